"""What a run lets out: no connection, no file beside the ones it promises, nothing that others may read."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from read import bad, inbox

# Loaded by every Python process of a run, workers among them. Notes each attempt at the network, and the
# mode of each temporary file when it is taken away.
WATCH = """
import os, stat, sys

def _watched(event, args):
    log = os.environ["WATCH_LOG"]
    net = event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request")
    if event == "socket.connect" and not isinstance(args[1], (str, bytes)):
        net = True
    line = f"net {event} {args!r}" if net else ""
    if event in ("os.remove", "os.rmdir") and os.fsdecode(args[0]).startswith(os.environ["TMPDIR"]):
        try:
            line = f"mode {stat.S_IMODE(os.lstat(args[0]).st_mode):o} {args[0]}"
        except OSError:
            return
    if line:
        with os.fdopen(os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "a") as file:
            file.write(line + "\\n")
    if net:
        raise OSError("no network in this test")

sys.addaudithook(_watched)
"""


@dataclass(frozen=True)
class Watched:
    """A run of `geomap map` over every kind of file and all bad inputs."""

    status: int
    err: str
    log: list[str]
    out: Path
    temporary: Path
    before: set[Path]
    after: set[Path]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    base = tmp_path_factory.mktemp("watched")
    watch, temporary, home = (base / name for name in ("watch", "temporary", "home"))
    for folder in (watch, temporary, home):
        folder.mkdir()
    (watch / "sitecustomize.py").write_text(WATCH)
    inbox.in_all_formats(inbox.stories(2 * len(inbox.FORMATS)), base / "in")
    (base / "in" / "bad").mkdir()
    bad.made(base / "in" / "bad")
    linked = (
        '<html><head><title>Bread</title><link rel="stylesheet" href="http://example.org/a.css">'
        '<script src="http://example.org/a.js"></script></head><body><article><p>'
        + bad.CALM
        + '<img src="http://example.org/a.png"><iframe src="http://example.org/"></iframe></p></article>'
        "</body></html>"
    )
    (base / "in" / "linked.html").write_text(linked)
    before = set(base.rglob("*"))
    done = subprocess.run(
        [sys.executable, "-m", "geomap", "map", base / "in", "-o", base / "out", "--max-mb", "1"],
        env={
            **os.environ,
            "PYTHONPATH": str(watch),
            "WATCH_LOG": str(base / "log"),
            "TMPDIR": str(temporary),
            "HOME": str(home),
        },
        cwd=home,
        umask=0,
        capture_output=True,
        text=True,
        check=False,
    )
    log = (base / "log").read_text().splitlines() if (base / "log").exists() else []
    after = set(base.rglob("*")) - {base / "log"}
    return Watched(done.returncode, done.stderr, log, base / "out", temporary, before, after)


def test_the_watch_sees_a_connection(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(WATCH)
    done = subprocess.run(
        [sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"],
        env={**os.environ, "PYTHONPATH": str(tmp_path), "WATCH_LOG": str(tmp_path / "log"), "TMPDIR": "/x"},
        capture_output=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert (tmp_path / "log").read_text().startswith("net socket.getaddrinfo")


def test_no_connection_is_made(run: Watched) -> None:
    assert run.status == 1, run.err
    assert [line for line in run.log if line.startswith("net")] == []


def test_temporary_files_are_the_users_alone_and_are_taken_away(run: Watched) -> None:
    modes = [int(line.split()[1], 8) for line in run.log if line.startswith("mode")]
    assert [mode for mode in modes if mode & 0o077] == [], run.log
    assert list(run.temporary.iterdir()) == []


def test_no_file_is_made_but_those_of_the_map(run: Watched) -> None:
    made = run.after - run.before
    assert {path for path in made if run.out not in (path, path.parent)} == set()
    assert {path.name for path in made - {run.out}} == {
        "map.html", "incidents.geojson", "provinces.geojson", "incidents.csv", "set_aside.jsonl",
        "merges.jsonl", "run.json",
    }  # fmt: skip
