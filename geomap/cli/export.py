"""`geomap export`: incidents in another format."""

from pathlib import Path

import click

from geomap import export, features, pipeline
from geomap.cli import console, options
from geomap.read.features import records


@click.command("export")
@click.argument("file", metavar="FILE")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="OUT.EXT",
    help=f"The file to write; its ending chooses the format: {', '.join(export.EXPORTERS)}.",
)
@options.common("country", "gazetteer", "quiet", "verbose")
def command(
    file: str,
    output: Path,
    country: str | None,
    gazetteers: tuple[str, ...],
    quiet: bool,
    verbose: bool,
) -> int:
    """Write an incidents.geojson in another format.

    FILE is what `geomap merge` or `geomap map` wrote, or - for standard input. A GeoPackage (.gpkg)
    holds the provinces with their counts as a second layer.

    \b
    Examples:
      geomap export outputs/incidents.geojson -o incidents.csv
      geomap export outputs/incidents.geojson -o incidents.gpkg
    """
    export.exporter(output)  # refused before any work
    told = console.Console(quiet=quiet, verbose=verbose)
    incidents = list(records([file], features.incident_from, told.note))
    if told.failed and not incidents:
        return told.status()
    settings = pipeline.Settings(country=country, gazetteers=gazetteers)
    export.write(incidents, lambda: pipeline.count_provinces(incidents, settings), output)
    return told.status()
