"""What leads away from an incident: what crowds and claims speak of, tolls told later, people who fled."""

import pytest
from telling import Case, case, got, want

PROTEST = {"event_type": "Protests", "sub_event_type": "Peaceful protest"}
ABDUCTION = {"sub_event_type": "Abduction/forced disappearance"}
BURNED = {"sub_event_type": "Looting/property destruction"}
CLASH = {"event_type": "Battles", "sub_event_type": "Armed clash"}
BOMB = "A suicide bomber killed five people at a bank in Herat on Sunday. "

CASES: dict[str, Case] = {
    "rebels told after a protest are no protesters": case(
        "Hundreds of teachers marched through Chaghcharan on Sunday.\n\n"
        "In Sangin district of Helmand the Taliban captured two army trucks on Monday.",
        PROTEST | {"date_start": "2021-05-02"},
        CLASH | {"date_start": "2021-05-03"},
    ),
    "the fight in which those died for whom a crowd asks": case(
        "Hundreds of farmers marched to the governor's office in Chaghcharan on Monday, asking that the "
        "bodies of policemen killed in the Pasaband clash be brought home.",
        PROTEST | {"date_start": "2021-05-03", "fatalities": None},
    ),
    "a toll of what a crowd marched about": case(
        "Hundreds of students marched in Herat on Monday to demand an inquiry into Friday's bombing "
        "there, in which at least 40 people were killed and 95 wounded.",
        PROTEST | {"date_start": "2021-05-03", "fatalities": None, "injured": None},
    ),
    "a toll raised on a later day": case(
        "Rebels ambushed a convoy near Kidal on Saturday. Six soldiers died. On Monday the army raised "
        "the number to nine.",
        CLASH | {"date_start": "2021-05-01", "date_end": "2021-05-01", "fatalities": 9},
    ),
    "dead told after a march are those of the fight before it": case(
        "Rebels ambushed a convoy near Kidal on Sunday. In the town, women marched against the army on "
        "Sunday. Six soldiers were killed.",
        CLASH | {"fatalities": 6},
        PROTEST | {"fatalities": None},
    ),
    "who carried out the attack": case(
        BOMB
        + "The mayor was at a meeting in Kabul. A spokesman said that a man from Farah had carried "
        "out the attack.",
        {"sub_event_type": "Suicide bomb", "admin1": "AF-HER"},
    ),
    "families who fled, after a quote": case(
        "The Taliban overran Almar district of Faryab on Monday. Eleven soldiers were killed.\n\n"
        '"They promised us planes. No plane came," an elder said.\n\n'
        "Some 300 families have fled toward Maymana, he said.",
        {"event_type": "Battles", "fatalities": 11, "displaced": 300},
    ),
    "taken from their vehicles": case(
        "Two engineers whom gunmen took from their car in Bala Boluk district of Farah on Sunday are "
        "still missing.",
        ABDUCTION | {"date_start": "2021-05-02"},
    ),
    "taken away": case(
        "On Sunday armed men stopped a lorry of a charity near Maradi and took away four staff members.",
        ABDUCTION | {"date_start": "2021-05-02"},
    ),
    "police who take away men arrest them": case(
        "Police took away three men in Herat on Sunday.", {"sub_event_type": "Arrests"}
    ),
    "fire set to what belongs to nobody's house": case(
        "Unknown men set fire to a health post in Batikot district of Nangarhar on Sunday.", BURNED
    ),
    "a shell that lies in the bazaar": case(
        "Five rebels were killed in an operation in Khanabad district of Kunduz on Sunday. Residents "
        "said that an unexploded rocket is still lying in the bazaar.",
        CLASH | {"fatalities": 5},
    ),
    "people displaced by drought": case(
        "Some 4,000 people displaced by drought live around Qala-i-Naw and 7,000 around Herat city."
    ),
    "people displaced by fighting": case(
        "Fighting in Sangin district of Helmand displaced 300 families on Sunday.",
        CLASH | {"displaced": 300},
    ),
    "what is said to be a lie": case(
        "The report that rebels seized 40 soldiers in Andarab district of Baghlan on Sunday is a lie.",
        aside=("negated",),
    ),
    "what a group has done all along": case(
        "The group has carried out most of the bombings in Quetta, police say.",
        aside=("historical",),
    ),
    "rebels who take a town": case(
        "The rebels took Kidal on Sunday and held it.",
        {"event_type": "Battles", "sub_event_type": "Non-state actor overtakes territory"},
    ),
    "an army that takes a town": case(
        "The army took Hasakah back from the group on Sunday.",
        {"sub_event_type": "Government regains territory", "date_start": "2021-05-02"},
    ),
    "taking part is no taking": case("The Taliban took part in talks in Doha on Monday."),
    "somebody of a town is taken, and no town": case(
        "Army trucks took Ghazni's traders to Kabul on Monday."
    ),
    "a base that changes hands, nobody being told": case(
        "The base at Bagram changed hands on Monday with hardly a shot.",
        {"sub_event_type": "Non-violent transfer of territory", "date_start": "2021-05-03"},
    ),
    "money that changes hands": case("Money changed hands at the crossing in Torkham on Monday."),
    "a captured convoy, after captured towns": case(
        "The rebels captured Kidal on Saturday. In Gao region they captured an army convoy on Sunday.",
        {"sub_event_type": "Non-state actor overtakes territory"},
        CLASH | {"date_start": "2021-05-02"},
    ),
    "what changed hands in other days": case(
        "Imam Sahib in Kunduz had changed hands several times.", aside=("historical",)
    ),
    "a crowd that shouts against a country": case(
        "In Quetta three shells killed a guard on Saturday. On Sunday hundreds rallied in Quetta against "
        "the shelling and chanted slogans against Iran.",
        {"event_type": "Explosions/Remote violence"},
        PROTEST | {"admin1": "PK-BA"},
    ),
    "what would be launched": case(
        "A mortar killed a man in Jawand district of Badghis on Sunday. The police chief said a clean-up "
        "operation would be launched in Murghab.",
        {"sub_event_type": "Shelling/artillery/missile attack", "fatalities": 1},
        aside=("future",),
    ),
    "the attack told, which would be avenged": case(
        "The army said the attack in Gao on Monday would be avenged. Six soldiers died.",
        {"admin1": "ML-7", "fatalities": 6},
    ),
    "it was a gas cylinder": case(
        "On Monday evening a loud explosion sent people running out of the bazaar in Bamyan. It was a gas "
        "cylinder in a bakery.",
        aside=("not an incident",),
    ),
    "it was a bomb": case(
        "An explosion killed five people in Kabul on Sunday. It was a suicide attack, police said.",
        {"sub_event_type": "Suicide bomb", "fatalities": 5},
    ),
    "the area is that of the scene": case(
        "Nine guards were killed on Sunday when the Taliban attacked their posts near Pul-e-Khumri city, "
        "officials in Baghlan said. Two of the posts were set ablaze before help reached the area.",
        CLASH | {"location": "Pul-e-Khumri", "fatalities": 9},
    ),
    "a command in the capital speaks of the province": case(
        "A drone fired at a truck in Nazyan district of Nangarhar on Sunday, killing five fighters. The "
        "military command in Kabul said it carried out one strike in the province on Sunday.",
        {"sub_event_type": "Air/drone strike", "admin1": "AF-NAN", "fatalities": 5},
    ),
    "whom their killers accuse are no rebels": case(
        "Militants shot dead four elders whom they accused of sheltering Taliban in Achin district on "
        "Monday.",
        {"event_type": "Violence against civilians", "fatalities": 4},
    ),
    "suspected rebels are": case(
        "The army killed eight suspected militants in Gao on Monday.", CLASH | {"fatalities": 8}
    ),
    "taken, and left again": case(
        "The rebels captured a camp near Kidal on Sunday and killed 12 soldiers. The fighters left after "
        "a few hours.",
        CLASH | {"fatalities": 12},
    ),
    "taken, and those who had held it left": case(
        "The rebels captured Kidal on Sunday. Soldiers left after a few hours.",
        {"sub_event_type": "Non-state actor overtakes territory"},
    ),
    "youths of a town who burn cars": case(
        "On Sunday youths of the old town of Herat burnt two police vehicles.",
        {"event_type": "Riots", "admin1": "AF-HER"},
    ),
    "youths of a town who set fire to a bus": case(
        "Youths in Malda set fire to a bus on Monday.", {"event_type": "Riots"}
    ),
    "unknown men who burn cars": case(
        "Unknown men burnt two police vehicles in Herat on Monday.", BURNED
    ),
    "achievements announced before they are told": case(
        "In the spring operations of our army in Darfur, the following achievements are announced.",
        aside=("aggregate",),
    ),
    "who drank the sherbet of martyrdom": case(
        "Rebels attacked a post in Kunduz on Sunday. Two soldiers drank the sherbet of martyrdom.",
        CLASH | {"fatalities": 2},
    ),
    "information about attacks": case(
        "A bomb killed two people in Khost on Sunday. Anyone with information about attacks is asked to "
        "call the police in Gardez.",
        {"admin1": "AF-KHO", "fatalities": 2},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_coded(name: str) -> None:
    """Each report, in the fields that its rule is about."""
    assert got(CASES[name]) == want(CASES[name])
