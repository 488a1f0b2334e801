"""How many were killed, hurt and displaced, and who says so (codebook section 6)."""

import pytest
from telling import Case, case, got, one, want


def dead(best: int | None, low: int | None = None, high: int | None = None) -> dict[str, object]:
    return {"fatalities": best, "fatalities_low": low, "fatalities_high": high}


def exactly(count: int) -> dict[str, object]:
    return dead(count, count, count)


CASES: dict[str, Case] = {
    # numbers
    "a number": case("A bomb killed four people in Herat city on Monday.", exactly(4)),
    "a number in figures": case("A bomb killed 14 people in Herat city on Monday.", exactly(14)),
    "a number of two words": case(
        "A bomb killed twenty-three people in Herat city on Monday.", exactly(23)
    ),
    "at least": case(
        "A bomb killed at least 14 people in Herat city on Monday.", dead(14, 14, None)
    ),
    "more than": case(
        "A bomb killed more than 14 people in Herat city on Monday.", dead(14, 14, None)
    ),
    "over": case("A bomb killed over 14 people in Herat city on Monday.", dead(14, 14, None)),
    "up to": case("A bomb killed up to 14 people in Herat city on Monday.", dead(14, None, 14)),
    "as many as": case(
        "A bomb killed as many as 14 people in Herat city on Monday.", dead(14, None, 14)
    ),
    "from one number to another": case(
        "A bomb killed 12 to 14 people in Herat city on Monday.", dead(12, 12, 14)
    ),
    "between two numbers": case(
        "A bomb killed between 12 and 14 people in Herat city on Monday.", dead(12, 12, 14)
    ),
    "nearly": case("A bomb killed nearly 30 people in Herat city on Monday.", exactly(30)),
    "about": case("A bomb killed about 30 people in Herat city on Monday.", exactly(30)),
    "a couple": case(
        "A bomb killed a couple of people in Herat city on Monday.", {"fatalities": 2}
    ),
    "several": case("A bomb killed several people in Herat city on Monday.", {"fatalities": 3}),
    "a dozen": case("A bomb killed a dozen people in Herat city on Monday.", {"fatalities": 12}),
    "dozens": case("A bomb killed dozens of people in Herat city on Monday.", {"fatalities": 12}),
    "two dozen": case(
        "A bomb killed two dozen people in Herat city on Monday.", {"fatalities": 24}
    ),
    "tens": case("A bomb killed tens of people in Herat city on Monday.", {"fatalities": 10}),
    "scores": case("A bomb killed scores of people in Herat city on Monday.", {"fatalities": 20}),
    "hundreds": case("A bomb hurt hundreds of people in Herat city on Monday.", {"injured": 100}),
    "one person": case("A bomb killed a shopkeeper in Herat city on Monday.", exactly(1)),
    "one person by name": case(
        "Gunmen shot dead Mirwais Amani, a journalist, in Herat city on Monday.", exactly(1)
    ),
    "two persons, one by one": case(
        "A bomb killed a policeman and his son in Herat city on Monday.", exactly(2)
    ),
    # what is no figure of the dead
    "casualties": case(
        "A bomb caused 14 casualties in Herat city on Monday.",
        {"fatalities": None, "injured": None},
    ),
    "nothing is said": case(
        "A bomb went off in Herat city on Monday.", {"fatalities": None, "injured": None}
    ),
    "said to be none": case(
        "A bomb went off in Herat city on Monday. No one was killed or hurt.",
        exactly(0) | {"injured": 0},
    ),
    "no casualties": case(
        "A bomb went off in Herat city on Monday and caused no casualties.",
        {"fatalities": 0, "injured": 0},
    ),
    "hurt, and nobody killed": case(
        "A bomb wounded three people in Herat city on Monday. No one was killed.",
        {"fatalities": 0, "injured": 3},
    ),
    "things": case(
        "A bomb destroyed 12 shops and three cars in Herat city on Monday.", {"fatalities": None}
    ),
    "ages and ranks": case(
        "A bomb killed a 12-year-old boy in police district 9 of Herat city on Monday.", exactly(1)
    ),
    "caliber and year": case(
        "Gunmen armed with two machine guns killed three guards in Herat city on Monday; the post was "
        "built in 2014.",
        exactly(3),
    ),
    # sides and parts
    "sides add up": case(
        "Five soldiers and 12 insurgents were killed in a clash in Ghoryan district of Herat on Monday.",
        exactly(17),
    ),
    "sides in two sentences": case(
        "Insurgents attacked a post in Ghoryan district of Herat on Monday. Five soldiers were killed. "
        "Twelve insurgents also died.",
        exactly(17),
    ),
    "dead and wounded of both": case(
        "Two soldiers and three insurgents were killed and nine soldiers wounded in Ghoryan district of "
        "Herat on Monday.",
        exactly(5) | {"injured": 9},
    ),
    "a part": case(
        "A bomb killed ten people, including three children, in Herat city on Monday.", exactly(10)
    ),
    "a part in the sentence after": case(
        "A bomb killed ten people in Herat city on Monday. Three children were among the dead.",
        exactly(10),
    ),
    "most of whom": case(
        "A bomb killed ten people in Herat city on Monday, six of them women.", exactly(10)
    ),
    "killed and wounded": case(
        "A bomb killed two people and wounded nine in Herat city on Monday.",
        exactly(2) | {"injured": 9},
    ),
    "leaving dead and wounded": case(
        "A bomb went off in Herat city on Monday, leaving two people dead and nine others injured.",
        exactly(2) | {"injured": 9},
    ),
    "killed or wounded together": case(
        "A bomb killed or wounded 12 people in Herat city on Monday.",
        {"fatalities": None, "injured": None},
    ),
    "killing and wounding together": case(
        "A bomb went off in Herat city on Monday, killing and wounding 12 people.",
        {"fatalities": None, "injured": None},
    ),
    "a toll that rose": case(
        "A bomb killed four people in Herat city on Monday. The death toll rose to seven overnight, "
        "doctors said.",
        {"fatalities": 7},
    ),
    "a toll told twice": case(
        "Four people were killed in Herat city on Monday. Police said the four were killed by a bomb.",
        exactly(4),
    ),
    "a vague word before the number": case(
        "Dozens of people were killed by a bomb in Herat city on Monday. A doctor said that 31 people "
        "were killed.",
        {"fatalities": 31},
    ),
    # attackers
    "a suicide bomber who is said to have died": case(
        "A suicide bomber killed himself and four worshippers in a mosque in Herat city on Monday.",
        {"fatalities": 5},
    ),
    "a suicide bomber of whom nothing is said": case(
        "A suicide bomber attacked a mosque in Herat city on Monday and killed four worshippers.",
        {"fatalities": 4},
    ),
    "attackers killed by guards": case(
        "Gunmen attacked a hotel in Herat city on Monday and killed six guests. All three attackers were "
        "killed by the police.",
        {"fatalities": 9},
    ),
    # who says so
    "two claimants on one side": case(
        "Insurgents attacked an army post in Ghoryan district of Herat on Monday. The governor said that "
        "four soldiers were killed. The Taliban said that 15 soldiers were killed.",
        dead(4, 4, 15) | {"disputed": True},
    ),
    "two claimants not far apart": case(
        "A bomb went off in Herat city on Monday. Police said that six people were killed. A doctor said "
        "that eight people were killed.",
        dead(6, 6, 8) | {"disputed": False},
    ),
    "one claimant for each side": case(
        "Soldiers and insurgents clashed in Ghoryan district of Herat on Monday. The governor said that "
        "four soldiers were killed. The Taliban said that three of their fighters were killed.",
        exactly(7) | {"disputed": False},
    ),
    "a denied toll": case(
        "An air strike hit a house in Ghoryan district of Herat on Monday. Elders said that nine civilians "
        "were killed. The army denied that civilians were killed.",
        {"fatalities": 9, "disputed": True},
    ),
    "a count taken back": case(
        "A bomb killed nine people in Herat city on Monday, police said. Police later corrected the figure "
        "to six dead.",
        {"fatalities": 6},
    ),
    "a woman and her two children": case(
        "A bomb killed a woman and her two children in Ghoryan district of Herat on Monday.",
        {"fatalities": 3},
    ),
    "the number of dead stands at": case(
        "The number of dead in Monday's blast in Herat city stands at 13, an official said on Tuesday.",
        {"fatalities": 13},
    ),
    "the number of injured put at": case(
        "A magnetic bomb under a minibus killed four women in Herat city on Monday; the governor's office "
        "put the number of injured at nine.",
        {"fatalities": 4, "injured": 9},
    ),
    "dead and wounded together are neither": case(
        "Fighting broke out in Ghoryan district of Herat on Monday. The army put the number of dead and "
        "wounded together at 10.",
        {"fatalities": None, "injured": None},
    ),
    "all seven, taken apart": case(
        "A roadside bomb hit a bus in Ghoryan district of Herat on Monday; all seven in it, a couple and "
        "their five children, were killed.",
        {"fatalities": 7},
    ),
    "one who died, and no toll": case(
        "Gunmen shot a judge in Herat city on Monday. She died in hospital.",
        {"fatalities": 1},
    ),
    "an age in brackets": case(
        "A mine exploded in Ghoryan district of Herat on Monday. A farmer was killed and his grandson (9) "
        "was wounded.",
        {"fatalities": 1, "injured": 1},
    ),
    # displaced
    "families": case(
        "Fighting in Ghoryan district of Herat on Monday displaced 300 families.",
        {"displaced": 300, "displaced_unit": "families"},
    ),
    "persons": case(
        "Fighting in Ghoryan district of Herat on Monday displaced 1,800 people.",
        {"displaced": 1800, "displaced_unit": "persons"},
    ),
    "people who fled": case(
        "At least 2,000 people fled their homes after clashes in Ghoryan district of Herat on Monday.",
        {"displaced": 2000, "displaced_unit": "persons", "fatalities": None},
    ),
    # taken
    "abducted people are no toll": case(
        "Gunmen abducted five workers in Ghoryan district of Herat on Monday.",
        {"fatalities": None, "injured": None},
    ),
    "arrested people are no toll": case(
        "Police arrested five suspects in Herat city on Monday.",
        {"fatalities": None, "injured": None},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_people(name: str) -> None:
    assert got(CASES[name]) == want(CASES[name])


def test_a_claim_says_who_says_it_and_where() -> None:
    text = (
        "Insurgents attacked an army post in Ghoryan district of Herat on Monday. The governor said that "
        "four soldiers were killed. The Taliban said that 15 soldiers were killed."
    )
    claims = one(text).claims
    assert [(c.field, c.value, c.side, c.claimant, text[c.start : c.end]) for c in claims] == [
        ("fatalities", 4, "state", "governor", "four soldiers"),
        ("fatalities", 15, "state", "taliban", "15 soldiers"),
    ]


def test_sides_stay_readable_side_by_side() -> None:
    text = "Five soldiers and 12 insurgents were killed in a clash in Ghoryan district of Herat on Monday."
    claims = one(text).claims
    assert [(c.value, c.side) for c in claims] == [(5, "state"), (12, "rebel")]


ACTORS = {
    "Taliban fighters attacked a police post in Ghoryan district of Herat on Monday.": (
        "Taliban",
        "Police Forces of Afghanistan",
    ),
    "The Taliban ambushed soldiers in Ghoryan district of Herat on Monday.": (
        "Taliban",
        "Military Forces of Afghanistan",
    ),
    "Gunmen shot dead a teacher in Herat city on Monday.": (
        "Unidentified Armed Group",
        "Civilians",
    ),
    "Islamic State fighters beheaded two villagers in Achin district of Nangarhar on Monday.": (
        "Islamic State",
        "Civilians",
    ),
}


@pytest.mark.parametrize("text", ACTORS)
def test_actors(text: str) -> None:
    mention = one(text)
    assert (mention.actor1, mention.actor2) == ACTORS[text]
