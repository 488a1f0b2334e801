"""Mail: a report a message, of an EML file or a mailbox (MBOX); attachments are handed back to be read.

The plain text of a message is taken where there is one, else its HTML. What it quotes, its signature and
the footer of a mailing list are left out, unless nothing else remains: then it forwards what it quotes.
"""

import base64
import io
import re
from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any, cast

from geomap.errors import InputError
from geomap.model import Report
from geomap.read import guarded, record
from geomap.read.notes import Note
from geomap.read.stream import Member, ReadOptions, Stream

_MOST_PARTS = 500
_DEEPEST = 20  # parts, one inside the other
_SENTENCE = 25  # characters of the shortest line that says something by itself
_FOOTER_LINES = 8  # of the longest footer of a mailing list, below its rule

# What comes with many mails and is no report.
_SILENT = (
    "image/", "audio/", "video/", "application/pkcs7", "application/pgp", "application/ms-tnef",
    "text/calendar", "text/x-vcard", "text/vcard",
)  # fmt: skip
_ENDINGS = {
    "application/pdf": ".pdf",
    "application/json": ".json",
    "application/zip": ".zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "text/csv": ".csv",
    "text/html": ".html",
    "text/plain": ".txt",
}

_FROM = re.compile(rb"From \S{1,500} .{0,100}\d{4}\s*$")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_RULE = re.compile(r"_{20,}\s*")
_DASHES = re.compile(r"-{5,}.{0,60}-{5,}\s*|_{5,}\s*")
_HEADER_LINE = re.compile(r"\s*\*?[^\W\d_][\w -]{1,20}:\*?\s+\S")
_FORWARDED = re.compile(r"\s*(?:fwd?|wg|tr|rv|enc|vs|i)\s*:", re.IGNORECASE)
_ADDRESS = re.compile(r"<(https?://[^\s<>]{1,2000})>")


def read(
    stream: Stream, name: str, source: str, options: ReadOptions
) -> Iterator[Report | Note | Member]:
    """Read one message, and hand back its attachments.

    Args:
        stream: its bytes.
        name: what messages call it.
        source: the name of the source where it has no sender.
        options: what holds for all inputs.

    Raises:
        InputError: it is too large, or nested too deep.
    """
    data = stream.whole(options.max_bytes)
    if data.strip():
        yield from _message(data, name, source, options, stream)


def read_box(
    stream: Stream, name: str, source: str, options: ReadOptions
) -> Iterator[Report | Note | Member]:
    """Read all messages of a mailbox, as they come; a broken one does not stop the others.

    Args:
        stream: its bytes.
        name: what messages call it.
        source: the name of the source where a message has no sender.
        options: what holds for all inputs.
    """
    for number, data in enumerate(_messages(stream, options.max_bytes), 1):
        where = f"{name}, message {number}"
        if data is None:
            size = f"{options.max_bytes / 1e6:g} MB"
            yield Note("failed", where, f"is larger than {size}; allow more with --max-mb")
            continue
        try:
            yield from _message(data, where, source, options, stream, f"message {number}, ")
        except InputError as error:
            yield Note("failed", where, str(error))


def _messages(stream: Stream, limit: int) -> Iterator[bytes | None]:
    """The messages of a mailbox; None for one that is larger than `limit`.

    A line "From ..." after an empty one begins the next (RFC 4155).
    """
    lines: list[bytes] = []
    size = 0
    blank = True
    begun = False
    while line := stream.readline(limit + 1):
        if blank and line.startswith(b"From ") and _FROM.match(line):
            if begun:
                yield _unquoted(lines) if size <= limit else None
            lines, size, begun = [], 0, True
        else:
            begun = begun or bool(line.strip())
            size += len(line)
            if size <= limit:
                lines.append(line)
            else:
                lines.clear()
        blank = not line.strip()
    if begun:
        yield _unquoted(lines) if size <= limit else None


def _unquoted(lines: Sequence[bytes]) -> bytes:
    """A message as it was before a mailbox put a ">" before what begins as the next would."""
    return _QUOTED_FROM.sub(rb"\1", b"".join(lines))


def _message(
    data: bytes, where: str, source: str, options: ReadOptions, stream: Stream, inside: str = ""
) -> Iterator[Report | Note | Member]:
    found = list(guarded.run(parse, data, seconds=options.seconds))
    row = found[0]["row"]
    yield from (Note("warning", where, warning) for warning in found[0]["warnings"])
    if row["text"]:
        yield from record.build(row, where, source, options)
    elif len(found) == 1:
        yield Note("skipped", where, "is a mail without text")
    for part in found[1:]:
        held = base64.b64decode(part["data"])
        stream.allowance.take(members=1, size=len(held))
        yield Member(inside + part["name"], cast(io.BufferedIOBase, io.BytesIO(held)))


def parse(data: bytes) -> Iterator[dict[str, Any]]:
    """A message: a dict of `row` and `warnings`, then for each attachment one of `name` and `data` (base64).

    Raises:
        InputError: it is nested too deep.
    """
    import email
    from email import policy

    try:
        message = email.message_from_bytes(data, policy=policy.default)
        parts = list(_parts(message))
    except RecursionError:
        raise InputError("is a mail nested too deep") from None
    texts, files = _sorted(parts)
    warnings: list[str] = []
    text = "\n\n".join(filter(None, (_text(part, warnings) for part in texts)))
    subject = _header(message, "subject")
    is_reply = message.get("In-Reply-To") is not None and not _FORWARDED.match(subject or "")
    yield {
        "row": {
            "text": own_text(text, is_reply),
            "title": subject,
            "source": _sender(message),
            "published": _day(message),
            "url": _archived(message),
            "language": _header(message, "content-language"),
        },
        "warnings": warnings,
    }
    for number, part in enumerate(files, 1):
        held = _held(part)
        if held.strip():
            yield {"name": _name(part, number), "data": base64.b64encode(held).decode("ascii")}


