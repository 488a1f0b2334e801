"""A trace as one object for programs: JSON values only."""

from dataclasses import asdict
from typing import Any

from geomap.coding.trace import Coding, Spot, Told, Trace
from geomap.explain.said import TOLLS, by_side, date_of, place_of, type_of
from geomap.model import Report


def as_object(trace: Trace, report: Report) -> dict[str, Any]:
    """A trace for programs: JSON values only; incidents and sentences are numbered from 1."""
    return {
        "report_id": report.id,
        "title": report.title,
        "date": {
            "day": trace.anchor.day,
            "source": trace.anchor.source,
            "start": trace.anchor.start,
            "end": trace.anchor.end,
        },
        "sentences": [_sentence_object(told, report.text) for told in trace.sentences],
        "incidents": [
            _incident_object(number, coding, trace, report.text)
            for number, coding in enumerate(trace.incidents, 1)
        ],
        "set_aside": [asdict(item) for item in trace.set_aside],
    }


def _sentence_object(told: Told, text: str) -> dict[str, Any]:
    return {
        "start": told.start,
        "end": told.end,
        "text": text[told.start : told.end],
        "clauses": [
            {
                "start": clause.start,
                "end": clause.end,
                "outcome": clause.outcome,
                "incidents": [] if clause.outcome == "aside" else [n + 1 for n in clause.incidents],
                "reason": clause.reason,
                "cue": clause.cue or None,
                "day_lent": clause.day_lent,
                "place_lent": clause.place_lent,
                "words": [asdict(f) | {"text": text[f.start : f.end]} for f in clause.found],
                "dates": [asdict(d) | {"text": text[d.start : d.end]} for d in clause.days],
                "places": [_spot_object(spot, text) for spot in clause.spots],
                "figures": [asdict(c) | {"text": text[c.start : c.end]} for c in clause.claims],
            }
            for clause in told.clauses
        ],
    }


def _spot_object(spot: Spot, text: str) -> dict[str, Any]:
    toponym = spot.toponym
    return {
        "text": text[spot.start : spot.end],
        "name": toponym.text,
        "start": spot.start,
        "end": spot.end,
        "standing": spot.standing,
        "near": spot.near,
        "chosen": spot.chosen,
        "place_id": toponym.place.id if toponym.place else None,
        "parent_id": toponym.parent.id if toponym.parent else None,
        "score": toponym.score,
        "why": toponym.why,
    }


def _incident_object(number: int, coding: Coding, trace: Trace, text: str) -> dict[str, Any]:
    mention, scene = coding.mention, coding.scene
    out: dict[str, Any] = {
        "incident": number,
        "sentences": [index + 1 for index in coding.sentences],
        "signals": {
            "strong": sorted(scene.strong),
            "weak": sorted(scene.weak),
            "inherited": list(coding.inherited),
            "decisive": list(coding.decisive),
        },
        "victims": sorted(scene.victims),
        "armed_target": scene.armed_target,
        "civil_target": scene.civil_target,
        "coded": None,
    }
    if mention is None:
        return out
    fields = (
        "status", "event_type", "sub_event_type", "date_start", "date_end", "time_precision",
        "country", "admin1", "admin2", "location", "geo_precision", "actor1", "actor2",
        "displaced_unit", "disputed",
    )  # fmt: skip
    out["coded"] = {field: getattr(mention, field) for field in fields}
    out["explained"] = {
        "type": type_of(coding, trace, text),
        "date": date_of(coding, mention),
        "place": place_of(coding.locus, mention, text),
    }
    out["tolls"] = {
        field: {
            "value": getattr(mention, field),
            "low": getattr(mention, f"{field}_low"),
            "high": getattr(mention, f"{field}_high"),
            "sides": [
                {"side": side, "value": best, "claims": [asdict(claim) for claim in own]}
                for side, best, own in by_side(
                    field, [claim for claim in mention.claims if claim.field == field]
                )
            ],
        }
        for field in TOLLS
    }
    return out
