"""How long merging takes, and how it grows: generated mentions with realistic crowding.

    python evals/merge_bench.py [--sizes 25000 100000]

A third of the mentions lie in three provinces within ten days, however many there are; the others in 31
provinces, over two years for 100,000 and in proportion, as a longer archive has more days. An incident is
told by one to twelve reports, each of which may name the place more or less finely, give another toll, leave
out the year, or be a near-copy of another. Each size runs in a process of its own, so that the peak of memory
is its own. Prints one JSON object a size: mentions, incidents, true incidents, seconds and processor seconds
(merging alone), microseconds of the latter a mention, peak memory of the process with all mentions in it,
pairwise precision and recall against the truth.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from geomap.merge import merge, sketch
from geomap.model import Claim, Evidence, Incident, Mention

PROVINCES = [f"XX-{n:02d}" for n in range(34)]
CROWDED = PROVINCES[:3]
DISTRICTS = 14  # a province
TOWNS = 5  # a district
SPREAD = 730  # days of 100,000 mentions, beside the crowded third
FIRST = date(2021, 5, 1)
KINDS = [
    ("Battles", "Armed clash", ("Taliban", "Military Forces of Afghanistan"), 6),
    ("Battles", "Armed clash", ("Taliban", "Police Forces of Afghanistan"), 4),
    ("Explosions/Remote violence", "Remote explosive/landmine/IED", ("Taliban", "Civilians"), 4),
    ("Explosions/Remote violence", "Suicide bomb", ("Taliban", "Civilians"), 1),
    (
        "Explosions/Remote violence",
        "Air/drone strike",
        ("Military Forces of Afghanistan", "Taliban"),
        3,
    ),
    ("Violence against civilians", "Attack", ("Unidentified Armed Group", "Civilians"), 3),
    ("Strategic developments", "Arrests", ("National Directorate of Security", "Taliban"), 1),
    ("Protests", "Peaceful protest", ("Protesters", None), 1),
]
TARGETS = ("checkpoint", "outpost", "convoy", "mosque", "bazaar", "school", "vehicle", "base")
WORDS = [f"word{n}" for n in range(3000)]


def generated(count: int, seed: int = 7) -> tuple[list[Mention], dict[str, int]]:
    """Mentions in random order, and the true incident of each by report id."""
    chance = random.Random(seed)
    out: list[Mention] = []
    truth: dict[str, int] = {}
    number = 0
    days = max(10, SPREAD * count // 100_000)
    crowd = 0
    while len(out) < count:
        number += 1
        crowded = 3 * crowd < len(out)
        told = one_incident(number, chance, crowded=crowded, days=10 if crowded else days)
        crowd += len(told) if crowded else 0
        for mention in told:
            truth[mention.report_id] = number
            out.append(mention)
    chance.shuffle(out)
    return out[:count], truth


def one_incident(number: int, chance: random.Random, *, crowded: bool, days: int) -> list[Mention]:
    """What one to twelve reports make of one incident."""
    province = chance.choice(CROWDED if crowded else PROVINCES[3:])
    day = FIRST + timedelta(days=chance.randrange(days))
    kind = chance.choices(KINDS, [weight for *_, weight in KINDS])[0]
    dead = chance.choice([None, 0, 1, 1, 2, 3, 4, 5, 7, 9, 12, 15, 22, 40])
    district, town = chance.randrange(DISTRICTS), chance.randrange(TOWNS)
    target = chance.choice(TARGETS)
    text = [chance.choice(WORDS) for _ in range(60)]
    tellings = chance.choices([1, 2, 3, 5, 8, 12], [40, 25, 15, 10, 6, 4])[0]
    truth = Truth(province, day, kind, dead, district, town, target, text)
    return [telling(f"{number}-{n}", chance, truth) for n in range(tellings)]


@dataclass
class Truth:
    """What happened, as against what is told of it."""

    province: str
    day: date
    kind: tuple[str, str, tuple[str, str | None], int]
    dead: int | None
    district: int
    town: int
    target: str
    text: list[str]


def telling(report: str, chance: random.Random, truth: Truth) -> Mention:
    """One report's mention of an incident, as precise and as right as reports are."""
    province, day, kind, dead = truth.province, truth.day, truth.kind, truth.dead
    district, town, target, text = truth.district, truth.town, truth.target, truth.text
    precision = chance.choices([1, 2, 3], [45, 35, 20])[0]
    words = list(text) if chance.random() < 0.3 else [chance.choice(WORDS) for _ in range(60)]
    told = dead if dead is None or chance.random() < 0.8 else dead + chance.randrange(1, 3)
    iso = day.isoformat()
    if chance.random() < 0.02:
        iso = "XXXX" + iso[4:]
    seat = sum(map(ord, province))
    lat, lon = 30.0 + seat % 7 + district * 0.3, 60.0 + seat % 11 + (district % 4) * 0.4
    name = {1: f"Town {district}/{town}", 2: f"District {district}", 3: province}[precision]
    quote = " ".join([*words[:16], name, kind[1]])
    claim = Claim(
        field="fatalities",
        value=told,
        low=told,
        high=told,
        report_id=report,
        start=0,
        end=len(quote),
        claimant=chance.choice([None, "police", "ministry"]),
    )
    return Mention(
        report_id=report,
        source=f"Outlet {chance.randrange(60)}",
        published=(day + timedelta(days=chance.randrange(3))).isoformat(),
        copy_sketch=sketch(" ".join(words)),
        status="occurred",
        event_type=kind[0],
        sub_event_type=kind[1],
        date_start=iso,
        date_end=iso,
        time_precision=1,
        country="XX",
        admin1=province,
        admin1_name=province,
        admin2=f"District {district}" if precision < 3 else None,
        location=name,
        location_names=(name,),
        latitude=lat + (town * 0.02 if precision == 1 else 0.0),
        longitude=lon,
        geo_precision=precision,
        place_ids=(f"{province}/{name}",),
        actor1=kind[2][0],
        actor2=kind[2][1],
        fatalities=told,
        fatalities_low=told,
        fatalities_high=told,
        targets=(target,) if chance.random() < 0.5 else (),
        notes=quote,
        evidence=(Evidence(report_id=report, quote=quote, start=0, end=len(quote)),),
        claims=() if told is None else (claim,),
    )


