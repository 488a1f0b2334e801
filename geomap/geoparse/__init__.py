"""Geoparse: the names of places in a report, and which places they are."""

from collections.abc import Container, Mapping
from typing import Any

from geomap.gazetteer import Gazetteer
from geomap.geoparse import wide
from geomap.geoparse.compass import with_compass
from geomap.geoparse.context import Context
from geomap.geoparse.find import find
from geomap.geoparse.links import structure
from geomap.geoparse.names import Name
from geomap.geoparse.outlet import countries_of
from geomap.geoparse.places import is_capital
from geomap.geoparse.points import with_points
from geomap.geoparse.resolve import Resolver
from geomap.geoparse.roles import datelines, is_actor, is_cause
from geomap.geoparse.words import Words, words_of
from geomap.model import Toponym
from geomap.text import Document

__all__ = ["geoparse"]

DATELINE = "dateline"  # the `cue` of a name that tells where the reporter is


def geoparse(
    document: Document,
    gazetteer: Gazetteer,
    lexicon: Mapping[str, Any],
    *,
    country: str | None = None,
    no_places: Container[str] = (),
    source: str | None = None,
    url: str | None = None,
) -> list[Toponym]:
    """Find the names of places in a text and decide which places they are.

    Names of persons and organisations are left out (codebook section 5). Never by likeness of
    spelling: a name is in the gazetteer, or a word beside it ("village") shows that it is a place's.
    Coordinates are places of their own, or the point of the name that they stand beside.

    Args:
        document: the text, cut into tokens and sentences.
        gazetteer: asked for the places of each name.
        lexicon: its `places` table is used.
        country: ISO 3166-1 alpha-2 code of the country to prefer, or None.
        source: the outlet's name: a report of the "Mogadishu Times" speaks of Somalia rather than elsewhere.
        url: the report's address, for the country of its domain.
        no_places: folded names (`gazetteer.fold`) of which a person says that they are no places here.

    Returns:
        Toponyms in order of appearance, none overlapping another. `cue` is "dateline" for the names
        that a report begins with to say where it was written.
    """
    words = words_of(lexicon)
    found = find(document, gazetteer, words)
    context = found.context
    names = [name for name in found.names if name.key not in no_places]
    names, spans = wide.part_wide(with_compass(names, context, gazetteer, words), context, words)
    regions = [_region(document, span) for span in spans]
    if not names:
        return with_points(document.text, regions, gazetteer, lexicon)
    lines = datelines(document, names)
    actors = [
        _is_actor(name, n in lines, context, words, gazetteer) for n, name in enumerate(names)
    ]
    usable = [not actor and n not in lines for n, actor in enumerate(actors)]
    hanging = structure(names, context, words)
    outlet = countries_of(source, url, gazetteer, words)
    resolver = Resolver(
        names, context, gazetteer, words, hanging, usable, country, outlet, found.bodies
    )
    resolver.run()
    out = regions
    for n, name in enumerate(names):
        if not resolver.kept[n]:
            continue
        place = resolver.place[n]
        last = name.last + (place is None and _names_feature(name, context, words))
        start, end = document.starts[name.first], document.ends[last - 1]
        out.append(
            Toponym(
                text=document.text[start:end],
                start=start,
                end=end,
                place=place,
                parent=resolver.parent[n],
                role="actor" if actors[n] else "place",
                cue=DATELINE if n in lines else name.cue,
                score=resolver.score[n],
                why=resolver.why[n],
            )
        )
    out.sort(key=lambda toponym: toponym.start)
    return with_points(document.text, out, gazetteer, lexicon)


def _is_actor(
    name: Name, dateline: bool, context: Context, words: Words, gazetteer: Gazetteer
) -> bool:
    """Whether a name stands for who acts or speaks there: a state, its capital, a body with its seat."""
    if context.is_seat(name.first, name.last) or is_cause(name, context, words):
        return True
    if dateline or not is_actor(name, context, words):
        return False
    return any(p.kind == "country" or is_capital(p, gazetteer) for p in name.places)


def _region(document: Document, span: tuple[int, int]) -> Toponym:
    """A part of the world: it has no place, and nothing happens there as far as a map can show."""
    start, end = document.starts[span[0]], document.ends[span[1] - 1]
    text = document.text[start:end]
    return Toponym(text=text, start=start, end=end, role=wide.ROLE, score=1.0, why=wide.WHY)


def _names_feature(name: Name, context: Context, words: Words) -> bool:
    """Whether the word after a name that no gazetteer has is a part of it ("Manda Bay").

    It is where it is of the land and not built, as a camp, base or junction is.
    """
    built = (words.unknown_after, words.unknown_before, words.public, words.facilities)
    document = context.document
    after = name.last < context.sentence(name.first).last
    return (
        name.kind == "feature"
        and after
        and not any(name.cue in kinds for kinds in built)
        and document.low[name.last] == name.cue
        and document.words[name.last].istitle()
    )
