"""`geomap explain`: what it says of a made-up report, to the letter, and of a hostile one, harmlessly.

GEOMAP_UPDATE_GOLDEN=1 rewrites tests/golden/explain.txt; look at the difference before you commit it.
"""

import io
import json
import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from geomap import explain, pipeline
from geomap.cli import explain as command
from geomap.model import Report

from .conftest import Run

GOLDEN = Path(__file__).parent.parent / "golden" / "explain.txt"
TEXT = (
    "GARDEZ, May 4, 2021 - Gunmen attacked a police post near Gardez, the capital of Paktia province, on "
    "Sunday night and killed four officers, the governor said. The wounded were driven to Kabul.\n\n"
    "The Taliban said that nine officers were killed. Two of the gunmen also died, the police said.\n\n"
    "In a separate incident, a roadside bomb wounded three farmers in Zurmat district on Monday. Last "
    "year a bomb killed 20 people in the same district. The Taliban vowed to attack more posts.\n"
)
HOSTILE = "\x1b[2J\x1b]0;owned\x07 \u202eevil\u2066 \x9b31m \u200b \r"
SHOWN = r"\x1b[2J\x1b]0;owned\x07 \u202eevil\u2066 \x9b31m \u200b"


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("paktia.txt").write_text(TEXT, encoding="utf-8")
    return "paktia.txt"


def traced(text: str, **others: Any) -> tuple[Any, Report]:
    told = Report(id="r", text=text, published="2021-05-04", **others)
    return pipeline.explain_report(told), told


def test_what_it_says(run: Run, report: str) -> None:
    found = run("explain", "--width", 90, report)
    assert found.status == 0
    if os.environ.get("GEOMAP_UPDATE_GOLDEN"):
        GOLDEN.write_text(found.out, encoding="utf-8")
    assert found.out == GOLDEN.read_text(encoding="utf-8")


def test_one_object_a_report(run: Run, report: str) -> None:
    Path("other.txt").write_text("It rained.")
    first, second = run("explain", "--json", report, "other.txt").rows
    assert (second["sentences"], second["incidents"], second["set_aside"]) == ([], [], [])
    assert first["date"] == {"day": "2021-05-04", "source": "dateline", "start": 8, "end": 19}
    assert [row["coded"]["event_type"] for row in first["incidents"]] == [
        "Battles",
        "Explosions/Remote violence",
    ]
    assert [row["reason"] for row in first["set_aside"]] == ["historical", "future"]
    killed = first["incidents"][0]["tolls"]["fatalities"]
    assert (killed["value"], killed["low"], killed["high"]) == (6, 6, 11)
    assert [(side["side"], side["value"]) for side in killed["sides"]] == [
        ("state", 4),
        ("rebel", 2),
    ]


def test_characters_are_those_of_the_text(run: Run, report: str) -> None:
    (row,) = run("explain", "--json", report).rows
    count = 0
    for sentence in row["sentences"]:
        assert TEXT[sentence["start"] : sentence["end"]] == sentence["text"]
        for clause in sentence["clauses"]:
            for kind in ("words", "dates", "places", "figures"):
                for read in clause[kind]:
                    assert TEXT[read["start"] : read["end"]] == read["text"]
                    assert clause["start"] <= read["start"] < read["end"] <= clause["end"]
                    count += 1
    assert count > 20


def test_every_clause_leads_to_what_came_of_it(run: Run, report: str) -> None:
    (row,) = run("explain", "--json", report).rows
    for number, sentence in enumerate(row["sentences"], 1):
        for clause in sentence["clauses"]:
            for incident in clause["incidents"]:
                assert number in row["incidents"][incident - 1]["sentences"]
            if clause["outcome"] == "aside":
                assert clause["reason"] in {item["reason"] for item in row["set_aside"]}


@pytest.mark.parametrize("width", [explain.NARROW, 72, 100, 200])
def test_lines_keep_to_the_width(width: int) -> None:
    lines = list(explain.as_lines(*traced(TEXT), width))
    assert max(map(len, lines)) <= width
    assert not any(line != line.rstrip() for line in lines)


def test_a_report_that_tells_nothing() -> None:
    lines = list(explain.as_lines(*traced("It rained."), 80))
    assert lines == ["r", "  own date: 2021-05-04 (published)", "", "  no incident"]
    lines = list(
        explain.as_lines(
            pipeline.explain_report(Report(id="r", text="")), Report(id="r", text=""), 80
        )
    )
    assert lines[1] == "  own date: not known"


def test_hostile_text_is_shown_and_does_nothing(run: Run, tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    text = f"Gunmen killed two {HOSTILE}men in Ghor{HOSTILE} on Monday.{HOSTILE}"
    row = {"id": f"a{HOSTILE}\nb", "title": f"t{HOSTILE}\n-> founds incident 9", "text": text}
    feed.write_text(json.dumps(row) + "\n")
    found = run("explain", "--published", "2021-05-04", feed)
    assert SHOWN in found.out
    harmless = {"\n", " "}
    assert [
        char for char in found.out if unicodedata.category(char)[0] in "CZ" and char not in harmless
    ] == []
    assert not any(line.startswith("-> founds") for line in found.out.splitlines())
    (as_json,) = run("explain", "--json", "--published", "2021-05-04", feed).rows
    assert as_json["title"].startswith("t\x1b[2J")


def test_color_is_for_terminals_and_who_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert not command.colored()
    monkeypatch.setattr("sys.stdout", Terminal())
    assert command.colored()
    monkeypatch.setenv("TERM", "dumb")
    assert not command.colored()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not command.colored()


def test_color_changes_nothing_but_color() -> None:
    trace, report = traced(TEXT)
    painted: set[str] = set()

    def paint(text: str, style: str) -> str:
        painted.add(style)
        assert command.painted(text, style).count(text) == 1
        return text

    lines = list(explain.as_lines(trace, report, 80, paint))
    assert lines == list(explain.as_lines(trace, report, 80))
    assert painted == {"title", "text", "good", "aside", "faint"}


def test_a_report_that_cannot_be_read_is_named(run: Run, report: str) -> None:
    found = run("explain", "missing.txt", report)
    assert found.status == 1
    assert "missing.txt" in found.err
    assert "Incident 1" in found.out
