"""Which reader an input gets: by the ending of its name, and by what it holds where that says more."""

import re
from collections.abc import Callable, Iterator
from pathlib import PurePath

from geomap.errors import InputError
from geomap.model import Report
from geomap.read import (
    archive,
    csv,
    docx,
    feed,
    html,
    json,
    jsonl,
    mail,
    mhtml,
    odt,
    pdf,
    text,
    xlsx,
)
from geomap.read.notes import Note, visible
from geomap.read.stream import Member, ReadOptions, Stream

Reader = Callable[[Stream, str, str, ReadOptions], Iterator[Report | Note | Member]]

# Kind of file by the ending of its name. A new kind is one module and one line.
READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".md": text.read,
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".json": json.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".mhtml": mhtml.read,
    ".mht": mhtml.read,
    ".xml": feed.read,
    ".rss": feed.read,
    ".atom": feed.read,
    ".rdf": feed.read,
    ".eml": mail.read,
    ".mbox": mail.read_box,
    ".csv": csv.read,
    ".tsv": csv.read,
    ".pdf": pdf.read,
    ".docx": docx.read,
    ".docm": docx.read,
    ".odt": odt.read,
    ".xlsx": xlsx.read,
    ".xlsm": xlsx.read,
    ".ods": xlsx.read,
    ".zip": archive.read,
    ".tar": archive.read,
    ".gz": archive.read,
    ".tgz": archive.read,
    ".bz2": archive.read,
    ".xz": archive.read,
}
# Readers of files that hold a report a row, each with what is known of it; all others read files that
# are one report, unless their layout says that they are several.
ROWS: tuple[Reader, ...] = (jsonl.read, csv.read, xlsx.read, json.read, feed.read, mail.read_box)

# How files begin that are no text. Sure enough to be believed against the name.
_SIGNATURES: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"(?:\xef\xbb\xbf)?\s{0,16}%PDF-\d"), ".pdf"),
    (re.compile(rb"PK(?:\x03\x04|\x05\x06)"), ".zip"),
    (re.compile(rb"\x1f\x8b\x08"), ".gz"),
    (re.compile(rb"BZh[1-9]1AY&SY"), ".bz2"),
    (re.compile(rb"\xfd7zXZ\0"), ".xz"),
    (re.compile(rb"[^\0].{256}ustar[\0 ]", re.DOTALL), ".tar"),
)
_OFFICE = (".docx", ".docm", ".odt", ".xlsx", ".xlsm", ".ods")  # ZIP archives of one form
_PACKED = frozenset([*_OFFICE, ".pdf", ".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz"])

# How texts of one kind begin. Believed where the name tells nothing, or promises what is no text.
_BEGINNINGS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"\x1e?\s{0,9}\{\s{0,9}\""), ".jsonl"),
    (re.compile(rb"\[\s{0,99}\{\s{0,99}\""), ".json"),
    (
        re.compile(
            rb"(?:<\?xml\s[^>]{0,200}\?>\s{0,99})?<(?:!doctype\s+html|html|head|body)\b", re.I
        ),
        ".html",
    ),
    (re.compile(rb"<(?:\?xml|rss|feed)\b"), ".xml"),
    (re.compile(rb"From \S{1,200} [^\n]{0,100}\d{4}\r?\n"), ".mbox"),
    (re.compile(rb"(?:Return-Path|Delivered-To|Received|Message-ID|MIME-Version): ", re.I), ".eml"),
)
_LEADING = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,1000}")

# The first names in a ZIP that is an office document, and the parts that tell which. 26 bytes lie
# between the signature of a local header and its name (APPNOTE.TXT, 4.3.7).
_FIRST = re.compile(
    rb"PK\x03\x04.{26}(?:\[Content_Types\]|_rels/|docProps/|customXml/|word/|xl/|mimetype)", re.S
)
_PART = re.compile(
    rb"PK\x03\x04.{26}(word/|xl/|mimetypeapplication/vnd\.oasis\.opendocument\.[a-z]{1,30}(?=PK))",
    re.S,
)
_PARTS = {
    b"word/": ".docx",
    b"xl/": ".xlsx",
    b"mimetypeapplication/vnd.oasis.opendocument.text": ".odt",
    b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet": ".ods",
}

_NAMES = {
    ".pdf": "a PDF",
    ".docx": "a Word document",
    ".odt": "an OpenDocument text",
    ".xlsx": "an Excel workbook",
    ".ods": "an OpenDocument spreadsheet",
    ".zip": "a ZIP archive",
    ".tar": "a TAR archive",
    ".gz": "a gzip file",
    ".bz2": "a bzip2 file",
    ".xz": "an xz file",
    ".jsonl": "JSON Lines",
    ".json": "JSON",
    ".html": "a web page",
    ".xml": "XML",
    ".mbox": "a mailbox",
    ".eml": "a mail",
}

# Kinds that are often met and not read, with what to do about it.
_HINTS = {
    ".doc": "save it as .docx",
    ".rtf": "save it as .docx",
    ".pages": "export it as .docx",
    ".xls": "save it as .xlsx",
    ".numbers": "export it as .xlsx",
    ".ppt": "export it as .pdf",
    ".pptx": "export it as .pdf",
    ".odp": "export it as .pdf",
    ".msg": "save it as .eml",
    ".7z": "pack it as .zip",
    ".rar": "pack it as .zip",
}
_PEEK = 65536


def chosen(path: PurePath, stream: Stream) -> tuple[Reader, str | None]:
    """The reader of an input, and what the user should be warned of.

    The ending of its name counts, save where its first bytes are surely of another kind: a PDF that is
    called .txt is read as a PDF, with a warning.

    Args:
        path: its name.
        stream: its bytes, of which none is taken.

    Raises:
        InputError: it is of no kind that is read.
    """
    ending = path.suffix.lower()
    held = _held(stream.peek(16, _PEEK), ending)
    if held in READERS and READERS[held] is not READERS.get(ending):
        warning = f"its name ends in {visible(ending)}, but it is {_NAMES[held]}; read as that"
        return READERS[held], warning if ending else None
    if ending in READERS:
        return READERS[ending], None
    if ending:
        raise InputError(f"{unknown(ending)}. Known are: {', '.join(READERS)}")
    return text.read, None


def is_read(path: PurePath) -> bool:
    """Whether the ending of a name is one of a kind that is read."""
    return path.suffix.lower() in READERS


def unknown(ending: str) -> str:
    """What is wrong with a kind that is not read, and what to do where that is known."""
    hint = f"; {_HINTS[ending]}" if ending in _HINTS else ""
    return f"is of kind {visible(ending)}, which is not read{hint}"


def _held(start: bytes, ending: str) -> str | None:
    """The kind that the first bytes of a file tell, as an ending; None where they leave it to the name."""
    signed = next((kind for pattern, kind in _SIGNATURES if pattern.match(start)), None)
    if signed == ".zip":
        # Its parts may lie too far in to be seen; then an office document is what it is called.
        return _office(start) or (ending if ending in _OFFICE else signed)
    if signed or (ending in READERS and ending not in _PACKED):
        return signed
    begins = _LEADING.match(start)
    at = begins.end() if begins else 0
    return next((kind for pattern, kind in _BEGINNINGS if pattern.match(start, at)), None)


def _office(start: bytes) -> str | None:
    if not _FIRST.match(start):
        return None
    part = _PART.search(start)
    return _PARTS.get(part[1]) if part else None
