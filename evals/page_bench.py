"""The map page beside plain folium maps of the same made-up incidents: size, and time until usable.

    python -m evals.page_bench                     1,000, 10,000 and 100,000 incidents
    python -m evals.page_bench 5000 --rounds 5     as many as told, the median of five openings

Each incident has a sentence of 24 words and a point. The peers are `folium.Marker` with a popup, alone and
in a `MarkerCluster`. They get what they need from disk, so that no network is measured: the same Leaflet
as the page, leaflet.markercluster 1.5.3, and two lines in place of jQuery; that favors them. "Usable" is
the time from opening the file until its script has drawn everything. Figures depend on the machine, the
ratios less so.
"""

import argparse
import random
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import folium
from folium.plugins import MarkerCluster
from playwright.sync_api import Browser, Error, sync_playwright

from geomap.join import join
from geomap.model import Claim, Evidence, Incident
from geomap.page import PageAbout, render
from geomap.page.skeleton import read

VENDOR = Path(__file__).parent / "vendor/leaflet.markercluster"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SLOW = 10  # seconds above which a map is opened once only
PATIENCE = 120  # seconds after which a map counts as one that never comes up
JQUERY = (
    "window.$ = (html) => { const box = document.createElement('template');"
    " box.innerHTML = html; return box.content.children; };"
)
WORDS = (
    "river bridge market convoy patrol checkpoint gunmen officials soldiers police village district "
    "highway night morning mortar rocket blast wounded killed fled homes families school clinic governor "
    "spokesman statement residents elders fighters commander outpost supply road fuel tanker clash hours "
    "control recaptured lost seized weapons border trade crossing airport hospital shelling crop field "
    "after before near several three seven dozen on in at the of to by with from and that when while"
).split()
KINDS = {
    "Battles": ("Armed clash", "Government regains territory"),
    "Explosions/Remote violence": ("Air/drone strike", "Suicide bomb"),
    "Violence against civilians": ("Attack", "Abduction/forced disappearance"),
    "Protests": ("Peaceful protest",),
    "Riots": ("Mob violence",),
    "Strategic developments": ("Arrests", "Agreement"),
}


@dataclass(frozen=True, slots=True)
class Result:
    """One map: its size in bytes, seconds to write it, and seconds until usable (None: never)."""

    name: str
    size: int
    written: float
    usable: float | None


def incidents(number: int) -> list[Incident]:
    """Incidents all over the provinces in one year, at 20 towns each; the same ones every time."""
    rng = random.Random(11)
    rows = join([], countries=["AF"]).to_dict("records")
    return [_incident(rng, n, rows[rng.randrange(len(rows))]) for n in range(number)]


