"""What the builders hand around: a place with its names, and which made spellings are admitted."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from geomap.gazetteer.names import fold
from geomap.model import Place
from scripts.spellings import Rules, plain


@dataclass
class Entry:
    """A place with all its names; from `bases` other spellings are made by rule."""

    place: Place
    names: list[str] = field(default_factory=list)
    bases: list[str] = field(default_factory=list)
    by_hand: set[str] = field(default_factory=set)  # folded names that a person has put there

    @property
    def keys(self) -> set[str]:
        """The folded names that the sources give."""
        return {key for name in (self.place.name, *self.names) if (key := fold(name))}


def split(cell: str) -> list[str]:
    """The parts of a cell that holds several names."""
    return [part.strip() for part in cell.split("|") if part.strip()]


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file; none where there is no file."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def strip_generic(name: str, words: Iterable[str], izafe_words: Iterable[str] = ()) -> str:
    """The name without the words that say what the place is.

    Args:
        name: as a source gives it.
        words: dropped wherever they stand.
        izafe_words: dropped where they stand with an izafe before the name.

    >>> strip_generic("Gelan District", ["District"])
    'Gelan'
    >>> strip_generic("Ḩukūmat-e Nād ‘Alī", [], ["Hukumat"])
    'Nād ‘Alī'
    """
    parts = name.split()
    dropped = {fold(word) for word in words}
    led = {fold(word) + izafe for word in izafe_words for izafe in ("e", "ye", "i", "yi")}
    kept = [
        part
        for at, part in enumerate(parts)
        if fold(part) not in dropped and not (at < len(parts) - 1 and fold(part) in led)
    ]
    # "District of Columbia" is not "of Columbia".
    return " ".join(kept) if kept and not kept[0].islower() else name


def admit(
    entries: list[Entry], rules: Rules, foreign: Mapping[str, object] | frozenset[str]
) -> tuple[int, int]:
    """Add the spellings that the rules make, where each can mean one name only.

    A spelling is not admitted when it is a name that a source gives to another place (of this pack or
    in `foreign`), or when the rules make it for two places that share no name of their own.

    Returns:
        How many were admitted (counted by place) and how many spellings were refused.
    """
    listed: dict[str, set[int]] = defaultdict(set)
    made: dict[str, set[int]] = defaultdict(set)
    own = [entry.keys for entry in entries]
    for number, entry in enumerate(entries):
        for key in own[number]:
            listed[key].add(number)
        for base in dict.fromkeys((entry.place.name, *entry.bases)):
            for key in rules.spellings(base):
                made[key].add(number)
    admitted = refused = 0
    for key in sorted(made):
        makers = made[key]
        shared = set.intersection(*(own[number] for number in makers))
        others = listed.get(key, set()) - makers
        if others or key in foreign or not shared:
            refused += 1
            continue
        for number in sorted(makers):
            if key not in own[number]:
                entries[number].names.append(key)
                admitted += 1
    return admitted, refused


def shown(name: str, words: Iterable[str], izafe_words: Iterable[str] = ()) -> str:
    """The name as it is shown: plain, and without generic words."""
    return plain(strip_generic(name, words, izafe_words))
