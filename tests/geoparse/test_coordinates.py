"""Coordinates in a text: read where they say so, joined to their province, refused where impossible."""

import pytest
from effort import DOUBLING, work

from geomap import gazetteer, lexicon, text
from geomap.geoparse import geoparse
from geomap.geoparse.coordinates import find
from geomap.model import Toponym

_LEXICON = lexicon.load()


def _read(report: str) -> list[tuple[str, float, float]]:
    return [(report[p.start : p.end], p.lat, p.lon) for p in find(report, _LEXICON)]


def _parse(report: str) -> list[Toponym]:
    return geoparse(text.read(report), gazetteer.load(), _LEXICON)


@pytest.mark.parametrize(
    ("written", "lat", "lon"),
    [
        ("31.59 N, 64.37 E", 31.59, 64.37),
        ("31.59° N, 64.37° E", 31.59, 64.37),
        ("N 31.59, E 64.37", 31.59, 64.37),
        ("31°35'N 64°22'E", 31.583333, 64.366667),
        ("31° 35' 12\" N, 64° 22' 30\" E", 31.586667, 64.375),
        ("31°35′12″N 64°22′30″E", 31.586667, 64.375),
        ("1.2921 S, 36.8219 E", -1.2921, 36.8219),
        ("12.5 N / 70.01 W", 12.5, -70.01),
        ("lat 31.59, lon 64.37", 31.59, 64.37),
        ("Latitude: -4.32 Longitude: 15.31", -4.32, 15.31),
    ],
)
def test_a_pair_that_says_which_is_which(written: str, lat: float, lon: float) -> None:
    assert _read(f"A post at {written} was hit.") == [(written, lat, lon)]


def test_bare_decimals_only_after_a_word_for_coordinates() -> None:
    assert _read("Coordinates: 31.59, 64.37.") == [("31.59, 64.37", 31.59, 64.37)]
    assert _read("GPS (31.59, -64.37)") == [("31.59, -64.37", 31.59, -64.37)]
    assert _read("Prices rose from 31.59, 64.37 a year ago.") == []


def test_military_grid() -> None:
    ((written, lat, lon),) = _read("Firing was seen at MGRS 41R PQ 4383 9570 at dusk.")
    assert written == "41R PQ 4383 9570"
    assert (lat, lon) == pytest.approx((31.5874, 64.5160), abs=1e-3)
    assert _read("Room 41RPQ4395 is closed.") == []
    assert _read("MGRS 41X AA 4383 95") == []


@pytest.mark.parametrize(
    "report",
    [
        "A post at 95.1 N, 64.2 E was hit.",
        "A post at 31.59 N, 190.3 E was hit.",
        "A post at 31°75'N 64°22'E was hit.",
        "A post at 31°35'72\"N 64°22'10\"E was hit.",
        "From 5 N. Main St. to 10 E. Broad St.",
        "They walked 5 N, then 10 E.",
        "lat 131.5, lon 64.3",
    ],
)
def test_what_is_no_point_on_earth_is_none(report: str) -> None:
    assert _read(report) == []


def test_a_point_is_joined_to_its_province() -> None:
    (found,) = _parse("Two were killed at 31.59 N, 64.37 E on Monday.")
    assert found.place is not None
    assert (found.place.country, found.place.admin1, found.place.kind) == (
        "AF",
        "AF-HEL",
        "feature",
    )
    assert (found.place.lat, found.place.lon, found.score) == (31.59, 64.37, 1.0)
    (abroad,) = _parse("Two were killed at 48.59 N, 38.00 E on Monday.")
    assert abroad.place is not None
    assert abroad.place.admin1 == "UA-14"


def test_where_no_boundary_is_known_the_nearest_town_tells() -> None:
    (found,) = _parse("Two were killed at 3.12 N, 35.60 E on Monday.")
    assert found.place is not None
    assert found.place.admin1 == "KE-43"  # Lodwar, Turkana


def test_a_point_at_sea_is_left_out() -> None:
    assert _parse("A ship was hit at 12.50 N, 58.00 E on Monday.") == []


def test_a_village_takes_the_point_that_stands_beside_it() -> None:
    found = _parse("Two were killed in the village of Zarghun Ghar (31.59 N, 64.37 E) on Monday.")
    (village,) = found
    assert village.text == "Zarghun Ghar"
    assert village.place is not None
    assert (village.place.name, village.place.admin1) == ("Zarghun Ghar", "AF-HEL")


def test_a_name_known_to_lie_elsewhere_keeps_its_place() -> None:
    kabul, point = _parse("Shots were heard from Kabul (31.59 N, 64.37 E).")
    assert kabul.place is not None
    assert point.place is not None
    assert (kabul.place.admin1, point.place.admin1) == ("AF-KAB", "AF-HEL")


@pytest.mark.parametrize("piece", ["1", "1.1 ", "31°", "N ", "lat ", "41RPQ", "1'", "31.5 N, "])
def test_hostile_text_takes_work_in_proportion(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    find(piece, _LEXICON)  # what is loaded once
    assert work(find, text * 2, _LEXICON) <= DOUBLING * work(find, text, _LEXICON) + 50
