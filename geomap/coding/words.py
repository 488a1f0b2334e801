"""The lexicon's tables for coding, compiled once: what a token or phrase can mean."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from geomap.coding.phrases import Hit, Phrases
from geomap.text import Document

_SAID = (
    "as_many", "part", "nobody", "nobody_killed", "nobody_injured", "unknown", "denied", "withdrawn",
    "former", "beside", "shared", "received", "off_duty",
)  # fmt: skip
_SIDES = ("attacker", "rebel", "state", "foreign", "civilian", "unsaid")


@dataclass(frozen=True)
class Words:
    """What coding asks of a lexicon.

    `phrases` finds all that is looked for in one pass, labelled `room:name:kind`; `sides` gives the side
    of a noun for people, `things` the nouns that a number may count and that are no people.
    """

    phrases: Phrases
    sides: Mapping[str, str]
    things: frozenset[str]
    families: frozenset[str]
    classes: Mapping[str, frozenset[str]]
    actor_kinds: Mapping[str, str]
    claim_verbs: frozenset[str]
    nth: Mapping[str, int]  # "third" -> 3
    demonyms: Mapping[str, str]  # word -> the country (ISO 3166-1) whose people it names
    fields: Mapping[str, str]  # label -> the field of Marks it belongs to


def compile_words(lexicon: Mapping[str, Any]) -> Words:
    """Compile the `people`, `actors`, `events` and `status` tables of a lexicon."""
    people, actors = lexicon["people"], lexicon["actors"]
    tables, classes = _phrases(lexicon), _classes(lexicon)
    sides = {word: side for side in reversed(_SIDES) for word in people[side]}
    sides = dict.fromkeys(people["titles"], "civilian") | sides
    kinds = {name: kind for kind, names in actors["kinds"].items() for name in names}
    return Words(
        phrases=Phrases(tables, classes),
        sides=sides,
        things=frozenset(people["things"]),
        families=frozenset(people["family"]),
        classes=classes,
        actor_kinds=kinds,
        claim_verbs=frozenset(actors["says"]["verbs"]),
        nth=lexicon["dates"]["ordinals"],
        demonyms={
            word: country
            for country, names in lexicon["places"]["demonyms"].items()
            for word in names
        },
        fields={label: _FIELD[label.split(":", 1)[0]] for label in tables},
    )


def _phrases(lexicon: Mapping[str, Any]) -> dict[str, list[str]]:
    """All phrases that are looked for, by their labels; of two alike the first is believed."""
    people, actors = lexicon["people"], lexicon["actors"]
    tables: dict[str, list[str]] = {}
    for name, table in lexicon["events"].items():
        if name == "targets":
            tables |= {f"target::{kind}": phrases for kind, phrases in table.items()}
        elif name not in ("classes", "nouns"):
            tables |= {f"event:{name}:{kind}": phrases for kind, phrases in table.items()}
    for name in ("killed", "injured", "displaced", "taken"):
        tables |= {f"people:{name}:{kind}": phrases for kind, phrases in people[name].items()}
    tables |= {f"apart:{days}:": phrases for days, phrases in lexicon["apart"].items()}
    tables |= {f"toll:{name}:": phrases for name, phrases in people["toll"].items()}
    for name in _SAID:
        tables[f"said:{name}:"] = people["words"][name]
    for name, phrases in lexicon["where"].items():
        if name.startswith("back_"):
            tables[f"back:{name.removeprefix('back_')}:"] = phrases
    tables |= {f"actor::{name}": phrases for name, phrases in actors["names"].items()}
    tables |= {f"claimant::{name}": phrases for name, phrases in actors["claimants"].items()}
    for name, table in lexicon["status"].items():
        if name != "factive":
            tables |= {f"cue:{name}:{scope}": phrases for scope, phrases in table.items()}
    return tables


def _classes(lexicon: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """The words of each class that phrases and rules ask for; of two of one name the later one holds."""
    actors, events = lexicon["actors"], lexicon["events"]
    classes = {name: frozenset(words) for name, words in events["classes"].items()}
    classes["year"] = frozenset(str(y) for y in range(1900, 2100))
    classes["month"] = frozenset(lexicon["dates"]["months"])
    classes["weekday"] = frozenset(lexicon["dates"]["weekdays"])
    classes["verb"] = frozenset()
    classes["noun"] = frozenset(events["nouns"]["words"])
    classes["unarmed"] = frozenset(actors["unarmed"]["names"])
    classes["factive"] = frozenset(lexicon["status"]["factive"]["words"])
    classes |= {name: frozenset(listed) for name, listed in lexicon["people"]["words"].items()}
    classes |= {name: frozenset(listed) for name, listed in lexicon["grammar"].items()}
    classes["skip_lines"] = frozenset(lexicon["lines"]["skip"])
    classes["personal"] = frozenset(actors["says"]["personal"])
    return classes


@dataclass(slots=True)  # not frozen: made often, and a frozen one takes three times as long to make
class Marks:
    """What stands in one sentence, by room, each in order of appearance; never changed once made."""

    events: tuple[Hit, ...] = ()
    targets: tuple[Hit, ...] = ()
    people: tuple[Hit, ...] = ()
    tolls: tuple[Hit, ...] = ()
    said: tuple[Hit, ...] = ()
    actors: tuple[Hit, ...] = ()
    claimants: tuple[Hit, ...] = ()
    cues: tuple[Hit, ...] = ()
    back: tuple[Hit, ...] = ()
    apart: tuple[Hit, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing of an event stands here."""
        if self.people or self.tolls or self.said:
            return False
        return all(hit.name == "none" for hit in self.events)


