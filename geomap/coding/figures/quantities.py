"""The people that a sentence counts: numbers with their noun phrases, and whose they are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress

from geomap.coding.figures.numbers import Number
from geomap.coding.figures.pronouns import antecedent, of_them
from geomap.coding.words import Marks, Words
from geomap.text import Document, Sentence

_NOUN_PHRASE = 9  # words after a number in which its noun is looked for
_ADJUNCT = 2  # words after a thing that tells what people they are ("district council members")
_INSIDE = frozenset("-\"'‘’“”") | {"'s"}  # marks that a noun phrase may hold


@dataclass(slots=True)  # not frozen: made often, and a frozen one takes three times as long to make
class Quantity:
    """A counted noun phrase: tokens `first:last`, the figure, and whose people they are; never changed.

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


def one(first: int, last: int, side: str) -> Quantity:
    """A single person told by name or with an article, of a side as the lexicon names it."""
    attacker = side == "attacker"
    return Quantity(
        first, last, 1, 1, 1, side={"attacker": "rebel", "unsaid": None}.get(side, side),
        attacker=attacker, stated=False,
    )  # fmt: skip


def quantities(
    document: Document,
    sentence: Sentence,
    marks: Marks,
    numbers: Sequence[Number],
    words: Words,
    parts: frozenset[int],
) -> tuple[Quantity, ...]:
    """The counted people and things of a sentence, in order.

    Args:
        document: the tokens.
        sentence: the sentence.
        marks: what stands in it.
        numbers: its numbers.
        words: the compiled lexicon.
        parts: tokens just after which a part of what is counted is told ("including").
    """
    verbs = {t for h in marks.people if h.kind != "around" for t in range(h.first, h.last)}
    verbs |= {t for h in marks.people if h.kind == "around" for t in (h.first, h.last - 1)}
    out = _numbered(document, sentence, numbers, words, parts, verbs) if numbers else []
    counts = {h.first for h in marks.people if h.name in ("killed", "injured")}
    out = [
        _whole(q, document, counts, words) for q in _without_wholes(out, document, counts, words)
    ]
    out += _same(document, sentence, marks, words, out, verbs)
    taken = {t for q in out for t in range(q.first, q.last)}
    stops = verbs.union([n.first for n in numbers])
    out += _pairs(document, sentence, words, stops, taken)
    out += _singles(document, sentence, words, stops, taken, parts, counts)
    return tuple(sorted(out, key=lambda q: q.first))


def _numbered(
    document: Document,
    sentence: Sentence,
    numbers: Sequence[Number],
    words: Words,
    parts: frozenset[int],
    verbs: set[int],
) -> list[Quantity]:
    """What the numbers of a sentence count."""
    starts = {n.first for n in numbers}
    out: list[Quantity] = []
    for number in numbers:
        if _is_age(document, number, words) or _compares(document, number, words):
            continue
        bare = Quantity(
            number.first,
            number.last,
            number.value,
            number.low,
            number.high,
            vague=number.vague is not None,
            part=_is_part(number.first, parts)
            or _of_those(document, sentence, number.last, verbs, bool(out), words),
        )
        stops = verbs | (starts - {number.first})
        out.append(_noun(bare, document, sentence, words, stops))
    return out


def _without_wholes(
    found: list[Quantity], document: Document, counts: set[int], words: Words
) -> list[Quantity]:
    """“two of the three died”: the three are only those of whom two are told, or one."""
    low, classes = document.low, words.classes
    kept: list[Quantity] = []
    for q in found:
        if (
            kept
            and kept[-1].person
            and low[q.first - 1] in classes["of"]
            and q.first - kept[-1].last <= 1
        ):
            continue  # "three residents of one apartment block", "five members of one family"
        if _whose(document, q.first, words) or _occasion(document, q, words):
            continue  # "a mother of four", "in one of them, ten people were killed"
        led = low[max(q.first - 3, 0) : q.first]
        whole = len(led) == 3 and led[1] in classes["of"] and led[2] in classes["those"]
        if not whole or q.last in counts:
            kept.append(q)
        elif led[0] in classes["indefinite"]:
            kept.append(replace(q, first=q.first - 3, value=1, low=1, high=1, vague=False))
        elif not kept or kept[-1].last < q.first - 2:
            kept.append(q)
    return kept


