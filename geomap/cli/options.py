"""Options that several commands have, defined once so that they mean the same everywhere."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from geomap import workers
from geomap.read.stream import DEFAULT_MAX_MB

F = TypeVar("F", bound=Callable[..., Any])


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    try:
        return date.fromisoformat(value).isoformat() if value is not None else None
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day like 2021-05-04.", ctx, param) from None


def _country(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    code = value.upper()
    if len(code) != 2 or not (code.isascii() and code.isalpha()):
        raise click.BadParameter(
            f"{value!r} is no country code of two letters like AF.", ctx, param
        )
    return code


_COMMON: Mapping[str, Callable[[F], F]] = {
    "published": click.option(
        "--published",
        callback=_day,
        metavar="DATE",
        help="Day of reports that do not say theirs, as 2021-05-04.",
    ),
    "country": click.option(
        "--country",
        callback=_country,
        metavar="CC",
        help="Country that places are sought in first, as AF.",
    ),
    "gazetteer": click.option(
        "--gazetteer",
        "gazetteers",
        multiple=True,
        metavar="PACK",
        help="Place names to use: a shipped pack or the folder of one; may be repeated, the best "
        "first. All shipped ones by default.",
    ),
    "lexicon": click.option(
        "--lexicon",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="A TOML file of words to add to those by which reports are read.",
    ),
    "jobs": click.option(
        "--jobs",
        type=click.IntRange(1, 512),
        default=None,
        metavar="N",
        help="Worker processes; as many as there are processors by default.",
    ),
    "max_mb": click.option(
        "--max-mb",
        type=click.FloatRange(0, min_open=True),
        default=DEFAULT_MAX_MB,
        show_default=True,
        metavar="MB",
        help="Largest text, or line of a JSONL file, that is read.",
    ),
    "quiet": click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors."),
    "verbose": click.option(
        "-v", "--verbose", is_flag=True, help="Say more: every note, and the seconds of each stage."
    ),
}


def common(*names: str) -> Callable[[F], F]:
    """A decorator that adds options by name, in the order given."""

    def added(function: F) -> F:
        for name in reversed(names):
            function = _COMMON[name](function)
        return function

    return added


# What every command that reads reports takes.
reading = common(
    "published", "country", "gazetteer", "lexicon", "jobs", "max_mb", "quiet", "verbose"
)


def jobs_or_all(jobs: int | None) -> int:
    """The number of workers asked for, or as many as there are processors."""
    return jobs or workers.cores()
