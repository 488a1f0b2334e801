"""What whole reports of a country's own press and officials show: digests, press releases, bulletins."""

import pytest
from telling import case, got, want

CASES = {
    "a preposition that opens a sentence is no part of a name": case(
        "In Sar-e-Pul province, two soldiers were killed in clashes on Monday.",
        {"admin1": "AF-SAR", "location": "Sar-e-Pul", "fatalities": 2},
    ),
    "but some names begin so": case(
        "In Salah, in Algeria, was hit by a bomb on Monday that killed two soldiers.",
        {"admin1": "DZ-53", "location": "In Salah", "fatalities": 2},
    ),
    "the day on which a paper was told": case(
        "Armed men killed a farmer in Nijrab district of Kapisa.\n\nA resident told this newspaper on "
        "Monday, May 3, that the shooting took place on Saturday evening.",
        {"admin1": "AF-KAP", "date_start": "2021-05-01", "fatalities": 1},
    ),
    "also where a name with a figure stands between": case(
        "Armed men killed a farmer in Nijrab district of Kapisa.\n\nThe governor's spokesman told 3TV Kapisa "
        "in a telephone conversation on Tuesday that the attack occurred last night.",
        {"admin1": "AF-KAP", "date_start": "2021-05-03", "fatalities": 1},
    ),
    "what was hit on a day is no telling": case(
        "Police said gunmen attacked the newspaper on Sunday in Nijrab district of Kapisa.",
        {"admin1": "AF-KAP", "date_start": "2021-05-02"},
    ),
    "when those who were set free had been taken": case(
        "The Taliban released 11 abducted passengers in Qaisar district of Faryab on Monday. The passengers "
        "had been taken off a bus four days ago.",
        {"location": "Qaisar", "date_start": "2021-04-30", "date_end": "2021-05-03"},
    ),
    "also where nothing else tells that they were captives": case(
        "Gunmen freed two engineers in Qaisar district of Faryab on Monday. They had been abducted from "
        "their vehicle on Friday.",
        {"location": "Qaisar", "date_start": "2021-04-30", "date_end": "2021-05-03"},
    ),
    "a man found dead whom somebody had arrested": case(
        "The body of a young man was found in Nijrab district of Kapisa on Sunday. Residents say that "
        "intelligence agents had arrested him on Thursday.",
        {
            "sub_event_type": "Attack",
            "date_start": "2021-04-29",
            "date_end": "2021-05-02",
            "fatalities": 1,
        },
    ),
    "others whom the same men had taken": case(
        "Gunmen abducted a doctor in Khanabad district of Kunduz on Sunday. They had abducted a nurse on "
        "Friday.",
        {"date_start": "2021-05-02"},
        {"date_start": "2021-04-30"},
    ),
    "arrests after a find": case(
        "The body of a teacher was found in Khanabad district of Kunduz on Sunday. The police arrested two "
        "suspects on Monday.",
        {"sub_event_type": "Attack", "date_start": "2021-05-02", "date_end": "2021-05-02"},
        {"sub_event_type": "Arrests", "date_start": "2021-05-03"},
    ),
    "an elder's name in commas is no place": case(
        "Gunmen shot dead a tribal elder, Haji Nazar, in Qarabagh district of Ghazni on Monday.",
        {"admin1": "AF-GHA", "location": "Qarabagh", "fatalities": 1},
    ),
    "but a village may be called so": case(
        "A bomb went off at Haji Nazar village in Qarabagh district of Ghazni on Monday.",
        {"admin1": "AF-GHA", "location": "Haji Nazar"},
    ),
    "people are captured, and no ground": case(
        "A combined force captured a Taliban leader in an operation in Sabari district of Khost on Monday.",
        {"sub_event_type": "Arrests", "location": "Sabari"},
    ),
    "also several of no rank": case(
        "Coalition forces captured several suspected insurgents in Sabari district of Khost on Monday.",
        {"sub_event_type": "Arrests", "location": "Sabari"},
    ),
    "a stronghold is ground": case(
        "Afghan forces captured a militant stronghold in Sabari district of Khost on Monday.",
        {"sub_event_type": "Government regains territory", "location": "Sabari"},
    ),
    "a mine attack that was prevented": case(
        "The army prevented a Taliban mine attack in Baghlan-e-Markazi district of Baghlan on Monday.",
        {"sub_event_type": "Disrupted weapons use", "admin1": "AF-BGL"},
    ),
    "an attack that was prevented with fighting": case(
        "Soldiers prevented an attack on their post in Baghlan-e-Markazi district of Baghlan on Monday, "
        "killing four Taliban.",
        {"sub_event_type": "Armed clash", "fatalities": 4},
    ),
    "a lead over two provinces, told twice": case(
        "Twelve insurgents dead in Kunar, Ghazni clashes\n\nAt least 12 militants have been killed in "
        "separate incidents in Kunar and Ghazni provinces, officials said.\n\nThe Kunar clash took place "
        "on Sunday night in Dangam district, where 10 insurgents were killed. The governor said two "
        "soldiers also lost their lives in the gun battle. He said 40 families had been displaced as a "
        "result of the fighting that started ten days ago.\n\nIn Ghazni, two militants were killed in Giro "
        "district on Monday.",
        {"location": "Dangam", "date_start": "2021-05-02", "fatalities": 12, "displaced": 40},
        {"location": "Giro", "date_start": "2021-05-03", "fatalities": 2},
    ),
    "provinces that head paragraphs": case(
        "CENTRAL REGION\nBADAKHSHAN: On 1 May, a bomb went off in Jurm. On 2 May, police defused a magnetic "
        "IED.\nLOGAR: On 1 May, gunmen attacked a post in Mohammad Agha district. On 2 May, two engineers "
        "were abducted on the Kabul-Gardez highway.",
        {"admin1": "AF-BDS", "location": "Jurm"},
        {"admin1": "AF-BDS", "date_start": "2021-05-02"},
        {"admin1": "AF-LOG", "location": "Mohammad Agha"},
        {"admin1": "AF-LOG", "location": "LOGAR", "date_start": "2021-05-02"},
    ),
    "the road to another town says little of where it was": case(
        "At least 14 people were killed in a suicide attack on a minibus in Kabul city on Monday.\n\nThe "
        "incident took place after a bomber targeted the minibus on the Jalalabad road in the vicinity of "
        "Banayee area.",
        {"admin1": "AF-KAB", "location": "Banayee", "fatalities": 14},
    ),
    "a letter after a hyphen is no place": case(
        "A strike on an ISIS-K tunnel complex in Achin district of Nangarhar on Monday killed 36 militants.",
        {"location": "Achin", "fatalities": 36},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_told(name: str) -> None:
    assert got(CASES[name]) == want(CASES[name])
