"""Whom a verb of dying, wounding or fleeing takes: the people before it, or those after it."""

from dataclasses import dataclass, replace

from geomap.coding.claimants import claimant_of
from geomap.coding.phrases import Hit
from geomap.coding.quantities import Quantity, one
from geomap.coding.words import Marks, Words
from geomap.text import Document, Sentence

_REACH = 26  # words to the left in which the people of a passive verb are looked for
_NEAR = 7  # the same for a word that only counts ("twenty-nine people are dead")


@dataclass(frozen=True, slots=True)
class Scene:
    """What reading one sentence needs at hand."""

    document: Document
    sentence: Sentence
    marks: Marks
    words: Words
    quantities: tuple[Quantity, ...]
    parts: frozenset[int]  # tokens just after which a part is told ("including")
    before: str | None

    def claimant(self, token: int) -> str | None:
        """Who states the figure at a token."""
        return claimant_of(self.document, self.sentence, self.marks, self.words, self.before, token)


def people_of(scene: Scene, index: int, hit: Hit, used: set[int]) -> list[Quantity]:
    """The quantities that a verb takes."""
    kind, low, classes = hit.kind, scene.document.low, scene.words.classes
    if kind == "around":
        inside = [q for q in scene.quantities if hit.first < q.first < hit.last and q.person]
        return inside or _left(scene, index, hit, used)
    if _is_joint(scene, index, hit):
        return []
    if kind == "follows":
        before = low[max(scene.sentence.first, hit.first - 3) : hit.first]
        if low[hit.first] in classes["loses"] and not classes["who"].isdisjoint(before):
            return []  # tells who somebody is
        found = _right(scene, index, hit, used)
        if low[hit.first] in classes["loses"] and before:  # "the army lost two, the rebels seven"
            side = scene.words.sides.get(before[-1])
            if side in ("rebel", "state"):
                found = [q if q.side else replace(q, side=side) for q in found]
        return found
    if kind in ("subject", "count"):
        found = _left(scene, index, hit, used, near=kind == "count")
        if not found and not classes["singular_possessive"].isdisjoint(low[hit.first : hit.last]):
            return [one(scene.sentence.first, hit.first, "civilian")]
        if not found and kind == "subject" and low[hit.first - 1] in classes["one_pronoun"]:
            return [replace(one(hit.first - 1, hit.first, "unsaid"), vague=True)]
        return found or (_right_of_count(scene, hit, used) if kind == "count" else [])
    if _passive(scene, hit):
        return _left(scene, index, hit, used) or _unnumbered(scene, index, hit)
    return _right(scene, index, hit, used) or _left(scene, index, hit, used)


def _is_joint(scene: Scene, index: int, hit: Hit) -> bool:
    """“killed or wounded”, “killing and wounding 12”: neither a toll of dead nor of wounded."""
    low = scene.document.low
    people = scene.marks.people
    for other, a, b in (
        (index + 1, hit, people[index + 1] if index + 1 < len(people) else None),
        (index - 1, people[index - 1] if index else None, hit),
    ):
        if a is None or b is None or a.name == b.name:
            continue
        if {a.name, b.name} != {"killed", "injured"}:
            continue
        between = low[a.last : b.first]
        if (
            1 <= len(between) <= 2
            and scene.words.classes["either"].issuperset(between)
            and other >= 0
        ):
            return True
    return False


def _passive(scene: Scene, hit: Hit) -> bool:
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
        if begin <= q.first < hit.first
        and q.person
        and q.first not in used
        and (families or q.unit != "families")
    ]
    if near:
        before = [q for q in before if q.last >= hit.first - 2]
    while before and (before[-1].part or _apposed(scene, before, hit)):
        before.pop()
    if not before:
        return []
    chain = [_head(scene, before, hit)]
    for q in reversed([q for q in before if q.first < chain[0].first]):
        between = low[q.last : chain[0].first]
        if (
            q.part
            or not between
            or len(between) > 2
            or not set(between) <= scene.words.classes["links"]
        ):
            break
        if not chain[0].stated and scene.words.classes["conjunctions"].isdisjoint(between):
            break
        chain.insert(0, q)
    return _with_one_more(scene, chain, max(scene.sentence.first, chain[0].first - _REACH))


