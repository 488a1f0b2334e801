"""`geomap map --casebook` and `geomap casebook`: batches add up to what one run gives, whatever happens."""

import json
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import zlib
from itertools import permutations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyogrio
import pytest

from geomap.export import styles

from .conftest import REPORTS, Run

ROOT = Path(__file__).parent.parent.parent
SEEDS = sorted((ROOT / "seeds").rglob("*.*"))
MAP = "incidents.geojson"


def changes(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "changes.json").read_bytes())
    return found


def incident_ids(folder: Path) -> dict[str, str]:
    """Id by province."""
    found = json.loads((folder / MAP).read_bytes())["features"]
    return {feature["properties"]["admin1"]: feature["id"] for feature in found}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "cases.gpkg"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


class TestBatches:
    def test_what_each_batch_changes(self, run: Run, reports: Path, book: Path, out: Path) -> None:
        first = run("map", reports / "zabul.md", "--casebook", book, "-o", out)
        assert (first.status, first.err) == (0, "")
        assert "Casebook: 1 report added; incidents: 1 new, 0 unchanged\n" in first.out
        zabul = incident_ids(out)["AF-ZAB"]
        assert changes(out) == {
            "batch": 1, "reports_added": 1, "new": [zabul], "revised": [], "merged": [],
            "split": [], "gone": [], "unchanged": 0, "reports_reread": 0,
            "corrections": {"added": 0, "replaced": 0, "retracted": 0},
        }  # fmt: skip
        second = run(
            "map", reports / "feed.jsonl", reports / "herat.txt", "--casebook", book, "-o", out
        )
        assert "Casebook: 2 reports added; incidents: 1 new, 1 revised, 0 unchanged" in second.out
        told = changes(out)
        (revised,) = told.pop("revised")
        now = incident_ids(out)
        assert told == {
            "batch": 2, "reports_added": 2, "new": [now["AF-HER"]], "merged": [], "split": [],
            "gone": [], "unchanged": 0, "reports_reread": 0,
            "corrections": {"added": 0, "replaced": 0, "retracted": 0},
        }  # fmt: skip
        assert revised["id"] == now["AF-ZAB"]
        assert revised["fields"]["fatalities_high"] == [3, 4]
        assert revised["fields"]["source_count"] == [1, 2]

    def test_the_same_batch_again_adds_nothing(
        self, run: Run, reports: Path, book: Path, out: Path
    ) -> None:
        run("map", reports, "--casebook", book, "-o", out)
        before, map_before = book.read_bytes(), (out / MAP).read_bytes()
        result = run("map", reports, "--casebook", book, "-o", out)
        assert "Casebook: 0 reports added; incidents: 2 unchanged\n" in result.out
        assert book.read_bytes() == before
        assert (out / MAP).read_bytes() == map_before
        assert changes(out)["batch"] is None

    @pytest.mark.parametrize("seed", range(5))
    def test_batches_in_any_order_give_what_one_run_gives(
        self, run: Run, book: Path, tmp_path: Path, out: Path, seed: int
    ) -> None:
        folder = tmp_path / "reports"
        folder.mkdir()
        for path in SEEDS:
            shutil.copy(path, folder)
        for name in ("herat.txt", "zabul.md"):  # feed.jsonl shares an id with a sample report
            (folder / name).write_text(REPORTS[name], encoding="utf-8")
        names = sorted(folder.iterdir())
        run("map", folder, "-o", tmp_path / "one", "-q")
        random.Random(seed).shuffle(names)
        for at in range(4):
            assert run("map", *names[at::4], "--casebook", book, "-o", out, "-q").status == 0
        for name in (MAP, "incidents.csv", "provinces.geojson", "merges.jsonl"):
            assert (out / name).read_bytes() == (tmp_path / "one" / name).read_bytes()
        assert run("casebook", "check", book).status == 0

    def test_an_id_that_is_no_longer_in_use_is_an_alias(
        self, run: Run, reports: Path, book: Path, out: Path
    ) -> None:
        """An older report that comes later founds the incident anew."""
        run("map", reports / "feed.jsonl", "--casebook", book, "-o", out)
        old = incident_ids(out)["AF-ZAB"]
        early = {"id": "early", "published": "2021-05-03", "source": "Wire"}
        early["text"] = (
            "A roadside bomb killed four policemen in Qalat, the capital of Zabul province, on Monday."
        )
        (reports / "early.jsonl").write_text(json.dumps(early) + "\n")
        run("map", reports / "early.jsonl", "--casebook", book, "-o", out)
        new = incident_ids(out)["AF-ZAB"]
        assert new != old
        (revised,) = changes(out)["revised"]
        assert (revised["id"], revised["was"]) == (new, old)
        with sqlite3.connect(book) as db:
            assert db.execute("SELECT id, incident FROM aliases").fetchall() == [(old, new)]

    def test_another_report_under_a_known_id(
        self, run: Run, reports: Path, book: Path, out: Path
    ) -> None:
        run("map", reports / "feed.jsonl", "--casebook", book, "-o", out)
        other = {"id": "feed-1", "text": "Gunmen shot dead a judge in Herat city on 3 May 2021."}
        (reports / "other.jsonl").write_text(json.dumps(other) + "\n")
        for added in (1, 0):
            run("map", reports / "other.jsonl", "--casebook", book, "-o", out)
            assert changes(out)["reports_added"] == added
        assert sorted(incident_ids(out)) == ["AF-HER", "AF-ZAB"]


