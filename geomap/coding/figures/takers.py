"""Whom a verb of dying, wounding or fleeing takes: the people before it, or those after it."""

from dataclasses import replace

from geomap.coding.figures.after import people_after
from geomap.coding.figures.before import people_before
from geomap.coding.figures.captives import found_dead
from geomap.coding.figures.corpses import bodies, counted_after, sided
from geomap.coding.figures.hurt import died_of_it, is_dead, some_of, was_hurt
from geomap.coding.figures.quantities import Quantity, one
from geomap.coding.figures.scene import Scene
from geomap.coding.figures.unnumbered import (
    just_before,
    killer,
    named_after,
    somebody,
    told_of,
    unarmed,
    unnumbered,
)
from geomap.coding.figures.voice import is_joint, loser, passive
from geomap.coding.phrases import Hit

_THEN = 3  # words from "were abducted" to "and then killed"
_ALONG = 14  # words from "was killed in an air strike on Monday" to "along with"
_BARE = 2  # words of a verb of two parts with nobody between them


def people_of(scene: Scene, index: int, hit: Hit, used: set[int]) -> list[Quantity]:
    """The quantities that a verb takes."""
    previous = scene.marks.people[index - 1] if index else None
    if previous and was_hurt(scene, previous, hit):
        return some_of(scene, _taken(scene, index - 1, previous, used))
    joint = hit.kind != "around" and is_joint(scene, index, hit)
    return [] if joint or died_of_it(scene, index, hit) else _taken(scene, index, hit, used)


def _taken(scene: Scene, index: int, hit: Hit, used: set[int]) -> list[Quantity]:
    """Whom a verb takes by its kind, as the lexicon tells it."""
    if scene.captives and (found := found_dead(scene, hit)):
        return found
    if hit.kind == "around" and hit.last - hit.first > _BARE:
        return _inside(scene, index, hit, used)
    if hit.kind == "follows":
        return _after(scene, index, hit, used)
    if hit.kind == "count":
        return _counted(scene, index, hit, used)
    if hit.kind == "subject":
        return _dying(scene, index, hit, used)
    if both := _taken_and(scene, index, hit):
        return both
    if passive(scene, hit):
        return _suffering(scene, index, hit, used)
    return people_after(scene, index, hit, used) or people_before(scene, index, hit, used)


def _inside(scene: Scene, index: int, hit: Hit, used: set[int]) -> list[Quantity]:
    """“Beat two men to death”: those within the words of the verb."""
    inside = [q for q in scene.quantities if hit.first < q.first < hit.last and q.person]
    inside = inside or named_after(scene, hit._replace(last=hit.first + 1))
    if not (inside or passive(scene, hit)):  # "stoned to death a suspected thief"
        inside = people_after(scene, index, hit, used)
    return inside or people_before(scene, index, hit, used)


def _after(scene: Scene, index: int, hit: Hit, used: set[int]) -> list[Quantity]:
    """“Killing five soldiers”, “lost two men”: those after the verb."""
    low, classes = scene.document.low, scene.words.classes
    loses = low[hit.first] in classes["loses"]
    earlier = low[max(scene.sentence.first, hit.first - 3) : hit.first]
    if loses and not classes["who"].isdisjoint(earlier):
        return []  # tells who somebody is
    found = bodies(scene, hit, used) or people_after(scene, index, hit, used)
    if not found and low[hit.last - 1] in classes["another"]:
        return [one(hit.last - 1, hit.last, "unsaid")]  # "killing two and wounding another"
    if loses:
        side = loser(scene, hit)
        found = [q if q.side else replace(q, side=side) for q in found]
    return found


