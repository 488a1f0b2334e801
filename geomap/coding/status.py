"""Whether an event that is told is counted, and if not, why (codebook section 2)."""

from collections.abc import Sequence

from geomap.coding.kinds import CROWD
from geomap.coding.known import definite, of_somebody
from geomap.coding.phrases import Hit
from geomap.coding.words import Words
from geomap.text import Document

# How many tokens before a trigger a cue still governs it.
_REACH = {
    "future": 9, "hypothetical": 9, "negated": 4, "denied": 14, "historical": 3, "figurative": 2,
}  # fmt: skip
# Sentence-wide cues that a concrete day and place outweigh ("violence has grown in recent weeks; on
# Monday seven soldiers were killed in Farah").
OUTWEIGHED = frozenset({"historical", "aggregate", "not an incident"})
_FLAGS = frozenset(
    {"ongoing", "present", "claimed", "began", "sameday", "several", "then", "undated", "aftermath"}
)
_ROW = 4  # tokens from "the latest" to the row of events of which it is one
_LED = 2  # tokens of "after a" before a rumor
_PASSING = 9  # tokens from the comma before "who" to what is said of somebody in passing
_WHO = 3  # tokens from "who" to what it tells of somebody
_UNRULY = frozenset({"riot", "mob", "dispersal", "excessive"})
_FLED = 3  # tokens from fleeing to what somebody fled from
_BEFELL = frozenset(
    {"airstrike", "shelling", "missile", "ied", "suicide", "grenade", "shoot", "murder", "abduct"}
)
_UNSURE = frozenset({"future", "hypothetical"})
_FIRED = frozenset({"airstrike", "shelling", "missile"})
_REASON = {
    "speech": "not an incident",
    "figurative": "not an incident",
    "denied": "negated",
    "calm": "negated",
}


def sift(
    document: Document,
    cues: Sequence[Hit],
    events: Sequence[Hit],
    about: Sequence[Hit],
    words: Words,
) -> tuple[list[Hit], str | None, str]:
    """The triggers that nothing sets aside; the reason of the others when none is left, and its words.

    Args:
        document: the tokens.
        cues: the cues of the clause.
        events: its triggers.
        about: those that it is only about.
        words: the compiled lexicon.
    """
    kept: list[Hit] = []
    reason, said = None, ""
    for hit in events:
        if hit in about or fled(document, events, hit, words):
            continue
        found = governing(document, cues, hit, words) or _to_come(document, cues, hit, words)
        if found is None:
            kept.append(hit)
        elif reason is None or hit.kind == "strong":
            reason, cue = found
            said = " ".join(document.words[cue.first : cue.last])
    if any(h.kind == "strong" for h in kept):
        return kept, None, ""
    governed_strong = any(h.kind == "strong" for h in events)
    if reason and (governed_strong or not kept):
        return [], reason, said
    return kept, None, ""


def governing(
    document: Document, cues: Sequence[Hit], trigger: Hit, words: Words
) -> tuple[str, Hit] | None:
    """The cue that governs one trigger from before it in its clause, with the reason it gives.

    Args:
        document: the tokens.
        cues: the cues of the clause.
        trigger: the event's trigger.
        words: the compiled lexicon; its factive words, between the two, say that it did happen.
    """
    low, factive, ends = document.low, words.classes["factive"], words.classes["clause_ends"]
    for cue in reversed(cues):
        name = cue.name
        if name not in _REACH or cue.kind != "before" or cue.last > trigger.first:
            continue
        gap = low[cue.last : trigger.first]
        if document.hyphenated(cue.last) or (name != "historical" and not factive.isdisjoint(gap)):
            continue  # "used to speak against attacks" is of the past all the same
        if "," in gap and (
            _of_opening(document, cue, trigger, words) or _in_passing(document, cue, trigger, words)
        ):
            continue
        if of_somebody(document, cue, gap, words) or _of_crowd(document, cue, trigger, words):
            continue
        if len(gap) <= _REACH[name] and ends.isdisjoint(gap) and _governs(gap):
            return _REASON.get(name, name), cue
    return None


