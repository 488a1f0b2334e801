"""Firms, seats, parts of the world, counties in lists: what is a place's name, and which place's."""

import pytest

from geomap import gazetteer, lexicon, text
from geomap.geoparse import geoparse
from geomap.model import Toponym

_LEXICON = lexicon.load()


def _parse(report: str) -> list[Toponym]:
    return geoparse(text.read(report), gazetteer.load(), _LEXICON)


def _told(report: str) -> list[str]:
    """The names of a report as they are told: the name, and its ISO code, role or nothing."""
    return [
        f"{t.text}: {(t.place.admin1 or t.place.country) if t.place else t.role}"
        for t in _parse(report)
    ]


@pytest.mark.parametrize(
    ("report", "told"),
    [
        # Two doubtful names joined by "&" are no list of places ...
        ("The court in Ohio fined Stephens & Hale for the flood.", ["Ohio: US-OH"]),
        # ... and one that is certain vouches for the other.
        ("Shells fell in Kharkiv and Mykolaiv.", ["Kharkiv: UA-63", "Mykolaiv: UA-48"]),
        # A person is named after an office, and alone afterwards.
        (
            "Crowds met in Ohio. Akron Mayor Ann Houston left early. Houston said nothing.",
            ["Ohio: US-OH", "Akron: US-OH"],
        ),
        # An age follows a person's name only.
        ("Police in Ohio held Lowell, 18, after a chase. Lowell had a knife.", ["Ohio: US-OH"]),
        # What "the" makes a thing of is no town.
        ("Shots came from the Marlow. Nobody was hurt in Kabul.", ["Kabul: AF-KAB"]),
        ("Thousands crossed the Panj into Tajikistan.", ["Panj: TJ-KT", "Tajikistan: TJ"]),
        # A saint's day and school; a town's own mayor.
        ("Two men died in Ohio on Saint Anne's Day.", ["Ohio: US-OH"]),
        (
            "In Moscow, Saint Petersburg's mayor spoke.",
            ["Moscow: RU-MOW", "Saint Petersburg: RU-SPE"],
        ),
    ],
)
def test_what_is_no_place(report: str, told: list[str]) -> None:
    assert _told(report) == told


@pytest.mark.parametrize(
    ("report", "told"),
    [
        (
            "The ship burned in the Gulf of Aden off Yemen.",
            ["Gulf of Aden: region", "Yemen: YE"],
        ),
        (
            "He fled from West Africa to Europe, and on to South Africa.",
            ["West Africa: region", "Europe: region", "South Africa: ZA"],
        ),
        ("The Council of Europe and Africa Command met in Kyiv.", ["Kyiv: UA-30"]),
        ("A raid hit the Central African Republic.", ["Central African Republic: CF"]),
    ],
)
def test_parts_of_the_world_have_no_place(report: str, told: list[str]) -> None:
    assert _told(report) == told


def test_a_member_sits_for_a_place_where_nothing_happens() -> None:
    found = _parse("Sen. Ann Lowe, D-Ohio, and Rep. Bo Pratt (R-Fla.) mourned the dead of Kabul.")
    assert [(t.text, t.role) for t in found] == [
        ("Ohio", "actor"),
        ("Fla", "actor"),
        ("Kabul", "place"),
    ]


@pytest.mark.parametrize(
    ("report", "told"),
    [
        ("A man from N.C. was shot in D.C. on Monday.", ["N.C.: US-NC", "D.C.: US-DC"]),
        ("He died in B.C. in June.", ["B.C.: CA-BC"]),
        # Letters of one word are no province's initials.
        ("He drove from L.A. to Denver.", ["Denver: US-CO"]),
        # What tells of a town's surroundings is no part of its name.
        ("A bus burned in Metro Manila.", ["Manila: PH-00"]),
        ("Fires burned near Metropolitan Lima.", ["Lima: PE-LMA"]),
    ],
)
def test_provinces_in_letters_and_towns_at_large(report: str, told: list[str]) -> None:
    assert _told(report) == told


def test_a_plural_names_each_county_of_its_list() -> None:
    found = _parse("Tornadoes hit Polk, Butler and Wayne counties in Missouri.")
    assert [t.place.name if t.place else None for t in found] == [
        "Polk County",
        "Butler County",
        "Wayne County",
        "Missouri",
    ]
    assert {t.place.admin1 for t in found if t.place} == {"US-MO"}


@pytest.mark.parametrize(
    ("report", "name", "code"),
    [
        # The name of an organization tells where a text speaks, though it is no place itself.
        ("The Kentucky Court of Appeals freed a man from Lexington.", "Lexington", "US-KY"),
        ("The Tennessee Highway Department sent two crews to Lexington.", "Lexington", "US-TN"),
        # The capital is meant, not a village of its name in a land that is named beside it.
        ("Officials in Atlanta, in Georgia, waited for Washington to act.", "Washington", "US-DC"),
        ("Four were shot in Washington, Georgia.", "Washington", "US-GA"),
        # The county and the town beside it, rather than two of their names far apart.
        ("Deputies of Polk County shot a man in Livingston, Texas.", "Polk County", "US-TX"),
    ],
)
def test_which_place_a_name_means(report: str, name: str, code: str) -> None:
    assert [t.place and t.place.admin1 for t in _parse(report) if t.text == name] == [code]
