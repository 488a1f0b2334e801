"""How many reports a second `geomap extract` codes on one core, and how much memory it takes.

    python -m evals.speed [--reports 1000]

The reports are made here, from sentences of this file and names of the gazetteer, 570 words each on
average: an incident or two, what people say of it, and the background that stories end with. The figure
is of the whole command, from its start to its last line; by the clock, and by processor time, which
does not mind what else the machine does. Last comes how long `geomap --help` takes, the best of five:
under 200 ms is promised (DESIGN.md).
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from geomap import gazetteer

WORDS = 570
COUNTRY = "AF"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

INCIDENTS = (
    "At least {n} people were killed and {m} wounded when a roadside bomb struck a bus in {town}, {province} "
    "province, on {day}, police said.",
    "Taliban fighters attacked a checkpoint in {district} district of {province} province late on {day}, "
    "killing {n} soldiers and wounding {m}, a member of the provincial council said.",
    "An air strike killed {n} fighters in {district} district of {province} on {day}, the Defense Ministry "
    "said. Residents said {m} civilians were also hurt.",
    "Gunmen shot dead {n} aid workers on the outskirts of {town} in {province} province on {day}.",
    "About {m}00 families have fled their homes in {district} district after {n} days of fighting.",
    "Hundreds of people marched peacefully in {town}, the capital of {province}, on {day} to demand the "
    "reopening of the road.",
)
TALK = (
    "The governor's spokesman, {person}, said reinforcements had been sent to the area and that the "
    "situation was now under control.",
    "“We heard the sound of heavy weapons all night and could not leave the house,” {person}, a "
    "resident, said by phone.",
    "{person}, who heads the provincial hospital, said that most of the wounded were in a stable "
    "condition.",
    "No group has claimed responsibility. The Taliban did not respond to a request for comment.",
    "The interior ministry did not give details of any losses among the police.",
    "The claims of either side could not be verified independently, because journalists have no access "
    "to the district.",
)
BACKGROUND = (
    "Violence has risen across the country in recent weeks as talks between the two sides have stalled.",
    "Foreign troops are to leave by September, under an agreement that was signed in Doha last year.",
    "The United Nations says more than 1,700 civilians were killed or wounded in the first three months of "
    "the year.",
    "Washington and Kabul have urged the Taliban to return to the talks, which began in September.",
    "The war has displaced hundreds of thousands of people since 2001, many of them more than once.",
    "Analysts warn that government forces, who depend on air support, could lose more ground in the "
    "north and the south.",
    "Farmers in the valley grow wheat, almonds and grapes, and many of them have not been able to bring in "
    "the harvest of this year.",
    "The district lies on the main road to the border and has changed hands several times.",
)
FIRST = ("Abdul", "Mohammad", "Gul", "Najib", "Farida", "Sayed", "Zahra", "Karim", "Rahmat", "Omid")
LAST = (
    "Karimi",
    "Noori",
    "Stanekzai",
    "Ahmadi",
    "Wardak",
    "Sahak",
    "Rahimi",
    "Popal",
    "Azizi",
    "Barak",
)


def stories(count: int, seed: int = 1) -> list[str]:
    """Reports as lines of JSON; the same for the same seed."""
    chance = random.Random(seed)
    places = gazetteer.load([COUNTRY.lower()])
    towns = [p for p in places if p.country == COUNTRY and p.kind == "settlement" and p.admin1]
    districts = [p for p in places if p.country == COUNTRY and p.kind == "admin2" and p.admin1]

    def filled(template: str) -> str:
        district = chance.choice(districts)
        town = chance.choice([t for t in towns if t.admin1 == district.admin1] or towns)
        return template.format(
            n=chance.randint(2, 19),
            m=chance.randint(3, 40),
            district=district.name,
            town=town.name,
            province=district.admin1_name,
            day=chance.choice(DAYS),
            person=f"{chance.choice(FIRST)} {chance.choice(LAST)}",
        )

    def story(number: int) -> str:
        paragraphs = [f"KABUL, May {number % 28 + 1}, 2021 - {filled(chance.choice(INCIDENTS))}"]
        words = len(paragraphs[0].split())
        while words < WORDS - 10:
            kind = chance.choices((INCIDENTS, TALK, BACKGROUND), weights=(1, 4, 4))[0]
            sentences = [filled(chance.choice(kind)) for _ in range(chance.randint(1, 2))]
            paragraphs.append(" ".join(sentences))
            words += len(paragraphs[-1].split())
        text = "\n\n".join(paragraphs)
        return json.dumps({"id": f"made-{number}", "text": text}, ensure_ascii=False)

    return [story(number) for number in range(count)]


def measure(lines: list[str], jobs: int = 1) -> dict[str, float]:
    """Run `geomap extract` over the lines in a process of its own, and measure it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, "-m", "geomap", "extract", "-q", "--jobs", str(jobs), str(path)]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begun = time.perf_counter()
        out = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
        clock = time.perf_counter() - begun
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "reports": len(lines),
        "words a report": round(
            sum(len(json.loads(line)["text"].split()) for line in lines) / len(lines)
        ),
        "incidents": out.count(b"\n"),
        "seconds": round(clock, 2),
        "reports a second": round(len(lines) / clock, 1),
        "reports a second of processor time": round(len(lines) / processor, 1),
        "peak memory in MB": round(after.ru_maxrss / 1024, 1),
    }


def help_seconds() -> float:
    """The best of five, by the clock."""

    def once() -> float:
        begun = time.perf_counter()
        command = [sys.executable, "-m", "geomap", "--help"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - begun

    return min(once() for _ in range(5))


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the speed and memory of geomap extract.")
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    for name, figure in measure(stories(asked.reports), asked.jobs).items():
        print(f"{name:<36}{figure:>10,}")
    print(f"{'ms of geomap --help':<36}{help_seconds() * 1000:>10,.0f}")


if __name__ == "__main__":
    main()
