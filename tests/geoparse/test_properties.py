"""What holds of any text: true offsets, no overlap, no fault, work in proportion."""

from effort import DOUBLING, work
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .conftest import Parse

WORDS = st.sampled_from(
    ["Norburg", "Sudmark", "of", "in", "the", "district", "provinces", "and", ",", ".", "(", ")", "-",
     "'s", "said", "Rudolf", "Millbrook", "Zenda", ":", "—", "near", "A", "Gen.", "\n", "Pul", "e",
     "STRELSAU", "has", "urged", "ادلوایس", "including", "Quistonia", "village", "’", "Al", "a"]
)  # fmt: skip
QUIET = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def check(parse: Parse, report: str) -> None:
    end = 0
    for found in parse(report):
        assert report[found.start : found.end] == found.text
        assert found.text.strip() == found.text != ""
        assert found.start >= end
        assert 0 <= found.score <= 1
        assert found.role in ("place", "actor")
        assert found.why
        end = found.end


@QUIET
@given(st.text(max_size=300))
def test_any_text(parse: Parse, report: str) -> None:
    check(parse, report)


@QUIET
@given(st.lists(WORDS, max_size=40), st.sampled_from([" ", "", "  "]))
def test_any_run_of_the_words_that_matter(parse: Parse, words: list[str], between: str) -> None:
    check(parse, between.join(words))


def test_the_same_text_gives_the_same_toponyms(parse: Parse) -> None:
    report = "Two died in Millbrook, Norland, and in Norburg. Sudmark and Westburg are quiet."
    assert parse(report) == parse(report)


def test_work_grows_with_the_text_and_no_faster(parse: Parse) -> None:
    for unit in (
        "Two died in Norburg and Zenda. ",
        "Norburg, ",
        "Norburg and ",
        "Quistonia and ",
        "A",
        "Al-",
        "in Aa ",
        "( ",
        "provinces, including ",
        "Millbrook district of ",
        "- Quistonia: ",
        "Pul-e-",
    ):
        once, twice = (work(parse, unit * (times * 800)) for times in (1, 2))
        assert twice <= DOUBLING * once + 50, unit
