"""Wordings of the trades: security telegrams, press releases, translated radio, correspondents."""

import pytest
from telling import Case, case, got, want

BATTLE = {"event_type": "Battles"}
BLAST = {"event_type": "Explosions/Remote violence"}
CIVILIANS = {"event_type": "Violence against civilians"}
STRATEGIC = {"event_type": "Strategic developments"}
PROTEST = {"event_type": "Protests"}

CASES: dict[str, Case] = {
    "small arms fire, as a telegram has it": case(
        "03 May, LOGAR, Charkh. Supply convoy came under SAF; two drivers KIA, one guard WIA.",
        BATTLE | {"admin1": "AF-LOG", "fatalities": 2, "injured": 1},
    ),
    "a device that functioned": case(
        "03 May, KHOST, Tani district. RCIED functioned near an ALP element, 2 ALP KIA.",
        BLAST | {"admin1": "AF-KHO", "fatalities": 2},
    ),
    "fire received": case(
        "A patrol received small arms and rocket-propelled grenade fire in Sangin district of Helmand on "
        "Monday. One soldier died.",
        BATTLE | {"fatalities": 1},
    ),
    "a depot unearthed": case(
        "Agents unearthed a depot in Surkh Rod district of Nangarhar on Monday. 11 mines and a suicide "
        "vest were recovered.",
        STRATEGIC | {"sub_event_type": "Disrupted weapons use", "fatalities": None},
    ),
    "drones shot down": case(
        "Air defense shot down two drones over Farah city on Monday.",
        STRATEGIC | {"sub_event_type": "Disrupted weapons use"},
    ),
    "slaughtered": case(
        "Fifteen residents of a village in Almar district of Faryab were slaughtered on Sunday.",
        CIVILIANS | {"sub_event_type": "Attack", "fatalities": 15},
    ),
    "waylaid and hacked to death": case(
        "Three quarry workers were hacked to death when militants waylaid their lorry in Ghoryan district "
        "of Herat on Sunday.",
        CIVILIANS | {"sub_event_type": "Attack", "fatalities": 3},
    ),
    "would-be bombers": case(
        "Two would-be bombers were blown up by their own device in Nurgaram district of Nuristan on Sunday.",
        BLAST | {"fatalities": 2},
    ),
    "one and another": case(
        "One policeman was killed and another wounded in a clash in Ghoryan district of Herat on Sunday.",
        BATTLE | {"fatalities": 1, "injured": 1},
    ),
    "men of the police": case(
        "The police confirmed that five of its men had been martyred in a clash in Dushi district of "
        "Baghlan on Sunday. Twelve insurgents were killed.",
        BATTLE | {"fatalities": 17},
    ),
    "the killing that a sit-in is about": case(
        "A sit-in over the killing of a trader entered its third week in Herat city on Monday.",
        PROTEST | {"fatalities": None},
    ),
    "the murdered man's family": case(
        "A bomb wounded two people in Herat city on Monday. The governor condoled with the family of a "
        "clerk, and the relatives of the martyred teacher were received too.",
        BLAST | {"fatalities": None, "injured": 2},
    ),
    "before dawn of the day on which it is told": case(
        "The rebels said on Monday that they had seized three outposts in Bazarak, Panjshir, before dawn.",
        BATTLE | {"date_start": "2021-05-03"},
    ),
    "families forced to seek shelter": case(
        "Fighting in Khwaja Ghar district of Takhar on Sunday forced 430 families to seek shelter in "
        "Taloqan.",
        BATTLE | {"displaced": 430, "displaced_unit": "families"},
    ),
    "two towns of one district far from each other": case(
        "An air strike destroyed a house in Jalalabad on Sunday night. A drone attack hit a van in Torkham "
        "overnight.",
        BLAST | {"location": "Jalalabad"},
        BLAST | {"location": "Torkham"},
    ),
    "taken without a shot": case(
        "Insurgents assumed control of the center of Ishkashim district in Badakhshan on Monday. No shots "
        "were fired, as officials had left the previous evening.",
        STRATEGIC
        | {"sub_event_type": "Non-violent transfer of territory", "date_start": "2021-05-03"},
    ),
    "a named man and others": case(
        "Balach and three others were killed by gunmen in Herat city on Sunday.",
        CIVILIANS | {"fatalities": 4},
    ),
    "what women gathered to denounce": case(
        "Policemen fired into the air on Monday to disperse some 40 women who had gathered outside a school "
        "in Herat city to denounce a suicide attack.",
        PROTEST | {"sub_event_type": "Protest with intervention"},
    ),
    "the place on whose side an unknown one lies": case(
        "A bomb went off at Chalal Bala, southwest of Tarinkot, on Sunday.",
        BLAST | {"admin1": "AF-URU", "location": "Chalal Bala"},
    ),
    "in critical condition": case(
        "A rickshaw hit a mine in Qush Tepa district of Jowzjan on Sunday. Three people died, and the driver "
        "is in a critical condition.",
        BLAST | {"fatalities": 3, "injured": 1},
    ),
    "what took place in a district is no territory": case(
        "A raid of gunmen took place in Ghoryan district of Herat on Sunday. Nine villagers were killed.",
        CIVILIANS | {"fatalities": 9},
    ),
    "a cache seized in a district is no territory": case(
        "Troops seized a cache of rockets in Ghoryan district of Herat on Sunday.",
        STRATEGIC | {"sub_event_type": "Disrupted weapons use"},
    ),
    "people seized are no territory": case(
        "Three engineers were seized by armed men in Ghoryan district of Herat on Sunday.",
        CIVILIANS | {"sub_event_type": "Abduction/forced disappearance"},
    ),
    "villagers killed and their houses burned": case(
        "A militia killed 30 villagers and burned their houses in Ghoryan district of Herat on Sunday.",
        CIVILIANS | {"sub_event_type": "Attack", "fatalities": 30},
    ),
    "acid": case(
        "Unknown assailants hurled acid at two schoolgirls in Ghoryan district of Herat on Sunday.",
        CIVILIANS | {"sub_event_type": "Attack"},
    ),
    "blown to pieces": case(
        "Three children were blown to pieces by a mine in Ghoryan district of Herat on Sunday.",
        BLAST | {"fatalities": 3},
    ),
    "beaten to death by a crowd": case(
        "A crowd beat a thief to death in Ghoryan district of Herat on Sunday.",
        {"event_type": "Riots", "sub_event_type": "Mob violence", "fatalities": 1},
    ),
    "poured into the streets": case(
        "Hundreds of people poured into the streets of Herat city on Sunday to demand jobs.",
        PROTEST | {"sub_event_type": "Peaceful protest"},
    ),
    "where somebody is fighting, told in passing": case(
        "Five soldiers died when an explosive device went off beneath their vehicle on Sunday in Ghoryan "
        "district of Herat, where the rebels are fighting the government.",
        BLAST | {"fatalities": 5},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_trades(name: str) -> None:
    assert got(CASES[name]) == want(CASES[name])
