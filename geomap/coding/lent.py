"""What the clauses of one sentence lend one another: a place, a day, a weapon, how far apart events are."""

from collections.abc import Mapping, Sequence

from geomap.coding.clauses import Clause, Sight
from geomap.coding.days.when import When, event_time
from geomap.coding.frame import Frame, founding
from geomap.coding.kinds import REMOTE
from geomap.coding.places.where import loci
from geomap.coding.words import Words

_OPENS = frozenset(",;")


def tell_apart(
    sight: Sight,
    frame: Frame,
    clause: Clause,
    told: When | None,
    before: Sequence[Frame],
    words: Words,
    table: Mapping[str, frozenset[str]],
) -> None:
    """What is told by its distance from another event: its own day, or history; its place.

    Args:
        sight: the sentence.
        frame: what the clause tells; changed in place.
        clause: the clause.
        told: the day told last before it.
        before: the frames of the sentence so far.
        words: the compiled lexicon.
        table: the lexicon's `where` table.
    """
    _set_apart(frame, clause.day(_ahead(sight, clause, words) if clause.ahead else told))
    if before:
        last = before[-1]
        if last.reason == "historical" and frame.when is None:
            frame.reason = frame.reason or "historical"
        if frame.reason == "historical" and last.when is None:
            last.reason = last.reason or "historical"  # "in the weeks after it fell"
    elif not frame.loci:
        # "The crossing stayed closed, a day after they fought": at the crossing
        here = [s for s in sight.standing if s.first < clause.first]
        frame.loci = loci(here, clause.first, table, sight.document.low)
        frame.founding = founding(frame)
    if clause.past:
        told_by = next(h for h in sight.marks.apart if h.last == clause.first)
        frame.reason = frame.reason or "historical"
        frame.cue = " ".join(sight.document.words[told_by.first : told_by.last])


def go_on(sight: Sight, frame: Frame, before: Sequence[Frame], opens: Clause, words: Words) -> None:
    """Lend a clause the place, day and weapon of the one before it, where it lacks its own.

    Args:
        sight: the sentence.
        frame: what the clause tells; changed in place.
        before: the frames of the sentence so far.
        opens: the first clause of the sentence.
        words: the compiled lexicon.
    """
    if not before:
        return
    if not frame.strong and _stands_for(sight, frame, words):
        # "...; another, on Sunday, wounded two policemen"
        frame.strong = before[-1].strong & REMOTE
        frame.founding = founding(frame)
        frame.fresh = frame.fresh or bool(frame.strong)
    if not frame.loci and any(frame.first <= h.first < frame.last for h in sight.marks.back):
        frame.loci = list(before[-1].loci)  # "..., a day after a bomb in the same city"
    counted = opens.ahead and len(before) == 1  # "Two days after a shell on Thursday killed ..."
    if counted and opens.past:
        frame.fresh = not frame.definite  # it joins no history
    day = before[-1].when if "undated" not in frame.flags else None
    if frame.when is None and day and day.day_known:
        frame.when = (opens.day(day, back=True) if counted else None) or day


def _stands_for(sight: Sight, frame: Frame, words: Words) -> bool:
    """Whether a clause opens with "another" for a weapon told before: a verb or a comma follows it."""
    low, classes = sight.document.low, words.classes
    first = next(t for t in range(frame.first, frame.last) if low[t] not in _OPENS | classes["cut"])
    follows = first + 1
    verbs = {h.first for h in sight.marks.people}
    return low[first] in classes["another"] and (follows in verbs or low[follows] == ",")


def lend_back(out: Sequence[Frame], cut: Sequence[Clause]) -> None:
    """“A bomb killed four in Herat and gunmen killed two in Farah on Monday”: the day is of both.

    Args:
        out: the frames of a sentence; changed in place.
        cut: its clauses.
    """
    if len(out) < 2 or any(clause.apart for clause in cut):
        return
    last = out[-1].when
    if last is not None and last.day_known and last.reason is None and not last.relative:
        for frame in out[:-1]:
            if frame.when is None and frame.spoken is None and (frame.strong or frame.deadly):
                frame.when = last
                frame.founding = founding(frame)


def _ahead(sight: Sight, clause: Clause, words: Words) -> When | None:
    """The day of what a sentence tells after a clause that counts from it."""
    span = (clause.last, sight.sentence.last, clause.last)
    return event_time(sight.document, sight.dates, *span, words)[0]


def _set_apart(frame: Frame, day: When | None) -> None:
    """What is told by its distance from another event is one of its own, on its own day."""
    if day is not None:
        frame.when = day
        frame.founding = founding(frame)
    elif frame.when is None:
        frame.flags |= {"undated"}  # "days after a bomb had killed ..."
    frame.fresh = frame.founding and not frame.definite
