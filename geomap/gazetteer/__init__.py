"""Places and their names, offline: which places a name can mean, from one or several packs.

A pack is a folder (`docs/gazetteers.md`). Nothing about one country stands in code; a country is known
by its pack, and `world` knows a little of all others.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from geomap.errors import GazetteerError
from geomap.gazetteer.names import fold
from geomap.model import Place

if TYPE_CHECKING:
    from geomap.gazetteer.pack import Pack

__all__ = ["Gazetteer", "data_folder", "fold", "load", "shipped"]

BASE = "world"  # the pack that comes last: a country's own pack knows its places better


def data_folder() -> Path:
    """Where the data that come with geomap lie: inside an installed wheel, or atop a checkout.

    Raises:
        GazetteerError: neither is there.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "data", package.parent / "data"):
        if (folder / "provinces.geojson").is_file():
            return folder
    raise GazetteerError(
        f"gazetteer data: not found beside {package}; reinstall geomap, or rebuild the data with "
        "python -m scripts.build_data"
    )


def shipped() -> list[str]:
    """Names of the packs that come with geomap, the base pack last."""
    names = sorted(path.parent.name for path in data_folder().glob("*/pack.json"))
    return sorted(names, key=lambda name: name == BASE)


def load(packs: Sequence[str] | None = None) -> "Gazetteer":
    """Open a gazetteer; the same packs are opened once.

    Args:
        packs: names of packs that come with geomap (`af`, `world`; `shipped` for all of them) or that
            the user has added, or paths of pack folders, best first; None opens all shipped packs.

    Raises:
        GazetteerError: a pack is not known, missing, damaged or of another format.
    """
    return _open(tuple(_folders(packs if packs is not None else ["shipped"])))


def _folders(packs: Sequence[str]) -> Iterator[Path]:
    """The folders of packs by their names; a name is a shipped pack's, a user's, or a path."""
    from geomap.gazetteer import own

    if packs and all(Path(name).is_dir() and Path(name).name != name for name in packs):
        yield from map(Path, packs)  # needs no other data to be there
        return
    known, users = shipped(), own.packs()
    for name in packs:
        if name == own.SHIPPED:
            yield from (data_folder() / each for each in known)
        elif name in known:
            yield data_folder() / name
        elif name in users:
            yield users[name]
        elif Path(name).is_dir():
            yield Path(name)
        else:
            raise GazetteerError(
                f"gazetteer pack {name!r}: not known; give one of {', '.join([*known, *users])}, or "
                "the folder of a pack; `geomap gazetteer add` makes one"
            )


@lru_cache(maxsize=8)
def _open(folders: tuple[Path, ...]) -> "Gazetteer":
    from geomap.gazetteer.pack import Pack

    return Gazetteer([Pack(folder) for folder in dict.fromkeys(folders)])


class Gazetteer:
    """One or several packs, asked as one.

    Args:
        packs: opened packs; where two know a place of the same id, the earlier one is believed.
    """

    def __init__(self, packs: "Sequence[Pack]") -> None:
        self.packs = tuple(packs)
        # What one pack says is no place is none in any: the packs are asked as one.
        self._never = frozenset[str]().union(*(pack.not_places for pack in self.packs))
        self._by_key = lru_cache(maxsize=65536)(self._look_up)
        self._by_id = lru_cache(maxsize=16384)(self._seek)

    def __iter__(self) -> Iterator[Place]:
        """Every place of every pack."""
        for pack in self.packs:
            yield from pack

    def settlements(self, country: str) -> Iterator[Place]:
        """The settlements of a country (ISO 3166-1 alpha-2) that have a point."""
        seen: set[str] = set()
        for pack in self.packs:
            for place in pack.settlements(country):
                if place.id not in seen:
                    seen.add(place.id)
                    yield place

    def by_name(self, name: str) -> tuple[Place, ...]:
        """Places that have this name, in any spelling that folds to the same key."""
        return self._by_key(fold(name))

    def by_key(self, folded: str) -> tuple[Place, ...]:
        """Places that have this folded name (see `fold`)."""
        return self._by_key(folded)

    def _look_up(self, folded: str) -> tuple[Place, ...]:
        if folded in self._never:
            return ()
        found: dict[str, Place] = {}
        for pack in self.packs:
            for place in pack.by_key(folded):
                found.setdefault(place.id, place)
        return tuple(found.values())

    def prefixes(self, folded: str) -> list[str]:
        """Folded names with which the key begins, shortest first."""
        if len(self.packs) == 1 and not self._never:
            return self.packs[0].prefixes(folded)
        found: set[str] = set()
        for pack in self.packs:
            found.update(pack.prefixes(folded))
        return sorted(found - self._never, key=len)

    def keys(self, start: str) -> Iterator[str]:
        """All folded names that begin so; a name that several packs have comes several times."""
        for pack in self.packs:
            yield from (key for key in pack.keys(start) if key not in self._never)

    def by_id(self, place_id: str) -> Place | None:
        """The place of this id (`gn:1134720`, `iso:AF-HEL`, `iso:AF`), or None.

        A code that is no longer in use (`iso:AF-LOW`) gives the place that has its successor.
        """
        return self._by_id(place_id)

    def _seek(self, place_id: str) -> Place | None:
        for pack in self.packs:
            if place := pack.by_id(place_id):
                return place
        return None

    def admin1(self, iso: str) -> Place | None:
        """The first-order division of this ISO 3166-2 code, or None."""
        return self.by_id(f"iso:{iso}")

    def country(self, iso2: str) -> Place | None:
        """The country of this ISO 3166-1 alpha-2 code, or None."""
        return self.by_id(f"iso:{iso2}")

    def admin1_of(self, country: str) -> tuple[Place, ...]:
        """The first-order divisions of a country (ISO 3166-1 alpha-2), in the order of their codes."""
        for pack in self.packs:
            if places := pack.admin1_of(country):
                return places
        return ()

    def countries(self) -> list[str]:
        """ISO 3166-1 codes of the countries that have a pack of their own here."""
        codes = {code for pack in self.packs for code in pack.about.get("countries", ())}
        return sorted(code for code in codes if code != "*")

    def boundaries(self) -> list[Path]:
        """The files of the packs that have boundaries of their own, best first."""
        return [path for pack in self.packs if (path := pack.boundaries)]

    def versions(self) -> dict[str, str]:
        """Each pack's name with the version of its data, for `run.json`."""
        return {pack.name: pack.version for pack in self.packs}
