"""What the stages are told by the user, as one record, and the places and words that it names, opened."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap import lexicon
from geomap.gazetteer.wanted import Asked

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer
    from geomap.gazetteer.online import Online


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the stages are told by the user.

    `country` is an ISO 3166-1 alpha-2 code that places are sought in first; `gazetteers` are names of
    packs (none: all that are shipped); `lexicon` is a TOML file merged over the words of `language`
    (ISO 639-1); `day_first` says how 04/05/2021 is read (None: as each text suggests). `no_places` are
    names, folded, of which a person says that they are no places: each with the one report that this
    holds for, or None. `online` is the online geocoder that is asked for names that the packs lack.
    """

    country: str | None = None
    gazetteers: tuple[str, ...] = ()
    lexicon: Path | None = None
    language: str = "en"
    day_first: bool | None = None
    no_places: tuple[tuple[str, str | None], ...] = ()
    online: Asked | None = None


DEFAULTS = Settings()


@dataclass(frozen=True, slots=True)
class Tools:
    """What the settings name, opened: places and words."""

    gazetteer: "Gazetteer"
    lexicon: Mapping[str, Any]
    abbreviations: frozenset[str]


def tools(settings: Settings) -> Tools:
    """The gazetteer and lexicon of the settings; opened once in each process.

    Raises:
        GazetteerError: a pack cannot be opened.
        UsageError: the lexicon cannot be read.
    """
    return _tools(settings.language, settings.lexicon, settings.gazetteers)


def online(settings: Settings) -> "Online | None":
    """The online geocoder of the settings, opened once; None where none was asked for."""
    if not settings.online:
        return None
    from geomap.gazetteer.online import opened

    return opened(settings.online, tools(settings).gazetteer)


@lru_cache(maxsize=8)
def _tools(language: str, more: Path | None, packs: tuple[str, ...]) -> Tools:
    from geomap import gazetteer

    words = lexicon.load(language, more)
    abbreviations = frozenset(words["text"]["abbreviations"])
    return Tools(gazetteer.load(packs or None), words, abbreviations)
