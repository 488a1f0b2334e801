"""A toll told again by somebody else, in figures alone: "The ministry gives 117." (codebook section 6)."""

from collections.abc import Sequence
from dataclasses import replace

from geomap.coding.figures.claimants import claimant_of
from geomap.coding.figures.numbers import Number
from geomap.coding.words import Marks, Words
from geomap.model import Claim
from geomap.text import Document, Sentence

_SHORT = 24  # tokens of a sentence that only tells a figure again
_ENDS = frozenset(".;,)!")
_PEOPLE = ("fatalities", "injured")


def may_restate(document: Document, sentence: Sentence, words: Words) -> bool:
    """Whether a sentence that tells no event can give a figure of the one before it."""
    short = sentence.last - sentence.first <= _SHORT
    return short and not words.classes["restates"].isdisjoint(
        document.low[sentence.first : sentence.last]
    )


def restated(
    document: Document,
    sentence: Sentence,
    marks: Marks,
    numbers: Sequence[Number],
    words: Words,
    earlier: Sequence[Claim],
) -> list[tuple[int, Claim]]:
    """The claim of a sentence that gives a bare figure, with its token; none where it tells none.

    Args:
        document: the tokens.
        sentence: a sentence that tells no event and no people.
        marks: what stands in it.
        numbers: its numbers.
        words: the compiled lexicon.
        earlier: what the sentence before it claims; the figure is for the same people.
    """
    tolls = [c for field in _PEOPLE for c in earlier if c.field == field and c.value]
    if not tolls:
        return []
    kind = tolls[0].field
    base = [c for c in tolls if c.field == kind][-1]
    low = document.low
    for number in numbers:
        before, after = low[sentence.first : number.first], low[number.last : number.last + 1]
        if after and after[0] not in _ENDS:
            continue
        said = [at for at, word in enumerate(before) if word in words.classes["restates"]]
        if not said or not words.classes["restating"].issuperset(before[said[-1] + 1 :]):
            continue
        claim = replace(
            base, value=number.value, low=number.low, high=number.high, start=number.start,
            end=number.end, role="vague" if number.vague else "toll",
            claimant=claimant_of(document, sentence, marks, words, base.claimant, number.first),
        )  # fmt: skip
        return [(number.first, claim)]
    return []
