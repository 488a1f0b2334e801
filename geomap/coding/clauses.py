"""One sentence as coding sees it, and how it is cut where it tells of more than one event."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geomap.coding.days.calendar import shift
from geomap.coding.days.dates import Dated
from geomap.coding.days.when import When
from geomap.coding.figures.numbers import Number
from geomap.coding.kinds import CROWD, families
from geomap.coding.phrases import Hit
from geomap.coding.places.standing import SCENE, Standing, admin1_of
from geomap.coding.words import Marks, Words
from geomap.model import Claim, Toponym
from geomap.text import Document, Sentence

_AFTERMATH = frozenset({"displacement", "arrest", "disrupt", "loot"})
# "A day after the assault began" is one fight.
_GOES_ON = frozenset({"ground", "attack", "killing"})
_HURT = frozenset({"killed", "injured"})
_OVER = frozenset({"arrest", "freed"})
_SEIZED = frozenset({"arrest", "taken"})
_PRECISE = 2  # a distance in weeks or of unknown days is exact to a week
_SIGNS = frozenset("-–—:")  # that end a dateline
_LONG_AGO = 60  # days, as a table of the lexicon has them, from which a distance is history
_DAYS = 7  # from which a distance is told in weeks


@dataclass(slots=True)  # not frozen: made often, and a frozen one takes three times as long to make
class Sight:
    """What a report offers to the reading of one of its sentences."""

    document: Document
    index: int
    sentence: Sentence
    marks: Marks
    numbers: Sequence[Number]
    standing: Sequence[Standing]
    dates: Sequence[Dated]
    report_id: str
    before: str | None  # claimant of the sentence before
    told: When | None = None  # the day told last before it
    crowd: bool = False  # whether a protest was told before it
    captives: int | None = None  # how many people the sentence before told to be taken
    earlier: Sequence[Claim] = ()  # the tolls told last, where it may only give a figure again


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `first:last`; `days` by which it lies before what is told before it ("two days after ...")."""

    first: int
    last: int
    apart: bool = False
    days: int | None = None
    ahead: bool = False  # whether what it lies before is told after it ("A day after ..., ...")

    @property
    def past(self) -> bool:
        """Whether what it tells is history, measured by what is told beside it ("two years after ...")."""
        return self.days is not None and self.days >= _LONG_AGO

    def day(self, told: When | None, back: bool = False) -> When | None:
        """The day of a clause that is told by its distance from another event.

        Args:
            told: the day of that event.
            back: whether it is that of the clause instead, and what it lies before is asked for.
        """
        if told is None or self.days is None or self.past:
            return None
        if not told.day_known or told.date_start is None:
            return None
        start = shift(told.date_start, self.days if back else -self.days)
        return When(start, start, _PRECISE if self.days >= _DAYS else 1)


_ENDS = frozenset(".!?…")  # a title has none
_OPENS = frozenset({"fresh"})  # cues that may be dates ("hours earlier", "a day later")


def apart_from(
    found: Marks, days: Sequence[Dated], document: Document, sentence: Sentence
) -> Marks:
    """What stands in a sentence, without cues and events that are words of a date ("12 March").

    Args:
        found: what stands in it.
        days: its dates.
        document: the tokens.
        sentence: the sentence.
    """
    days = [d for d in days if d.kind != "fought"]  # its words tell what was fought as well
    cues, events = _outside(found.cues, days, _OPENS), _outside(found.events, days)
    opens = [h.last for h in found.apart if h.first <= sentence.first + 1]
    # "A day before, ...": the comma ends the date.
    comma = {last for last in opens if document.low[last : last + 1] == (",",)}
    apart = tuple(
        h
        for h in found.apart
        if not any(d.first <= h.first and h.last < d.last + (h.last in comma) for d in days)
    )  # "the day before yesterday"
    if (len(cues), len(events), len(apart)) == tuple(
        map(len, (found.cues, found.events, found.apart))
    ):
        return found
    return replace(found, cues=cues, events=events, apart=apart)


def _outside(
    hits: Sequence[Hit], days: Sequence[Dated], kept: frozenset[str] = frozenset()
) -> tuple[Hit, ...]:
    return tuple(
        h for h in hits if h.name in kept or not any(d.first <= h.first < d.last for d in days)
    )


