"""The gazetteer as geopy has geocoders."""

from typing import Any

import pytest
from geopy.exc import GeocoderQueryError, GeocoderServiceError
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geomap import gazetteer
from geomap.gazetteer.geocoder import GazetteerGeocoder


@pytest.fixture(scope="module")
def geocoder() -> GazetteerGeocoder:
    return GazetteerGeocoder()


def first(geocoder: GazetteerGeocoder, query: str, **asked: Any) -> dict[str, Any]:
    found = geocoder.geocode(query, **asked)
    assert isinstance(found, Location)
    raw: dict[str, Any] = found.raw
    return raw


def test_it_is_a_geocoder_of_geopy(geocoder: GazetteerGeocoder) -> None:
    assert isinstance(geocoder, Geocoder)
    found = geocoder.geocode("Lashkar Gah, Helmand")
    assert isinstance(found, Location)
    assert found.address == "Lashkar Gah, Helmand, Afghanistan"
    assert (found.latitude, found.longitude) == (31.59382, 64.37161)
    assert found.raw["id"] == "gn:1134720"
    assert found.raw["admin1"] == "AF-HEL"


@pytest.mark.parametrize(
    ("query", "place_id"),
    [
        ("Nawa district of Helmand", "gn:7053031"),
        ("Nawa, Ghazni", "gn:7052985"),
        ("Nawa district, Ghazni province, Afghanistan", "gn:7052985"),
        ("the district of Nawa in Helmand", "gn:7053031"),
        ("Nawa (Helmand)", "gn:7053031"),
        ("Farah", "iso:AF-FRA"),
        ("Farah province", "iso:AF-FRA"),
        ("Farah city", "gn:1142264"),
        ("city of Farah", "gn:1142264"),
        ("Farah district", "gn:7729836"),
        ("FARAH CITY, AFGHANISTAN", "gn:1142264"),
        ("Kabul", "gn:1138958"),
        ("Kabul province", "iso:AF-KAB"),
        ("Zabul", "iso:AF-ZAB"),
        ("Paktia", "iso:AF-PIA"),
        ("Paktika", "iso:AF-PKA"),
        ("لشکرگاه", "gn:1134720"),
        ("لشكرگاه", "gn:1134720"),
        ("Arghandab, Zabul", "gn:7053344"),
        ("Arghandab, Kandahar", "gn:7053298"),
        ("Washington", "gn:4140963"),
        ("Georgia", "iso:GE"),
        ("Georgia, United States", "iso:US-GA"),
        ("Hyderabad, Pakistan", "gn:1176734"),
        ("Hyderabad, India", "gn:1269843"),
        ("Isle of Man", "iso:IM"),
    ],
)
def test_names_with_kind_and_whole(geocoder: GazetteerGeocoder, query: str, place_id: str) -> None:
    assert first(geocoder, query)["id"] == place_id


@pytest.mark.parametrize(
    "query",
    ["Herat, Helmand", "Farah, Ruritania", "Ruritania", "Lashkar Gahh", "?", "Zabul, Zabul"],
)
def test_what_is_not_listed_is_not_guessed(geocoder: GazetteerGeocoder, query: str) -> None:
    assert geocoder.geocode(query) is None
    assert geocoder.geocode(query, exactly_one=False) is None


def test_all_places_of_a_name_the_likeliest_first(geocoder: GazetteerGeocoder) -> None:
    found = geocoder.geocode("Farah", exactly_one=False)
    assert isinstance(found, list)
    assert [location.raw["kind"] for location in found] == [
        "admin1", "settlement", "settlement", "admin2",
    ]  # fmt: skip


def test_a_country_restricts(geocoder: GazetteerGeocoder) -> None:
    found = geocoder.geocode("Nawa", exactly_one=False, country="AF")
    assert isinstance(found, list)
    assert [location.raw["admin1"] for location in found] == ["AF-GHA", "AF-HEL"]
    assert geocoder.geocode("Moscow", country="AF") is None


def test_a_country_of_the_geocoder_is_preferred() -> None:
    at_home = GazetteerGeocoder(country="PK")
    assert first(at_home, "Punjab")["admin1"] == "PK-PB"
    assert first(GazetteerGeocoder(country="IN"), "Punjab")["admin1"] == "IN-PB"
    assert first(at_home, "Moscow")["country"] == "RU"


