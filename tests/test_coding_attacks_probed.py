"""Attacks as agencies tell them: each found once, with its own type and day."""

import pytest
from telling import Case, got, want

PUBLISHED = "2019-06-12"  # a Wednesday
BOMB = "Remote explosive/landmine/IED"


def told(sub: str, day: str | None, location: str, **others: object) -> dict[str, object]:
    """An incident: its type, day and place, and what else matters."""
    return {"sub_event_type": sub, "date_start": day, "location": location, **others}


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
        " on Tuesday.",
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

NIGHTS = [
    case(
        "BAMAKO, June 12 - Armed men attacked the village of Sobane-Kou near Bandiagara overnight from Sunday"
        " to Monday, killing 35 people.",
        told("Attack", "2019-06-09", "Sobane-Kou", date_end="2019-06-10", fatalities=35),
    ),
    case(
        "KHARTOUM, June 12 - At least 100 people were killed on June 3 in Khartoum when forces broke up the"
        " sit-in.",
        told("Excessive force against protesters", "2019-06-03", "Khartoum", fatalities=100),
    ),
    case(  # those who are blamed were not attacked
        "KABUL, June 12 - Two civilians were killed in a mortar attack in Gomal district of"
        " Paktika on Tuesday."
        " The governor blamed the attack on Pakistani forces.",
        told("Shelling/artillery/missile attack", "2019-06-11", "Gomal", fatalities=2),
    ),
    case(
        "KABUL, June 12 - The governor blamed the Taliban for an attack on police in Gomal on Tuesday that"
        " killed four.",
        told("Armed clash", "2019-06-11", "Gomal", fatalities=4),
    ),
]

TOLLS = [
    case(  # none of one side
        "MAIMANA: Taliban stormed posts in Gurziwan district of Faryab on Friday, police"
        " said. Eight rebels were"
        " killed and 11 injured. There were no casualties among the security forces.",
        told("Armed clash", "2019-06-07", "Gurziwan", fatalities=8, fatalities_low=8, injured=11),
    ),
    case(
        "KABUL, June 12 - Five Taliban were killed and nine wounded in Gurziwan on Friday."
        " The army suffered no"
        " casualties.",
        told("Armed clash", "2019-06-07", "Gurziwan", fatalities=5, injured=9),
    ),
    case(  # and none of all
        "KABUL, June 12 - A rocket hit Kabul on Friday. The police reported no casualties.",
        told("Shelling/artillery/missile attack", "2019-06-07", "Kabul", fatalities=0, injured=0),
    ),
    case(
        "KYIV - A missile strike on a block in Dnipro on Saturday killed 40 people and 34 are still missing."
        " Ukraine's air force said the block was hit by a Kh-22.",
        told("Shelling/artillery/missile attack", "2019-06-08", "Dnipro", fatalities=40),
    ),
    case(  # as many again
        "KARACHI: Four assailants attacked the Stock Exchange in Karachi on Monday morning."
        " All four were killed"
        " by police. Three security guards and a sub-inspector also lost their lives. The"
        " Majeed Brigade of the"
        " BLA claimed the assault.",
        told("Armed clash", "2019-06-10", "Karachi", fatalities=8),
    ),
]

PLACES = [
    case(  # the day that one of a list has is that of all
        "KABUL, June 12 - At least 20 insurgents were killed in separate clashes over the last 24 hours, the"
        " Ministry of Defence said. The clashes took place in Nangarhar, Kunar and Helmand provinces.",
        told("Armed clash", "2019-06-11", "Nangarhar", fatalities=None),
        told("Armed clash", "2019-06-11", "Kunar", fatalities=None),
        told("Armed clash", "2019-06-11", "Helmand", fatalities=None),
    ),
    case(
        "KABUL, June 12 - A roadside bomb killed a district commissioner and three of his guards in Gereshk"
        " on Tuesday.",
        told(BOMB, "2019-06-11", "Gereshk", fatalities=4),
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


@pytest.mark.parametrize("case", NIGHTS, ids=lambda c: c.text[16:60])
def test_nights_crowds_and_blame(case: Case) -> None:
    assert got(case) == want(case)


@pytest.mark.parametrize("case", TOLLS, ids=lambda c: c.text[16:60])
def test_who_was_not_hurt_and_who_was_as_well(case: Case) -> None:
    assert got(case) == want(case)


@pytest.mark.parametrize("case", PLACES, ids=lambda c: c.text[16:60])
def test_several_places_and_whom_a_bomb_killed(case: Case) -> None:
    assert got(case) == want(case)
