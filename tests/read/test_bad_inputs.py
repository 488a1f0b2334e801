"""Every row of the table of bad inputs (docs/inputs.md) has its test; those that are files are one folder."""

import ast
import csv
import json
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from geomap import pipeline
from geomap.cli import main
from geomap.model import Report
from geomap.read import Batch, visible

from . import bad

TESTS = Path(__file__).parent.parent


@dataclass(frozen=True)
class Outcome:
    """What `geomap map` made of a folder with all bad inputs that are files."""

    status: int
    err: str
    run: dict[str, Any]
    out: Path
    folder: Path
    made: list[bad.Bad]

    def notes(self, one: bad.Bad) -> list[tuple[str, str]]:
        """Level and message, with the place in the file, of what was said of an input."""
        name = visible(str(self.folder / one.name.rstrip("/")))
        told = [(n["level"], visible(n["input"]), n["message"]) for n in self.run["notes"]]
        return [
            (lvl, where[len(name) :] + ": " + what)
            for lvl, where, what in told
            if where.startswith(name)
        ]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    folder = tmp_path_factory.mktemp("bad")
    out = tmp_path_factory.mktemp("out")
    made = bad.made(folder)
    with pytest.MonkeyPatch.context() as patch:
        err: list[str] = []
        patch.setattr("geomap.cli.console.say", lambda message: err.append(visible(message)))
        with pytest.raises(SystemExit) as ended:
            main(["map", str(folder), "-o", str(out), "--max-mb", "1", "--jobs", "1", "-v"])
    run = json.loads((out / "run.json").read_bytes())
    assert isinstance(ended.value.code, int)
    yield Outcome(ended.value.code, "\n".join(err), run, out, folder, made)


@pytest.mark.parametrize("one", bad.makable(), ids=lambda one: visible(one.name))
def test_a_bad_file_gets_what_the_table_says(outcome: Outcome, one: bad.Bad) -> None:
    assert one in outcome.made
    notes = outcome.notes(one)
    levels = {level for level, _ in notes} or {bad.OK}
    assert levels <= {*one.gets} or (not one.gets and levels == {bad.OK}), notes
    if one.gets and bad.OK not in one.gets:
        assert notes
    if one.says:
        assert any(one.says in message for _, message in notes), notes


