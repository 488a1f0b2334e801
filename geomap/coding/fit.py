"""Whether a clause tells an incident that was told before it, and how well it fits."""

from functools import lru_cache

from geomap.coding.captivity import freed, taken_before
from geomap.coding.draft import Draft
from geomap.coding.frame import Frame
from geomap.coding.grow import goes_on, later
from geomap.coding.kinds import FOUGHT, families
from geomap.coding.others import adds_elsewhere, counts_more, marches_apart, of_another
from geomap.coding.places.scenes import (
    SAME_PLACE,
    fine_names,
    other_name,
    within,
)
from geomap.coding.places.standing import SCENE, SPEAKER, Locus

_EXPLOSIVE = frozenset({"airstrike", "shelling", "ied", "suicide", "grenade", "chemical"})
_BOMBS = frozenset({"ied", "suicide", "grenade"})  # "blast" may be any explosion
_QUIET = frozenset({"protest", "dispersal"})
_UNREST = frozenset({"riot", "dispersal", "excessive", "protest", "mob"})
_AFTERMATH = frozenset({"arrest", "disrupt", "displacement", "loot"})
_DAYLESS = _AFTERMATH - {"loot"}  # whatever their day; a fire of the next day is an event
_ALIKE = 2  # how well two manners fit that share no signal, at most
# Families of signals that can tell one incident together (codebook sections 1 and 3).
_TOGETHER = frozenset(
    {
        frozenset({"ground", "explosive"}),
        frozenset({"ground", "handover"}),
        frozenset({"ground", "attack"}),
        frozenset({"ground", "civilians"}),
        frozenset({"ground", "killing"}),
        frozenset({"explosive", "attack"}),
        frozenset({"explosive", "killing"}),
        frozenset({"explosive", "civilians"}),
        frozenset({"civilians", "attack"}),
        frozenset({"civilians", "killing"}),
        frozenset({"crowd", "killing"}),
        frozenset({"murder", "killing"}),
        frozenset({"murder", "attack"}),
        frozenset({"murder", "civilians"}),
        frozenset({"murder", "strategic"}),
        frozenset({"crowd", "civilians"}),
        frozenset({"crowd", "attack"}),
        frozenset({"strategic", "killing"}),
        frozenset({"strategic", "explosive"}),
        frozenset({"strategic", "attack"}),
        frozenset({"strategic", "ground"}),
        frozenset({"strategic", "civilians"}),
        frozenset({"strategic", "crowd"}),
        frozenset({"attack", "killing"}),
    }
)


def fit(draft: Draft, frame: Frame, locus: Locus | None, current: bool) -> int:
    """How well a frame fits a draft: 0 when it cannot be the same incident, else the higher the better.

    Args:
        draft: the incident so far.
        frame: the clause.
        locus: its place, if any.
        current: whether the draft is the one told just before.
    """
    if draft.reason is not None and _stands_alone(draft, frame, locus):
        return 0
    known = draft.locus.admin1 if draft.locus else None
    if frame.home and known and frame.home != known and not frame.founding:
        return 0  # the paragraph is about another province
    if draft.strong <= _QUIET and counts_more(draft, frame):
        return 0
    place = _place_fit(draft, frame, locus)
    time = _time_fit(draft, frame)
    kind = _kind_fit(draft, frame)
    if kind is None and place == SAME_PLACE and _counts_dead(draft, frame):
        kind = 2
    if place is None or time is None or kind is None:
        return 0
    again = frame.definite or taken_before(draft, frame)
    own = frame.founding and not again and frame.strong - _AFTERMATH
    if own and kind <= _ALIKE and not _of_lead(draft, frame) and _named_apart(draft, frame, locus):
        return 0
    told_anew = frame.founding and not frame.definite
    if told_anew and (marches_apart(draft, frame) or adds_elsewhere(draft, frame, locus)):
        return 0
    # "X blast / Separately, ...": a heading and its paragraph
    headed = _is_heading(draft) and frame.index - draft.last_index == 1
    fresh = (frame.fresh and not headed) or (
        told_anew
        and frame.when is not None
        and frame.when.relative
        and frame.when.same
        and not frame.strong <= _DAYLESS
    )
    if fresh and frame.founding and not (place >= 4 and time >= 3 and frame.definite):
        return 0
    score = 1 + place + time + kind + 2 * frame.definite
    if of_another(draft, frame):
        score -= 1
    elif current:
        score += 2
    if frame.founding and not again and not _restates(draft, frame, locus, place, time, kind):
        return 0
    return score


