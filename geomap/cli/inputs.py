"""How commands that read reports are told what to read, and what they say at the end."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from geomap import pipeline, workers
from geomap.cli import console, options
from geomap.model import Report, ReportDay
from geomap.read import Batch, ReadOptions


@dataclass(slots=True, kw_only=True)
class Job:
    """One call of a command that reads reports: what was asked for, opened."""

    batch: Batch
    settings: pipeline.Settings
    jobs: int
    console: console.Console

    def lost(self, report: Report, fault: workers.Fault) -> None:
        """Tell of a report that could not be processed."""
        self.batch.lost(report, fault.message)
        self.console.detail(fault.detail)

    def doubted(self, day: ReportDay) -> None:
        """Tell what the user should know of the own day of a report."""
        for doubt in day.doubts:
            self.batch.warn(day.where, doubt)

    def ended(self) -> int:
        """The exit status; says what became of the inputs where not all of it was told."""
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
    quiet: bool,
    verbose: bool,
) -> Job:
    """What the arguments and options of `of_reports` ask for.

    Raises:
        GazetteerError: a pack cannot be opened.
        UsageError: the lexicon cannot be read.
    """
    told = console.Console(quiet=quiet, verbose=verbose)
    settings = pipeline.Settings(
        country=country, gazetteers=gazetteers, lexicon=lexicon, day_first=day_first
    )
    pipeline.tools(settings)
    reading = ReadOptions(published=published, day_first=day_first, max_bytes=int(max_mb * 1e6))
    return Job(
        batch=Batch(inputs, reading, told.note),
        settings=settings,
        jobs=options.jobs_or_all(jobs),
        console=told,
    )
