"""One verb told of several places, each with a figure of its own ("two died in Kano, three in Kaduna")."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from geomap.coding.clauses import Clause, Sight
from geomap.coding.places.standing import SCENE
from geomap.coding.words import Words
from geomap.model import Claim
from geomap.text import Document

_NOUN = 3  # tokens from a figure to the "in" of its place ("four other people in")
_NAME = 4  # tokens from "in" to the name ("in the northern city of")
_JOINTS = frozenset({",", ";", "—", "–", "-", ":", "("})


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
    if len(claims) != 1 or len(sight.standing) < 2:
        return _NONE
    token, base = claims[0]
    scenes = {s.first for s in sight.standing if s.rank == SCENE}
    found = [b for b in _borrowers(sight, token, words) if _placed(sight, b.last, scenes, words)]
    if not found:
        return _NONE
    first = found[0].first
    whole = not any(token < at < first for at in scenes)
    if whole and (len(found) < 2 or sum(b.value for b in found) != base.value):
        return _NONE  # whose the figure is cannot be told
    verbs = [h.first for h in (*sight.marks.people, *sight.marks.events)]
    if any(first <= verb for verb in verbs) and not whole:
        return _NONE  # what follows has a verb of its own
    ends = [*(b.first for b in found[1:]), sight.sentence.last]
    parts = (
        Share(b.first, last, _claim(sight.document, base, b))
        for b, last in zip(found, ends, strict=True)
    )
    return Shares(tuple(parts), whole)


def in_rows(
    sight: Sight, cut: Sequence[Clause], claims: Sequence[tuple[int, Claim]], words: Words
) -> list[tuple[int, Claim]]:
    """The claims of a sentence, and those that items of its list open with, without a verb.

    "Seven people were killed in strikes on X; four civilians in strikes on Y; and a man in shelling of Z."
    """
    low, out = sight.document.low, list(claims)
    for before, clause in pairwise(cut):
        told = [c for t, c in out if before.first <= t < before.last]
        fields = {c.field for c in told}
        own = any(clause.first <= t < clause.last for t, _ in claims)
        if low[clause.first - 1] != ";" or own or len(fields) != 1 or told[0].role != "toll":
            continue
        for b in _borrowers(sight, clause.first - 1, words)[:1]:
            heads = [w for w in low[b.last : b.last + _NOUN] if w in words.sides]
            if b.first - clause.first <= 1 and heads:
                side = words.sides[heads[0]]
                base = replace(told[0], side=None if side == "unsaid" else side, attacker=False)
                out.append((b.first, _claim(sight.document, base, b)))
    return out


class _Borrower(NamedTuple):
    """Tokens `first:last` that count people and have no verb: "three", "a judge", "a family of five"."""

    first: int
    last: int
    value: int
    low: int | None
    high: int | None


def _borrowers(sight: Sight, token: int, words: Words) -> list[_Borrower]:
    """What counts people after a joint that follows the figure at a token, in the order of the text."""
    low, classes = sight.document.low, words.classes
    joints = classes["cut"] | _JOINTS
    out = []
    for number in sight.numbers:
        first = number.first
        group = low[max(0, first - 3) : first]  # "a family of"
        if len(group) == 3 and group[1] in words.families and group[2] in classes["of"]:
            first -= 3
        if first > token and low[first - 1] in joints:
            out.append(_Borrower(first, number.last, number.value, number.low, number.high))
    counted = {b.first for b in out}
    for at in range(token + 1, sight.sentence.last - 1):
        if low[at] not in classes["indefinite"] or low[at - 1] not in joints or at in counted:
            continue
        heads = [
            t for t in range(at + 1, at + _NOUN + 1) if low[t : t + 1] and low[t] in words.sides
        ]
        if heads:
            out.append(_Borrower(at, heads[-1] + 1, 1, 1, 1))
    return sorted(out)


def _claim(document: Document, base: Claim, told: _Borrower) -> Claim:
    start, end = document.starts[told.first], document.ends[told.last - 1]
    return replace(base, value=told.value, low=told.low, high=told.high, start=start, end=end)


def _placed(sight: Sight, token: int, scenes: Set[int], words: Words) -> bool:
    """Whether "in" a place follows a figure, with no more than its noun between."""
    low, last = sight.document.low, sight.sentence.last
    for at in range(token, min(token + _NOUN, last)):
        if low[at] in words.classes["locative"]:
            return not scenes.isdisjoint(range(at + 1, at + _NAME + 1))
        if not low[at][0].isalpha():
            return False
    return False
