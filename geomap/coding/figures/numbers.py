"""Numbers in a text: "at least 40", "two dozen", "8 or 9"; ages, dates, money and measures left out.

What a vague word or a qualifier means is codebook section 6. The words are in the `[numbers]` table of
the lexicon. Every look back or ahead is bounded, so that a text of any shape is read in linear time.
"""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import compress

from geomap.coding.figures.numberwords import NumberWords, Phrases
from geomap.coding.figures.uncounted import DASHES, YEARS, Numeral, bracketed, counts, past
from geomap.text import Document

__all__ = ["Number", "NumberWords", "cardinal", "find_numbers", "indefinite"]

MOST_DIGITS = 15  # a longer token is no number of anything that a report counts
LARGEST = 10**9
_PLAIN = 9  # digits of a number that is surely no larger


@dataclass(slots=True)  # not frozen: made often, and a frozen one takes three times as long to make
class Number:
    """One stated number; never changed once made.

    `value` is the codebook's best reading, `low` and `high` its bounds, None where open. `kind` is
    exact, at least, at most, about or range; `vague` the word where the number is none but a word such
    as "dozens". Tokens `first:last` and characters `start:end` take in its qualifier; `core` is the
    token at which the numeral itself begins.
    """

    value: int
    low: int | None
    high: int | None
    kind: str
    vague: str | None
    first: int
    core: int
    last: int
    start: int
    end: int


def indefinite(document: Document, token: int, words: NumberWords) -> bool:
    """Whether the token is "a" or "an" and not part of a number ("a hundred", "a few")."""
    return document.low[token] in words.articles and (
        _numeral(document, token, len(document.low), words) is None
    )


def find_numbers(document: Document, first: int, last: int, words: NumberWords) -> list[Number]:
    """The numbers of a token range that can count persons or things, in order of appearance.

    Ages, years, dates, times, money, distances, weights, durations, percentages, ordinals, decimals and
    the numbers of names ("Highway 1", "AK-47") are left out; what is counted the caller sees from the
    noun.

    Args:
        document: the text.
        first: first token of the range, a sentence as a rule; a qualifier before it is not seen.
        last: the token after the range.
        words: compiled from the lexicon.
    """
    low = document.low
    starters = words.starters
    out: list[Number] = []
    within = low[first:last]
    begins = [
        i
        for i in compress(range(first, last), map(starters.__contains__, within))
        if (follow := starters[low[i]]) is None or (i + 1 < last and low[i + 1] in follow)
    ]
    figures = document.figures
    for rank in range(bisect_left(figures, first), bisect_left(figures, last)):
        if low[figures[rank]] not in starters:
            begins.append(figures[rank])
    token = first
    for begin in sorted(begins):
        if begin < token:
            continue
        number, token = _read(document, begin, first, last, words)
        if number is not None:
            out.append(number)
    return out


def _read(
    document: Document, token: int, first: int, last: int, words: NumberWords
) -> tuple[Number | None, int]:
    """The number that begins at a token, if any, and the token to go on from."""
    low = document.low
    if (skip := _phrase(low, token, last, words.nothing)) is not None:
        return None, skip[0]
    found = _numeral(document, token, last, words)
    if found is None:
        return None, token + 1
    top = None if found.vague else _top(document, found, last, words)
    stop = top.last if top is not None else found.last
    opened = bracketed(document, token, stop, first, words) and top is None
    begin, kind = _qualifier(low, token - opened, first, words)
    if not counts(document, Numeral(found.value, token, stop, kind), words):
        return None, past(document, stop, last)
    stop += opened
    if (after := _phrase(low, stop, last, words.after)) is not None:
        stop, kind = after[0], kind or after[1]
    low_bound, high_bound, name = _bounds(
        found.value, top.value if top is not None else None, kind, bool(found.vague)
    )
    return (
        Number(
            value=found.value,
            low=low_bound,
            high=high_bound,
            kind=name,
            vague=found.vague or None,
            first=begin,
            core=token,
            last=stop,
            start=document.starts[begin],
            end=document.ends[stop - 1],
        ),
        stop,
    )


