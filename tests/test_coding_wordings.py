"""Wordings of reports from many countries, where each stands for a class of its kind."""

import pytest
from telling import Case, case, got, want

BATTLE = {"event_type": "Battles"}
BLAST = {"event_type": "Explosions/Remote violence"}
CIVILIANS = {"event_type": "Violence against civilians"}
RIOT = {"event_type": "Riots"}
STRATEGIC = {"event_type": "Strategic developments"}
PROTEST = {"event_type": "Protests"}

DAYS: dict[str, Case] = {
    "a day before, told with a comma": case(
        "Gunmen killed six people in Aliabad district of Kunduz on Sunday. The day before, rebels attacked "
        "a police post in Andar district of Ghazni and killed two policemen.",
        CIVILIANS | {"date_start": "2021-05-02"},
        BATTLE | {"date_start": "2021-05-01"},
    ),
    "a day after something": case(
        "A day after gunmen killed a teacher in Kunduz city, police arrested three men in Herat city on "
        "Sunday.",
        CIVILIANS | {"date_start": "2021-05-01"},
        STRATEGIC | {"date_start": "2021-05-02"},
    ),
}
PLACES: dict[str, Case] = {
    "far from there": case(
        "Gunmen killed six people in Kunduz city on Sunday. Far from there, in the south, the fighting went "
        "on in Zabul province on Monday.",
        CIVILIANS | {"admin1": "AF-KDZ"},
        BATTLE | {"admin1": "AF-ZAB"},
    ),
    "driven into, and fled into": case(
        "Hooded men drove pickups into Aliabad in Kunduz on Sunday, shot dead two traders and fled.",
        CIVILIANS | {"location": "Aliabad", "fatalities": 2},
    ),
    "a way told before holds no unknown name": case(
        "A bomb killed two traders in Aliabad district of Kunduz on Sunday. Families have gone on foot "
        "towards Dushi or as far as Nahrin, in Baghlan.\n\nOn Monday four rebels were killed in a clash "
        "near Mount Zangul.",
        BLAST | {"admin1": "AF-KDZ"},
        BATTLE | {"admin1": "AF-KDZ", "location": "Mount Zangul"},
    ),
    "a name that was invaded": case(
        "Armed men invaded Tsumengar in Aliabad district of Kunduz on Sunday and killed two farmers.",
        {"location": "Tsumengar", "admin1": "AF-KDZ", "fatalities": 2},
    ),
}
TYPES: dict[str, Case] = {
    "running battles with police": case(
        "Students fought running battles with police in Kunduz city on Sunday.",
        RIOT | {"sub_event_type": "Violent demonstration"},
    ),
    "running battles of armies": case(
        "The army and the Taliban fought running battles in Kunduz city on Sunday.",
        BATTLE | {"sub_event_type": "Armed clash"},
    ),
    "tear gas shelling is none": case(
        "Police resorted to a baton charge and tear gas shelling as teachers marched in Kunduz on Sunday.",
        PROTEST | {"sub_event_type": "Protest with intervention"},
    ),
    "hands laid on thieves": case(
        "In Kunduz city, the population laid hands on two thieves on Sunday. They were killed with stones.",
        RIOT | {"sub_event_type": "Mob violence"},
    ),
    "received with bullets": case(
        "Policemen who entered Aliabad district of Kunduz on Sunday were received with bullets.",
        BATTLE | {"sub_event_type": "Armed clash"},
    ),
    "lorries under escort": case(
        "Gunmen fired on lorries which travelled under military escort near Aliabad in Kunduz on Sunday.",
        BATTLE | {"sub_event_type": "Armed clash"},
    ),
    "cars fired on": case(
        "Gunmen fired on three cars in Aliabad district of Kunduz on Sunday.",
        CIVILIANS | {"sub_event_type": "Attack"},
    ),
    "jets that pour their fire": case(
        "Warplanes poured fire on Aliabad district of Kunduz on Sunday.",
        BLAST | {"sub_event_type": "Air/drone strike"},
    ),
    "what falls from a drone shot down": case(
        "Debris of a downed drone sparked a fire at a depot in Kunduz city on Sunday.",
        BLAST | {"sub_event_type": "Air/drone strike"},
    ),
    "marched away": case(
        "Gunmen marched the two nurses out of the clinic in Aliabad district of Kunduz on Sunday.",
        CIVILIANS | {"sub_event_type": "Abduction/forced disappearance"},
    ),
    "pylons felled": case(
        "Explosives brought down two power pylons in Aliabad district of Kunduz on Sunday.",
        BLAST | {"sub_event_type": "Remote explosive/landmine/IED"},
    ),
}
SET_ASIDE: dict[str, Case] = {
    "thousands killed in the war": case(
        "Tens of thousands have been killed in the war.", aside=("aggregate",)
    ),
    "planned blasts": case(
        "The explosions that were heard in Kunduz city this morning were planned demining work.",
        aside=("negated",),
    ),
    "denied, with a word between": case(
        "Police denied, on the other hand, that anybody attacked the prison of Kunduz on Sunday.",
        aside=("negated",),
    ),
    "a year in figures": case(
        "The week in figures: 63 civilians killed in Kunduz and Takhar.", aside=("aggregate",)
    ),
}
PEOPLE: dict[str, Case] = {
    "hit by bullets": case(
        "Gunmen attacked a village of Kunduz province on Sunday. Two women hit by bullets are in hospital.",
        CIVILIANS | {"injured": 2},
    ),
    "hiding in the woods": case(
        "Rebels attacked a village of Kunduz province on Sunday. Around 4,000 people are hiding in woods.",
        {"displaced": 4000, "displaced_unit": "persons"},
    ),
    "gone on foot": case(
        "Rebels attacked a village of Kunduz province on Sunday. Some 200 families have gone on foot to "
        "the hills.",
        {"displaced": 200, "displaced_unit": "families"},
    ),
}
CASES = DAYS | PLACES | TYPES | SET_ASIDE | PEOPLE


@pytest.mark.parametrize("name", CASES)
def test_wordings(name: str) -> None:
    assert got(CASES[name]) == want(CASES[name])
