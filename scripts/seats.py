"""Which town is the seat of each first-order division, as GeoNames knew it, by today's divisions."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from geomap.gazetteer.names import fold
from scripts.entries import split, table
from scripts.levels import Levels
from scripts.sources import Sources

_SEAT = "PPLA"  # the feature code of a seat of a first-order division
_SEATS = (_SEAT, "PPLA2", "PPLA3")  # and of the two levels below it


class Seats:
    """The seats of divisions.

    Args:
        folder: `scripts/world/`, with `seats.csv`: the seats that are known better.
        sources: the registry packages.
        levels: today's divisions.
        people: that the divisions of a country have on average, where their seats are told; the
            seat of a division as small as a parish is a village.
    """

    def __init__(self, folder: Path, sources: Sources, levels: Levels, people: int) -> None:
        self._by_hand = {row["iso"]: row["town"] for row in table(folder / "seats.csv")}
        self._sources = sources
        self._levels = levels
        self._people = people

    def is_office(self, town: int) -> bool:
        """Whether a town is the seat of a division or district; of such the source often lacks the people."""
        return self._sources.features.get(town, ("", ""))[0] in _SEATS

    @cached_property
    def of_divisions(self) -> dict[int, str]:
        """ISO 3166-2 codes of the divisions by the GeoNames id of their seat."""
        isos = self._levels.isos()
        found: dict[str, dict[int, tuple[str, str]]] = defaultdict(dict)
        for row in self._sources.cities500:
            number = int(row["geonameid"])
            kind, division = self._sources.features.get(number, ("", ""))
            if kind == _SEAT and self._levels.of(row) in isos:
                found[self._levels.of(row)][number] = division, row["name"]
        large = self._large(isos)
        out = {}
        for code, towns in found.items():
            seat = self._seat(code, towns)
            if seat and isos[code] not in self._by_hand and code.partition(".")[0] in large:
                out[seat] = isos[code]
        out.update((int(town), iso) for iso, town in self._by_hand.items() if town)
        return out

    def _seat(self, code: str, towns: Mapping[int, tuple[str, str]]) -> int | None:
        """The seat among several: that of the division's name, else the one in what it was before."""
        if len(towns) == 1:
            return next(iter(towns))
        row = self._levels.rows[code]
        names = {fold(name) for name in (row["name"], *split(row["aliases"]))}
        same = [number for number, (_, name) in towns.items() if fold(name) in names]
        old = [number for number, (division, _) in towns.items() if division == code]
        return next((few[0] for few in (same, old) if len(few) == 1), None)

    def _large(self, isos: Mapping[str, str]) -> set[str]:
        """The countries whose divisions have enough people."""
        count = Counter(code.partition(".")[0] for code in isos)
        people = {code: int(row["population"]) for code, row in self._sources.countries.items()}
        return {code for code, most in count.items() if people[code] >= most * self._people}
