"""How well the main text is found in saved pages: geomap's reader beside libraries that do the same.

    python -m evals.html_bench [--show PAGE]

The pages are those of tests/data/pages/, made for this project in the manner of as many outlets, each with
its text as a human would copy it. Precision is how many of the sentences given back belong to the
article, recall how many of the article's are given back. A library that is not installed is left out.
"""

import argparse
import io
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from geomap.model import Report
from geomap.read import ReadOptions
from geomap.read.stream import Stream
from geomap.text import read as cut

PAGES = Path(__file__).parent.parent / "tests" / "data" / "pages"
ROUNDS = 5  # the best time of these is kept


def with_geomap(data: bytes) -> str:
    from geomap.read import html

    items = html.read(Stream(io.BytesIO(data)), "page.html", "page.html", ReadOptions())
    return "\n\n".join(item.text for item in items if isinstance(item, Report))


def with_trafilatura(data: bytes) -> str:
    trafilatura: Any = import_module("trafilatura")

    return trafilatura.extract(data, include_comments=False, include_tables=False) or ""


def with_trafilatura_precise(data: bytes) -> str:
    trafilatura: Any = import_module("trafilatura")

    options = {"include_comments": False, "include_tables": False, "favor_precision": True}
    return trafilatura.extract(data, **options) or ""


def with_readability(data: bytes) -> str:
    readability: Any = import_module("readability")

    from geomap.read.html import fragment

    return fragment(readability.Document(data.decode("utf-8", "replace")).summary())


def with_justext(data: bytes) -> str:
    justext: Any = import_module("justext")

    paragraphs = justext.justext(data, justext.get_stoplist("English"))
    return "\n\n".join(p.text for p in paragraphs if not p.is_boilerplate)


def with_newspaper(data: bytes) -> str:
    newspaper: Any = import_module("newspaper")

    article = newspaper.Article("https://news.example/a")
    article.download(input_html=data.decode("utf-8", "replace"))
    article.parse()
    return str(article.text)


def with_goose(data: bytes) -> str:
    goose3: Any = import_module("goose3")

    with goose3.Goose({"enable_image_fetching": False}) as goose:
        return str(goose.extract(raw_html=data).cleaned_text)


READERS: dict[str, tuple[str, Callable[[bytes], str]]] = {
    "geomap": ("geomap.read.html", with_geomap),
    "trafilatura": ("trafilatura", with_trafilatura),
    "trafilatura, precise": ("trafilatura", with_trafilatura_precise),
    "readability-lxml": ("readability", with_readability),
    "jusText": ("justext", with_justext),
    "newspaper4k": ("newspaper", with_newspaper),
    "goose3": ("goose3", with_goose),
}


def sentences(text: str) -> Counter[str]:
    """The sentences of a text, white space and marks around them apart."""
    found = (" ".join(text[s.start : s.end].split()) for s in cut(text).sentences)
    return Counter(sentence.strip("-•*#| ") for sentence in found if sentence.strip("-•*#| "))


def pages() -> Iterator[tuple[str, bytes, Counter[str]]]:
    for path in sorted(PAGES.glob("*.html")):
        yield path.stem, path.read_bytes(), sentences(path.with_suffix(".txt").read_text("utf-8"))


def score(reader: Callable[[bytes], str], rounds: int = ROUNDS) -> dict[str, float]:
    """Precision and recall over the sentences of all pages, and the median time of a page."""
    right = given = wanted = 0
    seconds = []
    for _, data, expected in pages():
        best = float("inf")
        for _ in range(rounds):
            begun = time.perf_counter()
            text = reader(data)
            best = min(best, time.perf_counter() - begun)
        found = sentences(text)
        seconds.append(best)
        right += (found & expected).total()
        given += found.total()
        wanted += expected.total()
    return {
        "precision": right / given,
        "recall": right / wanted,
        "milliseconds": statistics.median(seconds) * 1000,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure how well main text is found in pages.")
    parser.add_argument("--show", metavar="PAGE", help="what each reader gets wrong on this page")
    asked = parser.parse_args()
    for name, (module, reader) in READERS.items():
        if find_spec(module.split(".")[0]) is None:
            continue
        if asked.show:
            for page, data, expected in pages():
                if page == asked.show:
                    found = sentences(reader(data))
                    print(
                        f"{name}\n  missing {list(expected - found)}\n  wrong {list(found - expected)}"
                    )
            continue
        got = score(reader)
        print(f"{name:<22}" + "".join(f"{key} {value:8.3f}   " for key, value in got.items()))


if __name__ == "__main__":
    main()
