/* Incidents at a town of their own, drawn when zoomed in: shape and color by type, hollow for "near". */
"use strict";

/** Outlines in a box of 16 by 16, in the order of the event types; a seventh for any other type. */
geomap.SHAPES = [
  "M8,1.2 14.8,8 8,14.8 1.2,8Z", // Battles: diamond
  "M8,.8 10,5.6 15,4.6 12,8.6 14.2,13.2 9.4,12 6.4,15.6 5.4,10.8 .8,9.4 5,6.8 3.6,2.2 7.4,4.4Z", // Explosions: burst
  "M8,1.6 15,14 1,14Z", // Violence against civilians: triangle
  "M8,1.6a6.4,6.4 0 1 1 0,12.8a6.4,6.4 0 1 1 0,-12.8Z", // Protests: circle
  "M2.2,2.2H13.8V13.8H2.2Z", // Riots: square
  "M5,1.6H11L15,8 11,14.4H5L1,8Z", // Strategic developments: hexagon
  "M1.4,4H14.6L8,14.6Z",
];

/** A type's symbol; `look` is "" (at the place), "hollow" (near it) or "loose" (province only, or nowhere). */
geomap.symbol = function (type, look, size) {
  const kind = Math.min(type, geomap.SHAPES.length - 1);
  return geomap.el("svg", {
    viewBox: "0 0 16 16", width: size || 14, height: size || 14, "aria-hidden": "true",
    class: "symbol type-" + kind + (look ? " " + look : ""),
  }, geomap.el("path", { d: geomap.SHAPES[kind] }));
};

geomap.typeName = (type) => geomap.words.types[geomap.types[type]] || geomap.types[type];
geomap.subName = (sub) => geomap.words.subs[geomap.subs[sub]] || geomap.subs[sub];

/** The legend of the symbols that are in use. */
geomap.symbolKey = function (seen) {
  const { el, word } = geomap;
  const keys = [...seen].sort((a, b) => a - b).map((type) =>
    el("li", {}, geomap.symbol(type, ""), geomap.typeName(type)));
  return el("div", { class: "key key-places" },
    el("p", { class: "key-title", text: word("legend_places") }),
    el("ul", { class: "types" }, keys),
    el("ul", { class: "types" },
      el("li", {}, geomap.symbol(3, ""), word("legend_solid")),
      el("li", {}, geomap.symbol(3, "hollow"), word("legend_hollow")),
      el("li", {}, el("i", { class: "dashed" }), word("legend_dashed"))));
};

/**
 * Places gathered so that no two symbols overlap: the busiest first, others within `reach` pixels join it.
 * A symbol always stands at the point of its busiest place; nothing is moved.
 */
geomap.gather = function (map, mask, reach) {
  const { place, type } = geomap.columns;
  const value = geomap.MEASURES[geomap.state.measure].value;
  const sums = new Map();
  for (let row = 0; row < geomap.count; row += 1) {
    if (!mask[row] || place[row] < 0 || !(value(row) > 0)) continue;
    let entry = sums.get(place[row]);
    if (!entry) sums.set(place[row], (entry = { place: place[row], value: 0, rows: [] }));
    entry.value += value(row);
    entry.rows.push(row);
  }
  const entries = [...sums.values()].sort((a, b) => b.value - a.value || a.place - b.place);
  const cells = new Map();
  const groups = [];
  for (const entry of entries) {
    const [lon, lat] = geomap.places[entry.place];
    const at = map.project([lat, lon]);
    const cx = Math.floor(at.x / reach);
    const cy = Math.floor(at.y / reach);
    let home = null;
    for (let dx = -1; dx <= 1 && !home; dx += 1) {
      for (let dy = -1; dy <= 1 && !home; dy += 1) {
        for (const group of cells.get((cx + dx) + ":" + (cy + dy)) || []) {
          if (Math.abs(group.at.x - at.x) < reach && Math.abs(group.at.y - at.y) < reach) home = group;
        }
      }
    }
    if (home) {
      home.value += entry.value;
      for (const row of entry.rows) home.rows.push(row);
      home.more += 1;
    } else {
      const group = { ...entry, rows: [...entry.rows], at, latlng: [lat, lon], more: 0 };
      groups.push(group);
      const key = cx + ":" + cy;
      if (cells.has(key)) cells.get(key).push(group);
      else cells.set(key, [group]);
    }
  }
  for (const group of groups) {
    const counts = new Map();
    for (const row of group.rows) counts.set(type[row], (counts.get(type[row]) || 0) + 1);
    group.types = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || a - b);
    group.near = group.rows.every((row) => geomap.columns.near[row]);
  }
  return groups;
};

/** A button for a group: its commonest type's symbol, and its value where that is above 1. */
geomap.groupMarker = function (group) {
  const { el } = geomap;
  const name = geomap.places[group.place][2];
  const measure = geomap.state.measure;
  const label = geomap.word("place_label", {
    name: name + (group.more ? " +" + geomap.number(group.more) : ""),
    value: geomap.amount(group.value, measure),
  });
  const content = el("span", { class: "spot" },
    geomap.symbol(group.types[0], group.near ? "hollow" : "", 16),
    group.value > 1 ? el("b", { text: geomap.number(group.value) }) : null);
  const marker = L.marker(group.latlng, {
    icon: L.divIcon({ html: content, className: "spot-box", iconSize: [16, 16] }),
    pane: "spots", keyboard: false,
  });
  marker.on("add", () => {
    const box = marker.getElement();
    geomap.asButton(box, label, () => geomap.openGroup(group, box));
  });
  marker.on("click", () => geomap.openGroup(group, marker.getElement()));
  marker.bindTooltip(() => el("span", {}, geomap.bdi(name),
    group.more ? " +" + geomap.number(group.more) : "", " · ",
    geomap.amount(group.value, measure)), { direction: "top" });
  return marker;
};
