"""Names whose kind one word tells for all: "Elm, Oak and Ash counties" are Elm County and the others."""

from collections.abc import Mapping, Sequence

from geomap.gazetteer import Gazetteer
from geomap.gazetteer.names import fold
from geomap.geoparse.context import CUE, Context, Cue
from geomap.geoparse.names import Name
from geomap.geoparse.runs import Run
from geomap.geoparse.words import Words


def titled(
    runs: Sequence[Run], context: Context, gazetteer: Gazetteer, words: Words
) -> Mapping[int, Name]:
    """The names of such lists by their first tokens, with the places that bear the kind in their names.

    Args:
        runs: of the document, in order.
        context: of the same document.
        gazetteer: asked for the full names.
        words: the lexicon's.
    """
    found: dict[int, Name] = {}
    if words.singular.keys().isdisjoint(context.low):
        return found
    for index, run in enumerate(runs):
        cue = context.cue_at(run.last)
        one = words.singular.get(cue.word) if cue is not None else None
        if cue is None or one is None:
            continue
        after = None
        for member in reversed(runs[: index + 1]):
            if after is not None and not _is_listed(context.low[member.last : after.first], words):
                break
            name = _name(member, fold(one), cue, context, gazetteer)
            if name is None:
                break
            found[name.first] = name
            after = member
    return found


def _is_listed(gap: tuple[str, ...], words: Words) -> bool:
    """Whether two names stand in one list."""
    return 0 < len(gap) <= 2 and all(word in words.separators for word in gap)


def _name(run: Run, kind: str, cue: Cue, context: Context, gazetteer: Gazetteer) -> Name | None:
    places = gazetteer.by_key(context.key(run.first, run.last) + kind)
    if not places or run.loose:
        return None
    return context.name(run.first, run.last, places, cue, CUE)
