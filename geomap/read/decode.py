"""Bytes to text: which encoding it is, and what had to be mended on the way."""

import codecs
import json
import re
import unicodedata
from typing import Any

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
# Families of codecs of text that a file may say it has, and what browsers read some of them as.
_FAMILIES = tuple(
    (
        "utf-8 utf-16 utf-32 ascii iso8859 cp koi8 mac- gb big5 euc shift_jis iso2022 tis-620 hz "
        "ptcp154 kz1048"
    ).split()
)
_WIDER = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949",
}  # fmt: skip
# What is looked for in texts that are not Western, and how the names are written.
_SCRIPTS = tuple(
    (
        "cp1251 koi8_r koi8_u cp866 iso8859_5 mac_cyrillic cp1256 iso8859_6 cp1253 iso8859_7 cp1255 "
        "iso8859_8 cp932 euc_jp gb18030 big5 cp949 cp874"
    ).split()
)
_SHOWN = {
    "cp932": "Shift JIS", "euc_jp": "EUC-JP", "gb18030": "GB 18030", "cp949": "EUC-KR", "big5": "Big5",
    "cp866": "CP866", "cp874": "Windows-874", "mac_cyrillic": "Mac Cyrillic",
}  # fmt: skip
_ASCII = re.compile(rb"[\x00-\x7f]+")
_RUNS = re.compile(rb"[\x80-\xff]{3,}")
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\0"))
_SAMPLE = 65536
# A letter with marks that many programs write as a code of their own; bounded, for composing a long run of
# marks is quadratic.
_APART = re.compile("[^\\W\\d_][\u0300-\u036f\u0653-\u0655]{1,4}")
_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\u2060]")


def bom_of(data: bytes) -> str | None:
    """The encoding that a byte order mark at the start of `data` names, or None."""
    return next((name for mark, name in _BOMS if data.startswith(mark)), None)


def decode(data: bytes, charset: str | None = None) -> tuple[str, list[str]]:
    """Bytes of a text in whichever usual encoding as text.

    A byte order mark tells the encoding, then the bytes themselves where they are valid UTF-8, then
    what is said of them, then a guess, of which the user is warned.

    Args:
        data: a whole file, or a whole line of one.
        charset: the encoding that the file, or who gave it, says it has; one that is not known counts
            as none.

    Returns:
        The text with line ends as in the bytes, and what the user should be warned of.

    Raises:
        InputError: the bytes are no text.
    """
    encoding = bom_of(data)
    if encoding and encoding != "utf-8":
        return _wide(data, encoding)
    if not encoding and (unmarked := _unmarked(data)):
        return unmarked
    refuse_binary(data)
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        return body.decode("utf-8"), []
    except UnicodeDecodeError as error:
        told = codec(charset) if charset and not encoding else None
        if told and told != "utf-8":
            return _as_told(body, told)
        return _mended(body, error)


def codec(name: str) -> str | None:
    """The codec that reads what is declared under a name, as browsers take it; None for one not known.

    Source: WHATWG Encoding Standard, section 4.2. Only codecs of text: Python knows others, which
    decompress.
    """
    try:
        found = codecs.lookup(name.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    if not found.startswith(_FAMILIES):
        return None
    if found.startswith(
        ("utf-16", "utf-32")
    ):  # without their mark, and found by an ASCII declaration
        return "utf-8"
    return _WIDER.get(found, found)


def guess(data: bytes) -> str | None:
    """The encoding of a text that is not UTF-8, or None where it cannot be told.

    Western texts have letters beyond ASCII mostly by themselves: they are taken for Windows-1252, for in
    few words it cannot be told from its neighbors. Texts in other scripts, where such letters stand
    together, are given to a detector.
    """
    sample = data[:_SAMPLE]
    high = len(_ASCII.sub(b"", sample))
    together = sum(map(len, _RUNS.findall(sample)))
    if together < high / 2:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=list(_SCRIPTS)).best()
    return best.encoding if best else None


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


def parsed(text: str) -> Any:
    """What a text in JSON says.

    Raises:
        InputError: it is not JSON, or nested too deep.
    """
    try:
        return json.loads(text)
    except RecursionError:
        raise InputError("is JSON nested too deep") from None
    except ValueError as error:
        raise InputError(f"is not valid JSON ({error})") from None


def _wide(data: bytes, encoding: str) -> tuple[str, list[str]]:
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        return text, [f"is not valid {encoding.upper()} at byte {error.start}; replaced by �"]


def _unmarked(data: bytes) -> tuple[str, list[str]] | None:
    """UTF-16 without its mark as text: zeros in every other byte only, and letters wherever they lead."""
    sample = data[: _SAMPLE & ~1]
    zeros = sample[::2].count(0), sample[1::2].count(0)
    if len(data) < 4 or max(zeros) < 0.01 * len(sample) or min(zeros):
        return None
    order = "utf-16-be" if zeros[0] else "utf-16-le"
    try:
        shown = sample.decode(order)
    except UnicodeDecodeError:
        return None
    letters = sum(char.isalpha() or char.isspace() for char in shown)
    scripts = {ord(char) >> 8 for char in shown if char.isalpha()}
    # Bytes of no text come out as letters of dozens of scripts; Chinese takes up 82 rows of 256 by itself.
    small = {row for row in scripts if not 0x4E <= row <= 0x9F and not 0xAC <= row <= 0xD7}
    if letters < 0.6 * len(shown) or len(small) > 6 or "\0" in shown:
        return None
    text, warnings = _wide(data, order)
    return text, ["is UTF-16 without a byte order mark; read as such", *warnings]


def _as_told(data: bytes, encoding: str) -> tuple[str, list[str]]:
    text = data.decode(encoding, "replace")
    broken = text.count("�") - data.count(b"\xef\xbf\xbd")
    if broken > 0:
        return text, [f"says that it is {_shown(encoding)}, but is not all; replaced by �"]
    return text, []


def _mended(data: bytes, error: UnicodeDecodeError) -> tuple[str, list[str]]:
    text = data.decode("utf-8", "replace")
    broken = text.count("�")
    valid = sum(ord(c) > 127 for c in text) - broken
    cut_off = error.end >= len(data) and error.reason == "unexpected end of data"
    if cut_off or valid > 2 * broken:
        end = "is cut off within a character" if cut_off else "is not valid UTF-8"
        return text, [f"{end} at byte {error.start}; what could not be read is shown as �"]
    encoding = guess(data)
    if encoding is None:
        raise InputError(
            f"is not UTF-8 (byte {error.start}), and what else it is cannot be told; save it as UTF-8"
        )
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        # Bytes that Windows-1252 leaves open are controls to browsers, as in Latin-1.
        text = data.decode("latin-1" if encoding == "cp1252" else encoding, "replace")
    return text, [
        f"is not UTF-8 (byte {error.start}); read as {_shown(encoding)}. If letters look wrong, save it "
        "as UTF-8"
    ]


def _shown(encoding: str) -> str:
    """A codec's name as people write it."""
    if encoding in _SHOWN:
        return _SHOWN[encoding]
    if encoding.startswith("cp125"):
        return f"Windows-{encoding[2:]}"
    return (
        encoding.replace("iso8859_", "ISO-8859-")
        .replace("iso8859", "ISO-8859")
        .replace("_", "-")
        .upper()
    )
