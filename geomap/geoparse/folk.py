"""Peoples that a text names as such, which are no places ("men of the X and Y communities")."""

from collections.abc import Sequence

from geomap.geoparse.context import Context
from geomap.geoparse.runs import Run
from geomap.geoparse.words import Words

_LIST = 10  # tokens of a list of peoples


def without_folk(runs: Sequence[Run], context: Context, words: Words) -> Sequence[Run]:
    """The runs but those that are nothing but the name of a people, and not of a place called after it.

    Args:
        runs: the capitalized runs of a text.
        context: of the text.
        words: the lexicon's.
    """
    folk = _folk(context, words)
    return [run for run in runs if not _is_folk(run, folk, context, words)] if folk else runs


def _folk(context: Context, words: Words) -> frozenset[str]:
    """The peoples that the text names."""
    low, spelled = context.low, context.document.words
    if words.folk.isdisjoint(low):
        return frozenset()
    found: set[str] = set()
    for end, word in enumerate(low):
        if word not in words.folk:
            continue
        if word in words.tribal and spelled[end - 1] != low[end - 1]:
            found.add(low[end - 1])  # "the Zadran tribe", as no place is called
        i = end - 1
        while i > max(1, end - _LIST) and (
            spelled[i] != low[i] or low[i] in words.conjunctions or low[i] == ","
        ):
            i -= 1
        of = i > 1 and low[i] in words.definite and low[i - 1] in words.prepositions
        if of and low[i - 2] in words.folk_of:
            found.update(low[j] for j in range(i + 1, end) if spelled[j] != low[j])
    return frozenset(found)


def _is_folk(run: Run, folk: frozenset[str], context: Context, words: Words) -> bool:
    if not folk.issuperset(context.low[run.first : run.last]):
        return False
    cue = context.cue_at(run.last)
    return cue is None or cue.word in words.folk
