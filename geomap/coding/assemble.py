"""From the frames of a report to its incidents: which frames tell the same one (codebook section 1)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard

from geomap.coding.days.when import gap_days
from geomap.coding.draft import Draft
from geomap.coding.fit import fit
from geomap.coding.frame import Frame
from geomap.coding.grow import grow, refines
from geomap.coding.kinds import BLOODLESS
from geomap.coding.places.finest import precision_of
from geomap.coding.places.standing import SCENE, SPEAKER, Locus, admin1_of, country_of
from geomap.model import Toponym

# What is told at length though it is not counted: the sentences after it add to it, and not to another.
_TOLD = frozenset({"historical", "not an incident"})
# How far from an incident a number of people who fled is still told of it; quotes may stand between.
_FLED_PARAGRAPHS, _FLED_SENTENCES = 2, 4
_SOMEHOW = frozenset({"attack"})  # how those died who are told after arrests or a find of arms
_STORY = 7  # days over which a report goes on telling of one manner of violence
_HEAD = 2  # sentences of a heading, of who wrote it, and of the lead
_LOOK_BACK = 12  # drafts with which a frame is compared; a report that tells more is a list


def assemble(frames: Sequence[Frame]) -> list[Draft]:
    """Group frames, in the order of the text, into incidents and into what is set aside."""
    drafts: list[Draft] = []
    current: Draft | None = None
    before: Draft | None = None  # what was told before a denial
    for frame in frames:
        if _is_denied(current) and current.paragraph != frame.sentence.paragraph:
            current = before
        if _is_denied(current) and not (frame.reason or frame.loci or frame.when):
            continue
        if frame.reason == "aggregate" and _flight(frame, current):
            frame.reason = None  # who fled from what was just told, and no total
        if _counts_again(frame, drafts):
            continue
        if frame.reason is not None:
            told = _aside(frame, drafts, current)
            before = current if not _is_denied(current) else before
            current = told
            continue
        scenes = [locus for locus in frame.loci if locus.rank == SCENE]
        if len(scenes) > 1 and frame.founding:
            current = _each(frame, scenes, drafts, current)
            continue
        place = frame.loci[0] if frame.loci else None
        if not (frame.signals or frame.claims):
            _placed(frame, place, drafts, current)
            continue
        current = _place(frame, place, drafts, current)
    return drafts


def _is_denied(draft: Draft | None) -> TypeGuard[Draft]:
    """Whether it is an event that somebody denies at a place; what he goes on to say there is of it."""
    return draft is not None and draft.reason == "negated"


def at_home(drafts: Sequence[Draft], toponyms: Sequence[Toponym]) -> None:
    """Give its place to incidents that name none, in a report about one district or province alone.

    Args:
        drafts: the incidents of a report; those without a place are given it.
        toponyms: the place names of the report.
    """
    named = [t for t in toponyms if t.role == "place" and t.cue != "dateline" and admin1_of(t)]
    if len({admin1_of(t) for t in named}) == 1 and not any(_located(d) for d in drafts):
        _only_place(drafts, named)
        return
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


def _located(draft: Draft) -> bool:
    return draft.locus is not None and draft.locus.admin1 is not None


def _only_place(drafts: Sequence[Draft], named: Sequence[Toponym]) -> None:
    """Place what is told nowhere at the one place that the report names, if only to tell who was hit.

    "Three women who worked for a radio station in Jalalabad were gunned down": in Jalalabad. On the way from
    one town of a province to another: in that province.
    """
    towns = {t.place.id: t for t in named if t.place and t.place.kind in ("settlement", "admin2")}
    finest = next(iter(towns.values())) if len(towns) == 1 else named[0]
    kind = finest.place.kind if finest.place else "admin1"
    if kind not in ("settlement", "admin1", "admin2"):
        return
    locus = Locus(country_of(finest), admin1_of(finest), (finest,), precision_of(kind), SPEAKER)
    if len(towns) > 1:
        locus = replace(locus, names=tuple(towns.values()), precision=3, several=len(towns))
    for draft in drafts:
        if draft.reason is None and draft.locus is None:
            draft.locus = locus


def _counts_again(frame: Frame, drafts: Sequence[Draft]) -> bool:
    """“Two dozen have died nationwide. A rights group puts the toll at 37.”: another figure for a total."""
    if not drafts or drafts[-1].reason != "aggregate" or frame.signals or frame.loci or frame.when:
        return False
    total = drafts[-1].frames[-1]
    same = total.sentence.paragraph == frame.sentence.paragraph and frame.index - total.index == 1
    return same and frame.deadly and total.deadly


def _flight(frame: Frame, current: Draft | None) -> bool:
    """Whether a sentence tells only who fled, of no place, right after an incident."""
    fled = any(claim.field == "displaced" for claim in frame.claims)
    if current is None or current.reason is not None:
        return False
    return (
        frame.signals <= {"displacement"}
        and not frame.loci
        and (frame.when is None or "by then" in frame.flags)
        and not frame.cue
        and frame.sentence.paragraph - current.paragraph <= (_FLED_PARAGRAPHS if fled else 0)
        and frame.index - current.last_index <= (_FLED_SENTENCES if fled else 1)
    )


def _aside(frame: Frame, drafts: list[Draft], current: Draft | None) -> Draft | None:
    """A frame that is not counted: kept, and what only adds to it goes with it."""
    if frame.signals <= {"killing"} and not frame.claims:
        return current  # "gave no details of casualties" tells no event
    draft = Draft(frame.reason)
    grow(draft, frame, frame.loci[0] if frame.loci else None)
    drafts.append(draft)
    spoken = frame.reason == "not an incident" and bool(frame.strong)  # "condemned the assault"
    told = frame.founding and frame.reason in _TOLD and not (spoken or "passing" in frame.flags)
    if frame.reason == "negated" and frame.strong and any(p.rank == SCENE for p in frame.loci):
        # "There was no grenade in X; a few shots were fired and nobody was hurt": all of it elsewhere
        told = current is None or not fit(current, frame, frame.loci[0], True)
    return draft if told else current


def _place(
    frame: Frame,
    locus: Locus | None,
    drafts: list[Draft],
    current: Draft | None,
    figures: bool = True,
) -> Draft | None:
    """Give a frame to the draft that it fits best, or found a new one."""
    lead = drafts[0] if drafts else None
    summed = lead is not None and _sums_up(lead, frame, locus)
    if lead is not None and summed:
        lead.reason = "aggregate"
        current = lead if current is None else current
    recent = drafts[-_LOOK_BACK:]
    anew = _takes_up(frame, recent, current)
    scored = [
        (
            fit(draft, frame, locus, draft is current and not anew),
            -number if anew else number,
            draft,
        )
        for number, draft in enumerate(recent)
        if draft.reason is None or (draft is current and not summed)
    ]
    best = max(scored, key=lambda row: row[:2], default=None)
    if best is not None and best[0] > 0:
        draft = best[2]
        # A toll told before any place was is that of all places of the list.
        own = _located(draft) and not frame.claims
        grow(draft, frame, locus)
        draft.figures = draft.figures and (figures or own)
        return draft
    if not (frame.founding or (not drafts and frame.claims) or (summed and frame.claims)):
        return current
    draft = Draft(None, figures=figures)
    if lead is not None and summed and frame.when is None:
        draft.when = lead.when
    told = current is not None and (current.reason is None or (summed and current is lead))
    if (
        current is not None
        and told
        and not (frame.strong or _is_fresh(current, frame) or _of_other_day(current, frame))
    ):
        # "In Kunar, six people were killed": in the manner of what was told before
        strong, weak = current.strong - BLOODLESS, current.weak - BLOODLESS
        draft.inherited = strong or current.inherited or weak or _SOMEHOW
        head = [f for f in current.frames if f.index == current.frames[0].index]
        single = {c.value for f in head for c in f.claims if c.field == "fatalities"} == {1}
        if not single and not any(place.admin1 for f in head for place in f.loci):
            current.shared = current.frames[0]  # a lead that gives one toll for what follows
    grow(draft, frame, locus)
    drafts.append(draft)
    return draft


def _takes_up(frame: Frame, drafts: Sequence[Draft], current: Draft | None) -> bool:
    """Whether a lead told two incidents in a sentence, of which what follows rather tells the first.

    Each has a manner of its own: "six fell in an attack, and a mine killed two".
    """
    paragraph = frame.sentence.paragraph
    if current is None or current.last_index > _HEAD or current.paragraph == paragraph:
        return False
    lead = current.frames[-1].sentence
    others = [d for d in drafts if d.reason is None and d.strong != current.strong]
    return any(d.frames[-1].sentence is lead for d in others)


def _each(
    frame: Frame, scenes: Sequence[Locus], drafts: list[Draft], current: Draft | None
) -> Draft | None:
    """Give a frame to one incident at each of its places; the day that one of them has is that of all."""
    told: list[Draft] = []
    if frame.index <= _HEAD and "several" in frame.flags:
        frame.fresh = False  # "in separate incidents in X and Y": apart from each other
    for locus in scenes:
        current = _place(frame, locus, drafts, current, figures=False)
        if current is not None and current.reason is None:
            told.append(current)
    day = next((draft.when for draft in told if draft.when), None)
    for draft in told:
        draft.when = draft.when or day
    return current


def _is_fresh(current: Draft, frame: Frame) -> bool:
    """Whether a clause opens another incident, of a manner of its own.

    "Bombs killed nine in X and another two in Y" has one manner, if the sentence tells it.
    """
    return frame.fresh and (
        frame.sentence is not current.frames[-1].sentence or bool(current.inherited)
    )


def _of_other_day(current: Draft, frame: Frame) -> bool:
    """Whether what only tells deaths names a day apart from the story before: its manner is its own.

    "On April 30 gunmen had killed 16", told after a grenade of May: by no grenade.
    """
    if frame.when is None or current.when is None or frame.when.relative:
        return False
    gap = gap_days(current.when, frame.when)
    return gap is not None and gap > _STORY


def _sums_up(lead: Draft, frame: Frame, locus: Locus | None) -> bool:
    """Whether the head of a report sums up what it then tells place by place ("four explosions ...").

    Codebook section 2: totals of a whole country, or of several attacks, are aggregates.
    """
    if locus is None or locus.rank != SCENE or locus.admin1 is None or frame.definite:
        return False
    if lead.reason == "aggregate":
        return lead.sums
    heads = lead.frames[0]
    if lead.reason is not None or _located(lead) or "several" not in heads.flags or heads is frame:
        return False
    if any(
        f.founding and f.claims and f.when and f.when.day_known and "several" not in f.flags
        for f in lead.frames[1:]
    ):
        return False  # one of them was told since, with its day and dead
    lead.sums = heads.index <= 1 and heads.sentence is not frame.sentence
    return lead.sums


def _placed(frame: Frame, locus: Locus | None, drafts: list[Draft], current: Draft | None) -> None:
    """A sentence that only says where or when: it refines the incident told just before, or nothing."""
    if current is None or frame.index - current.last_index > 2:
        return
    near = [d for d in drafts[-_LOOK_BACK:] if frame.index - d.last_index <= 2]
    for draft in sorted(near, key=lambda d: d is not current):
        if draft.reason is None and fit(draft, frame, locus, draft is current):
            if draft.when is None or (locus is not None and refines(draft.locus, locus)):
                grow(draft, frame, locus)
            return
