"""Numbers as the codebook (section 6) reads them."""

import pytest
from effort import DOUBLING, work
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap import lexicon
from geomap.coding.figures.numbers import Number, NumberWords, find_numbers, indefinite
from geomap.text import read

WORDS = NumberWords.of(lexicon.load())
ABBREVIATIONS = frozenset(lexicon.load()["text"]["abbreviations"])


def numbers(text: str) -> list[Number]:
    document = read(text, ABBREVIATIONS)
    return find_numbers(document, 0, len(document.words), WORDS)


def short(text: str) -> list[tuple[int, int | None, int | None]]:
    return [(n.value, n.low, n.high) for n in numbers(text)]


EXACT = {
    "12 people were killed": [12],
    "took 7,750 cartridges": [7750],
    "154,453 persons": [154453],
    "1,54,453 persons": [154453],
    "seven soldiers and 12 Taliban were killed": [7, 12],
    "Forty-one civilians": [41],
    "Twenty three rebels": [23],
    "twenty-three rebels and two boys": [23, 2],
    "two hundred and ten families": [210],
    "one hundred people overnight": [100],
    "a hundred men": [100],
    "a thousand hide": [1000],
    "one thousand two hundred and five houses": [1205],
    "12 thousand people": [12000],
    "2.5 million people": [2500000],
    "three hundred thousand": [300000],
    "killed one and hurt two": [1, 2],
    "a dozen houses": [12],
    "two dozen fighters": [24],
    "half a dozen gunmen": [6],
    "a half-dozen gunmen": [6],
    "a couple of guards": [2],
    "another 37 were captured": [37],
    "23 rockets hit the city": [23],
    "Killed: 12; wounded:5": [12, 5],
    "two soldiers from the 215th Corps": [2],
    "the toll rose from 12 to 20": [12, 20],
    "0 casualties": [0],
    "2000 people fled": [2000],
    "28 were taken from two graves": [28, 2],
    "in May 12 soldiers died": [12],
    "In Andar district 12 people were killed": [12],
    "All 14 of the crew": [14],
    "۱۲ people": [12],
    "9 killed/12 wounded": [9, 12],
    "3 million": [3000000],
}


@pytest.mark.parametrize(("text", "values"), EXACT.items())
def test_an_exact_number_is_its_own_bounds(text: str, values: list[int]) -> None:
    assert short(text) == [(v, v, v) for v in values]


BOUNDED = {
    "at least 40 killed": (40, 40, None),
    "more than a hundred": (100, 100, None),
    "over 30 people": (30, 30, None),
    "just over 100 fighters": (100, 100, None),
    "upwards of 60": (60, 60, None),
    "No fewer than 17 persons": (17, 17, None),
    "not less than eight": (8, 8, None),
    "40+ TB killed": (40, 40, None),
    "20 or more men": (20, 20, None),
    "at least another 12 men": (12, 12, None),
    "at least some 12 men": (12, 12, None),
    "up to 20 people": (20, None, 20),
    "as many as 20 people": (20, None, 20),
    "no more than five": (5, None, 5),
    "fewer than ten guards": (10, None, 10),
    "8 to 9 men": (8, 8, 9),
    "8 or 9 ANDSF dead": (8, 8, 9),
    "8-9 dead": (8, 8, 9),
    "8 – 9 dead": (8, 8, 9),
    "thirty to forty men": (30, 30, 40),
    "between 12 and 126 dead": (12, 12, 126),
    "one or two guards": (1, 1, 2),
    "some 500 families": (500, 500, 500),
    "nearly 300 wounded": (300, 300, 300),
    "about 1,000 families": (1000, 1000, 1000),
    "an estimated 60 men": (60, 60, 60),
    "close to two dozen men": (24, 24, 24),
    "around 43 wounded": (43, 43, 43),
    "about 50 or so": (50, 50, 50),
    "several others were hurt": (3, 3, None),
    "a number of the injured": (3, 3, None),
    "tens of people": (10, 10, None),
    "Dozens wounded": (12, 12, None),
    "scores of fighters": (20, 20, None),
    "hundreds of families": (100, 100, None),
    "several hundred men": (100, 100, None),
    "thousands fled": (1000, 1000, None),
    "tens of thousands fled": (10000, 10000, None),
    "more than two dozen": (24, 24, None),
}


@pytest.mark.parametrize(("text", "bounds"), BOUNDED.items())
def test_a_qualifier_or_vague_word_sets_the_bounds(
    text: str, bounds: tuple[int, int | None, int | None]
) -> None:
    assert short(text) == [bounds]


