"""Tolls told over several sentences and by several sources (codebook section 6)."""

import pytest
from telling import PUBLISHED, Case, case, figures, got, one, want

FIGHT = "Insurgents stormed a post in Sangin district of Helmand on Monday."


def spans(low: int | None, best: int, high: int | None) -> dict[str, int | None]:
    """The dead by the lowest of the accounts, and what the accounts span."""
    return {"fatalities": best, "fatalities_low": low, "fatalities_high": high}


SPEAKERS = {
    "a hospital that he speaks of is not who speaks": (
        f"{FIGHT} Five guards were killed, officials said. Karim Sadat, a spokesman for the governor, "
        "confirmed it. “The bodies of five guards were taken to the hospital,” he said. "
        "An army officer said seven had died."
    ),
    "an office before a name between commas": (
        f"{FIGHT} Nine guards died, police said. A doctor, Hamid Gul, told a reporter that 12 guards died."
    ),
    "who speaks before he gives his figure": (
        f"{FIGHT} Nine guards died, police said. An elder, Hamid Gul, gave a higher toll. "
        "He said 12 guards had lost their lives."
    ),
}
CLAIMANTS = {
    "a hospital that he speaks of is not who speaks": {"officials", "governor", "army"},
    "an office before a name between commas": {"police", "health"},
    "who speaks before he gives his figure": {"police", "residents"},
}


@pytest.mark.parametrize("name", SPEAKERS)
def test_who_gives_a_figure(name: str) -> None:
    told = one(SPEAKERS[name]).claims
    assert {c.claimant for c in told if c.field == "fatalities"} == CLAIMANTS[name]


CASES = {
    "each claimant's dead of one side are an account of their own": case(
        SPEAKERS["who speaks before he gives his figure"], spans(9, 9, 12)
    ),
    "a bare figure of a side that another claimant gives": case(
        f"{FIGHT} Nine guards were killed, officials said. A senator said nine were dead. The governor "
        "said the guards had killed six Taliban.",
        figures(15),
    ),
    "some of the slain are a part of them": case(
        f"{FIGHT} Six soldiers and 14 militants were killed, the army said. The bodies of five of the "
        "slain militants were in the mosque, an official said.",
        figures(20),
    ),
    "no soldier was hurt": case(
        "Troops killed 11 rebels in a clash in Sangin on Monday, in which no soldier was hurt.",
        figures(11, 0),
    ),
    "none of the guards was hurt": case(f"{FIGHT} None of the guards was hurt.", figures(None, 0)),
    "no fewer than four is four": case(
        f"{FIGHT} No fewer than four soldiers were killed.", spans(4, 4, None)
    ),
    "no civilian was hurt leaves open who else was": case(
        f"{FIGHT} No civilian was hurt.", figures(None, None)
    ),
    "those who lost nobody are no rival to the dead of others": case(
        f"{FIGHT} A council member said four policemen were wounded. None of the attackers was hurt, the "
        "Taliban said.",
        figures(None, 4),
    ),
    "without any deaths": case(
        "A bomb wounded three soldiers in Sangin on Monday without causing any deaths.",
        figures(0, 3),
    ),
    "a number of nothing counts those told before": case(
        "Troops killed 11 suspected gunmen in a clash in Sangin on Monday. Their relatives put the number "
        "at eight.",
        spans(8, 8, 11),
    ),
    "a toll counts others than the attackers": case(
        f"{FIGHT} Two attackers were killed. Police put the toll at nine.", figures(11)
    ),
    "the number of the injured as nine": case(
        "A mine killed five people in Sangin on Monday and wounded 11, doctors said. Police gave the number "
        "of dead as four and of the injured as nine.",
        figures(4, 9),
    ),
    "a toll that rose counts those told before, of whatever side": case(
        "A bomber blew himself up in Kandahar on Monday. Four policemen and two women were killed, the "
        "police said. A doctor said two of the wounded died later, raising the number of dead to eight.",
        figures(9),
    ),
    "three of whom were in a critical condition": case(
        f"{FIGHT} A nurse at the hospital put the number of the wounded at 12, three of whom were in a "
        "critical condition.",
        figures(None, 12),
    ),
    "who puts a toll is not one of the dead": case(
        "A bomb killed 11 people in Kandahar on Monday. A hospital official put the toll at 13 dead.",
        spans(11, 11, 13),
    ),
    "more than 20 hurt are of those killed with them": case(
        f"{FIGHT} 17 of the attackers were killed and more than 20 hurt. Four guards were wounded.",
        figures(17, 24),
    ),
    "a number after the full stop of a month": case(
        "Jets struck Sangin district in the night of 3 May. 21 Taliban were killed.", figures(21)
    ),
    "the day of a burial is not that of the deed": case(
        "Gunmen opened fire on a village in Sangin on Saturday. “We have buried 18 people this morning,” "
        "an elder said.",
        {"fatalities": 18, "date_start": "2021-05-01"},
    ),
    "a sum of a week is no incident's toll": case(
        f"{FIGHT} One policeman was killed. During the week 87 insurgents were killed and 45 wounded.",
        figures(1),
        aside=("aggregate",),
    ),
    "nor is one of the last month": case(
        f"{FIGHT} One policeman was killed. Officials say 250 Taliban have been killed in Helmand in the "
        "last month.",
        figures(1),
        aside=("aggregate",),
    ),
    "a vague title does not make one toll of two sides": case(
        f"Dozens killed in clashes. {FIGHT} 34 Taliban were killed, the governor said. Six policemen were "
        "also killed. The Taliban said three of their fighters died.",
        spans(9, 9, 40),
    ),
    "grazed by a bullet": case(
        "Four men were shot dead at a car wash in Kandahar on Monday. A girl was grazed by a bullet.",
        figures(4, 1),
    ),
}


@pytest.mark.parametrize("told", CASES.values(), ids=CASES)
def test_toll(told: Case) -> None:
    assert told.published == PUBLISHED
    assert got(told) == want(told)
