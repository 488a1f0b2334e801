"""Who was killed, hurt and displaced: the figures of a sentence, as claims (codebook section 6).

A figure is read from a verb of dying, wounding or fleeing and the people who go with it: those that
follow it ("killing five soldiers and a child"), or those before it ("five soldiers were killed").
A number that no such verb takes is no toll.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from geomap.coding.figures.nobody import nobody
from geomap.coding.figures.numbers import Number
from geomap.coding.figures.parts import attackers_within, opens_with_one, with_parts
from geomap.coding.figures.quantities import Quantity, one, quantities
from geomap.coding.figures.roles import role_of
from geomap.coding.figures.scene import Scene
from geomap.coding.figures.sums import AGAIN, ALSO, MORE
from geomap.coding.figures.takers import people_of
from geomap.coding.figures.voice import like_those, of_speaker
from geomap.coding.figures.zeros import NOBODY, zeros
from geomap.coding.phrases import Hit
from geomap.coding.words import Marks, Words
from geomap.model import Claim
from geomap.text import Document, Sentence

_BEFALLING = frozenset({"killed", "injured"})
_FIELD = {"killed": "fatalities", "injured": "injured", "displaced": "displaced"}
_ARMED = frozenset({"state", "rebel"})
_BEFALLS = frozenset({"sexual", "abduct", "arrest", "shoot", "murder", "attack"})
_BESIDE, _TOLD_OF = (
    3,
    14,
)  # tokens before and after people in which it is told that they were off duty
_CROWD = 10  # people from which "moved to" and the like tell of flight


def read_claims(
    document: Document,
    sentence: Sentence,
    marks: Marks,
    numbers: Sequence[Number],
    words: Words,
    report_id: str,
    before: str | None = None,
    captives: int | None = None,
) -> list[tuple[int, Claim]]:
    """The claims of one sentence, each with the token at which it stands.

    Args:
        document: the report's tokens.
        sentence: the sentence to be read.
        marks: what stands in it.
        numbers: the numbers that stand in it.
        words: the compiled lexicon.
        report_id: for the claims.
        before: the claimant of the sentence before, to whom "he said" leads back.
        captives: how many people the sentence before told to be taken.
    """
    if not (marks.people or marks.tolls or marks.said):
        return []
    marks = _without_attributes(document, sentence, marks, words)
    parts = frozenset(
        h.last
        for h in marks.said
        if h.label == "said:part:" and not opens_with_one(document, sentence, h, words)
    )
    # Without a verb or a toll nothing takes a figure; "no casualties" is one by itself.
    takes = bool(marks.people or marks.tolls)
    counted = quantities(document, sentence, marks, numbers, words, parts) if takes else ()
    counted = with_parts(document, counted, marks, words, parts)
    scene = Scene(document, sentence, marks, words, counted, parts, before, captives)
    used: set[int] = set()
    out = _tolls(scene, used, report_id)
    out += _of_verbs(scene, used, bool(out), report_id)
    out = attackers_within(scene, out)
    out += _elsewise(scene, out, used, report_id)
    out += _beside(scene, out, report_id)
    out += zeros(scene, out, report_id)
    out = _off_duty(scene, _received(scene, _brought(scene, out)))
    return [
        (token, replace(c, role=role) if (role := _past(scene, token, c)) else c)
        for token, c in out
    ]


def _of_verbs(
    scene: Scene, used: set[int], counted: bool, report_id: str
) -> list[tuple[int, Claim]]:
    """What the verbs of dying, wounding and fleeing take, in their order.

    Args:
        scene: the sentence.
        used: tokens of the figures that are taken; what a verb takes is added.
        counted: whether the sentence has a toll without a verb.
        report_id: for the claims.
    """
    out: list[tuple[int, Claim]] = []
    before: list[Quantity] = []  # the people of the verb before
    # "A car was damaged but no one was hurt": the verb is the zero's, and takes nobody else.
    spoken_for = [*scene.marks.tolls, *(h for h in scene.marks.said if h.label in NOBODY)]
    told = {t for h in spoken_for for t in range(h.first, h.last)}
    for index, hit in enumerate(scene.marks.people):
        if hit.first in told or _is_noun(scene.document, hit, scene.words):
            continue
        if hit.name in _BEFALLING and nobody(scene, hit):
            continue
        found = like_those(scene, people_of(scene, index, hit, used), before)
        used.update(q.first for q in found)
        before = found or before
        field = _FIELD.get(hit.name)
        if field == "displaced":
            found = [q for q in found if _displaced(scene, hit, q)]
        if not (field and found):
            continue
        claims = _claims(scene, field, found, report_id)
        among = "part" if all(q.part for q in found) else None  # "the bodies of five of the slain"
        if role := among or role_of(scene, hit, found, counted or bool(out)):
            claims = [(t, replace(c, role=role) if c.role == "toll" else c) for t, c in claims]
        out += claims
    return out


def _brought(scene: Scene, claims: list[tuple[int, Claim]]) -> list[tuple[int, Claim]]:
    """“two more died, which brings the toll to nine”: the two are among the nine."""
    if not any(hit.name == "brings" for hit in scene.marks.tolls):
        return claims
    return [
        (t, replace(c, role="part") if c.role in (MORE, ALSO) and not c.attacker else c)
        for t, c in claims
    ]


def _received(scene: Scene, claims: list[tuple[int, Claim]]) -> list[tuple[int, Claim]]:
    """“The hospital had received 27 patients; two arrived dead”: a part of all the dead."""
    since = next((h.first for h in scene.marks.said if h.label == "said:received:"), None)
    if since is None:
        return claims
    return [(t, replace(c, role="part") if t > since and c.value else c) for t, c in claims]


def _off_duty(scene: Scene, claims: list[tuple[int, Claim]]) -> list[tuple[int, Claim]]:
    """“shot a policewoman, who was off duty”: who is told to be so is a civilian, as ACLED has it."""
    told = [h.first for h in scene.marks.said if h.label == "said:off_duty:"]
    return [
        (t, replace(c, side="civilian"))
        if c.side == "state" and any(-_BESIDE <= at - t <= _TOLD_OF for at in told)
        else (t, c)
        for t, c in claims
    ]


def _displaced(scene: Scene, hit: Hit, q: Quantity) -> bool:
    """Whether people who moved are displaced: no fighters, and no two men who "came to his farm"."""
    if q.unit == "families":
        return q.stated
    moved = scene.document.low[hit.first] in scene.words.classes["moved"]
    armed = q.attacker or q.side in _ARMED
    return q.stated and not armed and q.value >= (_CROWD if moved else 2)


def _past(scene: Scene, token: int, claim: Claim) -> str | None:
    """The role of a figure that its source has given up, or None ("13, against an earlier toll of 12").

    Of "first said five had died, but later spoke of three" only the five are.
    """
    then, low = scene.words.classes["since_then"], scene.document.low
    for hit in scene.marks.said:
        former = hit.label == "said:former:" and token >= hit.first
        former = former and then.isdisjoint(low[hit.last : token])
        if hit.label == "said:withdrawn:" or (former and claim.role not in ("raised", "corrected")):
            return "withdrawn"
    return None


def _is_noun(document: Document, hit: Hit, words: Words) -> bool:
    """“the wounded were driven to ...”, “three of the kidnapped were killed”: people already told of."""
    low, classes, at = document.low, words.classes, hit.first - 1
    if hit.kind == "follows" and hit.last == hit.first + 1:  # "the losing candidate"
        return at >= 0 and low[at] in classes["those"]
    while at > 0 and low[at] in classes["auxiliary"]:
        at -= 1  # "the critically wounded"
    told = classes["hurt_people"] | classes["taken_people"]
    return at >= 0 and low[hit.first] in told and low[at] in classes["those"]


def _without_attributes(
    document: Document, sentence: Sentence, marks: Marks, words: Words
) -> Marks:
    """The marks without what only says who people were, where something else befell them.

    "Two displaced women were killed" tells two dead and no flight.
    """
    low = document.low
    befell = any(h.name != "displaced" for h in marks.people)
    befell = befell or any(h.kind == "strong" and h.name in _BEFALLS for h in marks.events)

    def attribute(hit: Hit) -> bool:
        before_people = hit.last < sentence.last and low[hit.last] in words.sides
        told = hit.first > sentence.first and low[hit.first - 1] in words.classes["auxiliary"]
        return hit.name == "displaced" and before_people and not told

    if not befell or not any(map(attribute, marks.people)):
        return marks
    return replace(marks, people=tuple(h for h in marks.people if not attribute(h)))


def _claims(
    scene: Scene, field: str, found: list[Quantity], report_id: str
) -> list[tuple[int, Claim]]:
    """One claim a side; a list of people of one side is summed, as the codebook's notes on lists say."""
    document = scene.document
    found = [of_speaker(scene, q) for q in found]
    groups: dict[tuple[str | None, bool, str], list[Quantity]] = {}
    attacking = {q.side: all(p.attacker for p in found if p.side == q.side) for q in found}
    for q in found:  # "fourteen attackers and three militiamen" are of one side
        groups.setdefault((q.side, attacking[q.side], q.unit), []).append(q)
    out = []
    everyone = _listed(scene, found) if len(groups) > 1 else []
    for (side, attacker, unit), own in groups.items():
        whole = side is None and not attacker and bool(everyone)
        members = everyone if whole else own  # "five soldiers and three others" are eight
        value = sum(q.value for q in members)
        lows = [q.low for q in members]
        highs = [q.high for q in members]
        out.append(
            (
                members[0].first,
                Claim(
                    field=field,
                    value=value,
                    low=None if None in lows else sum(n for n in lows if n is not None),
                    high=None if None in highs else sum(n for n in highs if n is not None),
                    report_id=report_id,
                    claimant=scene.claimant(members[0].first),
                    start=document.starts[members[0].first],
                    end=document.ends[members[-1].last - 1],
                    side=side,
                    attacker=attacker,
                    unit=unit if field == "displaced" else None,
                    role="vague" if any(q.vague for q in members) else "toll",
                ),
            )
        )
    return out


