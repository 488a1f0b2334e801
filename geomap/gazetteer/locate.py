"""In which division a place of a user's list lies: by what the list says, else by its point."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from geomap.gazetteer import Gazetteer, fold
from geomap.gazetteer.nearest import Nearest
from geomap.model import Place

if TYPE_CHECKING:
    from shapely import STRtree
    from shapely.geometry.base import BaseGeometry

_REACH_KM = 50.0  # of a known town, whose division a place without boundary is given


@dataclass(frozen=True, slots=True)
class Holder:
    """What a place lies in; `guessed` where only the nearest town told it."""

    place: Place
    guessed: bool = False


@dataclass(slots=True)
class Area:
    """A division of the pack that is made: its entry, all its names, its polygon if there is one."""

    place: Place
    names: list[str] = field(default_factory=list)
    shape: "BaseGeometry | None" = None
    code: str | None = None  # its publisher's


class Locator:
    """Looks in the divisions of the pack that is made, then in packs that are there.

    Args:
        areas: first-level divisions of the pack.
        districts: second-level divisions of the pack.
        known: packs that are there.
    """

    def __init__(self, areas: Sequence[Area], districts: Sequence[Area], known: Gazetteer) -> None:
        self._known = known
        self._firsts = [area for area in areas if area.shape is not None]
        self._seconds = [area for area in districts if area.shape is not None]
        self._named: dict[str, list[Place]] = {}
        for area in (*districts, *areas):
            for name in (
                area.place.name,
                area.place.pcode or "",
                area.place.admin1 or "",
                *area.names,
            ):
                if key := fold(name):
                    self._named.setdefault(key, []).append(area.place)
        self._nearest = Nearest(known)

    def parent(self, told: Iterable[str], country: str | None) -> Place | None:
        """The division that a list tells by name or code, the narrowest that is known."""
        wanted = list(told)
        for number, name in enumerate(wanted):
            found = self._named.get(fold(name)) or self._known.by_name(name)
            places = {
                place.id: place
                for place in reversed(found)
                if place.kind in ("admin1", "admin2") and country in (None, place.country)
            }
            wider = [p.admin1 for p in [self.parent(wanted[number + 1 :], country)] if p]
            fitting = [p for p in places.values() if not wider or p.admin1 in wider]
            if len({(p.country, p.admin1) for p in fitting}) == 1:
                narrowest: Place = min(fitting, key=lambda p: (p.kind != "admin1", p.id))
                return narrowest
        return None

    def at(self, lon: float, lat: float, country: str | None = None) -> Holder | None:
        """The division that has a point, or that of the nearest town where no boundary is known."""
        if (place := self._within(self._second_tree, self._seconds, lon, lat)) is not None:
            return Holder(place)
        if (place := self._within(self._first_tree, self._firsts, lon, lat)) is not None:
            return Holder(place)
        place = self._nearest.province(lat, lon)
        if place is not None and country in (None, place.country):
            return Holder(place)
        for town, distance in self._nearest.settlements(lat, lon, most=3):
            if distance <= _REACH_KM and town.admin1 and country in (None, town.country):
                holder = self._known.admin1(town.admin1)
                return Holder(holder, guessed=True) if holder else None
        return None

    @cached_property
    def _first_tree(self) -> "STRtree":
        return _tree(self._firsts)

    @cached_property
    def _second_tree(self) -> "STRtree":
        return _tree(self._seconds)

    @staticmethod
    def _within(tree: "STRtree", areas: Sequence[Area], lon: float, lat: float) -> Place | None:
        import shapely

        found = tree.query(shapely.Point(lon, lat), predicate="intersects")
        hits: list[int] = sorted(found.tolist())
        return areas[hits[0]].place if hits else None


def _tree(areas: Iterable[Area]) -> "STRtree":
    import shapely

    return shapely.STRtree([area.shape for area in areas if area.shape is not None])
