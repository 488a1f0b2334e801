"""Mentions of many reports into incidents: one incident, however many tell it (codebook section 7).

`candidates` says which mentions are worth comparing, `compare` what speaks for and against two of them,
`cluster` brings them together, `years` fills in years that a report leaves out, `reconcile` gives an
incident its values, `ids` its name, `explain` its reasons.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from geomap.merge import ids, years
from geomap.merge.cluster import Cluster, Clusters, cluster_province, cluster_unplaced
from geomap.merge.copies import likeness, sketch
from geomap.merge.explain import reasons
from geomap.merge.facts import Facts, facts
from geomap.merge.reconcile import incident
from geomap.model import COUNTED, Incident, Mention

__all__ = ["likeness", "merge", "sketch"]

_ROUNDS = 3  # how often a year that was just learned may help another report to its own


def merge(mentions: Iterable[Mention]) -> list[Incident]:
    """Merge mentions into incidents.

    Two mentions of one report never merge. The result depends on the set of mentions only, not on their
    order; a mention that comes twice counts once.

    Args:
        mentions: what the reports tell; those whose status is not counted are left out.

    Returns:
        The incidents in the order of their dates, then places, then ids.
    """
    told, known = _in_order(mentions)
    clusters = Clusters(known)
    provinces: dict[str, list[int]] = {}
    for i, fact in enumerate(known):
        provinces.setdefault(fact.admin1 or "", []).append(i)
    unplaced = provinces.pop("", [])
    for name in sorted(provinces):
        cluster_province(clusters, provinces[name])
    for _ in range(_ROUNDS):
        if not _fill_years(told, clusters, provinces):
            break
    cluster_unplaced(clusters, unplaced)
    return _incidents(told, clusters)


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


def _fill_years(told: list[Mention], clusters: Clusters, provinces: dict[str, list[int]]) -> bool:
    """Give reports the years that their merged mentions have found, and merge anew where they tell."""
    found = years.learn(clusters.told, clusters.all())
    stale: set[str] = set()
    for i, fact in enumerate(clusters.told):
        if fact.report in found and fact.when is not None and fact.when.yearless:
            told[i] = years.fill(told[i], found[fact.report])
            clusters.told[i] = facts(told[i])
            stale.add(fact.admin1 or "")
    for name in sorted(stale & provinces.keys()):
        clusters.dissolve(provinces[name])
        cluster_province(clusters, provinces[name])
    return bool(stale)


def _incidents(told: Sequence[Mention], clusters: Clusters) -> list[Incident]:
    rows: list[Cluster] = clusters.all()
    names = ids.name(told[row.members[0]] for row in rows)
    name_of = {row.members[0]: name for row, name in zip(rows, names, strict=True)}
    out = []
    for row, name in zip(rows, names, strict=True):
        like = None
        if row.duplicate_of is not None:
            like = name_of[clusters.number(row.duplicate_of)]
        out.append(
            incident(
                [told[i] for i in row.members],
                id=name,
                possible_duplicate_of=None if like == name else like,
                reasons=reasons([clusters.told[i] for i in row.members]),
            )
        )
    return sorted(out, key=lambda i: (i.date_start or "~", i.admin1 or "~", i.location or "", i.id))
