"""Files that are written whole or not at all."""

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from geomap.errors import OutputError


class Replacing:
    """New files that come into their places together, at the end of a `with` block.

    Until then they lie beside their places under names of their own. If anything goes wrong, even an
    interrupt, they are removed and what stood there before is whole.

        with Replacing() as files, files.open(path) as file:
            file.write(data)
    """

    def __init__(self) -> None:
        self._waiting: list[tuple[Path, Path]] = []  # where it lies, where it belongs

    def __enter__(self) -> "Replacing":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            while kind is None and self._waiting:
                lies, belongs = self._waiting[0]
                with _told(belongs):
                    lies.replace(belongs)
                del self._waiting[0]
        finally:
            for lies, _ in self._waiting:
                lies.unlink(missing_ok=True)

    def place(self, path: Path) -> Path:
        """Where to write what is to stand at `path`; same folder, same ending.

        Raises:
            OutputError: `path` is a folder, or its folder cannot be written to.
        """
        belongs = path.resolve()  # a symbolic link stays one
        if belongs.is_dir():
            raise OutputError(f"{path}: is a folder; name a file")
        lies = belongs.with_name(f".{belongs.stem}-{secrets.token_hex(6)}{belongs.suffix}")
        with _told(path):
            # Made here, so that the umask decides who may read it, as for any new file.
            os.close(os.open(lies, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        self._waiting.append((lies, belongs))
        return lies

    @contextmanager
    def open(self, path: Path) -> Iterator[BinaryIO]:
        """A binary file for what is to stand at `path`.

        A pipe or device that stands there already (`/dev/stdout`) is written to directly.

        Raises:
            OutputError: it cannot be written.
        """
        with _told(path):
            if _special(path):
                with path.open("wb") as file:
                    yield file
                return
            with self.place(path).open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())


def writable_folder(folder: Path) -> None:
    """Make sure, before any work, that files can be written in a folder; it is made if need be.

    Raises:
        OutputError: it cannot be made, is a file, or is not the user's to write to.
    """
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OutputError(f"{folder}: no permission to write there; choose another with -o")


def _special(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except FileExistsError as error:
        raise OutputError(f"{path}: is a file, not a folder; choose another with -o") from error
    except OSError as error:
        if isinstance(error, OutputError):
            raise
        why = error.strerror or str(error)
        raise OutputError(
            f"{path}: cannot be written ({why}); what stood there is whole"
        ) from error
