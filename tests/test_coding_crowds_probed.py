"""Crowds, arrests, truces and what else is not fighting, as the agencies tell them."""

from typing import Any

import pytest
from telling import one, told

PUBLISHED = "2019-06-12"  # a Wednesday
KILLED = ("fatalities", "injured")


def fields(text: str, *names: str) -> tuple[Any, ...]:
    """Some fields of the only incident of a report."""
    mention = one(text, PUBLISHED)
    return tuple(getattr(mention, name) for name in names)


@pytest.mark.parametrize(
    "text",
    [
        "Residents of Chaghcharan took to the streets on Tuesday to protest against the killing of a "
        "local poet.",
        "Bus drivers in Ibadan blocked the expressway on Tuesday to protest the killing of their "
        "colleague by a policeman.",
        "Residents of Kunduz demonstrated on Tuesday after a night raid killed five members of a family.",
        "After two students were shot dead by police, hundreds of people protested in Nasiriyah on "
        "Tuesday.",
        "Relatives of three men killed in a drone strike protested in Gardez on Tuesday.",
        "Families of two policemen who were killed by the Taliban staged a sit-in in Kabul on Tuesday.",
        "Villagers in Jaghori blocked the road on Tuesday to demand justice for two men killed by "
        "commandos.",
        "Hundreds of teachers marched in Kano on Tuesday because two of their colleagues had been "
        "killed by bandits.",
        "Students rallied in Herat on Tuesday to condemn a suicide attack in Kabul that left 24 students "
        "dead and 50 wounded.",
        "Hundreds of people held a vigil in Dhaka on Tuesday for 22 hostages killed in a cafe.",
    ],
)
def test_what_a_protest_is_about_gives_it_no_toll(text: str) -> None:
    assert fields(text, "sub_event_type", "date_start", *KILLED) == (
        "Peaceful protest",
        "2019-06-11",
        None,
        None,
    )


def test_nor_does_it_a_riot() -> None:
    text = (
        "Angry protesters set fire to a police checkpoint in Aybak on Tuesday after a cyclist was "
        "killed by a police vehicle. Six people were wounded."
    )
    assert fields(text, "event_type", *KILLED) == ("Riots", None, 6)


def test_police_who_only_fire_into_the_air_intervene() -> None:
    text = (
        "Residents of Firoz Koh took to the streets on Tuesday to protest against the killing of a "
        "local poet. Police fired into the air to disperse them; nobody was hurt."
    )
    assert fields(text, "sub_event_type", *KILLED) == ("Protest with intervention", 0, 0)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Protests over the price of bread in Basra left 12 people dead on Tuesday.", 12),
        (
            "A protest against the killing of a poet in Firoz Koh left two people dead on Tuesday.",
            2,
        ),
        (
            "A peaceful protest in Herat turned violent on Tuesday after police opened fire and killed "
            "three people.",
            3,
        ),
        ("Ten people died in Imphal on Tuesday in riots over the killing of a student.", 10),
        (
            "The march in Kabul on Tuesday ended in bloodshed after police shot dead four demonstrators.",
            4,
        ),
    ],
)
def test_the_dead_of_the_crowd_are_counted(text: str, killed: int) -> None:
    assert fields(text, "fatalities") == (killed,)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Fifty fighters, along with their families, surrendered to the Afghan forces in Achin district "
            "of Nangarhar on Monday.",
            "Change to group/activity",
        ),
        (
            "A commander with 12 of his men joined the peace process in Chimtal district of Balkh on "
            "Monday and handed over 13 rifles.",
            "Change to group/activity",
        ),
        (
            "Police surrendered the district centre of Sangin to the Taliban on Monday.",
            "Non-violent transfer of territory",
        ),
        (
            "About 60 soldiers surrendered to the Taliban at a base in Arghistan district of Kandahar on "
            "Monday.",
            "Non-violent transfer of territory",
        ),
        (
            "Taliban fighters took control of Bala Murghab district centre on Monday after security forces "
            "abandoned it. There was no fighting.",
            "Non-violent transfer of territory",
        ),
        (
            "The Taliban captured Bala Murghab district centre on Monday after heavy fighting.",
            "Non-state actor overtakes territory",
        ),
    ],
)
def test_who_gives_himself_up_hands_over_no_territory(text: str, kind: str) -> None:
    assert fields(text, "sub_event_type") == (kind,)


