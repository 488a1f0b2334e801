"""How places stand to one another, and how well known they are."""

import math
from collections.abc import Sequence
from functools import lru_cache

from geomap.gazetteer import Gazetteer
from geomap.gazetteer.names import fold
from geomap.model import Place

# Weights of a place that nothing else speaks for; only their order and rough distance matter.
_COUNTRY, _ADMIN1, _ADMIN2, _FEATURE = 5.0, 4.0, 2.0, 1.0
_CAPITAL = 1.0  # of a country: beside what its population gives it
PROMINENT = 50_000  # people; a town of this size is named without any word that says "place"
_LITTLE = 5_000  # people; the name of so small a town says little of itself
_ALIKE = 2  # letters with which two spellings of one name begin
_SAME_POINT = 0.05  # degrees


def within(child: Place, parent: Place) -> bool:
    """Whether one place lies in the other, as far as the gazetteer tells."""
    if child.id == parent.id or child.kind == "country":
        return False
    if parent.kind == "country":
        return child.country == parent.country
    if (
        parent.kind == "admin1" and parent.admin1 is None
    ):  # one without ISO code is known by its name
        return child.admin1_name == parent.name and child.country == parent.country
    if parent.kind == "admin1":
        return child.admin1 == parent.admin1 and child.kind != "admin1"
    if parent.kind == "admin2":
        return (
            child.kind in ("settlement", "feature")
            and child.admin1 == parent.admin1
            and child.admin2 == parent.name
        )
    return False


def beside(child: Place, parent: Place) -> bool:
    """Whether a place may be a part of a large town: both share a province, more is not told."""
    return (
        parent.kind == "settlement"
        and (parent.capital_of is not None or parent.population >= PROMINENT)
        and child.id != parent.id
        and child.kind != "admin1"
        and child.admin1 is not None
        and child.admin1 == parent.admin1
    )


def is_prominent(places: Sequence[Place]) -> bool:
    """Whether one of them is a country, a province or a town that is named without explanation."""
    return any(p.kind in ("country", "admin1") or p.population >= PROMINENT for p in places)


def is_national(place: Place) -> bool:
    """Whether a town is marked as its country's capital; the seat of a division is known there only."""
    return place.capital_of is not None and place.capital_of == place.country


def is_little(places: Sequence[Place]) -> bool:
    """Whether all of them are villages and small towns, of which no list knows all."""
    return all(p.kind == "settlement" and 0 < p.population < _LITTLE for p in places)


def is_former(key: str, places: Sequence[Place]) -> bool:
    """Whether a name is only another one of small towns whose own names are nothing like it."""
    return all(
        p.kind == "settlement" and p.population < PROMINENT and not _is_like(key, fold(p.name))
        for p in places
    )


def _is_like(one: str, other: str) -> bool:
    """Whether two folded names are spellings of one, or one a part of the other."""
    return one[:_ALIKE] == other[:_ALIKE] or one in other or other in one


def area(place: Place) -> str:
    """The code of the province that a place lies in, of the country where none is known."""
    return place.admin1 or place.country or place.id


def fame(place: Place) -> float:
    """How likely a bare name means this place rather than a namesake, on a scale up to 6."""
    if place.kind == "country":
        return _COUNTRY
    if place.kind == "admin1":
        return _ADMIN1
    people = 0.75 * math.log10(place.population + 1)
    if is_national(place):
        people += _CAPITAL
    if place.kind == "admin2":
        return max(_ADMIN2, people)
    return max(_FEATURE, people)


def of_kind(places: tuple[Place, ...], kind: str | None) -> tuple[Place, ...]:
    """The places that a cue word of this kind can mean; all of them if it excludes every one."""
    if kind == "admin1":
        wanted = _first(places, ("admin1",), ("admin2",))
    elif kind == "region":
        wanted = _first(places, ("admin1",))
    elif kind == "admin2":
        wanted = _first(places, ("admin2",), ("settlement", "feature", "admin1"))
    elif kind == "settlement":
        wanted = _first(places, ("settlement",), ("admin2", "feature", "admin1"))
    else:
        wanted = ()
    return wanted or places


def _first(places: tuple[Place, ...], *choices: tuple[str, ...]) -> tuple[Place, ...]:
    for kinds in choices:
        if found := tuple(p for p in places if p.kind in kinds):
            return found
    return ()


def is_capital(place: Place, gazetteer: Gazetteer) -> bool:
    """Whether a town is its country's capital: it is marked so, or a country's point is its own."""
    if place.kind != "settlement" or place.country is None or place.lat is None:
        return False
    if is_national(place):
        return True
    country = _country(gazetteer, place.country)
    if country is None or country.lat is None or country.lon is None or place.lon is None:
        return False
    return abs(country.lat - place.lat) < _SAME_POINT and abs(country.lon - place.lon) < _SAME_POINT


@lru_cache(maxsize=1024)
def _country(gazetteer: Gazetteer, code: str) -> Place | None:
    return gazetteer.country(code)
