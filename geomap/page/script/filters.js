/* What is chosen, which rows fit it, what they add up to, and the address that says so. */
"use strict";

geomap.slug = (text) => geomap.fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean).join("-");

geomap.freshState = () => ({
  measure: geomap.defaultMeasure,
  view: "circles",
  from: null, // days since 1970-01-01, or null for no limit
  to: null,
  types: new Set(), // empty: all
  statuses: new Set(),
  query: "",
  open: "", // bucket whose panel is open: its code, or "unplaced"
});

/** Whether anything is filtered out (what is drawn, and how, is no filter). */
geomap.isFiltered = function () {
  const s = geomap.state;
  return s.from !== null || s.to !== null || s.types.size + s.statuses.size > 0 || s.query !== "";
};

/** Rows that fit, as a mask. `except` names one filter not to apply ("dates", "types", "statuses"). */
geomap.maskOf = function (except) {
  const s = geomap.state;
  const { first, length, type, status } = geomap.columns;
  const mask = new Uint8Array(geomap.count);
  const useDates = except !== "dates" && (s.from !== null || s.to !== null);
  const from = s.from === null ? -Infinity : s.from;
  const to = s.to === null ? Infinity : s.to;
  const types = except !== "types" && s.types.size ? s.types : null;
  const statuses = except !== "statuses" && s.statuses.size ? s.statuses : null;
  const hits = geomap.hits;
  for (let row = 0; row < geomap.count; row += 1) {
    if (types && !types.has(type[row])) continue;
    if (statuses && !statuses.has(status[row])) continue;
    if (hits && !hits[row]) continue;
    if (useDates) {
      const day = first[row];
      if (day === null || day > to || day + length[row] < from) continue;
    }
    mask[row] = 1;
  }
  return mask;
};

/** Sums over the rows of `mask`, of all measures, by bucket and in all; `told`: rows that give a figure at all. */
geomap.tally = function (mask) {
  const names = geomap.measures;
  const zeros = () => Object.fromEntries(names.map((n) => [n, 0]));
  const empty = () => ({ sums: zeros(), told: zeros(), open: 0 });
  const by = geomap.buckets.map(empty);
  const total = empty();
  const { bucket, open } = geomap.columns;
  for (let row = 0; row < geomap.count; row += 1) {
    if (!mask[row]) continue;
    for (const part of [by[bucket[row]], total]) {
      for (const name of names) {
        const value = geomap.MEASURES[name].value(row);
        if (value === null) continue;
        part.told[name] += 1;
        part.sums[name] += value;
      }
      if (open[row]) part.open += 1;
    }
  }
  return { by, total };
};

/** A sum as text: "107", "107+" where it is only "at least", "–" where nobody gives a figure. */
geomap.sumText = function (part, measure) {
  const text = geomap.number(part.sums[measure]);
  const incidents = part.sums.incidents;
  if (incidents && !part.told[measure]) return geomap.words.dash;
  // Every incident may have killed or injured; few displace anybody, and those that do say so.
  const expected = measure === "fatalities" || measure === "injured";
  const atLeast = (expected && part.told[measure] < incidents) || (measure === "fatalities" && part.open);
  return atLeast ? text + "+" : text;
};

/** The same in words, for a screen reader: "at least 107 killed". */
geomap.sumWords = function (part, measure) {
  const text = geomap.sumText(part, measure);
  const unit = geomap.wordFor("unit_" + measure, part.sums[measure]);
  if (text === geomap.words.dash) return unit + ": " + geomap.word("not_stated");
  if (!text.endsWith("+")) return text + " " + unit;
  return geomap.word("at_least", { n: text.slice(0, -1) }) + " " + unit;
};

geomap.writeAddress = function () {
  const s = geomap.state;
  const parts = [];
  const add = (name, value) => parts.push(name + "=" + encodeURIComponent(value).replaceAll("%2C", ","));
  if (s.measure !== geomap.defaultMeasure) add("measure", s.measure);
  if (s.view !== "circles") add("view", s.view);
  if (s.from !== null) add("from", geomap.isoOf(s.from));
  if (s.to !== null) add("to", geomap.isoOf(s.to));
  if (s.types.size) add("type", [...s.types].sort().map((n) => geomap.slug(geomap.types[n])).join(","));
  if (s.statuses.size) add("status", [...s.statuses].sort().map((n) => geomap.STATUSES[n]).join(","));
  if (s.query) add("q", s.query);
  if (s.open) add("open", s.open);
  const hash = parts.length ? "#" + parts.join("&") : "";
  if (hash === location.hash) return;
  geomap.ownHash = hash;
  history.replaceState(null, "", location.pathname + location.search + hash);
};

/** The state that the address tells; what it gets wrong is as if not said. */
geomap.readAddress = function () {
  const s = geomap.freshState();
  const said = new URLSearchParams(location.hash.slice(1));
  if (geomap.measures.includes(said.get("measure"))) s.measure = said.get("measure");
  if (said.get("view") === "shaded") s.view = "shaded";
  if (geomap.days) {
    s.from = geomap.dayOf(said.get("from"));
    s.to = geomap.dayOf(said.get("to"));
  }
  const slugs = geomap.types.map(geomap.slug);
  for (const slug of (said.get("type") || "").split(",")) {
    if (slugs.includes(slug)) s.types.add(slugs.indexOf(slug));
  }
  for (const name of (said.get("status") || "").split(",")) {
    if (geomap.STATUSES.includes(name)) s.statuses.add(geomap.STATUSES.indexOf(name));
  }
  s.query = (said.get("q") || "").slice(0, 200);
  const open = said.get("open") || "";
  if (geomap.bucketOf(open)) s.open = open;
  return s;
};

geomap.bucketOf = (code) =>
  geomap.buckets.find((b) => (b.kind === "unplaced" ? code === "unplaced" : b.iso === code)) || null;
geomap.codeOf = (bucket) => (bucket.kind === "unplaced" ? "unplaced" : bucket.iso);

/** Rows in which every word of the query stands; null when there is no query. */
geomap.find = async function (query) {
  const wanted = geomap.fold(query).split(/\s+/).filter(Boolean);
  if (!wanted.length) return null;
  const texts = await geomap.searchTexts();
  const hits = new Uint8Array(geomap.count);
  for (let row = 0; row < geomap.count; row += 1) {
    if (wanted.every((word) => texts[row].includes(word))) hits[row] = 1;
  }
  return hits;
};
