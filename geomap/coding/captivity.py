"""People who were taken: what tells the beginning or the end of their captivity (codebook section 1)."""

from typing import TYPE_CHECKING

from geomap.coding.frame import Frame

if TYPE_CHECKING:
    from geomap.coding.drafts import Draft

_KILLED = frozenset({"murder", "shoot"})


def freed(draft: "Draft", frame: Frame) -> bool:
    """Whether a clause tells the end of an abduction: set free, killed, or found dead."""
    if "abduct" not in draft.signals:
        return False
    if "found" in frame.strong:
        return frame.strong <= {"found", "murder"} and not frame.fresh and _near(draft, frame)
    return ("freed" in frame.weak and not frame.strong) or _killed_captive(draft, frame)


def _killed_captive(draft: "Draft", frame: Frame) -> bool:
    """“The hostage was executed on Tuesday”, “Khan was shot and killed”: the end of his abduction."""
    told = frame.somebody and frame.strong <= _KILLED and not frame.loci and not frame.fresh
    died = any(c.field == "fatalities" and c.side != "rebel" for c in frame.claims)
    return told and died and _near(draft, frame)


def taken_before(draft: "Draft", frame: Frame) -> bool:
    """“Four bodies were found. The men had been abducted on Monday”: it began when they were taken."""
    told = frame.somebody and frame.strong == {"abduct"} and not (frame.loci or frame.fresh)
    return told and "found" in draft.strong and _near(draft, frame)


def _near(draft: "Draft", frame: Frame) -> bool:
    return frame.index - draft.last_index <= 2 and frame.sentence.paragraph == draft.paragraph
