/* Numbers in circles and names beside them, the largest first, none over another; for map and paper. */
"use strict";

/** Boxes [left, top, right, bottom], each with what it is of, found again by the cells they lie in. */
geomap.Boxes = class {
  constructor() {
    this.cells = new Map();
  }

  * near(box, make) {
    for (let x = Math.floor(box[0] / 48); x <= Math.floor(box[2] / 48); x += 1) {
      for (let y = Math.floor(box[1] / 48); y <= Math.floor(box[3] / 48); y += 1) {
        const key = x * 65536 + y;
        if (make && !this.cells.has(key)) this.cells.set(key, []);
        if (this.cells.has(key)) yield this.cells.get(key);
      }
    }
  }

  add(box, of) {
    for (const cell of this.near(box, true)) cell.push({ box, of });
  }

  /** Whether any box that lies over this one is of something that passes. */
  some(box, passes) {
    for (const cell of this.near(box, false)) {
      for (const { box: other, of } of cell) {
        const apart = box[2] <= other[0] || box[0] >= other[2] || box[3] <= other[1] || box[1] >= other[3];
        if (!apart && passes(of)) return true;
      }
    }
    return false;
  }
};

/**
 * Where each text goes: [{text, x, y, size, kind, spot}], kind being count, strong or weak.
 * `spots` are {name, x, y, r, value, shown}, largest first; r is 0 where no circle is drawn.
 * `taken` are boxes [left, top, right, bottom] to keep clear of; `wide(text, size, weight)` measures.
 */
geomap.layNames = function (spots, { size, taken, wide, shaded }) {
  const out = [];
  const boxes = new geomap.Boxes();
  for (const box of taken) boxes.add(box);
  const free = (box) => !boxes.some(box, () => true);
  const drawn = spots.filter((s) => s.r > 0);
  const circles = new geomap.Boxes();
  drawn.forEach((s, n) => circles.add([s.x - s.r, s.y - s.r, s.x + s.r, s.y + s.r], { n, s }));
  const counted = new Set();
  // Whether a smaller circle, drawn over this one, lies over the box.
  const covered = (box, n) => circles.some(box, (other) => other.n > n && Math.hypot(
    other.s.x - Math.max(box[0], Math.min(other.s.x, box[2])),
    other.s.y - Math.max(box[1], Math.min(other.s.y, box[3])),
  ) < other.s.r - 1);
  for (const [n, s] of drawn.entries()) {
    const text = geomap.number(s.shown);
    // As large as the circle holds: half the width and the height of digits, corner to center.
    const fits = (s.r - 0.5) / Math.hypot(wide(text, 16, 600) / 32, 0.36);
    const big = Math.min(16, fits, Math.max(size - 1, s.r * 0.8));
    const half = wide(text, big, 600) / 2;
    const box = [s.x - half, s.y - big * 0.4, s.x + half, s.y + big * 0.4];
    if (big < size - 1.5 || !free(box) || covered(box, n)) continue;
    out.push({ text, x: s.x, y: s.y, size: big, kind: "count", spot: s });
    boxes.add(box);
    counted.add(s);
  }
  for (const s of drawn) boxes.add([s.x - s.r, s.y - s.r, s.x + s.r, s.y + s.r]);
  for (const s of spots) {
    if (!(s.value > 0) && spots.length > 400) continue; // as in labels.py
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
      boxes.add(box);
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
