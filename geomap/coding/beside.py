"""What a side clause says beside the event of its sentence: its cues, its years, its places, its past."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geomap.coding.clauses import Sight
from geomap.coding.days.dates import Dated
from geomap.coding.known import definite
from geomap.coding.phrases import Hit
from geomap.coding.places.standing import Standing
from geomap.coding.words import Marks, Words
from geomap.text import Document

# What a side clause can say of its own, beside the event of the sentence.
_BESIDE = frozenset({"negated", "historical", "hypothetical", "future", "aggregate"})
_ADDED = 14  # tokens of such a clause before its cue, and after it
_CLOSES = frozenset([(sign,) for sign in ",.;"])
_LONGEST = 40  # tokens of a side clause that tells of the past
_OWNED = 2  # tokens from years to the event of which they are
_PAST = frozenset({"historical", "aggregate"})


def main_days(
    document: Document, events: Sequence[Hit], dates: Sequence[Dated], words: Words
) -> list[Dated]:
    """The dates of a sentence but the years of which only a side clause tells.

    "Captured the district, which had been quiet for years".

    Args:
        document: the tokens.
        events: the triggers of the clause.
        dates: the dates of the sentence.
        words: the compiled lexicon.
    """
    if past := next((d for d in dates if _of_them(document, d, events, words)), None):
        dates = [d for d in dates if d.first <= past.first]  # what comes after is of another verb
    return [d for d in dates if d.kind != "history" or not _of_side(document, d, events, words)]


def main_places(
    document: Document,
    events: Sequence[Hit],
    standing: Sequence[Standing],
    last: int,
    words: Words,
) -> list[Standing]:
    """The toponyms of a clause but those of a side clause after the event, which tells no event.

    "Fighters stormed the base, while envoys of the two sides met in X".

    Args:
        document: the tokens.
        events: the triggers of the clause.
        standing: its toponyms.
        last: the token after it.
        words: the compiled lexicon.
    """
    told = [h.last for h in events if h.kind == "strong"]
    low, splits = document.low, words.classes["split"]
    if not told or not standing or splits.isdisjoint(low[min(told) : last]):
        return list(standing)  # as it is mostly
    opens = splits - words.classes["split_apart"]
    begin = next(
        (t for t in range(min(told), last - 1) if low[t] == "," and low[t + 1] in opens), last
    )
    if any(h.first > begin for h in events):
        return list(standing)
    return [s for s in standing if s.first < begin]


def beside(document: Document, cue: Hit, events: Sequence[Hit], words: Words) -> bool:
    """Whether a cue of a whole sentence stands in a clause that only tells more of somebody or some place.

    "Soldiers exchanged fire near the airport, where all flights remain canceled": the fire is not. What
    happened is told outside that clause, and nothing within it.

    Args:
        document: the tokens.
        cue: the cue.
        events: the triggers of its clause.
        words: the compiled lexicon.
    """
    if cue.kind != "sentence" or cue.name not in _BESIDE:
        return False
    low, opens = document.low, words.classes["adds"]
    begin = next(
        (
            t
            for t in range(cue.first - 1, max(0, cue.first - _ADDED), -1)
            if low[t] == "," or low[t] in opens
        ),
        0,
    )
    if not begin or low[begin] not in opens or low[begin - 1] != ",":
        return False
    end = next((t for t in range(cue.last, cue.last + _ADDED) if low[t : t + 1] in _CLOSES), 0)
    inside = [h for h in events if begin <= h.first and (h.first < end or not end)]
    outside = any(h.kind == "strong" for h in events if h not in inside)
    return outside and not inside


def _of_side(document: Document, dated: Dated, events: Sequence[Hit], words: Words) -> bool:
    """Whether years stand in a side clause after the event ("..., while he had been dead for two years").

    Right after it such a clause is of the event itself ("ethnic clashes, which broke out on May 3"), as one
    is that says how long it has gone on.
    """
    low, opens = document.low, words.classes["adds"] | words.classes["split"]
    told = [h.last for h in events if h.kind == "strong" and h.first < dated.first]
    if not told:
        return False
    since = max(min(told), dated.first - _ADDED)
    ends = {h.last for h in events}
    begins = [t for t in range(since, dated.first - 1) if low[t] == "," and low[t + 1] in opens]
    if not begins or begins[0] in ends:
        return False
    own = low[begins[0] + 1] in words.classes["whereof"]
    return not (own and not words.classes["goes_on"].isdisjoint(low[begins[0] : dated.first]))


def _of_them(document: Document, dated: Dated, events: Sequence[Hit], words: Words) -> bool:
    """Whether years stand in the clause in which alone something befell people who are told of.

    "3,000 people who were displaced by fighting in X in 2019 received kits last week": in 2019.
    """
    if dated.kind != "history" or not events:
        return False
    told, low, who = [h.first for h in events], document.low, words.classes["who"]
    begins = document.sentences[document.sentence_of[dated.first]].first
    opens = next(
        (t for t in range(min(told) - 1, max(begins, min(told) - _ADDED), -1) if low[t] in who), 0
    )
    return opens > 0 and max(told) < dated.first and "," not in low[opens - 1 : dated.first]


def past_beside(sight: Sight, words: Words) -> tuple[Sight, Sight] | None:
    """A sentence without its side clause that tells of the past, and that clause by itself; None without one.

    "Gunmen killed three in X, where raids have left 300 dead this year": the 300 are none of its dead.

    Args:
        sight: the sentence.
        words: the compiled lexicon.
    """
    for first, last in _side_clauses(sight, words):
        if _is_past(sight, first, last) and _tells_too(sight, first, last, words):
            sentence = replace(sight.sentence, first=first, last=last)
            return _part(sight, first, last, inside=False), replace(
                _part(sight, first, last, inside=True), sentence=sentence
            )
    return None


def _side_clauses(sight: Sight, words: Words) -> Iterator[tuple[int, int]]:
    """Tokens of what stands between ", where" and the next comma or the end of a sentence.

    Without a comma before it a clause ends with the years that it tells ("men who killed 28 in 2014").
    """
    low, end = sight.document.low, sight.sentence.last
    opens, who = words.classes["adds"], words.classes["who"]
    for token in range(sight.sentence.first + 1, end - 1):
        if low[token] not in opens:
            continue
        after = range(token + 1, min(token + _LONGEST, end))
        close = next((t for t in after if low[t : t + 1] in _CLOSES), end)
        if low[token - 1] == ",":
            yield token, close
        elif low[token] in who:
            yield from (
                (token, d.last)
                for d in sight.dates
                if token < d.first < close and _is_whole(sight, d, words)
            )


def _is_whole(sight: Sight, dated: Dated, words: Words) -> bool:
    """Whether years are told by themselves, and not as those of an event ("the June 2018 bombing")."""
    owned, low = range(dated.last, dated.last + _OWNED), sight.document.low
    nouns = [h for h in sight.marks.events if low[h.first] in words.classes["noun"]]
    return dated.kind == "history" and not any(h.first in owned for h in nouns)


def _is_past(sight: Sight, first: int, last: int) -> bool:
    """Whether a clause tells that something befell people, in times that are history."""
    marks = sight.marks
    told = any(first <= h.first < last for h in (*marks.people, *marks.tolls))
    dated = any(d.kind == "history" and first <= d.first < last for d in sight.dates)
    return told and (dated or any(c.name in _PAST and first <= c.first < last for c in marks.cues))


def _tells_too(sight: Sight, first: int, last: int, words: Words) -> bool:
    """Whether the sentence tells an event outside the clause, which is not that of the clause.

    "The raid, which killed nine last year, was condemned": it is. What is said of a place never is.
    """
    low, classes = sight.document.low, words.classes
    around = [h for h in sight.marks.events if not first <= h.first < last and h.name != "none"]
    if not around or any(h.last == first - 1 for h in around):
        return False
    if low[first] in classes["whereof"] and not classes["goes_on"].isdisjoint(low[first:last]):
        return False  # "the war, which broke out in 2014, has killed thousands"
    of_place = low[first] not in classes["who"] | classes["whereof"]
    harmed = any(not first <= h.first < last for h in sight.marks.people)
    return of_place or harmed or not any(definite(sight.document, h, words) for h in around)


def _part(sight: Sight, first: int, last: int, inside: bool) -> Sight:
    """What stands in tokens `first:last` of a sentence, or outside of them."""

    def own(token: int) -> bool:
        return (first <= token < last) == inside

    marks = {
        room: tuple(hit for hit in getattr(sight.marks, room) if own(hit.first))
        for room in Marks.__dataclass_fields__
    }
    return replace(
        sight,
        marks=Marks(**marks),
        numbers=[n for n in sight.numbers if own(n.first)],
        standing=[s for s in sight.standing if own(s.first)],
        dates=[d for d in sight.dates if own(d.first)],
    )
