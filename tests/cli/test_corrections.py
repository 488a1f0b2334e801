"""`--corrections`: what a person says is obeyed by every run, marked, and never ignored silently."""

import csv
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyogrio
import pytest

from .conftest import Result, Run

MAP = "incidents.geojson"
TEXTS = {
    "qalat-1": "A roadside bomb killed four policemen in Qalat, the capital of Zabul province, on Monday, "
    "officials said.",
    "qalat-2": "A roadside bomb killed three policemen and wounded two in Qalat, the capital of Zabul "
    "province, on Monday.",
    "herat": "Gunmen shot dead two teachers in Herat city on Monday, police said.",
    "sangin": "Taliban fighters attacked an army post in Sangin district of Helmand province on Sunday, "
    "killing five soldiers.",
}
COLUMNS = "action incident other field value place lon lat name report note author".split()

Row = dict[str, object]
Table = Callable[..., Path]


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """Four reports of three incidents, each in a file of its own."""
    folder = tmp_path / "feed"
    folder.mkdir()
    for name, text in TEXTS.items():
        row = {"id": name, "source": f"{name} Times", "published": "2021-05-04", "text": text}
        (folder / f"{name}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "cases.gpkg"


@pytest.fixture
def table(tmp_path: Path) -> Table:
    """Write a table of corrections."""

    def written(*rows: Row, name: str = "c.csv") -> Path:
        path = tmp_path / name
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows(rows)
        return path

    return written


def row(action: str, incident: str = "", other: str = "", /, **cells: object) -> Row:
    return {"action": action, "incident": incident, "other": other, **cells}


def incidents(folder: Path) -> list[dict[str, Any]]:
    features = json.loads((folder / MAP).read_bytes())["features"]
    return [feature["properties"] for feature in features]


def of(folder: Path, report: str) -> dict[str, Any]:
    """The incident that a report tells."""
    (found,) = [i for i in incidents(folder) if report in i["report_ids"]]
    return found


def told(folder: Path) -> list[list[str]]:
    return sorted(sorted(i["report_ids"]) for i in incidents(folder))


def not_done(folder: Path) -> list[tuple[str, str]]:
    record = json.loads((folder / "run.json").read_bytes())
    rows = record["corrections"]["not_done"]
    warned = [n["message"] for n in record["notes"]]
    for one in rows:
        assert any(one["why"] in message for message in warned) or warned == []
    return [(one["where"], one["why"]) for one in rows]


def mapped(run: Run, feed: Path, out: Path, rows: Path | None = None, *more: object) -> Result:
    chosen = ("--corrections", rows) if rows else ()
    result = run("map", feed, "-o", out, *chosen, *more)
    assert result.status == 0, result.err
    return result


class TestKinds:
    def test_join(self, run: Run, feed: Path, out: Path, table: Table) -> None:
        mapped(run, feed, out)
        pair = of(out, "herat")["id"], of(out, "qalat-1")["id"]
        result = mapped(run, feed, out, table(row("join", *pair, note="one night", author="Ana")))
        assert told(out) == [["herat", "qalat-1", "qalat-2"], ["sangin"]]
        found = of(out, "herat")
        assert found["corrections"] == [
            {"action": "join", "field": None, "value": None, "other": None, "note": "one night",
             "author": "Ana"}
        ]  # fmt: skip
        assert found["set_by_hand"] == []
        assert found["reasons"][0] == "brought together by hand (Ana: one night)"
        assert result.err == ""
        assert "brought together by hand (Ana: one night)" in run("merges", out / MAP).out

    def test_apart(self, run: Run, feed: Path, out: Path, table: Table) -> None:
        mapped(run, feed, out, table(row("apart", "qalat-1", "qalat-2", note="two bombs")))
        assert told(out) == [["herat"], ["qalat-1"], ["qalat-2"], ["sangin"]]
        one, other = of(out, "qalat-1"), of(out, "qalat-2")
        assert one["corrections"][0]["other"] == other["id"]
        assert other["corrections"][0]["other"] == one["id"]
        assert one["possible_duplicate_of"] is None is other["possible_duplicate_of"]
        assert "against: kept apart by hand (two bombs)" in run("merges", out / MAP).out

    def test_drop(self, run: Run, feed: Path, out: Path, table: Table) -> None:
        mapped(run, feed, out)
        rows = table(row("drop", of(out, "qalat-1")["id"], note="an exercise", author="Ana"))
        result = mapped(run, feed, out, rows)
        assert told(out) == [["herat"], ["sangin"]]
        aside = [json.loads(line) for line in (out / "set_aside.jsonl").read_text().splitlines()]
        assert [(item["report_id"], item["reason"], item["trigger"]) for item in aside] == [
            ("qalat-1", "not an incident", "dropped by hand: an exercise (Ana)"),
            ("qalat-2", "not an incident", "dropped by hand: an exercise (Ana)"),
        ]
        assert "1 correction by hand\n" in result.out

    @pytest.mark.parametrize(
        ("field", "value", "want"),
        [
            ("status", "Claimed", {"status": "claimed"}),
            ("fatalities", "7", {"fatalities": 7, "fatalities_low": 7, "fatalities_high": 7}),
            ("fatalities", "null",
             {"fatalities": None, "fatalities_low": None, "fatalities_high": None}),
            ("fatalities_high", "9", {"fatalities_high": 9}),
            ("injured", "0", {"injured": 0, "injured_low": 0, "injured_high": 0}),
            ("sub_event_type", "Sexual violence", {"sub_event_type": "Sexual violence",
             "event_type": "Violence against civilians", "disorder_type": "Political violence"}),
            ("sub_event_type", "Mob violence", {"sub_event_type": "Mob violence",
             "event_type": "Riots", "disorder_type": "Political violence"}),
            ("date_start", "2021-05-02",
             {"date_start": "2021-05-02", "date_end": "2021-05-02", "time_precision": 1}),
            ("date_start", "2021-05",
             {"date_start": "2021-05", "date_end": "2021-05", "time_precision": 3}),
            ("date_end", "2021-05-05", {"date_end": "2021-05-05"}),
            ("time_precision", "2", {"time_precision": 2}),
            ("location", "Injil", {"location": "Injil", "location_names": ["Injil"]}),
            ("admin2", "Injil", {"admin2": "Injil"}),
            ("geo_precision", "2", {"geo_precision": 2, "where_prec": 2}),
            ("actor1", "Taliban", {"actor1": "Taliban"}),
            ("actor2", "null", {"actor2": None}),
            ("disputed", "TRUE", {"disputed": True}),
            ("notes", "=1+1", {"notes": "=1+1"}),
        ],
    )  # fmt: skip
    def test_set(
        self, run: Run, feed: Path, out: Path, table: Table, field: str, value: str,
        want: dict[str, Any],
    ) -> None:  # fmt: skip
        mapped(run, feed / "herat.jsonl", out)
        before = of(out, "herat")
        mapped(run, feed / "herat.jsonl", out, table(row("set", "herat", field=field, value=value)))
        assert not_done(out) == []
        after = of(out, "herat")
        assert {key: after[key] for key in want} == want
        marks = {"set_by_hand", "corrections"}
        assert {key for key in after if after[key] != before[key]} <= {*want, *marks}
        assert sorted(after["set_by_hand"]) == sorted(want)
        assert after["corrections"][0] | {"note": None} == {
            "action": "set", "field": field, "value": value, "other": None, "note": None,
            "author": None,
        }  # fmt: skip

    @pytest.mark.parametrize(
        "where",
        [{"place": "Lashkar Gah"}, {"place": "Lashkar Gah, Helmand"}, {"place": "gn:1134720"}],
    )
    def test_place_in_the_gazetteer(
        self, run: Run, feed: Path, out: Path, table: Table, where: dict[str, object]
    ) -> None:
        mapped(run, feed / "sangin.jsonl", out, table(row("place", "sangin", **where)))
        found = of(out, "sangin")
        assert (found["location"], found["admin1"], found["geo_precision"], found["where_prec"]) == (
            "Lashkar Gah", "AF-HEL", 1, 1,
        )  # fmt: skip
        assert found["location_names"] == ["Lashkar Gah"]
        assert {"location", "latitude", "longitude", "admin1"} <= set(found["set_by_hand"])
        assert found["corrections"][0]["value"] == where["place"]

    def test_place_in_another_province_or_only_a_country(
        self, run: Run, feed: Path, out: Path, table: Table
    ) -> None:
        rows = table(
            row("place", "sangin", place="iso:AF-KAN"), row("place", "herat", place="iso:AF")
        )
        mapped(run, feed, out, rows)
        found = of(out, "sangin")
        assert (found["admin1_name"], found["location"], found["geo_precision"]) == (
            "Kandahar", "Kandahar", 3,
        )  # fmt: skip
        nowhere = of(out, "herat")
        assert (nowhere["country"], nowhere["admin1"], nowhere["latitude"]) == ("AF", None, None)
        areas = json.loads((out / "provinces.geojson").read_bytes())["features"]
        counts = {
            a["id"]: a["properties"]["incidents"] for a in areas if a["properties"]["incidents"]
        }
        assert counts == {"AF-KAN": 1, "AF-ZAB": 1}

    def test_place_at_a_point(self, run: Run, feed: Path, out: Path, table: Table) -> None:
        rows = table(
            row("place", "herat", lon="62.2", lat="34.3"),
            row("place", "sangin", lon=65.7, lat=31.6),
        )
        mapped(run, feed, out, rows)
        found = of(out, "herat")  # still in Herat, so it keeps its name
        assert (found["longitude"], found["latitude"], found["location"]) == (62.2, 34.3, "Herat")
        moved = of(out, "sangin")
        assert (moved["admin1"], moved["location"], moved["geo_precision"]) == (
            "AF-KAN", "Kandahar", 1,
        )  # fmt: skip
        geometry = json.loads((out / MAP).read_bytes())["features"]
        points = {f["id"]: f["geometry"]["coordinates"] for f in geometry}
        assert points[moved["id"]] == [65.7, 31.6]

    def test_not_a_place(self, run: Run, feed: Path, out: Path, table: Table) -> None:
        mapped(run, feed, out, table(row("not a place", name="SANGIN", note="a family name")))
        found = of(out, "sangin")
        assert (found["location"], found["geo_precision"]) == ("Helmand", 3)
        assert found["set_by_hand"] == []  # the program decided anew
        assert not_done(out) == []

    def test_not_a_place_in_one_report(self, run: Run, feed: Path, out: Path, table: Table) -> None:
        other = json.loads((feed / "sangin.jsonl").read_text()) | {"id": "other", "source": "Other"}
        (feed / "other.jsonl").write_text(json.dumps(other) + "\n")
        pair = row("apart", "sangin", "other")
        mapped(run, feed, out, table(pair, row("not-a-place", name="Sangin", report="other")))
        assert of(out, "sangin")["location"] == "Sangin"
        assert of(out, "other")["location"] == "Helmand"


class TestNames:
    def test_an_incident_may_be_named_in_many_ways(
        self, run: Run, feed: Path, out: Path, table: Table
    ) -> None:
        mapped(run, feed, out)
        whole = of(out, "herat")["id"]
        for name in (whole, whole[:6], whole.upper(), "herat", "herat/0", f"  {whole} "):
            mapped(run, feed, out, table(row("set", name, field="fatalities", value=9)))
            assert of(out, "herat")["fatalities"] == 9, name

    def test_an_id_of_earlier(self, run: Run, feed: Path, out: Path, table: Table) -> None:
        """An older report founds the incident anew; the id of before still means it."""
        mapped(run, feed / "qalat-1.jsonl", out)
        old = of(out, "qalat-1")["id"]
        early = json.loads((feed / "qalat-2.jsonl").read_text()) | {"published": "2021-05-03"}
        (feed / "qalat-2.jsonl").write_text(json.dumps(early) + "\n")
        mapped(run, feed, out, table(row("set", old, field="injured", value=5)))
        found = of(out, "qalat-1")
        assert found["id"] != old
        assert (found["injured"], found["report_ids"]) == (5, ["qalat-2", "qalat-1"])

    def test_a_table_as_spreadsheets_and_qgis_write_it(
        self, run: Run, feed: Path, out: Path, tmp_path: Path
    ) -> None:
        table = tmp_path / "hand.csv"
        text = "X;Y;Action;Incident;Place;Note;fid\n62,2;34,3;Place;herat;;'=so;1\n;;;;;;\n"
        for encoding in ("utf-8-sig", "utf-16"):
            table.write_text(text.replace("\n", "\r\n"), encoding=encoding, newline="")
            result = mapped(run, feed, out, table)
            assert of(out, "herat")["latitude"] == 34.3
            assert of(out, "herat")["corrections"][0]["note"] == "=so"
            assert "has columns that are not read: fid; known are: action, " in result.err


class TestNotDone:
    @pytest.mark.parametrize(
        ("rows", "why"),
        [
            ([row("drop", "0123456789ab")], "no incident has the id 0123456789ab"),
            ([row("join", "herat", "gone")], "no incident has the id gone"),
            ([row("join", "herat", "herat/0")], "both names mean the same"),
            ([row("place", "herat", place="Nowhereabad")], "the gazetteer has no place 'Nowhereabad'"),
            ([row("place", "herat", lon=-140, lat=-40)], "no province is known at lon -140.0, lat -40.0"),
            ([row("set", "herat", field="event_type", value="Riots")],
             "'Attack' is no sub-type of Riots; set sub_event_type to one of: Violent demonstration"),
            ([row("set", "herat", field="date_end", value="2021-05-01")],
             "its date_end 2021-05-01 would be before its date_start 2021-05-03"),
            ([row("set", "herat", field="fatalities_low", value=3)],
             "its fatalities would be 2, which is not within 3 to 2"),
            ([row("set", "herat", field="injured_low", value=3)], "it has bounds but no figure"),
            ([row("set", "herat", field="displaced", value=3)], "it has no displaced_unit"),
            ([row("join", "herat", "sangin"), row("apart", "herat", "qalat-1"),
              row("join", "sangin", "qalat-1")], "other corrections join the two; these hold"),
            ([row("join", "herat", "sangin"), row("apart", "sangin", "herat")],
             "c.csv, row 3 says otherwise, and holds"),
            ([row("set", "herat", field="injured", value=3),
              row("set", "herat/0", field="injured", value=4)],
             "c.csv, row 3 says otherwise, and holds"),
            ([row("drop", "herat"), row("set", "herat", field="injured", value=3)],
             "the incident is dropped (c.csv, row 2)"),
            ([row("not a place", name="Herat", report="gone")], "there is no report gone"),
            ([row("retract drop", "herat")], "there is none to retract (drop)"),
        ],
    )  # fmt: skip
    def test_what_cannot_be_obeyed_is_told(
        self, run: Run, feed: Path, out: Path, table: Table, rows: list[Row], why: str
    ) -> None:
        result = mapped(run, feed, out, table(*rows))
        (found,) = not_done(out)
        assert found[1].startswith(why)
        assert f"not done: {found[1]}" in result.err
        assert "; 1 not done, see the warnings\n" in result.out
        assert sum(len(i["report_ids"]) for i in incidents(out)) >= 3

    def test_a_short_id_that_several_share(
        self, run: Run, feed: Path, out: Path, table: Table, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from geomap.merge import rulings

        monkeypatch.setattr(
            rulings, "digest", lambda mention: f"abcdef{len(mention.report_id):06x}"
        )
        mapped(run, feed, out, table(row("drop", "abcdef")))
        assert not_done(out)[0][1].startswith("abcdef is the beginning of several ids (")

    def test_a_place_that_may_be_one_of_several(
        self, run: Run, feed: Path, out: Path, table: Table
    ) -> None:
        mapped(run, feed, out, table(row("place", "herat", place="Nawa")))
        ((_, why),) = not_done(out)
        assert why.startswith("'Nawa' may be one of several; give its id: ")

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("action,incident\nsett,herat\n", "row 2: 'sett' is no action; known are: join, apart"),
            ("action,incident\n,herat\n", "row 2: has no action"),
            ("action,incident\ndrop,\n", "row 2: drop needs a value in: incident"),
            ("action,incident,field\ndrop,herat,notes\n", "row 2: drop does not take field; it takes"),
            ("action,incident,field,value\nset,herat,id,3\n", "row 2: the field 'id' cannot be set; those"),
            ("action,incident,field,value\nset,herat,fatalities,many\n",
             "row 2: fatalities must be a whole number like 12, or null where it is not known; it is 'many'"),
            ("action,incident,field,value\nset,herat,date_start,2021-02-30\n",
             "row 2: date_start must be a day like"),
            ("action,incident,field,value\nset,herat,status,null\n",
             "row 2: status must be one of: occurred, ongoing, claimed; it is 'null'"),
            ("action,incident,lon,lat\nplace,herat,200,3\n",
             "row 2: lon must be degrees from -180 to 180; it is '200'"),
            ("action,incident,lon,lat\nplace,herat,20,\n", "row 2: place needs either a place"),
            ("action,incident,place,lon,lat\nplace,herat,Herat,20,2\n", "row 2: place needs either a place"),
            ("action,incident,other\njoin,1.2E+11,herat\n", "row 2: '1.2E+11' is no id any more"),
            ("action,incident,other\njoin,herat,herat\n", "row 2: join needs two incidents"),
            ("action,name\nnot a place,--\n", "row 2: the name '--' has no letter"),
            ("action,incident\n\ndrop,herat,x\n", "row 3: has 3 cells for 2 columns"),
            ("action,action\n", "has the column 'action' twice"),
            ("a,b\n1,2\n", "has no column 'action'; the first row names the columns: action, incident"),
            ('action,incident\n"drop,herat\n', "row 2: is no CSV"),
        ],
    )  # fmt: skip
    def test_a_row_that_cannot_be_understood_is_refused(
        self, run: Run, feed: Path, out: Path, tmp_path: Path, text: str, message: str
    ) -> None:
        path = tmp_path / "wrong.csv"
        path.write_text(text, encoding="utf-8")
        for command in (("map", feed, "-o", out), ("extract", feed), ("merge", feed / "x")):
            result = run(*command, "--corrections", path)
            assert (result.status, result.out) == (2, "")
            assert f"wrong.csv: {message}" in result.err
        assert not out.exists()

    def test_a_file_that_is_not_there_or_empty(
        self, run: Run, feed: Path, out: Path, tmp_path: Path
    ) -> None:
        assert run("map", feed, "-o", out, "--corrections", tmp_path / "no.csv").status == 2
        (tmp_path / "e.csv").write_text("")
        assert "e.csv: is empty" in mapped(run, feed, out, tmp_path / "e.csv").err


