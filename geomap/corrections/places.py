"""Where a person places an incident: an entry of the gazetteer, or a point."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from geomap.corrections.record import Correction
from geomap.errors import UsageError
from geomap.gazetteer import Gazetteer
from geomap.model import Incident, Place

if TYPE_CHECKING:
    from geomap.gazetteer.geocoder import GazetteerGeocoder

_SHOWN = 6  # candidates that a message names
_EXACT, _NEAR, _DISTRICT, _PROVINCE, _COUNTRY = 1, 2, 3, 4, 6  # UCDP's where_prec
_LONGEST = 200  # characters of a name that is looked up


class Atlas:
    """Looks places up for corrections; what it needs is opened when first asked for.

    Args:
        gazetteer: where to look.
        lexicon: whose cue words are understood ("Farah city").
        country: ISO 3166-1 alpha-2 code of a country whose places come first, or None.
    """

    def __init__(
        self, gazetteer: Gazetteer, lexicon: Mapping[str, Any], country: str | None = None
    ) -> None:
        self._gazetteer = gazetteer
        self._lexicon = lexicon
        self._country = country

    @cached_property
    def _geocoder(self) -> "GazetteerGeocoder":
        from geomap.gazetteer.geocoder import GazetteerGeocoder

        return GazetteerGeocoder(self._gazetteer, country=self._country, lexicon=self._lexicon)

    def fields(self, row: Correction, incident: Incident) -> dict[str, Any]:
        """The fields of an incident that a correction places (codebook section 5).

        Raises:
            UsageError: no such place, several, or no province at the point.
        """
        if row.lon is not None and row.lat is not None:
            return self._at_point(row.lon, row.lat, incident)
        return self._at_place(self._place(row.place, incident))

    def _place(self, text: str, incident: Incident) -> Place:
        if found := self._gazetteer.by_id(text):
            return found
        places = self._geocoder.places(text) if len(text) <= _LONGEST else []
        if not places:
            raise UsageError(f"the gazetteer has no place {text!r}; try `geomap geocode`")
        near = [place for place in places if place.admin1 and place.admin1 == incident.admin1]
        places = near or places
        if len({place.admin1 or place.id for place in places}) > 1:
            raise UsageError(f"{text!r} may be one of several; give its id: {_listed(places)}")
        return places[0]

    def _at_place(self, place: Place) -> dict[str, Any]:
        province = self._gazetteer.admin1(place.admin1) if place.admin1 else None
        if place.kind == "country" or province is None:
            if place.country is None:
                raise UsageError(f"{place.name} lies in no country that the gazetteer knows")
            return self._unplaced(place.country)
        point = place if place.lat is not None and place.lon is not None else province
        precision = {"settlement": 1, "admin1": 3}.get(place.kind, 2)
        where = {"settlement": _EXACT, "admin2": _DISTRICT, "admin1": _PROVINCE}
        return {
            **_province(province),
            "admin2": place.admin2 or (place.name if place.kind == "admin2" else None),
            "location": place.name,
            "location_names": (place.name,),
            "latitude": point.lat,
            "longitude": point.lon,
            "geo_precision": precision,
            "where_prec": where.get(place.kind, _NEAR) if point is place else _PROVINCE,
        }

    def _unplaced(self, country: str) -> dict[str, Any]:
        """In a country, and nowhere in it."""
        empty = dict.fromkeys(
            ("admin1", "admin1_name", "admin1_pcode", "admin1_pcode_set", "admin2", "location",
             "latitude", "longitude", "geo_precision")
        )  # fmt: skip
        return {**empty, "country": country, "location_names": (), "where_prec": _COUNTRY}

    def _at_point(self, lon: float, lat: float, incident: Incident) -> dict[str, Any]:
        """At a point: its province is looked up; names are kept where they can still be true."""
        found = self._geocoder.reverse((lat, lon), exactly_one=False) or []
        around = [self._gazetteer.by_id(location.raw["id"]) for location in found]
        province = next((p for p in around if p is not None and p.kind == "admin1"), None)
        if province is None:
            raise UsageError(f"no province is known at lon {lon}, lat {lat}; are they swapped?")
        stays = incident.admin1 == province.admin1
        named = stays and incident.geo_precision in (1, 2)
        return {
            **_province(province),
            "admin2": incident.admin2 if stays else None,
            "location": incident.location if named else province.name,
            "location_names": incident.location_names if named else (province.name,),
            "latitude": lat,
            "longitude": lon,
            "geo_precision": 1,
            "where_prec": _EXACT,
        }


def _province(province: Place) -> dict[str, Any]:
    return {
        "country": province.country,
        "admin1": province.admin1,
        "admin1_name": province.name,
        "admin1_pcode": province.pcode,
        "admin1_pcode_set": province.pcode_set if province.pcode else None,
    }


def _listed(places: Sequence[Place]) -> str:
    rows = [
        f"{place.id} ({', '.join(filter(None, (place.name, place.kind, place.admin1_name)))})"
        for place in places[:_SHOWN]
    ]
    return "; ".join(rows) + ("; ..." if len(places) > _SHOWN else "")
