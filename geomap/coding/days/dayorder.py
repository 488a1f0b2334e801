"""Whether 04/05/2021 is the 4th of May or the 5th of April in a report, and its weekday."""

from geomap.coding.days.absolute import Absolute, absolutes
from geomap.coding.days.calendar import crosses_february, days_between, is_day, weekday_of
from geomap.coding.days.datewords import DateWords
from geomap.text import Document


def order(
    document: Document,
    dates: list[Absolute],
    published: str | None,
    day_first: bool | None,
    words: DateWords,
) -> tuple[bool, bool]:
    """Whether 4/5 is the 4th of May in this text, and whether that is certain.

    Told, in this order, by: the caller; another numeric date of the text that can be read one way only;
    a weekday beside the date; the nearest of the report's other dates; the weekday named first.
    """
    doubtful = [d for d in dates if d.other is not None]
    if day_first is not None or not doubtful:
        return day_first is not False, True
    for date in dates:
        slashed = document.low[date.first + 1 : date.first + 2] == ("/",)
        if slashed and date.other is None and date.day != date.month and date.day_to is None:
            return int(document.low[date.first]) == date.day, True
    for date in doubtful:
        told = weekday_beside(document, date, words)
        fits = [told is not None and weekday_of(day) == told for day in _both(date)]
        if fits[0] != fits[1]:
            return fits[0], True
    readings = _both(doubtful[0])
    known = [published] if published and is_day(published) else _months_named(dates)
    near = [_distance(day, known) for day in readings]
    if near[0] != near[1]:
        return near[0] < near[1], True
    # In the news the weekday named first is the day of the report or the day before.
    first = next((words.weekdays[w] for w in document.low if w in words.weekdays), None)
    fresh = [first is not None and ((weekday_of(day) or 0) - first) % 7 <= 1 for day in readings]
    if fresh[0] != fresh[1]:
        return fresh[0], True
    date = doubtful[0]
    padded = all(len(document.low[at]) == 2 for at in (date.first, date.first + 2))
    database = date.first == 0 and padded and document.low[date.last : date.last + 1] == (":",)
    return not database, False


def _both(date: Absolute) -> tuple[str | None, str | None]:
    """The day of a numeric date read day first, and month first."""
    return date.days()[0], date.turned().days()[0]


def _months_named(dates: list[Absolute]) -> list[str]:
    """Days that the text gives with the name of a month, and so without doubt."""
    return [
        d.days()[0] or "" for d in dates if d.other is None and d.day is not None and not d.hijri
    ]


def _distance(day: str | None, others: list[str]) -> int:
    """Days to the nearest of the others; 0 where there are none."""
    apart = [abs(n) for o in others if day and (n := days_between(o, day)) is not None]
    return min(apart, default=0)


def weekday_beside(document: Document, date: Absolute, words: DateWords) -> int | None:
    """The weekday named just before or after a date ("Monday, 3/5/2021")."""
    low = document.low
    near = [*low[max(0, date.first - 3) : date.first], *low[date.last : date.last + 2]]
    return next((words.weekdays[w] for w in near if w in words.weekdays), None)


_SAID = 90  # tokens at the head of a report in which somebody speaks on the day of its dateline


def weekday_said(document: Document, words: DateWords) -> int | None:
    """The weekday on which somebody first speaks: "HERAT, May 28 - ..., an official said Tuesday"."""
    low, said = document.low, words.sets["said"]
    for token in range(1, min(_SAID, len(low))):
        if low[token] in words.weekdays:
            before = token - 2 if low[token - 1] in words.sets["on"] else token - 1
            if before >= 0 and low[before] in said:
                return words.weekdays[low[token]]
    return None


def weekday_told(document: Document, day: str, words: DateWords) -> int | None:
    """The weekday of a day without a year, from another date of the text that names its weekday."""
    for date in absolutes(document, words):
        told = weekday_beside(document, date, words)
        start = date.days()[0]
        if told is None or start is None or date.year is not None or date.day is None:
            continue
        apart = days_between(start, day)
        if apart is not None and abs(apart) <= 31 and not crosses_february(start, day):
            return (told + apart) % 7
    return None
