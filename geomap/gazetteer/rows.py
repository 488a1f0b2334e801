"""Lists of places as users have them: CSV, or points in a file of geodata."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geomap.errors import GazetteerError, UsageError
from geomap.gazetteer.areas import text

KINDS = ("country", "admin1", "admin2", "settlement", "feature")

# What columns are called, by what they hold; the first that a file has is taken. Case does not count.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "place", "place_name", "name_en", "settlement", "site_name", "featurename", "asciiname"),
    "variants": ("variants", "alternatenames", "alternate_names", "aliases", "alt_name", "altname"),
    "lon": ("lon", "longitude", "lng", "long", "x", "point_x", "lon_dd"),
    "lat": ("lat", "latitude", "y", "point_y", "lat_dd"),
    "kind": ("kind", "type", "place_type"),
    "parent": ("parent", "admin2", "adm2_pcode", "adm2_name", "adm2_en", "district", "admin1", "adm1_pcode",
               "adm1_name", "adm1_en", "province", "region", "state"),
    "country": ("country", "country_code", "countrycode", "iso2", "cc"),
    "population": ("population", "pop"),
    "id": ("id", "pcode", "place_id", "code"),
}  # fmt: skip
_SEPARATORS = ("|", ";")  # between the variants in a cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A place as its list has it; `where` names the line in messages."""

    where: str
    name: str
    variants: tuple[str, ...]
    lon: float | None
    lat: float | None
    kind: str | None
    parents: tuple[str, ...]
    country: str | None
    population: int
    id: str | None


def read(path: Path, given: Mapping[str, str], failed: list[str]) -> Iterator[Row]:
    """Read a list of places.

    Args:
        path: CSV with a header (comma, semicolon or tab), or points as GeoJSON, GeoPackage or
            Shapefile.
        given: names of columns by what they hold (a key of `COLUMNS`), where they are called otherwise.
        failed: told of each line that is no place, and why; it is left out.

    Raises:
        GazetteerError: the file cannot be read.
        UsageError: it has no column of names, or a column that was given is not there.
    """
    if unknown := sorted(set(given) - set(COLUMNS)):
        raise UsageError(f"no column holds {', '.join(unknown)}; known are: {', '.join(COLUMNS)}")
    points = path.suffix.lower() in (".geojson", ".json", ".gpkg", ".shp")
    rows = _points(path) if points else _csv(path)
    columns: dict[str, list[str]] | None = None
    for where, row in rows:
        if columns is None:
            columns = _columns(path, list(row), given)
        try:
            yield _row(where, row, columns)
        except ValueError as error:
            failed.append(f"{where}: {error}; left out")


def _columns(path: Path, names: Sequence[str], given: Mapping[str, str]) -> dict[str, list[str]]:
    """The columns of each thing, of parents all of them, the narrowest first."""
    low = {name.lower().strip(): name for name in reversed(names)}
    out: dict[str, list[str]] = {}
    for key, known in COLUMNS.items():
        wanted = given.get(key)
        if wanted is not None and wanted.lower() not in low:
            raise UsageError(f"{path.name}: has no column {wanted!r}; it has {', '.join(names)}")
        choice = (wanted.lower(),) if wanted is not None else known
        out[key] = [low[name] for name in choice if name in low]
    if not out["name"]:
        raise UsageError(
            f"{path.name}: no column is known to hold names; it has {', '.join(names)}; say which with "
            "--places-column name=COLUMN"
        )
    return out


def _row(where: str, row: Mapping[str, object], columns: Mapping[str, Sequence[str]]) -> Row:
    def cell(key: str) -> str:
        return text(row.get(columns[key][0])) if columns[key] else ""

    name = cell("name")
    if not name:
        raise ValueError("no name")
    kind = cell("kind").lower() or None
    country = text(row.get(columns["country"][0]), ("",)) if columns["country"] else ""
    parents = [text(row.get(column)) for column in columns["parent"]]
    return Row(
        where=where,
        name=name,
        variants=tuple(_split(cell("variants"))),
        **_point(cell("lon"), cell("lat")),
        kind=kind if kind in KINDS else None,
        parents=tuple(p for p in dict.fromkeys(parents) if p),
        country=country or None,
        population=_whole(cell("population")),
        id=cell("id") or None,
    )


def _split(cell: str) -> Iterator[str]:
    separator = next((s for s in _SEPARATORS if s in cell), ",")
    yield from filter(None, map(str.strip, cell.split(separator)))


def _point(lon: str, lat: str) -> dict[str, float | None]:
    if not lon and not lat:
        return {"lon": None, "lat": None}
    try:
        x, y = float(lon.replace(",", ".")), float(lat.replace(",", "."))
    except ValueError:
        raise ValueError(f"no point: lon {lon[:20]!r}, lat {lat[:20]!r}") from None
    if not (-180 <= x <= 180 and -90 <= y <= 90):
        raise ValueError(f"lon {x:g}, lat {y:g} is no point in degrees")
    return {"lon": x, "lat": y}


def _whole(cell: str) -> int:
    digits = cell.replace(",", "").replace(" ", "")[:12]
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def _csv(path: Path) -> Iterator[tuple[str, Mapping[str, object]]]:
    try:
        with path.open("rb") as raw:
            head = raw.read(65536).decode("utf-8-sig", "replace").partition("\n")[0]
        delimiter = max(",;\t", key=head.count)
        with io.TextIOWrapper(path.open("rb"), encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, delimiter=delimiter)
            for row in reader:
                yield f"{path.name}, line {reader.line_num}", {k: v for k, v in row.items() if k}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise GazetteerError(
            f"places {path}: cannot be read ({error}); give CSV in UTF-8 with a header"
        ) from error


def _points(path: Path) -> Iterator[tuple[str, Mapping[str, object]]]:
    import geopandas

    try:
        frame = geopandas.read_file(path, engine="pyogrio")
        if frame.crs is not None:
            frame = frame.to_crs("EPSG:4326")
        centers = frame.geometry.representative_point()
    except (OSError, ValueError, RuntimeError, AttributeError) as error:
        raise GazetteerError(
            f"places {path}: cannot be read ({error}); give points as GeoJSON, GeoPackage or Shapefile"
        ) from error
    table = frame.drop(columns=frame.geometry.name).to_dict("records")
    coordinates = {*COLUMNS["lon"], *COLUMNS["lat"]}  # the geometry's own are true
    for number, (row, point) in enumerate(zip(table, centers, strict=True), start=1):
        placed = point is not None and not point.is_empty
        at = {"lon": repr(float(point.x)), "lat": repr(float(point.y))} if placed else {}
        plain = {str(k): v for k, v in row.items() if str(k).lower() not in coordinates}
        yield f"{path.name}, feature {number}", {**plain, "lon": "", "lat": "", **at}
