"""How well libraries give back the text of PDFs: `python -m evals.pdf_text`, for the table in DESIGN.md.

The PDFs are those of tests/read/pdfs.py, of which the text is known. Scored are words in their order, and
paragraphs that come back whole. Libraries that are not installed are left out (`pip install pypdf
pdfminer.six`); the time is the best of three runs.
"""

import importlib.util
import io
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from geomap.read import pdf

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))  # which is no package
from read import pdfs
from read.stories import STORIES

SHORT = [paragraph for story in STORIES.values() for paragraph in story]
LONG = SHORT * 3
_WIDTH = 44  # letters in a line of the hyphenated columns


def hyphenated(paragraphs: Sequence[str]) -> list[str]:
    """Lines of narrow columns, words divided wherever the line is full."""
    lines: list[str] = []
    for paragraph in paragraphs:
        line = ""
        for word in paragraph.split():
            if len(f"{line} {word}") <= _WIDTH:
                line = f"{line} {word}".strip()
                continue
            room = min(_WIDTH - len(line) - 2, len(word) - 3)
            if room >= 3 and word.isalpha() and word.islower():
                lines.append(f"{line} {word[:room]}-")
                line = word[room:]
            else:
                lines.append(line)
                line = word
        lines += [line, ""]
    return lines


def documents() -> dict[str, tuple[bytes, list[str]]]:
    """The PDFs by what they are like, each with its paragraphs."""
    lines = hyphenated(SHORT)
    half = lines.index("", len(lines) // 2)
    return {
        "one column": (pdfs.laid_out(SHORT), SHORT),
        "one column, header and footer": (pdfs.laid_out(LONG, decoration=pdfs.running), LONG),
        "two columns": (pdfs.laid_out(LONG, columns=2), LONG),
        "two columns, justified, indented": (pdfs.justified(SHORT, columns=2), SHORT),
        "three columns, header and footer": (
            pdfs.laid_out(LONG, columns=3, decoration=pdfs.running),
            LONG,
        ),
        "two columns row by row, hyphenated": (
            pdfs.lines_across(lines[:half], lines[half + 1 :]),
            SHORT,
        ),
    }


def by_geomap(data: bytes) -> str:
    """PDFium with geomap's own layout."""
    [found] = pdf.parse(data)
    return str(found["text"])


def by_pdfium(data: bytes) -> str:
    """PDFium's own order of the text."""
    import pypdfium2

    return "\n\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))


def by_pypdf(data: bytes) -> str:
    """The text of pypdf."""
    library: Any = importlib.import_module("pypdf")
    return "\n\n".join(page.extract_text() for page in library.PdfReader(io.BytesIO(data)).pages)


def by_pdfminer(data: bytes) -> str:
    """The text of pdfminer.six, with its analysis of the layout."""
    library: Any = importlib.import_module("pdfminer.high_level")
    return str(library.extract_text(io.BytesIO(data)))


READERS: dict[str, tuple[str, Callable[[bytes], str]]] = {
    "geomap": ("pypdfium2", by_geomap),
    "pypdfium2": ("pypdfium2", by_pdfium),
    "pypdf": ("pypdf", by_pypdf),
    "pdfminer.six": ("pdfminer", by_pdfminer),
}


def score(found: str, wanted: Sequence[str]) -> tuple[float, float]:
    """Words that come in their order, and paragraphs that come whole, both as shares."""
    words = re.findall(r"\w+|[^\w\s]", found)
    true = re.findall(r"\w+|[^\w\s]", "\n".join(wanted))
    whole = Counter(" ".join(part.split()) for part in re.split(r"\n\s*\n", found))
    hits = sum((whole & Counter(wanted)).values())
    return SequenceMatcher(None, words, true, autojunk=False).ratio(), hits / len(wanted)


def main() -> None:
    """Print a line for each library and PDF."""
    made = documents()
    for name, (module, read) in READERS.items():
        if importlib.util.find_spec(module) is None:
            print(f"{name}: not installed", file=sys.stderr)
            continue
        for kind, (data, wanted) in made.items():
            times = []
            for _ in range(3):
                begun = time.perf_counter()
                found = read(data)
                times.append(time.perf_counter() - begun)
            words, paragraphs = score(found, wanted)
            print(
                f"{name:12} {kind:36} words {words:.3f}  paragraphs {paragraphs:.2f}  "
                f"{min(times) * 1000:6.1f} ms"
            )


if __name__ == "__main__":
    main()
