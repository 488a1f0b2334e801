"""Dates as the codebook (section 4) reads them, against a report of Tuesday, 4 May 2021."""

from datetime import date, timedelta

import pytest
from effort import DOUBLING, work
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap import lexicon
from geomap.coding.days.calendar import (
    days_between,
    edtf,
    from_solar_hijri,
    last_day,
    older_than,
    shift,
    shift_month,
    to_solar_hijri,
)
from geomap.coding.days.dates import Anchor, Dated, DateWords, find_dates, report_date
from geomap.model import Report
from geomap.text import read

WORDS = DateWords.of(lexicon.load())
ABBREVIATIONS = frozenset(lexicon.load()["text"]["abbreviations"])
TUESDAY = Anchor(day="2021-05-04", weekday=1)


def found(text: str, anchor: Anchor = TUESDAY, window: int = 31) -> list[Dated]:
    return find_dates(read(text, ABBREVIATIONS), anchor, WORDS, window)


def short(
    text: str, anchor: Anchor = TUESDAY
) -> list[tuple[str | None, str | None, int | None, str]]:
    return [(d.date_start, d.date_end, d.time_precision, d.kind) for d in found(text, anchor)]


def anchored(
    text: str,
    published: str | None = None,
    title: str | None = None,
    day_first: bool | None = None,
) -> Anchor:
    report = Report(id="r", text=text, published=published, title=title)
    return report_date(report, read(text, ABBREVIATIONS), WORDS, day_first)


DAYS = {
    "on May 3": "2021-05-03",
    "on 3 May": "2021-05-03",
    "on 3rd May": "2021-05-03",
    "on the 3rd of May": "2021-05-03",
    "May 3, 2021": "2021-05-03",
    "May 3rd, 2021": "2021-05-03",
    "3 May 2021": "2021-05-03",
    "2021-05-03": "2021-05-03",
    "2021/05/03": "2021-05-03",
    "03.05.2021": "2021-05-03",
    "03 05 2021": "2021-05-03",
    "03-May-2021": "2021-05-03",
    "3/5/2021": "2021-05-03",
    "03/05/21": "2021-05-03",
    "21/04/2021": "2021-04-21",
    "04/21/2021": "2021-04-21",
    "on Apr. 21": "2021-04-21",
    "APRIL 21": "2021-04-21",
    "on April 21 this year": "2021-04-21",
    "14 Sawr 1400": "2021-05-04",
    "on 13 Sawr": "2021-05-03",
    "۱۴ ثور ۱۴۰۰": "2021-05-04",
    "on Wednesday (April 28)": "2021-04-28",
    "Saturday, May 1": "2021-05-01",
    "Saturday, 1 May 2021,": "2021-05-01",
    "Saturday night (May 1)": "2021-05-01",
    "today": "2021-05-04",
    "this morning": "2021-05-04",
    "earlier today": "2021-05-04",
    "tonight": "2021-05-04",
    "today, Tuesday": "2021-05-04",
    "three hours ago": "2021-05-04",
    "yesterday": "2021-05-03",
    "yesterday evening": "2021-05-03",
    "last night": "2021-05-03",
    "last evening": "2021-05-03",
    "two days ago": "2021-05-02",
    "a day ago": "2021-05-03",
    "the day before yesterday": "2021-05-02",
    "on the 2nd of this month": "2021-05-02",
    "the 12th of last month": "2021-04-12",
    "on May 5": "2021-05-05",  # a day or two ahead: metadata written further west
}


@pytest.mark.parametrize(("text", "day"), DAYS.items())
def test_a_day(text: str, day: str) -> None:
    kind = "future" if day > "2021-05-04" else "day"
    assert short(f"They fought {text} in the town.") == [(day, day, 1, kind)]


WEEKDAYS = {
    "on Tuesday": ("2021-05-04", None),
    "on Monday": ("2021-05-03", None),
    "Monday's attack": ("2021-05-03", None),
    "on Sunday": ("2021-05-02", None),
    "on Wednesday": ("2021-04-28", None),
    "Saturday night": ("2021-05-01", "night"),
    "late Wednesday": ("2021-04-28", "late"),
    "late on Thursday": ("2021-04-29", "late"),
    "early Friday": ("2021-04-30", "early"),
    "on Friday morning": ("2021-04-30", "morning"),
    "at noon on Friday": ("2021-04-30", "noon"),
    "on the night of Friday": ("2021-04-30", "night"),
    "on Mon, they said": ("2021-05-03", None),
    "this Sunday": ("2021-05-02", None),
    "last Sunday": ("2021-05-02", None),
    "last Tuesday": ("2021-04-27", None),
    "on Monday last week": ("2021-04-26", None),
    "last week on Sunday": ("2021-04-25", None),
    "on Sunday before last": ("2021-04-25", None),
}


