"""How well merging does when extraction is perfect: gold incidents as mentions, merged and scored.

    python evals/merge_gold.py GOLD.jsonl --scorer SCORE.py

The fields of each mention are those a coder gave it; claims are made of its tolls, places are looked up
in the gazetteer, targets are the target words of its quote. Prints the scorer's figures and errors.
"""

import argparse
import importlib.util
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geomap import lexicon
from geomap.features import incident_feature
from geomap.gazetteer import Gazetteer, load
from geomap.merge import merge, sketch
from geomap.model import Claim, Evidence, Mention, Place

TOLLS = ("fatalities", "injured", "displaced")


def mentions(gold: Path) -> Iterator[Mention]:
    """The incidents of gold reports as mentions."""
    gazetteer = load()
    targets = frozenset(target_words())
    for line in gold.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        report = json.loads(line)
        for order, incident in enumerate(report["incidents"]):
            yield mention(report, incident, order, gazetteer, targets)


def target_words() -> Iterator[str]:
    """The words for what is hit, from the lexicon."""
    rows: list[Any] = list(lexicon.load()["events"].get("targets", {}).values())
    while rows:
        row = rows.pop()
        if isinstance(row, dict):
            rows.extend(row.values())
        elif isinstance(row, list):
            rows.extend(row)
        else:
            yield str(row).split()[-1].lower()


def mention(
    report: dict[str, Any],
    incident: dict[str, Any],
    order: int,
    gazetteer: Gazetteer,
    targets: frozenset[str],
) -> Mention:
    """One gold incident as the mention that perfect extraction would give."""
    start = report["text"].find(incident["quote"])
    end = start + len(incident["quote"])
    found = place(incident, gazetteer)
    event = incident["event_type"]
    words = set(incident["quote"].lower().replace(",", " ").replace(".", " ").split())
    return Mention(
        report_id=report["id"],
        order=order,
        title=report["title"],
        source=report["source"],
        published=report["published"],
        copy_sketch=sketch(report["text"]),
        status=incident["status"],
        event_type=event[0] if isinstance(event, list) else event,
        sub_event_type=incident["sub_event_type"][0],
        date_start=incident["date_start"],
        date_end=incident["date_end"],
        time_precision=incident["time_precision"],
        country=incident["country"],
        admin1=incident["admin1"],
        location=incident["location"],
        location_names=(incident["location"],) if incident["location"] else (),
        geo_precision=incident["geo_precision"],
        place_ids=(found.id,) if found else (),
        admin2=found.admin2 if found else None,
        latitude=found.lat if found else None,
        longitude=found.lon if found else None,
        actor1=next(iter(incident["actors"]), None),
        actor2=next(iter(incident["actors"][1:]), None),
        fatalities=incident["fatalities"],
        fatalities_low=incident["fatalities_low"],
        fatalities_high=incident["fatalities_high"],
        injured=incident["injured"],
        displaced=incident["displaced"],
        displaced_unit=incident["displaced_unit"],
        notes=incident["quote"],
        targets=tuple(sorted(words & targets)),
        evidence=(
            Evidence(
                report_id=report["id"],
                quote=incident["quote"],
                start=start,
                end=end,
                source=report["source"],
                published=report["published"],
            ),
        ),
        claims=tuple(claims(incident, report["id"], start, end)),
    )


def claims(incident: dict[str, Any], report_id: str, start: int, end: int) -> Iterator[Claim]:
    """One claim a toll; gold gives bounds for the dead only."""
    for field in TOLLS:
        value = incident[field]
        if value is not None:
            dead = field == "fatalities"
            yield Claim(
                field=field,
                value=value,
                low=incident["fatalities_low"] if dead else value,
                high=incident["fatalities_high"] if dead else value,
                report_id=report_id,
                start=start,
                end=end,
                unit=incident["displaced_unit"] if field == "displaced" else None,
            )


def place(incident: dict[str, Any], gazetteer: Gazetteer) -> Place | None:
    """The gazetteer's place of that name in the incident's province, if it knows one."""
    if not incident["location"] or incident["geo_precision"] == 3:
        return None
    found = [p for p in gazetteer.by_name(incident["location"]) if p.admin1 == incident["admin1"]]
    kinds = ("settlement", "admin2") if incident["geo_precision"] == 1 else ("admin2", "settlement")
    ranked = sorted(found, key=lambda p: (p.kind not in kinds, p.kind != kinds[0]))
    return next(iter(ranked), None)


def main() -> None:
    """Merge the gold incidents of a file and score the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    options = parser.parse_args()
    spec = importlib.util.spec_from_file_location("score", options.scorer)
    assert spec is not None and spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    incidents = merge(mentions(options.gold))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        for incident in incidents:
            out.write(json.dumps(incident_feature(incident)) + "\n")
        out.flush()
        figures, errors = scorer.score_merge(options.gold, out.name, True)
    print(*errors, sep="\n")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
