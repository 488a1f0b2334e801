"""What a long run says on a terminal while it goes on, and what it does not say elsewhere."""

import json
import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .conftest import Run

LINE = json.dumps({"text": "Bread and tea.", "published": "04/05/2021"})


def on_terminal(*options: str) -> str:
    """What `geomap extract -` says on a terminal while reports come slowly."""
    outer, inner = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "geomap", "extract", "-", "--jobs", "1", *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=inner,
        env={**os.environ, "COLUMNS": "80"},
    ) as process:
        assert process.stdin
        for number in range(4):
            process.stdin.write(LINE.replace("tea", f"tea {number}").encode() + b"\n")
            process.stdin.flush()
            time.sleep(0.7)
        process.stdin.close()
        process.wait(60)
    os.close(inner)
    said = b""
    while True:
        try:
            more = os.read(outer, 4096)
        except OSError:  # the end of a terminal that nobody holds any more
            break
        if not more:
            break
        said += more
    os.close(outer)
    return said.decode()


def test_progress_is_drawn_on_a_terminal_and_taken_away() -> None:
    said = on_terminal()
    assert " reports, 0.0 MB, " in said
    assert " warnings, " in said
    assert said.rstrip().endswith("geomap: 4 reports read + 0 skipped + 0 failed = 4 inputs")


def test_quiet_draws_nothing() -> None:
    assert on_terminal("-q") == ""


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A file with 300 days that can be read both ways, and 30 broken lines."""
    rows = [LINE.replace("tea", f"tea {number}") for number in range(300)]
    (tmp_path / "many.jsonl").write_text("\n".join([*rows, *["{"] * 30]) + "\n")
    return tmp_path / "many.jsonl"


def test_notes_of_one_kind_are_counted(run: Run, many: Path, tmp_path: Path) -> None:
    result = run("map", many, "-o", tmp_path / "out")
    lines = result.err.splitlines()
    assert result.status == 1
    assert len([line for line in lines if line.startswith("geomap: warning: ")]) == 4
    assert len([line for line in lines if line.startswith("geomap: failed: ")]) == 11
    assert lines[-2] == (
        "geomap: warning: 297 more inputs: its 'published' … is read as …, day first; if it is …, "
        "say --month-first (-v tells each)"
    )
    assert "20 more inputs" in lines[-1]
    assert result.out.splitlines()[0] == (
        "300 reports read + 0 skipped + 30 failed = 330 inputs; 300 warnings"
    )
    notes = json.loads((tmp_path / "out" / "run.json").read_bytes())["notes"]
    assert len(notes) == 330
    assert len(run("map", "-v", many, "-o", tmp_path / "out").err.splitlines()) > 330


def test_settling_the_order_leaves_nothing_to_warn_of(run: Run, many: Path, tmp_path: Path) -> None:
    for option, day in (("--day-first", "2021-05-04"), ("--month-first", "2021-04-05")):
        result = run("map", option, many, "-q", "-o", tmp_path / "out")
        assert "warning" not in result.err
        reports = json.loads((tmp_path / "out" / "run.json").read_bytes())["reports"]
        assert {(report["day"], report["by"]) for report in reports} == {(day, "metadata")}