@pytest.mark.parametrize(("text", "expected"), WEEKDAYS.items())
def test_a_weekday_is_the_latest_on_or_before_the_report(
    text: str, expected: tuple[object, ...]
) -> None:
    (dated,) = found(f"They fought {text} in the town.")
    assert (dated.date_start, dated.part) == expected
    assert (dated.date_end, dated.time_precision, dated.kind) == (expected[0], 1, "weekday")


RANGES = {
    "overnight": ("2021-05-03", "2021-05-04", 1, "range"),
    "overnight on Sunday": ("2021-05-02", "2021-05-03", 1, "range"),
    "on Sunday overnight": ("2021-05-02", "2021-05-03", 1, "range"),
    "overnight into Monday": ("2021-05-02", "2021-05-03", 1, "range"),
    "overnight, an official said on Monday": ("2021-05-02", "2021-05-03", 1, "range"),
    "in the middle of last night": ("2021-05-03", "2021-05-04", 1, "range"),
    "in the past 24 hours": ("2021-05-03", "2021-05-04", 1, "range"),
    "in the last twenty-four hours": ("2021-05-03", "2021-05-04", 1, "range"),
    "over the past 48 hours": ("2021-05-02", "2021-05-04", 1, "range"),
    "over the past four days": ("2021-05-01", "2021-05-04", 1, "range"),
    "for a fifth day": ("2021-04-30", "2021-05-04", 1, "range"),
    "for the third consecutive day on Monday": ("2021-05-01", "2021-05-03", 1, "range"),
    "over the weekend": ("2021-05-01", "2021-05-02", 1, "range"),
    "in recent days": ("2021-05-01", "2021-05-04", 2, "period"),
    "in the past few days": ("2021-05-01", "2021-05-04", 2, "period"),
    "this week": ("2021-05-02", "2021-05-04", 2, "period"),
    "earlier this week": ("2021-05-02", "2021-05-04", 2, "period"),
    "last week": ("2021-04-25", "2021-05-01", 2, "period"),
    "in the past week": ("2021-04-28", "2021-05-04", 2, "period"),
    "over the past two weeks": ("2021-04-21", "2021-05-04", 3, "period"),
    "in the past month": ("2021-04-04", "2021-05-04", 3, "period"),
    "this month": ("2021-05", "2021-05", 3, "period"),
    "earlier this month": ("2021-05", "2021-05", 3, "period"),
    "last month": ("2021-04", "2021-04", 3, "period"),
    "a month ago": ("2021-04", "2021-04", 3, "period"),
    "in May": ("2021-05", "2021-05", 3, "period"),
    "early in April": ("2021-04", "2021-04", 3, "period"),
    "in mid-April": ("2021-04", "2021-04", 3, "period"),
    "in April 2021": ("2021-04", "2021-04", 3, "period"),
    "last April": ("2021-04", "2021-04", 3, "period"),
    "a week ago": ("2021-04-27", "2021-04-27", 2, "day"),
    "two weeks ago": ("2021-04-20", "2021-04-20", 2, "day"),
    "between 1 and 3 May": ("2021-05-01", "2021-05-03", 2, "range"),
    "1-3 May": ("2021-05-01", "2021-05-03", 2, "range"),
    "1 – 3 MAY 2021": ("2021-05-01", "2021-05-03", 2, "range"),
    "May 1 to 3": ("2021-05-01", "2021-05-03", 2, "range"),
    "May 1 and 2": ("2021-05-01", "2021-05-02", 1, "range"),
    "on the night 1/2 May": ("2021-05-01", "2021-05-02", 1, "range"),
    "from 29 April to 2 May": ("2021-04-29", "2021-05-02", 1, "range"),
    "between Friday and Sunday": ("2021-04-30", "2021-05-02", 2, "range"),
    "on the night between Sunday and Monday": ("2021-05-02", "2021-05-03", 1, "range"),
    "from Saturday to Monday": ("2021-05-01", "2021-05-03", 1, "range"),
    "from Wednesday to Tuesday": ("2021-04-28", "2021-05-04", 1, "range"),
    "from Sunday to Friday": ("2021-04-25", "2021-04-30", 1, "range"),
    "since Friday": ("2021-04-30", "2021-05-04", 1, "range"),
    "since May 1": ("2021-05-01", "2021-05-04", 1, "range"),
}


