"""The page's own words: every language has all, none is left over, and numbers and days are written right."""

import re
from importlib.resources import files

import pytest

from geomap.errors import UsageError
from geomap.page import MEASURES, words

PACKAGE = files("geomap.page")
BUILT = {  # words whose names scripts and modules put together
    *(f"unit_{m}" for m in MEASURES),
    *(f"short_{m}" for m in MEASURES),
    *MEASURES,
    *(f"by_{unit}" for unit in ("day", "week", "month")),
    *(f"precision_{kind}_{n}" for kind in ("time", "geo") for n in (1, 2, 3)),
    *("zoom_in", "zoom_out", "whole", "occurred", "ongoing", "claimed", "circles", "shaded"),
    *("denied", "withdrawn", "part", "vague"),
}


def sources() -> str:
    """All scripts, the template and the modules of the page, as one text."""
    folders = (PACKAGE, PACKAGE / "script", PACKAGE / "words")
    return "\n".join(
        entry.read_text(encoding="utf-8")
        for folder in folders
        for entry in folder.iterdir()
        if entry.name.endswith((".js", ".py", "template.html"))
    )


def test_every_language_has_the_same_words() -> None:
    english = words.load("en")
    for lang in words.languages():
        other = words.load(lang)
        assert other.keys() == english.keys()
        for key in english:
            assert type(other[key]) is type(english[key]), key
            if isinstance(english[key], str):
                holes = re.findall(r"\{\w+\}", english[key])
                assert sorted(re.findall(r"\{\w+\}", other[key])) == sorted(holes), key
        assert len(other["months"]) == len(other["months_short"]) == 12


def test_a_language_file_says_all_words_itself() -> None:
    raw = (PACKAGE / "words/fa-AF.json").read_text(encoding="utf-8")
    assert all(f'"{key}":' in raw for key in words.load("en"))


def test_no_word_is_missing_or_left_over() -> None:
    text = sources()
    known = set(words.load("en"))
    asked = set(re.findall(r"""(?:word|wordFor|phrase)\(\s*"(\w+)\"""", text))
    asked |= set(re.findall(r"\[\[w\.(\w+)\]\]", text))
    asked |= set(re.findall(r"geomap\.words\.(\w+)", text))
    asked |= set(re.findall(r"""(?:own|words)\["(\w+)"\]""", text))
    quoted = set(re.findall(r"""["'](\w+)["']""", text)) | {
        key.removesuffix("_one") for key in known if key.endswith("_one")
    }
    assert {word for word in asked - known if not word.endswith("_")} == set()
    left = {key for key in known - asked - BUILT if key.removesuffix("_one") not in quoted | BUILT}
    assert left == set()


def test_numbers_and_days() -> None:
    english, dari = words.load("en"), words.load("fa-AF")
    assert words.number(english, 1234567) == "1,234,567"
    assert words.number(dari, 1234) == "۱٬۲۳۴"
    assert words.day(english, "2021-05-03") == "3 May 2021"
    assert words.day(dari, "2021-05-03") == "۳ می ۲۰۲۱"
    assert words.day(english, "yesterday") == "yesterday"
    assert words.day(english, "2021-13-01") == "2021-13-01"


def test_unknown_language_is_answered_with_the_known() -> None:
    with pytest.raises(UsageError, match="the page has no words in 'tlh'; it has en, fa-AF"):
        words.load("tlh")
