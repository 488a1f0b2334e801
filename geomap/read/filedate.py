"""Days as file names and fields of metadata write them: 2021-05-04, 20210504, 4 May 2021, 04/05/2021."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import PurePath

from geomap import lexicon
from geomap.model import Report

# A year outside of these is part of a number that is no date; reports are not older.
_YEARS = range(1990, 2100)
_LONGEST = 300  # characters looked at; a file name has 255 at most
# Days between what metadata and the name of a file say: it is saved, and named, some days later.
_FILED = 3

# Nothing that goes on with digits or, where there is no sign between, with letters: an id is no date.
_ISO = re.compile(r"(?<![0-9])([0-9]{4})([-_./ ])([0-9]{1,2})\2([0-9]{1,2})(?![0-9])")
_COMPACT = re.compile(r"(?<![0-9A-Za-z])([0-9]{4})([0-9]{2})([0-9]{2})(?=$|[^0-9A-Za-z]|T[0-9])")
_FIGURES = re.compile(r"(?<![0-9])([0-9]{1,2})([-_./ ])([0-9]{1,2})\2([0-9]{4})(?![0-9])")
_SIGNS = r"[ _.,-]{0,3}"
_DAY_NAMED = re.compile(
    rf"(?<![0-9A-Za-z])([0-9]{{1,2}})([a-z]{{2}})?{_SIGNS}([^\W\d_]{{3,9}}){_SIGNS}([0-9]{{4}})(?![0-9])"
)
_NAMED_DAY = re.compile(
    rf"(?<![^\W_])([^\W\d_]{{3,9}}){_SIGNS}([0-9]{{1,2}})([a-z]{{2}})?{_SIGNS}(?<![0-9])([0-9]{{4}})(?![0-9])"
)


@dataclass(frozen=True, slots=True)
class Written:
    """A day as it stands in a name or field.

    `day` is ISO 8601; `other` the other reading of figures such as 04/05/2021, where nothing tells
    which is meant; `text` what was read.
    """

    day: str
    text: str
    other: str | None = None

    @property
    def doubt(self) -> str:
        """What the user should know of a day that can be read both ways."""
        return (
            f"{self.text!r} is read as {self.day}, day first; if it is {self.other}, "
            "say --month-first"
        )


def day_in(text: str, day_first: bool | None = None) -> Written | None:
    """The day that a text of a few words gives; the latest of several.

    Days that no calendar has, and numbers that merely look like a day (an id, a time stamp of
    fourteen digits), are none.

    Args:
        text: a name or the value of a field.
        day_first: how 04/05/2021 is read; None for day first, with `Written.other` set.
    """
    found = list(_days(text[:_LONGEST], day_first))
    return max(found, key=lambda written: written.day, default=None)


def file_day(name: str, day_first: bool | None = None) -> Written | None:
    """The day that the name of a file gives ("2021-05-04_herat.txt"), folders and ending aside."""
    path = PurePath(name)
    numbered = path.suffix[1:].isdecimal()  # "Report 4.5.2021" has no ending
    return day_in(path.name if numbered else path.stem, day_first)


def dated(report: Report, name: str, day_first: bool | None = None) -> tuple[Report, str | None]:
    """A report with the day that the name of its file gives, where its metadata give none.

    Args:
        report: read from a file that is one report.
        name: of the file.
        day_first: see `day_in`.

    Returns:
        The report, and what the user should know of its day, or None.
    """
    found = file_day(name, day_first)
    if found is None:
        return report, None
    if report.published is None or report.published_by in ("option", "file name"):
        doubt = f"its file name {found.doubt}" if found.other else None
        return replace(report, published=found.day, published_by="file name"), doubt
    apart = abs((date.fromisoformat(report.published) - date.fromisoformat(found.day)).days)
    if apart <= _FILED:
        return report, None
    return report, (
        f"its metadata say {report.published}, its file name {found.day}; the metadata are followed"
    )


def _days(text: str, day_first: bool | None) -> Iterator[Written]:
    for match in (*_ISO.finditer(text), *_COMPACT.finditer(text)):
        pieces = match.groups()
        yield from _real(match.group(), int(pieces[0]), int(pieces[-2]), int(pieces[-1]))
    for match in _FIGURES.finditer(text):
        yield from _either(match, day_first)
    if any(char.isalpha() for char in text):
        months, endings = _words()
        for match in _DAY_NAMED.finditer(text):
            day, ending, name, year = match.groups()
            yield from _named(match.group(), year, name, day, ending, months, endings)
        for match in _NAMED_DAY.finditer(text):
            name, day, ending, year = match.groups()
            yield from _named(match.group(), year, name, day, ending, months, endings)


def _either(match: re.Match[str], day_first: bool | None) -> Iterator[Written]:
    """Figures with the year last, read day first, month first, or the one way that is possible.

    Between full stops the day comes first, as everywhere in geomap.
    """
    if match[2] == ".":
        day_first = True
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    days = list(_real(match.group(), year, second, first))
    months = list(_real(match.group(), year, first, second))
    if days and months and day_first is None and first != second:
        yield Written(days[0].day, days[0].text, other=months[0].day)
    else:
        yield from (months or days) if day_first is False else (days or months)


def _named(
    text: str,
    year: str,
    name: str,
    day: str,
    ending: str | None,
    months: Mapping[str, int],
    endings: frozenset[str],
) -> Iterator[Written]:
    if name.lower() in months and (ending is None or ending in endings):
        yield from _real(text, int(year), months[name.lower()], int(day))


def _real(text: str, year: int, month: int, day: int) -> Iterator[Written]:
    """The day, if the calendar has it."""
    if year in _YEARS:
        try:
            yield Written(date(year, month, day).isoformat(), text)
        except ValueError:
            return


@lru_cache(maxsize=1)
def _words() -> tuple[Mapping[str, int], frozenset[str]]:
    """Names of months, and the endings of "4th"."""
    dates = lexicon.load()["dates"]
    return dates["months"], frozenset(dates["ordinal_endings"])
