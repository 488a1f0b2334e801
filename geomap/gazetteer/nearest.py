"""From a point to where it lies: the province by its polygon, and the nearest settlements."""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from geomap.gazetteer import Gazetteer
from geomap.gazetteer.boundaries import provinces
from geomap.model import Place

if TYPE_CHECKING:
    import numpy
    from geopandas import GeoDataFrame
    from numpy.typing import NDArray

_CHECKED = 8  # nearest by the sphere that are measured on the ellipsoid; the two differ by 0.5 %


class Nearest:
    """Answers for points; reads settlements and boundaries when first asked.

    Args:
        gazetteer: whose settlements and countries are used.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    @cached_property
    def _provinces(self) -> "GeoDataFrame":
        frame = provinces(self._gazetteer.countries(), self._gazetteer.boundaries())
        frame.sindex  # noqa: B018  builds the tree once
        return frame

    @cached_property
    def _settlements(self) -> "tuple[list[Place], NDArray[numpy.float64]]":
        import numpy

        places = [
            place
            for place in self._gazetteer
            if place.kind == "settlement" and place.lon is not None and place.lat is not None
        ]
        degrees = numpy.array([(place.lon, place.lat) for place in places], dtype=numpy.float64)
        return places, _unit(degrees.reshape(-1, 2))

    def province(self, lat: float, lon: float) -> Place | None:
        """The province whose polygon has the point, or None where there are no boundaries."""
        import shapely

        hits = self._provinces.sindex.query(shapely.Point(lon, lat), predicate="intersects")
        codes = sorted(self._provinces["iso"].iloc[hits])  # two where the point is on the border
        return self._gazetteer.admin1(codes[0]) if codes else None

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

        places, units = self._settlements
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


def _unit(degrees: "NDArray[numpy.float64]") -> "NDArray[numpy.float64]":
    """Points (longitude, latitude) as vectors on the unit sphere, for the shorter way is then plain."""
    import numpy

    lon, lat = numpy.radians(degrees).T
    return numpy.column_stack(
        (numpy.cos(lat) * numpy.cos(lon), numpy.cos(lat) * numpy.sin(lon), numpy.sin(lat))
    )
