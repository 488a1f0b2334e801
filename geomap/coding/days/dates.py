"""The dates of a text, resolved against the report's own day (codebook section 4).

Own rules rather than a library: dateparser takes 600 us a call where these take a few, and resolves
"Monday" in a report of Monday to the week before. The words are the `[dates]` table of the lexicon.
"""

from collections.abc import Sequence
from itertools import compress

from geomap.coding.days.absolute import Absolute, absolute_at
from geomap.coding.days.calendar import days_between, is_day, older_than, parts, shift
from geomap.coding.days.dateline import Anchor, as_dated, own_day, report_date
from geomap.coding.days.datewords import DateWords, Said, say
from geomap.coding.days.spoken import Value, latest_weekday, spoken
from geomap.coding.days.together import Dated, joined, settled
from geomap.coding.days.written import written
from geomap.coding.figures.uncounted import is_year, noun_follows
from geomap.text import Document

__all__ = [
    "WINDOW",
    "Anchor",
    "DateWords",
    "Dated",
    "as_dated",
    "days_between",
    "find_dates",
    "older_than",
    "own_day",
    "report_date",
    "shift",
]

WINDOW = 31  # days before publication that still count (codebook section 2)


def find_dates(
    document: Document, anchor: Anchor, words: DateWords, window: int = WINDOW
) -> list[Dated]:
    """All dates of a text, in order of appearance.

    Args:
        document: the text.
        anchor: the report's own day, from which relative words count.
        words: compiled from the lexicon.
        window: days before the anchor that still count; what lies before is history.
    """
    found: list[Dated] = []
    low = document.low
    triggers = words.triggers
    total = len(low)
    begins = [
        i
        for i in compress(range(total), map(triggers.__contains__, low))
        if (follow := triggers[low[i]]) is None or (i + 1 < total and low[i + 1] in follow)
    ]
    begins += [i for i in document.figures if low[i] not in triggers and _may_date(low, i, words)]
    token = 0
    for begin in sorted(begins):
        if begin < token:
            continue
        dated, token = _at(document, begin, anchor, words, found[-1].last if found else 0)
        if dated is not None:
            found.append(dated)
    if not found:
        return found
    return settled(joined(document, found, words), anchor, window)


def _may_date(low: Sequence[str], token: int, words: DateWords) -> bool:
    """Whether a number in digits may begin a date; most tell how many."""
    word = low[token]
    if words.after_figures is None or len(word) == 4 or "." in word:
        return True
    if token + 1 == len(low):
        return False
    follows = low[token + 1]
    if follows == ",":  # "19, 20 and 22 May"
        follows = low[token + 2] if len(word) < 3 and token + 2 < len(low) else ""
        return len(follows) < 3 and follows.isdecimal()
    return follows in words.after_figures or follows[0].isdecimal()


def _at(
    document: Document, token: int, anchor: Anchor, words: DateWords, free: int
) -> tuple[Dated | None, int]:
    """The date that begins at a token, and the token to go on from; before `free` another has the words."""
    said = say(document, token, words.phrases, words)
    if said is not None and said.action == "bare_day" and not _bare(document, said, words):
        said = None
    absolute = absolute_at(document, token, words)
    if said is not None and (absolute is None or absolute.last <= said.last):
        nothing = said.action == "nothing" or _ages(document, said, words)
        if nothing or (said.action.startswith("relative") and _of_clause(document, said, words)):
            return None, said.last
        return _dated(document, token, said.last, spoken(said, anchor), words, free), said.last
    if absolute is None and _is_weekday(document, token, words):
        word = document.low[token]
        number = words.weekdays.get(word, words.weekdays_short.get(word, 0))
        day = latest_weekday(anchor, number)
        value = Value(day, day, 1, "weekday")
        return _dated(document, token, token + 1, value, words, free), token + 1
    if absolute is None and _is_year(document, token, words):
        absolute = Absolute(token, token + 1, int(document.low[token]))
    if absolute is None:
        return None, token + 1
    absolute, value = written(document, absolute, anchor, words)
    return _dated(document, token, absolute.last, value, words, free), absolute.last


