"""What office documents have in common: a ZIP of XML parts, read as a stream and within limits.

XML is read by expat, which Python brings, without building a tree; a document type declaration, from which
entities come, is refused, and nothing is ever fetched. `Flow` puts paragraphs, lists and tables in order.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from geomap.errors import InputError
from geomap.read.stream import too_tight

_LARGEST = 300_000_000  # bytes of one part
_MOST_PARTS = 10_000
_CHUNK = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SPACE = re.compile(r"[ \t\r\n\f\v\xa0]+")

Attributes = dict[str, str]


class Package:
    """An office document as the ZIP that it is.

    Args:
        data: the whole file.
        kind: what it should be, with an article.

    Raises:
        InputError: it is encrypted, cut off, or something else.
    """

    def __init__(self, data: bytes, kind: str) -> None:
        if data.startswith(_OLE):  # [MS-OFFCRYPTO]: encrypted ones are wrapped in the old format
            if "EncryptedPackage".encode("utf-16-le") in data:
                raise InputError("is encrypted; save it without a password")
            raise InputError(f"is of the old format, not {kind}; save it in the new one")
        if data.count(b"PK\x01\x02") > _MOST_PARTS:
            raise InputError(f"has more than {_MOST_PARTS:,} parts, and is not read")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError):
            whole = data.startswith(b"PK")
            state = "is cut off or damaged" if whole else f"is no {kind.partition(' ')[2]}"
            raise InputError(state) from None
        self._names = set(self._zip.namelist())
        self._kind = kind
        self._left = _LARGEST

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def check(self) -> None:
        """Unpack all parts once, for libraries that would do so without limits.

        Raises:
            InputError: a part is damaged, encrypted, or unpacks to far too much.
        """
        for name in self._names:
            for _ in self.part(name):
                pass

    def part(self, name: str) -> Iterator[bytes]:
        """The bytes of one part, as they are unpacked.

        Raises:
            InputError: there is none, it is damaged, encrypted, or unpacks to far too much.
        """
        if name not in self._names:
            raise InputError(f"is no {self._kind.partition(' ')[2]}: it has no part {name!r}")
        about = self._zip.getinfo(name)
        if about.flag_bits & 1:
            raise InputError("is encrypted; save it without a password")
        size = 0
        try:
            with self._zip.open(about) as file:
                while chunk := file.read(_CHUNK):
                    size += len(chunk)
                    self._left -= len(chunk)
                    if self._left < 0 or too_tight(size, about.compress_size):
                        raise InputError(
                            f"unpacks to more than {size / 1e6:.0f} MB, as if made to fill the memory"
                        )
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError):
            raise InputError("is cut off or damaged") from None


class Handler:
    """Is told what an XML part holds, in order; names are those without namespace."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text within elements."""


def walk(chunks: Iterator[bytes], handler: Handler) -> None:
    """Read one XML part.

    Attributes and elements go by their names without namespace: within office documents these tell all
    that is asked for.

    Raises:
        InputError: it is damaged, or declares a document type.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: handler.start(
        _local(name), {_local(key): value for key, value in attributes.items()}
    )
    parser.EndElementHandler = lambda name: handler.end(_local(name))
    parser.CharacterDataHandler = handler.data
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise InputError(f"is damaged: a part of it is not valid XML ({error})") from None


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse(*about: object) -> None:
    raise InputError("declares a document type or entities in its XML, which no document needs")


class _Title(Handler):
    def __init__(self) -> None:
        self.title = ""
        self._inside = False

    def start(self, name: str, attributes: Attributes) -> None:
        self._inside = name == "title"

    def end(self, name: str) -> None:
        self._inside = False

    def data(self, text: str) -> None:
        if self._inside:
            self.title += text


def title(package: Package, part: str) -> str | None:
    """The title that the properties of a document give, if they do."""
    if part not in package:
        return None
    found = _Title()
    walk(package.part(part), found)
    return found.title.strip() or None


@dataclass(slots=True)
class _Block:
    """A paragraph, or an item of a list."""

    text: str
    item: bool = False


@dataclass(slots=True)
class _Table:
    rows: list[list[list[_Block]]] = field(default_factory=list)


class Flow:
    """Paragraphs, lists and tables as they come, to text as a text file has it.

    An empty line stands between paragraphs; the items of a list are lines that begin with "- "; a row of a
    table is a paragraph of its cells with a stroke between them, save where cells hold several paragraphs:
    then the table only serves the layout, and they follow each other.
    """

    def __init__(self) -> None:
        self._body: list[_Block] = []
        self._tables: list[_Table] = []

    def paragraph(self, text: str, *, item: bool = False) -> None:
        """A paragraph, or an item of a list; one without text is left out."""
        lines = (_SPACE.sub(" ", line).strip() for line in text.split("\n"))
        if shown := "\n".join(line for line in lines if line):
            self._here().append(_Block(shown, item))

    def begin_table(self) -> None:
        """A table begins, perhaps in a cell of another."""
        self._tables.append(_Table())

    def begin_row(self) -> None:
        """A row of the innermost table begins."""
        if self._tables:
            self._tables[-1].rows.append([])

    def begin_cell(self) -> None:
        """A cell of the innermost row begins."""
        if self._tables and self._tables[-1].rows:
            self._tables[-1].rows[-1].append([])

    def end_table(self) -> None:
        """The innermost table ends."""
        if self._tables:
            table = self._tables.pop()
            for row in table.rows:
                self._here().extend(_row(row))

    def text(self) -> str:
        """All of it."""
        while self._tables:
            self.end_table()
        out: list[str] = []
        before = None
        for block in self._body:
            if before:
                out.append("\n" if block.item and before.item else "\n\n")
            out.append(f"- {block.text}" if block.item else block.text)
            before = block
        return "".join(out)

    def _here(self) -> list[_Block]:
        if self._tables and self._tables[-1].rows and self._tables[-1].rows[-1]:
            return self._tables[-1].rows[-1][-1]
        return self._body


def _row(cells: list[list[_Block]]) -> Iterator[_Block]:
    filled = [cell for cell in cells if cell]
    if len(filled) > 1 and all(len(cell) == 1 and "\n" not in cell[0].text for cell in filled):
        yield _Block(" | ".join(cell[0].text for cell in filled))
    else:
        for cell in filled:
            yield from cell
