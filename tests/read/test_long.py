"""Texts without end: read in pieces, with a warning, in bounded memory and linear time."""

import subprocess
import sys
from pathlib import Path

import pytest
from peak import PEAK

from geomap.model import Report
from geomap.read import long

from .reading import read

SENTENCE = (
    "A roadside bomb killed three policemen in Qalat, the capital of Zabul province, on Monday. "
)


def test_a_long_text_is_cut_where_sentences_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long, "MOST", 30_000)
    text = SENTENCE * 700
    path = tmp_path / "a.txt"
    reports, notes = read(path, text)
    assert "".join(report.text for report in reports) == text
    assert all(report.text.endswith("Monday. ") for report in reports)
    assert [report.path for report in reports] == [f"{path}, piece {n}" for n in (1, 2, 3)]
    assert len({report.id for report in reports}) == 3
    assert notes == [
        f"warning: is {len(text):,} characters long; read in pieces of 30,000, each as a report"
    ]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("a. b\n\n" * 6000, "\n\n"),
        ("a. b\n" * 7000, "\n"),
        ("word " * 7000, " "),
        ("x" * 35_000, "x"),
        ("\n" * 35_000, "\n"),
    ],
)
def test_where_it_is_cut(monkeypatch: pytest.MonkeyPatch, text: str, ends: str) -> None:
    monkeypatch.setattr(long, "MOST", 30_000)
    first, *others = long.pieces(Report(id="a", text=text))
    assert first.text.endswith(ends)
    assert 10_000 <= len(first.text) <= 30_000
    assert "".join([first.text, *(other.text for other in others)]) == text


def test_memory_is_bounded_by_the_piece_and_not_by_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        SENTENCE[:-1] * 5, encoding="utf-8"
    )  # no space between: one line, few sentences
    with path.open("a", encoding="utf-8") as file:
        file.write("word " * 3_000_000)
    code = (
        f"{PEAK}import sys; sys.argv = sys.argv[:1]; from geomap.cli import main\n"
        f"try: main(['geoparse', '-q', '--jobs', '1', {str(path)!r}])\n"
        "except SystemExit: print(peak(), file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert len(ended.stdout.splitlines()) == 16
    assert int(ended.stderr.split()[-1]) < 350e6