def _is_year(document: Document, token: int, words: DateWords) -> bool:
    """Whether a bare year stands at a token, and not a part of something longer."""
    if not document.low[token][0].isdecimal() or not is_year(document, token, words.numbers):
        return False
    starts, ends, low = document.starts, document.ends, document.low
    if token and starts[token] == ends[token - 1] and low[token - 1] not in "(-–—“\"'‘":
        return False
    follows = token + 1 < len(low) and starts[token + 1] == ends[token]
    return not follows or not (low[token + 1][0].isalnum() or low[token + 1] in "/:")


def _ages(document: Document, said: Said, words: DateWords) -> bool:
    """Whether the phrase tells an age ("12-year-old")."""
    low = document.low
    at = said.last
    if at < len(low) and low[at] == "-":
        at += 1
    return at < len(low) and low[at] in words.sets["age"]


def _bare(document: Document, said: Said, words: DateWords) -> bool:
    """Whether "on the 16th" is a day, and not "on the 16th floor" or "on the 16th of May"."""
    low = document.low
    follows = low[said.last] if said.last < len(low) else ""
    if follows in words.months or follows in words.sets["month_of"]:
        return False
    figures = any(word[0].isdecimal() for word in low[said.first : said.last])
    return figures and not noun_follows(document, said.last, words.numbers)


def _of_clause(document: Document, said: Said, words: DateWords) -> bool:
    """Whether it counts from something that may be no date: "two days after the attack".

    "The day before" does so only before the subject of a clause ("the day before he died").
    """
    low = document.low
    if said.last >= len(low) or low[said.last - 1] not in words.sets["clause_ends"]:
        return False
    follows = low[said.last]
    if follows in words.sets["clause_that"] and low[said.last + 1 : said.last + 2] == (",",):
        return False
    if low[said.first] in words.sets["clause_loose"]:
        return follows in words.sets["clause"] or document.words[said.last][0].isupper()
    return follows[0].isalnum() and follows not in words.sets["clause_free"]


def _is_weekday(document: Document, token: int, words: DateWords) -> bool:
    low, written = document.low, document.words
    if not written[token][0].isupper():
        return False
    if low[token] in words.weekdays:
        return True
    if low[token] not in words.weekdays_short:
        return False
    if token and low[token - 1] in words.sets["on_weekday"]:
        return True
    at = token + 1
    if at < len(low) and low[at] in ".,":
        at += 1
    return at < len(low) and (low[at][0].isdecimal() or low[at] in words.months)


def _dated(
    document: Document, first: int, last: int, value: Value, words: DateWords, free: int
) -> Dated:
    precision = value.precision
    if value.start is None:
        precision = None
    elif not is_day(value.start):
        precision = 3 if parts(value.start)[1] is not None else None
    part, first, last = _part(document, first, last, words, free)
    return Dated(
        first=first,
        last=last,
        start=document.starts[first],
        end=document.ends[last - 1],
        date_start=value.start,
        date_end=value.end,
        time_precision=precision,
        kind=value.kind,
        part=part,
        relative_to_previous=value.relative,
        offset=value.offset,
        nth=value.nth,
        ambiguous=value.ambiguous,
        absolute=value.absolute,
        nightly=value.nightly,
    )


def _part(
    document: Document, first: int, last: int, words: DateWords, free: int
) -> tuple[str | None, int, int]:
    """The part of the day named in, after or before a date; the date widened by it."""
    low = document.low
    if last < len(low) and low[last] in words.parts:
        return words.parts[low[last]], first, last + 1
    at = first - 1
    if at > 0 and low[at] in words.sets["on"]:
        at -= 1
        if at > 0 and low[at] in words.sets["on"]:
            at -= 1
    if at >= free and low[at] in words.parts:
        return words.parts[low[at]], at, last
    inside = next((words.parts[w] for w in low[first:last] if w in words.parts), None)
    return inside, first, last
