"""From the frames of a report to its incidents: which frames tell the same one (codebook section 1)."""

from collections.abc import Sequence
from dataclasses import replace

from geomap.coding.drafts import Draft, fit, refines
from geomap.coding.frames import Frame
from geomap.coding.where import SCENE, Locus, admin1_of
from geomap.model import Toponym

# What is told at length though it is not counted: the sentences after it add to it, and not to another.
_TOLD = frozenset({"historical", "not an incident"})
_LOOK_BACK = 12  # drafts with which a frame is compared; a report that tells more is a list


def assemble(frames: Sequence[Frame]) -> list[Draft]:
    """Group frames, in the order of the text, into incidents and into what is set aside."""
    drafts: list[Draft] = []
    current: Draft | None = None
    for frame in frames:
        if frame.reason == "aggregate" and _flight(frame, current):
            frame.reason = None  # who fled from what was just told, and no total
        if frame.reason is not None:
            current = _aside(frame, drafts, current)
            continue
        scenes = [locus for locus in frame.loci if locus.rank == SCENE]
        if len(scenes) > 1 and frame.founding:
            for locus in scenes:
                current = _place(frame, locus, drafts, current, figures=False)
            continue
        place = frame.loci[0] if frame.loci else None
        if not (frame.signals or frame.claims):
            _placed(frame, place, drafts, current)
            continue
        current = _place(frame, place, drafts, current)
    return drafts


def at_home(drafts: Sequence[Draft], toponyms: Sequence[Toponym]) -> None:
    """Give its place to incidents that name none, in a report about one district or province alone.

    Args:
        drafts: the incidents of a report; those without a place are given it.
        toponyms: the place names of the report.
    """
    provinces = {found for t in toponyms if t.role == "place" and (found := admin1_of(t))}
    if len(provinces) != 1:
        return
    districts = {t.place.id: t for t in toponyms if t.place and t.place.kind == "admin2"}
    whole = next((t for t in toponyms if t.place and t.place.kind == "admin1"), None)
    towns = {t.place.id: t for t in toponyms if t.place and t.place.kind == "settlement"}
    if len(districts) == 1:
        (whole,) = districts.values()
    elif whole is None and len(towns) == 1:
        (whole,) = towns.values()
    told = next((d.locus for d in drafts if d.reason is None and d.locus and d.locus.admin1), None)
    if whole is None or told is None:
        return
    home = replace(told, names=(whole,), precision=2 if len(districts) == 1 else 3, several=0)
    for draft in drafts:
        if draft.reason is None and draft.locus is None:
            draft.locus = home


def _flight(frame: Frame, current: Draft | None) -> bool:
    """Whether a sentence tells only who fled, of no place, next to an incident in its paragraph."""
    return (
        frame.signals <= {"displacement"}
        and not frame.loci
        and frame.when is None
        and not frame.cue
        and current is not None
        and current.reason is None
        and frame.sentence.paragraph == current.paragraph
        and frame.index - current.last_index == 1
    )


def _aside(frame: Frame, drafts: list[Draft], current: Draft | None) -> Draft | None:
    """A frame that is not counted: kept, and what only adds to it goes with it."""
    if frame.signals <= {"killing"} and not frame.claims:
        return current  # "gave no details of casualties" tells no event
    draft = Draft(frame.reason)
    draft.take(frame, frame.loci[0] if frame.loci else None)
    drafts.append(draft)
    told = frame.founding and frame.reason in _TOLD
    return draft if told else current


def _place(
    frame: Frame,
    locus: Locus | None,
    drafts: list[Draft],
    current: Draft | None,
    figures: bool = True,
) -> Draft | None:
    """Give a frame to the draft that it fits best, or found a new one."""
    recent = drafts[-_LOOK_BACK:]
    scored = [
        (fit(draft, frame, locus, draft is current), number, draft)
        for number, draft in enumerate(recent)
        if draft.reason is None or draft is current
    ]
    best = max(scored, key=lambda row: row[:2], default=None)
    if best is not None and best[0] > 0:
        draft = best[2]
        draft.take(frame, locus)
        draft.figures = draft.figures and figures
        return draft
    if not (frame.founding or (not drafts and frame.claims)):
        return current
    draft = Draft(None, figures=figures)
    if current is not None and current.reason is None and not frame.strong and not frame.fresh:
        draft.inherited = current.strong or current.inherited  # "In Kunar, six people were killed"
        if not any(place.admin1 for place in current.frames[0].loci):
            current.shared = current.frames[0]  # a lead that gives one toll for what follows
    draft.take(frame, locus)
    drafts.append(draft)
    return draft


def _placed(frame: Frame, locus: Locus | None, drafts: list[Draft], current: Draft | None) -> None:
    """A sentence that only says where: it refines the incident told just before, or nothing."""
    if current is None or locus is None or frame.index - current.last_index > 2:
        return
    near = [d for d in drafts[-_LOOK_BACK:] if frame.index - d.last_index <= 2]
    for draft in sorted(near, key=lambda d: d is not current):
        if draft.reason is None and fit(draft, frame, locus, draft is current):
            if refines(draft.locus, locus) or draft.when is None:
                draft.take(frame, locus)
            return
