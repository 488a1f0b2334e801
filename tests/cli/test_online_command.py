"""`--geocoder` as a user gives it: what is sent, what is recorded, what is refused."""

import json
from pathlib import Path

import pytest
from nominatim import AFGHAN, AGENT, BOMB, LICENSE, Server, place

from geomap.gazetteer.online import opened

from .conftest import Result, Run


class TestCommands:
    @pytest.fixture
    def called(
        self, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
    ) -> Run:
        opened.cache_clear()
        monkeypatch.setenv("GEOMAP_DATA", str(tmp_path / "data"))
        (tmp_path / "bomb.txt").write_text(BOMB)
        flags = ["--geocoder", "nominatim", "--user-agent", AGENT, "--geocoder-option", "delay=0"]
        where = f"domain=127.0.0.1:{server.port}"

        def with_service(command: str, *rest: object) -> Result:
            more = ["--geocoder-option", where, "--geocoder-option", "scheme=http"]
            return run(command, *flags, *more, *rest)

        return with_service

    def test_extract_says_what_was_sent_and_whom_to_credit(
        self, server: Server, called: Run, tmp_path: Path
    ) -> None:
        server.answers["Qorvash"] = [place("Qorvash", *AFGHAN)]
        result = called("extract", tmp_path / "bomb.txt")
        assert result.status == 0
        assert result.rows[0]["properties"]["place_ids"][0] == "nominatim:node/1"
        assert result.err == (
            "geomap: geocoder nominatim: 1 names sent, 0 answered from geocoded.sqlite, 1 places used "
            f"({LICENSE})\n"
        )
        assert (tmp_path / "data" / "geocoded.sqlite").exists()

    def test_map_records_each_place_and_no_secrets(
        self, server: Server, called: Run, tmp_path: Path
    ) -> None:
        server.answers["Qorvash"] = [place("Qorvash", *AFGHAN)]
        out = tmp_path / "out"
        assert called("map", tmp_path / "bomb.txt", "-o", out).status == 0
        run_json = (out / "run.json").read_text()
        told = json.loads(run_json)["geocoder"]
        (incident,) = json.loads((out / "incidents.geojson").read_text())["features"]
        assert incident["properties"]["latitude"] == 33.6
        assert told["service"] == "nominatim"
        assert told["places"][0]["incidents"] == [incident["id"]]
        assert AGENT not in run_json
        assert json.loads(run_json)["options"]["geocoder"] == "nominatim"

    def test_geoparse(self, server: Server, called: Run, tmp_path: Path) -> None:
        server.answers["Qorvash"] = [place("Qorvash", *AFGHAN)]
        result = called("geoparse", tmp_path / "bomb.txt")
        found = {t["text"]: t["place_id"] for t in result.rows[0]["toponyms"]}
        assert found["Qorvash"] == "nominatim:node/1"

    def test_geocode_tells_all_answers_to_a_name_that_is_not_listed(
        self, server: Server, called: Run
    ) -> None:
        server.answers["Qorvash"] = [place("Qorvash", *AFGHAN), place("Qorvash", "31.5", "64.4", 2)]
        result = called("geocode", "Ghazni city", "Qorvash", "--json")
        assert result.status == 0
        assert server.names == ["Qorvash"]
        found = result.rows[1]["candidates"]
        assert [(p["place_id"], p["admin1"], p["geocoder"]) for p in found] == [
            ("nominatim:node/1", "AF-GHA", "nominatim"),
            ("nominatim:node/2", "AF-HEL", "nominatim"),
        ]
        assert called("geocode", "Nirgendwo").status == 1

    def test_a_service_that_cannot_be_asked_is_refused_before_any_work(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GEOMAP_DATA", str(tmp_path / "data"))
        report = tmp_path / "bomb.txt"
        report.write_text(BOMB)
        for command in ("extract", "geoparse", "map"):
            result = run(command, report, "--geocoder", "nominatim")
            assert (result.status, result.out) == (2, "")
            assert "give --user-agent" in result.err
        assert run("extract", report, "--user-agent", AGENT).status == 2
        assert run("geocode", "--reverse", "1,2", "--geocoder", "nominatim").status == 2
        assert run("extract", report, "--geocoder", "x", "--geocoder-option", "y").status == 2
