"""The words of a language that make dates, compiled from the `[dates]` table of a lexicon."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from geomap.coding.figures.numbers import cardinal
from geomap.coding.figures.numberwords import NumberWords
from geomap.coding.figures.uncounted import DASHES
from geomap.text import Document

_SLOTS = frozenset({"{n}", "{nth}", "{weekday}", "{month}"})


@dataclass(slots=True)  # not frozen: made often, and a frozen one takes three times as long to make
class Said:
    """A phrase found: tokens `first:last`, what its table does, and what stood in its slot; never changed."""

    first: int
    last: int
    action: str
    value: int = 1


class Step:
    """Where the words of a phrase read so far lead: what ends here, and what may follow.

    `end` is the action of the phrase that ends here; `onward` has the words that may follow, the others
    what may follow in place of {n}, {nth}, {weekday} or {month}.
    """

    __slots__ = ("end", "month", "n", "nth", "onward", "weekday")

    def __init__(self) -> None:
        self.end: str | None = None
        self.onward: dict[str, Step] = {}
        self.n: Step | None = None
        self.nth: Step | None = None
        self.weekday: Step | None = None
        self.month: Step | None = None

    def add(self, words: Iterable[str], action: str) -> None:
        """Add a phrase; of two that are spelled alike the first is kept."""
        step = self
        for word in words:
            if word in _SLOTS:
                slot = word[1:-1]
                following = getattr(step, slot) or Step()
                setattr(step, slot, following)
            else:
                following = step.onward.setdefault(word, Step())
            step = following
        step.end = step.end or action


@dataclass(frozen=True)
class DateWords:
    """What reading dates asks of a lexicon; made by `of`.

    `triggers` are the words with which a date can begin, `after_figures` those that may stand between
    a number in digits and the rest of a date; each with the words that must follow (None: any).
    `counting` are the words with which a number can begin, `joins` those of "4 to 9 June".
    """

    months: Mapping[str, int]
    solar_hijri: Mapping[str, int]
    weekdays: Mapping[str, int]
    weekdays_short: Mapping[str, int]
    ordinals: Mapping[str, int]
    ordinal_endings: frozenset[str]
    parts: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]
    phrases: Step
    years: Step
    numbers: NumberWords
    triggers: Mapping[str, frozenset[str] | None]
    after_figures: frozenset[str] | None
    counting: frozenset[str]
    joins: frozenset[str]
    apart: frozenset[str]
    head: frozenset[str]

    @classmethod
    def of(cls, lexicon: Mapping[str, Any]) -> "DateWords":
        """Compile the `[dates]` table (and the numbers) of a lexicon."""
        table = lexicon["dates"]
        numbers = NumberWords.of(lexicon)
        actions = [(name, p) for name, phrases in table["phrases"].items() for p in phrases]
        actions += [
            (f"relative {k}", p) for k, phrases in table["relative"].items() for p in phrases
        ]
        phrases = _steps(actions)
        years = _steps((k, p) for k, phrases_ in table["years"].items() for p in phrases_)
        sets = {name: frozenset(words) for name, words in table["words"].items()}
        return cls(
            months=table["months"],
            solar_hijri=table["solar_hijri"],
            weekdays=table["weekdays"],
            weekdays_short=table["weekdays_short"],
            ordinals=table["ordinals"],
            ordinal_endings=frozenset(table["ordinal_endings"]),
            parts=table["parts"],
            sets=sets,
            phrases=phrases,
            years=years,
            numbers=numbers,
            triggers=_triggers(table, phrases, numbers),
            after_figures=_after_figures(table, phrases, numbers),
            counting=numbers.articles.union(numbers.ones, numbers.tens),
            joins=sets["to"] | sets["and"] | {"/"},
            apart=sets["until"] | sets["since"],
            head=sets["head_words"].union(sets["published"], table["weekdays"]),
        )


def _triggers(
    table: Mapping[str, Any], phrases: Step, numbers: NumberWords
) -> dict[str, frozenset[str] | None]:
    """The words with which a date can begin, each with the words that must follow (None: any)."""
    months, weekdays = frozenset(table["months"]), frozenset(table["weekdays"])
    out: dict[str, frozenset[str] | None] = {}
    for word, step in phrases.onward.items():
        follow = set(step.onward)
        if step.weekday is not None:
            follow |= weekdays
        if step.month is not None:
            follow |= months
        free = step.end is not None or step.n is not None or step.nth is not None
        out[word] = None if free else frozenset(follow)
    counted = frozenset(phrases.n.onward if phrases.n is not None else ())
    for word in (*numbers.articles, *numbers.ones):
        scales = numbers.hundred | numbers.scales.keys()
        beside = out.get(word, frozenset())
        out[word] = None if beside is None else counted | scales | beside
    nth = frozenset(phrases.nth.onward if phrases.nth is not None else ())
    for word in table["ordinals"]:
        out[word] = nth | (out.get(word) or frozenset())
    always = (*months, *table["solar_hijri"], *weekdays, *table["weekdays_short"], *numbers.tens)
    return out | dict.fromkeys(always)


def _after_figures(
    table: Mapping[str, Any], phrases: Step, numbers: NumberWords
) -> frozenset[str] | None:
    """The words that can follow digits in a date, other than digits; None if any can."""
    n = phrases.n
    if n is not None and any((n.end, n.n, n.nth, n.weekday, n.month)):
        return None
    sets = table["words"]
    return frozenset("/").union(
        *(DASHES, n.onward if n is not None else ()),
        *(numbers.hundred, numbers.scales),
        *(table["months"], table["solar_hijri"], table["ordinal_endings"]),
        *(sets["to"], sets["and"], sets["month_of"]),
    )


def _steps(actions: Iterable[tuple[str, str]]) -> Step:
    root = Step()
    for action, phrase in actions:
        for words in _spelled_out(phrase):
            root.add(words, action)
    return root


def _spelled_out(phrase: str) -> Iterator[list[str]]:
    """Every way to say a phrase: "a|b" is either, "a?" may be missing."""
    choices: list[list[str]] = []
    for piece in phrase.split():
        optional = piece.endswith("?")
        words = piece.removesuffix("?").split("|")
        choices.append([*words, ""] if optional else words)
    for words_ in product(*choices):
        yield [w for w in words_ if w]


def say(document: Document, token: int, root: Step, words: DateWords) -> Said | None:
    """The longest phrase that begins at a token."""
    best: Said | None = None
    low = document.low
    total = len(low)
    paths: list[tuple[Step, int, int]] = [(root, token, 1)]
    while paths:
        step, at, value = paths.pop()
        if step.end is not None and (best is None or at > best.last):
            best = Said(token, at, step.end, value)
        if at >= total:
            continue
        word = low[at]
        if (deeper := step.onward.get(word)) is not None:
            paths.append((deeper, at + 1, value))
        if step.weekday is not None and word in words.weekdays:
            paths.append((step.weekday, at + 1, words.weekdays[word]))
        if step.month is not None and word in words.months and document.words[at][0].isupper():
            paths.append((step.month, at + 1, words.months[word]))
        if step.nth is not None and (nth := ordinal(document, at, words)) is not None:
            paths.append((step.nth, nth[1], nth[0]))
        if step.n is not None and (number := _count(document, at, words)) is not None:
            paths.append((step.n, number[1], number[0]))
    return best


def ordinal(document: Document, token: int, words: DateWords) -> tuple[int, int] | None:
    """The ordinal at a token ("fifth", "5th") and the token after it."""
    low = document.low
    word = low[token]
    if word in words.ordinals:
        return words.ordinals[word], token + 1
    if (
        len(word) <= 2
        and word.isdecimal()
        and token + 1 < len(low)
        and low[token + 1] in words.ordinal_endings
        and document.starts[token + 1] == document.ends[token]
    ):
        return int(word), token + 2
    return None


def _count(document: Document, token: int, words: DateWords) -> tuple[int, int] | None:
    """A number of days or the like, small enough to count with; "a" is 1."""
    word = document.low[token]
    if word not in words.counting and not word[0].isdecimal():
        return None
    found = cardinal(document, token, min(token + 5, len(document.low)), words.numbers)
    if found is None and word in words.numbers.articles:
        return 1, token + 1
    return found if found is not None and found[0] <= 10000 else None
