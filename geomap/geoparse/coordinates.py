"""Coordinates in a text ("31.59 N, 64.37 E", "31°35'N 64°22'E", "lat 31.59, lon 64.37", MGRS), as spans.

Only what says that it is a coordinate is read: a hemisphere or a label stands with each pair, and a bare pair
of decimals stands after a word such as "coordinates". What cannot be on the Earth is no coordinate.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_NUMBER = r"(?<![\d.,])(\d{1,3}(?:\.\d{1,8})?)"
_SPACE = r"[ \t\u00a0]{0,3}"
_ANGLE = (
    _NUMBER + _SPACE + r"([°º˚]?)" + _SPACE
    + r"(?:(\d{1,2}(?:\.\d{1,6})?)" + _SPACE + r"['′’]" + _SPACE
    + r"(?:(\d{1,2}(?:\.\d{1,4})?)" + _SPACE + r"(?:[\"″”]|''|’’|′′)" + _SPACE + r")?)?"
)  # fmt: skip
_BETWEEN = r"[ \t\u00a0]{0,3}[,;/]?[ \t\u00a0]{0,3}"
_SIGNED = r"(?<![\d.])([-−]?\d{1,3}\.\d{1,8})(?!\.?\d)" + _SPACE + r"°?"
_LATITUDES, _LONGITUDES = 90.0, 180.0
_GRID = r"(?<![A-Za-z\d])(\d{1,2}[C-HJ-NP-X][ ]?[A-HJ-NP-Z]{2}[ ]?\d{2,5}[ ]?\d{2,5})(?![A-Za-z\d])"
_GRID_DIGITS = (
    4  # at least; fewer are known to ten kilometers at best, and are as well something else
)
_SURE_DIGITS = 8  # so many need no word beside them
# What every angle, every pair of decimals and every grid reference holds. Most reports have none, and the
# patterns that read them are tried at each character.
_HINT = re.compile(r"\d(?:\.\d|" + _SPACE + r"[°º˚'′’])")
_GRID_HINT = re.compile(r"\d[C-HJ-NP-X] ?[A-HJ-NP-Z]{2} ?\d\d")


@dataclass(frozen=True, slots=True)
class Point:
    """A coordinate as written at `start:end`, in WGS 84 degrees."""

    start: int
    end: int
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class _Patterns:
    south: frozenset[str]
    west: frozenset[str]
    after: re.Pattern[str]
    before: re.Pattern[str]
    labeled: re.Pattern[str]
    plain: re.Pattern[str]
    grid: re.Pattern[str]
    grid_words: frozenset[str]


def find(text: str, lexicon: Mapping[str, Any]) -> list[Point]:
    """The coordinates of a text, in order, none overlapping another.

    Args:
        text: of a report.
        lexicon: its `places.coordinates` table has the words for latitude, longitude and so on.
    """
    if not any(map(str.isdigit, text)):
        return []
    patterns = _patterns(_frozen(lexicon["places"].get("coordinates", {})))
    out: list[Point] = []
    for point in sorted(_all(text, patterns), key=lambda p: (p.start, -p.end)):
        if not out or point.start >= out[-1].end:
            out.append(point)
    return out


def _frozen(table: Mapping[str, Sequence[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((key, tuple(words)) for key, words in sorted(table.items()))


@lru_cache(maxsize=4)
def _patterns(table: tuple[tuple[str, tuple[str, ...]], ...]) -> _Patterns:
    words = dict(table)

    def choice(*keys: str) -> str:
        listed = sorted({w for key in keys for w in words.get(key, ())}, key=len, reverse=True)
        return "(" + ("|".join(map(re.escape, listed)) or "(?!)") + r")(?![^\W\d_])"

    vertical, horizontal = choice("north", "south"), choice("east", "west")
    label = r"(?<![^\W\d_])(?:" + choice("latitude") + ")" + r"[ .:=]{0,3}" + _SIGNED
    other = choice("longitude") + r"[ .:=]{0,3}" + _SIGNED
    flags = re.IGNORECASE
    return _Patterns(
        south=frozenset(words.get("south", ())),
        west=frozenset(words.get("west", ())),
        after=re.compile(_ANGLE + vertical + _BETWEEN + _ANGLE + horizontal, flags),
        before=re.compile(
            r"(?<![^\W\d_])" + vertical + _SPACE + _ANGLE + _BETWEEN + horizontal + _SPACE + _ANGLE, flags
        ),
        labeled=re.compile(label + _BETWEEN + other, flags),
        plain=re.compile(
            r"(?<![^\W\d_])" + choice("pair") + r"[ :=([]{0,4}" + _SIGNED
            + r"[ ]{0,2}[,;/ ][ ]{0,2}" + _SIGNED, flags,
        ),
        grid=re.compile(_GRID),
        grid_words=frozenset(words.get("grid", ())),
    )  # fmt: skip


def _all(text: str, patterns: _Patterns) -> Iterator[Point]:
    if _HINT.search(text):
        yield from _degrees_in(text, patterns)
    if _GRID_HINT.search(text):
        for match in patterns.grid.finditer(text):
            yield from _from_grid(text, match, patterns)


def _degrees_in(text: str, patterns: _Patterns) -> Iterator[Point]:
    for match in patterns.after.finditer(text):
        *lat, vertical = match.group(1, 2, 3, 4, 5)
        *lon, horizontal = match.group(6, 7, 8, 9, 10)
        yield from _signed(match, lat, lon, (vertical, horizontal), patterns)
    for match in patterns.before.finditer(text):
        vertical, *lat = match.group(1, 2, 3, 4, 5)
        horizontal, *lon = match.group(6, 7, 8, 9, 10)
        yield from _signed(match, lat, lon, (vertical, horizontal), patterns)
    for match in patterns.labeled.finditer(text):
        yield from _point(match, _decimal(match[2]), _decimal(match[4]))
    for match in patterns.plain.finditer(text):
        yield from _point(match, _decimal(match[2]), _decimal(match[3]), start=match.start(2))


def _decimal(text: str) -> float:
    return float(text.replace("−", "-"))


def _signed(
    match: re.Match[str],
    lat: Sequence[str | None],
    lon: Sequence[str | None],
    sides: tuple[str, str],
    patterns: _Patterns,
) -> Iterator[Point]:
    north, east = _degrees(lat), _degrees(lon)
    if north is None or east is None:
        return
    if sides[0].lower() in patterns.south:
        north = -north
    if sides[1].lower() in patterns.west:
        east = -east
    yield from _point(match, north, east)


def _degrees(parts: Sequence[str | None]) -> float | None:
    """An angle of whole or decimal degrees, with minutes and seconds; None where it is none."""
    degrees, sign, minutes, seconds = parts
    if degrees is None or not (sign or minutes or "." in degrees):
        return None  # "5 N, 10 E" is as well something else
    if minutes is not None and ("." in degrees or float(minutes) >= 60):
        return None
    if seconds is not None and ("." in (minutes or "") or float(seconds) >= 60):
        return None
    return float(degrees) + float(minutes or 0) / 60 + float(seconds or 0) / 3600


def _point(
    match: re.Match[str], lat: float, lon: float, start: int | None = None
) -> Iterator[Point]:
    if abs(lat) <= _LATITUDES and abs(lon) <= _LONGITUDES:
        begin = match.start() if start is None else start
        end = begin + len(match.string[begin : match.end()].rstrip())
        yield Point(begin, end, round(lat, 6), round(lon, 6))


def _from_grid(text: str, match: re.Match[str], patterns: _Patterns) -> Iterator[Point]:
    """A reference of the Military Grid Reference System; digits come in pairs of equal length."""
    import mgrs

    reference = match[1].replace(" ", "")
    digits = len(reference) - len(reference.rstrip("0123456789"))
    beside = re.findall(r"[^\W\d_]+", text[max(0, match.start() - 30) : match.start()].lower())[-3:]
    if digits % 2 or digits < (
        _GRID_DIGITS if patterns.grid_words.intersection(beside) else _SURE_DIGITS
    ):
        return
    try:
        lat, lon = mgrs.MGRS().toLatLon(reference)
    except mgrs.core.MGRSError:
        return  # no such square
    yield from _point(match, lat, lon)
