"""Whether a user's file has the shape of the lexicon that it is merged over.

A word in a table that nobody reads is never found, and a text where a list should be is read letter by
letter: both are refused at once, by name.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from geomap.errors import UsageError

# Tables to which new keys can be added: an actor, a claimant, a class of words, a country.
_OPEN = frozenset(
    {"actors.names", "actors.claimants", "events.classes", "events.targets", "places.demonyms"}
)
# Tables whose entries are the names of actors, not words of a text.
_NAMES = frozenset({"actors.kinds", "actors.unarmed"})
_KINDS = {dict: "a table", list: "a list of texts", str: "a text", int: "a whole number"}


def check(base: Mapping[str, Any], added: Mapping[str, Any], source: Path, table: str = "") -> None:
    """Refuse a file that is not of the shape of a lexicon.

    Args:
        base: the lexicon, or one of its tables.
        added: what is to be merged over it.
        source: the file, for messages.
        table: the name of the table; empty for the lexicon as a whole.

    Raises:
        UsageError: a table or key that nobody reads, a value of another kind, an entry that no text can
            match.
    """
    for key, value in added.items():
        name = f"{table}.{key}" if table else key
        model = base.get(key)
        if model is None:
            model = _model(base, table)
        if model is None:
            inside = f"[{table}] has" if table else "there are"
            raise _refused(source, f"nothing reads {name}; {inside}: {', '.join(base)}")
        if type(value) is not type(model):
            wanted = _KINDS.get(type(model), type(model).__name__)
            raise _refused(source, f"{name} must be {wanted}")
        if isinstance(value, Mapping):
            check(model, value, source, name)
        elif isinstance(value, list):
            _check_entries(value, source, name, table)


def _model(base: Mapping[str, Any], table: str) -> Any:
    """What a new key of a table must be like; None where it can have none."""
    values = list(base.values())
    numbered = bool(values) and all(isinstance(value, int | str) for value in values)
    return values[0] if values and (table in _OPEN or numbered) else None


def _check_entries(entries: list[Any], source: Path, name: str, table: str) -> None:
    for entry in entries:
        if not isinstance(entry, str) or not entry.strip():
            raise _refused(source, f"{name} must be a list of texts, not of {entry!r}")
        if table not in _NAMES and entry != entry.lower():
            raise _refused(source, f"{name}: {entry!r} must be in lower case, as it is matched")


def _refused(source: Path, why: str) -> UsageError:
    return UsageError(f"lexicon {source}: {why}; docs/lexicon.md tells what each table does")
