"""Coordinates in a text as places: joined to their province, and to the name that they stand beside."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from geomap.gazetteer import Gazetteer
from geomap.geoparse.coordinates import Point, find
from geomap.model import Place, Toponym

_REACH_KM = (
    50.0  # where no boundary is drawn, a point farther from every town is in no known province
)
_GAP = 6  # characters between a name and its coordinates: "Marjah (31.52 N, ..."
_BARE = " \t\u00a0(,[:;–—-"
_WHY = "its coordinates are in the text"


def with_points(
    text: str, toponyms: Sequence[Toponym], gazetteer: Gazetteer, lexicon: Mapping[str, Any]
) -> list[Toponym]:
    """The toponyms of a text with its coordinates: a name beside one has it, others stand for themselves.

    Args:
        text: of the report.
        toponyms: its names, in order.
        gazetteer: tells in which province a point lies; a point in none (at sea) is left out.
        lexicon: its `places.coordinates` table is used.
    """
    points = find(text, lexicon)
    if not points:
        return list(toponyms)
    out = {toponym.start: toponym for toponym in toponyms}
    for point in points:
        place = _place(gazetteer, point, text[point.start : point.end])
        if place is None:
            continue
        for start in [s for s, t in out.items() if s < point.end and t.end > point.start]:
            del out[start]  # "N" or "E" of the coordinate itself
        named = _beside(text, point, [*out.values()])
        if named is not None and _fits(named, place):
            out[named.start] = _with_point(named, place)
        else:
            out[point.start] = _toponym(point, place, text)
    return [out[start] for start in sorted(out)]


def _toponym(point: Point, place: Place, text: str) -> Toponym:
    return Toponym(
        text=text[point.start : point.end], start=point.start, end=point.end, place=place,
        parent=None, role="place", cue=None, score=1.0, why=_WHY,
    )  # fmt: skip


def _beside(text: str, point: Point, toponyms: Sequence[Toponym]) -> Toponym | None:
    """The name right before a coordinate, or None."""
    for toponym in toponyms:
        gap = text[toponym.end : point.start]
        if 0 <= point.start - toponym.end <= _GAP and not gap.strip(_BARE):
            return toponym
    return None


def _fits(named: Toponym, point: Place) -> bool:
    """Whether a name can be that of the point: a village or town, not known to lie elsewhere."""
    known = named.place
    if named.role != "place":
        return False
    if known is None:
        return named.parent is None or named.parent.country in (None, point.country)
    return known.kind not in ("country", "admin1") and known.admin1 == point.admin1


def _with_point(named: Toponym, point: Place) -> Toponym:
    known = named.place
    if known is None:
        place = replace(point, name=named.text)
        return replace(named, place=place, parent=None, score=1.0, why=_WHY)
    if known.lat is not None or known.kind == "admin2":
        return named  # the gazetteer's own point, which all reports share
    return replace(named, place=replace(known, lat=point.lat, lon=point.lon), why=_WHY)


def _place(gazetteer: Gazetteer, point: Point, written: str) -> Place | None:
    division, country = _division(gazetteer, point.lat, point.lon)
    if country is None:
        return None
    return Place(
        id=f"point:{point.lat},{point.lon}", name=" ".join(written.split()), kind="feature",
        country=country, admin1=division.admin1 if division else None,
        admin1_name=division.name if division else None, lon=point.lon, lat=point.lat,
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _division(gazetteer: Gazetteer, lat: float, lon: float) -> tuple[Place | None, str | None]:
    """The province that has a point, else that of the nearest town, with the country."""
    nearest = _nearest(gazetteer)
    province: Place | None = nearest.province(lat, lon)
    if province is not None:
        return province, province.country
    for town, distance in nearest.settlements(lat, lon):
        if distance <= _REACH_KM:
            return gazetteer.admin1(town.admin1 or ""), town.country
    return None, None


@lru_cache(maxsize=2)
def _nearest(gazetteer: Gazetteer) -> Any:
    from geomap.gazetteer.nearest import Nearest

    return Nearest(gazetteer)
