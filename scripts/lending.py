"""Names that places of the world get from others: a town from its district, and all of a country by rule."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from geomap.gazetteer.names import fold
from scripts.entries import Entry, admit
from scripts.spellings import Rules, without_article


def lend(entries: Iterable[Entry], bare: Callable[[str], str]) -> int:
    """Give a town the names of its district and the district the town's, where they share one.

    A name that any other place of the country bears is not given, nor one of more words than the
    district is shown with, for some of these say what it is ("Wilaya ya Lira").

    Args:
        entries: all entries of the world.
        bare: a name without the words for what it names; "X District" is no name of a town.

    Returns:
        How many names were given.
    """
    entries = list(entries)
    bearers: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    districts: dict[tuple[str | None, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        place = entry.place
        for key in entry.keys:
            bearers[place.country, key].add(place.id)
        if place.kind == "admin2":
            districts[place.country, place.admin1_name, place.admin2].append(entry)
    given = 0
    for town in entries:
        place = town.place
        found = districts.get((place.country, place.admin1_name, place.admin2), [])
        if place.kind != "settlement" or len(found) != 1 or not town.keys & found[0].keys:
            continue
        both = {place.id, found[0].place.id}
        names = [[e.place.name, *e.names] for e in (town, found[0])]
        words = _words(found[0].place.name)
        for taker, offered in ((found[0], names[0]), (town, names[1])):
            new = [
                name
                for name in offered
                if fold(name) not in taker.keys
                and bearers[place.country, fold(name)] <= both
                and bare(name) == name
                and _words(name) <= words
            ]
            taker.names += new
            given += len(new)
    return given


def _words(name: str) -> int:
    return len(name.replace("-", " ").split())


def spell(
    entries: Sequence[Entry],
    rules: Rules,
    common: frozenset[str],
    articles: Iterable[str],
    least: int,
) -> tuple[int, int]:
    """Add the other spellings that the rules of a language make of the names of its countries.

    Args:
        entries: all entries of the world.
        rules: how names vary; `countries` says where.
        common: folded words that no spelling may be.
        articles: with which the sources write names; a report may leave them out.
        least: people of a town abroad whose names no spelling may be.

    Returns:
        How many were admitted, and how many were refused.
    """
    articles = list(articles)
    homes: dict[str, set[str | None]] = defaultdict(set)
    for entry in entries:
        if entry.place.kind != "settlement" or entry.place.population >= least:
            for key in entry.keys:
                homes[key].add(entry.place.country)
    admitted = refused = 0
    for country in rules.countries:
        own = [e for e in entries if e.place.country == country and e.place.kind != "country"]
        for entry in own:
            entry.bases = without_article(entry.place.name, articles)
        abroad = {key for key, known in homes.items() if known != {country}}
        more, fewer = admit(own, rules, common | abroad)
        admitted, refused = admitted + more, refused + fewer
    return admitted, refused
