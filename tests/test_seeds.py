"""The sample reports make the map that the tutorial tells of."""

from pathlib import Path

import pytest

import geomap
from geomap import workers
from geomap.model import Incident, Report
from geomap.pipeline import MapRun, Settings, make_map

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="module")
def run() -> MapRun:
    def lost(report: Report, fault: workers.Fault) -> None:
        pytest.fail(fault.detail)

    batch = geomap.Batch([str(SEEDS)])
    made = make_map(batch, Settings(), lost)
    assert (batch.account.read, batch.account.skipped, batch.account.failed) == (12, 0, 0)
    assert batch.account.notes == []
    return made


def of(run: MapRun, admin1: str | None, event_type: str) -> Incident:
    (found,) = [i for i in run.incidents if (i.admin1, i.event_type) == (admin1, event_type)]
    return found


def test_provinces(run: MapRun) -> None:
    assert sorted(i.admin1 or "" for i in run.incidents) == [
        "", "AF-BAL", "AF-BAL", "AF-BGL", "AF-FRA", "AF-GHA", "AF-HEL", "AF-HER", "AF-KAN", "AF-LOG",
        "AF-NAN", "AF-URU", "AF-ZAB", "AF-ZAB",
    ]  # fmt: skip


def test_three_reports_of_one_fight(run: MapRun) -> None:
    fight = of(run, "AF-HEL", "Battles")
    assert (fight.location, fight.geo_precision) == ("Lashkar Gah", 2)
    assert (fight.date_start, fight.date_end) == ("2021-05-03", "2021-05-04")
    assert fight.source_count == 3
    assert fight.disputed  # the Taliban reject the toll
    assert fight.displaced_unit == "families"


def test_a_toll_that_conflicts(run: MapRun) -> None:
    attack = of(run, "AF-FRA", "Battles")
    assert (attack.fatalities, attack.fatalities_low, attack.fatalities_high) == (7, 7, 25)
    assert attack.disputed
    assert attack.source_count == 2


def test_a_toll_that_rose(run: MapRun) -> None:
    bomb = of(run, "AF-LOG", "Explosions/Remote violence")
    assert (bomb.date_start, bomb.fatalities) == ("2021-04-30", 27)
    assert bomb.source_count == 2


def test_a_district_taken(run: MapRun) -> None:
    taken = of(run, "AF-BGL", "Battles")
    assert (taken.sub_event_type, taken.location) == (
        "Non-state actor overtakes territory",
        "Burka",
    )
    assert (taken.fatalities, taken.injured, taken.source_count) == (5, 9, 2)


def test_the_province_only(run: MapRun) -> None:
    for admin1 in ("AF-GHA", "AF-URU"):
        clash = of(run, admin1, "Battles")
        assert (clash.geo_precision, clash.fatalities) == (3, None)


def test_one_that_cannot_be_placed(run: MapRun) -> None:
    fire = of(run, None, "Explosions/Remote violence")
    assert (fire.date_start, fire.latitude) == ("2021-05-01", None)
    assert run.unplaced == 1


def test_the_other_kinds(run: MapRun) -> None:
    strike = of(run, "AF-KAN", "Explosions/Remote violence")
    assert (strike.sub_event_type, strike.fatalities) == ("Air/drone strike", 14)
    mine = of(run, "AF-ZAB", "Explosions/Remote violence")
    assert (mine.fatalities, mine.injured, mine.source_count) == (3, 2, 2)
    assert of(run, "AF-ZAB", "Violence against civilians").fatalities == 1
    assert of(run, "AF-HER", "Protests").sub_event_type == "Peaceful protest"
    assert of(run, "AF-BAL", "Protests").location == "Mazar-e Sharif"
    assert of(run, "AF-NAN", "Explosions/Remote violence").sub_event_type == "Grenade"


def test_what_is_set_aside(run: MapRun) -> None:
    reasons = {item.reason for item in run.set_aside}
    assert {"historical", "future", "aggregate"} <= reasons
    quotes = {item.quote.split(" (Sample Wire) - ")[-1][:30] for item in run.set_aside}
    assert "More than 240 Taliban fighters" in quotes
    assert "The Taliban have warned that f" in quotes
