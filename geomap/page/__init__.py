"""The map page: one self-contained HTML file that works offline and runs nothing it was not made with.

`render` is called with incidents and the provinces that `geomap.join` counted.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geomap.page.about import CREDITS, EMBED_TEXT, MEASURES, PageAbout

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geomap.model import Incident

__all__ = ["CREDITS", "EMBED_TEXT", "MEASURES", "PageAbout", "render", "static_image"]


def render(incidents: "Sequence[Incident]", provinces: "GeoDataFrame", about: PageAbout) -> str:
    """Make the map page.

    Args:
        incidents: merged incidents in any order; only counted ones are shown (codebook section 2).
        provinces: boundaries in WGS 84 with `iso`, `name`, `native_name`, `country`, `pcode`, `pcode_set`,
            `label_lon`, `label_lat`, as `geomap.join.join` gives them. Incidents whose province is not
            among them are shown at their point and listed as elsewhere.
        about: titles, options and the figures of the footer.

    Returns:
        HTML; the same bytes for the same arguments, whatever the order of the incidents.

    Raises:
        UsageError: the measure, the language, the amount of text or the tile provider is not known.
    """
    from geomap.page.compose import page

    return page(incidents, provinces, about)


def static_image(
    incidents: "Sequence[Incident]", provinces: "GeoDataFrame", about: PageAbout, kind: str
) -> bytes:
    """Make the same map as a static picture, without a browser.

    Args:
        incidents: as for `render`.
        provinces: as for `render`.
        about: as for `render`; `tiles` and `embed_text` do nothing here.
        kind: `svg`, or `png` (1800 pixels wide; needs resvg-py, as in `pip install 'geomap[image]'`).

    Returns:
        The bytes of the picture; those of an SVG are the same for the same arguments on any machine,
        those of a PNG depend on its fonts.

    Raises:
        UsageError: the kind, the measure or the language is not known, or a PNG cannot be drawn here.
    """
    from geomap.page.picture import image

    return image(incidents, provinces, about, kind)
