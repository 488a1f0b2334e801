"""Which people of a sentence are a part of those counted before them ("seven people, including two boys")."""

from collections.abc import Sequence
from dataclasses import replace

from geomap.coding.figures.quantities import Quantity, one
from geomap.coding.figures.scene import Scene
from geomap.coding.phrases import Hit
from geomap.coding.words import Marks, Words
from geomap.model import Claim
from geomap.text import Document, Sentence

_INCLUDED = 4  # words after "including" in which an attacker is named
_OPENING = 4  # tokens of "In the worst"
_BETWEEN = 12  # words from "including", or from one of those included, to the next of them


def opens_with_one(document: Document, sentence: Sentence, hit: Hit, words: Words) -> bool:
    """“In the worst of them, ten people ...”: one of the attacks, and no part of anybody."""
    low, begin = document.low, max(sentence.first, hit.first - _OPENING)
    before = low[begin : hit.first + 1]
    led = any(word in words.classes["locative"] for word in before)
    return (
        led
        and low[hit.last - 1] in words.classes["them"]
        and low[hit.last : hit.last + 1] == (",",)
    )


def with_parts(
    document: Document,
    found: Sequence[Quantity],
    marks: Marks,
    words: Words,
    parts: frozenset[int],
) -> tuple[Quantity, ...]:
    """The people of a sentence, those that are only a part of others marked as such.

    Args:
        document: the tokens.
        found: the people and things counted, in order.
        marks: what stands in the sentence.
        words: the compiled lexicon.
        parts: tokens just after which a part of what is counted is told.
    """
    out = _with_others(document, [_said_to_be(document, q, words) for q in found], words)
    if not out or not (parts or any(q.part for q in out)):
        return tuple(out)
    halting = words.classes["halts_parts"] | words.classes["passive"] | words.classes["split"]
    verbs = {t for h in marks.people for t in range(h.first, h.last)}
    begins = sorted(parts)
    listed = -1  # where what is included was told last
    for index, q in enumerate(out):
        while begins and begins[0] <= q.first:
            listed = begins.pop(0)
        if q.part:
            listed = q.last
        elif listed >= 0 and _run_on(document, listed, q, verbs, halting, words):
            out[index] = replace(q, part=True)
            listed = q.last
        else:
            listed = -1
    return tuple(out)


def attackers_within(scene: Scene, claims: list[tuple[int, Claim]]) -> list[tuple[int, Claim]]:
    """“four people, including the bomber, died when a bomber blew himself up”: he is one of the four.

    The part is kept, so that “all three attackers were killed” is not added to those of whom they are.
    """
    low, sides = scene.document.low, scene.words.sides
    within = [q for q in scene.quantities if q.part and q.attacker and q.stated]
    for hit in scene.marks.said:
        if hit.label != "said:part:":
            continue
        ahead = low[hit.last : hit.last + _INCLUDED]
        ends = next((i for i, w in enumerate(ahead) if not w[0].isalnum()), len(ahead))
        at = next((i for i, w in enumerate(ahead[:ends]) if sides.get(w) == "attacker"), None)
        if at is None:
            continue
        claims = [
            (t, replace(c, role="part") if c.attacker and c.value == 1 and t > hit.first else c)
            for t, c in claims
        ]
        if low[hit.last] in scene.words.classes["determiner"]:
            within.append(one(hit.last, hit.last + at + 1, "attacker"))
    return [*claims, *(told for q in within if (told := _within(scene, claims, q)))]


def _within(
    scene: Scene, claims: Sequence[tuple[int, Claim]], q: Quantity
) -> tuple[int, Claim] | None:
    """The claim that attackers are a part of those counted last before them."""
    before = [c for t, c in claims if t < q.first]
    if not before or before[-1].attacker or before[-1].side is not None:
        return None
    start, end = scene.document.starts[q.first], scene.document.ends[q.last - 1]
    figures = replace(before[-1], value=q.value, low=q.low, high=q.high, start=start, end=end)
    return q.first, replace(figures, side="rebel", attacker=True, role="part")


def _said_to_be(document: Document, q: Quantity, words: Words) -> Quantity:
    """“the two attackers included”, “a child among them”: a part by what follows it."""
    after = document.low[q.last : q.last + 2]
    among = len(after) == 2 and after[0] in words.classes["among"]
    among = among and after[1] in words.classes["them"]
    included = document.low[q.last - 1 : q.last + 1]
    part = among or not words.classes["included"].isdisjoint(included)
    return replace(q, part=True) if part else q


def _with_others(document: Document, found: list[Quantity], words: Words) -> list[Quantity]:
    """“five people, three men and a boy among them”: the men are as much a part as the boy."""
    low, joins = document.low, words.classes["conjunctions"]
    for at in range(2, len(found)):
        whole, first, last = found[at - 2 : at + 1]
        between = low[first.last : last.first]
        if not last.part or first.part or len(between) != 1 or between[0] not in joins:
            continue
        if low[whole.last : first.first] == (",",) and whole.value >= first.value + last.value:
            found[at - 1] = replace(first, part=True)
    return found


def _run_on(
    document: Document,
    listed: int,
    q: Quantity,
    verbs: set[int],
    halting: frozenset[str],
    words: Words,
) -> bool:
    """Whether people belong to the list of those included that was open before them.

    “including two officers and two civilians”, “including the mayor, his guard Ali and two civilians”;
    not “three of them children, and 20 people were wounded”, whose 20 have a verb of their own.
    """
    low, between = document.low, range(listed, q.first)
    if not 0 < len(between) <= _BETWEEN or low[q.first - 1] not in words.classes["links"]:
        return False
    if any(t in verbs or low[t] in halting for t in between):
        return False
    hurt = words.classes["hurt_people"].difference(low[listed : listed + 1])
    own = words.classes["passive"] | hurt
    return "," not in low[listed : q.first] or own.isdisjoint(low[q.last : q.last + 1])
