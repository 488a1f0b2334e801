"""Corrections that last: those of a file are added to those of a casebook, replace or retract them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geomap.corrections.record import Correction, Unmet


@dataclass(frozen=True, slots=True)
class Kept:
    """The corrections that hold now, in the order in which they were given.

    `added`, `replaced` and `retracted` count what the new ones did to the old; `unmet` are those that did
    nothing.
    """

    rows: tuple[Correction, ...] = ()
    added: int = 0
    replaced: int = 0
    retracted: int = 0
    unmet: tuple[Unmet, ...] = ()


def add(kept: Sequence[Correction], new: Iterable[tuple[bool, Correction]]) -> Kept:
    """Add corrections to others.

    Args:
        kept: those that hold already, in their order.
        new: those to add, in their order, each with whether it is retracted. One that decides what
            another did takes its place; of two such among `new` the later holds, and the earlier is
            unmet if they contradict each other.

    Returns:
        What holds now; nothing depends on whether `new` came at once or in several files.
    """
    rows = {row.key: row for row in kept}
    old = dict(rows)
    fresh: set[tuple[str, str, str]] = set()
    unmet: list[Unmet] = []
    for retracted, row in new:
        before = rows.get(row.key)
        if retracted:
            if before is None or before.action != row.action:
                unmet.append(Unmet(row, f"there is none to retract ({row.action})"))
            else:
                del rows[row.key]
            continue
        if before is None or not before.decides_as(row):
            if before is not None and row.key in fresh:
                unmet.append(Unmet(before, f"{row.where} says otherwise, and holds"))
            rows.pop(row.key, None)  # the later it was decided, the later it stands
        rows[row.key] = row
        fresh.add(row.key)
    changed = [key for key in rows.keys() & old.keys() if not rows[key].same(old[key])]
    return Kept(
        rows=tuple(rows.values()),
        added=len(rows.keys() - old.keys()),
        replaced=len(changed),
        retracted=len(old.keys() - rows.keys()),
        unmet=tuple(unmet),
    )
