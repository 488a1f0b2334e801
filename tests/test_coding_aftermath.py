"""What follows an event in later days: a toll that rises, deaths of wounds, captives who are killed."""

import pytest
from telling import Case, case, got, want

BLAST = {"event_type": "Explosions/Remote violence", "date_start": "2021-05-02"}
CIVILIANS = {"event_type": "Violence against civilians"}
BATTLE = {"event_type": "Battles"}
BOMB = "A bomb at a shrine in Herat killed 14 people on Sunday. "

CASES: dict[str, Case] = {
    "more die of their wounds on another day": case(
        BOMB + "Another three died of their wounds on Monday.", BLAST | {"fatalities": 17}
    ),
    "bodies are found in the rubble": case(
        BOMB + "Two more bodies were found under the rubble on Monday.", BLAST | {"fatalities": 16}
    ),
    "those who die of wounds at a place, with nothing told before": case(
        "Two policemen died of their wounds in Herat province on Monday.",
        {"date_start": "2021-05-03", "fatalities": 2},
    ),
    "a toll goes from one figure to another": case(
        "The death toll of Sunday's bombing at a shrine in Herat climbed from 14 to 19 on Monday.",
        BLAST | {"fatalities": 19},
    ),
    "what made a toll rise is not added to it": case(
        BOMB + "The toll has increased to 19, the governor said. Five more bodies were found.",
        BLAST | {"fatalities": 19},
    ),
    "twenty-four hours earlier": case(
        "Gunmen killed two people in Herat city on Sunday. Twenty-four hours earlier, a bomb had killed "
        "three soldiers in Farah province.",
        CIVILIANS | {"date_start": "2021-05-02"},
        BLAST | {"date_start": "2021-05-01", "admin1": "AF-FRA"},
    ),
    "forty-eight hours after": case(
        "Gunmen killed two people in Herat city on Sunday, 48 hours after a bomb had killed three soldiers "
        "in Farah province.",
        CIVILIANS | {"date_start": "2021-05-02"},
        BLAST | {"date_start": "2021-04-30", "admin1": "AF-FRA"},
    ),
    "within a time that tells no day": case(
        "Gunmen killed two people in Herat city on Sunday, less than 48 hours after a bomb had killed three "
        "soldiers in Farah province.",
        CIVILIANS | {"date_start": "2021-05-02"},
        BLAST | {"date_start": None, "admin1": "AF-FRA"},
    ),
    "five hours later": case(
        "Gunmen killed two people in Herat city on Sunday. Five hours later a bomb killed three soldiers in "
        "Farah province.",
        CIVILIANS | {"date_start": "2021-05-02"},
        BLAST | {"admin1": "AF-FRA"},
    ),
    "a day later, though a later one was named by the way": case(
        "Police fired at a crowd in Ghazni city on Saturday and killed two men. A team will come this week, "
        "the governor said. A day later a crowd burned two cars in Andar district of Ghazni.",
        {"date_start": "2021-05-01"},
        {"date_start": "2021-05-02", "event_type": "Riots"},
    ),
    "who somebody is, and what he carries": case(
        "On Saturday the president named a new minister. Khan, who fought the rebels and later the Taliban, "
        "called on the people to arm themselves. Men with old rifles and rocket launchers gathered in "
        "Charikar on Sunday to register.",
    ),
    "the night to a day": case(
        "Gunmen killed two people in Herat city during the night to Sunday.",
        CIVILIANS | {"date_start": "2021-05-01", "date_end": "2021-05-02"},
    ),
    "captives shot dead": case(
        "Rebels seized three policemen in Kunduz on Sunday and later shot them dead.",
        CIVILIANS | {"sub_event_type": "Attack", "fatalities": 3},
    ),
    "captives killed": case(
        "Two soldiers were abducted and killed in Kunduz on Sunday.",
        CIVILIANS | {"sub_event_type": "Attack", "fatalities": 2},
    ),
    "bodies of those who were taken": case(
        "Three vaccinators were taken from an ambulance in Kunduz city on Saturday. Their bodies were found "
        "under a bridge the next morning.",
        CIVILIANS | {"date_start": "2021-05-01", "date_end": "2021-05-02", "fatalities": 3},
    ),
    "bodies found of soldiers who had been taken": case(
        "The bodies of four soldiers were found in Khanabad district of Kunduz on Sunday. The soldiers had "
        "been kidnapped on Thursday.",
        CIVILIANS | {"sub_event_type": "Attack", "date_start": "2021-04-29", "fatalities": 4},
    ),
    "somebody with a clause about him, and others": case(
        "An air strike in Kunduz on Sunday killed Mullah Khair Mohammad, who built and laid bombs, and two "
        "of his men.",
        BLAST | {"fatalities": 3},
    ),
    "the driver and a passenger": case(
        "A bomb hit a minibus in Herat city on Sunday. The driver and a passenger died.",
        BLAST | {"fatalities": 2},
    ),
    "somebody and his two sons": case(
        "The mayor and his two sons were shot dead in Kunduz city on Sunday.",
        CIVILIANS | {"fatalities": 3},
    ),
    "nobody knows how many of a group": case(
        "Troops killed Al-Shabaab gunmen in Baidoa, in Somalia, on Sunday.",
        BATTLE | {"fatalities": None},
    ),
    "passers-by and soldiers": case(
        "A bomb went off in Herat city on Sunday. Nine passers-by and two soldiers were hurt.",
        BLAST | {"injured": 11},
    ),
    "who says so is none of them": case(
        "A bomb went off in Herat city on Sunday. Two were killed, governor Abdul Karim said, and nine "
        "traders were hurt.",
        BLAST | {"fatalities": 2, "injured": 9},
    ),
    "neither killed nor wounded": case(
        "Two rockets hit Kunduz city on Sunday, but they neither killed nor wounded anyone.",
        BLAST | {"fatalities": 0, "injured": 0},
    ),
    "the wounded lie in another town": case(
        "Rebels attacked a post in Khwaja Ghar district of Takhar on Sunday. Eleven people wounded in the "
        "fighting were admitted to the hospital in Taloqan.",
        BATTLE | {"location": "Khwaja Ghar", "injured": 11},
    ),
    "a total of ninety days": case(
        "A soldier was killed by a bomb in Kandahar on Sunday. The army has killed more than 300 rebels in "
        "the past 90 days.",
        BLAST | {"fatalities": 1},
    ),
    "a total of several provinces": case(
        "Rebels attacked a post in Takhar on Sunday. The ministry said that 31 rebels were killed by the air "
        "force in three provinces.",
        BATTLE | {"admin1": "AF-TAK", "fatalities": None},
    ),
    "that district": case(
        "Basir, who led some men in Rustaq, was arrested in that district by commandos on Saturday.",
        {"sub_event_type": "Arrests", "location": "Rustaq", "date_start": "2021-05-01"},
    ),
    "off duty, and so unarmed": case(
        "Two off-duty soldiers were shot dead at their homes in Kunduz city on Sunday.",
        CIVILIANS | {"sub_event_type": "Attack", "fatalities": 2},
    ),
    "some killed in a fight and others captured": case(
        "Rebels attacked a post in Kunduz on Sunday, killed three policemen and captured two.",
        BATTLE | {"fatalities": 3},
    ),
    "nobody is counted": case(
        "Rebels stopped the elders of a village in Kunduz on Sunday and shot them dead.",
        CIVILIANS | {"fatalities": None},
    ),
    "the blast is not the shooting told last": case(
        "A bomb exploded in Ghazni city on Sunday and wounded two shepherds. In Kandahar city gunmen opened "
        "fire on a cleric on Monday. Doctors said that one of those hurt in the blast had died.",
        BLAST | {"admin1": "AF-GHA", "injured": 2},
        CIVILIANS | {"admin1": "AF-KAN", "fatalities": None},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_follows(name: str) -> None:
    assert got(CASES[name]) == want(CASES[name])