def test_row_37_what_may_not_be_read_fails_for_root_too() -> None:
    """Root may read everything, so it reads as nobody here."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "closed.txt")
        path.write_text("Two men were shot in Herat on Monday.")
        path.chmod(0)
        Path(folder).chmod(0o755)
        was = os.geteuid()
        if was == 0:
            os.seteuid(65534)
        try:
            batch = Batch([str(path)])
            assert list(batch) == []
        finally:
            os.seteuid(was)
    assert [(n.level, n.message) for n in batch.account.notes] == [
        ("failed", "no permission to read it")
    ]


def test_the_account_of_all_of_them_adds_up(outcome: Outcome) -> None:
    counts = outcome.run["counts"]
    assert counts["read"] + counts["skipped"] + counts["failed"] == counts["inputs"]
    assert counts["read"] >= sum(one.read or 0 for one in outcome.made)
    assert counts["read"] == len(outcome.run["reports"])
    assert counts["incidents"] == 0
    assert outcome.status == 1
    assert "Traceback" not in outcome.err


def test_every_failure_is_named_on_standard_error(outcome: Outcome) -> None:
    failed = [n for n in outcome.run["notes"] if n["level"] == "failed"]
    assert failed
    for note in failed:
        assert f"failed: {visible(note['input'])}: {visible(note['message'])}" in outcome.err


def test_row_46_nothing_moves_the_cursor(outcome: Outcome) -> None:
    assert "46 \\n\\x1b[31mred.txt" in outcome.err
    assert "\x1b" not in outcome.err.replace("\n", "")


def test_row_30_nothing_is_written_outside(outcome: Outcome) -> None:
    assert not Path("/tmp/30 outside.txt").exists()
    assert not list(outcome.folder.parent.parent.rglob("30 outside.txt"))


# --- rows that are about what comes out, or about time ---------------------------------------------

EVENT = (
    "A roadside bomb killed three policemen in Qalat, the capital of Zabul province, on Monday. "
)


def mapped(tmp_path: Path, **fields: object) -> Path:
    """The folder of a map of one report."""
    line = {"id": "r", "published": "2021-05-04", "text": EVENT, **fields}
    (tmp_path / "in.jsonl").write_text(json.dumps(line) + "\n")
    with pytest.raises(SystemExit) as ended:
        main(["map", str(tmp_path / "in.jsonl"), "-q", "-o", str(tmp_path / "out")])
    assert ended.value.code == 0
    return tmp_path / "out"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
def test_row_22_no_cell_of_an_export_is_run_as_a_formula(tmp_path: Path, start: str) -> None:
    hostile = start + "1+1"
    out = mapped(tmp_path, source=hostile, title=hostile, text=f"{hostile} {EVENT}")
    with (out / "incidents.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["fatalities"] == "3"
    for column, cell in row.items():
        number = re.fullmatch(r"-?\d+(\.\d+)?", cell)
        assert number or not cell.startswith(("=", "+", "-", "@", "\t", "\r")), (column, cell)


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
                                     "</script><b>", "`${7*7}`", "{{7*7}}", "{% raw %}"])  # fmt: skip
def test_rows_23_and_24_text_is_inert(tmp_path: Path, hostile: str) -> None:
    plain = (mapped(tmp_path, id="q") / "map.html").read_text()
    out = mapped(tmp_path, text=f"{hostile} {EVENT}{hostile}", title=hostile, source=hostile)
    page = (out / "map.html").read_text()
    assert page.count(hostile) == plain.count(hostile)  # the page's own, if any
    feature = json.loads((out / "incidents.geojson").read_text())["features"][0]
    assert feature["properties"]["sources"] == [hostile]  # data keep it as it was


def test_row_25_an_address_that_is_a_script_is_data_only(tmp_path: Path) -> None:
    out = mapped(tmp_path, url="javascript:alert(1)")
    assert 'href="javascript:' not in (out / "map.html").read_text()
    feature = json.loads((out / "incidents.geojson").read_text())["features"][0]
    assert feature["properties"]["evidence"][0]["url"] == "javascript:alert(1)"


def test_row_15_a_number_of_20000_digits_is_ignored() -> None:
    text = EVENT.replace("three", "9" * 20_000)
    (found,) = pipeline.extract_report(Report(id="r", text=text)).mentions
    assert found.fatalities is None


@pytest.mark.parametrize("mark", ["?", " ", "\n", "("])
def test_row_16_a_million_marks_change_nothing(mark: str) -> None:
    # That work grows with their number and no faster is counted in tests/test_coding_properties.py.
    (found,) = pipeline.extract_report(Report(id="r", text=EVENT + mark * 1_000_000)).mentions
    assert found.fatalities == 3


def test_row_12_decomposed_accents_are_the_same_places(tmp_path: Path) -> None:
    composed = "A bomb killed three policemen in Her\u0101t city on Monday."
    found = []
    for text in (composed, composed.replace("\u0101", "a\u0304")):
        out = mapped(tmp_path, text=text)
        (feature,) = json.loads((out / "incidents.geojson").read_text())["features"]
        found.append(feature["properties"])
    assert found[0] == found[1]
    assert found[0]["admin1"] == "AF-HER"


# --- the table ------------------------------------------------------------------------------------

# Rows that are no file of a folder, or that need more than one: the tests that show them.
ELSEWHERE = {
    11: ("page/test_page_text.py", "test_hidden_characters_are_shown"),
    12: ("read/test_bad_inputs.py", "test_row_12_decomposed_accents_are_the_same_places"),
    15: ("read/test_bad_inputs.py", "test_row_15_a_number_of_20000_digits_is_ignored"),
    16: ("read/test_bad_inputs.py", "test_row_16_a_million_marks_change_nothing"),
    22: ("read/test_bad_inputs.py", "test_row_22_no_cell_of_an_export_is_run_as_a_formula"),
    23: ("page/test_page_safety.py", "test_hostile_text_is_shown_in_every_place"),
    24: ("page/test_page_text.py", "test_hostile_text_is_nowhere_in_the_file_as_it_came"),
    25: ("page/test_page_safety.py", "test_javascript_address_is_shown_and_not_linked"),
    38: ("read/test_web.py", "test_row_38_they_are_refused_before_work_begins"),
    39: ("test_read.py", "test_vanished_while_read"),
    40: ("cli/test_casebook.py", "test_the_same_batch_again_adds_nothing"),
    41: ("cli/test_casebook.py", "test_the_casebook_is_as_before_and_running_again_finishes"),
    42: ("test_export.py", "test_one_that_cannot_be_written_leaves_all_as_it_was"),
    43: ("test_workers.py", "test_a_killed_worker_costs_its_own_item_only"),
    44: ("test_gazetteer_data.py", "test_damaged_boundaries_are_refused_with_the_way_out"),
    45: ("cli/test_casebook.py", "test_what_cannot_be_read_is_refused_untouched"),
}  # fmt: skip


def names(path: Path) -> set[str]:
    """Names of the tests of a file."""
    return {
        node.name
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
    }


@pytest.mark.parametrize("row", range(1, 47))
def test_every_row_has_its_test(row: int) -> None:
    if row in ELSEWHERE:
        file, name = ELSEWHERE[row]
        assert name in names(TESTS / file), f"{file} has no {name} any more"
    else:
        assert row in {one.row for one in bad.BAD}, f"no test for row {row}"
