"""Country dumps of GeoNames (`UA.zip`, `allCountries.zip`), read line by line.

The columns are those of https://download.geonames.org/export/dump/readme.txt. Two passes: the first
learns the divisions, the second gives the places; neither keeps them.
"""

import unicodedata
import zipfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, NamedTuple

from geomap.errors import GazetteerError
from geomap.gazetteer import Gazetteer
from geomap.gazetteer.names import fold
from geomap.model import Place

_COLUMNS = 19
_LONGEST_LINE = 100_000  # bytes; GeoNames' column of alternate names has 10,000 characters
# Populated places that are no more, or were only planned: PPLH historical, PPLQ abandoned, PPLCH a
# former capital.
_GONE = frozenset(("PPLH", "PPLQ", "PPLCH"))
_COUNTRIES = frozenset(("PCLI", "PCLD", "PCLF", "PCLS", "PCLIX", "TERR"))
CLASSES = "AHLPRSTUV"
USUAL = "AP"  # divisions and populated places
_VOTES = 200  # towns of a division that are asked for its ISO code


class Line(NamedTuple):
    """A line of a dump, as far as it is used; `others` are the alternate names."""

    id: str
    name: str
    others: tuple[str, ...]
    lat: float
    lon: float
    feature_class: str
    feature_code: str
    country: str
    admin1: str
    admin2: str
    population: int


