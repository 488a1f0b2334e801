"""One verb told of several places, each with a figure of its own ("two died in Kano, three in Kaduna")."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from geomap.coding.clauses import Sight
from geomap.coding.figures.numbers import Number
from geomap.coding.places.where import SCENE
from geomap.coding.words import Words
from geomap.model import Claim

_NOUN = 3  # tokens from a figure to the "in" of its place ("four other people in")
_NAME = 4  # tokens from "in" to the name ("in the northern city of")
_JOINTS = frozenset({",", "—", "–", "-", ":", "("})


@dataclass(frozen=True, slots=True)
class Share:
    """Tokens `first:last` that give a place its figure, without a verb of their own."""

    first: int
    last: int
    claim: Claim


@dataclass(frozen=True, slots=True)
class Shares:
    """The shares of a sentence, in the order of the text; `whole` if they divide the figure before them.

    "Two were killed in Kano, three in Kaduna" has one share beside its verb's own place; "five were
    killed, two in Kano and three in Kaduna" has two, and the five are nowhere but in them.
    """

    parts: tuple[Share, ...] = ()
    whole: bool = False


_NONE = Shares()


def shares(sight: Sight, claims: Sequence[tuple[int, Claim]], words: Words) -> Shares:
    """The figures of a sentence that borrow the verb, and what is counted, of another one.

    Args:
        sight: the sentence.
        claims: those read from its verbs, each with its token.
        words: the compiled lexicon.
    """
    if len(sight.numbers) < 2 or len(claims) != 1:
        return _NONE
    token, base = claims[0]
    scenes = {s.first for s in sight.standing if s.rank == SCENE}
    joints = words.classes["cut"] | _JOINTS
    found = [
        number
        for number in sight.numbers
        if number.first > token
        and sight.document.low[number.first - 1] in joints
        and _placed(sight, number.last, scenes, words)
    ]
    if not found:
        return _NONE
    first = found[0].first
    whole = not any(token < at < first for at in scenes)
    if whole and (len(found) < 2 or sum(n.value for n in found) != base.value):
        return _NONE  # whose the figure is cannot be told
    verbs = [h.first for h in (*sight.marks.people, *sight.marks.events)]
    if any(first <= verb for verb in verbs) and not whole:
        return _NONE  # what follows has a verb of its own
    ends = [*(n.first for n in found[1:]), sight.sentence.last]
    parts = (Share(n.first, last, _claim(base, n)) for n, last in zip(found, ends, strict=True))
    return Shares(tuple(parts), whole)


def _claim(base: Claim, number: Number) -> Claim:
    return replace(
        base, value=number.value, low=number.low, high=number.high,
        start=number.start, end=number.end,
    )  # fmt: skip


def _placed(sight: Sight, token: int, scenes: Set[int], words: Words) -> bool:
    """Whether "in" a place follows a figure, with no more than its noun between."""
    low, last = sight.document.low, sight.sentence.last
    for at in range(token, min(token + _NOUN, last)):
        if low[at] in words.classes["locative"]:
            return not scenes.isdisjoint(range(at + 1, at + _NAME + 1))
        if not low[at][0].isalpha():
            return False
    return False
