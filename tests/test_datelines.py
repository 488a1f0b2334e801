"""The report's own day in the forms of agencies, and which of several accounts of it is followed."""

import pytest

from geomap import lexicon
from geomap.coding.days.dates import DateWords, own_day, report_date
from geomap.model import Report, ReportDay
from geomap.text import read

WORDS = DateWords.of(lexicon.load())
ABBREVIATIONS = frozenset(lexicon.load()["text"]["abbreviations"])


def day_of(text: str, day_first: bool | None = None, **known: str | None) -> ReportDay:
    """The own day of a report."""
    report = Report(id="r", text=text, **known)
    return own_day(report, report_date(report, read(text, ABBREVIATIONS), WORDS, day_first))


FORMS = [
    ("KABUL, May 4 (Reuters) - Gunmen attacked.", "XXXX-05-04"),
    ("KABUL, 4 May 2021 (AFP) — Gunmen attacked.", "2021-05-04"),
    ("KABUL, Afghanistan, May 4, 2021 (AP) — Gunmen attacked.", "2021-05-04"),
    ("Kabul, May 04, 2021 (Pajhwok) – Gunmen attacked.", "2021-05-04"),
    ("KABUL (Pajhwok): Gunmen attacked on Monday.\n\nMay 4, 2021 - 16:10", "2021-05-04"),
    ("KABUL, MAY 4 /TASS/. Gunmen attacked.", "XXXX-05-04"),
    ("KABUL, May 4 (Xinhua) -- Gunmen attacked.", "XXXX-05-04"),
    ("MOSCOW, May 4. /TASS/. Gunmen attacked.", "XXXX-05-04"),
    ("New Delhi [India], May 4 (ANI): Gunmen attacked.", "XXXX-05-04"),
    ("ISLAMABAD - 4 May 2021: Gunmen attacked.", "2021-05-04"),
    ("(Reuters, Kabul, 4 May 2021) Gunmen attacked.", "2021-05-04"),
    (
        "Headline here\n\nBy A. Writer\n\nKABUL, May 4, 2021 (Reuters) - Gunmen attacked.",
        "2021-05-04",
    ),
    ("Headline here\n\nTuesday, 04 May 2021 4:10 PM\n\nGunmen attacked.", "2021-05-04"),
    ("Headline here\n\nTue 4 May 2021 16.10 BST\n\nGunmen attacked.", "2021-05-04"),
    ("Headline here\n\nTue, 04 May 2021 16:10:00 +0430\n\nGunmen attacked.", "2021-05-04"),
    ("Headline here\n\nMay 4, 2021 4:10 PM GMT+4:30\n\nGunmen attacked.", "2021-05-04"),
    ("Headline here\n\nPublished: 4 May 2021 16:10\n\nGunmen attacked.", "2021-05-04"),
    ("Headline here\n\nPublished May 4, 2021 at 4:10 p.m. EDT\n\nGunmen attacked.", "2021-05-04"),
    ("Headline here\n\nUpdated 4 May 2021\nPublished 3 May 2021\n\nGunmen attacked.", "2021-05-03"),
    ("Headline here\n\n4/5/2021\n\nGunmen attacked.", "2021-05-04"),
    ("4/5/2021\n\nGunmen attacked.", "2021-05-04"),
    ("04.05.2021 16:10\n\nGunmen attacked.", "2021-05-04"),
    ("2021/05/04 16:10\n\nGunmen attacked.", "2021-05-04"),
    ("2021-05-04 16:10:22\n\nGunmen attacked.", "2021-05-04"),
    ("Date: 4 May 2021\nSubject: Incident\n\nGunmen attacked.", "2021-05-04"),
    ("DATE: 04-05-2021\n\nGunmen attacked.", "2021-05-04"),
    ("Date: 04 MAY 21\n\nGunmen attacked.", "2021-05-04"),
    ("4 May 2021 | KABUL\n\nGunmen attacked.", "2021-05-04"),
    ("4 May 2021 - KABUL: Gunmen attacked.", "2021-05-04"),
    ("14 Sawr 1400\n\nGunmen attacked.", "2021-05-04"),
    ("Sawr 14, 1400\n\nGunmen attacked.", "2021-05-04"),
    ("KABUL, 14 Sawr 1400 (BNA) - Gunmen attacked.", "2021-05-04"),
    ("Tuesday, 14 Sawr 1400 (4 May 2021)\n\nGunmen attacked.", "2021-05-04"),
    ("14 Saur, 1400 (May 4, 2021)\n\nGunmen attacked.", "2021-05-04"),
    ("۱۴ ثور ۱۴۰۰\n\nGunmen attacked.", "2021-05-04"),
    ("1400/02/14\n\nGunmen attacked.", "2021-05-04"),
    ("14/2/1400\n\nGunmen attacked.", "2021-05-04"),
    ("SITREP No. 12\nAs of 4 May 2021\n\nGunmen attacked.", "2021-05-04"),
    ("Situation Report | As of 04 May 2021, 18:00\n\nGunmen attacked.", "2021-05-04"),
    ("Reporting period: 28 April - 4 May 2021\n\nGunmen attacked.", "2021-05-04"),
    ("Reporting period: 28 April 2021 - 4 May 2021\n\nGunmen attacked.", "2021-05-04"),
    ("Reporting period: 1 to 4 May 2021\n\nGunmen attacked.", "2021-05-04"),
    ("Kabul: May 4, 2021\n\nGunmen attacked.", "2021-05-04"),
    ("Kabul, the 4th of May, 2021\n\nGunmen attacked.", "2021-05-04"),
    ("Kabul, 4th May 2021\n\nGunmen attacked.", "2021-05-04"),
    ("LAGOS, Aug. 4, 2025 (NAN) Gunmen attacked.", "2025-08-04"),
    ("Maiduguri (Nigeria) (AFP) - Gunmen attacked.\n\nIssued on: 04/08/2025 - 16:10", "2025-08-04"),
    ("Last updated: 4 May 2021 16:10\nHeadline\n\nGunmen attacked.", "2021-05-04"),
    ("LASHKAR GAH, AFGHANISTAN (May 4, 2021): Gunmen attacked.", "2021-05-04"),
    ("KABUL – Tuesday, May 4 – Gunmen attacked.", "XXXX-05-04"),
    ("Posted on May 4, 2021 by admin\n\nGunmen attacked.", "2021-05-04"),
    ("by A. Writer | May 4, 2021 | News\n\nGunmen attacked.", "2021-05-04"),
    ("By A. Writer, 04 May 2021\n\nGunmen attacked.", "2021-05-04"),
    ("May 4, 2021, 4:10 PM\nGunmen attacked.", "2021-05-04"),
    ("Kabul, 30 February 2021 - Gunmen attacked.", None),
    ("KABUL, May 4, 0000 - Gunmen attacked.", None),
    ("KABUL, 4 Mai 2021 - Gunmen attacked.", None),
    ("KABUL — On 4 May 2021, gunmen attacked.", "2021-05-04"),
    ("Sent: Tuesday, May 4, 2021 4:10 PM\nTo: all\n\nGunmen attacked.", "2021-05-04"),
    ("040521 KABUL Gunmen attacked.", None),
    ("041630Z MAY 21\n\nGunmen attacked.", "2021-05-04"),
    ("DTG: 041630DMAY2021\n\nGunmen attacked.", "2021-05-04"),
    ("Kabul/4 May 2021: Gunmen attacked.", "2021-05-04"),
    ("AFGHANISTAN: Daily report, Tuesday 4 May\n\nGunmen attacked.", "XXXX-05-04"),
    ("Tuesday 4th May, 2021\n\nGunmen attacked.", "2021-05-04"),
]