def _of_opening(document: Document, cue: Hit, trigger: Hit, words: Words) -> bool:
    """“As they vowed to fight on, a bomb went off”: what opens a sentence so ends at its first comma.

    So does what is granted after another one: “On Monday, although there was no battle, a jet bombed it”.
    """
    low, head = document.low, document.sentences[document.sentence_of[cue.first]].first
    opens = cue.first
    while opens > head and low[opens - 1] != ",":
        opens -= 1
    if opens == head:
        return low[head] in words.classes["split"]
    return low[opens] in words.classes["granting"] and not _listed(low, trigger, words)


def _listed(low: Sequence[str], trigger: Hit, words: Words) -> bool:
    """Whether a trigger stands in a list, and so opens no clause ("of raids, ambushes and bombings")."""
    lists, leads = words.classes["cut"], low[trigger.first - 1]
    after = low[trigger.last : trigger.last + 1]
    return leads in lists or (leads == "," and not lists.isdisjoint(after))


def _in_passing(document: Document, cue: Hit, trigger: Hit, words: Words) -> bool:
    """“The rebels, who have vowed to fight on, bombed a school”: said of somebody between two commas.

    What goes on with a list is no new clause ("who warned of raids, ambushes and bombings").
    """
    low, head = document.low, document.sentences[document.sentence_of[cue.first]].first
    before = range(cue.first - 1, max(head, cue.first - _PASSING), -1)
    opens = next((token for token in before if low[token] == ","), 0)
    if not opens or low[opens + 1] not in words.classes["passing"]:
        return False
    return not _listed(low, trigger, words)


def _of_crowd(document: Document, cue: Hit, trigger: Hit, words: Words) -> bool:
    """“Protesters demanding jobs clashed with guards”: what they asked for does not govern what they did."""
    low, classes = document.low, words.classes
    asks = low[cue.first] in classes["about"] and low[cue.first - 1] in classes["crowd"]
    return asks and not {low[trigger.first], low[trigger.last - 1]} & classes["noun"]


def _to_come(
    document: Document, cues: Sequence[Hit], trigger: Hit, words: Words
) -> tuple[str, Hit] | None:
    """“A clean-up operation would be launched”: what is yet to come, and was not told before.

    “The white flag will be raised over X”, “the air force could strike X” are so by a word of their own.
    """
    within = (c for c in cues if trigger.first < c.first and c.last < trigger.last)
    within = (c for c in within if not _of_crowd(document, c, trigger, words))
    if own := next((c for c in within if c.name in _UNSURE and c.last == c.first + 1), None):
        return own.name, own
    if document.low[trigger.last - 1] not in words.classes["noun"]:
        return None
    if definite(document, trigger, words):
        return None  # "the attack will be investigated"
    cue = next((c for c in cues if c.first == trigger.last and c.name == "future"), None)
    return ("future", cue) if cue else None


def _governs(gap: Sequence[str]) -> bool:
    return sum(word == "," for word in gap) <= 1


def accused(document: Document, events: Sequence[Hit], last: int, words: Words) -> int:
    """Where a clause that tells an arrest goes over to what the arrested are said to have done; else its end.

    "Arrested two men, one of whom planned last year's bombing": the arrest is no history.

    Args:
        document: the tokens.
        events: the triggers of the clause that nothing governs.
        last: the token after the clause.
        words: the compiled lexicon.
    """
    arrest = next((h for h in events if h.kind == "strong"), None)
    if arrest is None or arrest.name != "arrest":
        return last
    since = words.classes["who"] | words.classes["blamed"]
    return next((t for t in range(arrest.last, last) if document.low[t] in since), last)


def fled(document: Document, events: Sequence[Hit], trigger: Hit, words: Words) -> bool:
    """Whether fighting is only what people fled from when something else befell them.

    "A drone hit a family on its way from the fighting": an air strike. With nothing else told, those who
    fled tell of the fighting.

    Args:
        document: the tokens.
        events: the triggers of the clause.
        trigger: one of them.
        words: the compiled lexicon.
    """
    if trigger.name != "clash":
        return False
    before = document.low[max(0, trigger.first - _FLED) : trigger.first]
    if words.classes["fleeing"].isdisjoint(before):
        return False
    return any(h.kind == "strong" and h.name in _BEFELL and h.last <= trigger.first for h in events)


