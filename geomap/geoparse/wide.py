"""Parts of the world that are no country's: continents and seas ("West Africa", "the Gulf of Aden").

They are names of places, but of none where an incident is: no gazetteer has them, and a town or a country
in their names is not meant.
"""

from collections.abc import Iterator, Sequence
from itertools import compress

from geomap.geoparse.context import Context
from geomap.geoparse.names import LEAD, Name
from geomap.geoparse.words import Words

ROLE = "region"
WHY = "a part of the world, of no one country"
_NAMED = 2  # words after "Gulf of"

Span = tuple[int, int]


def part_wide(
    names: Sequence[Name], context: Context, words: Words
) -> tuple[list[Name], list[Span]]:
    """The names that are those of places, and the spans of tokens that name a part of the world.

    Args:
        names: in order of appearance.
        context: of their document.
        words: the lexicon's.
    """
    spans = list(_spans(context, words))
    if not spans:
        return list(names), []
    kept: list[Name] = []
    for name in names:
        over = [s for s in spans if s[0] < name.last and name.first < s[1]]
        if not over:
            kept.append(name)
        elif name.places and any(not _inside(name, span) for span in over):
            kept.append(name)  # "South Africa", "Central African Republic"
            spans = [span for span in spans if span not in over]
    return kept, spans


def _inside(name: Name, span: Span) -> bool:
    """Whether a name is only a part of a longer one ("Mexico" of "Gulf of Mexico")."""
    return span[0] <= name.first and name.last <= span[1] and span != (name.first, name.last)


def _spans(context: Context, words: Words) -> Iterator[Span]:
    low, spelled = context.low, context.document.words
    done = 0
    begins = words.wide_first.keys() | words.waters
    for i in compress(range(len(low)), map(begins.__contains__, low)):
        if i < done or spelled[i] == low[i]:
            continue
        last = _end(i, context, words)
        if last is None:
            continue
        done = last
        sentence = context.sentence(i)
        first = i
        while first > sentence.first and low[first - 1] in words.directions:
            if spelled[first - 1] == low[first - 1]:
                break
            first -= 1
        if _stands_free(first, last, context, words):
            yield first, last


def _end(i: int, context: Context, words: Words) -> int | None:
    """Where the name ends that begins at token `i`, or None if none does."""
    low, spelled = context.low, context.document.words
    end = context.sentence(i).last
    for rest in words.wide_first.get(low[i], ()):
        if low[i + 1 : i + 1 + len(rest)] == rest and i + 1 + len(rest) <= end:
            return i + 1 + len(rest)
    if low[i] not in words.waters or i + 2 >= end or low[i + 1] not in words.genitive:
        return None
    last = i + 2
    while last < min(end, i + 2 + _NAMED) and spelled[last][0].isupper():
        last += 1
    return last if last > i + 2 else None


def _stands_free(first: int, last: int, context: Context, words: Words) -> bool:
    """Whether the name is no part of a longer one ("Africa Command") nor an adjective."""
    low, spelled, sentence = context.low, context.document.words, context.sentence(first)
    if last < sentence.last and (spelled[last] != low[last] or low[last] == "-"):
        return False
    if first > sentence.first:
        before = low[first - 1]
        if before == "-" or (spelled[first - 1] != before and before not in words.skip):
            return False
        if before in words.genitive and spelled[first - 2] != low[first - 2]:
            return False  # "Council of Europe"
    water = low[last - 2] in words.genitive
    return water or context.alone(last, sentence.last) or context.lead(first, sentence.first) > LEAD
