"""Incidents in other formats, whole or not at all."""

import csv
import io
import json
import os
import stat
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas
import pyogrio
import pytest
from shapely.geometry import Polygon

from geomap import export, features
from geomap.errors import OutputError, UsageError
from geomap.export import folder, geojson
from geomap.export.files import Replacing, writable_folder
from geomap.model import Evidence, Incident, SetAside

PLACED = Incident(
    id="i1", disorder_type="Political violence", status="occurred", event_type="Battles",
    sub_event_type="Armed clash", date_start="2021-05-03", country="AF", admin1="AF-HEL",
    location="Lashkar Gah", location_names=("Lashkar Gah", "Nawa"), latitude=31.59382,
    longitude=64.37161, fatalities=100, disputed=True, notes="A – “quote”, هرات",
    evidence=(Evidence(report_id="r", quote="=1+1", start=0, end=4),), report_ids=("r", "s"),
)  # fmt: skip
UNPLACED = replace(
    PLACED, id="i2", admin1=None, location=None, latitude=None, longitude=None, fatalities=None
)
AREAS = geopandas.GeoDataFrame(
    {"iso": ["AF-HEL"], "name": ["Helmand"], "pcode": [None], "incidents": [1]},
    # The ring runs clockwise, as RFC 7946 does not want it.
    geometry=[Polygon([(63, 30), (63, 32), (65, 32), (65, 30)])],
    crs="EPSG:4326",
)


def areas() -> geopandas.GeoDataFrame:
    return AREAS


class TestFormats:
    def test_geojson_is_what_merge_writes(self, tmp_path: Path) -> None:
        export.write([PLACED, UNPLACED], areas, tmp_path / "a.GeoJSON")
        written = json.loads((tmp_path / "a.GeoJSON").read_bytes())
        assert written["type"] == "FeatureCollection"
        assert [features.incident_from(f) for f in written["features"]] == [PLACED, UNPLACED]

    def test_csv_is_a_row_an_incident(self, tmp_path: Path) -> None:
        export.write([PLACED, UNPLACED], areas, tmp_path / "a.csv")
        with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
            placed, unplaced = csv.DictReader(file)
        assert tuple(placed) == features.INCIDENT_KEYS
        assert placed["location_names"] == "Lashkar Gah; Nawa"
        assert placed["report_ids"] == "r; s"
        assert placed["notes"] == "A – “quote”, هرات"
        assert placed["longitude"] == "64.37161"
        assert placed["disputed"] == "true"
        assert json.loads(placed["evidence"])[0]["quote"] == "=1+1"
        assert (unplaced["admin1"], unplaced["fatalities"], unplaced["longitude"]) == ("", "", "")

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
    def test_no_cell_of_a_csv_is_run_as_a_formula(self, start: str) -> None:
        text = f"{start}HYPERLINK(1)"
        data = export.csv.incidents([replace(PLACED, notes=text, location=text)]).decode()
        (row,) = csv.DictReader(io.StringIO(data, newline=""))
        assert row["notes"] == row["location"] == "'" + text

    def test_a_negative_coordinate_stays_a_number(self) -> None:
        data = export.csv.incidents([replace(PLACED, longitude=-64.5)]).decode()
        (row,) = csv.DictReader(io.StringIO(data))
        assert row["longitude"] == "-64.5"

    def test_geopackage_has_both_layers(self, tmp_path: Path) -> None:
        path = tmp_path / "a.gpkg"
        export.write([PLACED, UNPLACED], areas, path)
        assert [list(row) for row in pyogrio.list_layers(path)] == [
            ["incidents", "Point"],
            ["provinces", "MultiPolygon"],
            ["layer_styles", None],
        ]
        incidents = geopandas.read_file(path, layer="incidents")
        assert incidents.crs == "EPSG:4326"
        assert list(incidents["id"]) == ["i1", "i2"]
        assert incidents.geometry.iloc[0].coords[0] == (64.37161, 31.59382)
        assert incidents.geometry.iloc[1] is None
        assert incidents["fatalities"].iloc[0] == 100
        assert incidents["fatalities"].isna().iloc[1]
        assert list(geopandas.read_file(path, layer="provinces")["incidents"]) == [1]

    @pytest.mark.parametrize("found", [[], [UNPLACED]])
    def test_geopackage_of_nothing_placed(self, tmp_path: Path, found: Sequence[Incident]) -> None:
        export.write(found, areas, tmp_path / "a.gpkg")
        assert len(geopandas.read_file(tmp_path / "a.gpkg", layer="incidents")) == len(found)

    @pytest.mark.parametrize("ending", export.EXPORTERS)
    def test_equal_incidents_give_equal_bytes(self, tmp_path: Path, ending: str) -> None:
        one, other = tmp_path / f"1{ending}", tmp_path / f"2{ending}"
        export.write([PLACED, UNPLACED], areas, one)
        export.write([PLACED, UNPLACED], areas, other)
        assert one.read_bytes() == other.read_bytes()

    @pytest.mark.parametrize(
        ("name", "what"),
        [("a.shp", "the ending '.shp'"), ("a", "a name without an ending")],
    )
    def test_an_unknown_format_is_answered_with_the_known(
        self, tmp_path: Path, name: str, what: str
    ) -> None:
        with pytest.raises(UsageError) as caught:
            export.write([PLACED], areas, tmp_path / name)
        assert str(caught.value) == (
            f"{tmp_path / name}: no format for {what}; known are: .geojson, .csv, .gpkg"
        )


