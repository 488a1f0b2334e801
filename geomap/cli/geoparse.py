"""`geomap geoparse`: the place names of each report."""

from typing import Any

import click

from geomap import features, pipeline
from geomap.cli import console, inputs, options


@click.command("geoparse")
@inputs.of_reports
@options.online
def command(**asked: Any) -> int:
    """Write the place names of each report, and where they are, to standard output.

    INPUT is as for extract. One JSON object a report and line; names of persons and organizations are
    left out, and a name that the gazetteer lacks has null for its place.

    \b
    Examples:
      geomap geoparse report.txt
      geomap geoparse --country AF reports/ > toponyms.jsonl
    """
    job = inputs.job(**asked)
    found = pipeline.geoparse(job.batch, job.settings, job.lost, job.jobs)
    for report, toponyms in job.console.following(job.batch, found):
        rows = [features.toponym_row(toponym) for toponym in toponyms]
        console.write(console.json_line({"report_id": report.id, "toponyms": rows}))
    return job.ended()
