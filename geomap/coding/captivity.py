"""People who were taken: what tells the beginning or the end of their captivity (codebook section 1)."""

from collections.abc import Sequence

from geomap.coding.days.dates import Dated
from geomap.coding.days.when import When, event_time
from geomap.coding.draft import Draft
from geomap.coding.frame import Frame
from geomap.coding.phrases import Hit
from geomap.coding.words import Words
from geomap.text import Document

_KILLED = frozenset({"murder", "shoot"})
_ABDUCTED = frozenset({"abduct"})
_TAKEN = frozenset({"abduct", "arrest"})


def freed(draft: Draft, frame: Frame) -> bool:
    """Whether a clause tells the end of an abduction: set free, killed, or found dead."""
    if "abduct" not in draft.signals:
        return False
    if "found" in frame.strong:
        return frame.strong <= {"found", "murder"} and not frame.fresh and _near(draft, frame)
    # "Seven were freed; the others remain in captivity"
    only = not frame.strong or (frame.strong == _ABDUCTED and not frame.loci)
    return ("freed" in frame.weak and only) or _killed_captive(draft, frame)


def _killed_captive(draft: Draft, frame: Frame) -> bool:
    """“The hostage was executed on Tuesday”, “Khan was shot and killed”: the end of his abduction."""
    told = frame.somebody and frame.strong <= _KILLED and not frame.loci and not frame.fresh
    died = any(c.field == "fatalities" and c.side != "rebel" for c in frame.claims)
    return told and died and _near(draft, frame)


def taken_before(draft: Draft, frame: Frame) -> bool:
    """“Four bodies were found. The men had been abducted on Monday”: it began when they were taken.

    So it did for those who were set free, and for a man found dead whom somebody had arrested.
    """
    told = frame.somebody and bool(frame.strong) and not (frame.loci or frame.fresh)
    if not (told and _near(draft, frame)):
        return False
    if "found" in draft.strong:
        return frame.strong <= (_TAKEN if "had" in frame.flags else _ABDUCTED)
    held = "freed" in draft.weak or draft.strong == _ABDUCTED
    return held and frame.strong == _ABDUCTED and "had" in frame.flags


def _near(draft: Draft, frame: Frame) -> bool:
    return frame.index - draft.last_index <= 2 and frame.sentence.paragraph == draft.paragraph


def held(
    document: Document,
    days: Sequence[Dated],
    triggers: Sequence[Hit],
    bounds: tuple[int, int],
    words: Words,
) -> When | None:
    """From the day on which people were taken to that on which they were freed, where a clause tells both.

    "Police on Sunday freed two men who had been kidnapped twelve days earlier".

    Args:
        document: the tokens.
        days: the dates of the sentence.
        triggers: those of the clause.
        bounds: its first token, and the one after it.
        words: the compiled lexicon.
    """
    taken = next((h for h in triggers if h.name in _ABDUCTED), None)
    let_go = next((h for h in triggers if h.name == "freed"), None)
    if taken is None or let_go is None:
        return None
    day = next((d for d in days if taken.first < d.first < bounds[1]), None)
    if day is None:
        return None
    others = [d for d in days if d is not day]
    begun = event_time(document, [day], *bounds, taken.first, words)[0]
    ended = event_time(document, others, *bounds, let_go.first, words)[0]
    if not (begun and ended and begun.day_known and ended.day_known):
        return None
    if (begun.date_start or "") >= (ended.date_start or ""):
        return None
    return begun.joined(ended, True)