@pytest.mark.parametrize(("text", "expected"), RANGES.items())
def test_a_range_or_period(text: str, expected: tuple[object, ...]) -> None:
    assert short(f"They fought {text} in the town.")[0] == expected


HISTORY = {
    "in 2015": "2015",
    "since 2001": "2001",
    "the 2017 attack": "2017",
    "since Jan. 1": "2021-01-01",
    "since January": "2021-01",
    "in March": "2021-03",
    "in July": "2020-07",
    "last November": "2020-11",
    "on December 30": "2020-12-30",
    "on April 2": "2021-04-02",
    "on 29 February": "2020-02-29",
    "in September last year": "2020-09",
    "on May 3 last year": "2020-05-03",
    "last year": "2020",
    "this year": "2021",
    "so far this year": "2021",
    "from January to March": "2021-01",
    "a year ago today": "2020-05-04",
    "three years ago": None,
    "two decades ago": None,
    "last summer": None,
    "in recent weeks": None,
    "in recent months": None,
    "over the past year": "2020",
    "over the past two decades": None,
    "the 20-year war": None,
    "the year before": None,
    "two years before the war": None,
    "for decades": None,
}


@pytest.mark.parametrize(("text", "start"), HISTORY.items())
def test_what_lies_before_the_window_is_history(text: str, start: str | None) -> None:
    (dated,) = found(f"They fought {text} in the town.")
    assert (dated.kind, dated.date_start) == ("history", start)


def test_day_31_still_counts() -> None:
    assert [d.kind for d in found("on April 3 and on April 2")] == ["day", "history"]
    assert [d.kind for d in found("on April 3 and on April 2", window=40)] == ["day", "day"]


FUTURE = {
    "It will be held on Sept. 28": "2021-09-28",
    "They are to leave by September 11": "2021-09-11",
    "until 1 June": "2021-06-01",
    "on May 12, 2021": "2021-05-12",
    "next week": None,
    "next Monday": None,
    "in the coming days": None,
    "within 72 hrs": None,
    "tomorrow": "2021-05-05",
    "by October if nothing moves": "2021-10",
}


@pytest.mark.parametrize(("text", "start"), FUTURE.items())
def test_what_is_to_come(text: str, start: str | None) -> None:
    (dated,) = found(text)
    assert (dated.kind, dated.date_start) == ("future", start)


@pytest.mark.parametrize(
    "text", ["every day", "almost every night", "daily attacks", "every Friday", "on Fridays"]
)
def test_what_recurs(text: str) -> None:
    assert [(d.kind, d.date_start) for d in found(text)] == [("recurring", None)]


RELATIVE = {
    "a day earlier": ("2021-04-30", -1),
    "the previous day": ("2021-04-30", -1),
    "the day before, he said": ("2021-04-30", -1),
    "the night before": ("2021-04-30", -1),
    "A protest the day before ended peacefully,": ("2021-04-30", -1),
    "two days earlier": ("2021-04-29", -2),
    "the same day": ("2021-05-01", 0),
    "The same afternoon": ("2021-05-01", 0),
    "that night": ("2021-05-01", 0),
    "later in the day": ("2021-05-01", 0),
    "Hours later": ("2021-05-01", 0),
    "A few hours earlier": ("2021-05-01", 0),
    "the next day": ("2021-05-02", 1),
    "the following morning": ("2021-05-02", 1),
    "a day later": ("2021-05-02", 1),
    "three days later": ("2021-05-04", 3),
    "a week earlier": ("2021-04-24", -7),
    # Nothing that is told happened after the report was written.
    "a month later": (None, 30),
}


@pytest.mark.parametrize(("text", "expected"), RELATIVE.items())
def test_what_counts_from_the_date_last_named(text: str, expected: tuple[str | None, int]) -> None:
    dated = found(f"A bomb went off on Saturday. {text} there was another.")[1]
    assert (dated.date_start, dated.offset) == expected
    assert dated.relative_to_previous
    assert dated.kind == "relative"
    alone = shift("2021-05-04", expected[1]) if expected[1] <= 0 else None
    assert found(text)[0].date_start == alone


