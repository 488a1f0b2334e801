"""The nearest known place for a name that has none of its own (codebook section 5)."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from geomap.geoparse.places import area, fame, is_capital
from geomap.geoparse.words import Words
from geomap.model import Place

if TYPE_CHECKING:
    from geomap.geoparse.resolve import Resolver

_BEFORE, _AFTER = 12, 6  # names looked at on either side
_SIDED = 6  # tokens of "in the east of the city"
_SIDE = 5  # tokens of ", south-west of"
_OPENING = 4  # tokens of "In the capital,"
_INSIDE = 2  # tokens of ", in"
_AWAY = 4  # ranks that the end of a way comes after what is nearer: after a country as well
_AT_HOME = 0.5  # a report with a larger share of names in one country speaks of that country
_TOLD, _NEAR, _NOWHERE = 0.6, 0.4, 0.1  # how sure: the text says so; it stands near; nothing known


def adopt(resolver: "Resolver") -> None:
    """Give a parent to each name that has neither place nor parent.

    Args:
        resolver: with all places decided; its `parent`, `score` and `why` are filled in.
    """
    names = resolver.names
    wholes: dict[str, int] = {}
    for name, whole in zip(names, resolver.whole, strict=True):
        if whole is not None:
            wholes.setdefault(name.key, whole)
    at_large, settled = _at_large(resolver), _Settled(resolver)
    told: dict[str, Place] = {}  # what a cue's mention of a name gave, for its bare mentions
    order = sorted(range(len(names)), key=lambda i: (names[i].cue is None, i))
    for index in order:
        name = names[index]
        if resolver.place[index] is not None or resolver.parent[index] is not None:
            continue
        whole = resolver.whole[index]
        whole = wholes.get(name.key) if whole is None else whole
        parent = None
        if whole is not None:
            parent = resolver.place[whole] or resolver.parent[whole]
        elif quarter_of := _own_town(resolver, index, settled):
            parent = quarter_of
        elif capital := _in_capital(resolver, index, settled):
            parent = capital
        elif own := [p for p in name.lies_in if resolver.company.share(p.country)]:
            parent = max(own, key=fame)
        score = _TOLD if parent else _NEAR
        if parent is not None and parent.kind == "country":
            parent, score = settled.only_province(parent), _NEAR
        parent = parent or told.get(name.key) or _closest(resolver, index)
        parent = parent or _dateline(resolver, index, settled) or at_large
        parent = _abroad(resolver, index, parent, settled) or parent
        if parent and name.cue is not None:
            told.setdefault(name.key, parent)
        resolver.parent[index] = parent
        resolver.score[index] = score if parent else _NOWHERE
        if not resolver.why[index]:
            how = "it lies in" if score == _TOLD else "near"
            where = f"; {how} {parent.name}" if parent else ""
            resolver.why[index] = "not in the gazetteer" + where


class _Settled:
    """What the report's resolved names tell of all that are not, gathered once.

    `provinces` are those that it names of each country, `capital` that of the country it speaks of,
    `datelines` where the reporter of a paragraph is.
    """

    def __init__(self, resolver: "Resolver") -> None:
        self.gazetteer = resolver.gazetteer
        self.focus = resolver.company.focus
        self.provinces: dict[str | None, set[str]] = {}
        self.capital: Place | None = None
        # Countries of which a place is told, datelines and speakers aside.
        self.scenes: set[str | None] = set()
        self.datelines: dict[int, Place] = {}
        for index, place in enumerate(resolver.place):
            if place is None:
                continue
            if place.capital_of is not None and place.capital_of == self.focus:
                self.capital = self.capital or place
            if not resolver.usable[index]:
                if place.country == self.focus and place.kind != "country":
                    self.datelines.setdefault(resolver.company.paragraphs[index], place)
                continue
            self.scenes.add(place.country)
            if place.admin1 and not is_capital(place, self.gazetteer):
                self.provinces.setdefault(place.country, set()).add(place.admin1)

    def only_province(self, country: Place) -> Place:
        """The one province of a country that the report names, its capital's aside; else the country."""
        named = self.provinces.get(country.country, set())
        return (self.gazetteer.admin1(next(iter(named))) or country) if len(named) == 1 else country


