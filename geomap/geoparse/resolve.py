"""Decides which place each name means: by its parent, its kind, its company, and people only last."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from geomap.gazetteer import Gazetteer
from geomap.gazetteer.names import fold
from geomap.geoparse.context import Context
from geomap.geoparse.kinds import settle
from geomap.geoparse.links import Structure
from geomap.geoparse.names import FIT, LEAD, LOCATIVE, TIE, Name
from geomap.geoparse.narrow import narrow
from geomap.geoparse.parents import adopt
from geomap.geoparse.places import PROMINENT, area, fame
from geomap.geoparse.words import Words
from geomap.model import Place

# Weights of what speaks for a candidate, beside its fame (places.py, up to 6).
_COUNTRY_SHARE, _AREA_SHARE, _OPTION = 4.5, 2.0, 3.0
_SENTENCE, _PARAGRAPH, _SAME_NAME = 2.0, 0.7, 5.0
_DEMONYM = 0.5  # of the vote of a name
_OWN_NAME = 0.8  # a place's own name rather than a variant of it
_TIE = 0.05  # scores closer than this are equally good
_TOWN = 100_000  # people; a smaller town is not named abroad without its country
_FOCUSED = 0.5  # a report with a larger share of names in one country speaks of that country
_FOREIGN = 0.2  # a doubtful name in a country with a smaller share of the report is dropped


class Resolver:
    """Resolves the names of one document.

    Args:
        names: in order of appearance.
        context: of the document.
        gazetteer: gives parents and capitals.
        words: the lexicon's.
        structure: how the names hang together.
        country: ISO 3166-1 alpha-2 to prefer, or None.

    After `run`, the lists are parallel to `names`: `place`, `parent`, `score`, `why`; `kept` is False
    for doubtful names that fit nothing else in the report.
    """

    def __init__(
        self,
        names: Sequence[Name],
        context: Context,
        gazetteer: Gazetteer,
        words: Words,
        structure: Structure,
        country: str | None = None,
    ) -> None:
        self.names = names
        self.context = context
        self.gazetteer = gazetteer
        self.words = words
        self.structure = structure
        self.country = country
        count = len(names)
        narrowed = narrow(names, context, words, structure)
        self.kind, self.options, self.whole = narrowed.kind, narrowed.options, narrowed.whole
        self.place: list[Place | None] = [None] * count
        self.parent: list[Place | None] = [None] * count
        self.score = [0.0] * count
        self.why = [""] * count
        self.kept = [True] * count
        self.listed = structure.listed
        self.sentences = [context.document.sentence_of[name.first] for name in names]
        self.paragraphs = [context.document.sentences[s].paragraph for s in self.sentences]
        self.votes: dict[str, float] = defaultdict(float)  # of countries
        self.by_key: dict[str, dict[str, float]] = {}
        self.areas: Counter[str] = Counter()
        self.near: dict[tuple[str, int], set[str]] = {}
        self.namesakes: set[str] = set()  # keys of names whose places all lie abroad
        self.known: dict[str, str] = {}  # key -> area that the text tells for it

    def run(self) -> None:
        """Resolve all names."""
        self._vote()
        for index in range(len(self.names)):
            if self.options[index]:
                self._choose(index)
        self._keep_alike()
        settle(self)
        adopt(self)

    def _vote(self) -> None:
        """Count which countries and provinces the report speaks of, by its certain names."""
        for index, options in enumerate(self.options):
            if not options:
                continue
            name = self.names[index]
            countries = {p.country for p in options if p.country}
            mine = self.by_key.setdefault(name.key, defaultdict(float))
            if len(countries) == 1 and not name.need:
                (country,) = countries
                weight = 1.0 / (1 + sum(mine.values()))  # a name told often is one name
                mine[country] += weight
                self.votes[country] += weight
            areas = {area(p) for p in options}
            if len(areas) == 1:
                (only,) = areas
                self.areas[only] += 1
                self._neighbor(index, only)
                if self.whole[index] is not None or self.kind[index]:
                    self.known.setdefault(name.key, only)
        demonyms = self.words.demonyms
        for word in filter(demonyms.__contains__, self.context.low):
            self.votes[demonyms[word]] += _DEMONYM

    def _neighbor(self, index: int, code: str) -> None:
        self.near.setdefault(("s", self.sentences[index]), set()).add(code)
        self.near.setdefault(("p", self.paragraphs[index]), set()).add(code)

    def share(self, country: str | None, key: str = "") -> float:
        """The part of the report's names that lie in a country, those of `key` left out."""
        if country is None:
            return 0.0
        mine = self.by_key.get(key)
        own, all_own = (mine.get(country, 0.0), sum(mine.values())) if mine else (0.0, 0.0)
        total = sum(self.votes.values()) - all_own
        return max(self.votes.get(country, 0.0) - own, 0.0) / total if total > 0 else 0.0

    def _choose(self, index: int) -> None:
        name, options = self.names[index], self.options[index]
        weighed: dict[str, float] = {}
        best: dict[str, Place] = {}
        for place in options:
            code = area(place)
            weight = fame(place) + (_OWN_NAME if fold(place.name) == name.key else 0.0)
            if code not in weighed or weight > weighed[code]:
                weighed[code] = weight
                best[code] = place
        if len(weighed) > 1:
            for code, place in best.items():
                weighed[code] += self._company(index, code, place)
        ranked = sorted(weighed, key=lambda code: (-weighed[code], code))
        code = ranked[0]
        margin = weighed[code] - weighed[ranked[1]] if len(ranked) > 1 else None
        if not self._keeps(index, best[code]):
            return
        if margin is not None and margin < _TIE:
            countries = {best[c].country for c in ranked if weighed[code] - weighed[c] < _TIE}
            (only, *others) = countries
            self.parent[index] = self.gazetteer.country(only) if only and not others else None
            self.why[index] = f"{len(ranked)} places of this name, none more likely"
            return
        self.options[index] = tuple(p for p in options if area(p) == code)
        self.place[index] = best[code]
        self._neighbor(index, code)
        self._explain(index, margin, code)

    def _keeps(self, index: int, place: Place) -> bool:
        """Whether a name may stay, or stay resolved, given its country's part in the report."""
        name = self.names[index]
        tied = self.whole[index] is not None or index in self.listed
        share = self.share(place.country, name.key)
        if not tied:
            if name.need == TIE or (name.need == FIT and share < self._least(place)):
                self.kept[index] = False
                return False
            odd = self.kind[index] in ("admin2", "settlement") and place.kind == "admin1"
            small = place.kind == "settlement" and place.population < _TOWN
            odd = odd or name.key in self.namesakes
            if (small or odd) and share == 0 and self.share(self.focus, name.key) > _FOCUSED:
                # A village of the report's own country that the gazetteer lacks, not its namesake.
                self.namesakes.add(name.key)
                self.kept[index] = name.strength >= LEAD
                return False
        return True

    def _least(self, place: Place) -> float:
        """The share of the report that the country of a doubtful name must have.

        A large town needs none where the report names nothing else.
        """
        alone = len(self.by_key) <= 1 and place.population >= PROMINENT
        return 0.0 if alone else _FOREIGN

    def _keep_alike(self) -> None:
        """A name that is a place's once in a report is one wherever the report has it."""
        kept = {
            name.key
            for name, kept in zip(self.names, self.kept, strict=True)
            if kept and name.strength >= LEAD
        }
        for index, name in enumerate(self.names):
            if not self.kept[index] and name.need <= FIT and name.key in kept:
                self.kept[index] = True

    @cached_property
    def focus(self) -> str | None:
        """The country that the report speaks of most, once the votes are counted."""
        return max(sorted(self.votes), key=lambda c: self.votes[c]) if self.votes else None

    def _company(self, index: int, code: str, place: Place) -> float:
        """What the rest of the report says for a candidate."""
        key = self.names[index].key
        weight = _COUNTRY_SHARE * self.share(place.country, key)
        if total := sum(self.areas.values()):
            weight += _AREA_SHARE * self.areas[code] / total
        if code in self.near.get(("s", self.sentences[index]), ()):
            weight += _SENTENCE
        elif code in self.near.get(("p", self.paragraphs[index]), ()):
            weight += _PARAGRAPH
        if self.known.get(key) == code:
            weight += _SAME_NAME
        if self.country and place.country == self.country:
            weight += _OPTION
        return weight

    def _explain(self, index: int, margin: float | None, code: str) -> None:
        whole = self.whole[index]
        if whole is not None and self.options[whole]:
            self.score[index] = 0.95
            self.why[index] = f"named with {self.options[whole][0].name}, in which it lies"
        elif margin is None:
            self.score[index] = 0.9 if self.names[index].strength >= LOCATIVE else 0.85
            self.why[index] = "the only place of this name"
        elif self.known.get(self.names[index].key) == code:
            self.score[index] = 0.9
            self.why[index] = "the same name is told more fully elsewhere in the report"
        else:
            self.score[index] = round(min(0.9, 0.5 + margin / 8), 2)
            self.why[index] = "the likeliest of this name, by the other places of the report"

    #: False for names that speak rather than stand for a place, and for datelines.
    usable: Sequence[bool] = ()
