"""HTML: one report a page, its article without what stands around it.

Own rules rather than a library, for what the ones that were compared do not do together: find more of
the sentences and fewer wrong ones, and take no more than linear time (DESIGN.md has the figures). Pages are
parsed in a process apart, since the parser is not safe from all that can be written: a million attributes
of one element keep it busy for minutes.
"""

import re
from collections.abc import Iterator
from typing import Any

from geomap.model import Report
from geomap.read import guarded, record
from geomap.read.decode import decode
from geomap.read.notes import Note
from geomap.read.stream import ReadOptions, Stream

NO_TEXT = "has no main text (a page of links, or one that scripts fill); save the page of the article itself"
_DEEPEST = 2048  # elements, one inside the other, that libxml2 reads with its limits off (parser.h)
_LARGEST_BODY = 1_000_000  # characters of JSON-LD's text that are taken
_LEAST_BODY = 200

_CHARSET = re.compile(
    rb"""<meta[^>]{1,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.I
)
_XML_CHARSET = re.compile(
    rb"""<\?xml[^>]{1,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{2,40})""", re.I
)
_HEAD = 8192  # bytes in which a page says its encoding
# An element with so long a list of attributes: they are checked each against each, in quadratic time.
_ENDLESS = re.compile(rb"(<[a-zA-Z][\w:-]{0,50})[^<>]{20000,}+")
_TAG = re.compile(r"<[^>]{1,5000}>")


def read(stream: Stream, name: str, source: str, options: ReadOptions) -> Iterator[Report | Note]:
    """Read one page.

    Args:
        stream: its bytes.
        name: what messages call it.
        source: the name of its source, where the page names none.
        options: what holds for all inputs.

    Raises:
        InputError: it is too large, no text, or takes too long.
    """
    data = stream.whole(options.max_bytes)
    yield from report(data, name, source, options, stream.charset, stream.address)


def report(
    data: bytes,
    name: str,
    source: str,
    options: ReadOptions,
    charset: str | None = None,
    address: str | None = None,
) -> Iterator[Report | Note]:
    """The report of a page that was got otherwise, as `read`.

    Args:
        data: the page.
        name: what messages call it.
        source: the name of its source, where the page names none.
        options: what holds for all inputs.
        charset: the encoding that was told with it.
        address: where it was fetched from.
    """
    if not data.strip():
        return
    [found] = guarded.run(parse, data, seconds=options.seconds, charset=charset, address=address)
    for warning in found["warnings"]:
        yield Note("warning", name, warning)
    if not found["row"]["text"]:
        yield Note("skipped", name, NO_TEXT)
        return
    yield from record.build(found["row"], name, source, options)


def parse(
    data: bytes, charset: str | None = None, address: str | None = None
) -> Iterator[dict[str, Any]]:
    """The article of a page with what the page says of itself.

    Args:
        data: the page.
        charset: the encoding that was told with it, which the page's own word gives way to.
        address: where it was fetched from.

    Yields:
        One dict of `row` (as `record.build` takes it; `text` is empty where there is none) and `warnings`.

    Raises:
        InputError: it is no text.
    """
    from geomap.read.html_blocks import blocks_of
    from geomap.read.html_main import article
    from geomap.read.html_meta import facts_of, settle

    text, warnings = decode(data, charset or declared(data))
    root, more = _tree(text)
    warnings += more
    if root is None:
        yield {"row": {"text": ""}, "warnings": warnings}
        return
    facts = facts_of(root, address)
    found = article(blocks_of(root), facts.titles)
    settle(facts, found.title)
    text = written(found.blocks)
    if facts.body and len(text) < _LEAST_BODY < len(facts.body) and len(text) < len(facts.body) / 2:
        text = _plain(facts.body[:_LARGEST_BODY])
    published = facts.published
    if text and not published and facts.changed:
        published = facts.changed
        warnings.append(
            f"its only day, {published[:10]}, is that of its last change; give the right one with --published"
        )
    yield {
        "row": {
            "text": text,
            "title": facts.titles[0] if facts.titles else None,
            "source": facts.source,
            "published": published,
            "url": facts.url,
            "language": facts.language,
        },
        "warnings": warnings,
    }


def _tree(text: str) -> tuple[Any, list[str]]:
    """A page parsed: its `html` element, or None where there is none; and what the user should know."""
    from lxml import etree, html

    data = _ENDLESS.sub(rb"\1", text.replace("\0", "\ufffd").encode("utf-8", "replace"))
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = html.document_fromstring(data, parser=parser)
    except etree.ParserError:  # nothing but comments
        return None, []
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        return root, [f"is nested more than {_DEEPEST:,} deep; what is deeper was not read"]
    return root, []


def declared(data: bytes) -> str | None:
    """The encoding that a page says it has, or None."""
    head = data[:_HEAD]
    found = _CHARSET.search(head) or _XML_CHARSET.match(head.lstrip())
    return found[1].decode("ascii", "replace") if found else None


def written(blocks: Any) -> str:
    """Blocks as a text: an empty line between them, the items of a list line by line."""
    out: list[str] = []
    before = None
    for block in blocks:
        if block.kind == "item":
            together = before is not None and before.list == block.list
            out.append(("\n" if together else "\n\n" if out else "") + "- " + block.text)
        else:
            out.append(("\n\n" if out else "") + block.text)
        before = block
    return "".join(out) + "\n" if out else ""


def fragment(data: str) -> str:
    """The text of a piece of HTML that is all article: an entry of a feed, a mail.

    To be called in a process apart, as `parse`.
    """
    from geomap.read.html_blocks import blocks_of
    from geomap.read.html_main import running

    if "<" not in data and "&" not in data:
        return data.strip() + "\n" if data.strip() else ""
    root, _ = _tree(data)
    return written(running(blocks_of(root))) if root is not None else ""


def _plain(text: str) -> str:
    """The text that JSON-LD gives, which may hold markup."""
    from html import unescape

    text = unescape(_TAG.sub(" ", text)) if "<" in text or "&" in text else text
    return "\n\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip()) + "\n"
