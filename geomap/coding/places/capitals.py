"""“In the Somali capital”: the capital of a country, told without its name."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from geomap.coding.words import Words
from geomap.gazetteer import Gazetteer
from geomap.model import Place, Toponym
from geomap.text import Document

_NAME = 3  # tokens after the word "capital" in which its name may follow


def with_capitals(
    document: Document, toponyms: Sequence[Toponym], gazetteer: Gazetteer, words: Words
) -> Sequence[Toponym]:
    """The toponyms of a report and the capitals that it tells by their people's name.

    Args:
        document: the report's tokens.
        toponyms: its toponyms, in order.
        gazetteer: for the capitals.
        words: the compiled lexicon.

    Returns:
        All of them in the order of the text; the same list where no capital is told so.
    """
    low, starts = document.low, document.starts
    known = [t.start for t in toponyms]
    told = Counter(t.place.country for t in toponyms if t.place is not None)
    most = max(told.values(), default=0)
    found: list[Toponym] = []
    for word in words.classes["capital"]:
        at = -1
        for _ in range(low.count(word)):
            at = low.index(word, at + 1)
            country = words.demonyms.get(low[at - 1]) if at else None
            if country is None or told[country] < most:
                continue  # "to condemn what was done in the Swedish capital"
            end = document.ends[min(at + _NAME, len(low) - 1)]
            follows = bisect_left(known, starts[at])
            if follows < len(known) and known[follows] < end:
                continue  # "the Somali capital, Mogadishu"
            place = _capital(gazetteer, country)
            if place is not None:
                found.append(
                    Toponym(
                        text=place.name, start=starts[at - 1], end=document.ends[at], place=place,
                        score=1.0, why="the capital of its country",
                    )
                )  # fmt: skip
    return sorted([*toponyms, *found], key=lambda t: t.start) if found else toponyms


@lru_cache(maxsize=256)
def _capital(gazetteer: Gazetteer, country: str) -> Place | None:
    return next((p for p in gazetteer.settlements(country) if p.capital_of == country), None)
