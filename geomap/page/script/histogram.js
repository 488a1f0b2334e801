/* When: bars by day, week or month, to read and to drag across. */
"use strict";

geomap.BAR_ROOM = 130; // bars that can still be told apart on a phone

/** First days of the bars: days, weeks (from the first day's Monday) or months. */
geomap.binsOf = function ({ first, last }) {
  const span = last - first + 1;
  if (span <= 62) return { unit: "day", starts: Array.from({ length: span }, (_, n) => first + n) };
  if (span <= geomap.BAR_ROOM * 7) {
    const monday = first - ((((first + 3) % 7) + 7) % 7); // 1970-01-01 was a Thursday
    const starts = [];
    for (let day = monday; day <= last; day += 7) starts.push(day);
    return { unit: "week", starts };
  }
  const starts = [];
  let [year, month] = geomap.isoOf(first).split("-").map(Number);
  for (;;) {
    const day = Math.round(Date.UTC(year, month - 1, 1) / 86400000);
    if (day > last) break;
    starts.push(day);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return { unit: "month", starts };
};

geomap.startHistogram = function () {
  const days = geomap.days;
  geomap.byId("when").hidden = !days;
  if (!days) return;
  geomap.bins = geomap.binsOf(days);
  const { starts } = geomap.bins;
  // The bar of each row, so that a redraw is one pass.
  geomap.binOf = new Int32Array(geomap.count).fill(-1);
  geomap.columns.first.forEach((day, row) => {
    if (day === null) return;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= day) low = middle;
      else high = middle - 1;
    }
    geomap.binOf[row] = low;
  });
  for (const [id, name] of [["from", "from"], ["to", "to"]]) {
    const input = geomap.byId(id);
    input.min = geomap.isoOf(days.first);
    input.max = geomap.isoOf(days.last);
    input.addEventListener("change", () => geomap.change({ [name]: geomap.dayOf(input.value) }));
  }
  const box = geomap.byId("histogram");
  new ResizeObserver(geomap.later(geomap.drawHistogram, 30)).observe(box);
  geomap.brush(box);
};

/** Sum of the measure by bar, over rows that fit all filters but the dates. */
geomap.heights = function () {
  const mask = geomap.maskOf("dates");
  const value = geomap.MEASURES[geomap.state.measure].value;
  const sure = new Array(geomap.bins.starts.length).fill(0);
  const unsure = sure.slice();
  const { exact } = geomap.columns;
  for (let row = 0; row < geomap.count; row += 1) {
    if (mask[row] && geomap.binOf[row] >= 0) {
      (exact[row] ? sure : unsure)[geomap.binOf[row]] += value(row) || 0;
    }
  }
  return { sure, unsure };
};

