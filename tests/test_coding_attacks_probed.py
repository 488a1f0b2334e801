"""Attacks as agencies tell them: each found once, with its own type and day."""

import pytest
from telling import Case, got, want

PUBLISHED = "2019-06-12"  # a Wednesday
BOMB = "Remote explosive/landmine/IED"


def told(sub: str, day: str | None, location: str, **figures: int | None) -> dict[str, object]:
    """An incident: its type, day and place, and what else matters."""
    return {"sub_event_type": sub, "date_start": day, "location": location, **figures}


def case(text: str, *incidents: dict[str, object], aside: tuple[str, ...] | None = None) -> Case:
    """A report of that day."""
    return Case(text, incidents, aside, PUBLISHED)


RESPONSIBLE = [
    case(
        "KABUL, June 12 - Islamic State claimed responsibility for a bombing at a Shiite mosque in Herat"
        " on Tuesday that killed 12 and wounded 40.",
        told(BOMB, "2019-06-11", "Herat", fatalities=12, injured=40),
    ),
    case(
        "MOGADISHU, June 12 - Al Shabaab claimed responsibility on Wednesday for an ambush near Afgoye"
        " in which five soldiers were killed on Monday.",
        told("Armed clash", "2019-06-10", "Afgoye", fatalities=5),
    ),
    case(
        "BAGHDAD, June 12 - Islamic State on Wednesday claimed responsibility for the car bombing in Kirkuk"
        " that killed four people on Monday.",
        told(BOMB, "2019-06-10", "Kirkuk", fatalities=4),
    ),
    case(
        "KABUL, June 12 - A bomb killed two people in Ghazni on Tuesday. No group claimed responsibility"
        " for the attack. The Taliban have claimed responsibility for similar attacks.",
        told(BOMB, "2019-06-11", "Ghazni", fatalities=2),
    ),
]

AFTER = [
    case(
        "KABUL, June 12 - Two days after a car bomb killed nine people in Ghazni city, gunmen attacked a"
        " girls' school in Bala Buluk district of Farah on Tuesday, wounding four pupils.",
        told(BOMB, "2019-06-09", "Ghazni", fatalities=9, injured=None),
        told("Attack", "2019-06-11", "Bala Buluk", fatalities=None, injured=4),
    ),
    case(
        "KABUL, June 12 - Two days after a suicide bomber killed nine people in Ghazni on Sunday, a roadside"
        " bomb struck a bus in Farah, killing four.",
        told("Suicide bomb", "2019-06-09", "Ghazni", fatalities=9),
        told(BOMB, "2019-06-11", "Farah", fatalities=4),
    ),
    case(
        "MOGADISHU: Three days after militants stormed a hotel in Mogadishu, killing 12, a roadside bomb"
        " killed two soldiers in Baidoa on Tuesday.",
        told("Attack", "2019-06-08", "Mogadishu", fatalities=12),
        told(BOMB, "2019-06-11", "Baidoa", fatalities=2),
    ),
    case(  # what is told years apart is history
        "KABUL, June 12 - Four years after the fall of Kunduz city, insurgents attacked three checkpoints in"
        " Khanabad on Monday night, killing seven policemen.",
        told("Armed clash", "2019-06-10", "Khanabad", fatalities=7),
        aside=("historical",),
    ),
    case(
        "KABUL, June 12 - Gunmen killed a teacher in Khost on Tuesday, two years after a bomb killed his"
        " brother in Gardez.",
        told("Attack", "2019-06-11", "Khost", fatalities=1),
        aside=("historical",),
    ),
    case(  # and what somebody went through is one story
        "KABUL, June 12 - An aid worker was freed in Paktia on Tuesday, three years after being kidnapped.",
        {"event_type": "Violence against civilians", "date_start": "2019-06-11"},
    ),
    case(  # a day is counted from that of what happened, not from that on which it was told
        "KABUL, June 12 - A mine killed two children in Shinwari district of Parwan on Monday, officials said"
        " on Wednesday. A day earlier, a mine wounded three children in Bagram.",
        told(BOMB, "2019-06-10", "Shinwari", fatalities=2),
        told(BOMB, "2019-06-09", "Bagram", injured=3),
    ),
]

STORY = [
    case(  # nobody dies of an arrest
        "KABUL, June 12 - Police arrested two men in Kunduz on Monday. A trader was killed in Kandahar on"
        " Tuesday.",
        told("Arrests", "2019-06-10", "Kunduz", fatalities=None),
        told("Attack", "2019-06-11", "Kandahar", fatalities=1),
    ),
    case(  # where somebody in office was killed, and not who speaks
        "KABUL, June 12 - A suicide bomber killed 32 mourners at the funeral of a police commander in the"
        " Khewa district of Nangarhar on Tuesday.\n\nKabul's Dasht-e-Barchi neighbourhood has been the"
        " target of Islamic State attacks.",
        told("Suicide bomb", "2019-06-11", "Khewa", fatalities=32),
    ),
    case(
        "KYIV, June 12 - A man was wounded in Beryslav on Tuesday by a grenade that a Russian drone dropped.",
        told("Air/drone strike", "2019-06-11", "Beryslav", injured=1),
    ),
]


@pytest.mark.parametrize("case", RESPONSIBLE, ids=lambda c: c.text[16:60])
def test_what_somebody_takes_responsibility_for_is_told_by_that(case: Case) -> None:
    assert got(case) == want(case)


@pytest.mark.parametrize("case", AFTER, ids=lambda c: c.text[16:60])
def test_events_that_are_told_by_their_distance_have_days_of_their_own(case: Case) -> None:
    assert got(case) == want(case)


@pytest.mark.parametrize("case", STORY, ids=lambda c: c.text[16:60])
def test_what_a_story_goes_on_with_has_its_own_type_and_place(case: Case) -> None:
    assert got(case) == want(case)
