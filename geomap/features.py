"""Mentions and incidents as GeoJSON Features and back, without loss (RFC 7946; docs/data-model.md).

The one place that knows how a record is written: `extract`, `merge`, `map`, `render` and `export` all
go through here. Keys come in a set order and numbers as they are, so equal records give equal bytes.
"""

import types
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, fields
from typing import Any, get_args, get_origin, get_type_hints

from geomap.errors import InputError
from geomap.model import ByHand, Claim, Evidence, Incident, Mention, SetAside, Toponym
from geomap.types import disorder_type

# What a mention and an incident have in common, in the order in which it is written. The three lists
# at the end (`targets`, `evidence`, `claims`) follow what is particular to each kind.
_CODED = (
    "status", "event_type", "sub_event_type", "disorder_type",
    "date_start", "date_end", "time_precision",
    "country", "admin1", "admin1_name", "admin1_pcode", "admin1_pcode_set", "admin2",
    "location", "location_names", "latitude", "longitude", "geo_precision", "where_prec",
    "actor1", "actor2",
    "fatalities", "fatalities_low", "fatalities_high",
    "injured", "injured_low", "injured_high",
    "displaced", "displaced_low", "displaced_high", "displaced_unit",
    "disputed", "source_count", "report_ids", "sources", "notes",
)  # fmt: skip
_LISTS = ("targets", "evidence", "claims")
INCIDENT_KEYS = (
    "id", *_CODED, "possible_duplicate_of", "reasons", "set_by_hand", "corrections", *_LISTS,
)  # fmt: skip
MENTION_KEYS = (
    "id", *_CODED, "report_id", "order", "title", "source", "published", "url", "anchor", "copy_sketch",
    "text_hash", "place_ids", *_LISTS,
)  # fmt: skip
EVIDENCE_KEYS = ("report_id", "title", "source", "published", "url", "quote", "start", "end")
CLAIM_KEYS = (
    "field", "value", "low", "high", "claimant", "report_id", "start", "end", "side", "attacker",
    "unit", "role",
)  # fmt: skip
CORRECTION_KEYS = ("action", "field", "value", "other", "note", "author")
SET_ASIDE_KEYS = ("report_id", "source", "published", "quote", "start", "end", "reason", "trigger")


def mention_feature(mention: Mention) -> dict[str, Any]:
    """A mention as a Feature: what `geomap extract` writes, one a line.

    Its properties are those of an incident, and beside them what merging needs.
    """
    return _feature(mention, MENTION_KEYS, {
        "id": f"{mention.report_id}/{mention.order}",
        "disorder_type": disorder_type(mention.event_type, mention.sub_event_type),
        "source_count": 1,
        "report_ids": [mention.report_id],
        "sources": [mention.source] if mention.source else [],
    })  # fmt: skip


def incident_feature(incident: Incident) -> dict[str, Any]:
    """An incident as a Feature: what `geomap merge` and `geomap map` write."""
    by_hand = [{k: getattr(c, k) for k in CORRECTION_KEYS} for c in incident.corrections]
    return _feature(incident, INCIDENT_KEYS, {"corrections": by_hand})


def mention_from(feature: Mapping[str, Any]) -> Mention:
    """The mention that `mention_feature` wrote.

    Raises:
        InputError: it is not such a Feature; the text says what is wrong with it.
    """
    properties = _properties(feature)
    if "report_id" not in properties and "reasons" in properties:
        raise InputError("is a merged incident; merge takes what `geomap extract` wrote")
    mention: Mention = _record(Mention, properties)
    return mention


def incident_from(feature: Mapping[str, Any]) -> Incident:
    """The incident that `incident_feature` wrote.

    Raises:
        InputError: it is not such a Feature; the text says what is wrong with it.
    """
    properties = _properties(feature)
    if "copy_sketch" in properties:
        raise InputError("is an unmerged mention; put it through `geomap merge` first")
    incident: Incident = _record(Incident, properties)
    return incident


def collection(incidents: Iterable[Incident]) -> dict[str, Any]:
    """A FeatureCollection of incidents, in the order given."""
    return {"type": "FeatureCollection", "features": [incident_feature(i) for i in incidents]}


