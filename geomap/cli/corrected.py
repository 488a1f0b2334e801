"""How commands read corrections, and tell which of them could not be obeyed."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.cli.console import Console
from geomap.read import Note, visible

if TYPE_CHECKING:
    from geomap.corrections import Correction, Unmet


def read(path: Path | None, told: Console) -> "list[tuple[bool, Correction]]":
    """The corrections of a file, each with whether it is retracted; none without a file.

    Raises:
        UsageError: it cannot be read, or a row of it cannot be understood.
    """
    if path is None:
        return []
    from geomap import corrections

    rows, warnings = corrections.read(path)
    for warning in warnings:
        told.note(Note("warning", visible(str(path)), warning))
    return rows


def tell(unmet: "Iterable[Unmet]", told: Console) -> None:
    """Warn of corrections that could not be obeyed."""
    for one in unmet:
        told.note(Note("warning", one.row.where, f"{one.row.told}: not done: {one.why}"))


def rows(unmet: "Iterable[Unmet]") -> list[dict[str, Any]]:
    """The same for `run.json`."""
    return [{"where": one.row.where, "correction": one.row.told, "why": one.why} for one in unmet]
