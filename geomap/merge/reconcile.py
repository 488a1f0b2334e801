"""The values of one incident from the mentions that tell it (codebook sections 3 to 7)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from geomap.gazetteer.names import fold
from geomap.merge.copies import near_copies
from geomap.merge.days import Span, span
from geomap.model import Claim, Evidence, Incident, Mention
from geomap.tolls import FIELDS, reconcile
from geomap.types import UNIDENTIFIED, disorder_type, rank, type_rank

_GOES_ON = ("Battles", "Protests", "Riots")  # what may go on for days and stay one incident
_COMPARED = 200  # reports with which each report of an incident is compared, to find near-copies
_PLACE_FIELDS = (
    "country", "admin1", "admin1_name", "admin1_pcode", "admin1_pcode_set", "admin2", "location",
    "latitude", "longitude", "geo_precision", "where_prec",
)  # fmt: skip


def incident(told: Sequence[Mention], **given: Any) -> Incident:
    """Reconcile the mentions of one incident.

    Args:
        told: its mentions, the founder first, in an order that depends on nothing but themselves.
        given: fields that are decided elsewhere: `id`, `possible_duplicate_of`, `reasons`.

    Returns:
        The incident. Of a single mention it has every value as it stands.
    """
    by_day = sorted(told, key=lambda m: (m.published or "~", m.report_id, m.order))
    event = min((m.event_type for m in told), key=type_rank)
    sub = _best_sub([m.sub_event_type for m in told if m.event_type == event])
    sources = independent(told)
    fields: dict[str, Any] = {
        "status": _status(by_day),
        "event_type": event,
        "sub_event_type": sub,
        "disorder_type": disorder_type(event, sub),
        **_dates(told, event),
        **_place(told),
        **_actors(told),
        **_tolls(told, sources),
        "notes": _best_telling(told),
        "targets": tuple(sorted({target for m in told for target in m.targets})),
        "evidence": _evidence(by_day),
        "claims": tuple(dict.fromkeys(claim for m in by_day for claim in m.claims)),
        "report_ids": tuple(dict.fromkeys(m.report_id for m in by_day)),
        "sources": tuple(dict.fromkeys(m.source for m in by_day if m.source)),
        "source_count": len(set(sources.values())),
    }
    return Incident(**(fields | given))


def independent(told: Iterable[Mention]) -> dict[str, str]:
    """Which reports are one source: of one outlet, or near-copies of one story.

    Args:
        told: mentions of one incident.

    Returns:
        By report id the lowest report id of those that are the same source.
    """
    reports = {m.report_id: m for m in told}
    ids = sorted(reports)
    leader = {i: i for i in ids}

    def find(i: str) -> str:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    def unite(i: str, j: str) -> None:
        one, other = sorted((find(i), find(j)))
        leader[other] = one

    first: dict[tuple[str, str], str] = {}
    for i in ids:
        for key in (("source", fold(reports[i].source or "")), ("copy", reports[i].copy_sketch)):
            if key[1]:
                unite(i, first.setdefault(key, i))
    texts = sorted(i for (kind, _), i in first.items() if kind == "copy")
    for at, i in enumerate(texts):
        for j in texts[max(0, at - _COMPARED) : at]:
            if find(i) != find(j) and near_copies(reports[i].copy_sketch, reports[j].copy_sketch):
                unite(i, j)
    return {i: find(i) for i in ids}


def _best_sub(subs: Sequence[str]) -> str:
    """The sub-type that most mentions tell; of those told alike often the highest in rank."""
    votes = Counter(subs)
    return min(votes, key=lambda sub: (-votes[sub], rank(sub), sub))


def _status(by_day: Sequence[Mention]) -> str:
    """Claimed only if nobody but the claimant tells it; ongoing if the last report says so."""
    seen = [m.status for m in by_day if m.status != "claimed"]
    return seen[-1] if seen else "claimed"


def _dates(told: Sequence[Mention], event: str) -> dict[str, Any]:
    """The tightest dates: the day where any mention knows it; what goes on for days, all its days."""
    rows = [(m, when) for m in told if (when := _span_of(m)) is not None]
    rows = [row for row in rows if not row[1].yearless] or rows
    exact = [row for row in rows if row[1].exact]
    if not rows:
        return _dates_of(told[0], told[0])
    if not exact:
        best = min(rows, key=lambda row: (row[0].time_precision or 9, row[1].days))[0]
        return _dates_of(best, best)
    if event in _GOES_ON:
        first = min(exact, key=lambda row: row[1].first)[0]
        last = max(exact, key=lambda row: row[1].last)[0]
        return _dates_of(first, last)
    votes = Counter((when.first, when.last) for _, when in exact)
    best = min(
        exact, key=lambda row: (-votes[row[1].first, row[1].last], row[1].days, row[1].first)
    )[0]
    return _dates_of(best, best)


def _span_of(mention: Mention) -> Span | None:
    return span(mention.date_start, mention.date_end, mention.time_precision)


def _dates_of(first: Mention, last: Mention) -> dict[str, Any]:
    return {
        "date_start": first.date_start,
        "date_end": last.date_end or last.date_start,
        "time_precision": first.time_precision,
    }


def _place(told: Sequence[Mention]) -> dict[str, Any]:
    """The finest place; of several as fine the one that most mentions name."""
    placed = [m for m in told if m.admin1] or [m for m in told if m.country] or list(told)
    votes = Counter(fold(m.location or "") for m in placed)
    best = min(placed, key=lambda m: (m.geo_precision or 9, -votes[fold(m.location or "")]))
    names = {fold(name): name for name in best.location_names}
    if best.geo_precision in (1, 2):
        same = set(best.place_ids[:1])
        for m in placed:
            if m.geo_precision in (1, 2) and not same & set(m.place_ids[:1]):
                for name in (m.location, *m.location_names):
                    names.setdefault(fold(name or ""), name or "")
    names.pop("", None)
    if best.location and names and fold(best.location) not in names:
        names = {fold(best.location): best.location, **names}
    fields = {name: getattr(best, name) for name in _PLACE_FIELDS}
    return {**fields, "location_names": tuple(names.values())}


def _actors(told: Sequence[Mention]) -> dict[str, Any]:
    """The two sides as most mentions tell them; an unidentified one gives way to one that is named."""
    pairs = Counter((m.actor1, m.actor2) for m in told)
    order = {pair: at for at, pair in reversed(list(enumerate((m.actor1, m.actor2) for m in told)))}
    named = {pair: sum(1 for a in pair if a and a != UNIDENTIFIED) for pair in pairs}
    actor1, actor2 = min(pairs, key=lambda pair: (-named[pair], -pairs[pair], order[pair]))
    if not actor1 or actor1 == UNIDENTIFIED:
        actor1 = _other(actor1, [m.actor1 for m in told], actor2)
    if not actor2 or actor2 == UNIDENTIFIED:
        actor2 = _other(actor2, [m.actor2 for m in told], actor1)
    return {"actor1": actor1, "actor2": actor2}


def _other(known: str | None, told: Sequence[str | None], beside: str | None) -> str | None:
    votes = Counter(a for a in told if a and a not in (UNIDENTIFIED, beside))
    return (
        min(votes, key=lambda a: (-votes[a], a))
        if votes
        else known or next(filter(None, told), None)
    )


def _tolls(told: Sequence[Mention], sources: dict[str, str]) -> dict[str, Any]:
    """The tolls over all claims; two reports that are one source speak with one voice."""
    if len(told) == 1:
        names = [n for field in FIELDS for n in (field, f"{field}_low", f"{field}_high")]
        return {n: getattr(told[0], n) for n in (*names, "displaced_unit", "disputed")}
    days = {m.report_id: (m.published or m.anchor or "")[:10] for m in told}
    days = {report: day for report, day in days.items() if day[:4].isdigit()}
    claims = [claim for m in told for claim in (*m.claims, *_unclaimed(m))]
    return asdict(reconcile(claims, days=days, voices=sources))


def _unclaimed(mention: Mention) -> list[Claim]:
    """Claims for tolls that come without any, as in incidents made by hand or by another program."""
    out = []
    claimed = {claim.field for claim in mention.claims}
    for field in FIELDS:
        value = getattr(mention, field)
        if value is not None and field not in claimed:
            out.append(
                Claim(
                    field=field,
                    value=value,
                    low=getattr(mention, f"{field}_low"),
                    high=getattr(mention, f"{field}_high"),
                    report_id=mention.report_id,
                    start=0,
                    end=0,
                    unit=mention.displaced_unit if field == "displaced" else None,
                )
            )
    return out


def _best_telling(told: Sequence[Mention]) -> str:
    """The one sentence that tells it best: of the mention that knows the place and the toll."""
    best = min(told, key=lambda m: (not m.notes, m.geo_precision or 9, m.fatalities is None))
    return best.notes


def _evidence(by_day: Sequence[Mention]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(evidence for m in by_day for evidence in m.evidence))
