"""One incident as its entry in the panel needs it: a short array, its texts made plain."""

from typing import Any

from geomap.model import Claim, Evidence, Incident
from geomap.page.edtf import span
from geomap.page.safe import link, plain

_FIELDS = ("fatalities", "injured", "displaced")


def detail(incident: Incident, row_of: dict[str, int], level: int | None) -> list[Any]:
    """Everything the panel shows of an incident beyond the columns of the core.

    Args:
        incident: the incident.
        row_of: row of each incident in the core, by id.
        level: characters kept of each sentence; None for all, 0 for none.

    Returns:
        `[location, admin2, names, actor1, actor2, dates, ranges, notes, evidence, claims, sources,
        duplicate, id]`; script/details.js gives them their names. `dates` is the written start and
        end where these say less than a day, else 0. Empty values are 0 or "" and cost a byte.
    """
    evidence = list(incident.evidence)
    notes = _cut(incident.notes, level)
    quotes = [_cut(item.quote, level) for item in evidence]
    return [
        plain(incident.location or ""),
        plain(incident.admin2 or ""),
        [plain(name) for name in incident.location_names if name != incident.location],
        plain(incident.actor1 or ""),
        plain(incident.actor2 or ""),
        _dates(incident),
        _ranges(incident),
        quotes.index(notes) if notes in quotes else notes,
        [_evidence(item, quote, level) for item, quote in zip(evidence, quotes, strict=True)],
        [_claim(claim, evidence) for claim in incident.claims] if level is None else [],
        [plain(source) for source in incident.sources],
        row_of.get(incident.possible_duplicate_of or "", -1),
        incident.id if level is None else "",
        incident.source_count,
        int(incident.disputed),
        incident.time_precision or 0,
        incident.geo_precision or 0,
    ]


def _cut(text: str, level: int | None) -> str:
    if level is None or len(text) <= level:
        return plain(text)
    return plain(text[:level].rsplit(" ", 1)[0] + "…") if level else ""


def _dates(incident: Incident) -> Any:
    """The dates as written, where they are not plain days: the page then shows what is known."""
    start, end = incident.date_start, incident.date_end
    known = span(start, end)
    plain_days = known and all(len(part) == 10 for part in (start, end) if part)
    return 0 if plain_days or not (start or end) else [plain(start or ""), plain(end or "")]


def _ranges(incident: Incident) -> Any:
    """Low and high of killed, injured, displaced; 0 where they equal the figure or nothing is said."""
    out = []
    for field in _FIELDS:
        best = getattr(incident, field)
        low, high = getattr(incident, f"{field}_low"), getattr(incident, f"{field}_high")
        out.append(0 if best is None or (low == best and high == best) else [low, high])
    return out if any(out) else 0


def _evidence(item: Evidence, quote: str, level: int | None) -> list[Any]:
    safe = link(item.url)
    if level is not None:
        return [quote, plain(item.source or ""), item.published or "", safe or "", 0, "", ""]
    return [
        quote,
        plain(item.source or ""),
        plain(item.published or ""),
        safe or "",
        0 if safe or not item.url else plain(item.url),
        plain(item.title or ""),
        plain(item.report_id),
    ]


def _claim(claim: Claim, evidence: list[Evidence]) -> list[Any]:
    """A claim, with the sentence it stands in and its characters there (-1 where it is not quoted)."""
    inside, start, end = -1, 0, 0
    for number, item in enumerate(evidence):
        if (
            item.report_id == claim.report_id
            and item.start <= claim.start <= claim.end <= item.end
            and item.end - item.start == len(item.quote)
        ):
            inside, start, end = number, claim.start - item.start, claim.end - item.start
            break
    report = next((n for n, item in enumerate(evidence) if item.report_id == claim.report_id), -1)
    return [
        _FIELDS.index(claim.field) if claim.field in _FIELDS else plain(claim.field),
        claim.value,
        claim.low,
        claim.high,
        plain(claim.claimant or ""),
        claim.side or "",
        claim.role,
        claim.unit or "",
        inside,
        start,
        end,
        report,
    ]
