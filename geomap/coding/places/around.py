"""What words further off say of a place: that it speaks, that people fled to it, that it was there."""

import itertools
from collections.abc import Mapping, Sequence

from geomap.gazetteer.apart import apart_km
from geomap.model import Place
from geomap.text import Document, Sentence

_TOWN_KM = 15.0  # two points farther from each other lie in no one town
_SUBJECT = 8  # words of the subject of a verb of saying before a place in it
_WHO_SAYS = 5  # tokens of ", police in", before the place of who is told last to say so
_SAYS = 10  # words after the place, a name as a rule, before the verb
_WHOM = 12  # tokens from what befell somebody in office to where he is
_HIT = 14  # tokens from what happened to the house in which it did
_CONTEST = 5  # words in which a fight is told before "for" and the place
_ENTERS = 4  # words of a verb, "into" and what may stand between
_SEIZED = 16  # tokens from "arrested" to the "from" of the place where that was
_HOUSE = 11  # tokens of "the Grand Duke Ruprecht Memorial Hospital", to which somebody is brought
_RELATIVE = 14  # tokens from "who" or "which" to a place of its clause
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
    if _closes(low, sentence, first, last, table, triggers):
        return True
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


def _closes(
    low: Sequence[str],
    sentence: Sentence,
    first: int,
    last: int,
    table: Mapping[str, frozenset[str]],
    triggers: Sequence[int],
) -> bool:
    """“Forty soldiers fled, police in X, the capital of Y, said.”: who is told at the end to say so."""
    since = max(sentence.first, first - _WHO_SAYS)
    comma = next((t for t in range(first - 1, since - 1, -1) if low[t] == ","), -1)
    if comma < 0 or low[first - 1] not in table["officer_of"]:
        return False
    if (table["office"] | table["body"]).isdisjoint(low[comma + 1 : first - 1]):
        return False
    if any(comma < t for t in triggers):
        return False
    says = next(
        (t for t in range(last, min(last + _SAYS, sentence.last)) if low[t] in table["verbs"]), -1
    )
    return says > 0 and says + 2 >= sentence.last


def befell(
    document: Document,
    first: int,
    last: int,
    table: Mapping[str, frozenset[str]],
    triggers: Sequence[int],
) -> bool:
    """“murdered 24 people in a hospital in X”, “arrested a commander in X”: what was hit does not speak.

    Unless it does: “two were killed, the ministry in X said”.
    """
    low = document.low
    says = not table["verbs"].isdisjoint(low[last : last + 1])
    while first > 0 and low[first - 1] in table["skip"]:
        first -= 1  # "a hospital in western X", "a commander in the X district"
    if first < 3:
        return False
    near = [t for t in triggers if 0 < first - t <= _HIT]
    if low[first - 2] in table["houses"]:
        brought = low[first - 3] in table["inside"] or low[first - 3] in table["toward"]
        return bool(near) and not (brought or says)  # "is in hospital in X"
    somebody = low[first - 2] in table["office"] and low[first - 1] in table["inside"]
    if not (somebody and near) or low[first - 1] in table["of"]:
        return False
    between = low[near[-1] + 1 : first]
    told = [t for t, word in enumerate(between) if word in table["by"]]
    if told and between[told[-1] - 1] in table["given"]:
        return False  # "the figure of nine dead given by the command in X"
    return len(between) <= _WHOM and "," not in between and table["verbs"].isdisjoint(between)


def led_from(before: Sequence[str], table: Mapping[str, frozenset[str]]) -> bool:
    """“coming from the town of X”, “fired from a base in X”: whence, not where."""
    rest = list(before)
    if len(rest) > 2 and rest[-1] in table["posted_at"] and rest[-2] in table["bases"]:
        at = next((w for w in reversed(rest[:-2]) if w not in table["skip"] | table["apposed"]), "")
        return at in table["from"]
    if not rest or rest.pop() not in table["of"]:
        return False
    named = rest and rest[-1] in table["skip"]
    while rest and rest[-1] in table["skip"]:
        rest.pop()
    return bool(named and rest) and rest[-1] in table["from"]


def is_whole(between: Sequence[str], table: Mapping[str, frozenset[str]]) -> bool:
    """“from Andar district of Ghazni”: nothing stands between a place and the whole it lies in."""
    return all(w in table["of"] or w in table["skip"] or w in table["wide"] for w in between)


def on_road(before: Sequence[str], table: Mapping[str, frozenset[str]]) -> bool:
    """“on the road from X”: near X, on that road."""
    return len(before) > 1 and before[-1] in table["from"] and before[-2] in table["road"]


def where_it_was(after: Sequence[str], table: Mapping[str, frozenset[str]]) -> bool:
    """“to Kabasa forest, where nine were freed”: what follows was there, and not who was hurt before."""
    kind = bool(after) and any(after[0] in table[name] for name in ("skip", "wide", "divisions"))
    after = after[1:] if kind else after
    follows = after[1:2] if list(after[:1]) == [","] else after[:1]
    if not follows or follows[0] not in table["there"]:
        return False
    brought = [b for a, b in itertools.pairwise(after) if a in table["being"]]
    return table["carried"].isdisjoint(brought)  # "in X, where the wounded were taken"


