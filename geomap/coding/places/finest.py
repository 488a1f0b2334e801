"""Of the places named for one event: how narrow each is, how sure, and which is a part of which."""

import itertools
from collections.abc import Mapping, Sequence

from geomap.coding.places.around import are_near
from geomap.coding.places.standing import Standing
from geomap.model import Place

LARGE = 50_000  # people of a town with quarters
_ROAD = {("-",), ("–",), ("—",)}  # what stands between the ends of a road
_SMALLER = 3  # times that a quarter of it is smaller


def has_quarters(place: Place) -> bool:
    """Whether a place is a town so large, or of such rank, that its parts are named."""
    return place.kind == "settlement" and (
        place.population >= LARGE or place.capital_of is not None
    )


def part_of_town(
    top: Sequence[Standing],
    ranked: Sequence[Standing],
    low: Sequence[str],
    table: Mapping[str, frozenset[str]],
) -> Standing:
    """A town's quarter rather than the town ("In the capital, a bomb in X", "Kabul, X district").

    A gazetteer has both as towns; what lies within a much larger one is a part of it.

    Args:
        top: the places that are the finest by their kinds.
        ranked: all the places, finest first.
        low: the document's tokens, lower-cased.
        table: the lexicon's `where` table.
    """
    first = top[0]
    town = first.toponym.place
    if town is not None and len(top) == 1 and has_quarters(town):
        districts = [s for s in ranked if s.toponym.place and s.toponym.place.kind == "admin2"]
        one = len(districts) == 1 and _is_district_of(districts[0], first, low, table)
        return districts[0] if one else first
    if town is None or town.population < LARGE:
        return first
    for s in top[1:]:
        if s.toponym.place is not None and is_quarter(s.toponym.place, town):
            return s
    return first


def is_quarter(place: Place, town: Place) -> bool:
    """Whether a place that a gazetteer has as a town lies in a much larger one."""
    if not has_quarters(town) or place.id == town.id or place.kind != "settlement":
        return False
    if _SMALLER * place.population >= town.population:
        return False
    near = are_near(town, place)
    return bool(near) or (near is None and bool(place.admin2) and place.admin2 == town.admin2)


def _is_district_of(
    s: Standing, of: Standing, low: Sequence[str], table: Mapping[str, frozenset[str]]
) -> bool:
    """Whether a district is named in one phrase with a town, and is not the one that holds it."""
    place, town = s.toponym.place, of.toponym.place
    if place is None or town is None or place.kind != "admin2" or place.admin1 != town.admin1:
        return False
    if place.name in (town.admin2, town.name) or s.toponym.cue not in table["district"]:
        return False
    before, after = (of, s) if of.first < s.first else (s, of)
    gap = low[before.last : after.first]
    tied = any(w == "," or w in table["inside"] or w in table["owner"] for w in gap)
    return tied and all(
        w == "," or w in table["inside"] or w in table["skip"] or w in table["wide"] for w in gap
    )


def together(
    top: Sequence[Standing], low: Sequence[str], table: Mapping[str, frozenset[str]]
) -> bool:
    """Whether places stand in one list, and not one inside the other ("Dasht-e Barchi in Kabul").

    The ends of a road are no list ("the Aqcha-Sheberghan highway"), nor are a quarter and its city
    ("Dasht-e Barchi, Kabul city").
    """
    ordered = sorted(top, key=lambda s: s.first)
    if len(ordered) == 2 and _in_city(ordered[0], ordered[1], low):
        return False
    between = [low[a.last : b.first] for a, b in itertools.pairwise(ordered)]
    return all(
        len(words) <= 4 and words not in _ROAD and table["inside"].isdisjoint(words)
        for words in between
    )


def _in_city(part: Standing, whole: Standing, low: Sequence[str]) -> bool:
    """Whether of two places right beside each other the first is a quarter of the second."""
    within, town = part.toponym.place, whole.toponym.place
    if within is None or town is None or low[part.last : whole.first] != (",",):
        return False
    return is_quarter(within, town)


def fineness(s: Standing, table: Mapping[str, frozenset[str]]) -> int:
    """How narrow a place is: country 0, province 1, district 2, town 3, village or quarter 4."""
    toponym = s.toponym
    place: Place | None = toponym.place
    if s.road:
        return 1 if place and place.kind == "admin1" else 2
    if place is None and toponym.cue in table["province"]:
        return 1
    if place is None:
        if toponym.cue in table["region"]:
            return 2  # "in X, in the Y region": no finer than a district
        return 3 if toponym.cue in table["district"] else 4
    return {"country": 0, "admin1": 1, "admin2": 2, "settlement": 3, "feature": 4}[place.kind]


def precision_of(kind: str) -> int:
    """ACLED's geo_precision of a place by its kind: 1 a town, 2 a district, 3 a province."""
    return {"admin1": 3, "admin2": 2}.get(kind, 1)


def precision(s: Standing, table: Mapping[str, frozenset[str]]) -> int:
    """ACLED's geo_precision of a place: 1 itself, 2 near it or a district, 3 a province or a road."""
    toponym = s.toponym
    if s.road or (toponym.place and toponym.place.kind in ("admin1", "country")):
        return 3
    if toponym.place is None and toponym.cue in table["province"]:
        return 3
    if s.near or toponym.cue in table["wide"] or toponym.cue in table["district"]:
        return 2
    if toponym.place and toponym.place.kind == "admin2":
        return 2
    return 1
