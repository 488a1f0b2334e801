/* Numbers in circles and names beside them, the largest first, none over another; for map and paper. */
"use strict";

/**
 * Where each text goes: [{text, x, y, size, kind, spot}], kind being count, strong or weak.
 * `spots` are {name, x, y, r, value, shown}, largest first; r is 0 where no circle is drawn.
 * `taken` are boxes [left, top, right, bottom] to keep clear of; `wide(text, size, weight)` measures.
 */
geomap.layNames = function (spots, { size, taken, wide, shaded }) {
  const out = [];
  const boxes = [...taken];
  const free = (box) => boxes.every((other) =>
    box[2] <= other[0] || box[0] >= other[2] || box[3] <= other[1] || box[1] >= other[3]);
  const drawn = spots.filter((s) => s.r > 0);
  const counted = new Set();
  // Whether a smaller circle, drawn over this one, lies over the box.
  const covered = (box, n) => drawn.slice(n + 1).some((t) => Math.hypot(
    t.x - Math.max(box[0], Math.min(t.x, box[2])), t.y - Math.max(box[1], Math.min(t.y, box[3]))) < t.r - 1);
  for (const [n, s] of drawn.entries()) {
    const text = geomap.number(s.shown);
    const big = Math.max(size - 1, Math.min(16, s.r * 0.8));
    const half = wide(text, big, 600) / 2;
    const box = [s.x - half, s.y - big * 0.4, s.x + half, s.y + big * 0.4];
    if (Math.hypot(half, big * 0.36) > s.r - 0.5 || !free(box) || covered(box, n)) continue;
    out.push({ text, x: s.x, y: s.y, size: big, kind: "count", spot: s });
    boxes.push(box);
    counted.add(s);
  }
  for (const s of drawn) boxes.push([s.x - s.r, s.y - s.r, s.x + s.r, s.y + s.r]);
  for (const s of spots) {
    const name = geomap.short(s.name, 26);
    const value = shaded ? s.value : s.shown;
    const text = value > 0 && !counted.has(s) ? name + " " + geomap.number(value) : name;
    const half = wide(text, size, 500) / 2 + 2;
    const high = size * 0.62;
    const away = s.r + 2;
    const around = s.r > 0
      ? [[0, away + high], [0, -away - high], [away + half, 0], [-away - half, 0]]
      : [[0, 0], [0, 8], [0, -8]];
    for (const [dx, dy] of around) {
      const box = [s.x + dx - half, s.y + dy - high, s.x + dx + half, s.y + dy + high];
      if (!free(box)) continue;
      out.push({ text, x: s.x + dx, y: s.y + dy, size, kind: s.value > 0 ? "strong" : "weak", spot: s });
      boxes.push(box);
      break;
    }
  }
  return out;
};

/** Width of a text in pixels, in the page's font. */
geomap.textWidth = function (text, size, weight) {
  if (!geomap.pen) {
    geomap.pen = document.createElement("canvas").getContext("2d");
    geomap.family = getComputedStyle(document.body).fontFamily;
  }
  geomap.pen.font = `${weight} ${size}px ${geomap.family}`;
  return geomap.pen.measureText(text).width;
};
