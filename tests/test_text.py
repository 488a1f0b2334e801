"""Tokens and sentences: where they are cut, and that their offsets are true."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.text import Document, read

ABBREVIATIONS = frozenset({"gen", "mr", "no", "dr"})


def cut(text: str) -> list[str]:
    """The sentences of a text, as they stand in it."""
    return [text[s.start : s.end] for s in read(text, ABBREVIATIONS).sentences]


TOKENS = {
    "Two men died.": ["Two", "men", "died", "."],
    "the governor's men": ["the", "governor", "'s", "men"],
    "the governor’s men": ["the", "governor", "’s", "men"],
    "Qal'eh-ye Naw": ["Qal'eh", "-", "ye", "Naw"],
    "the soldiers' post": ["the", "soldiers", "'", "post"],
    "1,000 people, 2.5 km": ["1,000", "people", ",", "2.5", "km"],
    "U.S. and U.K. troops": ["U.S.", "and", "U.K.", "troops"],
    "at 10:30": ["at", "10", ":", "30"],
    "2021-05-04": ["2021", "-", "05", "-", "04"],
    "(AP) –": ["(", "AP", ")", "–"],
    "a_b": ["a", "b"],
    "“Stop!”": ["“", "Stop", "!", "”"],
    "لشکرگاه است": ["لشکرگاه", "است"],
    "5th": ["5", "th"],
    "AK47": ["AK47"],
}


@pytest.mark.parametrize("text", TOKENS)
def test_tokens(text: str) -> None:
    assert list(read(text).words) == TOKENS[text]


def test_a_word_with_accents_by_themselves_is_one_and_its_offsets_are_those_of_the_text() -> None:
    text = unicodedata.normalize("NFD", "Vélez fled São José, not Ångström’s post.")
    document = read(text)
    assert document.words[:6] == ("Vélez", "fled", "São", "José", ",", "not")
    assert document.low[:4] == ("vélez", "fled", "são", "josé")
    assert text[document.starts[3] : document.ends[3]] == unicodedata.normalize("NFD", "José")
    composed = read(unicodedata.normalize("NFC", text))
    assert (document.words, document.low) == (composed.words, composed.low)


def test_vowel_signs_do_not_cut_a_word() -> None:
    assert list(read("كَابُل شهر").words) == ["كَابُل", "شهر"]


def test_lower_case_has_plain_apostrophes() -> None:
    document = read("Qal’eh’s GOVERNOR")
    assert document.words == ("Qal’eh", "’s", "GOVERNOR")
    assert document.low == ("qal'eh", "'s", "governor")


SENTENCES = {
    # full stops
    "One fell. Two fled.": ["One fell.", "Two fled."],
    "Gen. Dostum spoke. He left.": ["Gen. Dostum spoke.", "He left."],
    "John F. Kirby spoke.": ["John F. Kirby spoke."],
    "So did I. Then he left.": ["So did I.", "Then he left."],
    "It fell by 2.5 percent. Good.": ["It fell by 2.5 percent.", "Good."],
    "See example.org for more.": ["See example.org for more."],
    "He came from the U.S. on Monday.": ["He came from the U.S. on Monday."],
    "the district. of which": ["the district. of which"],
    # other ends
    "Who did it? Nobody knows! Why…": ["Who did it?", "Nobody knows!", "Why…"],
    "Yahoo! is a company.": ["Yahoo! is a company."],
    "He said: “They fled.” Then he left.": ["He said: “They fled.”", "Then he left."],
    "(He fled.) They stayed.": ["(He fled.)", "They stayed."],
    "What?! No...": ["What?!", "No..."],
    "A fight; a flight: a night.": ["A fight; a flight: a night."],
    # lines
    "A heading\n\nThe text.": ["A heading", "The text."],
    "One fell.\nTwo fled.": ["One fell.", "Two fled."],
    "- one\n- two\n": ["- one", "- two"],
    "• one\n• two": ["• one", "• two"],
    "1. one\n2. two": ["1. one", "2. two"],
    "it runs\non here.": ["it runs\non here."],
    "One fell.\r\n\r\nTwo fled.": ["One fell.", "Two fled."],
    "": [],
    " \n\t\n ": [],
}


@pytest.mark.parametrize("text", SENTENCES)
def test_sentences(text: str) -> None:
    assert cut(text) == SENTENCES[text]


def test_a_hard_wrapped_text_runs_on() -> None:
    text = (
        "Gunmen attacked a police post near the town of Gereshk late on\n"
        "Sunday evening and killed four officers, said the governor of\n"
        "Helmand. The police said that the gunmen had come from Kajaki\n"
        "district and fled to the north, where the army looked for them\n"
        "all night. Two of them were found in a house at the edge of the\n"
        "desert, and both were arrested. The others got away, the police\n"
        "said.\n"
    )
    assert [sentence.split()[0] for sentence in cut(text)] == ["Gunmen", "The", "Two", "The"]


def test_paragraphs_bullets_and_headings() -> None:
    text = "Weekly report\n\nHerat was calm. So was Farah.\n\n- a bomb in Ghor\n- a mine in Zabul\n"
    rows = [(s.paragraph, s.bullet, s.heading) for s in read(text).sentences]
    assert rows == [
        (0, False, True),
        (1, False, False),
        (1, False, False),
        (2, True, False),
        (3, True, False),
    ]


def test_markup_is_blank_and_offsets_stay() -> None:
    text = "<p>Two&nbsp;men <b>died</b> &amp; one fled.</p> 5 < 6 & 7 > 3."
    document = read(text)
    assert document.words[:6] == ("Two", "men", "died", "&", "one", "fled")
    assert [text[a:b] for a, b in zip(document.starts, document.ends, strict=True)][:3] == [
        "Two",
        "men",
        "died",
    ]
    assert "<" in document.words[7:]


@pytest.mark.parametrize(
    "text",
    [
        "killed " * 2000,
        "killed, " * 2000,
        "Killed " * 2000,
        "a. b. " * 2000,
        "? a " * 2000,
        "He said , that " * 1000 + "!",
    ],
)
def test_no_sentence_is_endless(text: str) -> None:
    document = read(text)
    assert max(s.last - s.first for s in document.sentences) <= 320
    whole(document)


def whole(document: Document) -> None:
    """Sentences hold all tokens, each once, and stand where their tokens do."""
    assert [s.first for s in document.sentences] == [
        0,
        *(s.last for s in document.sentences[:-1]),
    ][: len(document.sentences)]
    assert (document.sentences[-1].last if document.sentences else 0) == len(document.words)
    for index, sentence in enumerate(document.sentences):
        assert sentence.start == document.starts[sentence.first]
        assert sentence.end == document.ends[sentence.last - 1]
        assert set(document.sentence_of[sentence.first : sentence.last]) == {index}
    assert len(document.sentence_of) == len(document.words)


PIECES = st.sampled_from(
    ["a", "Gen", "U.S.", "I", ".", "!", "…", "”", "'s", "’", "\n", "\n\n", " ", "\t", "\r\n", "- ",
     "1. ", "2.5", ",", ";", "(", "<b>", "<", "&amp;", "&#0;", "\x00", "\u202e", "ı", "İ", "é", "e\u0301",
     "漢字", "_", "9" * 30]
)  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=80).map("".join)))
def test_offsets_are_true(text: str) -> None:
    document = read(text, ABBREVIATIONS)
    whole(document)
    assert document.text == text
    assert len(document.words) == len(document.low) == len(document.starts) == len(document.ends)
    before = 0
    for word, start, end in zip(document.words, document.starts, document.ends, strict=True):
        assert before <= start < end <= len(text)
        if "<" not in text and "&" not in text:
            assert word in (text[start:end], unicodedata.normalize("NFC", text[start:end]))
            assert all(char.isspace() or char == "_" for char in text[before:start])
        before = end