def fled_to(before: Sequence[str], table: Mapping[str, frozenset[str]]) -> bool:
    """“fled, most to relatives in X”, “have reached X”, “found refuge in X”: where people fled."""
    if before and before[-1] in table["arrived"]:
        return True
    if len(before) > 1 and before[-1] in table["posted_at"] and before[-2] in table["havens"]:
        return True
    for at in range(len(before) - 1, max(-1, len(before) - 1 - _FLED), -1):
        if before[at] in table["toward"]:
            told = before[at - 1 : at] if at else ()
            return not told or not (
                told[0] in table["due"] or told[0].isdecimal()
            )  # "from 1 to 3 May"
    return False


def fled_from(low: Sequence[str], first: int, table: Mapping[str, frozenset[str]]) -> bool:
    """“fled from X”, and not “our man reports from X”: where people were who fled."""
    return low[first - 1] in table["from"] and low[first - 2] not in table["reporting"]


def posted(low: Sequence[str], first: int, table: Mapping[str, frozenset[str]]) -> bool:
    """“peacekeepers based at X fired”, “troops stationed in X”: it tells who they are."""
    at = first - 1
    while at > 0 and low[at] in table["skip"]:
        at -= 1
    return low[at] in table["posted_at"] and low[at - 1] in table["posted"]


def in_relative(
    document: Document,
    sentence: Sentence,
    first: int,
    table: Mapping[str, frozenset[str]],
    triggers: Sequence[int],
) -> bool:
    """Whether a place only tells who somebody is ("one of whom taught in Kapisa", "troops based in X")."""
    if posted(document.low, first, table):
        return True
    for token in range(first - 1, max(sentence.first, first - _RELATIVE) - 1, -1):
        if document.low[token] in table["relative"]:
            doing = (
                document.low[token + 1 : token + 2] and document.low[token + 1] in table["doing"]
            )
            if gathered(document.low[token + 1 : token + 3], table):
                return False  # "who had gathered in": where the crowd was when it happened
            if doing and document.low[token + 2].endswith(tuple(table["going_on"])):
                return False  # "who was walking home in": what they did when it happened
            if document.low[token] in table["which"] and _is_told(document, token, triggers):
                return False  # "in the gun battle, which went on in": where that was
            return not any(token <= t < first for t in triggers)
    return False


def _is_told(document: Document, token: int, triggers: Sequence[int]) -> bool:
    """Whether right before a relative word stands what happened, of one word or two."""
    end = token - (document.low[token - 1] == ",")
    return any(end - 2 <= t < end for t in triggers)


def gathered(after: Sequence[str], table: Mapping[str, frozenset[str]]) -> bool:
    """“who gathered”, “who had assembled”: a crowd is where it came together."""
    return any(
        word in table["gathered"] and (at == 0 or after[0] in table["had"])
        for at, word in enumerate(after)
    )


def stands_near(before: Sequence[str], table: Mapping[str, frozenset[str]]) -> bool:
    """“on the outskirts of the provincial capital, X”: near it, not in it."""
    if len(before) > 1 and before[-1] in table["toward"] and before[-2] in table["nigh"]:
        return True  # "close to X"
    for word in reversed(before):
        if word in table["near"]:
            return True
        if word not in table["skip"] and word not in table["inside"] and word != ",":
            return False
    return False


def are_near(a: Place, b: Place) -> bool | None:
    """Whether two points can lie in one town; None where one of them is not known."""
    km = apart_km(a, b)
    return None if km is None else km <= _TOWN_KM


def carried_to(before: Sequence[str], table: Mapping[str, frozenset[str]]) -> bool:
    """“The wounded were flown to”: where somebody was brought, not where it happened."""
    to = bool(before) and before[-1] in table["toward"]
    return to and not table["carried"].isdisjoint(before)


def brought_into(before: Sequence[str], table: Mapping[str, frozenset[str]]) -> bool:
    """“Carried the bodies to an office in X”, “died of wounds at a hospital in X”: brought there."""
    if not before or before[-1] not in table["inside"]:
        return False
    for at in range(len(before) - 2, max(0, len(before) - 2 - _HOUSE), -1):
        if before[at] == "," or before[at] in table["streets"]:
            return False  # "took to the streets of X": there they were
        if before[at] in table["toward"]:
            return not table["carried"].isdisjoint(before[max(0, at - _HOUSE) : at])
        if before[at] in table["wards"] and at == len(before) - 2:
            brought = table["carried"] | table["wounds"]
            return not brought.isdisjoint(before[max(0, at - _HOUSE) : at])
    return False


