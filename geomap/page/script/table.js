/* The table of provinces: the same figures as the map, and the way in for keyboard and screen reader. */
"use strict";

geomap.sorting = { column: null, down: true }; // null: by the measure that the map shows
geomap.showZero = false;

/** Buckets of the table in their order: by figures, then by name; elsewhere and unplaced at the end. */
geomap.tableRows = function () {
  const column = geomap.sorting.column || geomap.state.measure;
  const sign = geomap.sorting.column && !geomap.sorting.down ? -1 : 1;
  const sums = geomap.sums.by;
  const names = new Map(geomap.buckets.map((b) => [b, geomap.nameOf(b)]));
  const compare = (a, b) => {
    const byName = names.get(a).localeCompare(names.get(b), geomap.lang) || a.index - b.index;
    if (column === "name") return sign * byName;
    return sign * (sums[b.index].sums[column] - sums[a.index].sums[column])
      || sums[b.index].sums.incidents - sums[a.index].sums.incidents || byName;
  };
  const some = (b) => sums[b.index].sums.incidents > 0;
  const of = (kind) => geomap.buckets.filter((b) => b.kind === kind).sort(compare);
  return {
    provinces: of("province").filter((b) => some(b) || geomap.showZero),
    zero: of("province").filter((b) => !some(b)).length,
    others: [...of("elsewhere"), ...of("unplaced")].filter((b) => b.rows.length),
  };
};

geomap.drawTable = function () {
  const { el, word, state } = geomap;
  const box = geomap.byId("table");
  const focused = document.activeElement && box.contains(document.activeElement)
    ? document.activeElement.dataset.key : null;
  const { provinces, zero, others } = geomap.tableRows();
  const columns = geomap.measures;
  const cell = (measure) => `figure col-${measure}${measure === state.measure ? " now" : ""}`;
  const sorted = geomap.sorting.column || state.measure;
  const head = el("tr", {}, ["name", ...columns].map((name) => {
    const text = name === "name" ? word("province") : word("short_" + name);
    const on = sorted === name;
    const up = name === "name" ? geomap.sorting.down : !geomap.sorting.down;
    const direction = on ? (up && geomap.sorting.column ? "ascending" : name === "name" ? "ascending" : "descending") : null;
    return el("th", { scope: "col", class: name === "name" ? "" : cell(name), "aria-sort": direction },
      el("button", { type: "button", "data-key": "sort-" + name, title: name === "name" ? null : word(name), on: { click: () => geomap.sortBy(name) } },
        text, on ? el("i", { class: "arrow", "aria-hidden": "true", text: direction === "ascending" ? "▲" : "▼" }) : null));
  }));
  const byHand = (bucket) => {
    const n = geomap.hand.size ? bucket.rows.filter((row) => geomap.mask[row] && geomap.hand.has(row)).length : 0;
    if (!n) return null;
    const text = geomap.wordFor("hand_rows", n, { n: geomap.number(n) });
    return el("span", { class: "hand", title: text }, el("i", { "aria-hidden": "true", text: "✎" }), el("span", { class: "unseen", text }));
  };
  const line = (bucket) => {
    const part = geomap.sums.by[bucket.index];
    const code = geomap.codeOf(bucket);
    const empty = !part.sums.incidents;
    const name = bucket.kind === "unplaced" ? word("unplaced") : geomap.nameOf(bucket);
    const row = el("tr", { class: [bucket.kind, empty ? "empty" : "", state.open === code ? "open" : ""].join(" ").trim(), "data-code": code },
      el("th", { scope: "row" },
        el("button", { type: "button", "data-key": "row-" + code, on: { click: (event) => geomap.openBucket(bucket, event.currentTarget) } }, geomap.bdi(name)),
        geomap.abroad && bucket.country ? el("span", { class: "land" }, geomap.bdi(geomap.countryName(bucket.country))) : null,
        bucket.kind === "elsewhere" ? el("span", { class: "tag", text: word("elsewhere") }) : null,
        byHand(bucket)),
      columns.map((measure) => el("td", { class: cell(measure), "data-measure": measure, "data-value": part.sums[measure] },
        empty ? geomap.number(0) : geomap.sumText(part, measure))));
    return row;
  };
  const total = el("tr", {}, el("th", { scope: "row", text: word("total") }),
    columns.map((measure) => el("td", { class: cell(measure), "data-value": geomap.sums.total.sums[measure] },
      geomap.sumText(geomap.sums.total, measure))));
  const table = el("table", {}, el("thead", {}, head),
    el("tbody", {}, [...provinces, ...others].map(line)), el("tfoot", {}, total));
  const notes = el("p", { class: "note" }, word("plus_note"));
  const parts = [];
  if (!geomap.count) parts.push(el("p", { class: "nothing", text: word("empty") }));
  else if (!geomap.sums.total.sums.incidents) parts.push(el("p", { class: "nothing", text: word("nothing") }));
  parts.push(el("div", { class: "scroll", tabindex: "-1" }, table));
  if (zero) {
    parts.push(el("button", { type: "button", class: "plain", "data-key": "zero", "aria-expanded": String(geomap.showZero), on: { click: () => {
      geomap.showZero = !geomap.showZero;
      geomap.drawTable();
    } } }, geomap.showZero ? word("hide_zero") : geomap.wordFor("show_zero", zero, { n: geomap.number(zero) })));
  }
  if (/\+/.test(table.textContent)) parts.push(notes);
  if (table.textContent.includes(geomap.words.dash)) parts.push(el("p", { class: "note", text: word("dash_note") }));
  box.replaceChildren(...parts);
  // Where not all columns fit, the ones beside the measure on the map give way.
  const room = table.parentElement;
  table.classList.toggle("narrow", room.scrollWidth > room.clientWidth + 1);
  if (focused) {
    const again = box.querySelector(`[data-key="${CSS.escape(focused)}"]`);
    if (again) again.focus({ preventScroll: true });
  }
};

/** Draw the table again when the room beside the map changes. */
geomap.startTable = function () {
  const box = geomap.byId("table");
  let before = box.clientWidth;
  new ResizeObserver(geomap.later(() => {
    if (box.clientWidth === before) return;
    before = box.clientWidth;
    geomap.drawTable();
  }, 100)).observe(box);
};

geomap.sortBy = function (name) {
  const now = geomap.sorting;
  const same = (now.column || geomap.state.measure) === name;
  geomap.sorting = { column: name, down: same ? !now.down : true };
  geomap.drawTable();
};
