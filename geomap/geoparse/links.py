"""How names that follow one another hang together: one within the other, or side by side in a list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geomap.geoparse.context import Context
from geomap.geoparse.names import Name
from geomap.geoparse.words import Words

_ROW = 3  # items; fewer make no list by places
_NOUN = 6  # words of "poor, working-class residential quarter"
_BACK = 4  # tokens of "in the same region"
_NAMES = 6  # names before one among which that of its region stands
_LANDS = ("admin1", "region", "admin2")
_GAP = 9  # tokens between two names that can still hang together


@dataclass(frozen=True, slots=True)
class Link:
    """Two names, by their index: `child` may lie in `parent`; `capital` if it is told to be its capital.

    `either` is True where the text leaves open which lies in which ("Logar, Mohammad Agha"), `firm`
    where it says so in words ("Nawa district of Helmand"), `owned` where it does so by a possessive,
    `quarter` where the child is told to be a part of a town ("X, a slum in Y").
    """

    child: int
    parent: int
    capital: bool = False
    either: bool = False
    firm: bool = False
    owned: bool = False
    quarter: bool = False


@dataclass(frozen=True, slots=True)
class Structure:
    """The links among the names of a document, and its lists (indices of names, at least two each).

    `listed` gives for each name that stands in a list the number of that list. `chains` are rows of
    three names or more with nothing but commas between: lists, or wholes after their parts. `rows` are
    the names that head the items of a bulleted list ("- Andriivka: 1 killed").
    """

    links: tuple[Link, ...]
    lists: tuple[tuple[int, ...], ...]
    listed: Mapping[int, int]
    chains: tuple[tuple[int, ...], ...]
    rows: tuple[tuple[int, ...], ...]


def structure(names: Sequence[Name], context: Context, words: Words) -> Structure:
    """See how the names of a document hang together.

    Args:
        names: in order of appearance.
        context: of the same document.
        words: the lexicon's.
    """
    links: list[Link] = []
    lists: list[tuple[int, ...]] = []
    chains: list[tuple[int, ...]] = []
    run: list[int] = []
    joined = False
    low, sentence_of = context.low, context.document.sentence_of
    for index in range(1, len(names)):
        a, b = names[index - 1], names[index]
        gap: tuple[str, ...] | None = None
        cue = None  # a plural one ends its list: "A and B districts, Faryab"
        if b.first - a.last <= _GAP and sentence_of[a.first] == sentence_of[b.first]:
            cue = context.cue_at(a.last)
            begin = cue.last if cue else a.last
            gap = low[begin : b.first] if begin <= b.first else ()
        if gap is not None and not (cue and cue.many) and _is_join(gap, words):
            run = run or [index - 1]
            run.append(index)
            joined = joined or any(w in words.conjunctions or w in words.ways for w in gap)
        else:
            _close(run, lists if joined else chains, 2 if joined else 3)
            run, joined = [], False
        if gap is not None and (link := _link(index - 1, index, gap, words)):
            links.append(link)
        if link := _led_back(names, index, low, words):
            links.append(link)
    _close(run, lists if joined else chains, 2 if joined else 3)
    listed = {index: number for number, members in enumerate(lists) for index in members}
    return Structure(tuple(links), tuple(lists), listed, tuple(chains), _rows(names, context))


def _led_back(names: Sequence[Name], index: int, low: Sequence[str], words: Words) -> Link | None:
    """“X, in the same region” lies in the region told last before it."""
    at = names[index].last + (low[names[index].last : names[index].last + 1] == (",",))
    after = low[at : at + _BACK]
    if len(after) < _BACK - 1 or after[0] not in words.inward or words.again.isdisjoint(after):
        return None
    land = next((w for w in after[1:] if w not in words.definite and w not in words.again), "")
    kind = words.cues.get(land)
    if kind not in _LANDS:
        return None
    before = range(index - 1, max(-1, index - 1 - _NAMES), -1)
    whole = next((i for i in before if _is_land(names[i], kind)), None)
    return None if whole is None else Link(index, whole, firm=True)


def _is_land(name: Name, kind: str | None) -> bool:
    """Whether a name is told to be of a kind of land, or can be a province's where no kind is told."""
    if name.kind is not None:
        return name.kind == kind
    return kind != "admin2" and any(place.kind == "admin1" for place in name.places)


def _close(run: list[int], lists: list[tuple[int, ...]], least: int) -> None:
    if len(run) >= least:
        lists.append(tuple(run))


def _rows(names: Sequence[Name], context: Context) -> tuple[tuple[int, ...], ...]:
    rows: list[tuple[int, ...]] = []
    row: list[int] = []
    line = -1
    for index, name in enumerate(names):
        sentence = context.sentence(name.first)
        if not sentence.bullet or not context.heads_item(name.first, name.last):
            continue
        if sentence.paragraph != line + 1:
            _close(row, rows, _ROW)
            row = []
        row.append(index)
        line = sentence.paragraph
    _close(row, rows, _ROW)
    return tuple(rows)


def _is_join(gap: tuple[str, ...], words: Words) -> bool:
    """Whether nothing but list words stands between two names."""
    if len(gap) == 1 and gap[0] in words.ways:
        return True
    return (
        bool(gap)
        and all(w in words.joins or w in words.directions or w in words.fillers for w in gap)
        and any(w in words.separators for w in gap)
    )


def _quarter_of(gap: tuple[str, ...], words: Words) -> int:
    """The token after “, a poor residential quarter”, 0 where the gap opens with nothing of the kind."""
    if len(gap) < 4 or gap[0] not in words.inward or gap[1] not in words.articles:
        return 0
    for at, word in enumerate(gap[2 : 2 + _NOUN], 2):
        if word in words.quarters or words.cues.get(word) == "admin2":
            return at + 1 if gap[at + 1 : at + 2] and gap[at + 1] in words.inward else 0
        if not (word.isalpha() or word in "-,") or word in words.prepositions:
            return 0
    return 0


def _unapposed(gap: tuple[str, ...], words: Words) -> tuple[str, ...]:
    """“X, a residential quarter in the east of Y”: “of”, without what X is and the side on which it lies."""
    gap = gap[_quarter_of(gap, words) :]
    side = gap[:4]
    if len(side) == 4 and side[0] in words.locative and side[1] in words.definite:
        within = side[2] in words.directions and side[3] in words.genitive
        return gap[3:] if within else gap
    return gap


def _link(a: int, b: int, gap: tuple[str, ...], words: Words) -> Link | None:
    """The link that the words between two names make, if they make one."""
    previous = ""
    quarter = _quarter_of(gap, words) > 0
    gap = _unapposed(gap, words)
    for word in gap:
        if word in words.away and previous in words.directions:
            return None
        if not (
            word in words.inward
            or word in words.outward
            or word in words.directions
            or word in words.fillers
            or word in words.capitals
            or word in words.centers
            or word in words.demonyms
            or word in words.cues
            or word == ")"
        ):
            return None
        previous = word
    inward = any(w in words.inward for w in gap)
    outward = not gap or any(w in words.outward for w in gap)
    capital = any(w in words.capitals or w in words.centers for w in gap)
    firmly = any(w in words.inward and w not in words.outward for w in gap)
    if inward and (firmly or not outward):
        return Link(a, b, capital, firm=True, quarter=quarter)
    if inward and outward:
        return Link(a, b, capital, either=True)
    if outward:
        owned = bool(gap) and gap[0] in words.possessive
        return Link(b, a, capital, either=not gap, owned=owned)
    return None
