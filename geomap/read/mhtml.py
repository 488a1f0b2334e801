"""MHTML: a web page that a browser saved as one file (RFC 2557), read as the page in it."""

import base64
from collections.abc import Iterator
from typing import Any

from geomap.errors import InputError
from geomap.model import Report
from geomap.read import guarded, html
from geomap.read.notes import Note
from geomap.read.stream import ReadOptions, Stream


def read(stream: Stream, name: str, source: str, options: ReadOptions) -> Iterator[Report | Note]:
    """Read one page; see `html.read`."""
    data = stream.whole(options.max_bytes)
    if not data.strip():
        return
    [page] = guarded.run(parse, data, seconds=options.seconds)
    held = base64.b64decode(page["data"])
    yield from html.report(held, name, source, options, page["charset"], page["address"])


def parse(data: bytes) -> Iterator[dict[str, Any]]:
    """The page in an MHTML file: its `data` (base64), `charset` and `address`.

    Raises:
        InputError: there is none.
    """
    import email
    from email import policy

    try:
        message = email.message_from_bytes(data, policy=policy.default)
        pages = (part for part in message.walk() if part.get_content_type() == "text/html")
        page = next(pages, None)
    except RecursionError:
        raise InputError("is nested too deep") from None
    held = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(held, bytes):
        raise InputError("holds no web page; save it anew as .html")
    address = str(message.get("Snapshot-Content-Location") or page.get("Content-Location") or "")
    yield {
        "data": base64.b64encode(held).decode("ascii"),
        "charset": page.get_content_charset(),
        "address": address.strip() if address.strip().startswith(("http://", "https://")) else None,
    }
