"""The lexicon: merged, checked, documented; a word that a user adds changes what is read."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from evals.lexicon_hits import entries, never_hit
from geomap import lexicon, pipeline
from geomap.coding.words import compile_words
from geomap.errors import UsageError
from geomap.lexicon.check import check
from geomap.model import Report
from geomap.text import read

ROOT = Path(__file__).parent.parent
DOCS = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")
ENGLISH = lexicon.load()


def written(folder: Path, text: str) -> Path:
    path = folder / "words.toml"
    path.write_text(text, encoding="utf-8")
    return path


def kinds(text: str, extra: Path | None = None) -> list[tuple[str, str, str | None]]:
    report = Report(id="r", text=text, published="2021-05-04")
    found = pipeline.extract_report(report, pipeline.Settings(lexicon=extra))
    return [(m.event_type, m.sub_event_type, m.actor1) for m in found.mentions]


def tables(of: Mapping[str, Any], name: str = "") -> Iterator[str]:
    for key, value in of.items():
        if isinstance(value, Mapping):
            yield f"{name}{key}"
            yield from tables(value, f"{name}{key}.")


def test_a_word_for_a_new_weapon_changes_the_type(tmp_path: Path) -> None:
    text = "A fougasse killed three soldiers in Gereshk on Monday."
    added = written(tmp_path, '[events.ied]\nstrong = ["fougasse~"]\n')
    ((before, sub_before, _),) = kinds(text)
    ((after, sub_after, _),) = kinds(text, added)
    assert (before, sub_before) == ("Battles", "Armed clash")
    assert (after, sub_after) == ("Explosions/Remote violence", "Remote explosive/landmine/IED")


def test_an_actor_of_ones_own(tmp_path: Path) -> None:
    text = "The Red Lantern Front attacked a police post in Gereshk on Monday."
    added = written(
        tmp_path,
        '[actors.names]\n"Red Lantern Front" = ["red lantern front"]\n'
        '[actors.kinds]\nrebel = ["Red Lantern Front"]\n',
    )
    assert [actor for _, _, actor in kinds(text, added)] == ["Red Lantern Front"]


def test_a_word_that_is_none(tmp_path: Path) -> None:
    text = "The Daily Blast reported from Gereshk on Monday."
    added = written(tmp_path, '[events.none]\nstrong = ["the daily blast"]\n')
    assert len(kinds(text)) == 1
    assert kinds(text, added) == []


def test_a_cue_of_ones_own(tmp_path: Path) -> None:
    text = "A bomb killed three soldiers in Gereshk on Monday, as yet unverified."
    added = written(tmp_path, '[status.hypothetical]\nsentence = ["as yet unverified"]\n')
    assert len(kinds(text)) == 1
    report = Report(id="r", text=text, published="2021-05-04")
    (aside,) = pipeline.extract_report(report, pipeline.Settings(lexicon=added)).set_aside
    assert (aside.reason, aside.trigger) == ("hypothetical", "as yet unverified")


def test_lists_are_added_to_and_other_values_replaced(tmp_path: Path) -> None:
    added = written(
        tmp_path,
        '[events.ied]\nstrong = ["fougasse~", "ied"]\n[numbers.vague]\nseveral = 4\numpteen = 13\n',
    )
    merged = lexicon.load(extra=added)
    assert merged["events"]["ied"]["strong"] == [*ENGLISH["events"]["ied"]["strong"], "fougasse~"]
    assert merged["events"]["ied"]["weak"] == ENGLISH["events"]["ied"]["weak"]
    assert merged["numbers"]["vague"] == ENGLISH["numbers"]["vague"] | {"several": 4, "umpteen": 13}
    assert merged["people"] == ENGLISH["people"]


def test_an_empty_file_adds_nothing(tmp_path: Path) -> None:
    assert lexicon.load(extra=written(tmp_path, "# nothing yet\n")) == ENGLISH


REFUSED = {
    '[events.ied]\nstrong = "fougasse"': r"events\.ied\.strong must be a list of texts",
    "[events.ied]\nstrong = [1]": r"events\.ied\.strong must be a list of texts, not of 1",
    '[events.ied]\nstrong = [" "]': r"events\.ied\.strong must be a list of texts, not of ' '",
    '[events.ied]\nstrong = ["Fougasse"]': r"'Fougasse' must be in lower case",
    '[events.mine]\nstrong = ["fougasse"]': r"nothing reads events\.mine; \[events\] has: .*ied",
    '[evnets.ied]\nstrong = ["fougasse"]': r"nothing reads evnets; there are: text, places",
    "[events]\nied = 3": r"events\.ied must be a table",
    '[dates.months]\nsmarch = "13"': r"dates\.months\.smarch must be a whole number",
    "x = [": "it must be TOML in the shape of en.toml",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_nobody_would_read_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=REFUSED[text]) as refused:
        lexicon.load(extra=written(tmp_path, text))
    assert "words.toml" in str(refused.value)


def test_files_that_are_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file"):
        lexicon.load(extra=tmp_path / "missing.toml")
    (tmp_path / "latin.toml").write_bytes(b'[text]\nabbreviations = ["caf\xe9"]\n')
    with pytest.raises(UsageError, match=r"latin\.toml"):
        lexicon.load(extra=tmp_path / "latin.toml")
    (tmp_path / "deep.toml").write_text("x = " + "[" * 10_000)
    with pytest.raises(UsageError, match=r"deep\.toml"):
        lexicon.load(extra=tmp_path / "deep.toml")


@pytest.mark.parametrize(
    ("phrase", "why"), [("@nosuch bomb", "no class @nosuch"), (".. bomb", "begin with a word")]
)
def test_phrases_that_cannot_be_matched_are_refused(phrase: str, why: str, tmp_path: Path) -> None:
    added = lexicon.load(extra=written(tmp_path, f'[events.ied]\nstrong = ["{phrase}"]\n'))
    with pytest.raises(UsageError, match=why):
        compile_words(added)


def test_an_unknown_language_is_answered_with_the_known() -> None:
    with pytest.raises(UsageError, match=r"no lexicon for language 'tlh'; known are: .*en"):
        lexicon.load("tlh")


def test_the_shipped_lexicon_passes_its_own_check() -> None:
    check(ENGLISH, ENGLISH, Path("en.toml"))


def test_no_entry_stands_twice_in_a_list() -> None:
    path = ROOT / "geomap" / "lexicon" / "en.toml"
    seen: set[tuple[str, str]] = set()
    twice: list[tuple[str, str]] = []
    for entry in entries(tomllib.loads(path.read_text(encoding="utf-8"))):
        (twice if entry in seen else []).append(entry)
        seen.add(entry)
    assert twice == []


def test_every_table_is_documented() -> None:
    assert [name for name in tables(ENGLISH) if f"`[{name}]`" not in DOCS] == []
    named = set(re.findall(r"`\[([a-z_.]+)\]`", DOCS))
    assert named - set(tables(ENGLISH)) == set()


def test_the_examples_of_the_documents_can_be_loaded(tmp_path: Path) -> None:
    examples = re.findall(r"^```toml\n(.*?)^```", DOCS, re.MULTILINE | re.DOTALL)
    assert examples
    for example in examples:
        compile_words(lexicon.load(extra=written(tmp_path, example)))


def test_entries_that_no_text_hits(tmp_path: Path) -> None:
    added = lexicon.load(
        extra=written(tmp_path, '[events.ied]\nstrong = ["fougasse~ .. hit", "zorb~ of@post"]\n')
    )
    documents = [read("Two fougasses had hit the dozens of people on the next Tuesday.")]
    missed = never_hit(added, documents)
    assert "fougasse~ .. hit" not in missed["events.ied.strong"]
    assert "zorb~ of@post" in missed["events.ied.strong"]
    assert "dozens" not in missed["numbers.vague"]
    assert "tuesday" not in missed["dates.weekdays"]
    assert "next|coming {weekday}" not in missed["dates.phrases.future"]