def _head(scene: Scene, before: list[Quantity], hit: Hit) -> Quantity:
    """“two people, the elder and his guard, were killed”: the two, whom the rest only names."""
    last = before[-1]
    low = scene.document.low
    for q in before:
        if low[q.first - 1] in scene.words.classes["whole"] and q.stated and not q.part:
            return q  # "all seven, a couple and their five children, were killed"
    if last.stated:
        return last
    for q in reversed(before[:-1]):
        if q.stated and not q.part:
            closed = "," in low[last.last : hit.first]
            return q if low[q.last : q.last + 1] == (",",) and closed else last
    return last


def _several(scene: Scene, word: str) -> bool:
    """Whether a noun tells more than one person."""
    return word.endswith("s") or word in scene.words.classes["collective"]


def _with_one_more(scene: Scene, chain: list[Quantity], begin: int) -> list[Quantity]:
    """“the district chief, Ali Shams, and six soldiers were killed”: the chief is one more."""
    low, first = scene.document.low, chain[0].first
    if first - 2 < begin or low[first - 1] not in scene.words.classes["conjunctions"]:
        return chain
    if not chain[0].stated:
        owned = low[first] in scene.words.classes["possessive"]
        written = scene.document.words[max(begin, first - 8) : first - 1]
        named = owned and any(word[:1].isupper() for word in written)
        return [one(first - 2, first - 1, "unsaid"), *chain] if named else chain
    halts = [
        t
        for t in range(max(begin, first - 13), first - 1)
        if low[t] in scene.words.classes["halts_people"] or low[t] in scene.words.classes["passive"]
    ]
    segment = range(halts[-1] + 1 if halts else max(begin, first - 13), first - 1)
    verbs = {t for h in scene.marks.people for t in range(h.first, h.last)}
    heads = [t for t in segment if low[t] in scene.words.sides and t not in verbs]
    if not heads or len(heads) > 2 or _several(scene, low[heads[0]]):
        return chain
    if any(q.first in segment for q in scene.quantities):
        return chain
    return [one(heads[0], heads[0] + 1, scene.words.sides[low[heads[0]]]), *chain]


def _relative(scene: Scene, hit: Hit) -> bool:
    return hit.first > 0 and scene.document.low[hit.first - 1] in scene.words.classes["who"]


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
            if q.part or not _joined(scene, between):
                break
            if _taken_by_next(scene, index, q):
                break
        elif len(between) > 4 or any(w in stop or w in ".,;:()–—" for w in between):
            named = _named_after(scene, hit) if len(between) <= 12 else []
            classes = scene.words.classes
            linked = bool(between) and between[-1] in classes["links"]
            if not named or not linked or not classes["halts_people"].isdisjoint(between):
                break
            if not q.stated and between[-1] == ",":
                break  # "killed Bakht Gul, a senior judge": the same man
            chain.append(named[0])
        if not q.person:
            if chain:
                break
            position = q.last + 1
            continue
        chain.append(q)
        position = q.last
    return chain or _named_after(scene, hit)


def _joined(scene: Scene, between: tuple[str, ...]) -> bool:
    """“a woman and her two children”, “an elder along with two guards”: people of one list."""
    classes = scene.words.classes
    if not 0 < len(between) <= 3:
        return False
    if " ".join(between) in classes["along_with"]:
        return True
    owned = between[-1] in classes["possessive"] and len(between) > 1
    links = between[:-1] if owned else between
    return len(links) <= 2 and classes["links"].issuperset(links)


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


def _right_of_count(scene: Scene, hit: Hit, used: set[int]) -> list[Quantity]:
    """“fatalities: 12”, “deaths 3”."""
    low = scene.document.low
    for q in scene.quantities:
        if hit.last <= q.first <= hit.last + 1 and q.first not in used and q.stated:
            return [q] if all(w in ":–-" for w in low[hit.last : q.first]) and q.person else []
    return []


