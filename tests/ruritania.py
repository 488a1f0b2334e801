"""A made-up country in the layouts in which users have boundaries and places.

Ruritania lies in the Gulf of Guinea, where no land is: Norland (0-1 east) and Sudmark (1-2 east), both
from the equator to 1 north. Norland has the districts Zenda (south) and Hentzau (north).
"""

import csv
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

NORLAND, SUDMARK = (0.0, 0.0, 1.0, 1.0), (1.0, 0.0, 2.0, 1.0)
ZENDA, HENTZAU = (0.0, 0.0, 1.0, 0.5), (0.0, 0.5, 1.0, 1.0)

CAMPS = """\
name,variants,lon,lat,kind,parent
Camp Delta,Delta Camp|کمپ دلتا,0.5,0.25,settlement,Norland
Strelsau,Strelsaw,1.5,0.5,settlement,
Mount Elphberg,,1.75,0.75,feature,Sudmark
"""


def frame(
    rows: Sequence[Mapping[str, Any]], boxes: Sequence[tuple[float, float, float, float]]
) -> "GeoDataFrame":
    """Rows with a rectangle each, in WGS 84."""
    import geopandas
    import shapely

    shapes = [shapely.box(*box) for box in boxes]
    return geopandas.GeoDataFrame(list(rows), geometry=shapes, crs="EPSG:4326")


def cod(level: int = 1) -> "GeoDataFrame":
    """OCHA's COD-AB: `ADM1_EN`, `ADM1_PCODE`, and those of the levels above."""
    country = {"ADM0_EN": "Ruritania", "ADM0_PCODE": "XQ"}
    north: dict[str, object] = {
        "ADM1_EN": "Norland",
        "ADM1_AR": "نورلند",
        "ADM1_PCODE": "XQ01",
        **country,
    }
    south: dict[str, object] = {
        "ADM1_EN": "Sudmark",
        "ADM1_AR": None,
        "ADM1_PCODE": "XQ02",
        **country,
    }
    if level == 1:
        return frame([north, south], [NORLAND, SUDMARK])
    rows: list[dict[str, object]] = [
        {"ADM2_EN": "Zenda", "ADM2_PCODE": "XQ0101", **north},
        {"ADM2_EN": "Hentzau", "ADM2_PCODE": "XQ0102", **north},
        {"ADM2_EN": "Rassendyll", "ADM2_PCODE": "XQ0201", **south},
    ]
    return frame(rows, [ZENDA, HENTZAU, SUDMARK])


def cod_now() -> "GeoDataFrame":
    """OCHA's COD-AB in the newer form, with small letters and several languages."""
    country: dict[str, object] = {
        "adm0_name": "Ruritania",
        "adm0_pcode": "XQ",
        "iso2": "XQ",
        "iso3": "XQR",
    }
    rows: list[dict[str, object]] = [
        {"adm1_name": "Norland", "adm1_name1": "Nordland", "adm1_pcode": "XQ01", **country},
        {"adm1_name": "Sudmark", "adm1_name1": None, "adm1_pcode": "XQ02", **country},
    ]
    return frame(rows, [NORLAND, SUDMARK])


def gadm() -> "GeoDataFrame":
    """GADM 4.1: `GID_1`, `NAME_1`, `VARNAME_1`, with "NA" for nothing."""
    country = {"GID_0": "XQR", "COUNTRY": "Ruritania"}
    rows: list[dict[str, object]] = [
        {"GID_1": "XQR.1_1", **country, "NAME_1": "Norland", "VARNAME_1": "Nordland|Northland",
         "NL_NAME_1": "NA", "TYPE_1": "Province", "ISO_1": "XQ-NO"},
        {"GID_1": "XQR.2_1", **country, "NAME_1": "Sudmark", "VARNAME_1": "NA",
         "NL_NAME_1": "NA", "TYPE_1": "Province", "ISO_1": "NA"},
    ]  # fmt: skip
    return frame(rows, [NORLAND, SUDMARK])


