"""Lists of places: one incident each where nothing was counted for all, else one at what holds them."""

import pytest
from telling import Case, case, got, want

PROTEST = {"event_type": "Protests"}
BATTLE = {"event_type": "Battles"}
OVERTAKEN = {"sub_event_type": "Non-state actor overtakes territory"}
HELMAND = {"admin1": "AF-HEL", "fatalities": None, "geo_precision": 2}

CASES: dict[str, Case] = {
    "protests in three towns": case(
        "Teachers held protests in Peshawar, Mardan and Swabi on Monday.",
        *(
            PROTEST | {"admin1": "PK-KP", "location": name}
            for name in ("Peshawar", "Mardan", "Swabi")
        ),
    ),
    "districts that were captured": case(
        "The Taliban captured the districts of Nad Ali, Nawa and Garmsir in Helmand on Monday.",
        *(OVERTAKEN | HELMAND | {"location": name} for name in ("Nad Ali", "Nawa", "Garmsir")),
    ),
    "one toll for all": case(
        "Four soldiers were killed in clashes in Nad Ali, Nawa and Garmsir districts of Helmand on Monday.",
        BATTLE | {"admin1": "AF-HEL", "location": "Helmand", "fatalities": 4, "geo_precision": 3},
    ),
    "a toll told in the sentence after": case(
        "Clashes took place in Nad Ali, Nawa and Garmsir districts of Helmand on Monday. Four soldiers were "
        "killed.",
        BATTLE | {"admin1": "AF-HEL", "location": "Helmand", "fatalities": 4},
    ),
    "a toll that is split across several attacks belongs to none, but was told": case(
        "Four soldiers were killed (split across 2 events) in clashes in Nad Ali and Nawa districts of "
        "Helmand on Monday.",
        BATTLE | {"admin1": "AF-HEL", "location": "Helmand", "fatalities": None},
    ),
    "the ends of a highway": case(
        "Rebels attacked a convoy on the Kandahar-Spin Boldak highway on Monday.",
        BATTLE | {"admin1": "AF-KAN"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_places_of_a_list(name: str) -> None:
    assert got(CASES[name]) == want(CASES[name])
