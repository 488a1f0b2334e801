"""Which of today's divisions the boundary source draws, and of which of its polygons each is made.

Natural Earth is out of date in some countries and of another level in others, and its codes are not to be
trusted (data/README.md). So a polygon is known by the towns inside it, whose divisions GeoNames keeps
current: polygons finer than the divisions are joined, and a polygon that several divisions share, or that
holds all of a division without polygon of its own, is drawn for none. Of a division that is not drawn only
its point is known.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

Point = tuple[float, float]  # longitude, latitude

_PURE = 0.8  # of the towns in a polygon that must be of one division
_AGREED = 0.5  # the same, where the polygon's ISO code is that division's as well
_NAMED = 0.3  # the same, where the code agrees: the source's outline of a city is coarse
_HELD = 0.7  # of the towns of a division that must lie in its polygons; some stand off the coast


class Divisions:
    """The polygons of today's divisions.

    Args:
        features: Natural Earth's admin1 features.
        towns: each town's division and point.
        isos: ISO 3166-2 code of each division that has one; others are not drawn.
    """

    def __init__(
        self,
        features: Sequence[Mapping[str, Any]],
        towns: Sequence[tuple[str, Point]],
        isos: Mapping[str, str],
    ) -> None:
        self._codes = [str(row["properties"].get("iso_3166_2") or "") for row in features]
        self._polygons = [shapely.make_valid(shape(row["geometry"])) for row in features]
        self._isos = isos
        tree = shapely.STRtree(self._polygons)
        points = shapely.points([point for _, point in towns])
        self._inside: dict[int, Counter[str]] = defaultdict(Counter)
        self._total: Counter[str] = Counter()
        for town, polygon in zip(*tree.query(points, predicate="intersects").tolist(), strict=True):
            self._inside[polygon][towns[town][0]] += 1
            self._total[towns[town][0]] += 1
        self.polygons = self._drawn()

    def _drawn(self) -> dict[str, list[int]]:
        """Numbers of the polygons of each division that is drawn."""
        owners = {number: self._owner(number) for number in range(len(self._polygons))}
        while True:  # what one division loses may leave another without a polygon of its own
            mine: dict[str, list[int]] = defaultdict(list)
            for number, code in owners.items():
                if code is not None:
                    mine[code].append(number)
            drawn = {code: rows for code, rows in mine.items() if self._is_held(code, rows)}
            wrong = [
                number
                for number, code in owners.items()
                if code is not None and (code not in drawn or self._hides(number, drawn))
            ]
            if not wrong:
                return drawn
            owners.update(dict.fromkeys(wrong))

    def _owner(self, number: int) -> str | None:
        """The division that a polygon is, or is a part of."""
        iso = self._codes[number]
        named = next((code for code, known in self._isos.items() if known == iso), None)
        towns = self._inside.get(number)
        if not towns:
            return named
        code, most = towns.most_common(1)[0]
        if code not in self._isos:
            return None
        share = most / sum(towns.values())
        return code if share >= _PURE or (code == named and share >= _AGREED) else None

    def _is_held(self, code: str, polygons: Sequence[int]) -> bool:
        held = sum(self._inside[number][code] for number in polygons if number in self._inside)
        named = all(self._codes[number] == self._isos[code] for number in polygons)
        return held >= (_NAMED if named else _HELD) * self._total[code]

    def _hides(self, number: int, drawn: Mapping[str, Sequence[int]]) -> bool:
        """Whether a polygon holds most towns of another division of the country that is not drawn."""
        towns = self._inside.get(number, Counter())
        country = self._country(towns.most_common(1)[0][0]) if towns else ""
        return any(
            code not in drawn and self._country(code) == country and 2 * count > self._total[code]
            for code, count in towns.items()
            if code in self._isos
        )

    @staticmethod
    def _country(code: str) -> str:
        return code.partition(".")[0]

    def rest(self) -> dict[str, BaseGeometry]:
        """The part of each country in which no division is drawn, by ISO 3166-1 code."""
        used = {row for rows in self.polygons.values() for row in rows}
        parts: dict[str, list[BaseGeometry]] = defaultdict(list)
        for number, polygon in enumerate(self._polygons):
            if number not in used and (country := self._holder(number)):
                parts[country].append(polygon)
        return {country: shapely.union_all(rows) for country, rows in sorted(parts.items())}

    def _holder(self, number: int) -> str:
        """The country of a polygon: that of its towns, else that of its code; empty where none has it."""
        if towns := self._inside.get(number):
            return self._country(towns.most_common(1)[0][0])
        country, dash, _ = self._codes[number].partition("-")
        return country if dash and country.isalpha() else ""

    def shape(self, code: str) -> BaseGeometry | None:
        """The area of a division as fine as the source has it, or None where it is not drawn."""
        rows = self.polygons.get(code)
        return shapely.union_all([self._polygons[row] for row in rows]) if rows else None
