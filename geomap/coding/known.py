"""Whether a clause speaks of an event already told ("the blast"), or opens another ("elsewhere")."""

from collections.abc import Sequence

from geomap.coding.phrases import Hit
from geomap.coding.words import Words
from geomap.text import Document

_UNDERTAKEN = frozenset({"attack", "assault", "clash", "operation"})
_WHO = 3  # tokens from "who" to what it tells of somebody
_BEFALLEN = 2  # tokens of "were reportedly", before what befell somebody


def definite(document: Document, anchor: Hit, words: Words) -> bool:
    """Whether the trigger speaks of an event already told ("the attack", "this blast")."""
    before = document.low[max(0, anchor.first - 2) : anchor.first]
    if len(before) == 2 and before[1] in words.classes["passive"]:
        told = _subject(document, anchor.first, words)
        return told in words.classes["speaker_pronouns"]  # "when it was hit by two missiles"
    if document.low[anchor.first] not in words.classes["noun"]:
        return anchor.name in _UNDERTAKEN and _undertaken(document, anchor, words)
    for back in (1, 2, 3):
        token = anchor.first - back
        if token < 0:
            return False
        word = document.low[token]
        if word in words.classes["demonstrative"]:
            return True
        plain = word not in words.classes["stop"] and word not in words.classes["indefinite"]
        if not (word[0].isalpha() and plain):
            return False  # "said that a bomb"
    return False


def _subject(document: Document, verb: int, words: Words) -> str:
    """The word before the auxiliaries of a verb ("they" of "they had been shot")."""
    at = verb - 1
    while at > 0 and document.low[at] in words.classes["auxiliary"]:
        at -= 1
    return document.low[at]


def _undertaken(document: Document, anchor: Hit, words: Words) -> bool:
    """“Carried out the attack”, “mounted this raid”: the one told."""
    told = document.low[anchor.first : anchor.last]
    noun = told[-1] in words.classes["noun"]
    return noun and not words.classes["demonstrative"].isdisjoint(told[-2:-1])


def is_this(document: Document, first: int, words: Words) -> bool:
    """“This was one of three attacks”: the one just told."""
    return " ".join(document.low[first : first + 2]) in words.classes["this_was"]


_BACK = 60  # tokens in which somebody was named before


def somebody_told(document: Document, first: int, anchor: Hit, words: Words) -> bool:
    """Whether a clause is about somebody told before.

    It begins with him ("The hostage", "He", "Khan, a judge, ..."), or its verb is done to him ("had
    arrested him").
    """
    low = document.low
    if low[first] in words.classes["speaker_pronouns"] | words.classes["those"]:
        return True
    if _to_him(document, anchor, words):
        return True
    name = document.words[first]
    return name[:1].isupper() and name in document.words[max(0, first - _BACK) : first]


def _to_him(document: Document, anchor: Hit, words: Words) -> bool:
    him = words.classes["object_pronouns"] | words.classes["them"]
    return not him.isdisjoint(document.low[anchor.first : anchor.last + 1])


def befell_before(document: Document, first: int, anchor: Hit, words: Words) -> bool:
    """Whether it befell somebody before what is told ("had been abducted", "had arrested him")."""
    before = document.low[max(first, anchor.first - _BEFALLEN - 1) : anchor.first]
    if words.classes["had"].isdisjoint(before):
        return False
    passive = not words.classes["passive"].isdisjoint(before)
    return passive or _to_him(document, anchor, words)


def fresh(cues: Sequence[Hit], first: int, anchor: int) -> bool:
    """Whether a clause opens another event: at its head ("Elsewhere, ...") or right before its verb.

    Args:
        cues: the cues of the clause.
        first: its first token.
        anchor: the first token of its trigger ("Gunmen in Mosul meanwhile shot ...").
    """
    for cue in cues:
        if cue.label == "cue:fresh:anywhere":
            return True
        if cue.label == "cue:fresh:start" and (cue.first - first <= 2 or cue.last == anchor):
            return True
    return False


def of_somebody(document: Document, cue: Hit, gap: Sequence[str], words: Words) -> bool:
    """Whether a cue only tells who somebody is, to whom something befell.

    "Two men suspected of theft were lynched", "passengers who could not pay were shot": both happened.

    Args:
        document: the tokens.
        cue: the cue.
        gap: the words between it and the trigger.
        words: the compiled lexicon.
    """
    low, classes = document.low, words.classes
    who = not classes["who"].isdisjoint(low[max(0, cue.first - _WHO) : cue.first])
    if not who and low[cue.first] not in classes["blamed"]:
        return False
    finite = classes["singular_verbs"] | classes["plural_verbs"]
    at = next((t for t in range(len(gap) - 1, 0, -1) if gap[t] in finite), 0)
    relative = classes["who"] | classes["whereof"]
    return at > 0 and len(gap) - at <= _BEFALLEN and gap[at - 1] not in relative
