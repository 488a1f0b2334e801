"""Names that are told to lie beside another: none means a place far from it ("Saida, east of Daraa")."""

from collections.abc import Sequence

from geomap.gazetteer.apart import apart_km
from geomap.geoparse.context import Context
from geomap.geoparse.names import Name
from geomap.geoparse.words import Words
from geomap.model import Place

_GAP = 9  # tokens between the two names
_FAR, _ABROAD = 300, 50  # km that "east of" a town may reach, in its country and over the border
_POINTS = frozenset({"settlement", "admin2"})  # what something can lie beside


def without_distant(
    names: Sequence[Name], options: Sequence[tuple[Place, ...]], context: Context, words: Words
) -> list[tuple[Place, ...]]:
    """The places that remain of each name, those far from what it is told to lie beside left out.

    Args:
        names: in order of appearance.
        options: the places that each may mean.
        context: of their document.
        words: the lexicon's.
    """
    out = list(options)
    sentence_of = context.document.sentence_of
    for index in range(len(names) - 1):
        one, other = names[index], names[index + 1]
        if not out[index] or sentence_of[one.first] != sentence_of[other.first]:
            continue
        gap = context.low[one.last : other.first]
        if len(gap) > _GAP or not _is_beside(gap, words):
            continue
        points = [p for p in options[index + 1] if p.kind in _POINTS and p.lat is not None]
        if points:
            out[index] = tuple(
                p for p in out[index] if p.kind == "country" or any(_close(p, q) for q in points)
            )
    return out


def beyond_borders(
    names: Sequence[Name], options: Sequence[tuple[Place, ...]], context: Context, words: Words
) -> list[tuple[Place, ...]]:
    """The places that remain of each name: behind a border lies a country, and no division of its name.

    "They fled across the border into Niger", told of Nigeria, which has a state called so.
    """
    low = context.low
    out = list(options)
    for index, name in enumerate(names):
        if (
            len(out[index]) > 1
            and " ".join(low[max(0, name.first - 2) : name.first]) in words.bounds
        ):
            out[index] = tuple(p for p in out[index] if p.kind == "country") or out[index]
    return out


def _is_beside(gap: Sequence[str], words: Words) -> bool:
    """Whether the words between two names say that the one lies beside the other, and nothing else."""
    if len(gap) < 2 or not (gap[0] == "," or gap[0] in words.cues):
        return False
    told = gap[-1] in words.finders and gap[-1] in words.pointlike
    rest = [w for w in gap if w not in words.fillers]
    told = told or (len(rest) > 1 and rest[-1] in words.away and rest[-2] in words.directions)
    known = (
        words.cues,
        words.fillers,
        words.articles,
        words.directions,
        words.away,
        words.measures,
    )
    return told and all(
        w == "," or w[0].isdigit() or w in words.pointlike or any(w in some for some in known)
        for w in gap  # no "in": "in the north of Baghlan" is within it, and not beside it
    )


def _close(one: Place, other: Place) -> bool:
    km = apart_km(one, other)
    return km is None or km <= (_FAR if one.country == other.country else _ABROAD)
