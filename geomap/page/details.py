"""Incidents as their entries in the panel need them: columns of short values, texts made plain.

A column that is empty for every incident of a packet is left out of it; script/details.js knows what stands
for a missing one.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from geomap.model import Claim, Evidence, Incident
from geomap.page.edtf import span
from geomap.page.safe import link, plain

Columns = dict[str, list[Any]]
_FIELDS = ("fatalities", "injured", "displaced")
_FULL_ONLY = ("claims", "id", "report", "unlinked")  # what a page of excerpts leaves out


def columns(
    incidents: Sequence[Incident], place_names: Sequence[str], row_of: Mapping[str, int]
) -> Columns:
    """Everything that the panel shows of incidents beyond the columns of the core.

    Args:
        incidents: incidents of one packet, in their order.
        place_names: name of each one's point in the core, "" where it has none; a location that
            equals it is 0, as it is known already.
        row_of: row of each incident of the page, by id.

    Returns:
        A column a field. `dates` is the written start and end where these say less than a day,
        `ranges` low and high of killed, injured and displaced where they differ from the figure, else
        0; `notes` is the number of the quote that equals it. `quote`, `source`, `published`, `url`,
        `title`, `report` and `unlinked` have a list an incident, an item a piece of evidence. `hand`
        has what a person decided, as lists of the word for it, the note and the author.
    """
    out: Columns = {
        "location": [
            0 if i.location and plain(i.location) == name else plain(i.location or "")
            for i, name in zip(incidents, place_names, strict=True)
        ],
        "admin2": [plain(i.admin2 or "") for i in incidents],
        "names": [[plain(n) for n in i.location_names if n != i.location] for i in incidents],
        "actor1": [plain(i.actor1 or "") for i in incidents],
        "actor2": [plain(i.actor2 or "") for i in incidents],
        "dates": [_dates(i) for i in incidents],
        "ranges": [_ranges(i) for i in incidents],
        "notes": [_notes(i) for i in incidents],
        "claims": [[_claim(claim, i.evidence) for claim in i.claims] for i in incidents],
        "sources": [[] if i.evidence else [plain(s) for s in i.sources] for i in incidents],
        "twin": [row_of.get(i.possible_duplicate_of or "", -1) + 1 for i in incidents],
        "id": [plain(i.id) for i in incidents],
        "independent": [i.source_count if i.source_count > 1 else 0 for i in incidents],
        "disputed": [int(i.disputed) for i in incidents],
        "time": [i.time_precision or 0 for i in incidents],
        "geo": [i.geo_precision or 0 for i in incidents],
        "hand": [_by_hand(i) for i in incidents],
    }
    for name, value in _EVIDENCE.items():
        out[name] = [[value(item) for item in i.evidence] for i in incidents]
    return out


def cut(full: Columns, level: int | None) -> Columns:
    """Columns with their texts shortened, and the empty ones left out.

    Args:
        full: columns as `columns` gives them.
        level: characters kept of each sentence; None keeps all, 0 none.
    """
    kept = dict(full)
    if level is not None:
        for name in _FULL_ONLY:
            kept.pop(name)
        kept["quote"] = [[_short(text, level) for text in texts] for texts in full["quote"]]
        kept["notes"] = [_short(n, level) if isinstance(n, str) else n for n in full["notes"]]
    return {name: column for name, column in kept.items() if any(map(_any, column))}


def _any(value: Any) -> bool:
    return any(map(_any, value)) if isinstance(value, list) else bool(value)


def _short(text: str, level: int) -> str:
    if len(text) <= level:
        return text
    return text[:level].rsplit(" ", 1)[0] + "…" if level else ""


_EVIDENCE: dict[str, Callable[[Evidence], str]] = {
    "quote": lambda item: plain(item.quote),
    "source": lambda item: plain(item.source or ""),
    "published": lambda item: plain(item.published or ""),
    "url": lambda item: link(item.url) or "",
    "unlinked": lambda item: "" if link(item.url) else plain(item.url or ""),
    "title": lambda item: plain(item.title or ""),
    "report": lambda item: plain(item.report_id),
}


# The page's word for what a person has set, by the action or the beginning of the field's name.
_HAND = {
    "join": "hand_join", "apart": "hand_apart", "place": "hand_place", "location": "hand_place",
    "admin2": "hand_place", "geo_precision": "hand_place", "status": "hand_status",
    "event_type": "hand_type", "sub_event_type": "hand_type", "date": "hand_date", "time": "hand_date",
    "actor": "hand_sides", "fatalities": "hand_killed", "injured": "hand_injured",
    "displaced": "hand_displaced", "disputed": "hand_disputed", "notes": "hand_text",
}  # fmt: skip


def _by_hand(incident: Incident) -> list[list[str]]:
    """What a person has decided of an incident, as words of the page, with note and author."""
    out: dict[tuple[str, str, str], None] = {}
    for mark in incident.corrections:
        name = mark.field or mark.action
        word = next((_HAND[start] for start in _HAND if name.startswith(start)), "hand_other")
        out[word, plain(mark.note or ""), plain(mark.author or "")] = None
    return [list(row) for row in out]


def _notes(incident: Incident) -> Any:
    """The number of the quote that equals the notes, or the notes where none does."""
    for number, item in enumerate(incident.evidence):
        if item.quote == incident.notes:
            return number
    return plain(incident.notes)


def _dates(incident: Incident) -> Any:
    """The dates as written, where they are not plain days: the page then shows what is known."""
    start, end = incident.date_start, incident.date_end
    written = [part for part in (start, end) if part]
    if not written or (all(len(part) == 10 for part in written) and span(start, end)):
        return 0
    return [plain(start or ""), plain(end or "")]


def _ranges(incident: Incident) -> Any:
    """Low and high of killed, injured, displaced; 0 where they equal the figure or nothing is said."""
    figures = (
        (incident.fatalities, incident.fatalities_low, incident.fatalities_high),
        (incident.injured, incident.injured_low, incident.injured_high),
        (incident.displaced, incident.displaced_low, incident.displaced_high),
    )
    out = [0 if best is None or low == high == best else [low, high] for best, low, high in figures]
    return out if any(out) else 0


def _claim(claim: Claim, evidence: Sequence[Evidence]) -> list[Any]:
    """A claim, with the quote it stands in and its characters there (-1 where it is not quoted)."""
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
