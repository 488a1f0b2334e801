"""Filters in a real browser, against a recomputation with pandas: map, table, bars, list, address."""

import re
import unicodedata
from typing import Any

import pandas as pd
import pytest

from geomap.join import COUNTS, count
from geomap.page import PageAbout, edtf

from .conftest import Opened, Opener
from .made import SUBTYPES, counted, few, many, provinces

pytestmark = pytest.mark.browser

TYPES = list(SUBTYPES)
STATUSES = ["occurred", "ongoing", "claimed"]
INCIDENTS = many(400)
APRIL_10, APRIL_20 = 18727, 18737


def folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    """The incidents as a table of their own, from the records and not from the page."""
    rows = []
    for i in INCIDENTS:
        span = edtf.span(i.date_start, i.date_end)
        families = i.displaced_unit == "families"
        texts = (i.location, i.admin1_name, i.actor1, i.actor2, i.notes, i.event_type, *i.sources)
        rows.append(
            {
                "admin1": i.admin1 or "unplaced",
                "type": TYPES.index(i.event_type),
                "status": STATUSES.index(i.status),
                "first": span[0] if span else None,
                "last": span[1] if span else None,
                "text": folded(" ".join(filter(None, texts))),
                "incidents": 1,
                "fatal_incidents": int((i.fatalities or 0) > 0),
                "fatalities": i.fatalities or 0,
                "injured": i.injured or 0,
                "displaced_persons": 0 if families else i.displaced or 0,
                "displaced_families": i.displaced or 0 if families else 0,
            }
        )
    return pd.DataFrame(rows)


def kept(frame: pd.DataFrame, state: dict[str, Any]) -> pd.DataFrame:
    """Rows that fit a state of the page."""
    fits = pd.Series(True, index=frame.index)
    if "types" in state:
        fits &= frame["type"].isin(state["types"])
    if "statuses" in state:
        fits &= frame["status"].isin(state["statuses"])
    if "from" in state:
        fits &= frame["last"] >= state["from"]
    if "to" in state:
        fits &= frame["first"] <= state["to"]
    for word in folded(state.get("query", "")).split():
        fits &= frame["text"].str.contains(word, regex=False)
    return frame[fits]


def shown(opened: Opened) -> dict[str, Any]:
    """What the page shows: figures of table and circles, bars, total, list, unplaced."""
    found: dict[str, Any] = opened.run(
        """() => {
        const cells = {};
        for (const row of document.querySelectorAll('#table tbody tr')) {
            cells[row.dataset.code] = {};
            for (const cell of row.querySelectorAll('td')) {
                cells[row.dataset.code][cell.dataset.measure] = +cell.dataset.value;
            }
        }
        const circles = {};
        for (const node of document.querySelectorAll('.circle')) {
            circles[node.dataset.code] = +node.dataset.value;
        }
        const bars = [...document.querySelectorAll('.bars .bar:not(.out)')]
            .map((b) => [b.dataset.day, +b.dataset.value]);
        return { cells, circles, bars,
            total: [...document.querySelectorAll('#table tfoot td')].map((c) => +c.dataset.value),
            unplaced: document.querySelector('#unplaced b').textContent,
            legend: document.querySelector('#legend').textContent,
            paper: [...document.querySelectorAll('#paper .spots circle')].map((c) => +c.getAttribute('r')),
            rows: [...document.querySelectorAll('#panel article')].length,
            hash: location.hash };
        }"""
    )
    return found


