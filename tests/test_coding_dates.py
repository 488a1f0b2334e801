"""When it happened (codebook section 4), read from whole reports; single dates are in test_dates.py."""

import pytest
from telling import Case, case, got, one, want


def day(start: str | None, end: str | None = None, precision: int | None = 1) -> dict[str, object]:
    return {"date_start": start, "date_end": end or start, "time_precision": precision}


# Tuesday, 4 May 2021, unless a case says otherwise.
CASES: dict[str, Case] = {
    "a weekday before the report's": case(
        "A bomb killed two people in Herat city on Saturday.", day("2021-05-01")
    ),
    "the report's own weekday": case(
        "A bomb killed two people in Herat city on Tuesday.", day("2021-05-04")
    ),
    "counted from the dateline": case(
        "HERAT, March 15, 2019 - A bomb killed two people in Herat city on Thursday.",
        day("2019-03-14"),
        published=None,
    ),
    "a dateline of the day after the event, later than metadata": case(
        "KABUL, May 4, 2021 (Northern News) - A bomb killed two people in Herat city on Sunday, police "
        "said.",
        day("2021-05-02"),
        published="2021-05-03",
    ),
    "a dateline alone": case(
        "KABUL, May 4, 2021 - A bomb killed two people in Herat city on Monday.",
        day("2021-05-03"),
        published=None,
    ),
    "that day, after the day since when": case(
        "A post in Nad Ali, Helmand, has been shut since 17 April. On that day gunmen stormed it; two died.",
        day("2021-04-17"),
    ),
    "a list of days": case(
        "Clashes were also reported on 19, 20 and 22 April in Nad Ali, Helmand.",
        day("2021-04-19", "2021-04-22", 2),
    ),
    "what a lead sums up": case(
        "A wave of attacks in Afghanistan killed 13 people on Sunday.\n\nNear Gereshk, gunmen attacked an "
        "army checkpoint, killing three soldiers.",
        day("2021-05-02"),
    ),
    "the days of items are not that of the report": case(
        "WEEKLY BRIEF\nPeriod: 12-18 September\n\nGereshk district\n- 13 Sep: Two men beheaded in Gereshk "
        "town.\n\nMarjah district\n- 14 Sep: Patrol ambushed near Marjah. Three soldiers KIA.",
        day("XXXX-09-13"),
        day("XXXX-09-14"),
        published=None,
    ),
    "the daily fast is no daily event": case(
        "A car bomb exploded in Herat city on Sunday. It went off after the meal that ends the daily fast "
        "and left nine dead.",
        {**day("2021-05-02"), "fatalities": 9},
    ),
    "a dateline without a year, on the day on which somebody speaks": case(
        "HERAT, May 28 (ANA) -- Gunmen abducted nine workers in Badghis on Monday, an official said Tuesday.",
        day("XXXX-05-27"),
        published=None,
    ),
    "a statement has a day of its own": case(
        "Gunmen shot dead two soldiers near Gereshk, according to an army statement issued on Monday.",
        day(None, precision=None),
    ),
    "what an announced list happened on": case(
        "Kabul, 12 September 2019\n\nIn the past 24 hours the forces carried out the following operations:"
        "\n\n1. Eight Taliban were killed in an air strike in Andar district of Ghazni.\n\n2. Taliban "
        "attacked posts in Chora district of Uruzgan. 12 Taliban were killed.",
        day("2019-09-11", "2019-09-12"),
        day("2019-09-11", "2019-09-12"),
        published=None,
    ),
    "weeks ago, and the day": case(
        "Deminers who were snatched three weeks ago walked free on Monday.\n\nThe group was seized on April "
        "12 in the district of Zurmat, Paktia.",
        day("2021-04-12"),
    ),
    "taken after days of fighting": case(
        "Taliban fighters captured Nad Ali district of Helmand on Sunday after three days of fighting.",
        day("2021-04-30", "2021-05-02"),
    ),
    "a disputed place is no verb of saying": case(
        "Soldiers killed three rebels in a gunbattle in disputed Kashmir on Saturday, police said.",
        day("2021-05-01"),
    ),
    "today": case("A bomb killed two people in Herat city today.", day("2021-05-04")),
    "this morning": case("A bomb killed two people in Herat city this morning.", day("2021-05-04")),
    "yesterday": case("A bomb killed two people in Herat city yesterday.", day("2021-05-03")),
    "last night": case("A bomb killed two people in Herat city last night.", day("2021-05-03")),
    "overnight": case(
        "A bomb killed two people in Herat city overnight.", day("2021-05-03", "2021-05-04")
    ),
    "in the past 24 hours": case(
        "Two people were killed by a bomb in Herat city in the past 24 hours.",
        day("2021-05-03", "2021-05-04"),
    ),
    "days ago": case("A bomb killed two people in Herat city three days ago.", day("2021-05-01")),
    "earlier this week": case(
        "A bomb killed two people in Herat city earlier this week.",
        day("2021-05-02", "2021-05-04", 2),
    ),
    "last week": case(
        "A bomb killed two people in Herat city last week.", day("2021-04-25", "2021-05-01", 2)
    ),
    "a month": case("A bomb killed two people in Herat city in April.", day("2021-04", None, 3)),
    "a day of a month": case(
        "A bomb killed two people in Herat city on April 28.", day("2021-04-28")
    ),
    "a day in full": case(
        "A bomb killed two people in Herat city on 28 April 2021.", day("2021-04-28")
    ),
    "a day in the ISO form": case(
        "2021-04-28: A bomb killed two people in Herat city.", day("2021-04-28")
    ),
    "days from one to another": case(
        "Soldiers and insurgents fought in Ghoryan district of Herat from April 28 to April 30.",
        day("2021-04-28", "2021-04-30"),
    ),
    "the year before when the day is ahead of the report": case(
        "A bomb killed two people in Herat city on December 28.",
        day("2020-12-28"),
        published="2021-01-10",
    ),
    "no year is invented": case(
        "A bomb killed two people in Herat city on May 3.", day("XXXX-05-03"), published=None
    ),
    "a weekday in a report without a day": case(
        "A bomb killed two people in Herat city on Monday.", day(None, None, None), published=None
    ),
    "no date at all": case(
        "A bomb killed two people in Herat city.", day(None, None, None), published=None
    ),
    "an evening": case("A bomb killed two people in Herat city late on Sunday.", day("2021-05-02")),
    "the fifth day of fighting": case(
        "Soldiers and insurgents fought for a fifth day in Ghoryan district of Herat on Tuesday.",
        day("2021-04-30", "2021-05-04"),
    ),
    "the same day": case(
        "A bomb killed two people in Herat city on Saturday. In a separate attack the same day, gunmen "
        "shot dead a judge in Farah city.",
        day("2021-05-01"),
        day("2021-05-01"),
    ),
    "a day later": case(
        "A bomb killed two people in Herat city on Saturday. A day later gunmen shot dead a judge in "
        "Farah city.",
        day("2021-05-01"),
        day("2021-05-02"),
    ),
    "the day before": case(
        "A bomb killed two people in Herat city on Saturday. Gunmen had shot dead a judge in Farah city "
        "the day before.",
        day("2021-05-01"),
        day("2021-04-30"),
    ),
    "the day on which somebody spoke": case(
        "The governor said on Tuesday that a bomb had killed two people in Herat city on Sunday.",
        day("2021-05-02"),
    ),
    "a deadline": case(
        "A bomb killed two soldiers at an army post in Herat city on Sunday, a day after the May 1 deadline "
        "for the withdrawal of foreign troops.",
        day("2021-05-02"),
    ),
    "a deadline to come": case(
        "A bomb killed two people in Herat city on Sunday. Foreign troops are to leave by September 11.",
        day("2021-05-02"),
    ),
    "an anniversary": case(
        "A bomb killed two people in Herat city on Sunday, the anniversary of the victory of April 28, 1992.",
        day("2021-05-02"),
    ),
    "a day told in the sentence before": case(
        "It happened on Sunday, May 2. A bomb killed two people in Herat city.", day("2021-05-02")
    ),
    "a day told in the sentence after": case(
        "A bomb killed two people in Herat city. The explosion took place on Sunday.",
        day("2021-05-02"),
    ),
    "fighting that goes on since a day": case(
        "Soldiers and insurgents have been fighting in Ghoryan district of Herat since Friday.",
        day("2021-04-30", "2021-05-04"),
    ),
    "a fight that began the day before what ended it": case(
        "The centre of Ghoryan district of Herat fell to the Taliban on Monday after fighting that had begun "
        "the day before.",
        day("2021-05-02", "2021-05-03"),
    ),
    "a fight since a day, and what ended it": case(
        "Insurgents overran the centre of Ghoryan district of Herat on Monday after attacking it "
        "since Friday.",
        day("2021-04-30", "2021-05-03"),
    ),
    "what else began on a day": case(
        "Soldiers and insurgents fought in Ghoryan district of Herat on Monday, where a census started on "
        "Friday.",
        day("2021-05-03"),
    ),
    "a part of the day with an about": case(
        "A shell killed a man in Ghoryan district of Herat on Sunday. At about noon a drone dropped "
        "explosives on a van in Herat city.",
        day("2021-05-02"),
        day("2021-05-02"),
    ),
    "Monday night into Tuesday": case(
        "A bomb killed two people in Herat city on the night of Monday into Tuesday.",
        day("2021-05-03", "2021-05-04"),
    ),
    "a solar Hijri date": case(
        "A bomb killed two people in Herat city on 12 Sawr 1400.", day("2021-05-02")
    ),
    "no such day": case(
        "A bomb killed two people in Herat city on 30 February.", day(None, None, None)
    ),
    "a dateline beside metadata": case(
        "KABUL, May 4, 2021 - A bomb killed two people in Herat city on Monday.", day("2021-05-03")
    ),
    "a dateline without its year": case(
        "KABUL, May 4 - A bomb killed two people in Herat city on Monday.", day("2021-05-03")
    ),
    "a dateline tells no day of the event": case(
        "KABUL, May 4, 2021 - A bomb killed two people in Herat city.", day(None, None, None)
    ),
    # the day told last goes on
    "what is told without a day right after a day": case(
        "Gunmen attacked a police post in Farah city on Sunday.\n\nMeanwhile, in Herat, a roadside bomb "
        "killed three soldiers.",
        day("2021-05-02"),
        day("2021-05-02"),
    ),
    "what a lead only feared tells the day of": case(
        "About 30 people were feared killed on Sunday when troops fired on protesters.\n\nIn Kano, six "
        "protesters were shot dead.",
        day("2021-05-02"),
        aside=("hypothetical",),
    ),
    "a day that is said not to be known": case(
        "An air strike killed 15 militants in Achin on Sunday.\n\nThe NDS has arrested a commander in "
        "Surkhrod, officials said, without elaborating on when he was detained.",
        day("2021-05-02"),
        day(None, None, None),
    ),
    "an announcement of a later day": case(
        "Gunmen killed two farmers in Farah city on Saturday.\n\nTen fighters have surrendered to troops in "
        "Herat city, the army said in a statement on Monday.",
        day("2021-05-01"),
        day("2021-05-03"),
    ),
    "a day told four paragraphs before": case(
        "Gunmen killed two farmers in Farah city on Saturday.\n\nThe road is bad.\n\nThe harvest was poor."
        "\n\nThe river is low.\n\nA bomb killed a boy in Herat city.",
        day("2021-05-01"),
        day(None, None, None),
    ),
    "it happened on": case(
        "Four people were shot dead when gunmen burst into a shop in Gereshk, officials said. It happened "
        "late on Sunday.",
        day("2021-05-02"),
    ),
    "a day told at the end is of both": case(
        "A bomb killed four people in Herat city and gunmen killed two in Farah city on Monday.",
        day("2021-05-03"),
        day("2021-05-03"),
    ),
    "the day of what is condemned": case(
        "The president condemned Sunday's attack on a mosque in Herat city, in which nine people died.",
        day("2021-05-02"),
    ),
    "the day of what men are held for": case(
        "Police have arrested three men in Herat city over last week's bombing.",
        day(None, None, None),
    ),
    "two days that touch": case(
        "Late Sunday and early Monday, shells hit Herat city.", day("2021-05-02", "2021-05-03")
    ),
    "from one day to another, of people who fled": case(
        "From 1 to 3 May clashes in Maiwand displaced 200 families.",
        {**day("2021-05-01", "2021-05-03", 2), "location": "Maiwand", "displaced": 200},
    ),
    "an hour of the report's own day": case(
        "At 4 a.m. the first shells hit Herat city.", day("2021-05-04")
    ),
    "it was quiet on": case(
        "Gunmen killed four people in a shop in Gereshk. It was quiet in the town on Monday.",
        day(None, None, None),
    ),
    "to put up is not to say": case(
        "On Friday they put up barricades of stones in Herat city and hurled stones at the town hall.",
        day("2021-04-30"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_dates(name: str) -> None:
    assert got(CASES[name]) == want(CASES[name])


def test_a_report_reads_the_same_on_any_day(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "A bomb killed two people in Herat city on Monday. On May 1 a shell killed a man in Farah."
    )
    before = one("A bomb killed two people in Herat city on Monday.", None)
    monkeypatch.setattr("time.time", lambda: 4e9)
    assert one("A bomb killed two people in Herat city on Monday.", None) == before
    assert "2" not in (one(text.split(". ")[1], None).date_start or "")[:4]
