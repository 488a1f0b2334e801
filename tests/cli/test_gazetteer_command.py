"""`geomap gazetteer`: packs made, listed, told of, checked and removed, and used by every command."""

import json
import shlex
from pathlib import Path

import pytest
import ruritania

from geomap.gazetteer import own

from .conftest import Run

REPORT = (
    "STRELSAU, May 4, 2021 - Gunmen shot dead two teachers in Camp Delta, Norland, on Monday, police "
    "said.\n\nA roadside bomb killed three soldiers in Strelsau on Tuesday.\n"
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with Ruritania's files, and a user's folder of its own."""
    monkeypatch.setenv(own.VARIABLE, str(tmp_path / "data"))
    ruritania.write(tmp_path)
    (tmp_path / "report.txt").write_text(REPORT)
    return tmp_path


def test_a_pack_is_made_listed_told_of_checked_and_removed(run: Run, desk: Path) -> None:
    made = run(
        "gazetteer", "add", "rur", "--boundaries", desk / "xqr_admbnda_shp.zip",
        "--places", desk / "camps.csv", "--license", "ours",
    )  # fmt: skip
    assert made.status == 0
    assert made.out.splitlines()[0].startswith("rur: 9 places with 13 names, version ")
    assert made.out.splitlines()[-1] == "use it with --gazetteer rur"
    rows = [line.split() for line in run("gazetteer", "list").out.splitlines()]
    assert [row[:3] for row in rows if row[0] in ("name", "rur")] == [
        ["name", "from", "places"],
        ["rur", "you", "9"],
    ]
    told = run("gazetteer", "info", "rur").out.splitlines()
    assert "countries: XQ" in told
    assert "license: ours" in told
    about = run("gazetteer", "info", "--json", "rur").rows[0]
    assert (about["name"], about["places"], about["countries"]) == ("rur", 9, ["XQ"])
    assert about["folder"] == str(desk / "data" / "gazetteers" / "rur")
    checked = run("gazetteer", "check", "rur")
    assert (checked.status, checked.out) == (0, "rur: sound\n")
    removed = run("gazetteer", "remove", "rur")
    assert (removed.status, removed.out) == (0, "rur: removed\n")
    assert run("gazetteer", "info", "rur").status == 2


def test_a_map_has_its_places_and_its_provinces(run: Run, desk: Path) -> None:
    run(
        "gazetteer",
        "add",
        "rur",
        "--boundaries",
        desk / "xqr_admbnda_shp.zip",
        "--places",
        desk / "camps.csv",
    )
    out = desk / "out"
    packs = ("--gazetteer", "rur", "--gazetteer", "shipped")
    assert run("map", *packs, desk / "report.txt", "-o", out).status == 0
    provinces = json.loads((out / "provinces.geojson").read_text())["features"]
    assert [
        (p["id"], p["properties"]["name"], p["properties"]["fatalities"]) for p in provinces
    ] == [
        ("XQ-XQ01", "Norland", 2),
        ("XQ-XQ02", "Sudmark", 3),
    ]
    versions = json.loads((out / "run.json").read_text())["versions"]["gazetteers"]
    assert list(versions) == ["rur", *(name for name in versions if name != "rur")]
    page = out / "again.html"
    assert run("render", *packs, out / "incidents.geojson", "-o", page).status == 0
    assert "Norland" in page.read_text()
    assert run("export", *packs, out / "incidents.geojson", "-o", out / "i.gpkg").status == 0


def test_what_is_left_out_is_told_and_ends_in_status_one(run: Run, desk: Path) -> None:
    (desk / "odd.csv").write_text("name,lon,lat\nGood,0.5,0.5\nBad,x,y\n")
    result = run("gazetteer", "add", "odd", "--places", desk / "odd.csv", "--country", "xq")
    assert result.status == 1
    assert result.err == "geomap: failed: odd.csv, line 3: no point: lon 'x', lat 'y'; left out\n"
    assert result.out.startswith("odd: 2 places with 2 names,")


def test_a_pack_is_replaced_only_when_asked(run: Run, desk: Path) -> None:
    add = ("gazetteer", "add", "rur", "--places", desk / "XQ.zip", "-q")
    assert run(*add).status == 0
    again = run(*add)
    assert again.status == 2
    assert "There is a pack 'rur' already; --replace makes it anew." in again.err
    assert run(*add, "--replace").status == 0


def test_a_damaged_pack_is_mended_by_the_command_that_the_error_tells(run: Run, desk: Path) -> None:
    run(
        "gazetteer", "add", "rur", "--places", desk / "XQ.zip", "--feature-classes", "apt",
        "--country", "XQ", "--least-population", "1", "--places-column", "name=NAME", "-q",
    )  # fmt: skip
    (own.packs()["rur"] / "pack.json").write_text("{")
    result = run("geocode", "--gazetteer", "rur", "Strelsau")
    assert result.status == 2
    command = result.err.strip().rpartition("make it anew with: ")[2]
    assert shlex.split(command) == [
        "geomap", "gazetteer", "add", "rur", "--replace", "--places-column", "name=NAME",
        "--country", "XQ", "--feature-classes", "APT", "--least-population", "1",
        "--places", str(desk / "XQ.zip"),
    ]  # fmt: skip
    listed = run("gazetteer", "list")
    assert (listed.status, "damaged" in listed.out) == (2, True)
    assert run("gazetteer", "check", "rur").status == 2
    assert run(*shlex.split(command)[1:]).status == 0
    assert run("geocode", "--gazetteer", "rur", "Strelsau").status == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["add", "rur"], "Give --boundaries, --places or --not-places."),
        (["add", "world", "--places", "camps.csv"], "comes with geomap; choose another name"),
        (["add", "Rur", "--places", "camps.csv"], "a name has up to 40 small letters"),
        (["add", "rur", "--places", "camps.csv", "--country", "Ruritania"], "no country code"),
        (
            ["add", "rur", "--places", "camps.csv", "--places-column", "name"],
            "is not like name=COLUMN",
        ),
        (
            ["add", "rur", "--places", "camps.csv", "--places-column", "nom=X"],
            "no column holds nom",
        ),
        (["add", "rur", "--places", "missing.csv"], "cannot be read"),
        (["add", "rur", "--boundaries", "missing.shp"], "no such file"),
        (
            ["add", "rur", "--places", "camps.csv", "--feature-classes", "X"],
            "is not some of AHLPRSTUV",
        ),
        (["info", "narnia"], "no such pack of yours; there are: none"),
        (["remove", "world"], "comes with geomap and stays"),
    ],
)
def test_what_cannot_be_done_is_refused(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    monkeypatch.chdir(desk)
    result = run("gazetteer", *arguments)
    assert (result.status, result.out) == (2, "")
    assert told in result.err


def test_the_shipped_packs_are_sound_and_tell_what_is_not_drawn(run: Run, desk: Path) -> None:
    assert run("gazetteer", "check", "af").status == 0
    about = run("gazetteer", "info", "--json", "world").rows[0]
    undrawn = about.get("undrawn", {})
    lines = run("gazetteer", "info", "world").out.splitlines()
    assert [f"  {cc}: {', '.join(codes)}" for cc, codes in undrawn.items()] == [
        line for line in lines if line.startswith("  ")
    ]
