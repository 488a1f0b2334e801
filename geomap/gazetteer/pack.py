"""A gazetteer pack on disk, memory-mapped: `places.jsonl`, `names.marisa` and `pack.json` in one folder.

`names.marisa` maps each folded name to the byte offsets of its places in `places.jsonl`; a place is
parsed only when its name is met, so opening a pack costs no reading.
"""

import json
import mmap
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import marisa_trie

from geomap.errors import GazetteerError
from geomap.gazetteer.build import DIVISIONS, FORMAT, ID, RECORD, build, files
from geomap.gazetteer.names import fold
from geomap.model import Place

__all__ = ["BOUNDARIES", "COMMAND", "FORMAT", "NOT_PLACES", "Pack", "build", "mend"]

NOT_PLACES = "not_places.txt"  # folded names that are no places' while the pack is used
BOUNDARIES = "provinces.geojson"  # the boundaries of a pack's own divisions
COMMAND = "command.txt"  # in a user's pack: the command that made it, and makes it anew


def _damaged(folder: Path, error: Exception) -> GazetteerError:
    return GazetteerError(f"gazetteer pack {folder}: cannot be opened ({error}); {mend(folder)}")


def mend(folder: Path) -> str:
    """What to do about a damaged pack: the command that made it, where it is known."""
    try:
        command = (folder / COMMAND).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return "rebuild the pack with python -m scripts.build_data, or reinstall geomap"
    return f"make it anew with: {command}"


def _not_places(folder: Path) -> frozenset[str]:
    path = folder / NOT_PLACES
    if not path.exists():
        return frozenset()
    return frozenset(filter(None, map(fold, path.read_text(encoding="utf-8").splitlines())))


def _trie(path: Path) -> Any:
    trie = marisa_trie.RecordTrie(RECORD)
    trie.mmap(str(path))
    return trie


class _Shards:
    """Several tries as one: each has the names from its first to that of the next.

    Args:
        firsts: the first name of each, in order.
        tries: as many tries.
    """

    def __init__(self, firsts: Sequence[str], tries: Sequence[Any]) -> None:
        self._firsts = firsts
        self._tries = tries

    def get(self, key: str, default: Any) -> Any:
        at = bisect_right(self._firsts, key) - 1
        return self._tries[at].get(key, default) if at >= 0 else default

    def prefixes(self, key: str) -> list[str]:
        last = bisect_right(self._firsts, key)
        return [name for trie in self._tries[:last] for name in trie.prefixes(key)]

    def keys(self, start: str) -> list[str]:
        return [name for trie in self._tries for name in trie.keys(start)]


class Pack:
    """One pack, opened for lookups.

    Args:
        folder: where `build` wrote it.

    Raises:
        GazetteerError: a file is missing or damaged, or of another format.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            self.about: dict[str, Any] = json.loads(
                (folder / "pack.json").read_text(encoding="utf-8")
            )
        except (OSError, ValueError) as error:
            raise _damaged(folder, error) from error
        if not isinstance(self.about, dict):
            raise _damaged(folder, ValueError("pack.json is no object"))
        if self.about.get("format") != FORMAT:
            raise GazetteerError(
                f"gazetteer pack {folder}: format {self.about.get('format')!r}, this version reads "
                f"{FORMAT}; {mend(folder)}"
            )
        try:
            firsts = self.about.get("shards") or [""]
            for name in files(len(firsts)):
                size, due = (folder / name).stat().st_size, self.about["bytes"][name]
                if size != due:
                    raise ValueError(f"{name} has {size} bytes, {due} expected")
            with (folder / "places.jsonl").open("rb") as f:
                # A pack may hold names that are no places, and nothing else; no map can be empty.
                empty = self.about["bytes"]["places.jsonl"] == 0
                self._rows: mmap.mmap | bytes = (
                    b"" if empty else mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ)
                )
            tries = [_trie(folder / name) for name in files(len(firsts))[1:]]
            self._names: Any = tries[0] if len(tries) == 1 else _Shards(firsts, tries)
            self.not_places = _not_places(folder)
        except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
            raise _damaged(folder, error) from error
        self.name = str(self.about.get("name", folder.name))
        self.version = str(self.about.get("version", "0"))
        self._at = lru_cache(maxsize=16384)(self._read)

    @property
    def boundaries(self) -> Path | None:
        """The file of the pack's own boundaries, or None."""
        path = self.folder / BOUNDARIES
        return path if path.is_file() else None

    def _read(self, offset: int) -> Place:
        end = self._rows.find(b"\n", offset)
        try:
            return Place(**json.loads(self._rows[offset:end]))
        except (ValueError, TypeError) as error:
            raise _damaged(self.folder, error) from error

    def __iter__(self) -> Iterator[Place]:
        """All places, in the order of the file."""
        offset = 0
        while offset < len(self._rows):
            yield self._read(offset)
            offset = self._rows.find(b"\n", offset) + 1

    def settlements(self, country: str) -> Iterator[Place]:
        """The settlements of a country (ISO 3166-1 alpha-2) that have a point; other rows are not parsed."""
        mark = f'"kind":"settlement","country":{json.dumps(country)},'.encode()
        at = self._rows.find(mark)
        while at >= 0:
            place = self._read(self._rows.rfind(b"\n", 0, at) + 1)
            if place.lon is not None and place.lat is not None:
                yield place
            at = self._rows.find(mark, at + 1)

    def by_key(self, key: str) -> tuple[Place, ...]:
        """Places that have this folded name."""
        return tuple(self._at(offset) for (offset,) in self._names.get(key, ()))

    def by_id(self, place_id: str) -> Place | None:
        """The place of this id, or None."""
        places = self.by_key(ID + place_id)
        return places[0] if places else None

    def admin1_of(self, country: str) -> tuple[Place, ...]:
        """The first-order divisions of a country, in the order of their ids.

        Areas of several divisions that were added by hand (Darfur) are none.
        """
        found = self.by_key(DIVISIONS + country)
        divisions = [place for place in found if place.admin1 or not place.id.startswith("hand:")]
        return tuple(sorted(divisions, key=lambda place: place.id))

    def prefixes(self, key: str) -> list[str]:
        """Folded names with which `key` begins, shortest first."""
        found: list[str] = self._names.prefixes(key)
        return found

    def keys(self, start: str) -> list[str]:
        """Folded names that begin so."""
        found: list[str] = self._names.keys(start)
        return [key for key in dict.fromkeys(found) if not key.startswith(ID)]
