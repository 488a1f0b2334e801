"""What one clause tells of an event: its signals, time, places, people, and whether it is counted.

A frame is not yet an incident: several frames of a report tell one (`assemble.py`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from geomap.coding import status as statuses
from geomap.coding.clauses import Sight, clauses
from geomap.coding.days.when import When, event_time
from geomap.coding.doers import signal
from geomap.coding.entries import tells_hour
from geomap.coding.figures.claimants import claimant_of, closes
from geomap.coding.figures.people import read_claims
from geomap.coding.figures.restated import restated
from geomap.coding.kinds import FOUGHT, of_clause
from geomap.coding.known import definite, fresh, is_this, somebody_told
from geomap.coding.phrases import Hit
from geomap.coding.places.where import APART, SCENE, SPEAKER, Locus, Standing, loci
from geomap.coding.words import Words
from geomap.model import Claim
from geomap.text import Document, Sentence

_GOES_ON = FOUGHT | {"capture", "recapture"}  # "for a fifth day" makes these one incident
_QUOTES = frozenset('"“”«»')
_PLACING = 40  # tokens of a sentence that only says where something was
# Weak signals that tell an event together with a place, and those that tell none without more.
_LOUD = frozenset({"shelling", "ied", "airstrike", "suicide"})
_HOLLOW = frozenset({"killing", "attack"})
_COUNTED = 2  # tokens from the number to the dead of "the two deaths"


@dataclass(slots=True)
class Frame:
    """One clause's telling; see the module.

    `reason` is why it is set aside (None when it is counted), `founding` whether it can tell an incident
    by itself, `definite` whether it speaks of one already told ("the blast"), `fresh` whether it opens
    another ("elsewhere").
    """

    index: int
    sentence: Sentence
    first: int
    last: int
    anchor: int
    strong: frozenset[str]
    weak: frozenset[str]
    reason: str | None = None
    cue: str = ""
    flags: frozenset[str] = frozenset()
    founding: bool = False
    definite: bool = False
    fresh: bool = False
    when: When | None = None
    spoken: When | None = None
    loci: list[Locus] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    actors: list[str] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)  # those of them who close it: ", police said"
    armed: bool = False  # whether one of them carries arms
    relief: bool = False  # whether forces of one side hand something to each other
    targets: frozenset[str] = frozenset()
    armed_target: bool = False
    civil_target: bool = False
    claimant: str | None = None
    aside: bool = (
        False  # told in a relative clause, of somebody ("the widow of a policeman who died")
    )
    somebody: bool = False  # whether it begins with somebody told before ("The hostage was killed")
    home: str | None = None  # the province of its paragraph, where it names no place
    hour: bool = False  # whether it tells the hour
    item: bool = False  # whether its paragraph is an item of a list
    period: When | None = None  # that of the whole report, where no day is named

    @property
    def victims(self) -> frozenset[str]:
        """Sides of the dead and wounded."""
        return frozenset(
            c.side
            for c in self.claims
            if c.side and c.field in ("fatalities", "injured") and not c.attacker
        )

    @property
    def signals(self) -> frozenset[str]:
        """Strong and weak signals."""
        return self.strong | self.weak

    @property
    def of_months(self) -> bool:
        """Whether it tells what a whole month counted, or several."""
        return self.when is not None and self.when.months and not self.definite


def frames(sight: Sight, words: Words, table: Mapping[str, frozenset[str]]) -> list[Frame]:
    """The frames of one sentence; none where nothing of an event is told."""
    marks = sight.marks
    if marks.empty and not sight.earlier:
        return _placing(sight, words, table)
    reading = (sight.document, sight.sentence, marks, sight.numbers, words)
    claims = (
        restated(*reading, sight.earlier)
        if sight.earlier
        else read_claims(*reading, sight.report_id, sight.before)
    )
    if any(h.label == "said:shared:" for h in marks.said):
        claims = []  # one toll for several attacks (codebook section 2)
    events = [h for h in marks.events if not h.label.startswith("event:none")]
    if not events and not claims:
        return _placing(sight, words, table)
    out: list[Frame] = []
    told = sight.told
    for clause in clauses(sight, events, words):
        frame = _frame(sight, words, table, clause.first, clause.last, events, claims)
        if frame is not None:
            if clause.apart:
                _set_apart(frame, clause.day(told))
                if out and out[-1].reason == "historical" and frame.when is None:
                    frame.reason = frame.reason or "historical"
            if clause.apart and not out and not frame.loci:
                # "The crossing stayed closed, a day after they fought": at the crossing
                frame.loci = loci(
                    [s for s in sight.standing if s.first < clause.first],
                    clause.first, table, sight.document.low,
                )  # fmt: skip
                frame.founding = _founding(frame)
            if out and not frame.loci and _back(sight, frame):
                frame.loci = list(out[-1].loci)  # "..., a day after a bomb in the same city"
            if frame.when is None and out and out[-1].when and out[-1].when.day_known:
                frame.when = out[
                    -1
                ].when  # "on Thursday a shell killed ..., and five died when ..."
            out.append(frame)
        span = (clause.first, clause.last, clause.first)
        own = frame.when if frame else event_time(sight.document, sight.dates, *span, words)[0]
        told = own if own and own.day_known else told
    return out


def _set_apart(frame: Frame, day: When | None) -> None:
    """What is told by its distance from another event is one of its own, on its own day."""
    if day is not None:
        frame.when = day
        frame.founding = _founding(frame)
    frame.fresh = frame.founding and not frame.definite


def _back(sight: Sight, frame: Frame) -> bool:
    return any(frame.first <= h.first < frame.last for h in sight.marks.back)


def placing(document: Document, sentence: Sentence, words: Words) -> int:
    """The token up to which a sentence says only where something stood, 0 if it says more.

    "The base lies in Maiwand district", also where somebody is quoted with it.
    """
    first, last = sentence.first, sentence.last
    if document.low[first] in _QUOTES:
        first += 1
        last = next((i for i in range(first, last) if document.low[i] in _QUOTES), last)
    short = 0 < last - first <= _PLACING
    return last if short and document.low[first] in words.classes["leads"] else 0


def _placing(sight: Sight, words: Words, table: Mapping[str, frozenset[str]]) -> list[Frame]:
    """A sentence with no event of its own that says where, and perhaps when, the one told before was."""
    sentence = sight.sentence
    end = placing(sight.document, sentence, words)
    here = [s for s in sight.standing if s.rank == SCENE and s.last <= end]
    scenes = loci(here, sentence.first, table, sight.document.low)
    if len(scenes) != 1 or scenes[0].admin1 is None:
        return []
    when, _ = event_time(
        sight.document, sight.dates, sentence.first, sentence.last, sentence.first, words
    )
    if when is not None and when.reason is not None:
        return []
    return [
        Frame(
            index=sight.index, sentence=sentence, first=sentence.first, last=sentence.last,
            anchor=sentence.first, strong=frozenset(), weak=frozenset(), definite=True, when=when,
            loci=scenes,
        )
    ]  # fmt: skip


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
    about = statuses.only_about(document, here, words)
    if cause := statuses.cause(sight, here, about, first, words):
        here, about = cause, statuses.only_about(document, cause, words)
    own = statuses.not_about(about, own)
    if not here and not own:
        return None
    cues = [c for c in sight.marks.cues if first <= c.first < last]
    cues = [c for c in cues if not statuses.aside(document, c, here, words)]
    kept, reason, cue = statuses.sift(document, cues, here, about, words)
    frame = _read(sight, words, table, first, last, kept, here, cues)
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
    counted = any(0 < frame.anchor - token <= _COUNTED for token, _ in own)
    again = frame.definite and counted and not frame.strong  # "confirmed the two deaths"
    frame.founding = _founding(frame) and not again
    if frame.reason is None and (_is_total(frame) or _tallied(frame, document, here)):
        frame.reason = "aggregate"
    return frame


def _read(
    sight: Sight,
    words: Words,
    table: Mapping[str, frozenset[str]],
    first: int,
    last: int,
    kept: Sequence[Hit],
    here: Sequence[Hit],
    cues: Sequence[Hit],
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
    """
    document, marks, low = sight.document, sight.marks, sight.document.low
    told = kept or here
    weak = frozenset([h.name for h in told if h.kind == "weak"])
    signals = [signal(document, h, first, words) for h in told if h.kind == "strong"]
    strong = of_clause(frozenset(signals), weak)
    anchor = _anchor(told) or (here or [Hit(first, first + 1, "")])[0]
    standing = [s for s in sight.standing if first <= s.first < last]
    when, spoken = event_time(
        document, sight.dates, first, last, anchor.first, words, bool(strong & _GOES_ON)
    )
    flags = statuses.flags(cues)
    if when is None and "ongoing" in flags:
        when = spoken  # the day on which it goes on (codebook section 4)
    targets = [h for h in marks.targets if first <= h.first < last]
    named = [h for h in marks.actors if first <= h.first < last]
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
        fresh=fresh(cues, first),
        hour=tells_hour(document, first, last),
        when=when,
        spoken=spoken,
        loci=_where(sight, standing, anchor.first, table),
        actors=[h.label.removeprefix("actor::") for h in named],
        heard=[h.label.removeprefix("actor::") for h in named if closes(low, h, last, words)],
        targets=frozenset([low[h.last - 1] for h in targets]),
        armed_target=any(h.label == "target::armed" for h in targets),
        civil_target=any(h.label == "target::civilian" for h in targets),
        claimant=claimant_of(document, sight.sentence, marks, words, sight.before),
    )
    if not strong and low[first] in words.classes["speaker_pronouns"]:
        frame.definite, frame.fresh = True, False  # "He died the next day"
    if not strong and low[first] in words.classes["by_then"]:
        frame.definite, frame.fresh = True, False  # "By Saturday 16 villagers were dead"
        frame.flags |= {"by then"}
    frame.somebody = somebody_told(document, first, words)
    before = low[max(first, anchor.first - 3) : anchor.first]
    frame.aside = not strong and not table["relative"].isdisjoint(before)
    return frame


