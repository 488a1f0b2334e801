"""What a reader found of one report, as a Report: every reader that knows more than a text ends here."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from geomap.errors import InputError
from geomap.model import Report
from geomap.read.decode import clean
from geomap.read.filedate import day_in
from geomap.read.notes import Note
from geomap.read.stream import ReadOptions
from geomap.read.text import text_id

FIELDS = ("title", "source", "url", "language")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|[T ])")
_LONGEST_DAY = 60  # characters of a date with its weekday, time and zone


def build(
    row: Mapping[str, Any], where: str, source: str, options: ReadOptions
) -> Iterator[Report | Note]:
    """One report, and before it what the user should know of it.

    Args:
        row: `text`, and where known `id`, `title`, `source`, `published` (a day in ISO 8601, or as
            "Tue, 04 May 2021 16:10:00 +0430", "May 4, 2021", "04/05/2021"), `url`, `language`. Values
            come from a file and may be of any type.
        where: what messages call it.
        source: the name of the source where the row has none.
        options: what holds for all inputs.

    Raises:
        InputError: `text` is missing or no text.
    """
    raw = row.get("text")
    if not isinstance(raw, str):
        has = ", ".join(repr(key) for key in list(row)[:8]) or "none"
        state = "is no text" if "text" in row else f"is missing (its fields: {has})"
        raise InputError(f"the field 'text' {state}")
    text, warnings = clean(raw)
    if not text.strip():
        yield Note("skipped", where, "its text is empty")
        return
    fields = {key: _plain(row.get(key), key, warnings) for key in FIELDS}
    published = _day(row.get("published"), options.day_first, warnings)
    given = _plain(row.get("id"), "id", warnings)
    own = text_id(text, fields["source"], fields["url"], published)
    for warning in warnings:
        yield Note("warning", where, warning)
    fields["source"] = fields["source"] or source
    yield Report(
        id=given or own,
        text=text,
        published=published or options.published,
        published_by="metadata" if published else options.published_by,
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


def _day(value: Any, day_first: bool | None, warnings: list[str]) -> str | None:
    """The day of a `published` field; its time, where it has one, is left out."""
    if value is None or value == "":
        return None
    if isinstance(value, date):  # a cell of a spreadsheet
        return value.isoformat()[:10]
    text = value.strip() if isinstance(value, str) else ""
    try:
        return date.fromisoformat(_DAY.match(text).group()).isoformat()  # type: ignore[union-attr]
    except (AttributeError, ValueError):
        written = day_in(text[:_LONGEST_DAY], day_first)
    shown = json.dumps(value, ensure_ascii=True, default=str)[:40]
    if written is None:
        warnings.append(f"its 'published' {shown} is no day like 2021-05-04 and was left out")
        return None
    if written.other:
        warnings.append(f"its 'published' {written.doubt}")
    return written.day
