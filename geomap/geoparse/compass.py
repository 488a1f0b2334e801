"""Divisions that are called after a part of their country ("the North-West region", "Est").

No gazetteer can know them by such a name alone, which any country may have: they are read beside the
word for a division, at the head of a paragraph, or after their country's possessive, and looked for among
the divisions of the country that the text speaks of.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress

from geomap.gazetteer import Gazetteer
from geomap.gazetteer.names import fold
from geomap.geoparse.context import Context
from geomap.geoparse.names import CUE, Name
from geomap.geoparse.words import Words
from geomap.model import Place

_DIVISION = frozenset({"admin1", "region"})
_REACH = 3  # tokens from a country's possessive ("Cameroon's restive North-West")

Span = tuple[int, int]


def with_compass(
    names: Sequence[Name], context: Context, gazetteer: Gazetteer, words: Words
) -> list[Name]:
    """The names, and those of divisions that are called after a part of the country.

    Args:
        names: in order of appearance.
        context: of their document.
        gazetteer: for the divisions of a country.
        words: the lexicon's.
    """
    spans = list(_spans(context, words))
    if not spans:
        return list(names)
    told = _countries(names, context, words)
    most = [country for country, _ in Counter(c for _, c in told).most_common(1)]
    named = [
        n
        for n in names
        if n.places and not words.compass.keys() >= {*context.low[n.first : n.last]}
    ]
    taken = {i for name in named for i in range(name.first, name.last)}
    found: list[Name] = []
    ahead: Span | None = None  # the one after it, which tells that both are divisions
    for first, last in reversed(spans):
        if taken.isdisjoint(range(first, last)) and _is_division(
            (first, last), ahead, context, words
        ):
            code = "".join(words.compass.get(fold(w), "") for w in context.low[first:last])
            at = max(0, bisect_left(told, (first,)) - 1)  # the one told last, else the first
            countries = [country for _, country in told[at : at + 1]] + most
            divisions = (_divisions(country, gazetteer, words) for country in countries)
            place = next((of[code] for of in divisions if code in of), None)
            if place is not None:
                cue = context.cue_at(last)
                found.append(context.name(first, last, (place,), cue, CUE))
                ahead = (first, last)
    own = {i for name in found for i in range(name.first, name.last)}
    kept = [name for name in names if own.isdisjoint(range(name.first, name.last))]
    return sorted([*kept, *found], key=lambda name: name.first)


def _spans(context: Context, words: Words) -> Iterator[Span]:
    """Capitalized words that all tell a part of the compass ("North-West", "Far North")."""
    low, spelled, compass = context.low, context.document.words, words.compass
    done = 0
    for i in compress(range(len(low)), map(compass.__contains__, low)):
        if i < done or spelled[i] == low[i]:
            continue
        end = context.sentence(i).last
        last = i + 1
        while last < end:
            at = last + 1 if low[last] == "-" else last
            if at >= end or low[at] not in compass or spelled[at] == low[at]:
                break
            last = at + 1
        done = last
        whole = last < end and (spelled[last] != low[last] or low[last] == "-")
        begins = i > 0 and context.document.hyphenated(i - 1)
        if not (begins or (whole and context.cue_at(last) is None)):
            yield i, last


def _is_division(span: Span, ahead: Span | None, context: Context, words: Words) -> bool:
    """Whether the words beside it tell of a division, and not of a direction or a part of the world."""
    first, last = span
    low, sentence = context.low, context.sentence(first)
    cue = context.cue_after(last, sentence.last)
    if cue is not None and cue.kind in _DIVISION:
        return True
    if context.is_heading(first, last) or context.heads_paragraph(first, last, sentence.last):
        return True
    if ahead is not None and all(
        w in words.joins or w in words.definite for w in low[last : ahead[0]]
    ):
        return True  # "the North-West and South-West regions"
    before = low[max(sentence.first, first - _REACH) : first]
    return last - first > 1 and not words.possessive.isdisjoint(before)


def _countries(names: Sequence[Name], context: Context, words: Words) -> list[tuple[int, str]]:
    """The countries that the text tells, by name or by their people, each with its token."""
    told = [
        (name.first, place.country)
        for name in names
        for place in name.places
        if place.kind == "country" and place.country is not None
    ]
    told += [(i, words.demonyms[w]) for i, w in enumerate(context.low) if w in words.demonyms]
    return sorted(told)


def _divisions(country: str, gazetteer: Gazetteer, words: Words) -> dict[str, Place]:
    """The divisions of a country that are called after its parts, by what they are called."""
    return _by_code(country, gazetteer, tuple(sorted(words.compass.items())), frozenset(words.cues))


@lru_cache(maxsize=64)
def _by_code(
    country: str, gazetteer: Gazetteer, compass: tuple[tuple[str, str], ...], kinds: frozenset[str]
) -> dict[str, Place]:
    codes = dict(compass)
    out: dict[str, Place] = {}
    twice: set[str] = set()
    for place in gazetteer.admin1_of(country):
        told = [fold(w) for w in re.split(r"[\s-]+", place.name) if w.lower() not in kinds]
        if told and all(w in codes for w in told):
            code = "".join(codes[w] for w in told)
            twice |= {code} & out.keys()
            out[code] = place
    return {code: place for code, place in out.items() if code not in twice}
