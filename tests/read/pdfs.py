"""PDFs in the manner of newsletters and situation reports, made here."""

import io
from collections.abc import Callable, Sequence
from typing import Any

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
)

WIDTH, HEIGHT = A4
MARGIN = 56
BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=12, spaceAfter=6)
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=18, leading=22, spaceAfter=10)

Decoration = Callable[[Canvas, Any], None]


def laid_out(
    paragraphs: Sequence[str],
    *,
    columns: int = 1,
    decoration: Decoration = lambda canvas, doc: None,
    style: ParagraphStyle = BODY,
    **document: Any,
) -> bytes:
    """A PDF of a title, over the whole width, and paragraphs in columns below it."""
    out = io.BytesIO()
    gap = 18.0
    width = (WIDTH - 2 * MARGIN - gap * (columns - 1)) / columns
    title_height = 40 if columns > 1 else 0

    def frames(height: float) -> list[Frame]:
        return [
            Frame(MARGIN + n * (width + gap), MARGIN, width, height, 0, 0, 0, 0, id=str(n))
            for n in range(columns)
        ]

    whole = HEIGHT - 2 * MARGIN
    top = Frame(MARGIN, MARGIN + whole - title_height, WIDTH - 2 * MARGIN, title_height, 0, 0, 0, 0)
    first = ([top] if columns > 1 else []) + frames(whole - title_height)
    doc = BaseDocTemplate(out, pagesize=A4, invariant=1, **document)
    doc.addPageTemplates(
        [
            PageTemplate("first", first, onPage=decoration),
            PageTemplate("later", frames(whole), onPage=decoration),
        ]
    )
    flow: list[Any] = [NextPageTemplate("later"), Paragraph(paragraphs[0], TITLE)]
    if columns > 1:
        flow.append(FrameBreak())
    doc.build([*flow, *(Paragraph(text, style) for text in paragraphs[1:])])
    return out.getvalue()


def justified(paragraphs: Sequence[str], **more: Any) -> bytes:
    """As `laid_out`, justified, with no space between paragraphs but an indented first line."""
    style = ParagraphStyle(
        "justified", BODY, alignment=TA_JUSTIFY, spaceAfter=0, firstLineIndent=14
    )
    return laid_out(paragraphs, style=style, **more)


def running(canvas: Canvas, doc: Any) -> None:
    """A header, and a footer with the number of the page."""
    canvas.setFont("Helvetica", 8)
    canvas.drawString(MARGIN, HEIGHT - 30, "Example Safety Desk | Weekly Report")
    canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 30, "June 2021")
    canvas.drawCentredString(WIDTH / 2, 26, f"Page {doc.page} of 9")


def lines_across(left: Sequence[str], right: Sequence[str]) -> bytes:
    """Two columns whose lines stand in the file row by row, as some layout programs write them."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setFont("Times-Roman", 10)
    for row in range(max(len(left), len(right))):
        for x, column in ((MARGIN, left), (WIDTH / 2 + 9, right)):
            if row < len(column) and column[row]:
                canvas.drawString(x, HEIGHT - MARGIN - 12 * row, column[row])
    canvas.save()
    return out.getvalue()


def of_lines(
    lines: Sequence[str],
    *,
    turned: int = 0,
    title: str = "",
    edges: tuple[str, str] | None = None,
    encrypt: Any = None,
) -> bytes:
    """A page with lines of text one below the other; an empty one leaves a gap.

    `turned` says by how many degrees it is written askew and shown upright again; `edges` are lines at its
    upper and lower edge.
    """
    out = io.BytesIO()
    size = A4 if turned % 180 == 0 else (HEIGHT, WIDTH)
    canvas = Canvas(out, pagesize=size, invariant=1, encrypt=encrypt)
    canvas.setTitle(title)
    if turned:
        canvas.setPageRotation(turned)
        canvas.translate(
            size[0] if turned in (90, 180) else 0, size[1] if turned in (180, 270) else 0
        )
        canvas.rotate(turned)
    canvas.setFont("Times-Roman", 10)
    for row, line in enumerate(lines):
        if line:
            indent = len(line) - len(line.lstrip())
            canvas.drawString(MARGIN + 4 * indent, HEIGHT - MARGIN - 12 * row, line.lstrip())
    if edges:
        canvas.drawString(20, HEIGHT - 20, edges[0])
        canvas.drawString(20, 20, edges[1])
    canvas.save()
    return out.getvalue()


def table(rows: Sequence[tuple[str, str, str]], upright: str) -> bytes:
    """A table of two narrow columns and a wide one; `upright` is TOP, MIDDLE or BOTTOM."""
    from reportlab.platypus import SimpleDocTemplate, Table

    out = io.BytesIO()
    style = [("VALIGN", (0, 0), (-1, -1), upright)]
    cells = [[Paragraph(cell, BODY) for cell in row] for row in rows]
    SimpleDocTemplate(out, pagesize=A4, invariant=1).build(
        [Table(cells, colWidths=[60, 70, 200], style=style)]
    )
    return out.getvalue()


def sections(parts: Sequence[tuple[str, Sequence[str]]]) -> bytes:
    """Sections one below the other on a page: a heading, and two columns of text."""
    from reportlab.platypus import BalancedColumns, SimpleDocTemplate

    out = io.BytesIO()
    flow: list[Any] = []
    for heading, paragraphs in parts:
        flow.append(Paragraph(heading, TITLE))
        flow.append(BalancedColumns([Paragraph(text, BODY) for text in paragraphs], nCols=2))
    SimpleDocTemplate(out, pagesize=A4, invariant=1).build(flow)
    return out.getvalue()


def scanned(pages: int = 1) -> bytes:
    """Pages with a picture and no text."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(Image.new("L", (200, 280), 200))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for _ in range(pages):
        canvas.drawImage(picture, 0, 0, WIDTH, HEIGHT)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
