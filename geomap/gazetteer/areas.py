"""Boundaries as users have them: read, repaired, joined, and simplified so that neighbors still fit."""

import json
import logging
import math
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import GazetteerError, UsageError
from geomap.gazetteer.columns import Columns, Wanted, recognize

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

# Of the square root of the country's area: what simplifying may move. 0.028 degrees for Afghanistan,
# whose shipped boundaries were chosen by eye and by how many towns stay inside.
_COARSENESS = 0.0035
_NONE = ("", "na", "n/a", "nan", "none", "null", "-")  # what publishers write for "nothing"
_SPATIAL = (".shp", ".gpkg", ".geojson", ".json")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """A division as its publisher has it.

    `level` is 1 or 2; `country` and `parent` are as told, a code or a name; `iso` and `code` are its own.
    """

    level: int
    name: str
    names: tuple[str, ...]
    code: str | None
    iso: str | None
    country: tuple[str, ...]
    parent: tuple[str, ...]
    shape: "BaseGeometry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundaries:
    """The divisions of some files; `failed` tells of those whose polygon is not usable."""

    divisions: tuple[Division, ...]
    layouts: tuple[str, ...]
    failed: tuple[str, ...]


def read(paths: Sequence[Path], wanted: Wanted) -> Boundaries:
    """Read the first- and second-level divisions of some files of boundaries.

    Args:
        paths: GeoJSON, GeoPackage or Shapefile, also in a zip archive; each may have several layers.
            Where a level has no layer of its own, it is joined from the next finer one.
        wanted: columns that the user named.

    Raises:
        GazetteerError: a file cannot be read.
        UsageError: no layer has columns that are known or named.
    """
    layers: dict[int, list[tuple[str, GeoDataFrame, Columns]]] = {}
    unknown = []
    for path in paths:
        for where, frame in _layers(path):
            try:
                columns = recognize(_plain_columns(frame), wanted, _kind(frame))
            except UsageError as error:
                unknown.append(f"{where} {error}")
                continue
            if columns is None:
                unknown.append(f"{where} has {', '.join(_plain_columns(frame))}")
            else:
                layers.setdefault(columns.finest, []).append((where, frame, columns))
    if not layers:
        listed = "; ".join(unknown) or "no layer with polygons"
        raise UsageError(
            f"boundaries: no column is known to hold names ({listed}); say which with --name-field "
            "and --code-field"
        )
    failed: list[str] = []
    divisions: list[Division] = []
    for level in (1, 2):
        own = next((n for n in sorted(layers) if n >= level and level in _told(layers[n])), None)
        for where, frame, columns in layers.get(own, ()) if own else ():
            if level in columns.levels:
                divisions += _divisions(where, _projected(where, frame), columns, level, failed)
    used = {columns.layout for rows in layers.values() for _, _, columns in rows}
    return Boundaries(
        divisions=tuple(divisions), layouts=tuple(sorted(used)), failed=tuple(dict.fromkeys(failed))
    )


def _told(rows: Iterable[tuple[str, "GeoDataFrame", Columns]]) -> set[int]:
    return {level for _, _, columns in rows for level in columns.levels}


def _plain_columns(frame: "GeoDataFrame") -> list[str]:
    return [str(name) for name in frame.columns if name != frame.geometry.name]


def _kind(frame: "GeoDataFrame") -> str:
    """What geoBoundaries says of the level of all its rows."""
    column = next((name for name in frame.columns if str(name).lower() == "shapetype"), None)
    return str(frame[column].iloc[0]) if column is not None and len(frame) else ""