def _same(
    document: Document,
    sentence: Sentence,
    marks: Marks,
    words: Words,
    found: Sequence[Quantity],
    stops: set[int],
) -> list[Quantity]:
    """“killing three soldiers and injuring as many”: the figure told before."""
    out: list[Quantity] = []
    low, multiples = document.low, words.classes["multiples"]
    for hit in marks.said:
        if hit.label != "said:as_many:" or low[hit.first - 1] in multiples:
            continue
        told = [q for q in found if q.last <= hit.first and q.person]
        if not told or low[hit.last : hit.last + 1] == low[hit.first : hit.first + 1]:
            continue  # "as many as 20"
        base = told[-1]
        bare = replace(base, first=hit.first, last=hit.last, side=None, attacker=False, part=False)
        own = _noun(bare, document, sentence, words, stops)
        out.append(own if own.side else replace(own, side=base.side, attacker=base.attacker))
    return out


def _pairs(
    document: Document, sentence: Sentence, words: Words, stops: set[int], taken: set[int]
) -> Iterator[Quantity]:
    """“both policemen”: two of them."""
    for token in _tokens_of(document, sentence, words.classes["both"]):
        if token in taken:
            continue
        pair = Quantity(token, token + 1, 2, 2, 2, stated=False)
        found = _noun(pair, document, sentence, words, stops)
        either = document.low[found.last : found.last + 1]  # "both policemen and civilians"
        alone = words.classes["conjunctions"].isdisjoint(either) or _of(document, token, words)
        # "A teacher and his brother, both settlers": the two just told.
        again = document.low[token - 1] == "," and words.classes["auxiliary"].isdisjoint(either)
        if found.side is not None and found.last > token + 1 and alone and not again:
            yield replace(found, stated=True)
        elif found.last == token + 1 and token == sentence.first:
            # "Both died": those told before it.
            does = words.classes["auxiliary"] | words.classes["perish"]
            if not does.isdisjoint(either):
                yield replace(pair, side="unsaid", stated=True)


def _singles(
    document: Document,
    sentence: Sentence,
    words: Words,
    stops: set[int],
    taken: set[int],
    parts: frozenset[int],
    counts: set[int],
) -> Iterator[Quantity]:
    """“a soldier”, “his brother”, “another was hurt”: one person."""
    low, classes = document.low, words.classes
    for token in _tokens_of(document, sentence, classes["indefinite"] | classes["possessive"]):
        none = low[token - 1] in classes["denies"]  # "not a single fighter was killed"
        if token in taken or none or _whose(document, token, words):
            continue
        single = Quantity(token, token + 1, 1, 1, 1, stated=False, part=_is_part(token, parts))
        found = _noun(single, document, sentence, words, stops)
        after = token + 1
        if after < sentence.last and low[after] in classes["ordinals"]:
            after += 1
        if after + 1 in counts and low[after] in classes["auxiliary"]:
            after += 1  # "another critically wounded"
        # "another was wounded", "one was killed and another wounded"
        alone = after < sentence.last and (low[after] in classes["passive"] or after in counts)
        known = found.last > found.first + 1 and found.person
        ordinal = not classes["ordinals"].isdisjoint(low[token + 1 : token + 2])
        nth = ordinal or low[token] in classes["another"]
        several = _plural(document, found, words) and not _of(document, token, words)
        if (known and not several) or (alone and nth):
            yield found


def _whose(document: Document, token: int, words: Words) -> bool:
    """“the wife of a policeman”: he only tells whose kin it was that something befell."""
    low, classes = document.low, words.classes
    return token > 1 and low[token - 1] in classes["of"] and low[token - 2] in classes["kin"]


def _occasion(document: Document, q: Quantity, words: Words) -> bool:
    low, classes = document.low, words.classes
    led = q.first > 0 and low[q.first - 1] in classes["locative"]
    return led and low[q.last - 1] in classes["them"] and low[q.last : q.last + 1] == (",",)


def _of(document: Document, token: int, words: Words) -> bool:
    """“one of the soldiers”, “both of the attackers”."""
    return not words.classes["of"].isdisjoint(document.low[token + 1 : token + 2])


def _tokens_of(document: Document, sentence: Sentence, wanted: frozenset[str]) -> Iterable[int]:
    """The tokens of a sentence that are one of some words."""
    within = document.low[sentence.first : sentence.last]
    return compress(range(sentence.first, sentence.last), map(wanted.__contains__, within))


def _whole(quantity: Quantity, document: Document, counts: set[int], words: Words) -> Quantity:
    """“He was among 25 people killed”, “among the 14 dead were”: all of them, not a part."""
    at = quantity.first - 1
    if at > 0 and document.low[at] in words.classes["those"]:
        at -= 1
    among = quantity.part and at >= 0 and document.low[at] in words.classes["among"]
    return replace(quantity, part=False) if among and quantity.last in counts else quantity