def _counts_dead(draft: Draft, frame: Frame) -> bool:
    """“Gunmen attacked a camp on Friday. Seven diggers died by machete.”: the dead of what was told."""
    toll = bool(frame.claims) and frame.signals <= {"murder", "killing"}
    return toll and frame.when is None and not frame.cue and _follows(draft, frame)


def _follows(draft: Draft, frame: Frame) -> bool:
    return frame.index - draft.last_index == 1 and frame.sentence.paragraph == draft.paragraph


def _stands_alone(draft: Draft, frame: Frame, locus: Locus | None) -> bool:
    """Whether a clause after one that is set aside tells an incident of its own day or place."""
    if not frame.founding or frame.definite:
        return False
    dated = frame.when is not None and not frame.when.relative and frame.when.date_start is not None
    placed = locus is not None and locus.rank == SCENE and locus.admin1 is not None
    return dated or (placed and (draft.locus is None or draft.locus.admin1 is None))


def _restates(
    draft: Draft, frame: Frame, locus: Locus | None, place: int, time: int, kind: int
) -> bool:
    """Whether a clause that could tell an incident of its own tells this one again, or goes on with it."""
    if frame.item and frame.sentence.paragraph != draft.paragraph and not _is_heading(draft):
        return False
    adjacent = frame.index - draft.last_index <= 2 or frame.sentence.paragraph == draft.paragraph
    if locus is None and frame.when is None:
        return kind >= 2 or adjacent
    if locus is not None and (draft.locus is None or draft.locus.admin1 is None):
        lead = draft.frames[0].index <= 1 and (kind >= 3 or _announced(draft, frame))
        return lead or (kind >= 2 and frame.index - draft.last_index <= 4)
    if place >= 2 and (kind >= 2 or adjacent):
        return True
    return locus is None and kind >= 2 and (time >= 2 or adjacent)


def _announced(draft: Draft, frame: Frame) -> bool:
    """“As gunmen elsewhere massacred customers of a bar”: a lead names it, what follows tells it."""
    told = draft.frames[0].fresh and draft.when is None and len(draft.frames) == 1
    return told and not frame.strong <= _AFTERMATH


def _is_heading(draft: Draft) -> bool:
    """Whether only a heading without a day tells it: it stands over what is told below."""
    return draft.when is None and all(f.sentence.heading for f in draft.frames)


def _place_fit(draft: Draft, frame: Frame, locus: Locus | None) -> int | None:
    known = draft.locus
    if locus is None or locus.rank < SPEAKER:
        return 1
    if known is None or (known.admin1 is None and locus.admin1 is None):
        return 1
    if locus.admin1 is None:
        same = locus.country is None or locus.country == known.country
        return 1 if same or frame.definite or not frame.founding else None
    if known.admin1 is None:
        return 1 if known.country in (None, locus.country) else None
    if known.admin1 != locus.admin1:
        own = frame.founding and not frame.definite and locus.rank == SCENE
        if locus.rank < SCENE or (known.rank < SCENE and not own):
            return 1
        return None
    if locus.rank < SCENE:
        return 2
    head = draft.frames[0]
    apart = head.item and head.sentence.paragraph != frame.sentence.paragraph
    if apart and frame.founding and not frame.definite and other_name(known, locus):
        return None  # an item of a list tells of one place
    return within(known, locus)