def _own_town(resolver: "Resolver", index: int, settled: _Settled) -> Place | None:
    """The town of which a name is told to be a quarter ("the X suburb of the city", "X, a quarter of it")."""
    context, words, name = resolver.context, resolver.words, resolver.names[index]
    cue = context.cue_at(name.last) or context.appositive(
        name.last, context.sentence(name.first).last
    )
    if cue is None or cue.word not in words.quarters:
        return None
    of, the, town, *_ = [*_unsided(context.low[cue.last : cue.last + _SIDED], words), "", "", ""]
    if of not in words.genitive or the not in words.definite:
        return None
    if town in words.capitals:
        return settled.capital
    if words.cues.get(town) != "settlement":
        return None
    before = range(index - 1, max(-1, index - 1 - _BEFORE), -1)
    named = (resolver.place[i] for i in before)
    towns = [p for p in named if p is not None and p.kind == "settlement"]
    return next((p for p in towns if not _is_seat_abroad(resolver, p)), next(iter(towns), None))


def _unsided(after: Sequence[str], words: Words) -> Sequence[str]:
    """“in the east of the city”: “of the city”, without the side on which it lies."""
    side = len(after) > 3 and after[0] in words.locative and after[1] in words.definite
    return after[3:] if side and after[2] in words.directions else after


def _in_capital(resolver: "Resolver", index: int, settled: _Settled) -> Place | None:
    """The country's capital, for what its paragraph tells after "In the capital, ..." alone."""
    context, words, here = resolver.context, resolver.words, resolver.names[index].first
    if settled.capital is None:
        return None
    paragraphs = resolver.company.paragraphs
    begin = context.sentence(here).first
    for before in range(index - 1, max(-1, index - 1 - _BEFORE), -1):
        if paragraphs[before] != paragraphs[index]:
            break
        if resolver.place[before] is not None and resolver.usable[before]:
            return None  # another place is told before it
        begin = min(begin, context.sentence(resolver.names[before].first).first)
    low = context.low[begin : begin + _OPENING]
    if len(low) < _OPENING or low[3] != ",":
        return None
    opens = low[0] in words.inward and low[1] in words.definite and low[2] in words.capitals
    return settled.capital if opens else None


def _closest(resolver: "Resolver", index: int) -> Place | None:
    """The nearest resolved place: of the sentence, else of the paragraph, else before it.

    A place that only tells a distance is none ("60 km from Kirkuk"), but one that tells nothing more than
    the side on which the name lies is next to it ("Chalal, southwest of Kirkuk").
    A country that the sentence names rules out places of others. The ends of a way told before ("had gone to
    Aden", "the road between Kabul and Khost") hold a name only where nothing else does.
    """
    here, is_apart = resolver.names[index].first, resolver.context.is_apart
    sentences, paragraphs = resolver.company.sentences, resolver.company.paragraphs
    near = [
        i
        for i in range(max(0, index - _BEFORE), min(len(resolver.names), index + _AFTER))
        if i != index
        and resolver.place[i] is not None
        and resolver.usable[i]
        and (not is_apart(resolver.names[i].first) or _beside(resolver, index, i))
        and not _is_attribute(resolver, i)
    ]
    countries = {
        place.country
        for i in near
        if sentences[i] == sentences[index] and (place := resolver.place[i])
    }
    best: tuple[int, int] | None = None
    found: int | None = None
    for i in near:
        place = resolver.place[i]
        if place is None or (countries and place.country not in countries):
            continue
        if sentences[i] == sentences[index]:
            apart = _is_end(resolver, i) and not _listed_with(resolver, index, i)
            rank = int(apart)  # "on the road which links Beni with X" in Ituri
            rank += _AWAY * _names_road(resolver, i)
        elif i > index:
            continue
        else:
            rank = 2 if paragraphs[i] == paragraphs[index] else 3
            rank += _AWAY * (
                _is_end(resolver, i) or (rank > 2 and _is_seat_abroad(resolver, place))
            )
        standing = (rank + 3 * (place.kind == "country"), abs(resolver.names[i].first - here))
        if best is None or standing < best:
            best, found = standing, i
    return None if found is None else _narrowest(resolver, found, near)


def _is_seat_abroad(resolver: "Resolver", place: Place) -> bool:
    """Whether a place is another country's capital, where talks are held ("agreed in Stockholm")."""
    company = resolver.company
    abroad = place.country != company.focus and company.share(company.focus) > _AT_HOME
    return abroad and is_capital(place, resolver.gazetteer)


def _is_attribute(resolver: "Resolver", index: int) -> bool:
    """Whether a country only tells whose somebody is, or what it borders ("Iran-backed", "border with X")."""
    place, name = resolver.place[index], resolver.names[index]
    if place is None or place.kind != "country":
        return False
    low, words = resolver.context.low, resolver.words
    if resolver.context.document.hyphenated(name.last):
        return True
    if low[name.last : name.last + 1] and low[name.last] in words.possessive:
        return True  # "Soldiers of Haiti's army"
    return " ".join(low[max(0, name.first - 2) : name.first]) in words.bounds


