"""A gazetteer pack on disk, memory-mapped: `places.jsonl`, `names.marisa` and `pack.json` in one folder.

`names.marisa` maps each folded name to the byte offsets of its places in `places.jsonl`; a place is
parsed only when its name is met, so opening a pack costs no reading.
"""

import hashlib
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
_RECORD = ">I"  # big-endian, so that the places of a name come in the order of the file
# Keys that no folded name can be: `fold` keeps letters and digits only.
_ID = "#"
_DIVISIONS = "#admin1 of "
_FILES = ("places.jsonl", "names.marisa")


def build(
    folder: Path,
    places: Iterable[tuple[Place, Iterable[str]]],
    about: Mapping[str, Any],
    former_ids: Mapping[str, str] | None = None,
) -> None:
    """Write a pack.

    Args:
        folder: made if need be; files of an older build in it are replaced.
        places: each place with all its names (its own `name` is added).
        about: what `pack.json` says of the pack: `name`, `countries`, `sources`.
        former_ids: ids no longer in use, each with the id of the place that has their successor.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names: dict[str, dict[int, None]] = {}
    ids: dict[str, int] = {}
    divisions: dict[str, list[tuple[str, int]]] = {}
    count = 0
    with (folder / "places.jsonl").open("wb") as out:
        for place, variants in places:
            offset = out.tell()
            out.write(_row(place))
            count += 1
            for name in (place.name, *variants):
                if key := fold(name):
                    names.setdefault(key, {})[offset] = None
            ids[place.id] = offset
            if place.kind == "admin1":
                divisions.setdefault(place.country or "", []).append((place.id, offset))
    meta = {"format": FORMAT, "places": count, "names": len(names), **about}
    for former, now in (former_ids or {}).items():
        ids[former] = ids[now]
    for place_id, offset in ids.items():
        names[_ID + place_id] = {offset: None}
    for country, rows in divisions.items():
        names[_DIVISIONS + country] = {offset: None for _, offset in sorted(rows)}
    pairs = sorted((key, (offset,)) for key, offsets in names.items() for offset in offsets)
    marisa_trie.RecordTrie(_RECORD, pairs).save(str(folder / "names.marisa"))
    meta["bytes"] = {name: (folder / name).stat().st_size for name in _FILES}
    meta["version"] = _digest(folder)
    text = json.dumps(meta, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / "pack.json").write_text(text + "\n", encoding="utf-8")


def _row(place: Place) -> bytes:
    row = {key: value for key, value in asdict(place).items() if value not in (None, "")}
    if not place.population:
        del row["population"]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _digest(folder: Path) -> str:
    """The version of a pack is its content, so that a run can say exactly which names it knew."""
    total = hashlib.sha256()
    for name in _FILES:
        total.update((folder / name).read_bytes())
    return total.hexdigest()[:12]


def _damaged(folder: Path, error: Exception) -> GazetteerError:
    return GazetteerError(
        f"gazetteer pack {folder}: cannot be opened ({error}); reinstall geomap, or rebuild the pack "
        "with python -m scripts.build_data"
    )


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
                f"{FORMAT}; rebuild it with python -m scripts.build_data"
            )
        try:
            for name in _FILES:
                size, due = (folder / name).stat().st_size, self.about["bytes"][name]
                if size != due:
                    raise ValueError(f"{name} has {size} bytes, {due} expected")
            with (folder / "places.jsonl").open("rb") as f:
                self._rows = mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ)
            self._names = marisa_trie.RecordTrie(_RECORD)
            self._names.mmap(str(folder / "names.marisa"))
        except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
            raise _damaged(folder, error) from error
        self.name = str(self.about.get("name", folder.name))
        self.version = str(self.about.get("version", "0"))
        self._at = lru_cache(maxsize=16384)(self._read)

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

    def by_key(self, key: str) -> tuple[Place, ...]:
        """Places that have this folded name."""
        return tuple(self._at(offset) for (offset,) in self._names.get(key, ()))

    def by_id(self, place_id: str) -> Place | None:
        """The place of this id, or None."""
        places = self.by_key(_ID + place_id)
        return places[0] if places else None

    def admin1_of(self, country: str) -> tuple[Place, ...]:
        """The first-order divisions of a country, in the order of their ids."""
        return tuple(sorted(self.by_key(_DIVISIONS + country), key=lambda place: place.id))

    def prefixes(self, key: str) -> list[str]:
        """Folded names with which `key` begins, shortest first."""
        found: list[str] = self._names.prefixes(key)
        return found

    def keys(self, start: str) -> list[str]:
        """Folded names that begin so."""
        found: list[str] = self._names.keys(start)
        return [key for key in dict.fromkeys(found) if not key.startswith(_ID)]
