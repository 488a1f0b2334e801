/* The printed map: drawn when the page was made, brought up to date with what is chosen. */
"use strict";

geomap.drawPaper = function () {
  const paper = geomap.byId("paper");
  const { el, state, word } = geomap;
  const svg = paper.querySelector("figure > svg");
  const spots = [...svg.querySelectorAll("[data-bucket]")].map((node) => {
    const bucket = geomap.buckets[+node.dataset.bucket];
    const value = geomap.sums.by[bucket.index].sums[state.measure];
    const x = +node.getAttribute("cx");
    return { node, bucket, value, shown: value, x, y: +node.getAttribute("cy"), name: geomap.nameOf(bucket) };
  });
  const top = Math.max(0, ...spots.map((s) => s.value));
  const largest = geomap.largestRadius(spots, +svg.dataset.room);
  spots.sort((a, b) => b.value - a.value || a.bucket.index - b.bucket.index);
  for (const spot of spots) {
    spot.r = geomap.radiusOf(spot.value, Math.max(1, top), largest);
    spot.node.setAttribute("r", spot.r.toFixed(1));
    spot.node.parentNode.append(spot.node);
  }
  const wide = (text, size, weight) => text.length * size * (weight >= 600 ? 0.68 : 0.6); // as in labels.py
  svg.querySelector(".names").replaceChildren(...geomap.layNames(spots, { size: 10, taken: [], wide })
    .map((t) => el("text", { class: t.kind, x: t.x, y: t.y, "font-size": t.size, text: t.text })));
  paper.querySelector(".paper-legend").replaceChildren(
    el("p", { text: top > 0 ? word("legend_circles", { measure: word(state.measure) }) : word("legend_none") }),
    top > 0 ? geomap.nestedCircles(top, top, largest) : "");
  const table = geomap.byId("table").querySelector("table").cloneNode(true);
  for (const button of table.querySelectorAll("button")) button.replaceWith(...button.childNodes);
  for (const extra of table.querySelectorAll("tr.empty, .arrow")) extra.remove();
  const surplus = [...table.tBodies[0].rows].slice(80); // as in paper.py
  for (const row of surplus) row.remove();
  if (surplus.length) {
    table.tBodies[0].append(el("tr", {}, el("th", {
      scope: "row", colspan: geomap.measures.length + 1, text: word("and_more", { n: geomap.number(surplus.length) }),
    })));
  }
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