class TestPipes:
    def test_extract_and_merge_obey_as_map_does(
        self, run: Run, feed: Path, out: Path, tmp_path: Path, table: Table
    ) -> None:
        rows = table(
            row("apart", "qalat-1", "qalat-2"),
            row("set", "herat", field="injured", value=4),
            row("not a place", name="Sangin"),
        )
        mapped(run, feed, out, rows)
        (tmp_path / "m.jsonl").write_text(run("extract", feed, "--corrections", rows).out)
        merged = run("merge", tmp_path / "m.jsonl", "--corrections", rows)
        assert merged.out.encode() == (out / MAP).read_bytes()
        assert (
            "row 4: 'Sangin' is not a place: not done: it acts where reports are read" in merged.err
        )


ALL = (
    row("join", "sangin", "herat", note="n", author="a"),
    row("apart", "qalat-1", "qalat-2"),
    row("drop", "qalat-2"),
    row("set", "qalat-1", field="fatalities", value=11),
    row("set", "sangin", field="notes", value="By hand"),
    row("place", "sangin", place="Lashkar Gah"),
    row("not a place", name="Qalat"),
)


class TestCasebook:
    def rows_kept(self, run: Run, book: Path) -> list[dict[str, str]]:
        return list(csv.DictReader(run("casebook", "corrections", book).out.splitlines()))

    @pytest.mark.parametrize("seed", range(6))
    def test_batches_in_any_order_give_what_one_run_gives(
        self, run: Run, feed: Path, out: Path, book: Path, table: Table, tmp_path: Path, seed: int
    ) -> None:
        """Corrections come with any of the batches, all at once or a few with each."""
        chance = random.Random(seed)
        mapped(run, feed, tmp_path / "one", table(*ALL))
        paths = sorted(feed.iterdir())
        chance.shuffle(paths)
        cuts = sorted(chance.randrange(len(ALL) + 1) for _ in range(len(paths) - 1))
        parts = [ALL[a:b] for a, b in zip([0, *cuts], [*cuts, len(ALL)], strict=True)]
        if seed == 0:
            parts = [ALL, (), (), ()]
        if seed == 1:
            parts = [(), (), (), ALL]
        for path, rows in zip(paths, parts, strict=True):
            chosen = table(*rows) if rows else None
            mapped(run, path, out, chosen, "--casebook", book)
        for name in (MAP, "incidents.csv", "provinces.geojson", "merges.jsonl"):
            assert (out / name).read_bytes() == (tmp_path / "one" / name).read_bytes(), name
        assert run("casebook", "check", book).status == 0
        run("casebook", "export", book, "-o", tmp_path / "x.geojson")
        assert (tmp_path / "x.geojson").read_bytes() == (out / MAP).read_bytes()
        assert len(self.rows_kept(run, book)) == len(ALL)

    def test_they_last_can_be_replaced_and_retracted(
        self, run: Run, feed: Path, out: Path, book: Path, table: Table
    ) -> None:
        asked = ("--casebook", book)
        first = table(row("set", "herat", field="fatalities", value=7), row("drop", "sangin"))
        mapped(run, feed, out, first, *asked)
        assert changes(out)["corrections"] == {"added": 2, "replaced": 0, "retracted": 0}
        mapped(run, feed, out, None, *asked)
        assert of(out, "herat")["fatalities"] == 7
        assert len(incidents(out)) == 2
        assert changes(out)["corrections"] == {"added": 0, "replaced": 0, "retracted": 0}
        second = table(
            row("set", "herat", field="fatalities", value=8, note="=x"),
            row("retract drop", "sangin"),
        )
        result = mapped(run, feed, out, second, *asked)
        assert of(out, "herat")["fatalities"] == 8
        now = changes(out)
        assert now["corrections"] == {"added": 0, "replaced": 1, "retracted": 1}
        assert now["new"] == [of(out, "sangin")["id"]]
        assert now["revised"][0]["fields"]["fatalities"] == [7, 8]
        assert now["batch"] is None
        assert "1 correction by hand\n" in result.out
        (kept,) = self.rows_kept(run, book)
        assert {key: value for key, value in kept.items() if value} == {
            "action": "set", "incident": "herat", "field": "fatalities", "value": "8", "note": "'=x",
        }  # fmt: skip
        written = run("casebook", "corrections", book).out
        again = book.parent / "again.csv"
        again.write_text(written.replace("set,", "retract set,"), newline="")
        mapped(run, feed, out, again, *asked)
        assert of(out, "herat")["fatalities"] == 2
        assert self.rows_kept(run, book) == []

    def test_a_name_that_is_no_place_reads_exactly_the_reports_that_have_it(
        self, run: Run, feed: Path, out: Path, book: Path, table: Table
    ) -> None:
        asked = ("--casebook", book)
        mapped(run, feed, out, None, *asked)
        before = (out / MAP).read_bytes()
        for path in feed.iterdir():
            path.unlink()
        (feed / "none.txt").write_text("Nothing happened.")
        mapped(run, feed, out, table(row("not a place", name="Sangin")), *asked)
        assert changes(out)["reports_reread"] == 1
        assert of(out, "sangin")["location"] == "Helmand"
        assert [r["fields"]["location"] for r in changes(out)["revised"]] == [["Sangin", "Helmand"]]
        mapped(run, feed, out, None, *asked)
        assert changes(out)["reports_reread"] == 0
        assert of(out, "sangin")["location"] == "Helmand"
        one = table(row("retract not a place", name="sangin"))
        mapped(run, feed, out, one, *asked)
        assert changes(out)["reports_reread"] == 1
        assert (out / MAP).read_bytes() == before

    def test_new_reports_obey_what_was_said_before(
        self, run: Run, feed: Path, out: Path, book: Path, table: Table
    ) -> None:
        asked = ("--casebook", book)
        rows = table(row("drop", "qalat-1"), row("not a place", name="Sangin"))
        mapped(run, feed / "qalat-1.jsonl", out, rows, *asked)
        assert told(out) == []
        mapped(run, feed, out, None, *asked)
        assert told(out) == [["herat"], ["sangin"]]
        assert of(out, "sangin")["location"] == "Helmand"

    def test_one_that_no_longer_applies_is_told_by_each_run(
        self, run: Run, feed: Path, out: Path, book: Path, table: Table
    ) -> None:
        asked = ("--casebook", book)
        mapped(run, feed / "herat.jsonl", out, table(row("drop", "sangin")), *asked)
        for path in (feed / "herat.jsonl", feed / "qalat-1.jsonl"):
            result = mapped(run, path, out, None, *asked)
            assert not_done(out)[0][0] == "correction 1 of the casebook"
            assert "correction 1 of the casebook: drop sangin: not done" in result.err
        mapped(run, feed, out, None, *asked)
        assert not_done(out) == []
        run("casebook", "undo", book, 2)
        assert len(self.rows_kept(run, book)) == 1

    def test_a_killed_or_refused_run_keeps_none_of_them(
        self, run: Run, feed: Path, out: Path, book: Path, table: Table
    ) -> None:
        mapped(run, feed, out, None, "--casebook", book)
        before = book.read_bytes()
        wrong = table(row("drop", "herat"), row("sett", "herat"))
        assert run("map", feed, "-o", out, "--casebook", book, "--corrections", wrong).status == 2
        assert book.read_bytes() == before


class TestExports:
    def test_every_format_marks_what_was_set(
        self, run: Run, feed: Path, out: Path, tmp_path: Path, table: Table
    ) -> None:
        mapped(run, feed, out, table(row("set", "herat", field="injured", value=4, author="Ana")))
        rows = list(csv.DictReader((out / "incidents.csv").read_text().splitlines()))
        assert [r["set_by_hand"] for r in rows if r["report_ids"] == "herat"] == [
            "injured; injured_low; injured_high"
        ]
        assert [r["set_by_hand"] for r in rows if r["report_ids"] != "herat"] == ["", ""]
        path = tmp_path / "x.gpkg"
        run("export", out / MAP, "-o", path)
        table_of = pyogrio.read_dataframe(path, layer="incidents")
        assert sorted(table_of["set_by_hand"]) == ["", "", "injured; injured_low; injured_high"]
        said = [json.loads(text) for text in table_of["corrections"]]
        assert [c["author"] for marks in said for c in marks] == ["Ana"]


def changes(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "changes.json").read_bytes())
    return found
