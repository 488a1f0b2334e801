"""What may stand between two people of one list ("a girl of nine and her brother")."""

from geomap.coding.figures.quantities import Quantity, one
from geomap.coding.figures.scene import Scene
from geomap.coding.figures.unnumbered import several

_QUOTES = frozenset('"“”')  # 'eight soldiers and "several" civilians'
_NAME = 7  # words of a name between commas
_AGE = 2  # words of "of nine"
_ARMED = frozenset({"state", "rebel"})
_AGED = 8  # those of ", aged 12,", ", all under the age of 12,"


def without_name(scene: Scene, first: int, last: int) -> tuple[str, ...]:
    """The words between two people, without a name or clause set between commas.

    “a chief, Mullah X, and two”, “Mullah X, who led them, and two”.
    """
    low, written = scene.document.low, scene.document.words
    if low[first : first + 1] == (",",):
        if not scene.words.classes["who"].isdisjoint(low[first + 1 : first + 2]):
            return without_clause(scene, low[first:last])
        for token in range(first + 1, min(first + _NAME, last)):
            if low[token] == ",":
                return low[token:last]
            if not (written[token][0].isupper() or "-" in low[token : token + 2]):
                break  # the "al-" of a name is no word of a clause
    return low[first:last]


def without_clause(scene: Scene, between: tuple[str, ...]) -> tuple[str, ...]:
    """Words without a clause about who was named: “Mullah X, who led them, and”."""
    who = scene.words.classes["who"]
    begins = [i for i in range(len(between) - 1) if between[i] == "," and between[i + 1] in who]
    ends = [i for i in range(len(between)) if begins and between[i] == "," and i > begins[0]]
    return (*between[: begins[0]], *between[ends[0] :]) if begins and ends else between


def joined(scene: Scene, between: tuple[str, ...]) -> bool:
    """“a woman and her two children”, “an elder along with two guards”: people of one list."""
    classes = scene.words.classes
    between = _past_age(scene, tuple(word for word in between if word not in _QUOTES))
    if " ".join(between[between[:1] == (",",) :]) in classes["along_with"]:
        return True
    if not 0 < len(between) <= 3:
        return False
    determined = between[-1] in classes["definite"] and len(between) > 1
    links = between[:-1] if determined else between
    return len(links) <= 2 and classes["links"].issuperset(links)


def _past_age(scene: Scene, between: tuple[str, ...]) -> tuple[str, ...]:
    """The words after an age: "a girl of nine and her brother", "a boy, aged 12, and his uncle"."""
    classes = scene.words.classes
    if len(between) > _AGE and between[0] in classes["of"] and between[2] in classes["links"]:
        return between[2:]
    closes = next((i for i in range(1, len(between)) if between[i] == ","), 0)
    aged = between[:1] == (",",) and not classes["aged"].isdisjoint(between[1 : closes or 1])
    aged = aged or (between[:1] == (",",) and closes == _AGE and between[1].isdecimal())
    return between[closes:] if aged and closes <= _AGED else between


def with_one_more(scene: Scene, chain: list[Quantity], begin: int) -> list[Quantity]:
    """“the district chief, Ali Shams, and six soldiers were killed”: the chief is one more."""
    low, first = scene.document.low, chain[0].first
    whose = chain[0].stated and low[first - 1] in scene.words.classes["possessive"]
    first -= whose  # "the mayor and his two sons"
    if first - 2 < begin or low[first - 1] not in scene.words.classes["conjunctions"]:
        return chain
    if not chain[0].stated:
        owned = low[first] in scene.words.classes["possessive"]
        if owned and low[first - 2] in scene.words.classes["one_pronoun"]:
            return [one(first - 2, first - 1, "unsaid"), *chain]  # "he and his son"
        told = [h.last for h in scene.marks.people if h.last < first]
        begun = max(begin, first - 8, *told)
        if told and not scene.words.classes["halts_people"].isdisjoint(low[told[-1] : first - 1]):
            return chain  # "two judges were killed in Kabul on Sunday, and their driver was hurt"
        named = owned and any(
            (scene.document.words[t][:1].isupper() or low[t] in scene.words.sides)
            and low[t] not in scene.words.classes["pronouns"]
            and not any(q.first <= t < q.last for q in scene.quantities)
            for t in range(begun, first - 1)
        )
        # "the driver and a passenger": the noun itself stands before "and"
        beside = (
            low[first] in scene.words.classes["indefinite"] and low[first - 2] in scene.words.sides
        )
        beside = beside and not several(scene, low[first - 2]) and first - 2 >= begun
        beside = beside and not any(q.first <= first - 2 < q.last for q in scene.quantities)
        return [one(first - 2, first - 1, "unsaid"), *chain] if named or beside else chain
    words, classes = scene.words, scene.words.classes
    # "the chief said, and six soldiers were killed": he is none of them
    halting = classes["halts_people"] | classes["passive"] | words.claim_verbs
    halts = [t for t in range(max(begin, first - 13), first - 1) if low[t] in halting]
    segment = range(halts[-1] + 1 if halts else max(begin, first - 13), first - 1)
    verbs = {t for h in scene.marks.people for t in range(h.first, h.last)}
    heads = [t for t in segment if low[t] in scene.words.sides and t not in verbs]
    others = not scene.words.classes["others"].isdisjoint(low[first : chain[0].last])
    if not heads and others and _is_name(scene, begin, first - 2):
        return [one(first - 2, first - 1, "civilian"), *chain]  # "Balach and three others"
    side = ""
    while len(heads) > 1 and heads[1] == heads[0] + 1:
        side = words.sides[low[heads.pop(0)]]  # "the police commander": a commander, of the police
    if not heads or len(heads) > 2 or several(scene, low[heads[0]]):
        return chain
    if any(q.first in segment for q in scene.quantities):
        return chain
    side = side if side in _ARMED else words.sides[low[heads[0]]]
    return [one(heads[0], heads[0] + 1, side), *chain]


def _is_name(scene: Scene, begin: int, last: int) -> bool:
    """Whether a name that ends at a token may be somebody's: "Balach", and not "in Quetta", "on Monday"."""
    low, written = scene.document.low, scene.document.words
    first = last
    while first >= begin and written[first][:1].isupper():
        first -= 1
    leads = scene.words.classes["halts_people"] | scene.words.classes["of"]
    led = first >= begin and low[first] in leads
    return first < last and not led and low[last] not in scene.words.classes["weekday"]
