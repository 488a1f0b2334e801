"""Gold reports: reports with the incidents that a careful human takes from them (docs/evaluation.md)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geomap.errors import InputError, UsageError
from geomap.model import Report

# A gold incident or toponym as it stands in its file. A field that is absent was not coded and is not
# scored; one that is null was coded as not known. Only a mapping keeps the two apart.
Coded = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A report and what a human coder took from it."""

    report: Report
    incidents: tuple[Coded, ...] = ()
    toponyms: tuple[Coded, ...] = ()
    set_aside: tuple[Coded, ...] = ()


def read_gold(path: Path) -> list[Gold]:
    """The gold reports of a JSON Lines file.

    Args:
        path: one report a line: `id`, `text`, `incidents` and the other fields of docs/evaluation.md.

    Raises:
        InputError: a line is no gold report; the message names the line.
        UsageError: the file cannot be read, or holds no report.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            found = list(_reports(path, lines))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({error})") from error
    if not found:
        raise UsageError(
            f"{path}: holds no gold report; each line is one, as docs/evaluation.md tells"
        )
    return found


def _reports(path: Path, lines: Iterator[str]) -> Iterator[Gold]:
    seen: set[str] = set()
    for number, line in enumerate(lines, 1):
        bare = line.strip().lstrip("\x1e")
        if not bare:
            continue
        where = f"{path}:{number}"
        try:
            row = json.loads(bare)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{where}: is no JSON ({error}); each line is one report") from error
        gold = _gold(row, where)
        if gold.report.id in seen:
            raise InputError(
                f"{where}: the id {gold.report.id!r} stands twice; give each report its own"
            )
        seen.add(gold.report.id)
        yield gold


def _gold(row: Any, where: str) -> Gold:
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or "id" not in row:
        raise InputError(f"{where}: lacks `id` or `text`; docs/evaluation.md tells the form")
    told = {key: row.get(key) for key in ("title", "source", "published", "url", "language")}
    lists: dict[str, tuple[Coded, ...]] = {}
    for key in ("incidents", "toponyms", "set_aside"):
        value = row.get(key) or []
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            raise InputError(f"{where}: `{key}` is no list of objects")
        lists[key] = tuple(value)
    return Gold(report=Report(id=str(row["id"]), text=row["text"], **told), **lists)
