"""Who died of what hurt him: told as wounded first, or by the way, and then as dead."""

from dataclasses import replace

from geomap.coding.figures.quantities import Quantity
from geomap.coding.figures.scene import Scene
from geomap.coding.phrases import Hit

RELATIVE = 3  # words from "who" to its verb ("who was badly wounded")


def died_of_it(scene: Scene, index: int, hit: Hit) -> bool:
    """“a driver who was hit in the neck died on the way”: who was hurt is among the dead."""
    people, low = scene.marks.people, scene.document.low
    if hit.name != "injured" or index + 1 == len(people) or people[index + 1].name != "killed":
        return False
    follows, classes = people[index + 1], scene.words.classes
    if follows.kind != "subject":
        return False
    since = max(scene.sentence.first, hit.first - RELATIVE)
    told_of = not classes["who"].isdisjoint(low[since : hit.first])
    between = low[hit.last : follows.first]
    if not told_of:  # "a rider was hit by a bullet and died"
        return goes_on(scene, hit, follows) or hurt_who_died(scene, hit, follows)
    counted = any(hit.last <= q.first < follows.first for q in scene.quantities)
    return not counted and (classes["conjunctions"] | {",", ";"}).isdisjoint(between)


def goes_on(scene: Scene, hurt: Hit, death: Hit) -> bool:
    """“two boys were wounded and later died”: nobody else is named between."""
    between, classes = scene.document.low[hurt.last : death.first], scene.words.classes
    if hurt.name != "injured" or death.name != "killed" or death.kind != "subject":
        return False
    rest = set(between) - classes["conjunctions"] - classes["since_then"]
    return len(between) > len(rest) and not rest


def hurt_who_died(scene: Scene, hurt: Hit, death: Hit) -> bool:
    """“a soldier hurt in an explosion on July 16 has died”: one person, and nobody else between."""
    low, classes = scene.document.low, scene.words.classes
    if hurt.name != "injured" or hurt.kind != "object" or death.name != "killed":
        return False
    if death.kind != "subject" or low[hurt.first - 1] in classes["auxiliary"]:
        return False
    between = low[hurt.last : death.first]
    counted = any(hurt.last <= q.first < death.first and q.person for q in scene.quantities)
    return bool(between) and not counted and (classes["conjunctions"] | {";"}).isdisjoint(between)


def was_hurt(scene: Scene, hurt: Hit, death: Hit) -> bool:
    """Whether those who died were told as wounded first."""
    return goes_on(scene, hurt, death) or hurt_who_died(scene, hurt, death)


def some_of(scene: Scene, found: list[Quantity]) -> list[Quantity]:
    """“one of the two guards wounded on Sunday has died”: one, not the two."""
    low, classes = scene.document.low, scene.words.classes
    if len(found) != 1 or found[0].first < scene.sentence.first + 3:
        return found
    first = found[0].first
    led = low[first - 3 : first]
    if led[1] not in classes["of"] or led[2] not in classes["those"]:
        return found
    if led[0] in classes["indefinite"]:
        return [replace(found[0], first=first - 3, value=1, low=1, high=1, vague=False)]
    return [q for q in scene.quantities if q.first <= first - 3 < q.last] or found


def on_top(scene: Scene, q: Quantity, hit: Hit) -> bool:
    """“two of the wounded later died”, “one of the three has since died”: dead on top of those told before.

    Without such a word they may be among the dead that were told, as they are in a toll that rose.
    """
    low, classes = scene.document.low, scene.words.classes
    if scene.marks.tolls or classes["since_then"].isdisjoint(low[q.first : hit.last + 1]):
        return False
    after = low[q.last : q.last + 2]
    theirs = len(after) == 2 and after[0] in classes["of"] and after[1] in classes["them"]
    return theirs or not classes["of"].isdisjoint(low[q.first : q.last])


def of_the_hurt(scene: Scene, q: Quantity, hit: Hit) -> bool:
    """Whether they are some of the wounded, who died later."""
    low, classes = scene.document.low, scene.words.classes
    hurt = any(
        low[at] in classes["of"]
        and low[at + 1] in classes["those"]
        and not classes["hurt_people"].isdisjoint(low[at + 2 : at + 3])
        for at in range(q.first + 1, min(q.last + 1, scene.sentence.last - 1))
    )
    return hurt and on_top(scene, q, hit)


def is_dead(scene: Scene, q: Quantity) -> bool:
    """“the body was found with gunshot wounds”: nobody hurt."""
    return scene.document.low[q.last - 1] in scene.words.classes["corpses"]
