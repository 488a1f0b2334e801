"""`geomap evaluate`."""

import json
from pathlib import Path

from click.testing import CliRunner

from geomap import evaluate
from geomap.cli import cli

TEXT = "KABUL, May 4, 2021 - A bomb killed 5 people in Farah city on Monday. A protest was held in Herat."
INCIDENT = {
    "key": "a", "event_type": "Explosions/Remote violence", "date_start": "2021-05-03", "admin1": "AF-FRA",
    "fatalities": 6, "quote": "A bomb killed 5 people in Farah city on Monday",
}  # fmt: skip


def gold_file(folder: Path) -> str:
    path = folder / "gold.jsonl"
    path.write_text(
        json.dumps({"id": "r", "text": TEXT, "incidents": [INCIDENT]}) + "\n", encoding="utf-8"
    )
    return str(path)


def test_the_figures_are_a_table_or_json(tmp_path: Path) -> None:
    path = gold_file(tmp_path)
    table = CliRunner().invoke(cli, ["evaluate", path])
    assert table.exit_code == 0
    assert "extract: incidents, each report read alone" in table.stdout
    assert "  recall" in table.stdout
    figures = CliRunner().invoke(cli, ["evaluate", path, "--json"])
    scores = evaluate.evaluate(evaluate.read_gold(Path(path)))
    assert json.loads(figures.stdout) == {part: score.figures for part, score in scores.items()}


def test_errors_are_listed_by_kind(tmp_path: Path) -> None:
    found = CliRunner().invoke(
        cli, ["evaluate", gold_file(tmp_path), "--what", "extract", "--errors"]
    )
    assert "fatalities: 1\n  r: gold 6, got 5  <A bomb killed" in found.stdout
    assert "invented: 1\n  r: Protests AF-HER" in found.stdout
    as_json = CliRunner().invoke(
        cli, ["evaluate", gold_file(tmp_path), "--what", "extract", "--errors", "--json"]
    )
    kinds = [fault["kind"] for fault in json.loads(as_json.stdout)["errors"]["extract"]]
    assert kinds == ["fatalities", "invented"]


def test_a_broken_gold_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text("{\n")
    found = CliRunner().invoke(cli, ["evaluate", str(tmp_path / "gold.jsonl")])
    assert "gold.jsonl:1: is no JSON" in str(found.exception)