def test_a_place_without_a_point_stands_at_its_province_and_says_so(
    geocoder: GazetteerGeocoder,
) -> None:
    found = geocoder.geocode("Marjah")
    helmand = geocoder.geocode("Helmand")
    assert isinstance(found, Location) and isinstance(helmand, Location)
    assert found.raw["lat"] is None
    assert found.raw["point_of"] == "iso:AF-HEL"
    assert found.point == helmand.point
    assert "point_of" not in helmand.raw


@pytest.mark.parametrize("query", ["", "  ", "x" * 501, None, 5, ["Kabul"]])
def test_a_bad_query_is_refused_as_geopy_does(geocoder: GazetteerGeocoder, query: Any) -> None:
    with pytest.raises(GeocoderQueryError):
        geocoder.geocode(query)


@pytest.mark.parametrize("point", [(31.6, 64.4), "31.6, 64.4", Point(31.6, 64.4)])
def test_reverse_gives_the_nearest_settlement_of_the_province(
    geocoder: GazetteerGeocoder, point: Any
) -> None:
    found = geocoder.reverse(point)
    assert isinstance(found, Location)
    assert found.address == "Lashkar Gah, Helmand, Afghanistan"
    assert found.raw["distance_km"] == pytest.approx(2.780, abs=0.001)


def test_reverse_tells_province_and_country_too(geocoder: GazetteerGeocoder) -> None:
    found = geocoder.reverse((34.53, 69.17), exactly_one=False)
    assert isinstance(found, list)
    assert [location.raw["id"] for location in found] == ["gn:1138958", "iso:AF-KAB", "iso:AF"]
    assert found[1].raw["distance_km"] == 0


def test_reverse_goes_by_polygon_not_by_the_nearest_town(geocoder: GazetteerGeocoder) -> None:
    # In Zabul, 5 km from its border, where a town of Kandahar is nearer than any of Zabul.
    points = [(lat / 100, 66.3) for lat in range(3150, 3250, 5)]
    for point in points:
        found = geocoder.reverse(point, exactly_one=False)
        assert isinstance(found, list)
        assert found[0].raw["admin1"] == found[1].raw["admin1"]


def test_reverse_where_there_are_no_boundaries(geocoder: GazetteerGeocoder) -> None:
    found = geocoder.reverse((34.01, 71.57), exactly_one=False)
    assert isinstance(found, list)
    assert [location.raw["name"] for location in found][1:] == ["Khyber Pakhtunkhwa", "Pakistan"]
    assert geocoder.reverse((0, -30)) is None
    assert geocoder.reverse((-89.9, 0), exactly_one=False) is None


def test_reverse_over_the_date_line() -> None:
    from geomap.gazetteer.nearest import Nearest

    near = Nearest(gazetteer.load()).settlements(-16.8, -179.99)
    assert near[0][0].country == "FJ"
    assert near[0][1] < 100


@pytest.mark.parametrize("point", [(91, 0), "north", None, "", ("a", "b"), [1, 2, 3, 4, 5]])
def test_a_bad_point_is_refused_as_geopy_does(geocoder: GazetteerGeocoder, point: Any) -> None:
    with pytest.raises(GeocoderQueryError):
        geocoder.reverse(point)


def test_words_of_another_language_are_given_to_it() -> None:
    lexicon = {
        "places": {
            "cues": {"settlement": ["stad"], "admin1": ["provincie"]},
            "inward": [","], "genitive": ["van"], "definite": ["de"],
        }
    }  # fmt: skip
    dutch = GazetteerGeocoder(lexicon=lexicon)
    assert first(dutch, "Zaranj stad")["kind"] == "settlement"
    assert first(dutch, "de provincie van Farah")["kind"] == "admin1"
    assert dutch.geocode("Zaranj city") is None


def test_it_has_no_way_to_make_a_request() -> None:
    with pytest.raises(GeocoderServiceError, match="offline"):
        GazetteerGeocoder().adapter.get_json("https://example.org", timeout=1, headers={})
