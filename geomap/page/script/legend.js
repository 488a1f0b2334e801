/* How large a circle is, which shade a province has, and the legend that says so. */
"use strict";

/** At most five classes with whole-number breaks over the values above 0: [[low, high], ...]. */
geomap.classesOf = function (values) {
  const positive = values.filter((v) => v > 0).sort((a, b) => a - b);
  const distinct = [...new Set(positive)];
  if (distinct.length <= 5) return distinct.map((v) => [v, v]);
  const tops = [1, 2, 3, 4].map((n) => positive[Math.ceil((n / 5) * positive.length) - 1]);
  const breaks = [...new Set([...tops, distinct[distinct.length - 1]])];
  let low = distinct[0];
  return breaks.map((top) => {
    const pair = [low, top];
    low = distinct[distinct.indexOf(top) + 1];
    return pair;
  });
};

/** Which of `classes` a value is in: 0 for none, else 1 to 5 spread over the ramp. */
geomap.shadeOf = function (value, classes) {
  if (value <= 0) return 0;
  const at = classes.findIndex(([low, high]) => value >= low && value <= high);
  return classes.length === 1 ? 3 : 1 + Math.round((at * 4) / (classes.length - 1));
};

/**
 * Radius of the largest circle, such that the middle of each stays clear of smaller circles over it.
 * `spots` are {x, y, value} in pixels, `room` the smaller side of the map.
 */
geomap.largestRadius = function (spots, room) {
  const top = Math.max(1, ...spots.map((s) => s.value));
  // One or two incidents are not to look like a catastrophe: few are drawn small.
  let radius = Math.min(46, 12 + 8 * Math.sqrt(top), Math.max(14, room * 0.085));
  const drawn = spots.filter((s) => s.value > 0);
  for (const one of drawn) {
    const share = Math.sqrt(one.value / top); // of the largest radius
    if (radius <= 11) break;
    if (share <= 0.3) continue;
    for (const other of drawn) {
      if (other === one || other.value > one.value) continue;
      const reach = Math.sqrt(other.value / top) + 0.5 * share;
      radius = Math.min(radius, Math.hypot(one.x - other.x, one.y - other.y) / reach);
    }
  }
  return Math.max(radius, 11);
};

geomap.radiusOf = (value, top, largest) =>
  value > 0 ? Math.max(2.5, largest * Math.sqrt(value / top)) : 0;

/** Up to three round numbers for the circles of the legend, largest first. */
geomap.legendValues = function (top) {
  const round = (value) => {
    const power = 10 ** Math.floor(Math.log10(value));
    return [5, 2, 1].map((n) => n * power).find((n) => n <= value) || 1;
  };
  const values = [top, Math.max(1, round(top / 3.5)), Math.max(1, round(top / 16))];
  return [...new Set(values)].filter((v) => v >= 1);
};

/** Nested circles up to the value `shown` on a line, at the scale that `top` has radius `largest`. */
geomap.nestedCircles = function (shown, top, largest) {
  const { el } = geomap;
  const values = geomap.legendValues(shown);
  const big = geomap.radiusOf(shown, top, largest);
  const gap = 13;
  const height = Math.max(2 * big, gap * (values.length - 1) + 12) + 6;
  const right = 2 * big + 4;
  const svg = el("svg", {
    width: Math.ceil(right + 22 + 8 * geomap.number(shown).length), height: Math.ceil(height), class: "nested", "aria-hidden": "true",
  });
  let before = -Infinity;
  values.forEach((value, n) => {
    const r = geomap.radiusOf(value, top, largest);
    const up = height - 3 - 2 * r;
    const y = Math.min(Math.max(up, before + gap, 6), height - 4 - gap * (values.length - 1 - n));
    before = y;
    svg.append(
      el("circle", { cx: big + 2, cy: height - 3 - r, r, class: "ring" }),
      el("path", { d: `M${big + 2},${up}L${right + 6},${y}H${right + 12}`, class: "lead" }),
      el("text", { x: right + 16, y: y + 4, text: geomap.number(value) }),
    );
  });
  return svg;
};

/** What the circles are of, in words. */
geomap.circlesWord = (view) =>
  view.far ? "legend_countries" : view.close ? "legend_loose" : "legend_circles";

geomap.legend = function (view) {
  const { el, word } = geomap;
  const box = geomap.byId("legend");
  const s = geomap.state;
  const measure = word(s.measure);
  const parts = [];
  if (view.top <= 0) {
    parts.push(el("p", { class: "key-title", text: word("legend_none") }));
  } else if (s.view === "shaded") {
    const keys = [el("li", {}, el("i", { class: "swatch shade-0" }), geomap.number(0))];
    for (const [low, high] of view.classes) {
      const text = low === high ? geomap.number(low)
        : geomap.number(low) + geomap.words.dash + geomap.number(high);
      const shade = geomap.shadeOf(low, view.classes);
      keys.push(el("li", {}, el("i", { class: "swatch shade-" + shade }), text));
    }
    parts.push(
      el("div", { class: "key" },
        el("p", { class: "key-title", text: word("legend_shaded", { measure }) }),
        el("ul", { class: "swatches" }, keys)),
    );
  } else {
    parts.push(
      el("div", { class: "key" },
        el("p", { class: "key-title", text: word(geomap.circlesWord(view), { measure }) }),
        view.shown > 0 ? geomap.nestedCircles(view.shown, view.top, view.largest) : el("p", { text: word("none_here") })),
    );
  }
  parts.push(view.close ? geomap.symbolKey(view.seen) : el("p", { class: "key-hint", text: word("zoom_hint") }));
  if (!geomap.places.length) parts.pop();
  box.replaceChildren(...parts);
};