def seized_from(
    low: Sequence[str], first: int, seized: Sequence[int], table: Mapping[str, frozenset[str]]
) -> bool:
    """“Arrested a bomber from X district”: where no scene is named, people were seized where they were."""
    at = first - 1
    while at > 0 and low[at] in table["skip"]:
        at -= 1
    return low[at] in table["from"] and any(0 < at - t <= _SEIZED for t in seized)


def entered(before: Sequence[str], table: Mapping[str, frozenset[str]]) -> bool:
    """“Shells slammed into the old town of X”, “the battle for X”: there it happened."""
    if before[-1] in table["contested"]:
        near = before[-_CONTEST:-1]  # "the battle for X", "the fighting went on for X"
        begin = max((at + 1 for at, word in enumerate(near) if not word.isalpha()), default=0)
        return not table["contest"].isdisjoint(near[begin:])
    verb = before[-_ENTERS:-1]
    clause = max((at + 1 for at, word in enumerate(verb) if word in table["joined"]), default=0)
    return before[-1] in table["into"] and not table["enters"].isdisjoint(verb[clause:])


def measured_from(before: Sequence[str], table: Mapping[str, frozenset[str]]) -> bool:
    """“50 km from Kabul”, “north of Kabul”: the place from which another is measured."""
    if len(before) >= 2 and before[-1] in table["measured"]:
        if before[-2] in table["distance"]:
            return True
        return before[-2] in table["direction"] and not (
            len(before) >= 3 and before[-3] in table["not_measured"]
        )
    return False


def chained(between: Sequence[str], table: Mapping[str, frozenset[str]]) -> bool:
    """“the governor of Ishkamish district in northern Takhar”: one place, one standing."""
    return len(between) <= 5 and all(
        w == "," or w in table["inside"] or w in table["skip"] or w in table["wide"]
        for w in between
    )


def unreached(before: Sequence[str], table: Mapping[str, frozenset[str]]) -> bool:
    """“no bus could reach X”: nothing was there."""
    return len(before) > 1 and before[-1] in table["arrived"] and before[-2] in table["unreached"]


def befell_it(
    low: Sequence[str], last: int, table: Mapping[str, frozenset[str]], triggers: Sequence[int]
) -> bool:
    """“with an eye on X, which fell on Monday”: what the relative clause tells at once befell the place."""
    after = low[last : last + 3]
    if len(after) < 3 or after[0] != "," or after[1] not in table["which"]:
        return False
    return last + 2 + (after[2] in table["had"]) in triggers


def holds_office(
    before: Sequence[str],
    after: Sequence[str],
    previous: str,
    table: Mapping[str, frozenset[str]],
) -> bool:
    """“the police spokesman in Ghor”, “Helmand's provincial council”, “Kabul police said”."""
    if len(before) > 1 and previous in table["inside"] and before[-2] in table["hearers"]:
        return True  # "told newsmen in X"
    told = len(before) > 1 and previous in table["inside"] and before[-2] in table["says"]
    if told and not table["which"].isdisjoint(after[:1]):
        return True  # "said in X that"
    if len(before) > 3 and previous in table["of"] and before[-2] in table["kinds"]:
        before = before[:-2]  # "an official in the port of X"
        while before and before[-1] in table["skip"]:
            before = before[:-1]
        previous = before[-1] if before else ""
    if previous in table["officer_of"] and table["office"].intersection(before[-3:-1]):
        return True
    follows = [w for w in after if w not in table["owner"]]
    if (
        after
        and after[0] in table["owner"]
        and follows
        and (follows[0] in table["office"] or follows[0] in table["body"])
        and table["district"].isdisjoint(follows[1:2])  # "Kabul's Police District 8"
    ):
        return True
    if follows and follows[0] in table["body"] and table["district"].isdisjoint(follows[1:2]):
        return any(w in table["office"] or w in table["says"] for w in follows[1:3])
    return bool(follows) and follows[0] in table["office"]


def is_aside(between: Sequence[str], table: Mapping[str, frozenset[str]]) -> bool:
    """“X, a suburb of Y”: what X is, and no list."""
    told = between[0] == "," and len(between) > 2 and between[1] in table["apposed"]
    return told and not table["inside"].isdisjoint(between)


def is_whose(document: Document, last: int, table: Mapping[str, frozenset[str]]) -> bool:
    """Whether a hyphen makes of a name a word for whose people are ("Moscow-installed officials").

    Args:
        document: the tokens.
        last: the token after the name.
        table: the lexicon's `where` table.
    """
    return document.hyphenated(last) and document.low[last + 1] in table["whose"]


def is_pact(document: Document, last: int, table: Mapping[str, frozenset[str]]) -> bool:
    """Whether a place only tells where something was signed (“banned by the Minsk accords”).

    Args:
        document: the tokens.
        last: the token after the name.
        table: the lexicon's `where` table.
    """
    after = document.low[last : last + 2]
    named = after[1:] if after and after[0] in table["of_peace"] else after[:1]
    return not table["pacts"].isdisjoint(named)
