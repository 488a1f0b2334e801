"""The static picture: the same figures as the page, safe as XML, the same bytes each time."""

import re
import struct
import sys
from typing import Any
from xml.etree import ElementTree

import pytest

from geomap.errors import UsageError
from geomap.page import PageAbout, static_image

from .made import HOSTILE, SHOWN, TURNED, few, hostile, many, provinces

SVG = "{http://www.w3.org/2000/svg}"


def drawn(incidents: list[Any], **values: Any) -> ElementTree.Element:
    picture = static_image(incidents, provinces(), PageAbout(**values), "svg")
    return ElementTree.fromstring(picture)


def texts(root: ElementTree.Element) -> list[str]:
    return [node.text or "" for node in root.iter(f"{SVG}text")]


def test_hostile_text_is_text() -> None:
    root = drawn(hostile(), title=HOSTILE, subtitle=TURNED, disclaimer=HOSTILE)
    assert {node.tag.removeprefix(SVG) for node in root.iter()} <= {
        "svg", "title", "rect", "g", "path", "circle", "text",
    }  # fmt: skip
    assert root.findtext(f"{SVG}title") == HOSTILE
    found = texts(root)
    assert SHOWN in found
    assert HOSTILE.split(" ", maxsplit=1)[0] in " ".join(found)


def test_figures_are_those_of_the_page() -> None:
    root = drawn(few(), measure="fatalities", reports_read=5, set_aside=2)
    circles = [
        float(node.get("r", 0)) for node in root.iter(f"{SVG}circle") if node.get("data-bucket")
    ]
    assert len([r for r in circles if r]) == 2  # Helmand 12 and Farah 7; Kabul has 0
    assert circles[1] / circles[0] == pytest.approx((7 / 12) ** 0.5, abs=0.01)
    found = " ".join(texts(root))
    assert "12" in found
    assert "Incidents: 6 · Unplaced: 1" in found
    assert "Killed: 19+" in found
    assert "Incidents as reported, not verified." in found


def test_same_bytes_whatever_the_order() -> None:
    first = static_image(many(200), provinces(), PageAbout(), "svg")
    assert static_image(many(200)[::-1], provinces(), PageAbout(), "svg") == first


def test_names_do_not_lie_over_one_another() -> None:
    root = drawn(many(400))
    boxes = []
    for node in root.iter(f"{SVG}text"):
        if node.get("class") in {"strong", "weak"}:
            half = len(node.text or "") * 10 * 0.6 / 2
            x, y = float(node.get("x", 0)), float(node.get("y", 0))
            boxes.append((x - half, y - 6, x + half, y + 6))
    assert len(boxes) > 25
    for n, a in enumerate(boxes):
        for b in boxes[n + 1 :]:
            assert a[2] <= b[0] + 1 or a[0] >= b[2] - 1 or a[3] <= b[1] + 1 or a[1] >= b[3] - 1


def test_right_to_left_picture_is_set_from_the_right() -> None:
    root = drawn(few(), lang="fa-AF")
    lines = [n for n in root.iter(f"{SVG}text") if n.get("text-anchor") == "end"]
    assert lines
    assert all((n.text or "").startswith("\u200f") for n in lines)
    assert "هلمند" in texts(root)


@pytest.mark.parametrize("number", [0, 1])
def test_none_and_one(number: int) -> None:
    found = " ".join(texts(drawn(many(number, seed=3))))
    assert f"Incidents: {number}" in found
    assert ("Nothing to show" in found) == (number == 0)


def test_png() -> None:
    pytest.importorskip("resvg_py", reason="PNG needs the extra `image`")
    picture = static_image(few(), provinces(), PageAbout(), "png")
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    assert width == 1800
    assert 1000 < height < 3000


def test_png_without_its_library_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(UsageError, match=re.escape("pip install 'geomap[image]'")):
        static_image(few(), provinces(), PageAbout(), "png")


def test_png_without_a_font_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    resvg_py = pytest.importorskip("resvg_py", reason="PNG needs the extra `image`")
    monkeypatch.setattr(resvg_py, "svg_to_bytes", lambda text, **_: b"blank")
    with pytest.raises(UsageError, match="this machine has no font"):
        static_image(few(), provinces(), PageAbout(), "png")


def test_unknown_kind_is_refused() -> None:
    with pytest.raises(UsageError, match="no picture of kind 'gif': use one of png, svg"):
        static_image(few(), provinces(), PageAbout(), "gif")
