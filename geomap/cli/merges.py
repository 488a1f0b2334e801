"""`geomap merges`: why incidents were merged, and what kept others apart."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from geomap import features, pipeline
from geomap.cli import console, options
from geomap.model import Incident
from geomap.read import visible
from geomap.read.features import records


@click.command("merges")
@click.argument("file", metavar="FILE")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, as in merges.jsonl.")
@options.common("quiet", "verbose")
def command(file: str, as_json: bool, quiet: bool, verbose: bool) -> int:
    """Say why incidents were merged, and what kept others apart.

    FILE is what `geomap merge` or `geomap map` wrote, or - for standard input.

    \b
    Examples:
      geomap merges outputs/incidents.geojson
      geomap merges --json outputs/incidents.geojson > merges.jsonl
    """
    told = console.Console(quiet=quiet, verbose=verbose)
    incidents = list(records([file], features.incident_from, told.note))
    if told.failed and not incidents:
        return told.status()
    rows = list(pipeline.merge_rows(incidents))
    if as_json:
        for row in rows:
            console.write(console.json_line(row))
    else:
        console.show("\n".join(_told(incidents, rows)))
    return told.status()


def _told(incidents: Sequence[Incident], rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    by_id = {incident.id: incident for incident in incidents}
    merged = [row for row in rows if "merged" in row]
    apart = [row for row in rows if "apart" in row]
    yield f"Merged: {len(merged)} of {len(incidents)} incidents"
    for row in merged:
        yield ""
        yield _line(by_id[row["merged"]])
        for reason in row["reasons"]:
            yield f"  {visible(reason)}"
    yield ""
    yield f"Almost merged: {len(apart)} pairs"
    for row in apart:
        yield ""
        for name in row["apart"]:
            yield _line(by_id[name])
        yield f"  for: {visible(row['speaks'])}"
        yield f"  against: {visible(row['against'])}"


def _line(incident: Incident) -> str:
    """An incident in one line: id, type, place, day, and the reports that tell it."""
    where = incident.location or incident.admin1_name or "unplaced"
    if incident.admin1_name and incident.admin1_name != where:
        where = f"{where}, {incident.admin1_name}"
    told = ", ".join(incident.report_ids)
    what = f"{incident.sub_event_type}; {where}; {incident.date_start or 'undated'}"
    return visible(f"{incident.id}  {what}  ({told})")
