"""The boundaries of provinces, as a GeoDataFrame: what incidents are joined to and drawn on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geomap.errors import GazetteerError
from geomap.gazetteer import data_folder

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

COLUMNS = (
    "iso", "name", "native_name", "country", "pcode", "pcode_set", "capital", "label_lon", "label_lat",
)  # fmt: skip


def provinces(countries: Sequence[str]) -> "GeoDataFrame":
    """Read the provinces of some countries.

    Args:
        countries: ISO 3166-1 alpha-2 codes; one without boundaries adds no row.

    Returns:
        A row a province, in the order of `iso` (ISO 3166-2): `COLUMNS` and `geometry`, in WGS 84.
        `native_name` is the first of the native names, `label_lon` and `label_lat` a point inside.

    Raises:
        GazetteerError: the file of boundaries is missing or damaged.
    """
    import geopandas

    path = data_folder() / "provinces.geojson"
    try:
        frame = geopandas.read_file(path, engine="pyogrio")
        frame["native_name"] = [names[0] if len(names) else None for names in frame["native_names"]]
        chosen = frame.loc[frame["country"].isin(list(countries)), [*COLUMNS, "geometry"]]
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise GazetteerError(
            f"boundaries {path}: cannot be read ({error}); reinstall geomap, or rebuild the data "
            "with python -m scripts.build_data"
        ) from error
    ordered: GeoDataFrame = chosen.sort_values("iso").reset_index(drop=True)
    return ordered
