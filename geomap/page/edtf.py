"""EDTF days as the page needs them: the first and last day that a written date can mean."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_EPOCH = date(1970, 1, 1).toordinal()


@lru_cache(maxsize=4096)
def days(written: str | None) -> tuple[int, int] | None:
    """First and last day of an EDTF date, counted from 1970-01-01.

    Args:
        written: `2021-05-03`, `2021-05`, `2021`, or None.

    Returns:
        The two days (equal when the day is known), or None for a date without a year
        (`XXXX-05-03`: a year is never invented, codebook section 4) or no date at all.
    """
    match = _DATE.fullmatch(written or "")
    if not match:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        first = date(year, month or 1, day or 1)
        if day:
            last = first
        elif month:
            last = date(year, month, monthrange(year, month)[1])
        else:
            last = date(year, 12, 31)
    except ValueError:
        return None
    return first.toordinal() - _EPOCH, last.toordinal() - _EPOCH


@lru_cache(maxsize=4096)
def span(start: str | None, end: str | None) -> tuple[int, int] | None:
    """First and last possible day of an incident, or None when no day can be told."""
    known = [pair for pair in (days(start), days(end)) if pair]
    if not known:
        return None
    return min(pair[0] for pair in known), max(pair[1] for pair in known)


def iso(day: int) -> str:
    """A day counted from 1970-01-01, in ISO 8601."""
    return date.fromordinal(day + _EPOCH).isoformat()
