"""How a report was coded, step by step: what was read from which characters, and what came of it.

Nothing is coded here: the functions of `geomap.coding.code` run, and what passes between them is kept.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from geomap import coding
from geomap.coding.clauses import Sight
from geomap.coding.days.dates import Anchor, Dated, as_dated, own_day
from geomap.coding.days.when import When
from geomap.coding.draft import Draft
from geomap.coding.frame import Frame
from geomap.coding.kinds import Scene, choose
from geomap.coding.mentions import mention, scene_of, set_aside
from geomap.coding.places.capitals import with_capitals
from geomap.coding.places.standing import APART, MOVED, SCENE, SPEAKER, Locus, Standing
from geomap.coding.words import Words
from geomap.gazetteer import Gazetteer
from geomap.model import Claim, Mention, Report, SetAside, Toponym
from geomap.text import Document

STANDINGS = {SCENE: "scene", SPEAKER: "who speaks", MOVED: "moved to", APART: "apart"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Words of the text and what the lexicon says they are.

    `kind` is trigger, cue, actor, claimant, target, back ("the city") or none (what looks like a trigger
    and is none); `name` the signal, reason or name that it gives, `weight` strong or weak (triggers), how
    far a cue reaches, or empty.
    """

    start: int
    end: int
    kind: str
    name: str
    weight: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A date of the text. `role` is event, spoken (when somebody told of it) or other."""

    start: int
    end: int
    date_start: str | None
    date_end: str | None
    time_precision: int | None
    kind: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place of the text; `standing` is one of `STANDINGS`, `chosen` whether the event is placed by it."""

    start: int
    end: int
    toponym: Toponym
    standing: str
    near: bool
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause that tells something, and what came of it.

    `outcome` is founds, adds, places (it only says where), aside, or nothing (it fits no incident and
    founds none); `incidents` are indexes into `Trace.incidents` (for aside: into `Trace.set_aside`).
    `cue` is what set it aside. `lent` marks a day or place taken from a sentence before it.
    """

    start: int
    end: int
    outcome: str
    incidents: tuple[int, ...] = ()
    reason: str | None = None
    cue: str = ""
    found: tuple[Found, ...] = ()
    days: tuple[Day, ...] = ()
    spots: tuple[Spot, ...] = ()
    claims: tuple[Claim, ...] = ()
    day_lent: bool = False
    place_lent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence that tells something: characters, and its clauses."""

    start: int
    end: int
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """One incident: what it was coded from.

    `mention` is None where its signals make no event type. `sentences` are indexes into
    `Trace.sentences`; the type was chosen from `scene`, and `decisive` are those of its signals without
    which it would be another; `inherited` are signals of the story that it goes on with. `when` and
    `locus` are its time and place before they were written into the mention.
    """

    mention: Mention | None
    sentences: tuple[int, ...]
    scene: Scene
    decisive: tuple[str, ...]
    inherited: tuple[str, ...]
    when: When | None
    locus: Locus | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """How one report was coded. `anchor` is its own day, from which relative words count."""

    report_id: str
    anchor: Anchor
    sentences: tuple[Told, ...]
    incidents: tuple[Coding, ...]
    set_aside: tuple[SetAside, ...]


def trace(
    report: Report,
    document: Document,
    toponyms: Sequence[Toponym],
    gazetteer: Gazetteer,
    lexicon: Mapping[str, Any],
    day_first: bool | None = None,
) -> Trace:
    """How a report is coded; arguments as for `geomap.coding.code`, whose steps are run."""
    tables = coding._tables(lexicon)
    sights: list[Sight] = []
    toponyms = with_capitals(document, toponyms, gazetteer, tables.words, tables.where)
    anchor, told, drafts = coding._drafts(report, document, toponyms, tables, sights, day_first)
    report = as_dated(report, own_day(report, anchor))
    fates = _fates(drafts)
    sentences = tuple(_sentences(sights, told, fates))
    at = {sentence.start: index for index, sentence in enumerate(sentences)}
    incidents: list[Coding] = []
    order = 0
    for draft in drafts:
        if draft.reason is None:
            found = mention(report, draft, order, gazetteer, tables.words, anchor.day)
            order += found is not None
            incidents.append(_coding(draft, found, at, tables.words))
    return Trace(
        report_id=report.id,
        anchor=anchor,
        sentences=sentences,
        incidents=tuple(incidents),
        set_aside=tuple(set_aside(report, draft) for draft in drafts if draft.reason is not None),
    )


def _fates(drafts: Sequence[Draft]) -> dict[int, list[tuple[int, Draft]]]:
    """The drafts of each frame, numbered among the counted or among those set aside."""
    out: dict[int, list[tuple[int, Draft]]] = {}
    counted = aside = 0
    for draft in drafts:
        number = counted if draft.reason is None else aside
        for frame in draft.frames:
            out.setdefault(id(frame), []).append((number, draft))
        counted, aside = counted + (draft.reason is None), aside + (draft.reason is not None)
    return out


