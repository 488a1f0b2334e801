"""JSON: a report an object, of an array or of an object that holds one."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from geomap.errors import InputError
from geomap.model import Report
from geomap.read import guarded, record
from geomap.read.decode import decode, parsed
from geomap.read.html import fragment
from geomap.read.notes import Note
from geomap.read.stream import ReadOptions, Stream

# What exports of news services, archives and content systems call what geomap calls so; the best first.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "articleBody", "article_body", "full_text", "fullText", "fulltext",
        "body_text",
        "bodyText", "body-html", "content_text", "content_html", "maintext", "html", "description",
        "summary",
    ),
    "title": ("title", "headline", "name", "webTitle"),
    "published": (
        "published", "publishedAt", "published_at", "datePublished", "date_published", "publication_date",
        "publicationDate", "publishDate", "publish_date", "pubDate", "pub_date", "webPublicationDate",
        "date", "created", "created_at", "createdAt", "timestamp",
    ),
    "source": (
        "source", "outlet", "publisher", "site_name", "siteName", "sourceName", "source_name", "domain",
    ),
    "url": ("url", "link", "webUrl", "web_url", "permalink", "href"),
    "language": ("language", "lang"),
    "id": ("id", "_id", "uuid", "guid"),
}  # fmt: skip
_SHELLS = ("fields", "_source", "attributes", "document", "article")  # objects that hold the fields
_NAMES = ("name", "title", "shortname", "id")  # of a thing given as an object
_DAYS = ("original", "created", "published", "$date", "date", "value")
_DEEPEST = 4  # objects around the array of reports
_MARKUP = ("</", "<br", "<p>", "&nbsp;", "&amp;", "&quot;", "&#")
_SECONDS = range(10**8, 10**10)  # 1973 to 2286, as seconds since 1970
_BATCH = 200  # texts with markup that go to the process apart at once


def read(stream: Stream, name: str, source: str, options: ReadOptions) -> Iterator[Report | Note]:
    """Read all reports of one file; one that is none does not stop the others.

    Args:
        stream: its bytes.
        name: what messages call it.
        source: the name of the source where an object has none.
        options: what holds for all inputs.

    Raises:
        InputError: it is no JSON, or holds no objects with a text.
    """
    text, warnings = decode(stream.whole(options.max_bytes), stream.charset)
    if not text.strip():
        return
    yield from (Note("warning", name, warning) for warning in warnings)
    items, where = found(parsed(text))
    for first in range(0, len(items), _BATCH):
        rows = [_row(item) for item in items[first : first + _BATCH]]
        for number, row in enumerate(_without_markup(rows, options.seconds), first + 1):
            label = f"{name}, {where} {number}" if where else name
            if row is None:
                yield Note("failed", label, "is not a JSON object with a text")
                continue
            try:
                yield from record.build(row, label, source, options)
            except InputError as error:
                yield Note("failed", label, str(error))


def found(document: Any) -> tuple[list[Any], str]:
    """The objects of a document that are reports, and what to call one of them.

    Raises:
        InputError: there are none.
    """
    if isinstance(document, Mapping) and document.get("type") == "FeatureCollection":
        raise InputError("is GeoJSON, not reports; `geomap merge` and `geomap render` read it")
    best: list[Any] | None = None
    waiting: list[tuple[Any, int]] = [(document, 0)]
    while waiting:
        thing, depth = waiting.pop(0)
        if isinstance(thing, list):
            objects = sum(isinstance(item, Mapping) for item in thing)
            if objects and (best is None or objects > len(best)):
                best = thing
        elif isinstance(thing, Mapping):
            if _holds_text(thing) and best is None:
                return [thing], ""
            if depth < _DEEPEST:
                waiting += [(v, depth + 1) for v in thing.values() if isinstance(v, list | Mapping)]
    if best is None:
        raise InputError(
            "holds no objects with a text; each report must be one, with the field 'text'"
        )
    return best, "object"


def _holds_text(thing: Mapping[str, Any]) -> bool:
    return any(isinstance(thing.get(name), str) for name in FIELDS["text"])


def _row(item: Any) -> dict[str, Any] | None:
    """An object by geomap's names of its fields, or None if it is no object."""
    if not isinstance(item, Mapping):
        return None
    if not _holds_text(item):
        inner = next((item[s] for s in _SHELLS if isinstance(item.get(s), Mapping)), None)
        item = {**item, **inner} if inner is not None else item
    row: dict[str, Any] = {}
    for name, others in FIELDS.items():
        key = next((key for key in others if item.get(key) not in (None, "", [], {})), None)
        if key is not None:
            row[name] = item[key]
    if "text" not in row:
        return dict(item)  # for the message, which names the fields that it has
    row["source"] = _named(row.get("source"))
    row["published"] = _day(row.get("published"))
    if not isinstance(row.get("id", ""), str | int):
        del row["id"]
    return row


def _named(value: Any) -> Any:
    """The name of an outlet, which may be given as an object or as a list of them."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        return next((value[name] for name in _NAMES if isinstance(value.get(name), str)), None)
    return value


def _day(value: Any) -> Any:
    """A day, which may be given as an object or as seconds (or milliseconds) since 1970."""
    if isinstance(value, Mapping):
        value = next((value[name] for name in _DAYS if value.get(name) is not None), None)
    if isinstance(value, int | float) and not isinstance(value, bool):
        for seconds in (value, value / 1000):
            if int(seconds) in _SECONDS and not _is_compact(value):
                return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return value


def _is_compact(value: float) -> bool:
    """Whether a number is rather a day as 20210504."""
    return 19_000_101 <= value <= 20_991_231


def _without_markup(
    rows: Sequence[dict[str, Any] | None], seconds: float
) -> Iterator[dict[str, Any] | None]:
    """The rows, their texts as plain text; what has markup is parsed in a process apart."""
    marked = [row for row in rows if row and _is_marked(row.get("text"))]
    if marked:
        data = json.dumps([row["text"] for row in marked]).encode()
        for row, text in zip(marked, guarded.run(plain, data, seconds=seconds), strict=True):
            row["text"] = text
    yield from rows


def _is_marked(text: Any) -> bool:
    return isinstance(text, str) and any(mark in text for mark in _MARKUP)


def plain(data: bytes) -> Iterator[str]:
    """Pieces of HTML, given as a JSON array, as texts."""
    for text in json.loads(data):
        yield fragment(text)
