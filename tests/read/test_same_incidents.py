"""A story tells the same incidents in whatever format it comes, and as plain text."""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from geomap import pipeline

from . import papers, pdfs
from .reading import read
from .stories import STORIES, plain
from .test_archive import tar

# What a mention says that does not hang on where its words stand in the text.
FIELDS = (
    "status", "event_type", "sub_event_type", "date_start", "date_end", "time_precision", "country", "admin1",
    "admin2", "location", "latitude", "longitude", "geo_precision", "actor1", "actor2", "fatalities",
    "fatalities_low", "fatalities_high", "injured", "displaced", "displaced_unit", "disputed", "notes",
)  # fmt: skip

Paragraphs = Sequence[str]


def word(paragraphs: Paragraphs) -> bytes:
    title, *rest = paragraphs
    return papers.docx(papers.w_p(title, "Title") + "".join(papers.w_p(text) for text in rest))


def open_document(paragraphs: Paragraphs) -> bytes:
    title, *rest = (escape(text) for text in paragraphs)
    body = "".join(f"<text:p>{text}</text:p>" for text in rest)
    return papers.odt(f"<text:h>{title}</text:h>{body}")


def row(paragraphs: Paragraphs) -> list[list[str]]:
    return [["headline", "text"], [paragraphs[0], "\n\n".join(paragraphs)]]


def comma_separated(paragraphs: Paragraphs) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(row(paragraphs))
    return out.getvalue().encode()


FORMATS: dict[str, Callable[[Paragraphs], bytes]] = {
    "a.docx": word,
    "a.odt": open_document,
    "one column.pdf": pdfs.laid_out,
    "two columns.pdf": lambda paragraphs: pdfs.laid_out(paragraphs, columns=2),
    "justified.pdf": lambda paragraphs: pdfs.justified(paragraphs, columns=2),
    "a.csv": comma_separated,
    "a.xlsx": lambda paragraphs: papers.xlsx({"A": row(paragraphs)}),
    "a.zip": lambda paragraphs: papers.packed({"a.docx": word(paragraphs)}),
    "a.tar.gz": lambda paragraphs: tar({"a.txt": "\n\n".join(paragraphs)}),
}


def told(path: Path, data: bytes) -> list[dict[str, Any]]:
    """What is coded of the one report in a file."""
    (report,), notes = read(path, data)
    assert notes == []
    found = pipeline.extract_report(report)
    assert all(report.text[e.start : e.end] == e.quote for m in found.mentions for e in m.evidence)
    return [{field: getattr(mention, field) for field in FIELDS} for mention in found.mentions]


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("file", FORMATS)
def test_the_same_incidents(tmp_path: Path, file: str, name: str) -> None:
    expected = told(tmp_path / "a.txt", plain(name).encode())
    assert expected
    assert told(tmp_path / file, FORMATS[file](STORIES[name])) == expected
