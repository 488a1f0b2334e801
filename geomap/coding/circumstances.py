"""Sentences that only say where or when the event told before was; a crowd that is where its people live."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from geomap.coding.clauses import Sight
from geomap.coding.days.dates import Dated
from geomap.coding.days.when import event_time
from geomap.coding.frame import Frame
from geomap.coding.places.standing import MOVED, SCENE, SPEAKER, Standing
from geomap.coding.places.where import loci
from geomap.coding.words import Words
from geomap.text import Document, Sentence

_QUOTES = frozenset('"“”«»')
_PLACING = 40  # tokens of a sentence that only says where something was
_BORNE = 14  # tokens before a place among which the dead are named whom a crowd takes there
_WHEN = 4  # tokens from "it happened" to the day


def placing(document: Document, sentence: Sentence, words: Words) -> int:
    """The token up to which a sentence says only where something stood, 0 if it says more.

    "The base lies in Maiwand district", also where somebody is quoted with it; "he was getting out of his
    car in Zaranj when the gunmen came".
    """
    first, last = sentence.first, sentence.last
    if document.low[first] in _QUOTES:
        first += 1
        last = next((i for i in range(first, last) if document.low[i] in _QUOTES), last)
    low, classes = document.low, words.classes
    if not 0 < last - first <= _PLACING:
        return 0
    again = any(
        low[t] in classes["culprits"] and low[t - 1] in classes["leads"]
        for t in range(first + 1, last)
    )
    return last if again or low[first] in classes["leads"] else 0


def dating(
    document: Document, sentence: Sentence, dates: Sequence[Dated], words: Words
) -> Dated | None:
    """The day of a sentence that says no more than when something was: "It happened late on Sunday".

    Args:
        document: the tokens.
        sentence: one without an event.
        dates: its dates.
        words: the compiled lexicon.
    """
    low, classes = document.low, words.classes
    for dated in dates:
        for token in range(max(sentence.first + 1, dated.first - _WHEN), dated.first):
            if low[token] in classes["happens"] and low[token - 1] in classes["leads"]:
                return dated
    return None


def placed(sight: Sight, words: Words, table: Mapping[str, frozenset[str]]) -> list[Frame]:
    """A sentence with no event of its own that says where, and perhaps when, the one told before was."""
    sentence = sight.sentence
    end = placing(sight.document, sentence, words)
    here = [s for s in sight.standing if s.rank == SCENE and s.last <= end]
    scenes = loci(here, sentence.first, table, sight.document.low)
    if len(scenes) != 1 or scenes[0].admin1 is None:
        scenes = []
        if dating(sight.document, sentence, sight.dates, words) is None:
            return []
    when, _ = event_time(
        sight.document, sight.dates, sentence.first, sentence.last, sentence.first, words
    )
    if when is not None and when.reason is not None:
        return []
    return [
        Frame(
            index=sight.index, sentence=sentence, first=sentence.first, last=sentence.last,
            anchor=sentence.first, strong=frozenset(), weak=frozenset(), definite=True, when=when,
            loci=scenes,
        )
    ]  # fmt: skip


def of_people(document: Document, standing: Sequence[Standing], words: Words) -> Sequence[Standing]:
    """The places of a crowd, where else only the ends of a road are told: whence its people are.

    "Residents of Shindand blocked the Herat-Kandahar highway": in Shindand. Where a crowd takes its dead it
    protests ("carried the bodies to the governor's compound in Tarin Kot").
    """
    low, classes = document.low, words.classes
    taken = [
        replace(s, rank=SCENE)
        for s in standing
        if s.rank == MOVED
        and not classes["borne"].isdisjoint(low[max(0, s.first - _BORNE) : s.first])
    ]
    if taken:
        return taken
    scenes = [s for s in standing if s.rank == SCENE]
    if not scenes or not all(s.road for s in scenes):
        return standing
    home = [
        s
        for s in standing
        if s.rank == SPEAKER
        and low[s.first - 1] in classes["of"]
        and low[s.first - 2] in classes["petitioners"]
    ]
    if not home:
        return standing
    begin = home[0].first
    within = [s for s in standing if s.rank == SPEAKER and s.first >= begin]
    return [replace(s, rank=SCENE) for s in within]
