"""Texts that are too long to be coded at once, cut into pieces where paragraphs or sentences end.

What coding holds of a text is some 75 times its size (measured: 672 MB for 8 MB of reports on one line),
so that memory is bounded by the length of a piece and not by that of a file.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from geomap.model import Report

MOST = 1_000_000  # characters; a book has half as many, a report some thousands
_BACK = 20_000  # characters before the end of a piece in which a good place to cut is sought
_PLACES = (
    re.compile(r"\n\s{0,100}\n"),
    re.compile(r"\n"),
    re.compile(r"[.!?…。؟۔][\"'”’)]?\s"),
    re.compile(r"\s"),
)


def pieces(report: Report) -> Iterator[Report]:
    """The report itself, or its pieces where it is longer than `MOST` characters.

    Each is a slice of the text; the days by which relative words count are those of the whole, save one
    that only a dateline gives.
    """
    if len(report.text) <= MOST:
        yield report
        return
    start = number = 0
    while start < len(report.text):
        end = _end(report.text, start)
        number += 1
        yield replace(
            report,
            id=f"{report.id}-{number}",
            text=report.text[start:end],
            path=f"{report.path}, piece {number}",
        )
        start = end


def told(report: Report) -> str:
    """What the user is told of a report that is cut."""
    size = len(report.text)
    return f"is {size:,} characters long; read in pieces of {MOST:,}, each as a report"


def _end(text: str, start: int) -> int:
    """Where the piece that begins at `start` is best cut."""
    end = start + MOST
    if end >= len(text):
        return len(text)
    tail = text[end - _BACK : end]
    for place in _PLACES:
        ends = [match.end() for match in place.finditer(tail)]
        if ends:
            return end - _BACK + ends[-1]
    return end
