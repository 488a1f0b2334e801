"""Which files the user means: files, folders walked in order, globs, addresses, and standard input."""

import errno
import glob
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from geomap.read.hosts import is_address
from geomap.read.notes import Note

STANDARD_INPUT = "-"
_SPECIAL = {
    stat.S_ISFIFO: "a pipe; to read from one use - (standard input)",
    stat.S_ISSOCK: "a socket",
    stat.S_ISCHR: "a device",
    stat.S_ISBLK: "a device",
}
_PAGE_PARTS = "_files"  # what browsers call the folder beside a page that they save
# Together these are the mark of a folder that `geomap map` wrote.
_OWN_OUTPUT = {"run.json", "incidents.geojson", "set_aside.jsonl"}


@dataclass(frozen=True, slots=True)
class Found:
    """One file to read; its size in bytes is 0 where it cannot be known.

    `address` is that of a page to be fetched instead.
    """

    path: Path
    size: int
    address: str | None = None


class Finder:
    """Walks what the user named; each file and each folder is met once.

    Args:
        suffixes: file name endings that can be read, lower case with the dot; what a folder holds
            besides is skipped with a note.
    """

    def __init__(self, suffixes: Sequence[str]) -> None:
        self._suffixes = frozenset(suffixes)
        self._seen: set[tuple[int, int]] = set()

    def find(self, inputs: Sequence[str]) -> Iterator[Found | Note]:
        """Files in the order named, those of a folder sorted by name."""
        for name in inputs:
            path = Path(name)
            if name == STANDARD_INPUT:
                yield Found(path, 0)
            elif is_address(name):
                yield Found(path, 0, name)
            elif glob.has_magic(name) and not os.path.lexists(name):
                matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 (also absolute)
                if not matches:
                    yield Note("failed", name, "no file matches this pattern")
                for match in matches:
                    yield from self._visit(Path(match), named=True)
            else:
                yield from self._visit(path, named=True)

    def _visit(self, path: Path, *, named: bool) -> Iterator[Found | Note]:
        name = str(path)
        try:
            status = path.stat()
        except (OSError, ValueError) as error:
            yield Note("failed", name, reason(error))
            return
        mode = status.st_mode
        for test, kind in _SPECIAL.items():
            if test(mode):
                yield Note("failed", name, f"is {kind}")
                return
        known = path.suffix.lower() in self._suffixes
        if not stat.S_ISDIR(mode) and not named and not known:
            kinds = ", ".join(sorted(self._suffixes))
            yield Note("skipped", name, f"is of no kind that is read in folders ({kinds})")
            return
        key = (status.st_dev, status.st_ino)
        if key in self._seen:
            what = "folder" if stat.S_ISDIR(mode) else "file"
            yield Note("skipped", name, f"is a {what} that was already read under another name")
            return
        self._seen.add(key)
        if stat.S_ISDIR(mode):
            yield from self._walk(path)
        else:
            yield Found(path, status.st_size)

    def _walk(self, folder: Path) -> Iterator[Found | Note]:
        try:
            names = sorted(os.listdir(folder))  # noqa: PTH208 (names, and one system call)
        except OSError as error:
            yield Note("failed", str(folder), reason(error))
            return
        if set(names) >= _OWN_OUTPUT:
            yield Note("skipped", str(folder), "holds what geomap wrote, not reports")
            return
        pages = {name.rpartition(".")[0] for name in names if name.endswith((".html", ".htm"))}
        for name in names:
            if name.endswith(_PAGE_PARTS) and name.removesuffix(_PAGE_PARTS) in pages:
                message = "holds the pictures and scripts of the page that was saved beside it"
                yield Note("skipped", str(folder / name), message)
            elif not name.startswith("."):
                yield from self._visit(folder / name, named=False)


def reason(error: OSError | ValueError) -> str:
    """Why a file cannot be read, in a user's words."""
    if not isinstance(error, OSError):
        return f"cannot be read ({error})"
    known = {
        errno.ENOENT: "no such file or folder",
        errno.EACCES: "no permission to read it",
        errno.EPERM: "no permission to read it",
        errno.ELOOP: "is a symbolic link that leads to itself",
    }
    return known.get(error.errno or 0, f"cannot be read ({error.strerror or error})")
