/* The map: boundaries, circles or shades, labels, and what happens on zoom. */
"use strict";

/** Make a drawn thing a button for keyboard and screen reader; clicks come through Leaflet, which knows drags. */
geomap.asButton = function (node, label, action) {
  node.setAttribute("tabindex", "0");
  node.setAttribute("role", "button");
  node.setAttribute("aria-label", label);
  if (node.dataset.wired) return;
  node.dataset.wired = "1";
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    action();
  });
};

/** Polygons of flat differences (see shapes.py) as Leaflet wants them. */
geomap.latlngs = (polygons) => polygons.map((rings) => rings.map((flat) => {
  const out = [];
  let lon = 0;
  let lat = 0;
  for (let i = 0; i < flat.length; i += 2) {
    lon += flat[i];
    lat += flat[i + 1];
    out.push([lat / 1000, lon / 1000]);
  }
  return out;
}));

geomap.startMap = function (map) {
  geomap.map = map;
  if (map.attributionControl) map.attributionControl.setPrefix(false);
  for (const [name, index] of [["land", 350], ["circles", 420], ["names", 450], ["spots", 460]]) {
    map.createPane(name).style.zIndex = index;
  }
  map.getPane("names").style.pointerEvents = "none";
  const box = map.getContainer();
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", geomap.word("map_label"));
  map.eachLayer((layer) => {
    if (layer instanceof L.TileLayer) box.classList.add("tiled");
  });
  const land = L.svg({ pane: "land", padding: 0.5 });
  const circles = L.svg({ pane: "circles", padding: 0.5 });
  const bounds = L.latLngBounds([]);
  for (const bucket of geomap.buckets) {
    const shape = geomap.shapes[bucket.index];
    if (bucket.kind === "province" && shape && shape.length) {
      bucket.area = L.polygon(geomap.latlngs(shape), {
        renderer: land, pane: "land", className: "area", weight: 1, fillOpacity: 1,
      }).addTo(map);
      bucket.area.on("click", () => geomap.openBucket(bucket, bucket.circle.getElement()));
      bounds.extend(bucket.area.getBounds());
      geomap.hint(bucket.area, bucket);
    }
    if (bucket.lon === null) continue;
    bucket.circle = L.circleMarker([bucket.lat, bucket.lon], {
      renderer: circles, pane: "circles", className: "circle", radius: 1,
    }).addTo(map);
    bucket.circle.on("click", () => geomap.openBucket(bucket, bucket.circle.getElement()));
    geomap.hint(bucket.circle, bucket);
  }
  geomap.startCountries(map, circles);
  for (const outline of geomap.outlines) {
    L.polygon(geomap.latlngs(outline), {
      renderer: land, pane: "land", className: "outline", weight: 1.6, fill: false, interactive: false,
    }).addTo(map);
  }
  // Regions beyond the boundaries widen the view a little, never so much that the country shrinks away.
  const wider = bounds.isValid() ? bounds.pad(0.12) : null;
  for (const bucket of geomap.buckets) {
    if (bucket.kind === "elsewhere" && bucket.lon !== null) {
      if (!wider || wider.contains([bucket.lat, bucket.lon])) bounds.extend([bucket.lat, bucket.lon]);
    }
  }
  // Of many countries the parts where something happened are shown, not all that belongs to them.
  if (geomap.countries.length) {
    geomap.bounds = L.latLngBounds([]);
    for (const country of geomap.countries) geomap.bounds.extend(geomap.boundsOf(country, true));
  } else geomap.bounds = bounds.isValid() ? bounds : L.latLngBounds([[-50, -120], [60, 150]]);
  geomap.names = L.layerGroup().addTo(map);
  geomap.spots = L.layerGroup().addTo(map);
  map.on("zoomend", geomap.draw);
  map.on("moveend", geomap.drawSpots);
  new ResizeObserver(geomap.later(geomap.resized, 60)).observe(box);
  geomap.whole();
};

