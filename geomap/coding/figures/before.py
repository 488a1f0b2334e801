"""The people who stand before a verb of dying, wounding or fleeing ("five soldiers were killed")."""

from dataclasses import replace

from geomap.coding.figures.hurt import RELATIVE, is_dead, of_the_hurt
from geomap.coding.figures.lists import joined, with_one_more, without_name
from geomap.coding.figures.quantities import Quantity, one
from geomap.coding.figures.scene import Scene
from geomap.coding.figures.unnumbered import several
from geomap.coding.phrases import Hit

_REACH = 26  # words to the left in which the people of a passive verb are looked for
_PHRASE = 5  # words of "and the lone bomber"
_NEAR = 7  # the same for a word that only counts ("twenty-nine people are dead")


def people_before(
    scene: Scene, index: int, hit: Hit, used: set[int], near: bool = False
) -> list[Quantity]:
    """The people before a verb, a list of them as one ("five soldiers and two guards were killed")."""
    begin = _beginning(scene, index, hit, near)
    families = hit.label.startswith("people:displaced")
    before = [
        q
        for q in scene.quantities
        if begin <= (q.last if near else q.first)
        and q.first < hit.first
        and q.person
        and q.first not in used
        and (families or q.unit != "families")
        and not (hit.name == "injured" and is_dead(scene, q))
    ]
    if near and before and before[-1].last < _past_aside(scene, hit) - 2:
        return []
    before = _untaken(scene, before, hit)
    while before and (before[-1].part or _apposed(scene, before, hit)):
        if hit.name == "killed" and of_the_hurt(scene, before[-1], hit):
            return [replace(before[-1], part=False)]
        before.pop()
    if not before:
        return []
    chain = _chain(scene, before, hit, near)
    if sum(q.value for q in chain) == 1 and _both(scene, chain[0], hit):
        return [one(chain[0].first - 1, chain[0].first, chain[0].side or "unsaid"), *chain]
    return with_one_more(scene, chain, max(begin, chain[0].first - _REACH))


def _beginning(scene: Scene, index: int, hit: Hit, near: bool) -> int:
    """The token from which people are a verb's: after the verb before it, and after a semicolon."""
    low = scene.document.low
    begin = max(scene.sentence.first, hit.first - (_NEAR if near else _REACH))
    if index and not near:
        previous = scene.marks.people[index - 1]
        if not _relative(scene, previous):
            begin = max(begin, previous.last)
    return next((t + 1 for t in range(hit.first - 1, begin - 1, -1) if low[t] == ";"), begin)


def _chain(scene: Scene, before: list[Quantity], hit: Hit, near: bool) -> list[Quantity]:
    """Those of whom a list tells as one ("five soldiers, two guards and a child were killed")."""
    chain = [_head(scene, before, hit)]
    if last := _and_the_one(scene, chain[0], hit):
        chain.append(last)
    closed = "," in scene.document.low[chain[0].last : hit.first]
    parted = False  # "five men, including two guards, and a child were killed"
    for q in reversed([q for q in before if q.first < chain[0].first]):
        between = without_name(scene, q.last, chain[0].first)
        if not parted and not joined(scene, between):
            break
        if q.part:
            parted = True
            continue
        listed = len(chain) > 1 and not closed  # "three guards, a driver and another passenger"
        bare = scene.words.classes["conjunctions"].isdisjoint(between)
        bare = bare and " ".join(between) not in scene.words.classes["along_with"]
        if bare and (near or not (chain[0].stated or listed)):
            break
        chain.insert(0, q)
    return chain


def _past_aside(scene: Scene, hit: Hit) -> int:
    """Where a verb would stand without what is said of its people between commas.

    “22 people, mostly students, dead”.
    """
    low = scene.document.low
    if low[hit.first - 1] != ",":
        return hit.first
    begin = max(scene.sentence.first, hit.first - _NEAR)
    opens = next((t for t in range(hit.first - 2, begin, -1) if low[t] == ","), hit.first)
    told = any(opens < t < hit.first for t in scene.parts)
    return opens if told else hit.first


