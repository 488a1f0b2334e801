"""Which figures a later one replaces, found without holding each against all others."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from geomap.model import Claim


class Latest:
    """Values with their days; tells the highest that is not older than a day."""

    def __init__(self, rows: Iterable[tuple[str, int]]) -> None:
        self._days: list[str] = []
        self._most: list[int] = []  # the highest of this day or later
        for day, value in sorted(rows, reverse=True):
            self._days.append(day)
            self._most.append(max(value, self._most[-1] if self._most else value))
        self._days.reverse()
        self._most.reverse()

    def most(self, day: str) -> int:
        """The highest value of that day or a later one; -1 where there is none."""
        at = bisect_left(self._days, day)
        return self._most[at] if at < len(self._most) else -1


def risen(claims: list[Claim], days: Mapping[str, str | None]) -> list[Claim]:
    """The claims without those that a "toll rose to n" or a correction replaces (codebook section 6).

    Args:
        claims: those of one field.
        days: the ISO 8601 day of each report, by report id; the figures of one without a day give way to
            any, and its own replace any.
    """
    rises = [c for c in claims if c.role in ("raised", "corrected") and c.value is not None]
    if not rises:
        return claims
    raised: dict[str | None, list[tuple[str, int]]] = {}
    corrected: dict[tuple[str | None, str | None], list[tuple[str, int]]] = {}
    for rise in rises:
        day = days.get(rise.report_id) or "9999"
        for side in {rise.side, None}:  # a claim of no stated side gives way to any
            if rise.role == "raised":
                raised.setdefault(side, []).append((day, rise.value or 0))
                continue
            for claimant in {rise.claimant, None}:
                corrected.setdefault((side, claimant), []).append((day, id(rise)))
    first: dict[str, Claim] = {}  # the first figure that rose, of each report
    for rise in sorted((r for r in rises if r.role == "raised"), key=lambda r: -r.start):
        first[rise.report_id] = rise
    higher = {side: Latest(rows) for side, rows in raised.items()}
    latest = {key: sorted(set(rows))[-2:] for key, rows in corrected.items()}

    def replaced(claim: Claim) -> bool:
        if claim.value is None:
            return False
        rise = first.get(claim.report_id)
        if rise and claim.claimant not in (None, rise.claimant) and claim.start > rise.start:
            return False  # "rose to 140, officials said; the ministry gives 117"
        day = days.get(claim.report_id) or ""
        if claim.side in higher and higher[claim.side].most(day) > claim.value:
            return True
        others = latest.get((claim.side, claim.claimant), ())
        return any(until >= day and other != id(claim) for until, other in others)

    return [c for c in claims if not replaced(c)]
