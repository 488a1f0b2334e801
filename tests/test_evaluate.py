"""The project's scorer: exact figures on a gold file that is known, from coding that is made up here."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from evals.gate import Floors, Lowered, lowered, raised, worse
from geomap import evaluate
from geomap.errors import InputError, UsageError
from geomap.evaluate import Gold, read_gold, score_extract, score_merge, score_toponyms
from geomap.evaluate.agree import apart_km, dates_touch
from geomap.model import Report

GOLD = Path(__file__).parent.parent / "evals" / "gold"
FIGURES = Path(__file__).parent / "golden" / "scores.json"


def coding_of(
    path: Path,
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, list[dict[str, Any]]]]:
    """Mentions, incidents and toponyms for a gold file, wrong in many ways, always the same ones."""
    mentions: list[dict[str, Any]] = []
    merged: dict[str, dict[str, Any]] = {}
    toponyms: dict[str, list[dict[str, Any]]] = {}
    count = 0
    for gold in read_gold(path):
        report_id = gold.report.id
        for incident in gold.incidents:
            count += 1
            if count % 7 == 0:
                continue
            row = {**incident, "report_id": report_id, "report_ids": [report_id]}
            types = incident["event_type"]
            row["event_type"] = "Riots" if count % 8 == 0 else types
            row["sub_event_type"] = incident["sub_event_type"][0] if count % 5 else "Other"
            row["admin1"] = "AF-KAB" if count % 19 == 0 else incident["admin1"]
            row["date_start"] = "2020-01-01" if count % 23 == 0 else incident["date_start"]
            row["fatalities"] = 3 if count % 6 == 0 else incident["fatalities"]
            row["status"] = "negated" if count % 31 == 0 else incident["status"]
            row["location"] = None if count % 9 == 0 else incident["location"]
            row["location_names"] = [incident["location"]] if count % 18 == 0 else []
            quote = incident["quote"][: len(incident["quote"]) // (1 + count % 4)]
            row["evidence"] = [{"report_id": report_id, "quote": quote}]
            mentions.append(row)
            key = incident["key"] + ("x" if count % 10 == 0 else "")
            whole = merged.setdefault(key, {**row, "report_ids": [], "evidence": []})
            whole["report_ids"] = sorted({*whole["report_ids"], report_id})
            whole["evidence"] = [*whole["evidence"], *row["evidence"]]
        names = [dict(t) for n, t in enumerate(gold.toponyms) if n % 6]
        for n, name in enumerate(names):
            name["start"] += n % 3
            name["admin1"] = "AF-KAB" if n % 9 == 4 else name["admin1"]
        invented = {"text": "x", "start": 0, "end": 1, "country": None, "admin1": None}
        toponyms[report_id] = [*names, invented]
    return mentions, list(merged.values()), toponyms


def scores_of(path: Path) -> dict[str, dict[str, Any]]:
    gold = read_gold(path)
    mentions, merged, toponyms = coding_of(path)
    by_report: dict[str, list[Mapping[str, Any]]] = {}
    for row in mentions:
        by_report.setdefault(row["report_id"], []).append(row)
    return {
        "extract": score_extract(gold, by_report).figures,
        "merge": score_merge(gold, merged).figures,
        "toponyms": score_toponyms(gold, toponyms).figures,
    }


@pytest.mark.parametrize("name", ["dev-afghanistan", "dev-world"])
def test_the_figures_are_those_of_the_reference_scorer(name: str) -> None:
    """`golden/scores.json` holds what the scorer by which the gold files were made says of this coding."""
    expected = json.loads(FIGURES.read_text(encoding="utf-8"))
    assert scores_of(GOLD / f"{name}.jsonl") == expected[name]


# --- agreement ------------------------------------------------------------------------------------

ATTACK: dict[str, Any] = {
    "key": "k",
    "event_type": "Battles",
    "sub_event_type": ["Armed clash"],
    "status": "occurred",
    "date_start": "2021-05-03",
    "date_end": "2021-05-03",
    "country": "AF",
    "admin1": "AF-FRA",
    "location": "Farah",
    "fatalities": 7,
    "quote": "seven soldiers were killed in an attack on an outpost in Farah",
}
CODED = {
    **ATTACK,
    "sub_event_type": "Armed clash",
    "evidence": [{"report_id": "r", "quote": "In Farah, seven soldiers were killed in an attack."}],
}


def gold_of(*incidents: dict[str, Any], report_id: str = "r") -> Gold:
    return Gold(report=Report(id=report_id, text="x"), incidents=incidents)


def f1(*coded: dict[str, Any]) -> Any:
    return score_extract([gold_of(ATTACK)], {"r": coded}).figures["f1"]


def test_a_right_coding_is_right() -> None:
    figures = score_extract([gold_of(ATTACK)], {"r": [CODED]}).figures
    assert (figures["f1"], figures["fully_right"], figures["fatalities_accuracy"]) == (
        1.0,
        1.0,
        1.0,
    )


@pytest.mark.parametrize(
    ("change", "score"),
    [
        ({"admin1": "AF-HEL"}, 0.0),
        ({"admin1": None}, 0.0),
        ({"country": "PK"}, 0.0),
        ({"country": None}, 1.0),
        ({"date_start": "2021-05-04", "date_end": "2021-05-06"}, 1.0),
        ({"date_start": "2021-05-05", "date_end": "2021-05-06"}, 0.0),
        ({"date_start": "2021-05", "date_end": "2021-05"}, 1.0),
        ({"date_start": "XXXX-09-09"}, 1.0),
        ({"date_start": None, "date_end": None}, 1.0),
        ({"event_type": "Riots"}, 1.0),
        ({"event_type": "Riots", "evidence": []}, 1.0),
        ({"event_type": "Riots", "evidence": [], "fatalities": 8}, 0.0),
        ({"status": "historical"}, 0.0),
    ],
)
def test_what_makes_two_incidents_the_same(change: dict[str, Any], score: float) -> None:
    assert f1({**CODED, **change}) == score


def test_each_incident_is_matched_once() -> None:
    assert f1(CODED, {**CODED, "fatalities": 8}) == pytest.approx(0.6667)
    assert f1() == 0.0


def test_a_field_that_was_not_coded_is_not_scored() -> None:
    bare = {k: v for k, v in ATTACK.items() if k not in ("fatalities", "sub_event_type")}
    figures = score_extract([gold_of(bare)], {"r": [CODED]}).figures
    assert "fatalities_accuracy" not in figures
    assert figures["date_start_accuracy"] == 1.0


def test_no_deaths_written_as_0_may_be_null() -> None:
    none = {**ATTACK, "fatalities": 0}
    coded = {**CODED, "fatalities": None}
    for gold, right in ((none, 0.0), ({**none, "zero_is_null": True}, 1.0)):
        assert (
            score_extract([gold_of(gold)], {"r": [coded]}).figures["fatalities_accuracy"] == right
        )


def test_faults_tell_what_was_coded_otherwise() -> None:
    score = score_extract([gold_of(ATTACK)], {"r": [{**CODED, "fatalities": 8}]})
    assert [(f.kind, f.report_id) for f in score.faults] == [("fatalities", "r")]
    assert score.faults[0].text.startswith("gold 7, got 8  <seven soldiers")
    score = score_extract([gold_of(ATTACK)], {"r": [{**CODED, "admin1": None}]})
    assert [f.kind for f in score.faults] == ["missed", "invented"]


def test_a_gold_month_touches_its_days() -> None:
    assert dates_touch({"date_start": "2021-12"}, {"date_start": "2022-01-01"})
    assert not dates_touch({"date_start": "2021-12"}, {"date_start": "2022-01-02"})
    assert dates_touch({"date_start": "2021"}, {"date_start": "2021-06-06"})


def test_distance() -> None:
    kabul, herat = {"latitude": 34.53, "longitude": 69.17}, {"latitude": 34.35, "longitude": 62.2}
    assert round(apart_km(kabul, herat)) == 639
    assert apart_km(kabul, {"latitude": None, "longitude": None}) == float("inf")


# --- merging --------------------------------------------------------------------------------------


def test_merging_is_scored_by_pairs_of_reports() -> None:
    gold = [gold_of(ATTACK, report_id=r) for r in "abc"]
    whole = {**CODED, "report_ids": ["a", "b", "c"], "evidence": []}
    assert score_merge(gold, [whole]).figures["merge_f1"] == 1.0
    figures = score_merge(
        gold, [{**whole, "report_ids": ["a", "b"]}, {**whole, "report_ids": ["c"]}]
    ).figures
    assert (figures["merge_precision"], figures["merge_recall"]) == (1.0, 0.3333)
    assert (figures["count_error"], figures["provinces_exact"]) == (1.0, 0.0)


# --- reading gold files ---------------------------------------------------------------------------


def test_a_gold_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": 1, "text": "x", "published": "2021-05-04"}\n\n', encoding="utf-8")
    (gold,) = read_gold(path)
    assert (gold.report.id, gold.report.published, gold.incidents) == ("1", "2021-05-04", ())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "gold.jsonl:1: is no JSON"),
        ('{"id": "a"}', "gold.jsonl:1: lacks `id` or `text`"),
        (
            '{"id": "a", "text": "x"}\n{"id": "a", "text": "y"}',
            "gold.jsonl:2: the id 'a' stands twice",
        ),
        ('{"id": "a", "text": "x", "incidents": 3}', "`incidents` is no list"),
        ("[" * 20000, "is no JSON"),
    ],
)
def test_a_broken_gold_file_is_named_with_its_line(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"gold\.jsonl") as caught:
        read_gold(path)
    assert says in str(caught.value)


def test_an_empty_or_missing_gold_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text("\n")
    for name in ("gold.jsonl", "none.jsonl"):
        with pytest.raises(UsageError):
            read_gold(tmp_path / name)


def test_the_program_is_run_on_gold_reports() -> None:
    text = (
        "KABUL, May 4, 2021 - Seven soldiers were killed in an attack on a post in Farah on Monday."
    )
    gold = Gold(report=Report(id="r", text=text), incidents=(ATTACK,))
    scores = evaluate.evaluate([gold])
    assert list(scores) == ["extract", "merge"]  # the gold says nothing of place names
    assert scores["extract"].figures["gold"] == 1
    assert list(evaluate.evaluate([gold], parts=["merge"])) == ["merge"]


# --- the gate -------------------------------------------------------------------------------------

F1 = ("g", "extract", "f1")
COUNT = ("g", "merge", "count_error")


def test_floors_only_rise() -> None:
    floors = Floors({F1: 0.8, COUNT: 0.2})
    assert raised(floors, {F1: 0.9, COUNT: 0.3}).values == {F1: 0.9, COUNT: 0.2}
    assert raised(floors, {F1: 0.7, COUNT: 0.1}).values == {F1: 0.8, COUNT: 0.1}
    assert raised(Floors(), {F1: 0.7}).values == {F1: 0.7}
    assert worse(F1, 0.7, 0.8)
    assert worse(COUNT, 0.3, 0.2)


def test_a_floor_is_lowered_with_its_reason_only() -> None:
    floors = lowered(Floors({F1: 0.8, COUNT: 0.2}), {F1: 0.7, COUNT: 0.1}, "a report was wrong")
    assert floors.values == {F1: 0.7, COUNT: 0.2}
    assert floors.lowered == [Lowered("g extract f1", 0.8, 0.7, "a report was wrong")]


def test_floors_are_written_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    floors = Floors({F1: 0.8125, COUNT: 0.2}, [Lowered("g extract f1", 0.9, 0.8125, 'a "reason"')])
    floors.write(path)
    assert Floors.read(path) == floors
    before = path.read_bytes()
    Floors.read(path).write(path)
    assert path.read_bytes() == before
    assert Floors.read(tmp_path / "none.toml") == Floors()
