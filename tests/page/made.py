"""Made-up incidents to look at the page with; nothing here happened."""

import random
from collections.abc import Sequence
from functools import cache
from typing import Any

from geopandas import GeoDataFrame

from geomap.gazetteer import boundaries
from geomap.model import Claim, Evidence, Incident

HOSTILE = "<img src=x onerror=alert(1)>{{7*7}}{% x ${alert(2)}</script>`"
TURNED = "a\u202eb\u202c\u200bc"  # an override and a zero width space
SHOWN = "a\ufffdb\ufffd\ufffdc"  # the same as the page shows it
SUBTYPES = {
    "Battles": ("Armed clash", "Government regains territory"),
    "Explosions/Remote violence": ("Air/drone strike", "Suicide bomb"),
    "Violence against civilians": ("Attack", "Abduction/forced disappearance"),
    "Protests": ("Peaceful protest",),
    "Riots": ("Mob violence",),
    "Strategic developments": ("Arrests", "Agreement"),
}


@cache
def provinces() -> GeoDataFrame:
    """The 34 provinces of Afghanistan, without counts."""
    return boundaries.provinces(["AF"])


def incident(number: int, **values: Any) -> Incident:
    """A battle near Lashkar Gah on two days of May, if nothing else is said."""
    told: dict[str, Any] = {
        "id": f"made-{number:06d}",
        "disorder_type": "Political violence",
        "status": "occurred",
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "date_start": "2021-05-03",
        "date_end": "2021-05-04",
        "time_precision": 1,
        "country": "AF",
        "admin1": "AF-HEL",
        "admin1_name": "Helmand",
        "location": "Lashkar Gah",
        "latitude": 31.59,
        "longitude": 64.37,
        "geo_precision": 2,
        "source_count": 1,
    }
    return Incident(**(told | values))


def evidence(report: str, quote: str, **values: Any) -> Evidence:
    """A sentence that stands 10 characters into its report."""
    return Evidence(report_id=report, quote=quote, start=10, end=10 + len(quote), **values)


def claim(item: Evidence, words: str, value: int | None, **values: Any) -> Claim:
    """A figure claimed at `words` of a sentence."""
    at = item.start + item.quote.index(words)
    told: dict[str, Any] = {"field": "fatalities", "low": value, "high": value}
    return Claim(
        **(told | values), value=value, report_id=item.report_id, start=at, end=at + len(words)
    )


def few() -> list[Incident]:
    """Seven incidents, one of each kind: conflicting figures, unplaced, abroad, of a month, set aside."""
    first = evidence(
        "r1",
        "At least 100 people were killed near Lashkar Gah on Monday.",
        source="Morning Courier",
        published="2021-05-04",
        url="https://example.org/a?b=c&d=e",
        title="Fighting in the south",
    )
    second = evidence(
        "r2", "The governor said that 12 had died.", source="Valley Radio", published="2021-05-05"
    )
    claims = (
        claim(first, "At least 100", 100, high=None, claimant="Ministry of Defense", side="rebel"),
        claim(second, "12", 12, claimant="Governor", side="rebel"),
        claim(second, "governor", None, claimant="Taliban", role="denied"),
    )
    return [
        incident(
            1, fatalities=12, fatalities_low=12, fatalities_high=100, disputed=True, evidence=(first, second),
            claims=claims, source_count=2, notes=first.quote, actor1="Taliban", actor2="Civilians",
            displaced=1000, displaced_low=1000, displaced_high=1000, displaced_unit="families",
        ),
        incident(
            2, event_type="Strategic developments", sub_event_type="Other", date_start="2021-05-02",
            date_end=None, location="Nad Ali", latitude=31.64, longitude=64.24, geo_precision=1,
            possible_duplicate_of="made-000001",
        ),
        incident(
            3, admin1="AF-FRA", admin1_name="Farah", location="Farah", latitude=32.5, longitude=62.3,
            geo_precision=3, date_start="2021-05", date_end=None, time_precision=3, fatalities=7,
            fatalities_low=7, fatalities_high=7, injured=3, injured_low=3, injured_high=3,
        ),
        incident(
            4, admin1=None, admin1_name=None, location="an airfield", latitude=None, longitude=None,
            geo_precision=None, date_start="XXXX-05-01", date_end=None, time_precision=None,
        ),
        incident(
            5, admin1="PK-KP", admin1_name="Khyber Pakhtunkhwa", country="PK", location="Peshawar",
            latitude=34.01, longitude=71.58, geo_precision=1, event_type="Explosions/Remote violence",
            sub_event_type="Suicide bomb",
        ),
        incident(
            6, admin1="AF-KAB", admin1_name="Kabul", location="Kabul", latitude=34.53,
            longitude=69.17, status="claimed", fatalities=0, fatalities_low=0, fatalities_high=0,
        ),
        incident(7, admin1="AF-KAB", admin1_name="Kabul", location="Kabul", status="historical"),
    ]  # fmt: skip


