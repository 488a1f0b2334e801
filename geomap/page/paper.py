"""The map as a drawing: what is printed, what stands where scripts are off, and the picture for reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot, sqrt
from typing import TYPE_CHECKING, Any

from geomap.model import Incident
from geomap.page import payload, shapes
from geomap.page.about import PageAbout
from geomap.page.safe import html
from geomap.page.words import number

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

WIDTH = 640  # pixels of the drawing; on A4 it is scaled to the paper
TALLEST = 620
SMALLEST = 2.5  # radius of the smallest circle, so that one incident can be seen
LARGEST = 46


@dataclass(frozen=True, slots=True)
class Spot:
    """A circle: its bucket's number, name, center and radius in pixels, and its value."""

    bucket: int
    name: str
    x: float
    y: float
    value: int
    radius: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map drawn for paper: its size, the paths beneath and the circles, largest first."""

    width: int
    height: int
    areas: tuple[str, ...]
    outlines: tuple[str, ...]
    spots: tuple[Spot, ...]
    top: int
    largest: float


def values(
    incidents: Sequence[Incident], where: Sequence[payload.Bucket], measure: str
) -> list[int]:
    """The sum of a measure for each bucket."""
    index = {bucket.iso: n for n, bucket in enumerate(where)}
    sums = [0] * len(where)
    for incident in incidents:
        sums[index[incident.admin1 or ""]] += value(incident, measure)
    return sums


def value(incident: Incident, measure: str) -> int:
    """What one incident adds to the sum of a measure; nothing where no figure is stated."""
    if measure == "incidents":
        return 1
    if measure == "fatal_incidents":
        return int((incident.fatalities or 0) > 0)
    if measure.startswith("displaced"):
        families = measure == "displaced_families"
        return (
            (incident.displaced or 0) if (incident.displaced_unit == "families") == families else 0
        )
    return getattr(incident, measure) or 0


def draw(
    incidents: Sequence[Incident],
    provinces: "GeoDataFrame",
    measure: str,
    rtl: bool = False,
) -> Drawing:
    """Lay out the map of one measure.

    Args:
        incidents: counted incidents (see `payload.order`).
        provinces: boundaries in WGS 84.
        measure: one of `geomap.page.about.MEASURES`.
        rtl: whether native names are preferred.

    Returns:
        The drawing, in the same projection as the interactive map.
    """
    where = payload.buckets(incidents, provinces)
    west, south, east, north = bounds(where, provinces)
    left, top = shapes.mercator(west, north)
    right, bottom = shapes.mercator(east, south)
    scale = min((WIDTH - 24) / (right - left), (TALLEST - 24) / (bottom - top))
    height = round((bottom - top) * scale) + 24
    left -= (WIDTH / scale - (right - left)) / 2
    top -= 12 / scale
    made = shapes.simplified(provinces, room=6000)
    sums = values(incidents, where, measure)
    points = []
    for n, bucket in enumerate(where):
        if bucket.lon is None or bucket.lat is None:
            continue
        x, y = shapes.mercator(bucket.lon, bucket.lat)
        name = bucket.native if rtl and bucket.native else bucket.name
        points.append((n, name, (x - left) * scale, (y - top) * scale, sums[n]))
    most = max((p[4] for p in points), default=0)
    largest = largest_radius([p[2:] for p in points], min(WIDTH, height))
    spots = [
        Spot(n, name, round(x, 1), round(y, 1), v, round(radius(v, most, largest), 1))
        for n, name, x, y, v in points
    ]
    return Drawing(
        WIDTH,
        height,
        tuple(shapes.path(shape, scale, left, top) for shape in made),
        tuple(shapes.path(s, scale, left, top) for s in shapes.outline(provinces, made)),
        tuple(sorted(spots, key=lambda s: (-s.value, s.bucket))),
        most,
        largest,
    )


def bounds(
    where: Sequence[payload.Bucket], provinces: "GeoDataFrame"
) -> tuple[float, float, float, float]:
    """West, south, east, north of the provinces, or where there are none, of the points."""
    if len(provinces):
        west, south, east, north = (float(edge) for edge in provinces.total_bounds)
        return west, south, east, north
    lons = [b.lon for b in where if b.lon is not None]
    lats = [b.lat for b in where if b.lat is not None]
    if not lons:
        return -120.0, -50.0, 150.0, 60.0
    return min(lons) - 2, min(lats) - 2, max(lons) + 2, max(lats) + 2


def largest_radius(points: Sequence[tuple[float, float, int]], room: float) -> float:
    """Radius of the largest circle, such that none hides the center of another.

    The same rule as `largestRadius` in script/legend.js.

    Args:
        points: x, y in pixels and value of each circle.
        room: smaller side of the drawing, in pixels.
    """
    most = max([1, *(p[2] for p in points)])
    best = min(LARGEST, max(14.0, room * 0.085))
    for i, (x, y, a) in enumerate(points):
        for other_x, other_y, b in points[i + 1 :]:
            larger = sqrt(max(a, b) / most)
            if larger > 0.3:
                best = min(best, hypot(x - other_x, y - other_y) * 0.92 / larger)
    return max(best, 9.0)


def radius(amount: int, most: int, largest: float) -> float:
    """Radius of a circle whose area is in proportion to its value."""
    return max(SMALLEST, largest * sqrt(amount / most)) if amount > 0 else 0.0


def svg(drawing: Drawing, words: Mapping[str, Any], label: str) -> str:
    """The drawing as SVG for the page: classes only, its looks are those of print.css.

    Args:
        drawing: the laid out map.
        words: the page's own words.
        label: what the picture shows, for a screen reader.
    """
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {drawing.width} {drawing.height}" '
        f'role="img" aria-label="{html(label)}" data-room="{min(drawing.width, drawing.height)}">',
        f'<g class="areas">{"".join(f"<path d={chr(34)}{d}{chr(34)}/>" for d in drawing.areas)}</g>',
        f'<g class="outlines">{"".join(f"<path d={chr(34)}{d}{chr(34)}/>" for d in drawing.outlines)}</g>',
        "<g>",
    ]
    for spot in drawing.spots:
        figure = number(words, spot.value) if spot.value else ""
        fits = spot.radius * 2 > len(figure) * 6 + 3 and spot.radius > 6
        x = spot.x if fits else spot.x + spot.radius + 2
        out.append(
            f'<g data-bucket="{spot.bucket}" data-x="{spot.x}" data-y="{spot.y}">'
            f'<circle cx="{spot.x}" cy="{spot.y}" r="{spot.radius}"/>'
            f'<text x="{x:.1f}" y="{spot.y}" class="{"in" if fits else "beside"}">{figure}</text></g>'
        )
    out.append("</g></svg>")
    return "".join(out)


def table(
    incidents: Sequence[Incident],
    provinces: "GeoDataFrame",
    about: PageAbout,
    words: Mapping[str, Any],
) -> str:
    """The table of provinces with incidents, as HTML; "+" and "–" as in the interactive one."""
    where = payload.buckets(incidents, provinces)
    names = payload.measures(incidents)
    index = {bucket.iso: n for n, bucket in enumerate(where)}
    members: list[list[Incident]] = [[] for _ in where]
    for incident in incidents:
        members[index[incident.admin1 or ""]].append(incident)
    ranked = sorted(
        (n for n in range(len(where)) if members[n]),
        key=lambda n: (
            where[n].kind != "province",
            where[n].kind == "unplaced",
            -len(members[n]),
            n,
        ),
    )
    head = "".join(f'<th scope="col">{html(words["short_" + m])}</th>' for m in names)
    rows = []
    for n in ranked:
        bucket = where[n]
        rtl_name = bucket.native if words["dir"] == "rtl" and bucket.native else bucket.name
        name = words["unplaced"] if bucket.kind == "unplaced" else rtl_name
        cells = "".join(f"<td>{sum_text(members[n], m, words)}</td>" for m in names)
        rows.append(f'<tr><th scope="row"><bdi dir="auto">{html(name)}</bdi></th>{cells}</tr>')
    total = "".join(f"<td>{sum_text(incidents, m, words)}</td>" for m in names)
    return (
        f'<table><thead><tr><th scope="col">{html(words["province"])}</th>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody>"
        f'<tfoot><tr><th scope="row">{html(words["total"])}</th>{total}</tr></tfoot></table>'
    )


def sum_text(incidents: Sequence[Incident], measure: str, words: Mapping[str, Any]) -> str:
    """A sum as text: "107", "107+" where it is only "at least", "–" where nobody gives a figure."""
    total = sum(value(incident, measure) for incident in incidents)
    if measure not in {"fatalities", "injured"}:
        return number(words, total)
    unknown = sum(getattr(incident, measure) is None for incident in incidents)
    if incidents and unknown == len(incidents):
        return str(words["dash"])
    unbounded = measure == "fatalities" and any(i.fatalities_high is None for i in incidents)
    return number(words, total) + ("+" if unknown or unbounded else "")
