"""Near misses: what was almost merged, and what kept it apart."""

from typing import Any

from merging import GARMSIR, day, told

from geomap.merge import NearMiss, merge, merge_rows, near_misses
from geomap.model import Mention


def bomb(report: str, date: str) -> Mention:
    kind: dict[str, Any] = {
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Remote explosive/landmine/IED",
        "actor2": "Civilians",
    }
    return told(report, **kind, **day(date))


def test_two_blasts_on_two_days_are_a_near_miss() -> None:
    incidents = merge([bomb("a", "2021-05-03"), bomb("b", "2021-05-04")])
    first, second = sorted(i.id for i in incidents)
    assert near_misses(incidents) == [
        NearMiss(
            first,
            second,
            3.25,
            "same type (Remote explosive/landmine/IED), same place (Lashkar Gah), "
            "same sides (Civilians, Taliban)",
            "on the next day",
        )
    ]
    assert near_misses(reversed(incidents)) == near_misses(incidents)


def test_what_one_report_tells_apart_says_so() -> None:
    (miss,) = near_misses(merge([told("a", 0), told("a", 1)]))
    assert miss.against.startswith("one report tells them apart")


def test_a_different_place_is_told_with_its_distance() -> None:
    (miss,) = near_misses(merge([told("a"), told("b", **GARMSIR)]))
    assert miss.against == "different places, 55 km apart"


def test_what_has_little_in_common_is_no_near_miss() -> None:
    protest: dict[str, Any] = {"event_type": "Protests", "sub_event_type": "Peaceful protest"}
    assert near_misses(merge([told("a"), told("b", **protest)])) == []
    assert near_misses(merge([told("a"), told("b", **day("2021-06-03"))])) == []


def test_an_incident_lists_only_a_few() -> None:
    misses = near_misses(merge([told("a", n) for n in range(9)]))
    listed = [i for miss in misses for i in (miss.first, miss.second)]
    assert max(listed.count(i) for i in listed) == 5


def test_rows_for_merges_jsonl() -> None:
    incidents = merge([told("a", 0), told("b", 0), told("b", 1, **GARMSIR)])
    rows = list(merge_rows(incidents))
    merged = next(i for i in incidents if len(i.report_ids) == 2)
    assert rows[0] == {
        "merged": merged.id,
        "report_ids": ["a", "b"],
        "reasons": list(merged.reasons),
    }
    assert rows[1].keys() == {"apart", "points", "speaks", "against"}
    assert len(rows) == 2
