"""`geomap extract`: what each report tells, unmerged."""

from typing import Any

import click

from geomap import features, pipeline
from geomap.cli import console, inputs


@click.command("extract")
@inputs.of_reports
def command(**asked: Any) -> int:
    """Write the incidents that each report tells, unmerged, to standard output.

    INPUT is a text, a Markdown file, a JSONL file with one report a line, a folder of these, a glob,
    or - for standard input. Each line that comes out is a GeoJSON Feature; the first is out before the
    last report is read.

    \b
    Examples:
      geomap extract reports/ > mentions.geojsonl
      geomap extract --published 2021-05-04 report.txt
      geomap extract reports/ | geomap merge - > incidents.geojson
    """
    job = inputs.job(**asked)
    found = pipeline.extract(job.batch, job.settings, job.lost, job.jobs)
    for extracted in job.console.following(job.batch, found):
        job.doubted(extracted.day)
        lines = [console.json_line(features.mention_feature(m)) for m in extracted.mentions]
        if lines:
            console.write(b"".join(lines))
    return job.ended()
