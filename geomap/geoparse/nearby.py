"""Which candidates lie near what else the report names: places of one report are mostly of one region."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from geomap.geoparse.names import Name
from geomap.geoparse.places import area
from geomap.model import Place

_CELL = 0.75  # degrees; a candidate is near what lies in its cell or one of the eight around it, some 100 km
_CLOSE = 0.35  # degrees; so near, in some 40 km, lie a town and its county
_CLOSER = 2.0  # of the weight of a name, beside that of being near
_DISTRICT = 2.0  # of the weight of a name in the same district
_DOUBTFUL = 0.3  # of the weight of a name that may be no place's at all

_OWN = 4  # which of a cell and the eight around it is the cell itself

_Cell = tuple[int, int]


class Nearby:
    """The names of a report by where their candidates lie.

    Each name counts once in a region, the less the more regions its candidates lie in: "Springfield"
    says little of where a report is, "Okemah" says much.

    Args:
        names: of the document.
        options: the places that remain of each.
    """

    def __init__(self, names: Sequence[Name], options: Sequence[tuple[Place, ...]]) -> None:
        candidates: dict[str, dict[str, Place]] = defaultdict(dict)
        doubtful: set[str] = {name.key for name in names}
        counted: dict[str, tuple[Place, ...]] = {}  # mostly the same each time a name is met
        for name, places in zip(names, options, strict=True):
            if counted.get(name.key) is not places:
                counted[name.key] = places
                candidates[name.key].update((place.id, place) for place in places)
            if not name.need:
                doubtful.discard(name.key)
        self._districts: dict[tuple[str | None, str | None], float] = defaultdict(float)
        self._sums: dict[_Cell, float] = defaultdict(float)
        self._close: dict[_Cell, float] = defaultdict(float)
        self._weights: dict[str, float] = {}
        for key, places_of in candidates.items():
            if not places_of:
                continue
            weight = 1 / len({area(place) for place in places_of.values()})
            self._weights[key] = weight * _DOUBTFUL if key in doubtful else weight
            for district in {(p.admin1, p.admin2) for p in places_of.values() if p.admin2}:
                self._districts[district] += self._weights[key]
            for cell in set(_reach(places_of.values())):
                self._sums[cell] += self._weights[key]
            for cell in set(_reach(places_of.values(), _CLOSE)):
                self._close[cell] += self._weights[key]

    def support(self, key: str, place: Place) -> float:
        """The weight of the other names that have a candidate near this one of the name `key`."""
        same = 0.0
        if place.admin2 is not None:  # "Huntsville" and "Walker County"
            alike = self._districts[place.admin1, place.admin2] - self._weights.get(key, 0.0)
            same = _DISTRICT * max(0.0, alike)
        if place.lat is None or place.lon is None:
            return same
        near = self._sums.get(_around(place.lon, place.lat)[_OWN], 0.0) - self._weights.get(
            key, 0.0
        )
        close = self._close.get(
            _around(place.lon, place.lat, _CLOSE)[_OWN], 0.0
        ) - self._weights.get(key, 0.0)
        return same + max(0.0, near) + _CLOSER * max(0.0, close)


def _cell(lon: float, lat: float, size: float) -> _Cell:
    """The cell of a point; cells are wider, in degrees, toward the poles."""
    row = math.floor(lat / size)
    width = size / max(0.2, math.cos(math.radians(row * size)))
    return row, math.floor(lon / width)


def _reach(places: Iterable[Place], size: float = _CELL) -> Iterator[_Cell]:
    """The cells from which the places are near; of a country or large division none, it has no one point."""
    for place in places:
        if place.lat is None or place.lon is None or place.kind in ("country", "admin1"):
            continue
        yield from _around(place.lon, place.lat, size)


@lru_cache(maxsize=4096)  # reports of a batch name the same places again and again
def _around(lon: float, lat: float, size: float = _CELL) -> tuple[_Cell, ...]:
    """The cell of a point and the eight around it, its own in the middle."""
    out: list[_Cell] = []
    for parallel in (lat - size, lat, lat + size):
        row, column = _cell(lon, parallel, size)
        out += ((row, column - 1), (row, column), (row, column + 1))
    return tuple(out)
