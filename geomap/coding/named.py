"""What looks like somebody's death or arrest, and is a name of a place."""

from collections.abc import Sequence
from dataclasses import replace

from geomap.coding.words import Marks, Words
from geomap.model import Toponym
from geomap.text import Document

_TO_PEOPLE = frozenset({"abduct", "arrest", "beat", "freed", "murder", "sexual"})


def off_names(found: Marks, here: Sequence[Toponym], document: Document, words: Words) -> Marks:
    """What stands in a sentence, without what is done to somebody whose word begins a place's name.

    "Rebels seized Imam Sahib district" tells of no imam, and "the loss of Khwaja Ghar" of nobody's death.

    Args:
        found: what stands in it.
        here: its toponyms.
        document: the tokens.
        words: the compiled lexicon.
    """
    starts, ends = document.starts, document.ends
    of = words.classes["of"]
    people = tuple(
        h
        for h in found.people
        if h.kind != "follows"
        or document.low[h.last - 1] not in of
        or not any(t.start == starts[h.last] for t in here if h.last < len(starts))
    )
    if len(people) < len(found.people):
        found = replace(found, people=people)
    events = tuple(
        h
        for h in found.events
        if h.name not in _TO_PEOPLE
        or not any(t.start <= starts[h.last - 1] and ends[h.last - 1] < t.end for t in here)
    )
    return found if len(events) == len(found.events) else replace(found, events=events)
