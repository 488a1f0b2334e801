"""Merging: the values of an incident from the mentions that tell it."""

from typing import Any

import pytest
from merging import BASE, GARMSIR, at, day, one, province_only, told

from geomap.model import Claim
from geomap.types import (
    EVENT_TYPE_OF,
    EVENT_TYPES,
    SUB_EVENT_TYPES,
    disorder_type,
    rank,
    type_rank,
)

IED: dict[str, Any] = {
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Remote explosive/landmine/IED",
}


def test_the_incident_of_one_mention_has_its_values() -> None:
    mention = told("a", dead=14, injured=3, disputed=True, targets=("outpost",))
    found = one(mention)
    for name in BASE.__dataclass_fields__:
        if hasattr(found, name):
            assert getattr(found, name) == getattr(mention, name), name
    assert found.disorder_type == "Political violence"


def test_six_types_and_25_sub_types_in_rank_order() -> None:
    assert len(EVENT_TYPES) == 6
    assert len(EVENT_TYPE_OF) == 25
    assert [type_rank(t) for t in EVENT_TYPES] == [0, 1, 2, 3, 4, 5]
    assert type_rank("unheard of") == 6
    subs = [sub for kinds in SUB_EVENT_TYPES.values() for sub in kinds]
    assert [rank(sub) for sub in subs] == list(range(25))
    assert rank("unheard of") == 25


@pytest.mark.parametrize(
    ("event_type", "sub_event_type", "disorder"),
    [
        ("Battles", "Armed clash", "Political violence"),
        (
            "Protests",
            "Excessive force against protesters",
            "Political violence; Demonstrations",
        ),
        ("Protests", "Peaceful protest", "Demonstrations"),
        ("Riots", "Violent demonstration", "Demonstrations"),
        ("Riots", "Mob violence", "Political violence"),
        ("Explosions/Remote violence", "Suicide bomb", "Political violence"),
        ("Violence against civilians", "Attack", "Political violence"),
        ("Strategic developments", "Arrests", "Strategic developments"),
    ],
)
def test_disorder_types_are_those_of_the_acled_codebook(
    event_type: str, sub_event_type: str, disorder: str
) -> None:
    assert disorder_type(event_type, sub_event_type) == disorder


def test_a_bomb_that_opens_an_assault_is_a_battle() -> None:
    found = one(told("a", **IED), told("b"))
    assert (found.event_type, found.sub_event_type) == ("Battles", "Armed clash")


def test_the_sub_type_is_the_one_told_most_often_then_the_one_of_higher_rank() -> None:
    taken: dict[str, Any] = {"sub_event_type": "Non-state actor overtakes territory"}
    assert one(told("a", **taken), told("b"), told("c")).sub_event_type == "Armed clash"
    tie = one(told("a", **taken), told("b"))
    assert tie.sub_event_type == "Non-state actor overtakes territory"


def test_a_fight_has_all_the_days_that_are_told() -> None:
    found = one(told("a"), told("b", **day("2021-05-03", date_end="2021-05-04")))
    assert (found.date_start, found.date_end, found.time_precision) == (
        "2021-05-03",
        "2021-05-04",
        1,
    )


def test_a_known_day_is_tighter_than_a_week_or_a_month() -> None:
    week: dict[str, Any] = {
        "date_start": "2021-05-02",
        "date_end": "2021-05-05",
        "time_precision": 2,
    }
    month: dict[str, Any] = {"date_start": "2021-05", "date_end": "2021-05", "time_precision": 3}
    found = one(told("a", **week), told("b"), told("c", **month))
    assert (found.date_start, found.date_end, found.time_precision) == (
        "2021-05-03",
        "2021-05-03",
        1,
    )
    found = one(told("a", **week), told("c", **month))
    assert (found.date_start, found.date_end, found.time_precision) == (
        "2021-05-02",
        "2021-05-05",
        2,
    )


def test_of_two_days_told_for_a_blast_the_one_told_more_often_counts() -> None:
    found = one(
        told("a", **IED, **day("2021-05-04"), dead=7),
        told("b", **IED, dead=7),
        told("c", **IED, dead=7),
    )
    assert (found.date_start, found.date_end) == ("2021-05-03", "2021-05-03")


