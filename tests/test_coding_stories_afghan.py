"""Stories of the agencies about Afghanistan: one incident told at length, with much around it."""

import pytest
from telling import Case, case, figures, got, want

TOLLS = (
    # Attackers who are told to be among the dead are not added to them when they are told again.
    case(
        "Gunmen stormed a court in Farah city on Monday. At least 53 people, including nine attackers, were"
        " killed. All nine attackers were shot dead by police, the governor said.",
        figures(53),
    ),
    case(
        "Suicide bombers stormed a court in Farah city on Monday. At least 53 people were killed. The"
        " governor said 34 civilians, 10 soldiers and nine attackers were killed.",
        figures(53),
    ),
    case(
        "A suicide bomber struck a ministry in Kabul on Monday. Twelve people, including the bomber, were"
        " killed. Police shot dead three other attackers.",
        figures(15),
    ),
    case(
        "Gunmen killed seven people in Kabul on Monday, two soldiers among them. Two attackers were killed.",
        figures(9),
    ),
    # What is said of people between commas does not part them from their verb.
    case("A bomb in Kabul on Monday left at least 22 people, mostly students, dead.", figures(22)),
    # A bare number after a passive is of the people told before it, and so of their side.
    case(
        "Four policemen were killed and three wounded when the Taliban stormed a post in Zabul on Monday."
        " Seven attackers were killed and five wounded, he said.",
        figures(11, 8),
    ),
    case(
        "Two guards and two boys were killed and three wounded by a bomb in Zabul on Monday.",
        figures(4, 3),
    ),
    # A town in which others were hurt is nobody.
    case(
        "Eight people were killed in an attack in Kabul and 20 others were wounded on Monday.",
        figures(8, 20),
    ),
)

ELSE = (
    # Whose raids they are, and not where.
    case(
        "Islamabad's drones struck two houses in Khost province on Monday, killing eight people.",
        {"admin1": "AF-KHO", "fatalities": 8},
    ),
    case("A bomb went off at Kabul's army hospital on Monday.", {"admin1": "AF-KAB"}),
    # A name between commas after what somebody was is his.
    case(
        "Police clashed with men loyal to a commander, Omar Karimi, in the northern province of Balkh.",
        {"admin1": "AF-BAL", "location": "Balkh"},
    ),
    case(
        "A bomb killed a teacher in a village, Qala Sorkh, in the northern province of Balkh on Monday.",
        {"admin1": "AF-BAL", "location": "Qala Sorkh"},
    ),
    case("The ministry said that Mahdi was shot dead by guards in Ghazni.", {"fatalities": 1}),
    # Those who died of the patients of one hospital are a part of all the dead.
    case(
        "A blast in Kabul on Monday killed 21 people. An aid group said it had received 27 patients; two"
        " arrived dead and a third died in the emergency room.",
        {"fatalities": 21, "fatalities_high": 21},
    ),
)


@pytest.mark.parametrize("told", TOLLS + ELSE, ids=lambda told: told.text[:60])
def test_story(told: Case) -> None:
    assert got(told) == want(told)


def at(admin1: str, sub_event_type: str, killed: int | None) -> dict[str, object]:
    """Where, of what kind, and how many died."""
    return {"admin1": admin1, "sub_event_type": sub_event_type, "fatalities": killed}


BOMB = "Remote explosive/landmine/IED"
BESIDE = (
    # A sentence that opens with "as" tells two things, and what is feared in the first is not the second.
    case(
        "As the Taliban threatened to storm Kabul, a bomb went off in Herat on Monday, killing six people.",
        at("AF-HER", BOMB, 6),
    ),
    case(
        "While troops fought rebels in Ghazni on Monday, a bomb killed six people in Balkh.",
        at("AF-GHA", "Armed clash", None),
        at("AF-BAL", BOMB, 6),
    ),
    # Who blows himself up at a protest is none of the crowd.
    case(
        "As protesters gathered near the palace in Kabul on Monday to demand help, a suicide bomber blew"
        " himself up 200 yards away, killing six people.",
        at("AF-KAB", "Suicide bomb", 7),
    ),
    # The count of a whole day.
    case(
        "Gunmen killed 16 soldiers in Baghlan on Sunday.\n\nAt least 45 people were killed on Sunday alone, a"
        " newspaper's count showed.",
        at("AF-BGL", "Armed clash", 16),
    ),
    # Plans, tasks and places of those who speak.
    case(
        "Bombs killed three soldiers in Kandahar on Saturday.\n\nMost troops are in Kandahar and Helmand,"
        " where commanders plan an operation to drive out the Taliban.",
        at("AF-KAN", BOMB, 3),
    ),
    case(
        "Troops killed five rebels in Kunar on Friday.\n\nNATO took over security in the south a month ago.",
        at("AF-KNR", "Armed clash", 5),
    ),
    case(
        "Soldiers fought the Taliban in Panjwai on Sunday.\n\nA spokesman said in Kabul that 89 Taliban had"
        " been killed.",
        at("AF-KAN", "Armed clash", 89),
    ),
    case(
        "Gunmen opened fire on Sunday near the border between Daikundi and Ghor provinces on men who went"
        " to welcome pilgrims returning from the Iraqi city of Karbala.",
        {"admin1": None},
    ),
)


@pytest.mark.parametrize("told", BESIDE, ids=lambda told: told.text[:60])
def test_beside(told: Case) -> None:
    assert got(told) == want(told)
