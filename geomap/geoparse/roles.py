"""Capitals and countries that speak or act, and datelines: names that say who tells, not where."""

from collections.abc import Sequence

from geomap.geoparse.context import Context
from geomap.geoparse.names import Name
from geomap.geoparse.places import within
from geomap.geoparse.words import Words
from geomap.text import Document

_REACH = 4  # tokens between a name and its verb ("Kabul has repeatedly denied")
_OWNED = 2  # tokens from "Moscow's" to its troops
_DASHES = frozenset(("-", "–", "—"))
_DATELINE = 14  # tokens into a line in which its dash or colon must come


def is_actor(name: Name, context: Context, words: Words) -> bool:
    """Whether a capital or country here is its government ("Washington urged", "accused Kabul of").

    Args:
        name: one that can mean a country or a national capital.
        context: of its document.
        words: the lexicon's.
    """
    sentence = context.sentence(name.first)
    low = context.low
    first = name.first
    if first > sentence.first and low[first - 1] in words.definite:
        first -= 1
    before = low[first - 1] if first > sentence.first else ""
    earlier = low[first - 2] if first - 2 >= sentence.first else ""
    if before in words.urged:
        return True
    if before in words.prepositions and (earlier in words.dealings or earlier in words.urged):
        return True
    if before in words.locative:
        follows = low[name.last] if name.last < sentence.last else ""
        return earlier in words.rulers and (follows in words.acts or follows in words.auxiliaries)
    if before in words.prepositions and before not in words.joins:
        return False
    return _owns_arms(name.last, context, words) or _acts(name.last, sentence.last, context, words)


def is_cause(name: Name, context: Context, words: Words) -> bool:
    """Whether a name is what somebody is for or against, and no place ("anti-Balaka fighters")."""
    at, low = name.first - 1, context.low
    return at > 0 and low[at - 1] in words.siding and context.document.hyphenated(at)


def _owns_arms(last: int, context: Context, words: Words) -> bool:
    """“Moscow's ground troops”, “Islamabad's air raids”: whose they are."""
    owned = context.low[last : last + 1 + _OWNED]
    return bool(owned) and owned[0] in words.possessive and not words.arms.isdisjoint(owned[1:])


def _acts(last: int, end: int, context: Context, words: Words) -> bool:
    low = context.low
    for i in range(last, min(last + _REACH, end)):
        if low[i] in words.acts:
            return True
        also = low[i - 1] in words.conjunctions and context.document.words[i][0].isupper()
        if low[i] not in words.auxiliaries and not also:
            return False
    return False


def datelines(document: Document, names: Sequence[Name]) -> frozenset[int]:
    """Indices of the names that say where the reporter is: "KABUL, Afghanistan (NW) — ...".

    A text in which several lines begin so is a list by places, and has no dateline; but a title may
    begin with its country ("Mali: soldiers killed in the north").
    """
    at: dict[int, list[int]] = {}
    for index, name in enumerate(names):
        at.setdefault(document.sentence_of[name.first], []).append(index)
    found: list[tuple[int, ...]] = []
    paragraphs: set[int] = set()
    for number, sentence in enumerate(document.sentences):
        if sentence.paragraph in paragraphs:
            continue
        paragraphs.add(sentence.paragraph)
        here = at.get(number)
        if not here or names[here[0]].first != sentence.first:
            continue
        end = _head(document, names, here, sentence.first, sentence.last)
        if end is not None:
            head = tuple(index for index in here if names[index].last <= end)
            found.append(head if not sentence.bullet else ())
    if len(found) == 2 and found[0][:1] == (0,) and _is_country(names[0]):
        found = found[1:]
    if len(found) != 1 or _descends(names, found[0]):
        return frozenset()
    return frozenset(found[0])


def _is_country(name: Name) -> bool:
    return any(place.kind == "country" for place in name.places)


def _descends(names: Sequence[Name], head: Sequence[int]) -> bool:
    """Whether a head goes from the whole to the part ("LOGAR, Mohammad Agha:"): a place of events."""
    if len(head) < 2:
        return False
    first, second = names[head[0]].places, names[head[1]].places
    return any(within(part, whole) for part in second for whole in first) and not any(
        within(part, whole) for part in first for whole in second
    )


def _head(
    document: Document, names: Sequence[Name], here: Sequence[int], first: int, last: int
) -> int | None:
    """Where the head of a line ends that begins with names and a dash or colon, else None."""
    inside = {i for index in here for i in range(names[index].first, names[index].last)}
    depth = 0
    letters = 0
    dated = False
    for i in range(first, min(first + _DATELINE, last)):
        word = document.words[i]
        if i in inside:
            continue
        if word in "([":
            depth += 1
        elif word in ")]":
            depth -= 1
            if dated and document.is_agency(i):
                return i
        elif depth <= 0 and (word == ":" or word in _DASHES):
            within = word == "-" and document.ends[i - 1] == document.starts[i]
            return None if within and document.words[i + 1 : i + 2] != ("-",) else i
        elif depth <= 0 and word[0].isdecimal():
            dated = True
        elif depth <= 0 and word[0].isalpha():
            letters += 1
            if letters > 2 or word[0].islower():
                return None
    return None
