"""The middle of each district of which a boundary is known, for those that no town gives a point."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import shapely
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer.names import fold
from scripts.entries import Entry
from scripts.shapes import center

Area = tuple[str, BaseGeometry]  # the name of a district as the source has it, and its boundary
Spellings = Callable[[str], Iterable[str]]


class Districts:
    """The districts of a country, to be found by name and division.

    Args:
        entries: all entries of the country; the districts and settlements among them are looked at.
        divisions: boundaries of first-order divisions by ISO 3166-2 code, of those that are drawn.
        by_hand: ISO code of the division and shown name of the district by the name of an area, for
            areas that are named otherwise than any source names their district.
        spellings: other folded spellings of a name.
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        divisions: Mapping[str, BaseGeometry],
        by_hand: Mapping[str, tuple[str, str]],
        spellings: Spellings = lambda name: (),
    ) -> None:
        placed = [entry for entry in entries if entry.place.admin1]
        self._districts = [entry for entry in placed if entry.place.kind == "admin2"]
        towns = [entry.place for entry in placed if entry.place.kind == "settlement"]
        # What is added by hand has no point.
        points = [
            (town.admin1, shapely.Point(town.lon, town.lat))
            for town in towns
            if town.lon is not None and town.lat is not None
        ]
        self._towns = [admin1 for admin1, _ in points]
        self._points = [point for _, point in points]
        self._divisions = divisions
        self._by_hand = by_hand
        self._spellings = spellings

    def lend_points(self, areas: Sequence[Area]) -> tuple[int, list[str]]:
        """Put each district without a point into the middle of its area.

        Of an area that reaches into a neighboring division, by one source or the other, the part in
        the district's own division counts.

        Returns:
            How many districts got a point, and the names of the areas whose district is not known.
        """
        lent, unknown = 0, []
        for name, area in areas:
            found = self._district(name, area)
            if found is None:
                unknown.append(name)
            elif found.place.lon is None:
                lon, lat = center(self._own(area, str(found.place.admin1)))
                found.place = replace(found.place, lon=lon, lat=lat)
                lent += 1
        return lent, unknown

    def unlisted(
        self, areas: Iterable[Area]
    ) -> Iterator[tuple[list[str], str, tuple[float, float]]]:
        """Of each area in a known division that no district is: names, division, and middle."""
        for name, area in areas:
            iso = self._division(area)
            keys = self._keys(name)
            if iso and not any(e.place.admin1 == iso and keys & e.keys for e in self._districts):
                yield name.split("/")[::-1], iso, center(self._own(area, iso))

    def _district(self, name: str, area: BaseGeometry) -> Entry | None:
        """The one district that has a name of the area and lies in the division that the area is in."""
        if name in self._by_hand:
            wanted = self._by_hand[name]
            named = [e for e in self._districts if (e.place.admin1, e.place.name) == wanted]
        else:
            iso = self._division(area)
            keys = self._keys(name)
            named = [e for e in self._districts if e.place.admin1 == iso and keys & e.keys]
        return named[0] if len(named) == 1 else None

    def _keys(self, name: str) -> set[str]:
        """The folded names of an area: "Khenj (Hese-Awal)" has two."""
        said = [name, *re.split(r"[()]", name)]
        keys = {fold(part) for part in said} | {
            key for part in said for key in self._spellings(part)
        }
        return keys - {""}

    def _division(self, area: BaseGeometry) -> str | None:
        """The division that has the middle of an area; where none is drawn there, that of its towns."""
        middle = shapely.Point(center(area))
        for iso, division in self._divisions.items():
            if division.covers(middle):
                return iso
        shapely.prepare(area)
        inside = shapely.contains(area, self._points)
        towns = Counter(admin1 for admin1, is_in in zip(self._towns, inside, strict=True) if is_in)
        return towns.most_common(1)[0][0] if towns else None

    def _own(self, area: BaseGeometry, iso: str) -> BaseGeometry:
        division = self._divisions.get(iso)
        part = shapely.intersection(area, division) if division else area
        return part if part.area > 0 else area
