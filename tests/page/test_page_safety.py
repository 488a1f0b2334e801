"""Hostile text in a real browser: shown as text in every place, run in none."""

import re

import pytest

from geomap.page import PageAbout

from .conftest import Opener
from .made import HOSTILE, SHOWN, few, hostile

pytestmark = pytest.mark.browser


def test_hostile_text_is_shown_in_every_place(open_page: Opener) -> None:
    about = PageAbout(title=HOSTILE, subtitle=HOSTILE, disclaimer=HOSTILE, credits=(HOSTILE,))
    page = open_page(hostile(), about=about, address="#open=AF-HEL").page
    assert page.title() == HOSTILE
    for place in ("h1", ".subtitle", ".foot"):
        assert HOSTILE in page.locator(f".app {place}").inner_text()
    panel = page.locator("#panel .incident").first
    for place in (".when-where", ".actors", "blockquote", ".source", ".headline", ".claimant"):
        assert HOSTILE in panel.locator(place).first.inner_text(), place
    assert SHOWN in panel.locator("blockquote").inner_text()
    assert SHOWN in panel.locator(".actors").inner_text()
    assert page.locator("#panel mark").all_inner_texts() == ["30", HOSTILE]
    assert HOSTILE in page.locator("#types .chip").last.inner_text()
    assert HOSTILE in page.locator("#table tr.elsewhere").inner_text()
    assert "<img src=x onerror=alert(" in " ".join(page.locator(".name").all_inner_texts())
    assert page.locator("#panel img, #table img, .leaflet-pane img").count() == 0


def test_hostile_text_in_the_lists_of_elsewhere_and_unplaced(open_page: Opener) -> None:
    opened = open_page(hostile(), address="#open=XX-1")
    page = opened.page
    assert page.locator("#panel-title").inner_text() == HOSTILE
    assert HOSTILE in page.locator("#panel .when-where").inner_text()
    page.locator("#unplaced").click()
    page.wait_for_selector('#panel[data-subject="unplaced"] .incident')
    assert HOSTILE in page.locator("#panel .when-where").inner_text()
    assert HOSTILE in page.locator("#panel .source").inner_text()


def test_hostile_tooltip(open_page: Opener) -> None:
    page = open_page(hostile()).page
    page.locator('.circle[data-code="XX-1"]').hover()
    assert page.locator(".leaflet-tooltip").inner_text() == f"{HOSTILE} · 1 incident"


def test_javascript_address_is_shown_and_not_linked(open_page: Opener) -> None:
    page = open_page(hostile(), address="#open=AF-HEL").page
    assert page.locator("#panel a").count() == 0
    assert (
        page.locator("#panel .unlinked").inner_text()
        == " · address not linked: javascript:alert(3)"
    )


def test_source_is_linked_without_telling_where_from(open_page: Opener) -> None:
    page = open_page(few(), address="#open=AF-HEL").page
    link = page.locator("#panel a").first
    assert link.get_attribute("href") == "https://example.org/a?b=c&d=e"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert page.locator("#panel .by").first.inner_text() == (
        "Morning Courier · 4 May 2021 · Fighting in the south"
    )


def test_policy_stops_what_is_injected(open_page: Opener) -> None:
    opened = open_page(few())
    opened.run(
        "() => { document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.hit=1\">');"
        " const s = document.createElement('script'); s.textContent = 'window.hit=2';"
        " document.body.append(s); }"
    )
    opened.page.wait_for_timeout(100)
    assert opened.run("() => window.hit === undefined")
    complaints = [fault for fault in opened.faults if "Content Security Policy" in fault]
    assert len(complaints) == 3  # the picture, its handler, the script
    opened.faults.clear()


def test_hostile_address_changes_nothing(open_page: Opener) -> None:
    opened = open_page(
        few(),
        address="#measure=__proto__&type=x,battles&status=y&from=2021-99-99&open=%3Cimg&q=%3Cimg%20src=x%3E&view=1",
    )
    state = opened.run("() => ({...geomap.state, types: [...geomap.state.types]})")
    assert state["measure"] == "incidents"
    assert state["types"] == [0]
    assert state["from"] is None
    assert state["open"] == ""
    assert opened.page.locator("#search").input_value() == "<img src=x>"


def test_without_scripts_the_sheet_is_shown(open_page: Opener) -> None:
    page = open_page(hostile(), about=PageAbout(title=HOSTILE), scripts=False).page
    assert page.locator(".paper svg").first.is_visible()
    assert page.locator(".paper h1").inner_text() == HOSTILE
    assert page.locator(".paper td").first.inner_text() == "2"
    assert "needs JavaScript" in page.locator("noscript").inner_text()
    assert not page.locator(".app").is_visible()


def test_old_browser_is_told(open_page: Opener) -> None:
    page = open_page(few(), before="delete window.DecompressionStream", ready=False).page
    page.locator("#message").wait_for()
    assert "lacks DecompressionStream" in page.locator("#message").inner_text()
    assert page.locator(".paper svg").first.is_visible()


def test_damaged_data_are_told(open_page: Opener) -> None:
    def cut(html: str) -> str:
        return re.sub(r'(id="geomap-core">.{200})[^<]*', r"\1", html)

    opened = open_page(few(), edit=cut, ready=False)
    opened.page.locator("#message").wait_for()
    assert "could not be read" in opened.page.locator("#message").inner_text()
    assert opened.page.locator(".paper svg").first.is_visible()
    assert opened.faults  # the reason is in the console, for whoever looks
    opened.faults.clear()