def clauses(sight: Sight, events: Sequence[Hit], words: Words) -> list[Clause]:
    """The parts of a sentence that tell events apart."""
    sentence = sight.sentence
    if len(events) < 2 and not sight.marks.apart:  # as most are
        return [Clause(sentence.first, sentence.last)]
    begins = {h.last: _days(h) for h in sight.marks.apart if _tells(sight, events, h, words)}
    bounds = [sentence.first, *sorted(begins), sentence.last]
    out: list[Clause] = []
    if opens := _opens(sight, events, words):
        out.append(opens)
        bounds = [opens.last, *(b for b in bounds if b > opens.last)]
    for first, last in itertools.pairwise(bounds):
        cut = _cut(sight, events, words, first, last)
        out.append(Clause(*cut[0], first in begins, begins.get(first)))
        out += [Clause(*part) for part in cut[1:]]
    return out


def _opens(sight: Sight, events: Sequence[Hit], words: Words) -> Clause | None:
    """The clause at the head of a sentence that counts from what comes after it; None where there is none.

    "Two days after gunmen killed a teacher in Farah, police arrested ...": up to the comma.
    """
    sentence, low = sight.sentence, sight.document.low
    opens = next(iter(sight.marks.apart), None)
    if opens is None or opens.last + 2 >= sentence.last:
        return None
    if opens.first > sentence.first + 1 and not _after_dateline(sight, events, opens.first):
        return None
    if low[opens.last] in words.classes["own_story"]:
        return None
    first = next((h.last for h in events if h.first >= opens.last), 0)
    named = {s.first for s in sight.standing}
    named |= {h.first for h in sight.marks.people}  # "stormed a hotel, killing 12, ..."
    told = max([h.first for h in events] + [d.first for d in sight.dates], default=0)
    for token in range(first, min(told, sentence.last - 2)) if first else ():
        if low[token] == "," and token + 1 not in named:
            return Clause(opens.last, token + 1, True, _days(opens), ahead=True)
    return None


def _after_dateline(sight: Sight, events: Sequence[Hit], token: int) -> bool:
    """Whether the first sentence of a report begins there: its dateline may stand before it."""
    joint = not _SIGNS.isdisjoint(sight.document.low[token - 2 : token])
    return not sight.index and joint and all(h.first >= token for h in events)


def _days(hit: Hit) -> int | None:
    return int(hit.name) if hit.name.lstrip("-").isdecimal() else None


def _tells(sight: Sight, events: Sequence[Hit], hit: Hit, words: Words) -> bool:
    """Whether what follows “two days after” is an event of its own, and not how this one came about.

    "He died two days after he was shot", "two days after being abducted" go on with one story.
    """
    low, last = sight.document.low, sight.sentence.last
    if hit.last + 2 >= last:
        return False
    if low[hit.last].endswith(tuple(words.classes["progressive"])):
        return False
    if low[hit.first - 1] in words.classes["lasting"]:
        return False  # "closed the port for two weeks after ...": how long, and not how much later
    own = [h for h in events if hit.last <= h.first]
    if not own:
        return False
    before = families(h.name for h in events if h.last <= hit.first)
    after = families(h.name for h in own)
    bounds = (sight.sentence.first, hit.first, last)
    moved = before == after and _towns_apart(sight, *bounds)
    if low[hit.last] in words.classes["own_story"]:
        return moved and "ground" in after  # "took X, a day after they overran Y"
    if (_days(hit) or 0) >= _LONG_AGO or not (before and before | after <= _GOES_ON):
        return True
    return moved or _elsewhere(sight, *bounds)


def _towns_apart(sight: Sight, first: int, cut: int, last: int) -> bool:
    """Whether two sides name towns or districts, none of them the same ("took X, a day after Y fell")."""
    sides = [
        {s.toponym.text for s in sight.standing if a <= s.first < b and _is_fine_scene(s)}
        for a, b in ((first, cut), (cut, last))
    ]
    return all(sides) and not sides[0] & sides[1]


def _is_fine_scene(s: Standing) -> bool:
    return s.rank == SCENE and _is_fine(s.toponym)


