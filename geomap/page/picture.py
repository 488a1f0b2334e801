"""The map as a static picture for a report: SVG written here, PNG drawn from it; no browser needed.

PNG is drawn by resvg-py (1.4 MB, no system library, shapes Arabic script): cairosvg needs libcairo on the
machine and does not shape text, Pillow and matplotlib would need the drawing written a second time.
"""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from geomap.errors import UsageError
from geomap.model import Incident
from geomap.page import drawing, paper, payload, words
from geomap.page.about import PageAbout
from geomap.page.compose import account, check
from geomap.page.safe import html

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

KINDS = ("png", "svg")
WIDTH = 900  # pixels; a PNG has twice as many, for print
SIDE = 28
_PROBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'
    '<text x="2" y="16" font-size="16" font-family="sans-serif">{}</text></svg>'
)


def image(
    incidents: Sequence[Incident], provinces: "GeoDataFrame", about: PageAbout, kind: str
) -> bytes:
    """See `geomap.page.static_image`."""
    if kind not in KINDS:
        raise UsageError(f"no picture of kind {kind!r}: use one of {', '.join(KINDS)}")
    check(about)
    text = svg(payload.order(incidents), provinces, about)
    return text.encode() if kind == "svg" else _png(text)


def svg(rows: Sequence[Incident], provinces: "GeoDataFrame", about: PageAbout) -> str:
    """The picture as SVG: heading, map, legend, figures, and what the map does not say."""
    own = words.load(about.lang)
    places = provinces.sort_values("iso", ignore_index=True)
    rtl = own["dir"] == "rtl"
    drawn = drawing.draw(
        rows,
        places,
        about.measure,
        lambda value: words.number(own, value),
        width=WIDTH - 2 * SIDE,
        tallest=900,
        native=rtl,
    )
    title = about.title or str(own["title"])
    out = _Sheet(rtl)
    out.text(title, 26, weight=600)
    if about.subtitle:
        out.text(about.subtitle, 15, paper.SOFT)
    out.down += 12
    out.parts.append(f'<g transform="translate({SIDE} {out.down})">{paper.body(drawn)}</g>')
    out.down += drawn.height + 12
    _legend(out, drawn, about, own)
    out.text(_figures(rows, about, own), 13)
    out.text(str(own["not_verified"]), 13, weight=600)
    out.text(about.disclaimer or str(own["disclaimer"]), 11, paper.SOFT)
    if about.credits:
        out.text(f"{own['credits']}: {'; '.join(about.credits)}.", 11, paper.SOFT)
    height = out.down + SIDE - 8
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" role="img" font-family="{html(paper.FONTS)}">'
        f'<title>{html(title)}</title><rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'
        f"{''.join(out.parts)}</svg>\n"
    )


class _Sheet:
    """Text set line under line; `down` is where the next begins."""

    def __init__(self, rtl: bool) -> None:
        self.rtl = rtl
        self.down = SIDE
        self.parts: list[str] = []

    def text(self, text: str, size: int, fill: str = paper.INK, weight: int = 400) -> None:
        # A browser sets about 0.52 of the size a letter; 0.56 keeps broad fonts inside as well.
        for line in wrap(text, int((WIDTH - 2 * SIDE) / (size * 0.56)))[:6]:
            self.down += round(size * 1.35)
            x, anchor = (WIDTH - SIDE, "end") if self.rtl else (SIDE, "start")
            # Not every viewer knows `direction`; a mark at both ends does the same everywhere.
            mark = "\u200f" if self.rtl else ""
            self.parts.append(
                f'<text x="{x}" y="{self.down - round(size * 0.3)}" font-size="{size}" fill="{fill}" '
                f'font-weight="{weight}" text-anchor="{anchor}">{mark}{html(line)}{mark}</text>'
            )


def _legend(out: _Sheet, drawn: drawing.Drawing, about: PageAbout, own: Mapping[str, Any]) -> None:
    if not drawn.top:
        out.text(str(own["legend_none"]), 13)
        return
    out.text(str(own["legend_circles"]).replace("{measure}", own[about.measure]), 13, weight=600)
    groups, width, height = paper.nested(drawn, own)
    left = WIDTH - SIDE - width if out.rtl else SIDE
    out.parts.append(f'<g transform="translate({left} {out.down + 4})">{groups}</g>')
    out.down += height + 12


def _figures(rows: Sequence[Incident], about: PageAbout, own: Mapping[str, Any]) -> str:
    facts = account(rows, about, own)
    if about.measure != "incidents":
        facts.append((own[about.measure], paper.sum_text(rows, about.measure, own)))
    return " · ".join(f"{name}: {figure}" for name, figure in facts)


def _png(text: str) -> bytes:
    try:
        import resvg_py
    except ImportError:
        raise UsageError(
            "a PNG needs resvg-py: install it with pip install 'geomap[image]', or write an .svg"
        ) from None
    if resvg_py.svg_to_bytes(_PROBE.format("0")) == resvg_py.svg_to_bytes(_PROBE.format("")):
        raise UsageError(
            "this machine has no font to write a PNG with: install one (on Debian: apt-get install "
            "fonts-dejavu-core), or write an .svg"
        )
    return bytes(resvg_py.svg_to_bytes(text, width=2 * WIDTH))
