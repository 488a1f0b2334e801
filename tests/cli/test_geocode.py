"""`geomap geocode`: tables for people, JSON for programs, suggestions that are never used."""

import io
import sys

import pytest

from .conftest import Run


def test_all_places_of_a_name_in_a_table(run: Run) -> None:
    result = run("geocode", "Farah")
    assert result.status == 0
    assert result.err == ""
    heads, *rows = result.out.splitlines()
    assert heads.split() == ["name", "kind", "province", "country", "lat", "lon", "id"]
    assert [row.split()[1] for row in rows] == ["admin1", "settlement", "settlement", "admin2"]
    assert rows[1:3] == [
        "Farah  settlement  Farah          AF       32.3745  62.1164  gn:1142264",
        "Farah  settlement  Uttar Pradesh  IN       27.3208  77.7618  gn:1271956",
    ]


def test_several_names_have_a_heading_each(run: Run) -> None:
    result = run("geocode", "Zabul", "Nawa district of Helmand")
    assert result.status == 0
    lines = result.out.splitlines()
    assert [line for line in lines if line and not line.startswith(" ")] == [
        "Zabul",
        "Nawa district of Helmand",
    ]


def test_json_has_one_object_a_name(run: Run) -> None:
    result = run("geocode", "--json", "لشکرگاه", "Marjah", "Lashkar Gahh")
    assert result.status == 1
    assert [row["query"] for row in result.rows] == ["لشکرگاه", "Marjah", "Lashkar Gahh"]
    gah, marjah, unknown = (row["candidates"] for row in result.rows)
    assert gah[0]["place_id"] == "gn:1134720"
    assert (gah[0]["latitude"], gah[0]["longitude"]) == (31.59382, 64.37161)
    assert (marjah[0]["admin1"], marjah[0]["latitude"]) == ("AF-HEL", None)
    assert unknown == []
    assert "\r" not in result.out


def test_an_unknown_name_is_told_with_close_ones_that_are_not_used(run: Run) -> None:
    result = run("geocode", "Lashkar Gahh")
    assert result.status == 1
    assert result.out == ""
    assert result.err == (
        "geomap: 'Lashkar Gahh' is not listed; did you mean Lashkar Gah (Helmand)?\n"
    )
    assert run("geocode", "-q", "Lashkar Gahh").err == ""


def test_names_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = b"Kabul\r\n\n  Zabul \n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
    result = run("geocode", "--json", "-")
    assert result.status == 0
    assert [row["query"] for row in result.rows] == ["Kabul", "Zabul"]


def test_country_restricts(run: Run) -> None:
    result = run("geocode", "--json", "--country", "AF", "Nawa")
    assert [place["admin1"] for place in result.rows[0]["candidates"]] == ["AF-GHA", "AF-HEL"]
    assert run("geocode", "--country", "AF", "Moscow").status == 1
    assert run("geocode", "--country", "Narnia", "Kabul").status == 2


def test_packs_are_chosen(run: Run) -> None:
    assert run("geocode", "--gazetteer", "af", "Moscow").status == 1
    assert run("geocode", "--gazetteer", "world", "Moscow").status == 0
    unknown = run("geocode", "--gazetteer", "narnia", "Moscow")
    assert unknown.status == 2
    assert "'narnia': not known; give one of af, world" in unknown.err


def test_reverse(run: Run) -> None:
    result = run("geocode", "--json", "--reverse", "31.59,64.37")
    assert result.status == 0
    found = result.rows[0]["candidates"]
    assert [(place["name"], place["kind"]) for place in found] == [
        ("Lashkar Gah", "settlement"),
        ("Helmand", "admin1"),
        ("Afghanistan", "country"),
    ]
    assert found[0]["distance_km"] == pytest.approx(0.45, abs=0.01)
    table = run("geocode", "--reverse", "31.59,64.37").out.splitlines()
    assert table[0].split()[-1] == "distance"
    assert table[1].endswith("0.5 km")


def test_nothing_lies_in_the_middle_of_the_sea(run: Run) -> None:
    result = run("geocode", "--reverse", "0,-30")
    assert (result.status, result.out) == (1, "")
    assert result.err == "geomap: nothing known near 0,-30\n"


@pytest.mark.parametrize(
    "arguments", [[], ["--reverse", "95,3"], ["--reverse", "north"], ["Kabul", "--reverse", "1,2"]]
)
def test_what_cannot_be_asked_is_refused(run: Run, arguments: list[str]) -> None:
    result = run("geocode", *arguments)
    assert (result.status, result.out) == (2, "")
    assert "Usage: geomap geocode" in result.err


def test_long_and_strange_names_are_answered(run: Run) -> None:
    result = run("geocode", "x" * 5000, "\x1b[31mred\nKabul", "")
    assert result.status == 1
    assert "\x1b" not in result.err
    assert len(result.err.splitlines()) >= 3


def test_no_more_than_asked_for(run: Run) -> None:
    result = run("geocode", "--limit", "2", "Victoria")
    assert len(result.out.splitlines()) == 3
    assert "more (--limit)" in result.err
