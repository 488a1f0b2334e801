"""Decides which place each name means: by its parent, its kind, its company, and people only last."""

from collections.abc import Collection, Sequence

from geomap.gazetteer import Gazetteer
from geomap.gazetteer.apart import apart_km
from geomap.gazetteer.names import fold
from geomap.geoparse.beside import beyond_borders, without_distant
from geomap.geoparse.company import Company
from geomap.geoparse.context import Context
from geomap.geoparse.kinds import settle
from geomap.geoparse.links import Structure
from geomap.geoparse.names import FIT, LEAD, LOCATIVE, MARK, Name
from geomap.geoparse.narrow import narrow
from geomap.geoparse.nearby import Nearby
from geomap.geoparse.parents import adopt
from geomap.geoparse.places import PROMINENT, area, fame, is_capital, is_little, is_national, within
from geomap.geoparse.words import Words
from geomap.model import Place

_OWN_NAME = 0.8  # a place's own name rather than a variant of it
_NEARBY, _HALF = 2.5, 1.0  # the most that near names say for a candidate; the weight that says half
_LESSER = 5  # times as many people as its namesake has the capital that a bare name means
_SAME = 0.02  # scores closer than this are equally good
_TOWN = 100_000  # people; a smaller town, no capital, is not named abroad without its country
_SEAT = 10_000  # people; a smaller seat of a division is not named abroad by a name not its own
_CITY = 1_000_000  # people; a smaller one is not named beside a place of the report's own country
_STRAY = 0.1  # a smaller share comes of names that may mean something else as well
_NAMES = 8  # names before a quarter among which the town of which it is one is looked for
_OTHERWISE = 5  # times that a town must be larger to be named abroad by a name not its own
_FOCUSED = 0.5  # a report with a larger share of names in one country speaks of that country
_FAR_KM = 100.0  # farther from the district told last lies no village of which a report goes on
_FOREIGN = 0.2  # a doubtful name in a country with a smaller share of the report is dropped


def _without_lesser(weighed: dict[str, float], best: dict[str, Place]) -> dict[str, float]:
    """The areas but for towns that bear the name of their own country's capital, and are far smaller."""
    heads = [best[code] for code in weighed if is_national(best[code])]
    if not heads:
        return weighed
    return {
        code: weight
        for code, weight in weighed.items()
        if not any(_is_lesser(best[code], head) for head in heads)
    }


def _is_lesser(place: Place, head: Place) -> bool:
    if place.kind != "settlement" or place.country != head.country:
        return False
    return place.population * _LESSER < head.population


