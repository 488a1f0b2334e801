"""Bytes to text: which encoding it is, and what had to be mended on the way."""

import codecs
import re
import unicodedata

from geomap.errors import InputError

# Signatures of files that are often found under the name of a text.
_SIGNATURES = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\0"))
_SAMPLE = 65536
# A letter with marks that many programs write as a code of their own; bounded, for composing a long run of
# marks is quadratic.
_APART = re.compile("[^\\W\\d_][\u0300-\u036f\u0653-\u0655]{1,4}")
_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u2060]")


def bom_of(data: bytes) -> str | None:
    """The encoding that a byte order mark at the start of `data` names, or None."""
    return next((name for mark, name in _BOMS if data.startswith(mark)), None)


def decode(data: bytes) -> tuple[str, list[str]]:
    """Bytes of a text in whichever usual encoding as text.

    UTF-8 and UTF-16 or UTF-32 with a byte order mark are read as they are; other bytes as
    Windows-1252 (of which Latin-1 is nearly a part), with a warning.

    Args:
        data: a whole file.

    Returns:
        The text with line ends as in the bytes, and what the user should be warned of.

    Raises:
        InputError: the bytes are no text.
    """
    encoding = bom_of(data)
    if encoding and encoding != "utf-8":
        return _wide(data, encoding)
    refuse_binary(data)
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        return body.decode("utf-8"), []
    except UnicodeDecodeError as error:
        return _mended(body, error)


def refuse_binary(data: bytes) -> None:
    """Refuse bytes that are no text.

    Raises:
        InputError: by its signature or its control characters it is something else.
    """
    for mark, kind in _SIGNATURES.items():
        if data.startswith(mark):
            raise InputError(f"is {kind}, not a text; save it as plain text (UTF-8)")
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(len(sample) // 2, 1)
    # Text in UTF-16 has a zero in every other byte wherever it is plain English.
    if max(even, odd) > 0.3 * half and min(even, odd) < 0.05 * half:
        raise InputError(
            "looks like UTF-16 without a byte order mark; save it as UTF-8, or with the mark"
        )
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if controls > 0.02 * len(sample) or even + odd > 0.1 * len(sample):
        raise InputError("is binary data, not a text")


def clean(text: str) -> tuple[str, list[str]]:
    r"""A text as it is read and shown: line ends as `\n`, no NUL, no half of a surrogate pair.

    A letter and its accent, where they are written as two, become one (NFC): they look the same, and the
    same place is found.

    Offsets of all evidence count in what this returns.

    Returns:
        The text and what the user should be warned of.
    """
    warnings = []
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        warnings.append(f"held {text.count(chr(0))} NUL characters; each was replaced by �")
        text = text.replace("\0", "�")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        where = error.start
        # A pair written as two escapes is joined, a half without its other becomes a mark.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        warnings.append(f"held half a surrogate pair at character {where}; replaced by �")
    if not text.isascii():
        text = _APART.sub(lambda match: unicodedata.normalize("NFC", match.group()), text)
    if not text.isascii() and (hidden := _HIDDEN.findall(text)):
        warnings.append(
            f"holds {len(hidden)} invisible or direction-changing characters (the first is "
            f"U+{ord(hidden[0]):04X}); what it shows may not be what it says"
        )
    return text, warnings


def _wide(data: bytes, encoding: str) -> tuple[str, list[str]]:
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        return text, [f"is not valid {encoding.upper()} at byte {error.start}; replaced by �"]


def _mended(data: bytes, error: UnicodeDecodeError) -> tuple[str, list[str]]:
    text = data.decode("utf-8", "replace")
    broken = text.count("�")
    valid = sum(ord(c) > 127 for c in text) - broken
    cut_off = error.end >= len(data) and error.reason == "unexpected end of data"
    if cut_off or valid > 2 * broken:
        end = "is cut off within a character" if cut_off else "is not valid UTF-8"
        return text, [f"{end} at byte {error.start}; what could not be read is shown as �"]
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return text, [
        f"is not UTF-8 (byte {error.start}); read as Windows-1252. If letters look wrong, save it "
        "as UTF-8"
    ]