def _cut(
    sight: Sight, events: Sequence[Hit], words: Words, first: int, last: int
) -> list[tuple[int, int]]:
    """Token ranges that tell events apart: cut where each side has its own trigger and place."""
    low = sight.document.low
    if len(events) < 2:
        return [(first, last)]
    classes = words.classes
    splits, joins = classes["split"], classes["cut"]
    cuts = [first, *_after_total(sight, first, last)]
    for token in range(cuts[-1] + 3, last - 3):
        word = low[token]
        if word not in ";," and word not in splits and word not in joins:
            continue
        if token - cuts[-1] < 4 or (word == "," and low[token + 1] in splits | joins):
            continue
        begin = token + 1
        if not sight.index and _titled(sight, events, (cuts[-1], token, last)):
            cuts.append(begin)
            continue
        apart = word in classes["split_apart"]
        if word in splits and (
            _unlike(events, cuts[-1], token, last, apart)
            or _told_apart(sight, events, words, (cuts[-1], token, last))
        ):
            cuts.append(begin)
            continue
        if word in joins and _each_day(sight, events, (cuts[-1], token, last)):
            cuts.append(begin)
            continue
        if word in joins | splits and _each_own(sight, events, words, (cuts[-1], token, last)):
            cuts.append(begin)
            continue
        if word == "," and cuts == [first] and _opened(sight, (first, token, last), words):
            cuts.append(begin)
            continue
        bare = word != ";" and word not in splits and low[begin] not in classes["locative"]
        crowd = bare and _of_crowd(events, cuts[-1], token) and _of_crowd(events, token, last)
        if bare and (word == "," or not _elsewhere(sight, cuts[-1], token, last, crowd)):
            continue
        loose = word == ";"
        if _whole(sight, events, cuts[-1], token, loose) and _whole(
            sight, events, begin, last, loose
        ):
            cuts.append(_last_joint(sight, events, words, token, last) + 1)
    ends = [*cuts[1:], last]
    return list(zip(cuts, ends, strict=True))


def _opened(sight: Sight, bounds: tuple[int, int, int], words: Words) -> bool:
    """“As the rebels marched on Kabul, a bomb went off in Herat”: two places, and no list of them."""
    first, comma, last = bounds
    if sight.document.low[first] not in words.classes["split"]:
        return False
    listed = any(s.first == comma + 1 for s in sight.standing)
    return not listed and _elsewhere(sight, first, comma, last)


def _after_total(sight: Sight, first: int, last: int) -> list[int]:
    """Where a list begins that words of a total head ("were killed as follows: six in X; ...")."""
    low = sight.document.low
    heads = [h.last for h in sight.marks.cues if h.name == "aggregate" and first <= h.first]
    return [end + 1 for end in heads if end < last - 3 and low[end] == ":"][:1]


def _last_joint(sight: Sight, events: Sequence[Hit], words: Words, token: int, last: int) -> int:
    """Of the joints before the next event, the last: "killed nine and wounded 15, and a blast in ..."."""
    low = sight.document.low
    if low[token] == ";":
        return token
    told = [h.first for h in events if h.first > token and h.kind == "strong"]
    told += [s.first for s in sight.standing if s.first > token and s.rank == SCENE]
    joints = [t for t in range(token, min(told, default=last)) if low[t] in words.classes["cut"]]
    return joints[-1] if joints else token


def _whole(sight: Sight, events: Sequence[Hit], first: int, last: int, loose: bool) -> bool:
    """Whether a part of a sentence tells an event and its place by itself."""
    told = [h for h in events if first <= h.first < last and (loose or h.kind == "strong")]
    return bool(told) and any(first <= s.first < last and s.rank == SCENE for s in sight.standing)


def _of_crowd(events: Sequence[Hit], first: int, last: int) -> bool:
    """Whether a part of a sentence tells what a crowd did."""
    return any(first <= h.first < last and h.name in CROWD for h in events)


