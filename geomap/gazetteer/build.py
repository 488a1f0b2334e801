"""Writes gazetteer packs: the one builder, for the packs that are shipped and for those of users.

Places are written as they come, and names are sorted in pieces on disk: what is held in memory is the
trie of the names, not the places.
"""

import hashlib
import heapq
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
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
        trie = marisa_trie.RecordTrie(RECORD, pairs.merged())
    trie.save(str(folder / FILES[1]))
    meta = {"format": FORMAT, "places": count, "names": pairs.names, **about}
    meta["bytes"] = {name: (folder / name).stat().st_size for name in FILES}
    meta["version"] = digest(folder)
    text = json.dumps(meta, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / "pack.json").write_text(text + "\n", encoding="utf-8")


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
    row = {key: value for key, value in asdict(place).items() if value not in (None, "")}
    if not place.population:
        del row["population"]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def digest(folder: Path) -> str:
    """The version of a pack is its content, so that a run can say exactly which names it knew."""
    total = hashlib.sha256()
    for name in FILES:
        with (folder / name).open("rb") as file:
            while piece := file.read(1 << 20):
                total.update(piece)
    return total.hexdigest()[:12]
