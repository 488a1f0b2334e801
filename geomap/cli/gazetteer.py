"""`geomap gazetteer`: packs of places: those that are shipped, and the user's own."""

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from geomap.cli import console, options
from geomap.read import visible

_FILE = click.Path(path_type=Path, dir_okay=False)
_FILES = ("boundaries", "places", "not_places")
_SHIPPED_FROM = ("GeoNames", "Natural Earth")  # whose data the shipped packs are (NOTICE)
_SHOWN = 20  # records left out that are told one by one


@click.group("gazetteer")
def command() -> None:
    """Look after packs of places: those that come with geomap, and your own.

    Your packs lie in your user data folder, or in the folder that GEOMAP_DATA names. Every command
    uses them by --gazetteer NAME.

    \b
    Examples:
      geomap gazetteer list
      geomap gazetteer add camps --places camps.csv --country XQ
      geomap geocode --gazetteer camps --gazetteer shipped "Camp Delta"
    """


def _pairs(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> Mapping[str, str]:
    pairs = [pair.partition("=") for pair in value]
    for key, equals, column in pairs:
        if not (key and equals and column):
            raise click.BadParameter(f"{key!r} is not like name=COLUMN.", ctx, param)
    return {key: column for key, _, column in pairs}


def _countries(
    ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
) -> tuple[str, ...]:
    return tuple(str(options.country_code(ctx, param, code)) for code in value)


@command.command("add")
@click.argument("name")
@click.option(
    "--boundaries",
    type=_FILE,
    multiple=True,
    metavar="FILE",
    help="Polygons of first- or second-level divisions: GeoJSON, GeoPackage, Shapefile, also "
    "in a zip archive; may be repeated.",
)
@click.option(
    "--places",
    type=_FILE,
    multiple=True,
    metavar="FILE",
    help="Places: CSV, points as geodata, or a dump of GeoNames (UA.zip); may be repeated.",
)
@click.option(
    "--not-places",
    type=_FILE,
    multiple=True,
    metavar="FILE",
    help="Names that are no places' while the pack is used, one a line.",
)
@click.option("--name-field", metavar="COLUMN", help="Column of the divisions' names.")
@click.option("--code-field", metavar="COLUMN", help="Column of their codes.")
@click.option(
    "--country-field", metavar="COLUMN", help="Column of their country, a code or a name."
)
@click.option(
    "--parent-field",
    metavar="COLUMN",
    help="Column of the first-level division, where the polygons are of the second.",
)
@click.option(
    "--level",
    type=click.IntRange(1, 2),
    metavar="1|2",
    help="Level of the polygons, where their columns do not tell.",
)
@click.option(
    "--places-column",
    "columns",
    multiple=True,
    callback=_pairs,
    metavar="KEY=COLUMN",
    help="Column of --places that holds name, variants, lon, lat, kind, parent, country, "
    "population or id, where it is called otherwise; may be repeated.",
)
@click.option(
    "--country",
    "countries",
    multiple=True,
    callback=_countries,
    metavar="CC",
    help="Country of what does not say its own; of a GeoNames dump only these are taken.",
)
@click.option(
    "--feature-classes",
    default="AP",
    show_default=True,
    metavar="LETTERS",
    help="Feature classes that are taken of a GeoNames dump.",
)
@click.option(
    "--least-population",
    type=click.IntRange(0),
    default=0,
    show_default=True,
    metavar="N",
    help="Smaller places of a GeoNames dump are left out.",
)
@click.option("--license", metavar="TEXT", help="Terms of the data, for `gazetteer info`.")
@click.option("--replace", is_flag=True, help="Replace the pack of this name.")
@options.common("quiet")
def add(name: str, *, replace: bool, quiet: bool, **asked: Any) -> int:  # fmt: skip
    """Make a pack of your own from boundaries, lists of places, or both.

    The columns of geoBoundaries, OCHA COD-AB, GADM and Natural Earth are known; for others say
    --name-field and --code-field. A list of places has a header with name, variants, lon, lat, kind,
    parent. Divisions keep their ISO 3166-2 code where the file or the shipped packs tell it.

    \b
    Examples:
      geomap gazetteer add ua --boundaries ukr_admbnda_adm1.shp --places UA.zip
      geomap gazetteer add wards --boundaries wards.gpkg --name-field WARD --code-field WCODE --country XQ
      geomap gazetteer add camps --places camps.csv --not-places surnames.txt
    """
    from geomap import gazetteer
    from geomap.gazetteer import own
    from geomap.gazetteer.add import add as made

    told = console.Console(quiet=quiet)
    own.checked_name(name, gazetteer.shipped())
    if name in own.packs() and not replace:
        raise click.UsageError(f"There is a pack {name!r} already; --replace makes it anew.")
    request = _request(name, asked)
    left_out = made(request, gazetteer.load())
    for line in left_out[:_SHOWN]:
        told.say(f"failed: {line}")
    if len(left_out) > _SHOWN:
        told.say(f"failed: and {len(left_out) - _SHOWN} more")
    if not quiet:
        _show([*_lines(own.packs()[name]), f"use it with --gazetteer {name}"])
    return 1 if left_out else 0


def _request(name: str, asked: Mapping[str, Any]) -> Any:
    from geomap.gazetteer.add import Request
    from geomap.gazetteer.columns import Wanted
    from geomap.gazetteer.geonames import CLASSES

    classes = str(asked["feature_classes"]).upper()
    if not classes or not set(classes) <= set(CLASSES):
        raise click.BadParameter(
            f"{classes!r} is not some of {CLASSES}.", param_hint="--feature-classes"
        )
    if not (asked["boundaries"] or asked["places"] or asked["not_places"]):
        raise click.UsageError("Give --boundaries, --places or --not-places.")
    files = {key: tuple(path.absolute() for path in asked[key]) for key in _FILES}
    return Request(
        name=name,
        **files,
        wanted=Wanted(
            name=asked["name_field"],
            code=asked["code_field"],
            country=asked["country_field"],
            parent=asked["parent_field"],
            level=asked["level"],
        ),
        columns=asked["columns"],
        countries=asked["countries"],
        classes=classes,
        least_population=asked["least_population"],
        license=asked["license"],
        command=_command(name, {**asked, **files, "feature_classes": classes}),
    )


def _command(name: str, asked: Mapping[str, Any]) -> str:
    """The command that makes the same pack anew, wherever it is given."""
    words = ["geomap", "gazetteer", "add", name, "--replace"]
    plain = {"columns": "places_column", "countries": "country"}
    for key, value in sorted(asked.items()):
        option = f"--{plain.get(key, key).replace('_', '-')}"
        pairs = value.items() if isinstance(value, Mapping) else ()
        single = (value,) if not isinstance(value, Mapping | tuple) else ()
        several = value if isinstance(value, tuple) else ()
        for each in (*single, *several, *(f"{k}={v}" for k, v in pairs)):
            if each not in (None, 0) and (key, each) != ("feature_classes", "AP"):
                words += [option, str(each)]
    return shlex.join(words).encode("utf-8", "replace").decode()


@command.command("list")
def list_packs() -> int:
    """List all packs, those that come with geomap first.

    \b
    Examples:
      geomap gazetteer list
    """
    from geomap import gazetteer
    from geomap.errors import GazetteerError
    from geomap.gazetteer import own

    folders = {name: gazetteer.data_folder() / name for name in gazetteer.shipped()}
    rows = [("name", "from", "places", "names", "countries", "version")]
    damaged = 0
    for name, folder in {**folders, **own.packs()}.items():
        whence = "geomap" if name in folders else "you"
        try:
            about = _about(folder)
        except GazetteerError as error:
            console.say(f"error: {error}")
            rows.append((name, whence, "-", "-", "damaged", "-"))
            damaged += 1
            continue
        rows.append(
            (
                name,
                whence,
                f"{about['places']:,}",
                f"{about['names']:,}",
                _of(about),
                about["version"],
            )
        )
    _show(console.columns(rows))
    return 2 if damaged else 0


@command.command("info")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for programs.")
def info(name: str, as_json: bool) -> int:
    """Tell what a pack holds, where it comes from, and on what terms.

    \b
    Examples:
      geomap gazetteer info world
      geomap gazetteer info --json camps
    """
    folder = _folder(name)
    if as_json:
        about = _about(folder)
        console.write(
            console.json_line({**about, "folder": visible(str(folder)), "size": _size(folder)})
        )
    else:
        _show(_lines(folder))
    return 0


@command.command("check")
@click.argument("name")
def check(name: str) -> int:
    """Look a pack through: polygons, overlaps, missing divisions, names to be wary of.

    The exit status is 1 where something must be mended, 2 where the pack cannot be opened.

    \b
    Examples:
      geomap gazetteer check camps
    """
    from geomap import gazetteer
    from geomap.gazetteer.check import check as findings

    found = list(findings(_folder(name), gazetteer.load()))
    for finding in found:
        console.show(f"{'fault' if finding.fault else 'remark'}: {visible(finding.message)}")
    faults = sum(finding.fault for finding in found)
    if not faults:
        console.show(f"{name}: sound")
    return 1 if faults else 0


@command.command("remove")
@click.argument("name")
def remove(name: str) -> int:
    """Remove a pack of your own.

    \b
    Examples:
      geomap gazetteer remove camps
    """
    from geomap import gazetteer
    from geomap.gazetteer import own

    own.remove(own.existing(name, gazetteer.shipped()))
    console.show(f"{name}: removed")
    return 0


def _folder(name: str) -> Path:
    """The folder of a pack, shipped or the user's."""
    from geomap import gazetteer
    from geomap.gazetteer import own

    known = gazetteer.shipped()
    return gazetteer.data_folder() / name if name in known else own.existing(name, known)


def _about(folder: Path) -> dict[str, Any]:
    from geomap.gazetteer.columns import TERMS
    from geomap.gazetteer.pack import Pack

    about = Pack(folder).about
    terms = [] if about.get("own") else [f"{name}: {TERMS[name]}" for name in _SHIPPED_FROM]
    return {"name": folder.name, "sources": [], "licenses": terms, **about}


def _of(about: Mapping[str, Any]) -> str:
    codes = list(about.get("countries", ()))
    if codes == ["*"]:
        return "all others"
    return ", ".join(codes[:8]) + (f" and {len(codes) - 8} more" if len(codes) > 8 else "") or "-"


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _lines(folder: Path) -> list[str]:
    """What is to be told of a pack."""
    about = _about(folder)
    return [
        f"{about['name']}: {about['places']:,} places with {about['names']:,} names, version "
        f"{about['version']}, {_size(folder) / 1e6:,.1f} MB",
        f"countries: {_of(about)}",
        *(f"source: {source}" for source in about["sources"]),
        *(f"license: {terms}" for terms in about["licenses"]),
        *_undrawn(about.get("undrawn", {})),
        f"folder: {folder}",
    ]


def _undrawn(countries: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The countries with divisions of which no source draws today's boundary."""
    if countries:
        total = sum(map(len, countries.values()))
        yield f"no current boundary: {total} divisions of {len(countries)} countries:"
        yield from (f"  {country}: {', '.join(codes)}" for country, codes in countries.items())


def _show(lines: Iterable[str]) -> None:
    console.show("\n".join(visible(line) for line in lines))
