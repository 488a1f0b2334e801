"""Phrases of a lexicon, matched over tokens; bounded, and tried only where a first word fits.

A phrase is written as words with single spaces between them:

    clash~          any inflection of the word (clash, clashes, clashed, clashing)
    a|b~            either
    the?            may be missing
    @post           any word of the class `post`
    ..              up to three words, none of them a punctuation mark or of the class `halts`
    ....            up to six
    ..! ....!       the same, and none of them of the class `locatives` either

A match is greedy in nothing: the first way that fits, shortest gaps first, is taken.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geomap.errors import UsageError

_GAPS = {"..": 3, "....": 6}
_STOPS = frozenset('.,;:!?()"“”–—')
_VOWELS = frozenset("aeiou")
_WIDEST = 400  # ways to say the beginning of a phrase that are laid out in full


class Hit(NamedTuple):
    """One phrase found: tokens `first` up to `last` (not included), and what its table says it is.

    Labels are `room:name:kind`; the name and the kind are asked for so often that they stand by
    themselves too.
    """

    first: int
    last: int
    label: str
    name: str = ""
    kind: str = ""


_hit = tuple.__new__  # what Hit() does, without its second call


@dataclass(frozen=True, slots=True)
class _Element:
    words: frozenset[str]
    optional: bool = False
    gap: int = 0
    halts: frozenset[str] = frozenset()  # what a gap does not run over

    @property
    def plain(self) -> bool:
        """Whether one of its words must stand here."""
        return not self.optional and not self.gap


_Elements = tuple[_Element, ...]
# Which of several that begin at one token comes first, and what the hit says: label, name, kind.
_Entry = tuple[int, str, str, str]


class _Node:
    """Where the words read so far lead.

    `ends` are the phrases that end here, `onward` has the nodes of words that may follow, `rest` what
    goes on with a gap, an optional word or one of very many, each with the elements still to match and
    the words of which one must follow (empty where none must). Unless the node is `open` (one of them
    needs no word) or one of the `needles` stands among the next `reach` tokens, none of `rest` can
    match. A node is `bare` when a phrase that begins there needs one of the words of `onward`.
    """

    __slots__ = ("bare", "ends", "needles", "onward", "open", "reach", "rest")

    def __init__(self) -> None:
        self.ends: list[_Entry] = []
        self.onward: dict[str, _Node] = {}
        self.rest: list[tuple[_Elements, _Entry, frozenset[str]]] = []
        self.needles: frozenset[str] = frozenset()
        self.reach = 0
        self.open = self.bare = False

    def go_on(self, elements: _Elements, entry: _Entry) -> None:
        """Add a phrase of which these elements are still to match."""
        reach = 0
        for element in elements:
            reach += element.gap or 1
            if element.plain:
                self.rest.append((elements, entry, element.words))
                self.needles |= element.words
                self.reach = max(self.reach, reach)
                return
        self.rest.append((elements, entry, frozenset()))
        self.open = True


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

    Raises:
        UsageError: a phrase that begins with a gap, or names a class that is none.
    """

    def __init__(
        self, tables: Mapping[str, Iterable[str]], classes: Mapping[str, Iterable[str]]
    ) -> None:
        self._classes = {name: frozenset(words) for name, words in classes.items()}
        halts = _STOPS | self._classes.get("halts", frozenset())
        within = halts | self._classes.get("locatives", frozenset())
        self._gaps = {
            mark + ending: _Element(frozenset(), gap=reach, halts=stops)
            for mark, reach in _GAPS.items()
            for ending, stops in (("", halts), ("!", within))
        }
        self._roots: dict[str, _Node] = {}
        said = [
            (self._compile(p, label), label) for label, phrases in tables.items() for p in phrases
        ]
        said.sort(key=lambda row: _rank(row[0]))
        for order, (elements, label) in enumerate(said):
            _, _, rest = label.partition(":")
            name, _, kind = rest.partition(":")
            for way in _ways(elements):
                self._add(way, (order, label, name, kind))
        for node in self._roots.values():
            node.bare = not (node.ends or node.rest)

    def _add(self, elements: _Elements, entry: _Entry) -> None:
        nodes = [self._roots.setdefault(word, _Node()) for word in elements[0].words]
        for at, element in enumerate(elements[1:], 1):
            if not element.plain or len(nodes) * len(element.words) > _WIDEST:
                for node in nodes:
                    node.go_on(elements[at:], entry)
                return
            nodes = [node.onward.setdefault(w, _Node()) for node in nodes for w in element.words]
        for node in nodes:
            node.ends.append(entry)

    def _compile(self, phrase: str, label: str) -> tuple[_Element, ...]:
        out: list[_Element] = []
        for piece in phrase.split():
            if piece in self._gaps:
                out.append(self._gaps[piece])
                continue
            optional = piece.endswith("?") and piece != "?"
            words: set[str] = set()
            for part in piece.rstrip("?").split("|") if optional else piece.split("|"):
                if part.startswith("@"):
                    if part[1:] not in self._classes:
                        raise _refused(phrase, label, f"there is no class {part}")
                    words |= self._classes[part[1:]]
                elif part.endswith("~"):
                    words |= inflections(part[:-1])
                else:
                    words.add(part)
            out.append(_Element(frozenset(words), optional))
        if not out or out[0].gap:
            raise _refused(phrase, label, "it must begin with a word")
        return tuple(out)

    def find(self, low: Sequence[str]) -> list[Hit]:
        """All hits in some tokens, in order of their first; overlaps are kept."""
        out: list[Hit] = []
        ranks: list[int] = []
        total = len(low)
        after = (*low[1:], "")  # no token is empty
        roots = map(self._roots.get, low)
        for token, root, follows in zip(range(total), roots, after, strict=False):
            if root is None or (root.bare and follows not in root.onward):
                continue
            node: _Node | None = root
            begun = len(out)
            at = token + 1
            while node is not None:
                for rank, label, name, kind in node.ends:
                    ranks.append(rank)
                    out.append(_hit(Hit, (token, at, label, name, kind)))
                near = low[at : at + node.reach] if node.rest else ()
                if node.rest and (node.open or not node.needles.isdisjoint(near)):
                    for elements, (rank, label, name, kind), needle in node.rest:
                        if needle and needle.isdisjoint(near):
                            continue
                        if stop := _match(low, elements, 0, at):
                            ranks.append(rank)
                            out.append(_hit(Hit, (token, stop, label, name, kind)))
                if at == total or not node.onward:
                    break
                node = node.onward.get(low[at])
                at += 1
            if len(out) > begun + 1:
                order = ranks[begun:]
                if order != sorted(order):
                    ranked = sorted(zip(order, out[begun:], strict=True))
                    out[begun:] = [hit for _, hit in ranked]
        return out


