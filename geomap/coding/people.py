"""Who was killed, hurt and displaced: the figures of a sentence, as claims (codebook section 6).

A figure is read from a verb of dying, wounding or fleeing and the people who go with it: those that
follow it ("killing five soldiers and a child"), or those before it ("five soldiers were killed").
A number that no such verb takes is no toll.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geomap.coding.claimants import claimant_of
from geomap.coding.numbers import Number
from geomap.coding.phrases import Hit
from geomap.coding.words import Marks, Words
from geomap.model import Claim
from geomap.text import Document, Sentence

_FIELD = {"killed": "fatalities", "injured": "injured", "displaced": "displaced"}
_NOUN_PHRASE = 9  # words after a number in which its noun is looked for
_REACH = 26  # words to the left in which the people of a passive verb are looked for
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those",
                       "there", "nobody", "the", "a", "an", "one", "some", "many", "most", "all"})
_HALTS = frozenset({".", ";", ":", "(", "–", "—", "who", "which", "when", "in", "at", "by", "on", "after"})
_POSSESSIVE = frozenset({"his", "her", "their"})
_INSIDE = frozenset({"-", "'s", '"', "'", "‘", "’", "“", "”"})  # marks that a noun phrase may hold
_LINKS = frozenset({",", "and", "&", "or", "plus"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A counted noun phrase: tokens `first:last`, the figure, and whose people they are.

    `stated` is False for "a soldier", whose 1 is read only where a verb takes it.
    """

    first: int
    last: int
    value: int
    low: int | None
    high: int | None
    vague: bool = False
    side: str | None = None
    attacker: bool = False
    unit: str = "persons"
    person: bool = True
    stated: bool = True
    part: bool = False


@dataclass(frozen=True, slots=True)
class _Scene:
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
        return claimant_of(
            self.document, self.sentence, self.marks, self.words, self.before, token
        )


