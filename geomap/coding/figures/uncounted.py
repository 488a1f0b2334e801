"""What a number in a text does not count: ages, dates, times, money, measures, names.

Each rule looks at the few tokens beside the number. The words are those of `[numbers.not]` in the
lexicon.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from geomap.coding.figures.numberwords import NumberWords
from geomap.text import Document

OLDEST = 110  # years of a person's age
_HOURS = 24
_CLOCK = 4  # digits of a time of day without a sign ("at 0815")
_AGE = 4  # words between "aged" and the years
_ONE = 5  # tokens from "a" in "a young woman, 71." to the years
_TALLY = 8  # words before "at" among which a tally is named
YEARS = range(1900, 2100)
SIGNS = frozenset("/:")
DASHES = frozenset("-–−")


@dataclass(slots=True)  # not frozen: made often, and a frozen one takes three times as long to make
class Numeral:
    """A numeral of tokens `first:last`: its value, its qualifier's kind, its word if it is vague.

    Never changed once made.
    """

    value: int
    first: int
    last: int
    kind: str = ""
    vague: str = ""


def past(document: Document, stop: int, last: int) -> int:
    """Where to go on after a numeral that counts nothing: past what belongs to the same date or time."""
    low, starts, ends = document.low, document.starts, document.ends
    while (
        stop < last
        and starts[stop] == ends[stop - 1]
        and (low[stop][0].isdecimal() or low[stop] in SIGNS or low[stop] in DASHES)
    ):
        stop += 1
    return stop


def counts(document: Document, numeral: Numeral, words: NumberWords) -> bool:
    """Whether a numeral can count persons or things."""
    token, stop = numeral.first, numeral.last
    digits = document.low[token][0].isdecimal()
    word = document.low[token]
    if digits and (_glued(document, token, stop) or (word[0] == "0" and len(word) > 1)):
        return False  # "0930, 3 May: farmer killed"
    if _hyphenated(document, stop) or _measured(document, numeral, words):
        return False
    if _labeled(document, token, stop, words):
        return False
    if not digits:
        return True
    plain = not numeral.kind
    if _dated(document, token, stop, words) and (plain or not noun_follows(document, stop, words)):
        return False
    if plain and is_year(document, token, words):
        return False
    return numeral.value > OLDEST or not _age_or_item(document, token, stop, words)


def _glued(document: Document, token: int, stop: int) -> bool:
    """Digits that hang together with what is beside them: 215th, 2:30, 9/11, B-52, 1030L, #5."""
    low, starts, ends = document.low, document.starts, document.ends
    if stop < len(low) and starts[stop] == ends[stop - 1]:
        follows = low[stop]
        if follows[0].isalnum() or follows[0] in "'’":
            return True
        nearer = stop + 1 < len(low) and starts[stop + 1] == ends[stop]
        if nearer and (follows in SIGNS or follows in DASHES) and low[stop + 1][0].isdecimal():
            return True
    if not token or ends[token - 1] != starts[token]:
        return False
    before = low[token - 1]
    if before[0].isalnum() or before in "#№+_@":
        return True
    if before not in SIGNS and before not in DASHES and before not in ".,":
        return False
    further = token > 1 and ends[token - 2] == starts[token - 1]
    if not further:
        return False
    return low[token - 2][-1].isdecimal() or (before in DASHES and low[token - 2][0].isalpha())


def _hyphenated(document: Document, stop: int) -> bool:
    """Whether the number tells a kind of thing, not how many: "12-year-old", "seven-hour"."""
    low, starts, ends = document.low, document.starts, document.ends
    return (
        stop + 1 < len(low)
        and low[stop] in DASHES
        and starts[stop] == ends[stop - 1]
        and starts[stop + 1] == ends[stop]
        and low[stop + 1][0].isalpha()
    )


