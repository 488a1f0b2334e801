"""Whom a verb of dying, wounding or fleeing takes: the people before it, or those after it."""

from dataclasses import replace

from geomap.coding.figures.captives import found_dead
from geomap.coding.figures.corpses import bodies, counted_after, sided
from geomap.coding.figures.hurt import RELATIVE, died_of_it, is_dead, of_the_hurt, some_of, was_hurt
from geomap.coding.figures.lists import joined, with_one_more, without_clause, without_name
from geomap.coding.figures.quantities import Quantity, one
from geomap.coding.figures.scene import Scene
from geomap.coding.figures.unnumbered import (
    himself,
    just_before,
    killer,
    named_after,
    several,
    somebody,
    told_of,
    unarmed,
    unnumbered,
)
from geomap.coding.figures.voice import is_joint, loser, passive
from geomap.coding.phrases import Hit

_TELLS = 6  # words from somebody to the verb of saying
_REACH = 26  # words to the left in which the people of a passive verb are looked for
_PHRASE = 5  # words of "and the lone bomber"
_THEN = 3  # words from "were abducted" to "and then killed"
_ALONG = (
    14  # words from a verb to "along with" ("was killed in an air strike on Monday along with")
)
_BARE = 2  # words of a verb of two parts with nobody between them
_NEAR = 7  # the same for a word that only counts ("twenty-nine people are dead")


def people_of(scene: Scene, index: int, hit: Hit, used: set[int]) -> list[Quantity]:
    """The quantities that a verb takes."""
    previous = scene.marks.people[index - 1] if index else None
    if previous and was_hurt(scene, previous, hit):
        return some_of(scene, _taken(scene, index - 1, previous, used))
    joint = hit.kind != "around" and is_joint(scene, index, hit)
    return [] if joint or died_of_it(scene, index, hit) else _taken(scene, index, hit, used)


def _taken(scene: Scene, index: int, hit: Hit, used: set[int]) -> list[Quantity]:
    kind, low, classes = hit.kind, scene.document.low, scene.words.classes
    if scene.captives and (found := found_dead(scene, hit)):
        return found
    if kind == "around" and hit.last - hit.first > _BARE:
        inside = [q for q in scene.quantities if hit.first < q.first < hit.last and q.person]
        inside = inside or named_after(scene, hit._replace(last=hit.first + 1))
        if not (inside or passive(scene, hit)):  # "stoned to death a suspected thief"
            inside = _right(scene, index, hit, used)
        return inside or _left(scene, index, hit, used)
    if kind == "follows":
        earlier = low[max(scene.sentence.first, hit.first - 3) : hit.first]
        if low[hit.first] in classes["loses"] and not classes["who"].isdisjoint(earlier):
            return []  # tells who somebody is
        found = bodies(scene, hit, used) or _right(scene, index, hit, used)
        if not found and low[hit.last - 1] in classes["another"]:
            return [one(hit.last - 1, hit.last, "unsaid")]  # "killing two and wounding another"
        if low[hit.first] in classes["loses"]:
            side = loser(scene, hit)
            found = [q if q.side else replace(q, side=side) for q in found]
        return found
    before = low[hit.first - 1]
    corpse = not classes["corpse"].isdisjoint(low[hit.first : hit.last])
    counted = any(q.last == hit.first and q.stated for q in scene.quantities)  # "one dead"
    bare = kind == "count" and not (corpse or counted)
    if bare and before in classes["who"] | classes["pronouns"]:
        return []  # "a baker who lives nearby"
    if kind in ("subject", "count"):
        found = _left(scene, index, hit, used, near=kind == "count")
        if kind == "count":
            found = [sided(scene, q, hit) for q in found]
        if not found and kind == "subject":
            found = somebody(scene, index, hit.first)
        if not found and corpse:
            return [one(hit.first, hit.last, "unsaid")]
        if not found and not classes["singular_possessive"].isdisjoint(low[hit.first : hit.last]):
            return [one(scene.sentence.first, hit.first, "civilian")]
        if not found and kind == "subject" and low[hit.first - 1] in classes["one_pronoun"]:
            return killer(scene, index, hit)
        if not found and kind == "subject":
            found = just_before(scene, hit) or told_of(scene, hit)
        if hit.name == "injured":
            found = [q for q in found if not is_dead(scene, q)]
        if found and kind == "subject":
            found = [*found, *_alongside(scene, index, hit, used)]
        return found or (counted_after(scene, hit, used) if kind == "count" else [])
    if both := _taken_and(scene, index, hit):
        return both
    if passive(scene, hit):
        found = _left(scene, index, hit, used) or killer(scene, index, hit)
        found = found or unnumbered(scene, index, hit)
        if not found and hit.first == scene.sentence.first and hit.last < scene.sentence.last:
            if low[hit.last] not in classes["passive"]:
                return []
            return _right(scene, index, hit._replace(last=hit.last + 1), used)  # "Killed were two"
        if not found:
            return []
        return [
            *found,
            *(
                replace(q, side=q.side or found[-1].side)
                for q in _alongside(scene, index, hit, used)
            ),
        ]
    return _right(scene, index, hit, used) or _left(scene, index, hit, used)


