"""Items of a list or digest: paragraphs that open with a place, an hour or a label, and tell their own."""

import re
from collections import Counter
from collections.abc import Sequence

from geomap.coding.words import Words
from geomap.model import Toponym
from geomap.text import Document, Sentence

_OPENING = 14  # tokens within which an opening ends
_AFTER = 3  # tokens before its place or hour ("UPDATE 13:05", "Monday 21:30")
_DASHES = frozenset("-–—")
_SIGNS = _DASHES | {":"}
_ENOUGH = 2  # paragraphs that open in one way and make a list
_HOUR = re.compile(r"(?:[01]?\d|2[0-3])[.]?[0-5]\d")


def entries(document: Document, own: Sequence[Sequence[Toponym]]) -> frozenset[int]:
    """The paragraphs that are items of a list.

    Args:
        document: the text.
        own: the toponyms of each sentence.
    """
    kinds: dict[int, str] = {}
    seen = -1
    for sentence, toponyms in zip(document.sentences, own, strict=True):
        if sentence.paragraph == seen:
            continue
        seen = sentence.paragraph
        kind = "bullet" if sentence.bullet else _kind(document, sentence, toponyms)
        if kind:
            kinds[sentence.paragraph] = kind
    counts = Counter(kinds.values())
    return frozenset(
        number for number, kind in kinds.items() if kind == "bullet" or counts[kind] >= _ENOUGH
    )


def _kind(document: Document, sentence: Sentence, toponyms: Sequence[Toponym]) -> str | None:
    """How a paragraph opens: with a place, an hour or a label before a colon or dash; None if none."""
    end = _opening(document, sentence)
    if end is None:
        return None
    first = document.starts[sentence.first]
    if toponyms and toponyms[0].start == first:
        return "place"
    if any(
        _hour(document, token) for token in range(sentence.first, min(end, sentence.first + _AFTER))
    ):
        return "hour"
    words = document.words[sentence.first : end]
    shout = all(word.isupper() for word in words if word[0].isalpha())
    if not shout or not words[0].isalpha():
        return None
    return "label" if document.low[end] == ":" else "place"  # "HASWA - ", unknown to the gazetteer


def _opening(document: Document, sentence: Sentence) -> int | None:
    """The token of the colon or dash that ends the opening of a paragraph."""
    low, starts, ends = document.low, document.starts, document.ends
    begin, stop = sentence.first + 1, min(sentence.first + _OPENING, sentence.last - 1)
    if _SIGNS.isdisjoint(low[begin:stop]):
        return None
    for token in range(begin, stop):
        spaced = starts[token] > ends[token - 1]
        if low[token] == ":" and starts[token + 1] > ends[token]:
            return token
        if low[token] in _DASHES and spaced:
            return token
        if low[token] in ".;!?":
            return None
    return None


def tells_hour(document: Document, first: int, last: int, words: Words) -> bool:
    """Whether a clause tells the hour at which something happened ("at about 02:30", "at 4 p.m.")."""
    low = document.low
    halves = words.classes["halves"]
    if any(low[at] in halves and low[at - 1].isdecimal() for at in range(first + 1, last)):
        return True
    if ":" not in low[first + 1 : last]:
        return False
    return any(low[at] == ":" and _hour(document, at - 1) for at in range(first + 1, last))


def _hour(document: Document, token: int) -> bool:
    """Whether an hour stands at a token: "06:50", which is three tokens, "0650" or "6.50"."""
    low = document.low
    if low[token].isdecimal() and low[token + 1 : token + 2] == (":",):
        minutes = low[token + 2 : token + 3]
        return len(low[token]) <= 2 and bool(minutes) and len(minutes[0]) == 2
    return _HOUR.fullmatch(low[token]) is not None