def hostile() -> list[Incident]:
    """Incidents of which every text is an attack."""
    bad = evidence(
        HOSTILE,
        f"Some 30 people, {HOSTILE} among them, were killed {TURNED}.",
        source=HOSTILE,
        published="2021-05-04",
        url="javascript:alert(3)",
        title=HOSTILE,
    )
    claims = (
        claim(bad, "30", 30, claimant=HOSTILE, side="rebel"),
        claim(bad, HOSTILE, 4, claimant=TURNED),
    )
    return [
        incident(
            1, location=HOSTILE, location_names=(HOSTILE, TURNED), admin2=HOSTILE, actor1=HOSTILE,
            actor2=TURNED, notes=bad.quote, evidence=(bad,), claims=claims, fatalities=30,
            fatalities_low=30, fatalities_high=30, disputed=True, sources=(HOSTILE,),
        ),
        incident(2, event_type=HOSTILE, sub_event_type=HOSTILE, location=TURNED, notes=HOSTILE),
        incident(
            3, admin1="XX-1", admin1_name=HOSTILE, country="XX", location=HOSTILE, latitude=33.0,
            longitude=66.0, geo_precision=1,
        ),
        incident(
            4, admin1=None, admin1_name=None, location=HOSTILE, latitude=None, longitude=None,
            geo_precision=None, date_start=HOSTILE, date_end=None, sources=(HOSTILE,),
        ),
    ]  # fmt: skip


def many(number: int, days: int = 30, seed: int = 1) -> list[Incident]:
    """Incidents all over the provinces, a few of them unplaced or without a day."""
    rng = random.Random(seed)
    rows = provinces().to_dict("records")
    weights = [1 / (1 + (n * 7) % 13) for n in range(len(rows))]
    return [_one(rng, n, rng.choices(rows, weights)[0], days) for n in range(number)]


def _one(rng: random.Random, number: int, row: dict[str, Any], days: int) -> Incident:
    kind = rng.choices(list(SUBTYPES), [40, 22, 14, 8, 3, 9])[0]
    day = rng.randrange(days)
    start = f"2021-{4 + day // 30:02d}-{day % 30 + 1:02d}"
    killed = rng.choices([None, 0, 1, 3, 7, 19], [5, 3, 5, 4, 3, 2])[0]
    precision = rng.choice([1, 2, 3])
    town = rng.randrange(5)
    shift = ((0, 0.05), (0.12, -0.1), (-0.1, 0.12), (0.2, 0.02), (-0.18, -0.14))[town]
    place = row["name"] if precision == 3 else f"{row['name']} market {town}"
    lon, lat = row["label_lon"], row["label_lat"]
    if precision < 3:
        lon, lat = round(lon + shift[0], 4), round(lat + shift[1], 4)
    toll = "Several" if killed is None else str(killed)
    told = evidence(
        f"r{number}",
        f"{toll} people died when gunmen came to {place} after dark, and the road was shut.",
        source=rng.choice(["Morning Courier", "Valley Radio", "Ministry of Interior"]),
        published=start,
        url=f"https://example.org/story/{number}",
    )
    claims = () if killed is None else (claim(told, toll, killed, claimant="Officials"),)
    placed = rng.random() > 0.04
    return incident(
        number, event_type=kind, sub_event_type=rng.choice(SUBTYPES[kind]),
        status=rng.choices(["occurred", "ongoing", "claimed"], [8, 1, 1])[0],
        date_start=start if rng.random() > 0.03 else None, date_end=None,
        time_precision=rng.choice([1, 1, 1, 2]), admin1=row["iso"] if placed else None,
        admin1_name=row["name"] if placed else None, location=place if placed else None,
        longitude=lon if placed else None, latitude=lat if placed else None,
        geo_precision=precision if placed else None, actor1="Taliban",
        actor2=rng.choice(["Civilians", "Police Forces of Afghanistan"]), fatalities=killed,
        fatalities_low=killed, fatalities_high=None if number % 3 == 0 else killed,
        injured=rng.choice([None, 2, 5]), displaced=rng.choice([None, None, 40]),
        displaced_unit=rng.choice(["persons", "families"]), notes=told.quote, evidence=(told,),
        claims=claims, report_ids=(told.report_id,), sources=(str(told.source),),
    )  # fmt: skip


def counted(incidents: Sequence[Incident]) -> list[Incident]:
    """Those that the page is to show."""
    return [i for i in incidents if i.status in {"occurred", "ongoing", "claimed"}]
