"""The names found in a text, before anything is decided about them."""

from dataclasses import dataclass

from geomap.model import Place

# How strongly the words beside a name say that it is a place's.
NOTHING, LEAD, LOCATIVE, CUE = range(4)
FIT, MARK, TIE = 1, 2, 3  # what a name may need to be kept, see `Name`


@dataclass(frozen=True, slots=True)
class Name:
    """A name found, tokens `first:last`, with what stands beside it.

    `places` is what the gazetteer has under it, empty where it has nothing. `cue` and `kind` are the
    word that told its kind and that kind (`many`: it was told of a list); `strength` how plainly the
    text says that it is a place (`context.NOTHING` to `CUE`). `need` is what the resolver must find to
    keep it: `FIT` a report that speaks of its country, `MARK` a mention elsewhere in the report that
    shows it to be a place, or what `TIE` asks for: a whole that it is told to lie in, or a list of
    places. `lies_in` are the places of which an unknown name itself says that it is a part
    ("Baghlan-e-Markazi").
    """

    first: int
    last: int
    key: str
    places: tuple[Place, ...] = ()
    cue: str | None = None
    kind: str | None = None
    many: bool = False
    strength: int = NOTHING
    need: int = 0
    lies_in: tuple[Place, ...] = ()
