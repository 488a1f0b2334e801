"""OpenDocument texts (ISO/IEC 26300): one report a file; what is printed in the body, in its order.

Left out are headers and footers, notes, comments, tables of contents and deleted text. The title is the
first heading, or that of the properties where the text begins with it; the days in the properties are those
of the file, and are not used.
"""

from collections.abc import Iterator
from typing import Any

from geomap.errors import InputError
from geomap.model import Report
from geomap.read import document, office
from geomap.read.notes import Note
from geomap.read.stream import ReadOptions, Stream

_BODY = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_PROPERTIES = "meta.xml"

_LEFT_OUT = frozenset(
    {
        "note",
        "annotation",
        "tracked-changes",
        "table-of-content",
        "illustration-index",
        "table-index",
        "alphabetical-index",
        "bibliography",
        "desc",
        "title",
        "forms",
    }
)
_MOST_SPACES = 100  # that one element may stand for


def read(stream: Stream, name: str, source: str, options: ReadOptions) -> Iterator[Report | Note]:
    """Read one document; see `text.read`.

    Raises:
        InputError: it is too large, encrypted, cut off, or unpacks to too much.
    """
    yield from document.read(parse, stream, name, source, options)


def parse(data: bytes) -> Iterator[dict[str, Any]]:
    """The text of a document, and the title that its properties give.

    Raises:
        InputError: it is encrypted, cut off or no OpenDocument text.
    """
    package = office.Package(data, "an OpenDocument text (.odt)")
    if _MANIFEST in package:
        manifest = _Manifest()
        office.walk(package.part(_MANIFEST), manifest)
        if manifest.encrypted:
            raise InputError("is encrypted; save it without a password")
    body = _Body()
    office.walk(package.part(_BODY), body)
    if not body.is_text:
        raise InputError("is an OpenDocument of another kind than text; save it as .docx or .xlsx")
    title = office.title(package, _PROPERTIES)
    yield {"text": body.flow.text(), "title": title, "warnings": []}


class _Manifest(office.Handler):
    """Whether parts are encrypted."""

    encrypted = False

    def start(self, name: str, attributes: office.Attributes) -> None:
        self.encrypted = self.encrypted or name == "encryption-data"


class _Body(office.Handler):
    """What `content.xml` shows."""

    def __init__(self) -> None:
        self.flow = office.Flow()
        self.is_text = False
        self._open: list[list[str]] = []  # the text of paragraphs; one in another: a text box
        self._skipping = 0  # depth within what is left out
        self._lists: list[bool] = []  # whether the item of each open list still waits for its mark

    def start(self, name: str, attributes: office.Attributes) -> None:
        if self._skipping or name in _LEFT_OUT:
            self._skipping += 1
        elif name == "text" and not self._open:
            self.is_text = True
        elif name in ("p", "h"):
            self._open.append([])
        elif name == "list":
            self._lists.append(False)
        elif name == "list-item" and self._lists:
            self._lists[-1] = True
        elif name == "table":
            self.flow.begin_table()
        elif name == "table-row":
            self.flow.begin_row()
        elif name in ("table-cell", "covered-table-cell"):
            self.flow.begin_cell()
        elif self._open:
            self._within(name, attributes)

    def _within(self, name: str, attributes: office.Attributes) -> None:
        if name == "s":
            count = attributes.get("c", "1")
            few = int(count) if count.isdecimal() and len(count) < 4 else 1
            self._open[-1].append(" " * min(few, _MOST_SPACES))
        elif name == "tab":
            self._open[-1].append(" ")
        elif name == "line-break":
            self._open[-1].append("\n")

    def end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
        elif name in ("p", "h") and self._open:
            text = "".join(self._open.pop())
            item = bool(self._lists) and self._lists[-1]
            self.flow.paragraph(text, item=item and name == "p")
            if item and text.strip():
                self._lists[-1] = False
        elif name == "list" and self._lists:
            self._lists.pop()
        elif name == "table":
            self.flow.end_table()

    def data(self, text: str) -> None:
        if self._open and not self._skipping:
            # Line ends in the file are spaces (section 6.1.2); those of the text are elements.
            self._open[-1].append(text.replace("\n", " "))