def _sentences(
    sights: Sequence[Sight], told: Sequence[Frame], fates: Mapping[int, list[tuple[int, Draft]]]
) -> Iterator[Told]:
    by_index: dict[int, list[Frame]] = {}
    for frame in told:
        by_index.setdefault(frame.index, []).append(frame)
    for sight in sights:
        clauses = [_clause(sight, f, fates.get(id(f), [])) for f in by_index.get(sight.index, [])]
        if not clauses and sight.marks.events:
            clauses = [_silent(sight)]
        if clauses:
            yield Told(start=sight.sentence.start, end=sight.sentence.end, clauses=tuple(clauses))


def _clause(sight: Sight, frame: Frame, fates: Sequence[tuple[int, Draft]]) -> Clause:
    document = sight.document
    days = tuple(_days(sight, frame))
    here = {(spot.start, spot.end) for locus in frame.loci for spot in locus.names}
    inside = [s for s in sight.standing if frame.first <= s.first < frame.last]
    return Clause(
        start=document.starts[frame.first],
        end=document.ends[frame.last - 1],
        outcome=_outcome(frame, fates),
        incidents=tuple(number for number, _ in fates),
        reason=frame.reason or next((d.reason for _, d in fates if d.reason), None),
        cue=frame.cue,
        found=tuple(_found(sight, frame.first, frame.last)),
        days=days,
        spots=tuple(_spot(document, s, here) for s in inside),
        claims=tuple(frame.claims),
        day_lent=frame.when is not None and not any(day.role == "event" for day in days),
        place_lent=bool(here) and not any((s.toponym.start, s.toponym.end) in here for s in inside),
    )


def _silent(sight: Sight) -> Clause:
    """A sentence whose triggers are none, or of which nothing is told."""
    sentence = sight.sentence
    return Clause(
        start=sentence.start,
        end=sentence.end,
        outcome="nothing",
        found=tuple(_found(sight, sentence.first, sentence.last)),
    )


def _outcome(frame: Frame, fates: Sequence[tuple[int, Draft]]) -> str:
    if frame.reason is not None or any(draft.reason for _, draft in fates):
        return "aside"
    if not fates:
        return "nothing"
    if any(draft.frames[0] is frame for _, draft in fates):
        return "founds"
    return "adds" if frame.signals or frame.claims else "places"


def _found(sight: Sight, first: int, last: int) -> Iterator[Found]:
    """What the lexicon knows of a clause, in the order of the text."""
    marks, document = sight.marks, sight.document
    kinds = {
        "trigger": marks.events,
        "cue": marks.cues,
        "actor": marks.actors,
        "claimant": marks.claimants,
        "target": marks.targets,
        "back": marks.back,
    }
    rows = [(hit, kind) for kind, hits in kinds.items() for hit in hits]
    for hit, kind in sorted(rows, key=lambda row: (row[0].first, row[0].last)):
        if not first <= hit.first < last:
            continue
        said = Found(
            start=document.starts[hit.first],
            end=document.ends[hit.last - 1],
            kind=kind,
            name=hit.name or hit.kind,
            weight=hit.kind if hit.name and kind in ("trigger", "cue") else "",
        )
        yield replace(said, kind="none") if hit.label.startswith("event:none") else said


def _days(sight: Sight, frame: Frame) -> Iterator[Day]:
    for dated in sight.dates:
        if frame.first <= dated.first < frame.last:
            yield Day(
                start=dated.start,
                end=dated.end,
                date_start=dated.date_start,
                date_end=dated.date_end,
                time_precision=dated.time_precision,
                kind=dated.kind,
                role=_role(sight.document, dated, frame),
            )


def _role(document: Document, dated: Dated, frame: Frame) -> str:
    words = " ".join(document.words[dated.first : dated.last])
    if frame.when is not None and frame.when.words == words:
        return "event"
    if frame.spoken is not None and frame.spoken.words == words:
        return "spoken"
    return "other"


def _spot(document: Document, standing: Standing, here: set[tuple[int, int]]) -> Spot:
    toponym = standing.toponym
    return Spot(
        start=document.starts[standing.first],
        end=document.ends[standing.last - 1],
        toponym=toponym,
        standing=STANDINGS[standing.rank],
        near=standing.near,
        chosen=(toponym.start, toponym.end) in here,
    )


def _coding(draft: Draft, found: Mention | None, at: Mapping[int, int], words: Words) -> Coding:
    scene = scene_of(draft, words)
    told = {at[frame.sentence.start] for frame in draft.frames if frame.sentence.start in at}
    return Coding(
        mention=found,
        sentences=tuple(sorted(told)),
        scene=scene,
        decisive=_decisive(scene, found),
        inherited=tuple(sorted(draft.inherited)),
        when=draft.time,
        locus=draft.locus,
    )


def _decisive(scene: Scene, found: Mention | None) -> tuple[str, ...]:
    """The signals without which the type would be another."""
    if found is None:
        return ()
    kind = (found.event_type, found.sub_event_type)
    return tuple(
        name
        for name in sorted(scene.all)
        if choose(replace(scene, strong=scene.strong - {name}, weak=scene.weak - {name})) != kind
    )
