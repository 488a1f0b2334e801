"""Numbered districts are parts of a town, and tribes no places."""

import pytest

from geomap import gazetteer, lexicon, text
from geomap.geoparse import geoparse

_LEXICON = lexicon.load()


def _kinds(report: str) -> list[tuple[str, str | None]]:
    found = geoparse(text.read(report), gazetteer.load(), _LEXICON)
    return [(t.text, t.place.kind if t.place else None) for t in found]


@pytest.mark.parametrize(
    "where",
    [
        "the 5th police district of Kandahar",
        "the 13th district of Kandahar",
        "the eighth district of Kandahar",
        "Police District 9 of Kandahar",
        "PD9 of Kandahar",
    ],
)
def test_a_numbered_district_is_of_the_town(where: str) -> None:
    assert _kinds(f"A bomb went off in {where} on Sunday.") == [("Kandahar", "settlement")]


def test_a_named_district_is_of_the_province() -> None:
    told = _kinds("A bomb went off in the Arghandab district of Kandahar on Sunday.")
    assert told == [("Arghandab", "admin2"), ("Kandahar", "admin1")]


@pytest.mark.parametrize("people", ["the Zadran tribe", "Zadran tribesmen", "the Zadran clan"])
def test_a_tribe_is_no_place(people: str) -> None:
    assert _kinds(f"In Khost, elders of {people} signed a truce.") == [("Khost", "admin1")]


def test_a_district_called_after_a_tribe_is_a_place() -> None:
    told = _kinds("Fighting broke out in Zadran district of Paktia, where Zadran tribesmen live.")
    assert told == [("Zadran", "admin2"), ("Paktia", "admin1")]