def _layers(path: Path) -> Iterator[tuple[str, "GeoDataFrame"]]:
    """The layers of a file that have polygons, each with what it is called in messages."""
    import geopandas
    import pyogrio

    try:
        for source in _sources(path):
            for layer, shape in pyogrio.list_layers(source):
                if shape is None or not ("Polygon" in shape or shape == "Unknown"):
                    continue
                frame = geopandas.read_file(source, layer=layer, engine="pyogrio")
                kinds = set(frame.geom_type.dropna()) if "geometry" in frame else set()
                if kinds and kinds <= {"Polygon", "MultiPolygon", "GeometryCollection"}:
                    yield f"{path.name}, layer {layer}", frame
    except (OSError, ValueError, RuntimeError, KeyError, zipfile.BadZipFile) as error:
        if isinstance(error, GazetteerError):
            raise
        raise GazetteerError(
            f"boundaries {path}: cannot be read ({error}); give GeoJSON, GeoPackage or a Shapefile with "
            "its .shx and .dbf beside it"
        ) from error


def _sources(path: Path) -> list[str]:
    """What GDAL is to open: the file, or each file of boundaries inside a zip archive."""
    if not path.is_file():
        raise GazetteerError(f"boundaries {path}: no such file")
    if path.suffix.lower() != ".zip":
        return [str(path)]
    with zipfile.ZipFile(path) as archive:
        names = sorted(n for n in archive.namelist() if n.lower().endswith(_SPATIAL))
    return [f"/vsizip/{path.absolute()}/{name}" for name in names if ".." not in name]


def _projected(where: str, frame: "GeoDataFrame") -> "GeoDataFrame":
    """A layer in WGS 84.

    Raises:
        GazetteerError: it does not say its projection, and its coordinates are no degrees.
    """
    if frame.crs is not None:
        return frame.to_crs("EPSG:4326")
    west, south, east, north = frame.total_bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise GazetteerError(
            f"boundaries {where}: no projection is given (a .prj file?), and the coordinates are no "
            "degrees; give the file in WGS 84"
        )
    _log.warning(
        "%s: no projection is given; its coordinates are taken as degrees of WGS 84", where
    )
    return frame.set_crs("EPSG:4326")


def _divisions(
    where: str, frame: "GeoDataFrame", columns: Columns, level: int, failed: list[str]
) -> Iterator[Division]:
    """The divisions of one level; rows of the same code (or name and parent) are one division."""
    told = columns.levels[level]
    above = columns.levels.get(level - 1)
    groups: dict[tuple[str, ...], list[Division]] = {}
    table = frame.drop(columns=frame.geometry.name).to_dict("records")
    for number, (row, shape) in enumerate(zip(table, frame.geometry, strict=True), start=1):
        name = text(row[told.name])
        what = f"{where}, feature {number} ({name[:60] or 'nameless'})"
        if not name:
            failed.append(f"{what}: no name in column {told.name!r}; left out")
            continue
        try:
            polygon = mended(shape, what)
        except GazetteerError as error:
            failed.append(str(error))
            continue
        parent = _cells(row, (above.code, above.name)) if above else ()
        code = text(row[told.code]) if told.code else ""
        division = Division(
            level=level,
            name=name,
            names=tuple(_names(row, told.others)),
            code=code or None,
            iso=(text(row[told.iso]) if told.iso else "") or None,
            country=_cells(row, columns.country, none=("",)),  # NA is Namibia
            parent=parent,
            shape=polygon,
        )
        groups.setdefault((code,) if code else (name, *parent), []).append(division)
    for members in groups.values():
        yield _joined(members)


def _joined(members: Sequence[Division]) -> Division:
    import shapely

    first = members[0]
    if len(members) == 1:
        return first
    names = dict.fromkeys(n for m in members for n in (m.name, *m.names) if n != first.name)
    return replace(
        first, names=tuple(names), shape=_polygonal(shapely.union_all([m.shape for m in members]))
    )


