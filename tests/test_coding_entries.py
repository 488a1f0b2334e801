"""Items of a digest, and what the words further off say of a place."""

import pytest
from telling import Case, case, got, want

CASES: dict[str, Case] = {
    # items of a list tell events of their own
    "items that open with an hour": case(
        "06:50 — A bomb attached to a car went off on Monday in Kandahar city, killing two people.\n"
        "08:15 — A bomb went off near a school in Kandahar city on Monday. One person was hurt.",
        {"fatalities": 2, "injured": None},
        {"fatalities": None, "injured": 1},
    ),
    "items that open with a place": case(
        "HERAT - A bomb killed two people in the city on Monday.\n\n"
        "KANDAHAR - A bomb killed nine people in the city on Monday.\n\n"
        "KANDAHAR - A bomb killed three people in the city on Monday.",
        {"admin1": "AF-HER", "fatalities": 2},
        {"admin1": "AF-KAN", "fatalities": 9},
        {"admin1": "AF-KAN", "fatalities": 3},
    ),
    "paragraphs of a story go on with it": case(
        "A bomb killed two people in Kandahar city on Monday.\n\n"
        "The bomb went off near a school in Kandahar city, police said.",
        {"admin1": "AF-KAN", "fatalities": 2},
    ),
    # what stands further off
    "who speaks from elsewhere": case(
        "Rockets hit a house in Gereshk on Monday, killing four people.\n\n"
        "A spokesman for the coalition at Bagram, Major John Smith, said the shelling was local.",
        {"admin1": "AF-HEL", "fatalities": 4},
    ),
    "whence they came": case(
        "Gunmen coming from the town of Gereshk attacked a post in Sangin on Monday.",
        {"location": "Sangin"},
    ),
    "where they fled": case(
        "Taliban attacked posts in Sangin on Monday. Some 2,000 families have fled, most to relatives in "
        "Kandahar.",
        {"location": "Sangin", "displaced": 2000},
    ),
    "what is said was not when it was said": case(
        "Clashes killed two soldiers in Sangin on Sunday. The army said that on the same day its men shot "
        "dead four rebels in Nawzad.",
        {"location": "Sangin", "date_start": "2021-05-02"},
        {"location": "Nawzad", "date_start": "2021-05-02", "fatalities": 4},
    ),
    "a road between two places": case(
        "Gunmen shot dead a driver on the road from Gereshk to Sangin on Monday.",
        {"admin1": "AF-HEL", "geo_precision": 3},
    ),
    # days
    "an hour without a day": case(
        "At about 02:30 a rocket hit a school in Gereshk.", {"date_start": "2021-05-04"}
    ),
    "a day by its number": case(
        "Earlier this month, on the 2nd, a rocket hit a school in Gereshk.",
        {"date_start": "2021-05-02"},
    ),
    "a day by its number, after another": case(
        "On 14 April Taliban attacked a post in Sangin. On the 16th a rocket hit a school in Gereshk.",
        {"date_start": "2021-04-14"},
        {"date_start": "2021-04-16"},
    ),
    "a floor is no day": case(
        "On Monday a rocket hit a house in Gereshk. On the 16th floor nobody was hurt.",
        {"date_start": "2021-05-03"},
    ),
    "the day of fighting that has begun": case(
        "Fighting in Gereshk has entered its third day.", {"date_start": "2021-05-02"}
    ),
    # what happened
    "what a protest is about": case(
        "Some 200 people marched in Kandahar city on Monday against an air strike in Gereshk.",
        {"event_type": "Protests", "admin1": "AF-KAN"},
    ),
    "stopped by gunmen and released": case(
        "On Sunday a car with five health workers was stopped in Gereshk by gunmen. They were released the "
        "following day.",
        {"sub_event_type": "Abduction/forced disappearance", "date_start": "2021-05-02"},
    ),
    "beaten without a protest": case(
        "Two reporters were badly beaten in Kandahar city on Monday.",
        {"event_type": "Violence against civilians"},
    ),
    "operations that are only counted": case(
        "In the past 24 hours the army conducted 16 operations in Helmand, Kandahar and Herat provinces.",
        aside=("aggregate",),
    ),
    "the dead of a disaster": case(
        "On Monday the number of people killed by avalanches in Panjshir rose to 186. "
        "Four more died under the snow in Badakhshan.",
        aside=("not an incident", "not an incident"),
    ),
    "in the same manner": case(
        "On Sunday a teacher was shot dead in Gereshk. On Monday a farmer was killed in the same manner in "
        "Sangin.",
        {"location": "Gereshk", "fatalities": 1},
        {"location": "Sangin", "fatalities": 1},
    ),
    "a house that was hit": case(
        "Gunmen murdered 24 people in a hospital in Kandahar city on Monday, and on the same day a suicide "
        "bomber killed 32 mourners at a funeral in Nangarhar.",
        {"admin1": "AF-KAN", "fatalities": 24},
        {"admin1": "AF-NAN", "fatalities": 32},
    ),
    "who had been sentenced": case(
        "Taliban stormed a prison in Kandahar city on Monday and freed 350 inmates, half of whom had been "
        "sentenced for murder.",
        {"event_type": "Battles", "admin1": "AF-KAN"},
    ),
    "a truce between two": case(
        "A three-day truce between the Taliban and the Afghan government took effect on Monday.",
        {"sub_event_type": "Agreement", "date_start": "2021-05-03"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_entries(name: str) -> None:
    assert got(CASES[name]) == want(CASES[name])
