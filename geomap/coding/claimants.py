"""Who says so: the claimant of a sentence's figures (codebook sections 6 and 7)."""

from geomap.coding.phrases import Hit
from geomap.coding.words import Marks, Words
from geomap.text import Document, Sentence

_NEAR = 8  # words between the one who says and the verb of saying
_PRONOUNS = frozenset({"he", "she", "they", "it"})


def claimant_of(
    document: Document, sentence: Sentence, marks: Marks, words: Words, before: str | None
) -> str | None:
    """The claimant in the form shared by all wordings, or None when the report itself speaks.

    Args:
        document: the tokens.
        sentence: the sentence.
        marks: what stands in it.
        words: the compiled lexicon.
        before: the claimant of the sentence before, to whom "he said" leads back.
    """
    low = document.low
    verbs = [t for t in range(sentence.first, sentence.last) if low[t] in words.claim_verbs]
    if not verbs:
        return None
    best: tuple[int, int, Hit] | None = None
    for hit in marks.claimants:
        for verb in verbs:
            apart = verb - hit.last if verb >= hit.last else hit.first - verb - 1
            if 0 <= apart <= _NEAR and (best is None or (apart, hit.first) < best[:2]):
                best = (apart, hit.first, hit)
    if best is not None:
        return best[2].label.removeprefix("claimant::")
    if any(
        low[t] in _PRONOUNS
        for verb in verbs
        for t in range(max(sentence.first, verb - 1), min(sentence.last, verb + 2))
    ):
        return before
    return None
