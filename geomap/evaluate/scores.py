"""Figures of a run against gold reports: extracting, merging, place names."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from geomap.evaluate.agree import (
    CHECKS,
    CORE,
    Predicted,
    agreement,
    apart_km,
    assign,
    names,
    quotes,
)
from geomap.evaluate.gold import Coded, Gold

COUNTED = ("occurred", "ongoing", "claimed")
Figure = int | float | None

# How far off a resolved name may be: the customary 161 km (100 miles), and more for a whole country.
_NEAR_KM, _COUNTRY_KM = 161.0, 1000.0
_QUOTED = 110  # characters of a quotation in a list of errors


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that was coded otherwise than by the human: its kind, its report, and what."""

    kind: str
    report_id: str
    text: str


@dataclass(slots=True)
class Score:
    """Figures by name, and the faults behind them, in the order of the reports."""

    figures: dict[str, Figure] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, kind: str, report_id: str, text: str) -> None:
        """Note a fault."""
        self.faults.append(Fault(kind, report_id, text))


def ratio(part: float, whole: float) -> float | None:
    """A share, to four places; None of nothing."""
    return round(part / whole, 4) if whole else None


def _prf(right: int, invented: int, missed: int) -> dict[str, Figure]:
    return {
        "precision": ratio(right, right + invented),
        "recall": ratio(right, right + missed),
        "f1": ratio(2 * right, 2 * right + invented + missed),
    }


def _quote(text: str | None) -> str:
    return f"<{(text or '')[:_QUOTED]}>"


def _told(incident: Mapping[str, object]) -> str:
    return f"{incident.get('event_type')} {incident.get('admin1')} {incident.get('date_start')}"


def score_extract(gold: Sequence[Gold], found: Mapping[str, Sequence[Predicted]]) -> Score:
    """Score unmerged incidents.

    Args:
        gold: the gold reports.
        found: for each report's id the properties of what was coded from it.
    """
    score = Score()
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    matched = invented = missed = full = 0
    for item in gold:
        report_id = item.report.id
        coded = [p for p in found.get(report_id, ()) if p.get("status") in COUNTED]
        pairs, lost, extra = assign(item.incidents, coded, report_id)
        matched, invented, missed = matched + len(pairs), invented + len(extra), missed + len(lost)
        for g, p in pairs:
            results = {name: check(g, p) for name, check in CHECKS.items() if name in g}
            right.update(name for name, ok in results.items() if ok)
            asked.update(results.keys())  # of a mapping it would add the values
            full += all(results[name] for name in CORE if name in results)
            for name, ok in results.items():
                if not ok:
                    what = f"gold {g[name]!r}, got {p.get(name)!r}  {_quote(g.get('quote'))}"
                    score.fault(name, report_id, what)
        for g in lost:
            score.fault("missed", report_id, f"{_told(g)} {_quote(g.get('quote'))}")
        for p in extra:
            said = " / ".join(quote[:_QUOTED] for quote in quotes(p, report_id))
            score.fault("invented", report_id, f"{_told(p)} <{said}>")
    score.figures = {
        "reports": len(gold),
        "gold": matched + missed,
        "predicted": matched + invented,
    }
    score.figures |= _prf(matched, invented, missed)
    score.figures["fully_right"] = ratio(full, matched + missed)
    for name in CHECKS:
        if asked[name]:
            score.figures[f"{name}_accuracy"] = ratio(right[name], asked[name])
    return score


@dataclass(slots=True)
class _Told:
    """One incident of the gold reports, and the reports that tell it."""

    incident: Coded
    reports: set[str] = field(default_factory=set)


