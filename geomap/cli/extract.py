"""`geomap extract`: what each report tells, unmerged."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from geomap import features, pipeline
from geomap.cli import console, corrected, inputs, options


@click.command("extract")
@options.common("corrections")
@inputs.of_reports
@options.online
def command(corrections: Path | None, **asked: Any) -> int:
    """Write the incidents that each report tells, unmerged, to standard output.

    INPUT is a file of any kind that is read (docs/inputs.md: texts, web pages, PDF, office files, feeds,
    mail, JSON, tables, archives), a folder of these, a glob, the address of a page or feed, or - for
    standard input. Each line that comes out is a GeoJSON Feature; the first is out before the
    last report is read. Of --corrections it obeys those that say that a name is not a place; the others
    are for `geomap merge`.

    \b
    Examples:
      geomap extract reports/ > mentions.geojsonl
      geomap extract --published 2021-05-04 report.txt
      geomap extract reports/ | geomap merge - > incidents.geojson
    """
    job = inputs.job(**asked)
    settings = _settings(job, corrections) if corrections else job.settings
    found = pipeline.extract(job.batch, settings, job.lost, job.jobs)
    for extracted in job.console.following(job.batch, found):
        job.doubted(extracted.day)
        lines = [console.json_line(features.mention_feature(m)) for m in extracted.mentions]
        if lines:
            console.write(b"".join(lines))
    return job.ended()


def _settings(job: inputs.Job, table: Path) -> pipeline.Settings:
    """The settings with the names that a table of corrections says are no places."""
    from geomap.corrections import add, no_places

    kept = add((), corrected.read(table, job.console))
    return replace(job.settings, no_places=no_places(kept.rows))
