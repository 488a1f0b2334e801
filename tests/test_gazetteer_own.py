"""Packs of the user's own, made from a made-up country in the layouts of its publishers."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import geopandas
import pytest
import ruritania
import shapely
from peak import PEAK

from geomap import gazetteer
from geomap.errors import GazetteerError, UsageError
from geomap.gazetteer import Gazetteer, own
from geomap.gazetteer.add import Request, add
from geomap.gazetteer.boundaries import provinces
from geomap.gazetteer.check import check
from geomap.gazetteer.columns import Wanted
from geomap.model import Place


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    ruritania.write(folder)
    return folder


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(own.VARIABLE, str(tmp_path / "data"))
    return tmp_path / "data"


def made(name: str = "rur", **request: Any) -> tuple[Gazetteer, list[str]]:
    left_out = add(
        Request(name=name, command=f"geomap gazetteer add {name}", **request), gazetteer.load()
    )
    return gazetteer.load([name]), left_out


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records]


class TestBoundaries:
    def test_ocha_from_a_zip_of_shapefiles_of_two_levels(self, files: Path) -> None:
        pack, left_out = made(boundaries=(files / "xqr_admbnda_shp.zip",))
        assert left_out == []
        assert list(pack) == [
            Place(id="iso:XQ", name="Ruritania", kind="country", country="XQ"),
            Place(
                id="iso:XQ-XQ01", name="Norland", kind="admin1", country="XQ", admin1="XQ-XQ01",
                admin1_name="Norland", lon=0.5, lat=0.5, pcode="XQ01", pcode_set="rur, OCHA COD-AB",
            ),
            Place(
                id="iso:XQ-XQ02", name="Sudmark", kind="admin1", country="XQ", admin1="XQ-XQ02",
                admin1_name="Sudmark", lon=1.5, lat=0.5, pcode="XQ02", pcode_set="rur, OCHA COD-AB",
            ),
            *(
                Place(
                    id=f"own:rur/{code.lower()}", name=name, kind="admin2", country="XQ", admin1=whole,
                    admin1_name=whole_name, admin2=name, lon=lon, lat=lat, pcode=code,
                    pcode_set="rur, OCHA COD-AB",
                )
                for name, code, whole, whole_name, lon, lat in (
                    ("Zenda", "XQ0101", "XQ-XQ01", "Norland", 0.25, 0.25),
                    ("Hentzau", "XQ0102", "XQ-XQ01", "Norland", 0.25, 0.75),
                    ("Rassendyll", "XQ0201", "XQ-XQ02", "Sudmark", 1.5, 0.5),
                )
            ),
        ]  # fmt: skip
        assert [place.name for place in pack.by_name("نورلند")] == ["Norland"]

    def test_second_level_alone_is_joined_to_the_first(self, files: Path) -> None:
        pack, _ = made(boundaries=(files / "shapes" / "xqr_admbnda_adm2_2026.shp",))
        frame = provinces(["XQ"], pack.boundaries())
        assert list(frame["name"]) == ["Norland", "Sudmark"]
        assert frame.geometry[0].equals(shapely.box(*ruritania.NORLAND))
        assert [p.name for p in pack if p.kind == "admin2"] == ["Zenda", "Hentzau", "Rassendyll"]

    def test_ocha_in_its_newer_form(self, files: Path) -> None:
        pack, _ = made(boundaries=(files / "xqr_admin1.geojson",))
        (norland,) = pack.by_name("Nordland")
        assert (norland.name, norland.pcode, norland.country) == ("Norland", "XQ01", "XQ")

    def test_gadm(self, files: Path, caplog: pytest.LogCaptureFixture) -> None:
        pack, _ = made(boundaries=(files / "gadm41_XQR.gpkg",), countries=("XQ",))
        assert [(p.id, p.name, p.pcode) for p in pack.admin1_of("XQ")] == [
            ("iso:XQ-NO", "Norland", None),
            ("iso:XQ-XQR.2_1".replace("_", ""), "Sudmark", None),
        ]
        assert pack.by_name("Northland") == pack.by_name("Nordland") == pack.by_name("Norland")
        assert pack.by_name("NA") == ()
        assert warnings(caplog) == [
            "1 of the divisions have no ISO 3166-2 code that is known; made from the file's: "
            "Sudmark (XQ-XQR.21)"
        ]

    def test_geoboundaries(self, files: Path) -> None:
        pack, _ = made(boundaries=(files / "geoBoundaries-XQR-ADM1.geojson",))
        assert [p.id for p in pack.admin1_of("XQ")] == ["iso:XQ-NO", "iso:XQ-SU"]

    def test_columns_of_ones_own(self, files: Path) -> None:
        with pytest.raises(UsageError) as caught:
            made(boundaries=(files / "wards.geojson",))
        assert str(caught.value) == (
            "boundaries: no column is known to hold names (wards.geojson, layer wards has WARD, WCODE); "
            "say which with --name-field and --code-field"
        )
        wanted = Wanted(name="ward", code="WCODE")
        pack, _ = made(boundaries=(files / "wards.geojson",), wanted=wanted, countries=("XQ",))
        assert [(p.id, p.pcode) for p in pack.admin1_of("XQ")] == [
            ("iso:XQ-xN1", "N1"),
            ("iso:XQ-xS1", "S1"),
        ]
        with pytest.raises(UsageError, match="has no column 'WRAD'; it has WARD, WCODE"):
            made(boundaries=(files / "wards.geojson",), wanted=Wanted(name="WRAD"))

    def test_a_country_that_nothing_tells_must_be_given(self, files: Path) -> None:
        with pytest.raises(
            UsageError,
            match="neither the file nor the towns inside tell its country; give --country CC",
        ):
            made(boundaries=(files / "wards.geojson",), wanted=Wanted(name="WARD"))
        assert own.packs() == {}

    def test_coordinates_in_another_projection_are_brought_to_wgs_84(self, tmp_path: Path) -> None:
        path = tmp_path / "mercator.gpkg"
        ruritania.cod().to_crs("EPSG:3857").to_file(path, engine="pyogrio")
        pack, _ = made(boundaries=(path,))
        norland = pack.admin1("XQ-XQ01")
        assert norland is not None
        assert norland.lon == pytest.approx(0.5, abs=1e-3)
        assert norland.lat == pytest.approx(0.5, abs=1e-3)

    def test_iso_codes_by_name_and_by_the_towns_inside(self, tmp_path: Path) -> None:
        rows = [{"name": "Hilmand"}, {"name": "The East"}]
        path = tmp_path / "af.geojson"
        frame = ruritania.frame(rows, [(63.0, 30.0, 64.5, 32.0), (70.3, 34.2, 70.7, 34.6)])
        frame.to_file(path, engine="pyogrio")
        pack, _ = made(boundaries=(path,))
        assert [(p.id, p.name) for p in pack.admin1_of("AF")] == [
            ("iso:AF-HEL", "Hilmand"),
            ("iso:AF-NAN", "The East"),
        ]
        assert [p.name for p in pack.by_name("Afghanistan")] == ["Afghanistan"]


class TestBadBoundaries:
    def broken(self, tmp_path: Path, *shapes: object) -> Path:
        frame = geopandas.GeoDataFrame(
            [{"name": f"D{n}", "code": f"D00{n}"} for n, _ in enumerate(shapes)],
            geometry=list(shapes), crs="EPSG:4326",
        )  # fmt: skip
        path = tmp_path / "broken.gpkg"
        frame.to_file(path, engine="pyogrio")
        return path

    def test_a_polygon_that_crosses_itself_is_repaired_with_a_warning(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        bowtie = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
        pack, left_out = made(boundaries=(self.broken(tmp_path, bowtie),), countries=("XQ",))
        assert left_out == []
        assert warnings(caplog)[0] == (
            "broken.gpkg, layer broken, feature 1 (D0): invalid polygon (Self-intersection[0.5 0.5]), "
            "repaired"
        )
        (shape,) = provinces(["XQ"], pack.boundaries()).geometry
        assert shape.is_valid
        assert shape.area == pytest.approx(0.5)

    def test_what_cannot_be_repaired_is_left_out_and_the_others_are_not(
        self, tmp_path: Path
    ) -> None:
        line = shapely.Polygon([(0, 0), (1, 1), (0, 0)])
        path = self.broken(tmp_path, line, shapely.box(0, 0, 1, 1), None)
        pack, left_out = made(boundaries=(path,), countries=("XQ",))
        assert [p.name for p in pack.admin1_of("XQ")] == ["D1"]
        assert [line.partition(" (D")[2].partition("(")[0] for line in left_out] == [
            "0): invalid polygon ",
            "2): has no polygon; left out",
        ]

    @pytest.mark.parametrize("content", [b"", b"{", b"PK\x03\x04 no archive", b"\x00" * 100])
    @pytest.mark.parametrize("ending", ["geojson", "gpkg", "shp", "zip"])
    def test_files_of_any_content_are_refused_by_name(
        self, tmp_path: Path, content: bytes, ending: str
    ) -> None:
        path = tmp_path / f"bad.{ending}"
        path.write_bytes(content)
        with pytest.raises((GazetteerError, UsageError), match=r"bad|boundaries"):
            made(boundaries=(path,))
        assert own.packs() == {}
        assert list((own.packs_folder()).iterdir()) == []

    def test_overlaps_are_found(self, tmp_path: Path) -> None:
        path = self.broken(tmp_path, shapely.box(0, 0, 1, 1), shapely.box(0.9, 0, 2, 1))
        made(boundaries=(path,), countries=("XQ",))
        found = list(check(own.packs()["rur"], gazetteer.load()))
        assert [(f.fault, f.message) for f in found] == [
            (True, "D0 and D1 overlap by 10.0% of the smaller one")
        ]

    def test_neighbors_still_fit_after_simplifying(self, tmp_path: Path) -> None:
        wavy = [(0.5 + 0.001 * (n % 2), n / 200) for n in range(201)]
        west = shapely.Polygon([(0, 0), *wavy, (0, 1)])
        east = shapely.Polygon([(1, 0), *wavy, (1, 1)])
        pack, _ = made(boundaries=(self.broken(tmp_path, west, east),), countries=("XQ",))
        shapes = list(provinces(["XQ"], pack.boundaries()).geometry)
        assert shapely.coverage_is_valid(shapes)
        assert sum(shapely.get_num_coordinates(shapes)) == 96  # of 408


class TestPlaces:
    def test_a_list_beside_boundaries(self, files: Path) -> None:
        pack, left_out = made(
            boundaries=(files / "xqr_admbnda_shp.zip",), places=(files / "camps.csv",)
        )
        assert left_out == []
        (camp,) = pack.by_name("کمپ دلتا")
        assert camp == Place(
            id="own:rur/campdelta", name="Camp Delta", kind="settlement", country="XQ",
            admin1="XQ-XQ01", admin1_name="Norland", lon=0.5, lat=0.25,
        )  # fmt: skip
        (strelsau,) = pack.by_name("Strelsaw")
        assert (strelsau.admin1, strelsau.admin2) == ("XQ-XQ02", "Rassendyll")

    def test_divisions_of_the_shipped_packs_are_known(self, tmp_path: Path) -> None:
        rows: list[dict[str, object]] = [
            {
                "Site": "Camp One",
                "X": 64.2,
                "Y": 31.6,
                "Province": "Hilmand",
                "District": "Nad Ali",
            },
            {"Site": "Camp Two", "X": 64.2, "Y": 31.6, "Province": "", "District": ""},
            {"Site": "Camp Three", "X": "", "Y": "", "Province": "Kandahar", "District": "Narnia"},
        ]
        path = ruritania.write_csv(tmp_path / "sites.csv", rows)
        pack, left_out = made(places=(path,), columns={"name": "Site"}, countries=("AF",))
        assert left_out == []
        found = {p.name: (p.admin1, p.admin2, p.lon) for p in pack if p.kind == "settlement"}
        assert found == {
            "Camp One": ("AF-HEL", "Nad Ali", 64.2),
            "Camp Two": ("AF-HEL", None, 64.2),
            "Camp Three": ("AF-KAN", None, None),
        }

    def test_lines_that_are_no_places_are_told_and_the_others_kept(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        path = tmp_path / "odd.csv"
        path.write_text(
            "name;lon;lat;parent;country\nA One;0,5;0,5;;XQ\n;1;1;;XQ\nB Two;east;1;;XQ\nC Three;200;1;;XQ\n"
            "D Four;0.5;0.5;;\nE Five;0.5;0.5;Narnia;XQ\nA One;0.6;0.5;;XQ\n",
            encoding="utf-8-sig",
        )  # fmt: skip
        pack, left_out = made(places=(path,))
        assert left_out == [
            "odd.csv, line 3: no name; left out",
            "odd.csv, line 4: no point: lon 'east', lat '1'; left out",
            "odd.csv, line 5: lon 200, lat 1 is no point in degrees; left out",
            "odd.csv, line 6: D Four: its country is not known; give --country CC; left out",
        ]
        assert [p.id for p in pack if p.kind != "country"] == [
            "own:rur/aone", "own:rur/efive", "own:rur/aone-2",
        ]  # fmt: skip
        assert warnings(caplog) == [
            "odd.csv: 1 of its places lie in a division that neither the pack nor the shipped ones know: "
            "E Five (Narnia)"
        ]

    def test_points_as_geodata(self, tmp_path: Path, files: Path) -> None:
        points = geopandas.GeoDataFrame(
            [{"name": "Zenda Castle", "type": "feature"}],
            geometry=[shapely.Point(0.5, 0.25)], crs="EPSG:4326",
        )  # fmt: skip
        path = tmp_path / "sites.gpkg"
        points.to_file(path, engine="pyogrio")
        pack, _ = made(boundaries=(files / "xqr_admbnda_shp.zip",), places=(path,))
        (castle,) = pack.by_name("Zenda Castle")
        assert (castle.kind, castle.lon, castle.lat, castle.admin2) == (
            "feature",
            0.5,
            0.25,
            "Zenda",
        )

    def test_a_country_and_divisions_from_a_list_alone(self, tmp_path: Path) -> None:
        rows: list[dict[str, object]] = [
            {"name": "Ruritania", "kind": "country", "id": "", "country": "XQ", "parent": ""},
            {"name": "Norland", "kind": "admin1", "id": "XQ-NO", "country": "XQ", "parent": ""},
        ]
        pack, _ = made(places=(ruritania.write_csv(tmp_path / "list.csv", rows),))
        assert pack.country("XQ") == Place(
            id="iso:XQ", name="Ruritania", kind="country", country="XQ"
        )
        norland = pack.admin1("XQ-NO")
        assert norland is not None
        assert norland.name == "Norland"

    @pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00", b"name\n"])
    def test_a_list_that_is_none_is_refused(self, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "list.csv"
        path.write_bytes(content)
        with pytest.raises((UsageError, GazetteerError)):
            made(places=(path,))
        assert own.packs() == {}


class TestGeoNames:
    def test_a_dump_alone(self, files: Path, caplog: pytest.LogCaptureFixture) -> None:
        pack, left_out = made(places=(files / "XQ.zip",))
        assert left_out == []
        assert [(p.id, p.kind, p.admin1_name, p.admin2, p.capital_of) for p in pack] == [
            ("iso:XQ", "country", None, None, None),
            ("gn:2", "admin1", "Norland", None, None),
            ("gn:3", "admin1", "Sudmark", None, None),
            ("gn:4", "admin2", "Norland", "Zenda", None),
            ("gn:5", "settlement", "Sudmark", None, "XQ"),
            ("gn:6", "settlement", "Norland", "Zenda", None),
        ]
        assert [p.id for p in pack.by_name("Strelsaw")] == ["gn:5"]
        assert pack.by_name("STR") == pack.by_name("zenda tun") == pack.by_name("Old Zenda") == ()
        assert warnings(caplog) == [
            "XQ.zip: 1 of its places are left out, for their name is a common word: Cook"
        ]

    def test_with_boundaries_each_place_lies_where_its_point_is(self, files: Path) -> None:
        pack, _ = made(
            boundaries=(files / "geoBoundaries-XQR-ADM1.geojson",), places=(files / "XQ.zip",)
        )
        assert [(p.id, p.admin1) for p in pack if p.kind != "country"] == [
            ("iso:XQ-NO", "XQ-NO"), ("iso:XQ-SU", "XQ-SU"), ("gn:4", "XQ-NO"), ("gn:5", "XQ-SU"),
            ("gn:6", "XQ-NO"),
        ]  # fmt: skip
        assert pack.by_name("نورلند") == pack.by_name("Norland")

    def test_iso_codes_by_the_towns_that_shipped_packs_know(self, tmp_path: Path) -> None:
        path = tmp_path / "AF.txt"
        path.write_text(
            ruritania.geonames_line(9001, "Welayat-e X", 31.0, 64.0, "A.ADM1", admin1="10", country="AF")
            + ruritania.geonames_line(1134720, "Lashkar Gah", 31.59, 64.37, "P.PPLA", admin1="10",
                                      population=43934, country="AF")
            + ruritania.geonames_line(9003, "New Village", 31.5, 64.3, "P.PPL", admin1="10", country="AF"),
            encoding="utf-8",
        )  # fmt: skip
        pack, _ = made(places=(path,))
        (village,) = pack.by_name("New Village")
        assert (village.admin1, village.admin1_name) == ("AF-HEL", "Welayat-e X")

    def test_what_is_taken_can_be_chosen(self, files: Path, tmp_path: Path) -> None:
        pack, _ = made(places=(files / "XQ.zip",), classes="PT", least_population=0)
        assert [p.name for p in pack] == ["XQ", "Strelsau", "Zenda", "Mount Elphberg"]
        pack, _ = made("few", places=(files / "XQ.zip",), least_population=1000)
        assert [p.name for p in pack if p.kind == "settlement"] == ["Strelsau"]
        with pytest.raises(UsageError, match="nothing to add was found"):
            made("none", places=(files / "XQ.zip",), countries=("UA",))

    def test_broken_lines_are_told(self, tmp_path: Path) -> None:
        path = tmp_path / "XQ.txt"
        good = ruritania.geonames_line(5, "Strelsau", 0.5, 1.5, "P.PPLC", admin1="02")
        path.write_bytes(
            good.encode() + b"6\tcut off\n" + good.replace("0.5", "95").encode() + b"\xff" * 9
        )
        pack, left_out = made(places=(path,))
        assert [p.name for p in pack] == ["XQ", "Strelsau"]
        assert [line.split(":")[0] for line in left_out] == [f"XQ.txt, line {n}" for n in (2, 3, 4)]

    def test_a_cut_off_archive_is_refused(self, files: Path, tmp_path: Path) -> None:
        path = tmp_path / "XQ.zip"
        path.write_bytes((files / "XQ.zip").read_bytes()[:-60])
        with pytest.raises((GazetteerError, UsageError)):
            made(places=(path,))

    def test_memory_does_not_grow_with_what_is_left_out(self, tmp_path: Path) -> None:
        """120,000 lines more than are taken cost no more than 30 MB beside what the program needs."""
        path = tmp_path / "big.txt"
        with path.open("w") as out:
            for n in range(120_000):
                out.write(
                    ruritania.geonames_line(
                        n + 10, f"Village {n}", 0.5, 1.5, "P.PPL", others="Name " * 20, admin1="02"
                    )
                )
            out.write(ruritania.geonames_line(5, "Strelsau", 0.5, 1.5, "P.PPLC", population=9000))
        code = (
            f"{PEAK}import sys; from pathlib import Path; from geomap.gazetteer import load\n"
            "from geomap.gazetteer.add import Request, add\n"
            "known = load(); list(known.packs[0]); import geopandas\n"
            "before = peak()\n"
            "add(Request(name='big', places=(Path(sys.argv[1]),), least_population=1000), known)\n"
            "print(int((peak() - before) / 1e6))\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
        )
        assert int(done.stdout) < 60, done.stdout


class TestUse:
    def test_beside_the_shipped_packs_and_alone(self, files: Path) -> None:
        made(places=(files / "camps.csv",), countries=("XQ",))
        beside = gazetteer.load(["rur", "shipped"])
        assert [pack.name for pack in beside.packs] == ["rur", *gazetteer.shipped()]
        assert beside.by_name("Camp Delta") != ()
        assert beside.by_name("Kabul") != ()
        assert gazetteer.load(["rur"]).by_name("Kabul") == ()

    def test_what_is_no_place_is_none_in_any_pack(self, tmp_path: Path) -> None:
        never = tmp_path / "never.txt"
        never.write_text("Kabul  # a surname, here\n# nothing\nFa-rah\n", encoding="utf-8")
        made("surnames", not_places=(never,))
        beside = gazetteer.load(["surnames", "shipped"])
        assert beside.by_name("KABUL") == beside.by_name("Farah") == ()
        assert "kabul" not in beside.prefixes("kabulcity")
        assert "kabul" not in set(beside.keys("kabul"))
        assert beside.by_name("Herat") != ()
        assert gazetteer.load().by_name("Kabul") != ()

    def test_boundaries_of_ones_own_replace_those_of_the_country(self, tmp_path: Path) -> None:
        path = tmp_path / "af.geojson"
        frame = ruritania.frame([{"name": "Helmand"}], [(63.0, 30.0, 65.0, 32.0)])
        frame.to_file(path, engine="pyogrio")
        pack, _ = made(boundaries=(path,), countries=("AF",))
        assert list(provinces(["AF"], pack.boundaries())["iso"]) == ["AF-HEL"]
        assert len(provinces(["AF"])) == 34

    def test_the_same_files_give_the_same_pack(self, files: Path) -> None:
        request = {"boundaries": (files / "xqr_admbnda_shp.zip",), "places": (files / "XQ.zip",)}
        one, _ = made("one", **request)
        two, _ = made("two", **request)
        assert one.packs[0].about["places"] == two.packs[0].about["places"]
        again, _ = made("one", **request)
        assert again.versions() == one.versions()

    def test_a_pack_that_could_not_be_made_leaves_the_one_before(
        self, files: Path, tmp_path: Path
    ) -> None:
        before, _ = made(places=(files / "XQ.zip",))
        bad = tmp_path / "bad.csv"
        bad.write_text("a,b\n")
        with pytest.raises(UsageError):
            made(places=(bad,))
        assert gazetteer.load(["rur"]).versions() == before.versions()
        assert [path.name for path in own.packs_folder().iterdir()] == ["rur"]

    @pytest.mark.parametrize("name", ["places.jsonl", "names.marisa", "pack.json"])
    def test_a_damaged_pack_names_the_command_that_mends_it(self, files: Path, name: str) -> None:
        made(places=(files / "XQ.zip",))
        path = own.packs()["rur"] / name
        path.write_bytes(path.read_bytes()[:-30])
        gazetteer._open.cache_clear()
        with pytest.raises(GazetteerError, match="make it anew with: geomap gazetteer add rur"):
            gazetteer.load(["rur"])

    def test_a_missing_pack_is_answered_with_the_known_ones(self, files: Path) -> None:
        made(places=(files / "XQ.zip",))
        shutil.rmtree(own.packs()["rur"])
        made("other", places=(files / "XQ.zip",))
        with pytest.raises(GazetteerError) as caught:
            gazetteer.load(["rur", "shipped"])
        assert "'rur': not known; give one of af, world, other," in str(caught.value)
        assert "`geomap gazetteer add` makes one" in str(caught.value)

    @pytest.mark.parametrize(
        "name", ["af", "world", "shipped", "../x", "Ünï", "", "a" * 41, ".hidden"]
    )
    def test_names_that_a_pack_cannot_have(self, name: str) -> None:
        with pytest.raises(UsageError):
            own.checked_name(name, gazetteer.shipped())

    def test_terms_and_sources_are_in_the_pack(self, files: Path) -> None:
        pack, _ = made(
            boundaries=(files / "gadm41_XQR.gpkg",), places=(files / "XQ.zip",), countries=("XQ",),
            license="ours, CC0",
        )  # fmt: skip
        about = json.loads((own.packs()["rur"] / "pack.json").read_text())
        assert [source.split(" ")[0] for source in about["sources"]] == [
            "gadm41_XQR.gpkg",
            "XQ.zip",
        ]
        assert about["licenses"] == [
            "ours, CC0",
            "GADM: free for academic and other non-commercial use; not to be passed on "
            "(gadm.org/license)",
            "GeoNames: CC BY 4.0 (geonames.org)",
        ]
        assert about["countries"] == pack.countries() == ["XQ"]


class TestCheck:
    def test_what_must_be_mended_and_what_is_to_be_known(self, tmp_path: Path, files: Path) -> None:
        rows: list[dict[str, object]] = [
            {"name": "Far Off", "lon": 1.5, "lat": 0.5, "parent": "Norland"},
            {"name": "No Point", "lon": "", "lat": "", "parent": "Norland"},
            {"name": "Nowhere", "lon": 5.0, "lat": 0.5, "parent": ""},
            {"name": "Cook", "lon": 0.5, "lat": 0.5, "parent": ""},
            *({"name": "Sevenfold", "lon": 0.5, "lat": 0.1 * n, "parent": ""} for n in range(1, 8)),
        ]
        path = ruritania.write_csv(tmp_path / "list.csv", rows)
        boundaries = (files / "geoBoundaries-XQR-ADM1.geojson",)
        made(boundaries=boundaries, places=(path,), countries=("XQ",))
        found = list(check(own.packs()["rur"], gazetteer.load()))
        assert [(f.fault, f.message.partition(";")[0]) for f in found] == [
            (True, "1 of the places lie outside their division: Far Off (XQ-NO, point in XQ-SU)"),
            (False, "1 of the places lie in no known division"),
            (False, "1 of the places have no point: No Point"),
            (False, "1 of the names are shared by 5 places or more: Sevenfold (7)"),
            (False, "1 of the names are common words (cook)"),
        ]  # fmt: skip

    def test_divisions_that_are_missing(self, tmp_path: Path) -> None:
        from geomap.gazetteer.pack import build

        lost = Place(id="own:x/1", name="Lost", kind="settlement", country="XQ", admin1="XQ-ZZ")
        build(tmp_path / "pack", [(lost, [])], {"name": "x", "countries": ["XQ"]})
        found = list(check(tmp_path / "pack", gazetteer.load()))
        assert found[0].fault
        assert found[0].message == "1 of the places lie in a division that is missing: Lost (XQ-ZZ)"

    def test_files_that_were_changed(self, files: Path) -> None:
        made(places=(files / "XQ.zip",))
        path = own.packs()["rur"] / "places.jsonl"
        path.write_bytes(path.read_bytes().replace(b"Strelsau", b"Strelsav"))
        (first, *_) = check(own.packs()["rur"], gazetteer.load())
        assert first.fault
        assert first.message.startswith(
            "its files are not those that were written; make it anew with:"
        )


def test_a_large_pack_has_its_names_in_several_tries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from geomap.gazetteer import build
    from geomap.gazetteer.pack import Pack

    rows = [
        (
            Place(id=f"own:x/{n}", name=f"Village {n % 50:02}", kind="settlement", country="XQ"),
            [f"V{n}"],
        )
        for n in range(100)
    ]
    about = {"name": "x", "countries": ["XQ"]}
    build.build(tmp_path / "one", rows, about)
    monkeypatch.setattr(build, "_MOST_PAIRS", 7)
    monkeypatch.setattr(build, "_PIECE", 11)
    build.build(tmp_path / "many", rows, about)
    one, many = Pack(tmp_path / "one"), Pack(tmp_path / "many")
    assert len(many.about["shards"]) > 20
    assert many.about["names"] == one.about["names"] == 150
    for name in one.keys(""):
        assert many.by_key(name) == one.by_key(name) != ()
        assert many.prefixes(name + "x") == one.prefixes(name + "x")
    assert sorted(many.keys("v")) == sorted(one.keys("v"))
    assert many.by_id("own:x/77") == one.by_id("own:x/77") == rows[77][0]
    assert many.by_key("nowhere") == many.by_key("") == ()
    assert not [f for f in check(tmp_path / "many", gazetteer.load()) if f.fault]
    (tmp_path / "many" / "names-3.marisa").unlink()
    with pytest.raises(GazetteerError, match="cannot be opened"):
        Pack(tmp_path / "many")
