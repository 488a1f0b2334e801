"""Several reports in one file: a daily digest, cut where its layout says that another report begins.

A text is cut only where at least two of its parts show that they are reports of their own: each has a
headline and a dateline, or rows of signs (`=====`, `* * *`) or page breaks stand between parts with
datelines. A situation report with items under regions or days is one report, and is left whole: what
its headings say is needed to read its items.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from geomap import lexicon
from geomap.model import Report
from geomap.read.filedate import day_in
from geomap.read.text import text_id

_MOST = 2000  # parts of one file
_LEAST_BODY = 80  # characters that a report has below its dateline
_NEAR = 3  # lines below a headline within which its dateline stands: a byline and the like between
_HEAD = 4  # lines between two rows of signs in which the dateline of what follows stands
_HEADLINE = range(4, 30)  # words; a heading of fewer is the name of a region or a section
_LONGEST_HEADLINE = 200  # characters
_LONGEST_DATELINE = 90  # characters of a line that is nothing but a dateline
_PLACE = 6  # words before the date of a dateline

_ROW = re.compile(r"([=*_~#─━—–-])\1{4,}|([*_-])\2{2,}|([=*_~#•·-])(?: {1,3}\3){2,40}")
_BULLET = re.compile(r"[•*·▪◦●■–—-]\s|\(?\d{1,2}[.)]\s")
# What follows the date of a dateline: an agency in brackets perhaps, and a dash, colon or /AGENCY/.
_SET_OFF = re.compile(
    r"\)?[,.]?\s{0,3}(?:[(\[][^()\[\]]{1,40}[)\]]\s{0,3})?(?:[-–—]{1,2}|:|/[^\s/]{2,12}/\.?)\s{1,3}\S"
)
_WORD = re.compile(r"[^\W\d_][^\s,()\[\]|:/]*")
_ENDS = re.compile(r"[.!?…][\"'”’)]?\s*$")
_SENTENCE = re.compile(r"[.!?…][\"'”’)]?(?:\s|$)")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not empty: its characters `start:end` without space around, and what it is."""

    start: int
    end: int
    text: str
    row: bool  # of signs, or a page break before it
    apart: bool  # nothing but space, or a row, stands in the line above


def parts(report: Report) -> list[Report]:
    """The reports that the text of one holds: several for a digest, else the report itself.

    Each part is a slice of the text. Its id is made from that, its title is its headline; source,
    address and language are those of the file. So is its day, unless it has a dateline, to which that of
    the file then only lends its year. What stands above the first part is one too if it says anything.
    """
    if "\n" not in report.text and "\f" not in report.text:
        return [report]
    lines = list(_lines(report.text))
    dated = [_is_dateline(line.text) for line in lines]
    if sum(dated) < 2:
        return [report]
    starts = _between_rows(lines, dated) or _by_headline(lines, dated)
    if len(starts) < 2:
        return [report]
    return list(_cut(report, lines, dated, starts))


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    apart = True
    for raw in text.split("\n"):
        stripped = raw.strip()
        if "\f" in raw:
            yield _Line(start, start, "", row=True, apart=True)
            apart = True
        if stripped:
            begin = start + len(raw) - len(raw.lstrip())
            row = len(stripped) <= _LONGEST_HEADLINE and _ROW.fullmatch(stripped) is not None
            yield _Line(begin, begin + len(stripped), stripped, row, apart)
            apart = row
        else:
            apart = True
        start += len(raw) + 1


# --- what a line is -------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _words() -> tuple[re.Pattern[str], frozenset[str]]:
    """How a date is written, and the words in small letters that a dateline can have."""
    dates = lexicon.load()["dates"]
    names = (*dates["months"], *dates["solar_hijri"])
    month = "(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")\b\.?"
    ending = "(?:" + "|".join(map(re.escape, dates["ordinal_endings"])) + ")?"
    year = r"(?:,?\s\d{4}\b)?"
    forms = (
        rf"\b\d{{1,2}}{ending}(?:\s|-)(?:of\s)?{month}(?:,?[\s-]\d{{4}}\b)?",
        rf"\b{month}\s\d{{1,2}}\b(?!:){ending}{year}",
        r"\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)",
        r"\b\d{1,2}([-/.])\d{1,2}\1\d{4}\b",
    )
    small = {*dates["words"]["head_words"], *dates["words"]["published"]}
    small |= {
        *dates["words"]["updated"],
        *dates["weekdays"],
        *dates["months"],
        "am",
        "pm",
        "a.m.",
        "p.m.",
    }
    return re.compile("|".join(forms), re.IGNORECASE), frozenset(small)


@lru_cache(maxsize=1024)
def _is_dateline(line: str) -> bool:
    """Whether a line is, or begins with, a dateline: place, date and dash, or a date that stands alone."""
    date, small = _words()
    head = line[: 2 * _LONGEST_DATELINE]
    if not any(char.isdecimal() for char in head):
        return False
    found = date.search(head)
    if found is None or _BULLET.match(line):
        return False
    before = _WORD.findall(head[: found.start()])
    if len(before) > _PLACE or not all(_is_name(word, small) for word in before):
        return False
    if before and _SET_OFF.match(head, found.end()):
        return True
    if len(line) > _LONGEST_DATELINE or _ENDS.search(line):
        return False
    return all(_is_name(word, small) for word in _WORD.findall(head[found.end() :]))