def agrees(opened: Opened, frame: pd.DataFrame, state: dict[str, Any], measure: str) -> None:
    rows = kept(frame, state)
    seen = shown(opened)
    sums = rows.groupby("admin1")[list(COUNTS)].sum()
    cells = {
        code: values
        for code, values in seen["cells"].items()
        if code != "unplaced" or any(values.values())
    }
    assert cells == {
        str(code): {k: int(v) for k, v in row.items()} for code, row in sums.iterrows()
    }
    assert seen["total"] == [int(rows[c].sum()) for c in COUNTS]
    placed = {code: value for code, value in seen["circles"].items() if value}
    wanted = sums[measure].drop("unplaced", errors="ignore")
    assert placed == {str(code): int(value) for code, value in wanted.items() if value}
    assert int(seen["unplaced"]) == int((rows["admin1"] == "unplaced").sum())
    bars: dict[str, int] = {}
    for first, value in rows.dropna(subset=["first"])[["first", measure]].to_numpy(int).tolist():
        bars[edtf.iso(first)] = bars.get(edtf.iso(first), 0) + value
    assert {day: v for day, v in seen["bars"] if v} == {day: v for day, v in bars.items() if v}
    if len(wanted) and wanted.max() > 0:
        assert f"{int(wanted.max()):,}" in seen["legend"]


STATES: list[dict[str, Any]] = [
    {},
    {"types": [0]},
    {"types": [1, 3, 5], "statuses": [0]},
    {"statuses": [2]},
    {"from": APRIL_10, "to": APRIL_20},
    {"from": APRIL_20},
    {"to": APRIL_10, "types": [2]},
    {"query": "kabul"},
    {"query": "VALLEY radio"},
    {"query": "police", "types": [0, 1], "from": APRIL_10},
    {"query": "no such word"},
]


def test_every_filter_and_measure_agrees_with_pandas(
    open_page: Opener, frame: pd.DataFrame
) -> None:
    opened = open_page(INCIDENTS)
    fresh: dict[str, Any] = {"types": [], "statuses": [], "from": None, "to": None, "query": ""}
    for number, state in enumerate(STATES):
        measure = COUNTS[number % len(COUNTS)]
        opened.change(**(fresh | state | {"measure": measure}))
        agrees(opened, frame, state, measure)


def test_table_equals_the_joined_provinces(open_page: Opener) -> None:
    joined = count(INCIDENTS, provinces())
    opened = open_page(INCIDENTS, about=PageAbout(measure="fatalities"))
    cells = shown(opened)["cells"]
    expected = {
        row["iso"]: {c: row[c] for c in COUNTS}
        for row in joined.to_dict("records")
        if row["incidents"]
    }
    assert {code: values for code, values in cells.items() if code != "unplaced"} == expected


def test_controls_and_address_change_together_and_clear(
    open_page: Opener, frame: pd.DataFrame
) -> None:
    opened = open_page(INCIDENTS)
    page = opened.page
    before = page.locator("#table").inner_text()
    page.locator("#types .chip", has_text="Battles").click()
    page.locator("#statuses .chip", has_text="Ongoing").click()
    page.locator("#from").fill("2021-04-10")
    page.locator("#search").fill("market")
    page.locator("label[for=measure-fatalities]").click()
    page.wait_for_timeout(400)
    state = {"types": [0], "statuses": [1], "from": APRIL_10, "query": "market"}
    agrees(opened, frame, state, "fatalities")
    assert (
        shown(opened)["hash"]
        == "#measure=fatalities&from=2021-04-10&type=battles&status=ongoing&q=market"
    )
    rows = len(kept(frame, state))
    assert page.locator("#shown").inner_text() == f"{rows} of 400 incidents shown"
    assert (
        page.locator(".paper-filter").text_content()
        == "Shown: 10–30 Apr 2021 · Battles · Ongoing · “market”"
    )
    page.locator("#reset").click()
    page.locator("label[for=measure-incidents]").click()
    assert page.locator("#table").inner_text() == before
    assert shown(opened)["hash"] == ""
    assert page.locator("#search").input_value() == ""
    assert not page.locator("#reset").is_visible()


