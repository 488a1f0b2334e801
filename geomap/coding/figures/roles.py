"""How the figure of a verb stands to those told before it: on top of them, one of them, or a part."""

from collections.abc import Sequence

from geomap.coding.figures.hurt import on_top
from geomap.coding.figures.quantities import Quantity
from geomap.coding.figures.scene import Scene
from geomap.coding.figures.sums import ALSO, MORE, NTH, ONE
from geomap.coding.phrases import Hit


def role_of(scene: Scene, hit: Hit, found: Sequence[Quantity], later: bool) -> str | None:
    """The role of the figures of a verb; None where they are a toll of their own.

    Args:
        scene: the sentence.
        hit: the verb.
        found: the people that it takes, at least one.
        later: whether a figure stands before it in the sentence.
    """
    if _are_both(scene, found[0]):
        return "part"
    added = _nth(scene, found) or _adds(scene, hit, found, later)
    before = scene.document.low[found[0].first - 1]
    risen = later and before in scene.words.classes["ended_by"]
    risen = risen or any(h.label == "said:former:" for h in scene.marks.said)
    if added and risen:
        return "part"  # "18 have died, after three of the wounded succumbed"
    return added or _among(scene, hit) or _one(scene, found)


def _are_both(scene: Scene, q: Quantity) -> bool:
    """“Both died”: those told before it, and never on top of them."""
    opens = q.first == scene.sentence.first and q.last == q.first + 1
    return opens and scene.document.low[q.first] in scene.words.classes["both"]


def _adds(scene: Scene, hit: Hit, found: Sequence[Quantity], later: bool) -> str | None:
    """The role of figures of people on top of those told before ("three others died", "also killed")."""
    low, classes = scene.document.low, scene.words.classes
    if not classes["also"].isdisjoint(low[max(scene.sentence.first, hit.first - 3) : hit.first]):
        return ALSO
    if not classes["also"].isdisjoint(low[hit.last : min(hit.last + 2, scene.sentence.last)]):
        return ALSO
    first = found[0]
    if hit.name == "killed" and on_top(scene, first, hit):
        return ALSO
    if _died_later(scene, first, hit):
        return ALSO
    begin = max(scene.sentence.first, first.first - 1)  # "another", "another three", "three more"
    also = not classes["another"].isdisjoint(low[begin : first.first + 1])
    also = also or not classes["more_after"].isdisjoint(low[first.first + 1 : first.last + 1])
    # "Eight were killed at once and three more died on the way"; not "while three more died in Y".
    again = hit.kind == "subject" and classes["split"].isdisjoint(
        low[scene.sentence.first : first.first]
    )
    return MORE if also and (again or not later) and len(found) == 1 else None


def _nth(scene: Scene, found: Sequence[Quantity]) -> str | None:
    """“a third succumbed”, “pulled a fifth body from the rubble”: the number is that of all so far."""
    low, words, one_of = scene.document.low, scene.words, found[0]
    if len(found) > 1 or one_of.value != 1:
        return None
    for at in (one_of.first - 1, one_of.first + 1):
        nth = words.nth.get(low[at], 1)
        some = low[at - 1] in words.classes["indefinite"] and at > scene.sentence.first
        if nth > 1 and some and words.classes["of"].isdisjoint(low[at + 1 : at + 2]):
            return f"{NTH}{nth}"
    return None


def _died_later(scene: Scene, q: Quantity, hit: Hit) -> bool:
    """“two died at once and a passer-by later died”, “a woman was killed and two girls died later”."""
    low, classes, since = scene.document.low, scene.words.classes, scene.words.classes["since_then"]
    if hit.kind != "subject":
        return False
    if not q.stated:
        return not since.isdisjoint(low[q.last : hit.first])
    noun = not since.issuperset(low[q.first + 1 : q.last])  # "five at once and five later died"
    joined = noun and low[q.first - 1] in classes["conjunctions"]
    verbs = (h.last for h in scene.marks.people if h.last < q.first)
    told = max(verbs, default=scene.sentence.first)
    apart = any(told <= other.first < q.first for other in scene.quantities)
    return joined and not apart and not since.isdisjoint(low[q.first : hit.last + 1])


def _among(scene: Scene, hit: Hit) -> str | None:
    """“two commanders were among the dead”: a part of those that are told elsewhere."""
    words = scene.document.low[hit.first : hit.last]
    return None if scene.words.classes["among"].isdisjoint(words) else "part"


def _one(scene: Scene, found: Sequence[Quantity]) -> str | None:
    """“his son, 14, died on the way”, “said Khan, whose son was killed”: he may be among those told."""
    low, classes, one_of = scene.document.low, scene.words.classes, found[0]
    known = low[one_of.first] in classes["definite"]
    known = known or (not one_of.stated and low[one_of.last - 2] in classes["who"])
    return ONE if known and len(found) == 1 and one_of.value == 1 and not one_of.attacker else None
