"""What the text itself says of a name's kind and of the whole it lies in, before any weighing."""

from collections.abc import Sequence
from dataclasses import dataclass

from geomap.gazetteer.apart import apart_km
from geomap.geoparse.context import Context
from geomap.geoparse.links import Link, Structure
from geomap.geoparse.names import Name
from geomap.geoparse.openings import settings
from geomap.geoparse.places import PROMINENT, beside, is_little, of_kind, within
from geomap.geoparse.words import Words
from geomap.model import Place

_IN_LAND = 2  # words of "in northern" between a town and its country
_ABOVE = 12  # names over a bulleted list among which its heading is looked for
_OUTSKIRTS = 25  # km from a town within which its quarters and suburbs lie
_CITY = 100_000  # people; no text calls so large a town a village
_VILLAGE = 10_000  # people; so small a place is no city where another has its name


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Lists parallel to the names of a document.

    `kind` is the kind that a cue tells; `options` the places that remain; `whole` the index of the name
    in which this one is told to lie.
    """

    kind: list[str | None]
    options: list[tuple[Place, ...]]
    whole: list[int | None]


def narrow(names: Sequence[Name], context: Context, words: Words, structure: Structure) -> Narrowed:
    """Leave of each name's places those that the text allows.

    Args:
        names: in order of appearance.
        context: of the same document.
        words: the lexicon's.
        structure: how the names hang together.
    """
    narrowing = _Narrowing(names, context, words, structure)
    narrowing.run(structure)
    return Narrowed(narrowing.kind, narrowing.options, narrowing.whole)


class _Narrowing:
    def __init__(
        self, names: Sequence[Name], context: Context, words: Words, structure: Structure
    ) -> None:
        self.names = names
        self.context = context
        self.words = words
        self.lists = structure.lists
        self.listed = structure.listed
        self.kind = [name.kind for name in names]
        self.options: list[tuple[Place, ...]] = []
        self.whole: list[int | None] = [None] * len(names)

    def run(self, structure: Structure) -> None:
        self._spread_cues()
        self.options = [of_kind(n.places, k) for n, k in zip(self.names, self.kind, strict=True)]
        for index, name in enumerate(self.names):
            if name.cue in self.words.hamlets:
                small = tuple(
                    p for p in self.options[index] if p.population < _CITY and p.kind != "admin1"
                )
                self.options[index] = small
        for link in structure.links:
            self._follow(link)
        for link in structure.links:
            self._reach(link)
        for part, whole in settings(self.names, self.options, self.context, self.words):
            self._set_in(part, whole)
        for members in self.lists:
            self._share_whole(members)
            self._share_rank(members)
        for members in structure.rows:
            self._under_heading(members)
        for members in structure.chains:
            if not any(self.whole[index] in members for index in members):
                self._share_whole(members)

        for index, name in enumerate(self.names):
            if name.cue in self.words.cities and self.whole[index] is None:
                self._leave_cities(index)
            self._leave_namesake(index)
        self._told_once()

    def _set_in(self, part: int, whole: int) -> None:
        """Keep of a name only the places that lie where its sentence is set, be there none."""
        wholes = self.options[whole]
        if self.whole[part] is not None or not any(
            p.kind in ("admin1", "settlement") for p in wholes
        ):
            return
        towns = [p for p in wholes if p.kind == "settlement"]
        near = any(_near(p, town) for p in self.options[part] for town in towns)
        if not near and not self._narrow(part, whole, False):
            self.options[part] = ()
            self.whole[part] = whole

    def _leave_namesake(self, index: int) -> None:
        """“In western Mexico” is of the country, and not of its province of the same name."""
        options = self.options[index]
        nations = {p.country for p in options if p.kind == "country"}
        if self.kind[index] is None and self.whole[index] is None and nations:
            namesake = all(
                p.kind in ("country", "admin1") and p.country in nations for p in options
            )
            if namesake:
                self.options[index] = tuple(p for p in options if p.kind == "country")

    def _leave_cities(self, index: int) -> None:
        """“The city of X” is no village of that name where a city has it."""
        options = self.options[index]
        if any(p.kind == "settlement" and p.population >= PROMINENT for p in options):
            self.options[index] = tuple(
                p for p in options if p.kind != "settlement" or p.population >= _VILLAGE
            )

    def _told_once(self) -> None:
        """“The region of X”, “the town of X” are those of the X told in full, and none in another country."""
        told: dict[str, tuple[Place, ...]] = {}
        for index, name in enumerate(self.names):
            if self.whole[index] is not None and self.options[index]:
                told.setdefault(name.key, self.options[index])
        for index, name in enumerate(self.names):
            known = told.get(name.key, ())
            if self.whole[index] is not None or not known:
                continue
            if {p.country for p in known}.isdisjoint(p.country for p in self.options[index]):
                self.options[index] = known

    def _spread_cues(self) -> None:
        """A plural cue is said of every name of its list ("Helmand and Kandahar provinces")."""
        for members in self.lists:
            told = next((self.names[i].kind for i in members if self.names[i].many), None)
            told = told or self._announced(members[0])
            if told:
                for i in members:
                    self.kind[i] = self.kind[i] or told
        for i in range(len(self.names)):
            if i not in self.listed and self.kind[i] is None:
                self.kind[i] = self._announced(i)

    def _announced(self, index: int) -> str | None:
        """The kind that a plural before a list tells ("six provinces, including Ghazni and ...")."""
        first = self.names[index].first
        begin = self.context.sentence(first).first
        low, words = self.context.low, self.words
        i = first - 1
        listing = False
        while (
            i >= begin
            and first - i < 7
            and not low[i].isdigit()
            and (
                low[i] in words.listing
                or low[i] in words.directions
                or low[i] in words.definite
                or low[i] in (",", ":", "(")
            )
        ):
            listing = listing or low[i] in words.listing or low[i] in (":", "(")
            i -= 1
        if not listing or i < begin or low[i] not in words.plural:
            return None
        return words.cues.get(low[i])

    def _follow(self, link: Link) -> None:
        """Keep of two linked names only the places that lie one in the other."""
        if self._is_town_of(link):
            link = Link(link.parent, link.child, firm=True)
        pairs = [(link.child, link.parent)]
        if link.either:
            pairs.append((link.parent, link.child))
        number = self.listed.get(link.child)
        listed = number is not None and number == self.listed.get(link.parent)
        for child, parent in pairs:
            if not self.options[parent]:
                continue
            if not self.options[child]:
                if self.whole[child] is None and not listed:
                    self.whole[child] = parent
                continue
            if listed and _alike(self.options[child], self.options[parent]):
                continue
            if self._narrow(child, parent, link.capital):
                return
        apart = listed and link.firm and self._are_strange(link)
        if apart or (not listed and self._denies(link)):
            self.options[link.child] = ()  # another place of this name, which no gazetteer has
            self.whole[link.child] = link.parent

    def _is_town_of(self, link: Link) -> bool:
        """Whether the town comes first: "the Norburg suburb of Weston", not "the Weston suburb of it"."""
        if not link.firm or self.names[link.child].cue not in self.words.quarters:
            return False
        first, second = (
            max((p.population for p in self.options[i] if p.kind == "settlement"), default=0)
            for i in (link.child, link.parent)
        )
        return first >= PROMINENT and first > second

    def _reach(self, link: Link) -> None:
        """Follow a link over a whole that no gazetteer has to its own ("X of Y district, Kandahar")."""
        child, whole = link.child, self.whole[link.parent]
        if not link.firm or self.options[link.parent] or not self.options[child] or whole is None:
            return
        if not self._narrow(child, whole, False):
            far = Link(child, whole, firm=True)
            if self._denies(far):
                self.options[child] = ()
                self.whole[child] = whole

    def _share_whole(self, members: Sequence[int]) -> None:
        """The whole told for the end of a list is told for all ("A and B districts of Kandahar")."""
        wholes = (self.whole[members[0]], self.whole[members[-1]])
        whole = next((w for w in wholes if w is not None and w not in members), None)
        if whole is None or not self.options[whole]:
            return
        for index in members:
            if self.whole[index] is None and self.options[index]:
                self._narrow(index, whole, False)
            elif self.whole[index] is None:
                self.whole[index] = whole

    def _under_heading(self, members: Sequence[int]) -> None:
        """A bulleted list under a province tells of places in it, if most that are known lie there."""
        above = range(members[0] - 1, max(-1, members[0] - _ABOVE), -1)
        heading = next((i for i in above if any(p.kind == "admin1" for p in self.options[i])), None)
        if heading is None:
            return
        provinces = [p for p in self.options[heading] if p.kind == "admin1"]
        known = [i for i in members if self.options[i]]
        inside = {i for i in known if any(within(c, p) for c in self.options[i] for p in provinces)}
        if 2 * len(inside) <= len(known):
            return
        for index in members:
            if index in inside:
                self._narrow(index, heading, False)
            elif self.whole[index] is None:  # a village that no gazetteer has, not its namesake
                self.options[index] = ()
                self.whole[index] = heading

    def _share_rank(self, members: Sequence[int]) -> None:
        """In a list with a country, a name that can be a country's is one ("Nigeria and Niger")."""
        if not any(_only_country(self.options[i]) for i in members):
            return
        for index in members:
            countries = tuple(p for p in self.options[index] if p.kind == "country")
            if countries and self.kind[index] is None:
                self.options[index] = countries

    def _denies(self, link: Link) -> bool:
        """Whether the text names a whole in which no place of the name lies (codebook section 5)."""
        parts, wholes = self.options[link.child], self.options[link.parent]
        towns = [p for p in wholes if p.kind == "settlement"]
        if link.quarter and parts and towns:
            return not any(_near(part, town) for part in parts for town in towns)
        land = any(p.kind == "country" for p in wholes) and not _only_country(parts)
        beside = 0 < self.names[link.parent].first - self.names[link.child].last <= _IN_LAND
        if link.firm and parts and land and beside:
            return {p.country for p in parts}.isdisjoint(p.country for p in wholes)  # "X in Mali"
        if not parts or not wholes or any(p.kind in ("country", "admin1") for p in parts):
            return False
        if link.either:
            near = {p.country for p in parts}
            province = any(p.kind == "admin1" and p.country in near for p in wholes)
            only = all(p.kind == "admin1" for p in wholes)
            told = only and self.kind[link.child] is not None  # "X township, Sagaing Region"
            return province or told or self.kind[link.parent] == "admin2"
        # "Norland's Weston" may lie elsewhere; "Norland's Weston district" can not.
        firm = link.firm or (link.owned and self.kind[link.child] in ("admin2", "settlement"))
        return firm and any(p.kind in ("admin1", "admin2") for p in wholes)

    def _are_strange(self, link: Link) -> bool:
        """“The villages of A and B, in Ituri”: no village of a country that has no Ituri."""
        parts, wholes = self.options[link.child], self.options[link.parent]
        provinces = [p for p in wholes if p.kind == "admin1"]
        return (
            bool(parts and provinces)
            and is_little(parts)
            and {p.country for p in parts}.isdisjoint(p.country for p in provinces)
        )

    def _narrow(self, child: int, parent: int, capital: bool) -> bool:
        parts, wholes = self.options[child], self.options[parent]
        inside = [(c, p) for c in parts for p in wholes if within(c, p)]
        inside = inside or [(c, p) for c in parts for p in wholes if beside(c, p)]
        if capital:
            seats = [
                (c, p)
                for c, p in inside
                if c.capital_of is not None and c.capital_of in (p.admin1, p.country)
            ] or [(c, p) for c, p in inside if c.kind == "settlement"]
            inside = seats or inside
        if not inside:
            return False
        self.options[child] = tuple(dict.fromkeys(c for c, _ in inside))
        self.options[parent] = tuple(dict.fromkeys(p for _, p in inside))
        self.whole[child] = parent
        return True


def _near(part: Place, town: Place) -> bool:
    """Whether a place may be a quarter of a town, though it lies in another province."""
    km = apart_km(part, town)
    return part.kind != "admin1" and km is not None and km <= _OUTSKIRTS


def _only_country(places: Sequence[Place]) -> bool:
    return bool(places) and all(p.kind == "country" for p in places)


def _alike(a: Sequence[Place], b: Sequence[Place]) -> bool:
    """Whether two names of a list can be of one kind, so that neither needs to lie in the other."""
    return bool({p.kind for p in a} & {p.kind for p in b})
