"""One incident for each place of a list that shares no figure (codebook section 1: one per named place)."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from geomap.coding.draft import Draft
from geomap.coding.places.finest import is_quarter, precision_of
from geomap.coding.places.scenes import same_name
from geomap.coding.places.standing import Locus
from geomap.gazetteer.apart import apart_km
from geomap.model import Place, Toponym

_DISTRICT_KM = 50.0  # two towns farther from each other lie in no one district


def each_place(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of several places one by one where nothing was counted for all of them.

    "Policemen protested in X, Y and Z" tells three protests; "29 were killed in X, Y and Z" one incident at
    what holds the three.

    Args:
        drafts: what a report tells, in the order of its text.
    """
    out: list[Draft] = []
    for draft in drafts:
        locus = draft.locus
        if draft.reason is None and locus is not None and _are_apart(locus) and not _counts(draft):
            places = [n for n in locus.names[: locus.several] if not _goes_on(draft, n, drafts)]
            out += [replace(draft, locus=_only(locus, name)) for name in places]
        else:
            out.append(draft)
    return out


def _are_apart(locus: Locus) -> bool:
    """Whether a list names districts, or towns of several, and not villages of one or quarters of a town."""
    places = [name.place for name in locus.names[: locus.several] if name.place is not None]
    if locus.several < 2 or len(places) < locus.several:
        return False
    if not all(_in_two(a, b) for a, b in itertools.combinations(places, 2)):
        return False
    return not any(is_quarter(a, b) for a in places for b in places)


def _in_two(a: Place, b: Place) -> bool:
    """Whether two places lie in two districts, or far apart where the gazetteer has no district of one."""
    if a.admin2 is not None and b.admin2 is not None:
        return a.admin2 != b.admin2
    km = apart_km(a, b)
    return {a.kind, b.kind} == {"settlement"} and km is not None and km > _DISTRICT_KM


def _counts(draft: Draft) -> bool:
    """Whether a figure was told, if only one for several attacks, which none of them has."""
    if any("joint" in frame.flags for frame in draft.frames):
        return True
    return any(claim.value is not None for frame in draft.frames for claim in frame.claims)


def _goes_on(draft: Draft, name: Toponym, drafts: Sequence[Draft]) -> bool:
    """Whether the dead of one of the places are told by themselves ("nine were killed in X")."""
    for other in drafts:
        if other is draft or other.locus is None or other.inherited != draft.strong:
            continue
        if other.reason is None and same_name(other.locus.finest, name):
            return other.when is None or draft.when is None or other.when == draft.when
    return False


def _only(locus: Locus, name: Toponym) -> Locus:
    """One of the places of a list, with what holds them all."""
    precision = precision_of(name.place.kind) if name.place is not None else 2
    names = (name, *locus.names[locus.several :])
    return replace(locus, names=names, precision=precision, several=0)
