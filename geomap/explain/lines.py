"""A trace as lines for a terminal: aligned, and wrapped to its width."""

import textwrap
from collections.abc import Callable, Iterator, Sequence

from geomap.coding.trace import Coding, Told, Trace
from geomap.explain.said import (
    TOLLS,
    Row,
    date_of,
    inline,
    outcome,
    own_date,
    place_of,
    quote,
    rows_of,
    told_in,
    toll_of,
    type_of,
)
from geomap.model import Report
from geomap.read import visible

# Text and the name of its style (title, text, good, aside, faint) -> text as it is shown.
Paint = Callable[[str, str], str]

NARROW = 60  # columns below which nothing is wrapped any further
_LEAST = 20  # columns that the last of a table has at least
_QUOTED = (12, 36)  # least and most characters of the text that a row shows; a quarter of the width


def plain(text: str, style: str) -> str:
    """Text without any style; for what is no terminal."""
    return text


def as_lines(trace: Trace, report: Report, width: int, paint: Paint = plain) -> Iterator[str]:
    """A trace for people, laid out for a terminal.

    Args:
        trace: how the report was coded.
        report: the report.
        width: columns to wrap to; no narrower than `NARROW`.
        paint: how each style is shown.
    """
    width = max(width, NARROW)
    names = [report.path or report.id, report.title or ""]
    yield from _wrapped(": ".join(visible(n) for n in names if n), "", width, "title", paint)
    yield from _wrapped(f"own date: {own_date(trace, report.text)}", "  ", width, "text", paint)
    for number, told in enumerate(trace.sentences, 1):
        yield ""
        yield from _sentence_lines(number, told, report.text, width, paint)
    for number, coding in enumerate(trace.incidents, 1):
        yield ""
        yield from _incident_lines(number, coding, trace, report.text, width, paint)
    if not trace.incidents:
        yield ""
        yield "  no incident"


def _sentence_lines(number: int, told: Told, text: str, width: int, paint: Paint) -> Iterator[str]:
    head = f"[{number}] {told.start}-{told.end}"
    yield paint(head, "faint")
    yield from _wrapped(inline(text[told.start : told.end]), "    ", width, "text", paint)
    for clause in told.clauses:
        if len(told.clauses) > 1:
            words = quote(text, clause.start, clause.end, width - 24)
            yield f"    clause {clause.start}-{clause.end} {words}"
        yield from _table(rows_of(clause), text, width)
        said, style = outcome(clause)
        yield from _wrapped(f"-> {said}", "    ", width, style, paint)


def _table(rows: Sequence[Row], text: str, width: int) -> Iterator[str]:
    """Rows in columns: kind, characters, the words, what they say; the last is wrapped."""
    most = min(max(width // 4, _QUOTED[0]), _QUOTED[1])
    cells = [
        (kind, f"{start}-{end}", quote(text, start, end, most), said)
        for kind, start, end, said in rows
    ]
    widths = [max((len(row[column]) for row in cells), default=0) for column in range(3)]
    for *left, said in cells:
        lead = (
            "    " + "  ".join(cell.ljust(w) for cell, w in zip(left, widths, strict=True)) + "  "
        )
        if width - len(lead) < _LEAST:
            yield lead.rstrip()
            lead = " " * 8
        yield from textwrap.wrap(
            said, width, initial_indent=lead, subsequent_indent=" " * len(lead)
        )


def _incident_lines(
    number: int, coding: Coding, trace: Trace, text: str, width: int, paint: Paint
) -> Iterator[str]:
    mention = coding.mention
    if mention is None:
        head, style = "no event type, so not counted", "aside"
    else:
        head = f"{mention.event_type} / {mention.sub_event_type}, {mention.status}"
        head += ", figures disputed" if mention.disputed else ""
        style = "title"
    yield from _wrapped(f"Incident {number}: {head}", "", width, style, paint)
    facts = [("told in", told_in(coding.sentences)), ("type", type_of(coding, trace, text))]
    if mention is not None:
        facts += [
            ("date", date_of(coding, mention)),
            ("place", place_of(coding.locus, mention, text)),
            ("actors", " and ".join(a for a in (mention.actor1, mention.actor2) if a) or "none"),
            *((TOLLS[field], toll_of(field, mention)) for field in TOLLS),
        ]
    for name, said in facts:
        yield from textwrap.wrap(
            said, width, initial_indent=f"    {name:<9}  ", subsequent_indent=" " * 15
        )


def _wrapped(text: str, indent: str, width: int, style: str, paint: Paint) -> Iterator[str]:
    lines = textwrap.wrap(
        text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )
    for line in lines or [indent]:
        yield f"{indent}{paint(line[len(indent) :], style)}"
