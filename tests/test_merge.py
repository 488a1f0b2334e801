"""Merging: which mentions are one incident (codebook section 7)."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from merging import (
    GARMSIR,
    TEXTS,
    at,
    day,
    groups,
    one,
    province_only,
    told,
    unplaced,
)

from geomap.merge import Rulings, merge, unknown
from geomap.model import Mention
from geomap.types import UNIDENTIFIED


def test_nothing_gives_nothing() -> None:
    assert merge([]) == []


def test_two_reports_of_one_incident_are_one_with_two_sources() -> None:
    found = one(told("a"), told("b"))
    assert found.report_ids == ("a", "b")
    assert found.sources == ("Outlet A", "Outlet B")
    assert found.source_count == 2
    assert [e.report_id for e in found.evidence] == ["a", "b"]


def test_two_mentions_of_one_report_never_merge() -> None:
    assert groups(told("a", 0), told("a", 1)) == [["a"], ["a"]]


def test_a_third_report_cannot_bring_two_mentions_of_one_report_together() -> None:
    assert groups(told("a", 0), told("a", 1), told("b")) == [["a"], ["a", "b"]]


def test_a_mention_that_comes_twice_counts_once() -> None:
    assert merge([told("a"), told("b"), told("a")]) == merge([told("a"), told("b")])


def test_what_is_not_counted_is_left_out() -> None:
    assert groups(told("a"), told("b", status="aggregate")) == [["a"]]


@pytest.mark.parametrize(
    "other",
    [
        at("Marjah", 31.52, 64.12, None),  # 25 km away
        at("Garmsir", 31.12, 64.20, "Garmsir"),
        at("Nad Ali", 31.64, 64.24, "Nad Ali", geo_precision=2),
        {"admin1": "AF-KAN"},
        {"country": "PK", "admin1": None},
    ],
)
def test_different_places_are_different_incidents(other: dict[str, Any]) -> None:
    assert groups(told("a"), told("b", **other)) == [["a"], ["b"]]


@pytest.mark.parametrize(
    "other",
    [
        {"location": "Lashkargah", "location_names": ("Lashkargah",)},  # same gazetteer entry
        at("Bolan", 31.60, 64.33, "Lashkar Gah"),  # a village of the district
        at("Lashkar Gah", 31.59, 64.37, "Lashkar Gah", geo_precision=2),
        at("a post", 31.58, 64.36, None, geo_precision=2),  # a name the gazetteer lacks
        province_only(),
    ],
)
def test_places_that_may_be_one(other: dict[str, Any]) -> None:
    assert groups(told("a"), told("b", **other)) == [["a", "b"]]


@pytest.mark.parametrize(
    ("dates", "merged"),
    [
        (day("2021-05-03"), True),
        (day("2021-05-04"), True),  # fighting goes on overnight
        (day("2021-05-05"), False),
        (day("2021-05-04", date_end="2021-05-09"), True),
        ({"date_start": "2021-05-02", "date_end": "2021-05-05", "time_precision": 2}, True),
        ({"date_start": "2021-05-07", "date_end": "2021-05-07", "time_precision": 2}, True),
        ({"date_start": "2021-05-08", "date_end": "2021-05-08", "time_precision": 2}, False),
        ({"date_start": "2021-05", "date_end": "2021-05", "time_precision": 3}, True),
        ({"date_start": "2021-06", "date_end": "2021-06", "time_precision": 3}, False),
        (day("XXXX-05-03"), True),
        (day("XXXX-05-06"), False),
        (day("2020-05-03"), False),
    ],
)
def test_dates_must_touch_within_their_precision(dates: dict[str, Any], merged: bool) -> None:
    expected = [["a", "b"]] if merged else [["a"], ["b"]]
    assert groups(told("a"), told("b", **dates)) == expected


BOMB: dict[str, Any] = {
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Remote explosive/landmine/IED",
    "actor2": "Civilians",
}


def test_two_blasts_on_two_days_are_two_unless_something_says_otherwise() -> None:
    first, second = told("a", **BOMB), told("b", **BOMB, **day("2021-05-04"))
    assert groups(first, second) == [["a"], ["b"]]
    same_toll = told("a", **BOMB, dead=14), told("b", **BOMB, **day("2021-05-04"), dead=14)
    assert groups(*same_toll) == [["a", "b"]]


def test_days_of_one_fight_are_brought_together_by_a_report_that_spans_them() -> None:
    first, fifth = told("a"), told("b", **day("2021-05-07"))
    assert groups(first, fifth) == [["a"], ["b"]]
    spanning = told("c", **day("2021-05-03", date_end="2021-05-07"))
    found = one(first, fifth, spanning)
    assert (found.date_start, found.date_end) == ("2021-05-03", "2021-05-07")


@pytest.mark.parametrize(
    ("event_type", "sub_event_type", "merged"),
    [
        ("Explosions/Remote violence", "Suicide bomb", True),
        ("Explosions/Remote violence", "Air/drone strike", True),
        ("Battles", "Non-state actor overtakes territory", True),
        ("Violence against civilians", "Attack", True),  # same sides at the same place
        ("Protests", "Peaceful protest", False),
        ("Strategic developments", "Agreement", False),
    ],
)
def test_types_must_go_together(event_type: str, sub_event_type: str, merged: bool) -> None:
    other = told("b", event_type=event_type, sub_event_type=sub_event_type)
    assert groups(told("a"), other) == ([["a", "b"]] if merged else [["a"], ["b"]])


def test_an_attack_on_civilians_is_a_battle_only_if_more_than_the_province_agrees() -> None:
    attack: dict[str, Any] = {
        "event_type": "Violence against civilians",
        "sub_event_type": "Attack",
    }
    plain = told("a", **province_only()), told("b", **province_only(), **attack)
    assert groups(*plain) == [["a"], ["b"]]
    counted = (
        told("a", **province_only(), dead=9),
        told("b", **province_only(), **attack, dead=9),
    )
    assert groups(*counted) == [["a", "b"]]


def test_other_targets_and_a_toll_that_cannot_be_the_same_make_two() -> None:
    first = told("a", **province_only(), dead=3, targets=("convoy",))
    second = told("b", **province_only(), dead=30, targets=("mosque",))
    assert groups(first, second) == [["a"], ["b"]]


def test_a_province_only_mention_joins_the_one_finer_incident() -> None:
    found = one(told("a"), told("b", **province_only()))
    assert (found.location, found.geo_precision) == ("Lashkar Gah", 1)


def test_a_province_only_mention_that_fits_two_stays_and_says_so() -> None:
    incidents = merge([told("a"), told("b", **GARMSIR), told("c", **province_only())])
    by_report = {i.report_ids: i for i in incidents}
    assert set(by_report) == {("a",), ("b",), ("c",)}
    assert by_report["c",].possible_duplicate_of in {by_report["a",].id, by_report["b",].id}
    assert by_report["a",].possible_duplicate_of is None


def test_a_province_only_mention_that_fits_one_of_two_decisively_joins_it() -> None:
    mentions = [
        told("a", dead=4),
        told("b", **GARMSIR, dead=21),
        told("c", **province_only(), dead=21),
    ]
    assert groups(*mentions) == [["a"], ["b", "c"]]


def test_province_only_mentions_of_two_incidents_of_one_report_are_not_guessed_at() -> None:
    mentions = [
        told("a", 0, **province_only()),
        told("a", 1, **province_only(), **BOMB),
        told("b", **province_only(), actor1=None, actor2=None),
    ]
    assert [i.report_ids for i in merge(mentions)].count(("b",)) == 1


def test_a_year_comes_from_the_report_that_it_merges_with() -> None:
    bare = told("b", **day("XXXX-05-03"), published=None, anchor="XXXX-05-04")
    found = one(told("a"), bare)
    assert (found.date_start, found.date_end) == ("2021-05-03", "2021-05-03")
    assert one(bare).date_start == "XXXX-05-03"


def test_a_year_once_found_dates_the_whole_report() -> None:
    handover: dict[str, Any] = {
        "event_type": "Strategic developments",
        "sub_event_type": "Headquarters or base established",
    }
    bare: dict[str, Any] = {"published": None, "anchor": "XXXX-05-04"}
    mentions = [
        told("a"),
        told("b", 0, **day("XXXX-05-03"), **bare),
        told("b", 1, **handover, **province_only(), **day("XXXX-05-02"), **bare),
    ]
    found = {i.event_type: i for i in merge(mentions)}
    assert found["Battles"].report_ids == ("a", "b")
    assert found["Strategic developments"].date_start == "2021-05-02"


def test_a_mention_dated_late_finds_its_own_incident() -> None:
    bare: dict[str, Any] = {"published": None, "anchor": "XXXX-05-04"}
    kandahar = province_only(admin1="AF-KAN", location="Kandahar", location_names=("Kandahar",))
    mentions = [
        told("a", 0),
        told("a", 1, **kandahar),
        told("b", 0, **day("XXXX-05-03"), **bare),
        told("b", 1, **day("XXXX-05-03"), **bare, **kandahar),
    ]
    assert groups(*mentions) == [["a", "b"], ["a", "b"]]


def test_no_year_is_taken_when_two_come_into_question() -> None:
    mentions = [
        told("a"),
        told("b", **day("2020-05-03"), published="2020-05-04"),
        told("c", **day("XXXX-05-03"), published=None),
    ]
    dates = {i.report_ids: i.date_start for i in merge(mentions)}
    assert dates["c",] == "XXXX-05-03"


def test_an_undated_mention_joins_on_its_toll_not_on_its_place_alone() -> None:
    undated: dict[str, Any] = {"date_start": None, "date_end": None, "time_precision": None}
    assert groups(told("a", dead=14), told("b", **undated)) == [["a"], ["b"]]
    assert groups(told("a", dead=14), told("b", **undated, dead=14)) == [["a", "b"]]
    too_late = told("b", **undated, dead=14, published="2021-09-01")
    assert groups(told("a", dead=14), too_late) == [["a"], ["b"]]


def test_unplaced_mentions_merge_on_near_identical_evidence_only() -> None:
    assert groups(told("a", **unplaced()), told("b", **unplaced())) == [["a"], ["b"]]
    alike = told("a", **unplaced(), dead=8), told("b", **unplaced(), dead=8)
    assert groups(*alike) == [["a", "b"]]


def test_an_unplaced_mention_joins_the_placed_incident_it_repeats() -> None:
    found = one(told("a", dead=8), told("b", **unplaced(), dead=8))
    assert found.admin1 == "AF-HEL"
    assert groups(told("a"), told("b", **unplaced())) == [["a"], ["b"]]
    abroad = told("b", **unplaced(country="PK"), dead=8)
    assert groups(told("a", dead=8), abroad) == [["a"], ["b"]]


def test_copies_of_one_story_are_one_source() -> None:
    copy = told("b", quote=TEXTS["a"], copy_sketch=told("a").copy_sketch)
    found = one(told("a"), copy)
    assert found.source_count == 1
    assert found.sources == ("Outlet A", "Outlet B")


def test_two_reports_of_one_outlet_are_one_source() -> None:
    assert one(told("a"), told("b", source="OUTLET A")).source_count == 1
    assert one(told("a", source=None), told("b", source=None)).source_count == 2


def test_the_reasons_say_what_spoke_for_it() -> None:
    found = one(told("a", dead=14, targets=("outpost",)), told("b", dead=14, targets=("outpost",)))
    assert found.reasons == (
        "b tells the same as a: same day, same type (Armed clash), same place (Lashkar Gah), "
        "same sides (Military Forces of Afghanistan, Taliban), same target (outpost), "
        "14 killed in both",
    )
    assert one(told("a")).reasons == ()


def test_ids_differ_and_stay_when_later_reports_are_added() -> None:
    first, second = merge([told("a"), told("b", **GARMSIR)])
    assert first.id != second.id
    later = told("c", published="2021-05-05")
    assert {i.id for i in merge([later, told("b", **GARMSIR), told("a")])} == {first.id, second.id}


def test_a_report_without_a_date_does_not_found_what_a_dated_one_tells() -> None:
    undated = told("0", published=None, anchor=None)
    assert one(told("a"), undated).id == one(told("a")).id


def named(*mentions: Mention) -> dict[tuple[str, ...], str]:
    """The id of each incident, by the reports that tell it."""
    return {i.report_ids: i.id for i in merge(mentions)}


def test_a_ruling_brings_together_what_merging_keeps_apart() -> None:
    mentions = [told("a"), told("b", **GARMSIR), told("c", **GARMSIR, published="2021-05-05")]
    ids = named(*mentions)
    rulings = Rulings(together=((ids["a",], ids["b", "c"]),))
    (found,) = merge(mentions, rulings)
    assert found.report_ids == ("a", "b", "c")
    assert found.id == ids["a",]
    assert unknown(rulings, mentions) == []


def test_what_is_ruled_to_be_one_are_whole_incidents() -> None:
    """The report "b" tells both; by itself its second mention could not join the first."""
    mentions = [told("a"), told("b", 0), told("b", 1, **GARMSIR), told("c", **GARMSIR)]
    ids = named(*mentions)
    rulings = Rulings(together=((ids["a", "b"], ids["b", "c"]),))
    (found,) = merge(mentions, rulings)
    assert (found.report_ids, found.id) == (("a", "b", "c"), ids["a", "b"])
    assert merge(mentions[::-1], rulings) == [found]


def test_a_report_that_fitted_both_fits_the_one_that_they_are_ruled_to_be() -> None:
    mentions = [told("a"), told("b", **GARMSIR), told("c", **province_only())]
    ids = named(*mentions)
    assert len(ids) == 3
    (found,) = merge(mentions, Rulings(together=((ids["a",], ids["b",]),)))
    assert found.report_ids == ("a", "b", "c")


def test_another_report_joins_what_was_ruled_to_be_one_if_it_fits_a_part_of_it() -> None:
    bomb = told("b", **GARMSIR, **BOMB)
    ids = named(told("a"), bomb)
    rulings = Rulings(together=((ids["a",], ids["b",]),))
    fits = told("c", **GARMSIR, **BOMB)
    other = told("d", **GARMSIR, event_type="Protests", sub_event_type="Peaceful protest")
    found = sorted(i.report_ids for i in merge([told("a"), bomb, fits, other], rulings))
    assert found == [("a", "b", "c"), ("d",)]


def test_what_is_kept_apart_is_no_possible_duplicate() -> None:
    first, second, loose = told("a"), told("b", **GARMSIR), told("c", **province_only())
    ids = named(first, second, loose)
    assert next(i for i in merge([first, second, loose]) if i.id == ids["c",]).possible_duplicate_of
    pairs = ((ids["a",], ids["c",]), (ids["b",], ids["c",]))
    apart = {i.report_ids: i for i in merge([first, second, loose], Rulings(apart=pairs))}
    assert apart["c",].possible_duplicate_of is None


def test_a_ruling_keeps_apart_what_merging_brings_together() -> None:
    first, second = told("a"), told("b")
    rulings = Rulings(apart=((one(first).id, one(second).id),))
    assert [i.report_ids for i in merge([first, second], rulings)] in (
        [("a",), ("b",)],
        [("b",), ("a",)],
    )


def test_a_ruling_holds_after_an_older_report_has_founded_the_incident_anew() -> None:
    ids = named(told("a"), told("b", **GARMSIR))
    rulings = Rulings(together=((ids["a",], ids["b",]),))
    older = told("0", published="2021-05-03")
    (found,) = merge([told("a"), told("b", **GARMSIR), older], rulings)
    assert found.report_ids == ("0", "a", "b")
    assert found.id not in ids.values()


def test_even_two_mentions_of_one_report_can_be_ruled_to_be_one() -> None:
    first, second = told("a", 0), told("a", 1)
    pair = (one(first).id, one(second).id)
    assert len(merge([first, second], Rulings(together=(pair,)))) == 1
    assert len(merge([first, second], Rulings(together=(pair,), apart=(pair,)))) == 1


def test_a_ruling_that_no_longer_applies_is_found() -> None:
    gone = Rulings(apart=((one(told("a")).id, one(told("z")).id),))
    assert unknown(gone, [told("a"), told("b")]) == list(gone.apart)
    assert merge([told("a")], gone) == merge([told("a")])


def test_a_ruling_outlives_a_year_found_late() -> None:
    bare: dict[str, Any] = {"published": None, "anchor": "XXXX-05-04"}
    handover = told(
        "b",
        1,
        event_type="Strategic developments",
        sub_event_type="Agreement",
        **province_only(),
        **day("XXXX-05-02"),
        **bare,
    )
    protest = told("c", event_type="Protests", **day("XXXX-05-02"), **bare)
    pair = (one(handover).id, one(protest).id)
    mentions = [told("a"), told("b", 0, **day("XXXX-05-03"), **bare), handover, protest]
    merged = merge(mentions, Rulings(together=(pair,)))
    assert sorted(i.report_ids for i in merged) == [("a", "b"), ("b", "c")]


PLACES: list[dict[str, Any]] = [{}, GARMSIR, province_only(), unplaced()]
DATES = [
    day("2021-05-03"),
    day("2021-05-04"),
    day("2021-05-03", date_end="2021-05-06"),
    day("XXXX-05-03"),
    day("2020-05-03"),
    {"date_start": None, "date_end": None, "time_precision": None},
    {"date_start": "2021-05", "date_end": "2021-05", "time_precision": 3},
]
some_mentions = st.lists(
    st.builds(
        lambda report, order, place, date, kind, dead, targets: told(
            report, order, **place, **date, **kind, dead=dead, targets=targets
        ),
        report=st.sampled_from("abcde"),
        order=st.integers(0, 3),
        place=st.sampled_from(PLACES),
        date=st.sampled_from(DATES),
        kind=st.sampled_from([{}, BOMB, {"event_type": "Protests", "actor1": None}]),
        dead=st.sampled_from([None, 0, 3, 14]),
        targets=st.sampled_from([(), ("outpost",), ("mosque",)]),
    ),
    max_size=12,
    unique_by=lambda m: (m.report_id, m.order),
)


@given(some_mentions, st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_result_does_not_depend_on_the_order(
    mentions: list[Mention], chance: random.Random
) -> None:
    merged = merge(mentions)
    shuffled = list(mentions)
    chance.shuffle(shuffled)
    assert merge(iter(shuffled + shuffled[:3])) == merged


@given(some_mentions)
@settings(max_examples=150, deadline=None)
def test_nothing_is_lost_nothing_counted_twice(mentions: list[Mention]) -> None:
    merged = merge(mentions)
    told_in = sorted((e.report_id, e.start) for i in merged for e in i.evidence)
    assert told_in == sorted((m.report_id, 100 * m.order) for m in mentions)
    assert len({i.id for i in merged}) == len(merged)
    for incident in merged:
        assert len(incident.evidence) == len(incident.report_ids)
        assert incident.possible_duplicate_of != incident.id
        assert incident.possible_duplicate_of in {None, *(i.id for i in merged)}


def test_the_army_of_one_report_is_the_government_of_another() -> None:
    first = told(**province_only(), targets=("convoy",), actor1=UNIDENTIFIED, dead=30)
    second = province_only(targets=("houses",), dead=34)
    found = one(first, told("b", **second, actor2="Government of Afghanistan"))
    assert found.reasons == (
        "b tells the same as a: same day, same type (Armed clash), forces of one state (Afghanistan), "
        "killed told as 34 and 30; but no place finer than the province, different targets (convoy, "
        "houses)",
    )
    abroad = told("b", **second, actor1=UNIDENTIFIED, actor2="Military Forces of Pakistan")
    assert groups(first, abroad) == [["a"], ["b"]]
