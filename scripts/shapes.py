"""Where the middle of an area is, and where the countries of the world are."""

from collections.abc import Mapping
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from scripts.boundaries import GRID, label_point

Point = tuple[float, float]  # longitude, latitude

_GRID = 0.02  # degrees
_DEEP = (
    0.4  # of the widest circle's radius; a centroid less deep inside is no good place for a label
)


def middle(points: list[Point]) -> Point:
    """The one of the points that lies nearest to their mean; never a place between them."""
    lon = sum(p[0] for p in points) / len(points)
    lat = sum(p[1] for p in points) / len(points)
    return min(points, key=lambda p: ((p[0] - lon) ** 2 + (p[1] - lat) ** 2, p))


def center(area: BaseGeometry) -> Point:
    """The centroid of an area's largest part where it lies well inside, else its label point.

    The middle of the widest circle alone puts California into its south-eastern desert.
    """
    parts = [part for part in shapely.get_parts(area) if part.area > 0]
    largest = max(parts, key=lambda part: part.area)
    lon, lat = label_point(largest)
    centroid = largest.centroid
    edge = largest.boundary
    if largest.contains(centroid):
        deep = edge.distance(centroid) >= _DEEP * edge.distance(shapely.Point(lon, lat))
        if deep:
            return round(centroid.x, GRID + 1), round(centroid.y, GRID + 1)
    return lon, lat


class Shapes:
    """The countries of the world as Natural Earth draws them.

    Args:
        features: its admin1 features.
    """

    def __init__(self, features: list[dict[str, Any]]) -> None:
        self._rows = [row["properties"] for row in features]
        self._polygons = [shapely.make_valid(shape(row["geometry"])) for row in features]

    def country_point(self, code: str) -> Point | None:
        """The middle of the largest part of a country, or None."""
        parts = [
            polygon
            for row, polygon in zip(self._rows, self._polygons, strict=True)
            if _country(row) == code
        ]
        # On a grid, for where neighbors do not quite touch they would stay apart.
        return center(shapely.union_all(parts, grid_size=_GRID)) if parts else None


def _country(row: Mapping[str, Any]) -> str:
    """By the ISO code's country: Crimea and Sevastopol are filed under Russia."""
    iso = str(row.get("iso_3166_2") or "")
    return iso[:2] if iso[2:3] == "-" and iso[:2].isalpha() else str(row["iso_a2"])
