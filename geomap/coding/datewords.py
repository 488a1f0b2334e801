"""The words of a language that make dates, compiled from the `[dates]` table of a lexicon."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from geomap.coding.numbers import cardinal
from geomap.coding.numberwords import NumberWords
from geomap.text import Document

_SLOTS = frozenset({"{n}", "{nth}", "{weekday}", "{month}"})
END = ""  # no token is empty


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase found: tokens `first:last`, what its table does, and what stood in its slot."""

    first: int
    last: int
    action: str
    value: int = 1


Trie = dict[str, Any]


@dataclass(frozen=True)
class DateWords:
    """What reading dates asks of a lexicon; made by `of`."""

    months: Mapping[str, int]
    solar_hijri: Mapping[str, int]
    weekdays: Mapping[str, int]
    weekdays_short: Mapping[str, int]
    ordinals: Mapping[str, int]
    ordinal_endings: frozenset[str]
    parts: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]
    phrases: Trie
    years: Trie
    numbers: NumberWords
    triggers: Mapping[str, frozenset[str] | None]

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> "DateWords":
        """Compile the `[dates]` table (and the numbers) of a lexicon."""
        table = lexicon["dates"]
        numbers = NumberWords.of(lexicon)
        actions = [(name, p) for name, phrases in table["phrases"].items() for p in phrases]
        actions += [
            (f"relative {k}", p) for k, phrases in table["relative"].items() for p in phrases
        ]
        phrases = _trie(actions)
        years = _trie((k, p) for k, phrases_ in table["years"].items() for p in phrases_)
        return cls(
            months=table["months"],
            solar_hijri=table["solar_hijri"],
            weekdays=table["weekdays"],
            weekdays_short=table["weekdays_short"],
            ordinals=table["ordinals"],
            ordinal_endings=frozenset(table["ordinal_endings"]),
            parts=table["parts"],
            sets={name: frozenset(words) for name, words in table["words"].items()},
            phrases=phrases,
            years=years,
            numbers=numbers,
            triggers=_triggers(table, phrases, numbers),
        )


def _triggers(
    table: Mapping[str, Any], phrases: Trie, numbers: NumberWords
) -> dict[str, frozenset[str] | None]:
    """The words with which a date can begin, each with the words that must follow (None: any)."""
    months, weekdays = frozenset(table["months"]), frozenset(table["weekdays"])
    slots = {"{weekday}": weekdays, "{month}": months, "{nth}": frozenset(table["ordinals"])}
    out: dict[str, frozenset[str] | None] = {}
    for word, node in phrases.items():
        follow: set[str] = set()
        for slot, names in slots.items():
            if slot in node:
                follow |= names
        free = END in node or "{n}" in node or "{nth}" in node
        if word not in _SLOTS:
            out[word] = None if free else frozenset(follow | node.keys() - _SLOTS)
    counted = frozenset(phrases.get("{n}", {}))
    for word in (*numbers.articles, *numbers.ones):
        scales = numbers.hundred | numbers.scales.keys()
        beside = out.get(word, frozenset())
        out[word] = None if beside is None else counted | scales | beside
    for word in table["ordinals"]:
        out[word] = frozenset(phrases.get("{nth}", {})) | (out.get(word) or frozenset())
    always = (*months, *weekdays, *table["weekdays_short"], *numbers.tens)
    return out | dict.fromkeys(always)


def _trie(actions: Iterable[tuple[str, str]]) -> Trie:
    root: Trie = {}
    for action, phrase in actions:
        for words in _spelled_out(phrase):
            node = root
            for word in words:
                node = node.setdefault(word, {})
            node.setdefault(END, action)
    return root


def _spelled_out(phrase: str) -> Iterator[list[str]]:
    """Every way to say a phrase: "a|b" is either, "a?" may be missing."""
    choices: list[list[str]] = []
    for piece in phrase.split():
        optional = piece.endswith("?")
        words = piece.removesuffix("?").split("|")
        choices.append([*words, ""] if optional else words)
    for words_ in product(*choices):
        yield [w for w in words_ if w]


def say(document: Document, token: int, trie: Trie, words: DateWords) -> Said | None:
    """The longest phrase that begins at a token."""
    best: Said | None = None
    low = document.low
    total = len(low)
    paths: list[tuple[Trie, int, int]] = [(trie, token, 1)]
    while paths:
        node, at, value = paths.pop()
        if END in node and (best is None or at > best.last):
            best = Said(token, at, node[END], value)
        if at >= total:
            continue
        word = low[at]
        if (deeper := node.get(word)) is not None:
            paths.append((deeper, at + 1, value))
        if "{weekday}" in node and word in words.weekdays:
            paths.append((node["{weekday}"], at + 1, words.weekdays[word]))
        if "{month}" in node and word in words.months and document.words[at][0].isupper():
            paths.append((node["{month}"], at + 1, words.months[word]))
        if "{nth}" in node and (nth := ordinal(document, at, words)) is not None:
            paths.append((node["{nth}"], nth[1], nth[0]))
        if "{n}" in node and (number := _count(document, at, words)) is not None:
            paths.append((node["{n}"], number[1], number[0]))
    return best


def ordinal(document: Document, token: int, words: DateWords) -> tuple[int, int] | None:
    """The ordinal at a token ("fifth", "5th") and the token after it."""
    low = document.low
    if low[token] in words.ordinals:
        return words.ordinals[low[token]], token + 1
    if (
        low[token].isdecimal()
        and len(low[token]) <= 2
        and token + 1 < len(low)
        and low[token + 1] in words.ordinal_endings
        and document.starts[token + 1] == document.ends[token]
    ):
        return int(low[token]), token + 2
    return None


def _count(document: Document, token: int, words: DateWords) -> tuple[int, int] | None:
    """A number of days or the like, small enough to count with; "a" is 1."""
    found = cardinal(document, token, min(token + 5, len(document.low)), words.numbers)
    if found is None and document.low[token] in words.numbers.articles:
        return 1, token + 1
    return found if found is not None and found[0] <= 10000 else None
