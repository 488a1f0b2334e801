"""Who says so: the claimant of a sentence's figures (codebook sections 6 and 7)."""

from itertools import compress

from geomap.coding.phrases import Hit
from geomap.coding.words import Marks, Words
from geomap.text import Document, Sentence

_WALLS = frozenset(";()")
_NEAR = 8  # words between the one who says and the verb of saying
_AFTER = 10  # words from the verb to the office of the one who is named after it
_OFFICE = 2  # words from there to what is said of him between commas


def claimant_of(
    document: Document,
    sentence: Sentence,
    marks: Marks,
    words: Words,
    before: str | None,
    at: int | None = None,
) -> str | None:
    """The claimant in the form shared by all wordings, or None when the report itself speaks.

    Args:
        document: the tokens.
        sentence: the sentence.
        marks: what stands in it.
        words: the compiled lexicon.
        before: the claimant of the sentence before, to whom "he said" leads back.
        at: the token of the figure; of several who speak in the sentence the one of its clause is taken.
    """
    low = document.low
    first, last = _clause(document, sentence, at)
    verbs = _verbs(low, first, last, words)
    if not verbs and (first, last) != (sentence.first, sentence.last):
        # "Five died; ten were hurt, police said" tells both of them, "...; police put the dead at nine" not.
        own = [t for t in _verbs(low, last, sentence.last, words) if "," in low[last:t]]
        verbs = _verbs(low, sentence.first, first, words) + own
        first, last = sentence.first, sentence.last
    if not verbs:
        return None
    if at is not None:
        verbs.sort(key=lambda t: abs(t - at))
    named = [verb for verb in verbs if not _again(low, verb, first, words)]
    spans = [(first, last), (sentence.first, sentence.last)]
    for begin, end in dict.fromkeys(spans):
        for verb in named:
            hit = _speaker(low, marks, verb, begin, end, words)
            if hit is not None:
                return hit.label.removeprefix("claimant::")
    if any(
        low[t] in words.classes["speaker_pronouns"]
        for verb in verbs
        for t in range(max(first, verb - 1), min(last, verb + 2))
    ):
        person = before in words.classes["personal"]
        return None if person and _it_says(low, verbs, first, words) else before
    if any(low[t] in words.classes["mouthpieces"] for t in range(first, last)):
        return before
    return None


def _verbs(low: tuple[str, ...], first: int, last: int, words: Words) -> list[int]:
    """The verbs of saying among tokens `first:last`."""
    return list(compress(range(first, last), map(words.claim_verbs.__contains__, low[first:last])))


def _again(low: tuple[str, ...], verb: int, first: int, words: Words) -> bool:
    """“Four were brought to the hospital,” he said: he, who spoke before, and not the hospital."""
    return verb > first and low[verb - 1] in words.classes["speaker_pronouns"]


def _it_says(low: tuple[str, ...], verbs: list[int], first: int, words: Words) -> bool:
    return any(verb > first and low[verb - 1] in words.classes["impersonal"] for verb in verbs)


def _clause(document: Document, sentence: Sentence, at: int | None) -> tuple[int, int]:
    """The tokens between semicolons and brackets around a figure."""
    first, last, low = sentence.first, sentence.last, document.low
    if at is None or _WALLS.isdisjoint(low[first:last]):
        return first, last
    for token in range(at - 1, sentence.first - 1, -1):
        if low[token] in _WALLS:
            first = token + 1
            break
    for token in range(at, sentence.last):
        if low[token] in _WALLS:
            last = token
            break
    return first, last


def _speaker(
    low: tuple[str, ...], marks: Marks, verb: int, first: int, last: int, words: Words
) -> Hit | None:
    """Who stands beside a verb of saying: before it, or after "according to" and ", said"."""
    if not marks.claimants:
        return None
    left = [h for h in marks.claimants if first <= h.first and h.last <= verb <= h.last + _NEAR]
    if (speaker := _past_aside(low, marks, verb, first)) is not None:
        return speaker
    inverted = verb > first and not low[verb - 1][0].isalnum()
    if inverted and left:
        told = min((h.first for h in (*marks.events, *marks.people)), default=verb)
        inverted = not any(h.first < told for h in left)
    if inverted or low[verb] in words.classes["according"]:
        right = [h for h in marks.claimants if verb < h.first <= verb + _AFTER and h.last <= last]
        return right[0] if right else None
    if verb > first and low[verb - 1] in words.classes["and_then"]:
        earlier = [h for h in marks.claimants if first <= h.first and h.last <= verb]
        return earlier[0] if earlier else None  # "Councillors contradicted it and said"
    if left:
        commas = [t for t in range(left[0].last, verb) if low[t] == ","]
        segment = [h for h in left if not commas or h.first > commas[-1]]
        return segment[0] if segment else left[0]
    return None  # "Khan said that 70 Taliban had died": those of whom he speaks


def _past_aside(low: tuple[str, ...], marks: Marks, verb: int, first: int) -> Hit | None:
    """Who speaks, and is told more of between commas: “an elder, Haji Gul, told a reporter”."""
    if verb <= first or low[verb - 1] != ",":
        return None
    opens = next((t for t in range(verb - 2, first, -1) if low[t] == ","), None)
    if opens is None:
        return None
    near = [h for h in marks.claimants if first <= h.first and 0 <= opens - h.last <= _OFFICE]
    return near[-1] if near else None


def adds(low: tuple[str, ...], hit: Hit, last: int, words: Words) -> bool:
    """Whether somebody tells what was told before: "..., a police officer told reporters"."""
    after = low[hit.last : min(hit.last + 1, last)]
    return (
        bool(after)
        and after[0] in words.claim_verbs
        and "," in low[max(hit.first - 4, 0) : hit.first]
    )


def closes(low: tuple[str, ...], hit: Hit, last: int, words: Words) -> bool:
    """Whether somebody only says what a clause tells: "..., the provincial police said"."""
    after = low[hit.last : min(hit.last + 2, last)]
    ends = len(after) == 1 or (len(after) == 2 and not after[1][0].isalnum())
    return ends and adds(low, hit, last, words)
