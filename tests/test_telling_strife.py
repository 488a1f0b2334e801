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
    case(
        "The fighting in Almar district of Faryab broke out on Friday and it ended on Sunday evening.",
        BATTLE | {"date_start": "2021-04-30", "date_end": "2021-05-02"},
    ),
    case(
        "Fighting in Almar district of Faryab began on Friday and lasted until Sunday.",
        BATTLE | {"date_start": "2021-04-30", "date_end": "2021-05-02"},
    ),
    case(
        "Gunmen attacked a post in Charkh, 1 May 2300h to 2 May 0200h. A soldier was killed.",
        BATTLE | {"date_start": "2021-05-01", "date_end": "2021-05-02"},
    ),
    case(
        "The bazaar has been shut since Saturday, when two bombs went off in Gardez.",
        {"date_start": "2021-05-01", "date_end": "2021-05-01", "admin1": "AF-PIA"},
    ),
    case(
        "The men who met in Kabul had an eye on Maimana, which fell to jihadists on Sunday.",
        BATTLE | {"location": "Maimana", "date_start": "2021-05-02"},
    ),
    case(
        "The rebels waited on a track in Anar Dara district of Farah on Monday. Six elders were beaten with "
        "whips, according to doctors in Farah city.",
        {"sub_event_type": "Attack", "location": "Anar Dara"},
    ),
    case(
        "Three more soldiers have died since the assault on a post in Gereshk, which brings the army's toll "
        "of Sunday's attack to eight, the ministry said on Monday. The four assailants were killed as well.",
        BATTLE | {"fatalities": 12, "date_start": "2021-05-02"},
    ),
    case(
        "Two more boys died in hospital, which brings the toll of Sunday's blast in Herat to nine.",
        {"event_type": "Explosions/Remote violence", "fatalities": 9},
    ),
    case(
        "AOG attacked a post in Charkh district on Monday. 3 ANP and 4 AOG killed acc. to ANP. AOG spokesman "
        "says 12 ANP killed.",
        BATTLE | {"fatalities": 7, "disputed": True},
    ),
    case(
        "About 90 families reached Maymana from Qaysar district after fighting there on Monday.",
        BATTLE | {"displaced": 90, "displaced_unit": "families"},
    ),
    case(
        "Thirty soldiers reached Maymana from Qaysar district after fighting there on Monday.",
        BATTLE | {"displaced": None},
    ),
    case(
        "Forty women marched in Herat on Monday. The Taliban drove two of them away in a jeep.",
        {"sub_event_type": "Peaceful protest", "displaced": None},
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
