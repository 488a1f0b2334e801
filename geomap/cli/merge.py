"""`geomap merge`: what several reports tell of one incident becomes one incident."""

import click

from geomap import features, pipeline
from geomap.cli import console, options
from geomap.model import Mention
from geomap.read import Note
from geomap.read.features import records


@click.command("merge")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@options.common("quiet", "verbose")
def command(files: tuple[str, ...], quiet: bool, verbose: bool) -> int:
    """Merge extracted incidents into one GeoJSON FeatureCollection on standard output.

    FILE is what `geomap extract` wrote, or - for standard input. The order of files and lines does not
    matter.

    \b
    Examples:
      geomap extract reports/ | geomap merge - > incidents.geojson
      geomap merge monday.geojsonl tuesday.geojsonl > incidents.geojson
    """
    from geomap.export import geojson

    told = console.Console(quiet=quiet, verbose=verbose)
    mentions: dict[tuple[str, int], Mention] = {}
    for mention in records(files, features.mention_from, told.note):
        known = mentions.setdefault((mention.report_id, mention.order), mention)
        if known is not mention:
            same = "given twice" if known == mention else "told in two ways; the first is kept"
            told.note(Note("skipped", f"{mention.report_id}/{mention.order}", f"is {same}"))
    console.write(geojson.incidents(pipeline.merge_mentions(mentions.values())))
    return told.status()
