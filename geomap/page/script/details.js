/* One incident in full: what, where, when, how many, who says so, in which sentence. */
"use strict";

/** A figure with its bounds: "100+" (at least), "12 to 100", "12 (10 to 20)", "up to 30". */
geomap.figure = function (best, range) {
  const { number, word } = geomap;
  if (!range) return number(best);
  const [low, high] = range;
  if (high === null) return number(best) + "+";
  if (low === null) return word("up_to", { n: number(high) });
  if (low === high) return number(best);
  if (low === best || high === best) return word("range", { low: number(low), high: number(high) });
  return number(best) + " (" + word("range", { low: number(low), high: number(high) }) + ")";
};

/** The toll of an incident as chips, of what is known. */
geomap.toll = function (row, d) {
  const { killed, injured, displaced, families } = geomap.columns;
  const ranges = d.ranges || [0, 0, 0];
  const parts = [
    ["killed_n", killed[row], ranges[0]],
    ["injured_n", injured[row], ranges[1]],
    [families[row] ? "families_n" : "displaced_n", displaced[row], ranges[2]],
  ].filter(([, value]) => value !== null);
  if (!parts.length && !d.disputed) return null;
  return geomap.el("p", { class: "toll" }, parts.map(([key, value, range]) =>
    geomap.el("span", { class: "number" + (key === "killed_n" && value ? " deadly" : ""), text: geomap.wordFor(key, value, { n: geomap.figure(value, range) }) })),
  d.disputed ? geomap.el("span", { class: "tag warn", text: geomap.word("disputed") }) : null);
};

/** A sentence with the stated figures marked; offsets count characters, not UTF-16 units. */
geomap.marked = function (quote, claims) {
  const { el } = geomap;
  const letters = Array.from(quote);
  const cuts = claims.filter((c) => c.end > c.start && c.end - c.start < letters.length)
    .map((c) => [c.start, c.end]).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const parts = [];
  let at = 0;
  for (const [start, end] of cuts) {
    if (start < at) continue;
    parts.push(letters.slice(at, start).join(""), el("mark", { text: letters.slice(start, end).join("") }));
    at = end;
  }
  parts.push(letters.slice(at).join(""));
  return parts;
};

/** Who tells it, when, under which headline, with a link where the address is one to follow. */
geomap.sourceLine = function (d, n) {
  const { el, bdi, word } = geomap;
  const name = d.source[n] || (d.report[n] && word("report", { id: d.report[n] })) || word("unnamed");
  const label = bdi(name, "source");
  const link = /^https?:\/\//i.test(d.url[n] || "")
    ? el("a", { href: d.url[n], rel: "noopener noreferrer", target: "_blank" }, label) : label;
  return el("p", { class: "by" }, link,
    d.published[n] ? el("span", {}, " · ", geomap.looseDate(d.published[n])) : null,
    d.title[n] ? el("span", {}, " · ", bdi(d.title[n], "headline")) : null,
    d.unlinked[n] ? el("span", { class: "unlinked" }, " · ", geomap.phrase("unlinked", { address: bdi(d.unlinked[n]) })) : null);
};

/** The pieces of evidence by the report they are of; the report that tells it best comes first. */
geomap.byReport = function (d) {
  const groups = new Map();
  const pieces = Math.max(d.quote.length, d.source.length, d.url.length, d.title.length);
  for (let n = 0; n < pieces; n += 1) {
    const key = ["report", "source", "published", "url", "unlinked", "title"].map((name) => d[name][n] || "").join("\n");
    if (groups.has(key)) groups.get(key).push(n);
    else groups.set(key, [n]);
  }
  const best = typeof d.notes === "number" ? d.notes : -1;
  return [...groups.values()].sort((a, b) => b.includes(best) - a.includes(best));
};

/** The sentences, stated figures marked, under each report's name. */
geomap.quotes = function (d) {
  const { el } = geomap;
  const box = el("div", { class: "quotes" });
  const groups = geomap.byReport(d);
  for (const group of groups) {
    const quotes = group.filter((n) => d.quote[n]).map((n) => el("blockquote", { dir: "auto" },
      geomap.marked(d.quote[n], d.claims.filter((c) => c.inside === n))));
    box.append(el("figure", {}, quotes, el("figcaption", {}, geomap.sourceLine(d, group[0]))));
  }
  if (!groups.length) {
    if (d.notes) box.append(el("blockquote", { dir: "auto", text: d.notes }));
    if (d.sources.length) box.append(el("p", { class: "by" }, d.sources.flatMap((s, n) => [n ? " · " : "", geomap.bdi(s, "source")])));
  }
  return box;
};

