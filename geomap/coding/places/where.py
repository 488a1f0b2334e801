"""Where an event took place: which of a clause's places, how fine, how sure (codebook section 5).

The dateline says where the reporter is, a capital that speaks is an actor, the wounded are driven *to* a
town, a road leads *from* another: each toponym gets a standing by the words around it, and the event is
placed by those that stand for its scene.
"""

import itertools
from collections.abc import Mapping, Sequence
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
from geomap.coding.places.finest import fineness, part_of_town, precision, together
from geomap.coding.places.standing import (
    APART,
    MOVED,
    SCENE,
    SPEAKER,
    Locus,
    Standing,
    admin1_of,
    country_of,
)
from geomap.coding.places.ways import is_end, road_end
from geomap.model import Toponym
from geomap.text import Document, Sentence

_WHERE = 9  # tokens of "district, where the wounded were taken"


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
    if not toponyms:
        return out
    starts = document.starts
    token = sentence.first
    for toponym in toponyms:
        while token < sentence.last and starts[token] < toponym.start:
            token += 1
        first = token
        while token < sentence.last and starts[token] < toponym.end:
            token += 1
        if toponym.role != "place" or toponym.cue == "dateline":
            continue
        rank, near = _rank(document, sentence, first, token, table, out)
        rank = APART if is_whose(document, token, table) else rank
        if rank == SPEAKER and befell(document, first, table, triggers):
            rank = SCENE
        if rank == SCENE and in_subject(document, sentence, first, token, table, triggers):
            rank = SPEAKER
        if flight and rank == SCENE:
            rank = (
                MOVED
                if fled_to(document.low[max(sentence.first, first - 7) : first], table)
                else rank
            )
        if flight and rank == APART and fled_from(document.low, first, table):
            rank = SCENE
        fell = befell_it(document.low, token, table, triggers) and admin1_of(toponym) is not None
        rank = SCENE if fell else rank
        told = not fell and rank == SCENE
        relative = told and in_relative(document, sentence, first, table, triggers)
        rank = MOVED if relative else rank
        if out and rank == SCENE and _led_to(document, out[-1], first, token, table):
            out[-1] = replace(out[-1], rank=SCENE)
        road = token < sentence.last and bool(
            table["road"].intersection(document.low[token : min(token + 3, sentence.last)])
        )
        measured = rank == APART and near
        between = is_end(document.low, sentence.first, first, out, table)
        if between and _on_way(out, toponym):
            rank = APART
            out[-1] = replace(out[-1], rank=rank)
        out.append(Standing(toponym, first, token, rank, near, road, relative, measured, between))
    if seized and not any(s.rank >= SPEAKER and admin1_of(s.toponym) for s in out):
        for at, s in enumerate(out):
            if s.rank == APART and seized_from(document.low, s.first, seized, table):
                out[at] = replace(s, rank=SCENE)
    dwelt = dwellings(document, [s for s in out if s.rank == SCENE], table)
    out = [replace(s, rank=MOVED, relative=True) if s in dwelt else s for s in out]
    return out[1:] if _item_dateline(document, sentence, out, table) else out


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


def _led_to(
    document: Document,
    earlier: Standing,
    first: int,
    last: int,
    table: Mapping[str, frozenset[str]],
) -> bool:
    """“came to Qarluq, a village in the Darayim district”: the village is where it was.

    So it is in “an elder from Qarluq in Darayim, where it was”.
    """
    between = document.low[earlier.last : first]
    if admin1_of(earlier.toponym) is None or not between or len(between) > 8:
        return False
    if where_it_was(document.low[last : last + 3], table):
        return chained(between, table)
    return is_aside(between, table)


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
        return SCENE, False
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


def loci(
    standing: Sequence[Standing],
    anchor: int,
    table: Mapping[str, frozenset[str]],
    low: Sequence[str],
) -> list[Locus]:
    """The places of an event, of which there are several where a list names several provinces.

    Args:
        standing: the toponyms of the clause with their standing.
        anchor: the token of the event's trigger; the nearest province to it is taken.
        table: the lexicon's `where` table.
        low: the document's tokens, lower-cased.
    """
    if not standing:
        return []
    best = max([s.rank for s in standing])
    if best <= MOVED:
        measured = [s for s in standing if s.measured and admin1_of(s.toponym)]
        if not (measured := measured or _half_way(standing)):
            return []
        standing = [replace(s, rank=SCENE) for s in measured]
        best = SCENE
    placed_ranks = {s.rank for s in standing if admin1_of(s.toponym)}
    if best == SCENE and SCENE not in placed_ranks and SPEAKER in placed_ranks:
        best = SPEAKER  # "the council of Ghor, in central Afghanistan"
    chosen = [s for s in standing if s.rank == best]
    chosen = _measured_in(chosen, standing) or chosen
    if len(chosen) > 1 and any(not s.road for s in chosen if admin1_of(s.toponym)):
        chosen = [s for s in chosen if not s.road]
    if all(s.toponym.place and s.toponym.place.kind == "admin1" for s in chosen):
        provinces = {admin1_of(s.toponym) for s in chosen}
        chosen += [s for s in standing if s.relative and admin1_of(s.toponym) in provinces]
    placed = [s for s in chosen if admin1_of(s.toponym)]
    placed = [
        s for at, s in enumerate(placed) if not at or not _holds(placed[at - 1], s, low, table)
    ]
    if not placed:
        named = chosen[-1]
        country = country_of(named.toponym)
        return [Locus(country, None, (named.toponym,), None, best, named.first)] if country else []
    groups: dict[str, list[Standing]] = {}
    for s in placed:
        groups.setdefault(admin1_of(s.toponym) or "", []).append(s)
    if len(groups) > 1 and not _listed(placed, low, table):
        nearest = min(placed, key=lambda s: (_distance(s, anchor), s.first))
        groups = {admin1_of(nearest.toponym) or "": groups[admin1_of(nearest.toponym) or ""]}
    return [_locus(members, best, table, low) for members in groups.values()]


