"""When an event took place: which of a clause's dates, and how times of two clauses fit (section 4)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geomap.coding.days.calendar import days_between, last_day
from geomap.coding.days.dates import Dated
from geomap.coding.words import Words
from geomap.text import Document

_BEGINS = 2  # tokens between "began" and its day
_ENDS = 3  # tokens between "ended" and its day
_WEEK = 7  # days that one fight may last before what ended it (codebook section 1)
_LONG = 2  # days from which a span is one that went on, and not "the past 24 hours"
_WEEKS = 3  # days by which a time that is told in weeks may miss
_MONTH = 31  # days that are as long as one
_CLAUSE = 10  # words in which "since" opens the clause of a date
_BACK = 7  # words between the day on which something was said and a verb of saying after it
_UP = 10  # the same, before it ("told X in a telephone conversation on Friday")


@dataclass(frozen=True, slots=True)
class When:
    """A time: EDTF days, ACLED's time precision, and why it sets the event aside, if it does.

    `relative` marks one that counts from the event told before ("hours later"), `same` one told as its
    day ("the same day").
    """

    date_start: str | None
    date_end: str | None
    precision: int | None
    reason: str | None = None
    words: str = ""
    relative: bool = False
    same: bool = False

    @property
    def months(self) -> bool:
        """Whether it is a whole month, or several, told without a day ("in May", "in the past 90 days")."""
        if self.date_start is None:
            return False
        return len(self.date_start) == len("2021-05") or self.length >= _MONTH

    @property
    def day_known(self) -> bool:
        """Whether the day is known, or two touching days."""
        return self.precision == 1 and self.date_start is not None

    def fit(self, other: "When", goes_on: bool = False) -> int | None:
        """How well two times fit: the same 4, touching 3, one wider 2, open 1, apart None."""
        if not (self.date_start and other.date_start):
            return 1
        if (self.date_start, self.date_end) == (other.date_start, other.date_end):
            return 4
        gap = gap_days(self, other)
        if gap is None:
            return 1
        if gap == 0:
            return 3 if self.day_known and other.day_known else 2
        if goes_on and gap <= 2:
            return 2
        by_weeks = any(t.precision == 2 and t.length == 0 for t in (self, other))
        return 2 if by_weeks and gap <= _WEEKS else None  # "three weeks ago", "on March 4"

    def joined(self, other: "When", goes_on: bool = False) -> "When":
        """Both times as one: the narrower, or the whole span where the fighting went on."""
        if self.date_start is None or other.date_start is None:
            return self if self.date_start else other
        if goes_on and self.day_known and other.day_known:
            start = min(self.date_start, other.date_start)
            end = max(self.date_end or self.date_start, other.date_end or other.date_start)
            return replace(self, date_start=start, date_end=end)
        if self.day_known and self.length >= _LONG and gap_days(self, other) == 0:
            return self  # a day of fighting that went on for days
        mine, theirs = self.precision or 9, other.precision or 9
        if mine != theirs:
            return self if mine < theirs else other
        return self if self.length <= other.length else other

    @property
    def length(self) -> int:
        """Days from the first to the last, 0 for one day."""
        if self.date_start is None or self.date_end is None:
            return 0
        return days_between(self.date_start, self.date_end) or 0


def gap_days(a: When, b: When) -> int | None:
    """Days between two times, 0 where they overlap or touch the same day; None when not comparable."""
    ends = [last_day(t.date_end or t.date_start or "") for t in (a, b)]
    starts = [t.date_start for t in (a, b)]
    if None in ends or None in starts:
        return None
    first = days_between(ends[0] or "", _first_day(starts[1]))
    second = days_between(ends[1] or "", _first_day(starts[0]))
    if first is None or second is None:
        return None
    return max(first, second, 0)


def _first_day(text: str | None) -> str:
    text = text or ""
    return text + "-01" * (2 - text.count("-"))


_OWN_CLAUSE = 8  # tokens from "where" or "since" to what it tells, and from that to its day


def _since_then(document: Document, dated: Dated, first: int, words: Words) -> bool:
    """“the worst since the talks began last month”: the day of something else; "since mid-May" is none."""
    day = dated.first - 2 * document.hyphenated(dated.first - 1)
    before = document.low[max(first, day - _CLAUSE) : max(first, day - 2)]
    return not words.classes["since"].isdisjoint(before)


def event_time(
    document: Document,
    dates: Sequence[Dated],
    first: int,
    last: int,
    anchor: int,
    words: Words,
    goes_on: bool = False,
) -> tuple[When | None, When | None]:
    """The time of the event of a clause, and the time at which somebody spoke of it.

    Args:
        document: the tokens.
        dates: the dates of its sentence.
        first: first token of the clause.
        last: token after the clause.
        anchor: token of the event's trigger; the nearest date to it is its own.
        words: the compiled lexicon.
        goes_on: whether days of it are one event ("for a fifth day" of fighting began four days before).
    """
    if not dates:
        return None, None
    spoken: When | None = None
    own: list[tuple[bool, bool, int, When]] = []
    begun: list[When] = []
    ended: list[When] = []
    for dated in dates:
        if not first <= dated.first < last:
            continue
        beside = document.low[max(first, dated.first - 2) : dated.last + 1]
        if not words.classes["not_when"].isdisjoint(beside):
            continue
        if _long_ago(document, dated, anchor, words):
            return _when(dated, document, words, goes_on), spoken
        if _since_then(document, dated, first, words) or ";" in document.low[anchor : dated.first]:
            continue
        when = _when(dated, document, words, goes_on)
        if when is None or _of_life(document, dated, first, anchor, words):
            continue
        if _befell(document, dated, anchor, words):
            continue
        if _is_spoken(document, dated, first, anchor, words) or _of_count(
            document, dated, first, last, anchor, words
        ):
            spoken = spoken or when
            continue
        apart = dated.first - anchor if dated.first >= anchor else anchor - dated.last
        later = dated.relative_to_previous or _who(document, anchor, dated.first, words)
        own.append((when.reason is not None, later, abs(apart), when))
        if goes_on and _begins(document, dated, anchor, words):
            begun.append(when)
        if goes_on and _ends(document, first, dated, words):
            ended.append(when)
    if not own:
        return None, spoken
    return _until(ended, _from(begun, min(own, key=lambda row: row[:3])[3])), spoken


def _of_life(document: Document, dated: Dated, first: int, anchor: int, words: Words) -> bool:
    """“The attacker, who was also killed, had joined the army last month”: no day of his death."""
    low, classes = document.low, words.classes
    opens = any(
        low[at] == "," and low[at + 1] in classes["who"]
        for at in range(max(first, anchor - _CLAUSE), anchor)
    )
    return opens and any(
        low[at] == "," and low[at + 1] in classes["perfect"] for at in range(anchor, dated.first)
    )


def _long_ago(document: Document, dated: Dated, anchor: int, words: Words) -> bool:
    """“On Monday they patrolled X, where riots killed hundreds in 2001”: the day of that clause is its own.

    So it is in "closed since rebels seized it in 2019".
    """
    if dated.kind != "history" or not dated.date_start or abs(dated.first - anchor) > _OWN_CLAUSE:
        return False
    low, opens = document.low, words.classes["adds"] - words.classes["who"] | words.classes["since"]
    begin, end = min(anchor, dated.first), max(anchor, dated.first)
    if any(not word[0].isalnum() for word in low[begin:end]):
        return False
    for token in range(begin - 1, max(0, begin - _OWN_CLAUSE) - 1, -1):
        if low[token] in opens:
            return True
        if not low[token][0].isalnum():
            return False
    return False


def _begins(document: Document, dated: Dated, anchor: int, words: Words) -> bool:
    """“fell after fighting that began on Friday”, “overran it after attacking it since Friday”."""
    before = document.low[max(0, dated.first - _BEGINS) : dated.first]
    begins = dated.since or not words.classes["begins"].isdisjoint(before)
    return begins and not words.classes["ended_by"].isdisjoint(document.low[anchor : dated.first])


def _ends(document: Document, first: int, dated: Dated, words: Words) -> bool:
    """“broke out on Friday and ended on Sunday”, “began on Friday and lasted until Sunday”."""
    before = document.low[max(first, dated.first - _ENDS) : dated.first]
    lasted = not words.classes["lasts"].isdisjoint(before)
    if lasted and before[-1] in words.classes["lasting_until"]:
        return True  # "attacked on Thursday, and fighting went on through Friday"
    begun = not words.classes["begins"].isdisjoint(document.low[first : dated.first])
    return begun and not words.classes["ends"].isdisjoint(before)


def _from(begun: Sequence[When], told: When) -> When:
    """A time, from the day on which what it ended is told to have begun, at most a week before."""
    for when in begun:
        if told.day_known and when.day_known and when.reason is None:
            days = days_between(when.date_start, told.date_start) or 0
            if 0 < days <= _WEEK:
                told = replace(told, date_start=when.date_start)
    return told


def _until(ended: Sequence[When], told: When) -> When:
    """A time, until the day on which it is told to have ended, at most a week later."""
    for when in ended:
        if told.day_known and when.day_known and when.reason is None and told.reason is None:
            days = days_between(told.date_end, when.date_end) or 0
            if 0 < days <= _WEEK:
                told = replace(told, date_end=when.date_end)
    return told


def _of_count(
    document: Document, dated: Dated, first: int, last: int, anchor: int, words: Words
) -> bool:
    """Whether the date is that of a count ("the toll rose to 21 on Saturday"), not of the event."""
    for token in range(first, last):
        if document.low[token] in words.classes["toll_rose"]:
            return dated.first > token or anchor > token or anchor == first
    return False


def _who(document: Document, anchor: int, token: int, words: Words) -> bool:
    """Whether the date stands in a clause that only tells who somebody is."""
    return not words.classes["who"].isdisjoint(document.low[anchor:token])


def _befell(document: Document, dated: Dated, anchor: int, words: Words) -> bool:
    """“The shots fell at a vigil for a man who died on Sunday”: the day of his death alone."""
    low, classes = document.low, words.classes
    return any(
        low[at] in classes["who"] and not classes["befallen"].isdisjoint(low[at : dated.first])
        for at in range(max(anchor, dated.first - _BACK), dated.first)
    )


_ASIDE = {"history": "historical", "recurring": "historical", "future": "future"}


def _when(dated: Dated, document: Document, words: Words, goes_on: bool) -> When | None:
    text = " ".join(document.words[dated.first : dated.last])
    reason = _ASIDE.get(dated.kind)
    if reason is None and dated.date_start and len(dated.date_start) == 4:
        reason = "aggregate"  # told of a whole year
    if reason is None and dated.date_start is None:
        return None
    start, end = dated.date_start, dated.date_end
    if dated.since and _on_that_day(document, dated, words):
        end = start
    if dated.nth and start and not goes_on:
        start = dated.date_end
    same = not words.classes["same"].isdisjoint(document.low[dated.first : dated.last])
    return When(
        start,
        end,
        dated.time_precision,
        reason,
        text,
        dated.relative_to_previous,
        same,
    )


def _on_that_day(document: Document, dated: Dated, words: Words) -> bool:
    """“guarded since 6 June, when two bombs went off”: what is told then was on that day alone."""
    after = document.low[dated.last : dated.last + 2]
    return after[:1] == (",",) and not words.classes["when"].isdisjoint(after[1:])


def _is_spoken(document: Document, dated: Dated, first: int, anchor: int, words: Words) -> bool:
    low = document.low
    if dated.last < len(low) and low[dated.last] in words.classes["owned"]:
        return False  # "condemned Monday's attack"
    for token in range(dated.last, min(dated.last + _BACK + 2, len(low))):
        word = low[token]
        if low[token + 1 : token + 2] and low[token + 1] in words.classes["no_speech"]:
            break
        if word in words.claim_verbs and word not in words.classes["according"]:
            claims_it = (
                word in words.classes["claims"]
                and token + 1 < len(low)
                and low[token + 1] in words.classes["claims_it"]
            )
            bracketed = low[token + 1 : token + 2] == (")",)  # "on 12 July (as reported), ..."
            if anchor > token and not (claims_it or bracketed):
                return True
            break
        if not (word[0].isalnum() or word in "()") or word in words.classes["passive"]:
            break
    for token in range(dated.first - 1, max(first, dated.first - _UP) - 1, -1):
        word = low[token]
        if word in words.classes["papers"] and _then_says(low, dated.last, words):
            return True  # "in a statement on Thursday, said"
        if word in words.claim_verbs:
            if low[token - 1] in words.classes["locative"]:
                return False  # "in disputed Kashmir on Saturday"
            # "As reported on 4 May, ..." gives the event's own day, as "clashes were reported on 4 May" does.
            told = token <= first + 1 or not words.classes["passive"].isdisjoint(
                low[token - 2 : token]
            )
            return not (word in words.classes["reported"] and told)
        if word in words.classes["published"]:
            return not words.classes["papers"].isdisjoint(low[max(first, token - 2) : token])
        common = document.words[token][0].islower()
        if common and word not in words.classes["statement"]:  # no "told Radio Sahar", "told 3TV"
            return False
    return False


def _then_says(low: Sequence[str], token: int, words: Words) -> bool:
    """Whether a comma and a verb of saying follow."""
    return low[token : token + 1] == (",",) and not words.claim_verbs.isdisjoint(
        low[token + 1 : token + 2]
    )
