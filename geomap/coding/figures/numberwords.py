"""The words of a language that make numbers, compiled from the `[numbers]` table of a lexicon."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Phrase = tuple[str, ...]
Phrases = Mapping[str, list[tuple[Phrase, str]]]


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words of a language that make numbers, compiled from a lexicon by `of`.

    `starters` are the words with which a number can begin, each with those that must follow it (None:
    any); `date_joins` those between two days of one month, `multiples` those after a number that
    change it ("thousand", "dozen").
    """

    articles: frozenset[str]
    joiners: frozenset[str]
    hundred: frozenset[str]
    ones: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    collective: Mapping[str, int]
    phrases: Mapping[str, list[tuple[Phrase, int, bool]]]
    before: Phrases
    after: Phrases
    fillers: Phrases
    range_joins: frozenset[str]
    range_from: frozenset[str]
    range_between: frozenset[str]
    nothing: Phrases
    sets: Mapping[str, frozenset[str]]
    months: frozenset[str]
    starters: Mapping[str, frozenset[str] | None]
    date_joins: frozenset[str]
    plural_endings: tuple[str, ...]
    multiples: frozenset[str]

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> "NumberWords":
        """Compile the `[numbers]` table (and the month names of `[dates]`) of a lexicon."""
        table = lexicon["numbers"]
        dates = lexicon.get("dates", {})
        phrases: dict[str, list[tuple[Phrase, int, bool]]] = {}
        for name in ("exact", "vague"):
            for phrase, value in table[name].items():
                words = _cut(phrase)
                phrases.setdefault(words[0], []).append((words, value, name == "vague"))
        for entries in phrases.values():
            entries.sort(key=lambda e: -len(e[0]))
        kinds = table["qualifiers"]
        articles = frozenset(table["articles"])
        nothing = _by_first((p, "") for p in table["not"]["phrases"])
        starters: dict[str, frozenset[str] | None] = dict.fromkeys((*table["ones"], *table["tens"]))
        for word in {*phrases, *nothing, *articles} - starters.keys():
            said = [
                *(p for p, _, _ in phrases.get(word, ())),
                *(p for p, _ in nothing.get(word, ())),
            ]
            follow = {p[1] for p in said if len(p) > 1}
            if word in articles:
                follow |= {*table["hundred"], *table["scales"]}
            starters[word] = None if any(len(p) == 1 for p in said) else frozenset(follow)
        return cls(
            articles=articles,
            joiners=frozenset(table["and"]),
            hundred=frozenset(table["hundred"]),
            ones=table["ones"],
            tens=table["tens"],
            scales=table["scales"],
            collective=table["collective"],
            phrases=phrases,
            before=_by_last((p, k) for k in ("at_least", "at_most", "about") for p in kinds[k]),
            after=_by_first(
                (p, k) for k in ("at_least", "at_most", "about") for p in kinds[f"{k}_after"]
            ),
            fillers=_by_last((p, "") for p in kinds["between"]),
            range_joins=frozenset(table["ranges"]["joins"]),
            range_from=frozenset(table["ranges"]["from"]),
            range_between=frozenset(table["ranges"]["between"]),
            nothing=nothing,
            sets={k: frozenset(v) for k, v in table["not"].items() if k != "phrases"},
            months=frozenset(dates.get("months", {})) | frozenset(dates.get("solar_hijri", {})),
            starters=starters,
            date_joins=frozenset("/:").union(table["and"], table["ranges"]["joins"]),
            plural_endings=tuple(table["not"]["plural_endings"]),
            multiples=frozenset(table["hundred"]).union(table["scales"], table["collective"]),
        )


def _cut(phrase: str) -> Phrase:
    """A phrase as the tokens it makes in a text: a hyphen is a token of its own."""
    return tuple(phrase.replace("-", " - ").split())


def _by_first(phrases: Iterable[tuple[str, str]]) -> dict[str, list[tuple[Phrase, str]]]:
    out: dict[str, list[tuple[Phrase, str]]] = {}
    for phrase, label in phrases:
        words = _cut(phrase)
        out.setdefault(words[0], []).append((words, label))
    for entries in out.values():
        entries.sort(key=lambda e: -len(e[0]))
    return out


def _by_last(phrases: Iterable[tuple[str, str]]) -> dict[str, list[tuple[Phrase, str]]]:
    out: dict[str, list[tuple[Phrase, str]]] = {}
    for phrase, label in phrases:
        words = _cut(phrase)
        out.setdefault(words[-1], []).append((words, label))
    for entries in out.values():
        entries.sort(key=lambda e: -len(e[0]))
    return out
