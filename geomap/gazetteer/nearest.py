"""From a point to where it lies: the province by its polygon, and the nearest settlements."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from geomap.gazetteer import Gazetteer
from geomap.gazetteer.boundaries import provinces
from geomap.model import Place

if TYPE_CHECKING:
    import numpy
    from geopandas import GeoDataFrame
    from numpy.typing import NDArray

    from geomap.gazetteer.pack import Pack

_MARGIN = 1.0  # degrees of latitude around a country in which its towns may be the nearest
_CHECKED = 8  # nearest by the sphere that are measured on the ellipsoid; the two differ by 0.5 %


class Nearest:
    """Answers for points; reads the settlements and boundaries of the countries around a point only.

    Args:
        gazetteer: whose settlements and countries are used.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._provinces: dict[str, GeoDataFrame] = {}
        self._settlements: dict[str, tuple[list[Place], NDArray[numpy.float64]]] = {}

    def countries(self, lat: float, lon: float) -> list[str]:
        """ISO 3166-1 codes of the countries that a point may lie in, or near."""
        return sorted({code for pack in self._gazetteer.packs for code in _around(pack, lat, lon)})

    def _provinces_of(self, country: str) -> "GeoDataFrame":
        if country not in self._provinces:
            frame = provinces([country], self._gazetteer.boundaries())
            self._provinces[country] = frame.loc[frame.geometry.notna()]
        return self._provinces[country]

    def _settlements_of(self, country: str) -> "tuple[list[Place], NDArray[numpy.float64]]":
        import numpy

        if country not in self._settlements:
            places = list(self._gazetteer.settlements(country))
            degrees = numpy.array([(p.lon, p.lat) for p in places], dtype=numpy.float64)
            self._settlements[country] = places, _unit(degrees.reshape(-1, 2))
        return self._settlements[country]

    def province(self, lat: float, lon: float) -> Place | None:
        """The province whose polygon has the point, or None where there are no boundaries."""
        import shapely

        point = shapely.Point(lon, lat)
        codes: list[str] = []
        for country in self.countries(lat, lon):
            frame = self._provinces_of(country)
            codes.extend(frame["iso"].iloc[frame.sindex.query(point, predicate="intersects")])
        # Two where the point is on the border.
        return self._gazetteer.admin1(min(codes)) if codes else None

    def settlements(
        self, lat: float, lon: float, admin1: str | None = None, most: int = 1
    ) -> list[tuple[Place, float]]:
        """The nearest settlements with their geodesic distance in kilometers, the nearest first.

        Args:
            lat: latitude in degrees.
            lon: longitude in degrees.
            admin1: ISO 3166-2 code of the only province to look in.
            most: how many at most.
        """
        import numpy
        from geopy.distance import geodesic

        division = self._gazetteer.admin1(admin1) if admin1 else None
        chosen = [division.country] if division else self.countries(lat, lon)
        known = [self._settlements_of(country) for country in chosen if country]
        places = [place for found, _ in known for place in found]
        if not places:
            return []
        units = numpy.concatenate([unit for _, unit in known])
        closeness = units @ _unit(numpy.array([[lon, lat]], dtype=numpy.float64))[0]
        if admin1 is not None:
            inside = numpy.fromiter((p.admin1 == admin1 for p in places), bool, len(places))
            closeness = numpy.where(inside, closeness, -numpy.inf)
        checked = min(max(_CHECKED, most), len(places))
        order: Iterable[int] = numpy.argsort(-closeness, kind="stable")[:checked]
        found = [
            (places[at], float(geodesic((lat, lon), (places[at].lat, places[at].lon)).km))
            for at in order
            if closeness[at] > -numpy.inf
        ]
        return sorted(found, key=lambda pair: (pair[1], pair[0].id))[:most]


def _around(pack: "Pack", lat: float, lon: float) -> Iterator[str]:
    """The countries of a pack that a point may lie in: by their boxes, all where it tells none."""
    boxes: Mapping[str, Sequence[float]] | None = pack.about.get("boxes")
    if boxes is None:
        yield from (code for code in pack.about.get("countries", ()) if code != "*")
        return
    wide = _MARGIN / max(0.05, math.cos(math.radians(min(89.0, abs(lat)))))
    for code, (west, south, east, north) in boxes.items():
        if south - _MARGIN <= lat <= north + _MARGIN and west - wide <= lon <= east + wide:
            yield code


def _unit(degrees: "NDArray[numpy.float64]") -> "NDArray[numpy.float64]":
    """Points (longitude, latitude) as vectors on the unit sphere, for the shorter way is then plain."""
    import numpy

    lon, lat = numpy.radians(degrees).T
    return numpy.column_stack(
        (numpy.cos(lat) * numpy.cos(lon), numpy.cos(lat) * numpy.sin(lon), numpy.sin(lat))
    )
