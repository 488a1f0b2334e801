"""Mentions of many reports into incidents: one incident, however many tell it (codebook section 7).

`candidates` says which mentions are worth comparing, `compare` what speaks for and against two of them,
`cluster` brings them together, `years` fills in years that a report leaves out, `reconcile` gives an
incident its values, `ids` its name, `explain` its reasons; `near` lists what was almost merged.
"""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby

from geomap.merge import ids, years
from geomap.merge.cluster import Cluster, Clusters, cluster_province, cluster_unplaced, settle
from geomap.merge.copies import likeness, sketch
from geomap.merge.explain import reasons
from geomap.merge.facts import Facts, facts, mark_crowded
from geomap.merge.near import NearMiss, merge_rows, near_misses
from geomap.merge.reconcile import incident
from geomap.merge.rulings import Named, Rulings, unknown
from geomap.model import COUNTED, Incident, Mention

__all__ = [
    "Named",
    "NearMiss",
    "Rulings",
    "in_list",
    "likeness",
    "merge",
    "merge_members",
    "merge_rows",
    "near_misses",
    "sketch",
    "unknown",
]

NO_RULINGS = Rulings()
_ROUNDS = 3  # how often a year that was just learned may help another report to its own


def merge(mentions: Iterable[Mention], rulings: Rulings = NO_RULINGS) -> list[Incident]:
    """Merge mentions into incidents.

    Two mentions of one report never merge. The result depends on the set of mentions only, not on their
    order; a mention that comes twice counts once.

    Args:
        mentions: what the reports tell; those whose status is not counted are left out.
        rulings: what a person has ruled must be one incident, or must not.

    Returns:
        The incidents in the order of their dates, then places, then ids.
    """
    return [incident for incident, _ in merge_members(mentions, rulings)]


def merge_members(
    mentions: Iterable[Mention], rulings: Rulings = NO_RULINGS
) -> list[tuple[Incident, tuple[tuple[str, int], ...]]]:
    """As `merge`, each incident with its mentions: the report of each, and its order there."""
    with _uncollected():
        return _merged(mentions, rulings)


def _merged(
    mentions: Iterable[Mention], rulings: Rulings
) -> list[tuple[Incident, tuple[tuple[str, int], ...]]]:
    # A function of its own: what it works with is gone before anyone looks for cyclic garbage again.
    told, clusters = _clustered(mentions, rulings)
    return _incidents(told, clusters)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without looking for cyclic garbage: merging makes none, and the search is a fifth of its time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _clustered(mentions: Iterable[Mention], rulings: Rulings) -> tuple[list[Mention], Clusters]:
    """The mentions in order, with the years they have found, and their clusters."""
    told, known = _in_order(mentions)
    mark_crowded(known)
    clusters = Clusters(known)
    together = _ruled(told, clusters, rulings) if rulings != NO_RULINGS else []
    provinces: dict[str, list[int]] = {}
    for i, fact in enumerate(known):
        provinces.setdefault(fact.admin1 or "", []).append(i)
    unplaced = provinces.pop("", [])
    for name in sorted(provinces):
        _cluster(clusters, provinces[name], together)
    for _ in range(_ROUNDS):
        if not _fill_years(told, clusters, provinces):
            break
    cluster_unplaced(clusters, unplaced)
    for i, j in together:
        clusters.weld(i, j)
    return told, clusters


def _cluster(clusters: Clusters, here: Sequence[int], together: Iterable[tuple[int, int]]) -> None:
    """Cluster the tellings of one province, then once more with what a person brought together.

    The first time finds the incidents as they are by themselves, so that a person brings whole
    incidents together. The second time a telling that fitted two of them fits one.
    """
    cluster_province(clusters, here)
    inside = set(here)
    ends = [(i, j) for i, j in together if i in inside and j in inside]
    if not ends:
        return
    whole = [row.members for row in clusters.among({i for pair in ends for i in pair})]
    clusters.dissolve(here)
    for members in whole:
        clusters.gather(members)
    for i, j in ends:
        clusters.weld(i, j)
    cluster_province(clusters, here)


def _in_order(mentions: Iterable[Mention]) -> tuple[list[Mention], list[Facts]]:
    """The counted mentions, each once, in an order that depends on nothing but themselves."""
    counted = [m for m in dict.fromkeys(mentions) if m.status in COUNTED]
    rows = [(facts(m), m) for m in counted]
    rows.sort(key=lambda row: row[0].key)
    out: list[tuple[Facts, Mention]] = []
    for _, same in groupby(rows, key=lambda row: row[0].key):
        group = list(same)
        out.extend(group if len(group) == 1 else sorted(group, key=lambda row: repr(row[1])))
    return [m for _, m in out], [fact for fact, _ in out]


def _ruled(told: Sequence[Mention], clusters: Clusters, rulings: Rulings) -> list[tuple[int, int]]:
    """Bar what is to be kept apart; the pairs that are to come together, as positions."""
    named = Named(told)
    for i, j in named.pairs(rulings.apart):
        clusters.bar(i, j)
    return named.pairs(rulings.together)


def _fill_years(
    told: list[Mention], clusters: Clusters, provinces: Mapping[str, Sequence[int]]
) -> bool:
    """Give reports the years that their merged mentions have found, and merge what is dated now."""
    found = years.learn(clusters.told, clusters.all())
    filled = [
        i
        for i, fact in enumerate(clusters.told)
        if fact.report in found and fact.when is not None and fact.when.yearless
    ]
    late = {
        j
        for row in clusters.among(filled)
        if all(_undated(clusters.told[i]) for i in row.members)
        for j in row.members
    }
    for i in filled:
        told[i] = years.fill(told[i], found[clusters.told[i].report])
        clusters.told[i] = replace(facts(told[i]), crowded=clusters.told[i].crowded)
    clusters.dissolve(late)
    for name in sorted({clusters.told[i].admin1 or "" for i in late} & provinces.keys()):
        settle(clusters, sorted(late.intersection(provinces[name])), provinces[name])
    return bool(filled)


def _undated(fact: Facts) -> bool:
    return fact.when is None or fact.when.yearless


def _incidents(
    told: Sequence[Mention], clusters: Clusters
) -> list[tuple[Incident, tuple[tuple[str, int], ...]]]:
    rows: list[Cluster] = clusters.all()
    names = ids.name(told[row.members[0]] for row in rows)
    name_of = {row.members[0]: name for row, name in zip(rows, names, strict=True)}
    out = []
    for row, name in zip(rows, names, strict=True):
        like = None
        if row.duplicate_of is not None:
            like = name_of[clusters.number(row.duplicate_of)]
        found = incident(
            [told[i] for i in row.members],
            id=name,
            possible_duplicate_of=None if like == name else like,
            reasons=reasons([clusters.told[i] for i in row.members]),
        )
        out.append((found, tuple((told[i].report_id, told[i].order) for i in row.members)))
    return sorted(out, key=lambda pair: in_list(pair[0]))


def in_list(i: Incident) -> tuple[str, str, str, str]:
    """By what incidents are put in order: their dates, then places, then ids."""
    return i.date_start or "~", i.admin1 or "~", i.location or "", i.id