def test_arrests_at_a_rescue_are_of_the_abduction() -> None:
    text = (
        "A trader kidnapped in Mazar-e-Sharif last week was rescued by police in an operation on Monday. "
        "Three kidnappers were arrested."
    )
    assert fields(text, "sub_event_type") == ("Abduction/forced disappearance",)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Gunmen abducted an activist in Baghdad on Monday night as he was on his way home from a "
            "protest.",
            "Abduction/forced disappearance",
        ),
        ("An activist was gunned down in Basra on Monday after leaving a demonstration.", "Attack"),
        ("Police arrested 20 people at a protest in Kabul on Monday.", "Protest with intervention"),
    ],
)
def test_a_march_that_somebody_came_from_is_not_told(text: str, kind: str) -> None:
    assert fields(text, "sub_event_type") == (kind,)


def test_what_a_crowd_asks_for_does_not_govern_what_it_does() -> None:
    text = "Protesters demanding jobs clashed with guards in Karbala on Monday, killing one person."
    assert fields(text, "event_type", "fatalities") == ("Riots", 1)


def test_what_a_crowd_says_it_came_out_about_gives_it_no_toll() -> None:
    text = (
        "Villagers from Alingar staged a protest in Mehtarlam on Monday, saying that foreign forces had "
        "killed three civilians in a raid."
    )
    assert fields(text, "sub_event_type", *KILLED) == ("Peaceful protest", None, None)


def test_a_march_over_a_deal_is_not_the_deal() -> None:
    mentions, _ = told(
        "The government and the Hizb-e-Islami signed a peace agreement in Kabul on Monday. Hundreds of "
        "women protested outside the palace against the deal.",
        PUBLISHED,
    )
    assert [m.sub_event_type for m in mentions] == ["Agreement", "Peaceful protest"]


def test_people_hurt_in_clashes_are_no_number_of_clashes() -> None:
    text = (
        "Four policemen were killed and more than 100 injured in clashes with the marchers near Gujranwala "
        "on Monday."
    )
    assert fields(text, *KILLED) == (4, 100)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Police thwarted an attempt to blow up a power pylon in Samangan on Monday.",
            "Disrupted weapons use",
        ),
        (
            "Two people were killed on Monday when police opened fire on opposition supporters in Conakry.",
            "Excessive force against protesters",
        ),
        (
            "Dozens of traders closed their shops in Herat on Monday after the kidnapping of a colleague.",
            "Peaceful protest",
        ),
        (
            "The army foiled an attack on a base in Faryab on Monday, killing 12 Taliban.",
            "Armed clash",
        ),
    ],
)
def test_plots_crowds_and_closed_shops(text: str, kind: str) -> None:
    assert fields(text, "sub_event_type") == (kind,)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Residents of Shindand district in Herat blocked the Herat-Kandahar highway on Monday in "
            "protest against a raid.",
            "Shindand",
        ),
        (
            "The governor of Kabul said protesters blocked the Herat-Kandahar highway on Monday.",
            "Herat",
        ),
    ],
)
def test_people_who_close_a_road_do_so_where_they_live(text: str, place: str) -> None:
    assert fields(text, "location") == (place,)


def test_a_lorry_of_explosives_that_is_seized_is_no_territory() -> None:
    text = (
        "A truck loaded with 3,000 kg of explosives was seized in Ghazni city on Monday and its driver "
        "was detained."
    )
    assert fields(text, "sub_event_type") == ("Disrupted weapons use",)


def test_hundreds_who_burn_an_office_riot() -> None:
    text = (
        "Hundreds of people burned the offices of the electoral commission in Bamiyan on Monday. Police "
        "fired shots to disperse them and three people were injured."
    )
    assert fields(text, "event_type", *KILLED) == ("Riots", None, 3)


def test_who_comes_to_a_funeral_is_not_among_the_dead() -> None:
    text = (
        "Thousands attended the funeral of three brothers killed in a raid in Jalalabad on Monday."
    )
    assert fields(text, "fatalities") == (3,)