def _bounds(
    value: int, top: int | None, kind: str, vague: bool
) -> tuple[int | None, int | None, str]:
    """Low, high and kind of a number (codebook section 6)."""
    if top is not None:
        return value, top, "range"
    if kind == "at_least":
        return value, None, "at least"
    if kind == "at_most":
        return None, value, "at most"
    if vague:
        return value, None, "about"
    return value, value, "about" if kind == "about" else "exact"


def _phrase(low: tuple[str, ...], token: int, last: int, table: Phrases) -> tuple[int, str] | None:
    """The longest phrase of the table at a token: where it ends, and its label."""
    if token >= last:
        return None
    for phrase, label in table.get(low[token], ()):
        stop = token + len(phrase)
        if stop <= last and low[token:stop] == phrase:
            return stop, label
    return None


def _qualifier(low: tuple[str, ...], token: int, first: int, words: NumberWords) -> tuple[int, str]:
    """Where the qualifiers before a numeral begin, and the one that counts ("at least some 40")."""
    begin, kind = token, ""
    if token <= first or (
        low[token - 1] not in words.before and low[token - 1] not in words.fillers
    ):
        return begin, kind
    for _ in range(3):
        at = begin
        found = _back(low, at, first, words.before)
        if found is None and (filler := _back(low, at, first, words.fillers)) is not None:
            found = _back(low, filler[0], first, words.before)
        if found is None:
            break
        begin = found[0]
        if kind in ("", "about"):
            kind = found[1]
    return begin, kind


def _back(low: tuple[str, ...], token: int, first: int, table: Phrases) -> tuple[int, str] | None:
    """The longest phrase of the table that ends just before a token: its first token and label."""
    if token <= first:
        return None
    for phrase, label in table.get(low[token - 1], ()):
        begin = token - len(phrase)
        if begin >= first and low[begin:token] == phrase:
            return begin, label
    return None


# --- numerals -------------------------------------------------------------------------------------


def _numeral(document: Document, token: int, last: int, words: NumberWords) -> Numeral | None:
    """The numeral at a token, without its qualifiers; `vague` is its word if it is none but a word."""
    low = document.low
    word = low[token]
    for phrase, value, vague in words.phrases.get(word, ()):
        stop = token + len(phrase)
        if stop <= last and low[token:stop] == phrase:
            name = " ".join(phrase) if vague else ""
            return Numeral(value, token, stop, vague=name)
    if token + 1 == last or low[token + 1] not in words.multiples:  # as most are
        if word in words.ones:
            return Numeral(words.ones[word], token, token + 1)
        if len(word) <= _PLAIN and word.isdecimal():
            return Numeral(int(word), token, token + 1)
    found = cardinal(document, token, last, words)
    if found is None:
        return None
    value, stop = found
    if stop < last and low[stop] in words.collective:
        return Numeral(value * words.collective[low[stop]], token, stop + 1)
    return Numeral(value, token, stop)


def cardinal(
    document: Document, token: int, last: int, words: NumberWords
) -> tuple[int, int] | None:
    """The number written at a token in digits or words, and the token after it.

    Args:
        document: the text.
        token: where to read; "a" counts only before "hundred" and the like.
        last: the token not to read past.
        words: compiled from the lexicon.
    """
    low = document.low
    total = 0
    at = token
    while True:
        group = _group(low, at, last, words)
        if group is None:
            break
        value, at = group
        if at < last and low[at] in words.scales:
            total += int(value * words.scales[low[at]])
            at += 1
            if at < last and low[at] in words.joiners and _small(low, at + 1, last, words):
                at += 1
            elif not (at < last and (low[at] in words.ones or low[at] in words.tens)):
                return _capped(total, at)
            continue
        if value != int(value):
            return None
        return _capped(total + int(value), at)
    return _capped(total, at) if at > token else None


