"""Word documents (ECMA-376): one report a file; what is printed in the body, in its order.

Left out are headers and footers, notes, comments, tables of contents, deleted and hidden text. The title is
the first heading, or that of the properties where the text begins with it. The days in the properties are
those of the file, often of a template, and are not used.
"""

import re
from collections.abc import Iterator
from typing import Any

from geomap.model import Report
from geomap.read import document, office
from geomap.read.notes import Note
from geomap.read.stream import ReadOptions, Stream

_BODY = "word/document.xml"
_STYLES = "word/styles.xml"
_PROPERTIES = "docProps/core.xml"

# Elements whose text is not shown, or shown by another: what was deleted or moved away, the second form
# that old programs read, and what is no text of the body.
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "delText", "instrText", "rubyPr", "object"})
_CONTENTS = re.compile(r"toc\s?\d|toc heading|table of contents", re.IGNORECASE)
_OFF = frozenset({"0", "false", "off"})


def read(stream: Stream, name: str, source: str, options: ReadOptions) -> Iterator[Report | Note]:
    """Read one document; see `text.read`.

    Raises:
        InputError: it is too large, encrypted, cut off, or unpacks to too much.
    """
    yield from document.read(parse, stream, name, source, options)


def parse(data: bytes) -> Iterator[dict[str, Any]]:
    """The text of a document, and the title that its properties give.

    Raises:
        InputError: it is encrypted, cut off or no Word document.
    """
    package = office.Package(data, "a Word document (.docx)")
    styles = _Styles()
    if _STYLES in package:
        office.walk(package.part(_STYLES), styles)
    body = _Body(styles)
    office.walk(package.part(_BODY), body)
    title = office.title(package, _PROPERTIES)
    yield {"text": body.flow.text(), "title": title, "warnings": []}


class _Styles(office.Handler):
    """Which styles of paragraphs are those of lists, and of tables of contents."""

    def __init__(self) -> None:
        self.lists: set[str] = set()
        self.contents: set[str] = set()
        self._style = ""

    def start(self, name: str, attributes: office.Attributes) -> None:
        if name == "style":
            self._style = attributes.get("styleId", "")
        elif name == "numPr":
            self.lists.add(self._style)
        elif name == "name" and _CONTENTS.fullmatch(attributes.get("val", "")):
            self.contents.add(self._style)


class _Paragraph:
    """A paragraph as it is read: its text so far, and whether it is an item of a list."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.item = False
        self.contents = False


class _Body(office.Handler):
    """What `word/document.xml` shows."""

    def __init__(self, styles: _Styles) -> None:
        self.flow = office.Flow()
        self._styles = styles
        self._open: list[_Paragraph] = []  # one in another: a text box
        self._skipping = 0  # depth within what is left out
        self._in_text = False
        self._hidden = False
        self._properties = False  # within those of a paragraph, where tabs are settings

    def start(self, name: str, attributes: office.Attributes) -> None:
        if self._skipping or name in _LEFT_OUT:
            self._skipping += 1
        elif name == "p":
            self._open.append(_Paragraph())
        elif name == "tbl":
            self.flow.begin_table()
        elif name == "tr":
            self.flow.begin_row()
        elif name == "tc":
            self.flow.begin_cell()
        elif name == "r":
            self._hidden = False
        elif name == "pPr":
            self._properties = True
        elif self._open:
            self._within(name, attributes)

    def _within(self, name: str, attributes: office.Attributes) -> None:
        paragraph = self._open[-1]
        if name == "t":
            self._in_text = True
        elif name in ("br", "cr"):
            self._add("\n")
        elif name in ("tab", "ptab") and not self._properties:
            self._add(" ")
        elif name == "noBreakHyphen":
            self._add("-")
        elif name == "vanish" and not self._properties:
            self._hidden = attributes.get("val", "") not in _OFF
        elif name == "pStyle":
            style = attributes.get("val", "")
            paragraph.item = paragraph.item or style in self._styles.lists
            paragraph.contents = style in self._styles.contents
        elif name == "numId":
            paragraph.item = attributes.get("val") != "0"  # 0: not in the list of the style

    def end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
        elif name == "t":
            self._in_text = False
        elif name == "pPr":
            self._properties = False
        elif name == "tbl":
            self.flow.end_table()
        elif name == "p" and self._open:
            paragraph = self._open.pop()
            if not paragraph.contents:
                self.flow.paragraph("".join(paragraph.text), item=paragraph.item)

    def data(self, text: str) -> None:
        if self._in_text and not self._skipping:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._open and not self._hidden:
            self._open[-1].text.append(text)
