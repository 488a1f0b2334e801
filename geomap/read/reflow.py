"""Printed lines to paragraphs: where one ends, and words that were divided at the end of a line.

Lengths are in points (1/72 inch), x from the left and y from the top of the page.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

_SPACED = 1.25  # of the usual distance between lines: a larger one parts paragraphs
_SIZE = 1.1  # letters so many times larger or smaller are another paragraph's
_SEVERAL = 5  # lines
_INDENT = 0.7  # of the size of the letters
_FULL = 0.9  # of the width of its column: a line that reaches so far may go on in the next column
_HYPHENS = (
    "-\u00ad\u2010\u0002\ufffe"  # as typed, soft, typographic, and as PDFium marks a divided word
)
_ENDS = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_BULLET = re.compile(r"(?:[•*·▪◦●■–—‣➢✓-]|\(?(?:\d{1,2}|[a-zA-Z])[.)])\s")
_DIVIDED = re.compile(rf"([^\W\d_]+)[{_HYPHENS}]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# How much more room than the next word needs at the end of a line tells that a paragraph ends there: with a
# full stop, and without one. The width of a word is estimated.
_SURE, _UNSURE = 1.2, 1.8
_CENTERED = 2.0  # points by which the middles of centered lines may differ


@dataclass(slots=True)
class Line:
    """Letters on one line: their text, the box around them, and their size."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its lines, whether it may go on in the next column, and the size of its letters.

    One that stands `apart`, as a row of a table, neither goes on nor is gone on with.
    """

    lines: list[str]
    open: bool
    size: float
    apart: bool = False


def paragraphs(block: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of the lines of one column, from top to bottom.

    Lines of one size are looked at together: a title may be wider than the column below it.
    """
    parts: list[list[Line]] = []
    for line in block:
        if parts and _same_size(parts[-1][-1], line):
            parts[-1].append(line)
        else:
            parts.append([line])
    return [paragraph for part in parts for paragraph in _of_one_size(part)]


def _of_one_size(block: Sequence[Line]) -> list[Paragraph]:
    distances = [below.y1 - above.y1 for above, below in pairwise(block)]
    usual = median(distances) if distances else 0.0
    left, right = min(line.x0 for line in block), _right_edge(block)
    column = _Column(left, right, usual, _is_indented(block, left))
    groups: list[list[Line]] = [[block[0]]]
    for above, below in pairwise(block):
        if column.parts(groups[-1][0], above, below) and not _centered(above, below, left, right):
            groups.append([below])
        else:
            groups[-1].append(below)
    width = max(right - left, 1.0)
    return [
        Paragraph(
            [line.text for line in group],
            not _ENDS.search(group[-1].text) and group[-1].x1 - left > _FULL * width,
            group[-1].size,
        )
        for group in groups
    ]


def joined(blocks: Iterable[list[Paragraph]]) -> str:
    """The text of paragraphs, an empty line between them.

    One that is broken off at the end of a column goes on in the next.
    """
    out: list[Paragraph] = []
    for block in blocks:
        for place, paragraph in enumerate(block):
            before = out[-1] if out else None
            if before and not place and _goes_on(before, paragraph):
                before.lines.extend(paragraph.lines)
                before.open = paragraph.open
            else:
                out.append(replace(paragraph, lines=list(paragraph.lines)))
    words = _words(out)
    return "\n\n".join(_flowed(paragraph.lines, words) for paragraph in out)


