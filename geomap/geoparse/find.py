"""Finds the names of places in a text: those of the gazetteer, and unknown ones that a word betrays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geomap.gazetteer import Gazetteer
from geomap.gazetteer.names import fold
from geomap.geoparse.context import CUE, LEAD, LOCATIVE, NOTHING, Context, Cue
from geomap.geoparse.places import within
from geomap.geoparse.runs import Cutter, Piece, Run
from geomap.geoparse.words import Words
from geomap.model import Place
from geomap.text import Document

PROMINENT = 50_000  # people; a town of this size is named without any word that says "place"
FIT, TIE = 1, 2  # what a name may need to be kept, see `Name`
_APART = 7  # tokens between a name and the whole that it is told to lie in
LONGEST_UNKNOWN = 5  # words of a name that no gazetteer has


@dataclass(frozen=True, slots=True)
class Name:
    """A name found, tokens `first:last`, with what stands beside it.

    `places` is what the gazetteer has under it, empty where it has nothing. `cue` and `kind` are the
    word that told its kind and that kind; `strength` how plainly the text says that it is a place
    (`context.NOTHING` `doubtful` asks the resolver to keep it only if it fits the report.
    """

    first: int
    last: int
    key: str
    places: tuple[Place, ...] = ()
    cue: str | None = None
    kind: str | None = None
    many: bool = False
    strength: int = NOTHING
    need: int = 0
    lies_in: tuple[Place, ...] = ()


def find(
    document: Document, gazetteer: Gazetteer, words: Words
) -> tuple[list[Name], Context]:
    """The names of places in a document, in order, and the context in which they were read."""
    context = Context(document, words)
    finder = _Finder(document, gazetteer, words, context)
    return finder.names(), context


class _Finder:
    def __init__(
        self, document: Document, gazetteer: Gazetteer, words: Words, context: Context
    ) -> None:
        self.document = document
        self.low = document.low
        self.words = words
        self.context = context
        self.written = frozenset(document.words)  # a word's lower-case form in it is in lower case
        self.runs = list(Cutter(document, gazetteer, words).runs())
        self.surnames: set[str] = set()
        self.given: set[str] = set()
        self.begins = {run.first: run for run in self.runs}
        self.unknown: dict[str, Name] = {}
        self.waiting: list[tuple[Run, int, int]] = []
        self.not_name = words.never | words.openers | words.standalone | words.titles

    def names(self) -> list[Name]:
        cores = [self._core(run) for run in self.runs]
        for run, pieces in zip(self.runs, cores, strict=True):
            self._note_person(run, pieces)
        found: list[Name] = []
        for run, pieces in zip(self.runs, cores, strict=True):
            if pieces:
                found.extend(self._judge(run, pieces))
        found.extend(self._again(found))
        found.sort(key=lambda name: name.first)
        return found

    def _bounds(self, run: Run) -> tuple[int, int]:
        sentence = self.context.sentence(run.first)
        return sentence.first, sentence.last

    def _core(self, run: Run) -> Sequence[Piece]:
        """The pieces of a run without the words around the name that only happen to be capital."""
        pieces = list(run.pieces)
        words = self.words
        opens = run.first == self.context.sentence(run.first).first
        while pieces and self._is_plain(pieces[0], opens and len(pieces) > 1):
            del pieces[0]
            opens = False
        while pieces and not pieces[-1].places and self.low[pieces[-1].first] in words.never:
            del pieces[-1]
        return pieces

    def _is_plain(self, piece: Piece, opens: bool) -> bool:
        """Whether a word at a run's left is no part of the name that follows it."""
        if piece.last - piece.first > 1:
            return False
        word = self.low[piece.first]
        words = self.words
        if word in words.never or word in words.directions or word in words.demonyms:
            return True
        return opens and (
            word in words.openers
            or word in words.leads
            or word in words.locative
            or (not piece.places and word in self.written)
        )

    def _note_person(self, run: Run, pieces: Sequence[Piece]) -> None:
        """Remember the words of a person's full name: alone, they will mean the person."""
        if run.loose or len(pieces) < 2:
            return
        if all(piece.places for piece in pieces) and self._belong(pieces):
            return
        first, last = self.low[pieces[0].first], self.low[pieces[-1].first]
        words = self.words
        if last in words.cues or last in words.public or last in words.other:
            return
        before = self.low[run.first - 1] if run.first else ""
        if first in words.unknown_first or before in words.finders:
            return
        self.surnames.add(last)
        self.given.add(first)

    def _judge(self, run: Run, pieces: Sequence[Piece]) -> Iterator[Name]:
        if run.loose:
            yield from self._from_heading(run, pieces)
            return
        begin, end = self._bounds(run)
        for part in self._parts(pieces, end):
            if all(piece.places for piece in part) and self._belong(part):
                for piece in part:
                    if name := self._weigh(piece, begin, end):
                        yield name
            elif part[0].places and self._is_part(part):
                yield self._keep(part[0].first, part[-1].last, None, LEAD, part[0].places)
            elif part[0].places and self._is_public(part):
                if name := self._weigh(part[0], begin, end):
                    yield name
            elif name := self._unknown(part, begin, end):
                yield name
            else:
                self.waiting.append((run, part[0].first, part[-1].last))

    def _parts(self, pieces: Sequence[Piece], end: int) -> list[Sequence[Piece]]:
        """A run taken apart at the hyphens of a road or border ("Kabul-Torkham highway")."""
        if len(pieces) == 1:
            return [pieces]
        after = self.context.cue_at(pieces[-1].last) if pieces[-1].last < end else None
        road = after is not None and after.kind == "feature"
        inside = self.context.cue_at(pieces[-1].first)
        road = road or (inside is not None and inside.kind == "feature" and len(pieces) > 1)
        parts: list[list[Piece]] = [[pieces[0]]]
        for left, right in zip(pieces, pieces[1:], strict=False):
            hyphen = right.first - left.last == 1 and self.low[left.last] == "-"
            if hyphen and (road or (left.places and right.places)):
                parts.append([right])
            else:
                parts[-1].append(right)
        return list(parts)

    def _belong(self, part: Sequence[Piece]) -> bool:
        """Whether names that follow one another without a comma are one within the other."""
        if len(part) == 1:
            return True
        return len(part) == 2 and any(
            within(a, b) or within(b, a) for a in part[0].places for b in part[1].places
        )

    def _is_part(self, part: Sequence[Piece]) -> bool:
        """Whether an izafe makes of a known name that of a part of it ("Baghlan-e-Markazi")."""
        return (
            len(part) == 2
            and not part[1].places
            and part[0].last < part[1].first
            and self.low[part[0].last] in ("-", *self.words.alike)
            and self.low[part[1].first - 1] in ("-", *self.words.alike)
            and any(self.low[i] in self.words.alike for i in range(part[0].last, part[1].first))
        )

    def _is_public(self, part: Sequence[Piece]) -> bool:
        """Whether what follows a place's name leaves it a place ("Herat Airport")."""
        rest = [self.low[i] for i in range(part[0].last, part[-1].last)]
        words = self.words
        if rest and rest[0] == "-":
            return False
        return (
            bool(rest)
            and (rest[0] in words.cues or rest[0] in words.public)
            and not any(word in words.other for word in rest)
        )

    def _weigh(self, piece: Piece, begin: int, end: int) -> Name | None:
        """The name, if what stands beside it lets it be a place's."""
        context, words = self.context, self.words
        first, last = piece.first, piece.last
        cue = context.cue_after(last, end) or context.cue_before(first, begin)
        strength = CUE if cue else context.lead(first, begin)
        before = self.low[first - 1] if first > begin else ""
        if not cue and context.title_before(first, begin):
            return None
        if context.body_before(first, begin):
            return None
        if before in words.articles and context.alone(last, end):
            return None  # "in a Toyota"
        prominent = any(
            p.kind in ("country", "admin1") or p.population >= PROMINENT for p in piece.places
        )
        need = 0 if prominent or strength >= LEAD else FIT
        if last - first == 1:
            alone = self._may_stand(first, begin, end, strength, prominent)
            if alone is None:
                return None
            need = max(need, alone)
        if context.speaks(last, end) and strength == NOTHING:
            state = any(p.kind == "country" or p.population >= PROMINENT for p in piece.places)
            if not state or self.low[first] in words.common:
                return None
        return self._name(first, last, piece.places, cue, strength, need)

    def _name(
        self,
        first: int,
        last: int,
        places: tuple[Place, ...],
        cue: Cue | None,
        strength: int,
        need: int = 0,
    ) -> Name:
        text = self.document.text[self.document.starts[first] : self.document.ends[last - 1]]
        if cue is None:
            return Name(first, last, fold(text), places, strength=strength, need=need)
        return Name(
            first, last, fold(text), places, cue.word, cue.kind, cue.many, strength, need
        )

    def _may_stand(
        self, i: int, begin: int, end: int, strength: int, prominent: bool
    ) -> int | None:
        """What a single word needs to be a place's name here; None if it can be none.

        Words and persons' names need more beside them than other names.
        """
        word, words = self.low[i], self.words
        if word in words.never or word in words.titles or word in words.demonyms:
            return None
        written = self.document.words[i]
        if word in words.adjectival or (len(written) <= 3 and written.isupper()):
            before = self.low[i - 1] if i > begin else ""
            fits = self.context.alone(i + 1, end) and (before == "the" or strength >= LEAD)
            return 0 if fits else None
        if word in words.common:
            if strength == CUE:
                return 0 if i > begin or word not in self.written else None
            if word in self.written or i == begin:
                return TIE if i > begin else None
            return (0 if prominent else FIT) if strength == LOCATIVE else TIE
        if word in self.surnames or (word in self.given and not prominent):
            return 0 if strength >= LOCATIVE else None
        if i == begin and word in self.written:
            return 0 if strength == CUE else None
        return 0

    def _from_heading(self, run: Run, pieces: Sequence[Piece]) -> Iterator[Name]:
        begin, end = self._bounds(run)
        for index, piece in enumerate(pieces):
            if not piece.places:
                continue
            after = pieces[index + 1] if index + 1 < len(pieces) else None
            if after and not after.places and self.low[after.first] in self.words.other:
                continue
            name = self._weigh(piece, begin, end)
            if name and not (name.need and name.strength == NOTHING and len(pieces) > 4):
                yield name

    def _unknown(self, part: Sequence[Piece], begin: int, end: int) -> Name | None:
        """A name that the gazetteer lacks, where a word beside it says that it is a place's."""
        words, low = self.words, self.low
        first, last = part[0].first, part[-1].last
        cue = self.context.cue_after(last, end)
        inside = None
        if last - first > 1 and low[last - 1] in words.unknown_after:
            inside = self.context.cue_at(last - 1)
            last -= 1
        if not self._nameable(first, last):
            return None
        if first > begin and low[first - 1] in words.directions and self._is_capital(first - 1):
            first -= 1  # "North Waziristan"
        before = low[first - 1] if first > begin else ""
        chosen: Cue | None = None
        if inside is not None:
            chosen = inside
        elif cue is not None and cue.word in words.unknown_after:
            chosen = None if before in words.articles else cue
        elif low[first] in words.unknown_first and last - first > 1:
            chosen = Cue(low[first], "feature", last)
        if chosen is None and not self.context.title_before(first, begin):
            near = self.context.cue_before(first, begin) if before != "the" else None
            if near and near.word in words.unknown_before:
                chosen = near
            else:
                chosen = self.context.appositive(last, end)
        if chosen is not None:
            return self._keep(first, last, chosen, CUE)
        if before in words.finders and self._fits_finder(first, last, end):
            return self._keep(first, last, None, LOCATIVE)
        if self._told_within(first, last, begin, end):
            return self._keep(first, last, None, LEAD)
        return None

    def _is_capital(self, i: int) -> bool:
        return self.document.words[i][0].isupper()

    def _told_within(self, first: int, last: int, begin: int, end: int) -> bool:
        """Whether a known place follows as the whole ("of Guapi, in the department of Cauca")."""
        low, words = self.low, self.words
        if self.context.lead(first, begin) == NOTHING or not self._fits_finder(first, last, end):
            return False
        if last >= end or low[last] != ",":
            return False
        i = last + 1
        inside = i < end and low[i] in words.inward
        while i < end and i - last < _APART and (
            low[i] in words.inward
            or low[i] in words.fillers
            or low[i] in words.directions
            or low[i] in words.cues
        ):
            i += 1
        run = self.begins.get(i)
        if run is None:
            return False
        kinds = ("country", "admin1", "admin2", "settlement") if inside else ("country", "admin1")
        return any(p.kind in kinds for p in run.pieces[0].places)

    def _nameable(self, first: int, last: int) -> bool:
        """Whether these words can be a name at all, and not a person's, people's or office's."""
        low, words = self.low, self.words
        tokens = [low[i] for i in range(first, last) if low[i][0].isalnum()]
        if not tokens or len(tokens) > LONGEST_UNKNOWN:
            return False
        if any(t in words.titles or t in words.other for t in tokens):
            return False
        if all(
            t in self.not_name or t in words.demonyms or t in words.cues or t in words.directions
            for t in tokens
        ):
            return False
        return not all(t in self.written or t in words.common for t in tokens)

    def _fits_finder(self, first: int, last: int, end: int) -> bool:
        """Whether "in X" tells of a place: no acronym, no surname, no owner, no office."""
        word = self.document.words[first]
        if word.isupper() and last - first == 1:
            return False
        tokens = self.low[first:last]
        if any(
            t in self.surnames or t in self.words.public or t in self.words.never for t in tokens
        ):
            return False
        return not (last < end and self.low[last] in ("'s", "'"))

    def _keep(
        self,
        first: int,
        last: int,
        cue: Cue | None,
        strength: int,
        lies_in: tuple[Place, ...] = (),
    ) -> Name:
        """A name that no gazetteer has, remembered for the rest of the text."""
        name = replace(self._name(first, last, (), cue, strength), lies_in=lies_in)
        self.unknown.setdefault(name.key, name)
        return name

    def _again(self, found: Sequence[Name]) -> Iterator[Name]:
        """Unknown names that the text itself showed to be places somewhere else."""
        text, starts, ends = self.document.text, self.document.starts, self.document.ends
        for run, first, last in self.waiting:
            known = self.unknown.get(fold(text[starts[first] : ends[last - 1]]))
            if known is None:
                continue
            begin, end = self._bounds(run)
            plain = self.context.lead(first, begin) or self.context.alone(last, end)
            if plain and not (
                self.context.title_before(first, begin) or self.context.speaks(last, end)
            ):
                yield replace(
                    known, first=first, last=last, strength=LEAD, cue=None, kind=None, many=False
                )
