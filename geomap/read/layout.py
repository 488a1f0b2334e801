"""Runs of letters on pages to paragraphs in the order in which people read them.

A page is cut into bands; a band in which the same gap runs down through all lines is columns, read one
after the other, or a table, read row by row. What repeats at the edges of pages is left out. Lengths are
in points (1/72 inch), x from the left and y from the top of the page.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from geomap.read.reflow import Line, Paragraph, joined, paragraphs

Row = list[Line]
Gap = tuple[float, float]

_GUTTER = 0.5  # of the size of the letters: a narrower gap may be a river in justified text
_MOST_RUNS = 40  # on one line: no table has so many columns, and each is compared with all lines
_LEAST = 3  # lines on each side of a gap make columns; fewer may stand so by chance
_CELL = 18  # letters of the usual line in a column of a table, not of a newspaper
_APART = 3.5  # sizes of letters between lines that do not belong together
_EDGE = 0.12  # of the height of a page: where headers and footers stand
_OFTEN = 3  # pages; so often the same stands at the edge of pages by chance only in tables
_LARGER = 1.15  # letters of a heading, beside those of the text
_ABOVE = 1.3  # of its letters: so much room is left above a heading
_TABLE_GAP = 1.3  # lines between two rows lie so much further apart than those in one
_FAR = 1e6

_FIGURES = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W{0,5}\d{1,4}(?:\s?[/|]\s?\d{1,4})?\W{0,5}")
_BROWSER = re.compile(r"(?:https?|file)://\S+\s+\d{1,4}/\d{1,4}")
_MARKER = re.compile(r"[•*·▪◦●■–—‣➢✓-]|\(?(?:\d{1,2}|[a-zA-Z])[.)]|\d{1,2}")


@dataclass(slots=True)
class Page:
    """Runs of letters of one page, in any order, and its height."""

    runs: list[Line]
    height: float


def text_of(pages: Sequence[Page]) -> str:
    """The text of pages, an empty line between paragraphs; one that goes on over a page is joined."""
    rows = [_rows(page.runs) for page in pages]
    running = _running(rows, pages)
    blocks: list[list[Paragraph]] = []
    for number, found in enumerate(rows):
        kept = [row for place, row in enumerate(found) if (number, place) not in running]
        blocks.extend(_blocks(kept))
    return joined(blocks)


def _rows(runs: Iterable[Line]) -> list[Row]:
    """Runs that stand on one line, from left to right; lines from top to bottom."""
    rows: list[Row] = []
    for run in sorted(runs, key=lambda run: (run.y1, run.x0)):
        row = rows[-1] if rows else None
        if row and abs(run.y1 - row[0].y1) < 0.4 * min(run.size, row[0].size):
            row.append(run)
        else:
            rows.append([run])
    marked = (_marked(sorted(row, key=lambda run: run.x0)) for row in rows)
    return [row if len(row) <= _MOST_RUNS else [_one(row)] for row in marked]


def _marked(row: Row) -> Row:
    """A row in which the mark of a list is one with the text that it stands before."""
    out: Row = []
    for run in row:
        if out and _MARKER.fullmatch(out[-1].text) and run.x0 - out[-1].x1 < 4 * run.size:
            # At the height and of the size of the text: a mark is often of another font.
            mark = out[-1]
            text = f"{mark.text} {run.text}"
            out[-1] = Line(text, mark.x0, run.y0, run.x1, run.y1, run.size)
        else:
            out.append(run)
    return out


def _one(runs: Sequence[Line]) -> Line:
    """Runs of one line as one."""
    if len(runs) == 1:
        return runs[0]
    return Line(
        " ".join(run.text for run in runs),
        min(run.x0 for run in runs),
        min(run.y0 for run in runs),
        max(run.x1 for run in runs),
        max(run.y1 for run in runs),
        max(run.size for run in runs),
    )


def _running(rows: Sequence[list[Row]], pages: Sequence[Page]) -> set[tuple[int, int]]:
    """Rows that are headers, footers or page numbers, as (page, place on the page)."""
    edges: list[tuple[int, int, str, int]] = []
    for number, (page, found) in enumerate(zip(pages, rows, strict=True)):
        for place, row in enumerate(found):
            if not _EDGE * page.height < row[0].y1 < (1 - _EDGE) * page.height:
                edges.append((number, place, _one(row).text, round(row[0].y1 / 6)))
    times = Counter((_FIGURES.sub("#", text), y) for _, _, text, y in edges)
    often = min(max(2.0, len(pages) / 2), _OFTEN)
    out: set[tuple[int, int]] = set()
    for number, place, text, y in edges:
        shape = _FIGURES.sub("#", text)
        # Rounding may put the same line on two sides of a step.
        count = times[shape, y] + max(times[shape, y - 1], times[shape, y + 1])
        if count >= often or _PAGE_NUMBER.fullmatch(text):
            out.add((number, place))
        elif _BROWSER.fullmatch(text) and rows[number][0][0].y1 < _EDGE * pages[number].height:
            # A browser prints the address below, the day of printing and the title above.
            out |= {(number, place), (number, 0)}
    return out


def _blocks(rows: Sequence[Row]) -> Iterator[list[Paragraph]]:
    """The paragraphs of each column and the rows of each table, in reading order."""
    for band, gutters in _bands(rows):
        if not gutters:
            yield paragraphs([_one(row) for row in band])
            continue
        columns = _columns(band, gutters)
        if _is_table(columns):
            yield list(_table(columns))
        else:
            for column in columns:
                yield paragraphs([_one(row) for row in column if row])


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows `first:stop` of a page, how far they reach, and the gaps that run down through all of them."""

    first: int
    stop: int
    left: float
    right: float
    gaps: list[Gap]

    @property
    def gutters(self) -> list[Gap]:
        """The gaps with something on both sides."""
        return [gap for gap in self.gaps if gap[0] >= self.left and gap[1] <= self.right]

    def with_row(self, other: "_Band", least: float) -> "_Band":
        """This band and the one row that stands next to it; gaps are at least so wide."""
        return _Band(
            min(self.first, other.first),
            max(self.stop, other.stop),
            min(self.left, other.left),
            max(self.right, other.right),
            _both(self.gaps, other.gaps, least),
        )