@pytest.mark.parametrize(("text", "day"), FORMS)
def test_a_dateline(text: str, day: str | None) -> None:
    assert day_of(text).day == day


STORY = "KABUL, May 4, 2021 (Reuters) - Gunmen attacked a post."
BARE = "Gunmen attacked a post on Monday."


@pytest.mark.parametrize(
    ("text", "published", "by", "day", "then"),
    [
        (STORY, "2021-05-06", "metadata", "2021-05-06", "metadata"),
        (STORY, "2021-05-06", "file name", "2021-05-04", "dateline"),
        (STORY, "2021-05-06", "option", "2021-05-04", "dateline"),
        (STORY, None, None, "2021-05-04", "dateline"),
        (BARE, "2021-05-06", "file name", "2021-05-06", "file name"),
        (BARE, "2021-05-06", "option", "2021-05-06", "option"),
        (BARE, "2021-05-06", None, "2021-05-06", "metadata"),
        ("It was on 3 May 2021 that they came.", "2021-05-06", "option", "2021-05-06", "option"),
        ("It was on 3 May 2021 that they came.", None, None, "2021-05-03", "text"),
        (BARE, None, None, None, "none"),
        # The year is what the file name or the option makes of it, a day or two ahead too.
        ("KABUL, May 4 (AP) - They came.", "2021-05-03", "file name", "2021-05-04", "dateline"),
        ("KABUL, Dec 30 (AP) - They came.", "2021-01-02", "option", "2020-12-30", "dateline"),
        ("KABUL, May 4 (AP) - They came.\n\nLast updated: May 6, 2020", "2021-05-06", "option",
         "2020-05-04", "dateline"),
    ],
)  # fmt: skip
def test_which_account_is_followed(
    text: str, published: str | None, by: str | None, day: str | None, then: str
) -> None:
    found = day_of(text, published=published, published_by=by)
    assert (found.day, found.by, found.doubts) == (day, then, ())


