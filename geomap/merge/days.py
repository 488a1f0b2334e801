"""When an incident may have been: EDTF days as spans that can be compared, unknown years included."""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

_EDTF = re.compile(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?")
_ANY_YEAR = 2000  # stands in where no year is known; a leap year, so that 29 February exists
_PADDING = {2: (7, 3), 3: (28, 15)}  # time_precision: shortest span that needs none, days added


@dataclass(frozen=True, slots=True)
class Span:
    """First and last possible day, as proleptic ordinals.

    `yearless` spans count in a stand-in year. `exact` is True when every day of the span is told
    (`time_precision` 1); else the incident lies somewhere within it.
    """

    first: int
    last: int
    exact: bool = False
    yearless: bool = False

    @property
    def days(self) -> int:
        """Length in days."""
        return self.last - self.first + 1


@lru_cache(maxsize=65536)
def span(start: str | None, end: str | None, precision: int | None) -> Span | None:
    """The days of an incident.

    Args:
        start: `date_start`, EDTF (codebook section 4).
        end: `date_end`, EDTF, or None for `start`.
        precision: `time_precision`, 1 to 3 or None. A date given as one day though it is known only
            within a week or a month is widened by 3 or 15 days (ACLED codebook, time precision).

    Returns:
        The span, or None when there is no date or it cannot be read.
    """
    opens, closes = _edges(start), _edges(end or start)
    if opens is None or closes is None or opens[2] != closes[2]:
        opens = closes = opens or closes
    if opens is None or closes is None:
        return None
    first, last, yearless = opens[0], closes[1], opens[2]
    if last < first and yearless:  # over the turn of the year
        last += 366
    last = max(first, last)
    shortest, days = _PADDING.get(precision or 0, (0, 0))
    if last - first + 1 < shortest:
        first, last = first - days, last + days
    return Span(first, last, exact=precision == 1, yearless=yearless)


def _edges(text: str | None) -> tuple[int, int, bool] | None:
    found = _EDTF.match(text or "")
    if not found:
        return None
    year, month, day = found.groups()
    if year == "XXXX" and month is None:
        return None
    y = _ANY_YEAR if year == "XXXX" else int(year)
    try:
        if day:
            first = last = date(y, int(month), int(day))
        elif month:
            first = date(y, int(month), 1)
            last = date(y, int(month), calendar.monthrange(y, int(month))[1])
        else:
            first, last = date(y, 1, 1), date(y, 12, 31)
    except ValueError:
        return None
    return first.toordinal(), last.toordinal(), year == "XXXX"


def gap(a: Span, b: Span) -> int:
    """Days from one span to the other: 0 when they overlap, 1 when they touch.

    A span without a year lies in whichever year brings it nearest.
    """
    if a.yearless is b.yearless:
        return max(0, a.first - b.last, b.first - a.last)
    bare, dated = (a, b) if a.yearless else (b, a)
    years = {date.fromordinal(dated.first).year, date.fromordinal(dated.last).year}
    near = years | {min(years) - 1, max(years) + 1}
    return min(gap(in_year(bare, year), dated) for year in near if 1 <= year <= 9998)


def in_year(bare: Span, year: int) -> Span:
    """A span without a year, moved into one."""
    first = date.fromordinal(bare.first)
    try:
        moved = first.replace(year=year)
    except ValueError:  # 29 February
        moved = first.replace(year=year, day=28)
    start = moved.toordinal()
    return replace(bare, first=start, last=start + bare.last - bare.first, yearless=False)


def year_for(bare: Span, dated: Span) -> int:
    """The year in which a span without one lies nearest to a dated one; the earlier of two."""
    year = date.fromordinal(dated.first).year
    near = [y for y in (year, year - 1, year + 1) if 1 <= y <= 9998]
    return min(near, key=lambda y: (gap(in_year(bare, y), dated), y))


def fill_year(text: str | None, year: int) -> str | None:
    """An EDTF date with its unknown year filled in; other dates as they are."""
    return text.replace("XXXX", f"{year:04d}", 1) if text and text.startswith("XXXX") else text