def _taken_and(scene: Scene, index: int, hit: Hit) -> list[Quantity]:
    """“four others were abducted and killed”: those who were taken."""
    taken = scene.marks.people[index - 1] if index else hit
    if taken.name != "taken" or hit.name != "killed" or not passive(scene, taken):
        return []
    between = scene.document.low[taken.last : hit.first]
    conjoined = between[:1] and between[0] in scene.words.classes["conjunctions"]
    others = any(taken.last <= q.first < hit.first for q in scene.quantities)
    if not conjoined or others or len(between) > _THEN:
        return []
    return [unarmed(q) for q in _left(scene, index - 1, taken, set())]


def _alongside(scene: Scene, index: int, hit: Hit, used: set[int]) -> list[Quantity]:
    """“the chief was killed on Monday along with eight of his men”, “three died along with the driver”."""
    low = scene.document.low
    verbs = {h.first for h in scene.marks.people}
    for at in range(hit.last, min(hit.last + _ALONG, scene.sentence.last)):
        if at in verbs or not low[at][0].isalnum():
            break
        for begin in (at + 1, at + 2):
            if " ".join(low[at:begin]) in scene.words.classes["along_with"]:
                return _right(scene, index, hit._replace(last=begin), used)
    last = scene.quantities[-1] if scene.quantities else None
    if last is None or last.first in used or low[scene.sentence.last - 2] not in scene.words.sides:
        return []
    said = low[hit.last : last.first]
    alone = not any(h.first > hit.last for h in scene.marks.people)
    added = said[-1:] and said[-1] in scene.words.classes["cut"] and said[-2:-1] == (",",)
    # "Four guards were killed, he said, and one of the raiders."
    return [last] if added and alone and not scene.words.claim_verbs.isdisjoint(said) else []


def _left(scene: Scene, index: int, hit: Hit, used: set[int], near: bool = False) -> list[Quantity]:
    """The people before a verb, a list of them as one ("five soldiers and two guards were killed")."""
    low = scene.document.low
    begin = max(scene.sentence.first, hit.first - (_NEAR if near else _REACH))
    if index and not near:
        previous = scene.marks.people[index - 1]
        if not _relative(scene, previous):
            begin = max(begin, previous.last)
    for token in range(hit.first - 1, begin - 1, -1):
        if low[token] == ";":
            begin = token + 1
            break
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
    chain = [_head(scene, before, hit)]
    if last := _and_the_one(scene, chain[0], hit):
        chain.append(last)
    closed = "," in low[chain[0].last : hit.first]
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
    if sum(q.value for q in chain) == 1 and _both(scene, chain[0], hit):
        return [one(chain[0].first - 1, chain[0].first, chain[0].side or "unsaid"), *chain]
    return with_one_more(scene, chain, max(begin, chain[0].first - _REACH))


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


def _right(scene: Scene, index: int, hit: Hit, used: set[int]) -> list[Quantity]:
    """The people after a verb."""
    low = scene.document.low
    limit = (
        scene.marks.people[index + 1].first
        if index + 1 < len(scene.marks.people)
        else scene.sentence.last
    )
    stop = scene.words.classes["stop"] - {"another"}
    chain: list[Quantity] = []
    position = hit.last
    for q in scene.quantities:
        if q.first < position or q.first in used:
            continue
        between = low[position : q.first]
        if q.first >= limit:
            break
        if chain:
            if q.part or not joined(scene, without_name(scene, position, q.first)):
                break
            finite = low[q.last : q.last + 1]  # "killed 40 and 34 are missing": of another clause
            if not scene.words.classes["plural_verbs"].isdisjoint(finite):
                break
            if _taken_by_next(scene, index, q) or (between == (",",) and _says(scene, q)):
                break
        elif len(between) > 4 or any(w in stop or w in ".,;:()–—" for w in between):
            between = without_clause(scene, between)
            named = named_after(scene, hit) if len(between) <= 12 else []
            classes = scene.words.classes
            linked = bool(between) and between[-1] in classes["links"]
            if not named or not linked or not classes["halts_people"].isdisjoint(between):
                break
            chain.append(named[0])
            own = (
                low[q.first] in classes["possessive"]
            )  # "killed a councilwoman, her driver and two"
            if (
                not (q.stated or own) and between[-1] == ","
            ):  # "killed Bakht Gul, a judge, and a guard"
                position = q.last
                continue
            if named[0].value > 1:
                break  # "killed her and her driver" is told as two
        if not q.person:
            if chain:
                break
            position = q.last + 1
            continue
        chain.append(q)
        position = q.last
    if len(chain) > _BARE and low[chain[0].last] == "," and _takes_apart(chain):
        chain = chain[:1]
    if chain and himself(scene, position):
        chain.append(one(position + 1, position + 2, "attacker"))
    return chain or named_after(scene, hit)


def _takes_apart(chain: list[Quantity]) -> bool:
    """“two people, a soldier and a child”, “two contractors, an American and a Briton”: two."""
    whole, *parts = chain
    plain = whole.side is None or any(q.side == "foreign" for q in parts)
    return plain and sum(q.value for q in parts) == whole.value


def _says(scene: Scene, q: Quantity) -> bool:
    """“wounding three children, a doctor at the hospital said”: the doctor tells of them."""
    low = scene.document.low
    rest = low[q.last : min(q.last + _TELLS, scene.sentence.last)]
    end = next((i for i, word in enumerate(rest) if word in scene.words.claim_verbs), None)
    return not q.stated and end is not None and "," not in rest[:end]


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
