"""In what manner it happened, where a word of another manner stands beside what is told."""

import pytest
from telling import Case, case, got, want

AIR, SUICIDE = {"sub_event_type": "Air/drone strike"}, {"sub_event_type": "Suicide bomb"}
ATTACK = {"event_type": "Violence against civilians", "sub_event_type": "Attack"}
CLASH = {"event_type": "Battles", "sub_event_type": "Armed clash"}
GROUP = {"sub_event_type": "Change to group/activity"}
MOB, TRANSFER = (
    {"sub_event_type": "Mob violence"},
    {"sub_event_type": "Non-violent transfer of territory"},
)
AGREEMENT, ARRESTS = {"sub_event_type": "Agreement"}, {"sub_event_type": "Arrests"}

CASES = {
    # Who lays down his arms changes his group; an agreement is made by two.
    "bandits give up": case(
        "Nineteen bandits surrendered to the police at Jibia in Katsina state, Nigeria, on Monday.",
        GROUP,
    ),
    "soldiers change sides": case(
        "Seven soldiers laid down their arms and joined the Mujahideen in Charkh district of Logar"
        " on Monday.",
        GROUP,
    ),
    "both sides lay down arms": case(
        "Elders persuaded the two clans to lay down their weapons in Zurmat district on Monday.",
        AGREEMENT,
    ),
    "some die, some give up": case(
        "Troops killed six militants and two others surrendered in Shopian, Kashmir, on Monday.",
        CLASH | {"fatalities": 6},
    ),
    # What somebody spoke about, planned or is known for.
    "whose sermons were against it": case(
        "A mullah who had preached against suicide attacks was gunned down in Ghazni city on Monday.",
        ATTACK | {"fatalities": 1},
    ),
    "who led a crowd once": case(
        "An activist who had led protests against a dam was shot dead in Oaxaca, Mexico, on Monday.",
        ATTACK | {"fatalities": 1},
    ),
    "what they were planning": case(
        "Agents stormed a house in Behsud district of Nangarhar on Monday and killed four men who"
        " were planning suicide attacks.",
        CLASH | {"fatalities": 4},
    ),
    "the toll of what they are accused of": case(
        "Police arrested three men involved in a roadside bombing that killed four soldiers in Kabul"
        " on Monday.",
        ARRESTS | {"fatalities": None},
    ),
    "what befell those who planned": case(
        "Militants who were preparing a suicide attack were killed in an air strike in Khogyani"
        " district of Nangarhar on Monday.",
        AIR,
    ),
    "a bomber of another attack": case(
        "A suicide bomber known for his sermons blew himself up in Khost city on Monday.",
        SUICIDE,
    ),
    # A crowd that kills somebody is a mob, whomever the police shot at; where it burns, it riots.
    "a mob that kills": case(
        "A mob set upon two men in Chah Ab district of Takhar on Monday with sticks and stones; one"
        " of them died.",
        MOB | {"fatalities": 1},
    ),
    "a mob and a police station": case(
        "A crowd stormed the police station in Mansehra, Pakistan, on Monday, dragged a man out and"
        " lynched him. Police had fired into the air.",
        MOB | {"fatalities": 1},
    ),
    "a crowd that burns": case(
        "A mob stormed the police station in Mansehra, Pakistan, on Monday and burned four vans.",
        {"sub_event_type": "Violent demonstration"},
    ),
    # A crowd protests where it takes its dead; the strike that killed them was where it is told.
    "bodies carried before a governor": case(
        "Residents of Chora district on Monday carried the bodies of nine civilians to the governor's"
        " compound in Tarin Kot to protest an air strike.\n\nThe strike hit three houses in the"
        " village of Zamburi in Chora district on Saturday, said an elder.",
        {"sub_event_type": "Peaceful protest", "location": "Tarin Kot"},
        AIR | {"date_start": "2021-05-01"},
    ),
    "a bomb at a protest": case(
        "During a protest a bomb exploded in Karachi, Pakistan, on Monday, killing two people.",
        {"event_type": "Explosions/Remote violence", "fatalities": 2},
    ),
    "a road named by its two ends": case(
        "Students blocked the main Kabul-Kandahar highway in Maidan Shahr on Monday.",
        {"sub_event_type": "Peaceful protest", "admin1": "AF-WAR"},
    ),
    # Lorries of traders are no convoy of an army.
    "tankers ambushed": case(
        "Gunmen ambushed three oil tankers near Sibi, Pakistan, on Monday, killing a driver and a"
        " cleaner.",
        ATTACK | {"fatalities": 2},
    ),
    "an army lorry ambushed": case(
        "Militants ambushed an army truck near Kaya, Burkina Faso, on Monday and killed the driver,"
        " a corporal.",
        CLASH | {"fatalities": 1},
    ),
    # Who holds it in the end.
    "changed hands twice": case(
        "A post changed hands twice in Andar district of Ghazni on Monday. The Taliban overran it and"
        " the police retook it.",
        CLASH,
    ),
    "retaken and lost again": case(
        "Troops retook the bazaar of Sangin in Helmand on Monday, but the insurgents were back in it"
        " by the evening.",
        CLASH,
    ),
    "entered after the army left": case(
        "Rebels of the M23 group walked into the town of Kitchanga, in DR Congo, on Monday after the"
        " army pulled out.",
        TRANSFER,
    ),
    "a base is handed on": case(
        "The UN mission transferred its base at Ansongo, in Mali, to the army on Monday.", TRANSFER
    ),
    "prisoners are handed on": case(
        "Ten prisoners were transferred from the base in Bagram to Kabul on Monday."
    ),
    "a hand cut off": case(
        "The Taliban cut off the hand of a man accused of theft in Sangin district on Monday.",
        ATTACK,
    ),
    "what a mob accuses them of": case(
        "Villagers burned the houses of two men accused of killing a shepherd in Alingar district of"
        " Laghman on Monday.",
        MOB | {"fatalities": None},
    ),
    "a quarrel": case(
        "Two brothers were killed after an argument over land turned violent in Nahrin district on"
        " Monday.",
        MOB | {"fatalities": 2},
    ),
    # A find that experts blow up, and captives whom soldiers free.
    "destroyed by experts": case(
        "The mine was destroyed by a bomb disposal squad in Sopore, Kashmir, on Monday.",
        {"sub_event_type": "Disrupted weapons use"},
    ),
    "freed by force": case(
        "Commandos freed 20 prisoners from a Taliban jail in Baghran district on Monday.",
        {"sub_event_type": "Other"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_it_tells(name: str) -> None:
    """What each report tells."""
    one: Case = CASES[name]
    assert got(one) == want(one)
