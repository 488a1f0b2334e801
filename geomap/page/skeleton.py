"""The page's frame: a folium map made self-contained, set into the template, locked by its policy.

folium compiles what it renders as a template a second time, and its popups, tooltips and labels run
markup as code. So folium gets numbers and options of ours only: where the map opens, how far it
zooms, which tiles. No text from a report, a file name or a gazetteer is ever an argument of it.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from geomap.errors import UsageError

if TYPE_CHECKING:
    import folium

# Files of the page by the names that stand in for links; each is read from this package.
STYLES = ("vendor/leaflet/leaflet.css", "style.css", "print.css")
SCRIPTS = (
    "vendor/leaflet/leaflet.js",
    "script/base.js",
    "script/data.js",
    "script/filters.js",
    "script/legend.js",
    "script/names.js",
    "script/countries.js",
    "script/map.js",
    "script/symbols.js",
    "script/histogram.js",
    "script/table.js",
    "script/details.js",
    "script/panel.js",
    "script/paper.js",
    "script/main.js",
)
_TILES = "Esri.WorldGrayCanvas"  # an example in messages: needs no key
_SLOT = re.compile(r"\[\[([a-z_.]+)\]\]")
_INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)
_URL = re.compile(r"url\(([^)]*)\)")
MAX_ZOOM = 11  # a province fills a screen at 8 to 9; deeper there is nothing more to see


@cache
def read(name: str) -> str:
    """A file of the page (template, style, script, vendored library), by its path in this package."""
    return (files("geomap.page") / name).read_text(encoding="utf-8")


def frame(
    slots: Mapping[str, str], bounds: tuple[float, float, float, float], tiles: str | None
) -> str:
    """The whole page.

    Args:
        slots: what fills each `[[name]]` of template.html, already safe as HTML. Each is filled
            once: text that looks like a slot, a Jinja expression or a tag stays text.
        bounds: west, south, east, north of the opening view, in degrees.
        tiles: name of a provider known to xyzservices, or None.

    Returns:
        HTML with everything inside and a policy (CSP) that allows nothing else.

    Raises:
        UsageError: the tile provider is not known, needs a key, or forbids such use.
    """
    parts, host = _folium_parts(bounds, tiles)
    filled = {**slots, **parts, "csp": "[[csp]]"}
    page = _SLOT.sub(lambda match: filled[match.group(1)], read("template.html"))
    return page.replace("[[csp]]", _policy(page, host), 1)


def _folium_parts(
    bounds: tuple[float, float, float, float], tiles: str | None
) -> tuple[dict[str, str], str | None]:
    """The pieces that folium renders: styles, scripts, the map's element, and the call that opens it."""
    import folium
    from branca.element import CssLink, Figure, JavascriptLink

    class PageMap(folium.Map):
        """folium's map cut down to vendored Leaflet and the page's own files."""

        default_js = [(name, f"page:{name}") for name in SCRIPTS]  # noqa: RUF012
        default_css = [(name, f"page:{name}") for name in STYLES]  # noqa: RUF012

    west, south, east, north = bounds
    page_map = PageMap(
        location=[(south + north) / 2, (west + east) / 2],
        tiles=None,
        zoom_start=5,
        zoom_control=False,  # the page adds it, with names in its own language
        maxZoom=MAX_ZOOM,
        zoomSnap=0.25,
        zoomDelta=0.5,
        wheelPxPerZoomLevel=120,
        bounceAtZoomLimits=False,
    )
    page_map._id = "geomap"  # random ids would make every page differ from the last
    # The page's script fits the bounds: folium's own fitting is animated and would undo an early move.
    host = _add_tiles(page_map, tiles) if tiles else None
    for number, child in enumerate(page_map._children.values()):
        child._id = f"geomap_{number}"
    figure = page_map.get_root()
    assert isinstance(figure, Figure)  # noqa: S101 - folium gives every map one
    page_map.render()  # type: ignore[no-untyped-call]
    scripts: list[str] = []
    styles: list[str] = []
    for name, element in figure.header._children.items():
        if isinstance(element, JavascriptLink | CssLink):
            kind = scripts if isinstance(element, JavascriptLink) else styles
            kind.append(_vendored(element.url))
        elif name not in {"meta_http", page_map.get_name()}:
            # meta_http and folium's own styles are the template's business; all else is news.
            raise UsageError(f"folium rendered {name!r}, which the page does not know")
    return {
        "styles": "".join(f"<style>{text}</style>\n" for text in styles),
        "scripts": "".join(f"<script>{text}</script>\n" for text in scripts),
        "map": figure.html.render(),
        "open": f"<script>{figure.script.render()}</script>",
    }, host


def _vendored(url: str) -> str:
    """The text of a linked file of the page; anything from elsewhere is refused."""
    scheme, _, name = url.partition(":")
    if scheme != "page":
        raise UsageError(f"the page must not load {url}: it is to work without a network")
    text = read(name)
    if name.endswith(".css"):
        # The pictures of Leaflet's style sheet are for controls that the page does not have.
        return _URL.sub(lambda m: m.group() if m.group(1).startswith("data:") else "none", text)
    return text


def _add_tiles(page_map: "folium.Map", tiles: str) -> str:
    """Add a tile layer and return the origin that the policy must allow."""
    import folium
    import xyzservices.providers

    provider: Any
    try:
        provider = xyzservices.providers.query_name(tiles)
    except ValueError:
        raise UsageError(
            f"unknown tile provider {tiles!r}: use a name of xyzservices, for example {_TILES}"
        ) from None
    if provider.requires_token():
        raise UsageError(f"tile provider {tiles!r} needs a key; choose one that does not")
    if provider.name.startswith("OpenStreetMap"):
        raise UsageError(
            "the tiles of openstreetmap.org must not be embedded in pages that are passed on "
            f"(its tile usage policy); choose another provider, for example {_TILES}"
        )
    folium.TileLayer(tiles=provider, control=False, max_zoom=MAX_ZOOM).add_to(page_map)
    address = urlsplit(provider.build_url(scale_factor="").replace("{s}", "*"))
    return f"{address.scheme}://{address.netloc}"


def _policy(page: str, host: str | None) -> str:
    """Content security policy: this page's own scripts and styles by hash, and nothing else."""
    hashes: dict[str, list[str]] = {"script": [], "style": []}
    for kind, text in _INLINE.findall(page):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        hashes[kind].append(f"'sha256-{digest}'")
    images = " ".join(filter(None, ("data:", host)))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(hashes['script'])}",
            f"style-src {' '.join(hashes['style'])}",
            f"img-src {images}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
