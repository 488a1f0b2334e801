"""The program measured on gold reports: what it extracts, merges and finds against a human's coding.

`geomap evaluate` and the gate in `evals/` stand on it. What the figures mean: docs/evaluation.md.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from geomap import features, pipeline
from geomap.evaluate.gold import Gold, read_gold
from geomap.evaluate.scores import (
    Fault,
    Figure,
    Score,
    score_extract,
    score_merge,
    score_toponyms,
)
from geomap.model import Report

__all__ = [
    "PARTS",
    "Fault",
    "Figure",
    "Gold",
    "Score",
    "evaluate",
    "read_gold",
    "score_extract",
    "score_merge",
    "score_toponyms",
]

PARTS = ("extract", "merge", "toponyms")


def evaluate(
    gold: Sequence[Gold],
    settings: pipeline.Settings | None = None,
    lost: pipeline.Lost | None = None,
    *,
    jobs: int = 1,
    parts: Sequence[str] = PARTS,
) -> dict[str, Score]:
    """Run the program on gold reports, and score what it makes of them.

    Args:
        gold: the gold reports, all as one batch.
        settings: what the stages are told; None for the defaults.
        lost: called with a report that could not be processed; it counts as read with nothing found.
        jobs: number of worker processes.
        parts: of `PARTS`, what to score. A part of which the gold says nothing is left out.

    Raises:
        GazetteerError: a pack cannot be opened.
    """
    reports = [item.report for item in gold]
    settings = settings or pipeline.Settings()
    lost = lost or _ignored
    out: dict[str, Score] = {}
    if "extract" in parts or "merge" in parts:
        mentions = [m for e in pipeline.extract(reports, settings, lost, jobs) for m in e.mentions]
        if "extract" in parts:
            rows = [features.mention_feature(m)["properties"] for m in mentions]
            out["extract"] = score_extract(gold, _by_report(rows, lambda row: row["report_id"]))
        keyed = any("key" in incident for item in gold for incident in item.incidents)
        if "merge" in parts and keyed:
            merged = pipeline.merge_mentions(mentions)
            out["merge"] = score_merge(
                gold, [features.incident_feature(i)["properties"] for i in merged]
            )
    if "toponyms" in parts and any(item.toponyms for item in gold):
        found = {
            report.id: [features.toponym_row(t) for t in toponyms]
            for report, toponyms in pipeline.geoparse(reports, settings, lost, jobs)
        }
        out["toponyms"] = score_toponyms(gold, found)
    return out


def _by_report(
    rows: Sequence[Mapping[str, Any]], of: Callable[[Mapping[str, Any]], str]
) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        found.setdefault(of(row), []).append(row)
    return found


def _ignored(report: Report, fault: object) -> None:
    """What could not be processed counts as missed."""