def _is_name(word: str, small: frozenset[str]) -> bool:
    return not word[0].islower() or word.lower() in small


def _is_headline(line: _Line, before: _Line | None) -> bool:
    """Whether a line stands apart from what is above it, is short, and ends like no sentence."""
    text = line.text.strip("#* ")
    if not text or len(text) > _LONGEST_HEADLINE or text[-1] in ".:;,…" or text[0].islower():
        return False
    if len(text.split()) not in _HEADLINE or _BULLET.match(line.text) or _is_dateline(line.text):
        return False
    return line.apart or before is None or before.row or _ENDS.search(before.text) is not None


# --- where a part begins --------------------------------------------------------------------------


def _between_rows(lines: Sequence[_Line], dated: Sequence[bool]) -> list[int]:
    """Lines at which parts begin that rows of signs or page breaks set apart; none if there are none."""
    begins = [0] + [n + 1 for n, line in enumerate(lines) if line.row and not _underlines(lines, n)]
    ends = [*begins[1:], len(lines) + 1]
    out: list[int] = []
    heads: set[str] = set()
    reports = 0
    for begin, end in zip(begins, ends, strict=True):
        within = [n for n in range(begin, min(end - 1, len(lines))) if not lines[n].row]
        if not within:
            continue
        # Below the head of the digest, which is no part of its first report.
        inner = [] if begin else _by_headline(lines[: within[-1] + 1], dated)
        if inner:
            reports += len(inner)
            heads |= {lines[n].text for n in inner}
            out += inner
            continue
        dateline = next((n for n in within[:_HEAD] if dated[n]), None)
        if dateline is not None and _has_body(lines, dateline, within[-1]):
            reports += 1
            heads.add(lines[within[0]].text)
            out.append(within[0])
        elif _is_headline(lines[within[0]], None) and _has_body(lines, within[0], within[-1]):
            out.append(within[0])
    # The same head on every page is that of the page.
    return out if reports >= 2 and len(heads) == reports else []


def _underlines(lines: Sequence[_Line], at: int) -> bool:
    """Whether a row of signs underlines a heading, and so does not set apart what follows it."""
    if at == 0 or lines[at].apart or not lines[at].text:
        return False
    above = lines[at - 1]
    return above.apart and not above.row and not _ENDS.search(above.text)


def _by_headline(lines: Sequence[_Line], dated: Sequence[bool]) -> list[int]:
    """Lines at which parts begin that have a headline and, just below it, a dateline."""
    found: list[tuple[int, int]] = []
    last = -1
    for at in range(len(lines)):
        if not dated[at]:
            continue
        for above in range(at - 1, max(at - 1 - _NEAR, last), -1):
            if _is_headline(lines[above], lines[above - 1] if above else None):
                found.append((above, at))
                last = at
                break
    ends = [above - 1 for above, _ in found[1:]] + [len(lines) - 1]
    whole = [
        (above, _has_body(lines, at, end))
        for (above, at), end in zip(found, ends[: len(found)], strict=True)
    ]
    if whole and not whole[0][1]:  # the head of the digest has a date too, and says nothing
        del whole[0]
    # Headlines with nothing below them are links to other stories, and the page is one report.
    return [above for above, _ in whole] if all(told for _, told in whole) else []


def _has_body(lines: Sequence[_Line], first: int, last: int) -> bool:
    """Whether the lines from a dateline to the last tell something: a sentence, of some length."""
    length = sum(line.end - line.start for line in lines[first : last + 1])
    told = any(_SENTENCE.search(line.text) for line in lines[first : last + 1])
    return told and length >= _LEAST_BODY


# --- the parts ------------------------------------------------------------------------------------


def _cut(
    report: Report, lines: Sequence[_Line], dated: Sequence[bool], starts: Sequence[int]
) -> Iterator[Report]:
    above = range(starts[0])
    surely = report.published is not None and report.published_by not in ("file name", "option")
    day = next((found.day for n in above if dated[n] and (found := day_in(lines[n].text))), None)
    if day and not surely:
        report = replace(report, published=day, published_by="digest")
    if any(_SENTENCE.search(lines[n].text) for n in above):
        starts = [0, *starts]
    starts = starts[:_MOST]
    for number, (begin, end) in enumerate(zip(starts, [*starts[1:], len(lines)], strict=True), 1):
        last = end - 1
        while last > begin and lines[last].row:
            last -= 1
        text = report.text[lines[begin].start : lines[last].end]
        own = any(dated[begin : begin + _HEAD])
        headline = _is_headline(lines[begin], None)
        yield replace(
            report,
            id=text_id(text),
            text=text,
            title=lines[begin].text.strip("#* ") if headline else report.title,
            published_by="digest" if own and surely else report.published_by,
            path=f"{report.path}, part {number}",
        )