@pytest.mark.parametrize(
    ("published", "by", "doubt"),
    [
        ("2021-05-07", "metadata", None),  # filed on the 4th, out three days later
        (
            "2021-05-08",
            "metadata",
            "its metadata say 2021-05-08, its dateline 'May 4, 2021'; the metadata are followed",
        ),
        (
            "2021-04-30",
            "file name",
            "its dateline says 2021-05-04, its file name 2021-04-30; the dateline is followed",
        ),
        ("2021-05-01", "file name", None),
        ("2020-01-01", "option", None),  # of reports that do not say theirs; this one does
    ],
)
def test_two_that_disagree_are_told(published: str, by: str, doubt: str | None) -> None:
    found = day_of(STORY, published=published, published_by=by)
    assert found.doubts == ((doubt,) if doubt else ())


@pytest.mark.parametrize(
    "text",
    [
        "Clashes\n\nKABUL - They fought.\n\n- 12 March 2021: they had fought too.",
        "They fought.\n\nLast updated: 1 January 2020",
        "WEEKLY REPORT (9 - 15 March 2021)\n\nThey fought.",
        "It was on 3 March 2021 that they came.",
    ],
)
def test_other_dates_do_not_disagree_with_metadata(text: str) -> None:
    assert day_of(text, published="2021-05-04").doubts == ()


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        (
            "KABUL (04/05/2021): They came.",
            ("'04/05/2021' is read as 2021-05-04, day first; if it is 2021-04-05, say --month-first",),
        ),
        (
            "04/05/2021: They came.",
            ("'04/05/2021' is read as 2021-04-05, month first; if it is 2021-05-04, say --day-first",),
        ),
        ("KABUL (04/05/2021): They came on 21/5/2021.", ()),
        ("KABUL (05/05/2021): They came.", ()),
        (
            "They came on 30 February 2021.",
            ("'30 February 2021' is a day that no calendar has, and gives no date",),
        ),
        (
            "KABUL, May 4, 0000 - They came.",
            ("'May 4, 0000' is a day that no calendar has, and gives no date",),
        ),
        ("2021-02-30\n\nThey came.", ("'2021-02-30' is a day that no calendar has, and gives no date",)),
        ("Call 45-50-2020 or 99/99/9999.", ()),
    ],
)  # fmt: skip
def test_doubts_about_a_date(text: str, doubts: tuple[str, ...]) -> None:
    assert day_of(text).doubts == doubts


def test_the_order_that_is_given_leaves_no_doubt() -> None:
    text = "KABUL (04/05/2021): They came."
    days = [day_of(text, day_first=first) for first in (True, False)]
    assert [(day.day, day.doubts) for day in days] == [("2021-05-04", ()), ("2021-04-05", ())]


def test_a_period_over_two_months_is_that_of_the_report() -> None:
    text = "Reporting period: 28 April 2021 - 4 May 2021\n\nThey fought."
    anchor = report_date(Report(id="r", text=text), read(text, ABBREVIATIONS), WORDS)
    assert (anchor.day, anchor.period) == ("2021-05-04", ("2021-04-28", "2021-05-04"))


def test_a_date_within_an_item_is_no_dateline_however_its_sentence_begins() -> None:
    text = (
        "Security brief - Eastern Afghanistan - 18 Hamal 1398\n\nNANGARHAR\n"
        "- Khogyani: clearing op, 9 fighters KIA, 2 soldiers WIA. 6 Apr.\n"
        "- Achin: a teacher was shot dead on 5 April.\n"
    )
    title = "Security brief - Eastern Afghanistan - 18 Hamal 1398"
    assert day_of(text, title=title).day == "2019-04-07"
