"""What reading the tolls of one sentence needs at hand."""

from dataclasses import dataclass

from geomap.coding.figures.claimants import claimant_of
from geomap.coding.figures.quantities import Quantity
from geomap.coding.words import Marks, Words
from geomap.text import Document, Sentence


@dataclass(slots=True)  # not frozen: made often, and a frozen one takes three times as long to make
class Scene:
    """What reading one sentence needs at hand; never changed."""

    document: Document
    sentence: Sentence
    marks: Marks
    words: Words
    quantities: tuple[Quantity, ...]
    parts: frozenset[int]  # tokens just after which a part is told ("including")
    before: str | None
    captives: int | None = None  # how many the sentence before told to be taken

    def claimant(self, token: int) -> str | None:
        """Who states the figure at a token."""
        return claimant_of(self.document, self.sentence, self.marks, self.words, self.before, token)
