// Faults of layout that can be measured: text cut off, parts over one another, provinces out of view.
() => {
  const faults = [];
  const root = document.documentElement;
  const name = (node) => node.outerHTML.slice(0, 110);
  const shown = (node) => node.getClientRects().length && !node.closest(".unseen, .skip, .paper, .scroll table");
  const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
  if (root.scrollWidth > root.clientWidth) faults.push("page scrolls sideways");

  const texts = ["h1", "h2", "p", "button", "label", "dt", "dd", "li"].map((tag) => ".app " + tag).join(", ");
  for (const node of all(texts)) {
    const box = node.getBoundingClientRect();
    const inEmbed = node.closest(".embed .measures"); // a strip that scrolls by itself
    if (node.clientWidth && node.scrollWidth > node.clientWidth + 1) faults.push("cut off: " + name(node));
    if (!inEmbed && (box.left < -1 || box.right > root.clientWidth + 1)) faults.push("beyond the edge: " + name(node));
  }

  const parts = all(".head, #measures, .stage > .bar, #canvas, #legend, .filters, .table, .foot");
  const details = all(".stage > .bar > *, .measure, .chip, .line > *, .dates > *, .key, .facts > div, .panel-head > *");
  for (const group of [parts, details]) {
    group.forEach((one, n) => {
      for (const other of group.slice(n + 1)) {
        if (Boolean(one.closest(".panel")) !== Boolean(other.closest(".panel"))) continue;
        const a = one.getBoundingClientRect();
        const b = other.getBoundingClientRect();
        const apart = a.left >= b.right - 1 || b.left >= a.right - 1 || a.top >= b.bottom - 1 || b.top >= a.bottom - 1;
        if (!apart) faults.push("overlap: " + name(one) + " / " + name(other));
      }
    });
  }

  const frame = document.querySelector("#canvas").getBoundingClientRect();
  for (const area of document.querySelectorAll("path.area")) {
    const box = area.getBoundingClientRect();
    const inside = box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
    if (!inside) faults.push("out of view: " + area.getAttribute("d").slice(0, 20));
  }
  return faults;
}
