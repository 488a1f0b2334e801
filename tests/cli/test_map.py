"""`geomap map` and the commands that take its parts: merge, render, export."""

import html
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from geomap import pipeline
from geomap.model import Report

from .conftest import Run

GEOMAP = [sys.executable, "-m", "geomap"]
FILES = (
    "incidents.csv", "incidents.geojson", "map.html", "merges.jsonl", "provinces.geojson", "run.json",
    "set_aside.jsonl",
)  # fmt: skip


def contents(folder: Path) -> dict[str, Any]:
    """All files of a folder, `run.json` without its timings."""
    found: dict[str, Any] = {path.name: path.read_bytes() for path in folder.iterdir()}
    found["run.json"] = json.loads(found["run.json"])
    del found["run.json"]["seconds"]
    return found


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


class TestMap:
    def test_all_files_and_a_summary(self, run: Run, reports: Path, out: Path) -> None:
        result = run("map", reports, "-o", out)
        assert (result.status, result.err) == (0, "")
        assert sorted(path.name for path in out.iterdir()) == sorted(FILES)
        assert result.out == (
            "3 reports read + 0 skipped + 0 failed = 3 inputs\n"
            "\n"
            "  Province  Incidents  Killed  Injured\n"
            "  Herat             1       2        -\n"
            "  Zabul             1       3        2\n"
            "\n"
            "2 incidents; 1 mention set aside, not counted\n"
            f"Map: {out}/map.html\n"
        )

    def test_provinces_of_several_countries_are_not_taken_for_one(
        self, run: Run, reports: Path, out: Path
    ) -> None:
        (reports / "two.jsonl").write_text(
            '{"text": "Two men were shot dead in Amritsar, in the Indian state of Punjab, on Monday."}\n'
            '{"text": "A bomb killed three in Lahore, in Pakistan\'s Punjab province, on Monday."}\n'
        )
        shown = run("map", reports / "two.jsonl", "-o", out, "--published", "2021-05-04").out
        assert shown.splitlines()[2:5] == [
            "  Province    Incidents  Killed  Injured",
            "  Punjab, IN          1       2        -",
            "  Punjab, PK          1       3        -",
        ]

    def test_two_reports_of_one_incident(self, run: Run, reports: Path, out: Path) -> None:
        run("map", reports, "-o", out)
        found = json.loads((out / "incidents.geojson").read_bytes())["features"]
        (zabul,) = [f["properties"] for f in found if f["properties"]["admin1"] == "AF-ZAB"]
        assert zabul["source_count"] == 2
        assert zabul["sources"] == ["Daily", "zabul.md"]
        assert (zabul["fatalities_low"], zabul["fatalities_high"]) == (3, 4)
        counts = json.loads((out / "provinces.geojson").read_bytes())["features"]
        assert len(counts) == 34
        assert {
            f["id"]: f["properties"]["incidents"] for f in counts if f["properties"]["incidents"]
        } == {"AF-HER": 1, "AF-ZAB": 1}

    def test_the_record_of_the_run(self, run: Run, reports: Path, out: Path) -> None:
        (reports / "empty.txt").write_text("")
        assert run("map", reports, reports / "gone.txt", "-o", out).status == 1
        record = json.loads((out / "run.json").read_bytes())
        assert record["counts"] == {
            "inputs": 5, "read": 3, "skipped": 1, "failed": 1, "incidents": 2, "unplaced": 0,
            "set_aside": 1,
            "warnings": 0,
        }  # fmt: skip
        assert [file["name"] for file in record["inputs"]] == [
            str(reports / name) for name in ("empty.txt", "feed.jsonl", "herat.txt", "zabul.md")
        ]
        assert all(len(file["sha256"]) == 64 for file in record["inputs"])
        assert [note["level"] for note in record["notes"]] == ["skipped", "failed"]
        assert set(record["seconds"]) == {"read", "extract", "merge", "join", "page"}
        assert record["versions"]["geomap"] == "0.1.0"
        assert sorted(record["versions"]["gazetteers"]) == ["af", "world"]

    def test_the_same_input_gives_the_same_bytes(
        self, run: Run, reports: Path, tmp_path: Path
    ) -> None:
        run("map", reports, "-o", tmp_path / "1")
        run("map", reports, "-o", tmp_path / "2")
        assert contents(tmp_path / "1") == contents(tmp_path / "2")

    def test_the_order_of_inputs_does_not_matter(
        self, run: Run, reports: Path, tmp_path: Path
    ) -> None:
        names = sorted(reports.iterdir())
        run("map", *names, "-o", tmp_path / "1")
        run("map", *reversed(names), "-o", tmp_path / "2")
        one, two = contents(tmp_path / "1"), contents(tmp_path / "2")
        for name in ("incidents.geojson", "incidents.csv", "provinces.geojson", "map.html"):
            assert one[name] == two[name]

    def test_a_map_is_not_replaced_when_nothing_could_be_read(
        self, run: Run, reports: Path, out: Path
    ) -> None:
        run("map", reports, "-o", out)
        before = contents(out)
        result = run("map", "nowhere.txt", "-o", out)
        assert result.status == 1
        assert result.err.splitlines() == [
            "geomap: failed: nowhere.txt: no such file or folder",
            f"geomap: nothing could be read; the map in {out} is left as it was",
        ]
        assert contents(out) == before

    def test_no_incidents_still_make_a_map(self, run: Run, tmp_path: Path, out: Path) -> None:
        (tmp_path / "in").mkdir()
        result = run("map", tmp_path / "in", "-o", out)
        assert (result.status, result.out.splitlines()[0]) == (
            0,
            "0 reports read + 0 skipped + 0 failed = 0 inputs",
        )
        provinces = json.loads((out / "provinces.geojson").read_bytes())["features"]
        assert {feature["properties"]["incidents"] for feature in provinces} == {0}
        assert len(provinces) == 34

    def test_an_output_that_is_a_file_is_refused_before_work(
        self, run: Run, reports: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "file").write_text("x")
        assert run("map", reports, "-o", tmp_path / "file").status == 2
        result = run("map", reports, "-o", tmp_path / "file" / "deeper")
        assert result.status == 2
        assert (tmp_path / "file").read_text() == "x"

    def test_a_fault_in_one_report_is_told(
        self, run: Run, reports: Path, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        honest = pipeline.extract_report

        def stumbling(report: Report, settings: pipeline.Settings) -> pipeline.Extracted:
            if report.id == "feed-1":
                raise ZeroDivisionError("oh")
            return honest(report, settings)

        monkeypatch.setattr(pipeline, "extract_report", stumbling)
        result = run("map", reports, "-o", out)
        assert result.status == 1
        assert result.err == (
            f"geomap: failed: {reports}/feed.jsonl, line 1: "
            "a fault in geomap (ZeroDivisionError: oh)\n"
        )
        counts = json.loads((out / "run.json").read_bytes())["counts"]
        assert (counts["inputs"], counts["read"], counts["failed"]) == (3, 2, 1)

    @pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
    def test_an_interrupt_leaves_the_old_map_whole(
        self, run: Run, reports: Path, out: Path, sent: signal.Signals
    ) -> None:
        run("map", reports, "-o", out)
        before = contents(out)
        with subprocess.Popen(
            [*GEOMAP, "map", "-", "-o", str(out)],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # A shell starts what it puts in the background with the interrupt ignored.
            preexec_fn=lambda: signal.signal(sent, signal.SIG_DFL),  # noqa: PLW1509
        ) as process:
            assert process.stdin
            assert process.stderr
            process.stdin.write(b'{"text": "Two men were shot in Herat on Monday."}\n')
            process.stdin.flush()
            time.sleep(3)  # it now waits for more
            os.kill(process.pid, sent)
            assert process.wait(60) == 128 + sent
            told = process.stderr.read().decode()
        if sent == signal.SIGINT:
            assert told == "\ngeomap: interrupted; nothing was left half-written\n"
        assert contents(out) == before


class TestPageOptions:
    def test_title_pictures_and_language(self, run: Run, reports: Path, out: Path) -> None:
        picture = out.parent / "map.svg"
        result = run("map", reports, "-o", out, "--title", "<b>Week</b> 18", "--image", picture,
                     "--lang", "fa-AF")  # fmt: skip
        assert (result.status, result.err) == (0, "")
        page = (out / "map.html").read_text()
        assert "<b>Week</b> 18" in html.unescape(page)
        assert "<b>Week" not in page
        assert 'dir="rtl"' in page
        assert "<b>Week</b> 18" in html.unescape(picture.read_text())
        options = json.loads((out / "run.json").read_bytes())["options"]
        assert (options["title"], options["images"]) == ("<b>Week</b> 18", [str(picture)])

    @pytest.mark.parametrize(
        ("option", "value", "message"),
        [
            ("--lang", "xx", "geomap: error: the page has no words in 'xx'; it has en"),
            ("--tiles", "Atlantis", "geomap: error: unknown tile provider 'Atlantis'"),
            ("--image", "map.gif", "'map.gif' is neither .svg nor .png."),
            ("--measure", "rain", "'rain' is not one of"),
        ],
    )
    def test_what_a_page_cannot_show_is_refused_before_work(
        self, run: Run, reports: Path, out: Path, option: str, value: str, message: str
    ) -> None:
        result = run("map", reports, "-o", out, option, value)
        assert result.status == 2
        assert message in result.err
        assert not out.exists()

    def test_the_day_it_was_made_is_shown_when_asked(
        self, run: Run, reports: Path, out: Path
    ) -> None:
        run("map", reports, "-o", out)
        assert " UTC" not in (out / "map.html").read_text()
        run("map", reports, "-o", out, "--stamp")
        assert " UTC" in (out / "map.html").read_text()


class TestTheStagesOneByOne:
    def test_extract_and_merge_equal_map(self, run: Run, reports: Path, out: Path) -> None:
        run("map", reports, "-o", out)
        mentions = out.parent / "mentions.geojsonl"
        mentions.write_text(run("extract", reports).out)
        merged = run("merge", mentions)
        assert (merged.status, merged.err) == (0, "")
        assert merged.out == (out / "incidents.geojson").read_text()

    def test_merge_reads_what_was_given_twice_once(
        self, run: Run, reports: Path, tmp_path: Path
    ) -> None:
        mentions = tmp_path / "mentions.geojsonl"
        mentions.write_text(run("extract", reports).out)
        once, twice = run("merge", mentions), run("merge", mentions, mentions)
        assert twice.out == once.out
        assert "geomap: skipped: feed-1/0: is given twice" in twice.err.splitlines()

    def test_merge_names_the_line_that_is_broken(
        self, run: Run, reports: Path, tmp_path: Path
    ) -> None:
        mentions = tmp_path / "mentions.geojsonl"
        mentions.write_text(run("extract", reports).out + '{"type": "Feature"}\n{\n')
        result = run("merge", mentions)
        assert result.status == 1
        assert len(json.loads(result.out)["features"]) == 2
        first, second = result.err.splitlines()
        assert first == f"geomap: failed: {mentions}, line 4: has no properties"
        assert second.startswith(f"geomap: failed: {mentions}, line 5: is not valid JSON (")

    def test_nothing_merges_to_nothing(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "none").write_text("")
        result = run("merge", tmp_path / "none")
        assert (result.status, json.loads(result.out)["features"]) == (0, [])

    def test_render_and_export(self, run: Run, reports: Path, out: Path) -> None:
        run("map", reports, "-o", out)
        incidents = out / "incidents.geojson"
        assert run("render", incidents, "--title", "Week 18", "-o", out / "page.html").status == 0
        assert "Week 18" in (out / "page.html").read_text()
        assert run("export", incidents, "-o", out / "again.csv").status == 0
        assert (out / "again.csv").read_bytes() == (out / "incidents.csv").read_bytes()
        assert run("export", incidents, "-o", out / "again.gpkg").status == 0
        assert (out / "again.gpkg").read_bytes().startswith(b"SQLite format 3")

    def test_what_is_no_incidents_file(self, run: Run, reports: Path, tmp_path: Path) -> None:
        mentions = tmp_path / "mentions.geojsonl"
        mentions.write_text(run("extract", reports / "herat.txt").out)
        result = run("export", mentions, "-o", tmp_path / "a.csv")
        assert result.status == 1
        assert result.err == (
            f"geomap: failed: {mentions}, line 1: is an unmerged mention; "
            "put it through `geomap merge` first\n"
        )
        assert not (tmp_path / "a.csv").exists()
        result = run("render", reports, "-o", tmp_path / "a.html")
        assert result.status == 1
        assert result.err == (
            f"geomap: failed: {reports}: is a folder; name the file of Features in it\n"
        )

    def test_an_unknown_format_is_refused(self, run: Run, tmp_path: Path) -> None:
        result = run("export", tmp_path / "nowhere", "-o", tmp_path / "a.xyz")
        assert result.status == 2
        assert result.err == (
            f"geomap: error: {tmp_path}/a.xyz: no format for the ending '.xyz'; "
            "known are: .geojson, .csv, .gpkg\n"
        )
