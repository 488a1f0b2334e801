"""Which names of the sources are kept, how a place is shown, and which spellings a rule adds."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from geomap.gazetteer.names import fold

SCRIPTS = ("LATIN", "ARABIC", "CYRILLIC")  # of names that reports use
_AYNS = "‘’ʻʼ`ʿʾ"  # a name may begin with one
_MARKS = str.maketrans(dict.fromkeys("‘’ʻʼ`´ʿʾ", "'"))
_CHANGES = 2  # of a name of several words, at the least
_LEAST = 5  # letters of a made spelling; shorter ones meet too many other words
_MOST = 400  # spellings made from one name
_WORD = re.compile(r"[a-z]+")


def script(name: str) -> str:
    """`LATIN`, `ARABIC` or another script: that of the first letter; empty without letters."""
    letter = next((c for c in name if c.isalpha()), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""


def plain(name: str) -> str:
    """A name as reports in English print it: without diacritics and ayn marks.

    >>> plain("Nād ‘Alī")
    'Nad Ali'
    """
    text = unicodedata.normalize("NFKD", name.translate(_MARKS))
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(text.replace("'", "").split())


def as_printed(name: str) -> str:
    """A name with the accents of European spelling, without those of scholarly transliteration.

    >>> as_printed("Bogotá"), as_printed("Kermānshāh")
    ('Bogotá', 'Kermanshah')
    """
    text = unicodedata.normalize("NFC", name)
    fine = all(c.isascii() or c == "’" or (c < "\u0180" and "MACRON" not in _name(c)) for c in text)
    return " ".join(text.split()) if fine else plain(name)


def _name(character: str) -> str:
    return unicodedata.name(character, "")


def usable(name: str, scripts: tuple[str, ...] = SCRIPTS[:2]) -> bool:
    """Whether an alternate name of a settlement can stand in a report in one of the scripts.

    Left out are machine transliterations (GeoNames has them in lower case or with modifier letters),
    airport codes (a few capitals), and names of less than three letters.
    """
    kind = script(name)
    if kind not in scripts or len(fold(name)) < 3:
        return False
    letters = [c for c in name if c.isalpha() and c not in "ʻʼ"]
    if any(script(c) != kind for c in letters):
        return False
    capital = name.lstrip(_AYNS)[0].isupper()
    return kind == "ARABIC" or (capital and not (name.isupper() and len(name) <= 4))


def without_article(name: str, articles: Iterable[str]) -> list[str]:
    """Other spellings of a name with the Arabic article.

    >>> without_article("Ar Raqqah", ["Al", "Ar"])
    ['al-Raqqah', 'Raqqah', 'al-Raqqa', 'Raqqa']
    """
    article, _, rest = name.replace("-", " ", 1).partition(" ")
    if article not in articles or len(fold(rest)) < _LEAST - 1:
        return []
    forms = [rest, rest[:-1]] if plain(rest).endswith("ah") else [rest]
    return [form for bare in forms for form in (f"al-{bare}", bare)]


@dataclass(frozen=True)
class Rules:
    """The spelling rules of a family of languages (`scripts/rules/*.toml`)."""

    izafe: tuple[str, ...] = ()
    joints: tuple[tuple[str, ...], ...] = ()
    joined: tuple[str, ...] = ()
    words: tuple[tuple[str, ...], ...] = ()
    letters: tuple[tuple[str, tuple[str, ...], str], ...] = ()
    fixed: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    changes: int = 1  # of a name of one word
    countries: tuple[str, ...] = ()  # of the base pack in which names are of these languages

    @classmethod
    def read(cls, path: Path) -> "Rules":
        """Read a table of rules."""
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(
            izafe=tuple(table["izafe"]),
            joints=tuple(map(tuple, table["joints"])),
            joined=tuple(table["joined"]),
            words=tuple(map(tuple, table["words"])),
            letters=tuple((old, tuple(new), where) for old, new, where in table["letters"]),
            fixed=frozenset(map(fold, table["fixed"])),
            never=frozenset(map(fold, table["never"])),
            changes=table.get("changes", cls.changes),
            countries=tuple(table.get("countries", ())),
        )

    @cached_property
    def _group(self) -> dict[str, tuple[str, ...]]:
        return {word: group for group in self.words for word in group}

    @cached_property
    def _joint(self) -> dict[str, tuple[str, ...]]:
        return {word: group for group in self.joints for word in group}

    def spellings(self, name: str) -> list[str]:
        """Other folded spellings of a name in Latin script.

        A joining izafe may change freely; beside it one thing may change in a name of one word (a
        known word, or letters at one place) or as many as `changes` says, two in a longer name. No
        spelling is made that has less than five letters or that is a word of `never`.

        >>> Rules(izafe=("e", "i", "")).spellings("Nad-e Ali")
        ['nadali', 'nadiali']
        """
        if script(name) != "LATIN" or fold(name) in self.fixed:
            return []
        words = [part for word in _WORD.findall(plain(name).lower()) for part in self._apart(word)]
        changes = max(_CHANGES, self.changes) if len(words) > 1 else self.changes
        made: dict[str, int] = {"": 0}
        for position, word in enumerate(words):
            before = words[position - 1] if 0 < position < len(words) - 1 else ""
            options = list(self._options(word, before))
            made = {
                start + text: min(cost + more, made.get(start + text, changes))
                for start, cost in made.items()
                for text, more in options
                if cost + more <= changes
            }
        found = sorted(made, key=lambda key: (made[key], key))[:_MOST]
        own = fold(name)
        return sorted(k for k in found if len(k) >= _LEAST and k != own and k not in self.never)

    def _apart(self, word: str) -> Iterator[str]:
        """A word and the ending that some write apart from it ("dowlat", "abad")."""
        for ending in self.joined:
            if word.endswith(ending) and len(word) > len(ending) + 1:
                yield word[: -len(ending)]
                yield ending
                return
        yield word

    def _options(self, word: str, before: str) -> Iterator[tuple[str, int]]:
        """Ways to write one word, each with the number of changes it counts for.

        `before` is the word before it when it stands in the middle of a name, else empty.
        """
        yield word, 0
        if before and word in self.izafe:
            glide = before[-1] in "aeiouh"
            yield from ((other, 0) for other in self.izafe if glide or not other.startswith("y"))
        elif before and word in self._joint:
            yield from ((other, 1) for other in self._joint[word])
        elif word in self._group:
            yield from ((other, 1) for other in self._group[word])
        elif len(word) > 3 and fold(word) not in self.fixed:
            others = {(word, 0)}
            for cost in range(1, self.changes + 1):
                others = {new for other, at in others for new in self._relettered(other, at)}
                yield from ((other, cost) for other, _ in others)

    def _relettered(self, word: str, begin: int) -> Iterator[tuple[str, int]]:
        """A word changed at one place from `begin` on, and where that place ends."""
        for old, new, where in self.letters:
            at = word.find(old, begin)
            while at >= 0:
                ends = at + len(old) == len(word)
                fits = {
                    "any": True, "start": at == 0, "end": ends and at > 0, "inside": at > 0 and not ends
                }  # fmt: skip
                if fits[where]:
                    rest = word[at + len(old) :]
                    yield from ((word[:at] + other + rest, at + len(other)) for other in new)
                at = word.find(old, at + 1)
