"""What one more clause adds to the incident that it tells: manner, place and day."""

from geomap.coding.captivity import freed, taken_before
from geomap.coding.draft import Draft
from geomap.coding.frame import Frame
from geomap.coding.kinds import families
from geomap.coding.places.finest import has_quarters, is_quarter
from geomap.coding.places.scenes import same_name, same_place
from geomap.coding.places.standing import SCENE, SPEAKER, Locus
from geomap.model import Toponym


def grow(draft: Draft, frame: Frame, locus: Locus | None) -> None:
    """Add a frame to an incident; its place and time refine what is known."""
    taken = taken_before(draft, frame)  # asked of the incident as it was
    _place(draft, frame, locus)
    draft.frames.append(frame)
    draft.strong |= frame.strong
    draft.weak |= frame.weak
    draft.last_index = frame.index
    draft.paragraph = frame.sentence.paragraph
    if frame.when is not None:
        _date(draft, frame, taken)


def _place(draft: Draft, frame: Frame, locus: Locus | None) -> None:
    """The place that a frame tells, where it is finer or surer than what is known."""
    known = draft.locus is not None and draft.locus.admin1 is not None
    # "A joint operations center may open in Beni" says nothing of where what was told long before was.
    idle = frame.idle and frame.sentence.paragraph - draft.paragraph > 1
    fleeing = bool(frame.claims) and all(c.field == "displaced" for c in frame.claims)
    fled = (bool(frame.signals) or fleeing) and frame.signals <= {"displacement"}
    moved = (draft.locus is not None and fled) or (idle and known)
    if locus is not None and not moved and refines(draft.locus, locus):
        draft.locus = locus
    if frame.founding and (draft.locus is None or draft.locus.admin1 is None):
        # "A man who sold rugs in the village of X was led out and shot": in X, unless more is told
        draft.locus = next((whose for whose in frame.whose if whose.admin1), draft.locus)


def _date(draft: Draft, frame: Frame, taken: bool) -> None:
    """The day that a frame tells, where it is not only that of what came after."""
    when, known = frame.when, draft.when
    if when is None or known is None:
        draft.when = known or when
        return
    earlier = draft.frames[:-1]
    began = any(told.flags & {"began", "ongoing"} for told in earlier)
    find = frame.strong == {"found"} and any(told.weak for told in earlier)  # the day of a find
    by_then = "by then" in frame.flags and not began
    if taken:
        draft.when = when.joined(known, True)
    elif freed(draft, frame) and not known.day_known:
        pass  # "taken between 7 and 9 May, and freed on 10 May": not on the 10th
    elif not (later(frame) or _aside(frame) or frame.raises or frame.driven_out or by_then or find):
        on = bool(frame.flags & {"ongoing", "began"}) or not frame.founding or goes_on(draft, frame)
        draft.when = known.joined(when, on or began)


def refines(known: Locus | None, new: Locus) -> bool:
    """Whether a place tells more than what is known of it."""
    if known is None or known.admin1 is None:
        return new.admin1 is not None or known is None
    if new.rank < SPEAKER and known.rank == SCENE:
        return False
    if new.admin1 != known.admin1:
        return known.rank < new.rank
    a, b = known.finest, new.finest
    if same_name(a, b) and not _is_seat(a, b):
        return False  # "took refuge in the town" does not move a fight from its outskirts into it
    if new.rank >= known.rank and (
        (new.precision or 9) < (known.precision or 9) or _inside(a, b, new)
    ):
        return True
    return known.precision == 3 and (new.precision or 9) < 3 and new.rank >= SPEAKER


def _is_seat(wide: Toponym, fine: Toponym) -> bool:
    """Whether a province's name is told, and then that of the town of the same name."""
    kinds = [t.place.kind if t.place else None for t in (wide, fine)]
    return kinds == ["admin1", "settlement"]


def _inside(district: Toponym, part: Toponym, new: Locus) -> bool:
    """Whether a name that no gazetteer has is told in a district, or for a quarter of a city: it is finer.

    So is one that the gazetteer has as a small town within a large one, if it is told as a quarter.
    """
    whole, parent = district.place, part.parent
    if part.place is not None and whole is not None and new.quarter:
        return is_quarter(part.place, whole)
    if part.place is not None or whole is None or parent is None or parent.id != whole.id:
        return False
    return whole.kind == "admin2" or (new.quarter and has_quarters(whole))


def goes_on(draft: Draft, frame: Frame) -> bool:
    """Whether fighting of another day is that which was told: one incident (codebook section 1)."""
    if frame.flags & {"ongoing", "by then"} or freed(draft, frame) or frame.strong == {"repel"}:
        return True
    ground = "ground" in families(frame.signals) and "ground" in families(draft.signals)
    if not ground or frame.fresh:
        return False
    same = bool(frame.loci) and draft.locus is not None and same_place(draft.locus, frame.loci[0])
    return frame.definite or "began" in frame.flags or same


def later(frame: Frame) -> bool:
    """“He died the next day”, “one of them succumbed on Monday”: a death of what was told, later."""
    if frame.aftermath:
        return True
    return not frame.strong and frame.definite and (frame.when is not None and frame.when.relative)


def _aside(frame: Frame) -> bool:
    """“The guards had left the evening before”: the day of what only stands beside the event told."""
    told = frame.founding or frame.strong or frame.flags & {"ongoing", "began"}
    return not told and frame.when is not None and frame.when.relative