def _listed(scene: Scene, found: list[Quantity]) -> list[Quantity]:
    """People of one list with "and" in it, attackers aside; else none."""
    everyone = [q for q in found if not q.attacker]
    if len(everyone) < 2 or len({q.unit for q in everyone}) > 1:
        return []
    between = (scene.document.low[a.last : b.first] for a, b in pairwise(everyone))
    joints = scene.words.classes["conjunctions"]
    return everyone if any(not joints.isdisjoint(words) for words in between) else []


def _tolls(scene: Scene, used: set[int], report_id: str) -> list[tuple[int, Claim]]:
    """“the toll rose to 22”, “put the dead at 10 and the wounded at 18”."""
    out: list[tuple[int, Claim]] = []
    low = scene.document.low
    for hit in scene.marks.tolls:
        counted = {h.name for h in scene.marks.people if hit.first <= h.first < hit.last}
        if len(counted) > 1:
            continue  # "put the dead and wounded together at 10": neither
        named = (
            _FIELD.get(counted.pop()) if counted else None
        )  # "put the number of injured at nine"
        field = named or _FIELD.get(hit.name) or _rising(scene, hit)
        told = next(
            (scene.words.sides[w] for w in low[hit.first : hit.last] if w in scene.words.sides),
            None,
        )
        for q in scene.quantities:
            if q.stated and hit.last <= q.first <= hit.last + 2 and q.first not in used:
                used.add(q.first)
                side = q.side or {"attacker": "rebel", "unsaid": None}.get(told or "unsaid", told)
                told_now = _claims(scene, field, [replace(q, person=True, side=side)], report_id)
                rose = not scene.words.classes["toll_rose"].isdisjoint(low[hit.first : hit.last])
                rose = rose or hit.name in ("brings", "grew")
                if not (rose or side) and _counts_again(scene, hit):
                    told_now = [(token, replace(c, role=AGAIN)) for token, c in told_now]
                if rose or hit.name == "corrected":
                    role = "corrected" if hit.name == "corrected" else "raised"
                    told_now = [(token, replace(c, role=role)) for token, c in told_now]
                out += told_now
                break
    return out


