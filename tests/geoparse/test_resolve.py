"""Which place a name means: by its whole, its kind, its company, never by likeness of spelling."""

from collections.abc import Callable

import pytest

from .conftest import Parse

Ids = Callable[[str], list[tuple[str, str | None]]]


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("Two died in Millbrook district of Westria.", "gn:7"),
        ("Two died in Millbrook, Norland.", "gn:6"),
        ("Two died in Millbrook, in northern Norland.", "gn:6"),
        ("Two died in Norland's Millbrook district.", "gn:6"),
        ("WESTRIA: Millbrook: two died.", "gn:7"),
        (
            "WESTRIA. Night of 3 May. Two died towards Millbrook.\n\nNORLAND. Nothing to report.",
            "gn:7",
        ),
        ("WESTRIA. Nil.\n\nNORLAND. Night of 3 May. Two died towards Millbrook.", "gn:6"),
        ("Two died in Millbrook. Elsewhere in Westria all was quiet.", "gn:7"),
        ("They fled to Westburg. Two died in Millbrook.", "gn:7"),
        ("Millbrook district of Westria is quiet. Two died in Millbrook.", "gn:7"),
    ],
)
def test_the_whole_that_is_named_decides(ids: Ids, report: str, expected: str) -> None:
    assert expected in [place for text, place in ids(report) if text == "Millbrook"]


def test_equal_candidates_are_left_open(parse: Parse) -> None:
    (found,) = parse("Two died in Millbrook district.")
    assert found.place is None
    assert found.parent is not None
    assert found.parent.id == "iso:RU"
    assert found.score < 0.5


def test_a_whole_in_which_no_such_place_lies_makes_it_an_unknown_one(parse: Parse) -> None:
    zenda, westria = parse("Two died in the Zenda area of Westria.")
    assert zenda.place is None
    assert zenda.parent == westria.place
    assert westria.place is not None
    assert westria.place.id == "iso:RU-WE"


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("Two died in Sudmark province.", "iso:RU-SU"),
        ("Two died in the province of Sudmark.", "iso:RU-SU"),
        ("Two died in Sudmark and Norland provinces.", "iso:RU-SU"),
        ("Raids went on in six provinces, including Sudmark and Norland.", "iso:RU-SU"),
        ("Two died in Reading district of Sudmark.", "iso:RU-SU"),
        ("Two died in Sudmark.", "iso:RU-SU"),
        ("Two died in Sudmark city.", "gn:3"),
        ("Two died in the city of Sudmark.", "gn:3"),
        ("Two died near Sudmark.", "gn:3"),
        ("Two died on the Sudmark-Westburg highway.", "gn:3"),
        ("The wounded were driven to Sudmark.", "gn:3"),
        ("Two died in Westburg and Sudmark.", "gn:3"),
        ("SUDMARK, Ruritania (NW) — Two died.", "gn:3"),
    ],
)
def test_province_or_town_of_one_name(ids: Ids, report: str, expected: str) -> None:
    assert dict(ids(report))[next(t for t, _ in ids(report) if t.lower() == "sudmark")] == expected


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("Two died in Strelsau.", "gn:5"),
        ("Two died in Strelsau province.", "iso:RU-ST"),
        ("Two died in Zenda.", "gn:10"),
        ("Two died in Zenda town.", "gn:9"),
        ("Two died in Zenda district.", "gn:10"),
        ("Two died in Norburg, the capital of Norland.", "gn:1"),
        ("Two died in Norburg.", "gn:1"),
    ],
)
def test_kinds(ids: Ids, report: str, expected: str) -> None:
    assert ids(report)[0][1] == expected


def test_a_word_is_a_place_with_a_cue(ids: Ids) -> None:
    assert ids("Two died in Reading district of Sudmark.")[0] == ("Reading", "gn:11")


def test_the_country_option_tips_the_scale(parse: Parse) -> None:
    assert [t.place.id for t in parse("Two died in Norburg.", country="RU") if t.place] == ["gn:1"]


def test_a_small_town_abroad_is_not_meant(parse: Parse) -> None:
    report = (
        "Rebels held Norburg, Westburg and Zenda district. Two died in Hofbau village of Norland."
    )
    found = {t.text: t for t in parse(report)}["Hofbau"]
    assert found.place is None
    assert found.parent is not None
    assert found.parent.id == "iso:RU-NO"


def test_a_large_town_abroad_is(ids: Ids) -> None:
    assert ("Edelweiss", "gn:13") in ids(
        "Rebels held Norburg and Westburg. They fled to Edelweiss."
    )


def test_a_bulleted_list_lies_in_the_province_over_it(parse: Parse) -> None:
    report = (
        "Norland region\n\n- Norburg: 1 dead\n- Zenda: 2 dead\n- Edelweiss: 1 dead\n- Quist: 1 dead"
    )
    found = {t.text: t for t in parse(report)}
    assert [t.place.id for t in found.values() if t.place] == ["iso:RU-NO", "gn:1", "gn:10"]
    parents = [found[name].parent for name in ("Edelweiss", "Quist")]
    assert [found[name].place for name in ("Edelweiss", "Quist")] == [None, None]
    assert [parent.id for parent in parents if parent] == ["iso:RU-NO", "iso:RU-NO"]


def test_what_only_tells_a_distance_is_no_parent(parse: Parse) -> None:
    report = "Westria is quiet. Men came to Quist village, 60 km north of the town of Norburg."
    found = {t.text: t for t in parse(report)}["Quist"]
    assert found.parent is not None
    assert found.parent.id == "iso:RU-WE"


def test_never_by_likeness(parse: Parse) -> None:
    assert parse("Norberg and Nurburg and Westburgh are no towns.") == []


