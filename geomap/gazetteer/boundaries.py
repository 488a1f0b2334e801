"""The boundaries of provinces, as a GeoDataFrame: what incidents are joined to and drawn on."""

from collections.abc import Sequence
from pathlib import Path
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
        GazetteerError: the file of boundaries is missing or damaged, or has an invalid polygon.
    """
    import geopandas

    path = data_folder() / "provinces.geojson"
    try:
        frame = geopandas.read_file(path, engine="pyogrio")
        frame["native_name"] = [names[0] if len(names) else None for names in frame["native_names"]]
        chosen = frame.loc[frame["country"].isin(list(countries)), [*COLUMNS, "geometry"]]
    except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
        raise _damaged(path, error) from error
    if not chosen.geometry.is_valid.all():
        wrong = ", ".join(chosen.loc[~chosen.geometry.is_valid, "iso"])
        raise _damaged(path, f"invalid polygon of {wrong}")
    ordered: GeoDataFrame = chosen.sort_values("iso").reset_index(drop=True)
    return ordered


def _damaged(path: Path, why: object) -> GazetteerError:
    return GazetteerError(
        f"boundaries {path}: cannot be read ({why}); reinstall geomap, or rebuild the data with "
        "python -m scripts.build_data"
    )