def _counts_again(scene: Scene, hit: Hit) -> bool:
    """“put the number at eight”: of nothing, so of those who were told before."""
    said, classes = scene.document.low[hit.first : hit.last], scene.words.classes
    return not classes["tallied"].isdisjoint(said) and classes["of"].isdisjoint(said)


def _rising(scene: Scene, hit: Hit) -> str:
    """What a figure that rises counts: the people told of last before it, the dead by default."""
    before = [h.name for h in scene.marks.people if h.first < hit.first]
    return _FIELD.get(before[-1], "fatalities") if before else "fatalities"


def _elsewise(
    scene: Scene, claims: list[tuple[int, Claim]], used: set[int], report_id: str
) -> list[tuple[int, Claim]]:
    """“8 guards killed (a council member says 7)”, “...; a website claims 15”: another's bare figure."""
    low = scene.document.low
    out: list[tuple[int, Claim]] = []
    for q in scene.quantities:
        says = q.first - 2 if low[q.first - 1] in scene.words.classes["only"] else q.first - 1
        if q.first in used or not q.stated or low[says] not in scene.words.claim_verbs:
            continue
        after = low[q.last] if q.last < scene.sentence.last else ""
        apart = ";" in low[scene.sentence.first : q.first]
        if after != ")" and not (apart and after in ("", ".")):
            continue
        before = [c for t, c in claims if t < q.first]
        if before:
            used.add(q.first)
            dead = [c for c in before if c.field == "fatalities"]
            base = (dead or before)[-1]
            start, end = scene.document.starts[q.first], scene.document.ends[q.last - 1]
            claimant = scene.claimant(q.first)
            if claimant == base.claimant:  # "a website claimed 15": somebody else, whoever it is
                claimant = low[max(scene.sentence.first, q.first - 2)]
            other = replace(
                base, value=q.value, low=q.low, high=q.high, start=start, end=end, claimant=claimant
            )
            out.append((q.first, other))
    return out