def agreement(incidents: Iterable[Incident], truth: dict[str, int]) -> tuple[float, float]:
    """Pairwise precision and recall: of pairs of mentions that were, or should be, merged."""
    got = want = both = 0
    sizes: Counter[int] = Counter()
    for incident in incidents:
        inside = Counter(truth[report] for report in incident.report_ids)
        sizes.update(inside)
        got += pairs(len(incident.report_ids))
        both += sum(pairs(n) for n in inside.values())
    want = sum(pairs(n) for n in sizes.values())
    return both / max(1, got), both / max(1, want)


def pairs(n: int) -> int:
    """Number of pairs among n."""
    return n * (n - 1) // 2


def measure(count: int) -> dict[str, float]:
    """Generate, merge, and report."""
    mentions, truth = generated(count)
    begun, spent = time.perf_counter(), time.process_time()
    incidents = merge(mentions)
    seconds, spent = time.perf_counter() - begun, time.process_time() - spent
    precision, recall = agreement(incidents, truth)
    return {
        "mentions": len(mentions),
        "incidents": len(incidents),
        "true_incidents": len({truth[m.report_id] for m in mentions}),
        "seconds": round(seconds, 2),
        "cpu_seconds": round(spent, 2),
        "us_per_mention": round(1e6 * spent / len(mentions), 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "pair_precision": round(precision, 4),
        "pair_recall": round(recall, 4),
    }


def main() -> None:
    """Measure each size in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[25_000, 100_000])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one)))
        return
    for size in options.sizes:
        subprocess.run([sys.executable, __file__, "--one", str(size)], check=True)


if __name__ == "__main__":
    main()
