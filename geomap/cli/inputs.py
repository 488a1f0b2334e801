"""How commands that read reports are told what to read, and what they say at the end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geomap import pipeline, workers
from geomap.cli import console, options
from geomap.model import Report, ReportDay
from geomap.read import Batch, ReadOptions

if TYPE_CHECKING:
    from geomap.gazetteer.online import Online


@dataclass(slots=True, kw_only=True)
class Job:
    """One call of a command that reads reports: what was asked for, opened."""

    batch: Batch
    settings: pipeline.Settings
    jobs: int
    console: console.Console
    online: "Online | None" = None

    def lost(self, report: Report, fault: workers.Fault) -> None:
        """Tell of a report that could not be processed."""
        self.batch.lost(report, fault.message)
        self.console.detail(fault.detail)

    def doubted(self, day: ReportDay) -> None:
        """Tell what the user should know of the own day of a report."""
        for doubt in day.doubts:
            self.batch.warn(day.where, doubt)

    def asked(self) -> None:
        """Tell what an online geocoder was asked for, and what is due to it."""
        if self.online is not None and not self.console.quiet:
            self.console.say(self.online.summary())

    def ended(self) -> int:
        """The exit status; says what became of the inputs where not all of it was told."""
        self.asked()
        told = self.console.shortened or self.console.verbose
        status = self.console.status()
        if told and not self.console.quiet:
            self.console.say(str(self.batch.account))
        return status


def of_reports(function: Callable[..., Any]) -> Callable[..., Any]:
    """A decorator: the argument INPUT... and the options of every command that reads reports."""
    return click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)(
        options.reading(function)
    )


def job(
    inputs: tuple[str, ...],
    *,
    published: str | None,
    country: str | None,
    gazetteers: tuple[str, ...],
    lexicon: Path | None,
    jobs: int | None,
    max_mb: float,
    day_first: bool | None,
    columns: Mapping[str, str],
    contact: str | None,
    allow_private_hosts: bool,
    quiet: bool,
    verbose: bool,
    geocoder: str | None = None,
    user_agent: str | None = None,
    geocoder_options: tuple[tuple[str, str], ...] = (),
) -> Job:
    """What the arguments and options of `of_reports` ask for.

    Raises:
        GazetteerError: a pack, or the file of an online geocoder's answers, cannot be opened.
        UsageError: the lexicon cannot be read, an address leads to a private host, or the online
            geocoder cannot be asked.
    """
    told = console.Console(quiet=quiet, verbose=verbose)
    settings = pipeline.Settings(
        country=country,
        gazetteers=gazetteers,
        lexicon=lexicon,
        day_first=day_first,
        online=options.geocoder_asked(geocoder, user_agent, geocoder_options),
    )
    pipeline.tools(settings)
    service = pipeline.online(settings)
    reading = ReadOptions(
        published=published,
        day_first=day_first,
        max_bytes=int(max_mb * 1e6),
        columns=columns,
        contact=contact,
        allow_private_hosts=allow_private_hosts,
    )
    return Job(
        batch=Batch(inputs, reading, told.note),
        settings=settings,
        jobs=options.jobs_or_all(jobs),
        console=told,
        online=service,
    )
