"""Persons who are told without a number: by name, with "the" or "his", by what they are."""

from dataclasses import replace

from geomap.coding.figures.quantities import Quantity, one
from geomap.coding.figures.scene import Scene
from geomap.coding.phrases import Hit

_SUBJECT = 12  # words of the subject of a verb, from its article
_OPENING = 3  # words at the head of a sentence in which its subject begins


def somebody(scene: Scene, index: int, end: int) -> list[Quantity]:
    """“a watchwoman died”, “a blue helmet of the contingent was killed”: one, whatever the noun.

    Args:
        scene: the sentence.
        index: of the verb among those of the sentence.
        end: the token of the verb or of its auxiliary.
    """
    low, classes, words = scene.document.low, scene.words.classes, scene.words
    begin = scene.marks.people[index - 1].last if index else scene.sentence.first
    for token in range(end - 2, max(begin, end - _SUBJECT) - 1, -1):
        word = low[token]
        if word in classes["stop"] or word in classes["pronouns"] - classes["determiner"]:
            return []
        if not word[0].isalnum() and word != "-":
            return []
        if word in classes["indefinite"]:
            phrase = low[token + 1 : end]
            ends = next((i for i, w in enumerate(phrase) if w in classes["of"]), len(phrase))
            head = phrase[ends - 1] if ends else ""
            nobody = not head or head in words.things or head in classes["noun"]
            if nobody or head in classes["collective"] or head.endswith("s"):
                return []
            side = next((words.sides[w] for w in reversed(phrase[:ends]) if w in words.sides), None)
            return [one(token, end, side or "unsaid")]
    return []


def several(scene: Scene, word: str) -> bool:
    """Whether a noun tells more than one person."""
    return word.endswith("s") or word in scene.words.classes["collective"]


def named_after(scene: Scene, hit: Hit) -> list[Quantity]:
    """“killed Abdul Rahman”: one person, when a name or “the commander” follows at once."""
    document, token = scene.document, hit.last
    if token >= scene.sentence.last:
        return []
    low, written = document.low, document.words
    classes = scene.words.classes
    if low[token] in classes["object_pronouns"]:
        ahead = low[token + 1 : min(token + 3, scene.sentence.last)]
        joined = len(ahead) == 2 and ahead[0] in classes["conjunctions"]
        both = joined and ahead[1] in classes["possessive"]
        if both or not ahead or ahead[0] not in scene.words.sides:
            found = one(token, token + 1, "unsaid")
            return [replace(found, value=2, low=2, high=2)] if both else [found]
    if low[token] in classes["not_one"]:
        return []
    if low[token] in classes["them"]:
        return _those(scene, hit)
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
    while len(sides) > 1 and sides[1][0] == sides[0][0] + 1:
        del sides[0]  # "Al-Shabaab gunmen" are gunmen, "a police officer" an officer
    if determined:
        if sides and not several(scene, low[sides[0][0]]):
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
            and (
                written[token + 1][:1].isupper()
                or written[token + 1] in ".,"
                or low[token + 1] in classes["conjunctions"]
            )
        )
        and low[token] not in classes["weekday"]
    ):
        return [one(token, token + 1, sides[0][1] if sides else "civilian")]
    return []


def _those(scene: Scene, hit: Hit) -> list[Quantity]:
    """“seized three policemen and later shot them dead”: the three; nobody where none are counted."""
    before = [q for q in scene.quantities if q.last <= hit.first and q.person and not q.part]
    if not before or before[-1].value == 1 or not before[-1].stated:
        return []
    seized = any(h.name == "abduct" and h.first < hit.first for h in scene.marks.events)
    return [unarmed(before[-1]) if seized else before[-1]]


def unarmed(captive: Quantity) -> Quantity:
    """Who was taken and then killed counts as a civilian, as ACLED has it."""
    return replace(captive, side="civilian") if captive.side in ("state", "rebel") else captive


_NAME = 4  # tokens of a name before a verb ("Mr Abe died")


def just_before(scene: Scene, hit: Hit) -> list[Quantity]:
    """“Mr Abe died”, “the driver died”: one person right before the verb."""
    document, classes = scene.document, scene.words.classes
    low, last = document.low, hit.first - 1
    while last > scene.sentence.first and low[last] in classes["auxiliary"]:
        last -= 1
    if last < scene.sentence.first:
        return []
    side = scene.words.sides.get(low[last])
    if side is not None and not several(scene, low[last]):
        begin = max(scene.sentence.first, last - _NAME)
        opens = last - scene.sentence.first < _OPENING  # a headline: "Basra activist dies"
        known = opens or set(low[begin:last]) & classes["definite"]
        return [one(last, last + 1, side)] if known else []
    first = last
    while first >= scene.sentence.first and document.words[first][:1].isupper():
        first -= 1
    name = range(first + 1, last + 1)
    if not 0 < len(name) <= _NAME or any(low[t] in classes["pronouns"] for t in name):
        return []
    opens = name.start == scene.sentence.first and len(name) == 1  # any word may, "Who died?"
    if opens or any(low[t] in scene.words.sides for t in name):
        return []
    open_before = first < scene.sentence.first or low[first] in (*classes["links"], ".")
    return [one(last, last + 1, "civilian")] if open_before else []


_CLAUSE = 14  # words between "The driver" and what befell him


