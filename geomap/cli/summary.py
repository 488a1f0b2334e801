"""What `geomap map` says at the end: a short account, laid out for a terminal."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from geomap.cli import console
from geomap.model import COUNTED, Incident
from geomap.pipeline import MapRun
from geomap.read import Account, visible

_WIDEST = 32  # characters of a province's name


def summary(run: MapRun, account: Account, page: Path) -> str:
    """Incidents by province, and what was unplaced, set aside, skipped and failed."""
    counted = [incident for incident in run.incidents if incident.status in COUNTED]
    warned = f"; {_count(account.warnings, 'warning')}" if account.warnings else ""
    lines = [f"{account}{warned}"]
    rows = _rows(counted)
    if rows:
        lines += ["", *_table(rows), ""]
    unplaced = f", {run.unplaced} of them unplaced" if run.unplaced else ""
    lines += [
        f"{_count(len(counted), 'incident')}{unplaced}; "
        f"{_count(len(run.set_aside), 'mention')} set aside, not counted",
        *_corrected(run),
        *_changed(run.changes),
        f"Map: {visible(str(page))}",
    ]
    return "\n".join(lines)


def _corrected(run: MapRun) -> list[str]:
    """How many corrections hold, and whether all could be obeyed; nothing without any."""
    if not run.corrections and not run.unmet:
        return []
    undone = len({one.row.where for one in run.unmet})
    lost = f"; {undone} not done, see the warnings" if undone else ""
    return [f"{_count(run.corrections, 'correction')} by hand{lost}"]


def _changed(changes: Mapping[str, Any] | None) -> list[str]:
    """What the batch did to the casebook, in a line; nothing without one."""
    if changes is None:
        return []
    told = ", ".join([*changed(changes), f"{changes['unchanged']} unchanged"])
    return [f"Casebook: {_count(changes['reports_added'], 'report')} added; incidents: {told}"]


def changed(changes: Mapping[str, Any]) -> list[str]:
    """How many incidents a batch made new, revised and so on, of each kind that it has."""
    kinds = ("new", "revised", "merged", "split", "gone")
    return [f"{len(changes[kind])} {kind}" for kind in kinds if changes[kind]]


def _rows(incidents: Sequence[Incident]) -> list[tuple[str, ...]]:
    """A row a province; with its country's code where there are several countries."""
    by_province: dict[str, list[Incident]] = {}
    for incident in incidents:
        if incident.admin1:
            by_province.setdefault(incident.admin1, []).append(incident)
    abroad = len({found[0].country for found in by_province.values()}) > 1

    def name(found: Sequence[Incident]) -> str:
        first = found[0]
        short = (first.admin1_name or first.admin1 or "")[:_WIDEST]
        return visible(f"{short}, {first.country}" if abroad and first.country else short)

    named = [(name(found), found) for found in by_province.values()]
    named.sort(key=lambda item: (-len(item[1]), item[0]))
    unplaced = [incident for incident in incidents if not incident.admin1]
    if unplaced:
        named.append(("(unplaced)", unplaced))
    return [
        (
            shown,
            str(len(found)),
            _sum([incident.fatalities for incident in found]),
            _sum([incident.injured for incident in found]),
        )
        for shown, found in named
    ]


def _table(rows: list[tuple[str, ...]]) -> list[str]:
    titles = ("Province", "Incidents", "Killed", "Injured")
    lines = console.columns([titles, *rows], right=range(1, len(titles)))
    return [f"  {line}" for line in lines]


def _sum(figures: Sequence[int | None]) -> str:
    """The sum of what is said; a dash where nothing is (null is not 0, codebook section 6)."""
    said = [figure for figure in figures if figure is not None]
    return f"{sum(said):,}" if said else "-"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
