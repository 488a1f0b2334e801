"""In which place a sentence is set: what it then tells as a village or district lies there."""

from collections.abc import Iterator, Sequence

from geomap.geoparse.context import Context
from geomap.geoparse.names import Name
from geomap.geoparse.words import Words
from geomap.model import Place

_OPENING = 6  # tokens at most before the name that opens a sentence ("Across the border, in X province, ...")
_BEFORE = 12  # names before "district of the city" among which the city is looked for


def settings(
    names: Sequence[Name],
    options: Sequence[tuple[Place, ...]],
    context: Context,
    words: Words,
) -> Iterator[tuple[int, int]]:
    """Names told as a village, quarter or district, each with the name of the whole that the text sets it in.

    “In X region, shells fell on the village of Y” sets Y in X, and “the Y district of the city” in the city
    named before.

    Args:
        names: of a document, in order.
        options: the places that remain of each.
        context: of the same document.
        words: the lexicon's.
    """
    sentence_of = context.document.sentence_of
    number, opening = -1, None
    for index, name in enumerate(names):
        if sentence_of[name.first] != number:
            number = sentence_of[name.first]
            opening = _opening(index, names, context, words)
        if name.cue is None or not options[index]:
            continue
        if (town := _town(index, names, options, context, words)) is not None:
            yield index, town
        elif opening is not None and opening < index and _is_small(name, words):
            yield index, opening


def _is_small(name: Name, words: Words) -> bool:
    return name.cue in words.hamlets or name.cue in words.quarters or name.kind == "admin2"


def _opening(index: int, names: Sequence[Name], context: Context, words: Words) -> int | None:
    """The province with which a sentence opens ("In X region, ...", "In A's X region, ..."), if any.

    One that is told by its bare name may only be where somebody speaks.
    """
    low, first = context.low, names[index].first
    sentence = context.sentence(first)
    if first - sentence.first > _OPENING or low[first - 1] not in words.inward:
        return None
    end = names[index].last
    while True:
        cue = context.cue_at(end)
        end = cue.last if cue else end
        if end < sentence.last and low[end] == ",":
            return index if names[index].kind in ("admin1", "region") else None
        index += 1
        tied = index < len(names) and names[index].first == end + 1
        if not tied or low[end] not in words.possessive:
            return None
        end = names[index].last


def _town(
    index: int,
    names: Sequence[Name],
    options: Sequence[tuple[Place, ...]],
    context: Context,
    words: Words,
) -> int | None:
    """The town named before “the X district of the city”."""
    low, cue = context.low, context.cue_at(names[index].last)
    if cue is None or not _is_small(names[index], words):
        return None
    of, the, town = (*low[cue.last : cue.last + 3], "", "", "")[:3]
    if of not in words.genitive or the not in words.definite or town not in words.cities:
        return None
    before = range(index - 1, max(-1, index - 1 - _BEFORE), -1)
    return next((i for i in before if any(p.kind == "settlement" for p in options[i])), None)
