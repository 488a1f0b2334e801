"""What one made-up report tells, held against what the codebook says it tells."""

from dataclasses import dataclass
from typing import Any

from geomap import pipeline
from geomap.model import Mention, Report, SetAside

PUBLISHED = "2021-05-04"  # a Tuesday


@dataclass(frozen=True)
class Case:
    """A report and what it tells.

    `want` holds for each incident, in the order of the text, the fields that matter to the rule;
    `aside` the reasons of what is set aside, None where the rule says nothing about that.
    """

    text: str
    want: tuple[dict[str, Any], ...] = ()
    aside: tuple[str, ...] | None = None
    published: str | None = PUBLISHED
    title: str | None = None


def case(text: str, *want: dict[str, Any], **others: Any) -> Case:
    """A case, its incidents one after the other."""
    return Case(text, want, **others)


def figures(
    killed: int | None, injured: int | None = None, displaced: int | None = None
) -> dict[str, int | None]:
    """The people of an incident: nothing said of those that are not given."""
    return {"fatalities": killed, "injured": injured, "displaced": displaced}


def told(
    text: str, published: str | None = PUBLISHED, title: str | None = None
) -> tuple[tuple[Mention, ...], tuple[SetAside, ...]]:
    """The incidents of a report and what it sets aside."""
    found = pipeline.extract_report(Report(id="r", text=text, published=published, title=title))
    return found.mentions, found.set_aside


def one(text: str, published: str | None = PUBLISHED) -> Mention:
    """The only incident of a report."""
    (mention,), _ = told(text, published)
    return mention


def got(case: Case) -> dict[str, Any]:
    """What the program reads in the report, of the fields that the case names."""
    mentions, aside = told(case.text, case.published, case.title)
    fields = [list(want) for want in case.want]
    fields += [["event_type", "admin1"]] * (len(mentions) - len(fields))
    rows = [
        {field: getattr(mention, field) for field in names}
        for mention, names in zip(mentions, fields, strict=False)
    ]
    return {"told": rows, "aside": [] if case.aside is None else [a.reason for a in aside]}


def want(case: Case) -> dict[str, Any]:
    """What the codebook says it tells."""
    return {"told": list(case.want), "aside": list(case.aside or ())}
