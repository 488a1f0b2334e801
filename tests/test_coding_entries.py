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
}


@pytest.mark.parametrize("name", CASES)
def test_entries(name: str) -> None:
    assert got(CASES[name]) == want(CASES[name])
