"""Tables with a report a row: which column holds what, and rows to reports."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from geomap.errors import InputError, UsageError
from geomap.model import Report
from geomap.read import record
from geomap.read.notes import Note, visible
from geomap.read.stream import ReadOptions

FIELDS = ("text", "title", "published", "source", "url", "id", "language")

_HEADER_WITHIN = 10  # rows: above the names of columns stands at most a heading
_SHOWN = 20  # names of columns in a message
_LONGEST_NAME = 40  # characters of one
_BETWEEN = re.compile(r",(?=\s*\w+\s*=)")

Cells = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Header:
    """The names of columns: their row, counted from 1, and the place of the column of each field.

    `missing` are names that were asked for and are not there, by field; for these too a column is taken whose
    name is known.
    """

    row: int
    width: int
    columns: Mapping[str, int]
    missing: Mapping[str, str]


def asked(text: str) -> dict[str, str]:
    """What `--columns text=Body,published=Date` asks for: the name of a column by its field.

    Raises:
        UsageError: it is not of this form, or names no field.
    """
    found: dict[str, str] = {}
    for pair in _BETWEEN.split(text):
        name, sign, column = pair.partition("=")
        field = name.strip().lower()
        if not sign or not column.strip():
            raise UsageError(f"{pair.strip()!r} is not of the form text=Body")
        if field not in FIELDS:
            raise UsageError(f"no field {field!r}; known are: {', '.join(FIELDS)}")
        found[field] = column.strip()
    return found


def header(rows: Iterable[tuple[int, Cells]], wanted: Mapping[str, str]) -> Header | None:
    """The first row that names a column of texts or of headlines; None if none of the first does.

    Args:
        rows: those that a table begins with, each with its number.
        wanted: names of columns by field, for those that are not found by themselves.
    """
    for seen, (number, row) in enumerate(rows):
        if seen >= _HEADER_WITHIN:
            return None
        found = _columns(row, wanted)
        if "text" in found or "title" in found:
            there = {_folded(_text(cell)) for cell in row}
            lacking = {key: name for key, name in wanted.items() if _folded(name) not in there}
            return Header(number, len(row), found, lacking)
    return None


def missing(rows: Sequence[tuple[int, Cells]], wanted: Mapping[str, str]) -> InputError:
    """What to say of a table without a column of texts or headlines."""
    widest = max((row for _, row in rows[:_HEADER_WITHIN]), key=_filled, default=())
    names = [_shown(cell) for cell in widest if _shown(cell)]
    there = ", ".join(names[:_SHOWN]) + (", ..." if len(names) > _SHOWN else "") or "none"
    looked = "".join(f" (asked for: {field}={name})" for field, name in wanted.items())
    return InputError(
        f"has no column of texts or headlines that is known{looked}; its columns are: {there}. Say which "
        "it is: --columns text=NAME (also title=, published=, source=, url=, id=, language=)"
    )


def doubts(found: Header) -> Iterator[str]:
    """What the user should know of columns that were asked for and that a table does not have."""
    for field, name in found.missing.items():
        taken = "another is taken by its name" if field in found.columns else "it is left out"
        yield f"has no column {visible(name)!r} for {field}; {taken}"


def report(
    cells: Cells, header: Header, where: str, source: str, options: ReadOptions
) -> Iterator[Report | Note]:
    """One row as a report; where it has no text, its headline is the text.

    Raises:
        InputError: it is larger than a text may be.
    """
    row = {field: cells[at] for field, at in header.columns.items() if at < len(cells)}
    text = _text(row.pop("text", None))
    title = _text(row.get("title"))
    if len(text) > options.max_bytes:
        raise InputError(f"is larger than {options.max_bytes / 1e6:g} MB; allow more with --max-mb")
    yield from record.build({**row, "text": text or title}, where, source, options)


def is_empty(cells: Cells) -> bool:
    """Whether nothing stands in a row."""
    return not _filled(cells)


def _filled(cells: Cells) -> int:
    return sum(bool(_text(cell)) for cell in cells)


def _columns(row: Cells, wanted: Mapping[str, str]) -> dict[str, int]:
    """The column of each field, by the names in a row; none has two fields."""
    at: dict[str, int] = {}
    for place, cell in enumerate(row):
        at.setdefault(_folded(_text(cell)), place)
    found = {field: at[_folded(name)] for field, name in wanted.items() if _folded(name) in at}
    for field, names in _names().items():
        taken = set(found.values())
        places = [at[name] for name in names if name in at and at[name] not in taken]
        if places and field not in found:
            found[field] = places[0]
    return found


def _text(cell: Any) -> str:
    return cell.strip() if isinstance(cell, str) else "" if cell is None else str(cell)


def _shown(cell: Any) -> str:
    text = visible(_text(cell))
    return text if len(text) <= _LONGEST_NAME else text[:_LONGEST_NAME] + "…"


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name[:200]).strip().casefold()


@lru_cache(maxsize=1)
def _names() -> Mapping[str, tuple[str, ...]]:
    """Names of columns by field, the best first, as `columns.toml` has them."""
    data = resources.files("geomap.read").joinpath("columns.toml").read_text(encoding="utf-8")
    return {field: tuple(names) for field, names in tomllib.loads(data).items()}
