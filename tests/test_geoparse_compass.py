"""Divisions that are called after a part of their country are those of the country that is told."""

import pytest

from geomap import gazetteer, lexicon, text
from geomap.geoparse import geoparse

_LEXICON = lexicon.load()


def _divisions(report: str) -> list[tuple[str, str | None]]:
    found = geoparse(text.read(report), gazetteer.load(), _LEXICON)
    return [(t.text, t.place.admin1) for t in found if t.place and t.place.kind == "admin1"]


@pytest.mark.parametrize(
    ("report", "told"),
    [
        ("In Cameroon, the North-West region was calm.", [("North-West", "CM-NW")]),
        ("Gunmen killed two in Cameroon's restive North-West.", [("North-West", "CM-NW")]),
        ("Troops came to the Extreme North region of Cameroon.", [("Extreme North", "CM-EN")]),
        ("Two died in the East region of Burkina Faso.", [("East", "BF-08")]),
        ("Two died in Burkina Faso, in the Est region.", [("Est", "BF-08")]),
        ("Police in the Northern region of Ghana said so.", [("Northern", "GH-NP")]),
        (
            "Cameroon sent soldiers to the North-West and South-West regions.",
            [("North-West", "CM-NW"), ("South-West", "CM-SW")],
        ),
        (
            "CAMEROON\n\n- Far North: gunmen killed two on Monday.\n\n- South-West: quiet.",
            [("Far North", "CM-EN"), ("South-West", "CM-SW")],
        ),
        # Directions, and parts of a country that are none of its divisions.
        ("Troops marched to the North of Afghanistan.", []),
        ("The Northern region of Afghanistan was calm.", []),
        ("Diplomats of the West met in North Korea.", []),
        ("The North-West region was calm.", []),
    ],
)
def test_divisions_called_after_a_part(report: str, told: list[tuple[str, str | None]]) -> None:
    assert _divisions(report) == told
