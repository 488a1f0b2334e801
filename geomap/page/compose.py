"""Puts the page together: words, packed data, the drawing for paper, footer, and the folium frame."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from geomap.errors import UsageError
from geomap.model import Incident
from geomap.page import drawing, edtf, paper, payload, skeleton, words
from geomap.page.about import EMBED_TEXT, MEASURES, PageAbout
from geomap.page.safe import html

if TYPE_CHECKING:
    from geopandas import GeoDataFrame


def page(incidents: Sequence[Incident], provinces: "GeoDataFrame", about: PageAbout) -> str:
    """See `geomap.page.render`."""
    check(about)
    own = words.load(about.lang)
    rows = payload.order(incidents)
    places = provinces.sort_values("iso", ignore_index=True)
    packed = payload.pack(rows, places, about, own)
    bounds = drawing.bounds(payload.buckets(rows, places), places)
    slots = {f"w.{key}": html(text) for key, text in own.items() if isinstance(text, str)}
    subtitle = (
        f'<p class="subtitle" dir="auto">{html(about.subtitle)}</p>' if about.subtitle else ""
    )
    slots |= {
        "lang": html(about.lang),
        "dir": html(str(own["dir"])),
        "title": html(about.title or own["title"]),
        "subtitle": subtitle,
        "footer": footer(rows, about, own),
        "paper": sheet(rows, places, about, own),
        "data": blocks(packed),
    }
    return skeleton.frame(slots, bounds, about.tiles)


def check(about: PageAbout) -> None:
    """Refuse options that the page does not know, naming those it does."""
    for name, given, known in (
        ("measure", about.measure, MEASURES),
        ("amount of text", about.embed_text, EMBED_TEXT),
    ):
        if given not in known:
            raise UsageError(f"unknown {name} {given!r}: use one of {', '.join(known)}")


def blocks(packed: payload.Payload) -> str:
    """Data blocks; base64 cannot end them or mean anything in them."""
    named = {"core": packed.core}
    named |= {f"details-{n}": text for n, text in enumerate(packed.details) if text}
    return "\n".join(
        f'<script type="application/gzip" id="geomap-{name}">{text}</script>'
        for name, text in named.items()
    )


def sheet(
    rows: Sequence[Incident], provinces: "GeoDataFrame", about: PageAbout, own: Mapping[str, Any]
) -> str:
    """The page as it is printed: heading, map, legend, table, footer."""
    drawn = drawing.draw(
        rows,
        provinces,
        about.measure,
        lambda value: words.number(own, value),
        native=own["dir"] == "rtl",
    )
    title = about.title or own["title"]
    notes = f'<p class="note">{html(own["plus_note"])} {html(own["dash_note"])}</p>' if rows else ""
    subtitle = (
        f'<p class="subtitle" dir="auto">{html(about.subtitle)}</p>' if about.subtitle else ""
    )
    return (
        f'<header><h1 dir="auto">{html(title)}</h1>{subtitle}'
        f'<p class="paper-filter">{html(own["all_shown"])}</p></header>'
        f"<figure>{paper.svg(drawn, title)}"
        f'<figcaption class="paper-legend">{paper.legend(drawn, about.measure, own)}</figcaption></figure>'
        f'<div class="paper-table">{paper.table(rows, provinces, about, own)}</div>'
        f"{notes}"
        f"<footer>{footer(rows, about, own)}</footer>"
    )


def account(
    rows: Sequence[Incident], about: PageAbout, own: Mapping[str, Any]
) -> list[tuple[str, str]]:
    """What was read and what was counted, as names and figures in the page's language."""
    facts = [(own["counted"], words.number(own, len(rows)))]
    facts.append((own["unplaced"], words.number(own, sum(i.admin1 is None for i in rows))))
    if about.reports_read is not None:
        facts.insert(0, (own["reports_read"], words.number(own, about.reports_read)))
    if about.set_aside is not None:
        facts.append((own["set_aside"], words.number(own, about.set_aside)))
    window = about.window or _window(rows)
    if window:
        first, last = (words.day(own, part) for part in window)
        when = first if first == last else f"{first} {own['dash']} {last}"
        facts.insert(0, (own["window"], when))
    return facts


def footer(rows: Sequence[Incident], about: PageAbout, own: Mapping[str, Any]) -> str:
    """The account, when and by what it was made, from which sources, and what it does not say."""
    facts = account(rows, about, own)
    lines = [
        '<dl class="account">'
        + "".join(f"<div><dt>{html(k)}</dt><dd>{html(v)}</dd></div>" for k, v in facts)
        + "</dl>",
        f'<p class="unverified">{html(own["not_verified"])}</p>',
        f'<p dir="auto">{html(about.disclaimer or own["disclaimer"])}</p>',
    ]
    if about.credits:
        lines.append(f"<p>{html(own['credits'])}: {html('; '.join(about.credits))}.</p>")
    if about.version:
        made = str(own["made" if about.made_at else "made_with"]).replace(
            "{version}", about.version
        )
        lines.append(f"<p>{html(made.replace('{when}', about.made_at or ''))}.</p>")
    return "".join(lines)


def _window(rows: Sequence[Incident]) -> tuple[str, str] | None:
    spans = [s for i in rows if (s := edtf.span(i.date_start, i.date_end))]
    if not spans:
        return None
    return edtf.iso(min(s[0] for s in spans)), edtf.iso(max(s[1] for s in spans))
