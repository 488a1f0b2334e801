"""The map laid out as a drawing: circles, numbers and names, in pixels; what paper and pictures share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import hypot, sqrt
from typing import TYPE_CHECKING

from geomap.model import Incident
from geomap.page import payload, shapes
from geomap.page.labels import Label, Spot, labels

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

MARGIN = 12
SMALLEST = 2.5  # radius of the smallest circle, so that one incident can be seen
LARGEST, LEAST = 46.0, 11.0  # bounds of the radius of the largest


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map in pixels: its size, the paths beneath, the circles, largest first, and what is written."""

    width: int
    height: int
    areas: tuple[str, ...]
    outlines: tuple[str, ...]
    spots: tuple[Spot, ...]
    labels: tuple[Label, ...]
    top: int
    largest: float


def draw(
    incidents: Sequence[Incident],
    provinces: "GeoDataFrame",
    measure: str,
    number: Callable[[int], str],
    *,
    width: int = 640,
    tallest: int = 620,
    native: bool = False,
) -> Drawing:
    """Lay out the map of one measure, in the projection of the interactive map.

    Args:
        incidents: counted incidents (see `payload.order`).
        provinces: boundaries in WGS 84.
        measure: one of `geomap.page.about.MEASURES`.
        number: writes a whole number in the page's language.
        width: width in pixels; the height follows, up to `tallest`.
        tallest: greatest height in pixels.
        native: whether native names are preferred.
    """
    where = payload.buckets(incidents, provinces)
    west, south, east, north = bounds(where, provinces)
    left, top = shapes.mercator(west, north)
    right, bottom = shapes.mercator(east, south)
    room = 2 * MARGIN
    scale = min((width - room) / (right - left), (tallest - room) / (bottom - top))
    height = round((bottom - top) * scale) + room
    left -= (width / scale - (right - left)) / 2
    top -= MARGIN / scale
    made = shapes.simplified(provinces, room=6000)
    centers: dict[int, tuple[float, float]] = {}
    for n, bucket in enumerate(where):
        if bucket.lon is not None and bucket.lat is not None:
            x, y = shapes.mercator(bucket.lon, bucket.lat)
            centers[n] = (x - left) * scale, (y - top) * scale
    names = [bucket.native if native and bucket.native else bucket.name for bucket in where]
    sums = values(incidents, where, measure)
    spots, largest = _spots(centers, names, sums, (width, height))
    return Drawing(
        width,
        height,
        tuple(shapes.path(shape, scale, left, top) for shape in made),
        tuple(shapes.path(s, scale, left, top) for s in shapes.outline(provinces, made)),
        tuple(spots),
        tuple(labels(spots, number, width)),
        max((spot.value for spot in spots), default=0),
        largest,
    )


def _spots(
    centers: dict[int, tuple[float, float]],
    names: Sequence[str],
    sums: Sequence[int],
    size: tuple[int, int],
) -> tuple[list[Spot], float]:
    """The circles inside the drawing, largest first, and the radius of the largest."""
    inside = {n: (x, y) for n, (x, y) in centers.items() if 0 <= x <= size[0] and 0 <= y <= size[1]}
    most = max((sums[n] for n in inside), default=0)
    largest = largest_radius([(*inside[n], sums[n]) for n in inside], min(size))
    return [
        Spot(
            n, names[n], round(inside[n][0], 1), round(inside[n][1], 1), sums[n],
            round(radius(sums[n], most, largest), 1),
        )
        for n in sorted(inside, key=lambda n: (-sums[n], n))
    ], largest  # fmt: skip


def bounds(
    where: Sequence[payload.Bucket], provinces: "GeoDataFrame"
) -> tuple[float, float, float, float]:
    """West, south, east, north of the provinces, or where there are none, of the points."""
    if len(provinces) and provinces.geometry.notna().any():
        west, south, east, north = (float(edge) for edge in provinces.total_bounds)
        return west, south, east, north
    lons = [b.lon for b in where if b.lon is not None]
    lats = [b.lat for b in where if b.lat is not None]
    if not lons:
        return -120.0, -50.0, 150.0, 60.0
    return min(lons) - 2, min(lats) - 2, max(lons) + 2, max(lats) + 2


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
    return (incident.fatalities if measure == "fatalities" else incident.injured) or 0


def largest_radius(points: Sequence[tuple[float, float, int]], room: float) -> float:
    """Radius of the largest circle, such that the middle of each stays clear of smaller ones over it.

    The same rule as `largestRadius` in script/legend.js.

    Args:
        points: x, y in pixels and value of each circle.
        room: smaller side of the drawing, in pixels.
    """
    most = max([1, *(p[2] for p in points)])
    # One or two incidents are not to look like a catastrophe: few are drawn small.
    best = min(LARGEST, 12 + 8 * sqrt(most), max(14.0, room * 0.085))
    drawn = [point for point in points if point[2] > 0]
    for one in drawn:
        share = sqrt(one[2] / most)  # of the largest radius
        if share <= 0.3:
            continue
        if best <= LEAST:
            break
        for other in drawn:
            if other is not one and other[2] <= one[2]:
                reach = sqrt(other[2] / most) + 0.5 * share
                best = min(best, hypot(one[0] - other[0], one[1] - other[1]) / reach)
    return max(best, LEAST)


def radius(amount: int, most: int, largest: float) -> float:
    """Radius of a circle whose area is in proportion to its value."""
    return max(SMALLEST, largest * sqrt(amount / most)) if amount > 0 else 0.0


def legend_values(most: int) -> list[int]:
    """Up to three values for the circles of the legend: the largest, and round ones below it."""

    def below(amount: float) -> int:
        power = 10 ** (len(str(int(amount))) - 1) if amount >= 1 else 1
        return next((n * power for n in (5, 2, 1) if n * power <= amount), 1)

    out: list[int] = []
    for amount in (most, below(most / 3.5), below(most / 16)):
        if amount >= 1 and amount not in out:
            out.append(amount)
    return out
