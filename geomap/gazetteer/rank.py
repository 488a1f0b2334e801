"""Which of several places of one name a bare name means, most likely first."""

import math
from collections.abc import Iterable, Sequence

from geomap.gazetteer.names import fold
from geomap.model import Place

# Levels of fame on the scale of the decimal logarithm of a town's population: a country before all, a
# province before towns of less than some three million people, a district before villages.
_COUNTRY, _NATIONAL_CAPITAL, _ADMIN1, _ADMIN2, _SETTLEMENT, _FEATURE = 10.0, 9.0, 6.5, 3.5, 3.0, 2.0
_OTHER_NAME = 2.0  # taken off where the name asked for is not the one it is best known by


def fame(place: Place) -> float:
    """How well known a place is; a number to sort by, from 2 to 10."""
    if place.kind == "country":
        return _COUNTRY
    if place.kind == "admin1":
        return _ADMIN1
    if place.capital_of and "-" not in place.capital_of:
        return _NATIONAL_CAPITAL
    least = {"admin2": _ADMIN2, "settlement": _SETTLEMENT}.get(place.kind, _FEATURE)
    return max(least, math.log10(place.population + 1))


def ranked(places: Iterable[Place], name: str, country: str | None = None) -> list[Place]:
    """Sort the places of a name, the likeliest first.

    Args:
        places: places that have the name.
        name: the name as asked.
        country: ISO 3166-1 alpha-2 code of a country whose places come before all others.
    """
    key = fold(name)

    def weight(place: Place) -> tuple[bool, float, str]:
        other = fold(place.name) != key and place.kind != "country"
        return (place.country != country, -fame(place) + other * _OTHER_NAME, place.id)

    return sorted(places, key=weight)


def lies_in(place: Place, whole: Place) -> bool:
    """Whether a place lies in another, as far as their codes tell; no place lies in itself."""
    if place.id == whole.id or place.kind == "country":
        return False
    if whole.kind == "country":
        return place.country == whole.country
    if whole.kind == "admin1":
        if whole.admin1 is None:  # a division without ISO code is known by its name
            return (place.country, place.admin1_name) == (whole.country, whole.name)
        return place.admin1 == whole.admin1 and place.kind != "admin1"
    inside = place.kind in ("settlement", "feature") and place.admin1 == whole.admin1
    return inside and place.country == whole.country and place.admin2 in (whole.admin2, whole.name)


def of_kind(places: Sequence[Place], kind: str | None) -> list[Place]:
    """The places of a kind; all of them where none is of it, for a cue word can be wrong."""
    return [place for place in places if place.kind == kind] or list(places)
