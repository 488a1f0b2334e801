"""Where an event took place: which of a clause's places, how fine, how sure (codebook section 5).

The event is placed by the toponyms that stand for its scene (`ranks.py`), the finest of them first.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from geomap.coding.places.around import is_aside
from geomap.coding.places.finest import fineness, part_of_town, precision, together
from geomap.coding.places.standing import (
    MOVED,
    SCENE,
    SPEAKER,
    Locus,
    Standing,
    admin1_of,
    country_of,
)

_WHERE = 9  # tokens of "X, a suburb of Y"


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
        if found := _beside(chosen, standing):
            return [_locus([found], best, table, low)]
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


def _beside(chosen: Sequence[Standing], standing: Sequence[Standing]) -> Standing | None:
    """“In X, 20 km west of Kismayo”: in the province of Kismayo, where nothing else tells one of X."""
    for s in reversed(chosen):
        country = country_of(s.toponym)
        towns = [other.toponym.place for other in standing if other.measured]
        near = [p for p in towns if p is not None and p.admin1 and country in (None, p.country)]
        if s.toponym.place is None and near:
            return replace(s, toponym=replace(s.toponym, parent=near[0]), near=True)
    return None


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
