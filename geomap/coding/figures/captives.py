"""People told to be taken, whose bodies are then found: “Their bodies were found the next morning”."""

from collections.abc import Sequence

from geomap.coding.figures.numbers import Number
from geomap.coding.figures.quantities import Quantity, quantities
from geomap.coding.figures.scene import Scene
from geomap.coding.phrases import Hit
from geomap.coding.words import Marks, Words
from geomap.text import Document, Sentence


def captives(
    document: Document, sentence: Sentence, marks: Marks, numbers: Sequence[Number], words: Words
) -> int | None:
    """How many a sentence tells to have been taken; None where nobody was, or several groups are counted.

    Args:
        document: the tokens.
        sentence: the sentence.
        marks: what stands in it.
        numbers: its numbers.
        words: the compiled lexicon.
    """
    if not any(hit.name == "abduct" for hit in marks.events):
        return None
    people = [
        q for q in quantities(document, sentence, marks, numbers, words, frozenset())
        if q.stated and q.person and not (q.vague or q.side == "rebel")
    ]  # fmt: skip
    return people[0].value if len(people) == 1 else None


def found_dead(scene: Scene, hit: Hit) -> list[Quantity]:
    """“Their bodies were found”: as many as were taken in the sentence before."""
    low, classes, taken = scene.document.low, scene.words.classes, scene.captives
    bodies = not classes["corpses"].isdisjoint(low[hit.first : hit.last])
    theirs = hit.first > scene.sentence.first and low[hit.first - 1] in classes["possessive"]
    if not (bodies and theirs) or taken is None:
        return []
    return [Quantity(hit.first - 1, hit.first, taken, taken, taken, side="civilian")]
