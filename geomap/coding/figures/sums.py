"""Figures on top of those told before ("two others also died"), made totals (codebook section 6)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from geomap.model import Claim
from geomap.tolls import reconcile

# Roles of a claim that adds to what was told; they never leave coding.
MORE, ALSO = "more", "also"
# Of a claim for one person who was told before ("his son died on the way"): no rival to a figure told.
ONE = "one"
# Of one who is told by how many they were with him ("a third died in hospital"); the number follows.
NTH = "nth "
# Of a bare number that counts those told before once more ("villagers put the number at eight").
AGAIN = "again"


def summed(claims: Iterable[Claim]) -> list[Claim]:
    """Claims in the order of the text, each figure that adds to earlier ones as the total it makes.

    A side of its own needs no sum: figures of different sides add up anyway. What only takes a total
    apart ("eight were killed ... five policemen ... three others") is left as it stands.
    """
    out: list[Claim] = []
    risen: set[str] = set()  # the fields of which a toll that rose was told
    for claim in claims:
        if claim.role == ONE:
            out.append(replace(claim, role="part" if _is_told(claim, out) else "toll"))
        elif claim.role == AGAIN:
            out.append(_again(claim, out))
        elif claim.role.startswith(NTH):
            out.append(_nth(claim, out))
        elif claim.role == MORE and claim.field in risen:
            out.append(replace(claim, role="part"))  # "rose to 19. Five more bodies were found"
        else:
            out.append(_on_top(claim, out) if claim.role in (MORE, ALSO) else claim)
        if claim.role == "raised":
            risen.add(claim.field)
    return out


def _is_told(claim: Claim, before: Sequence[Claim]) -> bool:
    """Whether a figure over several was told, of the same side as far as the text says."""
    return any(
        c.field == claim.field
        and (c.value or 0) > 1
        and c.role != "part"
        and (claim.side is None or c.side in (None, claim.side))
        for c in before
    )


def _again(claim: Claim, before: Sequence[Claim]) -> Claim:
    """The same people counted by somebody else: of their side, where only one was told."""
    told = {
        (c.side, c.attacker) for c in before
        if c.field == claim.field and c.value and c.role != "part"
    }  # fmt: skip
    side, attacker = told.pop() if len(told) == 1 else (claim.side, claim.attacker)
    return replace(claim, side=side, attacker=attacker, role="toll")


def _on_top(claim: Claim, before: Sequence[Claim]) -> Claim:
    plain = replace(claim, role="toll")
    told = [
        c for c in before
        if c.field == claim.field and c.value is not None and c.role != "part" and not c.attacker
    ]  # fmt: skip
    if not told or claim.attacker or claim.value is None:
        return plain
    if claim.role == MORE and any(c.value == claim.value for c in told):
        return plain  # told again
    sides = {c.side for c in told if c.role != "vague"} or {None}
    totals = [c.value for c in told if c.side is None and c.value is not None]
    parts = sum({c.side: c.value or 0 for c in told if c.side is not None}.values())
    if parts and parts + claim.value in totals:
        return plain
    if None not in sides and claim.side is not None and claim.side not in sides:
        return plain
    return _with(claim, told) or plain


def _nth(claim: Claim, before: Sequence[Claim]) -> Claim:
    """“Two died on the spot. A third succumbed in hospital”: three, where it was two that were told."""
    nth = int(claim.role.removeprefix(NTH))
    whole = [c for c in before if c.field == claim.field and c.role != "part"]
    for attacker in dict.fromkeys(
        c.attacker for c in reversed(whole)
    ):  # who was told last goes first
        total = _with(claim, [c for c in whole if c.attacker == attacker])
        if total and total.value == nth and (attacker == claim.attacker or claim.side is None):
            return replace(total, attacker=attacker)
    return replace(claim, role="toll")


def _with(claim: Claim, told: Sequence[Claim]) -> Claim | None:
    """All who were told, and those of a claim as well; None where no figure was told."""
    value, low, high = _bounds(reconcile(told), claim.field)
    if value is None or claim.value is None:
        return None
    sides = {c.side for c in told}
    side = next(iter(sides)) if len(sides) == 1 else None  # that of all who were told
    return replace(
        claim,
        value=value + claim.value,
        low=None if low is None or claim.low is None else low + claim.low,
        high=None if high is None or claim.high is None else high + claim.high,
        side=side if claim.side in (None, side) else None,
        role="raised",
    )


def _bounds(base: object, field: str) -> tuple[int | None, int | None, int | None]:
    return (
        getattr(base, field),
        getattr(base, f"{field}_low"),
        getattr(base, f"{field}_high"),
    )