def _and_the_one(scene: Scene, last: Quantity, hit: Hit) -> Quantity | None:
    """“three policemen and the bomber were killed”, “his son and a friend were”: one person more."""
    low, classes, sides = scene.document.low, scene.words.classes, scene.words.sides
    between = low[last.last : hit.first]
    if len(between) < 3 or between[0] not in classes["conjunctions"]:
        return None
    some = between[1] in classes["indefinite"]
    if not some and (between[1] not in classes["definite"] or not last.stated):
        return None
    noun = next((i for i, word in enumerate(between) if word in classes["auxiliary"]), len(between))
    head = between[noun - 1]
    nobody = head in scene.words.things | classes["noun"] if some else head not in sides
    if noun > _PHRASE or nobody or several(scene, head) or not head[0].isalpha():
        return None
    found = one(last.last + 1, last.last + noun, sides.get(head, "unsaid"))
    return (
        found
        if found.attacker or last.side in (None, found.side)
        else replace(found, side=last.side)
    )


def _both(scene: Scene, last: Quantity, hit: Hit) -> bool:
    """“Commander Rahim and another militant were killed”: two, as the verb says."""
    low, classes = scene.document.low, scene.words.classes
    verbs = low[max(last.last, hit.first - 4) : hit.first]
    follows = (
        last.first - 1 > scene.sentence.first and low[last.first - 1] in classes["conjunctions"]
    )
    return follows and not classes["plural_verbs"].isdisjoint(verbs)


def _untaken(scene: Scene, before: list[Quantity], hit: Hit) -> list[Quantity]:
    """“Two soldiers, one American and one Romanian, were killed”: the two, without what takes them apart."""
    low = scene.document.low
    if not before or "," not in low[before[-1].last : hit.first]:
        return before
    for at, q in enumerate(before[:-1]):
        rest = before[at + 1 :]
        if low[rest[0].first - 1] in scene.words.classes["conjunctions"]:
            continue  # "a teacher, 40, and his wife, 35, were killed"
        if low[q.last : q.last + 1] == (",",) and sum(r.value for r in rest) == q.value:
            return before[: at + 1]
    return before


def _head(scene: Scene, before: list[Quantity], hit: Hit) -> Quantity:
    """“two people, the elder and his guard, were killed”: the two, whom the rest only names."""
    last = before[-1]
    low = scene.document.low
    for q in before:
        whole = low[q.first - 1] in scene.words.classes["whole"] and q.stated and not q.part
        if whole and (q is last or low[q.last] == ","):
            return q  # "all seven, a couple and their five children, were killed"
    if last.stated:
        return last
    for q in reversed(before[:-1]):
        if q.stated and not q.part:
            closed = "," in low[last.last : hit.first]
            return q if low[q.last : q.last + 1] == (",",) and closed else last
    return last


def _relative(scene: Scene, hit: Hit) -> bool:
    """Whether it only tells who somebody is ("four men who were badly wounded", "of the wounded")."""
    low, classes = scene.document.low, scene.words.classes
    before = low[max(scene.sentence.first, hit.first - RELATIVE) : hit.first]
    told = classes["hurt_people"] | classes["taken_people"]
    noun = low[hit.first] in told and low[hit.first - 1] in classes["those"]
    return noun or not classes["who"].isdisjoint(before)


def _apposed(scene: Scene, before: list[Quantity], hit: Hit) -> bool:
    """Whether the last quantity only takes apart the one before it.

    "Six people - a woman and five children - were killed" are six.
    """
    if len(before) < 2:
        return False
    low = scene.document.low
    between = low[before[-2].last : before[-1].first]
    after = low[before[-1].last : hit.first]
    opened = bool(set(between) & {"–", "—", "(", "-"})
    closed = bool(set(after) & {"–", "—", ")", "-"})
    if opened and closed:
        return True
    earlier = low[before[0].last : before[-1].first]
    return closed and bool(set(earlier) & {"–", "—", "(", "-"})
