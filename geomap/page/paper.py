"""The printed sheet: the drawing as SVG, its legend and the table; also shown where scripts are off.

Looks are given twice: as attributes, which hold in any viewer of a saved picture, and by print.css, which
has the last word in the page (light, dark and paper).
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from geomap.model import Incident
from geomap.page import payload
from geomap.page.about import PageAbout
from geomap.page.drawing import Drawing, legend_values, radius, value
from geomap.page.safe import html
from geomap.page.words import number

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

FONTS = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"
ROWS = 80  # rows of the table that fit on two sheets with the map
INK, SOFT, COUNT, LAND = "#1c1f22", "#4d5257", "#14708f", "#faf9f6"
BORDER, OUTLINE, LEAD = "#c9c4ba", "#85807a", "#8d8981"


def svg(drawing: Drawing, label: str) -> str:
    """The drawing as one SVG element.

    Args:
        drawing: the laid out map.
        label: what the picture shows, for a screen reader.
    """
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {drawing.width} {drawing.height}" '
        f'role="img" aria-label="{html(label)}" data-room="{min(drawing.width, drawing.height)}">'
        f"{body(drawing)}</svg>"
    )


def body(drawing: Drawing) -> str:
    """The groups of the drawing: areas, outlines, circles, and what is written."""
    areas = "".join(f'<path d="{d}"/>' for d in drawing.areas)
    outlines = "".join(f'<path d="{d}"/>' for d in drawing.outlines)
    spots = "".join(
        f'<circle data-bucket="{s.bucket}" cx="{s.x}" cy="{s.y}" r="{s.radius}"/>'
        for s in drawing.spots
    )
    written = "".join(
        f'<text class="{t.kind}" x="{t.x}" y="{t.y}" font-size="{t.size}" {_WRITTEN[t.kind]}>'
        f"{html(t.text)}</text>"
        for t in drawing.labels
    )
    return (
        f'<g class="areas" fill="{LAND}" stroke="{BORDER}" stroke-width="0.7">{areas}</g>'
        f'<g class="outlines" fill="none" stroke="{OUTLINE}" stroke-width="1.3">{outlines}</g>'
        f'<g class="spots" fill="{COUNT}" fill-opacity="0.88" stroke="#ffffff">{spots}</g>'
        f'<g class="names" text-anchor="middle" dominant-baseline="central">{written}</g>'
    )


_HALO = 'stroke="#ffffff" stroke-width="2.5" stroke-opacity="0.9" paint-order="stroke"'
_WRITTEN = {
    "count": 'fill="#ffffff" font-weight="600"',
    "strong": f'fill="{INK}" {_HALO}',
    "weak": f'fill="{SOFT}" {_HALO}',
}


def nested(drawing: Drawing, words: Mapping[str, Any]) -> tuple[str, int, int]:
    """Nested circles that stand on one line, each with its value, as SVG groups.

    The same drawing as `nestedCircles` in script/legend.js.

    Returns:
        The groups, and their width and height in pixels.
    """
    chosen = legend_values(drawing.top)
    big = radius(drawing.top, drawing.top, drawing.largest)
    gap = 13
    height = max(2 * big, gap * (len(chosen) - 1) + 12) + 6
    right = 2 * big + 4
    rings, texts = [], []
    before = float("-inf")
    for n, amount in enumerate(chosen):
        r = radius(amount, drawing.top, drawing.largest)
        up = height - 3 - 2 * r
        y = min(max(up, before + gap, 6), height - 4 - gap * (len(chosen) - 1 - n))
        before = y
        rings.append(
            f'<circle class="ring" cx="{big + 2:.1f}" cy="{height - 3 - r:.1f}" r="{r:.1f}"/>'
        )
        lead = f"M{big + 2:.1f},{up:.1f}L{right + 6:.1f},{y:.1f}H{right + 12:.1f}"
        rings.append(f'<path class="lead" d="{lead}" stroke="{LEAD}" stroke-width="0.8"/>')
        texts.append(f'<text x="{right + 16:.1f}" y="{y + 4:.1f}">{number(words, amount)}</text>')
    return (
        f'<g fill="none" stroke="{COUNT}" stroke-width="1.4">{"".join(rings)}</g>'
        f'<g fill="{SOFT}" font-size="12">{"".join(texts)}</g>',
        int(right + 22 + 8 * len(number(words, drawing.top))),
        int(height + 1),
    )


def legend(drawing: Drawing, measure: str, words: Mapping[str, Any]) -> str:
    """The legend as HTML."""
    if not drawing.top:
        return f"<p>{html(words['legend_none'])}</p>"
    groups, width, height = nested(drawing, words)
    title = words["legend_circles"].replace("{measure}", words[measure])
    return (
        f'<p>{html(title)}</p><svg class="nested" width="{width}" height="{height}" '
        f'aria-hidden="true">{groups}</svg>'
    )


def table(
    incidents: Sequence[Incident],
    provinces: "GeoDataFrame",
    about: PageAbout,
    words: Mapping[str, Any],
) -> str:
    """The table of provinces with incidents, as HTML; "+" and "–" as in the interactive one."""
    where = payload.buckets(incidents, provinces)
    names = payload.measures(incidents, about.measure)
    index = {bucket.iso: n for n, bucket in enumerate(where)}
    members: list[list[Incident]] = [[] for _ in where]
    for incident in incidents:
        members[index[incident.admin1 or ""]].append(incident)
    kinds = ("province", "elsewhere", "unplaced")
    ranked = sorted(
        (n for n in range(len(where)) if members[n]),
        key=lambda n: (kinds.index(where[n].kind), -len(members[n]), n),
    )
    head = "".join(
        f'<th scope="col" class="figure">{html(words["short_" + m])}</th>' for m in names
    )
    rows = []
    for n in ranked[:ROWS]:
        bucket = where[n]
        own_name = bucket.native if words["dir"] == "rtl" and bucket.native else bucket.name
        name = words["unplaced"] if bucket.kind == "unplaced" else own_name
        rows.append(
            f'<tr><th scope="row"><bdi dir="auto">{html(name)}</bdi></th>'
            f"{_cells(members[n], names, words)}</tr>"
        )
    if len(ranked) > ROWS:
        more = str(words["and_more"]).replace("{n}", number(words, len(ranked) - ROWS))
        rows.append(f'<tr><th scope="row" colspan="{len(names) + 1}">{html(more)}</th></tr>')
    return (
        f'<table><thead><tr><th scope="col">{html(words["province"])}</th>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody><tfoot><tr>"
        f'<th scope="row">{html(words["total"])}</th>{_cells(incidents, names, words)}</tr></tfoot></table>'
    )


def _cells(incidents: Sequence[Incident], names: Sequence[str], words: Mapping[str, Any]) -> str:
    return "".join(f'<td class="figure">{sum_text(incidents, m, words)}</td>' for m in names)


def sum_text(incidents: Sequence[Incident], measure: str, words: Mapping[str, Any]) -> str:
    """A sum as text: "107", "107+" where it is only "at least", "–" where nobody gives a figure."""
    total = sum(value(incident, measure) for incident in incidents)
    if measure not in {"fatalities", "injured"}:
        return number(words, total)
    unknown = sum(getattr(incident, measure) is None for incident in incidents)
    if incidents and unknown == len(incidents):
        return str(words["dash"])
    unbounded = measure == "fatalities" and any(map(payload.least_only, incidents))
    return number(words, total) + ("+" if unknown or unbounded else "")
