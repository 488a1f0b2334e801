"""The types of incidents: ACLED's six event types and 25 sub-event types, with their ranking.

Order is rank: of several that apply to one incident the first counts (codebook section 3; ACLED
codebook, table 2).
"""

SUB_EVENT_TYPES: dict[str, tuple[str, ...]] = {
    "Battles": (
        "Government regains territory",
        "Non-state actor overtakes territory",
        "Armed clash",
    ),
    "Protests": (
        "Excessive force against protesters",
        "Protest with intervention",
        "Peaceful protest",
    ),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Explosions/Remote violence": (
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    ),
    "Violence against civilians": (
        "Sexual violence",
        "Attack",
        "Abduction/forced disappearance",
    ),
    "Strategic developments": (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}
EVENT_TYPES = tuple(SUB_EVENT_TYPES)
EVENT_TYPE_OF = {sub: kind for kind, subs in SUB_EVENT_TYPES.items() for sub in subs}
UNIDENTIFIED = "Unidentified Armed Group"  # the actor of whom nothing is known (codebook section 6)
_STATE_FORCES = ("Military Forces of ", "Police Forces of ", "Government of ")

_RANK = {sub: rank for rank, sub in enumerate(EVENT_TYPE_OF)}
_TYPE_RANK = {kind: rank for rank, kind in enumerate(EVENT_TYPES)}
_VIOLENCE, _CROWD = "Political violence", "Demonstrations"
_DISORDER = {
    "Excessive force against protesters": f"{_VIOLENCE}; {_CROWD}",
    "Protest with intervention": _CROWD,
    "Peaceful protest": _CROWD,
    "Violent demonstration": _CROWD,
    "Mob violence": _VIOLENCE,
}


def rank(sub_event_type: str) -> int:
    """Rank of a sub-event type over all types; 0 goes before all others, unknown ones go last."""
    return _RANK.get(sub_event_type, len(_RANK))


def type_rank(event_type: str) -> int:
    """Rank of an event type; 0 goes before all others, unknown ones go last."""
    return _TYPE_RANK.get(event_type, len(_TYPE_RANK))


def disorder_type(event_type: str, sub_event_type: str) -> str:
    """ACLED's disorder type (ACLED codebook, table 2).

    Args:
        event_type: one of `EVENT_TYPES`.
        sub_event_type: one of `SUB_EVENT_TYPES[event_type]`.

    Returns:
        "Political violence", "Demonstrations", both joined by "; ", or "Strategic developments".
    """
    if event_type == "Strategic developments":
        return event_type
    fallback = _CROWD if event_type in ("Protests", "Riots") else _VIOLENCE
    return _DISORDER.get(sub_event_type, fallback)


def state_of(actor: str) -> str | None:
    """The state whose army, police or government an actor is, by its name (codebook section 6)."""
    start = next((name for name in _STATE_FORCES if actor.startswith(name)), None)
    return actor.removeprefix(start) if start else None
