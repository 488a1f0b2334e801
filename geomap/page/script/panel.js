/* The panel of a province, of a town, or of the unplaced: its incidents, newest first. */
"use strict";

geomap.PAGE = 20; // incidents shown at once

geomap.openBucket = function (bucket, opener) {
  geomap.opener = opener ? { key: opener.dataset.key, node: opener } : null;
  geomap.group = null;
  geomap.shown = geomap.PAGE;
  geomap.change({ open: geomap.codeOf(bucket) });
  geomap.focusPanel();
};

geomap.openGroup = function (group, opener) {
  geomap.opener = { node: opener, spot: String(group.place) };
  geomap.group = group;
  geomap.shown = geomap.PAGE;
  geomap.change({ open: "" });
  geomap.focusPanel();
};

/** On a small screen the panel comes from below: bring the map above it into view. */
geomap.showMap = function () {
  if (matchMedia("(max-width: 61.99rem)").matches) {
    document.querySelector(".stage").scrollIntoView({ block: "start" });
  }
};

geomap.focusPanel = function () {
  geomap.showMap();
  const title = geomap.byId("panel-title");
  if (title) title.focus({ preventScroll: true });
};

geomap.closePanel = function () {
  geomap.group = null;
  geomap.change({ open: "" });
  const { opener } = geomap;
  geomap.opener = null;
  let node = opener && opener.node;
  if (opener && opener.key) node = document.querySelector(`[data-key="${CSS.escape(opener.key)}"]`);
  if (opener && opener.spot) node = document.querySelector(`[data-spot="${opener.spot}"]`);
  (node && node.isConnected ? node : geomap.byId("provinces-title")).focus({ preventScroll: true });
};

/** What the open panel is of: rows that fit, of how many, with title and figures; null when closed. */
geomap.subject = function () {
  const { group, state } = geomap;
  if (group) {
    const rows = group.rows.filter((row) => geomap.mask[row]).sort((a, b) => a - b);
    const name = geomap.places[group.place][2];
    const bucket = geomap.buckets[geomap.columns.bucket[group.rows[0]]];
    return { rows, all: group.rows.length, name, group, bucket };
  }
  const bucket = state.open && geomap.bucketOf(state.open);
  if (!bucket) return null;
  return {
    rows: bucket.rows.filter((row) => geomap.mask[row]), all: bucket.rows.length,
    name: geomap.nameOf(bucket), bucket,
  };
};

geomap.drawPanel = async function () {
  const { el, bdi, word } = geomap;
  const panel = geomap.byId("panel");
  const subject = geomap.subject();
  document.body.classList.toggle("with-panel", Boolean(subject));
  if (!subject) {
    panel.hidden = true;
    panel.replaceChildren();
    return;
  }
  const { bucket, rows, group } = subject;
  const other = bucket.native && !group ? (geomap.nameOf(bucket) === bucket.native ? bucket.name : bucket.native) : "";
  const sums = geomap.tally(geomap.maskFrom(rows)).total;
  const facts = geomap.measures.filter((m) => m === "incidents" || sums.sums[m] || (rows.length && m === "fatalities"));
  const where = group ? [bdi(geomap.nameOf(bucket))]
    : bucket.pcode ? [bdi(bucket.iso), " · ", ...geomap.phrase("pcode", { code: bdi(bucket.pcode) })] : [bdi(bucket.iso)];
  if (geomap.abroad && bucket.country) where.unshift(bdi(geomap.countryName(bucket.country)), " · ");
  const body = el("div", { class: "list" });
  const hadFocus = panel.contains(document.activeElement);
  const title = el("h2", { id: "panel-title", tabindex: "-1" }, bdi(subject.name), group && group.more ? " +" + geomap.number(group.more) : "",
    other && other !== subject.name ? [" ", bdi(other, "native")] : null);
  const close = el("button", { type: "button", class: "close", "aria-label": word("close"), on: { click: geomap.closePanel } },
    el("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, el("path", { d: "M3,3L13,13M13,3L3,13" })));
  const wasOpen = !panel.hidden && panel.dataset.subject === (group ? "spot-" + group.place : geomap.state.open);
  const scroll = wasOpen ? panel.scrollTop : 0;
  panel.replaceChildren(...[
    el("div", { class: "panel-head" }, el("div", {}, title, el("p", { class: "codes" }, where)), close),
    bucket.kind === "unplaced" && !group ? el("p", { class: "note", text: word("unplaced_note") }) : null,
    bucket.kind === "elsewhere" && !group ? el("p", { class: "note", text: word("elsewhere_note") }) : null,
    el("dl", { class: "facts" }, facts.map((m) => el("div", { class: m === geomap.state.measure ? "now" : "" },
      el("dt", { text: word(m) }), el("dd", { text: geomap.sumText(sums, m) })))),
    rows.length !== subject.all ? el("p", { class: "note", text: word("of_filtered", { n: geomap.number(rows.length), all: geomap.number(subject.all) }) }) : null,
    body,
  ].filter(Boolean));
  panel.dataset.subject = group ? "spot-" + group.place : geomap.state.open;
  panel.hidden = false;
  if (hadFocus) title.focus({ preventScroll: true });
  await geomap.fillPanel(body, rows);
  panel.scrollTop = scroll;
};

geomap.maskFrom = function (rows) {
  const mask = new Uint8Array(geomap.count);
  for (const row of rows) mask[row] = 1;
  return mask;
};

geomap.fillPanel = async function (body, rows) {
  const { el, word } = geomap;
  const shown = rows.slice(0, geomap.shown);
  const entries = await Promise.all(shown.map(async (row) => {
    const bucket = geomap.buckets[geomap.columns.bucket[row]];
    const packet = await geomap.details(bucket);
    return geomap.entry(row, geomap.detailOf(packet, row), bucket);
  }));
  const left = rows.length - shown.length;
  body.replaceChildren(...entries);
  if (!rows.length) body.append(el("p", { class: "nothing", text: word(geomap.count ? "nothing" : "empty") }));
  if (left > 0) {
    const next = Math.min(left, geomap.PAGE);
    body.append(el("button", { type: "button", class: "more", on: { click: async () => {
      geomap.shown += geomap.PAGE;
      await geomap.fillPanel(body, rows);
      const first = body.querySelectorAll("article")[shown.length];
      first.setAttribute("tabindex", "-1");
      first.focus({ preventScroll: true });
    } } }, word("more", { n: geomap.number(next) })));
  }
  if (rows.length && geomap.excerpt !== null) {
    body.append(el("p", { class: "note", text: word(geomap.excerpt ? "excerpt_text" : "no_text") }));
  }
};