@pytest.mark.parametrize(
    "text",
    [
        "a 12-year-old boy",
        "Mr. Mohibi, 42, was in the car",
        "said Peer Jannat, 25.",
        "her brother-in-law Edinson David (14)",
        "a girl aged 7",
        "in 2015",
        "the 2001 invasion",
        "from 2001 to 2021",
        "in the 1990s",
        "on May 3",
        "3 May",
        "on Sept. 28",
        "the 4th of June",
        "4 and 5 June",
        "9 - 15 July 2018",
        "SITREP 21/01/2019",
        "2021-05-04",
        "11-May-2019",
        "at about 7am",
        "at 2:30 for the meal",
        "20 Jan, 1030L",
        "at 10 P.M. on Friday",
        "8 Jun, 2150h",
        "at about 11 in the morning",
        "worth $9 million",
        "Afs6,000 to Afs7,000 ($74-$87) a month",
        "6,000 Afghanis",
        "around 50 km from Kabul",
        "almost 8 tons of explosives",
        "7,750 kilograms",
        "almost four hours",
        "60 percent of the forces",
        "60 per cent",
        "the 215th Corps",
        "along Highway 1",
        "in PD 5",
        "police district 9 of Kabul",
        "a B-52 and AK-47s",
        "since 9/11",
        "put up 178/8; restricted to 138-8",
        "a seven-hour battle",
        "the 20-year war",
        "one day",
        "no one was hurt",
        "one after another",
        "2.5",
        "1) San José",
        "COVID-19",
        "No. 7",
        "two more hours",
        "two-thirds",
        "1" * 20,
    ],
)
def test_what_is_no_count_is_left_out(text: str) -> None:
    assert numbers(text) == []


def test_offsets_take_in_the_qualifier() -> None:
    text = "It said that at least 40 people fled."
    (number,) = numbers(text)
    assert text[number.start : number.end] == "at least 40"
    assert (number.kind, number.vague, number.first, number.core, number.last) == (
        "at least", None, 3, 5, 6,
    )  # fmt: skip


def test_a_vague_number_names_its_word() -> None:
    (number,) = numbers("hundreds of families were displaced")
    assert (number.vague, number.kind) == ("hundreds", "about")


def test_a_range_of_tokens_is_not_left() -> None:
    document = read("At least 40 died. Over 12 fled.")
    assert [n.value for n in find_numbers(document, 5, 9, WORDS)] == [12]
    assert find_numbers(document, 2, 4, WORDS)[0].kind == "exact"


def test_an_article_is_no_number() -> None:
    document = read("a soldier and a hundred men, a few boys")
    assert numbers("a soldier died") == []
    assert [indefinite(document, i, WORDS) for i in range(len(document.words))] == [
        True, False, False, False, False, False, False, False, False, False,
    ]  # fmt: skip


def test_the_words_come_from_the_lexicon() -> None:
    table = {"numbers": {**lexicon.load()["numbers"], "ones": {"een": 1, "twaalf": 12}}}
    document = read("twaalf doden")
    assert [n.value for n in find_numbers(document, 0, 2, NumberWords.of(table))] == [12]


@pytest.mark.parametrize(
    "junk", ["9" * 20000, "1," * 20000, "1-" * 20000, "at least " * 9000, "two hundred and " * 9000]
)
def test_work_grows_with_the_length_of_junk(junk: str) -> None:
    documents = [read(junk), read(junk + junk)]
    once, twice = (work(find_numbers, read_, 0, len(read_.words), WORDS) for read_ in documents)
    assert twice <= DOUBLING * once + 50


PIECES = st.sampled_from(
    ["at", "least", "more", "than", "a", "few", "two", "twenty", "-", "three", "hundred", "and", "12",
     "7,750", "2.5", "(", ")", ",", ".", "/", ":", "to", "between", "dozen", "of", "thousand", "May", "2015",
     "+", "km", "%", "’s", "½", "²", "٣", "\n", "people", "PD", "some", "or"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=40))
def test_any_text_is_read_with_true_offsets(pieces: list[tuple[str, str]]) -> None:
    text = "".join(a + b for a, b in pieces)
    document = read(text)
    previous = 0
    for n in find_numbers(document, 0, len(document.words), WORDS):
        assert previous <= n.first <= n.core < n.last <= len(document.words)
        assert (n.start, n.end) == (document.starts[n.first], document.ends[n.last - 1])
        assert n.value >= 0
        assert n.low is None or n.low <= n.value
        assert n.high is None or n.high >= n.value
        previous = n.last
