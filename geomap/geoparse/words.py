"""The words by which places are told from other names, from the lexicon's `places` table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

# Unions made once: words that begin no name alone, that are none, and that can stand within one.
_SKIP = ("never", "openers", "articles", "prepositions", "locative")
_NOT_NAME = ("never", "openers", "standalone", "titles")
_JOINERS = ("particles", "ties", "possessive")
KINDS = ("admin1", "region", "admin2", "settlement", "feature")


@dataclass(frozen=True, slots=True)
class Words:
    """The `places` table of a lexicon, each list as a set.

    `cues` maps a word beside a name ("district") to the kind it tells; of a phrase such as "local
    government area" `cue_phrases` has the words after the first. `compass` maps "Nord" to the part of a
    country that it tells, `demonyms` "Afghan" to its country; `skip`, `not_name`, `no_place`, `no_person`
    and `joiners` are unions of others. The lists
    are described in the lexicon itself.
    """

    particles: frozenset[str]
    ties: frozenset[str]
    alike: tuple[str, ...]
    stops: frozenset[str]
    locative: frozenset[str]
    finders: frozenset[str]
    finding: frozenset[str]
    aims: frozenset[str]
    whereof: frozenset[str]
    natives: frozenset[str]
    leads: frozenset[str]
    prepositions: frozenset[str]
    hamlets: frozenset[str]
    cities: frozenset[str]
    quarters: frozenset[str]
    joins: frozenset[str]
    listing: frozenset[str]
    directions: frozenset[str]
    fillers: frozenset[str]
    capitals: frozenset[str]
    centers: frozenset[str]
    roads: frozenset[str]
    persons: frozenset[str]
    who: frozenset[str]
    travel: frozenset[str]
    urban: frozenset[str]
    provincial: frozenset[str]
    skip: frozenset[str]
    not_name: frozenset[str]
    no_place: frozenset[str]
    no_person: frozenset[str]
    joiners: frozenset[str]
    cues: Mapping[str, str]
    cue_phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    unknown_after: frozenset[str]
    unknown_before: frozenset[str]
    unknown_first: frozenset[str]
    public: frozenset[str]
    facilities: frozenset[str]
    sites: frozenset[str]
    houses: frozenset[str]
    struck: frozenset[str]
    other: frozenset[str]
    media: frozenset[str]
    naming: frozenset[str]
    nicknames: frozenset[str]
    titles: frozenset[str]
    speech: frozenset[str]
    acts: frozenset[str]
    arms: frozenset[str]
    urged: frozenset[str]
    dealings: frozenset[str]
    rulers: frozenset[str]
    siding: frozenset[str]
    auxiliaries: frozenset[str]
    adjectival: frozenset[str]
    standalone: frozenset[str]
    never: frozenset[str]
    peoples: frozenset[str]
    groups: frozenset[str]
    common: frozenset[str]
    articles: frozenset[str]
    definite: frozenset[str]
    genitive: frozenset[str]
    unnamed: frozenset[str]
    again: frozenset[str]
    possessors: frozenset[str]
    begins: frozenset[str]
    folk: frozenset[str]
    folk_of: frozenset[str]
    tribal: frozenset[str]
    numbered: frozenset[str]
    possessive: frozenset[str]
    openers: frozenset[str]
    pointlike: frozenset[str]
    of_body: frozenset[str]
    bodies: frozenset[str]
    armies: frozenset[str]
    separators: frozenset[str]
    conjunctions: frozenset[str]
    ways: frozenset[str]
    ends: frozenset[str]
    inward: frozenset[str]
    outward: frozenset[str]
    away: frozenset[str]
    measures: frozenset[str]
    bounds: frozenset[str]
    plural: frozenset[str]
    demonyms: Mapping[str, str]
    compass: Mapping[str, str]
    written_out: Mapping[str, str]
    open_domains: frozenset[str]
    abbreviations: Mapping[str, str]
    wide_first: Mapping[str, tuple[tuple[str, ...], ...]]
    waters: frozenset[str]
    saints: frozenset[str]
    singular: Mapping[str, str]

    def finds(self, low: Sequence[str], i: int, begin: int = 0) -> bool:
        """Whether what stands before token `i` tells that a place follows ("near", "close to")."""
        if i <= begin:
            return False
        native = i - 2 >= begin and low[i - 2] in self.natives and low[i - 1] in self.ends
        return native or low[i - 1] in self.finders or self.two_find(low, i, begin)

    def two_find(self, low: Sequence[str], i: int, begin: int) -> bool:
        """Whether two words before token `i` tell so together ("close to", "the hills above")."""
        return i - 2 >= begin and f"{low[i - 2]} {low[i - 1]}" in self.finding

    def is_people(self, word: str) -> bool:
        """Whether a word names a people, a nation or a faith rather than a place."""
        return word in self.demonyms or word in self.peoples


_last: list[tuple[Mapping[str, Any], Words]] = []


def words_of(lexicon: Mapping[str, Any]) -> Words:
    """The words of a lexicon, made ready once for as long as the same lexicon is used."""
    for known, words in _last:
        if known is lexicon:
            return words
    words = _read(lexicon.get("places", {}))
    _last[:] = [(lexicon, words), *_last[:1]]
    return words


def _read(table: Mapping[str, Any]) -> Words:
    names: Mapping[str, Any] = table.get("names", {})
    unknown: Mapping[str, Any] = table.get("unknown", {})
    cues, phrases = _cues(table.get("cues", {}))
    made: dict[str, Any] = {
        "alike": tuple(table.get("alike", ())),
        "cues": cues,
        "cue_phrases": phrases,
        "plural": frozenset(table.get("cues", {}).get("plural", ())),
        "unknown_after": frozenset(unknown.get("after", ())),
        "unknown_before": frozenset(unknown.get("before", ())),
        "unknown_first": frozenset(unknown.get("first", ())),
        "common": frozenset(str(names.get("common", "")).split()),
        "written_out": dict(table.get("written_out", {})),
        "abbreviations": dict(table.get("abbreviations", {})),
        "wide_first": _by_first(table.get("wide", ())),
        "singular": dict(table.get("singular", {})),
        "demonyms": {word: of for of, words in table.get("demonyms", {}).items() for word in words},
        "compass": {word: of for of, words in table.get("compass", {}).items() for word in words},
    }
    plain = [field.name for field in fields(Words) if field.name not in made]
    made |= {key: frozenset(table.get(key, names.get(key, ()))) for key in plain}
    made["skip"] = frozenset().union(*(made[key] for key in _SKIP))
    made["not_name"] = frozenset().union(*(made[key] for key in _NOT_NAME))
    made["no_person"] = made["other"].union(made["public"], made["cues"], made["directions"])
    made["no_place"] = made["not_name"].union(
        made["other"], made["public"], made["peoples"], made["demonyms"], made["cues"],
        made["directions"], made["common"],
    )  # fmt: skip
    made["joiners"] = frozenset("-./'").union(*(made[key] for key in _JOINERS))
    return Words(**made)


def _cues(
    table: Mapping[str, Iterable[str]],
) -> tuple[dict[str, str], dict[str, tuple[tuple[str, ...], ...]]]:
    cues = {cue: kind for kind in KINDS for cue in table.get(kind, ())}
    return cues, _by_first(cue for cue in cues if " " in cue)


def _by_first(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first words: what follows it, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        first, *more = phrase.split()
        found.setdefault(first, []).append(tuple(more))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}
