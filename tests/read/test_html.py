"""Web pages: their article, what they say of themselves, and that none can stop a batch."""

import json
from pathlib import Path

import pytest
from effort import DOUBLING, work

from evals import html_bench
from geomap.read import html

from .reading import read

PAGES = html_bench.PAGES
FACTS = json.loads((PAGES / "facts.json").read_bytes())
WHOLE = sorted(FACTS.keys() - {"amp", "index"})
STORY = "<p>Two men were killed in the village on Monday, the police of the province said.</p>"
PLAIN = "Two men were killed in the village on Monday, the police of the province said.\n"


@pytest.mark.parametrize("name", WHOLE)
def test_the_article_and_nothing_else(name: str) -> None:
    data = (PAGES / f"{name}.html").read_bytes()
    expected = html_bench.sentences((PAGES / f"{name}.txt").read_text("utf-8"))
    assert html_bench.sentences(html_bench.with_geomap(data)) == expected


@pytest.mark.parametrize("name", FACTS)
def test_what_a_page_says_of_itself(name: str) -> None:
    (found,) = html.parse((PAGES / f"{name}.html").read_bytes())
    row = found["row"] | {"published": (found["row"]["published"] or "")[:10] or None}
    assert {key: row[key] for key in FACTS[name]} == FACTS[name]


def test_precision_and_recall_over_all_pages() -> None:
    got = html_bench.score(html_bench.with_geomap, rounds=1)
    assert got["recall"] == 1.0
    assert got["precision"] > 0.99


def test_a_page_becomes_a_report(tmp_path: Path) -> None:
    (report,), notes = read(tmp_path / "a.html", (PAGES / "wire.html").read_bytes())
    assert report.title == "Bomb kills five on minibus in north of Kabul"
    assert report.source == "Meridian Wire"
    assert (report.published, report.published_by) == ("2021-06-03", "metadata")
    assert report.language == "en"
    assert report.url == FACTS["wire"]["url"]
    assert report.text == (PAGES / "wire.txt").read_text("utf-8")
    assert notes == []


def test_a_page_without_an_article_is_named(tmp_path: Path) -> None:
    reports, notes = read(tmp_path / "a.html", (PAGES / "index.html").read_bytes())
    assert reports == []
    assert notes == [f"skipped: {html.NO_TEXT}"]


def test_the_day_of_the_last_change_is_taken_with_a_warning(tmp_path: Path) -> None:
    page = (
        f'<meta property="article:modified_time" content="2021-05-09T10:00:00Z"><h1>T</h1>{STORY}'
    )
    (report,), notes = read(tmp_path / "a.html", page)
    assert report.published == "2021-05-09"
    assert notes == [
        "warning: its only day, 2021-05-09, is that of its last change; give the right one with --published"
    ]


@pytest.mark.parametrize(
    ("path", "day"),
    [("2021/5/4/bomb", "2021-05-04"), ("2021/02/30/", None), ("2021/05/bomb", None)],
)
def test_the_day_of_a_permalink(tmp_path: Path, path: str, day: str | None) -> None:
    page = f'<link rel="canonical" href="https://b.example/{path}"><h1>T</h1>{STORY}'
    (report,), _ = read(tmp_path / "a.html", page)
    assert report.published == day


def test_a_page_that_a_browser_saved_as_one_file(tmp_path: Path) -> None:
    head = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://b.example/a\r\nMIME-Version: 1.0\r\n"
    kind = 'Content-Type: multipart/related; type="text/html"; boundary="--b"\r\n\r\n----b\r\n'
    part = "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    page = f"<h1>T</h1>{STORY}".replace(" in ", "=\r\n in ")
    (report,), notes = read(tmp_path / "a.mhtml", f"{head}{kind}{part}{page}\r\n----b--\r\n")
    assert (report.text, report.url, report.source) == (PLAIN, "https://b.example/a", "b.example")
    assert notes == []


def test_what_a_browser_saved_beside_a_page_is_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    (folder / "a_files").mkdir(parents=True)
    (folder / "a.html").write_text(f"<h1>T</h1>{STORY}")
    (folder / "a_files" / "frame.html").write_text(STORY.replace("Two", "Nine"))
    (report,), notes = read(folder)
    assert report.text == PLAIN
    assert notes == ["skipped: holds the pictures and scripts of the page that was saved beside it"]


