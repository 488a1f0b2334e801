"""Days as EDTF strings, also those whose year is not known, and the Solar Hijri calendar.

A day is `2021-05-03`, or `XXXX-05-03` when no year is known; a month is `2021-05` or `XXXX-05`; a year
is `2021`. Nothing here reads today's date, and no year is ever made up (codebook section 4).
"""

from datetime import date, timedelta
from functools import lru_cache

UNKNOWN = "XXXX"
# Any two neighboring years will do for days without a year; 2001 is not a leap year, 2000 is.
_COMMON, _LEAP = 2001, 2000
_HIJRI = (1200, 1600)  # years SH; outside of them the leap years are not certain
# Years SH in which the 33-year cycle of leap years of the Solar Hijri calendar breaks, after a start at
# -61 (the table of the jalaali algorithm, after Borkowski, "The Persian calendar for 3000 years").
_FIRST = -61
_BREAKS = (9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635)


@lru_cache(maxsize=4096)
def edtf(year: int | None, month: int, day: int | None = None) -> str | None:
    """Write a day or a month.

    Args:
        year: 1 to 9999, or None when it is not known.
        month: 1 to 12.
        day: day of the month, or None for the whole month.

    Returns:
        The EDTF string, or None where there is no such day (30 February, year 0).
    """
    try:
        real = date(year if year is not None else _LEAP, month, day or 1)
    except (ValueError, OverflowError):
        return None
    head = UNKNOWN if year is None else f"{real.year:04d}"
    return f"{head}-{real.month:02d}" + (f"-{real.day:02d}" if day is not None else "")


@lru_cache(maxsize=4096)
def parts(text: str | None) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of an EDTF string; None for each that is not known."""
    if not text:
        return None, None, None
    pieces = [int(p) if p.isdigit() else None for p in text[:10].split("-")]
    year, month, day = (*pieces, None, None)[:3]
    return year, month, day


def is_day(text: str | None) -> bool:
    """Whether the string names a day (its year may be unknown)."""
    return bool(text) and parts(text)[2] is not None


def to_date(text: str | None) -> date | None:
    """The day as a `date`, or None unless year, month and day are all known."""
    year, month, day = parts(text)
    if year is None or month is None or day is None:
        return None
    return date(year, month, day)


def weekday_of(text: str | None) -> int | None:
    """0 for Monday to 6 for Sunday; None when the year or the day is not known."""
    real = to_date(text)
    return None if real is None else real.weekday()


@lru_cache(maxsize=4096)
def shift(text: str, days: int) -> str:
    """The day that lies a number of days later (earlier if negative).

    Args:
        text: a day. With an unknown year it stays unknown, and February has 28 days, except when
            counting from 29 February itself. Anything that is no day is given back as it is.
        days: how many.
    """
    year, month, day = parts(text)
    if month is None or day is None:
        return text
    dummy = year or (_LEAP if (month, day) == (2, 29) else _COMMON)
    try:
        real = date(dummy, month, day) + timedelta(days=days)
    except (ValueError, OverflowError):
        return text
    head = f"{real.year:04d}" if year is not None else UNKNOWN
    return f"{head}-{real.month:02d}-{real.day:02d}"


def shift_month(text: str, months: int) -> str | None:
    """The month that lies a number of months after the month of `text`, as `2021-05`."""
    year, month, _ = parts(text)
    if month is None:
        return None
    total = (year or _COMMON) * 12 + month - 1 + months
    return edtf(total // 12 if year is not None else None, total % 12 + 1)


@lru_cache(maxsize=4096)
def days_between(first: str, second: str) -> int | None:
    """Days from the first to the second day; negative when the second is earlier.

    Where one year is not known, or neither, the reading is taken in which the two lie nearest.

    Returns:
        None unless both name a day.
    """
    a, b = parts(first), parts(second)
    if a[1] is None or a[2] is None or b[1] is None or b[2] is None:
        return None
    if a[0] is not None and b[0] is not None:
        return (date(b[0], b[1], b[2]) - date(a[0], a[1], a[2])).days
    base = a[0] or b[0] or (_LEAP if (2, 29) in (a[1:], b[1:]) else _COMMON)
    one = _clipped(a[0] or base, a[1], a[2])
    other = _clipped(b[0] or base, b[1], b[2])
    plain = (other - one).days
    year_long = 365
    turned = plain - year_long if plain > 0 else plain + year_long
    return plain if abs(plain) <= abs(turned) else turned


def _clipped(year: int, month: int, day: int) -> date:
    """The day, or 28 February for a 29 February that the year lacks."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)


