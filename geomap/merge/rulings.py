"""What a person has ruled: these two are one incident, these two are not.

An id names the mention that founded the incident when the ruling was made (`ids`). So a ruling holds
for good: whichever incident that mention belongs to now is the one that is meant, even if an older
report has founded it anew since.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geomap.merge.ids import digest
from geomap.model import Mention

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Rulings:
    """Pairs of incident ids that must come together (`together`) or must not (`apart`).

    Both hold against what merging would find by itself, `together` even for two mentions of one report.
    What comes together are whole incidents, as merging finds them by itself. Where the two contradict
    each other, `together` holds.
    """

    together: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()


class Named:
    """Mentions by the ids that they would give an incident.

    Args:
        told: the mentions, by position.
    """

    def __init__(self, told: Sequence[Mention]) -> None:
        self._rows = sorted((digest(mention), i) for i, mention in enumerate(told))

    def matches(self, name: str) -> list[int]:
        """The mentions whose ids begin so, in the order of their ids; each id once."""
        found: dict[str, int] = {}
        for at in range(bisect_left(self._rows, (name, -1)), len(self._rows)):
            whole, i = self._rows[at]
            if not whole.startswith(name):
                break
            found.setdefault(whole, i)
        return list(found.values())

    def position(self, name: str) -> int | None:
        """The mention that an id names, or None if no mention has that id (any more)."""
        found = self.matches(name) if name else []
        return found[0] if found else None

    def pairs(self, named: Iterable[Pair]) -> list[tuple[int, int]]:
        """The pairs of which both ids name a mention, as positions."""
        rows = [(self.position(a), self.position(b)) for a, b in named]
        return [(i, j) for i, j in rows if i is not None and j is not None and i != j]


def unknown(rulings: Rulings, mentions: Iterable[Mention]) -> list[Pair]:
    """The rulings that no longer apply, because one of their ids names no mention.

    Args:
        rulings: what was ruled.
        mentions: all that are merged.
    """
    named = Named(list(mentions))
    every = (*rulings.together, *rulings.apart)
    return [pair for pair in every if any(named.position(name) is None for name in pair)]
