"""The divisions of the world as Natural Earth draws them, asked where their middle is."""

from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from scripts.boundaries import label_point

Point = tuple[float, float]  # longitude, latitude

_SHARE = 0.8  # of the towns of a division that must lie in one polygon


def middle(points: list[Point]) -> Point:
    """The one of the points that lies nearest to their mean; never a place between them."""
    lon = sum(p[0] for p in points) / len(points)
    lat = sum(p[1] for p in points) / len(points)
    return min(points, key=lambda p: ((p[0] - lon) ** 2 + (p[1] - lat) ** 2, p))


class Shapes:
    """Natural Earth's divisions.

    Its codes and levels are not to be trusted (data/README.md), so a division is known by the towns
    inside it, and by code only where there is no town.
    """

    def __init__(self, features: list[dict[str, Any]]) -> None:
        self._rows = [row["properties"] for row in features]
        self._polygons = [shapely.make_valid(shape(row["geometry"])) for row in features]
        self._tree = shapely.STRtree(self._polygons)

    def country_point(self, code: str) -> Point | None:
        """The label point of the largest part of a country, or None."""
        parts = [
            polygon.simplify(0.05)
            for row, polygon in zip(self._rows, self._polygons, strict=True)
            if _country(row) == code
        ]
        return _label(shapely.union_all(shapely.make_valid(parts))) if parts else None

    def iso_point(self, iso: str) -> Point | None:
        """The label point of the polygon of an ISO 3166-2 code, if there is just one."""
        found = [
            polygon
            for row, polygon in zip(self._rows, self._polygons, strict=True)
            if row.get("iso_3166_2") == iso
        ]
        return _label(found[0]) if len(found) == 1 else None

    def common_point(self, towns: list[Point]) -> Point | None:
        """The label point of the polygon that holds these towns, or None if they lie in several."""
        _, hits = self._tree.query(shapely.points(towns), predicate="intersects")
        values = hits.tolist()
        if not values:
            return None
        best = max(sorted(set(values)), key=values.count)
        if values.count(best) < _SHARE * len(towns):
            return None
        return _label(self._polygons[best])


def _country(row: dict[str, Any]) -> str:
    """By the ISO code's country: Crimea and Sevastopol are filed under Russia."""
    iso = str(row.get("iso_3166_2") or "")
    return iso[:2] if iso[2:3] == "-" and iso[:2].isalpha() else str(row["iso_a2"])


def _label(polygon: BaseGeometry) -> Point:
    parts = [part for part in shapely.get_parts(polygon) if part.area > 0]
    return label_point(max(parts, key=lambda part: part.area))
