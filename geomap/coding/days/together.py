"""Dates side by side that are one ("Monday (July 13)"), and what a date is against the report's day."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from geomap.coding.days.calendar import (
    days_between,
    edtf,
    is_day,
    older_than,
    parts,
    shift,
    shift_month,
)
from geomap.coding.days.dateline import Anchor
from geomap.coding.days.datewords import DateWords
from geomap.coding.days.written import days_ahead
from geomap.text import Document


@dataclass(slots=True)  # not frozen: made often, and a frozen one takes three times as long to make
class Dated:
    """One date of a text: tokens `first:last`, characters `start:end`; never changed once made.

    `date_start` and `date_end` are EDTF, None where nothing can be known (a weekday in a report without
    any date). `time_precision` is 1 (the day, or the days from first to last), 2 (within a week), 3
    (within a month) or None. `kind` is

    - day, weekday ("on Monday"), range ("4-9 June", "in the past 24 hours"), period (a week, a month);
    - relative: counted from the date named before ("a day earlier"); the days given here count from the
      date last named in the text, and with `offset` a caller can count from another;
    - history: before the window, or told as history ("last year"); future: after the report's day;
    - recurring ("every night"); impossible (30 February).

    `absolute` marks dates given by day, month or year, `nightly` those counted as last night.
    `part` is early, late, morning, noon, afternoon, evening or night. `nth` is the 5 of "for a fifth
    day". `ambiguous` marks 04/05/2021, read one way only by convention. `since` marks "since Friday",
    `said` is the token after its sentence for a day on which somebody spoke ("officials said on Monday").
    """

    first: int
    last: int
    start: int
    end: int
    date_start: str | None
    date_end: str | None
    time_precision: int | None
    kind: str
    part: str | None = None
    relative_to_previous: bool = False
    offset: int | None = None
    nth: int | None = None
    ambiguous: bool = False
    since: bool = False
    absolute: bool = False
    nightly: bool = False
    said: int = 0

    def but(self, **changes: Any) -> "Dated":
        """A copy with some fields changed; `dataclasses.replace` takes three times as long."""
        made = Dated(*_all_of(self))
        for name, value in changes.items():
            setattr(made, name, value)
        return made


_all_of = attrgetter(*(field.name for field in fields(Dated)))


def joined(document: Document, found: list[Dated], words: DateWords) -> list[Dated]:
    """Dates side by side that are one: "Monday (July 13)", "from Friday to Sunday".

    Args:
        document: the text.
        found: its dates, at least one, in order.
        words: compiled from the lexicon.
    """
    out = [found[0]]
    for later in found[1:]:
        one = _one(document, out[-1], later, words)
        if one is None:
            out.append(later)
        else:
            whole = _one(document, out[-2], one, words) if len(out) > 1 else None
            out[-2 if whole else -1 :] = [whole or one]  # "overnight from Sunday to Monday"
    fought = {document.sentence_of[d.first]: d.nth for d in out if d.kind == "fought"}
    if fought:
        out = [_fought(d, fought.get(document.sentence_of[d.first])) for d in out]
    return [_told_of(document, d, out, words) for d in out]


def _fought(dated: Dated, days: int | None) -> Dated:
    """A day on which so many days of fighting came to their end: from the first of them."""
    if not days or dated.kind not in _NAMED or dated.date_start is None:
        return dated
    begun = shift(dated.date_start, 1 - days)
    return dated.but(date_start=begun, nth=days)


_NAMED = ("day", "weekday")
_CLOCK = 4  # digits of an hour without a colon
_NAMED_BEFORE = 4  # days named before from which another is counted
_SAYING = 7  # tokens between "told" and the day of it
_SPOKEN = 3  # days before the report within which somebody's "last night" counts from his own day


def _one(document: Document, a: Dated, b: Dated, words: DateWords) -> Dated | None:
    """The two as one date, or None."""
    gap = _unclocked(document.low[a.last : b.first])
    if len(gap) > 3 or document.sentence_of[a.last - 1] != document.sentence_of[b.first]:
        return None
    if (over := _overnight(document, a, b, words)) is not None:
        return over
    joins = words.sets
    if len(gap) == 2 and gap[0] == ",":
        gap = gap[1:]  # "between August 15, 2021, and June 15, 2022"
    if len(gap) == 1 and b.date_start is not None and a.date_start is not None:
        fits = (
            a.kind == b.kind and a.kind in ("day", "weekday", "period") and a.absolute == b.absolute
        )
        between = _preceded(document, a.first, joins["between"])
        a = _in_year_of(a, b) if between else a
        if fits and (gap[0] in joins["to"] or (gap[0] in joins["and"] and between)):
            return _span(document, a, b, 2 if between else 1)
        touching = fits and gap[0] in joins["and"] and a.kind in _NAMED
        if touching and days_between(a.date_start, b.date_start) == 1:
            return _span(document, a, b, 1)  # "late Sunday and early Monday"
    if not all(w in joins["glue"] for w in gap):
        return None
    if a.nth and b.kind in _NAMED and b.date_start is not None:
        begun = shift(b.date_start, 1 - a.nth)
        return _wide(document, a.but(date_start=begun, date_end=b.date_start), b)
    if a.kind == "weekday" and b.absolute and b.kind in ("day", "range"):
        return _wide(document, b.but(part=b.part or a.part), a)
    if b.kind == "weekday" and a.kind == "day" and a.date_start is not None:
        return _wide(document, a.but(part=a.part or b.part), b)
    return None


def _in_year_of(a: Dated, b: Dated) -> Dated:
    """“Between January and September last year”: both months are of that year."""
    start, end = a.date_start or "", b.date_start or ""
    if a.kind != "period" or len(start) != len("2021-05") or len(end) != len(start) or start <= end:
        return a
    month = end[:5] + start[5:]
    return a.but(date_start=month, date_end=month)


def _unclocked(gap: tuple[str, ...]) -> tuple[str, ...]:
    """Without an hour before the joint: "13 Jul 2200h to 14 Jul 0300h"."""
    hour = gap[1:] if gap[:1] == (",",) else gap
    told = len(hour) in (2, 3) and hour[0].isdecimal() and len(hour[0]) == _CLOCK
    return hour[-1:] if told else gap


def _preceded(document: Document, token: int, words: frozenset[str]) -> bool:
    """Whether one of the two tokens before is one of the words."""
    return not words.isdisjoint(document.low[max(0, token - 2) : token])


def _is_said(document: Document, token: int, words: DateWords) -> bool:
    """Whether a day is that of saying something: “said on Monday”, “told the AIB news agency on Monday”."""
    low, sets = document.low, words.sets
    for at in range(token - 1, max(0, token - _SAYING) - 1, -1):
        if low[at] in sets["said"]:
            return True
        name = low[at][0].isalpha() and document.words[at] != low[at]
        if not (name or low[at] in sets["said_to"]):
            return False
    return False


def _wide(document: Document, kept: Dated, other: Dated) -> Dated:
    """`kept`, its tokens widened over `other` and a closing bracket."""
    first, last = min(kept.first, other.first), max(kept.last, other.last)
    if last < len(document.low) and document.low[last] == ")" and "(" in document.low[first:last]:
        last += 1
    return kept.but(
        first=first, last=last, start=document.starts[first], end=document.ends[last - 1]
    )


def _span(document: Document, a: Dated, b: Dated, precision: int) -> Dated | None:
    """From the first date to the second; None where they run backwards."""
    begun, ended = a.date_start, b.date_end
    if begun is None or ended is None:
        return None
    apart = days_between(begun, ended)
    if a.kind == "weekday" and apart is not None and apart < 0:
        begun = shift(begun, -7)
    elif (apart is not None and apart < 0) or (apart is None and begun > ended):
        return None
    whole = a.but(date_start=begun, date_end=ended, part=None)
    if a.kind == "period":
        return _wide(document, whole.but(time_precision=3), b)
    touching = apart is not None and apart <= 1
    return _wide(document, whole.but(kind="range", time_precision=1 if touching else precision), b)


def _overnight(document: Document, a: Dated, b: Dated, words: DateWords) -> Dated | None:
    """Sunday and Monday, where "overnight" stands with a day: "overnight on Sunday", "into Monday"."""
    gap = document.low[a.last : b.first]
    night, day = (a, b) if a.nightly else (b, a)
    if not night.nightly or night.kind != "range" or day.date_start is None or len(gap) > 2:
        return None
    if day.kind == "range" and not day.nth:
        return _wide(document, day, night)
    if day.kind not in _NAMED:
        return None
    begun = day.date_start
    if gap and gap[-1] in words.sets["into"] and night is a:
        begun = shift(begun, -1)
    elif not all(w in words.sets["on"] for w in gap):
        return None
    whole = day.but(date_start=begun, date_end=shift(begun, 1), kind="range", part="night")
    return _wide(document, whole, night)


def _told_of(document: Document, dated: Dated, others: list[Dated], words: DateWords) -> Dated:
    """A date as the words around it have it: "since Friday", "overnight, he said on Monday"."""
    if dated.kind in _NAMED and _is_said(document, dated.first, words):
        return dated.but(said=document.sentences[document.sentence_of[dated.first]].last)
    since = dated.kind in ("day", "weekday", "period", "history")
    if since and _preceded(document, dated.first, words.sets["since"]):
        return dated.but(since=True)
    if not dated.nightly or dated.date_start is None or dated.date_end is None:
        return dated
    # Who says on Monday that it was last night means the night before that Monday.
    for other in others:
        day = other.date_start
        if day is None or other.kind not in _NAMED or other.nightly:
            continue
        near = document.sentence_of[other.first] == document.sentence_of[dated.first]
        if near and _is_said(document, other.first, words):
            late = days_between(day, shift(dated.date_start, 1)) or 0
            if 0 < late <= _SPOKEN:
                begun, ended = shift(dated.date_start, -late), shift(dated.date_end, -late)
                return dated.but(date_start=begun, date_end=ended)
    return dated


def settled(found: list[Dated], anchor: Anchor, window: int) -> list[Dated]:
    """Kinds that depend on the anchor: history, future, and relative to the date last named.

    Args:
        found: the dates of a text, in order.
        anchor: the report's own day.
        window: days before the anchor that still count.
    """
    out: list[Dated] = []
    named: deque[Dated] = deque(maxlen=_NAMED_BEFORE)  # the days told last, the last one first
    for dated in found:
        known = dated
        if dated.kind == "bare":
            known = _of_month(dated, named[0] if named else None, anchor)
        elif dated.relative_to_previous:
            known = _counted_from(dated, named, anchor)
        elif dated.since:
            known = _lasting(dated, anchor, window)
        known = _aged(known, anchor, window)
        if is_day(known.date_start) and known.kind not in ("future", "period"):
            named.appendleft(known)
        out.append(known)
    return out


def _counted_from(dated: Dated, named: Iterable[Dated], anchor: Anchor) -> Dated:
    """A day counted from the one named last ("a day later"), or from one before that, if it were to come."""
    offset = dated.offset or 0
    # "Killed two on Monday, officials said on Wednesday. A day earlier, ...": before Monday.
    named = sorted(named, key=lambda other: 0 < other.said <= dated.first)
    days = [
        # "Shut since 17 May. On that day ...": the day named, not the last of those that it lasts.
        shift(base, offset)
        for other in named
        if (base := other.date_start if offset < 0 or other.since else other.date_end)
    ]
    if not days and is_day(anchor.day):
        days = [shift(anchor.day or "", offset)]
    # "They were found a day later": on no day after the report's own.
    told = [day for day in days if not (offset > 0 and days_ahead(day, anchor.day))]
    if not told and (not days or anchor.source != "text"):
        return dated.but(date_start=None, date_end=None, time_precision=None)
    day = (told or days)[0]
    precision = {7: 2, 30: 3}.get(abs(offset), 1)
    return dated.but(date_start=day, date_end=day, time_precision=precision)


def _of_month(dated: Dated, named: Dated | None, anchor: Anchor) -> Dated:
    """“on the 16th”: that day nearest to the one named before, and not after the report's own."""
    until = anchor.day if is_day(anchor.day) else None
    base = named.date_start if named is not None else until
    days = [
        day
        for months in (-1, 0, 1)
        if (month := shift_month(base or "", months))
        and is_day(day := edtf(*parts(month)[:2], dated.offset))
        and (until is None or (days_between(day, until) or 0) >= 0)
    ]
    if not base or not days:
        return dated.but(kind="impossible", offset=None)
    day = min(days, key=lambda d: abs(days_between(base, d) or 0))
    return dated.but(
        date_start=day, date_end=day, time_precision=1, kind="day", absolute=True, offset=None
    )


def _lasting(dated: Dated, anchor: Anchor, window: int) -> Dated:
    recent = is_day(dated.date_start) and not older_than(dated.date_start, anchor.day, window)
    if recent and is_day(anchor.day) and not days_ahead(dated.date_start, anchor.day):
        return dated.but(date_end=anchor.day, kind="range")
    return dated.but(kind="history") if dated.date_start is not None else dated


def _aged(dated: Dated, anchor: Anchor, window: int) -> Dated:
    if dated.date_start is None or dated.kind in ("history", "future", "impossible"):
        return dated
    if older_than(dated.date_end or dated.date_start, anchor.day, window):
        return dated.but(kind="history")
    # Where only the text tells a day, a later one is no plan: "On 3 May gunmen took him. On 5 May he died."
    if anchor.source != "text" and days_ahead(dated.date_start, anchor.day):
        return dated.but(kind="future")
    return dated