def test_address_restores_what_is_chosen(open_page: Opener, frame: pd.DataFrame) -> None:
    address = (
        "#measure=injured&view=shaded&from=2021-04-10&to=2021-04-20&type=battles,riots"
        "&status=occurred&q=road&open=AF-KAB"
    )
    opened = open_page(INCIDENTS, address=address)
    state = {"types": [0, 4], "statuses": [0], "from": APRIL_10, "to": APRIL_20, "query": "road"}
    agrees(opened, frame, state, "injured")
    page = opened.page
    assert page.locator("#measure-injured").is_checked()
    assert page.locator('[data-view="shaded"]').get_attribute("aria-pressed") == "true"
    assert page.locator("#from").input_value() == "2021-04-10"
    assert page.locator("#search").input_value() == "road"
    assert page.locator("#panel-title").inner_text().startswith("Kabul")
    rows = kept(frame, state)
    assert page.locator("#panel article").count() == int((rows["admin1"] == "AF-KAB").sum())
    assert shown(opened)["hash"] == address
    page.evaluate("location.hash = '#type=riots'")
    page.wait_for_timeout(300)
    agrees(opened, frame, {"types": [4]}, "incidents")
    assert not page.locator("#panel").is_visible()


def test_brush_on_the_histogram(open_page: Opener, frame: pd.DataFrame) -> None:
    opened = open_page(INCIDENTS)
    page = opened.page
    box = page.locator("#histogram svg").bounding_box()
    assert box
    step = box["width"] / 30
    page.mouse.move(box["x"] + 9.5 * step, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + 15 * step, box["y"] + 30)
    page.mouse.move(box["x"] + 19.5 * step, box["y"] + 30)
    page.mouse.up()
    page.wait_for_timeout(100)
    agrees(opened, frame, {"from": APRIL_10, "to": APRIL_20}, "incidents")
    page.mouse.click(box["x"] + 3, box["y"] + 30)  # a click clears the choice
    page.wait_for_timeout(100)
    agrees(opened, frame, {}, "incidents")


def test_panel_lists_newest_first_and_all_of_them(open_page: Opener) -> None:
    iso = next(i.admin1 for i in INCIDENTS if i.date_start is None and i.admin1)
    page = open_page(INCIDENTS, address=f"#open={iso}").page
    wanted = [i for i in INCIDENTS if i.admin1 == iso]
    while page.locator("#panel .more").count():
        page.locator("#panel .more").click()
        page.wait_for_timeout(50)
    assert page.locator("#panel article").count() == len(wanted)
    days = page.locator("#panel .when-where b").all_inner_texts()
    known = [int(re.findall(r"\d+", day)[0]) for day in days if "2021" in day]
    assert known == sorted(known, reverse=True)
    assert days[-1] == "Date unknown"


def test_conflicting_figures_stand_side_by_side(open_page: Opener) -> None:
    page = open_page(few(), address="#open=AF-HEL").page
    claims = page.locator("#panel .claims")
    assert claims.locator("h4").inner_text() == "Conflicting figures"
    assert [text.split("\n") for text in claims.locator("li").all_inner_texts()] == [
        ["100+ killed", "armed groups", "Ministry of Defense", "Morning Courier"],
        ["12 killed", "armed groups", "Governor", "Valley Radio"],
        ["denied", "Taliban", "Valley Radio"],
    ]
    assert page.locator("#panel mark").all_inner_texts() == ["At least 100", "governor", "12"]
    entry = page.locator("#panel article").first
    assert entry.locator(".when-where").inner_text() == "3–4 May 2021 · Lashkar Gah, Helmand"
    assert entry.locator(".precision").inner_text() == (
        "the day is known · near the place, or in its district"
    )
    assert entry.locator(".toll").inner_text().split("\n") == [
        "12 to 100 killed", "1,000 families displaced", "Figures conflict",
    ]  # fmt: skip
    assert "2 independent sources" in entry.inner_text()
    other = page.locator("#panel article").nth(1)
    assert "Possibly the same incident" in other.locator(".twin").inner_text()


def test_nothing_is_lost(open_page: Opener) -> None:
    incidents = few()
    opened = open_page(incidents)
    page = opened.page
    seen = shown(opened)
    assert seen["total"][0] == len(counted(incidents)) == 6
    assert seen["unplaced"] == "1"
    assert {code: v["incidents"] for code, v in seen["cells"].items()} == {
        "AF-HEL": 2, "AF-FRA": 1, "AF-KAB": 1, "PK-KP": 1, "unplaced": 1,
    }  # fmt: skip
    assert seen["circles"]["PK-KP"] == 1
    assert page.locator("#undated").inner_text() == "1 without a date"
    page.locator("#unplaced").click()
    assert page.locator("#panel .when-where").inner_text() == "1 May, year unknown · an airfield"