@dataclass(slots=True)
class Divisions:
    """The divisions of a dump by GeoNames' codes, with the ISO 3166-2 code where it is known."""

    first: dict[tuple[str, str], Line] = field(default_factory=dict)
    second: dict[tuple[str, str, str], Line] = field(default_factory=dict)
    iso: dict[tuple[str, str], str] = field(default_factory=dict)
    countries: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which lines of a dump are taken.

    `countries` are ISO 3166-1 alpha-2 codes (none: all), `classes` GeoNames' feature classes;
    settlements and features of fewer people than `least_population` are left out.
    """

    countries: frozenset[str] = frozenset()
    classes: str = USUAL
    least_population: int = 0

    def takes(self, line: Line) -> bool:
        """Whether a line is taken."""
        if self.countries and line.country not in self.countries:
            return False
        if line.feature_class not in self.classes or line.feature_code in _GONE:
            return False
        return line.feature_class == "A" or line.population >= self.least_population


def is_dump(path: Path) -> bool:
    """Whether a file is a dump of GeoNames: lines of 19 columns, in a zip archive or not."""
    if path.suffix.lower() not in (".zip", ".txt", ".tsv"):
        return False
    try:
        with _opened(path) as file:
            return file.readline(_LONGEST_LINE).count(b"\t") == _COLUMNS - 1
    except (OSError, GazetteerError):
        return False


def lines(path: Path, failed: list[str] | None = None) -> Iterator[Line]:
    """The lines of a dump.

    Args:
        path: `UA.zip`, `UA.txt`, `allCountries.zip`.
        failed: told of lines that are broken; they are left out.

    Raises:
        GazetteerError: the file cannot be read.
    """
    with _opened(path) as file:
        number = 0
        while raw := file.readline(_LONGEST_LINE):
            number += 1
            try:
                yield _line(raw.decode("utf-8").rstrip("\r\n").split("\t"))
            except (ValueError, IndexError) as error:
                if failed is not None and raw.strip():
                    failed.append(f"{path.name}, line {number}: {error}; left out")


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        if path.suffix.lower() != ".zip":
            with path.open("rb") as file:
                yield file
            return
        with zipfile.ZipFile(path) as archive:
            tables = [n for n in archive.namelist() if n.endswith(".txt") and n != "readme.txt"]
            if not tables:
                raise GazetteerError(f"places {path}: no table inside; give a dump of GeoNames")
            with archive.open(tables[0]) as inside:
                yield inside
    except (
        OSError,
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        if isinstance(error, GazetteerError):
            raise
        raise GazetteerError(
            f"places {path}: cannot be read ({error}); fetch it anew from "
            "https://download.geonames.org/export/dump/"
        ) from error


def _line(cells: list[str]) -> Line:
    if len(cells) != _COLUMNS:
        raise ValueError(f"{len(cells)} columns instead of {_COLUMNS}")
    if not cells[0].isdigit() or not cells[1].strip():
        raise ValueError("no id or no name")
    lat, lon = float(cells[4]), float(cells[5])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError("no point in degrees")
    names = dict.fromkeys(filter(None, map(str.strip, (cells[2], *cells[3].split(",")))))
    return Line(
        id=cells[0], name=cells[1].strip(), others=tuple(n for n in names if n != cells[1]),
        lat=lat, lon=lon, feature_class=cells[6], feature_code=cells[7], country=cells[8],
        admin1=cells[10], admin2=cells[11],
        population=int(cells[14]) if cells[14].isdigit() else 0,
    )  # fmt: skip


def divisions(path: Path, choice: Choice, known: Gazetteer) -> Divisions:
    """The first pass: divisions, and the ISO code of each, told by the towns that known packs have.

    Args:
        path: a dump.
        choice: which lines count.
        known: packs whose places have GeoNames' ids and ISO codes.
    """
    out = Divisions()
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for line in lines(path):
        if not choice.takes(line):
            continue
        out.countries[line.country] += 1
        key = (line.country, line.admin1)
        if line.feature_code == "ADM1":
            out.first[key] = line
        elif line.feature_code == "ADM2":
            out.second[(*key, line.admin2)] = line
        elif line.feature_class == "P" and line.population and votes[key].total() < _VOTES:
            place = known.by_id(f"gn:{line.id}")
            if place is not None and place.admin1 and place.country == line.country:
                votes[key][place.admin1] += 1
    for key, line in out.first.items():
        told = votes[key].most_common(1)
        iso = told[0][0] if told else _named(line, known)
        if iso and iso not in out.iso.values():
            out.iso[key] = iso
    return out


def _named(line: Line, known: Gazetteer) -> str | None:
    """The ISO code of the one known division of a name."""
    for name in (line.name, *line.others):
        found = {
            place.admin1
            for place in known.by_name(name)
            if place.kind == "admin1" and place.country == line.country
        }
        if len(found) == 1:
            return found.pop()
    return None


def kind(line: Line) -> str | None:
    """The kind of place of a line, or None for what is no place of its own (parts of districts)."""
    if line.feature_class == "P":
        return "feature" if line.feature_code == "PPLX" else "settlement"
    if line.feature_class != "A":
        return "feature"
    if line.feature_code in _COUNTRIES:
        return "country"
    return {"ADM1": "admin1", "ADM2": "admin2"}.get(line.feature_code)


def capital_of(line: Line, iso: str | None) -> str | None:
    """The ISO code of the country or division whose capital a town is."""
    return {"PPLC": line.country, "PPLA": iso}.get(line.feature_code)


def usable(name: str) -> bool:
    """Whether an alternate name can stand in a report.

    Left out are links, codes of airports and stations (a few capitals), machine transliterations
    (GeoNames has them in lower case) and names of one or two letters, save in scripts where a letter
    is a word.
    """
    if "/" in name or len(name) > 80:
        return False
    letters = [c for c in name if c.isalpha()]
    if not letters:
        return False
    script = unicodedata.name(letters[0], "").split(" ")[0]
    if script in ("CJK", "HANGUL", "HIRAGANA", "KATAKANA"):
        return True
    if len(fold(name)) < 3:
        return False
    return script != "LATIN" or (name[0].isupper() and not (name.isupper() and len(name) <= 4))


def place(line: Line, what: str, found: Divisions, admin1: Place | None) -> Place:
    """A line as an entry of the gazetteer.

    Args:
        line: of the dump.
        what: its kind.
        found: the divisions of the dump.
        admin1: the division that it lies in, where it is known.
    """
    district = found.second.get((line.country, line.admin1, line.admin2))
    return Place(
        id=f"gn:{line.id}", name=line.name, kind=what, country=line.country,
        admin1=admin1.admin1 if admin1 else None,
        admin1_name=admin1.name if admin1 else None,
        admin2=district.name if district else None,
        lon=line.lon, lat=line.lat, population=line.population,
        capital_of=capital_of(line, admin1.admin1 if admin1 else None),
    )  # fmt: skip
