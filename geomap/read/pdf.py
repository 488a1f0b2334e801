"""PDF: one report a file, of the text that it carries.

PDFium reads the letters and where they stand, `layout` makes paragraphs of them. The title is the first
heading, or that of the properties where the text begins with it: many programs write the name of a file or
of a template there. The day on which the PDF was made is not that of the report, and is not used.
"""

from collections.abc import Iterator
from typing import Any

from geomap.errors import InputError
from geomap.model import Report
from geomap.read import document
from geomap.read.layout import Page, text_of
from geomap.read.notes import Note
from geomap.read.reflow import Line
from geomap.read.stream import ReadOptions, Stream

_MOST_PAGES = 5_000
_MOST_LETTERS = 20_000_000  # of all pages; a book has a million
# Of the size of the letters: farther apart, they are not of one run. Less (0.7 was tried) finds tables with
# narrow cells, and takes justified text apart into tables that are none.
_GAP = 0.9
_BESIDE = (
    0.5  # of the lower of two letters must be at the height of the other, or they are of two lines
)
# As fonts draw them, to the letters that they are.
_LIGATURES = {
    ord(one): two
    for one, two in zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
}
_ERRORS = {3: "is cut off or damaged", 4: "is encrypted; save it without a password"}


def read(stream: Stream, name: str, source: str, options: ReadOptions) -> Iterator[Report | Note]:
    """Read one PDF; see `text.read`.

    Raises:
        InputError: it is too large, encrypted, cut off, or takes too long.
    """
    empty = "holds no text (a scan?); make one with text recognition (OCR) and read that"
    yield from document.read(parse, stream, name, source, options, empty)


def parse(data: bytes) -> Iterator[dict[str, Any]]:
    """The text of a PDF, and the title that its properties give.

    Raises:
        InputError: it is encrypted, cut off or no PDF.
    """
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
        count = len(pdf)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        raise InputError(_ERRORS.get(code or 0, "is damaged, or no PDF")) from None
    if count > _MOST_PAGES:
        raise InputError(f"has {count:,} pages; split it ({_MOST_PAGES:,} are read at most)")
    pages: list[Page] = []
    left = _MOST_LETTERS
    broken = 0
    for number in range(count):
        try:
            page = pdf[number]
        except pypdfium2.PdfiumError:
            broken += 1
            continue
        pages.append(_page(page, left))
        left -= sum(len(run.text) for run in pages[-1].runs)
        page.close()
    if broken == count:
        raise InputError("is damaged: none of its pages can be read")
    warnings = [f"{broken} of its {count} pages could not be read"] if broken else []
    title = pdf.get_metadata_value("Title")
    yield {"text": text_of(pages), "title": title, "warnings": warnings}


def _page(page: Any, most: int) -> Page:
    """The runs of letters of a page, upright as it is shown."""
    import ctypes

    from pypdfium2 import raw

    text = page.get_textpage()
    width, height = page.get_size()
    turned = page.get_rotation()
    left, bottom = page.get_bbox()[:2]
    box = raw.FS_RECTF()
    runs = _Runs()
    count = text.count_chars()
    if count > most:
        raise InputError(f"holds more than {_MOST_LETTERS:,} letters; split it")
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text.raw, index)
        letter = chr(code) if code < 0x110000 else "\ufffd"
        if letter in "\r\n":
            runs.close()
        elif letter.isspace() or not code:
            runs.space()
        elif raw.FPDFText_GetLooseCharBox(text.raw, index, ctypes.byref(box)):
            x0, x1 = box.left - left, box.right - left
            y0, y1 = box.bottom - bottom, box.top - bottom
            runs.letter(letter, _upright((x0, y0, x1, y1), turned, width, height))
    runs.close()
    text.close()
    return Page(runs.found, height)


def _upright(
    box: tuple[float, float, float, float], turned: int, width: float, height: float
) -> tuple[float, float, float, float]:
    """A box of a page that is shown turned clockwise, y now from the top; the size is the page's as shown."""
    x0, y0, x1, y1 = box
    if turned == 90:
        return y0, x0, y1, x1
    if turned == 180:
        return width - x1, y0, width - x0, y1
    if turned == 270:
        return width - y1, height - x1, width - y0, height - x0
    return x0, height - y1, x1, height - y0


class _Runs:
    """Letters as they stand in the file, to runs that stand together on one line.

    A run has the mean height and size of its letters, so that one of another font does not move it.
    """

    def __init__(self) -> None:
        self.found: list[Line] = []
        self._letters: list[str] = []
        self._count = 0  # of letters, spaces left out
        self._x0 = self._x1 = 0.0
        self._tops = self._bottoms = 0.0  # sums over all letters

    def letter(self, letter: str, box: tuple[float, float, float, float]) -> None:
        """One more letter and the box around it."""
        x0, y0, x1, y1 = box
        if self._letters and not self._beside(x0, y0, y1):
            self.close()
        if not self._letters:
            self._count, self._x0, self._x1, self._tops, self._bottoms = 0, x0, x1, 0.0, 0.0
        self._letters.append(letter)
        self._count += 1
        self._x1 = max(self._x1, x1)
        self._tops += y0
        self._bottoms += y1

    def space(self) -> None:
        """A space, which has no box of its own."""
        if self._letters and self._letters[-1] != " ":
            self._letters.append(" ")

    def close(self) -> None:
        """End the run that was begun."""
        text = "".join(self._letters).strip().translate(_LIGATURES)
        if text:
            top, bottom = self._tops / self._count, self._bottoms / self._count
            # The size that the file gives is before all scaling; the box is as it is shown.
            size = max(bottom - top, 1.0)
            self.found.append(Line(text, self._x0, top, self._x1, bottom, size))
        self._letters = []

    def _beside(self, x0: float, y0: float, y1: float) -> bool:
        """Whether a letter stands on the line of the run, and not far from its end."""
        top, bottom = self._tops / self._count, self._bottoms / self._count
        size = max(bottom - top, 1.0)
        level = min(bottom, y1) - max(top, y0) >= _BESIDE * min(bottom - top, y1 - y0)
        return level and -size < x0 - self._x1 < _GAP * size
