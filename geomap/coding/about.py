"""What a crowd came out about, or of what somebody is accused: told beside the event, and none of its own.

"A march against a night raid", "arrested two men over the killing of a trader": no raid and no killing is
told by that, and its dead are not those of the march or the arrest. Nor is "a critic of air strikes was shot"
an air strike.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from geomap.coding.clauses import Sight
from geomap.coding.days.dates import Dated
from geomap.coding.kinds import CROWD, FOUGHT
from geomap.coding.phrases import Hit
from geomap.coding.places.standing import SCENE, Standing, admin1_of
from geomap.coding.words import Words
from geomap.model import Claim

_OWNED = 2  # tokens from a day to the event of which it is ("last week's deadly bombing")
_WORST_OF = 8  # tokens from "the deadliest" to the span of which it is
_PUNISHES = frozenset({"arrest", "murder", "shoot"})
_OUT = frozenset({"protest", "riot", "mob"})  # what people do who came out about something
_HARM = frozenset({"killed", "injured"})
_CHARGED = 4  # tokens from "for" to what the arrested have done
_ABOUT = 9  # tokens from a protest to what it is about
_WITHIN = 4  # tokens from what a protest is about to what that was part of
_CAUSE = 6  # tokens from a killing that a protest is about to whose it was
_TOLD = 5  # tokens from "which" to the harm that it tells of the deed before it
_TAKES = 2  # tokens from a verb to those whom it takes
_TOPIC = 3  # tokens from "critic of" to what it is of
_FAR = 60  # tokens after which no cause goes on
_DATELINE = 12  # tokens at the head of a sentence that may be a dateline
_DASHES = frozenset("-–—")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class About:
    """What a clause is only about: triggers, and the tokens that tell the cause of what a crowd did.

    `topics` are the triggers that only tell who somebody is.
    """

    hits: Sequence[Hit] = ()
    spans: Sequence[Span] = field(default_factory=tuple)
    topics: Sequence[Hit] = ()

    @property
    def all(self) -> Sequence[Hit]:
        """All these triggers."""
        return (*self.hits, *self.topics)

    def __contains__(self, token: int) -> bool:
        return any(first <= token < last for first, last in self.spans)

    def scenes(self, standing: Sequence[Standing]) -> Sequence[Standing]:
        """The places but those of a cause in another province; where no other place is told, it was there."""
        here = {admin1_of(s.toponym) for s in standing if s.rank == SCENE and s.first not in self}
        return [
            s for s in standing if not here or s.first not in self or admin1_of(s.toponym) in here
        ]


def about(
    sight: Sight,
    events: Sequence[Hit],
    claims: Sequence[tuple[int, Claim]],
    bounds: Span,
    words: Words,
) -> About:
    """What a clause is only about.

    Args:
        sight: its sentence.
        events: its triggers.
        claims: its claims, each with its token.
        bounds: its first token, and the one after it.
        words: the compiled lexicon.
    """
    topics = _topics(sight, events, bounds, words)
    tellers = [h for h in events if (h.name in CROWD or h.name in _PUNISHES) and h not in topics]
    if not tellers:
        return About(topics=topics)
    spans = tuple(_causes(sight, events, [t for t, _ in claims], bounds, words))
    inside = About((), spans)
    out: list[Hit] = []
    for hit in events:
        if hit.name not in CROWD and (
            hit.first in inside
            or _is_about(sight, tellers, hit, words)
            or _of_that(sight, out, hit, words)
        ):
            out.append(hit)
    return About(out, spans, [h for h in topics if h not in out])


def _topics(sight: Sight, events: Sequence[Hit], bounds: Span, words: Words) -> list[Hit]:
    """The triggers that only tell who somebody is whom something else befell, or what he planned.

    "A cleric who had preached against suicide attacks was gunned down", "killed two men who were planning
    an ambush". With nothing else told, there are none.
    """
    cues = [c for c in sight.marks.cues if c.name == "topic" and bounds[0] <= c.first < bounds[1]]
    if not cues:
        return []
    low, classes = sight.document.low, words.classes
    ends = classes["clause_ends"] | classes["auxiliary"]
    out: list[Hit] = []
    for cue in cues:
        after = [h for h in events if 0 <= h.first - cue.last <= _TOPIC]
        out += [
            h
            for h in after
            if (h.first == after[0].first or low[h.first - 1] in classes["cut"])
            and ends.isdisjoint(low[cue.last : h.first + 1])
        ]
    names = {h.name for h in out}
    told = (h for h in events if h not in out and (h.kind == "strong" or h.name == "killing"))
    return out if any(h.name not in names for h in told) else []


def _of_that(sight: Sight, told: Sequence[Hit], trigger: Hit, words: Words) -> bool:
    """“Demanding the bodies of soldiers killed in the clash”: the clash is what the killing was in."""
    low = sight.document.low
    ends = words.classes["split"] | words.classes["cut"] | {","}
    gaps = [low[h.last : trigger.first] for h in told if h.last <= trigger.first]
    return any(len(gap) <= _WITHIN and ends.isdisjoint(gap) for gap in gaps)


def _is_about(sight: Sight, tellers: Sequence[Hit], trigger: Hit, words: Words) -> bool:
    low, classes = sight.document.low, words.classes
    ends = classes["split"] | classes["cut"] | {","}
    for told in tellers:
        if told.first >= trigger.first:
            continue
        if _decried(low, told, trigger, words):
            return True
        reach, over = _CHARGED, classes["charged"]
        if told.name in CROWD:
            reach, over = _ABOUT, classes["about"]
            if low[trigger.last - 1] in classes["noun"]:
                over = over | classes["ended_by"]  # "a sit-in after a night raid"
        since = max(told.first, trigger.first - reach)
        at = next((t for t in range(trigger.first - 1, since - 1, -1) if low[t] in over), None)
        if at is None or not ends.isdisjoint(low[at : trigger.first]):
            continue
        if not (told.name in CROWD and _is_told(low, at, trigger, words)):
            return True
    return False


def _decried(low: Sequence[str], told: Hit, trigger: Hit, words: Words) -> bool:
    """“To protest an air strike”: what is told next after such a verb; and not "at a protest a bomb ..."."""
    verb, classes = told.last - 1, words.classes
    if low[verb] not in classes["decries"] or low[verb - 1] in classes["determiner"]:
        return False
    gap = low[told.last : trigger.first]
    return 0 < len(gap) <= _TOPIC and gap[0] in classes["determiner"]


def _is_told(low: Sequence[str], at: int, trigger: Hit, words: Words) -> bool:
    """Whether a trigger after “against” is what befell: "marchers against the coup were shot"."""
    classes = words.classes
    relative = classes["who"] | classes["whereof"]
    noun = not classes["noun"].isdisjoint((low[trigger.first], low[trigger.last - 1]))
    if noun or not relative.isdisjoint(low[at : trigger.first]):
        return False
    return trigger.name in FOUGHT or low[trigger.first - 1] in classes["passive"]


def _causes(
    sight: Sight, events: Sequence[Hit], counted: Sequence[int], bounds: Span, words: Words
) -> Iterator[Span]:
    """The tokens that tell what a crowd came out about, where somebody was harmed by it."""
    crowds = [h for h in events if h.name in _OUT and h.kind == "strong"]
    if not crowds:
        return
    low, classes = sight.document.low, words.classes
    first, last = bounds
    harm = [h for h in sight.marks.people if h.name in _HARM and first <= h.first < last]
    if not harm:
        return
    carried = [h for h in crowds if not classes["corpses"].isdisjoint(low[h.first : h.last])]
    yield from ((h.first, h.last) for h in carried)  # "took the bodies of two men to the governor"
    yield from _before(sight, harm, counted, (first, crowds[0].first), words)
    since = next(
        t for t in range(first, last) if t == crowds[0].first or low[t] in classes["crowd"]
    )  # "protesters angry at the deaths of two men threw stones"
    turned = not classes["turned"].isdisjoint(low[first:last])
    done = since
    for token in range(since, last):
        if token < done:
            continue
        if low[token] in classes["caused"] and not turned:
            done = _clause_of(low, harm, (token, last), words)
        elif low[token] in classes["about"] or low[token] in classes["over"]:
            done = _deed(low, harm, counted, (token, last), words)
        if done > token:
            yield token, done


def _before(
    sight: Sight, harm: Sequence[Hit], counted: Sequence[int], bounds: Span, words: Words
) -> Iterator[Span]:
    """A cause told before the crowd: "After two men were shot dead, ...", "Relatives of a man killed ..."."""
    low, classes = sight.document.low, words.classes
    first, since = bounds
    for token in range(first, since):
        opens = token == first or (low[token - 1] in _DASHES and token - first <= _DATELINE)
        if opens and low[token] in classes["caused"]:
            end = _clause_of(low, harm, (token, since), words)
            if end > token and low[end] == ",":
                yield token, end
        whose = low[token] in classes["bereaved"] and low[token + 1] in classes["of"]
        if whose and low[since - 1] not in classes["amid"]:
            end = _deed(low, harm, counted, (token, since), words)
            if end == since:
                yield token, end


def _clause_of(low: Sequence[str], harm: Sequence[Hit], bounds: Span, words: Words) -> int:
    """Where “after a motorist was killed” ends, that tells why a crowd came out; its begin where it does not.

    What befell the crowd itself is no cause ("after police fired at the protesters").
    """
    begin, last = bounds[0], min(bounds[1], bounds[0] + _FAR)
    classes = words.classes
    ends = classes["split"] | classes["once"] | {",", ";"}
    end = next((t for t in range(begin, last) if low[t] in ends), last)
    theirs = classes["crowd"] | classes["them"]
    told = bool(_within(harm, begin, end)) and theirs.isdisjoint(low[begin:end])
    which = not classes["whereof"].isdisjoint(low[begin + 1 : begin + 2])
    on = which and low[begin] in classes["ended_by"]  # "after which"
    return end if told and not on else begin


def _deed(
    low: Sequence[str], harm: Sequence[Hit], counted: Sequence[int], bounds: Span, words: Words
) -> int:
    """Where the deed that is named after “against” ends: "the killing of two men", "a raid that killed six".

    A verb that is none of the deed's ends it: "a march against the coup left four dead". Its begin, where no
    harm is told by it.
    """
    begin, last = bounds[0], min(bounds[1], bounds[0] + _FAR)
    classes = words.classes
    ends = classes["split"] | {",", ";"}
    end = next((t for t in range(begin, last) if low[t] in ends), last)
    relative, told = classes["who"] | classes["whereof"], False
    for hit in _within(harm, begin, end):
        if not relative.isdisjoint(low[max(begin, hit.first - _TOLD) : hit.first]):
            return end
        if low[hit.last - 1] not in classes["of"] and not _borne(low, hit, counted, words):
            auxiliary = classes["auxiliary"]
            back = range(hit.first - 1, max(begin, hit.first - _TOLD), -1)
            stop = next((t for t in back if low[t] in auxiliary), hit.first)
            return stop if told else begin
        told = True
    return end if told else begin


def _within(harm: Sequence[Hit], begin: int, end: int) -> Sequence[Hit]:
    """Those that begin in tokens `begin:end`."""
    return harm[bisect_left(harm, (begin,)) : bisect_left(harm, (end,))]


def _borne(low: Sequence[str], hit: Hit, counted: Sequence[int], words: Words) -> bool:
    """Whether a verb only says what befell those named before it ("two men killed by soldiers")."""
    if hit.kind != "object" or low[hit.first - 1] in words.classes["auxiliary"]:
        return False
    return not any(hit.last <= t <= hit.last + _TAKES for t in counted)


def not_about(
    sight: Sight, told: About, claims: Sequence[tuple[int, Claim]], last: int, words: Words
) -> list[tuple[int, Claim]]:
    """The claims that are not of what a clause is only about ("held for the killing of a trader").

    Args:
        sight: the sentence.
        told: what the clause is only about.
        claims: the claims of the clause, each with its token.
        last: the token after the clause.
        words: the compiled lexicon.
    """
    low, which = sight.document.low, words.classes["whereof"]
    spans = [(h.first, h.last + _CAUSE) for h in told.hits]
    # "accused of killing a shepherd"
    spans += [(h.first, h.last + _TAKES) for h in told.topics if h.name == "killing"]
    for hit in told.all:  # "over Friday's bombing, in which 80 were killed and 230 wounded"
        after = range(hit.last, min(hit.last + _CAUSE, last))
        at = next((t for t in after if low[t] in which), None)
        if at is not None:
            spans.append((at, last))
    return [
        (t, c)
        for t, c in claims
        if t not in told and not any(first <= t <= end for first, end in spans)
    ]


def own_days(
    sight: Sight, told: About, cues: Sequence[Hit], dates: Sequence[Dated], words: Words
) -> Sequence[Dated]:
    """The dates of a clause but those of what it is only about ("held over last week's bombing").

    Nor is the span its day of which it was the worst ("the deadliest blow to the force this year").

    Args:
        sight: the sentence.
        told: what the clause is only about.
        cues: the cues of the clause.
        dates: the dates of the sentence.
        words: the compiled lexicon.
    """
    worst = [c for c in cues if c.name == "superlative"]
    if not (told.all or told.spans or worst):
        return dates
    this, low = words.classes["demonstrative"], sight.document.low
    after = words.classes["caused"] | words.classes["about"] | words.classes["over"]
    spans = [
        d
        for d in dates
        if d.kind == "history"
        and low[d.first] in this
        and any(0 <= d.first - c.last <= _WORST_OF for c in worst)
    ]
    out = [
        d
        for d in dates
        if d not in spans
        and not any(
            0 <= h.first - d.last <= _OWNED and after.isdisjoint(low[d.last : h.first])
            for h in told.all
        )
    ]
    own = [d for d in out if d.first not in told]
    return own or out


def cause(sight: Sight, events: Sequence[Hit], told: About, first: int, words: Words) -> list[Hit]:
    """What a crowd told of before was about, where that has a place of its own and the crowd none here.

    "They demonstrated over the killing of two brothers in Tani district on Monday": the killing.

    Args:
        sight: the sentence.
        events: the triggers of the clause.
        told: what it is only about.
        first: its first token.
        words: the compiled lexicon.
    """
    if not sight.crowd:
        return []
    low, noun = sight.document.low, words.classes["noun"]
    begin = told.hits[0].first if told.hits else first
    before = [h for h in events if h.first < begin]
    if not before or any(h.name not in CROWD or low[h.first] in noun for h in before):
        return []  # "the protest against a raid went on": still of the crowd
    named = [s.first for s in sight.standing] + [d.first for d in sight.dates]
    if any(first <= token < begin for token in named):
        return []
    placed = any(s.first > begin and s.rank == SCENE for s in sight.standing)
    return [h for h in events if h.first >= begin] if placed else []
