"""A page as blocks of text: paragraphs, headings, items of lists, rows of tables.

What an element is for is told by its name, its role, and the words of its class and id, which are
conventions of those who write pages (HTML 5.2, WAI-ARIA 1.2, the class names of the usual systems), in
whatever language the page is. Everything here is linear in the size of the page.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

_PAGE_PARTS = frozenset({"html", "body", "main"})
_NEVER = frozenset(
    "script style noscript template iframe object embed svg math canvas audio video picture map button "
    "input select textarea option datalist progress meter dialog nav aside footer figure figcaption head "
    "menu frameset applet".split()
)
_ROLES = frozenset(
    "navigation banner complementary contentinfo search dialog alertdialog menu menubar toolbar tablist "
    "tooltip status".split()
)
_BLOCKS = frozenset(
    "html body main article section div center form fieldset header hgroup details summary table caption "
    "thead tbody tfoot tr td th p pre blockquote address li ul ol dl dt dd h1 h2 h3 h4 h5 h6 hr".split()
)
# Blocks that hold one paragraph each; all others are containers, which are weighed.
_LEAVES = frozenset("p pre blockquote li dt dd h1 h2 h3 h4 h5 h6 address summary caption".split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}

# Words of a class or id that say what an element is. A part of a page that has the title is none of these.
_JUNK = frozenset(
    "comment comments disqus cookie cookies consent gdpr share shares sharing sharedaddy social related "
    "relatedposts recirc recirculation recommended recommendation recommendations newsletter subscribe "
    "subscription signup promo promotion advert adverts advertisement advertising adslot ads dfp sponsor "
    "sponsors sponsored breadcrumb breadcrumbs sidebar widget caption gallery galleries slideshow carousel "
    "tags trending popular pagination pager nav navbar navigation menu toolbar outbrain taboola byline "
    "credit credits bio masthead modal popup overlay paywall respond teaser teasers skip login poll rating "
    "footer copyright signoff disclaimer colophon".split()
)
_JUNK_PAIRS = frozenset(
    tuple(pair.split("-"))
    for pair in (
        "ad-slot ad-container ad-unit ad-wrapper ad-box ad-banner read-next read-more read-also also-read "
        "see-also up-next most-read most-viewed most-popular screen-reader visually-hidden sr-only rich-link "
        "author-box author-bio about-author "
        "top-stories more-stories next-prev prev-next post-nav site-header "
        "site-footer sign-off trust-badge top-bar back-top you-may"
    ).split()
)
_FOLDED = frozenset(
    {"comment", "comments", "related", "teaser"}
)  # an <article> may be one of these
_MAIN = re.compile(
    r"(?:article|entry|post|story|news|page|main)[-_]?(?:body|content|text)|articlebody|^(?:hentry|story|article)$",
    re.I,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SIGNS = re.compile(r"[^a-z0-9]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_LONGEST_NAME = 400  # characters of a class that are looked at
_LABEL = 70  # characters of the longest line that may be one
_SPACE = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\n\s*\n")


@dataclass(slots=True)
class Node:
    """A container: its parent (index into the nodes), and the blocks `first:last` that it holds."""

    parent: int
    tag: str
    names: str
    main: bool
    first: int
    last: int = 0


@dataclass(slots=True)
class Block:
    """A piece of text, by itself: `kind` is text, heading, item or row; `owner` the container it stands in.

    `links` are the characters that are links, `bold` and `slanted` those in bold and italic letters.
    `level` is that of a heading.
    """

    text: str
    kind: str
    owner: int
    links: int = 0
    bold: int = 0
    slanted: int = 0
    level: int = 0
    list: int = -1

    @property
    def linked(self) -> float:
        """Which part of it is links, 0 to 1."""
        return min(self.links / max(len(self.text), 1), 1.0)


@dataclass(slots=True)
class Page:
    """The blocks of a page in order, and the containers in the order in which they begin.

    `gaps` are the numbers of blocks before which a table of figures was left out.
    """

    blocks: list[Block] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    gaps: set[int] = field(default_factory=set)


def blocks_of(root: Any) -> Page:
    """The blocks of a parsed page.

    Args:
        root: its `html` element, of lxml.
    """
    return _Walk(root).page


def names_of(element: Any) -> str:
    """Class and id of an element, as far as they are looked at."""
    return f"{element.get('class', '')} {element.get('id', '')}"[:_LONGEST_NAME].strip()


_ENDS = re.compile(r"[.!?…。؟۔।][\"'”’»)\]\s]*$")


def is_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return _ENDS.search(text[-8:]) is not None


@dataclass(slots=True)
class _Table:
    """A table under way: the blocks of each cell by row, and whether no cell holds several (`simple`)."""

    first: int
    owner: int
    rows: list[list[tuple[int, int]]] = field(default_factory=list)
    cell: int = -1
    simple: bool = True


class _Walk:
    """One walk over a page; stacks stand for recursion, for pages may be nested deep on purpose."""

    def __init__(self, root: Any) -> None:
        self.page = Page()
        self.kept = _landmarks(root)
        self.parts: list[str] = []
        self.marks = {"a": 0, "b": 0, "i": 0}  # characters of the piece under way in such letters
        self.inside = {"a": 0, "b": 0, "i": 0}
        self.open: list[int] = [-1]  # containers
        self.leaves: list[str] = []
        self.lists = 0  # numbers the lists
        self.items: list[int] = []
        self.tables: list[_Table] = []
        self._walk(root)
        self._flush()

    def _walk(self, root: Any) -> None:
        element = root
        while element is not None:
            tag = element.tag if isinstance(element.tag, str) else ""
            below = None
            if tag and not self._is_left_out(element, tag):
                self._start(element, tag)
                self._add(element.text)
                below = next(element.iterchildren(), None)
                if below is None:
                    self._end(tag)
            while below is None:
                if element is root:
                    return
                self._add(element.tail)
                below = element.getnext()
                if below is None:
                    element = element.getparent()
                    self._end(element.tag)
            element = below

    def _is_left_out(self, element: Any, tag: str) -> bool:
        if tag in _PAGE_PARTS or element in self.kept:
            return False
        if tag in _NEVER:
            return True
        if tag == "sup":  # the mark of a footnote
            return len(element) > 0 and element[0].tag == "a"
        return bool(element.attrib) and (_is_junk(element, tag) or _is_hidden(element))

    def _start(self, element: Any, tag: str) -> None:
        letters = _LETTERS.get(tag)
        if letters:
            self.inside[letters] += 1
        elif tag == "br":
            self.parts.append("\n")
        elif tag in _BLOCKS:
            self._flush()
            if tag in _LEAVES:
                self.leaves.append(tag)
                if tag in _HEADINGS and self.tables:
                    self.tables[-1].simple = False
            else:
                self._container(element, tag)

    def _container(self, element: Any, tag: str) -> None:
        names = names_of(element)
        main = tag in ("article", "main") or element.get("itemprop") == "articleBody"
        main = main or any(_MAIN.search(name) for name in names.split())
        self.page.nodes.append(Node(self.open[-1], tag, names, main, len(self.page.blocks)))
        self.open.append(len(self.page.nodes) - 1)
        if tag in ("ul", "ol"):
            self.lists += 1
            self.items.append(self.lists)
        elif tag == "table":
            if self.tables:
                self.tables[-1].simple = False
            self.tables.append(_Table(len(self.page.blocks), self.open[-1]))
        elif self.tables and tag == "tr":
            self.tables[-1].rows.append([])
        elif self.tables and tag in ("td", "th"):
            self.tables[-1].cell = len(self.page.blocks)

    def _end(self, tag: str) -> None:
        letters = _LETTERS.get(tag)
        if letters:
            self.inside[letters] -= 1
        elif tag in _BLOCKS:
            self._flush()
            if tag in _LEAVES:
                self.leaves.pop()
                return
            self.page.nodes[self.open.pop()].last = len(self.page.blocks)
            if tag in ("ul", "ol"):
                self.items.pop()
            elif tag == "table":
                self._table(self.tables.pop())
            elif self.tables and tag in ("td", "th"):
                self._cell(self.tables[-1])

    def _cell(self, table: _Table) -> None:
        count = len(self.page.blocks)
        if not table.rows:
            table.rows.append([])
        table.rows[-1].append((table.cell, count))
        table.simple = table.simple and count - table.cell <= 1

    def _table(self, table: _Table) -> None:
        """Of a table of data the rows that tell something, one block each; one of layout stays as it is."""
        widest = max(map(len, table.rows), default=0)
        if not table.simple or widest < 2 or len(table.rows) < 2:
            return
        blocks = self.page.blocks
        rows = [[blocks[first] for first, last in row if first < last] for row in table.rows]
        del blocks[table.first :]
        for row in rows:
            if any(is_sentence(cell.text) and cell.linked < 0.5 for cell in row):
                text = " | ".join(" ".join(cell.text.split()) for cell in row)
                blocks.append(Block(text, "row", table.owner))
        if len(blocks) == table.first:
            self.page.gaps.add(table.first)
        for node in reversed(self.page.nodes):
            node.first, node.last = min(node.first, len(blocks)), min(node.last, len(blocks))
            if node is self.page.nodes[table.owner]:
                break

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if "pre" not in self.leaves:
            text = text.replace("\n", " ").replace("\r", " ")
        self.parts.append(text)
        if any(self.inside.values()):
            for letters, depth in self.inside.items():
                if depth:
                    self.marks[letters] += len(text.strip())

    def _flush(self) -> None:
        if not self.parts:
            return
        text = _SPACE.sub(" ", "".join(self.parts))
        self.parts.clear()
        marks = tuple(self.marks.values())
        self.marks = {"a": 0, "b": 0, "i": 0}
        leaf = self.leaves[-1] if self.leaves else ""
        for piece in _BREAKS.split(text):
            lines = [line.strip() for line in piece.strip().split("\n")]
            for line in lines if _are_labels(lines) else ["\n".join(lines)]:
                self._block(line, leaf, [int(n * len(line) / len(text) + 0.5) for n in marks])

    def _block(self, text: str, leaf: str, marks: Sequence[int]) -> None:
        if not text:
            return
        block = Block(text, "text", self.open[-1], *marks)
        if leaf in _HEADINGS:
            block.kind, block.level = "heading", _HEADINGS[leaf]
        elif self.items and leaf in ("li", "p", ""):
            block.kind, block.list = "item", self.items[-1]
        self.page.blocks.append(block)


def _are_labels(lines: Sequence[str]) -> bool:
    """Whether lines are a heading, a byline and a date rather than one text, cut by hand."""
    return len(lines) > 1 and all(len(line) < _LABEL and not is_sentence(line) for line in lines)


_LETTERS = {"a": "a", "b": "b", "strong": "b", "i": "i", "em": "i"}


def _landmarks(root: Any) -> set[Any]:
    """Elements that hold the heading or the body of the page, which no class name can make junk."""
    kept: set[Any] = set()
    for mark in root.xpath("//h1 | //main | //*[@itemprop='articleBody' or @itemprop='headline']"):
        element = mark if mark.tag == "main" or mark.get("itemprop") else mark.getparent()
        while element is not None and element not in kept:
            kept.add(element)
            element = element.getparent()
    return kept


def _is_junk(element: Any, tag: str) -> bool:
    role = element.get("role", "")
    if role in _ROLES:
        return True
    names = names_of(element)
    if not names:
        return False
    parts = [part for part in _SIGNS.split(_CAMEL.sub("-", names).lower()) if part]
    if tag == "article":  # its classes name what it is about, too: "tag-banner category-social"
        return not _FOLDED.isdisjoint(parts[:2])
    return not _JUNK.isdisjoint(parts) or any(pair in _JUNK_PAIRS for pair in pairwise(parts))


def _is_hidden(element: Any) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style", "")[:_LONGEST_NAME]) is not None
    )
