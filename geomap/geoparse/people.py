"""The names of persons, so that they are not taken for places."""

from collections.abc import Sequence

from geomap.geoparse.places import within
from geomap.geoparse.runs import Piece, Run
from geomap.geoparse.words import Words


class People:
    """The persons whom one text names in full ("Attaullah Khogyani"); alone, their names mean them."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.surnames: set[str] = set()
        self.given: set[str] = set()

    def note(
        self, spelled: Sequence[str], low: Sequence[str], run: Run, pieces: Sequence[Piece]
    ) -> None:
        """Remember the first and last word of a run that can be a person's full name."""
        if all(piece.places for piece in pieces) and (
            belong(pieces) or "-" in low[run.first : run.last]
        ):
            return
        words = self.words
        pieces = self._untitled(low, pieces)
        first, last = low[pieces[0].first], low[pieces[-1].first]
        if last in words.no_person:
            return
        if first in words.unknown_first or words.finds(low, run.first):
            return
        second = low[pieces[1].first]
        if pieces[0].places and (second in words.public or second in words.cues):
            return  # "Carthage Police Chief Chris McKenzie"
        if any(is_acronym(spelled[piece.first]) for piece in pieces):
            return  # "UNHCR Niger"
        if last in words.common or all(p.kind != "country" for p in pieces[-1].places):
            self.surnames.add(last)
        self.given.update(low[piece.first] for piece in pieces[:-1])

    def _untitled(self, low: Sequence[str], pieces: Sequence[Piece]) -> Sequence[Piece]:
        """The person's own name after an office ("Weston Mayor Ann Lugar"); all where none is told."""
        for at in range(len(pieces) - 3, 0, -1):
            if low[pieces[at].first] in self.words.titles:
                return pieces[at + 1 :]
        return pieces


def belong(part: Sequence[Piece]) -> bool:
    """Whether names that follow one another without a comma are one within the other."""
    if len(part) == 1:
        return True
    return len(part) == 2 and any(
        within(a, b) or within(b, a) for a in part[0].places for b in part[1].places
    )


def is_acronym(word: str) -> bool:
    """Whether a word is an abbreviation in capitals ("IOM", "IDPs", "SMoH"), not a name ("DeKalb")."""
    capitals = sum(map(str.isupper, word))
    return capitals >= 2 and 2 * capitals >= len(word)


def is_mixed(word: str) -> bool:
    """Whether it is an abbreviation with small letters between ("FAMa"), which no heading explains."""
    return is_acronym(word) and not word.isupper() and word.isalpha()
