"""The gazetteer as a geopy geocoder: names to points and back, offline."""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, NoReturn

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderQueryError, GeocoderServiceError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geomap import lexicon as words
from geomap.gazetteer import Gazetteer, load
from geomap.gazetteer.nearest import Nearest
from geomap.gazetteer.query import Query, QueryWords
from geomap.gazetteer.rank import lies_in, of_kind, ranked
from geomap.model import Place

REACH_KM = 100.0  # farther from every settlement, and outside all boundaries, a point is nowhere
_LONGEST = 500  # characters of a query


class _Offline(BaseSyncAdapter):  # type: ignore[misc]
    """In place of geopy's adapter, which makes ready for requests (65 ms) that are never made."""

    def get_json(self, url: str, *, timeout: Any, headers: Any) -> NoReturn:
        raise GeocoderServiceError("a gazetteer is looked up offline; no request is made")

    get_text = get_json


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]
    """Looks names and points up in gazetteer packs; nothing is sent anywhere.

    Args:
        gazetteer: where to look; all shipped packs by default.
        country: ISO 3166-1 alpha-2 code of a country whose places come before namesakes elsewhere.
        lexicon: whose cue words are understood ("Farah city"); English by default.
        timeout: as all geocoders of geopy have it; no request is made, so nothing can time out.

    Raises:
        GazetteerError: the gazetteer cannot be opened.
    """

    def __init__(
        self,
        gazetteer: Gazetteer | None = None,
        *,
        country: str | None = None,
        lexicon: Mapping[str, Any] | None = None,
        timeout: Any = DEFAULT_SENTINEL,
    ) -> None:
        super().__init__(timeout=timeout, adapter_factory=_Offline)
        self.gazetteer = gazetteer if gazetteer is not None else load()
        self.country = country
        self._words = QueryWords(lexicon if lexicon is not None else words.load())
        self._nearest = Nearest(self.gazetteer)

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
        country: str | None = None,
    ) -> Location | list[Location] | None:
        """Where a name is.

        Args:
            query: a name, with its whole after a comma or "of" if need be: "Lashkar Gah, Helmand",
                "Nawa district of Helmand", "Farah city".
            exactly_one: the likeliest place only; else all places of the name, the likeliest first.
            timeout: not used.
            country: ISO 3166-1 alpha-2 code of the only country to look in.

        Returns:
            Locations whose `raw` is the gazetteer entry (the fields of `Place`); None where the name is
            not listed. An entry without a point of its own stands at the point of its province, named
            by `raw["point_of"]`.

        Raises:
            GeocoderQueryError: the query is no text, is empty, or is too long to be a name.
        """
        places = self.places(query, country=country)
        located = [found for place in places if (found := self._location(place)) is not None]
        return _answer(located, exactly_one)

    def places(self, query: str, *, country: str | None = None) -> list[Place]:
        """As `geocode`, but the entries themselves, also those that have no point."""
        if not isinstance(query, str) or not query.strip():
            raise GeocoderQueryError("a query must be the name of a place")
        if len(query) > _LONGEST:
            raise GeocoderQueryError(f"a query of {len(query)} characters is no name of a place")
        for reading in self._words.read(query):
            if places := self._matches(reading, country):
                return ranked(places, reading.name, self.country)
        return []

    def _matches(self, query: Query, country: str | None) -> list[Place]:
        places = [
            place
            for place in self.gazetteer.by_name(query.name)
            if country in (None, place.country)
        ]
        for whole in query.wholes:
            known = next(filter(None, map(self.gazetteer.by_name, whole)), ())
            # A child must lie in its named parent (codebook section 5).
            places = [p for p in places if any(lies_in(p, parent) for parent in known)]
        return of_kind(places, query.kind) if places else []

    def reverse(
        self,
        query: Any,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """What is at a point.

        Args:
            query: a geopy point, `(latitude, longitude)` or "latitude, longitude", in degrees.
            exactly_one: the nearest settlement only; else also its province and its country.
            timeout: not used.

        Returns:
            The nearest settlement of the province whose polygon has the point; where there are no
            boundaries the nearest one within 100 km, else None. `raw` is the entry with
            `distance_km`, geodesic, from the point asked for; 0 for the areas that the point lies in.

        Raises:
            GeocoderQueryError: the query is no point on the Earth.
        """
        lat, lon = _coordinates(query)
        province = self._nearest.province(lat, lon)
        near = self._nearest.settlements(lat, lon, province.admin1 if province else None)
        near = [(place, km) for place, km in near if province or km <= REACH_KM]
        found: list[tuple[Place | None, float]] = [*near]
        if near and province is None:
            province = self.gazetteer.admin1(near[0][0].admin1 or "")
        if province is not None:
            found += [(province, 0.0), (self.gazetteer.country(province.country or ""), 0.0)]
        elif near:
            found.append((self.gazetteer.country(near[0][0].country or ""), 0.0))
        located = [
            location
            for place, km in found
            if place and (location := self._location(place, distance_km=round(km, 3)))
        ]
        return _answer(located, exactly_one)

    def _location(self, place: Place, **more: Any) -> Location | None:
        """A place as geopy has it, or None where not even its province has a point."""
        raw: dict[str, Any] = {**asdict(place), **more}
        holder: Place | None = place
        if place.lon is None:
            holder = self.gazetteer.admin1(place.admin1) if place.admin1 else None
            raw["point_of"] = holder.id if holder else None
        if holder is None or holder.lat is None or holder.lon is None:
            return None
        return Location(self.address(place), Point(holder.lat, holder.lon), raw)

    def address(self, place: Place) -> str:
        """Name, province and country of a place, as far as they differ from one another."""
        country = self.gazetteer.country(place.country) if place.country else None
        whole = place.admin1_name if place.kind != "admin1" else None
        parts = (place.name, whole, country.name if country else place.country)
        return ", ".join(dict.fromkeys(part for part in parts if part))


def _answer(found: Sequence[Location], exactly_one: bool) -> Location | list[Location] | None:
    """As geopy's geocoders answer: None for nothing, one location, or all of them."""
    if not found:
        return None
    return found[0] if exactly_one else list(found)


def _coordinates(query: Any) -> tuple[float, float]:
    if query is None or query == "":
        raise GeocoderQueryError("a point is needed")  # geopy takes these for (0, 0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # geopy warns of a latitude before it refuses it
            point = query if isinstance(query, Point) else Point(query)
    except (ValueError, TypeError) as error:
        raise GeocoderQueryError(f"{query!r} is no point like (34.5, 69.2): {error}") from error
    return point.latitude, point.longitude
