"""Boundaries of provinces: corrected, simplified together so that neighbors still fit, written as GeoJSON."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geomap.gazetteer.areas import feature_lines

GRID = 3  # decimals of a degree: 110 m
LEAST_ISLAND = 0.001  # square degrees, some 10 km² at the equator; smaller parts are not drawn
TOLERANCE = 0.028  # degrees; the square root of the area that simplifying may take or give


class BoundaryError(Exception):
    """The boundaries are not fit to be shipped."""


def shapes(
    features: Sequence[Mapping[str, Any]], country: str, corrections: Mapping[str, str]
) -> dict[str, BaseGeometry]:
    """The polygons of a country's provinces by ISO 3166-2 code, as fine as the source has them.

    Args:
        features: Natural Earth's admin1 features.
        country: ISO 3166-1 alpha-2 code.
        corrections: `adm1_code` to the right ISO 3166-2 code, where the source has a wrong one.

    Raises:
        BoundaryError: two features have the same code.
    """
    out: dict[str, BaseGeometry] = {}
    for feature in features:
        row = feature["properties"]
        if row["iso_a2"] != country:
            continue
        iso = corrections.get(row["adm1_code"], row["iso_3166_2"])
        if iso in out:
            raise BoundaryError(f"{iso}: two features, the second is {row['adm1_code']}")
        out[iso] = shape(feature["geometry"])
    return dict(sorted(out.items()))


def simplify(polygons: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Fewer corners; common edges stay common, coordinates lie on a grid of 0.001 degrees.

    Raises:
        BoundaryError: the result overlaps, has gaps, or an invalid polygon.
    """
    rounded = shapely.transform(list(polygons.values()), lambda xy: xy.round(GRID))
    coarse = shapely.coverage_simplify(rounded, TOLERANCE)
    if not shapely.coverage_is_valid(coarse):
        raise BoundaryError("the simplified boundaries overlap or leave gaps; lower TOLERANCE")
    for iso, polygon in zip(polygons, coarse, strict=True):
        if not polygon.is_valid or polygon.is_empty:
            raise BoundaryError(f"{iso}: invalid after simplifying; lower TOLERANCE")
    # RFC 7946, section 3.1.6: outer rings counterclockwise.
    turned = shapely.orient_polygons(coarse)
    return dict(zip(polygons, turned, strict=True))


def simplify_world(polygons: Mapping[Any, BaseGeometry]) -> dict[Any, BaseGeometry]:
    """As `simplify`, for polygons whose source is no perfect coverage; islands of no size are left out.

    Args:
        polygons: all of the world at once, so that neighbors fit across borders too.

    Raises:
        BoundaryError: a result is invalid or empty.
    """
    whole = shapely.coverage_simplify(shapely.make_valid(list(polygons.values())), TOLERANCE)
    out = {}
    for key, polygon in zip(polygons, whole, strict=True):
        parts = [part for part in shapely.get_parts(polygon) if part.geom_type == "Polygon"]
        least = min(LEAST_ISLAND, max(part.area for part in parts))
        kept = shapely.MultiPolygon([part for part in parts if part.area >= least])
        fine = shapely.make_valid(shapely.set_precision(kept, 10**-GRID, mode="pointwise"))
        areas = [part for part in shapely.get_parts(fine) if part.area > 0]
        areas = [part for part in areas if part.geom_type in ("Polygon", "MultiPolygon")]
        out[key] = shapely.orient_polygons(shapely.union_all(areas or [kept]))
        if not out[key].is_valid or out[key].is_empty:
            raise BoundaryError(f"{key}: invalid after simplifying; lower TOLERANCE")
    return out


def label_point(polygon: BaseGeometry) -> tuple[float, float]:
    """Longitude and latitude of the middle of the widest part of a polygon; inside it.

    Raises:
        BoundaryError: rounding moved the point out of the polygon.
    """
    area = cast("shapely.Polygon | shapely.MultiPolygon", polygon)
    line = shapely.maximum_inscribed_circle(area, tolerance=0.001)
    if line is None:
        raise BoundaryError("an empty polygon has no label point")
    lon, lat = (round(value, 4) for value in line.coords[0])
    if not polygon.contains(shapely.Point(lon, lat)):
        raise BoundaryError(f"label point {lon}, {lat} lies outside its polygon")
    return lon, lat


def collection(
    polygons: Mapping[str, BaseGeometry | None],
    properties: Mapping[str, Mapping[str, Any]],
    rest: BaseGeometry | None = None,
) -> str:
    """The GeoJSON text: a Feature a province and line, in the order of the codes.

    One that is not drawn (None) has a null geometry. `rest` is what of the country is in no division that
    is drawn: the last Feature, without a code.
    """
    rows = [(properties[iso], polygons[iso]) for iso in sorted(polygons)]
    if rest is not None:
        rows.append((dict.fromkeys(next(iter(properties.values()))), rest))
    return feature_lines(rows)


def write(path: Path, text: str) -> None:
    """Write the file of boundaries."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