def text(value: object, none: Sequence[str] = _NONE) -> str:
    """A cell as text; empty for what publishers write for nothing."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    said = " ".join(str(value).encode("utf-8", "replace").decode().split())
    return "" if said.lower() in none else said[:500]


def _cells(
    row: Mapping[str, Any], columns: Iterable[str | None], none: Sequence[str] = _NONE
) -> tuple[str, ...]:
    return tuple(filter(None, (text(row.get(c), none) for c in columns if c)))


def _names(row: Mapping[str, Any], columns: Iterable[str]) -> Iterator[str]:
    """Further names; GADM and Natural Earth put several in one cell."""
    for column in columns:
        yield from filter(None, map(str.strip, text(row.get(column)).split("|")))


def mended(shape: "BaseGeometry | None", what: str) -> "BaseGeometry":
    """A valid polygon; one that crosses itself is repaired, with a warning.

    Args:
        shape: of a source.
        what: what it is called in messages.

    Raises:
        GazetteerError: there is none, or nothing with an area is left of it.
    """
    import shapely

    if shape is None or shape.is_empty:
        raise GazetteerError(f"{what}: has no polygon; left out")
    flat = shapely.force_2d(shape)
    if flat.is_valid and flat.geom_type in ("Polygon", "MultiPolygon"):
        return flat
    why = shapely.is_valid_reason(flat)
    fixed = _polygonal(shapely.make_valid(flat, method="structure", keep_collapsed=False))
    if fixed.area <= 0:
        raise GazetteerError(f"{what}: invalid polygon ({why}) that cannot be repaired; left out")
    _log.warning("%s: invalid polygon (%s), repaired", what, why)
    return fixed


def _polygonal(shape: "BaseGeometry") -> "BaseGeometry":
    """The polygons of a geometry, without its lines and points."""
    import shapely

    parts = [p for p in shapely.get_parts(shapely.get_parts(shape)) if p.geom_type == "Polygon"]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


def simplified(shapes: Sequence["BaseGeometry"]) -> list["BaseGeometry"]:
    """Fewer corners, as a map of the whole needs them; common edges stay common.

    Where the shapes overlap or leave gaps, edges that are not common are simplified each for itself.
    """
    import shapely

    area = float(sum(shape.area for shape in shapes))
    tolerance = _COARSENESS * math.sqrt(area)
    decimals = max(1, math.ceil(-math.log10(tolerance)) + 1)
    out: list[BaseGeometry] = []
    for fine, coarse in zip(
        shapes, shapely.coverage_simplify(list(shapes), tolerance), strict=True
    ):
        rounded = shapely.transform(coarse, lambda xy: xy.round(decimals))
        if not rounded.is_valid or rounded.is_empty:
            rounded = _polygonal(
                shapely.make_valid(rounded, method="structure", keep_collapsed=False)
            )
        out.append(fine if rounded.is_empty else shapely.orient_polygons(rounded))
    return out


def label_point(shape: "BaseGeometry") -> tuple[float, float]:
    """Longitude and latitude of the middle of the widest part of a polygon; inside it."""
    import shapely

    parts = shapely.get_parts(shape)
    widest = max(parts, key=lambda part: part.area)
    line = shapely.maximum_inscribed_circle(widest, tolerance=math.sqrt(widest.area) / 1000)
    point = shapely.Point(line.coords[0])
    for decimals in (4, 6, 12):  # a rounded point may leave a narrow polygon
        lon, lat = round(point.x, decimals), round(point.y, decimals)
        if shape.contains(shapely.Point(lon, lat)):
            return lon, lat
    inside = shape.representative_point()
    return inside.x, inside.y


def feature_lines(
    rows: Iterable[tuple[Mapping[str, Any], "BaseGeometry | None"]],
) -> str:
    """Divisions as GeoJSON text, in the shape of the shipped boundaries: a feature a line.

    One that is not drawn (None) has a null geometry; one without `iso` has no id.
    """
    from shapely.geometry import mapping

    lines = []
    for about, shape in rows:
        feature = {
            "type": "Feature",
            **({} if about["iso"] is None else {"id": about["iso"]}),
            "properties": about,
            "geometry": None if shape is None else mapping(shape),
        }
        lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