def _each_own(
    sight: Sight, events: Sequence[Hit], words: Words, bounds: tuple[int, int, int]
) -> bool:
    """Whether each side tells its own dead or wounded at a town or village of its own.

    "A bomb killed two policemen in Mosul and gunmen shot dead three traders in Tal Kayf." So does one who
    is arrested after that, elsewhere.
    """
    begin = bounds[1] + 1
    goes_on = sight.document.low[begin] in words.classes["own_story"]
    if goes_on or any(h.first == begin and h.name not in _SEIZED for h in sight.marks.people):
        return False  # "and wounding nine", "and their bodies": no story of its own
    scenes: list[set[str]] = []
    for first, last in itertools.pairwise(bounds):
        told = [h for h in (*events, *sight.marks.people) if first <= h.first < last]
        since = min((h.first for h in told), default=last)
        # "In Mosul, two were killed and three hurt ...": what stands before all of it is of both.
        here = [s.toponym for s in sight.standing if since <= s.first < last and s.rank == SCENE]
        fine = {toponym.text for toponym in here if _is_fine(toponym)}
        names = {h.name for h in told}
        seized = names == _SEIZED and first == begin - 1
        if not (fine and (seized or _befell(names))):
            return False
        scenes.append(fine)
    return not scenes[0] & scenes[1]


def _befell(told: set[str]) -> bool:
    """Whether somebody was killed, hurt or seized; who is freed, or whose captors are held, was before."""
    return bool(told & _HURT) or ("abduct" in told and not told & _OVER)


def _each_day(sight: Sight, events: Sequence[Hit], bounds: tuple[int, int, int]) -> bool:
    """“Six fell in an ambush on Tuesday and a mine killed two on Thursday”: each of its manner and day."""
    days = [
        next((d.date_start for d in sight.dates if a <= d.first < b and d.date_start), None)
        for a, b in itertools.pairwise(bounds)
    ]
    return None not in days and days[0] != days[1] and _unlike(events, *bounds, apart=True)


def _titled(sight: Sight, events: Sequence[Hit], bounds: tuple[int, int, int]) -> bool:
    """Whether a title tells two stories: "20 killed in cattle raid, aid workers attacked in X".

    What has no subject or is only more of the dead ("kill 12, abduct 30", "two killed, dozens hurt") is one.
    """
    low, (_, token, last) = sight.document.low, bounds
    if low[last - 1] in _ENDS or low[token] not in ",;":
        return False
    sides = [[h for h in events if a <= h.first < b] for a, b in itertools.pairwise(bounds)]
    if low[token] == ";":
        return all(sides)
    begins = {h.first for h in (*events, *sight.marks.people)} | {n.first for n in sight.numbers}
    told = bool(sides[0]) and any(h.name != "killing" for h in sides[1])
    return told and token + 1 not in begins and _whole(sight, events, token, last, True)


def _told_apart(
    sight: Sight, events: Sequence[Hit], words: Words, bounds: tuple[int, int, int]
) -> bool:
    """Whether both sides tell something of provinces of their own ("six died in X as rebels took Y")."""
    begin = bounds[1] + 1
    if sight.document.low[begin] in words.classes["own_story"]:
        return False  # "as they fled Y"
    told = all(any(a <= h.first < b for h in events) for a, b in itertools.pairwise(bounds))
    return told and _elsewhere(sight, *bounds)


def _is_fine(toponym: Toponym) -> bool:
    """Whether it names a town or district, or a place that no gazetteer has."""
    if toponym.place is None:
        return toponym.parent is not None
    return toponym.place.kind in ("settlement", "admin2")


def _elsewhere(sight: Sight, first: int, cut: int, last: int, crowd: bool = False) -> bool:
    """Whether two sides tell of different provinces; of a crowd, a country tells against whom it shouts."""
    sides = [
        {admin1_of(s.toponym) for s in sight.standing if a <= s.first < b and s.rank == SCENE}
        for a, b in ((first, cut), (cut, last))
    ]
    if crowd:
        sides = [side - {None} for side in sides]
    return all(sides) and not sides[0] & sides[1]


def _unlike(events: Sequence[Hit], first: int, cut: int, last: int, apart: bool) -> bool:
    """Whether two sides tell events of different manner ("..., while a drone strike in the east")."""
    sides = [
        {h.name for h in events if a <= h.first < b and h.kind == "strong"}
        for a, b in ((first, cut), (cut, last))
    ]
    if not all(sides) or sides[0] & sides[1] or any(side <= _AFTERMATH for side in sides):
        return False
    return not apart or not (families(sides[0]) & families(sides[1]))
