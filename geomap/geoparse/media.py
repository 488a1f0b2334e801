"""Channels and agencies, by names that are places' too ("the agency SANA", "told Aryana 24")."""

from itertools import compress

from geomap.geoparse.context import Context
from geomap.geoparse.people import is_acronym
from geomap.geoparse.runs import Piece
from geomap.geoparse.unknown import ACRONYM

_DASHES = frozenset(("-", "–", "—"))


class Media:
    """The media that a text names.

    Args:
        context: of the document.
    """

    def __init__(self, context: Context) -> None:
        self.spelled, self.words = context.document.words, context.words
        # Named as one somewhere ("state news agency SANA"), its initials are the medium's everywhere.
        low, media = context.low[:-1], self.words.media
        after = compress(range(1, len(low) + 1), map(media.__contains__, low))
        self.initials = frozenset(self.spelled[at] for at in after if is_acronym(self.spelled[at]))

    def has(self, piece: Piece, before: str, follows: str) -> bool:
        """Whether a name is that of a channel or agency ("told Aryana 24", "(ESNA) --", "told ESNA").

        Args:
            piece: the name.
            before: the word before it, or nothing.
            follows: the word after it, or nothing.
        """
        spelled = self.spelled
        if before in self.words.speech and follows.isdecimal():
            return True
        alone = piece.last - piece.first == 1 and is_acronym(spelled[piece.first])
        if alone and spelled[piece.first] in self.initials:
            return True
        if not alone or any(p.kind in ("country", "admin1") for p in piece.places):
            return False
        line = spelled[piece.last + 1 : piece.last + 2]
        signed = before == "(" and follows == ")" and line and line[0] in _DASHES
        return bool(signed) or (before in self.words.speech and len(spelled[piece.first]) < ACRONYM)
