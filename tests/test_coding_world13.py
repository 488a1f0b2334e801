"""Quarters no gazetteer has, what somebody is against, what is announced, said in passing, done elsewhere."""

import pytest
from telling import Case, case, got, told, want

CASES = {
    # A quarter is known as well as its town; a village, and an area, less well.
    "quarter of a known town": case(
        "A bomb killed two people in the Zoranqi quarter of Kandahar city on Monday.",
        {"admin1": "AF-KAN", "location": "Zoranqi", "geo_precision": 1},
    ),
    "area of a known town": case(
        "Gunmen killed two people in the Zoranqi area of Mosul on Monday.",
        {"admin1": "IQ-NI", "location": "Zoranqi", "geo_precision": 2},
    ),
    "village by a known town": case(
        "Gunmen killed two farmers in Zoranqi village, near Mosul, on Monday.",
        {"admin1": "IQ-NI", "location": "Zoranqi", "geo_precision": 2},
    ),
    # For or against what somebody is, nothing happened there.
    "named after whom they are against": case(
        "Presumed anti-Balaka fighters killed two traders near Bangassou on Monday.",
        {"country": "CF", "location": "Bangassou", "fatalities": 2},
    ),
    "named after whom they are for": case(
        "On Monday two men were killed in a pro-Sana village near Taiz.",
        {"location": "Taiz", "fatalities": 2},
    ),
    # What is announced for a day to come.
    "a strike for a day": case("Teachers in Quetta announced a strike for Friday."),
    "a shutdown beside a killing": case(
        "Gunmen killed three shopkeepers in Quetta on Monday and traders announced a shutdown"
        " for Friday.",
        {"event_type": "Violence against civilians", "date_start": "2021-05-03", "fatalities": 3},
    ),
    "an air strike announced": case(
        "The commander announced an air strike on Kunduz on Monday that killed five fighters.",
        {"sub_event_type": "Air/drone strike", "fatalities": 5},
    ),
    "told to strike": case(
        "In a tape the Islamic State called on its members to strike the army in Deir Ezzor.",
        aside=("hypothetical",),
    ),
    # What is denied, wherever it was reported.
    "reports in the media denied": case(
        "The army denied reports on some television channels that a second bomb went off in Mosul.",
        aside=("negated",),
    ),
    # What is said of somebody in passing does not govern what is told.
    "vowed in passing": case(
        "The militants, who had vowed to disrupt the vote, shot dead a candidate in Gaya on Monday.",
        {"location": "Gaya", "fatalities": 1},
    ),
    "a list of what is warned of": case(
        "The army, which warned of raids, ambushes and bombings in Gaya, sent more men.",
        aside=("future",),
    ),
    # A man seized in one town is not of the dead of another.
    "seized elsewhere": case(
        "Three traders were shot dead in Gwadar on Monday and a teacher was abducted in Panjgur.",
        {"location": "Gwadar", "sub_event_type": "Attack", "fatalities": 3},
        {
            "location": "Panjgur",
            "sub_event_type": "Abduction/forced disappearance",
            "fatalities": None,
        },
    ),
    # Crowds and fires told in the passive.
    "a crowd that calls for something": case(
        "Hundreds of residents gathered in the main square of Kunduz city on Monday and called for"
        " the release of two men.",
        {"sub_event_type": "Peaceful protest", "location": "Kunduz"},
    ),
    "a crowd that does not": case("Hundreds of women gathered in Kaya on Monday to buy food."),
    "coffins on a road": case(
        "On Monday relatives of the victims placed the coffins on the highway at Khuzdar.",
        {"sub_event_type": "Peaceful protest", "location": "Khuzdar"},
    ),
    "lorries set alight": case(
        "Two trucks were burned on the road near Pamplonita on Monday by armed men.",
        {"sub_event_type": "Looting/property destruction", "location": "Pamplonita"},
    ),
    "cars in a crash": case("Three cars were destroyed in a crash near Kisumu on Monday."),
}


@pytest.mark.parametrize("name", CASES)
def test_what_it_tells(name: str) -> None:
    """What each report tells."""
    one: Case = CASES[name]
    assert got(one) == want(one)


def test_one_abducted_and_found_dead_is_one() -> None:
    """He who was seized in one town and found dead in another is one man."""
    mentions, _ = told("A teacher was abducted in Gwadar on Monday and was found dead in Panjgur.")
    assert len(mentions) == 1
