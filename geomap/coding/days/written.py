"""Dates with a day or month, their missing year taken from the report's own day (codebook section 4)."""

from dataclasses import replace

from geomap.coding.days.absolute import Absolute
from geomap.coding.days.calendar import days_between, is_day, parts, to_date, to_solar_hijri
from geomap.coding.days.dateline import Anchor
from geomap.coding.days.datewords import DateWords, say
from geomap.coding.days.spoken import Value
from geomap.text import Document

# A report may name its own day while its metadata, written further west, say the day before.
_SLACK = 2


def written(
    document: Document, date: Absolute, anchor: Anchor, words: DateWords
) -> tuple[Absolute, Value]:
    """What an absolute date means; a missing year is taken so that it lies nearest on or before the anchor.

    Args:
        document: the text.
        date: the date as it stands there.
        anchor: the report's own day.
        words: compiled from the lexicon.

    Returns:
        The date, widened over words that give its year ("last year"), and its meaning.
    """
    if date.other is not None and not anchor.day_first:
        date = date.turned()
    if not date.possible:
        return date, Value(None, None, None, "impossible")
    if date.month is None:
        start, end = date.days()
        recent = parts(anchor.day)[0] == date.year
        return date, Value(start, end, None, "period" if recent else "history", absolute=True)
    kind = "range" if date.day_to else "day" if date.day else "period"
    if date.year is None:
        date, kind = _year_found(document, date, kind, anchor, words)
    start, end = date.days()
    doubtful = date.other is not None and anchor.ambiguous
    return date, Value(start, end, _precision(date), kind, ambiguous=doubtful, absolute=True)


def _precision(date: Absolute) -> int:
    """1 for a day or two touching days, 2 for a range, 3 for a month (codebook section 4)."""
    if date.day is None:
        return 3
    return 2 if date.day_to is not None and date.day_to - date.day > 1 else 1


def _year_found(
    document: Document, date: Absolute, kind: str, anchor: Anchor, words: DateWords
) -> tuple[Absolute, str]:
    """The date with its year, where the anchor or words beside it ("last year") give one."""
    year = parts(anchor.day)[0]
    if date.hijri:
        real = to_date(anchor.day)
        own = to_solar_hijri(real) if real is not None else None
        if own is None:
            return date, kind
        later = (date.month or 0, date.day or 0) > own[1:]
        return date.in_year(own[0] - later), kind
    said = say(document, date.last, words.years, words) if date.last < len(document.low) else None
    if said is not None:
        date = replace(date, last=said.last)
        if year is None:
            return date, "history" if said.action == "-1" else kind
        return date.in_year(year + int(said.action)), kind
    if year is None:
        return date, kind
    this = date.in_year(year)
    start = this.days()[0]
    ahead = days_ahead(start, anchor.day)
    if start is not None and ahead == 0:
        return this, kind
    near = ahead <= _SLACK and is_day(start)
    if start is None or not (near or _of_future(document, date, words)):
        past = date.in_year(year - 1)
        if past.days()[0] is not None:
            return past, kind
        return date.in_year(_leap_before(year)), kind
    return this, kind


def _leap_before(year: int) -> int:
    """The latest leap year before a year; for a 29 February without a year."""
    year -= 1
    while year % 4 or (year % 100 == 0 and year % 400):
        year -= 1
    return year


def days_ahead(start: str | None, anchor: str | None) -> int:
    """Days (or for a month: 31 a month) that a date lies after the anchor, 0 if on or before it."""
    if not start or not anchor:
        return 0
    apart = days_between(anchor, start)
    if apart is not None:
        return max(0, apart)
    a, b = parts(anchor), parts(start)
    if a[0] is None or b[0] is None:
        return 0
    return max(0, 31 * (12 * (b[0] - a[0]) + (b[1] or a[1] or 1) - (a[1] or b[1] or 1)))


def _of_future(document: Document, date: Absolute, words: DateWords) -> bool:
    """Whether the sentence speaks of what is to come: "by September 11", "will be held on ..."."""
    low = document.low
    for at in (date.first - 1, date.first - 2):
        if at >= 0 and low[at] in words.sets["until"]:
            return True
    sentence = document.sentences[document.sentence_of[date.first]]
    begin, end = max(sentence.first, date.first - 25), min(sentence.last, date.last + 10)
    future = words.sets["future"]
    return any(w in future for w in low[begin:end]) or any(
        f"{a} {b}" in future for a, b in zip(low[begin:end], low[begin + 1 : end], strict=False)
    )
