"""One way to read inputs in tests: files in a folder, or bytes under a name."""

from pathlib import Path

from geomap.model import Report
from geomap.read import Batch, ReadOptions


def read(
    path: Path, data: bytes | str | None = None, **options: object
) -> tuple[list[Report], list[str]]:
    """The reports of a file, which is made first, and what was said as "level: message"."""
    if data is not None:
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    batch = Batch([str(path)], ReadOptions(**options))  # type: ignore[arg-type]
    reports = list(batch)
    account = batch.account
    assert account.read == len(reports)
    assert account.read + account.skipped + account.failed == account.inputs
    return reports, [f"{note.level}: {note.message}" for note in account.notes]
