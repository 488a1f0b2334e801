"""What a trigger tells by who does it: rebels who retake a town capture it; police who lead men away arrest.

The signal of a trigger is that of its words; here it is put right by the subject, where one is told.
"""

from collections.abc import Sequence

from geomap.coding.kinds import FOUGHT
from geomap.coding.phrases import Hit
from geomap.coding.places.standing import SCENE, Standing
from geomap.coding.words import Words
from geomap.text import Document

_SUBJECT = 3  # words that may stand between who takes and the taking ("have since also retaken")
_REACH = 12  # tokens before the leading away among which those who came for it are named
_LURKED = 10  # tokens around an ambush among which those who fell into it are named
_AFTER = 6  # tokens after it among which others would be named ("... by gunmen")
_SLAIN = 6  # tokens after "killed" among which it is told who was
_ARMED = frozenset({"rebel", "attacker"})
_BEARING = _ARMED | {"state", "foreign"}
_BY_MOBS = frozenset({"abduct", "murder", "beat"})  # what a crowd may do to somebody


def signal(document: Document, hit: Hit, first: int, words: Words) -> str:
    """The signal of a trigger, by who does it.

    Args:
        document: the tokens.
        hit: the trigger.
        first: the first token of its clause.
        words: the compiled lexicon, for the sides of people.
    """
    if hit.name == "recapture" and _subject(document, hit, words) == "rebel":
        return "capture"
    if hit.name == "riot" and _subject(document, hit, words) in _ARMED:
        return "assault"  # "insurgents stormed the prison"
    if hit.name == "dispersal" and _warned_off(document, hit, first, words):
        return "repel"  # "peacekeepers fired warning shots, which made the attackers withdraw"
    if hit.name == "abduct" and _led_away(document, hit, first, words):
        return "arrest"
    if hit.name in _BY_MOBS and _of_mob(document, hit, first, words):
        return "mob"  # "a crowd dragged two men out of the station and stoned them"
    if hit.name in FOUGHT and not words.classes["camped"].isdisjoint(
        document.low[hit.first : hit.last]
    ):
        return "attack"  # "raided a cattle camp", which is no post
    if hit.name == "clash" and _shot_at(document, hit, words):
        return "shoot"
    if hit.name == "clash" and _waylaid(document, hit, first, words):
        return "attack"
    return hit.name


def taking(
    document: Document, hit: Hit, standing: Sequence[Standing], named: Sequence[Hit], words: Words
) -> str | None:
    """The signal of a weak "seized" or "captured" that the name of a place follows at once; else None.

    What is seized is then the place, and neither people nor arms: "the rebels seized Kidal on Sunday".

    Args:
        document: the tokens.
        hit: the trigger.
        standing: the places of its clause.
        named: the actors of its clause; those before it are taken for who does it.
        words: the compiled lexicon.
    """
    low, classes = document.low, words.classes
    if hit.name != "capture" or low[hit.first - 1] in classes["passive"]:
        return None
    if not _of_place(document, hit, standing, words):
        return None
    kinds = {words.actor_kinds.get(h.kind) for h in named if h.last < hit.last}
    kinds = kinds & _BEARING or {_subject(document, hit, words)}
    if kinds.isdisjoint(_BEARING):
        return None  # "the photographer captured Kabul in the snow"
    return "recapture" if "state" in kinds and "rebel" not in kinds else "capture"


def slaying(document: Document, hit: Hit, words: Words) -> str | None:
    """The signal of "soldiers killed two men", people of no stated side: a murder; else None.

    Args:
        document: the tokens.
        hit: a weak trigger.
        words: the compiled lexicon.
    """
    low, sides, classes = document.low, words.sides, words.classes
    if hit.name != "killing" or low[hit.first] not in classes["hurt_people"]:
        return None
    sentence = document.sentences[document.sentence_of[hit.first]]
    if hit.first == sentence.first or _subject(document, hit, words) != "state":
        return None
    unsaid = False
    for token in range(hit.last, min(hit.last + _SLAIN, sentence.last)):
        word = low[token]
        if not word[0].isalnum() or word in classes["cut"] or word in classes["stop"]:
            break  # "soldiers killed, people hurt"
        if sides.get(word, "unsaid") != "unsaid":
            return None  # "killed more than 30 rebels"
        unsaid = unsaid or word in sides
    return "murder" if unsaid else None