def _bands(rows: Sequence[Row]) -> list[tuple[Sequence[Row], list[Gap]]]:
    """Consecutive rows with the gutters between their columns; none where they are one column."""
    single = [_Band(n, n + 1, row[0].x0, row[-1].x1, _free(row)) for n, row in enumerate(rows)]
    bands: list[_Band] = []
    for fresh, row in zip(single, rows, strict=True):
        least = _GUTTER * row[0].size
        band = bands[-1] if bands else fresh
        if not bands or row[0].y1 - rows[fresh.first - 1][0].y1 > _APART * row[0].size:
            bands.append(fresh)
        elif _belongs(band, fresh, grown := band.with_row(fresh, least), rows):
            bands[-1] = grown
        else:
            bands.append(fresh)
            if not band.gutters:
                bands[-2:] = _taken_back(band, fresh, single, least)
    out: list[tuple[Sequence[Row], list[Gap]]] = []
    for band in bands:
        here = rows[band.first : band.stop]
        for part in _between_headings(here) if band.gutters else [here]:
            gutters = [gap for gap in band.gutters if _divides(part, gap)]
            if out and not gutters and not out[-1][1]:
                out[-1] = ([*out[-1][0], *part], [])
            else:
                out.append((part, gutters))
    return out


def _between_headings(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """Rows in columns, cut where a heading stands over all columns, though it is as short as one of them.

    It is larger, alone on its line and set off, and below it stand columns again, or nothing.
    """
    usual = median(run.size for row in rows for run in row)
    cuts = [0]
    for n in range(1, len(rows)):
        row = rows[n]
        larger = len(row) == 1 and row[0].size > _LARGER * usual
        if larger and row[0].y1 - rows[n - 1][0].y1 > _ABOVE * row[0].size:
            below = rows[n + 1 : n + 1 + _LEAST]
            if len(below) < _LEAST or any(len(other) > 1 for other in below):
                cuts += [n, n + 1]
    cuts.append(len(rows))
    return [rows[begin:end] for begin, end in pairwise(cuts) if end > begin]


def _belongs(band: _Band, row: _Band, grown: _Band, rows: Sequence[Row]) -> bool:
    """Whether a band is to grow by a row: what columns there are must stay apart."""
    if not band.gutters:
        return len(grown.gutters) >= len(row.gutters)
    if len(grown.gutters) >= len(band.gutters):
        return True
    here = rows[band.first : band.stop]
    lost = [
        gap
        for gap in band.gutters
        if not any(kept[0] < gap[1] and gap[0] < kept[1] for kept in grown.gutters)
    ]
    return bool(grown.gutters) and not any(_divides(here, gap) for gap in lost)


def _taken_back(
    band: _Band, fresh: _Band, single: Sequence[_Band], least: float
) -> tuple[_Band, ...]:
    """Two bands of which the second begins with those last rows of the first that leave its gutters free.

    One column may begin a line above the other.
    """
    stop = band.stop
    while stop > band.first:
        more = fresh.with_row(single[stop - 1], least)
        if len(more.gutters) < len(fresh.gutters):
            break
        fresh = more
        stop -= 1
    if stop == band.first:
        return (fresh,)
    # Its gaps are not asked for any more: it has no gutters.
    return (_Band(band.first, stop, band.left, band.right, []), fresh)


def _free(row: Row) -> list[Gap]:
    """The gaps of a row, those at its ends among them."""
    out: list[Gap] = []
    end = -_FAR
    for run in row:
        if run.x0 > end:
            out.append((end, run.x0))
        end = max(end, run.x1)
    return [*out, (end, _FAR)]


def _both(some: Sequence[Gap], others: Sequence[Gap], least: float) -> list[Gap]:
    """What two lists of gaps, each from left to right, have in common; not what is narrower."""
    out: list[Gap] = []
    i = j = 0
    while i < len(some) and j < len(others):
        begin, end = max(some[i][0], others[j][0]), min(some[i][1], others[j][1])
        if end - begin >= least:
            out.append((begin, end))
        if some[i][1] < others[j][1]:
            i += 1
        else:
            j += 1
    return out


def _divides(rows: Sequence[Row], gap: Gap) -> bool:
    """Whether enough lines stand side by side on the two sides of a gap."""
    sides = (
        [run.y1 for row in rows for run in row if run.x1 <= gap[0] + 0.1],
        [run.y1 for row in rows for run in row if run.x0 >= gap[1] - 0.1],
    )
    if not all(sides):
        return False
    top, bottom = max(map(min, sides)), min(map(max, sides))
    return all(sum(top - 6 <= y <= bottom + 6 for y in side) >= _LEAST for side in sides)


def _columns(rows: Sequence[Row], gutters: Sequence[Gap]) -> list[list[Row]]:
    """The rows cut at gutters: for each column the part of each row, which may be empty."""
    columns: list[list[Row]] = [[[] for _ in rows] for _ in range(len(gutters) + 1)]
    for number, row in enumerate(rows):
        for run in row:
            column = sum(run.x0 >= gap[1] - 0.1 for gap in gutters)
            columns[column][number].append(run)
    return columns


def _is_table(columns: Sequence[list[Row]]) -> bool:
    """Whether one of the columns is as narrow as that of dates or names, beside lines of the others."""
    for column in columns:
        lengths = [len(_one(row).text) for row in column if row]
        beside = sum(
            bool(row) and sum(bool(other[n]) for other in columns) > 1
            for n, row in enumerate(column)
        )
        if median(lengths) < _CELL and beside > 0.6 * len(lengths):
            return True
    return False


def _table(columns: Sequence[list[Row]]) -> Iterator[Paragraph]:
    """The rows of a table, each as one paragraph: its cells with a stroke between them."""
    lines = [[column[n] for column in columns] for n in range(len(columns[0]))]
    tops = [max(run.y1 for cell in line for run in cell) for line in lines]
    distances = [below - above for above, below in pairwise(tops)]
    wide = _TABLE_GAP * min(distances, default=0.0)
    spaced = max(distances, default=0.0) > wide
    rows: list[list[list[Row]]] = []
    for n, line in enumerate(lines):
        begins = distances[n - 1] > wide if spaced and n else bool(line[0])
        if begins or not rows:
            rows.append([])
        rows[-1].append(line)
    for row in rows:
        cells = [[_one(line[n]) for line in row if line[n]] for n in range(len(columns))]
        text = " | ".join(joined([paragraphs(cell)]).replace("\n\n", " ") for cell in cells if cell)
        yield Paragraph([text], open=False, size=0.0, apart=True)
