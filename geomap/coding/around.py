"""What words further off say of a place: that it speaks, that people fled to it, that it was there."""

from collections.abc import Mapping, Sequence

from geomap.text import Document, Sentence

_SUBJECT = 8  # words of the subject of a verb of saying before a place in it
_SAYS = 10  # words after the place, a name as a rule, before the verb
_HIT = 14  # tokens from what happened to the house in which it did
_FLED = 6  # words between "to" and the place that people fled to


def in_subject(
    document: Document,
    sentence: Sentence,
    first: int,
    last: int,
    table: Mapping[str, frozenset[str]],
    triggers: Sequence[int],
) -> bool:
    """Whether a place only tells who speaks ("A spokesman for the coalition at Bagram, Maj. X, said").

    Args:
        document: the tokens.
        sentence: the sentence.
        first: first token of the place.
        last: the token after it.
        table: the lexicon's `where` table.
        triggers: tokens at which an event is told; none stands before or within the subject.
    """
    low = document.low
    begin = max(sentence.first, first - _SUBJECT)
    if begin > sentence.first or any(t < first for t in triggers):
        return False
    if table["office"].isdisjoint(low[begin:first]) or not table["verbs"].isdisjoint(
        low[begin:first]
    ):
        return False
    for token in range(last, min(last + _SAYS, sentence.last)):
        if token in triggers:
            return False
        if low[token] in table["verbs"]:
            return True
    return False


def in_house(
    document: Document, first: int, table: Mapping[str, frozenset[str]], triggers: Sequence[int]
) -> bool:
    """“murdered 24 people in a hospital in X”: a house that was hit, and does not speak."""
    low = document.low
    if first < 3 or low[first - 2] not in table["houses"]:
        return False
    if low[first - 3] in table["inside"] or low[first - 3] in table["toward"]:
        return False  # "is in hospital in X"
    return any(0 < first - t <= _HIT for t in triggers)


def led_from(before: Sequence[str], table: Mapping[str, frozenset[str]]) -> bool:
    """“coming from the town of X”: whence, not where."""
    rest = list(before)
    if not rest or rest.pop() not in table["of"]:
        return False
    named = rest and rest[-1] in table["skip"]
    while rest and rest[-1] in table["skip"]:
        rest.pop()
    return bool(named and rest) and rest[-1] in table["from"]


def on_road(before: Sequence[str], table: Mapping[str, frozenset[str]]) -> bool:
    """“on the road from X”: near X, on that road."""
    return len(before) > 1 and before[-1] in table["from"] and before[-2] in table["road"]


def where_it_was(after: Sequence[str], table: Mapping[str, frozenset[str]]) -> bool:
    """“to Kabasa forest, where nine were freed”: what follows was there."""
    follows = after[1:2] if after[:1] == [","] else after[:1]
    return bool(follows) and follows[0] in table["there"]


def fled_to(before: Sequence[str], table: Mapping[str, frozenset[str]]) -> bool:
    """“fled, most to relatives in X”, “have reached X”: where people fled."""
    if before and before[-1] in table["arrived"]:
        return True
    for at in range(len(before) - 1, max(-1, len(before) - 1 - _FLED), -1):
        if before[at] in table["toward"]:
            return at == 0 or before[at - 1] not in table["due"]
    return False


def in_relative(
    document: Document,
    sentence: Sentence,
    first: int,
    table: Mapping[str, frozenset[str]],
    triggers: Sequence[int],
) -> bool:
    """Whether a place only tells who somebody is ("one of whom taught in Kapisa")."""
    for token in range(first - 1, max(sentence.first, first - 14) - 1, -1):
        if document.low[token] in table["relative"]:
            doing = (
                document.low[token + 1 : token + 2] and document.low[token + 1] in table["doing"]
            )
            if doing and document.low[token + 2].endswith(tuple(table["going_on"])):
                return False  # "who was walking home in": what they did when it happened
            return not any(token <= t < first for t in triggers)
    return False


def stands_near(before: Sequence[str], table: Mapping[str, frozenset[str]]) -> bool:
    """“on the outskirts of the provincial capital, X”: near it, not in it."""
    for word in reversed(before):
        if word in table["near"]:
            return True
        if word not in table["skip"] and word not in table["inside"] and word != ",":
            return False
    return False


def measured_from(before: Sequence[str], table: Mapping[str, frozenset[str]]) -> bool:
    """“50 km from Kabul”, “north of Kabul”: the place from which another is measured."""
    if len(before) >= 2 and before[-1] in table["measured"]:
        if before[-2] in table["distance"]:
            return True
        return before[-2] in table["direction"] and not (
            len(before) >= 3 and before[-3] in table["not_measured"]
        )
    return False
