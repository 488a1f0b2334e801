"""`geomap casebook`: look into a casebook, take a batch back, write what it holds."""

from pathlib import Path
from typing import Any

import click

from geomap import pipeline
from geomap.cli import console, corrected, options
from geomap.errors import CasebookError, UsageError
from geomap.read import visible

_FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")


@click.group("casebook")
def command() -> None:
    """Look after a casebook: the file in which batches of reports accumulate.

    `geomap map --casebook FILE` makes it and adds to it.

    \b
    Examples:
      geomap map --casebook cases.gpkg monday/
      geomap casebook info cases.gpkg
      geomap casebook undo cases.gpkg 3
    """


@command.command("info")
@_FILE
def info(file: Path) -> int:
    """Say what a casebook holds, and what each batch changed.

    \b
    Examples:
      geomap casebook info cases.gpkg
    """
    from geomap.cli.summary import changed

    book, _ = _existing(file)
    lines = [
        f"{len(book.reports)} reports, {len(book.mentions)} mentions, {len(book.rows)} incidents, "
        f"{len(book.set_aside)} set aside, {len(book.aliases)} former ids, "
        f"{len(book.corrections)} corrections"
    ]
    for batch in book.batches:
        counts = ", ".join(changed(batch.changes))
        lines.append(f"batch {batch.number}: {batch.reports} reports; {counts or 'no incidents'}")
    console.show("\n".join(lines))
    return 0


@command.command("check")
@_FILE
def check(file: Path) -> int:
    """Check that a casebook is whole; the exit status is 2 where it is not.

    \b
    Examples:
      geomap casebook check cases.gpkg
    """
    from geomap import casebook as store

    wrong = store.check(file)
    for line in wrong[:20]:
        console.say(f"{visible(str(file))}: {line}")
    if wrong:
        return 2
    console.show(f"{visible(str(file))}: sound")
    return 0


@command.command("undo")
@_FILE
@click.argument("batch", type=click.IntRange(1))
@options.common("country", "gazetteer", "quiet")
def undo(
    file: Path, batch: int, country: str | None, gazetteers: tuple[str, ...], quiet: bool
) -> int:
    """Take the reports of one batch out again, as if they had never been added.

    BATCH is a number that `geomap casebook info` shows.

    \b
    Examples:
      geomap casebook undo cases.gpkg 3
    """
    from geomap import casebook as store

    _existing(file)
    with store.locked(file):
        return _undone(
            file, batch, pipeline.Settings(country=country, gazetteers=gazetteers), quiet
        )


def _undone(file: Path, batch: int, settings: pipeline.Settings, quiet: bool) -> int:
    from geomap import casebook as store

    book, stamp = _existing(file)
    if batch not in {row.number for row in book.batches}:
        known = ", ".join(str(row.number) for row in book.batches) or "none"
        raise UsageError(f"{file}: has no batch {batch}; it has {known}")
    run = pipeline.undo_batch(book, batch, settings)
    corrected.tell(run.unmet, console.Console(quiet=quiet, verbose=False))
    with store.replacing(file, stamp, run):
        pass
    if not quiet:
        left = len(run.book.reports) if run.book else 0
        console.show(f"batch {batch} undone; {left} reports and {len(run.merged)} incidents left")
    return 0


@command.command("export")
@_FILE
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT.EXT",
    help="The file to write; its ending chooses the format, as in `geomap export`.",
)
@options.common("country", "gazetteer")
def export(file: Path, output: Path, country: str | None, gazetteers: tuple[str, ...]) -> int:
    """Write the incidents of a casebook in another format.

    \b
    Examples:
      geomap casebook export cases.gpkg -o incidents.geojson
    """
    from geomap import export as formats

    formats.exporter(output)  # refused before any work
    book, _ = _existing(file)
    run = pipeline.map_book(book, pipeline.Settings(country=country, gazetteers=gazetteers))
    corrected.tell(run.unmet, console.Console(quiet=False, verbose=False))
    formats.write(run.incidents, lambda: run.provinces, output)
    return 0


@command.command("corrections")
@_FILE
def corrections(file: Path) -> int:
    """Write the corrections that a casebook obeys, as the table that --corrections takes.

    To take one back, put the word retract before its action and give the table to `geomap map`.

    \b
    Examples:
      geomap casebook corrections cases.gpkg > corrections.csv
    """
    from geomap.corrections import write

    book, _ = _existing(file)
    console.write(write(book.corrections))
    return 0


def _existing(file: Path) -> Any:
    """A casebook that is there, and its stamp."""
    from geomap import casebook as store

    book, stamp = store.opened(file)
    if stamp is None:
        raise CasebookError(f"{file}: no such file")
    return book, stamp