def test_it_counts_from_history_too() -> None:
    dates = found("They took the town on August 14 and the capital a day later.")
    assert [(d.date_start, d.kind) for d in dates] == [
        ("2020-08-14", "history"),
        ("2020-08-15", "history"),
    ]


NONE = [
    "two days after the attack",
    "a day before he died",
    "the day before the attack",
    "the day before he died",
    "the night before Eid",
    "a 12-year-old boy",
    "It may be true",
    "They march in the town",
    "Saur Revolution",
    "Asad was there",
    "2000 people",
    "12 of them",
    "9/11",
    "178/8",
    "the sun sat",
    "at 10.30",
    "may 3 of them",
]


@pytest.mark.parametrize("text", NONE)
def test_no_date(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["on 30 February", "February 30, 2021", "31/04/2021", "00/00/2021", "2021-13-41"]
)
def test_a_day_that_no_calendar_has_gives_nothing(text: str) -> None:
    assert [(d.date_start, d.kind) for d in found(text)] in ([(None, "impossible")], [])


def test_year_zero_is_no_date() -> None:
    assert all(d.date_start is None for d in found("0000-01-01"))
    assert all(d.date_start is None or d.date_start[:4] != "0000" for d in found("on 3 May 0000"))


# --- without a year, without any date -------------------------------------------------------------

YEARLESS = Anchor(day="XXXX-01-02")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on January 1", ("XXXX-01-01", "XXXX-01-01", 1, "day")),
        ("on December 30", ("XXXX-12-30", "XXXX-12-30", 1, "day")),
        ("last night", ("XXXX-01-01", "XXXX-01-01", 1, "day")),
        ("two days ago", ("XXXX-12-31", "XXXX-12-31", 1, "day")),
        ("on Monday", (None, None, None, "weekday")),
        ("last week", (None, None, None, "period")),
        ("last month", ("XXXX-12", "XXXX-12", 3, "period")),
        ("last year", (None, None, None, "history")),
        ("on 14 Asad", (None, None, None, "day")),
        ("on January 20", ("XXXX-01-20", "XXXX-01-20", 1, "future")),
        ("on November 1", ("XXXX-11-01", "XXXX-11-01", 1, "history")),
    ],
)
def test_an_unknown_year_stays_unknown(text: str, expected: tuple[object, ...]) -> None:
    assert short(text, YEARLESS) == [expected]


def test_a_weekday_in_the_dateline_is_enough_to_count_from() -> None:
    anchor = Anchor(day="XXXX-05-04", weekday=1)
    assert short("on Monday", anchor) == [("XXXX-05-03", "XXXX-05-03", 1, "weekday")]
    assert short("last week", anchor) == [("XXXX-04-25", "XXXX-05-01", 2, "period")]


def test_without_any_date_a_weekday_tells_nothing() -> None:
    assert short("on Monday and yesterday; on May 3; on 3 May 2020", Anchor()) == [
        (None, None, None, "weekday"),
        (None, None, None, "period"),
        ("XXXX-05-03", "XXXX-05-03", 1, "day"),
        ("2020-05-03", "2020-05-03", 1, "day"),
    ]


@pytest.mark.parametrize(
    ("anchor", "text", "day"),
    [
        ("2021-01-02", "on Dec 30", "2020-12-30"),
        ("2021-12-30", "on Jan 2", "2021-01-02"),
        ("2020-03-01", "two days ago", "2020-02-28"),
        ("2020-03-01", "yesterday", "2020-02-29"),
        ("2021-03-21", "on 30 Hut", None),
        ("2021-03-21", "on 30 Hut 1399", "2021-03-20"),
        ("2021-03-22", "on 29 Hut", "2021-03-19"),
    ],
)
def test_over_the_turn_of_the_year(anchor: str, text: str, day: str | None) -> None:
    dates = found(text, Anchor(day=anchor, weekday=date.fromisoformat(anchor).weekday()))
    if day is not None:
        assert dates[0].date_start is not None
    if text == "on Jan 2":
        assert dates[0].date_start == "2021-01-02"
    elif day is not None:
        assert dates[0].date_start == day


# --- the report's own day -------------------------------------------------------------------------