def geoboundaries() -> "GeoDataFrame":
    """geoBoundaries: `shapeName`, `shapeISO`, `shapeType`."""
    rows = [
        {"shapeName": name, "shapeISO": iso, "shapeID": iso[-2:] + "B1", "shapeGroup": "XQR",
         "shapeType": "ADM1"}
        for name, iso in (("Norland", "XQ-NO"), ("Sudmark", "XQ-SU"))
    ]  # fmt: skip
    return frame(rows, [NORLAND, SUDMARK])


def wards() -> "GeoDataFrame":
    """A layout of nobody's."""
    rows = [{"WARD": "Norland", "WCODE": "N1"}, {"WARD": "Sudmark", "WCODE": "S1"}]
    return frame(rows, [NORLAND, SUDMARK])


def geonames_line(
    number: int,
    name: str,
    lat: float,
    lon: float,
    code: str,
    *,
    others: str = "",
    admin1: str = "",
    admin2: str = "",
    population: int = 0,
    country: str = "XQ",
) -> str:
    """A line of a dump of GeoNames; `code` is like `P.PPL`."""
    kind, _, feature = code.partition(".")
    cells = [
        str(number), name, name, others, str(lat), str(lon), kind, feature, country, "", admin1, admin2,
        "", "", str(population), "", "0", "Africa/Accra", "2026-01-01",
    ]  # fmt: skip
    return "\t".join(cells) + "\n"


DUMP = "".join(
    (
        geonames_line(1, "Ruritania", 0.5, 1.0, "A.PCLI", admin1="00"),
        geonames_line(2, "Norland", 0.5, 0.5, "A.ADM1", others="Nordland,نورلند", admin1="01"),
        geonames_line(3, "Sudmark", 0.5, 1.5, "A.ADM1", admin1="02"),
        geonames_line(4, "Zenda", 0.25, 0.5, "A.ADM2", admin1="01", admin2="0101"),
        geonames_line(5, "Strelsau", 0.5, 1.5, "P.PPLC", others="Strelsaw,STR,http://x.org/s", admin1="02",
                      population=90_000),
        geonames_line(6, "Zenda", 0.2, 0.4, "P.PPL", others="zenda tun", admin1="01", admin2="0101",
                      population=800),
        geonames_line(7, "Old Zenda", 0.2, 0.4, "P.PPLH", admin1="01"),
        geonames_line(8, "Mount Elphberg", 0.75, 1.75, "T.MT", admin1="02"),
        geonames_line(9, "Cook", 0.3, 0.3, "P.PPL", admin1="01", population=50),
    )
)  # fmt: skip


def write(folder: Path) -> None:
    """All files, under the names that their publishers give them."""
    folder.mkdir(parents=True, exist_ok=True)
    shapes = folder / "shapes"
    shapes.mkdir()
    for level in (1, 2):
        cod(level).to_file(shapes / f"xqr_admbnda_adm{level}_2026.shp", engine="pyogrio")
    with zipfile.ZipFile(folder / "xqr_admbnda_shp.zip", "w") as archive:
        for path in sorted(shapes.iterdir()):
            archive.write(path, f"xqr_shp/{path.name}")
    gadm().to_file(folder / "gadm41_XQR.gpkg", layer="ADM_ADM_1", engine="pyogrio")
    geoboundaries().to_file(folder / "geoBoundaries-XQR-ADM1.geojson", engine="pyogrio")
    cod_now().to_file(folder / "xqr_admin1.geojson", engine="pyogrio")
    wards().to_file(folder / "wards.geojson", engine="pyogrio")
    (folder / "camps.csv").write_text(CAMPS, encoding="utf-8")
    with zipfile.ZipFile(folder / "XQ.zip", "w") as archive:
        archive.writestr("readme.txt", "GeoNames")
        archive.writestr("XQ.txt", DUMP)
    (folder / "surnames.txt").write_text("# surnames\nStrelsaw\n", encoding="utf-8")


def write_csv(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    """A list of places with a header."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path
