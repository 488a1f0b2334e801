"""“In the Somali capital”, “in the provincial capital”: capitals that are told without their name."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from geomap.coding.places.around import carried_to
from geomap.coding.words import Words
from geomap.gazetteer import Gazetteer
from geomap.model import Place, Toponym
from geomap.text import Document

_ASIDE = 4  # tokens from the end of a name to "capital" in ", the provincial capital"
_CARRIED = 4  # tokens of "flown out to"
_NAME = 3  # tokens after the word "capital" in which its name may follow


def with_capitals(
    document: Document,
    toponyms: Sequence[Toponym],
    gazetteer: Gazetteer,
    words: Words,
    where: Mapping[str, frozenset[str]],
) -> Sequence[Toponym]:
    """The toponyms of a report and the capitals that it tells by their people's name.

    Args:
        document: the report's tokens.
        toponyms: its toponyms, in order.
        gazetteer: for the capitals.
        words: the compiled lexicon.
        where: its `where` table.

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
            end = document.ends[min(at + _NAME, len(low) - 1)]
            follows = bisect_left(known, starts[at])
            whole = _held(document, at, toponyms[follows : follows + 1], words)
            if not at or (not whole and follows < len(known) and known[follows] < end):
                continue  # "the Somali capital, Mogadishu"
            if not whole and _described(
                document, at, toponyms[follows - 1 : follows], words, where
            ):
                continue
            whole = (
                whole
                or words.demonyms.get(low[at - 1])
                or _owner(document, at, toponyms[follows - 1 : follows], words)
            )
            if whole is not None and told[whole.partition("-")[0]] < most:
                continue  # "to condemn what was done in the Swedish capital"
            if low[at - 1] in words.classes["provincial"]:
                whole = _told_last(toponyms[:follows])
            place = (_capital(gazetteer, whole) or _dateline(toponyms, whole)) if whole else None
            if place is not None:
                found.append(
                    Toponym(
                        text=place.name, start=starts[at - 1], end=document.ends[at], place=place,
                        score=1.0, why=f"the capital of {whole}",
                    )
                )  # fmt: skip
    return sorted([*toponyms, *found], key=lambda t: t.start) if found else toponyms


def _owner(document: Document, at: int, before: Sequence[Toponym], words: Words) -> str | None:
    """The country or province right before its capital ("Haiti's capital", "the Farah capital")."""
    if not before:
        return None
    sign = document.low[at - 1] in words.classes["owner"]
    if before[0].end != (document.starts[at - 1] if sign else document.ends[at - 1]):
        return None
    return _code(before[0], sign)


def _described(
    document: Document,
    at: int,
    before: Sequence[Toponym],
    words: Words,
    where: Mapping[str, frozenset[str]],
) -> bool:
    """“wounded and flown to Gardez, the provincial capital”: the town where they were brought, no scene."""
    low, name = document.low, at - _ASIDE
    if not before or name < 0 or before[0].end != document.ends[name]:
        return False
    if low[name + 1] != "," or low[name + 2] not in words.classes["definite"]:
        return False
    first = bisect_left(document.starts, before[0].start)
    return carried_to(low[max(0, first - _CARRIED) : first], where)


def _held(document: Document, at: int, after: Sequence[Toponym], words: Words) -> str | None:
    """The province whose capital is told as the place of something ("in the capital of Farah")."""
    low, classes = document.low, words.classes
    if (
        not after
        or at < 2
        or low[at + 1] not in classes["of"]
        or low[at - 2] not in classes["locative"]
    ):
        return None
    return _code(after[0]) if after[0].start == document.starts[at + 2] else None


def _code(toponym: Toponym, national: bool = False) -> str | None:
    """The code of what a capital is the capital of: a province, or a country where that may be meant."""
    place = toponym.place
    if place is None or place.kind not in ("admin1", "country"):
        return None
    return place.admin1 if place.kind == "admin1" else place.country if national else None


def _told_last(toponyms: Sequence[Toponym]) -> str | None:
    """The province told last, that of the country's own capital aside: reporters sit there."""
    for toponym in reversed(toponyms):
        place = toponym.place or toponym.parent
        if place is not None and place.admin1 and place.capital_of != place.country:
            return place.admin1
    return None


def _dateline(toponyms: Sequence[Toponym], province: str) -> Place | None:
    """The town in the province from which the report was sent: reporters sit in capitals."""
    sent = (t.place for t in toponyms if t.cue == "dateline" and t.place is not None)
    return next((p for p in sent if p.admin1 == province and p.kind == "settlement"), None)


@lru_cache(maxsize=256)
def _capital(gazetteer: Gazetteer, code: str) -> Place | None:
    """The capital of a country, or the seat of a province, by its code; the one may be the other."""
    country = code.partition("-")[0]
    towns = [p for p in gazetteer.settlements(country) if p.capital_of in (code, country)]
    seat = next((p for p in towns if p.capital_of == code), None)
    return seat or next((p for p in towns if p.admin1 == code), None)
