"""Where somebody lives or serves, which is no scene beside one: “killed four soldiers based in X”."""

from collections.abc import Mapping, Sequence, Set

from geomap.coding.places.standing import Standing
from geomap.gazetteer.rank import lies_in
from geomap.text import Document

_REACH = 3  # words from "based" or "owns" to the "in" of the place


def dwellings(
    document: Document, scenes: Sequence[Standing], table: Mapping[str, frozenset[str]]
) -> list[Standing]:
    """Those of the scenes of a sentence in which somebody only lives or serves.

    Args:
        document: the tokens.
        scenes: the places of the sentence that could be scenes.
        table: the lexicon's `where` table.

    Returns:
        None of them where no other place is left: then it was there, as far as the text tells.
    """
    if len(scenes) < 2:
        return []
    ends = {s.last for s in scenes}
    return [
        s
        for s in scenes
        if (_dwells(document.low, s.first, table) or _named_for(document, s.first, ends, table))
        and _elsewhere(s, scenes)
    ]


def _dwells(low: Sequence[str], first: int, table: Mapping[str, frozenset[str]]) -> bool:
    """“Based in X”, “who owns a shop in the city of X”."""
    at = first - 1
    while at > 0 and low[at] not in table["dwelt_in"]:
        if not any(low[at] in table[name] for name in ("skip", "kinds", "of")):
            return False
        at -= 1
    for word in reversed(low[max(0, at - _REACH) : at]):
        if word in table["dwells"]:
            return True
        if not word.isalpha():
            return False
    return False


def _named_for(
    document: Document, first: int, ends: Set[int], table: Mapping[str, frozenset[str]]
) -> bool:
    """“Abdul Rahim of X was killed in Y”: a name that is no place's, and where its bearer is from.

    Args:
        document: the tokens.
        first: first token of the place.
        ends: where the names of places end, that a place may lie in another ("Nawa of Helmand").
        table: the lexicon's `where` table.
    """
    low, words = document.low, document.words
    at = first - 1
    if low[at] not in table["of"] or at in ends or low[at - 1] in table["kinds"]:
        return False
    name = at
    while name > 0 and words[name - 1][:1].isupper():
        name -= 1
    return at - name > 1 and low[name - 1] not in table["dwelt_in"]


def _elsewhere(s: Standing, scenes: Sequence[Standing]) -> bool:
    """Whether one of the scenes is a place apart from this one, and no whole that holds it."""
    place = s.toponym.place or s.toponym.parent
    others = [other.toponym.place or other.toponym.parent for other in scenes if other is not s]
    if place is None:
        return False
    return any(
        other is not None
        and other.admin1 is not None
        and other.id != place.id
        and not lies_in(place, other)
        for other in others
    )
