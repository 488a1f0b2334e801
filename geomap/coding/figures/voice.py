"""How a verb of dying or wounding stands to its people, and how these stand to who says so."""

from dataclasses import replace

from geomap.coding.figures.quantities import Quantity
from geomap.coding.figures.scene import Scene
from geomap.coding.phrases import Hit

_OWN = 4  # words from "their own" to the figure
_LOSER = 5  # words from who lost men to "lost"


def passive(scene: Scene, hit: Hit) -> bool:
    """Whether the people stand before the verb ("were killed", "8 guards killed in")."""
    low = scene.document.low
    auxiliary = scene.words.classes["auxiliary"]
    passive = scene.words.classes["passive"]
    token = hit.first - 1
    seen = False
    while (
        token >= scene.sentence.first
        and (low[token] in auxiliary or low[token].endswith("ly"))
        and hit.first - token <= 5
    ):
        seen = seen or low[token] in passive
        token -= 1
    if seen:
        return True
    if hit.last >= scene.sentence.last:
        return True
    follows = low[hit.last]
    if follows in scene.words.classes["stop"] or not follows[0].isalnum():
        return not any(q.first <= hit.last < q.last for q in scene.quantities)
    return False


def is_joint(scene: Scene, index: int, hit: Hit) -> bool:
    """“killed or wounded”, “killing and wounding 12”, “killed or captured”: no toll of one of the two."""
    low = scene.document.low
    people = scene.marks.people
    if _or_taken(scene, hit):
        return True
    for other, a, b in (
        (index + 1, hit, people[index + 1] if index + 1 < len(people) else None),
        (index - 1, people[index - 1] if index else None, hit),
    ):
        if a is None or b is None or a.name == b.name:
            continue
        if {a.name, b.name} != {"killed", "injured"}:
            continue
        if a.kind == "count" and any(q.first == b.last for q in scene.quantities):
            continue  # "claimed three lives and wounded four": each has its own
        between = low[a.last : b.first]
        if between == (",",) and _or_taken(scene, b):
            return True  # "killed, wounded or captured"
        if (
            1 <= len(between) <= 2
            and scene.words.classes["either"].issuperset(between)
            and other >= 0
        ):
            return True
    return False


def _or_taken(scene: Scene, hit: Hit) -> bool:
    """“killed or captured”, “captured or killed”: how many of them died is not told."""
    low, classes = scene.document.low, scene.words.classes
    after, before = low[hit.last : hit.last + 2], low[max(0, hit.first - 2) : hit.first]
    joined = [(after[:1], after[1:]), (before[1:], before[:1])]
    return any(
        not classes["alternative"].isdisjoint(joint) and not classes["captured"].isdisjoint(other)
        for joint, other in joined
    )


def of_speaker(scene: Scene, q: Quantity) -> Quantity:
    """“the Taliban said that three of the group's men had died”, “put his own losses at two”: his side."""
    low, words, classes = scene.document.low, scene.words, scene.words.classes
    ahead = set(low[max(scene.sentence.first, q.first - _OWN) : q.first])
    own = bool(classes["own"] & ahead)
    losses = classes["owned"] & ahead and classes["losses"] & ahead  # "put their losses at two"
    owned = own or losses or not classes["owned"].isdisjoint(low[q.first : q.last])
    if q.side is not None or not q.stated or not owned:
        return q
    sides = [words.sides.get(word) for word in (scene.claimant(q.first) or "").split()]
    side = next((s for s in sides if s in ("rebel", "state")), "state" if own and sides else None)
    return replace(q, side=side) if side else q


def like_those(scene: Scene, found: list[Quantity], before: list[Quantity]) -> list[Quantity]:
    """“A soldier was killed and another wounded”, “ten rebels were killed and six others hurt”: of one side.

    Those beside other dead may be anybody, as with a bomb that kills a guard and hurts six others.
    """
    if len(found) != 1 or not before or found[0].side is not None:
        return found
    low, classes, q = scene.document.low, scene.words.classes, found[0]
    if _left_out(scene, q, before):  # "seven attackers were killed and five wounded"
        return [replace(q, side=before[-1].side, attacker=before[-1].attacker)]
    alone = q.value == 1 and low[q.last - 1] in classes["another"]
    enemies = low[q.last - 1] in classes["others"] and before[-1].side == "rebel"
    sided = (alone or enemies) and not (before[-1].attacker or before[-1].part)
    return [replace(q, side=before[-1].side)] if sided else found


def _left_out(scene: Scene, q: Quantity, before: list[Quantity]) -> bool:
    """“Four guards were killed and three wounded”: a bare number after a passive is of the same people."""
    low, classes = scene.document.low, scene.words.classes
    verb = next((h for h in scene.marks.people if before[-1].last <= h.first < q.first), None)
    if verb is None or not q.stated or len({(b.side, b.attacker) for b in before}) > 1:
        return False
    number = q.last == q.first + 1 or low[q.last - 1].isdecimal()  # "more than 20"
    bare = number and any(h.first == q.last for h in scene.marks.people)
    joints = (*classes["conjunctions"], ",")
    joined = all(w in joints for w in low[verb.last : q.first])
    return bare and joined and before[-1].stated and passive(scene, verb)


def _subject(scene: Scene, joint: int) -> str | None:
    """“The army killed nine rebels and lost two men”: whose the dead are is told before the first verb."""
    verb = next((h for h in scene.marks.people if h.first < joint), None)
    if verb is None:
        return None
    told = map(scene.words.sides.get, scene.document.low[scene.sentence.first : verb.first])
    return next((side for side in told if side in ("rebel", "state")), None)


def loser(scene: Scene, hit: Hit) -> str | None:
    """“the army lost two, the rebels seven”, “the rebels said they had lost two”: whose the dead are."""
    low, classes = scene.document.low, scene.words.classes
    for at in range(hit.first - 1, max(scene.sentence.first, hit.first - _LOSER) - 1, -1):
        if low[at] in classes["auxiliary"] or low[at] in classes["speaker_pronouns"]:
            continue
        if low[at] in classes["conjunctions"]:
            return _subject(scene, at)
        side = scene.words.sides.get(low[at])
        return side if side in ("rebel", "state") else None
    return None
