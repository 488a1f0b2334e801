"""The page for everyone: keyboard alone, axe-core, every size, 200 % zoom, paper, both directions."""

import re
from pathlib import Path
from typing import Any

import pytest

from geomap.page import PageAbout

from .conftest import Opened, Opener
from .made import few, hostile, many

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "vendor/axe-core/axe.min.js").read_text(encoding="utf-8")
LAYOUT = (Path(__file__).parent / "layout.js").read_text(encoding="utf-8")
SIZES = [(360, 740), (768, 1024), (1440, 900)]
LONG = "Kandahar and the districts of Shah Wali Kot, Khakrez and Arghandab taken together"


def violations(opened: Opened) -> list[str]:
    """Serious and critical faults that axe-core finds."""
    opened.run(f"() => {{ {AXE} }}")
    found: list[dict[str, Any]] = opened.run(
        "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
    )
    return [
        f"{fault['id']}: {fault['nodes'][0]['html'][:200]} {fault['nodes'][0]['failureSummary']}"
        for fault in found
        if fault["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("panel", ["", "#open=AF-HEL"], ids=["closed", "open"])
def test_axe_finds_nothing_serious_in_light_and_dark(open_page: Opener, panel: str) -> None:
    opened = open_page(few(), address=panel)
    assert violations(opened) == []
    opened.page.emulate_media(color_scheme="dark")
    assert violations(opened) == []


@pytest.mark.parametrize("address", ["?embed", "#view=shaded&open=unplaced&q=airfield"])
def test_axe_finds_nothing_serious_on_a_phone(open_page: Opener, address: str) -> None:
    assert violations(open_page(few(), address=address, size=(360, 740))) == []


def test_axe_finds_nothing_serious_zoomed_in(open_page: Opener) -> None:
    opened = open_page(few())
    opened.run("() => geomap.map.setView([31.6, 64.3], geomap.home + 3, {animate: false})")
    assert opened.page.locator(".spot").count() == 2
    assert violations(opened) == []


def test_right_to_left(open_page: Opener) -> None:
    opened = open_page(few(), about=PageAbout(lang="fa-AF"), address="#open=AF-HEL")
    page = opened.page
    html = page.locator("html")
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("fa-AF", "rtl")
    assert page.locator("#panel-title").inner_text() == "هلمند Helmand"
    assert page.locator("#shown").inner_text() == "۶ رویداد"
    assert page.locator("#panel .kind").first.inner_text() == "جنگ‌ها"
    panel, canvas = (page.locator(s).bounding_box() for s in ("#panel", "#canvas"))
    assert panel
    assert canvas
    assert panel["x"] == 0
    assert panel["x"] + panel["width"] <= canvas["x"]
    assert page.locator("blockquote").first.evaluate("e => getComputedStyle(e).direction") == "ltr"
    assert violations(opened) == []


def press(opened: Opened, key: str, until: str, most: int = 80) -> None:
    """Press a key until the focused element matches."""
    for _ in range(most):
        opened.page.keyboard.press(key)
        if opened.run("(s) => document.activeElement.matches(s)", until):
            return
    pytest.fail(f"{until} is not reached with {key}")


def test_keyboard_alone_reaches_and_uses_the_map(open_page: Opener) -> None:
    opened = open_page(few())
    page = opened.page
    page.keyboard.press("Tab")
    assert opened.run("() => document.activeElement.id") == "skip"
    assert page.locator("#skip").is_visible()
    press(opened, "Tab", "#measure-incidents")
    page.keyboard.press("ArrowRight")
    assert page.locator("#measure-fatal_incidents").is_checked()
    page.keyboard.press("ArrowLeft")
    press(opened, "Tab", '[data-view="shaded"]')
    page.keyboard.press("Enter")
    assert "view=shaded" in opened.run("() => location.hash")
    press(opened, "Shift+Tab", '[data-view="circles"]')
    page.keyboard.press("Enter")
    press(opened, "Tab", "#unplaced")
    page.keyboard.press("Enter")
    assert opened.run("() => document.activeElement.id") == "panel-title"
    page.keyboard.press("Escape")
    assert opened.run("() => document.activeElement.id") == "unplaced"
    press(opened, "Tab", "#zoom button")
    press(opened, "Tab", ".leaflet-container")
    press(opened, "Tab", '.circle[data-code="AF-HEL"]')
    assert "Helmand: 2 incidents" in str(page.locator(":focus").get_attribute("aria-label"))
    page.keyboard.press("Enter")
    assert page.locator("#panel-title").inner_text().startswith("Helmand")
    press(opened, "Tab", "#panel .close")
    press(opened, "Tab", "#panel a")
    page.keyboard.press("Escape")
    assert opened.run("() => document.activeElement.dataset.code") == "AF-HEL"


def test_keyboard_alone_reaches_filters_and_table(open_page: Opener) -> None:
    opened = open_page(few())
    page = opened.page
    press(opened, "Tab", "#search")
    press(opened, "Tab", "#from")
    press(opened, "Tab", "#to")
    press(opened, "Tab", "#types .chip")
    page.keyboard.press("Space")
    assert "type=battles" in opened.run("() => location.hash")
    press(opened, "Tab", "#statuses .chip")
    press(opened, "Tab", '[data-key="sort-name"]')
    page.keyboard.press("Enter")
    assert opened.run("() => document.activeElement.dataset.key") == "sort-name"
    assert page.locator("#table th[aria-sort=ascending]").inner_text().startswith("Province")
    press(opened, "Tab", '[data-key="row-AF-FRA"]')
    page.keyboard.press("Enter")
    assert opened.run("() => document.activeElement.id") == "panel-title"
    press(opened, "Tab", "#panel .close")
    page.keyboard.press("Enter")
    assert opened.run("() => document.activeElement.dataset.key") == "row-AF-FRA"
    press(opened, "Shift+Tab", "#reset")
    page.keyboard.press("Enter")
    assert opened.run("() => location.hash") == ""
    page.wait_for_timeout(400)
    assert page.locator("#live").inner_text() == "6 of 6 incidents shown, 1 of them unplaced."


def test_focus_can_always_be_seen(open_page: Opener) -> None:
    opened = open_page(few())
    seen = 0
    for _ in range(60):
        opened.page.keyboard.press("Tab")
        plain = opened.run(
            """() => {
            const e = document.activeElement;
            if (e === document.body) return 'end';
            const of = e.type === 'radio' ? e.parentElement : e;
            const style = getComputedStyle(of);
            const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
            const stroked = of.matches('path') && parseFloat(style.strokeWidth) >= 3;
            return marked || stroked ? '' : of.outerHTML.slice(0, 120);
        }"""
        )
        if plain == "end":
            break
        assert plain == ""
        seen += 1
    assert seen > 25


@pytest.mark.parametrize("lang", ["en", "fa-AF"])
def test_nothing_overlaps_or_is_cut_off(open_page: Opener, lang: str) -> None:
    about = PageAbout(title=LONG, subtitle=LONG, lang=lang, reports_read=123_456, set_aside=7_890)
    opened = open_page([*many(400, days=200), *hostile()], about=about, size=SIZES[0])
    for width, height in SIZES:
        opened.page.set_viewport_size({"width": width, "height": height})
        opened.change(view="circles", measure="incidents", types=[], open="")
        opened.page.wait_for_timeout(250)
        assert opened.run(LAYOUT) == []
        opened.change(view="shaded", measure="fatalities", types=[0])
        assert opened.run(LAYOUT) == []
        opened.run("() => geomap.openBucket(geomap.bucketOf('AF-HEL'))")
        opened.page.wait_for_timeout(250)
        assert opened.run(LAYOUT) == []


def test_two_hundred_percent(open_page: Opener) -> None:
    # 200 % in a window of 1440 by 900 is half as many CSS pixels, each drawn twice as large.
    opened = open_page(many(400), size=(720, 450), scale=2)
    assert opened.run(LAYOUT) == []


def test_text_only_zoom(open_page: Opener) -> None:
    opened = open_page(many(400), size=(768, 1024))
    opened.run("() => { document.documentElement.style.fontSize = '200%'; }")
    opened.page.wait_for_timeout(300)
    faults = [f for f in opened.run(LAYOUT) if not f.startswith("out of view")]
    assert faults == []


@pytest.mark.parametrize(
    ("number", "lang", "address"),
    [(0, "en", ""), (400, "en", ""), (3000, "fa-AF", "#type=battles")],
)
def test_print_fits_two_pages(open_page: Opener, number: int, lang: str, address: str) -> None:
    incidents = [*many(number, days=200), *hostile()] if number else []
    opened = open_page(incidents, about=PageAbout(title=LONG, lang=lang), address=address)
    page = opened.page
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) in {1, 2}
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 1000})  # A4 less its margins, in CSS pixels
    assert not page.locator(".app").is_visible()
    drawing = page.locator(".paper > figure > svg").bounding_box()
    assert drawing
    assert drawing["height"] < 1000
    assert drawing["width"] <= 703
    rows = page.locator(".paper-table tbody tr").count()
    total = page.locator(".paper-table tfoot td").first.inner_text()
    circles = opened.run(
        "() => [...document.querySelectorAll('.paper .spots circle')]"
        ".filter((c) => +c.getAttribute('r')).length"
    )
    if number:
        assert rows == 36  # 34 provinces, elsewhere, unplaced
        assert circles == 35
        assert page.locator(".paper .nested text").count() == 3
    else:
        assert (rows, circles, total) == (0, 0, "0")


def test_a_map_that_is_drawn_anew_keeps_the_focus(open_page: Opener) -> None:
    opened = open_page(few())
    press(opened, "Tab", '.circle[data-code="AF-HEL"]')
    opened.run("() => geomap.draw()")
    assert opened.run("() => document.activeElement.dataset.code") == "AF-HEL"
