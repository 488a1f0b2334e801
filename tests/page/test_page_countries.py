"""A map of many countries counts them by country until one zooms in."""

from dataclasses import replace

import pytest

from geomap.join import join
from geomap.model import Incident
from geomap.page import PageAbout, render

from .conftest import Opener
from .made import few

pytestmark = pytest.mark.browser

ABROAD = [("SO-MU", "SO", 47.5, 6.5), ("NG-BO", "NG", 13.1, 11.8), ("UA-14", "UA", 37.8, 48.0),
          ("KE-43", "KE", 35.6, 3.1), ("KE-43", "KE", 35.6, 3.1)]  # fmt: skip


def _incidents() -> list[Incident]:
    one = few()[0]
    return [
        replace(one, id=f"i{n}", country=country, admin1=iso, admin1_name=iso, longitude=lon, latitude=lat)
        for n, (iso, country, lon, lat) in enumerate(ABROAD)
    ]  # fmt: skip


def test_many_countries_are_counted_by_country_until_one_zooms_in(open_page: Opener) -> None:
    incidents = _incidents()
    html = render(incidents, join(incidents), PageAbout())
    page = open_page(incidents, edit=lambda _: html).page
    shown = page.locator(".circle.country:not(.none)")
    assert shown.count() == 4
    kenya = page.get_by_role("button", name="Kenya: 2. Zoom to its provinces.")
    assert kenya.count() == 1
    assert page.locator(".circle:not(.country):not(.none)").count() == 0
    kenya.press("Enter")
    page.wait_for_function(
        "() => document.querySelectorAll('.circle.country:not(.none)').length === 0"
    )
    assert "by country" not in page.locator("#legend").inner_text()


def test_a_province_is_named_with_its_country_where_there_are_several(open_page: Opener) -> None:
    incidents = _incidents()
    abroad = render(incidents, join(incidents), PageAbout())
    page = open_page(incidents, edit=lambda _: abroad).page
    assert page.locator("#table tbody th").all_inner_texts() == [
        "Turkana County\nKenya", "Borno\nNigeria", "Donetsk\nUkraine", "Mudug\nSomalia",
    ]  # fmt: skip
    page.locator("#table tbody button").first.click()
    assert page.locator("#panel .codes").inner_text() == "Kenya · KE-43"
    home = render(incidents[3:], join(incidents[3:]), PageAbout())
    page = open_page(incidents[3:], edit=lambda _: home).page
    assert page.locator("#table .land").count() == 0
