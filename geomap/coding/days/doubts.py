"""What a user should know of the dates of a report, in words: two that disagree, and what is no day."""

from collections.abc import Iterator, Sequence

from geomap.coding.days.absolute import Absolute
from geomap.coding.days.calendar import days_between
from geomap.text import Document

# Days between a dateline and what metadata or the name of the file give: it is filed, and saved, later.
FILED = 3
_LONGEST = 40  # characters of a date as it is shown


def of_dates(
    document: Document, dates: Sequence[Absolute], doubtful: Absolute | None
) -> Iterator[str]:
    """Doubts about single dates of a text.

    Args:
        document: the text.
        dates: all its dates, those in figures read as they are used.
        doubtful: the first that only convention says how to read, or None.
    """
    if doubtful is not None:
        day, other = doubtful.days()[0], doubtful.turned().days()[0]
        # Which of its two numbers was taken for the day.
        first = document.low[doubtful.first].lstrip("0") == str(doubtful.day)
        order, option = ("day", "--month-first") if first else ("month", "--day-first")
        shown = written(document, doubtful)
        yield f"{shown!r} is read as {day}, {order} first; if it is {other}, say {option}"
    wrong = next((date for date in dates if _meant(date)), None)
    if wrong is not None:
        yield f"{written(document, wrong)!r} is a day that no calendar has, and gives no date"


def disagree(day: str | None, other: str | None) -> bool:
    """Whether two accounts of a report's own day lie further apart than filing takes."""
    apart = days_between(day or "", other or "")
    return apart is not None and abs(apart) > FILED


def written(document: Document, date: Absolute) -> str:
    """A date as it stands in the text."""
    text = document.text[document.starts[date.first] : document.ends[date.last - 1]]
    return " ".join(text.split())[:_LONGEST]


def _meant(date: Absolute) -> bool:
    """Whether an impossible date was meant as one: 30 February, year 0; not any three numbers."""
    if date.possible or date.day is None or date.month is None:
        return False
    return 1 <= date.month <= 12 and 1 <= date.day <= 31