def _measured_in(chosen: Sequence[Standing], standing: Sequence[Standing]) -> list[Standing]:
    """“In Lakes, 10 km east of Yirol”: near the town, where else only its province is named.

    So is what lies in Lakes between Yirol and another of its towns.
    """
    wide = [s.toponym.place for s in chosen]
    if not wide or any(place is None or place.kind != "admin1" for place in wide):
        return []
    provinces = {place.admin1 for place in wide if place}
    near = [s for s in standing if s.measured] or _half_way(standing)
    near = [s for s in near if admin1_of(s.toponym) in provinces]
    fine = [s for s in near if not (s.toponym.place and s.toponym.place.kind == "admin1")]
    return [*chosen, *fine[:1]] if fine else []


def _half_way(standing: Sequence[Standing]) -> list[Standing]:
    """The first end of the road on which it happened, where both ends lie in one province."""
    ends = [s for s in standing if s.between]
    if len(ends) != 2 or len({admin1_of(s.toponym) for s in ends}) != 1:
        return []
    return [replace(s, near=True) for s in ends[:1] if admin1_of(s.toponym)]


def _distance(s: Standing, anchor: int) -> int:
    return s.first - anchor if s.first >= anchor else 2 * (anchor - s.first)


def _listed(
    placed: Sequence[Standing], low: Sequence[str], table: Mapping[str, frozenset[str]]
) -> bool:
    """Whether places of several provinces stand in one list ("in Ghazni and Kandahar")."""
    changes = 0
    for a, b in itertools.pairwise(placed):
        if admin1_of(a.toponym) != admin1_of(b.toponym):
            changes += 1
            between = low[a.last : b.first]
            joints = [w for w in between if w not in table["skip"]]  # "X province and Y"
            opens = bool(joints) and joints[0] in table["joined"]
            if len(between) > 8 or not opens or not table["no_list"].isdisjoint(between):
                return False
    return changes > 0


def _holds(
    part: Standing, whole: Standing, low: Sequence[str], table: Mapping[str, frozenset[str]]
) -> bool:
    """“In X, a suburb of Y” where X lies over the border of the province: it was in X."""
    between = low[part.last : whole.first]
    apart = admin1_of(part.toponym) != admin1_of(whole.toponym) and 0 < len(between) <= _WHERE
    return apart and not table["parts"].isdisjoint(between) and is_aside(between, table)


def _locus(
    members: Sequence[Standing],
    rank: int,
    table: Mapping[str, frozenset[str]],
    low: Sequence[str],
) -> Locus:
    if len(members) == 1:
        only = members[0].toponym
        fine = precision(members[0], table)
        where = country_of(only), admin1_of(only), (only,)
        quarter = only.cue in table["parts"]
        return Locus(*where, fine, rank, members[0].first, quarter=quarter)
    ranked = sorted(members, key=lambda s: (-fineness(s, table), s.first))
    top = [s for s in ranked if fineness(s, table) == fineness(ranked[0], table)]
    first = part_of_town(top, ranked, low, table)
    finest = first.toponym
    distinct = {t.toponym.place.id if t.toponym.place else t.toponym.text for t in top}
    names = tuple(s.toponym for s in ranked)
    fine = precision(first, table)
    if len(distinct) > 1 and all(fineness(s, table) > 1 for s in top) and together(top, low, table):
        parent = finest.place or finest.parent
        wider = [s.toponym for s in ranked if s not in top]
        names = (*(s.toponym for s in top), *wider)
        return Locus(
            parent.country if parent else None,
            admin1_of(finest),
            names,
            max(fine, 2),
            rank,
            first.first,
            several=len(top),
        )
    names = (finest, *(t for t in names if t is not finest))
    quarter = finest.cue in table["parts"]
    return Locus(
        country_of(finest), admin1_of(finest), names, fine, rank, first.first, quarter=quarter
    )
