"""The ends of a road, or of what lies between two places: “on the road between X and Y”."""

from collections.abc import Mapping, Sequence

from geomap.coding.places.around import on_road
from geomap.coding.places.standing import Standing

_REACH = 9  # tokens before a place in which the word that makes it an end is looked for


def is_end(
    low: Sequence[str],
    begin: int,
    first: int,
    earlier: Sequence[Standing],
    table: Mapping[str, frozenset[str]],
) -> bool:
    """Whether a place is an end of what it happened on ("between X and Y", "the road linking X to Y").

    Args:
        low: the document's tokens, lower-cased.
        begin: first token of the sentence.
        first: first token of the place.
        earlier: the places of the sentence before it.
        table: the lexicon's `where` table.
    """
    at, begin = first - 1, max(begin, first - _REACH)
    while at > begin and (low[at] in table["skip"] or _is_kind(low, at, table)):
        at -= 1
    if at > begin and low[at] in table["between"]:
        return True
    if not earlier or not earlier[-1].between:
        return False
    told = [w for w in low[earlier[-1].last : first] if w not in table["skip"]]
    return bool(told) and all(w in table["joined"] or w in table["other_end"] for w in told)


def _is_kind(low: Sequence[str], at: int, table: Mapping[str, frozenset[str]]) -> bool:
    """Whether a word only tells what is named after it ("between the towns of X and Y")."""
    of = at + (low[at] not in table["of"])
    return low[of] in table["of"] and low[of - 1] in table["kinds"]


def road_end(
    low: Sequence[str], start: Standing, first: int, table: Mapping[str, frozenset[str]]
) -> bool:
    """“on the road from X to Y”: the other end of it."""
    between = low[start.last : first]
    begun = low[max(0, start.first - 2) : start.first]
    return on_road(begun, table) and len(between) == 1 and between[0] in table["toward"]