def _counted(scene: Scene, index: int, hit: Hit, used: set[int]) -> list[Quantity]:
    """“Two dead”, “the bodies of three”: those whom a word for the dead or the hurt counts."""
    low, classes = scene.document.low, scene.words.classes
    corpse = not classes["corpse"].isdisjoint(low[hit.first : hit.last])
    counted = any(q.last == hit.first and q.stated for q in scene.quantities)  # "one dead"
    if any(q.last == hit.first and q.first in used for q in scene.quantities):
        return []  # "put the toll at 13 dead"
    bare = not (corpse or counted)
    if bare and low[hit.first - 1] in classes["who"] | classes["pronouns"]:
        return []  # "a baker who lives nearby"
    found = [sided(scene, q, hit) for q in people_before(scene, index, hit, used, near=True)]
    found = found or _implied(scene, hit)
    return _not_dead(scene, hit, found) or counted_after(scene, hit, used)


def _dying(scene: Scene, index: int, hit: Hit, used: set[int]) -> list[Quantity]:
    """“Five soldiers died”: those before the verb, and those who died along with them."""
    low, classes = scene.document.low, scene.words.classes
    aside = hit.first > 3 and low[hit.first - 4] == "," and low[hit.first - 1] in classes["them"]
    if aside and hit.name == "injured":
        return []  # "twelve, three of whom were in a coma": they were told with the twelve
    found = people_before(scene, index, hit, used) or somebody(scene, index, hit.first)
    if not found and (implied := _implied(scene, hit)):
        return implied
    if not found and low[hit.first - 1] in classes["one_pronoun"]:
        return killer(scene, index, hit)
    found = _not_dead(scene, hit, found or just_before(scene, hit) or told_of(scene, hit))
    return found and [*found, *_alongside(scene, index, hit, used)]


def _implied(scene: Scene, hit: Hit) -> list[Quantity]:
    """“A body was found”, “lost his life”: the one of whom the verb itself tells."""
    said, classes = scene.document.low[hit.first : hit.last], scene.words.classes
    if not classes["corpse"].isdisjoint(said):
        return [one(hit.first, hit.last, "unsaid")]
    if not classes["singular_possessive"].isdisjoint(said):
        return [one(scene.sentence.first, hit.first, "civilian")]
    return []


def _not_dead(scene: Scene, hit: Hit, found: list[Quantity]) -> list[Quantity]:
    """Without the dead, where a verb tells of the hurt."""
    return [q for q in found if hit.name != "injured" or not is_dead(scene, q)]


def _suffering(scene: Scene, index: int, hit: Hit, used: set[int]) -> list[Quantity]:
    """“Five soldiers were killed”, “killed were five soldiers”: those of a passive verb."""
    low = scene.document.low
    found = people_before(scene, index, hit, used) or killer(scene, index, hit)
    found = found or unnumbered(scene, index, hit)
    if not found and hit.first == scene.sentence.first and hit.last < scene.sentence.last:
        if low[hit.last] not in scene.words.classes["passive"]:
            return []
        # "Killed were two"
        return people_after(scene, index, hit._replace(last=hit.last + 1), used)
    if not found:
        return []
    along = _alongside(scene, index, hit, used)
    return [*found, *(replace(q, side=q.side or found[-1].side) for q in along)]


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
    return [unarmed(q) for q in people_before(scene, index - 1, taken, set())]


def _alongside(scene: Scene, index: int, hit: Hit, used: set[int]) -> list[Quantity]:
    """“the chief was killed on Monday along with eight of his men”, “three died along with the driver”."""
    low = scene.document.low
    verbs = {h.first for h in scene.marks.people}
    for at in range(hit.last, min(hit.last + _ALONG, scene.sentence.last)):
        if at in verbs or not low[at][0].isalnum():
            break
        for begin in (at + 1, at + 2):
            if " ".join(low[at:begin]) in scene.words.classes["along_with"]:
                return people_after(scene, index, hit._replace(last=begin), used)
    last = scene.quantities[-1] if scene.quantities else None
    if last is None or last.first in used or low[scene.sentence.last - 2] not in scene.words.sides:
        return []
    said = low[hit.last : last.first]
    alone = not any(h.first > hit.last for h in scene.marks.people)
    added = said[-1:] and said[-1] in scene.words.classes["cut"] and said[-2:-1] == (",",)
    # "Four guards were killed, he said, and one of the raiders."
    return [last] if added and alone and not scene.words.claim_verbs.isdisjoint(said) else []