DATELINES = {
    "KABUL, May 4, 2021 (Reuters) - The Taliban attacked.": "2021-05-04",
    "Tuesday, 04 May 2021 4:10 PM\n\nAfghan forces fought the Taliban.": "2021-05-04",
    "Press TV\n\nAfter a missed deadline\n\nTuesday, 04 May 2021 4:10 PM\n\nThey fought.": "2021-05-04",
    "KABUL (3/5/2021): The army took over the base on Sunday.": "2021-05-03",
    "A headline\nPosted on April 4, 2018\n\nEvery village has its own.": "2018-04-04",
    "AFG – SECURITY SITREP 21/01/2019 – NOT FOR DISTRIBUTION\n\n• 20 Jan – LOGAR": "2019-01-21",
    "SAR-I-PUL, 25 Asad 1396 – So far 55 bodies were found.": "2017-08-16",
    "2021-05-04T11:40Z\nA bomb went off.": "2021-05-04",
    "Published: 2021-05-04T11:40Z\nA bomb went off.": "2021-05-04",
    "WEEKLY FIELD REPORT (9 - 15 JULY 2018)\n\nKey issues:": "2018-07-15",
    "08/14/2017: Assailants attacked a checkpoint.": "2017-08-14",
    "04/07/2016: Assailants attacked a checkpoint.": "2016-04-07",
    "On 11 05 2019, militants took nine villages.": "2019-05-11",
    "As reported on 06-April-2019, one policeman was killed.": "2019-04-06",
    "KABUL, January 10 – Fifteen civilians died last night.": "XXXX-01-10",
    "KABUL, Afghanistan (AP) — A bomb went off on Monday.": None,
    "Kano, Nigeria — August 4, 2025\n\nEyewitnesses have put together names.": "2025-08-04",
    "June 9, 2021\n\nMasked gunmen have killed ten.": "2021-06-09",
    "The council head said on May 4 that the offensive began the previous day.": "XXXX-05-04",
    "It was on 3 March 2021 that they came. In 2015 they had come before.": "2021-03-03",
    "A bomb killed two. It was the worst since it began. The talks of 5 May 2020 failed.": "2020-05-05",
    "They want to leave by September 11, 2021. A bomb killed two.": None,
}


@pytest.mark.parametrize(("text", "day"), DATELINES.items())
def test_the_day_of_a_report_is_read_from_its_text(text: str, day: str | None) -> None:
    assert anchored(text).day == day


def test_it_tells_where_it_was_read() -> None:
    text = "KABUL, May 4, 2021 (Reuters) - The Taliban attacked."
    anchor = anchored(text)
    assert (anchor.source, text[anchor.start : anchor.end], anchor.weekday) == (
        "dateline", "May 4, 2021", 1,
    )  # fmt: skip
    assert anchored("On 3 May 2021 they came.").source == "text"


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2021-05-05", "2021-05-05"),
        ("2021-05-05T08:00:00+04:30", "2021-05-05"),
        ("2021-02-30", "2021-05-04"),
        ("yesterday", "2021-05-04"),
        ("", "2021-05-04"),
    ],
)
def test_metadata_win_where_they_say_a_day(published: str | None, day: str) -> None:
    assert anchored("KABUL, May 4, 2021 (Reuters) - The Taliban attacked.", published).day == day


def test_metadata_of_a_year_give_the_dateline_its_year() -> None:
    assert anchored("KABUL, May 4 (Reuters) - They attacked.", "2021").day == "2021-05-04"
    assert anchored("They attacked.", "2021-05").day == "2021-05"


def test_a_report_may_say_which_days_it_covers() -> None:
    text = "WEEKLY FIELD REPORT (9 - 15 JULY)\n\nClashes in the past week displaced many."
    for published in ("2018-07-15", "2018-07-18"):
        anchor = anchored(text, published)
        assert anchor.period == ("2018-07-09", "2018-07-15")
        assert [d.date_start for d in found(text, anchor)] == ["2018-07-09", "2018-07-09"]
    assert anchored(text, "2018-09-15").period is None
    assert anchored(text).period == ("XXXX-07-09", "XXXX-07-15")
    told = "They fought.\n\nOn 9 - 15 July 2018 they had fought too."
    assert anchored(told, "2018-07-18").period is None


def test_last_updated_never_wins_but_gives_the_year() -> None:
    text = "KABUL, May 4 (AP) - They attacked.\n\n(Last updated on: May 6, 2021)"
    assert anchored(text).day == "2021-05-04"
    assert (
        anchored("KABUL, Dec 30 - They attacked.\n\nLast updated: Jan 2, 2021").day == "2020-12-30"
    )
    assert anchored("They attacked.\n\nLast updated: Jan 2, 2021").day == "2021-01-02"