def _measured(document: Document, numeral: Numeral, words: NumberWords) -> bool:
    """Distances, weights, durations, percentages, money, times of day."""
    low, token, stop = document.low, numeral.first, numeral.last
    sets = words.sets
    before = low[token - 1] if token else ""
    further = low[token - 2] if token > 1 else ""
    if before in sets["currency"] or (before == "." and further in sets["currency"]):
        return True
    follows = low[stop] if stop < len(low) else ""
    beyond = low[stop + 1] if stop + 1 < len(low) else ""
    measures = sets["measures"]
    if follows in measures or follows in sets["currency"] or f"{follows} {beyond}" in measures:
        return True
    if follows in sets["measure_fillers"] and beyond in measures:
        return True
    if numeral.kind in ("at_least", "at_most"):
        return False  # the "at" of "at least four" tells no time of day
    at = token - 1
    while at > 0 and at > token - 3 and low[at] in words.before:
        at -= 1
    if at < 0 or low[at] not in sets["clock_before"]:
        return False
    if numeral.value > _HOURS and len(low[token]) != _CLOCK:
        return False
    if not sets["tally"].isdisjoint(low[max(0, at - _TALLY) : at]):
        return False  # "put the dead at 13", "the toll stands at 9"
    return not follows[:1].isalpha() or follows in sets["clock_after"]


def noun_follows(document: Document, stop: int, words: NumberWords) -> bool:
    """Whether a lower-case word that can be a noun stands at a token."""
    if stop >= len(document.low):
        return False
    word = document.words[stop]
    return word[0].islower() and document.low[stop] not in words.sets["function_words"]


def _labeled(document: Document, token: int, stop: int, words: NumberWords) -> bool:
    """The number of a name: "Highway 1", "PD 5", "No. 7", "Police District 9"."""
    low = document.low
    at = token - 1
    if at > 0 and low[at] == ".":
        at -= 1
    if at < 0:
        return False
    if low[at] in words.sets["labels"]:
        return True
    # "two women, aged 65 and 71": the label is that of all numbers of the list.
    listed = not noun_follows(document, stop, words) or low[stop] in words.sets["befalls"]
    while listed and at > 1 and _joins_ages(low[at], words) and _plain(low[at - 1], words):
        at -= 2
        if low[at] in words.sets["labels"]:
            return True
    first = max(0, at - _AGE)
    while at > first and low[at] in words.sets["age_words"]:
        at -= 1
    if low[at] in words.sets["ages"]:
        return True  # "aged between 17 and 25", "under the age of 12"
    at = token - 1
    return (
        low[at] in words.sets["weak_labels"]
        and at == token - 1
        and not noun_follows(document, stop, words)
    )


def _plain(word: str, words: NumberWords) -> bool:
    """Whether a word is a number by itself ("12", "eleven")."""
    return word.isdecimal() or word in words.ones or word in words.tens


def _joins_ages(word: str, words: NumberWords) -> bool:
    return word == "," or word in words.date_joins or word in words.sets["age_words"]


def _month_at(document: Document, token: int, words: NumberWords) -> bool:
    return (
        0 <= token < len(document.low)
        and document.low[token] in words.months
        and not document.words[token].islower()
    )


def _dated(document: Document, token: int, stop: int, words: NumberWords) -> bool:
    """A day beside its month: "May 3", "3 May", "4 and 5 June", "Sept. 28"."""
    low = document.low
    joins = words.date_joins
    follows = low[stop] if stop < len(low) else ""
    if _month_at(document, stop, words):
        return True
    if follows in words.sets["month_of"] and _month_at(document, stop + 1, words):
        return True
    if follows in joins and _month_at(document, stop + 2, words):
        return low[stop + 1][0].isdecimal()
    at = token - 1
    if at > 0 and low[at] == ".":
        at -= 1
    if document.sentence_of[at] != document.sentence_of[token]:
        return False  # "in the night of 4 May. 21 militants were killed"
    if _month_at(document, at, words):
        # "in May 12 soldiers" counts soldiers; "on May 12 soldiers" tells the day.
        whole = at > 0 and low[at - 1] in words.sets["month_in"]
        return not (whole and noun_follows(document, stop, words))
    if at > 1 and low[at] in joins and low[at - 1][0].isdecimal():
        return _month_at(document, at - 2, words) and not noun_follows(document, stop, words)
    return False