def read_claims(
    document: Document,
    sentence: Sentence,
    marks: Marks,
    numbers: Sequence[Number],
    words: Words,
    report_id: str,
    before: str | None = None,
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
    """
    if not (marks.people or marks.tolls or marks.said):
        return []
    parts = frozenset(h.last for h in marks.said if h.label == "said:part:")
    quantities = _quantities(document, sentence, marks, numbers, words, parts)
    scene = _Scene(document, sentence, marks, words, quantities, parts, before)
    out: list[tuple[int, Claim]] = []
    used: set[int] = set()
    out += _tolls(scene, used, report_id)
    told = {t for h in marks.tolls for t in range(h.first, h.last)}
    for index, hit in enumerate(marks.people):
        if hit.first in told or _is_noun(document, hit):
            continue
        found = _people_of(scene, index, hit, used)
        used.update(q.first for q in found)
        field = _FIELD.get(hit.name)
        if field == "displaced":
            found = [q for q in found if q.stated]
        if field and found:
            out += _claims(scene, field, found, report_id)
    out += _elsewise(scene, out, used, report_id)
    out += _beside(scene, out, report_id)
    out += _none(scene, out, report_id)
    if any(h.label == "said:withdrawn:" for h in marks.said):
        out = [(token, replace(claim, role="withdrawn")) for token, claim in out]
    return out


def _is_noun(document: Document, hit: Hit) -> bool:
    """ "the wounded were driven to ...": people already told of."""
    return (
        hit.first > 0
        and document.low[hit.first] in ("wounded", "injured", "dead", "hurt", "killed")
        and document.low[hit.first - 1] in ("the", "their", "its", "those", "our")
    )


def _quantities(
    document: Document,
    sentence: Sentence,
    marks: Marks,
    numbers: Sequence[Number],
    words: Words,
    parts: frozenset[int],
) -> tuple[Quantity, ...]:
    verbs = {t for h in marks.people for t in range(h.first, h.last)}
    starts = {n.first for n in numbers}
    out = []
    for number in numbers:
        out.append(
            _noun(
                Quantity(
                    number.first,
                    number.last,
                    number.value,
                    number.low,
                    number.high,
                    vague=number.vague is not None,
                    part=_is_part(document, number.first, parts)
                    or _of_those(document, sentence, number.last, verbs, bool(out)),
                ),
                document,
                sentence,
                words,
                verbs | (starts - {number.first}),
            )
        )
    taken = {t for q in out for t in range(q.first, q.last)}
    low = document.low
    indefinite, ordinals = words.classes["indefinite"], words.classes["ordinals"]
    for token in range(sentence.first, sentence.last):
        if low[token] == "both" and token not in taken:
            found = _noun(Quantity(token, token + 1, 2, 2, 2, stated=False), document, sentence, words, verbs | starts)
            if found.side is not None and found.last > token + 1:
                out.append(replace(found, stated=True))
    for token in range(sentence.first, sentence.last):
        if (low[token] in indefinite or low[token] in _POSSESSIVE) and token not in taken:
            found = _noun(
                Quantity(
                    token, token + 1, 1, 1, 1, stated=False, part=_is_part(document, token, parts)
                ),
                document,
                sentence,
                words,
                verbs | starts,
            )
            after = token + 1
            if low[token] in ("a", "another") and low[after : after + 1] and low[after] in ordinals:
                after += 1
            alone = after < sentence.last and low[after] in words.classes["passive"]
            known = found.last > found.first + 1 and found.person
            nth = low[token] == "another" or after > token + 1
            if (known and not _plural(document, found)) or (alone and nth):
                out.append(found)
    return _parts_run_on(document, sorted(out, key=lambda q: q.first))


def _parts_run_on(document: Document, found: list[Quantity]) -> tuple[Quantity, ...]:
    """ "four people, including two officers and two civilians": what a part is joined to is a part."""
    for index in range(1, len(found)):
        before, here = found[index - 1], found[index]
        between = document.low[before.last : here.first]
        if before.part and between and len(between) <= 2 and set(between) <= _LINKS:
            found[index] = replace(here, part=True)
    return tuple(found)


def _plural(document: Document, quantity: Quantity) -> bool:
    word = document.low[quantity.last - 1]
    return word in _COLLECTIVE or (word.endswith("s") and not word.endswith("ss"))


def _is_part(document: Document, token: int, parts: frozenset[int]) -> bool:
    return any(token - back in parts for back in range(2))


def _of_those(
    document: Document, sentence: Sentence, token: int, verbs: set[int], counted: bool
) -> bool:
    """ "twenty of the wounded", "ten people, four of them children": a part of those counted."""
    low = document.low
    return (
        token + 2 < sentence.last
        and low[token] == "of"
        and (
            (low[token + 1] in ("the", "those", "these") and token + 2 in verbs)
            or (counted and low[token + 1] in ("them", "whom") and low[token - 2] == ",")
        )
    )


def _noun(
    quantity: Quantity, document: Document, sentence: Sentence, words: Words, stops: set[int]
) -> Quantity:
    """The quantity with its noun phrase, side and unit."""
    low = document.low
    token = quantity.last
    end = min(sentence.last, token + _NOUN_PHRASE)
    side: str | None = None
    last = token
    family = thing = known = False
    stop_words = words.classes["stop"]
    while token < end and token not in stops:
        word = low[token]
        if word == "(" and low[token + 2 : token + 3] == (")",):
            token += 3  # "an Afghan National Army (ANA) soldier"
            continue
        if word in stop_words or not (word[0].isalnum() or word in _INSIDE):
            break
        found = words.sides.get(word)
        if word in words.families:
            family = family or not known
        if found is not None:
            known = True
            side = _stronger(side, found)
        elif word in words.things and not known:
            thing = True
        token += 1
        if word != "of" and word[0].isalnum():
            last = token
    if side in (None, "unsaid") and low[quantity.last : quantity.last + 2] == ("of", "them"):
        side = _antecedent(document, sentence, quantity.first, words)
    attacker = side == "attacker"
    if not (known or family or thing or quantity.stated):
        return quantity
    return Quantity(
        quantity.first,
        max(last, quantity.last),
        quantity.value,
        quantity.low,
        quantity.high,
        vague=quantity.vague,
        side={"attacker": "rebel", "unsaid": None}.get(side or "unsaid", side),
        attacker=attacker,
        unit="families" if family and not thing else "persons",
        person=not thing,
        stated=quantity.stated,
        part=quantity.part,
    )


def _antecedent(document: Document, sentence: Sentence, token: int, words: Words) -> str | None:
    """Whom "them" leads back to in the sentence: the people named last before."""
    for at in range(token - 1, sentence.first - 1, -1):
        side = words.sides.get(document.low[at])
        if side is not None and side != "unsaid":
            return side
    return None


_RANK = {"unsaid": 0, "foreign": 1, "civilian": 2, "state": 3, "rebel": 4, "attacker": 5}


def _stronger(side: str | None, found: str) -> str:
    return found if side is None or _RANK[found] > _RANK[side] else side


def _people_of(scene: _Scene, index: int, hit: Hit, used: set[int]) -> list[Quantity]:
    """The quantities that a verb takes."""
    kind = hit.kind
    if kind == "around":
        inside = [q for q in scene.quantities if hit.first < q.first < hit.last and q.person]
        return inside or _left(scene, index, hit, used)
    if _is_joint(scene, index, hit):
        return []
    if kind == "follows":
        if scene.document.low[hit.first] == "lost" and "who" in scene.document.low[max(scene.sentence.first, hit.first - 3) : hit.first]:
            return []  # tells who somebody is
        return _right(scene, index, hit, used)
    if kind in ("subject", "count"):
        found = _left(scene, index, hit, used, near=kind == "count")
        if not found and {"his", "her"} & set(scene.document.low[hit.first : hit.last]):
            return [_one(scene.sentence.first, hit.first, "civilian")]
        return found or (_right_of_count(scene, hit, used) if kind == "count" else [])
    if _passive(scene, hit):
        return _left(scene, index, hit, used) or _unnumbered(scene, index, hit)
    return _right(scene, index, hit, used) or _left(scene, index, hit, used)


def _is_joint(scene: _Scene, index: int, hit: Hit) -> bool:
    """ "killed or wounded", "killing and wounding 12": neither a toll of dead nor of wounded."""
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
        if 1 <= len(between) <= 2 and set(between) <= {"and", "or", "/", "and/or"} and other >= 0:
            return True
    return False


def _passive(scene: _Scene, hit: Hit) -> bool:
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
        return follows not in ("at", "the") or not any(
            q.first <= hit.last < q.last for q in scene.quantities
        )
    return False


def _left(
    scene: _Scene, index: int, hit: Hit, used: set[int], near: bool = False
) -> list[Quantity]:
    """The people before a verb, a list of them as one ("five soldiers and two guards were killed")."""
    low = scene.document.low
    begin = max(scene.sentence.first, hit.first - (4 if near else _REACH))
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
        if q.part or not between or len(between) > 2 or not set(between) <= _LINKS:
            break
        if not chain[0].stated and "and" not in between:
            break
        chain.insert(0, q)
    return _with_one_more(scene, chain, max(scene.sentence.first, chain[0].first - _REACH))


def _head(scene: _Scene, before: list[Quantity], hit: Hit) -> Quantity:
    """ "two people, the elder and his guard, were killed": the two, whom the rest only names."""
    last = before[-1]
    if last.stated:
        return last
    low = scene.document.low
    for q in reversed(before[:-1]):
        if q.stated and not q.part:
            closed = "," in low[last.last : hit.first]
            return q if low[q.last : q.last + 1] == (",",) and closed else last
    return last


def _with_one_more(scene: _Scene, chain: list[Quantity], begin: int) -> list[Quantity]:
    """ "the district chief, Ali Shams, and six soldiers were killed": the chief is one more."""
    low, first = scene.document.low, chain[0].first
    if first - 2 < begin or low[first - 1] != "and":
        return chain
    if not chain[0].stated:
        named = low[first] in _POSSESSIVE and scene.document.words[first - 2][:1].isupper()
        return [_one(first - 2, first - 1, "unsaid"), *chain] if named else chain
    halts = [
        t
        for t in range(max(begin, first - 13), first - 1)
        if low[t] in _HALTS or low[t] in scene.words.classes["passive"]
    ]
    segment = range(halts[-1] + 1 if halts else max(begin, first - 13), first - 1)
    verbs = {t for h in scene.marks.people for t in range(h.first, h.last)}
    heads = [t for t in segment if low[t] in scene.words.sides and t not in verbs]
    if not heads or len(heads) > 2 or low[heads[0]].endswith("s") or low[heads[0]] in _COLLECTIVE:
        return chain
    if any(q.first in segment for q in scene.quantities):
        return chain
    return [_one(heads[0], heads[0] + 1, scene.words.sides[low[heads[0]]]), *chain]


def _relative(scene: _Scene, hit: Hit) -> bool:
    return hit.first > 0 and scene.document.low[hit.first - 1] in ("who", "had")


def _apposed(scene: _Scene, before: list[Quantity], hit: Hit) -> bool:
    """Whether the last quantity only takes apart the one before it ("six people - a woman and five
    children - were killed")."""
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


def _right(scene: _Scene, index: int, hit: Hit, used: set[int]) -> list[Quantity]:
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
            if q.part or not between or len(between) > 2 or not set(between) <= _LINKS:
                break
            if _taken_by_next(scene, index, q):
                break
        elif len(between) > 4 or any(w in stop or w in ".,;:()–—" for w in between):
            named = _named_after(scene, hit) if len(between) <= 12 else []
            if not named or not between or between[-1] not in _LINKS or set(between) & _HALTS:
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


def _taken_by_next(scene: _Scene, index: int, q: Quantity) -> bool:
    """ "killing 14 soldiers and three were wounded": the three belong to the next verb."""
    people = scene.marks.people
    if index + 1 >= len(people):
        return False
    low = scene.document.low
    following = people[index + 1]
    between = low[q.last : following.first]
    auxiliary = scene.words.classes["auxiliary"]
    return len(between) <= 4 and all(w in auxiliary for w in between)


def _right_of_count(scene: _Scene, hit: Hit, used: set[int]) -> list[Quantity]:
    """ "fatalities: 12", "deaths 3"."""
    low = scene.document.low
    for q in scene.quantities:
        if hit.last <= q.first <= hit.last + 1 and q.first not in used and q.stated:
            return [q] if all(w in ":–-" for w in low[hit.last : q.first]) and q.person else []
    return []


def _named_after(scene: _Scene, hit: Hit) -> list[Quantity]:
    """ "killed Abdul Rahman": one person, when a name or "the commander" follows at once."""
    document, token = scene.document, hit.last
    if token >= scene.sentence.last:
        return []
    low, written = document.low, document.words
    if low[token] in ("him", "her", "them") and token + 1 < scene.sentence.last:
        both = low[token + 1] == "and" and low[token + 2 : token + 3] in (("his",), ("her",), ("their",))
        if low[token] != "them" and (both or low[token + 1] not in scene.words.sides):
            one = _one(token, token + 1, "unsaid")
            return [replace(one, value=2, low=2, high=2)] if both else [one]
    determined = low[token] in ("the", "his", "her", "their", "its")
    at = token + 1 if determined else token
    noun = range(at, min(at + 5, scene.sentence.last))
    sides = [(t, scene.words.sides[low[t]]) for t in noun if low[t] in scene.words.sides]
    if determined:
        if sides and not low[sides[0][0]].endswith("s") and low[sides[0][0]] not in _COLLECTIVE:
            return [_one(token, sides[0][0] + 1, sides[0][1])]
        return []
    if sides and not any(t in scene.words.classes["stop"] for t in low[token : sides[0][0]]):
        noun_word = low[sides[0][0]]
        if not noun_word.endswith("s") and noun_word not in _COLLECTIVE:
            return [_one(token, sides[0][0] + 1, sides[0][1])]
    if written[token][:1].isupper() and low[token] not in scene.words.sides and (
        token + 1 < scene.sentence.last
        and (written[token + 1][:1].isupper() or written[token + 1] in ".,")
    ):
        return [_one(token, token + 1, sides[0][1] if sides else "civilian")]
    return []


_COLLECTIVE = frozenset({"police", "taliban", "army", "people", "personnel", "crew", "staff", "men", "women", "children", "family", "enemy", "policemen"})


def _one(first: int, last: int, side: str) -> Quantity:
    attacker = side == "attacker"
    return Quantity(
        first, last, 1, 1, 1, side={"attacker": "rebel", "unsaid": None}.get(side, side),
        attacker=attacker, stated=False,
    )  # fmt: skip


def _unnumbered(scene: _Scene, index: int, hit: Hit) -> list[Quantity]:
    """Persons told by name or with "the": "the mayor was killed" is 1, "Khan and his son were" 2."""
    document = scene.document
    low, written = document.low, document.words
    verbs = [t for t in range(max(scene.sentence.first, hit.first - 4), hit.first) if low[t] in ("was", "were", "is", "are", "been")]
    if not verbs:
        return _telegraphic(scene, index, hit)
    begin = scene.marks.people[index - 1].last if index else scene.sentence.first
    begin = max(begin, verbs[0] - 14)
    subject = range(begin, verbs[0])
    plural = any(low[t] in ("were", "are", "have") for t in range(max(begin, hit.first - 4), hit.first))
    sides = [scene.words.sides[low[t]] for t in subject if low[t] in scene.words.sides]
    named = any(written[t][:1].isupper() for t in subject if low[t] not in _PRONOUNS)
    if not (sides or named):
        return []
    side = sides[-1] if sides else "civilian"
    if not plural:
        last = low[verbs[0] - 1] if verbs[0] > begin else ""
        if last in scene.words.sides and (last in _COLLECTIVE or last.endswith("s")):
            return []
        own = [t for t in subject if t >= verbs[0] - 3]
        by_name = bool(own) and all(written[t][:1].isupper() for t in own) and (
            subject.start == own[0] or not written[own[0] - 1][:1].isalpha()
        )
        return [_one(subject.start, verbs[0], side)] if sides or by_name else []
    joined = [t for t in subject if low[t] == "and"]
    pair = [
        t for t in joined
        if low[t + 1] in ("his", "her", "a", "an", "the", "another") or written[t + 1][:1].isupper()
    ]
    singular = not any(low[t].endswith("s") and low[t] in scene.words.sides for t in subject)
    if len(pair) == 1 and singular and len(joined) == 1:
        one = _one(subject.start, verbs[0], side)
        return [replace(one, value=2, low=2, high=2)]
    return []


def _telegraphic(scene: _Scene, index: int, hit: Hit) -> list[Quantity]:
    """ "The deputy police chief, Col. Asif, killed, several policemen wounded": one."""
    low = scene.document.low
    begin = scene.marks.people[index - 1].last if index else scene.sentence.first
    segment = range(begin, hit.first)
    if not 0 < len(segment) <= 14:
        return []
    if low[hit.first - 1] != "," and low[hit.first - 1] not in scene.words.sides:
        return []
    heads = [t for t in segment if low[t] in scene.words.sides]
    if not heads or any(low[t].endswith("s") or low[t] in _COLLECTIVE - {"police"} for t in heads):
        return []
    return [_one(heads[0], heads[0] + 1, scene.words.sides[low[heads[0]]])]


def _claims(
    scene: _Scene, field: str, found: list[Quantity], report_id: str
) -> list[tuple[int, Claim]]:
    """One claim a side; a list of people of one side is summed, as the codebook's notes on lists say."""
    document = scene.document
    groups: dict[tuple[str | None, bool, str], list[Quantity]] = {}
    for q in found:
        groups.setdefault((q.side, q.attacker, q.unit), []).append(q)
    out = []
    for (side, attacker, unit), members in groups.items():
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


def _tolls(scene: _Scene, used: set[int], report_id: str) -> list[tuple[int, Claim]]:
    """ "the toll rose to 22", "put the dead at 10 and the wounded at 18"."""
    out: list[tuple[int, Claim]] = []
    low = scene.document.low
    for hit in scene.marks.tolls:
        field = _FIELD[hit.name]
        told = next((scene.words.sides[w] for w in low[hit.first : hit.last] if w in scene.words.sides), None)
        for q in scene.quantities:
            if q.stated and hit.last <= q.first <= hit.last + 2 and q.first not in used:
                used.add(q.first)
                side = q.side or {"attacker": "rebel", "unsaid": None}.get(told or "unsaid", told)
                out += _claims(scene, field, [replace(q, person=True, side=side)], report_id)
                break
    return out


def _elsewise(
    scene: _Scene, claims: list[tuple[int, Claim]], used: set[int], report_id: str
) -> list[tuple[int, Claim]]:
    """"8 guards killed (a council member says 7)": the bare figure in brackets is another's."""
    low = scene.document.low
    out: list[tuple[int, Claim]] = []
    for q in scene.quantities:
        if q.first in used or not q.stated or q.last >= scene.sentence.last:
            continue
        if low[q.last] != ")" or low[q.first - 1] not in scene.words.claim_verbs:
            continue
        before = [c for t, c in claims if t < q.first]
        if before:
            used.add(q.first)
            base = before[-1]
            start, end = scene.document.starts[q.first], scene.document.ends[q.last - 1]
            other = replace(
                base, value=q.value, low=q.low, high=q.high, start=start, end=end,
                claimant=scene.claimant(q.first),
            )  # fmt: skip
            out.append((q.first, other))
    return out


def _beside(
    scene: _Scene, claims: list[tuple[int, Claim]], report_id: str
) -> list[tuple[int, Claim]]:
    """ "in addition to the four assailants, five people were killed": the four are dead as well."""
    low = scene.document.low
    out: list[tuple[int, Claim]] = []
    killed = any(c.field == "fatalities" for _, c in claims)
    for hit in scene.marks.said:
        if hit.label != "said:beside:" or not killed:
            continue
        for token in range(hit.last, min(hit.last + 6, scene.sentence.last)):
            if scene.words.sides.get(low[token]) == "attacker":
                count = next((q for q in scene.quantities if hit.last <= q.first <= token and q.stated), None)
                if count is None and low[token].endswith(("s", "men")):
                    break
                one = count or _one(hit.last, token + 1, "attacker")
                one = replace(one, side="rebel", attacker=True)
                if not any(c.attacker for _, c in claims):
                    out += _claims(scene, "fatalities", [one], report_id)
                break
    return out


def _none(
    scene: _Scene, claims: list[tuple[int, Claim]], report_id: str
) -> list[tuple[int, Claim]]:
    """Said to be none ("no casualties" is 0), denied, or withdrawn."""
    out: list[tuple[int, Claim]] = []
    have = {c.field for _, c in claims}
    fields = {
        "said:nobody:": ("fatalities", "injured"),
        "said:nobody_killed:": ("fatalities",),
        "said:nobody_injured:": ("injured",),
    }
    for hit in scene.marks.said:
        start, end = scene.document.starts[hit.first], scene.document.ends[hit.last - 1]
        for field in fields.get(hit.label, ()):
            if field not in have:
                have.add(field)
                claim = Claim(
                    field=field, value=0, low=0, high=0, report_id=report_id, start=start, end=end,
                    claimant=scene.claimant(hit.first),
                )  # fmt: skip
                out.append((hit.first, claim))
        if hit.label == "said:denied:":
            claim = Claim(
                field="fatalities", value=None, low=None, high=None, report_id=report_id,
                start=start, end=end, role="denied", claimant=scene.claimant(hit.first),
            )  # fmt: skip
            out.append((hit.first, claim))
    return out