def test_text_that_only_scripts_show_is_taken_from_json_ld(tmp_path: Path) -> None:
    body = "A mine killed a farmer in Logar province on Tuesday.\nThe police said so. " * 5
    told = {"@type": "NewsArticle", "headline": "Mine", "articleBody": body}
    page = f'<script type="application/ld+json">{json.dumps(told)}</script><div id="root"></div>'
    (report,), _ = read(tmp_path / "a.html", page)
    assert report.text.startswith(
        "A mine killed a farmer in Logar province on Tuesday.\n\nThe police"
    )
    assert report.title == "Mine"


def test_items_of_a_list_are_bullets(tmp_path: Path) -> None:
    page = f"<h1>T</h1>{STORY}<ul><li>One man died.</li><li>Two men fled.</li></ul>"
    (report,), _ = read(tmp_path / "a.html", page)
    assert report.text == PLAIN + "\n- One man died.\n- Two men fled.\n"


def test_a_table_keeps_the_rows_that_tell_something(tmp_path: Path) -> None:
    rows = "<tr><th>Day</th><th>What</th></tr><tr><td>4 May</td><td>A bomb killed two.</td></tr>"
    page = f"<h1>T</h1>{STORY}<table>{rows}<tr><td>5 May</td><td>12</td></tr></table>"
    (report,), _ = read(tmp_path / "a.html", page)
    assert report.text == PLAIN + "\n4 May | A bomb killed two.\n"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("windows-1251", "cp1251"), ("shift_jis", "cp932"), ("ISO-8859-1", "cp1252"), ("x", "utf-8")],
)
def test_the_declared_encoding_is_followed(tmp_path: Path, declared: str, encoding: str) -> None:
    words = {
        "cp1251": "Взрыв убил двоих.",
        "cp932": "爆弾で二人が死亡。",
        "cp1252": "Café “two” dead.",
    }
    text = words.get(encoding, "Café “two” dead.") * 3
    page = f'<meta charset="{declared}"><h1>T</h1><p>{text}</p>'
    (report,), notes = read(tmp_path / "a.html", page.encode(encoding))
    assert report.text == text + "\n"
    assert notes == []


def test_scripts_and_hidden_text_are_no_text(tmp_path: Path) -> None:
    hidden = (
        '<p hidden>A bomb killed nine people.</p><p style="display:none">Ten were shot dead.</p>'
    )
    page = f"<h1>T</h1>{STORY}<script>alert('A bomb killed six people.')</script>{hidden}"
    (report,), _ = read(tmp_path / "a.html", page)
    assert report.text == PLAIN


MANY = 100_000
HOSTILE = {
    "deep": "<div>" * MANY + STORY,
    "unclosed": "<b><i>" * MANY + STORY,
    "lists": "<ul><li>a" * MANY + STORY,
    "tables": STORY + "<table><tr><td>" * MANY,
    "attributes": "<div " + " ".join(f"a{i}=1" for i in range(1_000_000)) + ">" + STORY,
    "hidden attributes": '<div x=">" ' + " ".join(f"a{i}" for i in range(30_000)) + ">" + STORY,
    "links": "<a href=x>y</a> " * MANY + STORY,
    "metas": "<meta name=a content=b>" * MANY + STORY,
    "json": f'<script type="application/ld+json">{"[" * MANY}</script>' + STORY,
    "signs": "<" * 1_000_000 + STORY,
    "class": f'<div class="{"a-" * MANY}">' + STORY,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_bounded(tmp_path: Path, name: str) -> None:
    reports, notes = read(tmp_path / "a.html", f"<html><body>{STORY}{HOSTILE[name]}")
    assert reports or notes


def test_work_grows_with_the_page_and_no_faster() -> None:
    def lines(size: int) -> int:
        page = (STORY + "<div class=a><a href=x>y</a><br>z<br></div>") * size
        return work(lambda: list(html.parse(page.encode())))

    lines(1)  # what is loaded once
    assert lines(1_000) <= DOUBLING * lines(500)
