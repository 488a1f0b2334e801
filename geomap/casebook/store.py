"""The file of a casebook: a GeoPackage (OGC 12-128r18), made anew by each batch and put in place whole.

GDAL writes the two layers; the other tables are registered as attributes, so QGIS lists them too.
"""

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote

from geomap import features
from geomap.casebook.book import Batch, Book, Filed, Merged
from geomap.corrections import COLUMNS, Correction
from geomap.errors import CasebookError, UsageError
from geomap.export import gpkg
from geomap.export.files import Replacing
from geomap.export.geojson import line
from geomap.model import SetAside
from geomap.read.text import text_id

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

FORMAT = 2  # of the tables; raised when an older geomap could not read them rightly
Stamp = tuple[int, int, int] | None


class Outcome(Protocol):
    """What a run found, as far as a casebook keeps it."""

    book: Book | None
    changes: dict[str, Any] | None
    merged: list[Merged]
    provinces: "GeoDataFrame"


_REPORT = (
    "id", "text_hash", "batch", "title", "source", "published", "published_by", "url", "language",
    "packed",
)  # fmt: skip
_OLD_REPORT = ("id", "text_hash", "batch", "title", "source", "published", "url")  # of format 1
# Table by table its columns, in the order in which they are written.
_TABLES: dict[str, tuple[str, ...]] = {
    "casebook": ("key", "value"),
    "reports": _REPORT,
    "mentions": ("report_id", "rank", "incident", "feature"),
    "claims": ("incident", *features.CLAIM_KEYS),
    "set_aside": features.SET_ASIDE_KEYS,
    "corrections": COLUMNS,
    "batches": ("number", "reports", "changes"),
    "aliases": ("id", "incident"),
}
_WHOLE = {"batch", "rank", "value", "low", "high", "start", "end", "number", "attacker"}
_KINDS = {
    ("batches", "reports"): "INTEGER", ("reports", "packed"): "BLOB", ("corrections", "value"): "TEXT",
    ("corrections", "lon"): "REAL", ("corrections", "lat"): "REAL", ("casebook", "value"): "TEXT",
}  # fmt: skip


def opened(path: Path) -> tuple[Book, Stamp]:
    """Read a casebook, and what tells later whether another program has changed it.

    A file that does not exist is an empty casebook.

    Raises:
        UsageError: the name does not end in .gpkg.
        CasebookError: it is damaged, of a newer version, open elsewhere, or no casebook; it is untouched.
    """
    named(path)
    stamp = _stamp(path)
    if stamp is None:
        return Book(), None
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        raise CasebookError(f"{path}: is open in another program; close it there and run again")
    try:
        with closing(_connected(path)) as db:
            _refuse_foreign(db, path)
            return _read(db), stamp
    except (sqlite3.Error, ValueError, TypeError, KeyError) as error:
        raise CasebookError(
            f"{path}: is damaged ({error}); it is left as it is. Bring back a copy of it, or give "
            "another --casebook and all reports anew"
        ) from error


def named(path: Path) -> None:
    """Refuse what cannot be the name of a casebook.

    Raises:
        UsageError: the name does not end in .gpkg.
        CasebookError: its folder does not exist.
    """
    if path.suffix.lower() != ".gpkg":
        raise UsageError(f"{path}: a casebook is a GeoPackage; give it a name that ends in .gpkg")
    if not path.resolve().parent.is_dir():
        raise CasebookError(f"{path}: its folder does not exist; make it first")


@contextmanager
def replacing(
    path: Path,
    stamp: Stamp,
    run: Outcome,
) -> Iterator[None]:
    """Write a casebook beside its place; it comes into place, whole, when the `with` block has ended.

    What is written in the block (the map) therefore never lags behind the casebook: killed anywhere
    before, the same batch can be run again as if it had never been.

    Args:
        path: the casebook.
        stamp: as `opened` gave it.
        run: what to write; its book's `incident_of` and `rows` follow from the incidents and are not
            read.

    Raises:
        CasebookError: another program has changed the casebook meanwhile.
        OutputError: it cannot be written; what stood there is whole.
    """
    if run.book is None:
        raise ValueError("this run was made without a casebook")
    if stamp is not None and _same(run):
        yield
        return
    with Replacing() as files:
        lies = files.place(path)
        gpkg.write([incident for incident, _ in run.merged], run.provinces, lies)
        with closing(sqlite3.connect(lies)) as db, db:
            _write(db, run.book, run.merged)
        with lies.open("rb+") as file:
            os.fsync(file.fileno())
        yield
        if _stamp(path) != stamp:
            raise CasebookError(
                f"{path}: another program has changed it meanwhile; run this batch again"
            )


def check(path: Path) -> list[str]:
    """What is wrong inside a casebook that can be read; nothing where it is sound.

    Raises:
        CasebookError: it cannot be read.
    """
    book, stamp = opened(path)
    if stamp is None:
        raise CasebookError(f"{path}: no such file")
    with closing(_connected(path)) as db:
        found = [str(row[0]) for row in db.execute("PRAGMA integrity_check")]
    wrong = [] if found == ["ok"] else found
    wrong += [f"the text of report {f.id} is another" for f in book.reports.values() if _other(f)]
    lone = {m.report_id for m in book.mentions} - book.reports.keys()
    wrong += [f"mentions of a report that is not there: {name}" for name in sorted(lone)]
    lost = set(book.incident_of.values()) - book.rows.keys()
    wrong += [f"mentions of an incident that is not there: {name}" for name in sorted(lost)]
    bare = book.rows.keys() - set(book.incident_of.values())
    wrong += [f"an incident that no mention tells: {name}" for name in sorted(bare)]
    astray = {name for name, heir in book.aliases.items() if heir not in book.rows}
    return wrong + [f"an alias of an incident that is not there: {name}" for name in sorted(astray)]


