"""A gazetteer pack on disk, memory-mapped: `places.jsonl`, `names.marisa` and `pack.json` in one folder.

`names.marisa` maps each folded name to the byte offsets of its places in `places.jsonl`; a place is
parsed only when its name is met, so opening a pack costs no reading.
"""

import json
import mmap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

import marisa_trie

from geomap.errors import GazetteerError
from geomap.gazetteer.names import fold
from geomap.model import Place

FORMAT = 1
_RECORD = "<I"


def build(
    folder: Path, places: Iterable[tuple[Place, Iterable[str]]], about: Mapping[str, Any]
) -> None:
    """Write a pack.

    Args:
        folder: made if need be; files of an older build in it are replaced.
        places: each place with all its names (its own `name` is added).
        about: what `pack.json` says of the pack: `name`, `countries`, `sources`, `pcode_set`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names: dict[str, dict[int, None]] = {}
    count = 0
    with (folder / "places.jsonl").open("wb") as out:
        for place, variants in places:
            offset = out.tell()
            row = {k: v for k, v in asdict(place).items() if v not in (None, "", 0)}
            out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
            count += 1
            for name in (place.name, *variants):
                if key := fold(name):
                    names.setdefault(key, {})[offset] = None
    pairs = sorted((key, (offset,)) for key, offsets in names.items() for offset in offsets)
    marisa_trie.RecordTrie(_RECORD, pairs).save(str(folder / "names.marisa"))
    meta = {"format": FORMAT, "places": count, "names": len(names), **about}
    text = json.dumps(meta, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / "pack.json").write_text(text + "\n", encoding="utf-8")


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
            with (folder / "places.jsonl").open("rb") as f:
                self._rows = mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ)
            self._names = marisa_trie.RecordTrie(_RECORD)
            self._names.mmap(str(folder / "names.marisa"))
        except (OSError, ValueError, RuntimeError) as error:
            raise GazetteerError(
                f"gazetteer pack {folder}: cannot be opened ({error}); reinstall geomap or rebuild "
                "the pack with scripts/build_data.py"
            ) from error
        if self.about.get("format") != FORMAT:
            raise GazetteerError(
                f"gazetteer pack {folder}: format {self.about.get('format')!r}, this version reads "
                f"{FORMAT}; rebuild it with scripts/build_data.py"
            )
        self._at = lru_cache(maxsize=16384)(self._read)

    def _read(self, offset: int) -> Place:
        end = self._rows.find(b"\n", offset)
        return Place(**json.loads(self._rows[offset:end]))

    def __iter__(self) -> Iterator[Place]:
        """All places, in the order of the file."""
        offset = 0
        while offset < len(self._rows):
            yield self._at(offset)
            offset = self._rows.find(b"\n", offset) + 1

    def by_key(self, key: str) -> tuple[Place, ...]:
        """Places that have this folded name."""
        return tuple(self._at(offset) for (offset,) in self._names.get(key, ()))

    def prefixes(self, key: str) -> list[str]:
        """Folded names with which `key` begins, shortest first."""
        found: list[str] = self._names.prefixes(key)
        return found
