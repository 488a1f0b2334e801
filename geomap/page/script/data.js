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
  geomap.places = core.places;
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
      : Promise.resolve([]);
  }
  return bucket.packet;
};

/** Folded text of every row, for searching; built when first asked for. */
geomap.searchTexts = async function () {
  if (geomap.texts) return geomap.texts;
  const packets = await Promise.all(geomap.buckets.map(geomap.details));
  const texts = new Array(geomap.count);
  const { type, sub } = geomap.columns;
  packets.forEach((packet, number) => {
    const bucket = geomap.buckets[number];
    packet.forEach((d, n) => {
      const row = bucket.rows[n];
      const parts = [
        bucket.kind === "unplaced" ? "" : bucket.name, bucket.native,
        geomap.types[type[row]], geomap.subs[sub[row]],
        d[0], d[1], ...d[2], d[3], d[4], typeof d[7] === "string" ? d[7] : "", ...d[10],
      ];
      for (const item of d[8]) parts.push(item[0], item[1], item[5]);
      for (const claim of d[9]) parts.push(claim[4]);
      texts[row] = geomap.fold(parts.join("\n"));
    });
  });
  geomap.texts = texts;
  return texts;
};
