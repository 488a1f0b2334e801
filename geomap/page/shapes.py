"""Boundaries made small: simplified together, rounded, and written as differences or SVG paths."""

from collections.abc import Iterator, Sequence
from math import log, pi, tan
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

GRID = 1000  # steps a degree: 0.001 degree is under a pixel at zoom 9, the deepest the page goes
ROOM = 60_000  # points the page carries as they come; above it boundaries are simplified
Ring = list[tuple[float, float]]


def simplified(provinces: "GeoDataFrame", room: int = ROOM) -> "list[BaseGeometry]":
    """Polygons of the provinces in their order, with at most about `room` points in all.

    Neighbors are simplified together, so that they still meet without gaps.

    Args:
        provinces: boundaries in WGS 84.
        room: number of points to aim at.

    Returns:
        One polygon or multipolygon a province; an empty one where no boundary is known.
    """
    import shapely

    whole = [shapely.Polygon() if area is None else area for area in provinces.geometry]
    shapes = whole
    points = int(shapely.get_num_coordinates(shapes).sum()) if shapes else 0
    if points <= room:
        return shapes
    tolerance = 0.01
    while points > room and tolerance < 1:
        shapes = list(shapely.coverage_simplify(whole, tolerance))
        points = int(shapely.get_num_coordinates(shapes).sum())
        tolerance *= 1.6
    return shapes


def outline(provinces: "GeoDataFrame", shapes: "Sequence[BaseGeometry]") -> "list[BaseGeometry]":
    """The outline of each country, in the order of its code, from the polygons of its provinces.

    What of a country is in no province that is drawn (`attrs["rest"]`) belongs to it.
    """
    import shapely

    countries = list(provinces["country"]) if len(provinces) else []
    rest = provinces.attrs.get("rest", {})
    out = []
    for country in sorted(set(countries)):
        parts = [s for s, c in zip(shapes, countries, strict=True) if c == country]
        if country in rest:  # simplified apart from the provinces, so that edges may not quite meet
            out.append(shapely.union_all([*parts, rest[country]], grid_size=1 / 64))
        else:
            out.append(shapely.union_all(parts))
    return out


def rings(shape: "BaseGeometry") -> Iterator[list[Ring]]:
    """Each polygon of a shape as its rings (outer first) of (lon, lat)."""
    for part in getattr(shape, "geoms", [shape]):
        if part.geom_type == "Polygon":
            yield [
                [(point[0], point[1]) for point in ring.coords]
                for ring in (part.exterior, *part.interiors)
            ]


def packed(shape: "BaseGeometry") -> list[list[list[int]]]:
    """A shape as polygons of rings of flat differences: first lon, lat, then steps, in 1 / `GRID` degree."""
    polygons = []
    for polygon in rings(shape):
        flat_rings = []
        for ring in polygon:
            flat: list[int] = []
            last = (0, 0)
            for lon, lat in ring[:-1]:
                here = (round(lon * GRID), round(lat * GRID))
                if flat and here == last:
                    continue
                flat += [here[0] - last[0], here[1] - last[1]]
                last = here
            if len(flat) >= 6:
                flat_rings.append(flat)
        if flat_rings:
            polygons.append(flat_rings)
    return polygons


def mercator(lon: float, lat: float) -> tuple[float, float]:
    """Spherical Mercator in degrees of longitude, y downward; the projection of the interactive map."""
    bounded = max(-85.0, min(85.0, lat))
    return lon, -log(tan(pi / 4 + bounded * pi / 360)) * 180 / pi


def path(shape: "BaseGeometry", scale: float, left: float, top: float) -> str:
    """A shape as an SVG path.

    Args:
        shape: polygons in WGS 84.
        scale: pixels a degree of longitude.
        left: Mercator x of the picture's left edge, in degrees.
        top: Mercator y of the picture's upper edge, in degrees.

    Returns:
        The `d` of an SVG path, in tenths of a pixel.
    """
    out: list[str] = []
    for polygon in rings(shape):
        for ring in polygon:
            here: list[str] = []
            for lon, lat in ring[:-1]:
                x, y = mercator(lon, lat)
                point = f"{(x - left) * scale:.1f},{(y - top) * scale:.1f}"
                if not here or here[-1] != point:
                    here.append(point)
            if len(here) > 2:
                out.append("M" + "L".join(here) + "Z")
    return "".join(out)
