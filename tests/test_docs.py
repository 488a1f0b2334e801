"""The documents say what is so: commands run, links lead somewhere, no field is left out."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import ruritania

from geomap import features
from geomap.cli import COMMANDS, reference

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]+)")
_SESSION = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
# What a session can show beside `geomap`; all else (git, make) is left to the reader.
_RUN = ("geomap ", "cat ", "head ", "printf ", "echo ")


def test_the_command_reference_is_fresh() -> None:
    assert (ROOT / "docs" / "cli.md").read_text() == reference.reference(), "run `make docs`"


def test_no_command_is_left_out_of_the_reference() -> None:
    text = reference.reference()
    assert all(f"## geomap {name}\n" in text for name in COMMANDS)


def test_no_field_is_left_out_of_the_data_model() -> None:
    text = (ROOT / "docs" / "data-model.md").read_text()
    for keys in (
        features.INCIDENT_KEYS,
        features.MENTION_KEYS,
        features.EVIDENCE_KEYS,
        features.CLAIM_KEYS,
        features.SET_ASIDE_KEYS,
    ):
        assert [key for key in keys if f"`{key}`" not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = _LINK.findall(page.read_text())
    assert [link for link in links if not (page.parent / link).exists()] == []


def sessions() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for session in _SESSION.findall(page.read_text()):
            yield page.name, session


def steps(session: str) -> Iterator[tuple[str, str]]:
    """Each command of a session with the output that is shown for it."""
    command, shown = "", ""
    for line in session.splitlines(keepends=True):
        if line.startswith("$ "):
            if command:
                yield command, shown
            command, shown = line[2:].strip(), ""
        else:
            shown += line
    yield command, shown


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample reports, and `geomap` on the path."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    ruritania.write(folder)
    script = folder / "bin" / "geomap"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m geomap "$@"\n')
    script.chmod(0o755)
    return folder


@pytest.mark.parametrize(("page", "session"), list(sessions()))
def test_sessions_run_as_they_are_shown(page: str, session: str, desk: Path) -> None:
    """Output that is shown must come; "..." stands for any lines in between."""
    path = f"{desk / 'bin'}{os.pathsep}{os.environ['PATH']}"
    for command, shown in steps(session):
        if not command.startswith(_RUN):
            continue
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=desk,
            env={
                **os.environ,
                "PATH": path,
                "PYTHONPATH": str(ROOT),
                "GEOMAP_DATA": str(desk / "data"),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode in (0, 141), done.stdout
        parts = [part.strip("\n") for part in shown.split("...\n")]
        position = 0
        for part in parts:
            assert part in done.stdout[position:], f"{page}: {command}\n{done.stdout}"
            position = done.stdout.index(part, position) + len(part)
