"""`geomap evaluate`: the program scored on gold reports."""

from collections import Counter
from pathlib import Path
from typing import Any

import click

from geomap import evaluate, pipeline, workers
from geomap.cli import console, options
from geomap.model import Report

_ALL = "all"
_NAMES = {
    "extract": "incidents, each report read alone",
    "merge": "incidents of all reports as one batch",
    "toponyms": "place names",
}


@click.command("evaluate")
@click.argument("gold", metavar="GOLD", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--what",
    type=click.Choice((_ALL, *evaluate.PARTS)),
    default=_ALL,
    show_default=True,
    help="What to score.",
)
@click.option("--errors", is_flag=True, help="List what was missed, invented or coded otherwise.")
@click.option("--json", "as_json", is_flag=True, help="The figures as one JSON object.")
@options.common("country", "gazetteer", "lexicon", "jobs", "quiet", "verbose")
def command(gold: Path, what: str, errors: bool, as_json: bool, **asked: Any) -> int:
    """Score the program on reports that a human has coded.

    GOLD is a JSONL file: one report a line, with the incidents and place names that a careful human
    takes from it. docs/evaluation.md tells its form, and what the figures mean.

    \b
    Examples:
      geomap evaluate evals/gold/dev-afghanistan.jsonl
      geomap evaluate --what extract --errors my-gold.jsonl
      geomap evaluate --json my-gold.jsonl > figures.json
    """
    told = console.Console(quiet=asked["quiet"], verbose=asked["verbose"])
    settings = pipeline.Settings(
        country=asked["country"], gazetteers=asked["gazetteers"], lexicon=asked["lexicon"]
    )
    failed: list[str] = []

    def lost(report: Report, fault: workers.Fault) -> None:
        failed.append(report.id)
        told.say(f"failed: {report.id}: {fault.message}")
        told.detail(fault.detail)

    scores = evaluate.evaluate(
        evaluate.read_gold(gold),
        settings,
        lost,
        jobs=options.jobs_or_all(asked["jobs"]),
        parts=evaluate.PARTS if what == _ALL else (what,),
    )
    if as_json:
        figures: dict[str, Any] = {part: score.figures for part, score in scores.items()}
        if errors:
            figures["errors"] = {part: _faults(score) for part, score in scores.items()}
        console.write(console.json_line(figures))
    else:
        for part, score in scores.items():
            if errors:
                console.write(_listing(score).encode())
            console.write(_table(part, score).encode())
    return 1 if failed else 0


def _faults(score: evaluate.Score) -> list[dict[str, str]]:
    return [{"kind": f.kind, "report_id": f.report_id, "text": f.text} for f in score.faults]


def _listing(score: evaluate.Score) -> str:
    """The faults, those of one kind together, the most frequent kind first."""
    counts = Counter(fault.kind for fault in score.faults)
    lines: list[str] = []
    for kind, count in counts.most_common():
        lines.append(f"{kind}: {count}")
        lines += [f"  {f.report_id}: {f.text}" for f in score.faults if f.kind == kind]
    return "".join(f"{line}\n" for line in lines)


def _table(part: str, score: evaluate.Score) -> str:
    width = max(map(len, score.figures), default=0)
    lines = [f"{part}: {_NAMES[part]}"]
    for name, figure in score.figures.items():
        shown = (
            "-" if figure is None else f"{figure:.3f}" if isinstance(figure, float) else f"{figure}"
        )
        lines.append(f"  {name:<{width}}  {shown:>6}")
    return "\n".join(lines) + "\n\n"