def told_of(scene: Scene, hit: Hit) -> list[Quantity]:
    """“The driver of one of them sustained wounds”, “a rider, who passed by, died”: one person."""
    low, classes, first = scene.document.low, scene.words.classes, scene.sentence.first
    known = classes["definite"] | classes["indefinite"]
    if low[first] not in known or hit.first - first > _CLAUSE:
        return []
    after = range(first + 1, min(first + 3, scene.sentence.last))
    heads = [t for t in after if low[t] in scene.words.sides]
    if not heads or several(scene, low[heads[0]]):
        return []
    rest = low[heads[0] + 1 : hit.first]
    link = rest[1:2] if rest[:1] == (",",) else rest[:1]
    # "A girl of nine was wounded and a cow perished": she is not the one who did.
    links = classes["who"] | (classes["of"] if low[first] in classes["definite"] else frozenset())
    linked = bool(link) and link[0] in links
    if not linked or not scene.words.claim_verbs.isdisjoint(rest):
        return []
    counted = any(
        heads[0] < q.first < hit.first and q.stated and q.person for q in scene.quantities
    )
    return [] if counted else [one(first, heads[0] + 1, scene.words.sides[low[heads[0]]])]


def unnumbered(scene: Scene, index: int, hit: Hit) -> list[Quantity]:
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
    if any(low[t] in classes["denies"] and low[t + 1] in classes["indefinite"] for t in subject):
        return []  # "not a single fighter was killed"
    plural = any(
        low[t] in classes["plural_verbs"] for t in range(max(begin, hit.first - 4), hit.first)
    )
    sides = [scene.words.sides[low[t]] for t in subject if low[t] in scene.words.sides]
    named = any(
        written[t][:1].isupper() for t in subject if low[t] not in scene.words.classes["pronouns"]
    )
    if not plural and not sides and (found := somebody(scene, index, verbs[0])):
        return found
    if not (sides or named):
        return []
    side = _side(scene, subject) if sides else "civilian"
    if not plural:
        last = low[verbs[0] - 1] if verbs[0] > begin else ""
        if last in scene.words.sides and (
            last in scene.words.classes["collective"] or last.endswith("s")
        ):
            return []
        if last in scene.words.things and not classes["stop"].intersection(low[begin : verbs[0]]):
            return []  # "an American armored vehicle was blown to pieces"
        own = [t for t in subject if t >= verbs[0] - 3]
        if told := [t for t in own if low[t] in classes["whereof"]]:
            own = own[own.index(told[-1]) + 1 :]  # "said that Khan was killed"
            subject = range(told[-1] + 1, subject.stop)
        day = own and low[own[0] - 1] in classes["weekday"]
        if days := [t for t in own if low[t] in classes["weekday"]]:
            own, day = own[own.index(days[-1]) + 1 :], True  # "On Sunday Khan was killed"
        by_name = (
            bool(own)
            and all(written[t][:1].isupper() for t in own)
            and (day or subject.start == own[0] or not written[own[0] - 1][:1].isalpha())
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


def _side(scene: Scene, subject: range) -> str:
    """The side of the noun told last, as the word before it has it ("the police chief" is police)."""
    low, sides = scene.document.low, scene.words.sides
    if not scene.words.classes["kin"].isdisjoint(low[subject.start : subject.stop]):
        return "civilian"  # "the wife of a police officer"
    at = [t for t in subject if low[t] in sides][-1]
    before = sides.get(low[at - 1], "")
    return before if before in ("state", "rebel") and at > subject.start else sides[low[at]]


def _telegraphic(scene: Scene, index: int, hit: Hit) -> list[Quantity]:
    """“The deputy police chief, Col. Asif, killed, several policemen wounded”: one."""
    low = scene.document.low
    begin = scene.marks.people[index - 1].last if index else scene.sentence.first
    both = scene.words.classes["conjunctions"]  # "driver and passenger killed"
    segment = range(begin, hit.first)
    if not 0 < len(segment) <= 14:
        return []
    if low[hit.first - 1] != "," and low[hit.first - 1] not in scene.words.sides:
        return []
    heads = [t for t in segment if low[t] in scene.words.sides]
    if not heads or any(low[t].endswith("s") for t in heads) or several(scene, low[heads[-1]]):
        return []
    found = one(heads[0], heads[0] + 1, scene.words.sides[low[heads[0]]])
    between = low[heads[0] + 1 : heads[1]] if len(heads) == 2 else ()
    pair = len(between) == 1 and between[0] in both
    return [replace(found, value=2, low=2, high=2)] if pair else [found]


def killer(scene: Scene, index: int, hit: Hit) -> list[Quantity]:
    """“killed two officers before he was shot dead”, “... before being shot dead”: the killer as well.

    “He was killed”, “she was shot in the leg”: one, who may be among those told before.
    """
    low, classes = scene.document.low, scene.words.classes
    if hit.name == "displaced":
        return []
    at = hit.first - 1
    while at > scene.sentence.first and low[at] in classes["auxiliary"]:
        at -= 1
    single = low[at] in classes["one_pronoun"]
    he = [replace(one(at, at + 1, "unsaid"), vague=True)] if single else []
    if hit.name != "killed" or not any(h.name == "killed" for h in scene.marks.people[:index]):
        return he
    if single:
        at -= 1
    if low[at] not in classes["ahead"]:
        return he
    first = next((q for q in scene.quantities if q.first <= scene.sentence.first + _OPENING), None)
    if single:
        return [one(at + 1, at + 2, "attacker")]
    alone = first is not None and first.value == 1 and first.person
    return [one(at, at + 1, "attacker")] if alone else []


def himself(scene: Scene, at: int) -> bool:
    """“killing two policemen and the bomber himself”, “... and himself”: the attacker as well."""
    low, classes = scene.document.low, scene.words.classes
    if at >= scene.sentence.last or low[at] not in classes["conjunctions"]:
        return False
    words = low[at + 1 : min(at + 4, scene.sentence.last)]
    if (
        len(words) == 3
        and words[0] in classes["definite"]
        and scene.words.sides.get(words[1]) == "attacker"
    ):
        words = words[2:]
    return bool(words) and words[0] in classes["reflexive"] and not words[0].endswith("s")
