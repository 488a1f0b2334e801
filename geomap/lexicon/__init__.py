"""The words of a language, in data: `en.toml`, over which a user's file can be merged."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from geomap.errors import UsageError
from geomap.lexicon.check import check


@lru_cache(maxsize=8)
def load(language: str = "en", extra: Path | None = None) -> Mapping[str, Any]:
    """The tables of a lexicon.

    Args:
        language: ISO 639-1 code of a lexicon that is shipped.
        extra: a TOML file of the same shape; its lists are added, its other values replace.

    Raises:
        UsageError: no such language, or the file cannot be read or has another shape.
    """
    shipped = {
        p.name[:-5]: p for p in resources.files(__name__).iterdir() if p.name.endswith(".toml")
    }
    if language not in shipped:
        raise UsageError(
            f"no lexicon for language {language!r}; known are: {', '.join(sorted(shipped))}"
        )
    tables = tomllib.loads(shipped[language].read_text(encoding="utf-8"))
    if extra is not None:
        try:
            added = tomllib.loads(extra.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError) as error:
            why = getattr(error, "strerror", None) or error
            raise UsageError(
                f"lexicon {extra}: {why}; it must be TOML in the shape of en.toml"
            ) from error
        check(tables, added, extra)
        tables = _merged(tables, added)
    return tables


def _merged(base: dict[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    out = dict(base)
    for key, value in over.items():
        here = out.get(key)
        if isinstance(here, dict) and isinstance(value, dict):
            out[key] = _merged(here, value)
        elif isinstance(here, list) and isinstance(value, list):
            out[key] = [*here, *(v for v in value if v not in here)]
        else:
            out[key] = value
    return out
