"""The packs of the user: where they lie, and how one comes into its place whole."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geomap.errors import GazetteerError, UsageError

VARIABLE = "GEOMAP_DATA"  # a folder for what geomap keeps, instead of the user's data folder
SHIPPED = "shipped"  # stands for all packs that come with geomap, where packs are chosen

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


def data_home() -> Path:
    """The folder for what geomap keeps for its user: `$GEOMAP_DATA`, else where the system has such."""
    if given := os.environ.get(VARIABLE):
        return Path(given).expanduser().absolute()
    import platformdirs

    return platformdirs.user_data_path("geomap", appauthor=False)


def packs_folder() -> Path:
    """The folder that holds the user's packs, each a folder; it need not be there."""
    return data_home() / "gazetteers"


def packs() -> dict[str, Path]:
    """The user's packs by name, also those that are damaged."""
    folder = packs_folder()
    try:
        found = sorted(path for path in folder.iterdir() if path.is_dir())
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise GazetteerError(
            f"gazetteer packs in {folder}: cannot be listed ({error.strerror}); mend its permissions, "
            f"or set {VARIABLE} to another folder"
        ) from error
    return {path.name: path for path in found if _NAME.fullmatch(path.name)}


def checked_name(name: str, taken: list[str]) -> str:
    """A name that a user's pack can have.

    Args:
        name: as given.
        taken: names of the packs that come with geomap.

    Raises:
        UsageError: it has other characters than small letters, digits, "-" and "_", or is taken.
    """
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"gazetteer pack {name[:60]!r}: a name has up to 40 small letters, digits, - and _"
        )
    if name in (*taken, SHIPPED):
        raise UsageError(f"gazetteer pack {name!r}: comes with geomap; choose another name")
    return name


def existing(name: str, taken: list[str]) -> Path:
    """The folder of a user's pack.

    Raises:
        UsageError: it comes with geomap, or there is none of this name.
    """
    found = packs()
    if name in found:
        return found[name]
    if name in taken:
        raise UsageError(f"gazetteer pack {name!r}: comes with geomap and stays")
    known = ", ".join(found) or "none"
    raise UsageError(f"gazetteer pack {name!r}: no such pack of yours; there are: {known}")


@contextmanager
def replacing(name: str) -> Iterator[Path]:
    """A folder to build a pack in; it comes into its place at the end of the `with` block.

    If anything goes wrong, even an interrupt, it is removed and what stood there before is whole.

    Raises:
        GazetteerError: it cannot be written.
    """
    place = packs_folder() / name
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=place.parent))
    except OSError as error:
        raise _unwritable(place, error) from error
    former = building.with_suffix(".former")
    try:
        building.chmod(0o755)
        yield building
        if place.exists():
            place.rename(former)
        try:
            building.rename(place)
        except OSError:
            if former.exists():
                former.rename(place)
            raise
    except OSError as error:
        if isinstance(error, GazetteerError):
            raise
        raise _unwritable(place, error) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
        shutil.rmtree(former, ignore_errors=True)


def remove(folder: Path) -> None:
    """Remove a pack.

    Raises:
        GazetteerError: it cannot be removed.
    """
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise GazetteerError(
            f"gazetteer pack {folder}: cannot be removed ({error.strerror or error}); mend the "
            "permissions of its folder"
        ) from error


def _unwritable(place: Path, error: OSError) -> GazetteerError:
    return GazetteerError(
        f"gazetteer pack {place}: cannot be written ({error.strerror or error}); what stood there is "
        f"whole; make room, or set {VARIABLE} to a folder that can be written to"
    )
