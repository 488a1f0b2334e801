"""Incidents counted by province: exact sums, zero rows, null is not 0, disagreements told and not mended."""

import logging
from typing import Any

import geopandas
import pytest
from shapely.geometry import box

from geomap.join import COUNTS, UNKNOWN, count, disagreements, join
from geomap.model import Incident


def made(number: int, **values: Any) -> Incident:
    """An incident in the western one of two square provinces, if nothing else is said."""
    told: dict[str, Any] = {
        "id": f"i{number}",
        "disorder_type": "Political violence",
        "status": "occurred",
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "country": "XX",
        "admin1": "XX-W",
    }
    return Incident(**(told | values))


@pytest.fixture
def squares() -> geopandas.GeoDataFrame:
    return geopandas.GeoDataFrame(
        {"iso": ["XX-W", "XX-E"], "name": ["West", "East"]},
        geometry=[box(0, 0, 1, 1), box(1, 0, 2, 1)],
        crs=4326,
    )


def row(frame: geopandas.GeoDataFrame, iso: str) -> dict[str, int]:
    return {
        column: int(frame.loc[frame["iso"] == iso, column].item()) for column in (*COUNTS, *UNKNOWN)
    }


def test_counts_are_exact_integers_and_zero_where_nothing_happened(
    squares: geopandas.GeoDataFrame,
) -> None:
    incidents = [
        made(1, fatalities=7, injured=2, displaced=1000, displaced_unit="families"),
        made(2, fatalities=0, injured=None, displaced=40, displaced_unit="persons"),
        made(3, fatalities=None, injured=5),
        made(4, admin1=None),
        made(5, admin1="YY-Z", country="YY", fatalities=90),
    ]
    frame = count(incidents, squares)
    assert list(frame["iso"]) == ["XX-E", "XX-W"]
    assert all(frame[column].dtype == "int64" for column in (*COUNTS, *UNKNOWN))
    assert row(frame, "XX-W") == {
        "incidents": 3,
        "fatal_incidents": 1,
        "fatalities": 7,
        "injured": 7,
        "displaced_persons": 40,
        "displaced_families": 1000,
        "fatalities_unknown": 1,
        "injured_unknown": 1,
    }
    assert set(row(frame, "XX-E").values()) == {0}


def test_what_is_not_counted_is_in_no_sum(squares: geopandas.GeoDataFrame) -> None:
    frame = count([made(1, status="historical", fatalities=9)], squares)
    assert frame[list(COUNTS)].to_numpy().sum() == 0


def test_no_incidents_give_zeros(squares: geopandas.GeoDataFrame) -> None:
    assert count([], squares)[[*COUNTS, *UNKNOWN]].to_numpy().sum() == 0


def test_order_of_incidents_does_not_matter(squares: geopandas.GeoDataFrame) -> None:
    incidents = [made(n, fatalities=n, longitude=0.5, latitude=0.5) for n in range(9)]
    first = count(incidents, squares)
    assert first.to_json() == count(incidents[::-1], squares).to_json()


def test_point_in_another_province_is_told_and_counts_where_it_was_coded(
    squares: geopandas.GeoDataFrame, caplog: pytest.LogCaptureFixture
) -> None:
    incidents = [
        made(1, longitude=1.5, latitude=0.5),
        made(2, longitude=0.5, latitude=0.5),
        made(3, longitude=1.0, latitude=0.5),  # on the border: in both
        made(4, longitude=9.0, latitude=9.0),  # in none
        made(5),  # no point
    ]
    with caplog.at_level(logging.WARNING, logger="geomap.join"):
        frame = count(incidents, squares)
    expected = [{"id": "i1", "coded": "XX-W", "polygon": "XX-E"}]
    assert disagreements(incidents, squares).to_dict("records") == expected
    assert frame.attrs["disagreements"] == expected
    assert row(frame, "XX-W")["incidents"] == 5
    assert caplog.messages == ["1 coded to XX-W with a point in XX-E, counted for XX-W: i1"]


def test_many_disagreements_of_one_kind_are_told_once(
    squares: geopandas.GeoDataFrame, caplog: pytest.LogCaptureFixture
) -> None:
    incidents = [made(n, longitude=1.5, latitude=0.5) for n in range(7)]
    with caplog.at_level(logging.WARNING, logger="geomap.join"):
        frame = count(incidents, squares)
    assert len(frame.attrs["disagreements"]) == 7
    assert caplog.messages == [
        "7 coded to XX-W with a point in XX-E, counted for XX-W: i0, i1, i2, i3, i4, …"
    ]


def test_join_takes_the_countries_of_the_incidents() -> None:
    frame = join([made(1, country="AF", admin1="AF-HEL", fatalities=100)])
    assert len(frame) == 34
    assert set(frame["country"]) == {"AF"}
    assert row(frame, "AF-HEL")["fatalities"] == 100
    assert int(frame["incidents"].sum()) == 1


def test_join_shows_a_country_asked_for_without_incidents() -> None:
    frame = join([], countries=["AF"])
    assert len(frame) == 34
    assert int(frame["incidents"].sum()) == 0
