/* Start, and the one way in which anything changes. */
"use strict";

/** Change the state; everything that shows it follows. */
geomap.change = function (changes) {
  const before = geomap.state;
  geomap.state = { ...before, ...changes };
  return geomap.update("query" in changes && changes.query !== before.query);
};

geomap.update = async function (searchAgain) {
  if (searchAgain) {
    const { query } = geomap.state;
    if (query && !geomap.texts) geomap.byId("shown").textContent = geomap.word("searching");
    const hits = await geomap.find(query);
    if (geomap.state.query !== query) return; // something newer is being looked for; it draws
    geomap.hits = hits;
  }
  geomap.version = (geomap.version || 0) + 1;
  geomap.mask = geomap.maskOf();
  geomap.sums = geomap.tally(geomap.mask);
  const loose = geomap.mask.map((fits, row) => (fits && geomap.columns.place[row] < 0 ? 1 : 0));
  geomap.loose = geomap.places.length ? geomap.tally(loose).by : geomap.sums.by;
  geomap.drawControls();
  geomap.draw();
  geomap.drawHistogram();
  geomap.drawTable();
  geomap.drawPaper();
  geomap.writeAddress();
  await geomap.drawPanel();
};

/** Radio buttons for the measures, each with its total. */
geomap.startControls = function () {
  const { el, word } = geomap;
  const measures = geomap.byId("measures");
  for (const name of geomap.measures) {
    const input = el("input", { type: "radio", name: "measure", value: name, id: "measure-" + name,
      on: { change: () => geomap.change({ measure: name }) } });
    measures.append(el("label", { class: "measure", for: "measure-" + name }, input,
      el("span", { class: "value", id: "value-" + name }), el("span", { class: "name-of", text: word(name) })));
  }
  const views = geomap.byId("views");
  for (const name of ["circles", "shaded"]) {
    views.append(el("button", { type: "button", "data-view": name, on: { click: () => geomap.change({ view: name }) } }, word(name)));
  }
  const zoom = geomap.byId("zoom");
  const icons = { zoom_in: "M8,3V13M3,8H13", zoom_out: "M3,8H13", whole: "M2.5,6V2.5H6M10,2.5H13.5V6M13.5,10V13.5H10M6,13.5H2.5V10" };
  const actions = {
    zoom_in: () => geomap.map.zoomIn(1), zoom_out: () => geomap.map.zoomOut(1),
    whole: () => { geomap.whole(); geomap.draw(); },
  };
  for (const [name, path] of Object.entries(icons)) {
    zoom.append(el("button", { type: "button", "aria-label": word(name), title: word(name), on: { click: actions[name] } },
      el("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, el("path", { d: path }))));
  }
  geomap.startChips("types", "types", geomap.types.map((_, n) => n), (n) => [geomap.symbol(n, "", 13), geomap.typeName(n)]);
  geomap.startChips("statuses", "statuses", [0, 1, 2], (n) => [word(geomap.STATUSES[n])]);
  const search = geomap.later((text) => {
    geomap.typing = false;
    geomap.change({ query: text });
  }, 180);
  geomap.byId("search").addEventListener("input", (event) => {
    geomap.typing = true;
    search(event.currentTarget.value.trim());
  });
  geomap.byId("reset").addEventListener("click", () => {
    geomap.change({ from: null, to: null, types: new Set(), statuses: new Set(), query: "" });
    geomap.byId("search").focus({ preventScroll: true });
  });
  geomap.byId("unplaced").addEventListener("click", (event) => geomap.openBucket(geomap.unplaced, event.currentTarget));
  geomap.byId("skip").addEventListener("click", () => geomap.byId("provinces-title").focus());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !geomap.byId("panel").hidden) geomap.closePanel();
  });
};

