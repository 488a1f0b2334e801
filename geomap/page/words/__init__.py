"""The page's own words: one JSON file a language, beside this one."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from geomap.errors import UsageError

_FALLBACK = "en"


def languages() -> tuple[str, ...]:
    """Languages in which the page has words, as BCP 47 tags."""
    names = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name[:-5] for name in names if name.endswith(".json")))


@cache
def load(lang: str) -> Mapping[str, Any]:
    """The words of a language; a word that its file lacks is the English one.

    Args:
        lang: one of `languages()`.

    Raises:
        UsageError: the page has no words in that language.
    """
    if lang not in languages():
        raise UsageError(f"the page has no words in {lang!r}; it has {', '.join(languages())}")
    return {**_read(_FALLBACK), **_read(lang)}


def number(words: Mapping[str, Any], value: int) -> str:
    """A whole number in the digits and grouping of a language."""
    grouped = f"{value:,}".replace(",", str(words["group"]))
    return grouped.translate(str.maketrans("0123456789", str(words["digits"])))


def day(words: Mapping[str, Any], iso: str) -> str:
    """An ISO 8601 day as it is written in a language (Gregorian); other text is given back as it is."""
    parts = iso.split("-")
    if (
        len(parts) != 3
        or not all(part.isdecimal() for part in parts)
        or not 1 <= int(parts[1]) <= 12
    ):
        return iso
    year, month, number_of_day = (int(part) for part in parts)
    digits = str.maketrans("0123456789", str(words["digits"]))
    return (
        str(words["date"])
        .replace("{d}", str(number_of_day))
        .replace("{y}", str(year))
        .translate(digits)
        .replace("{m}", words["months"][month - 1])
    )


def _read(lang: str) -> Mapping[str, Any]:
    data: Mapping[str, Any] = json.loads((files(__name__) / f"{lang}.json").read_text("utf-8"))
    return data