def test_null_is_not_nought(open_page: Opener) -> None:
    page = open_page(few()).page

    def told(measure: str) -> dict[str | None, str]:
        return {
            row.get_attribute("data-code"): row.locator(f'[data-measure="{measure}"]').inner_text()
            for row in page.locator("#table tbody tr").all()
        }

    assert told("fatalities") == {
        "AF-HEL": "12+", "AF-FRA": "7", "AF-KAB": "0", "PK-KP": "–", "unplaced": "–",
    }  # fmt: skip
    assert page.locator("#value-fatalities").inner_text() == "19+"
    # Few incidents displace anybody: a sum is no "at least" for those that tell of none.
    assert told("displaced_families") == {
        "AF-HEL": "1,000", "AF-FRA": "–", "AF-KAB": "–", "PK-KP": "–", "unplaced": "–",
    }  # fmt: skip


def test_zoomed_in_towns_have_symbols_and_the_rest_stays_with_the_province(
    open_page: Opener,
) -> None:
    opened = open_page(few())
    assert opened.page.locator(".spot").count() == 0
    opened.run("() => geomap.map.setView([31.6, 64.3], geomap.home + 3, {animate: false})")
    page = opened.page
    page.wait_for_selector(".spot")
    labels = [b.get_attribute("aria-label") for b in page.locator(".spot-box").all()]
    assert labels == [
        "Lashkar Gah: 1 incident. Open the list of incidents.",
        "Nad Ali: 1 incident. Open the list of incidents.",
    ]
    assert "hollow" in str(page.locator(".spot .symbol").first.get_attribute("class"))
    assert "hollow" not in str(page.locator(".spot .symbol").nth(1).get_attribute("class"))
    assert page.locator('.circle[data-code="AF-HEL"]').get_attribute("data-value") == "0"
    assert page.locator('.circle[data-code="AF-FRA"]').get_attribute("data-value") == "1"
    page.locator(".spot-box").nth(1).click()
    assert page.locator("#panel-title").inner_text() == "Nad Ali"
    assert page.locator("#panel article").count() == 1


@pytest.mark.parametrize(("number", "text"), [(0, "0 incidents"), (1, "1 incident")])
def test_none_and_one(open_page: Opener, number: int, text: str) -> None:
    opened = open_page(many(number, seed=3))
    assert opened.page.locator("#shown").inner_text() == text
    assert opened.page.locator(".area").count() == 34
    assert opened.page.locator("#when").is_visible() == bool(number)


def test_embedded_page_is_the_map_alone(open_page: Opener) -> None:
    page = open_page(INCIDENTS, address="?embed", size=(640, 420)).page
    assert page.locator("#map_geomap, .folium-map").first.is_visible()
    assert page.locator("#unplaced").is_visible()
    for part in ("#filters-title", "#table", ".foot"):
        assert not page.locator(part).is_visible()
    assert page.evaluate("document.documentElement.scrollHeight") == 420


def test_shades_have_at_most_five_classes_with_whole_breaks(open_page: Opener) -> None:
    opened = open_page(INCIDENTS, address="#view=shaded")
    keys = opened.page.locator("#legend li").all_inner_texts()
    assert keys[0] == "0"
    assert len(keys) == 6
    assert all(re.fullmatch(r"\d+(–\d+)?", key) for key in keys)
    assert "raw counts" in opened.page.locator("#legend").inner_text()
    classes = opened.run("() => geomap.classesOf([0, 1, 1, 2, 2, 3, 8, 9, 40, 41, 90])")
    assert classes == [[1, 1], [2, 2], [3, 8], [9, 40], [41, 90]]
    assert opened.run("() => geomap.classesOf([0, 0, 7])") == [[7, 7]]
