/* One circle a country while many countries are in view: those of their provinces would lie one over another. */
"use strict";

/** Fewer countries are shown by their provinces at once. */
geomap.MANY_COUNTRIES = 4;

/** A country's name in the page's language, else its code. */
geomap.countryName = function (code) {
  try {
    return new Intl.DisplayNames([document.documentElement.lang || "en"], { type: "region" }).of(code) || code;
  } catch {
    return code;
  }
};

/** Make a circle for each country with incidents; none where there are few countries. */
geomap.startCountries = function (map, renderer) {
  const byCode = new Map();
  for (const bucket of geomap.buckets) {
    if (bucket.lon === null || !bucket.country || !bucket.rows.length) continue;
    if (!byCode.has(bucket.country)) byCode.set(bucket.country, []);
    byCode.get(bucket.country).push(bucket);
  }
  geomap.countries = [];
  if (byCode.size < geomap.MANY_COUNTRIES) return;
  for (const [code, buckets] of byCode) {
    const name = geomap.countryName(code);
    const country = { kind: "country", iso: code, name, native: name, country: code, buckets };
    const all = buckets.reduce((sum, bucket) => sum + bucket.rows.length, 0);
    const mean = (of) => buckets.reduce((sum, b) => sum + b[of] * b.rows.length, 0) / all;
    [country.lon, country.lat] = [mean("lon"), mean("lat")];
    country.circle = L.circleMarker([country.lat, country.lon], {
      renderer, pane: "circles", className: "circle", radius: 0.1,
    }).addTo(map);
    country.open = () => map.fitBounds(geomap.boundsOf(country), { padding: [30, 30] });
    country.circle.on("click", country.open);
    geomap.countries.push(country);
  }
};

/** Where a country's provinces with incidents are: their areas, or only the surroundings of their circles. */
geomap.boundsOf = function (country, circlesOnly = false) {
  const bounds = L.latLngBounds([]);
  for (const bucket of country.buckets) {
    if (circlesOnly) bounds.extend(L.latLng(bucket.lat, bucket.lon).toBounds(500000));
    else bounds.extend(bucket.area ? bucket.area.getBounds() : L.latLng(bucket.lat, bucket.lon).toBounds(300000));
  }
  return bounds;
};

/** Whether countries stand for their provinces: with the whole map in view. */
geomap.isFar = () => geomap.countries.length > 0 && geomap.map.getZoom() < geomap.home + 1;

/** The circles of countries as `draw` has those of provinces; hidden ones when near. */
geomap.countrySpots = function (far) {
  const { map, state } = geomap;
  return geomap.countries.map((country) => {
    const at = map.project([country.lat, country.lon]);
    const value = country.buckets.reduce((sum, b) => sum + geomap.sums.by[b.index].sums[state.measure], 0);
    return { bucket: country, x: at.x, y: at.y, value, shown: far ? value : 0, r: 0 };
  });
};

/** Draw a country's circle, or hide it. */
geomap.drawCountry = function (spot) {
  const { circle, name, open } = spot.bucket;
  circle.setRadius(spot.r || 0.1);
  const node = circle.getElement();
  node.setAttribute("class", `circle country leaflet-interactive${spot.r ? "" : " none"}`);
  geomap.asButton(node, geomap.word("country_label", { name, value: geomap.number(spot.shown) }), open);
  if (spot.r) node.removeAttribute("aria-hidden");
  else {
    node.setAttribute("tabindex", "-1");
    node.setAttribute("aria-hidden", "true");
  }
};
