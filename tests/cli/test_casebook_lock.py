"""Two runs never write one casebook at once, and what a killed one leaves stands in nobody's way."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import Run

_HOLDS = """
import sys, time
from pathlib import Path
from geomap.casebook import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "cases.gpkg"


@pytest.fixture
def holder(book: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that is adding to the casebook."""
    command = [sys.executable, "-c", _HOLDS, str(book)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def hidden(book: Path) -> list[str]:
    return sorted(path.name for path in book.parent.iterdir() if path.name.startswith("."))


def test_a_second_writer_is_refused_at_once(
    run: Run, reports: Path, book: Path, tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    result = run("map", reports, "--casebook", book, "-o", tmp_path / "out")
    assert (result.status, result.out) == (2, "")
    assert result.err == (
        f"geomap: error: {book}: another run of geomap is adding to it; run this again when that "
        "has ended\n"
    )
    assert not book.exists()
    assert not (tmp_path / "out").exists()
    assert hidden(book) == [".cases.gpkg.lock"]


def test_who_only_reads_need_not_wait(run: Run, reports: Path, book: Path, tmp_path: Path) -> None:
    run("map", reports, "--casebook", book, "-o", tmp_path / "out")
    command = [sys.executable, "-c", _HOLDS, str(book)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        for args in (("info",), ("check",), ("corrections",)):
            assert run("casebook", *args, book).status == 0
        assert run("casebook", "undo", book, 1).status == 2
        process.kill()


def test_the_lock_of_a_killed_run_blocks_nobody(
    run: Run, reports: Path, book: Path, tmp_path: Path, holder: subprocess.Popen[str]
) -> None:
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    assert hidden(book) == [".cases.gpkg.lock"]
    assert run("map", reports, "--casebook", book, "-o", tmp_path / "out").status == 0
    assert hidden(book) == []


def test_two_runs_at_once_lose_nothing(run: Run, reports: Path, book: Path, tmp_path: Path) -> None:
    def started(name: str) -> subprocess.Popen[bytes]:
        out = tmp_path / f"out-{name}"
        command = [sys.executable, "-m", "geomap", "map", str(reports / name)]
        return subprocess.Popen(
            [*command, "--casebook", str(book), "-o", str(out), "-q"], stderr=subprocess.PIPE
        )

    runs = [started(name) for name in ("herat.txt", "zabul.md")]
    ended = [(one.wait(), one.communicate()[1]) for one in runs]
    assert sorted(status for status, _ in ended) in ([0, 0], [0, 2])
    assert all(b"another run" in err for status, err in ended if status)
    assert run("map", reports, "--casebook", book, "-o", tmp_path / "out").status == 0
    run("map", reports, "-o", tmp_path / "one")
    found = (tmp_path / "out" / "incidents.geojson").read_bytes()
    assert found == (tmp_path / "one" / "incidents.geojson").read_bytes()
    assert run("casebook", "check", book).status == 0


def test_what_a_killed_run_was_writing_is_removed(
    run: Run, reports: Path, book: Path, tmp_path: Path
) -> None:
    left = [".cases-0123456789ab.gpkg", ".cases-0123456789ab.gpkg-journal"]
    kept = [".cases-mine.gpkg", ".cases-0123456789ab.gpkg.bak", ".other-0123456789ab.gpkg"]
    for name in (*left, *kept):
        (tmp_path / name).write_bytes(b"x")
    assert run("map", reports, "--casebook", book, "-o", tmp_path / "out").status == 0
    assert hidden(book) == sorted(kept)