def _named_after(scene: Scene, hit: Hit) -> list[Quantity]:
    """“killed Abdul Rahman”: one person, when a name or “the commander” follows at once."""
    document, token = scene.document, hit.last
    if token >= scene.sentence.last:
        return []
    low, written = document.low, document.words
    classes = scene.words.classes
    if low[token] in classes["object_pronouns"] and token + 2 < scene.sentence.last:
        both = low[token + 1] in classes["conjunctions"] and low[token + 2] in classes["possessive"]
        if both or low[token + 1] not in scene.words.sides:
            found = one(token, token + 1, "unsaid")
            return [replace(found, value=2, low=2, high=2)] if both else [found]
    if low[token] in classes["not_one"]:
        return []
    if low[token] in classes["reflexive"]:
        return [one(token, token + 1, "attacker")]
    if low[token] in classes["indefinite"] and token + 1 < scene.sentence.last:
        noun_at = low[token + 1]
        if noun_at[0].isalpha() and noun_at not in scene.words.things | classes["stop"]:
            return [one(token, token + 2, "unsaid")]  # "shot dead a money changer"
    determined = low[token] in classes["definite"]
    at = token + 1 if determined else token
    noun = range(at, min(at + 5, scene.sentence.last))
    sides = [(t, scene.words.sides[low[t]]) for t in noun if low[t] in scene.words.sides]
    if determined:
        if sides and not _several(scene, low[sides[0][0]]):
            return [one(token, sides[0][0] + 1, sides[0][1])]
        return []
    if sides and not any(t in scene.words.classes["stop"] for t in low[token : sides[0][0]]):
        noun_word = low[sides[0][0]]
        if not noun_word.endswith("s") and noun_word not in scene.words.classes["collective"]:
            return [one(token, sides[0][0] + 1, sides[0][1])]
    if (
        written[token][:1].isupper()
        and low[token] not in scene.words.sides
        and (
            token + 1 < scene.sentence.last
            and (written[token + 1][:1].isupper() or written[token + 1] in ".,")
        )
    ):
        return [one(token, token + 1, sides[0][1] if sides else "civilian")]
    return []


def _unnumbered(scene: Scene, index: int, hit: Hit) -> list[Quantity]:
    """Persons told by name or with "the": "the mayor was killed" is 1, "Khan and his son were" 2."""
    document = scene.document
    low, written = document.low, document.words
    classes = scene.words.classes
    verbal = classes["singular_verbs"] | classes["plural_verbs"]
    verbs = [
        t for t in range(max(scene.sentence.first, hit.first - 4), hit.first) if low[t] in verbal
    ]
    if not verbs:
        return _telegraphic(scene, index, hit)
    begin = scene.marks.people[index - 1].last if index else scene.sentence.first
    begin = max(begin, verbs[0] - 14)
    subject = range(begin, verbs[0])
    plural = any(
        low[t] in classes["plural_verbs"] for t in range(max(begin, hit.first - 4), hit.first)
    )
    sides = [scene.words.sides[low[t]] for t in subject if low[t] in scene.words.sides]
    named = any(
        written[t][:1].isupper() for t in subject if low[t] not in scene.words.classes["pronouns"]
    )
    if not (sides or named):
        return []
    side = sides[-1] if sides else "civilian"
    if not plural:
        last = low[verbs[0] - 1] if verbs[0] > begin else ""
        if last in scene.words.sides and (
            last in scene.words.classes["collective"] or last.endswith("s")
        ):
            return []
        own = [t for t in subject if t >= verbs[0] - 3]
        by_name = (
            bool(own)
            and all(written[t][:1].isupper() for t in own)
            and (subject.start == own[0] or not written[own[0] - 1][:1].isalpha())
        )
        return [one(subject.start, verbs[0], side)] if sides or by_name else []
    joined = [t for t in subject if low[t] in classes["conjunctions"]]
    pair = [
        t for t in joined if low[t + 1] in classes["determiner"] or written[t + 1][:1].isupper()
    ]
    singular = not any(low[t].endswith("s") and low[t] in scene.words.sides for t in subject)
    if len(pair) == 1 and singular and len(joined) == 1:
        return [replace(one(subject.start, verbs[0], side), value=2, low=2, high=2)]
    return []


def _telegraphic(scene: Scene, index: int, hit: Hit) -> list[Quantity]:
    """“The deputy police chief, Col. Asif, killed, several policemen wounded”: one."""
    low = scene.document.low
    begin = scene.marks.people[index - 1].last if index else scene.sentence.first
    segment = range(begin, hit.first)
    if not 0 < len(segment) <= 14:
        return []
    if low[hit.first - 1] != "," and low[hit.first - 1] not in scene.words.sides:
        return []
    heads = [t for t in segment if low[t] in scene.words.sides]
    if not heads or any(low[t].endswith("s") for t in heads) or _several(scene, low[heads[-1]]):
        return []
    return [one(heads[0], heads[0] + 1, scene.words.sides[low[heads[0]]])]
