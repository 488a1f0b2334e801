"""One writer of a casebook at a time, and what a killed one left behind."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geomap.errors import CasebookError, OutputError
from geomap.read import visible

_DIGITS = 12  # of the names under which `export.files.Replacing` writes


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep all other writers from a casebook until the `with` block ends.

    The lock is the operating system's, on a hidden file beside the casebook: it ends with the process,
    however that ends, so none is ever left behind. Files that a killed run was writing are removed.

    Raises:
        CasebookError: another run is adding to it.
        OutputError: its folder cannot be written to.
    """
    belongs = path.resolve()
    beside = belongs.with_name(f".{belongs.name}.lock")
    try:
        held = _taken(beside)
    except OSError as error:
        why = error.strerror or str(error)
        raise OutputError(f"{visible(str(beside))}: cannot be written ({why})") from error
    if held is None:
        raise CasebookError(
            f"{path}: another run of geomap is adding to it; run this again when that has ended"
        )
    try:
        _clean(belongs)
        yield
    finally:
        beside.unlink(
            missing_ok=True
        )  # while it is held: whoever waits for it sees that it is gone
        os.close(held)


def _taken(beside: Path) -> int | None:
    """An open file that is locked, or None where another process has it."""
    while True:
        file = os.open(beside, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            free = _lock(file)
        except OSError:
            os.close(file)
            raise
        if not free:
            os.close(file)
            return None
        if _still_there(file, beside):
            return file
        os.close(file)  # the one who had it has just removed it


def _still_there(file: int, beside: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), beside.stat())
    except FileNotFoundError:
        return False


def _lock(file: int) -> bool:
    """Lock an open file at once; False where another process has it."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _clean(path: Path) -> None:
    """Remove what killed runs left: files under the names that `Replacing` gives."""
    left = re.compile(
        rf"\.{re.escape(path.stem)}-[0-9a-f]{{{_DIGITS}}}{re.escape(path.suffix)}(-journal|-wal|-shm)?"
    )
    for other in path.parent.iterdir():
        if left.fullmatch(other.name) and other.is_file():
            other.unlink(missing_ok=True)
