"""What one clause tells of an event: its signals, time, places, people, and whether it is counted.

A frame is not yet an incident: several frames of a report tell one (`assemble.py`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from geomap.coding import status as statuses
from geomap.coding.about import About, about, cause, not_about, own_days
from geomap.coding.beside import beside, main_days, main_places, past_beside
from geomap.coding.captivity import held
from geomap.coding.circumstances import of_people, placed
from geomap.coding.clauses import Sight, clauses
from geomap.coding.days.dates import Dated
from geomap.coding.days.when import event_time
from geomap.coding.doers import signal, slaying, taking, took_nothing
from geomap.coding.entries import tells_hour
from geomap.coding.figures.claimants import adds, claimant_of, closes
from geomap.coding.figures.people import read_claims
from geomap.coding.figures.restated import restated
from geomap.coding.frame import (
    Frame,
    at_two_places,
    countrywide,
    founding,
    in_one_province,
    is_total,
    of_long,
    tallied,
)
from geomap.coding.grief import grieved
from geomap.coding.kinds import CROWD, FOUGHT, of_clause
from geomap.coding.known import befell_before, definite, fresh, is_this, somebody_told
from geomap.coding.lent import go_on, lend_back, tell_apart
from geomap.coding.phrases import Hit
from geomap.coding.places.standing import APART, SCENE, SPEAKER, Locus, Standing
from geomap.coding.places.where import loci
from geomap.coding.shares import Shares, in_rows, shares
from geomap.coding.words import Words
from geomap.model import Claim
from geomap.text import Document

_GOES_ON = FOUGHT | {"capture", "recapture"}  # "for a fifth day" makes these one incident
_FLED = frozenset({"displacement"})
_COUNTED = 2  # tokens from the number to the dead of "the two deaths"


def frames(sight: Sight, words: Words, table: Mapping[str, frozenset[str]]) -> list[Frame]:
    """The frames of one sentence; none where nothing of an event is told."""
    if parts := past_beside(sight, words):
        before = [f for f in frames(parts[1], words, table) if f.reason]
        for past in before:
            past.flags |= {"passing"}
        return before + frames(parts[0], words, table)
    marks = sight.marks
    if marks.empty and not sight.earlier:
        return placed(sight, words, table)
    reading = (sight.document, sight.sentence, marks, sight.numbers, words)
    claims = (
        restated(*reading, sight.earlier)
        if sight.earlier
        else read_claims(*reading, sight.report_id, sight.before, sight.captives)
    )
    joint = any(h.label == "said:shared:" for h in marks.said)
    if joint:
        claims = []  # one toll for several attacks (codebook section 2)
    shared = shares(sight, claims, words)
    events = [
        h
        for h in marks.events
        if h.name != "none" and not took_nothing(sight.document, h, sight.standing, words)
    ]
    if not events and not claims:
        return placed(sight, words, table)
    out: list[Frame] = []
    told = sight.told
    cut = clauses(sight, events, words)
    claims = in_rows(sight, cut, claims, words)
    if shared.parts and not shared.whole:
        cut[-1] = replace(cut[-1], last=shared.parts[0].first)
    for clause in cut:
        frame = _frame(sight, words, table, clause.first, clause.last, events, claims)
        # "16 soldiers killed in the west; market of X bombed": what a title only names is told below it.
        named = not sight.index and frame and out and not (frame.founding or frame.claims)
        if frame is not None and not (named and frame.loci):
            if joint:
                frame.flags |= {"joint"}
            if clause.apart:
                tell_apart(sight, frame, clause, told, out, words, table)
            go_on(sight, frame, out, cut[0], words)
            out.append(frame)
        span = (clause.first, clause.last, clause.first)
        own = frame.when if frame else event_time(sight.document, sight.dates, *span, words)[0]
        told = own if own and own.day_known else told
    lend_back(out, cut)
    for one, other in pairwise(out):
        if one.claims and other.claims and other.founding and at_two_places(one, other):
            other.fresh = not other.definite  # "killed two in Mosul and three in Tal Kayf"
    return _shared(sight, out, shared, words, table) if shared.parts and out else out


def _shared(
    sight: Sight,
    out: list[Frame],
    shared: Shares,
    words: Words,
    table: Mapping[str, frozenset[str]],
) -> list[Frame]:
    """The frames, with those of the places whose figures borrow the verb of the last one.

    A day that is told of one of them is that of all that tell none.
    """
    head = out[-1]
    span = (head.first, sight.sentence.last, head.anchor)
    head.when = head.when or event_time(sight.document, sight.dates, *span, words)[0]
    more: list[Frame] = []
    for share in shared.parts:
        span = (share.first, share.last, share.first)
        own = event_time(sight.document, sight.dates, *span, words)[0]
        standing = [s for s in sight.standing if share.first <= s.first < share.last]
        frame = replace(
            head, first=share.first, last=share.last, when=own or head.when, claims=[share.claim],
            loci=_where(sight, standing, share.first, table),
        )  # fmt: skip
        frame.founding = founding(frame)
        beside = [*(out[-1:] if not shared.whole else []), *more]
        frame.fresh = any(in_one_province(frame, other) for other in beside)
        more.append(frame)
    return out[:-1] + more if shared.whole else out + more


def _frame(
    sight: Sight,
    words: Words,
    table: Mapping[str, frozenset[str]],
    first: int,
    last: int,
    events: Sequence[Hit],
    claims: Sequence[tuple[int, Claim]],
) -> Frame | None:
    """What the clause of tokens `first:last` tells, or None where it tells nothing of an event."""
    document = sight.document
    here = [h for h in events if first <= h.first < last]
    own = [(t, c) for t, c in claims if first <= t < last]
    mourned = grieved(document, here, words) if sight.index else []  # a lead stands for its report
    if mourned and len(mourned) == len(here):
        return None
    here = [h for h in here if h not in mourned]
    told = about(sight, here, own, (first, last), words)
    if caused := cause(sight, here, told, first, words):
        here, told = caused, about(sight, caused, own, (first, last), words)
    own = not_about(sight, told, own, last, words)
    if not here and not own:
        return None
    cues = _cues(sight, here, first, last, words)
    kept, reason, cue = statuses.sift(document, cues, here, told.all, words)
    frame = _read(sight, words, table, first, last, kept, here, cues, told)
    frame.claims = [c for _, c in own]
    if reason == "negated" and not frame.strong and any(c.role == "denied" for c in frame.claims):
        reason = None  # not an event but a toll is denied: a claim about the event told
    frame.reason, frame.cue = _reason(frame, cues, reason, cue, document)
    end = statuses.accused(document, kept, last, words) if frame.reason == "historical" else last
    if end < last and any(s.rank == SCENE and first <= s.first < end for s in sight.standing):
        return _frame(sight, words, table, first, end, events, claims)
    frame.armed = not words.classes["unarmed"].issuperset(frame.actors)
    kinds = {words.actor_kinds.get(name) for name in frame.actors}
    frame.relief = "transfer" in frame.strong and "state" in kinds and "rebel" not in kinds
    if _only_attackers(frame):
        frame.definite = True
    _of_before(sight, frame)
    counted = any(0 < frame.anchor - token <= _COUNTED for token, _ in own)
    again = frame.definite and counted and not frame.strong  # "confirmed the two deaths"
    frame.founding = founding(frame) and not again
    if frame.reason is None and (
        is_total(frame)
        or of_long(frame, document, [t for t, _ in own], sight.dates, words)
        or tallied(frame, document, here, words)
        or countrywide(frame, document, sight.standing, sight.dates, words)
    ):
        frame.reason = "aggregate"
    return frame


def _cues(sight: Sight, here: Sequence[Hit], first: int, last: int, words: Words) -> list[Hit]:
    """The cues of a clause that are of its event."""
    cues = [c for c in sight.marks.cues if first <= c.first < last]
    return [
        c
        for c in cues
        if not statuses.aside(sight.document, c, here, cues, words)
        and not beside(sight.document, c, here, words)
    ]


def _of_before(sight: Sight, frame: Frame) -> None:
    """“Police put the dead at 18 on Tuesday”: of what was told before, on the day on which they said so."""
    bare = not (frame.strong or frame.loci)
    if bare and any(h.first <= frame.anchor < h.last for h in sight.marks.tolls):
        frame.definite, frame.when, frame.spoken = True, None, frame.when or frame.spoken


def _only_attackers(frame: Frame) -> bool:
    """“Two of the attackers were shot dead”: those of the attack that was told, where none is named anew."""
    people = [c for c in frame.claims if c.field in ("fatalities", "injured")]
    hit = frame.strong <= {"shoot"} and all(c.attacker for c in people)
    return bool(people) and hit and frame.when is None and not frame.loci


def _read(
    sight: Sight,
    words: Words,
    table: Mapping[str, frozenset[str]],
    first: int,
    last: int,
    kept: Sequence[Hit],
    here: Sequence[Hit],
    cues: Sequence[Hit],
    told: About,
) -> Frame:
    """The frame of a clause, before its claims and before it is judged whether it counts.

    Args:
        sight: its sentence.
        words: the compiled lexicon.
        table: the lexicon's `where` table.
        first: its first token.
        last: the token after it.
        kept: its triggers that nothing sets aside.
        here: all its triggers.
        cues: its cues.
        told: what it is only about.
    """
    document, marks, low = sight.document, sight.marks, sight.document.low
    triggers = kept or here
    weak = frozenset([h.name for h in triggers if h.kind == "weak"])
    anchor = _anchor(triggers) or (here or [Hit(first, first + 1, "")])[0]
    here_told = [s for s in sight.standing if first <= s.first < last]
    standing = told.scenes(main_places(document, here, here_told, last, words))
    named = [h for h in marks.actors if first <= h.first < last]
    strong = of_clause(_signals(document, triggers, standing, named, first, words), weak)
    if strong & CROWD:
        standing = of_people(document, standing, words)
    days = own_days(sight, told, cues, main_days(document, here, sight.dates, words), words)
    goes_on = bool(strong & _GOES_ON)
    when, spoken = event_time(document, days, first, last, anchor.first, words, goes_on)
    when = held(document, days, triggers, (first, last), words) or when
    flags = statuses.flags(cues)
    if befell_before(document, first, anchor, words):
        flags |= {"had"}
    if when is None and "ongoing" in flags:
        when = spoken  # the day on which it goes on (codebook section 4)
    targets = [
        h for h in marks.targets if first <= h.first < last and not adds(low, h, last, words)
    ]
    frame = Frame(
        index=sight.index,
        sentence=sight.sentence,
        first=first,
        last=last,
        anchor=anchor.first,
        strong=strong,
        weak=weak,
        flags=flags,
        definite=definite(document, anchor, words) or is_this(document, first, words),
        fresh=fresh(cues, first, anchor.first),
        hour=tells_hour(document, first, last, words),
        when=when,
        spoken=spoken,
        loci=_where(sight, standing, anchor.first, table),
        whose=_whose(sight, standing, anchor.first, table),
        actors=[h.label.removeprefix("actor::") for h in named],
        heard=[h.label.removeprefix("actor::") for h in named if closes(low, h, last, words)],
        targets=frozenset([low[h.last - 1] for h in targets]),
        armed_target=any(h.label == "target::armed" for h in targets),
        civil_target=any(h.label == "target::civilian" for h in targets),
        claimant=claimant_of(document, sight.sentence, marks, words, sight.before),
        somebody=somebody_told(document, first, anchor, words),
        aside=not table["relative"].isdisjoint(low[max(first, anchor.first - 3) : anchor.first]),
    )
    _lead_back(frame, low, days, words)
    return frame


def _signals(
    document: Document,
    triggers: Sequence[Hit],
    standing: Sequence[Standing],
    named: Sequence[Hit],
    first: int,
    words: Words,
) -> frozenset[str]:
    """What the triggers of a clause, with those who are named in it, tell of the manner."""
    weak = [h for h in triggers if h.kind == "weak"]
    signals = [signal(document, h, first, words) for h in triggers if h.kind == "strong"]
    signals += [s for h in weak if (s := taking(document, h, standing, named, words))]
    if not signals and all(h.name == "killing" for h in weak):  # no manner is told
        signals = [s for h in weak if (s := slaying(document, h, words))]
    return frozenset(signals)


def _lead_back(frame: Frame, low: Sequence[str], days: Sequence[Dated], words: Words) -> None:
    """Mark what can only go on with an incident that was told before."""
    first, last = frame.first, frame.last
    pronoun = not frame.strong and low[first] in words.classes["speaker_pronouns"]
    if pronoun or frame.aftermath:  # "He died the next day"
        frame.definite, frame.fresh = True, False
    if not frame.strong <= _FLED:
        return
    opens = {first, *(d.first - 1 for d in days if first < d.first < last)}
    if any(low[t] in words.classes["by_then"] for t in opens):
        # "By Saturday 16 villagers were dead"
        frame.definite, frame.fresh = True, False
        frame.flags |= {"by then"}


def _where(
    sight: Sight, standing: Sequence[Standing], anchor: int, table: Mapping[str, frozenset[str]]
) -> list[Locus]:
    """The places of a clause; a lead that tells only how far it was from one leaves open where it was."""
    found = loci(standing, anchor, table, sight.document.low)
    if sight.index or not found or any(s.rank != APART for s in standing):
        return found
    return [replace(locus, rank=SPEAKER) for locus in found]  # "north of the capital"


def _whose(
    sight: Sight, standing: Sequence[Standing], anchor: int, table: Mapping[str, frozenset[str]]
) -> list[Locus]:
    """The places of a clause that only tell who somebody is, and so rather where he was hit than nothing."""
    told = [replace(s, rank=SPEAKER) for s in standing if s.relative]
    return loci(told, anchor, table, sight.document.low) if told else []


def _anchor(events: Sequence[Hit]) -> Hit | None:
    """The trigger that carries the clause: a strong one before a weak one, the first of them."""
    for hit in events:
        if hit.kind == "strong" and hit.name != "killing":
            return hit
    return events[0] if events else None


def _reason(
    frame: Frame, cues: Sequence[Hit], reason: str | None, cue: str, document: Document
) -> tuple[str | None, str]:
    concrete = (
        frame.when is not None
        and frame.when.precision is not None
        and frame.when.reason is None
        and any(locus.admin1 and locus.rank == SCENE for locus in frame.loci)
    )
    if frame.claims and all(c.value == 0 for c in frame.claims):
        return None, ""  # "no one was hurt" tells a toll of none
    if reason == "negated" and any(c.value == 0 for c in frame.claims):
        reason = None  # "no one died but two officers were hurt": what is denied is that toll
    if frame.when is not None and frame.when.reason:
        return frame.when.reason, frame.when.words
    found = statuses.of_sentence(cues, frame.first, frame.last)
    court = found is not None and found[1].name == "court"
    died = any(c.field == "fatalities" and c.value for c in frame.claims)
    told = bool(frame.strong) or (died and found is not None and found[0] == "historical")
    outweighed = concrete and told and not court
    if found and not (outweighed and found[0] in statuses.OUTWEIGHED):
        return found[0], " ".join(document.words[found[1].first : found[1].last])
    return reason, cue