def _where(
    sight: Sight, standing: Sequence[Standing], anchor: int, table: Mapping[str, frozenset[str]]
) -> list[Locus]:
    """The places of a clause; a lead that tells only how far it was from one leaves open where it was."""
    found = loci(standing, anchor, table, sight.document.low)
    if sight.index or not found or any(s.rank != APART for s in standing):
        return found
    return [replace(locus, rank=SPEAKER) for locus in found]  # "north of the capital"


_MANY = 3  # provinces from which one toll is a total and tells no single incident


def _is_total(frame: Frame) -> bool:
    """One toll over a list of provinces, or the displaced of no place (codebook section 2)."""
    provinces = {locus.admin1 for locus in frame.loci if locus.admin1}
    if frame.claims and len(provinces) >= _MANY:
        return True
    if not provinces and frame.claims and not frame.strong and frame.of_months:
        return True  # "more than 200 were killed in acts of violence in July"
    only = frame.strong <= {"displacement"} and not frame.weak - {"displacement"}
    left = not frame.strong and any(c.field != "displaced" for c in frame.claims)
    # "The enemy fled, leaving 11 bodies" is no flight of people.
    return only and "displacement" in frame.signals and not provinces and not left


def _tallied(frame: Frame, document: Document, events: Sequence[Hit]) -> bool:
    """“conducted 16 operations in six provinces”: a sum of operations, none of them told.

    So is a number of them that a month or more counts ("recorded 61 kidnappings from May to July").
    """
    provinces = {locus.admin1 for locus in frame.loci if locus.admin1}
    if len(provinces) < _MANY and (provinces or not frame.of_months):
        return False
    return any(
        word.isdecimal() and word != "1"
        for hit in events
        for word in document.low[max(frame.first, hit.first - 2) : hit.last]
    )


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


def _founding(frame: Frame) -> bool:
    """Whether the clause tells an incident by itself, and does not only add to one."""
    scene = any(locus.rank == SCENE and locus.admin1 for locus in frame.loci)
    if frame.strong - {"displacement"}:
        return not frame.definite or scene or frame.when is not None or frame.index == 0
    people = [c for c in frame.claims if c.field in ("fatalities", "injured") and c.value]
    if people and frame.signals & {"killing", "attack"} and not frame.aside:
        return scene or bool(frame.when)
    armed = frame.armed
    if "capture" in frame.weak and frame.armed_target:
        armed = True
    if frame.weak & {"killing", "attack", "capture"} and armed and scene:
        return frame.when is not None and frame.when.day_known
    if frame.weak & _LOUD and scene and not frame.definite:
        return frame.when is not None and frame.when.day_known
    displaced = any(c.field == "displaced" for c in frame.claims)
    if displaced and "displacement" in frame.strong:
        return scene
    telling = frame.weak - _HOLLOW
    if telling == {"freed"} and not scene:
        return False  # "urged them to free the prisoners": somebody speaks of a release
    return bool(telling) and bool(frame.actors) and bool(frame.loci)
