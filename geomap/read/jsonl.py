"""JSON Lines: one report a line, with `text` and what else is known of it."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from geomap.errors import InputError
from geomap.model import Report
from geomap.read.decode import bom_of, clean, decode, refuse_binary
from geomap.read.notes import Note
from geomap.read.stream import ReadOptions, Stream
from geomap.read.text import text_id

_FIELDS = ("title", "source", "url", "language")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|[T ])")


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
            row = _parsed(line)
            yield from _report(row, where, source, options)
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
            text, warnings = decode(data.lstrip(b"\x1e"))  # RFC 8142 record separators
        except InputError as error:
            yield number, Note("failed", "", str(error))
            continue
        yield from ((number, Note("warning", "", warning)) for warning in warnings)
        yield number, text


def _parsed(line: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except RecursionError:
        raise InputError("is JSON nested too deep") from None
    except ValueError as error:
        raise InputError(f"is not valid JSON ({error})") from None
    if not isinstance(row, Mapping):
        raise InputError("is not a JSON object; each line must be one, with the field 'text'")
    return row


def _report(
    row: Mapping[str, Any], where: str, source: str, options: ReadOptions
) -> Iterator[Report | Note]:
    raw = row.get("text")
    if not isinstance(raw, str):
        has = ", ".join(repr(key) for key in list(row)[:8]) or "none"
        state = "is no text" if "text" in row else f"is missing (its fields: {has})"
        raise InputError(f"the field 'text' {state}")
    text, warnings = clean(raw)
    if not text.strip():
        yield Note("skipped", where, "its text is empty")
        return
    fields = {key: _plain(row.get(key), key, warnings) for key in _FIELDS}
    published = _day(row.get("published"), warnings)
    given = _plain(row.get("id"), "id", warnings)
    own = text_id(text, fields["source"], fields["url"], published)
    for warning in warnings:
        yield Note("warning", where, warning)
    fields["source"] = fields["source"] or source
    yield Report(
        id=given or own,
        text=text,
        published=published or options.published,
        path=where,
        **fields,
    )


def _plain(value: Any, key: str, warnings: list[str]) -> str | None:
    """A field as one line of text, or None."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        warnings.append(f"the field {key!r} is no text and was left out")
        return None
    cleaned, more = clean(value)
    warnings.extend(f"the field {key!r} {warning}" for warning in more)
    return " ".join(cleaned.split()) or None


def _day(value: Any, warnings: list[str]) -> str | None:
    """The day of a `published` field; its time, where it has one, is left out."""
    if value is None or value == "":
        return None
    text = value.strip() if isinstance(value, str) else ""
    try:
        return date.fromisoformat(_DAY.match(text).group()).isoformat()  # type: ignore[union-attr]
    except (AttributeError, ValueError):
        shown = json.dumps(value, ensure_ascii=True)[:40]
        warnings.append(f"its 'published' {shown} is no day like 2021-05-04 and was left out")
        return None
