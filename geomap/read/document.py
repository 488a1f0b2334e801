"""A document that is one report: parsed in a process apart, then built as any other."""

import re
from collections.abc import Iterator

from geomap.model import Report
from geomap.read import guarded, record
from geomap.read.notes import Note
from geomap.read.stream import ReadOptions, Stream
from geomap.read.text import heading

_BEGINNING = 2_000  # characters in which a document says its title


def read(
    parse: guarded.Task,
    stream: Stream,
    name: str,
    source: str,
    options: ReadOptions,
    empty: str = "holds no text",
) -> Iterator[Report | Note]:
    """Read one document.

    Args:
        parse: of a module; called with the bytes, yields one dict of `text`, `title` (that of the properties,
            or None) and `warnings`.
        stream: the bytes.
        name: what messages call it.
        source: the name of its source.
        options: what holds for all inputs.
        empty: what is said of one without text.

    Raises:
        InputError: it cannot be read.
    """
    data = stream.whole(options.max_bytes)
    [found] = guarded.run(parse, data, seconds=options.seconds)
    for warning in found["warnings"]:
        yield Note("warning", name, warning)
    text = found["text"].strip()
    if not text:
        yield Note("skipped", name, empty)
        return
    text += "\n"
    row = {"text": text, "title": heading(text) or _confirmed(found["title"], text)}
    yield from record.build(row, name, source, options)


def _confirmed(title: str | None, text: str) -> str | None:
    """The title of the properties, if the text begins with it: else it may be of a template, or of a file."""
    folded = _folded(title or "")
    return title if folded and folded in _folded(text[:_BEGINNING]) else None


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().lower()
