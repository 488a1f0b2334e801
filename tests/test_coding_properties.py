"""What holds for every text: it is read, evidence is true to the letter, and work grows with length."""

from typing import Any

import pytest
from effort import DOUBLING, work
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from telling import told

from geomap.coding.days.calendar import days_between
from geomap.model import COUNTED, SET_ASIDE
from geomap.types import SUB_EVENT_TYPES

# Pieces of reports, so that made-up texts reach every rule, and what has no place in one.
PIECES = [
    *"Taliban gunmen soldiers police civilians the a an and or of in at near from to , . ; : ( ) -".split(),
    *"killed wounded attacked captured abducted protested bomb blast clash airstrike arrested".split(),
    *"Herat Ghazni Helmand Kabul Kandahar district province city village Nawa Marjah Nigeria".split(),
    *"Monday yesterday overnight 2021 May 3 12 five dozens hundred thousand families people dead".split(),
    *"said told governor will if not denied claimed no one casualties including between toll rose".split(),
    *"who which while meanwhile elsewhere another separate the\n \n\n - • 1,000 10:30 3/5/2021 30".split(" "),
    "in a separate incident", "at least", "up to", "killed or wounded", "The Taliban said", "last year",
    "across the country", "a car bomb", "opened fire on", "fell to the Taliban", "displaced", "died",
    "\u202e", "\x00", "\x1b[31m", "e\u0301", "لشکرگاه", "<b>", "&amp;", "'s", "’", "“", "”", "—", "9" * 40,
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
    st.text(max_size=300),
    st.lists(st.sampled_from([*PIECES, "Herat.", "Monday."]), max_size=60).map("".join),
)
DAYS = st.sampled_from([None, "2021-05-04", "2020-02-29", "0001-01-01", "9999-12-31"])


def bounds(record: Any, field: str) -> list[int]:
    figures = (
        getattr(record, f"{field}_low"),
        getattr(record, field),
        getattr(record, f"{field}_high"),
    )
    return [n for n in figures if n is not None]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, published=DAYS)
@example(text="abducted", published=None)  # a phrase that ends the text
@example(text="killed nine nights after", published=None)
@example(text="Our succumbed", published=None)
def test_any_text_is_read_and_evidence_is_true(text: str, published: str | None) -> None:
    mentions, aside = told(text, published)
    for mention in mentions:
        assert mention.status in COUNTED
        assert mention.sub_event_type in SUB_EVENT_TYPES[mention.event_type]
        assert mention.evidence
        for evidence in mention.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote != ""
        assert mention.notes in {evidence.quote for evidence in mention.evidence}
        quoted = [(e.start, e.end) for e in mention.evidence]
        for claim in mention.claims:
            assert any(a <= claim.start < claim.end <= b for a, b in quoted)
        for field in ("fatalities", "injured", "displaced"):
            assert bounds(mention, field) == sorted(bounds(mention, field))
        if mention.admin1 is None:
            assert (mention.latitude, mention.longitude, mention.geo_precision) == (None,) * 3
            assert mention.location is None
        else:
            assert mention.geo_precision in (1, 2, 3)
        if mention.date_start and mention.date_end:
            assert (days_between(mention.date_start, mention.date_end) or 0) >= 0
        assert (mention.date_start is None) == (mention.date_end is None)
    for item in aside:
        assert item.reason in SET_ASIDE
        assert text[item.start : item.end] == item.quote != ""
    assert [mention.order for mention in mentions] == list(range(len(mentions)))
    assert told(text, published) == (mentions, aside)


# What a hostile or broken text repeats.
REPEATED = [
    " ", "?", "\n", ", ", "(", "- ", '"', "a.", "a-", "1/2/", "1", "12 ", "hundred ", "<b>", "&amp;", "<",
    "killed ", "five people killed ", "not killed ", "Herat and ", "Herat Kandahar ", "Qwerty Asdf ",
    "five soldiers and ", "including five ", "district of Nawa ", "the village of Abaaa, ", "Monday ",
    "May 3, 2021 ", "for a fifth day of fighting ", "who was ", "killed five; ",
    "clash in Herat, clash in Ghazni, ", "- Herat: gunmen shot dead a man.\n",
    "Elsewhere a bomb killed five in Zaranj. In Herat a bomb killed two. ",
    "Gunmen attacked a police post in Herat on Monday and killed five soldiers. ",
    "gunmen attacked a police post in Herat and killed five soldiers and ",
    "\t", "\n ", "9", "a", "A.", "No", "“", "<b", "on Monday and ", "killed in Herat and ", "killed 3, ",
]  # fmt: skip
SHORT = 12_000  # characters


@pytest.mark.parametrize("unit", REPEATED)
def test_work_grows_with_the_length_of_the_text(unit: str) -> None:
    told("Herat.", None)  # what is loaded once
    once, twice = (
        work(told, unit * (times * SHORT // len(unit)), "2021-05-04") for times in (1, 2)
    )
    assert twice <= DOUBLING * once
