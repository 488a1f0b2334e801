"""The boundaries of provinces, as a GeoDataFrame: what incidents are joined to and drawn on."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import GazetteerError
from geomap.gazetteer import data_folder

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

FOLDER = Path("world", "provinces")  # of the shipped data: a file a country without pack of its own

COLUMNS = (
    "iso", "name", "native_name", "country", "pcode", "pcode_set", "capital", "label_lon", "label_lat",
)  # fmt: skip


def provinces(countries: Sequence[str], own: Sequence[Path] = ()) -> "GeoDataFrame":
    """Read the provinces of some countries.

    Args:
        countries: ISO 3166-1 alpha-2 codes; one without divisions adds no row.
        own: files of the user's packs; the countries that one has are taken from it alone.

    Returns:
        A row a province, in the order of `iso` (ISO 3166-2): `COLUMNS` and `geometry`, in WGS 84.
        `native_name` is the first of the native names, `label_lon` and `label_lat` a point inside.
        Where no source draws today's boundary the geometry is None (data/README.md), and the label
        point is that of one of its towns. `attrs["rest"]` has by country the area of all of these.

    Raises:
        GazetteerError: a file of boundaries is missing or damaged, or has an invalid polygon.
    """
    import geopandas
    import pandas

    shipped = data_folder()
    frames: list[GeoDataFrame] = []
    wanted = set(countries)
    for path in (*own, shipped / "provinces.geojson"):
        frame = _read(path)
        frames.append(frame.loc[frame["country"].isin(list(wanted))])
        wanted -= set(frame["country"])
    others = sorted(wanted)
    rest: dict[str, BaseGeometry] = {}
    for code in filter(str.isalpha, others):
        path = shipped / FOLDER / f"{code}.geojson"
        if path.is_file():
            found = _read(path)
            rest.update((code, area) for area in found.loc[found["iso"].isna()].geometry)
            frames.append(found.loc[found["iso"].notna()])
    rows = [row for found in frames for row in found.to_dict("records")]
    chosen = pandas.DataFrame(rows, columns=[*COLUMNS, "geometry"])
    chosen = chosen.astype(dict.fromkeys(COLUMNS[:-2], "object"))
    chosen = chosen.astype(dict.fromkeys(COLUMNS[-2:], "float64")).sort_values("iso")
    chosen = chosen.where(chosen.notna(), None).reset_index(drop=True)
    ordered: GeoDataFrame = geopandas.GeoDataFrame(chosen, geometry="geometry", crs=frame.crs)
    ordered.attrs["rest"] = rest
    return ordered


def _read(path: Path) -> "GeoDataFrame":
    """One file of boundaries."""
    import geopandas

    try:
        frame = geopandas.read_file(path, engine="pyogrio")
        frame["native_name"] = list(map(_first, frame["native_names"]))
        chosen: GeoDataFrame = frame[[*COLUMNS, "geometry"]]
    except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
        raise _damaged(path, error) from error
    drawn = chosen.loc[chosen.geometry.notna()]
    if not drawn.geometry.is_valid.all():
        wrong = ", ".join(drawn.loc[~drawn.geometry.is_valid, "iso"])
        raise _damaged(path, f"invalid polygon of {wrong}")
    return chosen


def _first(names: object) -> object:
    """The first of a list, as GDAL has it; None where it is empty or there is none."""
    is_list = hasattr(names, "__getitem__") and not isinstance(names, str)
    return next(iter(names), None) if is_list else None  # type: ignore[call-overload]


def _damaged(path: Path, why: object) -> GazetteerError:
    from geomap.gazetteer.pack import mend

    return GazetteerError(f"boundaries {path}: cannot be read ({why}); {mend(path.parent)}")