_FIELD = {
    "event": "events", "target": "targets", "people": "people", "toll": "tolls", "said": "said",
    "actor": "actors", "claimant": "claimants", "cue": "cues", "back": "back",
    "apart": "apart",
}  # fmt: skip


def mark(document: Document, words: Words) -> list[Marks]:
    """What stands in each sentence of a document; one pass over its tokens.

    Of phrases of one room that overlap the longest is kept; cues may overlap.
    """
    sentence_of, sentences, fields = document.sentence_of, document.sentences, words.fields
    out = [_NOTHING] * len(sentences)
    row: dict[str, list[Hit]] = {}
    index, end = -1, 0  # the sentence under way and the token after it
    for hit in words.phrases.find(document.low):
        first, last, label, _, _ = hit
        if first >= end:
            if row:
                out[index] = _marks(row)
                row = {}
            index = sentence_of[first]
            end = sentences[index].last
        if last <= end:
            field = fields[label]
            if field in row:
                row[field].append(hit)
            else:
                row[field] = [hit]
    if row:
        out[index] = _marks(row)
    return out


_NOTHING = Marks()


def _marks(row: Mapping[str, list[Hit]]) -> Marks:
    return Marks(
        **{
            field: tuple(_KEEPING[field](hits) if field in _KEEPING else longest(hits))
            for field, hits in row.items()
        }
    )


def longest(hits: list[Hit]) -> list[Hit]:
    """Of hits that overlap, the longest (then the first); in order of appearance.

    Args:
        hits: in order of their first token, at least one.
    """
    if len(hits) == 1:
        return hits
    out: list[Hit] = []
    begun = end = 0  # of the group of hits under way that overlap, one the next
    for at, hit in enumerate(hits):
        first, last = hit[:2]
        if first >= end and at:
            out += hits[begun:at] if at == begun + 1 else _longest(hits[begun:at])
            begun = at
        end = max(end, last)
    return out + _longest(hits[begun:])


def unnested(hits: list[Hit]) -> list[Hit]:
    """Of triggers, those that no longer one holds; what overlaps in part tells two things, `none` aside.

    "Protesters set fire to the office" is a crowd and a fire. What looks like a trigger and is none keeps
    what it overlaps from being one, unless that is longer.
    """
    kept = longest(hits)
    if len(kept) == len(hits):
        return kept
    nones = [h for h in kept if h.name == "none"]
    taken = list(kept)
    for hit in hits:
        if hit.name in _ANY_MANNER or hit.name == "none" or hit in kept:
            continue
        apart = all(hit.last <= n.first or n.last <= hit.first for n in nones)
        within = [k for k in kept if k.first <= hit.first and hit.last <= k.last]
        narrow = hit.name == "suicide" and all(k.name in _BOMBS for k in within)
        if apart and (narrow or not within):
            over = [k for k in kept if k.first < hit.last and hit.first < k.last]
            if hit.name == "recapture":  # "troops captured the town": theirs, not the rebels'
                taken = [k for k in taken if k not in over or k.name != "capture"]
            if hit.name != "capture" or _UNTAKEN.isdisjoint(k.name for k in over):
                taken.append(hit)
    return sorted((h for h in taken if not _told_by_manner(h, taken)), key=_first)


def _told_by_manner(hit: Hit, taken: list[Hit]) -> bool:
    """Whether an attack on a post is that of a weapon alone: "a missile attack on a military parade"."""
    if hit.name != "assault":
        return False
    return any(k.name in _FROM_AFAR and k.first < hit.first < k.last <= hit.last for k in taken)


def _longest(group: list[Hit]) -> list[Hit]:
    if len(group) == 1:
        return group
    if len(group) == 2:
        a, b = group
        more = (a.last - a.first) - (b.last - b.first)
        return [min(group, key=_standing) if not more else a if more > 0 else b]
    taken: list[Hit] = []
    occupied: set[int] = set()
    for hit in sorted(group, key=_standing):
        span = range(hit.first, hit.last)
        if occupied.isdisjoint(span):
            occupied.update(span)
            taken.append(hit)
    return sorted(taken, key=_first)


_first = itemgetter(0)


_BOMBS = frozenset({"ied", "blast"})  # of which a suicide bomb is one, and told as such
_FROM_AFAR = frozenset({"missile", "shelling", "airstrike", "grenade", "chemical"})
# "A truce took effect in the district", "a lorry of explosives was seized in the town"
_UNTAKEN = frozenset({"recapture", "agreement", "group", "disrupt"})
_ANY_MANNER = frozenset({"attack", "killing"})  # what another trigger tells more narrowly


def _standing(hit: Hit) -> tuple[int, int, bool, bool, bool, bool, str]:
    """What is sorted first is taken; of two on the same words, the one that says it is no event."""
    first, last, label, name, kind = hit
    less = kind == "weak", name in _ANY_MANNER, name == "capture"  # "took back" is no mere taking
    return first - last, first, name != "none", *less, label


def _unmixed(hits: list[Hit]) -> list[Hit]:
    """Of verbs of people the longest; "left 12 dead and 3,000 displaced" tells of the dead as well."""
    if len(hits) == 1:
        return hits
    harm = [h for h in hits if h.name in _HARM]
    return longest(
        [
            h
            for h in hits
            if h.kind != "around"
            or h.name != "displaced"
            or not any(h.first < a.first and a.last < h.last for a in harm)
        ]
    )


_HARM = frozenset({"killed", "injured"})
_KEEPING: dict[str, Callable[[list[Hit]], list[Hit]]] = {
    "events": unnested,
    "people": _unmixed,
    "cues": list,
    "said": list,
}
