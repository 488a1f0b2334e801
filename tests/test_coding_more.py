"""More wordings of one rule or another."""

import pytest
from telling import Case, case, got, want

BATTLE = {"event_type": "Battles"}
BLAST = {"event_type": "Explosions/Remote violence"}
CIVILIANS = {"event_type": "Violence against civilians"}
STRATEGIC = {"event_type": "Strategic developments"}
PROTEST = {"event_type": "Protests"}
RIOT = {"event_type": "Riots"}

CASES: dict[str, Case] = {
    "dead and missing after an attack": case(
        "At least 15 people died and 20 are missing after an attack on a village in Gizab district of "
        "Daykundi on Sunday.",
        CIVILIANS | {"sub_event_type": "Attack", "fatalities": 15},
    ),
    "among the dead": case(
        "Eleven people were killed when a bomb hit a bus in Ghoryan district of Herat on Sunday. Among the "
        "dead were three women and a child.",
        BLAST | {"fatalities": 11},
    ),
    "the dead by groups": case(
        "A bomb killed two policemen, a driver and three passers-by in Herat city on Sunday.",
        BLAST | {"fatalities": 6},
    ),
    "leaving dead": case(
        "Gunmen raided a wedding in Ghoryan district of Herat on Sunday, leaving nine guests dead.",
        CIVILIANS | {"fatalities": 9},
    ),
    "lost their lives": case(
        "Five farmers lost their lives when they drove over a mine in Ghoryan district of Herat on Sunday.",
        BLAST | {"fatalities": 5},
    ),
    "claimed lives": case(
        "A bomb in a bazaar in Ghoryan district of Herat claimed seven lives on Sunday.",
        BLAST | {"fatalities": 7},
    ),
    "no civilians among the dead": case(
        "Six insurgents were killed in an air strike in Ghoryan district of Herat on Sunday. There were no "
        "civilian casualties, the army said.",
        BLAST | {"fatalities": 6},
    ),
    "killed and captured": case(
        "Commandos killed eight militants and captured five in a raid in Ghoryan district of Herat on "
        "Sunday.",
        BATTLE | {"fatalities": 8},
    ),
    "without saying how many": case(
        "Some insurgents were killed in a clash in Ghoryan district of Herat on Sunday, the governor said "
        "without giving a number.",
        BATTLE | {"fatalities": None},
    ),
    "heavy losses": case(
        "The insurgents suffered heavy losses in a clash in Ghoryan district of Herat on Sunday.",
        BATTLE | {"fatalities": None},
    ),
    "a percentage and a sum": case(
        "A bomb destroyed 40 percent of a market in Herat city on Sunday and caused a loss of $300,000.",
        BLAST | {"fatalities": None, "injured": None},
    ),
    "dozens against hundreds": case(
        "Dozens of soldiers held off hundreds of insurgents in a battle in Ghoryan district of Herat on "
        "Sunday.",
        BATTLE | {"fatalities": None},
    ),
    "wounded by type": case(
        "A bomb wounded 12 people in Herat city on Sunday, four of them seriously.",
        BLAST | {"injured": 12},
    ),
    "a child more": case(
        "Two women and a child died when a shell hit a house in Ghoryan district of Herat on Sunday.",
        BLAST | {"fatalities": 3},
    ),
    "neither side": case(
        "Soldiers and insurgents clashed in Ghoryan district of Herat on Sunday. Neither side gave figures "
        "of its dead.",
        BATTLE | {"fatalities": None},
    ),
    "a bomb under an army vehicle": case(
        "Three soldiers died when their vehicle hit a roadside bomb in Ghoryan district of Herat on Sunday.",
        BLAST | {"sub_event_type": "Remote explosive/landmine/IED", "fatalities": 3},
    ),
    "a magnetic bomb on an official's car": case(
        "A sticky bomb attached to the car of a prosecutor wounded him in Herat city on Sunday.",
        BLAST | {"injured": 1},
    ),
    "a rocket on a base": case(
        "A rocket landed inside an army base in Ghoryan district of Herat on Sunday without causing damage.",
        BLAST | {"sub_event_type": "Shelling/artillery/missile attack"},
    ),
    "an insider": case(
        "A policeman opened fire on his colleagues at a checkpoint in Ghoryan district of Herat on Sunday, "
        "killing three.",
        BATTLE | {"fatalities": 3},
    ),
    "a school burned": case(
        "Unknown men set fire to a girls' school in Ghoryan district of Herat on Sunday night.",
        STRATEGIC | {"sub_event_type": "Looting/property destruction"},
    ),
    "released": case(
        "The Taliban released 12 prisoners in Ghoryan district of Herat on Sunday under the agreement.",
        STRATEGIC | {"sub_event_type": "Agreement"},
    ),
    "protesters with stones, police with guns": case(
        "Protesters threw stones at police in Herat city on Sunday and torched two vehicles. Police fired "
        "in the air to drive them off.",
        RIOT | {"sub_event_type": "Violent demonstration"},
    ),
    "a district changes hands without a shot": case(
        "Ghoryan district of Herat fell to the Taliban on Sunday without a shot being fired; the garrison "
        "had left during the night.",
        STRATEGIC | {"sub_event_type": "Non-violent transfer of territory"},
    ),
    "an ambush on a convoy of an official": case(
        "Gunmen ambushed the convoy of a district governor in Ghoryan district of Herat on Sunday and "
        "wounded two of his guards.",
        BATTLE | {"injured": 2},
    ),
    "an assassination": case(
        "A member of the provincial council was assassinated in Herat city on Sunday.",
        CIVILIANS | {"sub_event_type": "Attack", "fatalities": 1},
    ),
    "while in another province": case(
        "Insurgents attacked a post in Ghoryan district of Herat on Sunday, while in Bakwa district of Farah "
        "a bomb killed a policeman.",
        BATTLE | {"admin1": "AF-HER", "fatalities": None},
        BLAST | {"admin1": "AF-FRA", "fatalities": 1},
    ),
    "a report on the first quarter": case(
        "The UN said on Monday that 573 civilians were killed in Afghanistan in the first three months of "
        "the year.",
        aside=("aggregate",),
    ),
    "in the air force's own words": case(
        "Pilots will soon fly strikes by night, the air force said in Kabul on Monday.",
        aside=("future",),
    ),
    "between two towns": case(
        "Gunmen stopped a bus between Gereshk and Lashkar Gah in Helmand on Sunday and killed three "
        "passengers.",
        CIVILIANS | {"admin1": "AF-HEL", "fatalities": 3},
    ),
    "east of a city": case(
        "A bomb killed two people 20 kilometers east of Jalalabad on Sunday.",
        BLAST | {"admin1": "AF-NAN", "location": "Jalalabad", "geo_precision": 2},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_more(name: str) -> None:
    assert got(CASES[name]) == want(CASES[name])
