"""Which types of incident may be two tellings of one (codebook sections 1, 3 and 7)."""

from geomap.types import EVENT_TYPE_OF, SUB_EVENT_TYPES

# Sub-event types that report the same kind of act.
_KINDS = {
    "fight": SUB_EVENT_TYPES["Battles"],
    "crowd": SUB_EVENT_TYPES["Protests"] + SUB_EVENT_TYPES["Riots"],
    "bomb": ("Suicide bomb", "Remote explosive/landmine/IED", "Grenade"),
    "fire": ("Air/drone strike", "Shelling/artillery/missile attack"),
    "gas": ("Chemical weapon",),
    "harm": ("Attack", "Sexual violence"),
    "taking": ("Abduction/forced disappearance",),
    "handover": (
        "Non-violent transfer of territory",
        "Headquarters or base established",
        "Change to group/activity",
        "Other",
    ),
    "agreement": ("Agreement",),
    "arrests": ("Arrests",),
    "weapons": ("Disrupted weapons use",),
    "looting": ("Looting/property destruction",),
}
_KIND_OF = {sub: kind for kind, subs in _KINDS.items() for sub in subs}

# Points for two kinds told of one incident; below 0 only if something specific speaks for it. Pairs
# that are not listed are two incidents.
_PAIRS = {
    ("fight", "bomb"): 0.25,  # a bomb that opens an assault
    ("fight", "fire"): 0.25,  # a strike that is part of a fight
    ("fight", "harm"): -0.25,
    ("fight", "taking"): -0.25,
    ("fight", "handover"): -0.25,
    ("fight", "arrests"): -0.5,
    ("fight", "looting"): -0.5,
    ("fight", "gas"): -0.5,
    ("bomb", "fire"): -1.0,
    ("bomb", "harm"): -0.25,
    ("bomb", "weapons"): -1.0,
    ("fire", "harm"): -0.25,
    ("gas", "harm"): -0.25,
    ("gas", "bomb"): -0.5,
    ("harm", "taking"): -0.25,
    ("harm", "looting"): -0.5,
    ("harm", "crowd"): -0.5,
    ("crowd", "looting"): -0.5,
    ("taking", "arrests"): -0.5,
    ("arrests", "weapons"): 0.0,
    ("agreement", "handover"): -0.25,
}
_WITHIN = 0.5  # two sub-types of one kind
_BOTH_WAYS = _PAIRS | {(b, a): points for (a, b), points in _PAIRS.items()}


def kind_of(sub_event_type: str) -> str:
    """The kind of act that a sub-event type reports; itself where it is of no known kind."""
    return _KIND_OF.get(sub_event_type, sub_event_type)


def kinship(a: str, b: str) -> float | None:
    """How well two sub-event types go together as tellings of one incident.

    Args:
        a: a sub-event type.
        b: another.

    Returns:
        Points, more for closer ones, below 0 where it takes something specific besides; None when they
        are two incidents.
    """
    one, other = _KIND_OF.get(a), _KIND_OF.get(b)
    if one is None or other is None:
        return 0.0 if EVENT_TYPE_OF.get(a, a) == EVENT_TYPE_OF.get(b, b) else None
    return _WITHIN if one == other else _BOTH_WAYS.get((one, other))
