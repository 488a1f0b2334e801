"""Whose people a claim counts, as far as the other claims tell it."""

from collections.abc import Sequence
from dataclasses import replace

from geomap.model import Claim

ATTACKERS = "attackers"  # the side of attackers who are given no other


def without_zeros(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without "none of our men died" beside figures of others only: it is no rival to them."""
    some = {c.side for c in claims if c.value}
    return [c for c in claims if c.value != 0 or not c.side or not some or c.side in some]


def of_one_side(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those of no stated side given the side of which another claimant tells as many.

    "Officials told of nine officers dead, and the governor of six rebels. A councillor told of nine dead":
    of nine officers. Where one account gives several sides, a total is a rival to all of it.
    """
    sides: dict[str | None, set[str]] = {}
    for claim in claims:
        if claim.side and not claim.attacker:
            sides.setdefault(claim.claimant, set()).add(claim.side)
    if len(set().union(*sides.values())) < 2:
        return list(claims)
    told: dict[int, set[str]] = {}
    for claim in claims:
        if claim.side and claim.value and sides.get(claim.claimant) == {claim.side}:
            told.setdefault(claim.value, set()).add(claim.side)
    return [
        replace(c, side=next(iter(own)))
        if c.side is None and not c.attacker and len(own := told.get(c.value or 0, set())) == 1
        else c
        for c in claims
    ]


def by_side(claims: Sequence[Claim]) -> tuple[dict[str | None, list[Claim]], set[str | None]]:
    """The claims by side, and which of the sides are the attackers'."""
    attacking = {c.side for c in claims if c.attacker and c.side}
    home = min(attacking) if attacking else None
    if home is None and any(c.side == "rebel" for c in claims):
        home = "rebel"  # "two gunmen" beside "two Taliban" are not four
    out: dict[str | None, list[Claim]] = {}
    for claim in claims:
        side = claim.side
        if side is None and claim.attacker:
            side = home or ATTACKERS
            attacking.add(side)
        out.setdefault(side, []).append(claim)
    return out, set(attacking)
