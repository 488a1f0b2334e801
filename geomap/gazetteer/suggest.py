"""Listed names that are close to one that is not listed: to be shown to a person, never to be used."""

from difflib import get_close_matches

from geomap.gazetteer import Gazetteer
from geomap.gazetteer.names import fold
from geomap.gazetteer.rank import ranked

_LIKENESS = 0.8  # of difflib's ratio; "Lashkarga" and "Lashkar Gah" have 0.95
_LONGEST = 40  # letters; nothing longer is a misspelled name


def suggest(
    gazetteer: Gazetteer, name: str, country: str | None = None, most: int = 3
) -> list[str]:
    """Names that a misspelled one may stand for, as "Lashkar Gah (Helmand)"; the closest first.

    Args:
        gazetteer: where to look.
        name: a name that it lacks.
        country: ISO 3166-1 alpha-2 code of the only country to look in.
        most: how many at most.
    """
    key = fold(name)
    if not key or len(key) > _LONGEST:
        return []
    near = [k for k in gazetteer.keys(key[0]) if abs(len(k) - len(key)) <= 3]
    out: dict[str, str] = {}
    for match in get_close_matches(key, near, n=5 * most, cutoff=_LIKENESS):
        places = [p for p in gazetteer.by_key(match) if country in (None, p.country)]
        for place in ranked(places, match, country)[:1]:
            whole = place.admin1_name if place.kind != "admin1" else place.country
            out.setdefault(place.name, f"{place.name} ({whole or place.country})")
    return list(out.values())[:most]