def _refused(phrase: str, label: str, why: str) -> UsageError:
    table = ".".join(part for part in label.split(":") if part)
    return UsageError(
        f"lexicon: {phrase!r} of {table}: {why}; docs/lexicon.md tells how to write it"
    )


def _rank(elements: _Elements) -> int:
    """Of phrases that begin at one token single words come first, those with a loose second word last."""
    if len(elements) == 1:
        return 0
    return 1 if elements[1].plain else 2


def _ways(elements: _Elements) -> list[_Elements]:
    """A phrase with and without its optional words, where the next word tells which of the two it is."""
    ways: list[_Elements] = [(_Element(elements[0].words),)]
    for at, element in enumerate(elements[1:], 1):
        if element.optional and _told_apart(elements, at):
            ways += [(*way, _Element(element.words)) for way in ways]
        else:
            ways = [(*way, element) for way in ways]
    return ways


def _told_apart(elements: _Elements, at: int) -> bool:
    """Whether no word of an optional element can also be what follows it."""
    for following in elements[at + 1 :]:
        if following.gap or not following.words.isdisjoint(elements[at].words):
            return False
        if following.plain:
            return True
    return False


def _match(low: Sequence[str], elements: _Elements, at: int, token: int) -> int:
    """Where the match of elements[at:] from `token` ends, or 0."""
    total = len(low)
    while at < len(elements):
        element = elements[at]
        if element.gap:
            for skip in range(element.gap + 1):
                if skip and (token + skip > total or low[token + skip - 1] in element.halts):
                    return 0
                if stop := _match(low, elements, at + 1, token + skip):
                    return stop
            return 0
        if token < total and low[token] in element.words:
            token += 1
        elif not element.optional:
            return 0
        at += 1
    return token
