"""A trace tells how `code` codes, and codes nothing otherwise."""

import pytest
import test_coding_incidents
import test_coding_more
import test_coding_people
import test_coding_places
import test_coding_status
import test_coding_stories
import test_coding_types
from telling import Case, told

from geomap import pipeline
from geomap.model import Report

CASES: dict[str, Case] = {
    f"{module.__name__.removeprefix('test_coding_')}: {name}": case
    for module in (
        test_coding_incidents,
        test_coding_more,
        test_coding_people,
        test_coding_places,
        test_coding_status,
        test_coding_stories,
        test_coding_types,
    )
    for name, case in module.CASES.items()
}


@pytest.mark.parametrize("name", CASES)
def test_a_trace_ends_in_what_extract_gives(name: str) -> None:
    case = CASES[name]
    report = Report(id="r", text=case.text, published=case.published, title=case.title)
    trace = pipeline.explain_report(report)
    mentions, aside = told(case.text, case.published, case.title)
    traced = [coding.mention for coding in trace.incidents if coding.mention is not None]
    fields = (
        "order",
        "event_type",
        "sub_event_type",
        "date_start",
        "location",
        "claims",
        "evidence",
    )
    assert [[getattr(m, f) for f in fields] for m in traced] == [
        [getattr(m, f) for f in fields] for m in mentions
    ]
    assert trace.set_aside == aside
    for number, coding in enumerate(trace.incidents):
        evidence = {e.start for e in coding.mention.evidence} if coding.mention else set()
        assert evidence <= {trace.sentences[index].start for index in coding.sentences}
        founded = [
            clause
            for sentence in trace.sentences
            for clause in sentence.clauses
            if clause.outcome == "founds" and number in clause.incidents
        ]
        assert founded
