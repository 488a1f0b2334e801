"""The table of corrections: CSV in, one instruction a row, and out again."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isfinite
from pathlib import Path
from typing import Any

from geomap.corrections.record import ACTIONS, COLUMNS, Correction
from geomap.corrections.values import parse
from geomap.errors import InputError, UsageError
from geomap.export.csv import cell
from geomap.gazetteer.names import fold
from geomap.read import visible
from geomap.read.decode import clean, decode

RETRACT = "retract "  # before an action: the instruction of that kind holds no longer
MOST_MB = 50
_SAME = {"x": "lon", "y": "lat", "longitude": "lon", "latitude": "lat"}  # QGIS writes x and y
_POINT = ("lon", "lat")
_NAMED = 10  # rows that one message names
_FORMULA = ("=", "+", "-", "@")
_SPOILED = re.compile(r"\d+[.,]?\d*e[+-]\d+", re.IGNORECASE)


def read(path: Path) -> tuple[list[tuple[bool, Correction]], list[str]]:
    """Read a table of corrections.

    Comma, semicolon or tab; UTF-8, or UTF-16 with its mark; columns in any order; empty rows are passed
    over.

    Args:
        path: the file.

    Returns:
        The instructions in their order, each with whether it is retracted; and warnings.

    Raises:
        UsageError: it cannot be read, or a row cannot be understood; the text names the row and what
            is allowed. Several such rows are named at once.
    """
    shown = visible(str(path))
    try:
        data = path.read_bytes() if path.stat().st_size <= MOST_MB * 1e6 else None
    except OSError as error:
        raise UsageError(f"{shown}: cannot be read ({error.strerror or error})") from error
    if data is None:
        raise UsageError(f"{shown}: is larger than {MOST_MB} MB; is it a table of corrections?")
    try:
        text, warnings = decode(data)
        text, mended = clean(text)
    except InputError as error:
        raise UsageError(f"{shown}: {error}") from error
    table = list(_rows(text, shown))
    if not table:
        return [], [*warnings, *mended, "is empty"]
    (_, header), *rows = table
    names, unknown = _columns(header, shown)
    if unknown:
        known = ", ".join(COLUMNS)
        also = f"has columns that are not read: {', '.join(unknown)}; known are: {known}"
        mended = [*mended, also]
    out: list[tuple[bool, Correction]] = []
    wrong: list[str] = []
    for number, row in rows:
        try:
            out.append(_row(names, row, f"{visible(path.name)}, row {number}"))
        except UsageError as error:
            wrong.append(f"row {number}: {error}")
    if wrong:
        more = [f"and {len(wrong) - _NAMED} more rows"] if len(wrong) > _NAMED else []
        raise UsageError(f"{shown}: {'; '.join([*wrong[:_NAMED], *more])}")
    return out, [*warnings, *mended]


def write(rows: Iterable[Correction]) -> bytes:
    """Corrections as the table that `read` takes."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        values = [getattr(row, name) for name in COLUMNS]
        writer.writerow(["" if value is None else cell(value) for value in values])
    return out.getvalue().encode()


def _rows(text: str, shown: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, numbered from 1 with the header."""
    first = text.lstrip("\n").partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise UsageError(f"{shown}: row {number}: is no CSV ({error})") from error
        if row is None:
            return
        cells = [_bare(value) for value in row]
        if any(cells):
            yield number, cells


def _bare(value: str) -> str:
    """A cell as one line, without the mark that keeps spreadsheets from running it (`export.csv`)."""
    value = " ".join(value.split())
    return value[1:] if value[:1] == "'" and value[1:2] in _FORMULA else value


def _columns(header: Sequence[str], shown: str) -> tuple[list[str], list[str]]:
    """The column that each cell of a row is of, "" for those that are not read, and the names of these."""
    names = [_SAME.get(name.lower(), name.lower()) for name in header]
    if "action" not in names:
        raise UsageError(
            f"{shown}: has no column 'action'; the first row names the columns: {', '.join(COLUMNS)}"
        )
    twice = sorted({name for name in names if name in COLUMNS and names.count(name) > 1})
    if twice:
        raise UsageError(f"{shown}: has the column {twice[0]!r} twice")
    unknown = [visible(name)[:40] or "(no name)" for name in names if name not in COLUMNS]
    return [name if name in COLUMNS else "" for name in names], unknown


def _row(names: Sequence[str], row: Sequence[str], where: str) -> tuple[bool, Correction]:
    if len(row) > len(names) and any(row[len(names) :]):
        raise UsageError(
            f"has {len(row)} cells for {len(names)} columns; is a comma not in quotes?"
        )
    cells = {name: value for name, value in zip(names, row, strict=False) if name and value}
    action = " ".join(cells.pop("action", "").lower().replace("_", " ").replace("-", " ").split())
    retracted = action.startswith(RETRACT)
    action = action.removeprefix(RETRACT)
    if action not in ACTIONS:
        shown = f"{action!r} is no action" if action else "has no action"
        raise UsageError(
            f"{shown}; known are: {', '.join(ACTIONS)}, or one of these after 'retract'"
        )
    note, author = cells.pop("note", None), cells.pop("author", None)
    needed, allowed = ACTIONS[action]
    if retracted:
        needed = tuple(name for name in needed if name != "value")
        allowed = (*allowed, "value")
    lacking = [name for name in needed if name not in cells]
    if lacking:
        raise UsageError(f"{action} needs a value in: {', '.join(lacking)}")
    surplus = [name for name in cells if name not in (*needed, *allowed, *_POINT)]
    if surplus:
        takes = ", ".join((*needed, *allowed, "note", "author"))
        raise UsageError(f"{action} does not take {', '.join(surplus)}; it takes: {takes}")
    point: dict[str, Any] = _point(cells) if action == "place" and not retracted else {}
    _check(action, cells, retracted)
    values: dict[str, Any] = {name: value for name, value in cells.items() if name not in _POINT}
    found = Correction(**values, **point, action=action, note=note, author=author, where=where)
    return retracted, found


def _check(action: str, cells: Mapping[str, str], retracted: bool) -> None:
    for name in ("incident", "other"):
        if _SPOILED.fullmatch(cells.get(name, "")):
            raise UsageError(
                f"{cells[name]!r} is no id any more: a spreadsheet took it for a number; give that "
                "column the format text, and write the id anew"
            )
    if action == "set" and not retracted:
        parse(cells["field"], cells["value"])
    if action == "not a place" and not fold(cells["name"]):
        raise UsageError(f"the name {cells['name']!r} has no letter")
    if action in ("join", "apart") and cells["incident"] == cells["other"]:
        raise UsageError(f"{action} needs two incidents; both are {cells['other']!r}")


def _point(cells: Mapping[str, str]) -> dict[str, float]:
    given = [name for name in _POINT if name in cells]
    if ("place" in cells) == bool(given) or len(given) == 1:
        raise UsageError("place needs either a place (an id or a name), or lon and lat in degrees")
    return {name: _degrees(name, cells[name], 180 if name == "lon" else 90) for name in given}


def _degrees(name: str, text: str, most: int) -> float:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = float("nan")
    if not (isfinite(value) and abs(value) <= most):
        raise UsageError(f"{name} must be degrees from -{most} to {most}; it is {text[:40]!r}")
    return value
