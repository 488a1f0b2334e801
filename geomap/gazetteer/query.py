"""What a written query asks for: a name, the kind that a cue word tells, and the wholes it lies in.

"Nawa district of Helmand" asks for the admin2 Nawa inside Helmand. The cue words are the lexicon's.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_PARTS = re.compile(r"[,;()،؛/]")


@dataclass(frozen=True, slots=True)
class Query:
    """A name to look up.

    `kind` is None without a cue word. `wholes` come from near to far, each as written and without its cue
    word, for "United States" is a name and "Ghazni province" is not.
    """

    name: str
    kind: str | None = None
    wholes: tuple[tuple[str, ...], ...] = ()


class QueryWords:
    """The cue words of queries.

    Args:
        lexicon: a loaded lexicon; of it `places.cues` and `places.inward` are used.
    """

    def __init__(self, lexicon: Mapping[str, Any]) -> None:
        places = lexicon["places"]
        self._kinds: dict[tuple[str, ...], str] = {}
        for kind, words in places["cues"].items():
            for word in words:
                self._kinds.setdefault(tuple(word.split()), "admin1" if kind == "region" else kind)
        self._longest = max(map(len, self._kinds))
        self._inward = {word for word in places["inward"] if word.isalpha()}
        self._genitive = set(places["genitive"])
        self._definite = set(places["definite"])

    def read(self, text: str) -> list[Query]:
        """The readings of a query, the most literal first.

        The whole text may be a name ("Isle of Man"); else commas and brackets part a name from its
        wholes, cue words are taken off, and "of" or "in" parts the first name once more.
        """
        parts = [part.split() for part in _PARTS.split(text) if part.strip()]
        if not parts:
            return []
        wholes = tuple(self._whole(part) for part in parts[1:])
        readings = [Query(" ".join(text.split())), Query(" ".join(parts[0]), None, wholes)]
        name, kind = self._without_cue(parts[0])
        readings.append(Query(" ".join(name), kind, wholes))
        for at, word in enumerate(parts[0][1:-1], start=1):
            if word.lower() in self._inward:
                inner, kind = self._without_cue(parts[0][:at])
                whole = self._whole(parts[0][at + 1 :])
                readings.append(Query(" ".join(inner), kind, (whole, *wholes)))
        return [reading for reading in dict.fromkeys(readings) if reading.name]

    def _whole(self, words: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys((" ".join(words), " ".join(self._without_cue(words)[0]))))

    def _without_cue(self, words: Sequence[str]) -> tuple[Sequence[str], str | None]:
        """A name without the cue word after it ("Farah city") or before it ("the city of Farah")."""
        low = [word.lower() for word in words]
        if low and low[0] in self._definite:
            return self._without_cue(words[1:])
        for size in range(min(self._longest, len(words) - 1), 0, -1):
            if kind := self._kinds.get(tuple(low[-size:])):
                return words[:-size], kind
            kind = self._kinds.get(tuple(low[:size]))
            if kind and len(words) > size + 1 and low[size] in self._genitive:
                return words[size + 1 :], kind
        return words, None
