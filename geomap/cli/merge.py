"""`geomap merge`: what several reports tell of one incident becomes one incident."""

from collections.abc import Sequence
from pathlib import Path

import click

from geomap import features, pipeline
from geomap.cli import console, corrected, options
from geomap.corrections import Unmet, add
from geomap.model import Mention
from geomap.read import Note
from geomap.read.features import records
from geomap.read.ids import mentions_settled


@click.command("merge")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@options.common("corrections", "country", "gazetteer", "quiet", "verbose")
def command(
    files: tuple[str, ...],
    corrections: Path | None,
    country: str | None,
    gazetteers: tuple[str, ...],
    quiet: bool,
    verbose: bool,
) -> int:
    """Merge extracted incidents into one GeoJSON FeatureCollection on standard output.

    FILE is what `geomap extract` wrote, or - for standard input. The order of files and lines does not
    matter.

    \b
    Examples:
      geomap extract reports/ | geomap merge - > incidents.geojson
      geomap merge monday.geojsonl tuesday.geojsonl > incidents.geojson
      geomap merge --corrections corrections.csv mentions.geojsonl > incidents.geojson
    """
    from geomap.export import geojson

    told = console.Console(quiet=quiet, verbose=verbose)
    kept = add((), corrected.read(corrections, told))
    mentions = _mentions(files, told)
    settings = pipeline.Settings(country=country, gazetteers=gazetteers)
    found = pipeline.merge_members(mentions, kept.rows, settings)
    late = [row for row in kept.rows if row.action == "not a place"]
    unread = [
        Unmet(row, "it acts where reports are read: give it to map or extract") for row in late
    ]
    corrected.tell([*kept.unmet, *unread, *found.unmet], told)
    console.write(geojson.incidents([incident for incident, _ in found.merged]))
    return told.status()


def _mentions(files: Sequence[str], told: console.Console) -> list[Mention]:
    """The mentions of all files, each once, with the ids that their reports have among all of them."""
    rows = mentions_settled(records(files, features.mention_from, told.note))
    mentions: dict[tuple[str, int], Mention] = {}
    for mention in rows:
        key = mention.report_id, mention.order
        known = mentions.setdefault(key, mention)
        if known is not mention:
            same = "given twice" if known == mention else "told in two ways; one of them is kept"
            told.note(Note("skipped", f"{mention.report_id}/{mention.order}", f"is {same}"))
            mentions[key] = min(known, mention, key=repr)  # whichever came first
    return list(mentions.values())
