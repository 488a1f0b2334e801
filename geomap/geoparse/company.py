"""The company a name keeps: which countries and provinces the rest of the report speaks of."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from geomap.geoparse.context import Context
from geomap.geoparse.names import FIT, Name
from geomap.geoparse.places import area, fame, is_national, is_prominent
from geomap.geoparse.words import Words
from geomap.model import Place

# Weights of what speaks for a candidate, beside its fame (places.py, up to 6).
_COUNTRY_SHARE, _AREA_SHARE, _AREA_NAMED, _OPTION = 4.0, 2.0, 0.8, 3.0
_SENTENCE, _PARAGRAPH, _SAME_NAME = 2.0, 0.7, 5.0
_HEADED = (
    2.0  # a paragraph that opens with nothing but a name ("Helmand. Three days of ...") is about it
)
_SIGNS = frozenset((":", "–", "—"))
_ANY = "*"  # in the place of a country
_COUNTRY_NEAR = 0.5  # a country of the sentence; half of it, of the paragraph
_OUTLET = 0.5  # of the vote of a name; outlets report from abroad too
_DEMONYM = 0.5  # of the vote of a name
_BODY = 0.5  # of the vote of a name; what an organization is called after may lie elsewhere
_SILENT = 1.0  # against a small town in a country of which the report names no place
_SMALL = 100_000  # people; a larger town may be meant beside its country's bare name
_FAMED = 1.5  # of fame; a namesake so much less known is not what a bare name means
_LITTLE = (
    0.5  # of the vote of a name that is well known: there may be others of it that are not listed
)
_GUESSED = 0.3  # of the vote of a name whose place is certain


def likely(places: Sequence[Place]) -> Sequence[Place]:
    """The places that a name means unless the report says otherwise: Kabul is no village of Java."""
    if len(places) == 1:
        return places
    fames = list(map(fame, places))
    least = max(fames) - _FAMED
    return [place for place, known in zip(places, fames, strict=True) if known > least]


class Company:
    """Counts what a report speaks of, and weighs candidates by it.

    Args:
        names: of the document.
        context: of the document.
        words: the lexicon's.
        country: ISO 3166-1 alpha-2 to prefer, or None.
        outlet: countries that the report's outlet tells.
        bodies: countries and provinces in the names of organizations.
    """

    def __init__(
        self,
        names: Sequence[Name],
        context: Context,
        words: Words,
        country: str | None,
        outlet: Collection[str] = (),
        bodies: Collection[Place] = (),
    ) -> None:
        self.names = names
        self.country = country
        self.votes: dict[str, float] = defaultdict(float)  # of countries
        self.by_key: dict[str, dict[str, float]] = {}  # the votes that each name has given
        self._areas: dict[str, dict[str, float]] = defaultdict(dict)  # area -> name -> weight
        self._area_sums: dict[str, float] = defaultdict(float)
        self._parts: dict[str, set[str]] = defaultdict(set)  # country -> names of places in it
        self._sum = 0.0
        self.known: dict[str, str] = {}  # name -> the area that the text tells for it
        sentence_of = context.document.sentence_of
        self.sentences = [sentence_of[name.first] for name in names]
        self.paragraphs = [context.document.sentences[s].paragraph for s in self.sentences]
        # (whether a sentence, its number or the paragraph's) -> area -> two weights with their names
        self._near: dict[tuple[bool, int], dict[str, list[tuple[float, str]]]] = defaultdict(dict)
        self._countries: dict[tuple[bool, int], dict[str, set[str]]] = defaultdict(dict)
        self._heads = _heads(names, context)
        self._headed: dict[int, str] = {}  # paragraph -> the area that alone heads it
        for place in {p.id: p for p in bodies}.values():
            self._vote(f"={place.id}", place.country, _BODY)
            self._note(area(place), f"={place.id}", _BODY)
        for code in outlet:
            self.votes[code] += _OUTLET
        self._low, self._cues = context.low, words.cues
        demonyms = words.demonyms
        for word in filter(demonyms.__contains__, context.low):
            self.votes[demonyms[word]] += _DEMONYM

    def count(
        self,
        options: Sequence[tuple[Place, ...]],
        told: Sequence[bool],
        far: Collection[int] = (),
    ) -> None:
        """Let the names vote whose country or area is certain.

        Args:
            options: the places that remain of each name.
            told: whether the text itself tells which place a name means.
            far: indices of names that tell the country alone, for all of it is reported on from its
                capital.
        """
        for index, places in enumerate(options):
            name = self.names[index]
            if not places:
                continue
            known = likely(places)
            countries = {p.country for p in known}
            full = name.need == FIT and self._low[name.last - 1] in self._cues
            if len(countries) == 1 and (full or not name.need):  # "Elm County" is no person
                sure = not full and (is_prominent(known) or told[index])
                self._vote(name.key, countries.pop(), 1.0 if sure else _LITTLE)
            codes = {area(p) for p in known}
            if len(codes) == 1 and not name.need:
                code = codes.pop()
                self.settle(index, code, _GUESSED if index in far else 1.0)
                if told[index] and len({area(p) for p in places}) == 1:
                    self.known.setdefault(name.key, code)

    def guess(self, index: int, place: Place) -> None:
        """Let a name vote whose place was only chosen as the likeliest."""
        self._vote(self.names[index].key, place.country, _GUESSED)
        self.settle(index, area(place), _GUESSED)

    def settle(self, index: int, code: str, weight: float) -> None:
        """Note that the name at `index` lies in an area."""
        key = self.names[index].key
        self._note(code, key, weight)
        if index in self._heads:
            self._headed[self.paragraphs[index]] = code
        country = code.partition("-")[0]
        for place in ((True, self.sentences[index]), (False, self.paragraphs[index])):
            near = self._near[place]
            known = near.get(code)
            if known is None:
                near[code] = [(weight, key)]
            elif (weight, key) not in known:
                best = {name: value for value, name in known}
                best[key] = max(weight, best.get(key, 0.0))
                ranked = sorted(((value, name) for name, value in best.items()), reverse=True)
                near[code] = ranked[:2]  # the surest, and the surest of another name
            for held in (country, _ANY):
                self._countries[place].setdefault(held, set()).add(key)

    def _note(self, code: str, key: str, weight: float) -> None:
        named = self._areas[code]
        country, dash, _ = code.partition("-")
        if dash:
            self._parts[country].add(key)
        more = weight - named.get(key, 0.0)
        if more > 0:
            named[key] = weight
            self._area_sums[code] += more
            self._sum += more

    def head(self, index: int) -> str | None:
        """The area that heads a name's paragraph in a list by places."""
        return self._headed.get(self.paragraphs[index])

    def _near_by(self, sentence: bool, number: int, code: str, key: str) -> float:
        """How surely another name than `key` lies in an area, in one sentence or paragraph."""
        near = self._near.get((sentence, number), {}).get(code, ())
        return max((weight for weight, other in near if other != key), default=0.0)

    def is_beside(self, index: int, country: str | None, sentence: bool = False) -> bool:
        """Whether another name of the paragraph, or of the sentence, lies in a country."""
        number = (self.sentences if sentence else self.paragraphs)[index]
        keys = self._countries.get((sentence, number), {}).get(country or "", set())
        return len(keys) > 1 or (bool(keys) and self.names[index].key not in keys)

    def has_company(self, index: int) -> bool:
        """Whether it is known of another name of the paragraph where it lies."""
        return self.is_beside(index, _ANY)

    def _beside(self, indices: Iterable[int], country: str | None) -> float:
        """What the countries named around a name say for one: reports go from country to country."""
        best = 0.0
        for index in indices:
            if self.is_beside(index, country, sentence=True):
                return _COUNTRY_NEAR
            if self.is_beside(index, country):
                best = _COUNTRY_NEAR / 2
        return best

    def _vote(self, key: str, country: str | None, weight: float) -> None:
        if country is None:
            return
        mine = self.by_key.setdefault(key, defaultdict(float))
        weight /= 1 + sum(mine.values())  # a name told often is one name
        mine[country] += weight
        self.votes[country] += weight

    @cached_property
    def focus(self) -> str | None:
        """The country that the report speaks of most, once the votes are counted."""
        return max(sorted(self.votes), key=lambda c: self.votes[c]) if self.votes else None

    def share(self, country: str | None, key: str = "") -> float:
        """The part of the report's votes that a country has, those of the name `key` left out."""
        if country is None:
            return 0.0
        mine = self.by_key.get(key)
        own, all_own = (mine.get(country, 0.0), sum(mine.values())) if mine else (0.0, 0.0)
        total = sum(self.votes.values()) - all_own
        return max(self.votes.get(country, 0.0) - own, 0.0) / total if total > 0 else 0.0

    def weights(
        self, indices: Sequence[int], key: str, places: Mapping[str, Place]
    ) -> dict[str, float]:
        """What the report says for each candidate of the name that stands at `indices`.

        Args:
            indices: of the names that mean one place.
            key: their folded name.
            places: the candidates by their areas.
        """
        said: dict[str | None, float] = {}  # of each country, asked once for all its areas
        for country in {place.country for place in places.values()}:
            share = _COUNTRY_SHARE * self.share(country, key)
            said[country] = share + self._beside(indices, country)
        return {
            code: self._weight(indices, key, code, place, said[place.country])
            for code, place in places.items()
        }

    def is_told(self, code: str, key: str) -> bool:
        """Whether another name than `key` lies in an area."""
        return any(other != key for other in self._areas.get(code, ()))

    def _names_part(self, country: str | None, key: str) -> bool:
        """Whether another name than `key` is that of a place in a country, and not of the country."""
        return bool(self._parts.get(country or "", set()) - {key})

    def _weight(
        self, indices: Sequence[int], key: str, code: str, place: Place, weight: float
    ) -> float:
        named = self._areas.get(code)
        others = self._area_sums[code] - named.get(key, 0.0) if named else 0.0
        if others > 0:
            weight += _AREA_NAMED + _AREA_SHARE * others / self._sum
            sentence = max(self._near_by(True, self.sentences[i], code, key) for i in indices)
            paragraph = max(self._near_by(False, self.paragraphs[i], code, key) for i in indices)
            weight += max(_SENTENCE * sentence, _PARAGRAPH * paragraph)
        told = self.share(place.country, key) > 0 and place.country != self.focus
        silent = (
            told
            and place.kind == "settlement"
            and place.population < _SMALL
            and not is_national(place)
        )
        if silent and not self._names_part(place.country, key):
            weight -= _SILENT  # "talks which the United States sponsors in Geneva"
        heads = {self._headed.get(self.paragraphs[i]) for i in indices}
        if code in heads or place.country in heads:  # "VENEZUELA: ... in Amazonas state"
            weight += _HEADED
        if self.known.get(key) == code:
            weight += _SAME_NAME
        if self.country and place.country == self.country:
            weight += _OPTION
        return weight


def _heads(names: Sequence[Name], context: Context) -> frozenset[int]:
    """The names that head a paragraph: alone ("Helmand."), or in a list by places ("GHOR – ...")."""
    document = context.document
    alone: list[int] = []
    signed: list[int] = []
    for index, name in enumerate(names):
        sentence = context.sentence(name.first)
        number = document.sentence_of[name.first]
        if name.first != sentence.first or (
            number and document.sentences[number - 1].paragraph == sentence.paragraph
        ):
            continue
        if sentence.last - name.last <= 1:
            alone.append(index)
        elif document.words[name.last] in _SIGNS:
            signed.append(index)
    return frozenset((*alone, *signed) if len(signed) > 1 else alone)