def set_aside_row(item: SetAside) -> dict[str, Any]:
    """An event that was not counted, as a line of `set_aside.jsonl`."""
    return {key: getattr(item, key) for key in SET_ASIDE_KEYS}


def toponym_row(toponym: Toponym) -> dict[str, Any]:
    """A place name as `geomap geoparse` writes it.

    A name that the gazetteer lacks has null, save for the country and province that the text itself
    gives for it.
    """
    place = toponym.place
    within = place or toponym.parent
    return {
        "text": toponym.text,
        "start": toponym.start,
        "end": toponym.end,
        "place_id": place.id if place else None,
        "name": place.name if place else None,
        "kind": place.kind if place else None,
        "country": within.country if within else None,
        "admin1": within.admin1 if within else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "score": round(toponym.score, 3),
        "role": toponym.role,
    }


def _feature(
    record: Mention | Incident, keys: tuple[str, ...], derived: dict[str, Any]
) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for key in keys:
        value = derived[key] if key in derived else getattr(record, key)
        properties[key] = list(value) if isinstance(value, tuple) else value
    properties["evidence"] = [{k: getattr(e, k) for k in EVIDENCE_KEYS} for e in record.evidence]
    properties["claims"] = [{k: getattr(c, k) for k in CLAIM_KEYS} for c in record.claims]
    geometry = None
    if record.longitude is not None and record.latitude is not None:
        geometry = {"type": "Point", "coordinates": [record.longitude, record.latitude]}
    return {
        "type": "Feature",
        "id": properties["id"],
        "geometry": geometry,
        "properties": properties,
    }


def _properties(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    if not isinstance(feature, Mapping) or feature.get("type") != "Feature":
        raise InputError("is not a GeoJSON Feature")
    properties = feature.get("properties")
    if not isinstance(properties, Mapping):
        raise InputError("has no properties")
    return properties


def _record(kind: type[Any], properties: Mapping[str, Any]) -> Any:
    values: dict[str, Any] = {}
    for name, (shape, allowed) in _SHAPES[kind].items():
        if name not in properties:
            continue  # it has a default, or the constructor names what is missing
        value = properties[name]
        if shape is not None:
            if not isinstance(value, list):
                raise InputError(f"its {name!r} must be a list, not {_kind(value)}")
            value = tuple(_member(shape, item, name) for item in value)
        elif not isinstance(value, allowed) or (isinstance(value, bool) and bool not in allowed):
            raise InputError(f"its {name!r} cannot be {_kind(value)}")
        values[name] = value
    try:
        return kind(**values)
    except TypeError:
        lacking = [f.name for f in fields(kind) if _needed(f) and f.name not in values]
        raise InputError(
            f"lacks {', '.join(lacking)} of {kind.__name__.lower()}; is it a file that geomap wrote?"
        ) from None


def _needed(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _member(shape: Any, item: Any, name: str) -> Any:
    if shape is str:
        if not isinstance(item, str):
            raise InputError(f"its {name!r} must hold text, not {_kind(item)}")
        return item
    if not isinstance(item, Mapping):
        raise InputError(f"its {name!r} must hold objects, not {_kind(item)}")
    return _record(shape, item)


def _shapes(kind: type[Any]) -> dict[str, tuple[Any, tuple[type, ...]]]:
    """For each field its member type (of a tuple; else None) and the plain types it may have."""
    shapes: dict[str, tuple[Any, tuple[type, ...]]] = {}
    for name, hint in get_type_hints(kind).items():
        if get_origin(hint) is tuple:
            shapes[name] = (get_args(hint)[0], ())
            continue
        allowed = get_args(hint) if get_origin(hint) is types.UnionType else (hint,)
        # A whole number is a fine float in JSON.
        shapes[name] = (None, (*allowed, int) if float in allowed else tuple(allowed))
    return shapes


def _kind(value: Any) -> str:
    names = {
        dict: "an object",
        list: "a list",
        str: "text",
        bool: "true or false",
        type(None): "null",
    }
    return names.get(type(value), "a number")


_SHAPES: dict[type[Any], dict[str, tuple[Any, tuple[type, ...]]]] = {
    kind: _shapes(kind) for kind in (Mention, Incident, Claim, Evidence, ByHand)
}
