"""Where an event was: between two places, beside who speaks of it, and where somebody only lived."""

import pytest
from telling import case, got, want

CASES = {
    "who speaks stands after a place, and is no aside on it": case(
        "Two traders were shot dead on Monday in the towns of Guzara and Islam Qala, a district "
        "official said.",
        {"admin1": "AF-HER", "location": "Herat", "fatalities": 2},
    ),
    "an aside on a person still makes no place of him": case(
        "A bomb killed two men on Monday in Farah, and Sangin, an official of the bank, was hurt.",
        {"location": "Farah", "fatalities": 2, "injured": 1},
    ),
    "who speaks was not hit": case(
        "Two traders were shot dead on Monday in Lira, a police officer told reporters.",
        {"event_type": "Violence against civilians", "location": "Lira", "fatalities": 2},
    ),
    "but who was hit was": case(
        "Gunmen opened fire on a police officer in Lira on Monday, wounding him.",
        {"event_type": "Battles", "location": "Lira"},
    ),
    "between two provinces it was in neither": case(
        "Gunmen attacked a lorry between Lira and Mbale on Monday, killing its driver.",
        {"admin1": None, "location": None, "fatalities": 1},
    ),
    "so it was between their towns": case(
        "A bus was attacked between the towns of Lira and Mbale on Monday, leaving six people dead.",
        {"admin1": None, "fatalities": 6},
    ),
    "a place named between them is the scene": case(
        "Gunmen ambushed a convoy in Soroti, between Lira and Mbale, on Monday, killing two soldiers.",
        {"location": "Soroti", "fatalities": 2},
    ),
    "between two of one province it was near the first": case(
        "Fighting broke out between Gereshk and Sangin on Monday, killing six.",
        {"admin1": "AF-HEL", "location": "Gereshk", "geo_precision": 2, "fatalities": 6},
    ),
    "also where the province is named": case(
        "A convoy was attacked in Helmand province between Gereshk and Sangin on Monday, killing six.",
        {"admin1": "AF-HEL", "location": "Gereshk", "geo_precision": 2, "fatalities": 6},
    ),
    "a road that links two towns": case(
        "Rebels fired on a lorry on the road connecting Beni to Butembo on Monday, killing its driver.",
        {"admin1": "CD-NK", "location": "Beni", "geo_precision": 2, "fatalities": 1},
    ),
    "over a border they fire from both": case(
        "Guards traded fire between Dand-e-Patan and Kurram on Monday.",
        {"admin1": "AF-PIA"},
        {"admin1": "PK-KP"},
    ),
    "a list is no way": case(
        "Bombs went off in Lira and Mbale on Monday, police said.",
        {"location": "Lira"},
        {"location": "Mbale"},
    ),
    "where those serve who were hit elsewhere": case(
        "A bomb went off in Zurmat on Monday, killing four soldiers based in Gardez.",
        {"location": "Zurmat", "geo_precision": 2, "fatalities": 4},
    ),
    "where he lived who was hit elsewhere": case(
        "A trader was shot dead on Monday in Lira district; he owned a shop in the town of Mbale.",
        {"location": "Lira", "admin1": "UG-N"},
    ),
    "at home, where no other place is told": case(
        "On Monday gunmen kidnapped two engineers working in Gereshk in Helmand province.",
        {"location": "Gereshk"},
    ),
    "one district a day after they took another": case(
        "The Taliban captured Dawlat Shah district in Laghman on Monday, a day after they overran "
        "Alishing district.",
        {"location": "Dawlat Shah", "date_start": "2021-05-03"},
        {"location": "Alishing", "date_start": "2021-05-02"},
    ),
    "one fight that had begun the day before": case(
        "Six men were killed in fighting in Andar on Monday, a day after clashes erupted in Andar.",
        {"location": "Andar", "fatalities": 6},
    ),
    "a man taken in one place and found in another": case(
        "An elder was found dead in Qarabagh district of Ghazni on Monday, two days after he was "
        "abducted in Andar.",
        {"location": "Qarabagh", "fatalities": 1},
    ),
    "a district that is called after an imam": case(
        "The Taliban seized Imam Sahib district in Kunduz on Monday.",
        {"event_type": "Battles", "location": "Imam Sahib"},
    ),
    "an imam who is none": case(
        "The Taliban seized an imam in Sangin district on Monday.",
        {"event_type": "Violence against civilians", "location": "Sangin"},
    ),
    "districts of two provinces, each with its own": case(
        "Planes bombed hideouts in Khan Neshin district of Helmand province and Spin Boldak district "
        "of Kandahar province on Monday, killing 25 Taliban.",
        {"location": "Khan Neshin", "fatalities": None},
        {"location": "Spin Boldak", "fatalities": None},
    ),
    "where the wounded were taken": case(
        "A bomb killed five people in Zurmat on Monday. Doctors in Khost, where the wounded were "
        "taken, said two children were in critical condition.",
        {"location": "Zurmat", "fatalities": 5},
    ),
    "where it took place": case(
        "Elders of Zurmat, where the strike took place on Monday, said five people were killed.",
        {"location": "Zurmat", "fatalities": 5},
    ),
    "another two elsewhere, in the same manner": case(
        "Gunmen killed 49 people in Gwoza on Saturday, while another 17 died in nearby Bama.",
        {"location": "Gwoza", "fatalities": 49},
        {"location": "Bama", "fatalities": 17, "event_type": "Violence against civilians"},
    ),
    "but not the wounded who died where they were treated": case(
        "A bomb killed five people in Lira on Monday, while two of the wounded died in hospital in Mbale.",
        {"location": "Lira", "fatalities": 5},
    ),
    "the dead of one of the districts attacked": case(
        "Taliban attacked Chimtal and Charbolak districts of Balkh on Monday. Fifteen rebels were "
        "killed in Charbolak.",
        {"location": "Chimtal", "fatalities": None},
        {"location": "Charbolak", "fatalities": 15},
    ),
    "taken over": case(
        "An official from Uruzgan said that the Taliban had taken over two bases near Tarinkot on Monday.",
        {"event_type": "Battles", "location": "Tarinkot", "geo_precision": 2},
    ),
    "a region is no narrower than a district in it": case(
        "A mine killed five people on Sunday in Caceres, in the Bajo Cauca region of Antioquia, Colombia.",
        {"admin1": "CO-ANT", "location": "Caceres", "geo_precision": 2},
    ),
    "what it borders on": case(
        "Seven Taliban were killed in Musa Qala, bordering Kandahar province, on Sunday.",
        {"location": "Musa Qala", "fatalities": 7},
    ),
    "where an elder is from who was killed elsewhere": case(
        "A tribal elder, Abdul Rahim of Takhar, was assassinated in Kabul's Khair Khana area on Sunday.",
        {"admin1": "AF-KAB", "location": "Khair Khana", "fatalities": 1},
    ),
    "a district of a province is no man of it": case(
        "Bombs went off in Gul Dara of Ghazni and in Lashkar Gah on Sunday.",
        {"admin1": "AF-GHA", "location": "Gul Dara"},
        {"admin1": "AF-HEL", "location": "Lashkar Gah"},
    ),
    "on the way from one town of a province to another": case(
        "A trader was shot dead on Sunday while driving from Gereshk to Sangin.",
        {"admin1": "AF-HEL", "location": "Helmand", "geo_precision": 3},
    ),
    "on the way from one province to another": case(
        "A trader was shot dead on Sunday while driving from Gereshk to Kandahar.",
        {"admin1": None, "location": None},
    ),
    "a town whose country the dateline names": case(
        "PALMA, Mozambique - Rebels attacked the town of Palma on Sunday, killing seven people.",
        {"admin1": "MZ-P", "location": "Palma", "fatalities": 7},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_where_it_was(name: str) -> None:
    assert got(CASES[name]) == want(CASES[name])
