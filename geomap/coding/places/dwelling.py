"""Where somebody lives or serves, which is no scene beside one: “killed four soldiers based in X”."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from geomap.gazetteer.rank import lies_in

if TYPE_CHECKING:
    from geomap.coding.places.where import Standing

_REACH = 3  # words from "based" or "owns" to the "in" of the place


def dwellings(
    low: Sequence[str], scenes: Sequence["Standing"], table: Mapping[str, frozenset[str]]
) -> list["Standing"]:
    """Those of the scenes of a sentence in which somebody only lives or serves.

    Args:
        low: the document's tokens, lower-cased.
        scenes: the places of the sentence that could be scenes.
        table: the lexicon's `where` table.

    Returns:
        None where no other place is left: then it was there, as far as the text tells.
    """
    if len(scenes) < 2:
        return []
    return [s for s in scenes if _dwells(low, s.first, table) and _elsewhere(s, scenes)]


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


def _elsewhere(s: "Standing", scenes: Sequence["Standing"]) -> bool:
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
