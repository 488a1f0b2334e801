"""What is called for a day, childhoods, treaties, who tells it where, fires of the next day, far towns."""

import pytest
from telling import Case, case, got, told, want

BOMB = {"sub_event_type": "Remote explosive/landmine/IED"}
LOOT = {"sub_event_type": "Looting/property destruction"}
CLASH = {"sub_event_type": "Armed clash"}

CASES = {
    # What is called for a day to come.
    "sit-ins called for a day": case(
        "Sit-ins for the prisoners are called for Friday in Sidon and Tyre.", aside=("future",)
    ),
    "marches called for tomorrow": case("Marches have been called for tomorrow in Quetta."),
    "called for, and held": case(
        "A protest called for Sunday in Quetta drew thousands of people.",
        {"event_type": "Protests", "date_start": "2021-05-02"},
    ),
    # Childhoods, anniversaries by the month, elections of before.
    "when he was a boy": case(
        "When he was a small boy in Mosul, soldiers shot dead his uncle.", aside=("historical",)
    ),
    "years ago this month": case(
        "Seven years ago this month soldiers shot 40 villagers dead near Gao.",
        aside=("historical",),
    ),
    "years ago this week": case(
        "Two years ago this week a bomb killed 20 people in Mosul.", aside=("historical",)
    ),
    "the election before": case(
        "Two candidates were shot dead in Mosul in the previous elections.", aside=("historical",)
    ),
    "an election of today": case(
        "Two candidates were shot dead in Mosul on Monday, days before the general election.",
        {"location": "Mosul", "fatalities": 2},
    ),
    # Where something was signed or told, nothing happened.
    "named after where it was signed": case(
        "The shells, banned by the Geneva convention, hit a school in Kharkiv on Monday.",
        {"admin1": "UA-63"},
    ),
    "a peace agreement": case(
        "Two guards were killed near Malakal on Monday in breach of the Juba peace agreement.",
        {"location": "Malakal", "fatalities": 2},
    ),
    "told a briefing": case(
        "Two soldiers were killed near Krymske on Monday under mortar fire. The shelling lasted until"
        " midnight, the spokesman told a briefing in Kiev.",
        {"location": "Krymske", "fatalities": 2},
    ),
    "a ministry says": case(
        "Five miners were shot dead near Gao on Monday, the ministry in Bamako said on Tuesday.",
        {"location": "Gao", "fatalities": 5},
    ),
    "a ministry is hit": case(
        "Five guards were shot dead on Monday at the ministry in Bamako.",
        {"location": "Bamako", "fatalities": 5},
    ),
    # Wounds of some weapon tell no second attack.
    "a hospital tells of wounds": case(
        "Gunmen killed 15 people in Thomazeau on Sunday. The hospital of Mirebalais said that it had"
        " taken in 22 people with machete and bullet wounds.",
        {"location": "Thomazeau", "fatalities": 15, "injured": 22},
    ),
    # A fire of the next day is an event; arrests, as before, by their place and day.
    "houses burned the day after": case(
        "On Saturday rebels ambushed a patrol in Bamenda. On the following day soldiers burned down a"
        " dozen houses there.",
        {**CLASH, "date_start": "2021-05-01"},
        {**LOOT, "date_start": "2021-05-02"},
    ),
    "houses burned the same day": case(
        "On Saturday rebels attacked a village near Bamenda and killed two men. They also burned down"
        " a dozen houses there.",
        {"event_type": "Violence against civilians", "date_start": "2021-05-01", "fatalities": 2},
    ),
    # Towns far from each other are two places, with or without districts in the gazetteer.
    "two far towns": case(
        "Students demonstrated peacefully in Bahir Dar and Dessie on Monday.",
        {"event_type": "Protests", "location": "Bahir Dar", "geo_precision": 1},
        {"event_type": "Protests", "location": "Dessie", "geo_precision": 1},
    ),
    # What blew up under a bridge is a bomb; what blew up the bridge destroyed it.
    "a car blew up under a bridge": case(
        "A car full of explosives blew up beneath a bridge in Quito on Monday.", BOMB
    ),
    "an explosive set off": case(
        "On Monday an explosive hidden in a culvert was set off as lorries passed near Gao.", BOMB
    ),
    "pylons": case("Saboteurs pulled down two high-voltage pylons near Cali on Monday.", LOOT),
    "pylons in a storm": case("Storms brought down power lines near Cali on Monday."),
    # Shells during a fight between two groups.
    "a fight with shells": case(
        "Nine people were killed in two days of fighting between rival militias in Sabha, doctors said"
        " on Monday, as shells hit the main hospital.",
        {**CLASH, "fatalities": 9},
    ),
    # Who fires rifles at customers attacks civilians.
    "rifles at customers": case(
        "Four men arrived at a tea shop in Pattani on Monday and fired with rifles at customers.",
        {"event_type": "Violence against civilians"},
    ),
    "rifles at soldiers": case("Rebels fired rifles at soldiers near Gao on Monday.", CLASH),
    # A crowd that breaks gates.
    "gates broken": case(
        "On Monday a crowd smashed the gate of the governor's palace in Goma.",
        {"event_type": "Riots"},
    ),
    # Nothing is taken by a sign that fell over.
    "a sign fell over": case(
        "A farmer was hurt near Gao on Monday when he stepped on a landmine. The sign had fallen over.",
        BOMB,
    ),
    # Ages stand between the people of a list; what takes a count apart is no one more.
    "a list with ages": case(
        "A teacher, 40, and his wife, 35, were shot dead by gunmen in Quetta on Monday.",
        {"location": "Quetta", "fatalities": 2},
    ),
    "two of a count, with ages": case(
        "Two brothers, a teacher, 40, and a farmer, 35, were shot dead by gunmen in Quetta on Monday.",
        {"location": "Quetta", "fatalities": 2},
    ),
    "what he is besides": case(
        "A teacher, a father of three, was shot dead by gunmen in Quetta on Monday.",
        {"location": "Quetta", "fatalities": 1},
    ),
    # Where people found refuge nothing happened, and they are of what they fled.
    "refuge elsewhere": case(
        "Gunmen killed nine people in Gaya on Sunday. Some 500 families found refuge in Niamey.",
        {"location": "Gaya", "fatalities": 9, "displaced": 500},
    ),
    "arrived on foot": case(
        "Rebels killed five people in Sabha on Sunday. By Monday about 400 families had arrived in Hun"
        " on foot.",
        {"admin1": "LY-SB", "fatalities": 5, "displaced": 400},
    ),
    "killed where they had found refuge": case(
        "Gunmen killed four people who had found refuge in Gao on Monday.",
        {"location": "Gao", "fatalities": 4, "displaced": None},
    ),
    "neither dead nor hurt": case(
        "A car bomb blew up in Quito on Monday. The police reported no dead and no injured.",
        {"admin1": "EC-P", "fatalities": 0, "injured": 0},
    ),
    # A stroke between the day and the year; the day of a dateline is not that of the event.
    "a dateline with a stroke": case(
        "Addis Ababa, May 04/2021 - Gunmen killed nine villagers near Gimbi in the night of Sunday.",
        {"location": "Gimbi", "date_start": "2021-05-02", "fatalities": 9},
    ),
    "a day with strokes": case(
        "Gunmen killed nine villagers near Gimbi on 02/May/2021.",
        {"location": "Gimbi", "date_start": "2021-05-02", "fatalities": 9},
    ),
    # Officers of aid bodies are no soldiers.
    "a nutrition officer": case(
        "On Monday a nutrition officer was shot dead in Pibor.",
        {"event_type": "Violence against civilians", "fatalities": 1},
    ),
    "police officers": case(
        "On Monday two police officers were shot dead in Quetta.",
        {"event_type": "Battles", "fatalities": 2},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_it_tells(name: str) -> None:
    """What each report tells."""
    one: Case = CASES[name]
    assert got(one) == want(one)


def test_a_capital_reports_and_is_not_shelled() -> None:
    """What a capital reports did not happen in it."""
    mentions, _ = told("Baku reported the shelling of a village near Tovuz on Monday.")
    assert [m.admin1 for m in mentions] == ["AZ-TOV"]