class TestProvinces:
    def test_polygons_as_rfc_7946_wants_them(self) -> None:
        (feature,) = json.loads(geojson.provinces(AREAS))["features"]
        assert feature["id"] == "AF-HEL"
        assert feature["properties"] == {
            "iso": "AF-HEL", "name": "Helmand", "pcode": None, "incidents": 1,
        }  # fmt: skip
        ring = Polygon(feature["geometry"]["coordinates"][0]).exterior
        assert ring.is_ccw


def written(path: Path, **changes: Any) -> None:
    values: dict[str, Any] = {
        "incidents": [PLACED, UNPLACED],
        "provinces": AREAS,
        "set_aside": [SetAside(report_id="r", quote="Q", start=0, end=1, reason="future")],
        "merges": [],
        "pages": {path / "map.html": b"<html>"},
        "run": {"counts": {}},
    }
    folder.write(path, **{**values, **changes})


class TestFolder:
    def test_all_files_are_there(self, tmp_path: Path) -> None:
        written(tmp_path)
        assert sorted(path.name for path in tmp_path.iterdir()) == [
            "incidents.csv", "incidents.geojson", "map.html", "merges.jsonl", "provinces.geojson",
            "run.json", "set_aside.jsonl",
        ]  # fmt: skip
        assert json.loads((tmp_path / "set_aside.jsonl").read_text())["reason"] == "future"

    def test_one_that_cannot_be_written_leaves_all_as_it_was(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A full disk, met at the last file."""
        written(tmp_path)
        before = {path: path.read_bytes() for path in tmp_path.iterdir()}

        def full(descriptor: int) -> None:
            full.left -= 1  # type: ignore[attr-defined]
            if not full.left:  # type: ignore[attr-defined]
                raise OSError(28, "No space left on device")

        full.left = 7  # type: ignore[attr-defined]
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OutputError, match=r"run\.json: cannot be written \(No space left"):
            written(tmp_path, pages={tmp_path / "map.html": b"<html>new"}, incidents=[])
        assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


class TestReplacing:
    def test_an_interrupt_leaves_the_old_file_and_no_other(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text("old")
        with pytest.raises(KeyboardInterrupt), Replacing() as files, files.open(path) as file:
            file.write(b"half")
            raise KeyboardInterrupt
        assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("a.txt", "old")]

    @pytest.mark.parametrize("mask", [0o022, 0o077])
    def test_the_umask_decides_who_may_read(self, tmp_path: Path, mask: int) -> None:
        before = os.umask(mask)
        try:
            with Replacing() as files, files.open(tmp_path / "a.txt") as file:
                file.write(b"x")
        finally:
            os.umask(before)
        assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o666 & ~mask

    def test_a_link_stays_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "real.txt").write_text("old")
        (tmp_path / "link.txt").symlink_to("real.txt")
        with Replacing() as files, files.open(tmp_path / "link.txt") as file:
            file.write(b"new")
        assert (tmp_path / "link.txt").is_symlink()
        assert (tmp_path / "real.txt").read_text() == "new"

    def test_a_folder_is_no_file(self, tmp_path: Path) -> None:
        with (
            pytest.raises(OutputError, match="is a folder; name a file"),
            Replacing() as files,
            files.open(tmp_path),
        ):
            pass

    def test_a_file_is_no_folder(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_text("x")
        for path in (tmp_path / "a", tmp_path / "a" / "b"):
            with pytest.raises(OutputError):
                writable_folder(path)
