"""`geomap render`: the map page of incidents that were merged before."""

from pathlib import Path
from typing import Any

import click

from geomap import features, pipeline
from geomap.cli import console, options
from geomap.read.features import records


@click.command("render")
@click.argument("file", metavar="FILE")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("map.html"),
    show_default=True,
    metavar="FILE",
    help="The page to write.",
)
@options.page
@options.common("country", "gazetteer", "quiet", "verbose")
def command(
    file: str,
    output: Path,
    country: str | None,
    gazetteers: tuple[str, ...],
    quiet: bool,
    verbose: bool,
    **asked: Any,
) -> int:
    """Write the map page of an incidents.geojson.

    FILE is what `geomap merge` or `geomap map` wrote, or - for standard input.

    \b
    Examples:
      geomap render outputs/incidents.geojson -o map.html
      geomap render --title "Week 18" incidents.geojson -o week.html
    """
    from geomap.export.files import Replacing

    page = options.page_options(asked)
    told = console.Console(quiet=quiet, verbose=verbose)
    incidents = list(records([file], features.incident_from, told.note))
    if told.failed and not incidents:
        return told.status()
    settings = pipeline.Settings(country=country, gazetteers=gazetteers)
    areas = pipeline.count_provinces(incidents, settings)
    pages = options.drawn(output, page.images, incidents, areas, page.about())
    with Replacing() as files:
        for path, data in pages.items():
            with files.open(path) as out:
                out.write(data)
    return told.status()