/** A tooltip built of text nodes. */
geomap.hint = function (layer, bucket) {
  layer.bindTooltip(() => geomap.el("span", {},
    geomap.bdi(geomap.nameOf(bucket)), " · ",
    geomap.sumWords(geomap.sums.by[bucket.index], geomap.state.measure)), { sticky: true });
};

/** Fit the whole map again. */
geomap.whole = function () {
  geomap.map.invalidateSize({ pan: false });
  const size = geomap.map.getSize();
  const pad = Math.round(Math.min(28, Math.min(size.x, size.y) * 0.03));
  geomap.map.fitBounds(geomap.bounds, { padding: [pad, pad], animate: false });
  geomap.home = geomap.map.getZoom();
  geomap.map.setMinZoom(Math.max(0, geomap.home - 1));
  geomap.gestures();
};

geomap.resized = function () {
  const wasHome = geomap.map.getZoom() <= geomap.home + 0.01;
  if (wasHome) geomap.whole();
  else geomap.map.invalidateSize({ pan: false });
  geomap.draw();
};

/** With the whole map in view one finger scrolls the page; zoomed in it moves the map. */
geomap.gestures = function () {
  const still = matchMedia("(pointer: coarse)").matches && geomap.map.getZoom() <= geomap.home + 0.01;
  if (still) geomap.map.dragging.disable();
  else geomap.map.dragging.enable();
};

/** Whether towns are drawn: a step and a half closer than the whole map. */
geomap.isClose = () => geomap.map.getZoom() >= geomap.home + 1.5;

/** Value of a bucket's circle: all its rows, or when close those known to the province only. */
geomap.circleValue = function (bucket, close) {
  const sums = close ? geomap.loose : geomap.sums.by;
  return sums[bucket.index].sums[geomap.state.measure];
};

/** Draw everything on the map for the present state and zoom. */
geomap.draw = function () {
  const { map, state } = geomap;
  if (!map || !geomap.sums) return;
  const close = geomap.isClose() && geomap.places.length > 0;
  const shaded = state.view === "shaded";
  map.getContainer().classList.toggle("close", close);
  map.getContainer().classList.toggle("shaded", shaded);
  geomap.gestures();
  const far = geomap.isFar() && !shaded;
  const drawn = geomap.buckets.filter((b) => b.circle);
  const provinces = drawn.map((bucket) => {
    const at = map.project([bucket.lat, bucket.lon]);
    return { bucket, x: at.x, y: at.y, value: geomap.sums.by[bucket.index].sums[state.measure] };
  });
  const countries = geomap.countrySpots(far);
  const spots = far ? countries : provinces;
  const size = map.getSize();
  const top = Math.max(0, ...spots.map((s) => s.value));
  const grow = Math.min(1.5, 1.15 ** (map.getZoom() - geomap.home));
  const largest = geomap.largestRadius(spots, Math.min(size.x, size.y) * grow);
  const classes = geomap.classesOf(provinces.map((s) => s.value));
  geomap.scale = { top, largest, classes, close, far, shown: 0, seen: new Set() };
  const radius = (spot) => geomap.radiusOf(spot.shown, Math.max(1, top), largest);
  for (const spot of provinces) {
    const { bucket } = spot;
    spot.shown = geomap.circleValue(bucket, close);
    spot.r = far || (shaded && !close) ? 0 : radius(spot);
    geomap.drawBucket(bucket, spot, shaded ? geomap.shadeOf(spot.value, classes) : 0);
  }
  for (const spot of countries) {
    spot.r = far ? radius(spot) : 0;
    geomap.drawCountry(spot);
  }
  for (const spot of spots) geomap.scale.shown = Math.max(geomap.scale.shown, spot.shown);
  geomap.gatherSpots();
  spots.sort((a, b) => b.r - a.r);
  const focused = document.activeElement; // an element that is moved loses the focus
  for (const spot of spots) if (spot.r) spot.bucket.circle.bringToFront();
  if (focused !== document.activeElement && focused.isConnected) focused.focus({ preventScroll: true });
  geomap.drawNames(spots, shaded && !close);
  geomap.drawSpots();
  geomap.legend(geomap.scale);
};

