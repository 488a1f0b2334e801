"""What a person has set is marked on the page, with the reason and the author."""

import pytest

from geomap.model import ByHand
from geomap.page import PageAbout, render

from .conftest import Opener
from .made import HOSTILE, incident, provinces
from .test_page_text import unpacked

RULED = incident(
    1,
    fatalities=7,
    set_by_hand=("fatalities", "fatalities_low", "fatalities_high"),
    corrections=(
        ByHand(action="set", field="fatalities", value="7", note="hospital list", author="Ana"),
        ByHand(
            action="set", field="fatalities_high", value="7", note="hospital list", author="Ana"
        ),
        ByHand(action="place", value="Lashkar Gah", note=HOSTILE, author=HOSTILE),
        ByHand(action="apart", other="made-000002"),
    ),
)
ROWS = [RULED, incident(2), incident(3, admin1="AF-HER", admin1_name="Herat")]


def test_marks_are_packed_with_the_incidents() -> None:
    page = render(ROWS, provinces(), PageAbout())
    core = unpacked(page)
    assert core["hand"] == [0]
    helmand = [b[1] for b in core["buckets"]].index("AF-HEL")
    herat = [b[1] for b in core["buckets"]].index("AF-HER")
    assert unpacked(page, f"details-{helmand}")["hand"] == [
        [["hand_killed", "hospital list", "Ana"], ["hand_place", HOSTILE, HOSTILE],
         ["hand_apart", "", ""]],
        [],
    ]  # fmt: skip
    assert "hand" not in unpacked(page, f"details-{herat}")
    assert HOSTILE not in page


@pytest.mark.browser
def test_the_mark_stands_in_the_table_and_in_the_details(open_page: Opener) -> None:
    page = open_page(ROWS, address="#open=AF-HEL").page
    entry = page.locator("#panel article").first
    assert entry.locator(".by-hand h4").inner_text() == "Set by hand"
    assert entry.locator(".by-hand li").all_inner_texts() == [
        "killed: hospital list (Ana)",
        f"place: {HOSTILE} ({HOSTILE})",
        "kept apart from another incident",
    ]
    assert page.locator("#panel .by-hand").count() == 1
    marks = page.locator("#table .hand")
    assert marks.count() == 1
    assert marks.get_attribute("title") == "1 incident set by hand"
    assert page.locator('#table tr[data-code="AF-HEL"] .hand').count() == 1
