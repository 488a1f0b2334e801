"""Options that several commands have, defined once so that they mean the same everywhere."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from geomap import __version__
from geomap.errors import UsageError
from geomap.gazetteer.wanted import Asked
from geomap.model import Incident
from geomap.page.about import EMBED_TEXT, MEASURES, PageAbout
from geomap.read.stream import DEFAULT_MAX_MB

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

F = TypeVar("F", bound=Callable[..., Any])


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    try:
        return date.fromisoformat(value).isoformat() if value is not None else None
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day like 2021-05-04.", ctx, param) from None


def _pictures(
    ctx: click.Context, param: click.Parameter, value: tuple[Path, ...]
) -> tuple[Path, ...]:
    for path in value:
        if path.suffix.lower() not in (".svg", ".png"):
            raise click.BadParameter(f"{str(path)!r} is neither .svg nor .png.", ctx, param)
    return value


def country_code(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A callback: a country's ISO 3166-1 alpha-2 code, in capitals."""
    if value is None:
        return None
    code = value.upper()
    if len(code) != 2 or not (code.isascii() and code.isalpha()):
        raise click.BadParameter(
            f"{value!r} is no country code of two letters like AF.", ctx, param
        )
    return code


def _settings(
    ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    pairs = [pair.partition("=") for pair in value]
    for key, equals, _ in pairs:
        if not (key and equals):
            raise click.BadParameter(f"{key!r} is not like domain=HOST.", ctx, param)
    return tuple((key, setting) for key, _, setting in pairs)


def _columns(ctx: click.Context, param: click.Parameter, value: str | None) -> dict[str, str]:
    from geomap.read.tables import asked

    try:
        return asked(value) if value is not None else {}
    except UsageError as error:
        raise click.BadParameter(f"{error}.", ctx, param) from None


_COMMON: Mapping[str, Callable[[F], F]] = {
    "published": click.option(
        "--published",
        callback=_day,
        metavar="DATE",
        help="Day of reports that do not say theirs, as 2021-05-04.",
    ),
    "day_first": click.option(
        "--day-first/--month-first",
        default=None,
        help="How 04/05/2021 is read; as each report suggests by default, else day first, with a "
        "warning.",
    ),
    "country": click.option(
        "--country",
        callback=country_code,
        metavar="CC",
        help="Country that places are sought in first, as AF.",
    ),
    "gazetteer": click.option(
        "--gazetteer",
        "gazetteers",
        multiple=True,
        metavar="PACK",
        help="Place names to use: a pack by its name (`geomap gazetteer list`) or folder, `shipped` "
        "for all that come with geomap; may be repeated, the best first. The shipped ones by default.",
    ),
    "lexicon": click.option(
        "--lexicon",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="A TOML file of words to add to those by which reports are read.",
    ),
    "corrections": click.option(
        "--corrections",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="A table (CSV) of what a person knows better; see docs/corrections.md.",
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
    "geocoder": click.option(
        "--geocoder",
        metavar="SERVICE",
        help="Ask an online geocoder for places that the packs lack: nominatim, photon, or another that "
        "geopy has. Their names leave this machine, nothing else; see docs/gazetteers.md.",
    ),
    "user_agent": click.option(
        "--user-agent",
        metavar="TEXT",
        help="Who asks, for --geocoder: a name and an address, as 'our-desk/1.0 (maps@example.org)'.",
    ),
    "geocoder_options": click.option(
        "--geocoder-option",
        "geocoder_options",
        multiple=True,
        callback=_settings,
        metavar="KEY=VALUE",
        help="An option of the geocoder, as domain=geo.example.org, api_key=..., timeout=20, or delay=2 "
        "for the seconds between requests; may be repeated.",
    ),
    "contact": click.option(
        "--contact",
        metavar="TEXT",
        help="Mail or web address at which you can be reached; told to hosts of fetched pages.",
    ),
    "allow_private_hosts": click.option(
        "--allow-private-hosts",
        is_flag=True,
        help="Fetch pages also from this machine and its local network.",
    ),
    "columns": click.option(
        "--columns",
        callback=_columns,
        metavar="FIELD=NAME,...",
        help="Columns of tables (CSV, XLSX) that are not found by themselves, as "
        "text=Body,published=Date.",
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


# An online geocoder, for names that the packs lack; `geocoder_asked` makes one record of the three.
online = common("geocoder", "user_agent", "geocoder_options")


def geocoder_asked(
    geocoder: str | None, user_agent: str | None, geocoder_options: Sequence[tuple[str, str]]
) -> Asked | None:
    """The online geocoder that is asked for, or None."""
    if geocoder is None:
        if user_agent or geocoder_options:
            raise click.UsageError("--user-agent and --geocoder-option go with --geocoder.")
        return None
    from geomap.gazetteer.own import data_home

    # The one place that knows today: answers are kept with the day on which they were fetched.
    today = datetime.now(UTC).date().isoformat()
    cache = data_home() / "geocoded.sqlite"
    return Asked(geocoder.lower(), user_agent or "", tuple(geocoder_options), today, cache)


# What every command that reads reports takes.
reading = common(
    "published",
    "day_first",
    "country",
    "gazetteer",
    "lexicon",
    "columns",
    "contact",
    "allow_private_hosts",
    "jobs",
    "max_mb",
    "quiet",
    "verbose",
)


def jobs_or_all(jobs: int | None) -> int:
    """The number of workers asked for, or as many as there are processors."""
    from geomap import workers

    return jobs or workers.cores()


def page(function: F) -> F:
    """A decorator: the options of the map page; `page_options` takes them out again."""
    for option in reversed(_PAGE):
        function = option(function)
    return function


_PAGE: tuple[Callable[..., Any], ...] = (
    click.option("--title", metavar="TEXT", help="Heading of the page."),
    click.option("--subtitle", metavar="TEXT", help="A line under the heading."),
    click.option(
        "--measure",
        type=click.Choice(MEASURES),
        default=MEASURES[0],
        show_default=True,
        help="What the circles show when the page opens.",
    ),
    click.option(
        "--disclaimer", metavar="TEXT", help="Replaces the page's words on boundaries and names."
    ),
    click.option(
        "--tiles",
        metavar="PROVIDER",
        help="Background map from the network, as Esri.WorldGrayCanvas. None by default: the page then "
        "makes no request.",
    ),
    click.option(
        "--embed-text",
        type=click.Choice(EMBED_TEXT),
        default=EMBED_TEXT[0],
        show_default=True,
        help="How much of the reports' text the page carries.",
    ),
    click.option(
        "--lang",
        default="en",
        show_default=True,
        metavar="CODE",
        help="Language of the page's words.",
    ),
    click.option(
        "--image",
        "images",
        type=click.Path(path_type=Path, dir_okay=False),
        multiple=True,
        callback=_pictures,
        metavar="FILE",
        help="Write the map as a picture too, .svg or .png; may be repeated. PNG needs "
        "`pip install 'geomap[image]'`.",
    ),
    click.option("--stamp", is_flag=True, help="Show on the page when it was made."),
)
_PAGE_KEYS = (
    "title", "subtitle", "measure", "disclaimer", "tiles", "embed_text", "lang", "images", "stamp",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageOptions:
    """The options of the page as they were asked for."""

    asked: Mapping[str, Any]

    @property
    def images(self) -> tuple[Path, ...]:
        """Files that pictures of the map go to."""
        images: tuple[Path, ...] = self.asked["images"]
        return images

    def about(self, reports_read: int | None = None, set_aside: int | None = None) -> PageAbout:
        """What the page says about itself; the figures are those of the run, where there was one."""
        # Bytes of an argument that are no UTF-8 come in as halves of surrogate pairs.
        values: dict[str, Any] = {
            key: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
            for key, value in self.asked.items()
            if key not in ("images", "stamp")
        }
        now = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC" if self.asked["stamp"] else None
        return PageAbout(
            **values,
            reports_read=reports_read,
            set_aside=set_aside,
            version=__version__,
            made_at=now,
        )


def drawn(
    path: Path,
    images: Sequence[Path],
    incidents: Sequence[Incident],
    areas: "GeoDataFrame",
    about: PageAbout,
) -> dict[Path, bytes]:
    """The page, and the pictures that were asked for, by the files they go to."""
    from geomap import pipeline

    pages = {path: pipeline.render_page(incidents, areas, about).encode()}
    for image in images:
        kind = image.suffix.lower().removeprefix(".")
        pages[image] = pipeline.draw_image(incidents, areas, about, kind)
    return pages


def page_options(asked: dict[str, Any]) -> PageOptions:
    """The options of the page, taken out of all that were asked for.

    Raises:
        UsageError: no such language or tile provider.
    """
    from geomap import pipeline

    options = PageOptions({key: asked.pop(key) for key in _PAGE_KEYS})
    pipeline.check_page(options.about())
    return options
