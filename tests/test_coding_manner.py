"""In what manner it happened, where a word of another manner stands beside what is told."""

import pytest
from telling import Case, case, got, want

AIR, SUICIDE = {"sub_event_type": "Air/drone strike"}, {"sub_event_type": "Suicide bomb"}
ATTACK = {"event_type": "Violence against civilians", "sub_event_type": "Attack"}
CLASH = {"event_type": "Battles", "sub_event_type": "Armed clash"}
GROUP = {"sub_event_type": "Change to group/activity"}
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
}


@pytest.mark.parametrize("name", CASES)
def test_what_it_tells(name: str) -> None:
    """What each report tells."""
    one: Case = CASES[name]
    assert got(one) == want(one)
