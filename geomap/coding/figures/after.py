"""The people who stand after a verb of killing or wounding ("killing five soldiers and a child")."""

from collections.abc import Sequence

from geomap.coding.figures.lists import joined, without_clause, without_name
from geomap.coding.figures.quantities import Quantity, one
from geomap.coding.figures.scene import Scene
from geomap.coding.figures.unnumbered import himself, named_after
from geomap.coding.phrases import Hit

_TELLS = 6  # words from somebody to the verb of saying
_BETWEEN = 4  # words from the verb to its object
_NAME = 16  # words of a name and an office
_PAIR = 2  # people after whom a list can be one of parts


def people_after(scene: Scene, index: int, hit: Hit, used: set[int]) -> list[Quantity]:
    """The people after a verb."""
    low = scene.document.low
    following = scene.marks.people[index + 1 : index + 2]
    limit = following[0].first if following else scene.sentence.last
    chain: list[Quantity] = []
    position = hit.last
    for q in scene.quantities:
        if q.first < position or q.first in used:
            continue
        if q.first >= limit:
            break
        between = low[position : q.first]
        if chain:
            if _parted(scene, index, position, q):
                break
        elif len(between) > _BETWEEN or _halts(scene, between):
            named = _named(scene, hit, between)
            if not named:
                break
            chain.append(named)
            # "Killed a councilwoman, her driver and two", but "Bakht Gul, a judge, and a guard"
            own = low[q.first] in scene.words.classes["possessive"]
            if low[q.first - 1] == "," and not (q.stated or own):
                position = q.last
                continue
            if named.value > 1:
                break  # "killed her and her driver" is told as two
        if q.person:
            chain.append(q)
            position = q.last
        elif chain:
            break
        else:
            position = q.last + 1
    if len(chain) > _PAIR and low[chain[0].last] == "," and _takes_apart(chain):
        chain = chain[:1]
    if chain and himself(scene, position):
        chain.append(one(position + 1, position + 2, "attacker"))
    return chain or named_after(scene, hit)


def _halts(scene: Scene, between: Sequence[str]) -> bool:
    """Whether the object of a verb ends before the words that follow it."""
    stop = scene.words.classes["stop"] - {"another"}
    return any(word in stop or word in ".,;:()–—" for word in between)


def _named(scene: Scene, hit: Hit, between: tuple[str, ...]) -> Quantity | None:
    """Who is named between a verb and those who are counted ("killed Bakht Gul, a judge, and two guards")."""
    between = without_clause(scene, between)
    found = named_after(scene, hit) if len(between) <= _NAME else []
    classes = scene.words.classes
    whose = between[:-1] if between and between[-1] in classes["possessive"] else between
    along = " ".join(whose[-2:]) in classes["along_with"]  # "along with his two bodyguards"
    linked = along or (bool(between) and between[-1] in classes["links"])
    named = whose[:-2] if along else between
    return found[0] if found and linked and classes["halts_people"].isdisjoint(named) else None


def _parted(scene: Scene, index: int, position: int, q: Quantity) -> bool:
    """Whether a quantity is no more of the list that ends at a token."""
    low = scene.document.low
    if q.part or not joined(scene, without_name(scene, position, q.first)):
        return True
    finite = low[q.last : q.last + 1]  # "killed 40 and 34 are missing": of another clause
    if not scene.words.classes["plural_verbs"].isdisjoint(finite):
        return True
    apposed = low[position : q.first] == (",",)
    return _taken_by_next(scene, index, q) or (apposed and _says(scene, q))


def _takes_apart(chain: list[Quantity]) -> bool:
    """“two people, a soldier and a child”, “two contractors, an American and a Briton”: two."""
    whole, *parts = chain
    plain = whole.side is None or any(q.side == "foreign" for q in parts)
    return plain and sum(q.value for q in parts) == whole.value


def _says(scene: Scene, q: Quantity) -> bool:
    """“wounding three children, a doctor at the hospital said”, “..., two officers said”: they tell of it."""
    low = scene.document.low
    rest = low[q.last : min(q.last + _TELLS, scene.sentence.last)]
    end = next((i for i, word in enumerate(rest) if word in scene.words.claim_verbs), None)
    return end is not None and "," not in rest[:end]


def _taken_by_next(scene: Scene, index: int, q: Quantity) -> bool:
    """“killing 14 soldiers and three were wounded”: the three belong to the next verb."""
    people = scene.marks.people
    if index + 1 >= len(people):
        return False
    low = scene.document.low
    following = people[index + 1]
    between = low[q.last : following.first]
    auxiliary = scene.words.classes["auxiliary"]
    return len(between) <= 4 and all(w in auxiliary for w in between)
