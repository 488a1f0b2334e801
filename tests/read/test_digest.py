"""A file that holds several reports is cut into them; one that holds one is left whole."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap import pipeline
from geomap.model import Mention, Report
from geomap.read import Batch, ReadOptions
from geomap.read.digest import parts

HERAT = (
    "Gunmen kill two teachers in Herat\n\n"
    "HERAT, May 4 (Qala News) - Gunmen shot dead two teachers in Herat city on Monday, police said. "
    "Nobody claimed the attack."
)
ZABUL = (
    "Roadside bomb kills three policemen in Zabul\n\n"
    "QALAT, May 3 (Qala News) - A roadside bomb killed three policemen in Qalat on Sunday, "
    "the governor said."
)
KUNAR = (
    "Villagers flee shelling in eastern Kunar\n\n"
    "By A. Writer\n"
    "Tuesday, 04 May 2021 4:10 PM\n\n"
    "Shelling killed a woman in Asadabad on Monday, an official said. Families left."
)
ITEMS = [HERAT, ZABUL, KUNAR]


def report(text: str, **known: str | None) -> Report:
    return Report(id="r", text=text, source="digest.txt", path="digest.txt", **known)


def cut(text: str, **known: str | None) -> list[str]:
    """The texts of the parts."""
    return [part.text for part in parts(report(text, **known))]


@pytest.mark.parametrize(
    "between",
    ["\n\n", "\n\n\n", "\n\n=====\n\n", "\n-----\n", "\n\n* * *\n\n", "\n\n---\n\n", "\n\f", "\n\n_____\n"],
)  # fmt: skip
def test_items_with_headline_and_dateline_are_reports(between: str) -> None:
    assert cut(between.join(ITEMS)) == ITEMS


def test_each_has_its_own_id_title_and_place_in_messages() -> None:
    whole = report("\n\n".join(ITEMS), url="https://example.org/1", language="en")
    found = parts(whole)
    assert [part.title for part in found] == [item.split("\n")[0] for item in ITEMS]
    assert [part.path for part in found] == [f"digest.txt, part {n}" for n in (1, 2, 3)]
    assert {(part.source, part.url, part.language) for part in found} == {
        ("digest.txt", "https://example.org/1", "en")
    }
    # By its content alone: the same item in another digest is the same report.
    other = parts(report("\n\n".join([KUNAR, HERAT])))
    assert [part.id for part in other] == [found[2].id, found[0].id]
    assert len({part.id for part in found}) == 3


def test_lines_may_be_paragraphs() -> None:
    """As text comes out of web pages and PDFs."""
    items = [item.replace("\n\n", "\n") for item in ITEMS]
    assert cut("\n".join(items)) == items


def test_a_headline_may_be_marked_or_underlined() -> None:
    marked = ["## " + item for item in ITEMS]
    assert cut("# Daily digest\n\n" + "\n\n".join(marked)) == marked
    underlined = [item.replace("\n\n", "\n==============\n\n", 1) for item in ITEMS]
    assert cut("\n\n".join(underlined)) == underlined
    boxed = [item.replace("\n\n", "\n==============\n\n", 1) for item in ITEMS]
    assert cut("==============\n" + "\n\n==============\n".join(boxed)) == boxed


def test_what_stands_above_is_kept_if_it_says_anything() -> None:
    assert cut("DAILY DIGEST\nTuesday, 4 May 2021\n\n" + "\n\n".join(ITEMS)) == ITEMS
    lead = (
        "Daily digest\n\nFighting went on in five provinces on Monday, and a bomb killed four soldiers "
        "in Ghazni city, officials said."
    )
    assert cut(lead + "\n\n" + "\n\n".join(ITEMS)) == [lead, *ITEMS]


def test_the_head_of_a_digest_is_no_part_of_its_first_item() -> None:
    head = "QALA NEWS DAILY DIGEST\nWednesday, 5 May 2021\n\n"
    for between in ("\n\n* * *\n\n", "\n\n"):
        assert cut(head + between.join(ITEMS)) == ITEMS


def test_between_rows_an_item_may_lack_its_dateline() -> None:
    bare = (
        "Protest over wages in Mazar-i-Sharif\n\nTeachers marched through the city on Monday. "
        "Police watched, and nobody was hurt."
    )
    assert cut("\n\n-----\n\n".join([HERAT, bare, ZABUL])) == [HERAT, bare, ZABUL]
    footer = "(c) Qala News. Write to us."
    assert cut("\n\n-----\n\n".join([HERAT, ZABUL, footer])) == [
        HERAT,
        ZABUL + "\n\n-----\n\n" + footer,
    ]


WHOLE = {
    "one report": HERAT,
    "a section break in one report": HERAT + "\n\n* * *\n\nThe school had been attacked before, in 2019.",
    "links to other stories": HERAT
    + "\n\nMore from the province this week\n4 May 2021\n\nPolice chief of Herat is replaced\n3 May 2021\n",
    "a situation report by region": (
        "SITUATION REPORT\n4 May 2021\n\nSOUTHERN REGION\n\n"
        "Lashkar Gah, 3 May - Fighting went on around the city and killed five soldiers.\n\n"
        "Qalat, 2 May - A roadside bomb killed three policemen in the town.\n\n"
        "WESTERN REGION\n\nHerat, 3 May - Gunmen shot dead two teachers in the city.\n"
    ),
    "a situation report with rows": (
        "SITUATION REPORT\n4 May 2021\n\n-----\nHELMAND\n\n- Fighting killed five soldiers on 3 May.\n"
        "-----\nZABUL\n\n- A roadside bomb killed three policemen on 2 May.\n"
    ),
    "the head of every page": (
        "Field report\n4 May 2021\n\nFighting went on around Lashkar Gah and killed five soldiers. "
        "Families left.\n\fField report\n4 May 2021\n\nA roadside bomb killed three policemen in Qalat. "
        "The road was closed."
    ),
    "days as headings": (
        "Events of the week in the province\n\n3 May 2021\nGunmen shot dead two teachers in the city of "
        "Herat.\n\n4 May 2021\nA bomb killed three policemen on the road to Shindand.\n"
    ),
    "datelines without headlines": "\n\n".join(item.split("\n\n")[1] for item in (HERAT, ZABUL)),
}  # fmt: skip


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE.keys())
def test_one_report_is_left_whole(text: str) -> None:
    whole = report(text)
    assert parts(whole) == [whole]


def test_a_dateline_is_better_than_the_day_of_the_file_and_takes_its_year_from_it() -> None:
    def days(**known: str | None) -> list[tuple[str | None, str]]:
        found = [pipeline.extract_report(part).day for part in parts(report(text, **known))]
        return [(day.day, day.by) for day in found]

    text = "\n\n".join([HERAT, ZABUL])
    assert days(published="2021-05-10", published_by="metadata") == [
        ("2021-05-04", "dateline"),
        ("2021-05-03", "dateline"),
    ]
    assert days() == [("XXXX-05-04", "dateline"), ("XXXX-05-03", "dateline")]
    text = "DAILY DIGEST\nTuesday, 4 May 2021\n\n" + text
    assert days() == [("2021-05-04", "dateline"), ("2021-05-03", "dateline")]
    bare = (
        "Protest over wages in Mazar-i-Sharif\n\nTeachers marched through the city on Monday. "
        "Police watched, and nobody was hurt."
    )
    text = "\n\n-----\n\n".join(["DIGEST, 5 May 2021", HERAT, bare, ZABUL])
    assert days()[1] == ("2021-05-05", "digest")
    assert days(published="2021-05-06", published_by="metadata")[1] == ("2021-05-06", "metadata")


def read(path: Path, **options: object) -> tuple[list[Report], Batch]:
    batch = Batch([str(path)], ReadOptions(**options))  # type: ignore[arg-type]
    return list(batch), batch


def test_a_batch_counts_each_part(tmp_path: Path) -> None:
    (tmp_path / "2021-05-04 a.txt").write_text("\n\n".join(ITEMS))
    (tmp_path / "b.txt").write_text("\n\n=====\n\n".join([HERAT, ZABUL]))
    reports, batch = read(tmp_path)
    assert [part.text for part in reports] == ITEMS
    assert (batch.account.read, batch.account.skipped, batch.account.inputs) == (3, 2, 5)
    assert batch.account.notes[0].where == f"{tmp_path}/b.txt, part 1"


def test_a_line_of_a_feed_is_one_report(tmp_path: Path) -> None:
    text = "\n\n".join(ITEMS)
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "1", "text": text}))
    (only,), _ = read(tmp_path)
    assert (only.id, only.text) == ("1", text)


# --- situation reports come out right, whole as they are -------------------------------------------


def told(text: str) -> list[Mention]:
    (whole,) = parts(report(text))
    return list(pipeline.extract_report(whole).mentions)


SITREPS = {
    "bullets under provinces": (
        "SITUATION REPORT\n4 May 2021\n\nHELMAND\n\n"
        "- Gunmen attacked a police post in Nawa district on 3 May and killed five policemen.\n"
        "- A roadside bomb wounded two civilians in Marjah on Sunday.\n\n"
        "ZABUL\n\n- A roadside bomb killed three policemen on 3 May.\n",
        [("AF-HEL", "2021-05-03", 5), ("AF-HEL", "2021-05-02", None), ("AF-ZAB", "2021-05-03", 3)],
    ),
    "bullets with their province first": (
        "Daily security report, 4 May 2021\n\n"
        "• HERAT: Gunmen shot dead two teachers in Herat city on 3 May.\n"
        "• GHAZNI: A mortar shell killed four civilians on 2 May.\n",
        [("AF-HER", "2021-05-03", 2), ("AF-GHA", "2021-05-02", 4)],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SITREPS.values(), ids=SITREPS.keys())
def test_a_bullet_keeps_the_region_above_it(
    text: str, expected: list[tuple[str, str, int | None]]
) -> None:
    assert [(m.admin1, m.date_start, m.fatalities) for m in told(text)] == expected


# --- any text -------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [*ITEMS, "=====", "* * *", "\f", "", "- item", "4 May 2021", "HERAT, May 4 (X) - They came.",
     "A headline of some five words", "A sentence that ends here.", "# x", "\u2028", "=" * 300]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30), st.sampled_from(["\n", "\n\n", "\r", " "]))
def test_parts_are_slices_in_order_and_lose_no_sentence(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    found = parts(report(text))
    at = 0
    for part in found:
        at = text.index(part.text, at) + len(part.text)
    if len(found) > 1:
        between = text
        for part in found:
            between = between.replace(part.text, "", 1)
        assert "They came." not in between


@pytest.mark.parametrize("unit", ["=====\n", "4 May 2021\n", "\f", "\n", "A headline of five words\n",
                                  "4 May 2021\n=====\n", HERAT + "\n\n", "= = = ", "- - - \n"])  # fmt: skip
def test_long_junk_is_cut_in_linear_time(unit: str) -> None:
    assert len(parts(report(unit * (300_000 // len(unit))))) <= 2000
