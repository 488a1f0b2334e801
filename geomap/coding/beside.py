"""What a clause says beside the event it tells: cues and days of side clauses, and of what it is about."""

from collections.abc import Sequence

from geomap.coding.days.dates import Dated
from geomap.coding.phrases import Hit
from geomap.coding.words import Words
from geomap.text import Document

# What a side clause can say of its own, beside the event of the sentence.
_BESIDE = frozenset({"negated", "historical", "hypothetical", "future", "aggregate"})
_ADDED = 14  # tokens of such a clause before its cue, and after it
_CLOSES = frozenset([(sign,) for sign in ",.;"])
_OWNED = 2  # tokens from a day to the event of which it is ("last week's deadly bombing")
_WORST_OF = 8  # tokens from "the deadliest" to the span of which it is


def own_days(
    document: Document,
    events: Sequence[Hit],
    about: Sequence[Hit],
    cues: Sequence[Hit],
    dates: Sequence[Dated],
    words: Words,
) -> Sequence[Dated]:
    """The dates of a clause but those of what it is only about ("held over last week's bombing").

    Nor is the span its day of which it was the worst ("the deadliest blow to the force this year"), nor
    the years its day of which a side clause tells ("captured the district, which had been quiet for years").

    Args:
        document: the tokens.
        events: the triggers of the clause.
        about: as `only_about` gives them.
        cues: the cues of the clause.
        dates: the dates of the sentence.
        words: the compiled lexicon.
    """
    worst = [c for c in cues if c.name == "superlative"]
    dates = [d for d in dates if d.kind != "history" or not _of_side(document, d, events, words)]
    if not (about or worst):
        return dates
    this = words.classes["demonstrative"]
    spans = [
        d
        for d in dates
        if d.kind == "history"
        and document.low[d.first] in this
        and any(0 <= d.first - c.last <= _WORST_OF for c in worst)
    ]
    return [
        d
        for d in dates
        if d not in spans and not any(0 <= h.first - d.last <= _OWNED for h in about)
    ]


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

    Right after it such a clause is of the event itself: "ethnic clashes, which broke out on May 3".
    """
    low, opens = document.low, words.classes["adds"] | words.classes["split"]
    told = [h.last for h in events if h.kind == "strong" and h.first < dated.first]
    if not told:
        return False
    since = max(min(told), dated.first - _ADDED)
    ends = {h.last for h in events}
    return any(
        low[t] == "," and low[t + 1] in opens and t not in ends
        for t in range(since, dated.first - 1)
    )
