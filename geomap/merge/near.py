"""Near misses: incidents that were almost merged, and what kept them apart.

Found from the incidents themselves, so that anyone who has an `incidents.geojson` can ask.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from geomap.merge.candidates import pairs
from geomap.merge.compare import Comparison, compare
from geomap.merge.explain import in_words
from geomap.merge.facts import Facts, facts, mark_crowded
from geomap.model import Incident

# Two incidents that share a province and days are a near miss from so many points: below, hardly
# anything speaks for one incident. 2 is an equal day and an equal type.
CLOSE = 2.0
EACH = 5  # near misses listed for one incident, the closest first
_TELLING = ("places", "tolls")  # what forbids joining and is worth telling when all else agrees


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Two incidents that were almost one.

    `first` and `second` are their ids, `points` what `merge.compare` gives them, `speaks` and `against`
    what speaks for one incident and against it, in words.
    """

    first: str
    second: str
    points: float
    speaks: str
    against: str


def near_misses(incidents: Iterable[Incident]) -> list[NearMiss]:
    """Pairs of incidents that were almost merged.

    Args:
        incidents: the merged incidents, in any order.

    Returns:
        The pairs that a person keeps apart, then the others, the closest first; of the latter at most
        `EACH` for one incident.
    """
    rows = sorted(incidents, key=lambda incident: incident.id)
    told = [facts(incident) for incident in rows]
    mark_crowded(told)
    provinces: dict[str, list[int]] = {}
    for i, fact in enumerate(told):
        provinces.setdefault(fact.admin1 or "", []).append(i)
    apart = [_ruled_apart(told[i], told[j], said) for (i, j), said in sorted(_ruled(rows).items())]
    ruled = {(miss.first, miss.second) for miss in apart}
    found: list[NearMiss] = []
    for _, here in sorted(provinces.items()):
        for i, j in pairs(told, here):
            shared = set(rows[i].report_ids) & set(rows[j].report_ids)
            miss = _near(told[i], told[j], bool(shared))
            if miss is not None and (miss.first, miss.second) not in ruled:
                found.append(miss)
    found.sort(key=lambda miss: (-miss.points, miss.first, miss.second))
    return [*apart, *_a_few_each(found)]


def _ruled(rows: Sequence[Incident]) -> dict[tuple[int, int], str]:
    """The pairs that a person keeps apart, by position, with what that person says."""
    at = {incident.id: i for i, incident in enumerate(rows)}
    found: dict[tuple[int, int], str] = {}
    for i, incident in enumerate(rows):
        for mark in incident.corrections:
            if mark.action == "apart" and mark.other in at:
                one, other = sorted((i, at[mark.other]))
                found[one, other] = ": ".join(filter(None, (mark.author, mark.note)))
    return found


def _ruled_apart(a: Facts, b: Facts, said: str) -> NearMiss:
    found = compare(a, b, keep=True)
    speaks, against = in_words(found)
    why = f"kept apart by hand ({said})" if said else "kept apart by hand"
    against = f"{why}, {against}" if against else why
    return NearMiss(a.report, b.report, round(found.score, 2), speaks or "nothing", against)


def _near(a: Facts, b: Facts, told_apart: bool) -> NearMiss | None:
    score = compare(a, b)
    if score.refused and score.refused not in _TELLING:
        return None
    if score.score < CLOSE:
        return None
    found = compare(a, b, keep=True)
    speaks, against = in_words(found)
    why = [against] if against else []
    if told_apart:
        why.insert(0, "one report tells them apart")
    elif not why:
        why.append(_unmet(found))
    return NearMiss(a.report, b.report, round(found.score, 2), speaks, ", ".join(why))


def _unmet(found: Comparison) -> str:
    """What was wanting where nothing speaks against."""
    if found.joins:
        return "another incident fits as well, or fits better"
    return "nothing specific speaks for it"


def _a_few_each(found: Iterable[NearMiss]) -> list[NearMiss]:
    listed: dict[str, int] = {}
    out = []
    for miss in found:
        if max(listed.get(miss.first, 0), listed.get(miss.second, 0)) < EACH:
            listed[miss.first] = listed.get(miss.first, 0) + 1
            listed[miss.second] = listed.get(miss.second, 0) + 1
            out.append(miss)
    return out


def merge_rows(incidents: Sequence[Incident]) -> Iterator[dict[str, Any]]:
    """What was merged and what almost was, as the lines of `merges.jsonl`.

    Args:
        incidents: the merged incidents.

    Yields:
        For each incident that several mentions tell `merged` (its id), `report_ids` and `reasons`; for
        each near miss `apart` (two ids), `points`, `speaks` and `against`.
    """
    for incident in incidents:
        if incident.reasons:
            yield {
                "merged": incident.id,
                "report_ids": list(incident.report_ids),
                "reasons": list(incident.reasons),
            }
    for miss in near_misses(incidents):
        yield {
            "apart": [miss.first, miss.second],
            "points": miss.points,
            "speaks": miss.speaks,
            "against": miss.against,
        }