def test_the_title_comes_after_the_dateline() -> None:
    assert anchored("They attacked.", title="Field report (9 - 15 July 2018)").day == "2018-07-15"
    assert (
        anchored("May 4, 2021\n\nThey attacked.", title="Report, 3 June 2018").day == "2021-05-04"
    )


@pytest.mark.parametrize(
    ("text", "day", "ambiguous"),
    [
        ("KABUL (3/5/2021): On 21/4/2021 a bomb went off.", "2021-05-03", False),
        ("KABUL (3/5/2021): On 4/21/2021 a bomb went off.", "2021-03-05", False),
        ("KABUL (Monday, 3/5/2021): A bomb went off.", "2021-05-03", False),
        ("KABUL (Friday, 3/5/2021): A bomb went off.", "2021-03-05", False),
        ("KABUL (3/5/2021): A bomb went off on March 4.", "2021-03-05", False),
        ("KABUL (3/5/2021): A bomb went off on Sunday.", "2021-05-03", False),
        ("KABUL (3/5/2021): A bomb went off on Thursday.", "2021-03-05", False),
        ("KABUL (3/5/2021): A bomb went off.", "2021-05-03", True),
        ("03/05/2021: A bomb went off.", "2021-03-05", True),
        ("KABUL (13/5/2021): A bomb went off.", "2021-05-13", False),
        ("KABUL (5/5/2021): A bomb went off.", "2021-05-05", False),
        ("KABUL (3.5.2021): A bomb went off.", "2021-05-03", False),
    ],
)
def test_day_and_month_in_figures(text: str, day: str, ambiguous: bool) -> None:
    anchor = anchored(text)
    assert (anchor.day, anchor.ambiguous) == (day, ambiguous)


def test_the_order_can_be_given() -> None:
    text = "KABUL (3/5/2021): A bomb went off."
    assert [anchored(text, day_first=first).day for first in (True, False)] == [
        "2021-05-03",
        "2021-03-05",
    ]
    assert not anchored(text, day_first=False).ambiguous
    assert anchored("KABUL (21/5/2021): x", day_first=False).day == "2021-05-21"


def test_an_ambiguous_date_is_flagged_and_read_as_the_anchor_says() -> None:
    text = "It was on 3/5/2021 that they came."
    anchor = anchored(text)
    (dated,) = found(text, anchor)
    assert (dated.date_start, dated.ambiguous) == ("2021-05-03", True)
    (dated,) = found(text, anchored(text, day_first=False))
    assert (dated.date_start, dated.ambiguous) == ("2021-03-05", False)


# --- the calendar ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hijri", "day"),
    [
        ((1357, 1, 1), "1978-03-21"),
        ((1375, 12, 30), "1997-03-20"),
        ((1395, 1, 1), "2016-03-20"),
        ((1396, 5, 14), "2017-08-05"),
        ((1396, 5, 25), "2017-08-16"),
        ((1399, 12, 30), "2021-03-20"),
        ((1400, 1, 1), "2021-03-21"),
        ((1400, 2, 14), "2021-05-04"),
        ((1400, 5, 24), "2021-08-15"),
        ((1403, 1, 1), "2024-03-20"),
        ((1404, 1, 1), "2025-03-21"),
    ],
)
def test_solar_hijri(hijri: tuple[int, int, int], day: str) -> None:
    assert from_solar_hijri(*hijri) == date.fromisoformat(day)
    assert to_solar_hijri(date.fromisoformat(day)) == hijri


@pytest.mark.parametrize(
    "hijri", [(1400, 12, 30), (1400, 7, 31), (1400, 13, 1), (1400, 0, 1), (0, 1, 1), (1400, 1, 0)]
)
def test_a_solar_hijri_day_that_is_not(hijri: tuple[int, int, int]) -> None:
    assert from_solar_hijri(*hijri) is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_solar_hijri_there_and_back(day: date) -> None:
    there = to_solar_hijri(day)
    assert there is not None
    assert from_solar_hijri(*there) == day


