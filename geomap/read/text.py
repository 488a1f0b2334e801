"""Plain text and Markdown: one report a file, its text as it stands."""

import hashlib
from collections.abc import Iterator

from geomap.model import Report
from geomap.read.decode import clean, decode
from geomap.read.notes import Note
from geomap.read.stream import ReadOptions, Stream

# A first line that is longer is a paragraph, not a heading.
_LONGEST_TITLE = 200


def read(stream: Stream, name: str, source: str, options: ReadOptions) -> Iterator[Report | Note]:
    """Read one text.

    Args:
        stream: its bytes.
        name: what messages call it.
        source: the name under which its reports are shown, for want of a better.
        options: what holds for all inputs.

    Raises:
        InputError: it is too large or no text.
    """
    text, undecoded = decode(stream.whole(options.max_bytes), stream.charset)
    text, mended = clean(text)
    if not text.strip():
        yield Note("skipped", name, "is empty")
        return
    for warning in (*undecoded, *mended):
        yield Note("warning", name, warning)
    yield Report(
        id=text_id(text),
        text=text,
        title=heading(text),
        source=source,
        published=options.published,
        published_by=options.published_by,
        path=name,
    )


def text_id(*parts: str | None) -> str:
    """An id of its own for a report that brings none: the hash of its text and what else is known."""
    return hashlib.sha256("\0".join(p for p in parts if p).encode()).hexdigest()[:16]


def heading(text: str) -> str | None:
    """The first line, when it stands alone above an empty one and ends like no sentence.

    It stays part of the text.
    """
    first, _, rest = text.lstrip("\n").partition("\n")
    title = first.strip().lstrip("#").strip()
    alone = rest.partition("\n")[0].strip() == "" and rest.strip() != ""
    if not alone or not 0 < len(title) <= _LONGEST_TITLE or title[-1] in ".!?:;,":
        return None
    return title