def _other(filed: Filed) -> bool:
    return filed.packed is not None and text_id(filed.text) != filed.text_hash


def _same(run: Outcome) -> bool:
    """Whether nothing is to be written: the same batch again leaves the file as it is."""
    told = run.changes or {}
    kinds = ("reports_added", "new", "revised", "merged", "split", "gone")
    corrected = any((told.get("corrections") or {}).values())
    return not (told.get("undone") or corrected or any(told.get(kind) for kind in kinds))


def _connected(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro", uri=True)


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _refuse_foreign(db: sqlite3.Connection, path: Path) -> None:
    if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'casebook'").fetchone():
        raise CasebookError(f"{path}: is no casebook of geomap; give another name")
    (form,) = db.execute("SELECT value FROM casebook WHERE key = 'format'").fetchone()
    if int(form) > FORMAT:
        raise CasebookError(
            f"{path}: was written by a newer geomap (format {form}, this one knows {FORMAT}); it is "
            "left as it is. Update geomap"
        )
    (state,) = db.execute("PRAGMA quick_check(1)").fetchone()
    if state != "ok":
        raise ValueError(state)


def _read(db: sqlite3.Connection) -> Book:
    db.row_factory = sqlite3.Row
    (form,) = db.execute("SELECT value FROM casebook WHERE key = 'format'").fetchone()
    kept = _OLD_REPORT if int(form) == 1 else _REPORT
    book = Book(
        reports={r["id"]: Filed(**{k: r[k] for k in kept}) for r in _rows(db, "reports")},
        corrections=() if int(form) == 1 else tuple(_corrections(db)),
        set_aside=[
            SetAside(**{k: row[k] for k in features.SET_ASIDE_KEYS})
            for row in _rows(db, "set_aside")
        ],
        batches=[
            Batch(number=r["number"], reports=r["reports"], changes=json.loads(r["changes"]))
            for r in _rows(db, "batches")
        ],
        aliases={row["id"]: row["incident"] for row in _rows(db, "aliases")},
        rows={
            row["id"]: {**dict(row), "disputed": bool(row["disputed"])}
            for row in db.execute("SELECT * FROM incidents")
        },
    )
    for row in _rows(db, "mentions"):
        mention = features.mention_from(json.loads(row["feature"]))
        book.mentions.append(mention)
        if row["incident"]:
            book.incident_of[mention.report_id, mention.order] = row["incident"]
    return book


def _corrections(db: sqlite3.Connection) -> Iterator[Correction]:
    for number, row in enumerate(_rows(db, "corrections"), 1):
        cells = {name: row[name] for name in COLUMNS}
        yield Correction(**cells, where=f"correction {number} of the casebook")


def _rows(db: sqlite3.Connection, table: str) -> Iterator[sqlite3.Row]:
    yield from db.execute(f'SELECT * FROM "{table}" ORDER BY fid')  # noqa: S608  a name of our own


def _write(db: sqlite3.Connection, book: Book, merged: Sequence[Merged]) -> None:
    now = {key: incident.id for incident, keys in merged for key in keys}
    contents: dict[str, list[tuple[Any, ...]]] = {
        "casebook": [("format", str(FORMAT))],
        "reports": [tuple(getattr(f, k) for k in _REPORT) for f in book.reports.values()],
        "mentions": [
            (
                m.report_id,
                m.order,
                now.get((m.report_id, m.order)),
                line(features.mention_feature(m)),
            )
            for m in book.mentions
        ],
        "claims": [
            (incident.id, *(getattr(claim, key) for key in features.CLAIM_KEYS))
            for incident, _ in merged
            for claim in incident.claims
        ],
        "set_aside": [tuple(features.set_aside_row(item).values()) for item in book.set_aside],
        "corrections": [tuple(getattr(c, k) for k in COLUMNS) for c in book.corrections],
        "batches": [(b.number, b.reports, line(b.changes)) for b in book.batches],
        "aliases": sorted(book.aliases.items()),
    }
    for table, columns in _TABLES.items():
        kinds = ", ".join(f'"{c}" {_kind(table, c)}' for c in columns)
        marks = ", ".join("?" * len(columns))
        names = ", ".join(f'"{c}"' for c in columns)
        db.execute(f'CREATE TABLE "{table}" (fid INTEGER PRIMARY KEY AUTOINCREMENT, {kinds})')
        db.executemany(
            f'INSERT INTO "{table}" ({names}) VALUES ({marks})',  # noqa: S608
            contents[table],
        )
        db.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change) "
            "VALUES (?, 'attributes', ?, ?)",
            (table, table, gpkg.LAST_CHANGE),
        )


def _kind(table: str, column: str) -> str:
    return _KINDS.get((table, column), "INTEGER" if column in _WHOLE else "TEXT")
