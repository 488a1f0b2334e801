"""Which blocks of a page are its article.

The title leads to it: the article is the smallest part of the page that holds the title and, after it, a fair
share of what reads like sentences (as measured by the part that has most of them). Without a title it is
that part itself. Within it lines that are links, labels and captions are left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geomap.read.html_blocks import Block, Node, Page, is_sentence

_SENTENCE = 25  # characters of the shortest block that counts as one
_LONG = 140  # characters from which a block counts, however it ends
_MOST = 500  # characters of one block that count
_FAIR = 0.2  # part of the sentences of the best container that the title's must have
_WIDE = 0.9  # a part of the page with so much of its text is not the article by itself
_LINKED = 0.5  # of a block's characters; more than that, and it is a link
_LABEL = 4  # words beside a link that only say what it is ("Read more:")
_LEAD = 10  # words of a line over the text that is more than a byline or a date
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Article:
    """The blocks of the article, and the title as it stands over it."""

    blocks: tuple[Block, ...]
    title: str | None


def article(page: Page, titles: Sequence[str]) -> Article:
    """The article of a page.

    Args:
        page: its blocks.
        titles: what its metadata say the title may be, the best first.
    """
    blocks, nodes = page.blocks, page.nodes
    weights = [_weight(block) for block in blocks]
    total = [0]
    for weight in weights:
        total.append(total[-1] + weight)
    if not total[-1]:
        return Article((), None)
    best = _best(nodes, weights, blocks)
    head = _title(blocks, titles)
    first, last = nodes[best].first, nodes[best].last
    if head is None:
        first, last = _lifted(nodes, best, total, -1)
    else:
        fair = _FAIR * (total[last] - total[first])
        around = blocks[head].owner
        while around >= 0 and total[nodes[around].last] - total[head + 1] < max(fair, 1):
            around = nodes[around].parent
        if around < 0:  # the title stands below the text, or is repeated there
            head = None
        else:
            first, last = head + 1, nodes[around].last
            letters = sum(len(b.text) for b in blocks[nodes[around].first : nodes[around].last])
            wide = letters > _WIDE * sum(len(block.text) for block in blocks)
            if wide and nodes[best].first > head and _is_within(nodes, best, around):
                last = _lifted(nodes, best, total, around)[1]
    chosen = tuple(_kept(page, first, last))
    return Article(chosen, blocks[head].text if head is not None else None)


def _weight(block: Block) -> int:
    """How much a block counts: its characters, if it reads like a sentence and is no link."""
    size = len(block.text)
    if block.kind == "heading" or block.linked > 0.33 or size < _SENTENCE:
        return 0
    if size < _LONG and not is_sentence(block.text):
        return 0
    return min(size, _MOST)


def _best(nodes: Sequence[Node], weights: Sequence[int], blocks: Sequence[Block]) -> int:
    """The container with most sentences right in it; those of containers in it count half."""
    own = [0.0] * len(nodes)
    for block, weight in zip(blocks, weights, strict=True):
        own[block.owner] += weight
    score = list(own)
    for index in range(len(nodes) - 1, 0, -1):
        score[nodes[index].parent] += own[index] / 2
    for index, node in enumerate(nodes):
        score[index] *= 1.5 if node.main else 1
    return max(range(len(nodes)), key=score.__getitem__)


def _title(blocks: Sequence[Block], titles: Sequence[str]) -> int | None:
    """The block that is the title: a heading rather than another, the longest of several."""
    wanted = {_folded(title) for title in titles} - {""}
    alike = [n for n, block in enumerate(blocks) if len(block.text) < 300]
    alike = [n for n in alike if _folded(blocks[n].text) in wanted]
    if alike:  # the name of the outlet may be a heading and a part of the page's title, too
        return max(alike, key=lambda n: (blocks[n].kind == "heading", len(blocks[n].text), -n))
    return next((n for n, block in enumerate(blocks) if block.level == 1), None)


def _folded(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


def _is_within(nodes: Sequence[Node], index: int, outer: int) -> bool:
    while index > outer:
        index = nodes[index].parent
    return index == outer


def _lifted(nodes: Sequence[Node], index: int, total: Sequence[int], outer: int) -> tuple[int, int]:
    """The blocks of a container, or of all beside it that look alike, as the posts of a live blog do.

    Args:
        nodes: all containers.
        index: of the container.
        total: weights of blocks added up.
        outer: container beyond which nothing is looked at.
    """
    beside: dict[int, list[Node]] = {}
    for node in nodes:
        beside.setdefault(node.parent, []).append(node)
    top = index
    while index != outer and index >= 0:
        node = nodes[index]
        alike = [
            other
            for other in beside[node.parent]
            if (other.tag, other.names.split()[:1]) == (node.tag, node.names.split()[:1])
            and total[other.last] > total[other.first]
        ]
        if len(alike) > 1 and node.tag not in ("td", "tr", "th") and node.parent >= 0:
            top = node.parent
        index = node.parent
    return nodes[top].first, nodes[top].last


def _kept(page: Page, first: int, last: int) -> Iterator[Block]:
    """The blocks of the article among those of its part of the page."""
    blocks = [(n, page.blocks[n]) for n in range(first, last) if not _is_link(page.blocks[n])]
    begun = False
    kept: list[tuple[int, Block]] = []
    for n, block in blocks:
        if block.kind == "heading":
            kept.append((n, block))
        elif _tells(block, begun):
            begun = True
            kept.append((n, block))
    while kept and _closes(kept[-1][1]):
        kept.pop()
    for place, (n, block) in enumerate(kept):
        if block.kind != "heading" or _heads(page, kept, place, n, last):
            yield block


def running(page: Page) -> list[Block]:
    """All blocks but links, of a page that is all article: an entry of a feed, a mail."""
    return [block for block in page.blocks if not _is_link(block)]


def _is_link(block: Block) -> bool:
    """Whether a block is a link, or a link and a label before it."""
    if not block.links:
        return False
    beside = len(block.text) - block.links
    if block.linked > _LINKED and beside < 60:
        return True
    words = len(_WORDS.findall(block.text)) * (1 - block.linked)
    return words <= _LABEL and not is_sentence(block.text)


def _tells(block: Block, begun: bool) -> bool:
    """Whether a block is part of the text, not a byline, a date or a label."""
    words = len(_WORDS.findall(block.text))
    if is_sentence(block.text):
        return words > 1 and block.linked < _LINKED
    if block.kind == "item":
        return words > 3 and block.linked < _LINKED
    if not begun:
        return words >= _LEAD and block.linked < _LINKED and not _is_date(block)
    return words > 3 and not _is_date(block) and block.linked < _LINKED


def _is_date(block: Block) -> bool:
    """Whether a line is a day and an hour, to judge by how many of its words are figures."""
    words = _WORDS.findall(block.text)
    figures = [word for word in words if word.isdecimal()]
    return 3 * len(figures) >= len(words)


def _closes(block: Block) -> bool:
    """Whether a block at the end is none of the text: in italics, as notes of the editors are."""
    return block.slanted > 0.9 * len(block.text)


def _heads(page: Page, kept: Sequence[tuple[int, Block]], place: int, at: int, last: int) -> bool:
    """Whether something stands under a heading: text, a heading of a lower level, or a table left out."""
    after = last
    if place + 1 < len(kept):
        after, below = kept[place + 1]
        if below.kind != "heading" or below.level > kept[place][1].level:
            return True
    return any(gap in page.gaps for gap in range(at + 1, after + 1))