def took_nothing(document: Document, hit: Hit, standing: Sequence[Standing], words: Words) -> bool:
    """Whether "the rebels took" is told of no place: "took part in talks", "took two cows".

    Args:
        document: the tokens.
        hit: the trigger.
        standing: the places of its sentence.
        words: the compiled lexicon.
    """
    grasps = document.low[hit.last - 1] in words.classes["grasps"]
    if hit.name != "capture" or hit.kind != "weak" or not grasps:
        return False
    return not _of_place(document, hit, standing, words)


def _of_place(document: Document, hit: Hit, standing: Sequence[Standing], words: Words) -> bool:
    """Whether the name of a place, and of nobody there, follows a trigger at once."""
    place = next((s for s in standing if s.first == hit.last and s.rank == SCENE), None)
    if place is None or place.last >= len(document.low):
        return False
    after, classes = document.low[place.last], words.classes
    if after in classes["genitive"]:
        return False  # "took Ghazni's governor"
    # "captured Kunduz police chief"
    return not after[0].isalnum() or after in classes["stop"]


def _subject(document: Document, hit: Hit, words: Words) -> str | None:
    """The side of the noun before an active verb ("the rebels have since retaken")."""
    between = words.classes["auxiliary"] - words.classes["passive"]
    token = hit.first - 1
    while token > max(0, hit.first - 1 - _SUBJECT) and document.low[token] in between:
        token -= 1
    if token < 0:
        return None
    word = document.low[token]
    verb = word in words.classes["passive"] and not document.words[token].isupper()
    return None if verb else words.sides.get(word)  # "is" is no group, where it is not written "IS"


def _warned_off(document: Document, hit: Hit, first: int, words: Words) -> bool:
    """Whether those at whom shots are fired as a warning bear arms, and nobody of a crowd is told."""
    if words.classes["warning"].isdisjoint(document.low[hit.first : hit.last]):
        return False
    sentence = document.sentences[document.sentence_of[hit.first]]
    around = document.low[first : min(hit.last + _LURKED, sentence.last)]
    after = around[hit.last - first :]
    crowds = words.classes["crowd"] | words.classes["crowders"] | words.classes["mobs"]
    return crowds.isdisjoint(around) and any(words.sides.get(word) in _ARMED for word in after)


def _led_away(document: Document, hit: Hit, first: int, words: Words) -> bool:
    """Whether forces of the state took people away, and nobody else who might have is told."""
    low, sides, passive = document.low, words.sides, words.classes["passive"]
    verb = next(
        (
            t
            for t in range(hit.first, min(hit.first + 2, len(low)))
            if low[t] in words.classes["takes"]
        ),
        -1,
    )
    if verb < 0:
        return False
    since = max(first, hit.first - _REACH)
    dressed = words.classes["dress"]  # "men in police uniforms"
    nouns = [t for t in range(since, verb) if low[t] in sides and low[t + 1] not in dressed]
    before = [sides[low[t]] for t in nouns]
    around = {sides.get(word) for word in low[since : hit.last + _AFTER]}
    active = passive.isdisjoint(low[max(since, hit.first - 2) : hit.first])
    return active and before[:1] == ["state"] and _ARMED.isdisjoint(around)


def _of_mob(document: Document, hit: Hit, first: int, words: Words) -> bool:
    """Whether a crowd does it: it is named before the verb, and nobody who bears arms."""
    low, passive = document.low, words.classes["passive"]
    before = low[first : hit.first]
    if words.classes["mobs"].isdisjoint(before) or not passive.isdisjoint(before[-2:]):
        return False
    return not any(words.sides.get(word) in _BEARING for word in before)


def _shot_at(document: Document, hit: Hit, words: Words) -> bool:
    """Whether one person or civilians "came under fire", of whom no fight is told by that."""
    low = document.low
    if low[hit.first] not in words.classes["comes"] or not hit.first:
        return False
    alone = low[hit.first - 1] in words.classes["person"]
    return alone or _subject(document, hit, words) == "civilian"


def _waylaid(document: Document, hit: Hit, first: int, words: Words) -> bool:
    """Whether people who bear no arms fell into an ambush: an attack on them, and no fight.

    Of soldiers, a post or a convoy beside them it stays a fight, though civilians died in it.
    """
    low, sides, classes = document.low, words.sides, words.classes
    if classes["lurks"].isdisjoint(low[hit.first : hit.last]):
        return False
    sentence = document.sentences[document.sentence_of[hit.first]]
    since = max(first, hit.first - _LURKED)
    around = low[since : min(hit.last + _LURKED, sentence.last)]
    if not classes["post"].isdisjoint(around):
        return False
    told = {sides.get(word) for word in around}
    return "civilian" in told and told.isdisjoint({"state", "foreign"})