def _right_edge(block: Sequence[Line]) -> float:
    """Where full lines end; of several lines one, of many a few may run over it."""
    ends = sorted(line.x1 for line in block)
    return ends[-1 - (len(ends) >= _SEVERAL) - len(ends) // 20]


def _same_size(one: Line | Paragraph, other: Line | Paragraph) -> bool:
    return 1 / _SIZE < other.size / max(one.size, 0.1) < _SIZE


def _is_indented(block: Sequence[Line], left: float) -> bool:
    """Whether first lines of paragraphs are indented, and not, as in lists, all others."""
    at_left = sum(line.x0 - left < _INDENT * line.size for line in block)
    return at_left > len(block) / 2


@dataclass(frozen=True, slots=True)
class _Column:
    """Where the lines of a column begin and end, how far apart they are, and how paragraphs begin."""

    left: float
    right: float
    usual: float
    indented: bool

    def parts(self, first: Line, above: Line, below: Line) -> bool:
        """Whether the paragraph of a first line ends between two lines."""
        if below.y1 <= above.y1:
            return True
        if self.usual and below.y1 - above.y1 > _SPACED * self.usual + 0.5:
            return True
        ended = bool(_ENDS.search(above.text))
        room = self.right - above.x1
        broken_off = not ended and room < (1 - _FULL) * (self.right - self.left)
        if _BULLET.match(below.text):
            return not broken_off
        if below.text[0].islower() or above.text.endswith(tuple(_HYPHENS)):
            return False
        indent = _INDENT * below.size
        hanging = bool(_BULLET.match(first.text)) and below.x0 > first.x0 + indent
        if self.indented and below.x0 - self.left > indent and not hanging:
            return above.x0 - self.left < indent or not broken_off
        # Had the first word of the next line found room in this one, it would stand there.
        word = below.text.split(maxsplit=1)[0]
        width = (below.x1 - below.x0) * (len(word) + 1) / max(len(below.text), 1)
        return room > width * (_SURE if ended else _UNSURE)


def _centered(above: Line, below: Line, left: float, right: float) -> bool:
    """Whether two lines of one size stand centered in the column, as a title of several lines does."""
    middle = (left + right) / 2
    return (
        below.y1 - above.y1 < 1.6 * below.size
        and abs(above.x0 - below.x0) > _CENTERED
        and all(abs((line.x0 + line.x1) / 2 - middle) < _CENTERED for line in (above, below))
    )


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    if before.apart or after.apart or not _same_size(before, after):
        return False
    start, end = after.lines[0], before.lines[-1]
    if _BULLET.match(start) or _ENDS.search(end):
        return False
    return start[:1].islower() or end.endswith(tuple(_HYPHENS)) or before.open


def _words(found: Iterable[Paragraph]) -> frozenset[str]:
    """All words that stand undivided in a text, lower case; those with a hyphen are one."""
    out: set[str] = set()
    for paragraph in found:
        divided = False
        for line in paragraph.lines:
            words = [word.lower() for word in _WORD.findall(line)]
            before, divided = divided, line.endswith(tuple(_HYPHENS))
            out.update(words[before : len(words) - divided])
    return frozenset(out)


def _flowed(lines: Sequence[str], words: frozenset[str]) -> str:
    """Lines of a paragraph as one."""
    out = ""
    for line in lines:
        if not out:
            out = line
        elif out[-1] in _HYPHENS and not out[:-1].endswith((" ", "-")) and len(out) > 1:
            out = "".join(_undivided(out, line, words))
        else:
            out = f"{out} {line}"
    return out


def _undivided(head: str, tail: str, words: frozenset[str]) -> Iterator[str]:
    """Two lines of which the first ends in a hyphen: that of a divided word goes, others stay.

    Whether "north-" and "eastern" are one word or two, the rest of the text tells; where it does not, they
    are one. What is no plain word ("U.S.-", "60-", "three-year-") keeps its hyphen.
    """
    divided = _DIVIDED.search(head[-80:])
    follows = _WORD.match(tail)
    yield head[:-1]
    if divided and follows and tail[0].islower():
        first, second = divided[1].lower(), follows[0].lower()
        start = len(head) - 1 - len(first)
        compound = start > 0 and head[start - 1] in "-.’'"
        if first + second not in words and f"{first}-{second}" in words:
            compound = True
        if not compound:
            yield tail
            return
    yield f"-{tail}"
