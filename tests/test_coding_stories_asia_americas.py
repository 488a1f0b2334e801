"""Whole reports as agencies of Asia and the Americas write them: what only more than a sentence shows."""

import pytest
from telling import Case, case, figures, got, want

_CASES = {
    # --- heads of reports --------------------------------------------------------------------------
    "an agency in brackets ends a dateline": case(
        "Mumbai, May 4 (PTI) Two rebels were gunned down in an encounter with security forces in"
        " Gadchiroli district of Maharashtra on Monday. A constable was killed in the gunfight.",
        {"admin1": "IN-MH", "location": "Gadchiroli", "date_start": "2021-05-03", "fatalities": 3},
    ),
    "brackets that name no agency end none": case(
        "On Sunday, May 2 (the third day of the truce) gunmen shot dead two farmers in Bannu district.",
        {"admin1": "PK-KP", "location": "Bannu", "date_start": "2021-05-02", "fatalities": 2},
    ),
    "a lead with the dead, and the day in what follows": case(
        "Three soldiers and two rebels were killed in a firefight in Patikul town, Sulu, the army said"
        " on Tuesday.\n\nA spokesman said troops were conducting combat operations when they met some 30"
        " rebels in Barangay Tubig Lawaan around 5 am on Monday.\n\nSix soldiers were wounded and were"
        " brought to the General Arturo Enrile Memorial Station Hospital in Jolo.",
        {"location": "Patikul", "date_start": "2021-05-03", **figures(5, 6)},
    ),
    # --- places ------------------------------------------------------------------------------------
    "a slum of a town is no namesake abroad": case(
        "Nine people were killed on Sunday in Bel-Air, a crowded hillside slum in Port-au-Prince, in an"
        " attack by a gang.",
        {"country": "HT", "location": "Bel-Air", "fatalities": 9, "geo_precision": 2},
    ),
    "a suburb over the border of the province": case(
        "Four people were killed on Sunday in Petare, a sprawling suburb of Caracas, in an attack by"
        " gunmen.",
        {"admin1": "VE-M", "location": "Petare", "fatalities": 4},
    ),
    "two towns that are joined are two": case(
        "Gunmen attacked police posts on Sunday in Petare, and in Caracas.",
        {"admin1": "VE-M"},
        {"admin1": "VE-A"},
    ),
    "a bar's name is no place": case(
        "Gunmen opened fire on patrons in the city of Celaya, killing six people, prosecutors said"
        " Tuesday.\n\nThe attack happened late Sunday at a bar called La Palma.",
        {"location": "Celaya", "date_start": "2021-05-02", "fatalities": 6},
    ),
    # --- days --------------------------------------------------------------------------------------
    "announced before the day told last": case(
        "A journalist was shot dead outside his home in Ciudad Obregon on Tuesday.\n\nThe National Guard"
        " said Monday it had detained nine gunmen in Nuevo Laredo.",
        {"location": "Ciudad Obregon", "date_start": "2021-05-04"},
        {"location": "Nuevo Laredo", "date_start": "2021-05-03"},
    ),
    "the day on which another died": case(
        "Police shot dead three demonstrators in Cali on Monday night.\n\nThe shooting took place during"
        " a vigil for a student who died over the weekend, witnesses said.",
        {"location": "Cali", "date_start": "2021-05-03", "fatalities": 3},
    ),
    "a soldier brought to a base hospital hands over no base": case(
        "Two rebels were killed in an encounter in Shopian district on Monday. A soldier was hit as well"
        " and was evacuated to the 92 Base Hospital in Srinagar.",
        {"event_type": "Battles", "location": "Shopian", "fatalities": 2},
    ),
    # --- background --------------------------------------------------------------------------------
    "another figure for a total": case(
        "Police shot dead three demonstrators in Cali on Monday.\n\nThe ombudsman said that 21 people have"
        " died nationwide since the protests began. A rights group puts the toll at 34.",
        {"location": "Cali", "fatalities": 3},
        aside=("aggregate",),
    ),
    "decades of conflict": case(
        "Demonstrators burned down a toll station in Pasto on Monday.\n\nSome 260,000 people have been"
        " killed in nearly six decades of conflict.",
        {"location": "Pasto", "fatalities": None},
        aside=("historical",),
    ),
    "what followed an attack of long ago": case(
        "Gunmen killed two traders in Peshawar on Monday.\n\nIn 2014, gunmen stormed a school in Peshawar,"
        " killing 150 people. The army launched an operation in North Waziristan after that attack.",
        {"location": "Peshawar", "fatalities": 2},
        aside=("historical", "historical"),
    ),
    "what followed an attack of this week": case(
        "Gunmen killed two traders in Peshawar on Monday. Troops arrested five suspects in Khyber district"
        " after that attack.",
        {"location": "Peshawar", "fatalities": 2},
        {"location": "Khyber", "event_type": "Strategic developments"},
    ),
}


@pytest.mark.parametrize("told", _CASES.values(), ids=_CASES)
def test_story(told: Case) -> None:
    found = got(told)
    assert found["told"] == want(told)["told"]
    if told.aside is not None:
        assert found["aside"] == list(told.aside)
