"""What the outlet of a report says of where it is written: its name and the country of its address."""

from itertools import pairwise
from urllib.parse import urlsplit

from geomap.gazetteer import Gazetteer
from geomap.gazetteer.names import fold
from geomap.geoparse.company import likely
from geomap.geoparse.places import is_prominent
from geomap.geoparse.words import Words

_LONGEST = 200  # characters of a name or address that are looked at
_DIFFERS = {"UK": "GB"}  # the one country whose domain is not its ISO 3166-1 code


def countries_of(
    source: str | None, url: str | None, gazetteer: Gazetteer, words: Words
) -> frozenset[str]:
    """ISO 3166-1 codes of the countries that an outlet's name or address tells.

    Args:
        source: its name ("Mogadishu Times"), or None.
        url: the report's address, or None.
        gazetteer: asked for the places in the name.
        words: the lexicon's; its demonyms, and domains that many use who are of no such country.
    """
    found: set[str] = set()
    tokens = (source or "")[:_LONGEST].split()
    for name in (*tokens, *(f"{a} {b}" for a, b in pairwise(tokens))):
        if (code := words.demonyms.get(name.lower())) is not None:
            found.add(code)
        places = gazetteer.by_key(fold(name)) if name[:1].isupper() else ()
        known = likely(places) if places else ()
        common = fold(name) in words.common or fold(name) in words.never
        if is_prominent(known) and not common:
            countries = {place.country for place in known if place.country}
            found.update(countries if len(countries) == 1 else ())
    if (code := _domain(url, words)) and gazetteer.country(code):
        found.add(code)
    return frozenset(found)


def _domain(url: str | None, words: Words) -> str | None:
    """The country of an address, as its last two letters tell."""
    try:
        host = urlsplit((url or "")[:_LONGEST]).hostname or ""
    except ValueError:
        return None
    last = host.rpartition(".")[2]
    if len(last) != 2 or not last.isalpha() or last in words.open_domains:
        return None
    return _DIFFERS.get(last.upper(), last.upper())
