"""Countries and provinces in names of organizations: no places, but they tell of where a text speaks."""

from collections.abc import Iterator, Sequence

from geomap.geoparse.company import likely
from geomap.geoparse.context import Context
from geomap.geoparse.names import Name
from geomap.geoparse.runs import Run
from geomap.model import Place

_LANDS = frozenset(("country", "admin1"))


def bodies(runs: Sequence[Run], names: Sequence[Name], context: Context) -> Iterator[Place]:
    """The lands of which the names of organizations tell ("the Ohio State Troopers Association").

    Args:
        runs: of the document, in order.
        names: those of places, which tell enough by themselves.
        context: of the same document.
    """
    taken = {name.first for name in names}
    words = context.words
    kinds = (words.other, words.public, words.sites, words.bodies, words.facilities)
    for run in runs:
        if run.loose:
            continue
        for piece in run.pieces:
            if piece.first in taken or not any(p.kind in _LANDS for p in piece.places):
                continue
            rest = context.low[piece.last : run.last]
            if context.low[piece.first] in words.adjectival:
                continue  # "U.S. airlines" are told of in reports from anywhere
            told = context.body_before(run.first, context.sentence(run.first).first)
            if told or any(word in some for word in rest for some in kinds):
                known = [p for p in likely(piece.places) if p.kind in _LANDS]
                if len(known) == 1:
                    yield known[0]
