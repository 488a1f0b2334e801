"""Comparisons in words: why tellings were merged, and what kept others apart."""

from collections.abc import Sequence

from geomap.merge.compare import Comparison, compare
from geomap.merge.facts import Facts

MOST = 24  # reasons that one incident lists
FIRST = 4  # tellings of an incident with which each later one is compared for its reason

_SAYS = {
    "report": "one report tells them apart",
    "copy": "the same text",
    "quotes": "nearly the same sentence",
    "wording": "much the same words",
    "undated": "one without a date",
    "days": "days too far apart",
    "year": "one without a year",
    "next_day": "on the next day",
    "day": "same day",
    "month": "days known only roughly",
    "sub": "same type ({})",
    "type": "types that go together ({} and {})",
    "types": "types of two incidents ({} and {})",
    "place": "same place ({})",
    "district": "same district or area ({})",
    "near": "{:.0f} km apart",
    "province": "no place finer than the province",
    "names": "different names ({} and {})",
    "places": "different places",
    "dead": "{} killed in both",
    "dead_few": "{} killed in both",
    "dead_within": "killed told as {} and {}",
    "dead_apart": "killed told as {} and {}",
    "dead_of_side": "{} of one side ({}) killed in both",
    "few_of_side": "{} of one side ({}) killed in both",
    "hurt": "{} injured in both",
    "hurt_few": "{} injured in both",
    "hurt_within": "injured told as {} and {}",
    "hurt_apart": "injured told as {} and {}",
    "tolls": "tolls that cannot be the same",
    "displaced": "{} displaced in both",
}
_WEIGHS = "_at_place"  # marks that only add weight to others
_SETS = {
    ("actors", True): "same sides ({})",
    ("actors", False): "different sides ({})",
    ("state", True): "forces of one state ({})",
    ("targets", True): "same target ({})",
    ("targets", False): "different targets ({})",
}


def say(code: str, points: float, what: object) -> str:
    """One mark of a comparison in words."""
    if (code, points > 0) in _SETS:
        names = sorted(what) if isinstance(what, frozenset) else []
        return _SETS[code, points > 0].format(", ".join(names))
    words = _SAYS.get(code, code)
    if code == "places" and isinstance(what, float):
        return f"{words}, {what:.0f} km apart"
    if code in ("dead_of_side", "few_of_side") and isinstance(what, tuple):
        what = what[::-1]
    values = what if isinstance(what, tuple) else (what,)
    return words.format(*values)


def in_words(found: Comparison) -> tuple[str, str]:
    """What speaks for one incident, and what against, each as one phrase."""
    marks = [mark for mark in found.marks or [] if not mark[0].endswith(_WEIGHS)]
    speaks = [say(*mark) for mark in marks if mark[1] > 0]
    against = [say(*mark) for mark in marks if mark[1] < 0]
    return ", ".join(speaks), ", ".join(against)


def reasons(told: Sequence[Facts]) -> tuple[str, ...]:
    """Why the tellings of one incident were merged: a line for each but the first.

    Args:
        told: its tellings, the founder first.
    """
    lines: list[str] = []
    for at, fact in enumerate(told[1:], 1):
        if len(lines) == MOST:
            lines.append(f"and {len(told) - at} more")
            break
        earlier = told[: min(at, FIRST)]
        found = [(compare(fact, other, keep=True), other) for other in earlier]
        best, other = max(found, key=lambda pair: (not pair[0].refused, pair[0].score))
        speaks, against = in_words(best)
        line = f"{fact.report} tells the same as {other.report}: {speaks or 'nothing against it'}"
        lines.append(f"{line}; but {against}" if against else line)
    return tuple(lines)
