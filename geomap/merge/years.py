"""A report that names no year takes it from another report of the same incident (codebook section 4)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from geomap.merge.cluster import Cluster
from geomap.merge.days import fill_year, year_for
from geomap.merge.facts import Facts
from geomap.model import Mention


def learn(told: Sequence[Facts], clusters: Iterable[Cluster]) -> dict[str, int]:
    """The years of reports that name none, where their mentions agree on one.

    Args:
        told: the tellings, by position.
        clusters: how they have merged.

    Returns:
        Year by report id, only for reports one of whose mentions has merged with a dated one.
    """
    votes: dict[str, set[int]] = {}
    for cluster in clusters:
        spans = [(told[i].report, told[i].when) for i in cluster.members]
        dated = [when for _, when in spans if when is not None and not when.yearless]
        if not dated:
            continue
        for report, when in spans:
            if when is not None and when.yearless:
                votes.setdefault(report, set()).update(year_for(when, d) for d in dated)
    return {report: min(years) for report, years in votes.items() if len(years) == 1}


def fill(mention: Mention, year: int) -> Mention:
    """A mention with its unknown year filled in, in all its dates."""
    return replace(
        mention,
        date_start=fill_year(mention.date_start, year),
        date_end=fill_year(mention.date_end, year),
        anchor=fill_year(mention.anchor, year),
    )
