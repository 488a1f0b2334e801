/* Small tools that every other file uses. Text becomes text nodes, never markup. */
"use strict";
const geomap = {};

/** An element; `attributes` may hold `on` (listeners by event) and `text`. Null children are left out. */
geomap.el = function (tag, attributes, ...children) {
  const svg = "svg g circle rect path line text title desc".split(" ").includes(tag);
  const node = svg
    ? document.createElementNS("http://www.w3.org/2000/svg", tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "text") node.textContent = value;
    else if (name === "on") {
      for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? "" : value);
    }
  }
  for (const child of children.flat(2)) {
    if (child !== null && child !== undefined && child !== "") node.append(child);
  }
  return node;
};

/** A text of unknown language and direction, isolated from what stands around it. */
geomap.bdi = function (text, className) {
  return geomap.el("bdi", { dir: "auto", class: className, text: text });
};

geomap.byId = (id) => document.getElementById(id);

/** The page's own words: `key`, with {name} filled from `values`. */
geomap.word = function (key, values) {
  let text = geomap.words[key];
  if (text === undefined) return key;
  for (const [name, value] of Object.entries(values || {})) {
    text = text.split("{" + name + "}").join(value);
  }
  return text;
};

/** The word for a number of things: `key_one` for exactly one, where the language has it. */
geomap.wordFor = function (key, count, values) {
  return geomap.word(count === 1 && geomap.words[key + "_one"] ? key + "_one" : key, values);
};

/** A number with its unit: "1 incident", "12 killed". */
geomap.amount = (count, measure) => geomap.number(count) + " " + geomap.wordFor("unit_" + measure, count);

/** The same with {name} filled by a node, so that report text in it stays a node of its own. */
geomap.phrase = function (key, values) {
  const parts = geomap.words[key].split(/(\{\w+\})/);
  return parts.map((part) => {
    const name = part.slice(1, -1);
    return part.startsWith("{") && name in values ? values[name] : part;
  });
};

geomap.digits = function (text) {
  return String(text).replace(/[0-9]/g, (digit) => geomap.words.digits[digit]);
};

geomap.number = function (value) {
  const grouped = String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return geomap.digits(grouped).split(",").join(geomap.words.group);
};

/** Days since 1970-01-01 <-> ISO 8601. */
geomap.isoOf = (day) => new Date(day * 86400000).toISOString().slice(0, 10);
geomap.dayOf = function (iso) {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(iso || "") ? Date.parse(iso + "T00:00:00Z") : NaN;
  return Number.isNaN(time) ? null : Math.round(time / 86400000);
};

geomap.date = function (day, form, months) {
  const [year, month, date] = geomap.isoOf(day).split("-");
  const names = geomap.words[months || "months_short"];
  return geomap.words[form || "date"]
    .replace("{d}", geomap.digits(+date))
    .replace("{y}", geomap.digits(year))
    .replace("{m}", names[month - 1]);
};

/** Two days as one text: "3–4 May 2021", "28 Apr – 3 May 2021", "3 May 2021". */
geomap.dates = function (first, last) {
  if (first === last) return geomap.date(first);
  const dash = " " + geomap.words.dash + " ";
  const [a, b] = [geomap.isoOf(first), geomap.isoOf(last)];
  const sameYear = a.slice(0, 4) === b.slice(0, 4);
  if (a.slice(0, 7) === b.slice(0, 7) && geomap.words.date.startsWith("{d} ")) {
    return geomap.digits(+a.slice(8)) + geomap.words.dash + geomap.date(last);
  }
  return geomap.date(first, sameYear ? "date_short" : "date") + dash + geomap.date(last);
};

/** A date as written that says less than a day: 2021-05, 2021, XXXX-05-03. */
geomap.looseDate = function (written) {
  const match = /^(\d{4}|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(written);
  if (!match) return written;
  const [, year, month, date] = match;
  const name = month && geomap.words.months[month - 1];
  if (year === "XXXX") {
    return date && name ? geomap.word("no_year", { d: geomap.digits(+date), m: name }) : written;
  }
  if (date) return geomap.date(geomap.dayOf(written));
  return name
    ? geomap.words.month_year.replace("{m}", name).replace("{y}", geomap.digits(year))
    : geomap.digits(year);
};

/** The text, cut where it is longer than a label can be. */
geomap.short = function (text, most) {
  const letters = Array.from(text);
  return letters.length > most ? letters.slice(0, most - 1).join("") + "…" : text;
};

/** Text without case and accents, for searching; the same on both sides. */
geomap.fold = function (text) {
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
};

/** Calls `action` once things have been quiet for `wait` milliseconds. */
geomap.later = function (action, wait) {
  let timer = 0;
  return function (...values) {
    clearTimeout(timer);
    timer = setTimeout(() => action(...values), wait);
  };
};
