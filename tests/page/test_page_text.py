"""What is in the file, without a browser: nothing to run, nothing to load, the same bytes each time."""

import base64
import gzip
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.errors import UsageError
from geomap.page import PageAbout, edtf, render
from geomap.page.safe import html, link, plain

from .made import HOSTILE, SHOWN, TURNED, few, hostile, incident, many, provinces


def made(**values: Any) -> str:
    return render(hostile(), provinces(), PageAbout(**values))


def unpacked(page: str, name: str = "core") -> Any:
    block = re.search(f'<script type="application/gzip" id="geomap-{name}">([^<]*)</script>', page)
    assert block
    return json.loads(gzip.decompress(base64.b64decode(block[1])))


class Tags(HTMLParser):
    """Start tags of a page, with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_hostile_text_is_nowhere_in_the_file_as_it_came() -> None:
    page = made(title=HOSTILE, subtitle=HOSTILE, disclaimer=HOSTILE, made_at=HOSTILE, version="1")
    for piece in ("<img", "{{7*7}}", "{% x", "${alert", "</script>`", "javascript:alert"):
        assert piece not in page
    assert page.count("&#60;img src=x onerror=alert(1)&#62;&#123;&#123;7*7&#125;&#125;") >= 4
    assert ">49<" not in page


def test_hostile_text_travels_whole_in_the_packed_data() -> None:
    page = made()
    core = unpacked(page)
    assert core["types"][-1] == HOSTILE
    assert HOSTILE in [bucket[2] for bucket in core["buckets"]]
    helmand = [b[1] for b in core["buckets"]].index("AF-HEL")
    details = unpacked(page, f"details-{helmand}")
    assert details["title"] == [[HOSTILE], []]
    assert details["actor2"][0] == SHOWN
    assert "url" not in details
    assert details["unlinked"][0] == ["javascript:alert(3)"]


def test_the_file_loads_nothing() -> None:
    parser = Tags()
    parser.feed(made())
    for tag, attributes in parser.found:
        assert tag not in {"iframe", "object", "embed", "img", "base", "form"}
        assert "src" not in attributes
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        if "href" in attributes:
            assert attributes["href"] == "data:,"


def test_policy_holds_the_hash_of_every_script_and_style_and_nothing_else() -> None:
    page = made()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy
    parts = dict(part.split(" ", 1) for part in policy[1].split("; "))
    assert parts["default-src"] == "'none'"
    assert parts["img-src"] == "data:"
    for kind in ("script", "style"):
        texts = re.findall(f"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        hashes = [base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() for t in texts]
        assert parts[f"{kind}-src"].split() == [f"'sha256-{h}'" for h in hashes]


def test_same_bytes_whatever_the_order() -> None:
    about = PageAbout(title="A map", reports_read=3)
    first = render(many(300), provinces(), about)
    assert first == render(many(300)[::-1], provinces(), about)
    assert first == render(many(300), provinces().iloc[::-1], about)


def test_nothing_in_the_file_but_what_was_given() -> None:
    page = render(few(), provinces(), PageAbout(version="1.2.3", made_at="at noon"))
    assert "Made at noon with geomap 1.2.3." in page
    assert "Made" not in re.sub(r"<script.*?</script>", "", made(), flags=re.DOTALL)


def test_a_thousand_incidents_stay_small() -> None:
    assert len(render(many(1000), provinces(), PageAbout()).encode()) < 700_000


@pytest.mark.parametrize(
    ("wanted", "level", "text"),
    [
        ("full", None, "At least 100 people were killed near Lashkar Gah on Monday."),
        ("auto", None, "At least 100 people were killed near Lashkar Gah on Monday."),
        ("excerpt", 60, "At least 100 people were killed near Lashkar Gah on Monday."),
        ("none", 0, None),
    ],
)
def test_as_much_text_as_asked_for(wanted: str, level: int | None, text: str | None) -> None:
    page = render(few(), provinces(), PageAbout(embed_text=wanted))
    core = unpacked(page)
    assert core["excerpt"] == level
    helmand = [b[1] for b in core["buckets"]].index("AF-HEL")
    quotes = unpacked(page, f"details-{helmand}").get("quote")
    assert (quotes[0][0] if quotes else None) == text


def test_excerpt_ends_at_a_word() -> None:
    page = render(many(1), provinces(), PageAbout(embed_text="excerpt"))
    core = unpacked(page)
    quote = unpacked(page, f"details-{core['columns']['bucket'][0]}")["quote"][0][0]
    assert quote.endswith("…")
    assert len(quote) <= 61
    assert many(1)[0].notes.startswith(quote[:-1] + " ")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"measure": "cows"}, "unknown measure 'cows': use one of incidents, fatal_incidents"),
        ({"embed_text": "some"}, "unknown amount of text 'some': use one of auto, full"),
        ({"lang": "xx"}, "the page has no words in 'xx'; it has en, fa-AF"),
        ({"tiles": "No.Such"}, "unknown tile provider 'No.Such'"),
        ({"tiles": "OpenStreetMap.Mapnik"}, "must not be embedded"),
        ({"tiles": "Thunderforest.Landscape"}, "needs a key"),
    ],
)
def test_unknown_options_are_refused_with_what_is_known(
    values: dict[str, Any], message: str
) -> None:
    with pytest.raises(UsageError, match=re.escape(message)):
        made(**values)


def test_tiles_widen_the_policy_by_their_host_only() -> None:
    page = made(tiles="Esri.WorldGrayCanvas")
    assert "img-src data: https://server.arcgisonline.com;" in page
    assert "Tiles \\u0026copy; Esri" in page


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JAVASCRIPT:alert(1)", " https://example.org", "data:text/html,x",
        "file:///etc", "//example.org", "https://", "http:///x", "https://exa mple.org", "", None,
        'https://e.org/"onx=', "https://[::1", "vbscript:x", "https://e.org/\u202e",
    ],
)  # fmt: skip
def test_only_plain_web_addresses_are_linked(address: str | None) -> None:
    assert link(address) is None


@pytest.mark.parametrize("address", ["https://example.org/a?b=c&d=%20#e", "HTTP://example.org"])
def test_web_addresses_are_linked(address: str) -> None:
    assert link(address) == address


def test_hidden_characters_are_shown() -> None:
    assert plain(TURNED) == SHOWN
    assert plain("می‌رود\n\t") == "می‌رود\n\t"


@given(st.text())
def test_html_has_no_character_that_means_something(text: str) -> None:
    assert not set("<>\"'{}`") & set(html(text))
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("1970-01-01", (0, 0)),
        ("2021-05-03", (18750, 18750)),
        ("2021-05", (18748, 18778)),
        ("2021", (18628, 18992)),
        ("XXXX-05-03", None),
        ("2021-02-30", None),
        ("0000-01-01", None),
        ("", None),
        (None, None),
        ("2021-05-03\n", None),
    ],
)
def test_days_of_a_written_date(written: str | None, days: tuple[int, int] | None) -> None:
    assert edtf.days(written) == days


def test_what_is_not_counted_is_not_on_the_page() -> None:
    page = render([incident(1, status="negated")], provinces(), PageAbout())
    assert unpacked(page)["columns"]["bucket"] == []