def _listed_with(resolver: "Resolver", index: int, other: int) -> bool:
    """Whether two names stand in one list: "more men would be sent to X and Y"."""
    left, right = resolver.names[min(index, other)], resolver.names[max(index, other)]
    gap = resolver.context.low[left.last : right.first]
    return 0 < len(gap) <= _INSIDE and resolver.words.separators.issuperset(gap)


def _names_road(resolver: "Resolver", index: int) -> bool:
    """“On the Jalalabad road near X”: a way out of another town, which says little of where X is."""
    low, last = resolver.context.low, resolver.names[index].last
    return not resolver.words.roads.isdisjoint(low[last : last + 1])


def _is_end(resolver: "Resolver", index: int) -> bool:
    """Whether a name only tells whence or whither somebody goes ("gone to X", "as far as X, in Y")."""
    words, low, names = resolver.words, resolver.context.low, resolver.names
    before = names[index].first - 1
    begin = resolver.context.sentence(names[index].first).first
    while before > begin and (low[before] in words.definite or low[before] in words.directions):
        before -= 1
    if before < begin:
        return False
    if low[before] in words.ends or " ".join(low[before - 1 : before + 1]) in words.ends:
        return True
    gap = low[names[index - 1].last : names[index].first] if index else ()
    if gap and len(gap) <= _INSIDE and words.inward.issuperset(gap):
        return _is_end(resolver, index - 1)  # the whole of an end is told only with it
    ties = low[before] in words.conjunctions or low[before] in words.prepositions
    joined = ties and index and names[index - 1].last == before  # "links Beni with Komanda"
    return bool(joined) and _is_end(resolver, index - 1)


def _narrowest(resolver: "Resolver", found: int, near: Sequence[int]) -> Place | None:
    """The one district told to lie in a province found ("Nawa district of Helmand"), else what was found.

    What a report tells next without a whole of its own lies where it was speaking of: in the district.
    """
    place = resolver.place[found]
    if place is None or place.kind != "admin1":
        return place
    parts = {
        part.id: part
        for i in near
        if resolver.whole[i] == found and (part := resolver.place[i]) and part.kind == "admin2"
    }
    return next(iter(parts.values())) if len(parts) == 1 else place


def _dateline(resolver: "Resolver", index: int, settled: _Settled) -> Place | None:
    """Where the reporter is, for a quarter or district told in the dateline's own paragraph."""
    name = resolver.names[index]
    quarter = name.cue in resolver.words.quarters
    place = settled.datelines.get(resolver.company.paragraphs[index])
    if place is None or not (quarter or name.kind == "admin2"):
        return None
    if quarter and place.kind == "settlement":
        return place
    return resolver.gazetteer.admin1(place.admin1) if place.admin1 else None


def _abroad(
    resolver: "Resolver", index: int, parent: Place | None, settled: _Settled
) -> Place | None:
    """“BEIRUT - Syrian forces took the town of X”: in Syria, if nothing but the dateline is in Lebanon."""
    if parent is None or parent.country in settled.scenes:
        return None
    demonyms, context = resolver.words.demonyms, resolver.context
    sentence = context.sentence(resolver.names[index].first)
    told = {demonyms[w] for w in context.low[sentence.first : sentence.last] if w in demonyms}
    (code,) = told if len(told) == 1 else (None,)
    if code is None or code == parent.country:
        return None
    country = resolver.gazetteer.country(code)
    return settled.only_province(country) if country else None


def _beside(resolver: "Resolver", index: int, other: int) -> bool:
    """Whether a name is followed at once by the side of another on which it lies."""
    words, low = resolver.context.words, resolver.context.low
    gap = low[resolver.names[index].last : resolver.names[other].first]
    told = {",", "-", *words.directions, *words.away, *words.definite, *words.ways}
    return 0 < len(gap) <= _SIDE and told.issuperset(gap)


def _at_large(resolver: "Resolver") -> Place | None:
    """The province that the report names most, else its country."""
    told = Counter(area(place) for place in resolver.place if place and place.kind != "country")
    gazetteer = resolver.gazetteer
    if told:
        code = told.most_common(1)[0][0]  # of several the one named first
        if found := gazetteer.admin1(code) or gazetteer.country(code):
            return found
    focus = resolver.company.focus
    return gazetteer.country(focus) if focus else None
