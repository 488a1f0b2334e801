"""GeoJSON (RFC 7946): incidents as points, provinces as polygons, one Feature a line."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from geomap import features
from geomap.model import Incident

if TYPE_CHECKING:
    from geopandas import GeoDataFrame


def incidents(found: Sequence[Incident]) -> bytes:
    """A FeatureCollection of incidents."""
    return collection(features.incident_feature(incident) for incident in found)


def provinces(areas: "GeoDataFrame") -> bytes:
    """A FeatureCollection of provinces: boundary, codes and counts, the ISO 3166-2 code as id."""
    import shapely

    columns = [name for name in areas.columns if name != "geometry"]
    rows = []
    for row, shape in zip(areas[columns].to_dict("records"), areas.geometry, strict=True):
        properties = {key: _plain(value) for key, value in row.items()}
        geometry = None
        if shape is not None:
            # RFC 7946 section 3.1.6: outer rings run counterclockwise.
            geometry = shapely.geometry.mapping(shapely.orient_polygons(shape))
        rows.append(
            {
                "type": "Feature",
                "id": properties.get("iso"),
                "geometry": geometry,
                "properties": properties,
            }
        )
    return collection(rows)


def collection(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Features as one collection, each on a line of its own, so that versions can be compared."""
    lines = ",\n".join(line(row) for row in rows)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'.encode()


def line(row: Mapping[str, Any]) -> str:
    """One JSON object in one line, without spaces."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _plain(value: Any) -> Any:
    """A value of a table as JSON has it; what pandas writes for "missing" is null."""
    if hasattr(value, "item"):
        value = value.item()  # a number of numpy's
    return None if isinstance(value, float) and math.isnan(value) else value