def aside(
    document: Document, cue: Hit, events: Sequence[Hit], cues: Sequence[Hit], words: Words
) -> bool:
    """Whether a cue of talk or courts only tells who somebody is, or what somebody came for or demands.

    "Inmates, half of whom had been sentenced", "hundreds marched to condemn the raid", "said that 15 were
    killed and demanded that those who did it be put on trial". Of a crowd, "without
    incident" says that it was peaceful; "the latest in a string of attacks" tells one attack. What a crowd
    that riots is angry at, a film or a match, is no talk.

    Args:
        document: the tokens.
        cue: the cue.
        events: the triggers of its clause.
        cues: the cues of its clause.
        words: the compiled lexicon.
    """
    if cue.name == "calm":
        return any(h.name in CROWD and h.kind == "strong" for h in events)
    if cue.name == "several":  # "one of the deadliest raids in months"
        return any(c.name == "superlative" and c.last == cue.first for c in cues)
    if cue.name == "aggregate":
        row = document.low[max(0, cue.first - _ROW) : cue.first]
        return not words.classes["latest"].isdisjoint(row)
    if cue.name == "hypothetical" and cue.kind == "sentence":
        return _is_cause(document, cue, events, words)
    if cue.name not in ("court", "speech"):
        return False
    if document.low[cue.last : cue.last + 1] and document.low[cue.last] in words.classes["grounds"]:
        return True  # "blew himself up near the cricket ground"
    if any(h.name == "protest" and h.kind == "strong" and h.last <= cue.first for h in events):
        return True
    if cue.name == "speech":
        strong = [h for h in events if h.kind == "strong"]
        if any(h.name in _FIRED and h.first < cue.first < h.last for h in strong):
            return True  # "a shell crashed into a house", as no lorry does
        # "anger at a film spilled on to the streets, where a crowd threw stones"
        return any(h.name in _UNRULY for h in strong)
    told = [h.first for h in events if h.first < cue.first]
    if any(
        c.name == "hypothetical" and c.kind == "before" and told and told[-1] < c.first < cue.first
        for c in cues
    ):
        return True
    before = document.low[max(0, cue.first - _WHO) : cue.first]
    who, them = words.classes["who"], words.classes["them"]
    return not (who.isdisjoint(before) and them.isdisjoint(before))


def _is_cause(document: Document, cue: Hit, events: Sequence[Hit], words: Words) -> bool:
    """“lynched after a rumor that”, “rioted over rumors”: why they did it, and no doubt that they did."""
    led = document.low[max(0, cue.first - _LED) : cue.first]
    happened = any(h.kind == "strong" and h.last <= cue.first for h in events)
    causes = words.classes["over"] | words.classes["caused"] | words.classes["ended_by"]
    return happened and not causes.isdisjoint(led)


def of_sentence(cues: Sequence[Hit], first: int, last: int) -> tuple[str, Hit] | None:
    """The reason, if any, for which a whole sentence is set aside."""
    if not any(cue.kind == "sentence" for cue in cues):
        return None
    superlative = any(cue.label == "cue:superlative:sentence" for cue in cues)
    for wanted in (
        "negated",
        "calm",
        "hypothetical",
        "future",
        "aggregate",
        "historical",
        "court",
        "speech",
    ):
        for cue in cues:
            name = cue.name
            if name == wanted and cue.kind == "sentence":
                if superlative and name == "historical":
                    continue
                if name == "court":
                    return "not an incident", cue
                return _REASON.get(name, name), cue
    return None


def flags(cues: Sequence[Hit]) -> frozenset[str]:
    """How the sentence tells an event: as ongoing, only claimed, just begun, several, what came then."""
    found = frozenset(name for cue in cues if (name := cue.name) in _FLAGS)
    return found | {"ongoing"} if "present" in found else found
