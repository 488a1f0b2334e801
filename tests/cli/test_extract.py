"""`geomap extract` and `geomap geoparse`: reports in, lines of JSON out."""

import json
import os
import subprocess
import sys
from pathlib import Path

from .conftest import Run

GEOMAP = [sys.executable, "-m", "geomap"]


def test_a_feature_a_line(run: Run, reports: Path) -> None:
    result = run("extract", reports)
    assert (result.status, result.err) == (0, "")
    assert [row["type"] for row in result.rows] == ["Feature"] * 3
    assert [row["properties"]["admin1"] for row in result.rows] == ["AF-ZAB", "AF-HER", "AF-ZAB"]
    assert result.rows[0]["id"] == "feed-1/0"


def test_offsets_lead_back_to_the_text(run: Run, reports: Path) -> None:
    texts = {path.name: path.read_text() for path in reports.iterdir()}
    texts["Daily"] = json.loads(texts["feed.jsonl"])["text"]
    for row in run("extract", reports).rows:
        for evidence in row["properties"]["evidence"]:
            text = texts[evidence["source"]]
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_one_bad_input_stops_no_other(run: Run, reports: Path) -> None:
    (reports / "bad.txt").write_bytes(bytes(range(256)) * 20)
    result = run("extract", reports, reports / "missing.txt")
    assert result.status == 1
    assert len(result.rows) == 3
    assert result.err.splitlines() == [
        f"geomap: failed: {reports}/bad.txt: is binary data, not a text",
        f"geomap: failed: {reports}/missing.txt: no such file or folder",
    ]


def test_quiet_keeps_to_failures(run: Run, reports: Path) -> None:
    (reports / "empty.txt").write_text("")
    assert run("extract", reports).err == f"geomap: skipped: {reports}/empty.txt: is empty\n"
    assert run("extract", "-q", reports).err == ""
    assert run("extract", "-q", reports, "nowhere").err == (
        "geomap: failed: nowhere: no such file or folder\n"
    )


def test_many_notes_are_summed_up(run: Run, reports: Path) -> None:
    for number in range(12):
        (reports / f"{number:02}.jpg").write_text("")
    errors = run("extract", reports).err.splitlines()
    assert len(errors) == 5
    assert errors[3].startswith("geomap: skipped: 9 more inputs: is of ")
    assert errors[3].endswith(" (-v tells each)")
    assert errors[4] == "geomap: 3 reports read + 12 skipped + 0 failed = 15 inputs"
    assert len(run("extract", "-v", reports).err.splitlines()) == 13


def test_a_name_cannot_forge_a_message(run: Run, tmp_path: Path) -> None:
    name = "a\ngeomap: all is well\x1b[2J.txt"
    (tmp_path / name).write_text("")
    assert run("extract", tmp_path).err == (
        f"geomap: skipped: {tmp_path}/a\\ngeomap: all is well\\x1b[2J.txt: is empty\n"
    )


def test_published_gives_a_year(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Gunmen shot dead two teachers in Herat city on May 3.")
    (row,) = run("extract", tmp_path).rows
    assert row["properties"]["date_start"] == "XXXX-05-03"
    (row,) = run("extract", "--published", "2021-05-04", tmp_path).rows
    assert row["properties"]["date_start"] == "2021-05-03"


def test_workers_change_nothing(run: Run, tmp_path: Path) -> None:
    story = "KABUL, May 4, 2021 - Gunmen shot dead {} teachers in Herat city on Monday."
    lines = [json.dumps({"id": f"r{n}", "text": story.format(n + 2)}) for n in range(150)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    alone = run("extract", "--jobs", 1, tmp_path)
    assert len(alone.rows) == 150
    assert run("extract", "--jobs", 2, tmp_path) == alone


def test_the_first_line_is_out_before_the_last_report_is_read(reports: Path) -> None:
    line = (reports / "feed.jsonl").read_bytes()
    with subprocess.Popen(
        [*GEOMAP, "extract", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(line)
        assert json.loads(process.stdout.readline())["id"] == "feed-1/0"
        process.stdin.write(line.replace(b"feed-1", b"feed-2"))
        assert json.loads(process.stdout.readline())["id"] == "feed-2/0"
        process.stdin.close()
        assert process.wait() == 0


def test_a_reader_that_had_enough(tmp_path: Path) -> None:
    """As in `geomap geoparse reports/ | head -n 1`."""
    story = "Shots were heard in Herat, Ghazni, Kabul, Kandahar, Kunduz and Farah."
    lines = [json.dumps({"id": f"r{n}", "text": f"{n}. {story}"}) for n in range(500)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    out, into = os.pipe()
    with subprocess.Popen(
        [*GEOMAP, "geoparse", "--jobs", "2", str(tmp_path)], stdout=into, stderr=subprocess.PIPE
    ) as process:
        os.close(into)
        with os.fdopen(out, "rb") as file:
            assert json.loads(file.readline())["report_id"] == "r0"
        assert process.stderr
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_place_names_a_line_a_report(run: Run, reports: Path) -> None:
    result = run("geoparse", reports / "zabul.md")
    (row,) = result.rows
    assert [(t["text"], t["kind"], t["admin1"]) for t in row["toponyms"]] == [
        ("QALAT", "settlement", "AF-ZAB"),
        ("Qalat", "settlement", "AF-ZAB"),
        ("Zabul", "admin1", "AF-ZAB"),
    ]
    text = (reports / "zabul.md").read_text()
    assert all(text[t["start"] : t["end"]] == t["text"] for t in row["toponyms"])