geomap.drawBucket = function (bucket, spot, shade) {
  const open = geomap.state.open === geomap.codeOf(bucket);
  if (bucket.area) {
    const node = bucket.area.getElement();
    node.setAttribute("class", `area leaflet-interactive shade-${shade}${open ? " open" : ""}`);
  }
  const circle = bucket.circle;
  circle.setRadius(spot.r || 0.1);
  const node = circle.getElement();
  node.setAttribute("class", `circle leaflet-interactive${open ? " open" : ""}${spot.r ? "" : " none"}`);
  node.dataset.code = geomap.codeOf(bucket);
  node.dataset.value = spot.shown;
  const label = geomap.word("circle_label", {
    name: geomap.nameOf(bucket),
    value: geomap.sumWords(geomap.sums.by[bucket.index], geomap.state.measure),
  });
  geomap.asButton(node, label, () => geomap.openBucket(bucket, node));
  if (!spot.r) {
    node.setAttribute("tabindex", "-1");
    node.setAttribute("aria-hidden", "true");
  } else node.removeAttribute("aria-hidden");
};

/** Write numbers and names on the map. */
geomap.drawNames = function (spots, shaded) {
  geomap.names.clearLayers();
  const taken = (geomap.scale.close ? geomap.groups : []).map((group) => {
    const wide = group.value > 1 ? 12 + geomap.textWidth(geomap.number(group.value), 12, 650) : 9;
    return [group.at.x - 9, group.at.y - 9, group.at.x + wide, group.at.y + 9];
  });
  const size = geomap.map.getSize().x < 500 ? 10.5 : 12;
  // A region beyond the boundaries is named only where something of it is drawn.
  const named = spots.filter((s) => s.bucket.kind !== "elsewhere" || s.r);
  for (const s of named) s.name = geomap.nameOf(s.bucket);
  for (const label of geomap.layNames(named, { size, taken, wide: geomap.textWidth, shaded })) {
    const { spot } = label;
    const node = geomap.el("span", { class: "name " + label.kind, dir: "auto", text: label.text });
    node.style.fontSize = label.size + "px";
    L.marker([spot.bucket.lat, spot.bucket.lon], {
      interactive: false, keyboard: false, pane: "names",
      icon: L.divIcon({
        html: node, className: "name-box", iconSize: [0, 0],
        iconAnchor: [spot.x - label.x, spot.y - label.y],
      }),
    }).addTo(geomap.names);
  }
};

/** Gather the towns for this zoom and these filters, once. */
geomap.gatherSpots = function () {
  if (!geomap.scale.close) return;
  const key = geomap.map.getZoom() + "/" + geomap.version;
  if (geomap.groupsKey === key) return;
  geomap.groups = geomap.gather(geomap.map, geomap.mask, 30);
  geomap.groupsKey = key;
};

/** Symbols of the towns in view, when close enough. */
geomap.drawSpots = function () {
  if (!geomap.scale) return;
  const { map } = geomap;
  const focused = document.activeElement && document.activeElement.dataset.spot;
  geomap.spots.clearLayers();
  geomap.scale.seen = new Set();
  if (!geomap.scale.close) return;
  const view = map.getBounds().pad(0.05);
  for (const group of geomap.groups) {
    if (!view.contains(group.latlng)) continue;
    for (const type of group.types) geomap.scale.seen.add(type);
    const marker = geomap.groupMarker(group).addTo(geomap.spots);
    marker.getElement().dataset.spot = group.place;
    if (focused === String(group.place)) marker.getElement().focus({ preventScroll: true });
  }
  geomap.legend(geomap.scale);
};