def _is_age(document: Document, number: Number, words: Words) -> bool:
    """“his grandson (9)”, “a boy of fifteen”: one person and his age."""
    low = document.low
    if number.first >= 2 and low[number.first - 1] in words.classes["of"]:
        noun, follows = low[number.first - 2], low[number.last : number.last + 1]
        grown = noun.endswith("s") or noun in words.classes["collective"]
        # "a commander of 12 fighters" leads them; "a student of 19 died" is that old.
        people = bool(follows) and (follows[0] in words.sides or follows[0] in words.things)
        return noun in words.sides and not grown and not people
    closed = low[number.last : number.last + 1] == (")",)
    if number.first < 2 or low[number.first - 1] != "(" or not closed:
        return False
    noun = low[number.first - 2]
    return (
        noun in words.sides and noun not in words.classes["collective"] and not noun.endswith("s")
    )


def _compares(document: Document, number: Number, words: Words) -> bool:
    """“three more than was said at first”."""
    after = document.low[number.last : number.last + 2]
    return (
        len(after) == 2
        and after[0] in words.classes["more_or_less"]
        and (after[1] in words.classes["than"])
    )


def _plural(document: Document, quantity: Quantity, words: Words) -> bool:
    word = document.low[quantity.last - 1]
    return word in words.classes["collective"] or (word.endswith("s") and not word.endswith("ss"))


def _hyphened(document: Document, token: int) -> bool:
    """Whether a word ends a compound ("nine passers-by")."""
    return document.low[token - 1] == "-" and document.starts[token] == document.ends[token - 1]


def _is_part(token: int, parts: frozenset[int]) -> bool:
    return token in parts or token - 1 in parts


def _of_those(
    document: Document,
    sentence: Sentence,
    token: int,
    verbs: set[int],
    counted: bool,
    words: Words,
) -> bool:
    """“twenty of the wounded”, “ten people, four of them children”: a part of those counted."""
    low = document.low
    return (
        token + 2 < sentence.last
        and low[token] in words.classes["of"]
        and (
            (
                low[token + 1] in words.classes["those"]
                and token + 2 in verbs
                and low[token + 2] not in words.classes["taken_people"]
            )
            or (counted and low[token + 1] in words.classes["them"] and low[token - 2] == ",")
        )
    )


def _noun(
    quantity: Quantity, document: Document, sentence: Sentence, words: Words, stops: set[int]
) -> Quantity:
    """The quantity with its noun phrase, side and unit."""
    low = document.low
    token = quantity.last
    end = min(sentence.last, token + _NOUN_PHRASE)
    classes, sides = words.classes, words.sides
    among, of = classes["among"], classes["of"]
    side: str | None = None
    last = token
    family = thing = known = kin = False
    stop_words = classes["stop"]
    while token < end and token not in stops:
        word = low[token]
        if word == "(" and low[token + 2 : token + 3] == (")",):
            token += 3  # "an Afghan National Army (ANA) soldier"
            continue
        if word in among or (word in stop_words and not _hyphened(document, token)):
            break
        if not (word[0].isalnum() or word in _INSIDE):
            break
        found = sides.get(word)
        if word in words.families:
            family = family or not known
        if found is not None:
            known = True
            kin = kin or word in classes["kin"]
            side = "civilian" if kin else _stronger(side, found)  # "two brothers of a policeman"
        elif word in words.things and not known:
            aged = classes["old"].isdisjoint(low[token + 1 : token + 3])
            driven = _of_people(low[token : min(token + 1 + _ADJUNCT, end)], words)
            thing = thing or (aged and not driven)  # not "a 12-year-old boy", "a truck driver"
        token += 1
        if word not in of and word[0].isalnum():
            last = token
    thing = thing or (side == "foreign" and low[last - 1] in words.things)  # "an American tank"
    if side in (None, "unsaid") and of_them(low, quantity.last, words):
        side = antecedent(document, sentence, quantity.first, words)
    attacker = side == "attacker"
    if side is not None and not classes["veteran"].isdisjoint(low[quantity.last : last]):
        side, attacker = "civilian", False  # "three former soldiers"
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


def _of_people(said: Sequence[str], words: Words) -> bool:
    """Whether a thing only tells what people they are ("a truck driver", "district council members")."""
    thing, *after = said
    if not after or (thing.endswith("s") and after[0] not in words.sides):
        return False
    end = next(
        (i for i, w in enumerate(after) if not w[0].isalpha() or w in words.classes["stop"]),
        len(after),
    )
    return any(word in words.sides for word in after[:end])


_RANK = {"unsaid": 0, "foreign": 1, "civilian": 2, "state": 3, "rebel": 4, "attacker": 5}


def _stronger(side: str | None, found: str) -> str:
    return found if side is None or _RANK[found] > _RANK[side] else side
