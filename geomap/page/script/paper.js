/* The printed map: drawn when the page was made, brought up to date with what is chosen. */
"use strict";

geomap.drawPaper = function () {
  const paper = geomap.byId("paper");
  const { el, state, word } = geomap;
  const svg = paper.querySelector("svg");
  if (!svg) return;
  const spots = [];
  for (const node of svg.querySelectorAll("[data-bucket]")) {
    const bucket = geomap.buckets[+node.dataset.bucket];
    const value = geomap.sums.by[bucket.index].sums[state.measure];
    spots.push({ node, bucket, value, x: +node.dataset.x, y: +node.dataset.y });
  }
  const top = Math.max(0, ...spots.map((s) => s.value));
  const largest = geomap.largestRadius(spots, +svg.dataset.room);
  spots.sort((a, b) => b.value - a.value || a.bucket.index - b.bucket.index);
  for (const { node, bucket, value } of spots) {
    const r = geomap.radiusOf(value, Math.max(1, top), largest);
    node.querySelector("circle").setAttribute("r", r.toFixed(1));
    const text = node.querySelector("text");
    const figure = value > 0 ? geomap.number(value) : "";
    text.textContent = figure;
    const fits = r * 2 > figure.length * 6 + 3 && r > 6;
    text.setAttribute("class", fits ? "in" : "beside");
    text.setAttribute("x", fits ? node.dataset.x : +node.dataset.x + r + 2);
    node.parentNode.append(node);
    void bucket;
  }
  const legend = paper.querySelector(".paper-legend");
  legend.replaceChildren(
    el("p", { text: top > 0 ? word("legend_circles", { measure: word(state.measure) }) : word("legend_none") }),
    top > 0 ? geomap.nestedCircles(top, largest) : "");
  const table = geomap.byId("table").querySelector("table").cloneNode(true);
  for (const button of table.querySelectorAll("button")) button.replaceWith(...button.childNodes);
  for (const row of table.querySelectorAll("tr.empty")) row.remove();
  paper.querySelector(".paper-table").replaceChildren(table);
  paper.querySelector(".paper-filter").textContent = geomap.filterWords();
};

/** What is chosen, in words. */
geomap.filterWords = function () {
  const { state, word } = geomap;
  if (!geomap.isFiltered()) return word("all_shown");
  const parts = [];
  if (state.from !== null || state.to !== null) {
    parts.push(geomap.dates(state.from === null ? geomap.days.first : state.from, state.to === null ? geomap.days.last : state.to));
  }
  for (const type of [...state.types].sort()) parts.push(geomap.typeName(type));
  for (const status of [...state.statuses].sort()) parts.push(word(geomap.STATUSES[status]));
  if (state.query) parts.push("“" + state.query + "”");
  return word("filtered", { what: parts.join(" · ") });
};
