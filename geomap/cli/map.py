"""`geomap map`: reports in, map and data out."""

import platform
from contextlib import nullcontext
from importlib import metadata
from pathlib import Path
from typing import Any

import click

from geomap import __version__, pipeline
from geomap.cli import console, corrected, inputs, options
from geomap.read import visible

_SECRET = ("user_agent", "geocoder_options", "contact")  # addresses of people, keys of services
# Whose versions `run.json` names: those that can change a result.
_LIBRARIES = ("folium", "geopandas", "shapely")


@click.command("map")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("outputs"),
    show_default=True,
    metavar="DIR",
    help="Folder for the map and its data; made if need be.",
)
@click.option(
    "--casebook",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A GeoPackage that keeps what every batch told: this one is added to it, and all are mapped.",
)
@options.common("corrections")
@inputs.of_reports
@options.online
@options.page
def command(output: Path, casebook: Path | None, corrections: Path | None, **asked: Any) -> int:
    """Read reports, and write a map of the incidents they tell with all its data.

    INPUT is a file of any kind that is read (docs/inputs.md: texts, web pages, PDF, office files, feeds,
    mail, JSON, tables, archives), a folder of these, a glob, the address of a page or feed, or - for
    standard input. Files in DIR are replaced whole, or not at all.

    \b
    Examples:
      geomap map reports/
      geomap map --published 2021-05-04 -o monday/ report.txt notes.md
      geomap map --country AF --title "Week 18" feed.jsonl
      geomap map --casebook cases.gpkg monday/
      geomap map --corrections corrections.csv reports/
    """
    from geomap import casebook as store

    if casebook is None:
        return _mapped(output, None, corrections, asked)
    store.named(casebook)
    with store.locked(casebook):
        return _mapped(output, casebook, corrections, asked)


def _mapped(
    output: Path, casebook: Path | None, corrections: Path | None, asked: dict[str, Any]
) -> int:
    from geomap import casebook as store
    from geomap.export import folder
    from geomap.export.files import writable_folder

    page = options.page_options(asked)
    book, stamp = store.opened(casebook) if casebook else (None, None)
    given = {"casebook": casebook, "corrections": corrections}
    options_asked = {**asked, **page.asked, **{k: v for k, v in given.items() if v}}
    job = inputs.job(**asked)
    rows = corrected.read(corrections, job.console)
    writable_folder(output)
    reports = job.console.following(job.batch, job.batch)
    doing = job.console.doing
    run = pipeline.make_map(reports, job.settings, job.lost, job.jobs, doing, book, rows)
    for day in run.days:
        job.doubted(day)
    corrected.tell(run.unmet, job.console)
    job.console.doing("drawing the page")
    account = job.batch.account
    if not account.read and account.failed and (output / folder.RUN).exists():
        job.console.say(f"nothing could be read; the map in {output} is left as it was")
        return job.ended()
    about = page.about(reports_read=account.read, set_aside=len(run.set_aside))
    with run.timed("page"):
        pages = options.drawn(
            output / folder.PAGE, page.images, run.incidents, run.provinces, about
        )
    with store.replacing(casebook, stamp, run) if casebook else nullcontext():
        folder.write(
            output,
            incidents=run.incidents,
            provinces=run.provinces,
            set_aside=run.set_aside,
            merges=pipeline.merge_rows(run.incidents),
            pages=pages,
            run=_record(job, run, options_asked),
            changes=run.changes,
        )
    return _told(job, run, output / folder.PAGE)


def _told(job: inputs.Job, run: pipeline.MapRun, page: Path) -> int:
    """Say what came of the run; the exit status."""
    from geomap.cli.summary import summary

    job.console.done()
    job.asked()
    status = job.console.status()
    if not job.console.quiet:
        console.show(summary(run, job.batch.account, page))
    for stage, seconds in run.seconds.items():
        job.console.detail(f"{stage}: {seconds:.2f} s")
    return status


def _record(job: inputs.Job, run: pipeline.MapRun, asked: dict[str, Any]) -> dict[str, Any]:
    """What `run.json` says: enough to repeat the run, and to see what became of each input."""
    account = job.batch.account
    known = pipeline.tools(job.settings)
    return {
        "versions": {
            "geomap": __version__,
            "python": platform.python_version(),
            **{name: metadata.version(name) for name in _LIBRARIES},
            "gazetteers": known.gazetteer.versions(),
        },
        "options": {k: _plain(v) for k, v in sorted(asked.items()) if k not in _SECRET},
        "inputs": [
            {"name": file.name, "sha256": file.sha256, "bytes": file.bytes}
            for file in account.files
        ],
        "reports": [
            {"id": day.report_id, "input": visible(day.where), "day": day.day, "by": day.by}
            for day in run.days
        ],
        "counts": {
            "inputs": account.inputs,
            "read": account.read,
            "skipped": account.skipped,
            "failed": account.failed,
            "warnings": account.warnings,
            "incidents": len(run.incidents),
            "unplaced": run.unplaced,
            "set_aside": len(run.set_aside),
        },
        "notes": [
            {"level": note.level, "input": note.where, "message": note.message}
            for note in account.notes
        ],
        "geocoder": _online(job, run),
        "corrections": {"held": run.corrections, "not_done": corrected.rows(run.unmet)},
        "seconds": {stage: round(seconds, 3) for stage, seconds in run.seconds.items()},
    }


def _online(job: inputs.Job, run: pipeline.MapRun) -> dict[str, Any] | None:
    """What came from an online geocoder, each place with the incidents that it stands for."""
    if job.online is None:
        return None
    record = job.online.record()
    for place in record["places"]:
        place["incidents"] = [
            incident.id
            for incident in run.incidents
            if place["name"] in incident.location_names
            and not set(place["report_ids"]).isdisjoint(incident.report_ids)
        ]
    return record


def _plain(value: Any) -> Any:
    """An option as JSON has it."""
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return visible(str(value)) if isinstance(value, Path | str) else value