def _capped(value: int, stop: int) -> tuple[int, int] | None:
    return (value, stop) if value <= LARGEST else None


def _group(
    low: tuple[str, ...], token: int, last: int, words: NumberWords
) -> tuple[float, int] | None:
    """A number below a thousand in words, or any in digits."""
    if token >= last:
        return None
    word = low[token]
    if word[0].isdecimal():
        digits = _digits(word)
        if digits is None:
            return None
        stop = token + 1
        if stop < last and low[stop] in words.hundred and digits < 100:
            return digits * 100, stop + 1
        if digits != int(digits) and not (stop < last and low[stop] in words.scales):
            return None
        return digits, stop
    value: int
    if word in words.articles:
        if token + 1 >= last or not (
            low[token + 1] in words.hundred or low[token + 1] in words.scales
        ):
            return None
        value, stop = 1, token + 1
    elif (small := _small(low, token, last, words)) is not None:
        value, stop = small
    else:
        return None
    if stop < last and low[stop] in words.hundred:
        value, stop = value * 100, stop + 1
        at = stop + 1 if stop < last and low[stop] in words.joiners else stop
        rest = _small(low, at, last, words)
        if rest is not None:
            return value + rest[0], rest[1]
    return value, stop


def _small(
    low: tuple[str, ...], token: int, last: int, words: NumberWords
) -> tuple[int, int] | None:
    """A number below a hundred, in words: "seven", "twenty", "twenty-three"."""
    if token >= last:
        return None
    word = low[token]
    if word in words.ones:
        return words.ones[word], token + 1
    if word not in words.tens:
        return None
    value = words.tens[word]
    at = token + 2 if token + 1 < last and low[token + 1] in DASHES else token + 1
    if at < last and 0 < words.ones.get(low[at], 0) < 10:
        return value + words.ones[low[at]], at + 1
    return value, token + 1


def _digits(word: str) -> float | None:
    """The value of a token of digits: 7750, 7,750 or 2.5; None where it is no number."""
    if len(word) > MOST_DIGITS:
        return None
    if word.isdecimal():
        return int(word)
    if "." in word:
        whole, _, part = word.partition(".")
        if "," in part or "." in part:
            return None
        plain = _digits(whole)
        return None if plain is None else plain + int(part) / 10 ** len(part)
    groups = word.split(",")
    if len(groups[0]) > 3 or len(groups[-1]) != 3 or any(len(g) not in (2, 3) for g in groups[1:]):
        return None
    return int("".join(groups))


def _opens(document: Document, token: int) -> bool:
    """Whether a word with a capital stands apart from the dash before it."""
    return document.words[token][0].isupper() and document.starts[token] > document.ends[token - 1]


def _top(document: Document, bottom: Numeral, last: int, words: NumberWords) -> Numeral | None:
    """The upper bound of "8 to 9", "8-9", "8 or 9", "between 8 and 9"."""
    low = document.low
    stop = bottom.last
    if stop >= last:
        return None
    join = low[stop]
    before = low[bottom.first - 1] if bottom.first else ""
    if join in words.joiners:
        if before not in words.range_between:
            return None
    elif join not in words.range_joins or before in words.range_from:
        return None
    if join in DASHES and document.words[stop + 1 : stop + 2] and _opens(document, stop + 1):
        return None  # "January 10 - Fifteen civilians": a dateline ends, a sentence begins
    top = _numeral(document, stop + 1, last, words) if stop + 1 < last else None
    if top is None or top.vague or top.value <= bottom.value:
        return None
    if bottom.value in YEARS and top.value in YEARS:
        return None
    end = top.last
    if end < len(low) and low[end] in DASHES and document.starts[end] == document.ends[end - 1]:
        return None  # 2021-05-04
    return top
