/* Unpacks the page's data: the core at once, the details of a province when they are first needed. */
"use strict";

geomap.MEASURES = {
  incidents: { value: () => 1 },
  fatal_incidents: { value: (row) => (geomap.columns.killed[row] > 0 ? 1 : 0) },
  fatalities: { value: (row) => geomap.columns.killed[row], open: "killed" },
  injured: { value: (row) => geomap.columns.injured[row], open: "injured" },
  displaced_persons: {
    value: (row) => (geomap.columns.families[row] ? 0 : geomap.columns.displaced[row]),
  },
  displaced_families: {
    value: (row) => (geomap.columns.families[row] ? geomap.columns.displaced[row] : 0),
  },
};
geomap.STATUSES = ["occurred", "ongoing", "claimed"];

/** The JSON in the data block `id`: base64 of gzip. */
geomap.unpack = async function (id) {
  const text = atob(geomap.byId(id).textContent.trim());
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
};

geomap.loadCore = async function () {
  const core = await geomap.unpack("geomap-core");
  geomap.words = core.words;
  geomap.columns = core.columns;
  geomap.types = core.types;
  geomap.subs = core.subs;
  geomap.places = core.places[0].map((lon, n) => [lon, core.places[1][n], core.places[2][n]]);
  let met = 0;
  // 0: no place of its own; 1: the next place not met yet; else its number plus 2 (see payload.py).
  core.columns.place = core.columns.place.map((code) => (code === 0 ? -1 : code === 1 ? met++ : code - 2));
  geomap.measures = core.measures;
  geomap.defaultMeasure = core.measure;
  geomap.excerpt = core.excerpt;
  geomap.shapes = core.shapes;
  geomap.outlines = core.outlines;
  geomap.count = core.columns.bucket.length;
  geomap.buckets = core.buckets.map(([kind, iso, name, native, country, pcode, lon, lat], index) => ({
    index, kind, iso, name, native, country, pcode, lon, lat, rows: [],
  }));
  core.columns.bucket.forEach((bucket, row) => geomap.buckets[bucket].rows.push(row));
  // The place of each row in its province's packet, which is in the same order.
  geomap.inPacket = new Int32Array(geomap.count);
  for (const bucket of geomap.buckets) bucket.rows.forEach((row, n) => (geomap.inPacket[row] = n));
  geomap.unplaced = geomap.buckets[geomap.buckets.length - 1];
  geomap.unplaced.name = geomap.word("unplaced_title");
  let first = Infinity;
  let last = -Infinity;
  let undated = 0;
  for (let row = 0; row < geomap.count; row += 1) {
    const day = core.columns.first[row];
    if (day === null) undated += 1;
    else {
      first = Math.min(first, day);
      last = Math.max(last, day + core.columns.length[row]);
    }
  }
  geomap.days = undated < geomap.count ? { first, last } : null;
  geomap.undated = undated;
};

/** A bucket's name in the page's script: the native name where the page is written from right to left. */
geomap.nameOf = function (bucket) {
  return geomap.words.dir === "rtl" && bucket.native ? bucket.native : bucket.name;
};

/** The details of all rows of a bucket, in their order. */
geomap.details = function (bucket) {
  if (!bucket.packet) {
    bucket.packet = bucket.rows.length
      ? geomap.unpack("geomap-details-" + bucket.index)
      : Promise.resolve({});
  }
  return bucket.packet;
};

geomap.LISTS = new Set(["names", "sources", "claims", "quote", "source", "published", "url", "unlinked", "title", "report"]);
geomap.FIELDS = [...geomap.LISTS, "location", "admin2", "actor1", "actor2", "dates", "ranges", "notes",
  "twin", "id", "independent", "disputed", "time", "geo"];
geomap.CLAIM = ["field", "value", "low", "high", "claimant", "side", "role", "unit", "inside", "start", "end", "report"];

/** One row's details out of its packet's columns; a column left out is empty for all. */
geomap.detailOf = function (packet, row) {
  const n = geomap.inPacket[row];
  const d = {};
  for (const name of geomap.FIELDS) {
    d[name] = packet[name] ? packet[name][n] : geomap.LISTS.has(name) ? [] : 0;
  }
  if (d.location === 0 && geomap.columns.place[row] >= 0) d.location = geomap.places[geomap.columns.place[row]][2];
  d.claims = d.claims.map((claim) => Object.fromEntries(geomap.CLAIM.map((name, i) => [name, claim[i]])));
  return d;
};

/** Folded text of every row, for searching; built when first asked for. */
geomap.searchTexts = async function () {
  if (geomap.texts) return geomap.texts;
  const packets = await Promise.all(geomap.buckets.map(geomap.details));
  const texts = new Array(geomap.count);
  const { type, sub } = geomap.columns;
  packets.forEach((packet, number) => {
    const bucket = geomap.buckets[number];
    for (const row of bucket.rows) {
      const d = geomap.detailOf(packet, row);
      const parts = [
        bucket.kind === "unplaced" ? "" : bucket.name, bucket.native,
        geomap.types[type[row]], geomap.subs[sub[row]],
        d.location, d.admin2, ...d.names, d.actor1, d.actor2, typeof d.notes === "string" ? d.notes : "",
        ...d.sources, ...d.quote, ...d.source, ...d.title, ...d.claims.map((claim) => claim.claimant),
      ];
      texts[row] = geomap.fold(parts.join("\n"));
    }
  });
  geomap.texts = texts;
  return texts;
};