def test_days_of_unknown_year() -> None:
    assert shift("XXXX-01-01", -1) == "XXXX-12-31"
    assert shift("XXXX-03-01", -1) == "XXXX-02-28"
    assert shift("XXXX-02-29", 1) == "XXXX-03-01"
    assert shift("2021-05", 3) == "2021-05"
    assert days_between("XXXX-12-30", "XXXX-01-02") == 3
    assert days_between("XXXX-01-02", "XXXX-12-30") == -3
    assert days_between("XXXX-05-03", "2021-05-04") == 1
    assert days_between("XXXX-12-31", "2021-01-01") == 1
    assert days_between("XXXX-02-29", "2021-03-01") == 1
    assert days_between("2021-05", "2021-05-04") is None
    assert shift_month("XXXX-01-10", -1) == "XXXX-12"
    assert (last_day("2020-02"), last_day("2021"), last_day("XXXX-04")) == (
        "2020-02-29", "2021-12-31", "XXXX-04-30",
    )  # fmt: skip
    assert edtf(None, 2, 29) == "XXXX-02-29"
    assert edtf(2021, 2, 29) is None


@pytest.mark.parametrize(
    ("text", "anchor", "old"),
    [
        ("2021-04-03", "2021-05-04", False),
        ("2021-04-02", "2021-05-04", True),
        ("2021-04", "2021-05-31", False),
        ("2021-04", "2021-06-01", True),
        ("2020", "2021-01-31", False),
        ("2020", "2021-02-01", True),
        ("XXXX-04-02", "XXXX-05-04", True),
        ("XXXX-12-20", "XXXX-01-02", False),
        (None, "2021-05-04", False),
        ("2020-01-01", None, False),
    ],
)
def test_older_than_the_window(text: str | None, anchor: str | None, old: bool) -> None:
    assert older_than(text, anchor, 31) is old


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(-4000, 4000))
def test_shifting_is_what_the_calendar_says(day: date, days: int) -> None:
    moved = day + timedelta(days=days)
    assert shift(day.isoformat(), days) == moved.isoformat()
    assert days_between(day.isoformat(), moved.isoformat()) == days


# --- any text -------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        "on", "May", "3", "Monday", "2021", "-", "/", ",", "(", ")", ".", ":", "12", "31", "30", "February",
        "last", "this", "night", "week", "Sept", "to", "and", "between", "overnight", "since", "by", "for",
        "a", "fifth", "day", "4", "th", "of", "Asad", "1400", "in", "the", "past", "24", "hours", "ago",
        "two", "days", "later", "0000", "99999", "²", "٣", "today", "year", "month", "\n", "Published",
        "updated", "will", "’s", "every", "next", "<p>", "05", "2020",
    ]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=40),
    st.sampled_from(
        [None, "2021-05-04", "2020-02-29", "2021", "2021-05", "0001-01-01", "9999-12-31"]
    ),
    st.sampled_from([None, True, False]),
)
def test_any_text_gives_true_offsets_and_real_days(
    pieces: list[tuple[str, str]], published: str | None, day_first: bool | None
) -> None:
    text = "".join(a + b for a, b in pieces)
    document = read(text)
    anchor = report_date(Report(id="r", text=text, published=published), document, WORDS, day_first)
    previous = 0
    for dated in find_dates(document, anchor, WORDS):
        assert previous <= dated.first < dated.last <= len(document.words)
        assert (dated.start, dated.end) == (
            document.starts[dated.first],
            document.ends[dated.last - 1],
        )
        for value in (dated.date_start, dated.date_end):
            if value and len(value) == 10 and not value.startswith("XXXX"):
                date.fromisoformat(value)
        previous = dated.last


@pytest.mark.parametrize(
    "junk",
    ["9" * 20000, "May 3 " * 6000, "1/2/" * 8000, "the day before " * 6000, "Monday to " * 8000,
     "in the past " * 8000, "since " * 15000, "overnight " * 10000, "( " * 15000, "12 " * 15000,
     "May " * 15000],
)  # fmt: skip
def test_work_grows_with_the_length_of_junk(junk: str) -> None:
    def lines(text: str) -> int:
        document, report = read(text), Report(id="r", text=text)
        return work(lambda: find_dates(document, report_date(report, document, WORDS), WORDS))

    assert lines(junk + junk) <= DOUBLING * lines(junk) + 50


def test_a_part_of_the_day_belongs_to_one_date() -> None:
    document = read("Monday night 2020")
    anchor = report_date(
        Report(id="r", text=document.text, published="2021-05-04"), document, WORDS
    )
    found = find_dates(document, anchor, WORDS)
    assert [(d.first, d.last, d.part) for d in found] == [(0, 2, "night"), (2, 3, None)]
