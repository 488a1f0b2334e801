"""Phrases of a lexicon, matched over tokens; bounded, and tried only where a first word fits.

A phrase is written as words with single spaces between them:

    clash~          any inflection of the word (clash, clashes, clashed, clashing)
    a|b~            either
    the?            may be missing
    @post           any word of the class `post`
    ..              up to three words, none of them a punctuation mark or of the class `halts`
    ....            up to six

A match is greedy in nothing: the first way that fits, shortest gaps first, is taken.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_GAPS = {"..": 3, "....": 6}
_STOPS = frozenset('.,;:!?()"“”–—')
_VOWELS = frozenset("aeiou")


class Hit(NamedTuple):
    """One phrase found: tokens `first` up to `last` (not included), and what its table says it is.

    Labels are `room:name:kind`, of which the name and the kind are asked for again and again; they are
    cut once.
    """

    first: int
    last: int
    label: str

    @property
    def name(self) -> str:
        """The middle of the label."""
        return _cut(self.label)[1]

    @property
    def kind(self) -> str:
        """The end of the label."""
        return _cut(self.label)[2]


@lru_cache(maxsize=4096)
def _cut(label: str) -> tuple[str, str, str]:
    room, _, rest = label.partition(":")
    name, _, kind = rest.partition(":")
    return room, name, kind


@dataclass(frozen=True, slots=True)
class _Element:
    words: frozenset[str]
    optional: bool = False
    gap: int = 0

    @property
    def plain(self) -> bool:
        """Whether one of its words must stand here."""
        return not self.optional and not self.gap


# A phrase, its label, and how many of its elements the index has matched already.
_Entry = tuple[tuple[_Element, ...], str, int]


def _by_second(entries: list[_Entry]) -> tuple[list[_Entry], dict[str, list[_Entry]]]:
    """Entries of one first word: those that any word may follow, and all that fit each second word.

    Most phrases fail at their second word; looking it up leaves few to be tried. The order is kept.
    """
    seconds = {
        word for elements, _, matched in entries if matched > 1 for word in elements[1].words
    }
    loose = [entry for entry in entries if entry[2] == 1]
    return loose, {
        word: [entry for entry in entries if entry[2] == 1 or word in entry[0][1].words]
        for word in seconds
    }


def inflections(word: str) -> set[str]:
    """The regular inflections of an English word (plural, third person, past, participle)."""
    out = {word, word + "s"}
    if word.endswith(("s", "x", "z", "ch", "sh")):
        out.add(word + "es")
    if word.endswith("e"):
        out |= {word + "d", word[:-1] + "ing", word + "r", word + "rs"}
    elif word.endswith("y") and word[-2:-1] not in _VOWELS:
        out |= {word[:-1] + "ies", word[:-1] + "ied", word + "ing"}
    else:
        out |= {word + "ed", word + "ing"}
        if len(word) > 2 and word[-1] not in _VOWELS | {"w", "x", "y"} and word[-2] in _VOWELS:
            out |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    return out


class Phrases:
    """All phrases of some tables, compiled.

    Args:
        tables: label -> its phrases.
        classes: name -> the words that `@name` stands for.
    """

    def __init__(
        self, tables: Mapping[str, Iterable[str]], classes: Mapping[str, Iterable[str]]
    ) -> None:
        self._classes = {name: frozenset(words) for name, words in classes.items()}
        # By first word: the labels of phrases that are one word, and the rest of longer ones, those with
        # a fixed second word again by that word.
        self._halts = _STOPS | self._classes.get("halts", frozenset())
        self._single: dict[str, tuple[str, ...]] = {}
        self._second: dict[str, dict[str, list[tuple[tuple[_Element, ...], str]]]] = {}
        self._open: dict[str, list[tuple[tuple[_Element, ...], str]]] = {}
        for label, phrases in tables.items():
            for phrase in phrases:
                self._add(self._compile(phrase), label)
        self._firsts = frozenset({*self._single, *self._second, *self._open})

    def _add(self, elements: tuple[_Element, ...], label: str) -> None:
        for word in elements[0].words:
            if len(elements) == 1:
                self._single[word] = (*self._single.get(word, ()), label)
            elif elements[1].gap or elements[1].optional:
                self._open.setdefault(word, []).append((elements, label))
            else:
                seconds = self._second.setdefault(word, {})
                for second in elements[1].words:
                    seconds.setdefault(second, []).append((elements, label))

    def _compile(self, phrase: str) -> tuple[_Element, ...]:
        out: list[_Element] = []
        for piece in phrase.split():
            if piece in _GAPS:
                out.append(_Element(frozenset(), gap=_GAPS[piece]))
                continue
            optional = piece.endswith("?") and piece != "?"
            words: set[str] = set()
            for part in piece.rstrip("?").split("|") if optional else piece.split("|"):
                if part.startswith("@"):
                    words |= self._classes[part[1:]]
                elif part.endswith("~"):
                    words |= inflections(part[:-1])
                else:
                    words.add(part)
            out.append(_Element(frozenset(words), optional))
        return tuple(out)

    def find(self, low: Sequence[str]) -> list[Hit]:
        """All hits in some tokens, in order of their first; overlaps are kept."""
        firsts, single, second, opened = self._firsts, self._single, self._second, self._open
        out: list[Hit] = []
        last = len(low) - 1
        for token in [t for t, word in enumerate(low) if word in firsts]:
            word = low[token]
            if word in single:
                out += [Hit(token, token + 1, label) for label in single[word]]
            if token == last:
                continue
            if word in second:
                for elements, label in second[word].get(low[token + 1], ()):
                    stop = _match(low, elements, 2, token + 2, self._halts)
                    if stop:
                        out.append(Hit(token, stop, label))
            if word in opened:
                for elements, label in opened[word]:
                    stop = _match(low, elements, 1, token + 1, self._halts)
                    if stop:
                        out.append(Hit(token, stop, label))
        return out


def _match(
    low: Sequence[str], elements: tuple[_Element, ...], at: int, token: int, halts: frozenset[str]
) -> int:
    """Where the match of elements[at:] from `token` ends, or 0."""
    total = len(low)
    while at < len(elements):
        element = elements[at]
        if element.gap:
            for skip in range(element.gap + 1):
                if skip and (token + skip > total or low[token + skip - 1] in halts):
                    return 0
                if stop := _match(low, elements, at + 1, token + skip, halts):
                    return stop
            return 0
        if token < total and low[token] in element.words:
            token += 1
        elif not element.optional:
            return 0
        at += 1
    return token