def _beside(
    scene: Scene, claims: list[tuple[int, Claim]], report_id: str
) -> list[tuple[int, Claim]]:
    """“in addition to the four assailants, five people were killed”: the four are dead as well."""
    low = scene.document.low
    out: list[tuple[int, Claim]] = []
    killed = any(c.field == "fatalities" for _, c in claims)
    for hit in scene.marks.said:
        if hit.label != "said:beside:" or not killed:
            continue
        if (himself := _themselves(scene, hit)) is not None:
            out += _claims(scene, "fatalities", [himself], report_id)
            continue
        for token in range(hit.last, min(hit.last + 6, scene.sentence.last)):
            if scene.words.sides.get(low[token]) == "attacker":
                counted = (q for q in scene.quantities if hit.last <= q.first <= token and q.stated)
                count = next(counted, None)
                several = (
                    low[token].endswith("s") or low[token] in scene.words.classes["collective"]
                )
                if count is None and several:
                    break
                found = count or one(hit.last, token + 1, "attacker")
                if not any(c.attacker for _, c in claims):
                    found = replace(found, side="rebel", attacker=True)
                    out += _claims(scene, "fatalities", [found], report_id)
                break
    return out


def _themselves(scene: Scene, hit: Hit) -> Quantity | None:
    """“two women killed 13 people as well as themselves”: the two who did it, told first."""
    low, classes = scene.document.low, scene.words.classes
    at = hit.last
    if at >= scene.sentence.last or low[at] not in classes["reflexive"]:
        return None
    if low[at] in classes["selves"]:
        counted = (q for q in scene.quantities if q.first < at and q.stated and q.person)
        told = next(counted, None)
        return told and replace(told, side="rebel", attacker=True, part=False)
    return one(at, at + 1, "attacker")