def score_merge(gold: Sequence[Gold], incidents: Sequence[Predicted]) -> Score:
    """Score the merged incidents of one batch.

    `merge_f1` is over pairs of reports that tell one incident; `count_error` is the sum over provinces
    of incidents too many or too few, by the number of gold incidents.

    Args:
        gold: the gold reports; incidents with the same `key` are the same.
        incidents: properties of the merged incidents.
    """
    by_key: dict[str, _Told] = {}
    for item in gold:
        for incident in item.incidents:
            by_key.setdefault(incident["key"], _Told(incident)).reports.add(item.report.id)
    coded = [p for p in incidents if p.get("status") in COUNTED]
    score = Score()
    owner = _owners(by_key, coded)
    want = got = both = 0
    for key, told in by_key.items():
        merged = set(names(coded[owner[key]].get("report_ids"))) if key in owner else set()
        gold_pairs, pairs = _pairs(told.reports), _pairs(merged)
        want, got, both = want + len(gold_pairs), got + len(pairs), both + len(gold_pairs & pairs)
        if gold_pairs != pairs:
            score.fault(
                "merge", key, f"gold reports {sorted(told.reports)}, merged {sorted(merged)}"
            )
    owned = set(owner.values())
    for j, p in enumerate(coded):
        if j not in owned:
            got += len(_pairs(set(names(p.get("report_ids")))))
    wanted = Counter(told.incident.get("admin1") for told in by_key.values())
    counted = Counter(p.get("admin1") for p in coded)
    off = {a: counted[a] - wanted[a] for a in wanted | counted if counted[a] != wanted[a]}
    for admin1 in sorted(off, key=str):
        score.fault("count", str(admin1), f"gold {wanted[admin1]}, got {counted[admin1]}")
    score.figures = {
        "gold_incidents": len(by_key),
        "predicted_incidents": len(coded),
        "found": ratio(len(owner), len(by_key)),
        "merge_precision": ratio(both, got),
        "merge_recall": ratio(both, want),
        "merge_f1": ratio(2 * both, want + got),
        "count_error": ratio(sum(abs(n) for n in off.values()), sum(wanted.values())),
        "provinces_exact": ratio(sum(counted[a] == wanted[a] for a in wanted), len(wanted)),
    }
    return score


def _pairs(reports: set[str]) -> set[tuple[str, str]]:
    return {(a, b) for a in reports for b in reports if a < b}


def _owners(by_key: Mapping[str, _Told], coded: Sequence[Predicted]) -> dict[str, int]:
    """For each gold incident the coded one that answers to it; most reports in common first."""
    scored: list[tuple[int, int, int, str]] = []
    for k, (key, told) in enumerate(by_key.items()):
        for j, p in enumerate(coded):
            shared = told.reports & set(names(p.get("report_ids")))
            agreed = max(
                (agreement(told.incident, p, report_id) for report_id in shared), default=0
            )
            if agreed:
                scored.append((10 * len(shared) + agreed, -k, -j, key))
    owner: dict[str, int] = {}
    used: set[int] = set()
    for _, _, minus_j, key in sorted(scored, reverse=True):
        if key not in owner and -minus_j not in used:
            owner[key] = -minus_j
            used.add(-minus_j)
    return owner


def score_toponyms(gold: Sequence[Gold], found: Mapping[str, Sequence[Predicted]]) -> Score:
    """Score the place names found, and where they were said to be.

    A gold name that acts ("Washington urged") may be found or not.

    Args:
        gold: the gold reports.
        found: for each report's id the rows that `geomap geoparse` writes of it.
    """
    score = Score()
    right = invented = missed = placed = asked = 0
    for item in gold:
        report_id = item.report.id
        left = {(row["start"], row["end"]): row for row in found.get(report_id, ())}
        for name in item.toponyms:
            span = next((s for s in left if s[0] < name["end"] and name["start"] < s[1]), None)
            place = name.get("use", "place") == "place"
            if span is None:
                missed += place
                if place:
                    score.fault("missed", report_id, name["text"])
                continue
            row = left.pop(span)
            if not place:
                continue
            right += 1
            verdict = _resolved(name, row)
            if verdict is not None:
                asked += 1
                placed += not verdict
                if verdict:
                    score.fault("resolved", report_id, f"{name['text']}: {verdict}")
        invented += len(left)
        for row in left.values():
            score.fault("invented", report_id, row["text"])
    score.figures = _prf(right, invented, missed)
    score.figures |= {"resolved": ratio(placed, asked), "toponyms": right + missed}
    return score


def _resolved(name: Coded, row: Predicted) -> str | None:
    """What is wrong with where a name was said to be: "" if nothing, None if gold does not say."""
    if name.get("latitude") is not None:
        near = _COUNTRY_KM if row.get("kind") == "country" else _NEAR_KM
        apart = apart_km(name, row)
        return "" if apart <= near else f"{apart:.0f} km off"
    level = "admin1" if name.get("admin1") else "country"
    if not name.get(level):
        return None
    return "" if name[level] == row.get(level) else f"gold {name[level]}, got {row.get(level)}"
