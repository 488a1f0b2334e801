"""Whom “them” and “its men” lead back to."""

from geomap.coding.words import Words
from geomap.text import Document, Sentence


def of_them(low: tuple[str, ...], token: int, words: Words) -> bool:
    """Whether a number counts some of those told before: “five of them”, “five of its men”."""
    if token + 2 >= len(low) or low[token] not in words.classes["of"]:
        return False
    owned = low[token + 1] in words.classes["definite"] & words.classes["own_story"]
    theirs = owned and words.sides.get(low[token + 2]) == "unsaid"  # "five of its men"
    return theirs or low[token + 1] in words.classes["them"]


def antecedent(document: Document, sentence: Sentence, token: int, words: Words) -> str | None:
    """Whom "them" leads back to in the sentence: the people named last before."""
    for at in range(token - 1, sentence.first - 1, -1):
        side = words.sides.get(document.low[at])
        if side is not None:
            return None if side == "unsaid" else side
    return None
