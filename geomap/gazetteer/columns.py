"""Which columns of a file of boundaries are names and codes, told by how publishers call them.

Known are geoBoundaries (https://www.geoboundaries.org/), OCHA's COD-AB in its older and its newer form
(https://data.humdata.org/dashboards/cod), GADM 3.6 and 4.1 (https://gadm.org/metadata.html), Natural
Earth, and plain `name` and `code`. Case does not count.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from geomap.errors import UsageError

# The name of a layout, and what may be done with such data where the publisher has one rule for all.
TERMS = {
    "geoBoundaries": "CC BY 4.0, unless its metadata say otherwise (geoboundaries.org)",
    "OCHA COD-AB": "as its page at data.humdata.org says",
    "GADM": "free for academic and other non-commercial use; not to be passed on (gadm.org/license)",
    "Natural Earth": "public domain",
    "GeoNames": "CC BY 4.0 (geonames.org)",
}

_COD_NAME = re.compile(r"adm(\d)_?(?:name|([a-z]{2}))")
_COD_OTHER = re.compile(r"adm(\d)_?(?:name\d|ref(?:_name)?|alt\d?_?[a-z]{2}|altname\d?)")
_COD_CODE = re.compile(r"adm(\d)_?p(?:code)?")
_GADM = re.compile(r"(name|gid|varname|nl_name|iso)_(\d)")
_COUNTRY = ("iso2", "iso_a2", "iso3", "gid_0", "shapegroup", "adm0_pcode", "adm0_en", "adm0_name")
_PLAIN_COUNTRY = ("country", "country_code", "name_0", "admin0name")


@dataclass(frozen=True, slots=True)
class Level:
    """The columns of one level of division.

    `name` is what it is called by, `others` hold further names, `code` the publisher's code, `iso` an
    ISO 3166-2 code.
    """

    name: str
    others: tuple[str, ...] = ()
    code: str | None = None
    iso: str | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a layer are.

    `levels` are those that it tells of, by number (1 is the first below the country); the shapes are of
    the greatest. `country` are columns that may tell the country, the best first.
    """

    layout: str
    levels: Mapping[int, Level]
    country: tuple[str, ...] = ()

    @property
    def finest(self) -> int:
        """The level of the shapes."""
        return max(self.levels)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Columns named by the user, which come before what is recognized."""

    name: str | None = None
    code: str | None = None
    country: str | None = None
    parent: str | None = None
    level: int | None = None
    given: Mapping[str, str] = field(default_factory=dict)


def recognize(columns: Sequence[str], wanted: Wanted, kind: str = "") -> Columns | None:
    """What the columns of a layer are; None where they are not known and nothing is wanted.

    Args:
        columns: as the file has them.
        wanted: what the user named.
        kind: the value of a `shapeType` column in the first row ("ADM1"), where there is one.

    Raises:
        UsageError: a column that the user named is not there.
    """
    low = {name.lower(): name for name in reversed(columns)}
    for each in (wanted.name, wanted.code, wanted.country, wanted.parent):
        if each is not None and each.lower() not in low:
            raise UsageError(f"has no column {each!r}; it has {', '.join(columns)}")
    country = [low[name] for name in (*_COUNTRY, *_PLAIN_COUNTRY) if name in low]
    if wanted.country is not None:
        country.insert(0, low[wanted.country.lower()])
    found = _cod(low) or _gadm(low) or _geoboundaries(low, kind) or _natural_earth(low)
    found = found or _plain(low)
    if wanted.name is not None:
        found = _own(found, low, wanted)
    elif found is not None and wanted.code is not None:
        levels = dict(found.levels)
        top = levels[found.finest]
        levels[found.finest] = Level(top.name, top.others, low[wanted.code.lower()], top.iso)
        found = Columns(found.layout, levels)
    if found is None:
        return None
    return Columns(found.layout, found.levels, tuple(dict.fromkeys(country)))


def _own(found: Columns | None, low: Mapping[str, str], wanted: Wanted) -> Columns:
    """The columns that the user named; what was recognized adds the other names and the country."""
    level = wanted.level or (found.finest if found else 1)
    known = found.levels.get(level) if found else None
    name = low[(wanted.name or "").lower()]
    code = low[wanted.code.lower()] if wanted.code else known.code if known else None
    others = tuple(o for o in (known.name, *known.others) if o != name) if known else ()
    levels = {k: v for k, v in found.levels.items() if k < level} if found else {}
    levels[level] = Level(name, others, code, known.iso if known else None)
    if wanted.parent is not None and level > 1:
        levels[level - 1] = Level(low[wanted.parent.lower()])
    return Columns(found.layout if found else "own", levels)


def _numbered(pattern: re.Pattern[str], names: Iterable[str]) -> dict[int, list[re.Match[str]]]:
    out: dict[int, list[re.Match[str]]] = {}
    for name in names:
        if match := pattern.fullmatch(name):
            out.setdefault(int(match[1]), []).append(match)
    return out


def _cod(low: Mapping[str, str]) -> Columns | None:
    names, codes = _numbered(_COD_NAME, low), _numbered(_COD_CODE, low)
    others = _numbered(_COD_OTHER, low)
    levels = {}
    for number, matches in names.items():
        if number and number in codes:
            # English first, where names come in several languages.
            ordered = sorted(matches, key=lambda m: (m[2] not in (None, "en"), m[0]))
            main, *rest = [low[m[0]] for m in ordered]
            more = [low[m[0]] for m in others.get(number, ())]
            levels[number] = Level(main, (*rest, *more), low[codes[number][0][0]])
    return Columns("OCHA COD-AB", levels) if levels else None


def _gadm(low: Mapping[str, str]) -> Columns | None:
    found: dict[int, dict[str, str]] = {}
    for name, column in low.items():
        if match := _GADM.fullmatch(name):
            found.setdefault(int(match[2]), {})[match[1]] = column
    levels = {
        number: Level(
            row["name"],
            tuple(row[key] for key in ("varname", "nl_name") if key in row),
            row["gid"],
            row.get("iso"),
        )
        for number, row in found.items()
        if number and "name" in row and "gid" in row
    }
    return Columns("GADM", levels) if levels else None


def _geoboundaries(low: Mapping[str, str], kind: str) -> Columns | None:
    if "shapename" not in low:
        return None
    level = int(kind[-1]) if kind[-1:].isdigit() else 1
    if level == 0:
        return None
    iso = low.get("shapeiso") if level == 1 else None
    return Columns("geoBoundaries", {level: Level(low["shapename"], (), low.get("shapeid"), iso)})


def _natural_earth(low: Mapping[str, str]) -> Columns | None:
    if "iso_3166_2" not in low or "name" not in low:
        return None
    others = tuple(low[key] for key in ("name_en", "name_local", "name_alt") if key in low)
    level = Level(low["name"], others, low.get("adm1_code"), low["iso_3166_2"])
    return Columns("Natural Earth", {1: level})


def _plain(low: Mapping[str, str]) -> Columns | None:
    if "name" not in low:
        return None
    code = next((low[key] for key in ("code", "pcode", "id") if key in low), None)
    iso = next((low[key] for key in ("iso", "iso_3166_2") if key in low), None)
    others = tuple(low[key] for key in ("variants", "native_name", "name_en") if key in low)
    return Columns("plain", {1: Level(low["name"], others, code, iso)})
