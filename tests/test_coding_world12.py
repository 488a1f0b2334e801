"""What tells no event, or no place of one: warnings, the past, who speaks, quarters named after lands."""

import pytest
from telling import Case, case, got, one, told, want

CASES = {
    # Where somebody is told to be from, posted, or to speak, nothing happened.
    "who speaks last": case(
        "Gunmen shot dead a teacher in Baidoa on Monday. Hundreds fled the town, police in"
        " Mogadishu, the capital, said.",
        {"location": "Baidoa", "fatalities": 1, "displaced": 100},
    ),
    "police elsewhere still speak of the scene": case(
        "Three people were killed by a bomb on Monday, police in Quetta said.",
        {"location": "Quetta", "fatalities": 3},
    ),
    "who reports from where": case(
        "On Monday gunmen attacked a police post at Wajir. They drove off in a lorry after a"
        " firefight of an hour, our correspondent reports from Garissa.",
        {"location": "Wajir", "sub_event_type": "Armed clash"},
    ),
    "based elsewhere": case(
        "A convoy of peacekeepers based at Gao was ambushed near Ansongo on Monday, killing three.",
        {"location": "Ansongo", "fatalities": 3},
    ),
    "based there, where no other place is told": case(
        "Rebels killed two soldiers based in Kidal on Monday.",
        {"location": "Kidal", "fatalities": 2},
    ),
    "whence soldiers came": case(
        "Bandits killed nine villagers in Anka, in Zamfara state, on Monday. The soldiers came from"
        " Gusau at night and there was nobody to fight.",
        {"admin1": "NG-ZA", "location": "Anka", "fatalities": 9},
    ),
    "figures given far away": case(
        "Our fighters engaged a patrol of the army in Fortul on Monday. The figure of two dead given"
        " by the command in Bogota is a lie.",
        {"location": "Fortul", "sub_event_type": "Armed clash"},
    ),
    "across from it": case(
        "Kharkiv, across the border from occupied Luhansk, was shelled on Monday, killing two.",
        {"location": "Kharkiv", "fatalities": 2},
    ),
    "at the entrance to a town": case(
        "Four people were killed by a bomb at the entrance to Mosul on Monday.",
        {"location": "Mosul", "geo_precision": 2, "fatalities": 4},
    ),
    # Quarters and media that bear the name of a land.
    "quarters": case(
        "Shells fell on the Soba and Colombia neighbourhoods of Khartoum on Monday, killing eight.",
        {"admin1": "SD-KH", "fatalities": 8},
    ),
    "the agency named again": case(
        "A bomb killed two men in Idlib on Monday, the state news agency SANA said. SANA reported"
        " that four more were wounded.",
        {"admin1": "SY-ID", "fatalities": 2, "injured": 4},
    ),
    # What is only feared, what somebody did once, what has gone on for long.
    "on the lookout": case(
        "Residents were told to watch out for car bombs in Kirkuk this week. A car bomb killed four"
        " in Mosul on Monday.",
        {"location": "Mosul", "fatalities": 4},
    ),
    "guards who were alert": case(
        "Guards on alert for attacks shot dead two gunmen in Kirkuk on Monday.",
        {"location": "Kirkuk", "fatalities": 2},
    ),
    "involved in attacks": case(
        "The army in Rawalpindi said the men had been involved in attacks on troops and in extortion."
    ),
    "involved in a shootout": case(
        "Police were involved in a shootout with robbers in Lahore on Monday; two robbers died.",
        {"location": "Lahore", "fatalities": 2},
    ),
    "how it all began": case(
        "The violence in Zamfara began as clashes between herders and farmers over land.",
        aside=("historical",),
    ),
    "how it began that day": case(
        "The violence began with a quarrel in Kaduna on Monday, when herders shot dead two farmers.",
        {"location": "Kaduna", "fatalities": 2},
    ),
    "posts that are denied": case(
        "The army denied posts on social media claiming that a convoy was ambushed at Gao on Monday.",
        aside=("negated",),
    ),
    # What is mourned, or told of years ago in a clause of its own, has no day or place of this sentence.
    "a funeral elsewhere": case(
        "A bomb killed nine men in Quetta on Saturday. A funeral was held in Karachi on Monday for"
        " the four policemen killed in the blast.",
        {"location": "Quetta", "fatalities": 9},
    ),
    "a funeral that was attacked": case(
        "On Monday the roads were calm. Gunmen stormed the funeral of a judge in Kirkuk on Sunday"
        " and shot dead five mourners.",
        {"location": "Kirkuk", "fatalities": 5},
    ),
    "a clause of years ago": case(
        "Soldiers on Monday patrolled the streets of Jos, where riots killed hundreds in 2001.",
        aside=("historical",),
    ),
    "since years ago": case(
        "The road has been closed since rebels seized Bria in February 2019.",
        aside=("historical",),
    ),
    "a base from which it came": case(
        "Shells fired from a base in Latakia hit a market in Idlib on Monday, killing six people.",
        {"admin1": "SY-ID", "fatalities": 6},
    ),
    "a base that was hit": case(
        "Jets struck a base in Homs on Monday, killing three soldiers.",
        {"admin1": "SY-HI", "fatalities": 3},
    ),
    "who warns of it": case(
        "A bomb killed nine men in Quetta on Saturday. Analysts in Nairobi say the group has shifted"
        " to attacks on remote villages.",
        {"location": "Quetta"},
    ),
    "what is discussed": case(
        "The Security Council met in New York on Monday to discuss the shelling of the camp.",
        aside=("historical",),
    ),
    "what it was": case(
        "Local media reported an explosion in Aden on Monday, but officials said it was a tyre.",
        aside=("negated",),
    ),
    "in the hands of gangs": case("Much of Port-au-Prince is in the hands of armed groups."),
    "who took a town": case(
        "Resistance fighters captured Falam, in Chin State, on Sunday.",
        {
            "sub_event_type": "Non-state actor overtakes territory",
            "actor1": "Unidentified Armed Group",
        },
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_told(case: Case) -> None:
    assert got(case) == want(case)


def test_warning_shots_at_attackers_are_no_protest() -> None:
    text = (
        "Gunmen attacked a camp near Bunia on Monday and killed four. Peacekeepers {} fired warning"
        " shots, which made the {} withdraw."
    )
    assert one(text.format("at the site", "attackers")).event_type != "Protests"
    (crowd,), _ = told(
        "Soldiers in Bunia fired warning shots on Monday to scatter a crowd of youths."
    )
    assert crowd.sub_event_type == "Protest with intervention"