# Where a batch is killed: the function during or before which it happens.
MOMENTS = (
    "geomap.pipeline.extract_report",
    "geomap.pipeline.merge_members",
    "geomap.pipeline.count_provinces",
    "geomap.pipeline.render_page",
    "geomap.export.gpkg.write",
    "geomap.casebook.store._write",
    "geomap.casebook.store.os.fsync",
    "geomap.export.folder.write",
    "geomap.export.geojson.provinces",
)
_KILLED = """
import os, signal, sys
from importlib import import_module
from geomap import casebook, pipeline, cli
import geomap.casebook.store, geomap.export.folder, geomap.export.gpkg, geomap.export.geojson
path, name = sys.argv.pop(1).rsplit(".", 1)
holder = os if path.endswith(".os") else import_module(path)
setattr(holder, name, lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL))
cli.main()
"""


class TestKilled:
    @pytest.mark.parametrize("moment", MOMENTS)
    def test_the_casebook_is_as_before_and_running_again_finishes(
        self, run: Run, reports: Path, book: Path, out: Path, tmp_path: Path, moment: str
    ) -> None:
        run("map", reports, "-o", tmp_path / "one", "-q")
        run("map", reports / "zabul.md", "--casebook", book, "-o", out, "-q")
        before = book.read_bytes()
        batch = ["map", str(reports), "--casebook", str(book), "-o", str(out), "-q", "--jobs", "1"]
        done = subprocess.run([sys.executable, "-c", _KILLED, moment, *batch], check=False)
        assert done.returncode == -signal.SIGKILL
        assert book.read_bytes() == before
        assert run("casebook", "check", book).status == 0
        assert run(*batch).status == 0
        assert (out / MAP).read_bytes() == (tmp_path / "one" / MAP).read_bytes()
        assert changes(out)["batch"] == 2
        assert changes(out)["reports_added"] == 2


