"""`geomap merges`: why incidents were merged, and what kept others apart."""

import json
from pathlib import Path

import pytest

from .conftest import Run


@pytest.fixture
def incidents(run: Run, reports: Path, tmp_path: Path) -> Path:
    run("map", reports, "-o", tmp_path / "out")
    return tmp_path / "out" / "incidents.geojson"


class TestMerges:
    def test_reasons_for_people(self, run: Run, incidents: Path) -> None:
        result = run("merges", incidents)
        assert (result.status, result.err) == (0, "")
        first, empty, line, reason, *_ = result.out.splitlines()
        assert (first, empty) == ("Merged: 1 of 2 incidents", "")
        assert "Remote explosive/landmine/IED; Qalat, Zabul; 2021-05-03  (" in line
        assert " tells the same as " in reason
        assert "same day" in reason
        assert "same place (Qalat)" in reason
        assert "Almost merged: 0 pairs" in result.out

    def test_the_same_for_programs_and_beside_the_map(self, run: Run, incidents: Path) -> None:
        result = run("merges", "--json", incidents)
        (row,) = result.rows
        assert row.keys() == {"merged", "report_ids", "reasons"}
        assert len(row["report_ids"]) == 2
        beside = (incidents.parent / "merges.jsonl").read_text(encoding="utf-8")
        assert [json.loads(line) for line in beside.splitlines()] == [row]

    def test_a_file_of_other_things(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "x.geojson").write_text("{}")
        result = run("merges", tmp_path / "x.geojson")
        assert result.status == 1
        assert "x.geojson" in result.err
