"""What a person knows better: instructions from a table, kept, and obeyed by every run (docs/corrections.md).

`record` says what an instruction is, `table` reads and writes them, `kept` adds those of a file to those of
a casebook, `meant` finds the incidents that are meant, `values` and `places` what a field or a place can
be, and `obey` carries them out once mentions have been merged.
"""

from collections.abc import Iterable

from geomap.corrections.kept import Kept, add
from geomap.corrections.meant import Plan, plan
from geomap.corrections.obey import Obeyed, obey
from geomap.corrections.record import COLUMNS, Correction, Unmet
from geomap.corrections.table import read, write

__all__ = [
    "COLUMNS",
    "Correction",
    "Kept",
    "Obeyed",
    "Plan",
    "Unmet",
    "add",
    "no_places",
    "obey",
    "plan",
    "read",
    "write",
]


def no_places(rows: Iterable[Correction]) -> tuple[tuple[str, str | None], ...]:
    """The names that are no places: each folded, with the one report that it holds for, or None."""
    found = {(row.key[1], row.report) for row in rows if row.action == "not a place"}
    return tuple(sorted(found, key=lambda pair: (pair[0], pair[1] or "")))
