"""Excel workbooks and OpenDocument spreadsheets: a report a row, columns by their names.

The first sheet with a column of texts or headlines is read. Formulas are not run: what was shown when the
workbook was saved is what is read. Rows are counted as the spreadsheet counts them.
"""

import io
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, time, timedelta
from itertools import islice
from typing import Any

from geomap.errors import InputError
from geomap.model import Report
from geomap.read import guarded, office, tables
from geomap.read.notes import Note
from geomap.read.stream import ReadOptions, Stream

_MOST_SHEETS = 200
_LOOKED_AT = 20  # rows in which the names of columns are sought
_TOGETHER = 200  # rows that are handed over at once


def read(stream: Stream, name: str, source: str, options: ReadOptions) -> Iterator[Report | Note]:
    """Read reports, one a row; see `csv.read`.

    Raises:
        InputError: it is too large, encrypted, cut off, or has no column of texts.
    """
    data = stream.whole(options.max_bytes)
    wanted = dict(options.columns)
    found: tables.Header | None = None
    sheet = ""
    for item in guarded.run(parse, data, seconds=options.seconds, wanted=wanted):
        if isinstance(item, dict):
            found = tables.Header(item["row"], item["width"], item["columns"], item["missing"])
            sheet = item["sheet"] if item["others"] else ""
            yield from _told(item, found, name)
            continue
        for number, cells in item:
            where = f"{name}, sheet {sheet!r}, row {number}" if sheet else f"{name}, row {number}"
            assert found is not None  # noqa: S101 (the header comes first)
            try:
                yield from tables.report(cells, found, where, source, options)
            except InputError as error:
                yield Note("failed", where, str(error))


def parse(data: bytes, wanted: dict[str, str]) -> Iterator[Any]:
    """What is known of the sheet that is read, then its rows, some at once, each with its number.

    Raises:
        InputError: it is encrypted, cut off, no workbook, or has no column of texts.
    """
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    package = office.Package(data, "a spreadsheet (.xlsx, .ods)")
    package.check()  # before anything is unpacked that is not bounded
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = [
            about.name
            for about in book.sheets_metadata
            if about.typ == SheetTypeEnum.WorkSheet and about.visible == SheetVisibleEnum.Visible
        ]
        found = None
        firsts: list[list[tuple[int, list[Any]]]] = []
        for name in names[:_MOST_SHEETS]:
            rows = _rows(book.get_sheet_by_name(name))
            firsts.append(list(islice(rows, _LOOKED_AT)))
            if found := tables.header(firsts[-1], wanted):
                break
        if found is None:
            if not any(firsts):
                return
            raise tables.missing(max(firsts, key=len), wanted)
        others = [other for other in names if other != name]
        yield {"sheet": name, "others": others, **asdict(found)}
        rows = (row for row in _rows(book.get_sheet_by_name(name)) if row[0] > found.row)
        while some := list(islice(rows, _TOGETHER)):
            yield some
    except PasswordError:
        raise InputError("is encrypted; save it without a password") from None
    except CalamineError:
        raise InputError("is damaged, or no spreadsheet") from None


def _told(item: dict[str, Any], found: tables.Header, name: str) -> Iterator[Note]:
    for warning in tables.doubts(found):
        yield Note("warning", name, warning)
    if others := item["others"]:
        names = ", ".join(repr(other) for other in others[:5]) + (
            ", ..." if len(others) > 5 else ""
        )
        yield Note("warning", name, f"only its sheet {item['sheet']!r} is read, not {names}")


def _rows(sheet: Any) -> Iterator[tuple[int, list[Any]]]:
    """Rows of a sheet that hold something, each with its number."""
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = [_plain(cell) for cell in row]
        if not tables.is_empty(cells):
            yield number, cells


def _plain(cell: Any) -> Any:
    """A cell as JSON has it: days and times in ISO 8601, whole numbers without a point."""
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell) if isinstance(cell, bool | float) else cell
