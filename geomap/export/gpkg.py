"""GeoPackage: layers `incidents` and `provinces` with their styles, as QGIS opens them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.export import styles
from geomap.export.csv import COLUMNS, flat
from geomap.model import Incident

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

# A GeoPackage must say when a layer was last changed. A fixed time keeps equal input equal bytes.
LAST_CHANGE = "1970-01-01T00:00:00.000Z"
_WHOLE = (
    "time_precision", "geo_precision", "where_prec", "source_count",
    "fatalities", "fatalities_low", "fatalities_high",
    "injured", "injured_low", "injured_high",
    "displaced", "displaced_low", "displaced_high",
)  # fmt: skip


def write(found: Sequence[Incident], areas: "GeoDataFrame", path: Path) -> None:
    """Write both layers to a file that does not exist or is empty.

    Incidents that are unplaced have no geometry; lists are written as in the CSV.
    """
    import pyogrio

    path.unlink(missing_ok=True)
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": LAST_CHANGE})
    for layer, table, shape in (
        ("incidents", _table(found), "Point"),
        ("provinces", areas, "MultiPolygon"),
    ):
        pyogrio.write_dataframe(
            table,
            path,
            layer=layer,
            driver="GPKG",
            geometry_type=shape,
            promote_to_multi=shape.startswith("Multi"),
            append=path.exists(),
        )
    styles.add(path, [int(count) for count in areas["incidents"]], LAST_CHANGE)


def _table(found: Sequence[Incident]) -> "GeoDataFrame":
    import geopandas
    import pandas

    table = pandas.DataFrame([flat(incident) for incident in found], columns=list(COLUMNS))
    for column in _WHOLE:
        table[column] = table[column].astype("Int64")  # whole numbers that may be missing
    for column in ("latitude", "longitude"):
        table[column] = table[column].astype("float64")
    table["disputed"] = table["disputed"].astype("bool")
    points = geopandas.points_from_xy(table["longitude"], table["latitude"])
    placed = table["longitude"].notna()
    shapes = geopandas.GeoSeries(points, index=table.index, crs="EPSG:4326").where(placed, None)
    return geopandas.GeoDataFrame(table, geometry=shapes, crs="EPSG:4326")