def is_year(document: Document, token: int, words: NumberWords) -> bool:
    """Whether the digits at a token are a year: 1900 to 2099, and no noun in the plural follows."""
    low = document.low
    if len(low[token]) != 4 or not low[token].isdecimal() or int(low[token]) not in YEARS:
        return False
    stop = token + 1
    if stop >= len(low) or not noun_follows(document, stop, words):
        return True
    if token and low[token - 1] in words.sets["year_before"]:
        return True
    noun = low[stop]
    return noun not in words.sets["plurals"] and not noun.endswith(words.plural_endings)


def _age_or_item(document: Document, token: int, stop: int, words: NumberWords) -> bool:
    """Whether it is an age ("Mohibi, 42, was"; "(14)" after a name) or the number of a list's item."""
    low, written = document.low, document.words
    follows = low[stop] if stop < len(low) else "."
    before = low[token - 1] if token else ""
    named = token > 1 and written[token - 2][0].isalpha()
    capital = named and written[token - 2][0].isupper()
    if before == "," and named and follows == ",":
        return True
    if _of_several(document, token, stop, words):
        return True
    sole = capital or _of_one(low[max(0, token - _ONE) : token - 2], words)
    if before == "," and named and sole and follows in ".;)":
        return True
    if before == "(" and follows == ")" and capital:
        return True
    if before in words.sets["is"] and token > 1 and low[token - 2] in words.sets["who"]:
        return not noun_follows(document, stop, words)  # "the boy, who was 14, was hit"
    sentence = document.sentences[document.sentence_of[token]]
    if bracketed(document, token, stop, sentence.first, words):
        return False
    return (
        follows in ").:"
        and token - sentence.first <= (before == "(")
        and (follows != "." or stop < sentence.last)
    )


def _of_several(document: Document, token: int, stop: int, words: NumberWords) -> bool:
    """Whether it is one of a row of ages after those whose they are ("two women, 38 and 72, were hurt")."""
    low, first, last = document.low, token, stop
    joints = frozenset(",") | words.date_joins - words.range_joins  # "in 24 hours, 27-36 rebels"
    while first > 2 and low[first - 1] in joints and _is_age(low[first - 2]):
        first -= 2
    while last + 1 < len(low) and low[last] in joints and _is_age(low[last + 1]):
        last += 2
    alone = (first, last) == (token, stop)
    if alone or first < 2 or low[first - 1] != ",":
        return False
    theirs = document.words[first - 2]
    many = theirs in words.sets["plurals"] or theirs.endswith(words.plural_endings)
    return many and theirs[0].islower() and not noun_follows(document, last, words)


def _is_age(word: str) -> bool:
    return word.isdecimal() and int(word) <= OLDEST


def _of_one(before: Sequence[str], words: NumberWords) -> bool:
    """Whether what stands before the noun of an age says that it is one person's ("a local woman, 71.")."""
    return any(w in words.articles or words.ones.get(w) == 1 for w in before)


def bracketed(document: Document, token: int, stop: int, first: int, words: NumberWords) -> bool:
    """Whether a count stands in brackets before what it counts, as in bulletins ("(11) men were held").

    Args:
        document: the tokens.
        token: the first token of the number.
        stop: the token after it.
        first: the first token of its sentence.
        words: compiled from the lexicon.
    """
    low, sets = document.low, words.sets
    if token <= first or low[token - 1] != "(" or low[stop : stop + 1] != (")",):
        return False
    before = low[token - 2] if token - 2 >= first else ""
    if before[:1].isdecimal() or before in words.ones or before in words.tens:
        return False
    if not noun_follows(document, stop + 1, words):
        return False
    many = low[stop + 1].endswith(words.plural_endings)
    return many or not before or before in sets["function_words"]  # not "his son (12) injured"
