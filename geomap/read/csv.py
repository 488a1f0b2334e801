"""Tables as text (CSV, TSV): a report a row, columns by their names.

The sign between columns, quotes and the encoding are found out. Rows are counted as a spreadsheet counts
them: the names of the columns stand in row 1, and a line break within quotes begins no row.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice

from geomap.errors import InputError
from geomap.model import Report
from geomap.read import tables
from geomap.read.decode import decode
from geomap.read.notes import Note
from geomap.read.stream import ReadOptions, Stream

_SIGNS = (",", ";", "\t", "|")
_LOOKED_AT = 20  # rows that tell which sign it is
_RETRIES = 100  # quotes that are never closed; after so many, what is left is given up

Row = tuple[int, Sequence[str]]


def read(stream: Stream, name: str, source: str, options: ReadOptions) -> Iterator[Report | Note]:
    """Read reports, one a row; a row that is broken does not stop the others.

    Args:
        stream: the bytes.
        name: what messages call the file.
        source: the name of the source where a row has none.
        options: what holds for all inputs.

    Raises:
        InputError: it is too large, no text, or has no column of texts.
    """
    text, warnings = decode(stream.whole(options.max_bytes))
    for warning in warnings:
        yield Note("warning", name, warning)
    lines = list(io.StringIO(text, newline=""))  # ends within quotes stay as they are
    del text
    if not any(line.strip() for line in lines):
        return
    # A cell may be as large as a text; the limit of the library is 131,072 characters, for all at once.
    csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))
    sign = _sign(lines, options)
    first = _first(lines, sign)
    found = tables.header(first, options.columns)
    if found is None:
        raise tables.missing(first, options.columns)
    for warning in tables.doubts(found):
        yield Note("warning", name, warning)
    for number, row in _rows(lines, sign, found.width):
        where = f"{name}, row {number}"
        if isinstance(row, Note):
            yield Note(row.level, where, row.message)
        elif number > found.row:
            try:
                yield from tables.report(row, found, where, source, options)
            except InputError as error:
                yield Note("failed", where, str(error))


def _sign(lines: Sequence[str], options: ReadOptions) -> str:
    """What stands between columns: that by which most names of columns are known, and rows are even."""

    def score(sign: str) -> tuple[int, float, int]:
        rows = _first(lines, sign)
        found = tables.header(rows, options.columns)
        widths = [len(row) for _, row in rows]
        usual = found.width if found else max(widths, default=0)
        even = widths.count(usual) / max(len(widths), 1)
        return len(found.columns) if found else 0, even, usual

    return max(_SIGNS, key=score)


def _first(lines: Sequence[str], sign: str) -> list[Row]:
    rows = islice(_rows(lines, sign), _LOOKED_AT)
    return [(number, row) for number, row in rows if not isinstance(row, Note)]


class _Feed:
    """Lines, of which some can be given a second time."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.at = 0

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        if self.at >= len(self.lines):
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


def _rows(
    lines: Sequence[str], sign: str, width: int | None = None
) -> Iterator[tuple[int, Sequence[str] | Note]]:
    """Rows that hold something with their numbers; a note in place of one of another width.

    A quote that is never closed takes in all rows below it. Where such a row is found, only its first line
    is given up, and reading goes on with the second.
    """
    feed = _Feed(lines)
    reader = csv.reader(feed, delimiter=sign)
    number = retries = 0
    while feed.at < len(lines):
        begun = feed.at
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number + 1, Note("failed", "", f"is no row of a table ({error})")
            return
        number += 1
        unclosed = feed.at == len(lines) and _is_unclosed(lines[begun:], sign)
        cells = _without_empty_end(row, width)
        if not unclosed and (width is None or not row or len(cells) == width):
            if not tables.is_empty(cells):
                yield number, cells
            continue
        retries += 1
        wrong = (
            "has a quote that is never closed"
            if unclosed
            else f"has {len(cells)} cells where the first row has {width}"
        )
        if feed.at - begun > 1 and retries <= _RETRIES:
            feed.at = begun + 1
            reader = csv.reader(feed, delimiter=sign)
            wrong += "; its first line was left out"
        yield number, Note("failed", "", wrong)


def _without_empty_end(row: Sequence[str], width: int | None) -> Sequence[str]:
    """A row without the empty cells by which it is wider than the others."""
    if width is None or len(row) <= width or any(cell.strip() for cell in row[width:]):
        return row
    return row[:width]


def _is_unclosed(lines: Sequence[str], sign: str) -> bool:
    """Whether lines end within quotes."""
    try:
        for _ in csv.reader(lines, delimiter=sign, strict=True):
            pass
    except csv.Error as error:
        return "end of data" in str(error)
    return False
