"""Reports from many countries: what lies elsewhere than the nearest name, and what was lost beside others."""

import pytest
from telling import Case, case, got, want

ABROAD = [
    # Whoever is told of something has a day of his own: "the same day" is that of the event.
    case(
        "Thirty rebels were neutralized on Sunday in Nouna, sources told the AIB news agency on Monday.\n\n"
        "The same day in Djibo, gunmen killed six traders.",
        {"date_start": "2021-05-02", "admin1": "BF-01"},
        {"date_start": "2021-05-02", "admin1": "BF-12", "fatalities": 6},
    ),
    # What a sentence is set in holds its villages and districts, though a namesake is known elsewhere.
    case(
        "In Russia's Belgorod region, the governor said the village of Gorkovsky in the Graivoron "
        "district was shelled on Monday; one man was killed.",
        {"admin1": "RU-BEL", "fatalities": 1},
    ),
    case(
        "In Kherson, a man was wounded on Monday by a drone dropping explosives in the Dniprovskyi "
        "district of the city.",
        {"admin1": "UA-65", "sub_event_type": "Air/drone strike", "injured": 1},
    ),
    case(
        "In Kunduz province, a bomb in Imam Sahib district killed two policemen on Monday.",
        {"admin1": "AF-KDZ", "location": "Imam Sahib"},
    ),
    # A name with a stroke in it; two names that a stroke only lists.
    case(
        "Gunmen killed three farmers in Ado-Odo/Ota LGA of Ogun State on Monday.",
        {"admin1": "NG-OG", "location": "Ado-Odo/Ota"},
    ),
    case(
        "Shelling hit Homs/Hama on Sunday, killing two civilians.",
        {"admin1": "SY-HI"},
        {"admin1": "SY-HM"},
    ),
    # Names that no gazetteer has: told of with "where", or attacked and then told to lie in a whole.
    case(
        "The group had gone through Nguida, where two people were decapitated on Monday. It came from "
        "Macomia district in Cabo Delgado.",
        {"admin1": "MZ-P", "location": "Nguida", "fatalities": 2},
    ),
    case(
        "Four farmers died in a raid on Kobado, in Katsina State, on Monday.",
        {"admin1": "NG-KT", "location": "Kobado"},
    ),
    case(
        "The militia advanced to Lopa, in Djugu territory, Ituri, where nine people were shot dead on "
        "Monday.",
        {"admin1": "CD-IT", "location": "Lopa", "fatalities": 9},
    ),
    # Nothing but a distance tells the province.
    case(
        "The command said it carried out an airstrike on Sunday in the vicinity of Welmarow, about 20 km "
        "west of Kismayo, Somalia, killing five terrorists.",
        {"admin1": "SO-JH", "location": "Welmarow", "geo_precision": 2},
    ),
    case(
        "Two policemen were killed in Turkey on Monday, 400 km from Baghdad.",
        {"admin1": None},
    ),
    # A street of a town's own is in the town, and nowhere on the way to the next.
    case(
        "Men lobbed a hand grenade at a shop in Quetta's Sariab Road area on Monday, injuring six. A "
        "guard was gunned down in Mastung.",
        {"location": "Quetta", "injured": 6},
        {"location": "Mastung"},
    ),
    # Shots into the air by those who then kill and burn disperse no crowd; those of police do.
    case(
        "Unidentified men entered the village of Aorema, near Ouahigouya, on Sunday. They fired in the air, "
        "killed 11 civilians and burned shops.",
        {"event_type": "Violence against civilians", "fatalities": 11},
    ),
    case(
        "Residents looted shops in Ouahigouya on Sunday, and police fired in the air. Two civilians were "
        "killed.",
        {"event_type": "Riots", "fatalities": 2},
    ),
    # Who is not identified did what is told of him.
    case(
        "Individuals not identified killed five people in the north of Guayaquil on Sunday night.",
        {"event_type": "Violence against civilians", "fatalities": 5},
    ),
    case("Police did not kill anyone in Goma on Sunday."),
    # Ages before what befell people are no figures.
    case(
        "A missile hit a house in Kharkiv on Monday. Two women aged 60 and 65 died.",
        {"fatalities": 2},
    ),
]


@pytest.mark.parametrize("told", ABROAD, ids=lambda c: c.text[:60])
def test_abroad(told: Case) -> None:
    assert got(told) == want(told)