/** Chips that are pressed to keep only what they name; none pressed keeps all. */
geomap.startChips = function (id, field, members, label) {
  const box = geomap.byId(id);
  const used = new Set(geomap.columns[field === "types" ? "type" : "status"]);
  for (const member of members.filter((m) => used.has(m))) {
    const toggle = () => {
      const chosen = new Set(geomap.state[field]);
      if (!chosen.delete(member)) chosen.add(member);
      geomap.change({ [field]: chosen });
    };
    box.append(geomap.el("button", { type: "button", class: "chip", "data-member": member, "aria-pressed": "false", on: { click: toggle } },
      label(member), geomap.el("span", { class: "tally" })));
  }
  box.hidden = box.children.length < 2;
};

geomap.drawControls = function () {
  const { state, word, number } = geomap;
  const { total } = geomap.sums;
  for (const name of geomap.measures) {
    const radio = geomap.byId("measure-" + name);
    radio.checked = state.measure === name;
    radio.parentElement.classList.toggle("on", radio.checked);
    geomap.byId("value-" + name).textContent = geomap.sumText(total, name);
  }
  for (const button of geomap.byId("views").children) {
    button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
  }
  for (const [field, column] of [["types", "type"], ["statuses", "status"]]) {
    const mask = geomap.maskOf(field);
    const counts = {};
    geomap.columns[column].forEach((member, row) => { if (mask[row]) counts[member] = (counts[member] || 0) + 1; });
    for (const chip of geomap.byId(field).children) {
      chip.setAttribute("aria-pressed", String(state[field].has(+chip.dataset.member)));
      chip.querySelector(".tally").textContent = number(counts[chip.dataset.member] || 0);
    }
  }
  const unplaced = geomap.sums.by[geomap.unplaced.index].sums.incidents;
  geomap.byId("unplaced").replaceChildren(word("unplaced"), " ", geomap.el("b", { text: number(unplaced) }));
  const n = total.sums.incidents;
  const text = n === geomap.count ? geomap.wordFor("shown_all", n, { n: number(n) }) : word("shown_some", { n: number(n), all: number(geomap.count) });
  geomap.byId("shown").textContent = text;
  geomap.byId("reset").hidden = !geomap.isFiltered();
  const search = geomap.byId("search");
  if (!geomap.typing && search.value.trim() !== state.query) search.value = state.query;
  geomap.announce(word("live", { n: number(n), all: number(geomap.count), unplaced: number(unplaced) }));
};

geomap.announce = geomap.later((text) => {
  if (geomap.byId("live").textContent !== text) geomap.byId("live").textContent = text;
}, 300);

/** Where the page cannot run, say why and show the printed sheet instead. */
geomap.fail = function (words) {
  const message = geomap.byId("message");
  message.textContent = words;
  message.hidden = false;
  document.documentElement.classList.add("failed");
};

geomap.start = async function (map) {
  const { old, broken } = geomap.byId("message").dataset;
  if (typeof DecompressionStream === "undefined") {
    geomap.fail(old);
    return;
  }
  try {
    await geomap.loadCore();
    await geomap.begin(map);
  } catch (error) {
    geomap.fail(broken);
    throw error;
  }
};

/** Everything after the core is there. */
geomap.begin = async function (map) {
  const root = document.documentElement;
  geomap.lang = root.lang;
  root.classList.toggle("embed", new URLSearchParams(location.search).has("embed"));
  geomap.state = geomap.readAddress();
  geomap.shown = geomap.PAGE;
  geomap.startControls();
  geomap.startHistogram();
  geomap.startTable();
  geomap.startMap(map);
  window.addEventListener("hashchange", () => {
    if (location.hash === geomap.ownHash) return;
    geomap.state = geomap.readAddress();
    geomap.group = null;
    geomap.update(true);
  });
  root.classList.add("ready");
  await geomap.update(true);
  if (geomap.state.open) geomap.showMap();
  root.dataset.ready = "1";
};

// eslint-disable-next-line no-undef
document.addEventListener("DOMContentLoaded", () => geomap.start(map_geomap));
