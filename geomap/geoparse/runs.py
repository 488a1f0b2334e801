"""Runs of capitalized words, each a candidate for a name, and the gazetteer's names within them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress
from operator import ne

from geomap.gazetteer import Gazetteer
from geomap.gazetteer.names import fold
from geomap.geoparse.words import Words
from geomap.model import Place
from geomap.text import Document, Sentence

LONGEST = 7  # words of a name that are looked at; "Democratic People's Republic of Korea" has 6
_SHORT = 7  # long words; so short a sentence may be full of names without being a heading
# Letters of scripts that have no capitals: Hebrew to Thai, Hangul, kana, Chinese characters.
_UNCASED = re.compile("[\u05d0-\u0e7f\u0f00-\u109f\u1100-\u139f\u3040-\ud7af]")


@dataclass(slots=True)  # not frozen: made for every capital, and half as dear so
class Piece:
    """Tokens `first:last` of a run: a name that the gazetteer has (`places`), or one other word."""

    first: int
    last: int
    places: tuple[Place, ...] = ()


@dataclass(slots=True)
class Run:
    """Capitalized words that stand together, tokens `first:last` of one sentence, cut into pieces.

    `loose` is True in a heading or shout, where capitals tell nothing.
    """

    first: int
    last: int
    pieces: tuple[Piece, ...]
    loose: bool = False


class Cutter:
    """Cuts one document into runs; holds what all its steps look at.

    Args:
        document: the text, cut into tokens and sentences.
        gazetteer: is asked which names a run holds.
        words: the lexicon's words.
    """

    def __init__(self, document: Document, gazetteer: Gazetteer, words: Words) -> None:
        self.document = document
        self.gazetteer = gazetteer
        self.words = words
        self.low = document.low
        # A word with a capital in it is not its own lower-case form: quicker than to ask each.
        self.capital: list[bool] = list(map(ne, document.words, document.low))
        if (
            "’" in document.text or "'" in document.text
        ):  # "’s" is "'s" in lower case, and no capital
            for i in list(compress(range(len(self.capital)), self.capital)):
                word = document.words[i]
                if word[0] in "'’" or ("’" in word and word == word.lower()):
                    self.capital[i] = False
        if not document.text.isascii() and _UNCASED.search(document.text):
            self.capital = [
                new or is_uncased(word)
                for new, word in zip(self.capital, document.words, strict=True)
            ]
        self.skip = words.skip

    def runs(self) -> Iterator[Run]:
        """The runs of the document, in order."""
        low, capital, skip = self.low, self.capital, self.skip
        sentences, sentence_of = self.document.sentences, self.document.sentence_of
        current = -1
        last = done = 0
        loose = False
        for i in compress(range(len(low)), capital):
            if i < done:
                continue
            if sentence_of[i] != current:
                current = sentence_of[i]
                sentence = sentences[current]
                last, loose, done = sentence.last, self._is_loose(sentence), sentence.first
            if low[i] in skip and not (i + 1 < last and (capital[i + 1] or low[i + 1] == "-")):
                continue  # "The", "On", "Monday": most capitals of a text
            start = self._reach_back(i, done)
            if start == i and (short := self._single(i, last)):
                yield Run(i, i + 1, (short,), loose)
                continue
            end = self._extent(i, last)
            pieces = tuple(self._pieces(start, end, last)) or (Piece(start, end),)
            done = max(end, pieces[-1].last)
            yield Run(start, done, pieces, loose)

    def _single(self, i: int, last: int) -> Piece | None:
        """The piece of a capital word that stands alone, as most do; None where more may belong to it."""
        j = i + 1
        if j < last and (self.capital[j] or self.low[j] in self.words.joiners):
            return None
        if i and (self.low[i - 1] == "," or self._may_be_short(i)):
            return None
        return Piece(i, j, self.gazetteer.by_key(fold(self.low[i])))

    def _is_loose(self, sentence: Sentence) -> bool:
        """Whether most long words of the sentence have capitals, as in a heading."""
        first, last = sentence.first, sentence.last
        capitals = sum(self.capital[first:last])
        if capitals <= 3 or capitals * 3 < last - first:
            return False
        words = self.document.words
        long = [i for i in range(first, last) if len(words[i]) > 3 and words[i].isalpha()]
        small = len(long) - sum(self.capital[i] for i in long)
        if len(long) <= 3:
            return False
        if words[last - 1] == ".":  # "Gunmen attacked Charkh Ab, Kunduz, Afghanistan."
            return len(long) > _SHORT and small < 0.15 * len(long)
        return small < 0.25 * len(long)

    def _reach_back(self, i: int, done: int) -> int:
        """Where the name begins that has its first capital at `i` ("al-Bab" begins at "al")."""
        low, ties = self.low, self.words.ties
        if i - 2 >= done and low[i - 1] == "-" and low[i - 2] in ties:
            return i - 2
        return i

    def _extent(self, i: int, last: int) -> int:
        """The end of the run that begins at `i`."""
        low, capital, ties = self.low, self.capital, self.words.ties
        j = i + 1
        while j < last:
            word = low[j]
            if capital[j]:
                j += 1
            elif j + 1 >= last or (word == "-" and not self._touches(j)):
                break
            elif word == "-":
                if capital[j + 1]:
                    j += 2
                elif low[j + 1] in ties and j + 2 < last and capital[j + 2]:
                    j += 3
                elif low[j + 1] in ties and j + 3 < last and low[j + 2] == "-" and capital[j + 3]:
                    j += 4
                else:
                    break
            elif word in ties and capital[j + 1]:
                j += 2
            elif word in ties and low[j + 1] == "-" and j + 2 < last and capital[j + 2]:
                j += 3
            elif (word == "'" and self._ends_in_letter(j)) or (
                word == "."
                and capital[j + 1]
                and self._abbreviates(j - 1)
                and low[j + 1] not in self.skip
            ):
                j += 2
            else:
                break
        return j

    def _touches(self, i: int) -> bool:
        """Whether a hyphen stands within a word rather than between two."""
        starts, ends = self.document.starts, self.document.ends
        return starts[i] == ends[i - 1] and i + 1 < len(starts) and starts[i + 1] == ends[i]

    def _ends_in_letter(self, i: int) -> bool:
        """Whether an apostrophe and one letter end the word ("Sana'a"; "'s" is a token of its own)."""
        follows = self.low[i + 1]
        return len(follows) == 1 and follows.isalpha() and self._touches(i)

    def _abbreviates(self, i: int) -> bool:
        word = self.low[i]
        return len(word) == 1 or word in self.words.stops or word in self.words.titles

    def _pieces(self, start: int, end: int, last: int) -> Iterator[Piece]:
        i = begun = start
        while i < end:
            found = self._longest(i, last)
            if found is not None:
                yield Piece(begun, found.last, found.places)
                i = begun = found.last
                continue
            if i == start and not self.capital[i]:
                i += 2 if self.low[i + 1] == "-" else 1  # "al-Bab" is not known, "Bab" may be
                continue
            if self.document.words[i][0].isalnum() and (
                self.capital[i] or self.low[i] not in self.words.ties
            ):
                yield Piece(begun, i + 1)
            i += 1
            begun = i

    def _longest(self, i: int, last: int) -> Piece | None:
        """The longest name of the gazetteer that begins with token `i`."""
        low, capital, particles = self.low, self.capital, self.words.particles
        if not (capital[i] or low[i] in self.words.ties):
            return None
        if i and self._may_be_short(i) and (short := self._shortened(i, last)):
            return short
        key = fold(low[i])
        ends = [(len(key), i + 1)] if capital[i] else []
        inner = False
        j = i + 1
        while j < last and len(ends) < LONGEST and j - i < 2 * LONGEST:
            word = low[j]
            if capital[j]:
                key += fold(word)
                ends.append((len(key), j + 1))
            elif (
                word in particles
                or (word in ("-", "/") and self._touches(j))
                or (word in self.words.possessive and j + 1 < last and capital[j + 1])
            ):
                key += fold(word)
                inner = True
            elif word == "'" and j + 1 < last and self._ends_in_letter(j):
                key += fold(low[j + 1])
                ends.append((len(key), j + 2))
                j += 1
            elif word == "." and (low[j - 1] in self.words.stops or len(low[j - 1]) == 1):
                pass
            else:
                break
            j += 1
        if not ends or not key:
            return None
        if len(ends) == 1 and capital[i]:
            places = self.gazetteer.by_key(key[: ends[0][0]])
            return Piece(i, i + 1, places) if places else None
        return self._best(key, ends, i, inner)

    def _may_be_short(self, i: int) -> bool:
        """Whether a province may stand here as the press writes it: after a town, or with stops in it."""
        before = self.low[i - 1]
        if before in (",", "-"):
            return True
        if "." not in self.low[i][:-1]:
            return False
        full = self.words.abbreviations.get(fold(self.low[i]), "")  # "L.A." is no Louisiana
        return " " in full and (before in self.words.locative or before in self.words.leads)

    def _shortened(self, i: int, last: int) -> Piece | None:
        """A province as the press writes it after its town ("Decatur, Ala.", "Weston, W.Va.")."""
        words = self.document.words
        end = i + 1
        if len(words[i]) == 1 and i + 2 < last and words[i + 1] == "." and self._touches(i + 1):
            end = i + 3
        key = fold("".join(words[i:end]))
        full = self.words.abbreviations.get(key)
        if full is None or not (words[end - 1][-1] == "." or words[end : end + 1] == (".",)):
            return None
        places = tuple(p for p in self.gazetteer.by_key(fold(full)) if p.kind == "admin1")
        return Piece(i, end, places) if places else None

    def _without_kind(
        self, i: int, end: int, places: tuple[Place, ...], key: str, ends: list[tuple[int, int]]
    ) -> Piece:
        """A name without the "District" at its end, where the place is named without it too."""
        if self.words.cues.get(self.low[end - 1]) == "admin2":
            for length, before in ends:
                if before == end - 1:
                    short = self.gazetteer.by_key(key[:length])
                    if {p.id for p in short} >= {p.id for p in places}:
                        return Piece(i, before, short)
        return Piece(i, end, places)

    def _best(self, key: str, ends: list[tuple[int, int]], i: int, inner: bool) -> Piece | None:
        by_key = self.gazetteer.by_key
        found = None
        opens = self.low[i] in self.words.prepositions or self.low[i] in self.words.locative
        for length, end in reversed(ends):
            places = by_key(key[:length])
            if places and opens and end - i > 1:  # "In Sar-e-Pul": no Insar
                places = tuple(p for p in places if not p.name.isalpha())
            if places:
                found = self._without_kind(i, end, places, key, ends)
                break
        if len(ends) > 1 and (full := self.words.written_out.get(self.low[i])):
            rest = len(fold(self.low[i]))
            for length, end in reversed(ends[1:]):
                if found is not None and end <= found.last:
                    break
                if places := by_key(full + key[rest:length]):  # "Mt. Pleasant"
                    return Piece(i, end, places)
        if inner and (found is None or found.last < ends[-1][1]):
            return self._respelled(i, ends, found) or found
        return found

    def _respelled(self, i: int, ends: list[tuple[int, int]], found: Piece | None) -> Piece | None:
        """A longer name, with its particle written another way ("Pul-i-Alam", "Pul-e Alam")."""
        alike = self.words.alike
        for _, end in reversed(ends):
            if found is not None and end <= found.last:
                break
            inner = self.low[i + 1 : end]
            if not any(word in alike for word in inner):
                continue
            for other in (*alike, ""):
                key = fold(self.low[i]) + "".join(
                    other if word in alike else fold(word) for word in inner
                )
                if places := self.gazetteer.by_key(key):
                    return Piece(i, end, places)
        return None


def is_uncased(word: str) -> bool:
    """Whether a word is in a script that has no capitals."""
    return not word.isascii() and _UNCASED.match(word) is not None and word[0].isalpha()
