"""`geomap explain`: how each report was coded."""

import os
import shutil
import sys
from typing import Any

import click

from geomap import explain, pipeline
from geomap.cli import console, inputs

_WIDTH = 100  # columns where standard output is no terminal
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True},
    "good": {"fg": "green"},
    "aside": {"fg": "yellow"},
    "faint": {"dim": True},
    "text": {},
}


@click.command("explain")
@inputs.of_reports
@click.option("--json", "as_json", is_flag=True, help="One JSON object a report and line.")
@click.option(
    "--width",
    type=click.IntRange(explain.NARROW),
    metavar="N",
    help=f"Columns to wrap to; those of the terminal by default, {_WIDTH} where there is none.",
)
def command(as_json: bool, width: int | None, **asked: Any) -> int:
    """Tell how each report was coded: what was read from which words, and what came of it.

    INPUT is as for extract. For every sentence that tells something: the words that triggered it, the
    date, places and figures read from it with the characters they stand at, and whether it founds an
    incident, adds to one, or was set aside and why. For every incident: its sentences, and what made its
    type, date, place and toll. docs/explain.md reads an example.

    \b
    Examples:
      geomap explain report.txt
      geomap explain --published 2021-05-04 report.txt | less
      geomap explain --json reports/ > trace.jsonl
    """
    job = inputs.job(**asked)
    columns = width or shutil.get_terminal_size((_WIDTH, 24)).columns
    paint = painted if colored() else explain.plain
    found = pipeline.explain(job.batch, job.settings, job.lost, job.jobs)
    for number, (report, trace) in enumerate(job.console.following(job.batch, found)):
        for doubt in trace.anchor.doubts:
            job.batch.warn(report.path or report.id, doubt)
        if as_json:
            console.write(console.json_line(explain.as_object(trace, report)))
        else:
            lines = list(explain.as_lines(trace, report, columns, paint))
            console.show("\n".join(lines if number == 0 else ["", *lines]))
    return job.ended()


def colored() -> bool:
    """Whether to color: only a terminal, and not against the user's wish (no-color.org)."""
    return (
        sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def painted(text: str, style: str) -> str:
    """Text in one of the styles of `geomap.explain`."""
    return click.style(text, **_STYLES[style])