def _incident(rng: random.Random, number: int, row: dict[str, object]) -> Incident:
    kind = rng.choice(list(KINDS))
    day = f"2021-{rng.randrange(12) + 1:02d}-{rng.randrange(28) + 1:02d}"
    quote = " ".join(rng.choice(WORDS) for _ in range(24)).capitalize() + "."
    precision = rng.choice((1, 2, 3))
    town = rng.randrange(20)
    lon, lat = float(str(row["label_lon"])), float(str(row["label_lat"]))
    if precision < 3:
        lon, lat = round(lon + town % 5 * 0.02 - 0.04, 4), round(lat + town // 5 * 0.02 - 0.03, 4)
    killed = rng.choice((None, 0, 1, 2, 5, 12))
    evidence = Evidence(
        report_id=f"r{number}", quote=quote, start=50, end=50 + len(quote), published=day,
        source=rng.choice(("Morning Courier", "Valley Radio", "Ministry of Interior")),
        url=f"https://example.org/{day}/{'-'.join(quote.split()[:5]).lower()}",
    )  # fmt: skip
    claim = Claim(
        field="fatalities", value=killed, low=killed, high=killed, report_id=f"r{number}", start=52,
        end=57, claimant="Officials",
    )  # fmt: skip
    return Incident(
        id=f"{rng.getrandbits(64):016x}", disorder_type="Political violence", status="occurred",
        event_type=kind, sub_event_type=rng.choice(KINDS[kind]), date_start=day, date_end=day,
        time_precision=1, country="AF", admin1=str(row["iso"]), admin1_name=str(row["name"]),
        location=f"{row['name']} town {town}", longitude=lon, latitude=lat, geo_precision=precision,
        actor1="Taliban", actor2="Civilians", fatalities=killed, fatalities_low=killed,
        fatalities_high=killed, notes=quote, evidence=(evidence,),
        claims=(claim,) if killed is not None else (), report_ids=(f"r{number}",),
        sources=(str(evidence.source),), source_count=1,
    )  # fmt: skip


def page(made: Sequence[Incident]) -> str:
    """The map page of geomap."""
    return render(made, join(made), PageAbout(title="Made-up incidents"))


def markers(made: Sequence[Incident], clustered: bool) -> str:
    """A plain folium map with a marker and a popup an incident, its files from disk."""
    base = folium.Map(location=[33.9, 66.0], zoom_start=6, tiles=None)
    parent: Any = MarkerCluster() if clustered else base  # type: ignore[no-untyped-call]
    if clustered:
        parent.add_to(base)
    for one in made:
        text = f"{one.event_type}, {one.location}, {one.date_start}: {one.notes}"
        folium.Marker([one.latitude or 0.0, one.longitude or 0.0], popup=text).add_to(parent)
    html = base.get_root().render()
    html = re.sub(r'<script src="[^"]*"></script>|<link rel="stylesheet" href="[^"]*"/>', "", html)
    scripts = read("vendor/leaflet/leaflet.js") + JQUERY
    styles = read("vendor/leaflet/leaflet.css")
    if clustered:
        scripts += (VENDOR / "leaflet.markercluster.js").read_text("utf-8")
        styles += (VENDOR / "MarkerCluster.css").read_text("utf-8")
        styles += (VENDOR / "MarkerCluster.Default.css").read_text("utf-8")
    # Its marker's picture would be asked of a CDN; a made one stands in.
    scripts += (
        "L.Icon.Default.prototype.options.iconUrl = 'data:,'; L.Icon.Default.imagePath = 'data:,';"
    )
    return html.replace("<head>", f"<head><style>{styles}</style><script>{scripts}</script>", 1)


MAPS: dict[str, Callable[[Sequence[Incident]], str]] = {
    "geomap page": page,
    "folium Marker": lambda made: markers(made, clustered=False),
    "folium MarkerCluster": lambda made: markers(made, clustered=True),
}


def opened(browser: Browser, path: Path, own: bool) -> float | None:
    """Seconds until a map is usable, or None when it is not within `PATIENCE`."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE * 1000)
    start = time.perf_counter()
    try:
        tab.goto(path.as_uri(), wait_until="load", timeout=PATIENCE * 1000)
        if own:
            tab.wait_for_selector("html[data-ready]", state="attached")
        tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        return time.perf_counter() - start
    except Error:
        return None
    finally:
        context.close()


def measure(browser: Browser, number: int, rounds: int, folder: Path) -> list[Result]:
    """All maps of a number of incidents."""
    made = incidents(number)
    results = []
    for name, write in MAPS.items():
        start = time.perf_counter()
        html = write(made)
        written = time.perf_counter() - start
        path = folder / f"{name.replace(' ', '-')}-{number}.html"
        path.write_text(html, encoding="utf-8")
        times = []
        for _ in range(rounds):
            seconds = opened(browser, path, own=write is page)
            times.append(seconds)
            if seconds is None or seconds > SLOW:
                break
        known = [t for t in times if t is not None]
        usable = statistics.median(known) if len(known) == len(times) else None
        results.append(Result(name, path.stat().st_size, written, usable))
        print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return results


def table(number: int, results: Sequence[Result]) -> str:
    """Figures, and in brackets how many times those of the first map they are."""
    first = results[0]
    lines = [f"{number:,} incidents"]
    for r in results:
        usable, ratio = f"not in {PATIENCE} s", ""
        if r.usable is not None:
            usable = f"{r.usable:.2f} s"
            ratio = f"({r.usable / first.usable:.1f})" if first.usable else ""
        lines.append(
            f"  {r.name:<22}{r.size / 1e6:8.2f} MB {f'({r.size / first.size:.1f})':>8}"
            f"   usable after {usable:>12} {ratio:>8}   written in {r.written:6.1f} s"
        )
    return "\n".join(lines)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("numbers", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument(
        "--rounds", type=int, default=3, help="openings, of which the median counts"
    )
    options = parser.parse_args()
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        print(f"no Chromium found (looked for {', '.join(NAMES)})", file=sys.stderr)
        return 2
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for number in options.numbers:
            print(table(number, measure(browser, number, options.rounds, Path(folder))), flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
