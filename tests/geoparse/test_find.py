"""Which words of a text are names of places: found with their offsets, and persons left out."""

from collections.abc import Callable

import pytest

from .conftest import Parse

Ids = Callable[[str], list[tuple[str, str | None]]]


def names(parse: Parse, report: str) -> list[str]:
    return [t.text for t in parse(report)]


def test_offsets_are_those_of_the_text(parse: Parse) -> None:
    report = "Rebels left  Norburg\nand went to Westria’s hills."
    found = parse(report)
    assert [(t.start, t.end) for t in found] == [(13, 20), (33, 40)]
    assert all(report[t.start : t.end] == t.text for t in found)


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("He was in Norburg.", ["Norburg"]),
        ("NORBURG: Two men died.", ["NORBURG"]),
        ("They hold Norburg's bridge.", ["Norburg"]),
        ("It is the Norburg-based staff.", ["Norburg"]),
        ("Shots in SUDMARK and Südmark.", ["SUDMARK", "Südmark"]),
        ("The town of Pul-i-Alma is near Pul-e Alma.", ["Pul-i-Alma", "Pul-e Alma"]),
        ("He came from ادلوایس yesterday.", ["ادلوایس"]),
        ("The norburg is a breed of hens.", []),
    ],
)
def test_names_of_the_gazetteer(parse: Parse, report: str, expected: list[str]) -> None:
    assert names(parse, report) == expected


@pytest.mark.parametrize(
    "report",
    [
        "Rudolf Norburg shut the door.",
        "Gen. Norburg shut the door.",
        "Mr Westria shut the door.",
        "Governor Zenda Rassendyll shut the door.",
        "Millbrook said the door was shut.",
        "Zenda, a resident, shut the door.",
        "The Norburg Tigers shut the door.",
        "He studies at Norburg University.",
        "He drinks Reading tea.",
        "Reading is hard.",
        "He owns the Westria Times.",
        "So the state news agency WESTRIA reported.",
    ],
)
def test_persons_organizations_and_words_are_no_places(parse: Parse, report: str) -> None:
    assert names(parse, report) == []


def test_a_person_once_named_in_full_makes_the_bare_surname_a_person(parse: Parse) -> None:
    report = (
        "Rudolf Norburg came late. Norburg shut the door. He lives in Norburg. Norburg city slept."
    )
    assert [(t.text, t.start) for t in parse(report)] == [("Norburg", 61), ("Norburg", 70)]


def test_a_demonym_is_no_name_of_a_place(parse: Parse) -> None:
    assert names(parse, "Afghan and Iraqi troops went home.") == []


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("Troops left Norburg Airport.", ["Norburg"]),
        ("Norburg Police arrested two men.", ["Norburg"]),
        ("The Westburg-Norburg highway is shut.", ["Westburg", "Norburg"]),
        ("Fire broke out in Norburg Province.", ["Norburg"]),
        ("A bomb went off at the Norburg Grand Mosque.", ["Norburg"]),
        ("Gunmen stormed Norburg University.", ["Norburg"]),
        ("They hit Norburg PHQ, as the UNHCR Westria office knows.", ["Norburg", "Westria"]),
    ],
)
def test_what_belongs_to_a_place_leaves_it_one(
    parse: Parse, report: str, expected: list[str]
) -> None:
    assert names(parse, report) == expected


@pytest.mark.parametrize(
    ("report", "name", "cue"),
    [
        ("Men came to Quistonia village in Norland.", "Quistonia", "village"),
        ("Men came to the village of Quistonia in Norland.", "Quistonia", "village"),
        ("Shells fell on the Old Quist area of Norland.", "Old Quist", "area"),
        ("Quistonia district of Norland has fallen.", "Quistonia", "district"),
        ("They took Quistonia, a small town in Norland.", "Quistonia", "town"),
        ("The soldiers left Camp Quist in Norland.", "Camp Quist", "camp"),
        ("Two died in Quistonia, Norland.", "Quistonia", None),
        ("Two died near Quistonia yesterday in Norland.", "Quistonia", None),
        ("It rained in Norburg and Quistonia.", "Quistonia", None),
        ("Shells fell close to Quistonia yesterday in Norland.", "Quistonia", None),
        ("They met in the hills above Quistonia in Norland.", "Quistonia", None),
        ("Riders rode into Old Quist, in Zenda district of Norland.", "Old Quist", None),
        ("Men looted the health centre of Quistonia in Norland.", "Quistonia", None),
        ("Men came to Quistonia general area of Norland.", "Quistonia", "general area"),
        ("The raid on Kafr Quist in Norland is over.", "Kafr Quist", "kafr"),
    ],
)
def test_an_unknown_name_is_found_by_the_words_beside_it(
    parse: Parse, report: str, name: str, cue: str | None
) -> None:
    found = {t.text: t for t in parse(report)}[name]
    assert found.place is None
    assert found.cue == cue
    assert found.parent is not None
    assert found.parent.admin1 == "RU-NO"


def test_an_unknown_name_is_known_again(parse: Parse) -> None:
    report = "Shells fell on Quistonia district of Norland. Forty families left Quistonia."
    assert names(parse, report) == ["Quistonia", "Norland", "Quistonia"]


@pytest.mark.parametrize(
    "report",
    [
        "Gunmen raided a Fulani village in Norland.",
        "Every village in Norland is quiet.",
        "He was in NATO and in Tesla's office.",
        "Shops shut in March and in Ramadan.",
        "The Southern Region: nothing to tell of Norland.",
        "Police District 5 of Norland is quiet.",
        "Duke Michael ran into Rudolf Rassendyll in Norland.",
        "Quistonia, a district governor, is at home in Norland.",
        "He studied at the University of Quistonia in Norland.",
    ],
)
def test_a_cue_does_not_make_a_place_of_every_word(parse: Parse, report: str) -> None:
    assert set(names(parse, report)) <= {"Norland"}


def test_a_name_in_brackets_in_another_script_is_passed_by(parse: Parse) -> None:
    found = parse("Men came to the Quistonia (كويستونيا) valley of Norland.")
    assert [(t.text, t.cue) for t in found] == [("Quistonia", "valley"), ("Norland", None)]


def test_a_heading_in_capitals_is_read_with_care(parse: Parse) -> None:
    assert names(parse, "TOLL OF ATTACK ON NORBURG BASE FAR ABOVE WHAT WAS READING") == ["NORBURG"]


def test_nothing_is_found_in_nothing(parse: Parse) -> None:
    assert parse("") == []
    assert parse("\n\n  \n") == []


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("Her village, Pamorve, was burned.", ["Pamorve"]),
        ("Houses burned at New Tolopan last night.", ["New Tolopan"]),
        ("They said so. New Norburg clashes began.", ["Norburg"]),
        ("He met passengers for Pamorve.", ["Pamorve"]),
        ("They patrol the road to Pamorve.", ["Pamorve"]),
        ("They fought armed men of the Pamo and Tolo communities.", []),
        ("Elders from the Norburg clan came.", []),
        ("Two died in the Pamo and Norburg communities.", ["Pamo", "Norburg"]),
        ("3. NORLAND\nTwo men died.", ["NORLAND"]),
    ],
)
def test_what_stands_around_a_name_tells_whether_it_is_a_place(
    parse: Parse, report: str, expected: list[str]
) -> None:
    assert names(parse, report) == expected