def own_text(text: str, is_reply: bool = False) -> str:
    """What a mail says itself: without what it quotes, its signature, and the footer of a list.

    Args:
        text: the whole.
        is_reply: whether it answers another, which then is what stands below a rule of dashes.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = _above(lines, is_reply)
    kept: list[str] = []
    for line in lines:
        if line.startswith(">"):
            _drop_introduction(kept)
        else:
            kept.append(line)
    own = "\n".join(kept).strip()
    if not any(len(line) >= _SENTENCE for line in own.split("\n")):
        own = "\n".join(
            line.lstrip("> ") if line.startswith(">") else line for line in lines
        ).strip()
    return own + "\n" if own else ""


def _above(lines: Sequence[str], is_reply: bool) -> list[str]:
    """The lines above the signature (RFC 3676, 4.3), the footer of a list, or the mail that is answered."""
    for at, line in enumerate(lines):
        if line == "-- ":
            return list(lines[:at])
        if at and len(lines) - at - 1 <= _FOOTER_LINES and _RULE.fullmatch(line):
            return list(lines[:at])
        if is_reply and at and _DASHES.fullmatch(line):
            following = [one for one in lines[at + 1 : at + 9] if one.strip()]
            if sum(bool(_HEADER_LINE.match(one)) for one in following[:4]) >= 3:
                return list(lines[:at])
    return list(lines)


def _drop_introduction(kept: list[str]) -> None:
    """Take off the line or two that introduce a quotation ("On Monday, somebody wrote:")."""
    end = len(kept)
    while end and not kept[end - 1].strip():
        end -= 1
    if not end or not kept[end - 1].rstrip().endswith(":"):
        return
    first = end - 1
    if first and kept[first - 1].strip() and not kept[first - 1].rstrip().endswith((".", "!", "?")):
        first -= 1  # it may run over two lines, of which the paragraph is no more
        if first and kept[first - 1].strip():
            return
    del kept[first:]


def _parts(message: EmailMessage, depth: int = 0) -> Iterator[EmailMessage]:
    """The parts of a message that hold something themselves, those of attached messages aside."""
    if depth > _DEEPEST:
        raise InputError(f"is a mail of more than {_DEEPEST} parts, one inside the other")
    kind = message.get_content_type()
    if kind == "multipart/alternative":
        choices = [part for part in message.iter_parts() if isinstance(part, EmailMessage)]
        plain = [part for part in choices if _is_plain(part)]
        for part in plain[:1] or choices[-1:]:
            yield from _parts(part, depth + 1)
        # An attachment may hang on the richest form.
        for part in choices[-1:] if plain else ():
            yield from (one for one in _parts(part, depth + 1) if _is_file(one))
    elif message.is_multipart() and kind != "message/rfc822":
        for inner in message.iter_parts():
            if isinstance(inner, EmailMessage):
                yield from _parts(inner, depth + 1)
    else:
        yield message


def _is_plain(part: EmailMessage) -> bool:
    return part.get_content_type() == "text/plain" and bool(_held(part).strip())


def _is_file(part: EmailMessage) -> bool:
    kind = part.get_content_type()
    return kind not in ("text/plain", "text/html") or part.get_content_disposition() == "attachment"


def _sorted(parts: Sequence[EmailMessage]) -> tuple[list[EmailMessage], list[EmailMessage]]:
    """The parts that are the text of a mail, and those that are files."""
    if len(parts) > _MOST_PARTS:
        raise InputError(f"is a mail of more than {_MOST_PARTS} parts")
    texts = [part for part in parts if not _is_file(part)]
    files = [part for part in parts if _is_file(part)]
    return texts, [part for part in files if not part.get_content_type().startswith(_SILENT)]


def _held(part: EmailMessage) -> bytes:
    """What a part holds, decoded; of an attached message its source."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        return first.as_bytes() if isinstance(first, EmailMessage) else b""
    held = part.get_payload(decode=True)
    return held if isinstance(held, bytes) else b""


def _text(part: EmailMessage, warnings: list[str]) -> str:
    """The text of a part, in whatever encoding."""
    from geomap.read.decode import decode
    from geomap.read.html import fragment

    text, more = decode(_held(part), part.get_content_charset())
    warnings.extend(more)
    return fragment(text) if part.get_content_type() == "text/html" else text.strip("\n")


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        return " ".join(str(message.get(name, "")).split()) or None
    except (
        ValueError,
        IndexError,
        AttributeError,
        TypeError,
    ):  # headers that the library trips over
        return None


def _sender(message: EmailMessage) -> str | None:
    """Who sent a message: the name, or the address without it."""
    name, address = parseaddr(_header(message, "from") or "")
    return name.strip() or address.strip() or None


def _day(message: EmailMessage) -> str | None:
    """The day of a message in the zone of its sender, or what stands there instead."""
    written = _header(message, "date")
    try:
        return parsedate_to_datetime(written).date().isoformat() if written else None
    except (ValueError, TypeError, OverflowError):
        return written


def _archived(message: EmailMessage) -> str | None:
    """Where a list keeps the message (RFC 5064)."""
    found = _ADDRESS.search(_header(message, "archived-at") or "")
    return found[1] if found else None


def _name(part: EmailMessage, number: int) -> str:
    """The name of an attachment, or one by its kind where it has none."""
    kind = part.get_content_type()
    if kind == "message/rfc822":
        return f"attachment {number}.eml"
    try:
        name = part.get_filename()
    except (ValueError, IndexError, AttributeError, TypeError):
        name = None
    return name or f"attachment {number}{_ENDINGS.get(kind, '')}"