@pytest.mark.parametrize(
    ("report", "roles"),
    [
        ("Strelsau urged restraint.", ["actor"]),
        ("Ruritania has repeatedly denied it.", ["actor"]),
        ("He accused Strelsau of lying.", ["actor"]),
        ("He waits for an order from Strelsau.", ["actor"]),
        ("Talks with Graustark failed.", ["actor"]),
        ("The government in Strelsau has fallen.", ["actor"]),
        ("Strelsau and Graustark discussed peace.", ["actor", "actor"]),
        ("Two died in Strelsau.", ["place"]),
        ("Two died near the ministry in Strelsau.", ["place"]),
        ("Strelsau has seen two attacks.", ["place"]),
        ("He flew from Strelsau.", ["place"]),
    ],
)
def test_capitals_and_countries_that_act(parse: Parse, report: str, roles: list[str]) -> None:
    assert [t.role for t in parse(report)] == roles


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("NORBURG, Ruritania (NW) — Two died in Westria.", ["dateline", "dateline", None]),
        ("NORBURG: Two died in Westria.", ["dateline", None]),
        ("Norburg, May 4 – Two died in Westria.", ["dateline", None]),
        ("Norburg (3/5/2021): Two died in Westria.", ["dateline", None]),
        ("Two died in Westria: one in Norburg.", [None, None]),
        ("NORLAND, Zenda: two died.", [None, None]),
        ("NORBURG: Two died.\nWESTBURG: All quiet.", [None, None]),
    ],
)
def test_datelines(parse: Parse, report: str, expected: list[str | None]) -> None:
    assert [t.cue for t in parse(report)] == expected


def test_why_is_told_in_plain_words(parse: Parse) -> None:
    found = parse("Two died in Millbrook district of Westria. It rained in Westburg.")
    assert [t.why for t in found] == [
        "named with Westria, in which it lies",
        "the only place of this name",
        "the only place of this name",
    ]
    assert [t.score for t in found] == [0.95, 0.85, 0.9]


def test_what_is_told_after_a_district_of_a_province_lies_in_the_district(parse: Parse) -> None:
    report = "Fighting began in Hentzau district of Westria.\n\nShells hit the Old Quist area."
    found = {t.text: t for t in parse(report)}["Old Quist"]
    assert found.parent is not None
    assert found.parent.id == "gn:12"


def test_two_districts_of_a_province_leave_it_open_in_which(parse: Parse) -> None:
    report = "Fighting began in Hentzau and Millbrook districts of Westria.\n\nShells hit the Old Quist area."
    found = {t.text: t for t in parse(report)}["Old Quist"]
    assert found.parent is not None
    assert found.parent.id == "iso:RU-WE"


@pytest.mark.parametrize(("kind", "parent"), [("quarter", "gn:3"), ("district", "iso:RU-SU")])
def test_a_quarter_lies_in_the_town_and_not_in_the_province_of_its_name(
    parse: Parse, kind: str, parent: str
) -> None:
    found = {t.text: t for t in parse(f"Shells hit the Old Quist {kind} of Sudmark.")}["Old Quist"]
    assert found.parent is not None
    assert found.parent.id == parent


@pytest.mark.parametrize(("head", "place"), [("Norland", "gn:6"), ("Westria", "gn:7")])
def test_a_province_that_alone_heads_a_paragraph_is_that_of_its_places(
    ids: Ids, head: str, place: str
) -> None:
    report = f"Norland. All is quiet.\n\nWestria. All is quiet.\n\n{head}. Shells fell on Millbrook district."
    assert ids(report)[-1] == ("Millbrook", place)


@pytest.mark.parametrize(("head", "place"), [("NORLAND", "gn:6"), ("WESTRIA", "gn:7")])
def test_so_it_is_in_a_list_by_places(ids: Ids, head: str, place: str) -> None:
    report = (
        "NORLAND – All is quiet.\n\nWESTRIA – All is quiet.\n\n"
        f"{head} – Shells fell on Millbrook district."
    )
    assert ids(report)[-1] == ("Millbrook", place)


@pytest.mark.parametrize(
    "report",
    ["Shells hit the Norburg suburb of Old Quist.", "Shells hit the Old Quist suburb of Norburg."],
)
def test_a_suburb_lies_in_the_large_town_whichever_comes_first(parse: Parse, report: str) -> None:
    found = {t.text: t for t in parse(report)}
    assert found["Norburg"].place is not None
    assert found["Old Quist"].parent == found["Norburg"].place


def test_a_province_s_own_district_does_not_lie_in_another_province(ids: Ids) -> None:
    assert ids("Shells fell on Westria's Zenda district.")[-1] == ("Zenda", None)
    assert ids("Shells fell on Norland's Zenda district.")[-1] == ("Zenda", "gn:10")


def test_of_places_named_equally_often_the_first_is_that_of_what_nothing_tells(
    parse: Parse,
) -> None:
    report = "Shells hit the Old Quist area.\n\nWestria is calm.\n\nNorland is calm."
    parent = parse(report)[0].parent
    assert parent is not None
    assert parent.id == "iso:RU-WE"


@pytest.mark.parametrize(
    ("told", "parent"),
    [
        ("Pamorve quarter", "gn:3"),
        ("Pamorve district", "iso:RU-SU"),
        ("Pamorve district of Westria", "iso:RU-WE"),
        ("Pamorve village", "iso:RU-NO"),  # no part of a town: where the report mostly is
    ],
)
def test_a_part_of_a_town_told_in_the_lead_is_of_the_town_it_comes_from(
    parse: Parse, told: str, parent: str
) -> None:
    found = parse(f"SUDMARK – Two died in {told} on Monday.\n\nZenda, Norland, is quiet.")
    (name,) = [t for t in found if t.text == "Pamorve"]
    assert name.parent is not None
    assert name.parent.id == parent
