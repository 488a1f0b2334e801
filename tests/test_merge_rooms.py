"""The rooms of merging: days, copies, ids, kinds, candidates, reasons."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from merging import TEXTS, told

from geomap.merge.candidates import FEW, pairs
from geomap.merge.copies import NEAR_COPY, likeness, near_copies, sketch
from geomap.merge.days import Span, fill_year, gap, span
from geomap.merge.facts import facts
from geomap.merge.ids import name
from geomap.merge.kinds import kind_of, kinship
from geomap.types import EVENT_TYPE_OF

WORDS = [f"word{n}" for n in range(400)]


def story(seed: int, length: int = 300) -> list[str]:
    chance = random.Random(seed)
    return [chance.choice(WORDS) for _ in range(length)]


def test_case_punctuation_and_line_breaks_do_not_count_in_a_sketch() -> None:
    text = "Seven soldiers were killed, officials said on Monday, near the town's old bridge."
    same = "seven soldiers were killed - officials said\non Monday near the TOWN'S old bridge"
    assert sketch(text) == sketch(same)
    assert sketch(text) != sketch(text.replace("Seven", "Eight"))
    assert sketch("") == sketch(" ,.!\n") == ""
    assert len(sketch(" ".join(story(1)))) == 172


def test_a_sketch_is_the_same_on_every_machine() -> None:
    assert sketch("one two three four five") == "G6OeKJEf7t0="


def test_likeness_estimates_shared_runs_of_words() -> None:
    one, other = story(1), story(2)
    half = [*one[:200], *other[:100]]
    assert likeness(sketch(" ".join(one)), sketch(" ".join(one))) == 1.0
    assert likeness(sketch(" ".join(one)), sketch(" ".join(other))) == 0.0
    # 197 of 303 + 97 runs are shared
    assert likeness(sketch(" ".join(one)), sketch(" ".join(half))) == pytest.approx(0.49, abs=0.15)


def test_a_story_with_an_edit_in_every_twenty_words_is_a_near_copy() -> None:
    one = story(3)
    edited = [f"other{n}" if n % 20 == 0 else word for n, word in enumerate(one)]
    assert likeness(sketch(" ".join(one)), sketch(" ".join(edited))) > NEAR_COPY
    assert near_copies(sketch(" ".join(one)), sketch(" ".join(edited)))
    assert not near_copies(sketch(TEXTS["a"]), sketch(TEXTS["b"]))


@pytest.mark.parametrize("broken", ["", "!", "AAA", "not base64 at all"])
def test_an_unreadable_sketch_is_like_nothing(broken: str) -> None:
    assert likeness(broken, sketch(TEXTS["a"])) == 0.0
    assert likeness(broken, "") == 0.0


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_has_a_sketch_and_likeness_is_symmetric(a: str, b: str) -> None:
    one, other = sketch(a), sketch(b)
    assert 0.0 <= likeness(one, other) == likeness(other, one) <= 1.0
    assert likeness(one, one) == (1.0 if one else 0.0)


def days(start: str | None, end: str | None = None, precision: int | None = 1) -> Span:
    found = span(start, end, precision)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("start", "end", "precision", "length"),
    [
        ("2021-05-03", None, 1, 1),
        ("2021-05-03", "2021-05-06", 1, 4),
        ("2021-05-03", "2021-05-03", 2, 7),
        ("2021-05-02", "2021-05-08", 2, 7),
        ("2021-05-15", "2021-05-15", 3, 31),
        ("2021-05", None, 3, 31),
        ("2021", None, None, 365),
        ("XXXX-12-31", "XXXX-01-01", 1, 2),
        ("2021-05-06", "2021-05-03", 1, 1),
    ],
)
def test_spans(start: str, end: str | None, precision: int | None, length: int) -> None:
    assert days(start, end, precision).days == length


@pytest.mark.parametrize("text", [None, "", "XXXX", "2021-02-30", "2021-13", "yesterday"])
def test_no_span_without_a_date(text: str | None) -> None:
    assert span(text, text, 1) is None


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (days("2021-05-03"), days("2021-05-03"), 0),
        (days("2021-05-03"), days("2021-05-04"), 1),
        (days("2021-05-03", "2021-05-09"), days("2021-05-11"), 2),
        (days("XXXX-05-03"), days("2021-05-05"), 2),
        (days("XXXX-12-31"), days("2021-01-01"), 1),
        (days("XXXX-01-01"), days("2020-12-31"), 1),
        (days("XXXX-02-29"), days("2021-02-28"), 0),
        (days("XXXX-05-03"), days("XXXX-05-05"), 2),
    ],
)
def test_gaps_in_days(one: Span, other: Span, apart: int) -> None:
    assert gap(one, other) == gap(other, one) == apart


def test_only_an_unknown_year_is_filled_in() -> None:
    assert fill_year("XXXX-05-03", 2021) == "2021-05-03"
    assert fill_year("2020-05-03", 2021) == "2020-05-03"
    assert fill_year(None, 2021) is None


def test_kinship_is_symmetric_and_every_sub_type_has_a_kind() -> None:
    for one in EVENT_TYPE_OF:
        assert kind_of(one) != one
        for other in EVENT_TYPE_OF:
            assert kinship(one, other) == kinship(other, one)
    assert kinship("Peaceful protest", "Armed clash") is None
    assert kinship("Armed clash", "Suicide bomb") == 0.25
    assert kinship("of its own", "of its own") == 0.0


def test_ids_are_short_and_no_two_alike() -> None:
    ids = name([told("a", 0), told("a", 1), told("b", 0), told("b", 0)])
    assert len(set(ids)) == 4
    assert [len(i) for i in ids] == [12, 12, 12, 16]
    assert ids[0] == name([told("a", 0, dead=9, location="elsewhere")])[0]


def test_a_crowded_day_stays_linear() -> None:
    few = [facts(told(f"r{n}", dead=n % 7)) for n in range(FEW)]
    assert len(list(pairs(few, range(FEW)))) == FEW * (FEW - 1) // 2
    for count in (200, 800):
        many = [facts(told(f"r{n}", dead=n % 7)) for n in range(count)]
        found = list(pairs(many, range(count)))
        assert len(found) == len(set(found)) <= 10 * count
        assert all(i < j for i, j in found)