/** Stated figures side by side, when there is more than one for anything. */
geomap.claimTable = function (d) {
  const { el, bdi, word } = geomap;
  const keys = ["killed_n", "injured_n", "displaced_n"];
  const rows = d.claims.filter((c) => typeof c.field === "number");
  const several = keys.some((_, field) => rows.filter((c) => c.field === field).length > 1)
    || rows.some((c) => c.role === "denied");
  if (!several) return null;
  const said = (c) => {
    if (c.value === null && c.low === null && c.high === null) return word(c.role === "denied" ? "denied" : "not_stated");
    const best = c.value !== null ? c.value : c.low !== null ? c.low : c.high;
    const range = c.low === best && c.high === best ? 0 : [c.low, c.high];
    return geomap.wordFor(c.unit === "families" ? "families_n" : keys[c.field], best, { n: geomap.figure(best, range) });
  };
  const note = (c) => [
    c.side ? geomap.words.sides[c.side] || c.side : "",
    c.role !== "toll" && !(c.role === "denied" && c.value === null) ? geomap.words[c.role] || c.role : "",
  ].filter(Boolean).join(", ");
  return el("div", { class: "claims" + (d.disputed ? " warn" : "") },
    el("h4", { text: word(d.disputed ? "claims_disputed" : "claims") }),
    el("ul", {}, rows.map((c) => el("li", { class: "role-" + c.role },
      el("b", { text: said(c) }),
      note(c) ? el("span", { class: "side", text: note(c) }) : null,
      c.claimant ? bdi(c.claimant, "claimant") : el("span", { class: "claimant", text: word("report_itself") }),
      d.source[c.report] ? bdi(d.source[c.report], "via") : null))));
};

geomap.whenOf = function (row, d) {
  if (d.dates) {
    const [start, end] = d.dates.map(geomap.looseDate);
    return start === end || !end ? start : start ? start + " " + geomap.words.dash + " " + end : end;
  }
  const day = geomap.columns.first[row];
  return day === null ? geomap.word("no_date") : geomap.dates(day, day + geomap.columns.length[row]);
};

geomap.whereOf = function (d, bucket) {
  const { bdi } = geomap;
  const place = bucket.kind === "unplaced" ? "" : geomap.nameOf(bucket);
  const parts = [d.location, d.admin2, place].filter((t, n, all) => t && all.indexOf(t) === n);
  const listed = (texts) => texts.flatMap((text, n) => [n ? geomap.words.comma : "", bdi(text)]);
  const others = d.names.filter((name) => !parts.includes(name));
  return others.length ? [...listed(parts), " (", ...listed(others), ")"] : listed(parts);
};

/** What a person has set, with the reason and who that was. */
geomap.byHand = function (d) {
  const { el, bdi, word } = geomap;
  if (!d.hand.length) return null;
  return el("div", { class: "by-hand" },
    el("h4", { text: word("hand") }),
    el("ul", {}, d.hand.map(([what, note, author]) => el("li", {}, word(what),
      note ? [": ", bdi(note)] : null,
      author ? [" (", bdi(author), ")"] : null))));
};

/** The entry of one incident. */
geomap.entry = function (row, d, bucket) {
  const { el, bdi, word, columns } = geomap;
  const status = geomap.STATUSES[columns.status[row]];
  const where = geomap.whereOf(d, bucket);
  const look = columns.place[row] < 0 ? "loose" : columns.near[row] ? "hollow" : "";
  const precise = [d.time ? word("precision_time_" + d.time) : "", d.geo ? word("precision_geo_" + d.geo) : ""].filter(Boolean);
  const twin = d.twin ? geomap.buckets[columns.bucket[d.twin - 1]] : null;
  return el("article", { class: "incident", "data-row": row },
    el("header", {},
      geomap.symbol(columns.type[row], look, 16),
      el("h3", {}, bdi(geomap.subName(columns.sub[row]))),
      status !== "occurred" ? el("span", { class: "tag status-" + status, text: word(status) }) : null),
    el("p", { class: "kind", text: geomap.typeName(columns.type[row]) }),
    el("p", { class: "when-where" }, el("b", { text: geomap.whenOf(row, d) }),
      where.length ? [" · ", where] : null),
    precise.length ? el("p", { class: "precision", text: precise.join(" · ") }) : null,
    d.actor1 || d.actor2
      ? el("p", { class: "actors" }, bdi(d.actor1 || d.actor2), d.actor1 && d.actor2 ? [" ", word("against_mark"), " ", bdi(d.actor2)] : null) : null,
    geomap.toll(row, d),
    geomap.quotes(d),
    geomap.claimTable(d),
    geomap.byHand(d),
    twin ? el("p", { class: "twin" },
      twin === bucket ? word("possible_duplicate") : geomap.phrase("possible_duplicate_other", { name: bdi(geomap.nameOf(twin)) })) : null,
    d.independent > 1 ? el("p", { class: "note", text: word("independent", { n: geomap.number(d.independent) }) }) : null);
};
