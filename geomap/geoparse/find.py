"""Finds the names of places in a text: those that the gazetteer has, told from persons and offices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from geomap.gazetteer import Gazetteer
from geomap.geoparse.bodies import bodies
from geomap.geoparse.context import CUE, LEAD, LOCATIVE, NOTHING, Context
from geomap.geoparse.folk import without_folk
from geomap.geoparse.media import Media
from geomap.geoparse.names import FIT, MARK, TIE, Name
from geomap.geoparse.people import People, belong, is_acronym, is_mixed
from geomap.geoparse.places import PROMINENT, is_former, is_little, is_prominent
from geomap.geoparse.runs import Cutter, Piece, Run, is_uncased
from geomap.geoparse.titled import titled
from geomap.geoparse.unknown import ACRONYM, Unknown
from geomap.geoparse.words import Words
from geomap.model import Place
from geomap.text import Document

_CODE = 3  # letters; so short a name in capitals is mostly an abbreviation of something else


@dataclass(frozen=True, slots=True)
class Found:
    """The names of places in a document, in order, and the context in which they were read.

    `bodies` are the countries and provinces in names of organizations, which are no places themselves
    but tell of where the text speaks ("the Ohio State Troopers Association").
    """

    names: list[Name]
    context: Context
    bodies: tuple[Place, ...]


def find(document: Document, gazetteer: Gazetteer, words: Words) -> Found:
    """Find the names of places in a document."""
    context = Context(document, words)
    runs = list(Cutter(document, gazetteer, words).runs())
    told = titled(runs, context, gazetteer, words)
    names = _Finder(context, [run for run in runs if run.first not in told]).names()
    if told:
        names = sorted([*names, *told.values()], key=lambda name: name.first)
    return Found(names, context, tuple(bodies(runs, names, context)))


class _Finder:
    def __init__(self, context: Context, runs: Sequence[Run]) -> None:
        self.context = context
        self.low = context.low
        self.words = context.words
        self.runs = runs
        self.people = People(context.words)
        self.unknown = Unknown(context, runs, self.people)
        self.media = Media(context)

    def names(self) -> list[Name]:
        runs = without_folk(self.runs, self.context, self.words)
        cores = [(run, self._core(run)) for run in runs]
        cores = [(run, pieces) for run, pieces in cores if pieces]
        context, spelled = self.context, self.context.document.words
        for run, pieces in cores:
            if len(pieces) > 1 and not run.loose and self.context.cue_at(run.last) is None:
                self.people.note(spelled, self.low, run, pieces)
            elif context.tells_age(run.last) and not context.lead(
                run.first, context.sentence(run.first).first
            ):
                self.people.surnames.add(self.low[pieces[-1].first])
        found: list[Name] = []
        for run, pieces in cores:
            found.extend(self._judge(run, pieces))
        found.extend(self.unknown.again())
        found.sort(key=lambda name: name.first)
        return self.unknown.with_lists(found)

    def _core(self, run: Run) -> Sequence[Piece]:
        """The pieces of a run without the words around the name that only happen to be capital."""
        pieces = run.pieces
        if len(pieces) == 1 and not self._is_plain(pieces[0], False):
            return pieces
        opens = run.first == self.context.sentence(run.first).first
        begin, end = 0, len(pieces)
        if self._is_hamlet(run):
            return pieces
        while begin < end and self._is_plain(pieces[begin], opens and end - begin > 1):
            begin += 1
            opens = False
        if (
            begin < end
            and not pieces[begin].places
            and (self.low[pieces[begin].first] in self.words.groups)
        ):
            return ()
        return pieces[begin:]

    def _is_hamlet(self, run: Run) -> bool:
        """Whether a word that else is no name begins that of a village here ("bombed Mon Repos village")."""
        head = run.pieces[0]
        word, words = self.low[head.first], self.words
        if word not in words.never or word in words.titles or not head.places:
            return False
        begin = self.context.sentence(run.first).first
        if run.first == begin or self.low[run.first - 1] in words.prepositions:
            return False  # "on Mon"
        last = run.last
        if self.low[last - 1] in words.cues and last - run.first > 2:
            last -= 1
        cue = self.context.cue_at(last) or self.context.cue_before(run.first, begin)
        return last - run.first > 1 and cue is not None and cue.word in words.hamlets

    def _is_plain(self, piece: Piece, opens: bool) -> bool:
        """Whether a word at a run's left is no part of the name that follows it."""
        if piece.last - piece.first > 1:
            return False
        word = self.low[piece.first]
        words = self.words
        if word in words.never or word in words.directions:
            return True
        if words.is_people(word):
            return not self._is_land(piece)
        if word in words.begins and not opens:
            return False  # "at New Halfa"
        if word in words.openers or word in words.prepositions or word in words.locative:
            return True
        return opens and not piece.places and word in self.context.written

    def _is_land(self, piece: Piece) -> bool:
        """Whether a people's name is here that of its province ("Amhara region")."""
        cue = self.context.cue_at(piece.last) if piece.places else None
        return cue is not None and cue.kind in ("admin1", "region")

    def _judge(self, run: Run, pieces: Sequence[Piece]) -> Iterator[Name]:
        sentence = self.context.sentence(run.first)
        begin, end = sentence.first, sentence.last
        if is_uncased(self.low[pieces[0].first]):
            yield from self._from_script(run, pieces, begin)
            return
        if run.loose:
            yield from self._from_heading(pieces, begin, end)
            return
        if self.context.body_before(pieces[0].first, begin):
            return
        if len(pieces) == 1:
            piece = pieces[0]
            name = (
                self._weigh(piece, begin, end)
                if piece.places
                else self.unknown.name(pieces, begin, end)
            )
            if name:
                yield name
            return
        for part in self._parts(pieces, end):
            if all(piece.places for piece in part) and belong(part):
                for piece in part:
                    if name := self._weigh(piece, begin, end):
                        yield name
            elif name := self.unknown.part_of(part):
                yield name
            elif part[0].places and self._is_public(part):
                if name := self._weigh(part[0], begin, end):
                    yield name
            elif name := self.unknown.name(part, begin, end):
                yield name

    def _parts(self, pieces: Sequence[Piece], end: int) -> Sequence[Sequence[Piece]]:
        """A run taken apart at the hyphens of a road or border ("Kabul-Torkham highway")."""
        after = self.context.cue_at(pieces[-1].last) if pieces[-1].last < end else None
        inside = self.context.cue_at(pieces[-1].first)
        road = any(cue is not None and cue.kind == "feature" for cue in (after, inside))
        parts: list[list[Piece]] = [[pieces[0]]]
        for left, right in pairwise(pieces):
            hyphen = right.first - left.last == 1 and self.low[left.last] == "-"
            if hyphen:
                apart = road or bool(left.places and right.places)
                apart = apart or self.context.is_seat(right.first, right.last)
            else:
                apart = self._is_label(left, right) or self._is_label(right, left)
            if apart:
                parts.append([right])
            else:
                parts[-1].append(right)
        return parts

    def _is_label(self, label: Piece, name: Piece) -> bool:
        """Whether an abbreviation beside a known name is no part of it ("Kunduz PHQ", "OCHA Mali")."""
        spelled = self.context.document.words[label.first]
        known = bool(name.places)
        if label.first < name.first:
            known = any(p.kind in ("country", "admin1") for p in name.places)
        return (
            known
            and not label.places
            and self.low[label.first] not in self.words.other
            and is_acronym(spelled)
            and not is_acronym(self.context.document.words[name.first])
        )

    def _is_public(self, part: Sequence[Piece]) -> bool:
        """Whether what follows a place's name leaves it a place ("Herat Airport")."""
        rest = self.low[part[0].last : part[-1].last]
        words = self.words
        if len(rest) == 1 and all(p.kind == words.cues.get(rest[0]) for p in part[0].places):
            return True  # "Mfoundi Division" is no division of an army
        after = self.low[part[-1].last : part[-1].last + 1]
        if after and after[0] in words.of_body and rest[-1] in words.bodies:
            return False  # "Peace Community of ..."
        if rest and rest[-1] in words.sites and part[0].first:
            before = part[0].first - 1
            while before and self.low[before] in words.definite:
                before -= 1
            return self.low[before] in words.struck  # "gunmen stormed Kabul University"
        return (
            bool(rest)
            and (rest[0] in words.cues or rest[0] in words.public or rest[-1] in words.facilities)
            and not any(word in words.other for word in rest)
        )

    def _weigh(self, piece: Piece, begin: int, end: int) -> Name | None:
        """The name, if what stands beside it lets it be a place's."""
        context, words = self.context, self.words
        first, last = piece.first, piece.last
        cue = context.cue_after(last, end) or context.cue_before(first, begin)
        strength = CUE if cue else context.lead(first, begin)
        if not cue and context.is_seat(first, last):
            return context.name(first, last, piece.places, None, LEAD)
        if strength < LOCATIVE and first == begin and context.heads_line(last, end):
            strength = LOCATIVE
        heads = context.is_heading(first, last) or context.heads_paragraph(first, last, end)
        if strength < LOCATIVE and heads and self._is_land_of(piece):
            strength = LOCATIVE
        before = self.low[first - 1] if first > begin else ""
        if not cue and (before in words.media or context.title_before(first, begin)):
            return None
        follows = self.low[last] if last < end else ""
        if self.media.has(piece, before, follows):
            return None
        if before in words.naming and first - 2 >= begin and self.low[first - 2] in words.houses:
            return None  # "a bar called X"
        if strength < LEAD and context.tells_make(last, end):
            return None
        prominent = is_prominent(piece.places)
        if follows in words.possessive and self._is_saint(piece):
            return None
        need = self._need(piece, begin, end, cue is not None, strength)
        if last - first == 1:
            alone = self._may_stand(piece, begin, end, strength, prominent)
            if alone is None:
                return None
            need = max(need, alone)
        elif all(w in words.directions or w in words.cues for w in self.low[first:last]):
            need = TIE  # "Southern Region"
        if follows in words.houses:
            need = max(need, FIT)
        closes = not follows[:1].isalnum() and follows not in words.possessive
        person = (
            (before in words.speech and closes)
            or context.speaks(last, end)
            or context.is_introduced(last, end)
            or (
                before == follows == "," and self.low[first - 2] in words.persons
            )  # "an elder, X, was"
        )
        if strength == NOTHING and person:
            state = any(p.kind == "country" or p.population >= PROMINENT for p in piece.places)
            if not state or self.low[first] in words.common:
                return None
        return context.name(first, last, piece.places, cue, strength, need)

    def _need(self, piece: Piece, begin: int, end: int, cue: bool, strength: int) -> int:
        """How well a name must fit what else a report tells, by what stands before it."""
        context, words = self.context, self.words
        first, last = piece.first, piece.last
        before = self.low[first - 1] if first > begin else ""
        prominent = is_prominent(piece.places)
        told = strength >= LEAD or context.appositive(last, end) is not None  # "X, a settlement"
        need = 0 if prominent or told else FIT
        if before in words.articles and not cue:
            need = FIT  # "in a Toyota"
        elif need and strength == NOTHING and is_little(piece.places):
            need = MARK  # as well a person's name, or a firm's
        small = not prominent and all(p.kind == "settlement" for p in piece.places)
        if not cue and small and context.is_thing(first, last, begin, end):
            need = MARK
        if strength == NOTHING and is_former(context.key(first, last), piece.places):
            need = max(need, MARK)
        return need

    def _is_saint(self, piece: Piece) -> bool:
        """Whether a possessive is of a saint, and of no town as large as the name ("St. Anne's Day")."""
        little = all(p.population < PROMINENT for p in piece.places)
        return little and self.low[piece.first] in self.words.saints

    def _is_land_of(self, piece: Piece) -> bool:
        """Whether a name is that of a province, and not only of a direction."""
        return self.low[piece.first] not in self.words.directions and any(
            p.kind == "admin1" for p in piece.places
        )

    def _may_stand(
        self, piece: Piece, begin: int, end: int, strength: int, prominent: bool
    ) -> int | None:
        """What a single word needs to be a place's name here; None if it can be none.

        Words and persons' names need more beside them than other names.
        """
        i, words = piece.first, self.words
        word = self.low[i]
        if word in words.never or word in words.titles:
            return None
        if words.is_people(word) and strength < CUE:
            return None
        if word in words.public and word not in words.cues:
            return None
        spelled = self.context.document.words[i]
        code = len(spelled) <= _CODE and spelled.isupper() and word not in words.adjectival
        shout = len(spelled) < ACRONYM and spelled.isupper() and i > begin
        mixed = is_mixed(spelled) and len(spelled) < ACRONYM
        if mixed and all(p.name != spelled for p in piece.places):
            return (
                None  # "FAMa" and "NaMA" are armies and parties, whatever village has their letters
            )
        short = code or (shout and strength < CUE and not prominent)
        if short and all(p.name.lower() != word for p in piece.places):
            return None  # "IOM" is no Isle of Man
        if word in words.adjectival:
            before = self.low[i - 1] if i > begin else ""
            fits = self.context.alone(i + 1, end) and (before in words.definite or strength >= LEAD)
            return 0 if fits else None
        written = word in self.context.written
        if word in words.common:
            if strength == CUE:
                return 0 if i > begin or not written else None
            if written and i == begin:
                return None
            if written or (i == begin and strength < LOCATIVE):
                return TIE
            sure = prominent and i > begin  # "Unity: this is what ..."
            return (0 if sure else FIT) if strength == LOCATIVE else TIE
        if word in self.people.surnames:
            office = i + 1 < end and self.low[i + 1] in words.public  # "Wardak police"
            if strength >= LOCATIVE or office:
                return 0
            return FIT if strength == LEAD and prominent else None
        if word in self.people.given and strength == NOTHING:
            return FIT if prominent else None
        if i == begin and written:
            return 0 if strength == CUE else None
        return 0

    def _from_script(self, run: Run, pieces: Sequence[Piece], begin: int) -> Iterator[Name]:
        """Well-known names in a script without capitals, where any word may be one.

        A name in brackets only repeats the one before it: "Khash Rod district (in Persian)".
        """
        if run.first - 1 > begin and self.low[run.first - 1] in ("(", "["):
            return
        for piece in pieces:
            if any(
                p.kind in ("country", "admin1") or p.capital_of or p.population >= PROMINENT
                for p in piece.places
            ):
                yield self.context.name(piece.first, piece.last, piece.places, None, LEAD)

    def _from_heading(self, pieces: Sequence[Piece], begin: int, end: int) -> Iterator[Name]:
        """Names of a line in capitals, where a capital tells nothing."""
        for index, piece in enumerate(pieces):
            if not piece.places:
                continue
            after = pieces[index + 1] if index + 1 < len(pieces) else None
            if after and not after.places and self.low[after.first] in self.words.other:
                continue
            name = self._weigh(piece, begin, end)
            if name and not (name.need and name.strength == NOTHING and len(pieces) > 4):
                yield name
