"""`geomap geocode`: look names up in the gazetteer."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from geomap import gazetteer
from geomap.cli import console, options
from geomap.read import visible

if TYPE_CHECKING:
    from geomap.gazetteer.geocoder import GazetteerGeocoder
    from geomap.gazetteer.online import Online
    from geomap.gazetteer.wanted import Asked

_LONGEST = 200  # characters of a name that is sent to a service
_HEADS = ("name", "kind", "province", "country", "lat", "lon", "id")


@click.command("geocode")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--reverse", metavar="LAT,LON", help="Tell what lies at a point instead.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a name, for programs.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    metavar="N",
    help="Most places told of one name.",
)
@options.common("country", "gazetteer", "quiet")
@options.online
def command(
    names: Sequence[str],
    reverse: str | None,
    as_json: bool,
    limit: int,
    country: str | None,
    gazetteers: Sequence[str],
    quiet: bool,
    **online: Any,
) -> int:
    """Look names up in the gazetteer.

    All places that a name can mean are told, the likeliest first. A name may carry its kind and its
    whole ("Farah city", "Nawa, Helmand"); "-" reads names from standard input, one a line. With
    --country, only that country's places are told. A name that is not listed ends in status 1;
    --geocoder asks a service for it first.

    \b
    Examples:
      geomap geocode "Lashkar Gah"
      geomap geocode "Nawa district of Helmand" لشکرگاه
      geomap geocode --json - < names.txt
      geomap geocode --reverse 31.59,64.37
      geomap geocode --geocoder nominatim --user-agent "our-desk/1.0 (maps@example.org)" Mazraeh
    """
    asked = options.geocoder_asked(**online)
    if reverse and asked:
        raise click.UsageError(
            "--reverse is answered from the gazetteer; it goes without --geocoder."
        )
    if bool(names) == bool(reverse):
        raise click.UsageError("Give NAME... or --reverse LAT,LON.")
    from geomap.gazetteer.geocoder import GazetteerGeocoder

    told = console.Console(quiet=quiet)
    geocoder = GazetteerGeocoder(gazetteer.load(gazetteers or None))
    if reverse:
        return _at_point(geocoder, reverse, as_json=as_json, limit=limit)
    service = _service(asked, geocoder)
    several = len(names) > 1 or names == ("-",)
    unknown = 0
    for name in _names(names):
        rows = _rows(geocoder, name, country, quiet=quiet or service is not None)
        if not rows and service is not None:
            rows = _online_rows(service, name, country, quiet=quiet)
        unknown += not rows
        _tell(name, rows, as_json=as_json, heading=several, limit=limit)
    if service is not None and not quiet:
        told.say(service.summary())
    return 1 if unknown else 0


def _service(asked: "Asked | None", geocoder: "GazetteerGeocoder") -> "Online | None":
    if asked is None:
        return None
    from geomap.gazetteer.online import opened

    return opened(asked, geocoder.gazetteer)


def _online_rows(
    service: "Online", name: str, country: str | None, *, quiet: bool
) -> list[dict[str, Any]]:
    """What a service has for a name that is not listed; a person chooses among it."""
    if not name.strip() or len(name) > _LONGEST:
        console.say(f"{name[:60]!r} is no name of a place; not sent")
        return []
    answers, fetched = service.ask(" ".join(name.split()), country)
    places = [service.place(each) for each in answers]
    if not places and not quiet:
        console.say(f"{name[:60]!r} is not listed, and {service.asked.service} has no place for it")
    more = {"geocoder": service.asked.service, "fetched": fetched}
    return [
        {**asdict(place), **more, "address": each.address}
        for place, each in zip(places, answers, strict=True)
        if country in (None, place.country)
    ]


def _at_point(geocoder: "GazetteerGeocoder", point: str, *, as_json: bool, limit: int) -> int:
    """Tell what lies at a point; the exit status."""
    from geopy.exc import GeocoderQueryError

    try:
        found = geocoder.reverse(point, exactly_one=False) or []
    except GeocoderQueryError:
        raise click.BadParameter(
            f"{point!r} is no point like 31.59,64.37.", param_hint="--reverse"
        ) from None
    rows = [location.raw for location in found]
    _tell(point, rows, as_json=as_json, heading=False, limit=limit)
    if not rows:
        console.say(f"nothing known near {point}")
    return 0 if rows else 1


def _rows(
    geocoder: "GazetteerGeocoder", name: str, country: str | None, *, quiet: bool
) -> list[dict[str, Any]]:
    """The places of one name; why there are none is said."""
    from geopy.exc import GeocoderQueryError

    try:
        places = geocoder.places(name, country=country)
    except GeocoderQueryError as error:
        console.say(f"{name[:60]!r}: {error}")
        return []
    if not places and not quiet:
        console.say(_not_listed(geocoder, name, country))
    return [asdict(place) for place in places]


def _names(names: Sequence[str]) -> Iterator[str]:
    for name in names:
        if name == "-":
            lines = (line.decode("utf-8-sig", "replace").strip() for line in sys.stdin.buffer)
            yield from filter(None, lines)
        else:
            # Bytes of an argument that are no UTF-8 come in as halves of surrogate pairs.
            yield name.encode("utf-8", "replace").decode()


def _not_listed(geocoder: "GazetteerGeocoder", name: str, country: str | None) -> str:
    from geomap.gazetteer.suggest import suggest

    within = f" in {country}" if country else ""
    close = suggest(geocoder.gazetteer, name, country)
    hint = f"; did you mean {' or '.join(close)}?" if close else ""
    return f"{name[:60]!r} is not listed{within}{hint}"


def _tell(
    name: str, rows: Sequence[Mapping[str, Any]], *, as_json: bool, heading: bool, limit: int
) -> None:
    """What was found for one name, as a table or as a line of JSON."""
    if as_json:
        told = [_candidate(row) for row in rows[:limit]]
        console.write(console.json_line({"query": name, "candidates": told}))
        return
    if not rows:
        return
    lines = _table([_cells(row) for row in rows[:limit]])
    if heading:
        lines = [visible(name), *(f"  {line}" for line in lines), ""]
    console.show("\n".join(lines))
    if len(rows) > limit:
        console.say(f"{name}: and {len(rows) - limit} more (--limit)")


def _candidate(row: Mapping[str, Any]) -> dict[str, Any]:
    """A place under the names that the other commands use for its fields."""
    out = {key: value for key, value in row.items() if key not in ("id", "lat", "lon")}
    return {"place_id": row["id"], **out, "latitude": row["lat"], "longitude": row["lon"]}


def _cells(row: Mapping[str, Any]) -> tuple[str, ...]:
    point = [f"{row[key]:.4f}" if row[key] is not None else "-" for key in ("lat", "lon")]
    whole = row["admin1_name"] if row["kind"] != "admin1" else row["name"]
    cells = (row["name"], row["kind"], whole or "-", row["country"] or "-", *point, row["id"])
    if "distance_km" in row:
        return (*cells, f"{row['distance_km']:.1f} km")
    return cells


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    heads = (*_HEADS, "distance")[: len(rows[0])]
    figures = [at for at, head in enumerate(heads) if head in ("lat", "lon", "distance")]
    return console.columns([heads, *rows], right=figures)
