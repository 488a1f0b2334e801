"""What a batch added and changed: incidents are followed by the mentions that tell them, not by id."""

from collections.abc import Mapping, Sequence
from typing import Any

from geomap.casebook.book import Book, Merged
from geomap.export.csv import flat

# Said by the mentions themselves and long; what they change shows in the other fields.
_LEFT_OUT = ("id", "evidence", "claims", "reasons", "corrections")


def changes(book: Book, merged: Sequence[Merged], added: int, batch: int | None) -> dict[str, Any]:
    """What is new against the casebook as it was, as `changes.json` says it.

    Args:
        book: the casebook before.
        merged: the incidents now, each with its mentions.
        added: number of reports that are new.
        batch: number of the batch; None where nothing was added.

    Returns:
        `new` and `gone` list ids; `revised` has the id, the former id where that was another, and old
        and new value of each field; `merged` and `split` name the old incident and what it is now;
        `unchanged` is a number.
    """
    before, after = _links(book, merged)
    out: dict[str, Any] = {
        "batch": batch, "reports_added": added,
        "new": [], "revised": [], "merged": [], "split": [], "gone": [], "unchanged": 0,
    }  # fmt: skip
    for incident, _ in merged:
        olds = before[incident.id]
        if not olds:
            out["new"].append(incident.id)
            continue
        old = incident.id if incident.id in olds else olds[0]
        out["merged"] += [{"id": name, "into": incident.id} for name in olds if name != old]
        fields = _differing(book.rows.get(old, {}), flat(incident))
        if fields or old != incident.id:
            was = {} if old == incident.id else {"was": old}
            out["revised"].append({"id": incident.id, **was, "fields": fields})
        else:
            out["unchanged"] += 1
    for old in sorted(book.rows):
        now = after.get(old, [])
        if not now:
            out["gone"].append(old)
        elif len(now) > 1:
            out["split"].append({"id": old, "into": now})
    return out


def _links(
    book: Book, merged: Sequence[Merged]
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """For each incident now those it was before, and for each before those it is now.

    Those before are in the order of how many mentions they share with it, most first.
    """
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    for incident, keys in merged:
        shared: dict[str, int] = {}
        for key in keys:
            if old := book.incident_of.get(key):
                shared[old] = shared.get(old, 0) + 1
        before[incident.id] = sorted(shared, key=lambda name: (-shared[name], name))
        for old in before[incident.id]:
            after.setdefault(old, []).append(incident.id)
    return before, after


def _differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Old and new value of each field that differs; the file knows no difference of "" and null."""
    pairs = {key: [_plain(old.get(key)), _plain(new[key])] for key in new if key not in _LEFT_OUT}
    return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}


def _plain(value: Any) -> Any:
    return None if value == "" else value
