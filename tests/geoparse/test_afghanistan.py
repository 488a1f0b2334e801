"""The shipped packs, on sentences with the traps that Afghan names set."""

import pytest

from geomap import gazetteer, lexicon, text
from geomap.geoparse import geoparse
from geomap.model import Toponym


def parse(report: str) -> list[Toponym]:
    words = lexicon.load("en")
    document = text.read(report, frozenset(words["text"]["abbreviations"]))
    return geoparse(document, gazetteer.load(), words)


def read(report: str) -> list[tuple[str, str | None, str | None]]:
    """Each name with the kind and province of its place, or with None and its parent's province."""
    out: list[tuple[str, str | None, str | None]] = []
    for found in parse(report):
        known = found.place or found.parent
        kind = found.place.kind if found.place else None
        province = (known.admin1 or known.country) if known else None
        out.append((found.text, kind, province))
    return out


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (
            "Rockets struck the Arghandab district of Zabul.",
            [("Arghandab", "admin2", "AF-ZAB"), ("Zabul", "admin1", "AF-ZAB")],
        ),
        (
            "Rockets struck Arghandab district in southern Kandahar province.",
            [("Arghandab", "admin2", "AF-KAN"), ("Kandahar", "admin1", "AF-KAN")],
        ),
        (
            "A mine went off in Baharak, Takhar, and one in Baharak district of Badakhshan.",
            [
                ("Baharak", "admin2", "AF-TAK"),
                ("Takhar", "admin1", "AF-TAK"),
                ("Baharak", "admin2", "AF-BDS"),
                ("Badakhshan", "admin1", "AF-BDS"),
            ],
        ),
        (
            "The police chief of Ghazni, Gen. Wali Khost, visited Khost city.",
            [("Ghazni", "admin1", "AF-GHA"), ("Khost", "settlement", "AF-KHO")],
        ),
        (
            "Farah Karimi, a lawmaker from Farah, spoke to Ashraf Ghani.",
            [("Farah", "admin1", "AF-FRA")],
        ),
        (
            "A tailor in Mehtarlam, the capital of Laghman province, hid his son.",
            [("Mehtarlam", "settlement", "AF-LAG"), ("Laghman", "admin1", "AF-LAG")],
        ),
        (
            "The road from Gardez to Khost was shut; Pul-i-Alam and Pul-e Alam are one town.",
            [
                ("Gardez", "settlement", "AF-PIA"),
                ("Khost", "settlement", "AF-KHO"),
                ("Pul-i-Alam", "settlement", "AF-LOG"),
                ("Pul-e Alam", "settlement", "AF-LOG"),
            ],
        ),
        (
            "Elders of Tora Shpa village in the Nirkh district of Wardak wrote a letter.",
            [("Tora Shpa", None, "AF-WAR"), ("Nirkh", "admin2", "AF-WAR"), ("Wardak", "admin1", "AF-WAR")],
        ),
        (
            "The goalkeeper Mirwais Wardak and Kandahar Airlines have nothing to do with it.",
            [],
        ),
        (
            "He served the host a farsi poem, the best and most lost of the heat.",
            [],
        ),
        (
            "Two trucks burned on the Herat-Kandahar highway.",
            [("Herat", "settlement", "AF-HER"), ("Kandahar", "settlement", "AF-KAN")],
        ),
        (
            "Snow fell in Panjab district of Bamyan and in Punjab, Pakistan.",
            [
                ("Panjab", "admin2", "AF-BAM"),
                ("Bamyan", "admin1", "AF-BAM"),
                ("Punjab", "admin1", "PK-PB"),
                ("Pakistan", "country", "PK"),
            ],
        ),
        ("در کابل آرامش است.", [("کابل", "settlement", "AF-KAB")]),
    ],
)  # fmt: skip
def test_traps(report: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert read(report) == expected


def test_a_capital_that_speaks_is_no_scene() -> None:
    found = parse("Washington urged Kabul to answer. A shop in Kabul burned down.")
    assert [(t.text, t.role) for t in found] == [
        ("Washington", "actor"),
        ("Kabul", "actor"),
        ("Kabul", "place"),
    ]
