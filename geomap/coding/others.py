"""What tells that a clause is of another incident than the one told before it, whatever else they share."""

from geomap.coding.draft import Draft
from geomap.coding.figures.sums import ALSO, MORE
from geomap.coding.frame import Frame
from geomap.coding.kinds import REMOTE, families
from geomap.coding.places.scenes import same_name
from geomap.coding.places.standing import SCENE, Locus


def adds_elsewhere(draft: Draft, frame: Frame, locus: Locus | None) -> bool:
    """“Two more people died when a bomb went off in X”: told to be on top of those of another place."""
    if not frame.strong or locus is None or draft.locus is None:
        return False
    here = locus.finest
    own = locus.rank == SCENE and frame.sentence.start <= here.start < frame.sentence.end
    return _tells_more(frame) and own and not same_name(draft.locus.finest, here)


def marches_apart(draft: Draft, frame: Frame) -> bool:
    """Whether one is a crowd and the other an attack of another paragraph: over it, and not in it."""
    if frame.sentence.paragraph == draft.paragraph:
        return False
    if "crowd" in families(frame.signals):
        return "protest" in frame.strong and "crowd" not in families(draft.signals)
    armed = any(c.side in ("rebel", "state") for c in frame.claims)  # "on Sunday four rebels died"
    return armed and bool(frame.when) and not draft.when and families(draft.strong) == {"crowd"}


def of_another(draft: Draft, frame: Frame) -> bool:
    """“the blast”, told right after a shooting: that of an explosion told before it, if there is one."""
    if draft.strong and draft.strong <= {"protest"} and frame.deadly:
        return not any(told.deadly for told in draft.frames)  # those of what it was about
    return frame.definite and bool(frame.strong & REMOTE) and not draft.signals & REMOTE


def counts_more(draft: Draft, frame: Frame) -> bool:
    """“Five more bodies were found”: not those of a crowd of which nobody was told to have died."""
    own = frame.founding or any(told.deadly for told in draft.frames)
    return not own and _tells_more(frame)


def _tells_more(frame: Frame) -> bool:
    return any(c.field == "fatalities" and c.role in (ALSO, MORE) for c in frame.claims)
