"""What one clause tells, as a record; whether that can be an incident, or is a total.

A frame is made in `frames.py`, lent what it lacks in `context.py`, and grouped in `assemble.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from geomap.coding.days.dates import Dated
from geomap.coding.days.when import When
from geomap.coding.kinds import CROWD
from geomap.coding.phrases import Hit
from geomap.coding.places.standing import SCENE, Locus, Standing, admin1_of
from geomap.coding.words import Words
from geomap.model import Claim
from geomap.text import Document, Sentence

# Weak signals that tell an event together with a place, and those that tell none without more.
_LOUD = frozenset({"shelling", "ied", "airstrike", "suicide"})
_HOLLOW = frozenset({"killing", "attack"})
_SUMMED = 5  # tokens from the number of operations to what they are
_DIGITS = 5  # of such a number, fewer
_HEADS = frozenset([(sign,) for sign in ":-–—"])  # after a place that heads an item
_MANY = 3  # provinces from which one toll is a total and tells no single incident


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
    # Places that only tell who somebody is ("who sold rugs in X").
    whose: list[Locus] = field(default_factory=list)
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
    lately: When | None = None  # the day told last before it, where it names none
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
    def deadly(self) -> bool:
        """Whether it counts dead."""
        return any(c.field == "fatalities" and c.value for c in self.claims)

    @property
    def idle(self) -> bool:
        """Whether it tells no event, no figure and nothing of what was told: words that any text may have."""
        return not (self.founding or self.strong or self.claims or self.definite)

    @property
    def aftermath(self) -> bool:
        """“Three more died of their wounds”, “two bodies were found in the rubble”."""
        died = self.strong <= {"found"} and self.signals <= {"found", "killing"}
        return "aftermath" in self.flags and died and not _is_placed(self)

    @property
    def driven_out(self) -> bool:
        """“40 families fled the fighting that began ten days ago”: the day is of what drove them out."""
        fled = bool(self.claims) and all(c.field == "displaced" for c in self.claims)
        return fled and "began" in self.flags and not self.loci

    @property
    def raises(self) -> bool:
        """“On Wednesday the ministry raised the number to 16”: its day is that on which it did so."""
        return not self.strong and any(c.role in ("raised", "corrected") for c in self.claims)

    @property
    def of_months(self) -> bool:
        """Whether it tells what a whole month counted, or several."""
        return self.when is not None and self.when.months and not self.definite


def founding(frame: Frame) -> bool:
    """Whether the clause tells an incident by itself, and does not only add to one."""
    scene = _is_placed(frame)
    if frame.aftermath:
        return False
    if frame.strong == {"transfer"} and not frame.actors:
        return scene  # and not "it could be had without a shot"
    if frame.strong - {"displacement"}:
        if frame.aside and not (scene or frame.when or frame.strong & CROWD):
            return False  # "the minister, who fought the rebels": it tells who he is
        return not frame.definite or scene or frame.when is not None or frame.index == 0
    people = [c for c in frame.claims if c.field in ("fatalities", "injured") and c.value]
    if people and frame.signals & {"killing", "attack"} and not frame.aside:
        return scene or (bool(frame.when) and not frame.raises)
    armed = frame.armed
    if frame.weak & {"capture", "attack"} and frame.armed_target:
        armed = True
    if frame.weak & {"killing", "attack", "capture"} and armed and scene:
        return frame.when is not None and frame.when.day_known
    if frame.weak & _LOUD and scene and (frame.index == 0 or not frame.definite):
        return frame.when is not None and frame.when.day_known
    displaced = any(c.field == "displaced" for c in frame.claims)
    if displaced and "displacement" in frame.strong:
        return scene
    telling = frame.weak - _HOLLOW
    if telling == {"displacement"} and not (displaced and scene):
        return False  # "people displaced from the valley asked for tents": who they are
    if telling == {"freed"} and not scene:
        return False  # "urged them to free the prisoners": somebody speaks of a release
    return bool(telling) and bool(frame.actors) and bool(frame.loci)


def _is_placed(frame: Frame) -> bool:
    return any(locus.rank == SCENE and locus.admin1 for locus in frame.loci)


def in_one_province(one: Frame, other: Frame) -> bool:
    """Whether both name a place, in the same province."""
    return bool(one.loci and other.loci) and one.loci[0].admin1 == other.loci[0].admin1


def at_two_places(one: Frame, other: Frame) -> bool:
    """Whether two clauses of a sentence name places of one province that are not the same."""
    if not in_one_province(one, other) or min(one.loci[0].rank, other.loci[0].rank) < SCENE:
        return False
    names = [{t.text for t in frame.loci[0].names} for frame in (one, other)]
    return not names[0] & names[1]


def is_total(frame: Frame) -> bool:
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


def of_long(
    frame: Frame, document: Document, counted: Sequence[int], dates: Sequence[Dated], words: Words
) -> bool:
    """“780 people have been killed since the siege began in May”: a sum of months, and of no day.

    Args:
        frame: what a clause tells.
        document: the tokens.
        counted: the tokens of its figures.
        dates: the dates of its sentence.
        words: the compiled lexicon.
    """
    low, since, perfect = document.low, words.classes["since"], words.classes["perfect"]
    old = [d.first for d in dates if d.kind == "history" and frame.first <= d.first < frame.last]
    if frame.when is not None or not (old and counted):
        return False
    begun = next((t for t in range(counted[0], old[-1]) if low[t] in since), None)
    return begun is not None and not perfect.isdisjoint(low[counted[0] : begun])


def countrywide(
    frame: Frame,
    document: Document,
    standing: Sequence[Standing],
    dates: Sequence[Dated],
    words: Words,
) -> bool:
    """A toll told across a country, or of a country and a past day or week alone (codebook section 2).

    "Some 700 civilians were killed across Iraq in May", "killed seven people in Mali over the past day". A
    place that heads the sentence says where it was written.

    Args:
        frame: what a clause tells.
        document: the tokens.
        standing: the toponyms of its sentence.
        dates: the dates of its sentence.
        words: the compiled lexicon.
    """
    if not any(c.field in ("fatalities", "injured") and c.value for c in frame.claims):
        return False
    low = document.low
    scenes = [s for s in standing if frame.first <= s.first < frame.last and s.rank == SCENE]
    scenes = [s for s in scenes if low[s.last : s.last + 1] not in _HEADS]
    if not scenes or any(admin1_of(s.toponym) or not _is_country(s) for s in scenes):
        return False
    if any(low[s.first - 1] in words.classes["across"] for s in scenes):
        return True
    past = words.classes["past"]
    days = [d for d in dates if frame.first <= d.first < frame.last]
    return not frame.strong and any(not past.isdisjoint(low[d.first : d.last]) for d in days)


def _is_country(standing: Standing) -> bool:
    place = standing.toponym.place
    return place is not None and place.kind == "country"


def tallied(frame: Frame, document: Document, events: Sequence[Hit], words: Words) -> bool:
    """“conducted 16 operations in six provinces”: a sum of operations, none of them told.

    So is a number of them that a month or more counts ("recorded 61 kidnappings from May to July").
    """
    provinces = {locus.admin1 for locus in frame.loci if locus.admin1}
    if not provinces and not frame.of_months:
        return any(_operations(frame, document, hit, words) for hit in events)
    if len(provinces) < _MANY and (provinces or not frame.of_months):
        return False
    return any(
        word.isdecimal() and word != "1"
        for hit in events
        for word in document.low[max(frame.first, hit.first - 2) : hit.last]
    )


def _operations(frame: Frame, document: Document, hit: Hit, words: Words) -> bool:
    """“conducted 17 offensive and defensive operations”, without a place: more than one incident."""
    if words.classes["operations"].isdisjoint(document.low[hit.first : hit.last]):
        return False
    before = document.low[
        max(frame.first, hit.first - _SUMMED) : hit.first
    ]  # "repelled 52 attacks"
    locative = words.classes["locative"]  # "100 injured in clashes": no hundred clashes
    ends = (at + 1 for at, word in enumerate(before) if word == "," or word in locative)
    begin = max(ends, default=0)
    counts = (*before[begin:], *document.low[hit.first : hit.last])
    return any(w.isdecimal() and len(w) < _DIGITS and int(w) >= _MANY for w in counts)
