"""How many people: the stated figures of one incident reconciled into one (codebook section 6).

Coding uses it over the claims of one report, merging over those of several. Nothing depends on the
order of the claims. A list of people of one side told in one breath ("five soldiers and three
policemen") is one claim, summed by whoever reads the sentence: here, figures of one side never add.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from geomap.model import Claim
from geomap.tolls.latest import Latest, risen
from geomap.tolls.sides import by_side, of_one_side, without_zeros

FIELDS = ("fatalities", "injured", "displaced")
DISPUTED_ABOVE = 2  # times the lowest figure (codebook section 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolls:
    """The reading of all claims: best value, bounds (None where open or unknown), disputed or not.

    A value of None means that nothing was said; 0 that a claim says there were none.
    """

    fatalities: int | None = None
    fatalities_low: int | None = None
    fatalities_high: int | None = None
    injured: int | None = None
    injured_low: int | None = None
    injured_high: int | None = None
    displaced: int | None = None
    displaced_low: int | None = None
    displaced_high: int | None = None
    displaced_unit: str | None = None
    disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figure:
    """A figure with who tells it: claimants ("" is a report's own voice) and reports."""

    value: int
    low: int | None
    high: int | None
    vague: bool = False
    rose: bool = False  # a toll that rose counts all who were told before
    day: str = ""
    claimants: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()

    @property
    def stated(self) -> set[int]:
        """Every number that the figure names."""
        return {n for n in (self.value, self.low, self.high) if n is not None}


def reconcile(
    claims: Iterable[Claim],
    *,
    days: Mapping[str, str | None] | None = None,
    voices: Mapping[str, str] | None = None,
) -> Tolls:
    """Reconcile the stated figures of one incident (codebook section 6).

    Args:
        claims: the figures, in any order.
        days: the ISO 8601 day of each report, by report id; a higher figure of the same claimant
            replaces the earlier one. A report without a day is taken to be no older than any other.
        voices: by report id, whose voice it is when the report itself speaks (two reports of one
            outlet are one voice); the report's own id where it is not given.

    Returns:
        The reading; fields of which nothing is claimed are None.
    """
    told: dict[str, list[Claim]] = {field: [] for field in FIELDS}
    for claim in claims:
        if claim.field in told:
            told[claim.field].append(claim)
    if not any(told.values()):
        return Tolls()
    told = {field: risen(found, days or {}) for field, found in told.items()}
    dead, dead_disputed = _people(told["fatalities"], days or {}, voices or {})
    hurt, hurt_disputed = _people(told["injured"], days or {}, voices or {})
    unit, fled, fled_disputed = _displaced(told["displaced"], days or {}, voices or {})
    return Tolls(
        **_named_bounds("fatalities", dead),
        **_named_bounds("injured", hurt),
        **_named_bounds("displaced", fled),
        displaced_unit=unit,
        disputed=dead_disputed or hurt_disputed or fled_disputed,
    )


def fits(number: int, low: int) -> bool:
    """Whether a number is what a vague word may have meant.

    "Dozens" (12) may be 12 to 100, "hundreds" 100 to 1,000; "several" (3), a looser word, 3 to 30.

    Args:
        number: the number that is stated elsewhere, in people or families.
        low: the least that the vague word means.
    """
    most = 10 * low if low < 10 else 10 ** len(str(low))
    return low <= number <= most


def _named_bounds(field: str, figure: _Figure | None) -> dict[str, Any]:
    if figure is None:
        return {}
    return {field: figure.value, f"{field}_low": figure.low, f"{field}_high": figure.high}


def _figure(
    claim: Claim, days: Mapping[str, str | None], voices: Mapping[str, str]
) -> _Figure | None:
    """A claim as a figure; None when it names no number."""
    stated = [n for n in (claim.value, claim.low, claim.high) if n is not None]
    if not stated:
        return None
    value = stated[0]
    name = (claim.claimant or "").strip().casefold()
    return _Figure(
        value=value,
        low=None if claim.low is None else min(claim.low, value),
        high=None if claim.high is None else max(claim.high, value),
        vague=claim.role == "vague",
        rose=claim.role == "raised",
        day=days.get(claim.report_id) or "",
        claimants=frozenset([name or f"\0{voices.get(claim.report_id, claim.report_id)}"]),
        reports=frozenset([claim.report_id]),
    )


def _named(figure: _Figure) -> bool:
    return not any(name.startswith("\0") for name in figure.claimants)


def _join(figures: Sequence[_Figure]) -> _Figure:
    """Figures for the same people by whoever tells them: lowest value, bounds span what is stated.

    Where all say the same number it stays open above if anyone leaves it open ("at least 12" and
    "12"); where they differ the highest that is stated closes it.
    """
    values = {f.value for f in figures}
    stated = set().union(*(f.stated for f in figures))
    lows = [f.low for f in figures if f.low is not None]
    highs = [f.high for f in figures if f.high is not None]
    low: int | None = min(stated)
    high: int | None = max(stated)
    if len(values) == 1:
        low = min(lows, default=None)
        above = [n for n in highs if n > max(values)]
        high = max(above) if above else (max(highs) if len(highs) == len(figures) else None)
    return _Figure(
        value=min(values),
        low=low,
        high=high,
        vague=all(f.vague for f in figures),
        day=max(f.day for f in figures),
        claimants=frozenset().union(*(f.claimants for f in figures)),
        reports=frozenset().union(*(f.reports for f in figures)),
    )


def _add(figures: Sequence[_Figure]) -> _Figure:
    """The sum over sides; a bound that is open for one side is open for all."""
    lows = [f.low for f in figures if f.low is not None]
    highs = [f.high for f in figures if f.high is not None]
    return _Figure(
        value=sum(f.value for f in figures),
        low=sum(lows) if len(lows) == len(figures) else None,
        high=sum(highs) if len(highs) == len(figures) else None,
        vague=all(f.vague for f in figures),
        claimants=frozenset().union(*(f.claimants for f in figures)),
        reports=frozenset().union(*(f.reports for f in figures)),
    )


def _current(figures: Sequence[_Figure]) -> list[_Figure]:
    """What each claimant says in the end.

    A higher figure of the same claimant replaces a lower one unless it is older: within one report
    the lower is a part of it or an earlier count.
    """
    told: dict[frozenset[str], list[tuple[str, int]]] = {}
    for figure in figures:
        # A figure without a day is no older than any other.
        told.setdefault(figure.claimants, []).append((figure.day or "~", figure.value))
    latest = {claimants: Latest(rows) for claimants, rows in told.items()}
    return [f for f in figures if latest[f.claimants].most(f.day) <= f.value]


def _firm(figures: Sequence[_Figure]) -> list[_Figure]:
    """The figures without the vague words to which a stated number gives a value."""
    numbers = sorted(f.value for f in figures if not f.vague)

    def given(word: int) -> bool:
        at = bisect_left(numbers, word)
        return at < len(numbers) and fits(numbers[at], word)

    return [f for f in figures if not f.vague or not given(f.value)]


def _standing(
    claims: Sequence[Claim], days: Mapping[str, str | None], voices: Mapping[str, str]
) -> list[_Figure]:
    """The figures of one side that stand, once outdated and vague ones have given way."""
    figures = [f for f in (_figure(c, days, voices) for c in claims) if f is not None]
    return _current(_firm(figures))


def _not_withdrawn(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those taken back for which another figure stands.

    A figure of the attackers does not replace one of the attacked.
    """
    standing = {c.attacker for c in claims if c.role != "withdrawn"}
    return [c for c in claims if c.role != "withdrawn" or c.attacker not in standing]


def _far_apart(figures: Sequence[_Figure]) -> bool:
    stated = set().union(*(f.stated for f in figures))
    return bool(stated) and max(stated) > DISPUTED_ABOVE * min(stated)


def _people(
    claims: Sequence[Claim], days: Mapping[str, str | None], voices: Mapping[str, str]
) -> tuple[_Figure | None, bool]:
    """The toll over all sides, and whether it is disputed."""
    if len(claims) == 1 and claims[0].role in ("toll", "vague"):
        only = _figure(claims[0], days, voices)
        return only, only is not None and _far_apart([only])
    if not claims:
        return None, False
    parts = [f for f in (_figure(c, days, voices) for c in claims if c.role == "part") if f]
    tolls = _not_withdrawn([c for c in claims if c.role not in ("part", "denied")])
    disputed = any(c.role == "denied" for c in claims)
    whose, attacking = by_side(of_one_side(without_zeros(tolls)))
    standing = {side: _standing(group, days, voices) for side, group in whose.items()}
    totals = standing.pop(None, [])
    standing = {side: figures for side, figures in standing.items() if figures}
    disputed = disputed or any(_far_apart(f) for f in (totals, *standing.values()))
    attackers = [_join(f) for side, f in sorted(standing.items(), key=str) if side in attacking]
    others = {side: _join(f) for side, f in standing.items() if side not in attacking}
    told = [f for side in sorted(others, key=str) for f in standing[side]]
    whole = _add([others[side] for side in sorted(others, key=str)]) if others else None
    among = [c for c in claims if c.role == "part" and c.attacker]
    everyone = [t for t in totals if _counts_all(t, whole, attackers, among)]
    candidates = _accounts(totals, whole, told, attackers, everyone)
    figure = _join(candidates) if candidates else None
    disputed = disputed or _far_apart(candidates)
    return _at_least_parts(figure, parts), disputed


def _accounts(
    totals: Sequence[_Figure],
    sided: _Figure | None,
    told: Sequence[_Figure],
    attackers: Sequence[_Figure],
    everyone: Sequence[_Figure],
) -> list[_Figure]:
    """The tolls among which the accounts differ, each over everyone it counts.

    Args:
        totals: figures for people of no stated side.
        sided: the sum over the sides that are not the attackers.
        told: the figures that make up `sided`.
        attackers: the dead or hurt among the attackers, a figure a side.
        everyone: those of the totals that are known to count the attackers.
    """
    if sided is not None and not sided.vague:
        totals = [t for t in totals if not (t.vague and fits(sided.value, t.value))]
    with_attackers = set().union(*(a.reports for a in attackers))
    beside = [t for t in totals if t.reports & with_attackers] if attackers else list(totals)
    beside = [t for t in beside if t not in everyone]
    known = {t.value for t in beside}
    # A total of a report that tells no attackers apart may count them; it is not added to.
    near = set(beside)
    whole = [t for t in totals if t not in near and t.value not in known]
    speakers = _speakers(told)
    holds = {t for t in beside if _holds(t, speakers) and not _fewer(t, told, speakers)}
    base = [_larger(t, sided) if sided and t in holds else t for t in beside]
    if sided is not None and not holds and not any(_holds(t, speakers) for t in whole):
        base.append(sided)
    if not base:
        enemy = _add(attackers) if attackers else None
        return [_larger(t, enemy) if enemy else t for t in whole] or ([enemy] if enemy else [])
    return [_add([_join(base), *attackers]), *whole]


def _counts_all(
    total: _Figure,
    sided: _Figure | None,
    attackers: Sequence[_Figure],
    among: Sequence[Claim],
) -> bool:
    """Whether a total is known to count the attackers, who are not added to it.

    Its report says so ("53 people, nine attackers among them"), or it is what all sides add up to.
    """
    enemy = _add(attackers).value if attackers else 0
    if any(c.report_id in total.reports and (c.value or 0) >= enemy for c in among):
        return True
    return sided is not None and bool(enemy) and total.value == sided.value + enemy


def _speakers(told: Iterable[_Figure]) -> dict[str, set[str]]:
    """Whose figures each report gives; "" is the voice of any report."""
    out: dict[str, set[str]] = {}
    for figure in told:
        names = figure.claimants if _named(figure) else {*figure.claimants, ""}
        for report in figure.reports:
            out.setdefault(report, set()).update(names)
    return out


def _holds(total: _Figure, speakers: Mapping[str, set[str]]) -> bool:
    """Whether a total counts the people of the sided figures.

    It does within one report when the same claimant speaks, when one of the two is the report's
    own voice, or when it rose; two named claimants, and two reports, give each its own account.

    Args:
        total: the total.
        speakers: those of the sided figures, by report.
    """
    return any(
        names
        and (
            total.rose or not _named(total) or "" in names or not names.isdisjoint(total.claimants)
        )
        for names in (speakers.get(report, set()) for report in total.reports)
    )


def _fewer(total: _Figure, sides: Sequence[_Figure], speakers: Mapping[str, set[str]]) -> bool:
    """Whether somebody names fewer of one side than the report: an account of his own, no part of it."""
    if len(set(sides)) != 1 or not _named(total) or total.value >= sides[0].value:
        return False
    return all(speakers.get(report, set()).isdisjoint(total.claimants) for report in total.reports)


def _larger(one: _Figure, other: _Figure) -> _Figure:
    return one if one.value >= other.value else other


def _at_least_parts(figure: _Figure | None, parts: Sequence[_Figure]) -> _Figure | None:
    """A part that is larger than every stated total shows that there were at least so many."""
    if not parts:
        return figure
    most = max(parts, key=lambda f: (f.value, f.low or 0))
    if figure is not None and max(figure.stated) >= most.value:
        return figure
    return replace(most, low=most.value, high=None)


def _displaced(
    claims: Sequence[Claim], days: Mapping[str, str | None], voices: Mapping[str, str]
) -> tuple[str | None, _Figure | None, bool]:
    """The displaced in the unit that is told best; families and persons are never converted.

    A unit with a stated number goes before one with vague words only; then the one that the reports
    tell first.
    """
    disputed = any(c.role == "denied" for c in claims)
    tolls = [c for c in claims if c.role not in ("part", "denied")] or [
        c for c in claims if c.role == "part"
    ]
    tolls = _not_withdrawn([c for c in tolls if _figure(c, days, voices) is not None])
    if not tolls:
        return None, None, disputed
    first = min(
        tolls,
        key=lambda c: (
            c.role == "vague",
            days.get(c.report_id) or "9999",
            c.start,
            c.report_id,
            c.unit or "",
        ),
    )
    figures = _standing([c for c in tolls if c.unit == first.unit], days, voices)
    return first.unit or "persons", _join(figures), disputed or _far_apart(figures)
