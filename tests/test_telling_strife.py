"""How reporters tell strife by the way: crowds angry at a film, attackers shot, bombs that were none."""

import pytest
from telling import Case, case, got, told, want

BATTLE = {"event_type": "Battles"}
CASES: tuple[Case, ...] = (
    case(
        "Anger at a film spilled over in Ruritania on Monday, when a crowd fought with police. Youths threw "
        "stones at a bank in Herat. Nine policemen were wounded.",
        {"sub_event_type": "Violent demonstration", "admin1": "AF-HER", "injured": 9},
    ),
    case(
        "Police drove the insurgents out from the Sangar area of Jaghori district on Monday.",
        {"sub_event_type": "Government regains territory", "admin1": "AF-GHA"},
    ),
    case(
        "Farmers chased the rebels out of two hamlets in Andar district of Ghazni on Monday.",
        {"sub_event_type": "Armed clash", "date_start": "2021-05-03"},
    ),
    case(
        "The town of Farah fell to jihadists on Sunday.",
        {"sub_event_type": "Non-state actor overtakes territory", "admin1": "AF-FRA"},
    ),
    case(
        "The rebels have taken five villages in Khogyani district of Nangarhar since Monday.",
        {"sub_event_type": "Non-state actor overtakes territory", "admin1": "AF-NAN"},
    ),
    case(
        "A rocket flew over the river and struck a mill in Sayedabad district on Monday. A boy was killed.",
        {"sub_event_type": "Shelling/artillery/missile attack", "fatalities": 1},
    ),
    case(
        "Mourners put three coffins across the road from Kandahar to Spin Boldak on Monday.",
        {"sub_event_type": "Peaceful protest", "fatalities": None},
    ),
    case(
        "Forty women marched in Herat on Monday. Officers snatched their banners.",
        {"sub_event_type": "Protest with intervention"},
    ),
    case(
        "A youth with a vest struck a checkpoint in Gardez on Monday. Two policemen died.",
        {"sub_event_type": "Suicide bomb", "fatalities": 2},
    ),
    case(
        "Two engineers whom gunmen had seized in Alishang district of Laghman on Sunday are alive.",
        {"sub_event_type": "Abduction/forced disappearance", "date_start": "2021-05-02"},
    ),
    case(
        "A crowd went to a camp in Qarabagh district of Ghazni on Monday and burned six of their huts.",
        {"sub_event_type": "Mob violence"},
    ),
    case(
        "On Monday raiders beat a grocer to death in Chak district of Wardak. Nobody was arrested.",
        {"sub_event_type": "Attack", "fatalities": 1},
    ),
    case(
        "Fighters came from two directions at a post in Almar district of Faryab on Monday.",
        BATTLE | {"sub_event_type": "Armed clash"},
    ),
    case(
        "Gunmen attacked a column of lorries in Zurmat district on Monday, killing three guards. They had "
        "come from Khost and Gardez. Two of the attackers were shot dead.",
        BATTLE | {"fatalities": 5, "location": "Zurmat"},
    ),
    case(
        "A mine hit a van in Zurmat district on Monday. Seven civilians killed, incl. two children, four "
        "wounded.",
        {"fatalities": 7, "injured": 4},
    ),
    case(
        "A mortar round hit a farm in Zurmat district on Monday. A boy was wounded and a cow perished.",
        {"fatalities": None, "injured": 1},
    ),
)


@pytest.mark.parametrize("one", CASES, ids=lambda c: c.text[:40])
def test_what_is_told(one: Case) -> None:
    """Each tells just this."""
    assert got(one) == want(one)


NOTHING = [
    "The trucks drove over the bridge at Kunduz on Monday.",
    "The ministry took the number back in Kabul on Monday.",
    "The blast that people heard in Herat on Monday was not a bomb.",
    "The ambush in Shindand on Monday never took place.",
    "Two senators left the session of parliament in Kabul in protest on Monday.",
    "Some 1,600 people reached Mehtarlam from Alingar district on Monday.",
    "Fifty soldiers reached Zurmat district from Gardez on Monday.",
    "A film about the old bazaar was shown in Herat on Monday, where a crowd gathered.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_tells_nothing(text: str) -> None:
    """Words of strife that tell none."""
    mentions, _ = told(text)
    assert mentions == ()