def _named_apart(draft: Draft, frame: Frame, locus: Locus | None) -> bool:
    """Whether two villages or towns are named, one of which no gazetteer has, and none is in the other.

    How far from each other they are cannot be told, so only what is told of both can make them one scene.
    """
    known = draft.locus
    if known is None or locus is None or min(known.rank, locus.rank) < SCENE:
        return False
    a, b = known.finest, locus.finest
    here = frame.sentence.start <= b.start < frame.sentence.end  # and not lent by another sentence
    told = {f.sentence.paragraph for f in draft.frames if f.signals or f.claims}
    if not here or frame.sentence.paragraph in told:
        return False
    if a.place is None and known.admin1 is None and locus.admin1 is not None:
        return True
    if (a.place and b.place) or a.text.casefold() == b.text.casefold():
        return False
    for one, other in ((a, b), (b, a)):
        place, parent = one.place, other.parent
        if place is not None and place.kind != "settlement":
            return False  # a village may lie in the district told
        if place is not None and parent is not None and parent.id == place.id:
            lent = other is b and not locus.quarter and len(locus.names) == 1
            if not lent:  # the town is told with it, and not only the last one told before
                return False
    return not fine_names(known) & fine_names(locus)


def _of_lead(draft: Draft, frame: Frame) -> bool:
    """Whether a lead gives the dead and no day, and what follows it the day: one story."""
    lead = draft.frames[-1].index == 0 and draft.when is None and frame.when is not None
    near = frame.index <= 2 and not frame.fresh and not frame.deadly
    return lead and near and any(told.deadly for told in draft.frames)


def _time_fit(draft: Draft, frame: Frame) -> int | None:
    if frame.when is None or draft.when is None:
        return 1
    aftermath = frame.when.relative and frame.strong <= _DAYLESS
    if frame.raises:
        return 1
    if freed(draft, frame) or taken_before(draft, frame):
        return 2
    if later(frame) or "by then" in frame.flags or frame.driven_out:
        return 2
    return draft.when.fit(frame.when, goes_on=goes_on(draft, frame) or aftermath)


def _kind_fit(draft: Draft, frame: Frame) -> int | None:
    signals = frame.strong or frame.weak
    known = draft.strong or draft.weak
    if not signals or not known:
        return 1
    a, b = signals & _EXPLOSIVE, known & _EXPLOSIVE
    if a and b and not (a & b) and not (a | b) <= _BOMBS and not FOUGHT & known:
        return None
    if "crowd" in families(frame.signals) and "crowd" in families(draft.signals):
        return 5  # what is told of a crowd leads back to the one told before
    if signals & known:
        return 3
    # A man is murdered, and the crowd that did it told in the next sentence; herders clash with farmers.
    if any("mob" in a and b & {"murder", "clash"} for a, b in ((signals, known), (known, signals))):
        return 2
    if _scuffle(draft, frame):
        return 3
    if "transfer" in signals and "capture" in known:
        return 2  # those who lost the place withdrew from it
    mine, theirs = families(signals), families(known)
    if "crowd" in mine ^ theirs and "agreement" in signals ^ known:
        return None  # a march over a deal is not the deal
    if mine & theirs:
        return 2
    if "handover" in mine | theirs and any(f.relief for f in (*draft.frames, frame)):
        return None
    return 2 if _together(mine, theirs) else None


def _scuffle(draft: Draft, frame: Frame) -> bool:
    """“Four policemen were hurt in the clashes”: those of the crowd just told, where no rebels are named."""
    told = frame.definite and frame.strong == {"clash"} and bool(draft.strong & _UNREST)
    return told and not any(c.side == "rebel" for f in (*draft.frames, frame) for c in f.claims)


@lru_cache(maxsize=4096)  # the same few families meet in every report
def _together(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return any(frozenset({m, t}) in _TOGETHER for m in mine for t in theirs)
