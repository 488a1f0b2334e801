"""What the map page says about itself: titles, options and the figures of its footer."""

from dataclasses import dataclass

MEASURES = (
    "incidents",
    "fatal_incidents",
    "fatalities",
    "injured",
    "displaced_persons",
    "displaced_families",
)
"""What a page can map; people and families displaced are never added up (codebook section 6)."""

EMBED_TEXT = ("auto", "full", "excerpt", "none")
CREDITS = ("Natural Earth (boundaries, public domain)", "GeoNames (place names, CC BY 4.0)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAbout:
    """Everything on the page that is not an incident or a province.

    Args:
        title: heading of the page; None for the page's own words for "Incident map".
        subtitle: a line under the heading, or None.
        measure: what is mapped when the page opens, one of `MEASURES`.
        disclaimer: replaces the page's own words on boundaries and names; None keeps them.
        tiles: name of a tile provider known to xyzservices ("Esri.WorldGrayCanvas"), or None: then the
            page makes no request at all. The page's content policy is widened to that host only.
        embed_text: how much report text the page carries: `full` sentences, an `excerpt` of
            each, `none`, or `auto`: full while the page stays small, else excerpts.
        lang: language of the page's own words, one of `geomap.page.words.languages()`.
        window: first and last day of what was read (ISO 8601), or None to take the incidents'.
        reports_read: number of reports read, or None when not known.
        set_aside: number of event mentions that were not counted, or None when not known.
        version: version of geomap that made the page.
        made_at: when the page was made, as text, or None to leave it out (byte-stable output).
        credits: sources of boundaries and place names with their licenses.
    """

    title: str | None = None
    subtitle: str | None = None
    measure: str = "incidents"
    disclaimer: str | None = None
    tiles: str | None = None
    embed_text: str = "auto"
    lang: str = "en"
    window: tuple[str, str] | None = None
    reports_read: int | None = None
    set_aside: int | None = None
    version: str = ""
    made_at: str | None = None
    credits: tuple[str, ...] = CREDITS
