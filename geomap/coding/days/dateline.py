"""The report's own day: from its metadata, its dateline, or a date in its text (codebook section 4)."""

from dataclasses import dataclass, replace
from itertools import pairwise

from geomap import text
from geomap.coding.days import doubts
from geomap.coding.days.absolute import CENTURY, Absolute, absolutes
from geomap.coding.days.calendar import (
    days_between,
    edtf,
    is_day,
    parts,
    to_date,
    weekday_of,
)
from geomap.coding.days.datewords import DateWords
from geomap.coding.days.dayorder import order, weekday_beside, weekday_said, weekday_told
from geomap.coding.days.doubts import FILED
from geomap.model import Report, ReportDay
from geomap.text import Document, Sentence

_HEAD = 8  # lines (or sentences) in which a dateline is looked for
_FOREMOST = 14  # tokens of a line within which its date must begin
_STRIP = 16  # tokens of a line that is taken for nothing but a date line
_OPENING = 2  # sentences in which a date is taken for that of the report
_STALE = 14  # days after the period it covers within which a report comes out
_AGENCY = 10  # tokens of what may stand in brackets between the date and the dash
_DASHES = frozenset("-–—−:|")
# What gives `published` where nothing in the report does; its dateline knows better.
_WEAK = ("file name", "option", "digest")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The report's own day, from which relative words count.

    `day` is EDTF (`2021-05-04`; `XXXX-05-04` when no year is known; also `2021-05` or `2021` where the
    metadata say no more), `weekday` 0 for Monday to 6. `source` is published, dateline or text, `start`
    and `end` the characters it was read from, or those of the dateline beside metadata. `day_first`
    says how 04/05/2021 is read in this report; `ambiguous` that only convention decided so, and that
    such a date is in it. `period` is the first and last day that the report says it covers ("WEEKLY
    REPORT, 9 - 15 July 2018"). `doubts` are what the user should know of all this.
    """

    day: str | None = None
    weekday: int | None = None
    source: str | None = None
    start: int | None = None
    end: int | None = None
    day_first: bool = True
    ambiguous: bool = False
    period: tuple[str, str] | None = None
    doubts: tuple[str, ...] = ()


def own_day(report: Report, anchor: Anchor) -> ReportDay:
    """The own day of a report and what gave it, for `run.json` and for the user."""
    by = anchor.source or "none"
    if by == "published":
        by = report.published_by or "metadata"
    return ReportDay(
        report_id=report.id,
        where=report.path or report.id,
        day=anchor.day,
        by=by,
        doubts=anchor.doubts,
    )


def as_dated(report: Report, day: ReportDay) -> Report:
    """The report with the day by which it goes, where what it came with was only a guess at that."""
    if report.published_by not in _WEAK or report.published == day.day:
        return report
    known = to_date(day.day)
    return replace(report, published=known.isoformat() if known else None)


def report_date(
    report: Report, document: Document, words: DateWords, day_first: bool | None = None
) -> Anchor:
    """The report's own day.

    Metadata win, then a dateline in the head of the text, a date in the title, the name of the file,
    `--published`, and last a date in the text. A "last updated" line never wins over a dateline, but
    may give it its year. Where a numeric date can be read both ways, the order is taken from other
    dates of the text; failing that day/month, save for a text that begins with a padded `MM/DD/YYYY:`,
    the form of incident databases.

    Args:
        report: for its `published` (see `Report.published_by`) and `title`.
        document: its text.
        words: compiled from the lexicon.
        day_first: how to read 04/05/2021; None to decide by the text.
    """
    published = _published(report.published)
    surely = published if report.published_by not in _WEAK else None
    dates = absolutes(document, words)
    first, certain = order(document, dates, published, day_first, words)
    if not first:
        dates = [d.turned() for d in dates]
    doubtful = None if certain else next((d for d in dates if d.other is not None), None)
    anchor = Anchor(day_first=first, ambiguous=doubtful is not None)
    anchor = replace(anchor, doubts=tuple(doubts.of_dates(document, dates, doubtful)))
    dates = [d for d in dates if d.possible and d.day is not None]
    if surely is not None and is_day(surely):
        return _given(document, dates, surely, anchor, words)
    updated = {d.first for d in dates if _near(document, d, words.sets["updated"])}
    found = _dateline(document, [d for d in dates if d.first not in updated], words)
    if found is not None:
        last = next((d.days()[1] for d in dates if d.first in updated and d.year), None)
        begun, found = _range(document, dates, found, words)
        day = _with_year(found, surely or last or published, slack=0 if surely or last else FILED)
        start = _with_year(begun, day, first=True) if begun else None
        period = (start, day) if start and day else _period(found, found.days()[1])
        entry = found.first == 0 and document.low[found.last : found.last + 1] == (":",)
        anchor = replace(anchor, source=("dateline", "text")[entry], period=period)
        anchor = _anchored(document, found, day, anchor, words)
        if report.published_by == "file name" and doubts.disagree(day, published):
            said = f"its dateline says {day}, its file name {published}; the dateline is followed"
            anchor = replace(anchor, doubts=(*anchor.doubts, said))
        return anchor
    titled = _titled(report.title, words, first)
    if titled is not None:
        return replace(anchor, day=titled, weekday=weekday_of(titled), source="dateline")
    if is_day(published):
        return replace(anchor, day=published, weekday=weekday_of(published), source="published")
    best = _told(document, dates, updated, words)
    if best is not None:
        return _anchored(document, best, best.days()[1], replace(anchor, source="text"), words)
    return replace(anchor, day=published, source="published" if published else None)


def _given(
    document: Document, dates: list[Absolute], day: str, anchor: Anchor, words: DateWords
) -> Anchor:
    """The anchor where metadata give the day, with what a dateline beside them adds."""
    covered = _dateline(document, [d for d in dates if d.day_to is not None], words)
    anchor = replace(anchor, day=day, weekday=weekday_of(day), source="published")
    anchor = replace(anchor, period=_period(covered, day))
    beside = _beside(document, dates, day, words)
    if beside is not None:
        start, end = document.starts[beside.first], document.ends[beside.last - 1]
        return replace(anchor, start=start, end=end)
    rival = next((d for d in dates if _foremost(document, d, words)), None)
    told = _with_year(rival, day, slack=FILED) if rival and rival.day_to is None else None
    if rival is not None and doubts.disagree(told, day):
        shown = doubts.written(document, rival)
        said = f"its metadata say {day}, its dateline {shown!r}; the metadata are followed"
        anchor = replace(anchor, doubts=(*anchor.doubts, said))
    return anchor


def _foremost(document: Document, date: Absolute, words: DateWords) -> bool:
    """Whether a date stands as a dateline at the head of the report."""
    index = document.sentence_of[date.first]
    sentence = document.sentences[index]
    if index >= _HEAD or sentence.bullet or _near(document, date, words.sets["updated"]):
        return False
    return _stands_alone(document, sentence, date, False, words)


def _beside(
    document: Document, dates: list[Absolute], published: str | None, words: DateWords
) -> Absolute | None:
    """A dateline beside metadata: city, date and dash at the head, of about the day that they give."""
    for date in dates:
        index = document.sentence_of[date.first]
        sentence = document.sentences[index]
        if index >= _HEAD:
            return None
        led = date.first > sentence.first and not sentence.heading and not sentence.bullet
        if not (led and date.day_to is None and _set_off(document, date)):
            continue
        apart = days_between(_with_year(date, published) or "", published or "")
        if apart is not None and abs(apart) <= FILED:
            return date if _stands_alone(document, sentence, date, False, words) else None
    return None


def _period(date: Absolute | None, day: str | None) -> tuple[str, str] | None:
    """The days that a report covers, where its dateline is a range that ends about its own day."""
    if date is None or date.day_to is None:
        return None
    start, end = date.days()
    if date.year is None and parts(day)[0] is not None:
        start, end = (_with_year(date, day, first) for first in (True, False))
    if start is None or end is None or day is None:
        return None
    late = days_between(end, day)
    return (start, end) if late is not None and 0 <= late <= _STALE else None


def _range(
    document: Document, dates: list[Absolute], found: Absolute, words: DateWords
) -> tuple[Absolute | None, Absolute]:
    """A dateline that is a range of two dates ("28 April 2021 - 4 May 2021"): its first, and its last."""
    of = document.sentence_of
    for one, other in pairwise(dates):
        if found not in (one, other) or other.first != one.last + 1:
            continue
        if of[one.first] == of[other.first] and document.low[one.last] in words.sets["to"]:
            return one, other
    return None, found


def _short_year(document: Document, date: Absolute) -> Absolute:
    """A dateline with its year of two digits, where that ends the line: "Date: 04 MAY 21"."""
    low, at = document.low, date.last
    if date.year is not None or date.hijri or at >= len(low):
        return date
    if len(low[at]) != 2 or not low[at].isdecimal():
        return date
    same = document.sentence_of[at] == document.sentence_of[date.first]
    last = at + 1 == len(low) or document.sentence_of[at + 1] != document.sentence_of[at]
    ends = last or (low[at + 1] in _DASHES and low[at + 1] != ":")
    if not (same and ends):
        return date
    return replace(date.in_year(CENTURY + int(low[at])), last=at + 1)


def _published(value: str | None) -> str | None:
    """The day, month or year of a `published` field in ISO 8601; None when it is none."""
    if not value:
        return None
    pieces = value.strip()[:10].split("-")
    if (
        not all(p.isascii() and p.isdigit() for p in pieces)
        or len(pieces[0]) != 4
        or len(pieces) > 3
    ):
        return None
    numbers = [int(p) for p in pieces]
    if len(numbers) == 1:
        return pieces[0] if numbers[0] else None
    return (
        edtf(numbers[0], numbers[1], numbers[2] if len(numbers) == 3 else None)
        if numbers[0]
        else None
    )


# --- where it stands ------------------------------------------------------------------------------


def _near(document: Document, date: Absolute, words: frozenset[str]) -> bool:
    """Whether one of the six tokens before the date, in its line, is one of the words."""
    sentence = document.sentences[document.sentence_of[date.first]]
    begin = max(sentence.first, date.first - 6)
    return not words.isdisjoint(document.low[begin : date.first])


def _dateline(document: Document, dates: list[Absolute], words: DateWords) -> Absolute | None:
    """The date that stands as a dateline, one with a year before one without."""
    found: list[Absolute] = []
    for date in dates:
        index = document.sentence_of[date.first]
        sentence = document.sentences[index]
        marked = _near(document, date, words.sets["published"])
        head = index < _HEAD and not sentence.bullet  # "- 13 Sep: ..." is the day of an item
        if (head or marked) and _stands_alone(document, sentence, date, marked, words):
            found.append(_short_year(document, date))
    return next((d for d in found if d.year is not None), found[0] if found else None)


def _stands_alone(
    document: Document, sentence: Sentence, date: Absolute, marked: bool, words: DateWords
) -> bool:
    """Whether a date is set off from the story: a line of its own, or city, date and dash."""
    before = range(text.line_start(document, sentence.first, _FOREMOST + 1), date.first)
    if len(before) > _FOREMOST or not words.sets["since"].isdisjoint(
        document.low[before.start : before.stop]
    ):
        return False
    known = words.head
    for at in before:
        word = document.words[at]
        if word[0].isalpha() and word[0].islower() and document.low[at] not in known:
            return False
    if sentence.last - sentence.first <= _STRIP and (sentence.heading or marked):
        return True
    return _set_off(document, date)


def _set_off(document: Document, date: Absolute) -> bool:
    """Whether a dash or colon follows the date, perhaps after an agency in brackets or a time."""
    low = document.low
    at = date.last
    if at < len(low) and low[at] == ")":
        at += 1
    if at < len(low) and low[at] == "(":
        closing = low[at : at + _AGENCY]
        at = at + closing.index(")") + 1 if ")" in closing else at
        if low[date.first - 1 : date.first] == (",",) and document.is_agency(at - 1):
            return True
    if at < len(low) and low[at] in _DASHES and not _range_goes_on(document, at):
        return True
    return (
        "\n" in document.text[document.ends[at - 1] : document.starts[at]]
        if at < len(low)
        else True
    )


def _range_goes_on(document: Document, at: int) -> bool:
    return (
        at + 1 < len(document.low)
        and document.low[at] != ":"
        and document.low[at + 1][0].isdecimal()
    )


def _with_year(date: Absolute, hint: str | None, first: bool = False, slack: int = 0) -> str | None:
    """The last (or first) day of a dateline, its year from the hint: the latest on or before it.

    `slack` is the number of days after the hint that still count as on it.
    """
    day = date.days()[0 if first else 1]
    year = parts(hint)[0]
    if day is None or parts(day)[0] is not None or year is None:
        return day
    _, month, of_month = parts(day)
    if month is None or of_month is None:
        return day
    same = edtf(year, month, of_month)
    if same is not None and (not is_day(hint) or (days_between(same, hint or "") or 0) >= -slack):
        return same
    return edtf(year - 1, month, of_month) or day


def _anchored(
    document: Document, date: Absolute, day: str | None, anchor: Anchor, words: DateWords
) -> Anchor:
    """The anchor with the day that a date of the text gives, and its weekday where that can be known."""
    weekday = weekday_of(day)
    weekday = weekday_beside(document, date, words) if weekday is None else weekday
    if weekday is None and day is not None:
        weekday = weekday_told(document, day, words)
    if weekday is None and anchor.source == "dateline":
        weekday = weekday_said(document, words)
    return replace(
        anchor,
        day=day,
        weekday=weekday,
        start=document.starts[date.first],
        end=document.ends[date.last - 1],
    )


def _titled(title: str | None, words: DateWords, day_first: bool) -> str | None:
    """A full date in the title: the last of a range."""
    if not title:
        return None
    for date in absolutes(text.read(title[:500]), words):
        if date.possible and date.year is not None and date.day is not None:
            return (date if day_first else date.turned()).days()[1]
    return None


def _told(
    document: Document, dates: list[Absolute], updated: set[int], words: DateWords
) -> Absolute | None:
    """A date in the text: a full one of its first two sentences, the latest full one, or one without year."""
    apart = words.apart
    free = [
        d
        for d in dates
        if d.first not in updated and apart.isdisjoint(document.low[max(0, d.first - 2) : d.first])
    ]
    early = [d for d in free if document.sentence_of[d.first] < _OPENING]
    full = [d for d in early if d.year is not None]
    if full:
        return full[0]
    stamped = [d for d in dates if d.first in updated and d.year is not None]
    later = stamped or [d for d in free if d.year is not None]
    latest = max(later, key=lambda d: d.days()[1] or "", default=None)
    return latest or next(iter(early), None)
