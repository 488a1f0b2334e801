"""What online geocoders answer, in one form; and which answer a name in a report can mean."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from geomap.gazetteer import Gazetteer, fold
from geomap.gazetteer.geocoder import GazetteerGeocoder
from geomap.gazetteer.wanted import Wanted
from geomap.model import Place

# OpenStreetMap's keys of what can be named as the scene of an event. Shops, hotels and streets that have
# the name of a village are not the village.
_PLACES = frozenset(
    ("place", "boundary", "natural", "waterway", "landuse", "geological", "military")
)
_SETTLED = frozenset(
    ("city", "town", "village", "hamlet", "suburb", "quarter", "neighbourhood", "locality",
     "isolated_dwelling", "borough", "farm", "allotments", "municipality", "city_block")
)  # fmt: skip
_TYPES = {"N": "node", "W": "way", "R": "relation"}
# Answers closer to each other are one place: a town, and the district whose seat it is.
_SAME_KM = 30.0
_LONGEST = 500  # characters of a text that a service sends


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One place that a service gave for a name.

    `id` is the service's own, after its name (`nominatim:node/123`); `names` are all that it tells;
    `scene` is False for what is no settlement, area or landform (a shop); `admin1` is the ISO 3166-2
    code that the service tells, if any; `license` its words on the use of the answer.
    """

    id: str
    name: str
    names: tuple[str, ...]
    address: str
    lat: float
    lon: float
    kind: str
    scene: bool = True
    country: str | None = None
    admin1: tuple[str, ...] = ()
    license: str | None = None


def answer(service: str, location: Any) -> Answer | None:
    """A geopy location as an answer; None where it has no name or point."""
    raw = location.raw if isinstance(location.raw, Mapping) else {}
    inner = raw.get("properties")
    about = inner if isinstance(inner, Mapping) else raw
    key = _text(about.get("category") or about.get("class") or about.get("osm_key"))
    value = _text(about.get("type") if "osm_key" not in about else about.get("osm_value"))
    named = about.get("namedetails")
    names = [_text(n) for n in named.values()] if isinstance(named, Mapping) else []
    first = _text(location.address).partition(",")[0]
    name = _text(about.get("name")) or first
    lat, lon = float(location.latitude), float(location.longitude)
    if not name or not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return None
    address = about.get("address")
    whole = address if isinstance(address, Mapping) else {}
    country = _text(
        whole.get("country_code") or about.get("countrycode") or about.get("country_code")
    )
    return Answer(
        id=f"{service}:{_own_id(about, raw) or f'{lat:.5f},{lon:.5f}'}",
        name=name,
        names=tuple(dict.fromkeys(n for n in (name, first, *names) if n)),
        address=_text(location.address),
        lat=lat,
        lon=lon,
        kind=_kind(key, value),
        scene=not key or key in _PLACES,
        country=country.upper() if len(country) == 2 else None,
        admin1=tuple(_text(v) for k, v in whole.items() if str(k).startswith("ISO3166-2")),
        license=_text(about.get("licence")) or None,
    )


def _own_id(about: Mapping[str, Any], raw: Mapping[str, Any]) -> str:
    if "osm_id" in about:
        kind = _text(about.get("osm_type"))
        return f"{_TYPES.get(kind, kind)}/{_text(about['osm_id'])}".replace(" ", "")
    found = (raw.get(key) or about.get(key) for key in ("geonameId", "place_id", "id"))
    return next((_text(value).replace(" ", "") for value in found if value), "")


def _kind(key: str, value: str) -> str:
    if key == "boundary":
        return "admin2"  # an area: its point stands for it, with precision 2 (codebook section 5)
    return "settlement" if not key or (key == "place" and value in _SETTLED) else "feature"


def _text(value: object) -> str:
    if value is None or isinstance(value, Mapping | list):
        return ""
    return " ".join(str(value).encode("utf-8", "replace").decode().split())[:_LONGEST]


def from_json(row: Mapping[str, Any]) -> Answer:
    """An answer as `to_json` wrote it."""
    lists = {key: tuple(row[key]) for key in ("names", "admin1")}
    return Answer(**{**row, **lists})


def to_json(found: Answer) -> dict[str, Any]:
    """An answer as plain values."""
    return asdict(found)


@lru_cache(maxsize=2)
def _points(gazetteer: Gazetteer) -> GazetteerGeocoder:
    return GazetteerGeocoder(gazetteer)  # reads all its settlements when first asked for a point


class Chooser:
    """Finds the answer that a name in a report means, and the division that it lies in.

    Args:
        gazetteer: whose divisions are known.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._points = _points(gazetteer)

    def choose(self, name: Wanted, answers: Sequence[Answer]) -> tuple[Place | None, Answer | None]:
        """The place of a name, or None where no answer fits or several do.

        An answer fits that bears the name (one in another script cannot be compared, and is believed),
        is no shop or street, and lies in the country and the parent that the text gives.
        """
        fitting = []
        for each in answers:
            if each.scene and _bears(each, name.text):
                place = self.place(each)
                if _lies_in(place, name):
                    fitting.append((place, each))
        if not fitting or not _one_place([each for _, each in fitting]):
            return None, None
        return fitting[0]

    def place(self, found: Answer) -> Place:
        """An answer as an entry of the gazetteer, in the division that its point lies in."""
        near = self._points.reverse((found.lat, found.lon), exactly_one=False) or []
        codes = {row.raw["kind"]: row.raw for row in near}
        division = codes.get("admin1")
        country = found.country or (division["country"] if division else None)
        admin1 = division["admin1"] if division and division["country"] == country else None
        told = (self._gazetteer.admin1(code) for code in found.admin1)
        holder = next(filter(None, told), None) or (
            self._gazetteer.admin1(admin1) if admin1 else None
        )
        return Place(
            id=found.id, name=found.name, kind=found.kind, country=country,
            admin1=holder.admin1 if holder else None, admin1_name=holder.name if holder else None,
            admin2=found.name if found.kind == "admin2" else None, lon=found.lon, lat=found.lat,
        )  # fmt: skip


def _bears(found: Answer, text: str) -> bool:
    """Whether an answer has the name asked for; names are never taken by likeness."""
    key = fold(text)
    if key in map(fold, found.names):
        return True
    return key.isascii() and not any(fold(name).isascii() for name in found.names)


def _lies_in(place: Place, name: Wanted) -> bool:
    if name.country and place.country != name.country:
        return False
    return not (name.parent and name.parent.admin1) or place.admin1 == name.parent.admin1


def _one_place(answers: Sequence[Answer]) -> bool:
    from geopy.distance import great_circle

    first = answers[0]
    return all(
        great_circle((first.lat, first.lon), (each.lat, each.lon)).km <= _SAME_KM
        for each in answers
    )
