/* Unpacks the page's data: the core at once, the details of a province when they are first needed. */
"use strict";

/* What a row adds to each measure: a number, or null where no report gives a figure. */
geomap.MEASURES = {
  incidents: { value: () => 1 },
  fatal_incidents: { value: (row) => (geomap.columns.killed[row] > 0 ? 1 : 0) },
  fatalities: { value: (row) => geomap.columns.killed[row] },
  injured: { value: (row) => geomap.columns.injured[row] },
  displaced_persons: {
    value: (row) => (geomap.columns.families[row] ? null : geomap.columns.displaced[row]),
  },
  displaced_families: {
    value: (row) => (geomap.columns.families[row] ? geomap.columns.displaced[row] : null),
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
  geomap.hand = new Set(core.hand);
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
  // Where several countries have incidents, a province is named with its country.
  geomap.abroad = new Set(geomap.buckets.filter((b) => b.rows.length && b.country).map((b) => b.country)).size > 1;
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

geomap.LISTS = new Set(["names", "sources", "claims", "quote", "source", "published", "url", "unlinked", "title", "report", "hand"]);
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
  geomap.buckets.forEach((bucket, number) => {
    const columns = ["location", "admin2", "names", "actor1", "actor2", "notes", "sources", "quote", "source", "title"]
      .map((name) => packets[number][name]).filter(Boolean);
    const claims = packets[number].claims;
    const country = bucket.country ? "\n" + geomap.countryName(bucket.country) : "";
    const name = bucket.kind === "unplaced" ? "" : bucket.name + "\n" + bucket.native + country;
    bucket.rows.forEach((row, n) => {
      const place = geomap.columns.place[row];
      let text = `${name}\n${geomap.types[geomap.columns.type[row]]}\n${geomap.subs[geomap.columns.sub[row]]}`;
      if (place >= 0) text += "\n" + geomap.places[place][2];
      for (const column of columns) {
        const value = column[n];
        if (typeof value === "string") text += "\n" + value;
        else if (value) for (const item of value) text += "\n" + item;
      }
      if (claims) for (const claim of claims[n]) text += "\n" + claim[4];
      texts[row] = geomap.fold(text);
    });
  });
  geomap.texts = texts;
  return texts;
};