def test_the_finest_place_counts_and_other_names_are_kept() -> None:
    village = at("Bolan", 31.60, 64.33, "Lashkar Gah")
    district = {"geo_precision": 2}
    found = one(told("a", **district), told("b", **village), told("c", **province_only()))
    assert (found.location, found.geo_precision, found.latitude) == ("Bolan", 1, 31.60)
    assert found.location_names == ("Bolan", "Lashkar Gah")


def test_a_name_in_another_spelling_is_not_another_name() -> None:
    found = one(told("a"), told("b", location="Lashkargah", location_names=("Lashkargah",)))
    assert found.location_names == ("Lashkar Gah",)


def test_an_unidentified_side_gives_way_to_a_named_one() -> None:
    found = one(told("a", actor1="Unidentified Armed Group"), told("b", actor2=None))
    assert (found.actor1, found.actor2) == ("Taliban", "Military Forces of Afghanistan")


def test_sides_as_most_reports_name_them() -> None:
    police: dict[str, Any] = {"actor2": "Police Forces of Afghanistan"}
    found = one(told("a", **police), told("b"), told("c"))
    assert found.actor2 == "Military Forces of Afghanistan"


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        (("claimed", "claimed"), "claimed"),
        (("claimed", "occurred"), "occurred"),
        (("ongoing", "occurred"), "occurred"),
        (("occurred", "ongoing"), "ongoing"),
    ],
)
def test_the_last_report_says_whether_it_goes_on(statuses: tuple[str, str], status: str) -> None:
    first, last = statuses
    found = one(told("a", status=first), told("b", status=last, published="2021-05-05"))
    assert found.status == status


def test_tolls_span_what_the_claimants_say_and_are_never_summed() -> None:
    found = one(
        told("a", dead=6, claimant="police"),
        told(
            "b",
            dead=10,
            claimant="governor",
            **GARMSIR
            | {
                "location": "Lashkar Gah",
                "location_names": ("Lashkar Gah",),
                "admin2": None,
                "latitude": 31.59,
                "longitude": 64.37,
            },
        ),
    )
    assert (found.fatalities, found.fatalities_low, found.fatalities_high) == (6, 6, 10)
    assert not found.disputed
    assert len(found.claims) == 2


def test_the_sides_of_two_reports_add_up() -> None:
    found = one(
        told("a", dead=5, side="state", claimant="ministry"),
        told("b", dead=12, side="rebel", claimant="ministry"),
    )
    assert (found.fatalities, found.fatalities_low, found.fatalities_high) == (17, 17, 17)


def test_a_later_higher_toll_of_the_same_claimant_replaces_the_earlier_one() -> None:
    found = one(
        told("a", dead=4, claimant="police"),
        told("b", dead=9, claimant="police", published="2021-05-05"),
    )
    assert (found.fatalities, found.fatalities_low, found.fatalities_high) == (9, 9, 9)


def test_hundreds_of_families_give_way_to_a_thousand() -> None:
    def fled(report: str, value: int, role: str) -> Claim:
        return Claim(
            field="displaced", value=value, low=value, high=None if role == "vague" else value,
            report_id=report, start=0, end=9, unit="families", role=role,
        )  # fmt: skip

    found = one(
        told("a", claims=(fled("a", 100, "vague"),), displaced=100, displaced_unit="families"),
        told("b", claims=(fled("b", 1000, "toll"),), displaced=1000, displaced_unit="families"),
    )
    assert (found.displaced, found.displaced_unit) == (1000, "families")


def test_tolls_without_claims_are_read_as_claims_of_their_report() -> None:
    found = one(
        told("a", fatalities=6, fatalities_low=6, fatalities_high=6),
        told("b", fatalities=8, fatalities_low=8),
    )
    assert (found.fatalities, found.fatalities_low, found.fatalities_high) == (6, 6, 8)
    assert found.claims == ()


def test_the_note_is_the_sentence_of_the_report_that_knows_most() -> None:
    found = one(
        told("a", notes="There was fighting in Helmand.", **province_only()),
        told("b", notes="Fourteen died in the battle at Lashkar Gah.", dead=14),
    )
    assert found.notes == "Fourteen died in the battle at Lashkar Gah."


def test_evidence_claims_and_sources_stand_in_the_order_of_publication() -> None:
    found = one(
        told("b", published="2021-05-05", dead=14, targets=("outpost",)),
        told("c", published=None),
        told("a", dead=14, targets=("convoy",)),
    )
    assert found.report_ids == ("a", "b", "c")
    assert [claim.report_id for claim in found.claims] == ["a", "b"]
    assert found.targets == ("convoy", "outpost")
