"""What each toponym of a sentence stands for: the scene, who speaks, where somebody went, another place.

The dateline says where the reporter is, a capital that speaks is an actor, the wounded are driven *to* a
town, a road leads *from* another: each toponym gets a standing by the words around it (codebook section 5).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from geomap.coding.places.around import (
    befell,
    befell_it,
    brought_into,
    chained,
    entered,
    fled_from,
    fled_to,
    holds_office,
    in_relative,
    in_subject,
    is_aside,
    is_pact,
    is_whole,
    is_whose,
    led_from,
    measured_from,
    on_road,
    seized_from,
    stands_near,
    unreached,
    where_it_was,
)
from geomap.coding.places.dwelling import dwellings
from geomap.coding.places.standing import (
    APART,
    MOVED,
    SCENE,
    SPEAKER,
    Standing,
    admin1_of,
    country_of,
)
from geomap.coding.places.ways import is_end, road_end
from geomap.model import Toponym
from geomap.text import Document, Sentence

_WHERE = 9  # tokens of "district, where the wounded were taken"
_FLED = 7  # tokens from "fled" to where they went
_ROAD = 3  # tokens from a place to "road" ("the Kabul-Kandahar main road")


def standings(
    document: Document,
    sentence: Sentence,
    toponyms: Sequence[Toponym],
    table: Mapping[str, frozenset[str]],
    triggers: Sequence[int] = (),
    flight: bool = False,
    seized: Sequence[int] = (),
) -> list[Standing]:
    """What each toponym of a sentence stands for.

    Args:
        document: the tokens.
        sentence: the sentence.
        toponyms: its toponyms in order.
        table: the lexicon's `where` table, each list as a set.
        triggers: tokens at which an event is told; a place that only tells who somebody is ("one of
            whom taught in Kapisa") has none before it in its relative clause.
        flight: whether people fled; then the place they came *from* is the scene.
        seized: tokens at which people are told to be arrested or abducted; so then is the place they
            were taken *from*, where no other is named.
    """
    out: list[Standing] = []
    low = document.low
    for toponym, first, last in _spans(document, sentence, toponyms):
        rank, near = _rank(document, sentence, first, last, table, out)
        if is_whose(document, last, table) or is_pact(document, last, table):
            rank = APART
        if rank == SPEAKER and befell(document, first, last, table, triggers):
            rank = SCENE
        if rank == SCENE and in_subject(document, sentence, first, last, table, triggers):
            rank = SPEAKER
        rank = _in_flight(rank, low, sentence.first, first, table) if flight else rank
        relative = False
        if admin1_of(toponym) is not None and befell_it(low, last, table, triggers):
            rank = SCENE
        elif rank == SCENE and in_relative(document, sentence, first, table, triggers):
            rank, relative = MOVED, True
        if rank == SCENE:
            _lead_to(document, out, first, last, table)
        beyond = low[last : min(last + _ROAD, sentence.last)]
        # A road of a town's own is a street in it ("in X's Sariab Road area").
        road = not table["road"].isdisjoint(beyond) and beyond[0] not in table["owner"]
        measured = rank == APART and near
        between = is_end(low, sentence.first, first, out, table)
        if between and _on_way(out, toponym):
            rank = APART
            out[-1] = replace(out[-1], rank=rank)
        out.append(Standing(toponym, first, last, rank, near, road, relative, measured, between))
    if seized and not any(s.rank >= SPEAKER and admin1_of(s.toponym) for s in out):
        for at, s in enumerate(out):
            if s.rank == APART and seized_from(low, s.first, seized, table):
                out[at] = replace(s, rank=SCENE)
    dwelt = dwellings(document, [s for s in out if s.rank == SCENE], table)
    out = [replace(s, rank=MOVED, relative=True) if s in dwelt else s for s in out]
    return out[1:] if _item_dateline(document, sentence, out, table) else out


def _spans(
    document: Document, sentence: Sentence, toponyms: Sequence[Toponym]
) -> Iterator[tuple[Toponym, int, int]]:
    """The toponyms of a sentence that name places of what it tells, each with its tokens."""
    starts, token = document.starts, sentence.first
    for toponym in toponyms:
        while token < sentence.last and starts[token] < toponym.start:
            token += 1
        first = token
        while token < sentence.last and starts[token] < toponym.end:
            token += 1
        if toponym.role == "place" and toponym.cue != "dateline":
            yield toponym, first, token


def _in_flight(
    rank: int, low: Sequence[str], begin: int, first: int, table: Mapping[str, frozenset[str]]
) -> int:
    """People flee from the scene, and to another place."""
    if rank == SCENE:
        return MOVED if fled_to(low[max(begin, first - _FLED) : first], table) else rank
    return SCENE if rank == APART and fled_from(low, first, table) else rank


def _on_way(earlier: Sequence[Standing], other: Toponym) -> bool:
    """“Attacked a post between X and Y”: at neither of the two, where no border lies between them."""
    ends = earlier[-1:]
    return any(s.between and country_of(s.toponym) == country_of(other) for s in ends)


_DATELINE = 9  # tokens between a place that opens an item and the sign that ends its dateline


def _item_dateline(
    document: Document,
    sentence: Sentence,
    standing: Sequence[Standing],
    table: Mapping[str, frozenset[str]],
) -> bool:
    """“MEHTARLAM, Oct 14: Two were killed in Alishang district”: told in the one, done in the other."""
    if not standing:
        return False
    first = standing[0]
    town = first.toponym.place is not None and first.toponym.place.kind == "settlement"
    if not town or first.first > sentence.first + 1:
        return False
    head = document.low[first.last : min(first.last + _DATELINE, sentence.last)]
    end = next((i for i, word in enumerate(head) if word in table["dateline_ends"]), None)
    if end is None or not table["no_dateline"].isdisjoint(head[:end]):
        return False
    own = [s for s in standing[1:] if s.first >= first.last + end and s.rank == SCENE]
    return any(admin1_of(s.toponym) for s in own)


def _lead_to(
    document: Document,
    earlier: list[Standing],
    first: int,
    last: int,
    table: Mapping[str, frozenset[str]],
) -> None:
    """“came to Qarluq, a village in the Darayim district”: the village is where it was.

    So it is in “an elder from Qarluq in Darayim, Badakhshan, where it was”.
    """
    where = where_it_was(document.low[last : last + 3], table)
    for at in range(len(earlier) - 1, -1, -1):
        part = earlier[at]
        between = document.low[part.last : first]
        if admin1_of(part.toponym) is None or not between or len(between) > 8:
            return
        plain = [w for w in between if w not in table["divisions"]]  # "X territory, Y, where"
        if not (chained(plain, table) if where else is_aside(between, table)):
            return
        earlier[at] = replace(part, rank=SCENE)
        first = part.first


def _rank(
    document: Document,
    sentence: Sentence,
    first: int,
    last: int,
    table: Mapping[str, frozenset[str]],
    earlier: Sequence[Standing],
) -> tuple[int, bool]:
    low = document.low
    before = [low[t] for t in range(max(sentence.first, first - 9), first)]
    after = [low[t] for t in range(last, min(sentence.last, last + 4))]
    joined = earlier and all(w in table["joined"] for w in low[earlier[-1].last : first])
    if joined and first - earlier[-1].last <= 3:
        return earlier[-1].rank, earlier[-1].near
    if earlier and earlier[-1].rank == SPEAKER and chained(low[earlier[-1].last : first], table):
        return SPEAKER, False
    previous = before[-1] if before else ""
    while before and (
        previous in table["skip"]
        or (previous == "," and len(before) > 1 and before[-2] in table["seat"])
    ):
        before.pop()
        previous = before[-1] if before else ""
    if where_it_was(low[last : min(sentence.last, last + _WHERE)], table):
        return SCENE, stands_near(before, table)
    apart = earlier and earlier[-1].rank == APART and not earlier[-1].near
    if apart and is_whole(low[earlier[-1].last : first], table):
        return APART, False
    if stands_near(before, table):
        return SCENE, True
    if measured_from(before, table) or previous in table["opposite"]:
        return APART, True  # near it, where no other place is named
    if on_road(before, table) or (
        earlier and earlier[-1].near and road_end(low, earlier[-1], first, table)
    ):
        return SCENE, True
    if previous in table["apart"] or led_from(before, table):
        return APART, False
    if previous in table["toward"]:
        return (SCENE if entered(before, table) else MOVED), False
    if brought_into(low[sentence.first : first], table) or unreached(before, table):
        return MOVED, False
    if holds_office(before, after, previous, table):
        return SPEAKER, False
    if previous in table["between"]:
        return (SCENE if table["road"].isdisjoint([*after, *before[-3:]]) else APART), False
    near = bool(set(after[:2]) & table["around"])
    return SCENE, near