geomap.drawHistogram = function () {
  if (!geomap.bins || !geomap.sums) return;
  const { el, state } = geomap;
  const box = geomap.byId("histogram");
  const width = Math.max(120, box.clientWidth);
  const height = 64;
  const { unit, starts } = geomap.bins;
  const { sure, unsure } = geomap.heights();
  const top = Math.max(1, ...sure.map((n, i) => n + unsure[i]));
  const step = width / starts.length;
  const gap = step > 4 ? 1 : step > 2 ? 0.5 : 0;
  const svg = el("svg", { width, height: height + 18, class: "bars", role: "img" });
  const caption = geomap.word("by_" + unit, { measure: geomap.word(state.measure) });
  svg.setAttribute("aria-label", `${caption}: ${geomap.date(geomap.days.first)} ${geomap.words.dash} ${geomap.date(geomap.days.last)}`);
  const mirrored = geomap.words.dir === "rtl";
  const ends = (i) => (i + 1 < starts.length ? starts[i + 1] - 1 : geomap.days.last);
  starts.forEach((start, i) => {
    const inside = (state.from === null || ends(i) >= state.from) && (state.to === null || start <= state.to);
    const x = (mirrored ? width - (i + 1) * step : i * step) + gap / 2;
    const a = (sure[i] / top) * height;
    const b = (unsure[i] / top) * height;
    const bar = el("g", { class: inside ? "bar" : "bar out", "data-day": geomap.isoOf(start), "data-value": sure[i] + unsure[i] });
    const wide = Math.max(0.5, Math.min(step - gap, 28));
    const left = x + (step - gap - wide) / 2;
    if (sure[i]) bar.append(el("rect", { x: left, width: wide, y: height - Math.max(1.5, a), height: Math.max(1.5, a), class: "sure" }));
    if (unsure[i]) bar.append(el("rect", { x: left, width: wide, y: height - a - Math.max(1.5, b), height: Math.max(1.5, b), class: "unsure" }));
    const when = unit === "month" ? geomap.looseDate(geomap.isoOf(start).slice(0, 7)) : geomap.dates(start, unit === "week" ? start + 6 : start);
    bar.append(el("title", { text: `${when}: ${geomap.amount(sure[i] + unsure[i], state.measure)}` }),
      el("rect", { x: mirrored ? width - (i + 1) * step : i * step, y: 0, width: step, height, class: "reach" }));
    svg.append(bar);
  });
  svg.append(el("path", { d: `M0,${height + 0.5}H${width}`, class: "axis" }));
  svg.append(
    el("text", { x: mirrored ? width : 0, y: height + 14, class: "tick " + (mirrored ? "at-end" : ""), text: geomap.date(geomap.days.first) }),
    el("text", { x: mirrored ? 0 : width, y: height + 14, class: "tick " + (mirrored ? "" : "at-end"), text: geomap.date(geomap.days.last) }),
  );
  if (geomap.days.first === geomap.days.last) svg.lastChild.remove();
  box.replaceChildren(el("p", { class: "caption" }, caption,
    unsure.some(Boolean) ? el("span", { class: "pale", text: geomap.word("inexact") }) : null), svg);
  geomap.byId("from").value = geomap.isoOf(state.from === null ? geomap.days.first : state.from);
  geomap.byId("to").value = geomap.isoOf(state.to === null ? geomap.days.last : state.to);
  const note = geomap.byId("undated");
  note.hidden = !geomap.undated;
  const chosen = state.from !== null || state.to !== null;
  note.textContent = geomap.word(chosen ? "undated_hidden" : "undated", { n: geomap.number(geomap.undated) });
};

/** Drag across the bars to choose a time; a plain click chooses one bar, or clears the choice. */
geomap.brush = function (box) {
  let from = null;
  const barAt = (event) => {
    const svg = box.querySelector("svg");
    const frame = svg.getBoundingClientRect();
    const share = (event.clientX - frame.left) / frame.width;
    const n = geomap.bins.starts.length;
    const at = Math.max(0, Math.min(n - 1, Math.floor(share * n)));
    return geomap.words.dir === "rtl" ? n - 1 - at : at;
  };
  const choose = (a, b) => {
    const { starts } = geomap.bins;
    const [i, j] = a < b ? [a, b] : [b, a];
    const end = j + 1 < starts.length ? starts[j + 1] - 1 : geomap.days.last;
    const all = i === 0 && j === starts.length - 1;
    geomap.change(all ? { from: null, to: null }
      : { from: Math.max(starts[i], geomap.days.first), to: Math.min(end, geomap.days.last) });
  };
  box.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !event.target.closest("svg")) return;
    from = { bar: barAt(event), moved: false, before: [geomap.state.from, geomap.state.to] };
    box.setPointerCapture(event.pointerId);
  });
  box.addEventListener("pointermove", (event) => {
    if (from === null) return;
    const bar = barAt(event);
    if (bar === from.bar && !from.moved) return;
    from.moved = true;
    choose(from.bar, bar);
  });
  box.addEventListener("pointerup", (event) => {
    if (from === null) return;
    if (!from.moved) {
      const only = from.before[0] !== null || from.before[1] !== null;
      if (only) geomap.change({ from: null, to: null });
      else choose(from.bar, barAt(event));
    }
    from = null;
  });
  box.addEventListener("pointercancel", () => (from = null));
};
