"""Bodies and counts of the dead as nouns: how many, and whose they are."""

from dataclasses import replace

from geomap.coding.figures.quantities import Quantity
from geomap.coding.figures.scene import Scene
from geomap.coding.phrases import Hit


def sided(scene: Scene, q: Quantity, hit: Hit) -> Quantity:
    """“a hundred dead soldiers”, “the enemy left 11 bodies”: whose dead they are."""
    if q.side is not None:
        return q
    low, sides = scene.document.low, scene.words.sides
    follows = low[hit.last] if hit.last < scene.sentence.last else ""
    side = sides.get(follows)
    corpses = scene.words.classes["corpses"]
    left = low[hit.last - 1] in corpses or follows in corpses  # "nine bodies", "nine dead bodies"
    if left and not scene.words.classes["leaves"].isdisjoint(
        low[max(scene.sentence.first, q.first - 3) : q.first]
    ):
        whose = (sides[w] for w in reversed(low[scene.sentence.first : q.first]) if w in sides)
        side = side or next(whose, None)
    if side == "attacker":
        return replace(q, side="rebel", attacker=True)
    return replace(q, side=side) if side in ("rebel", "state", "civilian") else q


def bodies(scene: Scene, hit: Hit, used: set[int]) -> list[Quantity]:
    """“34 bodies of Taliban”: the number stands before."""
    low = scene.document.low
    if low[hit.last - 1] not in scene.words.classes["of"]:
        return []
    for q in scene.quantities:
        if q.stated and q.last == hit.first and q.first not in used:
            after = low[hit.last : min(hit.last + 3, scene.sentence.last)]
            side = next((scene.words.sides[w] for w in after if w in scene.words.sides), None)
            return [replace(q, person=True, side=None if side == "unsaid" else side)]
    return []


def counted_after(scene: Scene, hit: Hit, used: set[int]) -> list[Quantity]:
    """“fatalities: 12”, “deaths 3”."""
    signs = scene.document.low[hit.last : hit.last + 1]
    for q in scene.quantities:
        if hit.last <= q.first <= hit.last + 1 and q.first not in used and q.stated:
            return [q] if q.person and (q.first == hit.last or signs[0] in ":–-") else []
    return []
