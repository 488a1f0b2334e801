"""Deaths that a sentence only mourns: a funeral has a day and a place, which are not theirs."""

from collections.abc import Sequence

from geomap.coding.phrases import Hit
from geomap.coding.words import Words
from geomap.text import Document

_REACH = 16  # tokens from the burial to the death of whom it was


def grieved(document: Document, events: Sequence[Hit], words: Words) -> list[Hit]:
    """The triggers that tell how those died who are buried or mourned.

    "A funeral was held in X on Monday for the four policemen killed in the ambush": nobody was killed in X.

    Args:
        document: the tokens.
        events: the triggers of a clause.
        words: the compiled lexicon.
    """
    mourning = words.classes["mourning"]
    if not events:
        return []
    begin = document.sentences[document.sentence_of[events[0].first]].first
    if mourning.isdisjoint(document.low[begin : max(h.first for h in events)]):
        return []  # as it is nearly always
    return [hit for hit in events if _is_grieved(document, hit, mourning, words)]


def _is_grieved(document: Document, hit: Hit, mourning: frozenset[str], words: Words) -> bool:
    low = document.low
    first = document.sentences[document.sentence_of[hit.first]].first
    of = 0
    for token in range(hit.first - 1, max(first, hit.first - _REACH) - 1, -1):
        word = low[token]
        if word in words.classes["of_dead"]:
            of = token
        elif word in mourning:
            return bool(of) and words.classes["at_burial"].isdisjoint(low[token - 2 : token])
        elif not word[0].isalnum() or word in words.classes["cut"]:
            return False
    return False
