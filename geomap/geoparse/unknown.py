"""Names that no gazetteer has, where a word beside them shows that they are places'."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from geomap.geoparse.context import CUE, LEAD, LOCATIVE, NOTHING, Context, Cue
from geomap.geoparse.names import Name
from geomap.geoparse.people import People, is_acronym
from geomap.geoparse.places import is_national
from geomap.geoparse.runs import Piece, Run
from geomap.model import Place

LONGEST = 5  # words of a name that no gazetteer has
ACRONYM = 6  # letters; a longer word in capitals is a name in a heading
_APART = 7  # tokens between a name and the whole that it is told to lie in


class Unknown:
    """Finds names that the gazetteer lacks in one document.

    Args:
        context: of the document.
        runs: all its runs.
        people: the persons that the text names.
    """

    def __init__(self, context: Context, runs: Sequence[Run], people: People) -> None:
        self.context = context
        self.low = context.low
        self.words = context.words
        self.people = people
        self.begins = {run.first: run for run in runs}
        self.known: dict[str, Name] = {}
        self.waiting: list[tuple[int, int]] = []

    def part_of(self, part: Sequence[Piece]) -> Name | None:
        """The name that an izafe makes of a known one, for a part of it ("Baghlan-e-Markazi")."""
        if len(part) != 2 or part[0].last >= part[1].first:
            return None
        between = self.low[part[0].last : part[1].first]
        alike = self.words.alike
        if not all(w == "-" or w in alike for w in between) or all(w == "-" for w in between):
            return None
        wholes = tuple(p for p in part[0].places if p.kind == "admin1" or is_national(p))
        if not wholes:
            return None
        return self._keep(part[0].first, part[1].last, None, LEAD, wholes)

    def name(self, part: Sequence[Piece], begin: int, end: int) -> Name | None:
        """The name of a place, if a word beside these tells of one; else they wait for `again`."""
        first, last = part[0].first, part[-1].last
        if not self._nameable(first, last) or self._is_tied(first):
            return None
        found = self._told(first, last, begin, end)
        if found is None:
            self.waiting.append((first, last))
        return found

    def _told(self, first: int, last: int, begin: int, end: int) -> Name | None:
        low, words, context = self.low, self.words, self.context
        cue = context.cue_after(last, end)
        inside = None
        if last - first > 1 and low[last - 1] in words.unknown_after and low[last - 2] != "-":
            if (
                low[last : last + 1]
                and low[last] in words.of_body
                and low[last - 1] in words.bodies
            ):
                return None  # "Peace Community of ..."
            inside = context.cue_at(last - 1)
            last -= 1
            if not self._nameable(first, last):
                return None
        tribe = first > begin and low[first - 1] in words.peoples and cue is not None
        if tribe:
            first -= 1  # "Hazara Qarluq village"
        named_direction = (
            first > begin
            and low[first - 1] in words.directions
            and (context.document.words[first - 1][0].isupper())
        )
        if named_direction:
            first -= 1  # "North Waziristan"
        before = low[first - 1] if first > begin else ""
        chosen: Cue | None = None
        if inside is not None:
            chosen = inside
        elif cue is not None and cue.word in words.unknown_after:
            chosen = None if before in words.articles else cue
        elif low[first] in words.unknown_first and last - first > 1:
            chosen = Cue(low[first], "feature", last)
        if chosen is None and not context.title_before(first, begin):
            near = context.cue_before(first, begin) if before not in words.definite else None
            chosen = (
                near
                if near and near.word in words.unknown_before
                else context.appositive(last, end)
            )
        if chosen is not None:
            return self._keep(first, last, chosen, CUE)
        if context.titled(first, last, begin):
            return None
        if self._stands_off(last, end):
            return self._keep(first, last, None, LOCATIVE)
        if not self._fits_finder(first, last, end):
            return None
        if words.finds(low, first, begin):
            return self._keep(first, last, None, LOCATIVE)
        if self._has_house(first, begin) and self._told_within(last, end, bare=True):
            return self._keep(first, last, None, LEAD)
        lead = context.lead(first, begin)
        aimed = first - 2 >= begin and f"{low[first - 2]} {before}" in words.aims
        told = lead > NOTHING or aimed
        where = low[last : last + 1] == (",",) and not words.whereof.isdisjoint(
            low[last + 1 : last + 2]
        )
        if told and (named_direction or where or self._told_within(last, end)):
            return self._keep(first, last, None, LEAD)
        return None

    def _has_house(self, first: int, begin: int) -> bool:
        """Whether a house is told to be of the name ("the health centre of X"), and not of a body."""
        low, words = self.low, self.words
        i = first - 2
        if (
            i < begin
            or low[i + 1] not in words.genitive
            or self.context.document.words[i] != low[i]
        ):
            return False
        return low[i] in words.facilities or low[i] in words.sites

    def _stands_off(self, last: int, end: int) -> bool:
        """Whether the way to a known place is told of the name ("X, some 150 km south of Juba")."""
        low, words = self.low, self.words
        if last >= end or low[last] != ",":
            return False
        told = False
        for i in range(last + 1, min(last + 1 + _APART, end - 1)):
            if told and low[i] in words.away:
                run = self.begins.get(i + 1)
                return run is not None and bool(run.pieces[0].places)
            told = told or low[i] in words.directions or low[i] in words.measures
            if not (low[i][0].isalnum() and self.context.document.words[i] == low[i]):
                return False
        return False

    def _told_within(self, last: int, end: int, bare: bool = False) -> bool:
        """Whether a known place follows as the whole ("of Guapi, in the department of Cauca").

        With `bare` it may do so without a comma.
        """
        low, words = self.low, self.words
        if last >= end or not (low[last] == "," or (bare and low[last] in words.locative)):
            return False
        i = last + (low[last] == ",")
        inside = i < end and low[i] in words.inward
        while (
            i < end
            and i - last < _APART
            and (
                low[i] in words.inward
                or low[i] in words.fillers
                or low[i] in words.directions
                or low[i] in words.cues
            )
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
        if last - first == 1:
            word = low[first]
            return not (
                word in words.no_place
                or (len(word) == 1 and self.low[first - 1 : first] == ("-",))  # the "K" of "ISIS-K"
                or word in self.context.written
                or not word[0].isalnum()
                or (len(word) < ACRONYM and is_acronym(self.context.document.words[first]))
            )
        tokens = [w for w in low[first:last] if w[0].isalnum()]
        if not tokens or len(tokens) > LONGEST:
            return False
        if any(w in words.titles or w in words.other for w in tokens):
            return False
        if all(w in words.public or w in words.cues for w in tokens):
            return False  # "Police District 5"
        if all(
            w in self.words.not_name
            or words.is_people(w)
            or w in words.cues
            or w in words.directions
            for w in tokens
        ):
            return False
        for i in range(first, last):
            spelled = self.context.document.words[i]
            told = low[i] in words.cues or low[i] in words.unknown_first
            if len(spelled) < ACRONYM and is_acronym(spelled) and not told:
                return False
        written = self.context.written
        return not all(
            w in written or w in words.common or w in words.cues or w in words.unknown_first
            for w in tokens
        )

    def _is_tied(self, first: int) -> bool:
        """Whether a hyphen ties a small word to it ("an ultra-Orthodox town"): it tells of what kind."""
        document = self.context.document
        if not document.hyphenated(first - 1):
            return False
        before = self.low[first - 2]
        own = before not in self.words.particles and before not in self.words.directions
        return own and document.words[first - 2] == before and before.isalpha()

    def _fits_finder(self, first: int, last: int, end: int) -> bool:
        """Whether "in X" tells of a place: no acronym, no surname, no owner, no office."""
        words, people = self.words, self.people
        for i in range(first, last):
            word = self.low[i]
            if word in people.surnames or word in words.public or word in words.never:
                return False
            if word in words.bodies:
                return False
            spelled = self.context.document.words[i]
            if len(spelled) > 1 and spelled.isupper():
                return False
        follows = self.low[last] if last < end else ""
        return not (follows in words.possessive or follows.isdigit())

    def _keep(
        self,
        first: int,
        last: int,
        cue: Cue | None,
        strength: int,
        lies_in: tuple[Place, ...] = (),
    ) -> Name:
        """A name that no gazetteer has, remembered for the rest of the text."""
        name = replace(self.context.name(first, last, (), cue, strength), lies_in=lies_in)
        self.known.setdefault(name.key, name)
        return name

    def again(self) -> Iterator[Name]:
        """Names that the text itself showed to be places' somewhere else."""
        still: list[tuple[int, int]] = []
        for first, last in self.waiting:
            known = self.known.get(self.context.key(first, last))
            if known is None:
                still.append((first, last))
                continue
            sentence = self.context.sentence(first)
            begin, end = sentence.first, sentence.last
            the = first > begin and self.low[first - 1] in self.words.definite
            if the and not self.context.alone(last, end):
                continue  # "the Shiroro youths"
            if not (self.context.title_before(first, begin) or self.context.speaks(last, end)):
                yield replace(
                    known, first=first, last=last, strength=LEAD, cue=None, kind=None, many=False
                )
        self.waiting = still

    def with_lists(self, found: Sequence[Name]) -> list[Name]:
        """All names, with those that only their list shows to be places' ("in Multan and Khanewal").

        Args:
            found: the names found otherwise, in order.
        """
        if not self.waiting:
            return list(found)
        added = [*self._chained(found), *self._headed(found)]
        taken = {i for name in found for i in range(name.first, name.last)}
        fresh: dict[int, Name] = {}
        for name in added:
            if name.first not in taken:
                fresh.setdefault(name.first, name)
        return sorted([*found, *fresh.values()], key=lambda name: name.first)

    def _chained(self, found: Sequence[Name]) -> Iterator[Name]:
        low, words = self.low, self.words
        rows: list[tuple[int, int, Name | None]] = [(n.first, n.last, n) for n in found]
        rows.extend((first, last, None) for first, last in self.waiting)
        rows.sort(key=lambda row: row[0])
        chain: list[tuple[int, int, Name | None]] = []
        joined = False
        for row in [*rows, (len(low) + 9, len(low) + 9, None)]:
            gap = low[chain[-1][1] : row[0]] if chain and row[0] - chain[-1][1] <= 3 else ()
            if (
                gap
                and all(w in words.separators or w in words.definite for w in gap)
                and (any(w in words.separators for w in gap))
            ):
                joined = joined or any(w in words.conjunctions for w in gap)
                chain.append(row)
                continue
            if joined:
                yield from self._fill(chain)
            chain, joined = [row], False

    def _fill(self, chain: Sequence[tuple[int, int, Name | None]]) -> Iterator[Name]:
        """The unknown members of one list, if enough of the list is known."""
        names = [name for _, _, name in chain if name]
        unknown = [(first, last) for first, last, name in chain if name is None]
        if not names or not unknown:
            return
        if not any(name.many for name in names) and (
            len(unknown) > len(names) or all(name.strength == NOTHING for name in names)
        ):
            return
        end = self.context.sentence(chain[0][0]).last
        if self.context.speaks(chain[-1][1], end):
            return
        for first, last in unknown:
            if any(word in self.people.given for word in self.low[first:last]):
                continue
            if self._fits_finder(first, last, end) and not self.context.title_before(first, 0):
                yield self._keep(first, last, None, LEAD)

    def _headed(self, found: Sequence[Name]) -> Iterator[Name]:
        """Heads of a bulleted list of places ("- Andriivka: 1 killed")."""
        heads = {name.first for name in found if self.context.heads_item(name.first, name.last)}
        if not heads:
            return
        for first, last in self.waiting:
            if self.context.heads_item(first, last) and self._fits_finder(first, last, last + 1):
                yield self._keep(first, last, None, LEAD)
