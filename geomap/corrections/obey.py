"""Merged incidents as a person has corrected them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from geomap.corrections.meant import Anchored, Key, Plan
from geomap.corrections.places import Atlas
from geomap.corrections.record import Correction, Unmet
from geomap.corrections.values import GROUPS, changed, parse
from geomap.errors import UsageError
from geomap.features import INCIDENT_KEYS
from geomap.merge import in_list
from geomap.model import ByHand, Incident, SetAside

Merged = tuple[Incident, tuple[Key, ...]]
DROPPED = "dropped by hand"  # the trigger under which its sentences are set aside


@dataclass(frozen=True, slots=True)
class Obeyed:
    """Incidents as corrected, in order; what was dropped; and what could not be obeyed."""

    merged: list[Merged]
    set_aside: list[SetAside]
    unmet: list[Unmet]


def obey(plan: Plan, merged: Sequence[Merged], atlas: Atlas) -> Obeyed:
    """Carry out corrections on incidents that were merged by the plan's rulings.

    Args:
        plan: as `plan` made it of the same mentions.
        merged: the incidents, each with its mentions.
        atlas: where places are looked up.
    """
    if not plan.anchored:
        return Obeyed(list(merged), [], list(plan.unmet))
    return _Obeying(plan, merged, atlas).run()


class _Obeying:
    def __init__(self, plan: Plan, merged: Sequence[Merged], atlas: Atlas) -> None:
        self.merged = merged
        self.atlas = atlas
        self.unmet = list(plan.unmet)
        home = {key: at for at, (_, keys) in enumerate(merged) for key in keys}
        self.about: dict[int, list[Anchored]] = defaultdict(list)
        self.home = home
        for one in plan.anchored:
            if one.one not in home or (one.other is not None and one.other not in home):
                self.unmet.append(Unmet(one.row, "what it names is not counted"))
            else:
                self.about[home[one.one]].append(one)

    def run(self) -> Obeyed:
        """All corrections, incident by incident."""
        marks = self._brought_together()
        dropped = {at: row for at in self.about if (row := self._drop(at)) is not None}
        now: list[Merged] = []
        for at, (incident, keys) in enumerate(self.merged):
            if at in dropped:
                continue
            if at in self.about or at in marks:
                incident = self._corrected(at, incident, marks.get(at, []))  # noqa: PLW2901
            now.append((incident, keys))
        gone = {self.merged[at][0].id for at in dropped}
        now = [
            (replace(i, possible_duplicate_of=None) if i.possible_duplicate_of in gone else i, keys)
            for i, keys in now
        ]
        aside = [
            item for at, row in sorted(dropped.items()) for item in _aside(self.merged[at][0], row)
        ]
        return Obeyed(sorted(now, key=lambda pair: in_list(pair[0])), aside, self.unmet)

    def _brought_together(self) -> dict[int, list[ByHand]]:
        """What incidents say of having been joined or kept apart; for the latter both say it."""
        marks: dict[int, list[ByHand]] = defaultdict(list)
        for at, rows in sorted(self.about.items()):
            for one in rows:
                if one.other is None:
                    continue
                row, beside = one.row, self.home[one.other]
                if row.action == "join":
                    marks[at].append(_by_hand(row))
                elif beside == at:
                    self.unmet.append(Unmet(row, "other corrections join the two; these hold"))
                else:
                    marks[at].append(_by_hand(row, other=self.merged[beside][0].id))
                    marks[beside].append(_by_hand(row, other=self.merged[at][0].id))
        return marks

    def _drop(self, at: int) -> Correction | None:
        """The correction that drops an incident; then nothing else can be done to it."""
        rows = [one.row for one in self.about[at]]
        drops = [row for row in rows if row.action == "drop"]
        if not drops:
            return None
        for row in rows:
            if row.action in ("set", "place"):
                self.unmet.append(Unmet(row, f"the incident is dropped ({drops[-1].where})"))
        return drops[-1]

    def _corrected(self, at: int, incident: Incident, marks: list[ByHand]) -> Incident:
        rows = [one.row for one in self.about.get(at, ())]
        hand: dict[str, Any] = {}
        done = list(marks)
        for row in self._latest([row for row in rows if row.action == "place"]):
            try:
                fields = self.atlas.fields(row, incident)
            except UsageError as error:
                self.unmet.append(Unmet(row, str(error)))
                continue
            hand |= fields
            incident = replace(incident, **fields)
            done.append(_by_hand(row, value=row.place or f"{row.lon}, {row.lat}"))
        sets = self._latest([row for row in rows if row.action == "set"])
        for group in GROUPS:
            chosen = [row for row in sets if row.field in group]
            try:
                fields = changed(
                    incident, {row.field: parse(row.field, row.value) for row in chosen}
                )
            except UsageError as error:
                self.unmet.extend(Unmet(row, str(error)) for row in chosen)
                continue
            hand |= fields
            incident = replace(incident, **fields)
            done.extend(_by_hand(row, field=row.field, value=row.value) for row in chosen)
        apart = {mark.other for mark in done if mark.action == "apart"}
        like = incident.possible_duplicate_of
        return replace(
            incident,
            possible_duplicate_of=None if like in apart else like,
            set_by_hand=tuple(key for key in INCIDENT_KEYS if key in hand),
            corrections=tuple(done),
            reasons=(*_joined(done), *incident.reasons),
        )

    def _latest(self, rows: Sequence[Correction]) -> list[Correction]:
        """Of several about one field of one incident the last; two ids may have become one incident."""
        last: Mapping[str, Correction] = {row.field: row for row in rows}
        for row in rows:
            if not last[row.field].decides_as(row):
                self.unmet.append(Unmet(row, f"{last[row.field].where} says otherwise, and holds"))
        return list(last.values())


def _by_hand(
    row: Correction, field: str | None = None, value: str | None = None, other: str | None = None
) -> ByHand:
    return ByHand(
        action=row.action, field=field, value=value, other=other, note=row.note, author=row.author
    )


def _joined(done: Sequence[ByHand]) -> list[str]:
    """The reason of an incident that a person brought together."""
    return [
        " ".join(filter(None, ("brought together by hand", _why(mark))))
        for mark in done
        if mark.action == "join"
    ]


def _why(mark: ByHand) -> str:
    said = ": ".join(filter(None, (mark.author, mark.note)))
    return f"({said})" if said else ""


def _aside(incident: Incident, row: Correction) -> list[SetAside]:
    """The sentences of a dropped incident; nothing that was told is lost."""
    trigger = ": ".join(filter(None, (DROPPED, row.said)))
    return [
        SetAside(
            report_id=item.report_id,
            quote=item.quote,
            start=item.start,
            end=item.end,
            reason="not an incident",
            trigger=trigger,
            source=item.source,
            published=item.published,
        )
        for item in incident.evidence
    ]
