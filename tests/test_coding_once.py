"""An incident told twice in one report is one, and two incidents stay two (codebook section 1)."""

import pytest
from telling import PUBLISHED, Case, case, got, want

from geomap import pipeline
from geomap.merge import merge
from geomap.model import Report

FIRST = {"date_start": "2021-05-02", "location": "Chimtal", "fatalities": 6}
MINE = {"sub_event_type": "Remote explosive/landmine/IED", "date_start": "2021-05-03"}
RIOT = {"event_type": "Riots", "admin1": "TN-42", "injured": 4}

CASES = {
    "those hurt in the clashes are those of the crowd, where the town is named again": case(
        "In Sbeitla, in Tunisia's Kasserine region, hundreds of young men threw stones at police on "
        "Monday. Four policemen were injured in the clashes in Sbeitla, the ministry said.",
        RIOT,
    ),
    "a clash of rebels is none of a crowd": case(
        "Villagers threw stones at police in Gardez, Paktia, on Monday. Two Taliban were killed in the "
        "clash in Gardez.",
        {"event_type": "Riots", "fatalities": None},
        {"event_type": "Battles", "fatalities": 2},
    ),
    "a heading and the paragraph under it, that tells of another incident than the one above": case(
        "Ghazni blast\n\nA car bomb killed 30 policemen in Ghazni city on Sunday.\n\nZabul blast\n\n"
        "Separately, one person was killed when a car bomb targeted a convoy in Qalat, the center of "
        "Zabul province, on Sunday.",
        {"admin1": "AF-GHA", "fatalities": 30},
        {"admin1": "AF-ZAB", "fatalities": 1},
    ),
    "a burial in a mass grave is no incident": case(
        "Gunmen killed 14 people in Sangin district of Helmand on Sunday. Residents buried the victims in "
        "a mass grave on Monday.",
        {"event_type": "Violence against civilians", "fatalities": 14},
    ),
    "two manners joined by 'and', each with its day": case(
        "Six soldiers were killed in an ambush in Maiduguri, Nigeria, on Sunday and a suicide bomber "
        "killed two policemen there on Monday, the army said.",
        {"event_type": "Battles", "date_start": "2021-05-02", "fatalities": 6},
        {"sub_event_type": "Suicide bomb", "date_start": "2021-05-03", "fatalities": 2},
    ),
    "two manners of one day stay one": case(
        "A suicide bomber struck the gate of a base in Maiduguri, Nigeria, on Monday and gunmen stormed it "
        "on Monday, killing nine soldiers.",
        {"date_start": "2021-05-03", "fatalities": 9},
    ),
    "after a lead that tells two, the body begins with the first": case(
        "At least six soldiers were killed in a Taliban attack in Chimtal district of Balkh on Sunday night, "
        "and a roadside mine killed the district's deputy police chief on Monday, officials said.\n\n"
        "The Taliban attacked the outpost at around 11 pm, said a spokesman. Four Taliban fighters were "
        "wounded in the clash.\n\nThe police chief was on his way there on Monday when his car hit a mine. "
        "Two of his guards were wounded in the explosion.",
        FIRST | {"injured": 4},
        MINE | {"fatalities": 1, "injured": 2},
    ),
    "a village of the district just told is no namesake in a far province": case(
        "Six soldiers were killed in a Taliban attack in Chimtal district of Balkh on Sunday night, officials"
        " said.\n\nThe Taliban attacked the outpost in Shahrak village at around 11 pm, they said.",
        {"admin1": "AF-BAL", "location": "Shahrak"},
    ),
    "a village told with its own far province lies there": case(
        "Six soldiers were killed in a Taliban attack in Chimtal district of Balkh on Sunday night, officials"
        " said.\n\nThe Taliban attacked an outpost in Shahrak village of Ghor on Sunday as well, they said.",
        {"admin1": "AF-BAL"},
        {"admin1": "AF-GHO", "location": "Shahrak"},
    ),
    "what was announced two weeks ago did not happen on the day told last": case(
        "Gunmen stormed a hotel in Mogadishu, Somalia, on Sunday and killed nine people.\n\nTwo weeks ago "
        "the United States announced that its forces had killed 13 fighters in an air strike "
        "near Beledweyne.",
        {"date_start": "2021-05-02", "fatalities": 9},
        {"date_start": "2021-04-20", "fatalities": 13},
    ),
}


@pytest.mark.parametrize("told", CASES.values(), ids=CASES)
def test_once(told: Case) -> None:
    assert got(told) == want(told)


def test_alike_in_words_on_two_days() -> None:
    words = "Protesters blocked a road in Gardez, Paktia, on {} over {}."
    reports = [
        pipeline.extract_report(
            Report(id=day, text=words.format(day, why), published=PUBLISHED, source=day)
        )
        for day, why in (("Monday", "a night raid"), ("Tuesday", "power cuts"))
    ]
    assert len(merge(m for report in reports for m in report.mentions)) == 2
