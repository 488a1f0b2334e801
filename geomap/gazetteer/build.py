"""Writes gazetteer packs: the one builder, for the packs that are shipped and for those of users.

Places are written as they come, and names are sorted in pieces on disk: what is held in memory is the
trie of the names, not the places.
"""

import hashlib
import heapq
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import IO, Any

import marisa_trie

from geomap.errors import GazetteerError
from geomap.gazetteer.names import fold
from geomap.model import Place

FORMAT = 1
RECORD = ">I"  # big-endian, so that the places of a name come in the order of the file
# Keys that no folded name can be: `fold` keeps letters and digits only.
ID = "#"
DIVISIONS = "#admin1 of "
FILES = ("places.jsonl", "names.marisa")

_PIECE = 500_000  # pairs of a name and a place that are sorted at once; some 60 MB
_MOST_BYTES = 2**32 - 1  # an offset has four bytes
# Pairs in one trie: making it takes some 130 bytes for each. A larger pack has several, by the alphabet.
_MOST_PAIRS = 2_000_000
_FIELDS = tuple(field.name for field in fields(Place))
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def build(
    folder: Path,
    places: Iterable[tuple[Place, Iterable[str]]],
    about: Mapping[str, Any],
    former_ids: Mapping[str, str] | None = None,
) -> None:
    """Write a pack.

    Args:
        folder: made if need be; files of an older build in it are replaced.
        places: each place with all its names (its own `name` is added); read once, and not kept. Of two
            places of one id the later is found by the id, and both by their names.
        about: what `pack.json` says of the pack: `name`, `countries`, `sources`.
        former_ids: ids no longer in use, each with the id of the place that has their successor.

    Raises:
        GazetteerError: the places take more than 4 GiB.
        KeyError: no place has the id that a former one leads to.
    """
    folder.mkdir(parents=True, exist_ok=True)
    former = former_ids or {}
    followed = set(former.values())
    successors: dict[str, int] = {}
    count = 0
    with tempfile.TemporaryDirectory(prefix="geomap-") as scratch:
        pairs = _Pairs(Path(scratch))
        with (folder / FILES[0]).open("wb") as out:
            offset = 0
            for place, variants in places:
                row = _row(place)
                out.write(row)
                for name in {key for n in (place.name, *variants) if (key := fold(n))}:
                    pairs.add(name, offset)
                pairs.add(ID + place.id, offset)
                if place.kind == "admin1":
                    pairs.add(DIVISIONS + (place.country or ""), offset)
                if place.id in followed:
                    successors[place.id] = offset
                count += 1
                offset += len(row)
                if offset > _MOST_BYTES:
                    raise GazetteerError(
                        f"gazetteer pack {folder}: over 4 GiB of places; make a pack of fewer"
                    )
        for old, new in former.items():
            pairs.add(ID + old, successors[new])
        shards = _tries(folder, pairs.merged())
    meta = {"format": FORMAT, "places": count, "names": pairs.names, **about}
    if len(shards) > 1:
        meta["shards"] = shards
    meta["bytes"] = {name: (folder / name).stat().st_size for name in files(len(shards))}
    meta["version"] = digest(folder, len(shards))
    text = json.dumps(meta, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / "pack.json").write_text(text + "\n", encoding="utf-8")


def files(shards: int) -> list[str]:
    """The files of a pack beside `pack.json`, whose names are in so many tries."""
    return [*FILES, *(f"names-{number}.marisa" for number in range(1, shards))]


def _tries(folder: Path, pairs: Iterator[tuple[str, tuple[int]]]) -> list[str]:
    """Write the tries of the names; the first name of each is returned."""
    firsts: list[str] = []
    first = next(pairs, None)
    while first is not None or not firsts:
        part = _Part(first, pairs)
        trie = marisa_trie.RecordTrie(RECORD, part)
        trie.save(str(folder / files(len(firsts) + 1)[-1]))
        firsts.append(first[0] if first else "")
        first = part.rest
    return firsts


class _Part:
    """So many pairs that one trie holds them, and all of the last name; `rest` is the first pair beyond."""

    def __init__(
        self, first: tuple[str, tuple[int]] | None, pairs: Iterator[tuple[str, tuple[int]]]
    ) -> None:
        self.rest = first
        self._pairs = pairs

    def __iter__(self) -> Iterator[tuple[str, tuple[int]]]:
        count, last = 0, ""
        while self.rest is not None and (count < _MOST_PAIRS or self.rest[0] == last):
            count, last = count + 1, self.rest[0]
            yield self.rest
            self.rest = next(self._pairs, None)


class _Pairs:
    """Names with the offsets of their places, sorted in pieces on disk.

    Args:
        scratch: an empty folder for the pieces.
    """

    def __init__(self, scratch: Path) -> None:
        self.names = 0  # distinct names; known when `merged` has come to its end
        self._scratch = scratch
        self._held: list[tuple[str, int]] = []
        self._pieces: list[Path] = []

    def add(self, key: str, offset: int) -> None:
        self._held.append((key, offset))
        if len(self._held) >= _PIECE:
            self._held.sort()
            path = self._scratch / f"{len(self._pieces)}.tsv"
            with path.open("w", encoding="utf-8", newline="\n") as out:
                out.writelines(f"{key}\t{offset}\n" for key, offset in self._held)
            self._pieces.append(path)
            self._held = []

    def merged(self) -> Iterator[tuple[str, tuple[int]]]:
        """All pairs in order, each once; of an id the last place only."""
        self._held.sort()
        rows = heapq.merge(*(_read(path) for path in self._pieces), self._held)
        for key, group in groupby(rows, key=itemgetter(0)):
            offsets = dict.fromkeys(offset for _, offset in group)
            self.names += not key.startswith(ID)
            if key.startswith(ID) and not key.startswith(DIVISIONS):
                offsets = dict.fromkeys([max(offsets)])
            for offset in offsets:
                yield key, (offset,)


def _read(path: Path) -> Iterator[tuple[str, int]]:
    file: IO[str]
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            key, _, offset = line.rpartition("\t")
            yield key, int(offset)


def _row(place: Place) -> bytes:
    values = ((name, getattr(place, name)) for name in _FIELDS)
    row = {name: value for name, value in values if value not in (None, "")}
    if not place.population:
        del row["population"]
    return _ENCODER.encode(row).encode() + b"\n"


def digest(folder: Path, shards: int = 1) -> str:
    """The version of a pack is its content, so that a run can say exactly which names it knew."""
    total = hashlib.sha256()
    for name in files(shards):
        with (folder / name).open("rb") as file:
            while piece := file.read(1 << 20):
                total.update(piece)
    return total.hexdigest()[:12]
