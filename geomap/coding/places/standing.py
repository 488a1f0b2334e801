"""What a toponym stands for in its sentence, and a place of an event: the records of `places`."""

from dataclasses import dataclass

from geomap.model import Toponym

# The scene of an event; who speaks, where that may be the scene too; where somebody went; another place.
SCENE, SPEAKER, MOVED, APART = 3, 2, 1, 0


@dataclass(slots=True)  # not frozen: made often, and a frozen one takes three times as long to make
class Standing:
    """A toponym, its tokens, and what it stands for in its sentence (SCENE ... APART); never changed."""

    toponym: Toponym
    first: int
    last: int
    rank: int
    near: bool = False
    road: bool = False
    relative: bool = False
    measured: bool = False
    between: bool = False


@dataclass(frozen=True, slots=True)
class Locus:
    """A place of an event: the toponyms that name it, finest first.

    `precision` is ACLED's geo_precision, `rank` the standing it was read from, `several` whether the
    first names are places of equal rank that share what is told, `quarter` whether the finest is told
    as a town's parts are.
    """

    country: str | None
    admin1: str | None
    names: tuple[Toponym, ...]
    precision: int | None
    rank: int
    first: int = 0
    several: int = 0
    quarter: bool = False

    @property
    def finest(self) -> Toponym:
        """The toponym that names the place most narrowly."""
        return self.names[0]


def country_of(toponym: Toponym) -> str | None:
    """ISO 3166-1 code of a toponym's place or of its parent."""
    known = toponym.place or toponym.parent
    return known.country if known else None


def admin1_of(toponym: Toponym) -> str | None:
    """ISO 3166-2 code of a toponym's place or of its parent."""
    known = toponym.place or toponym.parent
    return known.admin1 if known else None
