"""People who were taken: what tells the beginning or the end of their captivity (codebook section 1)."""

from geomap.coding.draft import Draft
from geomap.coding.frame import Frame

_KILLED = frozenset({"murder", "shoot"})
_ABDUCTED = frozenset({"abduct"})
_TAKEN = frozenset({"abduct", "arrest"})


def freed(draft: Draft, frame: Frame) -> bool:
    """Whether a clause tells the end of an abduction: set free, killed, or found dead."""
    if "abduct" not in draft.signals:
        return False
    if "found" in frame.strong:
        return frame.strong <= {"found", "murder"} and not frame.fresh and _near(draft, frame)
    return ("freed" in frame.weak and not frame.strong) or _killed_captive(draft, frame)


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