class TestTheFile:
    def test_gdal_reads_layers_and_tables(
        self, run: Run, reports: Path, book: Path, out: Path
    ) -> None:
        run("map", reports, "--casebook", book, "-o", out)
        kinds = dict(pyogrio.list_layers(book))
        assert kinds == {
            "incidents": "Point", "provinces": "MultiPolygon", "casebook": None, "reports": None,
            "mentions": None, "claims": None, "set_aside": None, "batches": None, "aliases": None,
            "corrections": None, "layer_styles": None,
        }  # fmt: skip
        assert len(pyogrio.read_dataframe(book, layer="incidents")) == 2
        reports_kept = pyogrio.read_dataframe(book, layer="reports")
        assert sorted(reports_kept["source"]) == ["Daily", "herat.txt", "zabul.md"]

    @pytest.mark.parametrize(
        ("harm", "message"),
        [
            ("UPDATE casebook SET value = '99'", "was written by a newer geomap (format 99"),
            ("DROP TABLE mentions", "is damaged (no such table: mentions)"),
            ("DROP TABLE casebook", "is no casebook of geomap"),
            ("UPDATE mentions SET feature = '{'", "is damaged"),
        ],
    )
    def test_what_cannot_be_read_is_refused_untouched(
        self, run: Run, reports: Path, book: Path, out: Path, harm: str, message: str
    ) -> None:
        run("map", reports, "--casebook", book, "-o", out)
        shutil.rmtree(out)
        db = sqlite3.connect(book)
        db.execute(harm)
        db.commit()
        db.close()
        before = book.read_bytes()
        result = run("map", reports, "--casebook", book, "-o", out)
        assert result.status == 2
        assert message in result.err
        assert book.read_bytes() == before
        assert not out.exists()

    def test_one_of_the_format_before_is_read_and_brought_up_to_date(
        self, run: Run, reports: Path, book: Path, out: Path, tmp_path: Path
    ) -> None:
        """Format 1 kept neither texts nor corrections."""
        run("map", reports / "zabul.md", "--casebook", book, "-o", out)
        db = sqlite3.connect(book)
        db.execute("UPDATE casebook SET value = '1' WHERE key = 'format'")
        db.execute("DROP TABLE corrections")
        for column in ("packed", "language", "published_by"):
            db.execute(f"ALTER TABLE reports DROP COLUMN {column}")
        db.commit()
        db.close()
        table = tmp_path / "c.csv"
        table.write_text("action,name\nnot a place,Qalat\n")
        result = run("map", reports, "--casebook", book, "-o", out, "--corrections", table)
        assert result.status == 0
        assert "cannot be read again; it tells what it told before" in result.err
        assert changes(out)["reports_added"] == 2
        with sqlite3.connect(book) as db:
            (form,) = db.execute("SELECT value FROM casebook WHERE key = 'format'").fetchone()
            packed = db.execute("SELECT count(*), count(packed) FROM reports").fetchone()
        assert (form, packed) == ("2", (3, 2))
        assert run("casebook", "check", book).status == 0

    def test_a_text_that_was_changed_is_found(
        self, run: Run, reports: Path, book: Path, out: Path
    ) -> None:
        run("map", reports / "zabul.md", "--casebook", book, "-o", out)
        for text in (zlib.compress(b"Another text."), b"no zlib"):
            db = sqlite3.connect(book)
            db.execute("UPDATE reports SET packed = ?", (text,))
            db.commit()
            db.close()
            result = run("casebook", "check", book)
            assert result.status == 2
            assert "the text of report " in result.err

    def test_half_a_file_and_a_text_are_refused(
        self, run: Run, reports: Path, book: Path, out: Path
    ) -> None:
        run("map", reports, "--casebook", book, "-o", out)
        for data in (book.read_bytes()[: book.stat().st_size // 2], b"no database at all"):
            book.write_bytes(data)
            result = run("map", reports, "--casebook", book, "-o", out)
            assert result.status == 2
            assert "is damaged" in result.err
            assert book.read_bytes() == data

    def test_a_name_that_is_no_geopackage(self, run: Run, reports: Path, out: Path) -> None:
        result = run("map", reports, "--casebook", "cases.db", "-o", out)
        assert (result.status, "ends in .gpkg" in result.err) == (2, True)

    def test_one_that_is_open_elsewhere(
        self, run: Run, reports: Path, book: Path, out: Path
    ) -> None:
        run("map", reports / "zabul.md", "--casebook", book, "-o", out)
        Path(f"{book}-wal").write_bytes(b"x")
        result = run("map", reports, "--casebook", book, "-o", out)
        assert result.status == 2
        assert "is open in another program; close it there" in result.err


class TestCommands:
    def test_info_undo_and_export(
        self, run: Run, reports: Path, book: Path, out: Path, tmp_path: Path
    ) -> None:
        run("map", reports / "zabul.md", "--casebook", book, "-o", out)
        first = (out / MAP).read_bytes()
        run("map", reports, "--casebook", book, "-o", out)
        assert run("casebook", "info", book).out == (
            "3 reports, 3 mentions, 2 incidents, 1 set aside, 0 former ids, 0 corrections\n"
            "batch 1: 1 reports; 1 new\n"
            "batch 2: 2 reports; 1 new, 1 revised\n"
        )
        exported = tmp_path / "all.geojson"
        assert run("casebook", "export", book, "-o", exported).status == 0
        assert exported.read_bytes() == (out / MAP).read_bytes()
        result = run("casebook", "undo", book, 2)
        assert result.out == "batch 2 undone; 1 reports and 1 incidents left\n"
        run("casebook", "export", book, "-o", exported)
        assert exported.read_bytes() == first
        assert run("casebook", "check", book).out == f"{book}: sound\n"
        assert "has no batch 7; it has 1" in run("casebook", "undo", book, 7).err

    def test_check_tells_what_is_wrong(
        self, run: Run, reports: Path, book: Path, out: Path
    ) -> None:
        run("map", reports / "zabul.md", "--casebook", book, "-o", out)
        db = sqlite3.connect(book)
        db.execute("DELETE FROM reports")
        db.commit()
        db.close()
        result = run("casebook", "check", book)
        assert result.status == 2
        assert "mentions of a report that is not there: " in result.err
        assert run("casebook", "check", "gone.gpkg").status == 2


def feed(folder: Path, name: str, *rows: tuple[str, str, str]) -> Path:
    """A file of reports: id, day, text."""
    path = folder / name
    lines = [
        json.dumps({"id": id, "source": f"{id} Times", "published": day, "text": text})
        for id, day, text in rows
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


BOMB = "A roadside bomb killed three policemen in Qalat, the capital of Zabul province, on {}."


class TestMergedAndSplit:
    def test_two_that_turn_out_to_be_one(
        self, run: Run, tmp_path: Path, book: Path, out: Path
    ) -> None:
        """Fights of two days, until a report tells that it was one."""
        fight = "Taliban fighters and soldiers fought in Sangin district of Helmand province on {}."
        first = ("first", "2021-05-04", fight.format("Monday"))
        later = ("later", "2021-05-07", fight.format("Thursday"))
        run("map", feed(tmp_path, "a.jsonl", first, later), "--casebook", book, "-o", out)
        assert len(changes(out)["new"]) == 2
        before = by_report(out)
        whole = (
            "Taliban fighters and soldiers fought in Sangin district of Helmand province from "
            "3 May to 6 May 2021."
        )
        run("map", feed(tmp_path, "b.jsonl", ("whole", "2021-05-08", whole)),
            "--casebook", book, "-o", out)  # fmt: skip
        told = changes(out)
        assert told["merged"] == [{"id": before["later"], "into": before["first"]}]
        assert [row["id"] for row in told["revised"]] == [before["first"]]
        assert told["revised"][0]["fields"]["date_end"] == ["2021-05-03", "2021-05-06"]
        assert (told["new"], told["split"], told["gone"]) == ([], [], [])
        with sqlite3.connect(book) as db:
            rows = db.execute("SELECT id, incident FROM aliases").fetchall()
        assert rows == [(before["later"], before["first"])]

    def test_a_join_by_hand_and_its_retraction(
        self, run: Run, reports: Path, tmp_path: Path, book: Path, out: Path
    ) -> None:
        run("map", reports, "--casebook", book, "-o", out)
        ids = incident_ids(out)
        table = tmp_path / "c.csv"
        table.write_text(f"action,incident,other\njoin,{ids['AF-HER']},{ids['AF-ZAB']}\n")
        run("map", reports, "--casebook", book, "-o", out, "--corrections", table)
        now = set(by_report(out).values())
        assert len(now) == 1
        (old,) = {*ids.values()} - now
        assert changes(out)["merged"] == [{"id": old, "into": now.pop()}]
        table.write_text(f"action,incident,other\nretract join,{ids['AF-ZAB']},{ids['AF-HER']}\n")
        run("map", reports, "--casebook", book, "-o", out, "--corrections", table)
        assert incident_ids(out) == ids
        (split,) = changes(out)["split"]
        assert sorted(split["into"]) == sorted(ids.values())
        assert split["id"] in ids.values()
        assert changes(out)["gone"] == []

    def test_keeping_apart_splits(
        self, run: Run, reports: Path, tmp_path: Path, book: Path, out: Path
    ) -> None:
        run("map", reports, "--casebook", book, "-o", out)
        old = incident_ids(out)["AF-ZAB"]
        found = json.loads((out / MAP).read_bytes())["features"]
        (pair,) = [f["properties"]["report_ids"] for f in found if f["id"] == old]
        table = tmp_path / "c.csv"
        table.write_text(f"action,incident,other,note\napart,{pair[0]},{pair[1]},two bombs\n")
        run("map", reports, "--casebook", book, "-o", out, "--corrections", table)
        ids = by_report(out)
        assert changes(out)["split"] == [{"id": old, "into": [ids[name] for name in sorted(
            pair, key=lambda name: list(ids).index(name))]}]  # fmt: skip
        assert ids[pair[0]] != ids[pair[1]]


def by_report(folder: Path) -> dict[str, str]:
    """Id of the incident that each report tells."""
    found = json.loads((folder / MAP).read_bytes())["features"]
    return {name: f["id"] for f in found for name in f["properties"]["report_ids"]}


class TestOneIdForTwoTexts:
    @pytest.mark.parametrize("order", list(permutations(range(3))))
    def test_neither_inputs_nor_batches_depend_on_their_order(
        self, run: Run, tmp_path: Path, book: Path, out: Path, order: tuple[int, ...]
    ) -> None:
        texts = (
            "Gunmen shot dead a judge in Herat city on 3 May 2021.",
            BOMB.format("3 May 2021"),
            "Gunmen kidnapped two doctors in Farah city on 2 May 2021. The Taliban vowed to free them.",
        )
        files = [
            feed(tmp_path, f"{n}.jsonl", ("same", "2021-05-04", text))
            for n, text in enumerate(texts)
        ]
        run("map", *files, "-o", tmp_path / "one", "-q")
        want = (tmp_path / "one" / MAP).read_bytes()
        assert len(by_report(tmp_path / "one")) == 3
        assert "same" in by_report(tmp_path / "one")
        run("map", *(files[n] for n in order), "-o", tmp_path / "other", "-q")
        assert (tmp_path / "other" / MAP).read_bytes() == want
        for n in order:
            run("map", files[n], "--casebook", book, "-o", out, "-q")
            assert changes(out)["reports_added"] == 1
        assert (out / MAP).read_bytes() == want
        for n in (*order, *order):
            run("map", files[n], "--casebook", book, "-o", out, "-q")
            assert changes(out)["reports_added"] == 0
        assert run("casebook", "check", book).status == 0
        mentions = [tmp_path / f"{n}.mentions" for n in order]
        for n, path in zip(order, mentions, strict=True):
            path.write_text(run("extract", files[n]).out, encoding="utf-8")
        assert run("merge", *mentions).out.encode() == want
        streamed = tmp_path / "all.mentions"
        streamed.write_text(run("extract", *(files[n] for n in order)).out, encoding="utf-8")
        assert run("merge", streamed).out.encode() == want

    def test_a_batch_taken_back_gives_its_id_back(
        self, run: Run, tmp_path: Path, book: Path, out: Path
    ) -> None:
        one = feed(tmp_path, "1.jsonl", ("same", "2021-05-04", BOMB.format("3 May 2021")))
        two = feed(tmp_path, "2.jsonl", ("same", "2021-05-04", BOMB.format("2 May 2021")))
        run("map", one, "--casebook", book, "-o", out)
        want = (out / MAP).read_bytes()
        run("map", two, "--casebook", book, "-o", out)
        run("casebook", "undo", book, 2)
        run("map", one, "--casebook", book, "-o", out)
        assert (out / MAP).read_bytes() == want

    def test_a_text_with_and_without_an_id_is_two_reports_of_one_source(
        self, run: Run, tmp_path: Path, out: Path
    ) -> None:
        text = BOMB.format("3 May 2021")
        (tmp_path / "plain.txt").write_text(text)
        with_id = feed(tmp_path, "feed.jsonl", ("feed-1", "2021-05-04", text))
        found = []
        for files in ((tmp_path / "plain.txt", with_id), (with_id, tmp_path / "plain.txt")):
            run("map", *files, "-o", out, "-q")
            found.append((out / MAP).read_bytes())
        assert found[0] == found[1]
        (feature,) = json.loads(found[0])["features"]
        assert len(feature["properties"]["report_ids"]) == 2
        assert feature["properties"]["source_count"] == 1


class TestStyles:
    def test_qgis_finds_a_style_for_each_layer(
        self, run: Run, reports: Path, book: Path, out: Path
    ) -> None:
        run("map", reports, "--casebook", book, "-o", out)
        with sqlite3.connect(book) as db:
            rows = db.execute(
                "SELECT f_table_name, f_geometry_column, styleQML, useAsDefault FROM layer_styles"
            ).fetchall()
            contents = dict(db.execute("SELECT table_name, data_type FROM gpkg_contents"))
            tables = {
                name
                for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                if not name.startswith(("gpkg_", "sqlite_", "rtree_"))
            }
            (application,) = db.execute("PRAGMA application_id").fetchone()
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert application == 0x47504B47
        assert contents.keys() == tables
        assert {contents[name] for name in ("incidents", "provinces")} == {"features"}
        assert {(name, column, default) for name, column, _, default in rows} == {
            ("incidents", "geom", 1), ("provinces", "geom", 1),
        }  # fmt: skip
        styles = {name: ElementTree.fromstring(qml) for name, _, qml, _ in rows}
        renderer = styles["incidents"].find("renderer-v2")
        assert renderer is not None
        assert renderer.attrib["attr"] == "event_type"
        values = [category.attrib["value"] for category in renderer.iter("category")]
        assert values == ["Battles", "Explosions/Remote violence", "Violence against civilians",
                          "Protests", "Riots", "Strategic developments", ""]  # fmt: skip
        shaded = styles["provinces"].find("renderer-v2")
        assert shaded is not None
        assert (shaded.attrib["type"], shaded.attrib["attr"]) == ("graduatedSymbol", "incidents")
        ranges = [(r.attrib["lower"], r.attrib["upper"]) for r in shaded.iter("range")]
        assert ranges == [("0", "0"), ("1", "1")]
        for style in styles.values():
            used = {row.attrib["symbol"] for row in style.iter() if "symbol" in row.attrib}
            drawn = {symbol.attrib["name"] for symbol in style.iter("symbol")}
            assert used == drawn

    @pytest.mark.parametrize(
        ("counts", "ends"),
        [
            ([], [0]), ([0, 0], [0]), ([1], [0, 1]), ([3, 0], [0, 1, 2, 5]),
            ([20], [0, 1, 2, 5, 10, 20]), ([37, 2], [0, 2, 10, 50]), ([4000], [0, 5, 50, 500, 5000]),
        ],
    )  # fmt: skip
    def test_classes_end_at_round_numbers(self, counts: list[int], ends: list[int]) -> None:
        assert styles.classes(counts) == ends
