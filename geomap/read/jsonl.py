"""JSON Lines: one report a line, with `text` and what else is known of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from geomap.errors import InputError
from geomap.model import Report
from geomap.read import record
from geomap.read.decode import bom_of, decode, guess, parsed, refuse_binary
from geomap.read.notes import Note
from geomap.read.stream import ReadOptions, Stream


def read(stream: Stream, name: str, source: str, options: ReadOptions) -> Iterator[Report | Note]:
    """Read reports, one a line, as the lines come; a broken line does not stop the others.

    Args:
        stream: the bytes.
        name: what messages call the file.
        source: the name of the source where a line has none.
        options: what holds for all inputs.

    Raises:
        InputError: the file is no text.
    """
    for number, line in _lines(stream, options.max_bytes):
        where = f"{name}, line {number}"
        if isinstance(line, Note):
            yield Note(line.level, where, line.message)
            continue
        try:
            yield from record.build(_row(line), where, source, options)
        except InputError as error:
            yield Note("failed", where, str(error))


def _lines(stream: Stream, limit: int) -> Iterator[tuple[int, str | Note]]:
    """Lines that hold something, with their number; for UTF-16 the file is taken whole."""
    encoding = bom_of(stream.peek(4, 4096))
    if encoding and encoding != "utf-8":
        text, warnings = decode(stream.whole(limit))
        yield from ((1, Note("warning", "", warning)) for warning in warnings)
        yield from ((n, row) for n, row in enumerate(text.splitlines(), 1) if row.strip())
        return
    refuse_binary(stream.peek(1, 4096))
    number = 0
    charset: str | None = None  # of the first line that is not UTF-8, and so of all
    while data := stream.readline(limit + 1):
        number += 1
        if len(data) > limit:
            while data and not data.endswith(b"\n"):
                data = stream.readline(1 << 20)
            message = f"is longer than {limit / 1e6:g} MB; allow more with --max-mb"
            yield number, Note("failed", "", message)
            continue
        if not data.strip():
            continue
        try:
            text, warnings = decode(data.lstrip(b"\x1e"), charset)  # RFC 8142 record separators
            if warnings and not charset:
                charset = guess(data)
        except InputError as error:
            yield number, Note("failed", "", str(error))
            continue
        yield from ((number, Note("warning", "", warning)) for warning in warnings)
        yield number, text


def _row(line: str) -> Mapping[str, Any]:
    row = parsed(line)
    if not isinstance(row, Mapping):
        raise InputError("is not a JSON object; each line must be one, with the field 'text'")
    return row