class Resolver:
    """Resolves the names of one document.

    Args:
        names: in order of appearance.
        context: of the document.
        gazetteer: gives parents and capitals.
        words: the lexicon's.
        structure: how the names hang together.
        usable: False for names that speak rather than stand for a place, and for datelines.
        country: ISO 3166-1 alpha-2 to prefer, or None.
        outlet: countries that the report's outlet tells.
        bodies: countries and provinces in the names of organizations.

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
        usable: Sequence[bool],
        country: str | None = None,
        outlet: Collection[str] = (),
        bodies: Collection[Place] = (),
    ) -> None:
        self.names = names
        self.context = context
        self.gazetteer = gazetteer
        self.words = words
        self.structure = structure
        self.usable = usable
        self.company = Company(names, context, words, country, outlet, bodies)
        narrowed = narrow(names, context, words, structure)
        self.kind, self.options, self.whole = narrowed.kind, narrowed.options, narrowed.whole
        self._forget_denied()
        self.options = without_distant(names, self.options, context, words)
        self.options = beyond_borders(names, self.options, context, words)
        self._wholes = frozenset(whole for whole in self.whole if whole is not None)
        count = len(names)
        self.place: list[Place | None] = [None] * count
        self.parent: list[Place | None] = [None] * count
        self.score = [0.0] * count
        self.why = [""] * count
        self.kept = [True] * count
        self._sure = {n.key for n in names if not n.need and n.strength >= LEAD}
        # A name that is a place's once in a report is one wherever the report has it.
        self._need = [0 if n.need <= MARK and n.key in self._sure else n.need for n in names]
        self._namesakes: set[str] = set()  # names whose places all lie abroad
        # What `_likeliest` found: names of several areas are chosen twice, and that part stays the same.
        self._weighed: dict[int, tuple[dict[str, Place], dict[str, float]]] = {}

    def run(self) -> None:
        """Resolve all names."""
        told = [
            whole is not None or kind is not None
            for whole, kind in zip(self.whole, self.kind, strict=True)
        ]
        far = self._seats()
        self.company.count(self.options, told, far)
        near = [() if index in far else places for index, places in enumerate(self.options)]
        self.nearby = Nearby(self.names, near)
        groups = self._groups()
        open_ones = [
            group for group in groups if len({area(p) for p in self.options[group[0]]}) > 1
        ]
        for group in groups:
            self._choose(group)
        if len(open_ones) > 1:  # each again, now that the others are known as well as can be
            for group in open_ones:
                if place := self.place[group[0]]:
                    self.company.guess(group[0], place)
            for group in open_ones:
                self._choose(group)
        settle(self)
        adopt(self)

    def _seats(self) -> frozenset[int]:
        """The datelines and speakers that are a national capital: they tell little but the country."""
        return frozenset(
            index
            for index, usable in enumerate(self.usable)
            if not usable and any(is_capital(p, self.gazetteer) for p in self.options[index])
        )

    def _forget_denied(self) -> None:
        """A name that is told once to lie where no place of it is known means that place everywhere."""
        told: dict[str, list[int]] = {}
        for index, whole in enumerate(self.whole):
            if whole is not None:
                told.setdefault(self.names[index].key, []).append(index)
        denied = {
            key
            for key, mentions in told.items()
            if all(self.names[i].places and not self.options[i] for i in mentions)
        }
        for index, name in enumerate(self.names):
            if name.key in denied and self.whole[index] is None and name.kind is None:
                self.options[index] = ()

    def _groups(self) -> list[list[int]]:
        """Names that must mean one place: alike in spelling, and none told to lie elsewhere.

        In a list by places ("GHOR: ...", "HERAT: ...") those under one head.
        """
        groups: dict[tuple[object, ...], list[int]] = {}
        for index, options in enumerate(self.options):
            if options:
                head = self.company.head(index) if len(options) > 1 else None
                key = (self.names[index].key, tuple(p.id for p in options), self.whole[index], head)
                groups.setdefault(key, []).append(index)
        return list(groups.values())

    def _choose(self, group: Sequence[int]) -> None:
        """Choose the area for names that mean one place."""
        key = self.names[group[0]].key
        best, weighed = self._likeliest(group[0])
        if len(weighed) > 1:
            weighed = dict(weighed)
            for code, more in self.company.weights(group, key, best).items():
                weighed[code] += more
        weighed = _without_lesser(weighed, best)
        ranked = sorted(weighed, key=lambda code: (-weighed[code], code))
        code = ranked[0]
        margin = weighed[code] - weighed[ranked[1]] if len(ranked) > 1 else None
        equal = [best[c].country for c in ranked if weighed[code] - weighed[c] < _SAME]
        for index in group:
            self.place[index] = None
            if not self._stays(index, best[code]):
                continue
            if len(equal) > 1:
                country = equal[0] if len(set(equal)) == 1 else None
                self.parent[index] = self.gazetteer.country(country) if country else None
                self.why[index] = f"{len(ranked)} places of this name, none more likely"
                continue
            self.parent[index] = None
            self.place[index] = best[code]
            self._explain(index, margin, code)

    def _likeliest(self, index: int) -> tuple[dict[str, Place], dict[str, float]]:
        """Of each area the place that a name rather means, and its weight without its company's."""
        if index in self._weighed:
            return self._weighed[index]
        key, options = self.names[index].key, self.options[index]
        best: dict[str, Place] = {}
        weighed: dict[str, float] = {}
        if len(options) == 1:
            best[area(options[0])] = options[0]
            weighed[area(options[0])] = 0.0
            options = ()
        for place in options:
            code = area(place)
            weight = fame(place) + (_OWN_NAME if fold(place.name) == key else 0.0)
            near = self.nearby.support(key, place)
            weight += _NEARBY * near / (_HALF + near)
            if code not in weighed or weight > weighed[code]:
                weighed[code] = weight
                best[code] = place
        self._weighed[index] = best, weighed
        return best, weighed

    def _stays(self, index: int, place: Place) -> bool:
        """Whether a name may stay, or stay resolved, given its country's part in the report."""
        name, company = self.names[index], self.company
        self.kept[index] = True
        if self.whole[index] is not None or index in self._wholes:
            return True
        if self._is_land_elsewhere(index, place):
            return False
        if self._is_below_another(index, place):
            return False
        share = company.share(place.country, name.key)
        if index in self.structure.listed and self._mates(index) and self._is_vouched(index):
            return share > 0 or not self._is_listed_apart(index, place)
        if self._is_little_elsewhere(index, place):
            return False
        need = self._need[index]
        low = self.context.low
        house = name.last < len(low) and low[name.last] in self.words.houses
        if house and (is_little((place,)) or self._is_elsewhere(index, place)):
            need = MARK  # "Al-Thawra hospital" is not of a village of that name
        if need >= MARK or (need == FIT and share < self._least(place)):
            self.kept[index] = False
            return False
        odd = self.kind[index] in ("admin2", "settlement") and place.kind == "admin1"
        own = fold(place.name) == name.key
        least = _TOWN if own else _OTHERWISE * _TOWN
        tiny = self._is_tiny(index)
        if self._is_at_home(index, place):
            # "In Aden, ... in al-Mansoura": a quarter there, and no city of Egypt
            least, share = _CITY, 0.0 if tiny or share < _STRAY else share
        seat = place.capital_of is not None and (own or place.population >= _SEAT)
        town = (seat and not tiny) or place.population >= least
        # A district abroad with its town's name is told as either: bare, it is some village's at home.
        told = self.kind[index] is not None or low[name.last - 1] in self.words.cues
        seat_too = any(p.kind == "settlement" for p in self.options[index])
        bare = place.kind == "admin2" and (tiny or (seat_too and not told))
        small = (place.kind == "settlement" or bare or self._is_parish(place)) and not town
        if share > 0 or not (small or odd or name.key in self._namesakes):
            return True
        alone = not company.has_company(index) or company.is_beside(index, place.country)
        if alone and company.share(company.focus, name.key) <= _FOCUSED:
            return True
        # A village of the report's own country that the gazetteer lacks, not its namesake.
        self._namesakes.add(name.key)
        self.kept[index] = name.key in self._sure and not self._names_a_thing(name)
        return False

    def _is_parish(self, place: Place) -> bool:
        """Whether a division is one of a country no larger than a city (Bel Air, Seychelles)."""
        country = self.gazetteer.country(place.country) if place.country else None
        return place.kind == "admin1" and country is not None and 0 < country.population < _CITY

    def _is_below_another(self, index: int, place: Place) -> bool:
        """Whether a small place is told under the head of a province in which none of its name is known.

        "BADGHIS. Mortars fell on Muqur.": a Muqur there, and not that of Ghazni.
        """
        head = self.company.head(index)
        if head is None or "-" not in head or area(place) == head:
            return False
        if self.names[index].strength < LEAD or place.population >= _TOWN:
            return False
        bare = place.kind == "admin2" and self.names[index].cue is None
        return bare or (place.kind == "settlement" and place.capital_of is None)

    def _is_at_home(self, index: int, place: Place) -> bool:
        """Whether a name abroad stands beside one of the country of which the report is."""
        company, home = self.company, self.company.focus
        if home == place.country or company.share(home, self.names[index].key) <= _FOCUSED:
            return False
        return company.is_beside(index, home, sentence=True)

    def _is_tiny(self, index: int) -> bool:
        """Whether a name is told as a village, a quarter, or a point in a town ("the X roundabout")."""
        name, words = self.names[index], self.words
        point = name.kind == "feature" and name.cue in words.unknown_after
        return point or name.cue in words.hamlets or name.cue in words.quarters

    def _is_land_elsewhere(self, index: int, place: Place) -> bool:
        """Whether a quarter bears the name of a country or province abroad ("the Texas neighbourhood")."""
        quarter = self.names[index].cue in self.words.quarters
        focus = self.company.focus
        return (
            quarter and place.kind in ("country", "admin1") and focus not in (None, place.country)
        )

    def _is_little_elsewhere(self, index: int, place: Place) -> bool:
        """Whether a quarter or village bears the name of a small town in a province not told otherwise.

        "A grenade was thrown in the Ouango neighbourhood", told of the capital: no town far from it. "They
        attacked X district ... fired on the post in Y village": a Y there, which the gazetteer lacks.
        """
        name, company = self.names[index], self.company
        small = place.kind == "settlement" and place.population < PROMINENT
        if not small or company.is_told(area(place), name.key):
            return False
        if name.cue in self.words.quarters:
            return any(p.kind == "settlement" for p in self._before(index, place.country))
        return name.cue in self.words.hamlets and self._is_far_from_last(index, place)

    def _is_far_from_last(self, index: int, place: Place) -> bool:
        """Whether the place told last, of the same country, lies far from another."""
        before = zip(self.place[:index], self.usable, strict=False)
        told = [p for p, usable in before if p is not None and usable]
        last = told[-1] if told else None
        if last is None or last.kind == "country" or last.country != place.country:
            return False
        return (apart_km(last, place) or 0.0) > _FAR_KM

    def _before(self, index: int, country: str | None) -> list[Place]:
        """The places of a country among the names just before one."""
        near = self.place[max(0, index - _NAMES) : index]
        return [p for p in near if p is not None and p.country == country]

    def _is_elsewhere(self, index: int, place: Place) -> bool:
        """Whether a house is told to stand in another place than its name's ("the X hotel in Y")."""
        if index + 1 >= len(self.names) or not self.options[index + 1]:
            return False
        here, after = self.names[index], self.names[index + 1]
        low = self.context.low
        if after.first != here.last + 2 or low[here.last + 1] not in self.words.finders:
            return False
        others = self.options[index + 1]
        return not any(p.id == place.id or within(place, p) or within(p, place) for p in others)

    def _is_listed_apart(self, index: int, place: Place) -> bool:
        """Whether a name that only a small place abroad has is listed with places of one other country.

        Then it is that of a place there, which the gazetteer lacks.
        """
        if place.kind != "settlement" or place.capital_of or place.population >= _TOWN:
            return False
        countries = self._mates(index)
        return len(countries) == 1 and place.country not in countries

    def _mates(self, index: int) -> set[str | None]:
        """The countries of the places with which a name is listed."""
        mates = self.structure.lists[self.structure.listed[index]]
        return {p.country for i in mates if i != index for p in self.options[i]}

    def _is_vouched(self, index: int) -> bool:
        """Whether a list tells that a doubtful name is a place's: "Stephens & Hale" are a firm."""
        if not self._need[index]:
            return True
        mates = self.structure.lists[self.structure.listed[index]]
        return any(i != index and not self._need[i] for i in mates)

    def _names_a_thing(self, name: Name) -> bool:
        """Whether a name only tells which thing is meant ("the Kaj center", "the Bolan bridge")."""
        context = self.context
        the = name.first > 0 and context.low[name.first - 1] in self.words.definite
        if not the or name.cue in self.words.unknown_after:
            return False
        return name.cue is not None or not context.alone(
            name.last, context.sentence(name.first).last
        )

    def _least(self, place: Place) -> float:
        """The share of the report that the country of a doubtful name must have.

        A large town needs none where the report names nothing else.
        """
        alone = len(self.company.by_key) <= 1 and place.population >= PROMINENT
        return 0.0 if alone else _FOREIGN

    def _explain(self, index: int, margin: float | None, code: str) -> None:
        whole = self.whole[index]
        name = self.names[index]
        if whole is not None and self.options[whole]:
            self.score[index] = 0.95
            self.why[index] = f"named with {self.options[whole][0].name}, in which it lies"
        elif margin is None:
            self.score[index] = 0.9 if name.strength >= LOCATIVE else 0.85
            self.why[index] = "the only place of this name"
        elif self.company.known.get(name.key) == code:
            self.score[index] = 0.9
            self.why[index] = "the same name is told more fully elsewhere in the report"
        else:
            self.score[index] = round(min(0.9, 0.5 + margin / 8), 2)
            self.why[index] = "the likeliest of this name, by the other places of the report"
