"""What a side clause says beside the event of its sentence: its cues, its years, its places."""

from collections.abc import Sequence

from geomap.coding.days.dates import Dated
from geomap.coding.phrases import Hit
from geomap.coding.places.standing import Standing
from geomap.coding.words import Words
from geomap.text import Document

# What a side clause can say of its own, beside the event of the sentence.
_BESIDE = frozenset({"negated", "historical", "hypothetical", "future", "aggregate"})
_ADDED = 14  # tokens of such a clause before its cue, and after it
_CLOSES = frozenset([(sign,) for sign in ",.;"])


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
