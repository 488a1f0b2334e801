"""Which ISO 3166 codes the divisions of a file have, as far as the file or the known packs tell."""

import logging
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geomap.errors import UsageError
from geomap.gazetteer import Gazetteer, fold
from geomap.gazetteer.areas import Division
from geomap.gazetteer.nearest import Nearest
from geomap.model import Place

_ISO = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
_SHARE = 0.8  # of the known towns inside a polygon that must be of one division
_SHOWN = 5  # names in a message
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Identified:
    """A division with its code: of ISO 3166-2 where that is known, else made from the file's own."""

    division: Division
    country: str
    code: str


class Identifier:
    """Finds codes by what the file says, else by names, else by the towns inside.

    Args:
        known: packs whose names and towns are used.
        country: ISO 3166-1 alpha-2 code of all divisions, where the user gave it.
    """

    def __init__(self, known: Gazetteer, country: str | None = None) -> None:
        self._known = known
        self._given = country
        self._nearest = Nearest(known)
        self._towns: dict[str, list[Place]] = {}

    def country(self, division: Division) -> str:
        """ISO 3166-1 alpha-2 code of a division's country.

        Raises:
            UsageError: neither the file nor the towns inside tell it.
        """
        if self._given:
            return self._given
        for told in (*division.country, (division.iso or "")[:2]):
            if code := country_code(told, self._known):
                return code
        found = Counter(place.country for place in self._inside(division)).most_common(1)
        if found and found[0][0]:
            return found[0][0]
        raise UsageError(
            f"{division.name}: neither the file nor the towns inside tell its country; give --country CC"
        )

    def firsts(self, divisions: Sequence[Division]) -> list[Identified]:
        """First-level divisions with a code each, no code twice."""
        out: dict[str, Identified] = {}
        made = []
        for division in divisions:
            country = self.country(division)
            code = self._iso(division, country)
            if code is None or code in out:
                code = _made(division, country)
                made.append(f"{division.name} ({code})")
            while code in out:
                code += "x"
            out[code] = Identified(division, country, code)
        if made:
            shown = shortened(made)
            _log.warning(
                "%d of the divisions have no ISO 3166-2 code that is known; made from the file's: %s",
                len(made), shown,
            )  # fmt: skip
        return list(out.values())

    def _iso(self, division: Division, country: str) -> str | None:
        for told in (division.iso, division.code):
            if told and _ISO.fullmatch(told) and told.startswith(country):
                return told
        named = {
            place.admin1
            for name in (division.name, *division.names)
            for place in self._known.by_name(name)
            if place.kind == "admin1" and place.country == country and place.admin1
        }
        if len(named) == 1:
            return named.pop()
        towns = Counter(p.admin1 for p in self._inside(division) if p.country == country)
        if towns:
            code, count = towns.most_common(1)[0]
            if code and count >= _SHARE * towns.total():
                return code
        return None

    def _inside(self, division: Division) -> list[Place]:
        """The known towns inside a division."""
        import shapely

        middle = division.shape.representative_point()
        near = self._nearest.countries(middle.y, middle.x)
        out: list[Place] = []
        shapely.prepare(division.shape)
        for code in [self._given] if self._given else near:
            if code not in self._towns:
                self._towns[code] = list(self._known.settlements(code))
            towns = self._towns[code]
            spots = [(p.lon, p.lat) for p in towns if p.lon is not None and p.lat is not None]
            if spots:
                hits = shapely.contains_xy(division.shape, *zip(*spots, strict=True)).tolist()
                out += [town for town, hit in zip(towns, hits, strict=True) if hit]
        return out


def country_code(told: str, known: Gazetteer) -> str | None:
    """ISO 3166-1 alpha-2 code of a country that is told by code or name, or None."""
    if len(told) == 2 and told.isascii() and told.isalpha():
        return told.upper()
    found = {p.country for p in known.by_name(told) if p.kind == "country"} if told else set()
    return found.pop() if len(found) == 1 else None


def _made(division: Division, country: str) -> str:
    """A code that cannot be taken for one of ISO 3166-2, which has at most three letters after the dash."""
    own = re.sub(r"[^A-Za-z0-9.]", "", division.code or "")[:20]
    own = own or fold(division.name)[:20] or "unnamed"
    return f"{country}-{own}" if len(own) > 3 else f"{country}-x{own}"


def shortened(names: Iterable[str]) -> str:
    """Some of the names, for a message."""
    every = list(names)
    return ", ".join(every[:_SHOWN]) + (", ..." if len(every) > _SHOWN else "")