@lru_cache(maxsize=4096)
def last_day(text: str) -> str | None:
    """The last day that the string can mean: itself, or the end of the month or year."""
    year, month, day = parts(text)
    if day is not None:
        return text
    if month is None:
        return None if year is None else f"{year:04d}-12-31"
    after = shift_month(text, 1)
    return None if after is None else shift(f"{after}-01", -1)


def older_than(text: str | None, anchor: str | None, days: int) -> bool:
    """Whether even the last day it can mean lies more than so many days before the anchor.

    Args:
        text: a day, month or year.
        anchor: the report's day.
        days: the window (31 by codebook section 2; day 31 itself is inside).

    Returns:
        False where it cannot be known.
    """
    end = last_day(text) if text else None
    if end is None or not anchor:
        return False
    apart = days_between(end, anchor)
    return apart is not None and apart > days


def from_solar_hijri(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of the Solar Hijri calendar (Afghanistan, Iran).

    Args:
        year: 1200 to 1600 SH; outside of it None is returned.
        month: 1 (Hamal) to 12 (Hut).
        day: 1 to 31.
    """
    if not (_HIJRI[0] <= year <= _HIJRI[1] and 1 <= month <= 12):
        return None
    length = 31 if month <= 6 else 30 if month <= 11 or _hijri_leap(year) else 29
    if not 1 <= day <= length:
        return None
    return _new_year(year) + timedelta(days=_days_before(month) + day - 1)


def to_solar_hijri(day: date) -> tuple[int, int, int] | None:
    """Year, month and day of the Solar Hijri calendar on a Gregorian day; None outside 1200 to 1600 SH."""
    year = day.year - 621
    if not _HIJRI[0] < year <= _HIJRI[1]:
        return None
    if day < _new_year(year):
        year -= 1
    gone = (day - _new_year(year)).days
    month = gone // 31 + 1 if gone < 186 else (gone - 186) // 30 + 7
    return year, month, gone - _days_before(month) + 1


def _days_before(month: int) -> int:
    return 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)


def _leap_years(year: int) -> int:
    """Leap years counted from the table's first year to a year below its last."""
    leaps = -14
    start = _FIRST
    for end in _BREAKS:
        run = end - start
        if year < end:
            break
        leaps += run // 33 * 8 + run % 33 // 4
        start = end
    rank = year - start
    leaps += rank // 33 * 8 + (rank % 33 + 3) // 4
    if run % 33 == 4 and run - rank == 4:
        leaps += 1
    return leaps


def _hijri_leap(year: int) -> bool:
    return (_new_year(year + 1) - _new_year(year)).days == 366


@lru_cache(maxsize=512)
def _new_year(year: int) -> date:
    """The Gregorian day of 1 Hamal (Nawroz)."""
    leaps = _leap_years(year)
    gregorian = year + 621
    gregorian_leaps = gregorian // 4 - (gregorian // 100 + 1) * 3 // 4 - 150
    return date(gregorian, 3, 1) + timedelta(days=19 + leaps - gregorian_leaps)


def crosses_february(first: str, second: str) -> bool:
    """Whether 29 February may lie between two days of an unknown year."""
    low, high = sorted((first, second))
    return low <= "XXXX-02-29" <= high or shift(low, 366) < low
