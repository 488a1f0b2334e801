"""Records become Features and come back the same, and what is no such Feature is told."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap import features
from geomap.errors import InputError
from geomap.model import Claim, Evidence, Incident, Mention, Place, SetAside, Toponym

EVIDENCE = Evidence(
    report_id="r1", quote="Two died.", start=3, end=12, source="S", published="2021-05-04"
)
CLAIM = Claim(
    field="fatalities", value=2, low=2, high=None, report_id="r1", start=3, end=6, claimant="police",
    side="civilian", attacker=True, role="toll",
)  # fmt: skip
CODED: dict[str, Any] = {
    "status": "occurred",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "date_start": "2021-05-03",
    "date_end": "2021-05-04",
    "time_precision": 1,
    "country": "AF",
    "admin1": "AF-HEL",
    "location": "Lashkar Gah",
    "location_names": ("Lashkar Gah", "Helmand"),
    "latitude": 31.59382,
    "longitude": 64.37161,
    "fatalities": 0,
    "notes": "Two died.",
    "targets": ("checkpoint",),
    "evidence": (EVIDENCE,),
    "claims": (CLAIM,),
}
MENTION = Mention(
    **CODED,
    report_id="r1",
    order=2,
    source="S",
    anchor="2021-05-04",
    copy_sketch="ab",
    place_ids=("gn:1",),
)
INCIDENT = Incident(
    **CODED, id="i1", disorder_type="Political violence", report_ids=("r1", "r2"), sources=("S", "T"),
    source_count=2, reasons=("same place",),
)  # fmt: skip

# The properties that docs/data-model.md promises, in any order.
PROMISED = """
    id status event_type sub_event_type disorder_type date_start date_end time_precision country admin1
    admin1_name admin1_pcode admin2 location location_names latitude longitude geo_precision where_prec
    actor1 actor2 fatalities fatalities_low fatalities_high injured displaced displaced_unit disputed
    source_count report_ids sources notes possible_duplicate_of evidence claims
""".split()

some_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
maybe_text = st.none() | some_text
maybe_count = st.none() | st.integers(0, 10**6)
texts = st.lists(some_text, max_size=3).map(tuple)
offsets = st.integers(0, 10**6)
degrees = st.none() | st.floats(-180, 180, allow_nan=False)
evidence = st.builds(Evidence, report_id=some_text, quote=some_text, start=offsets, end=offsets,
                     source=maybe_text, published=maybe_text, url=maybe_text)  # fmt: skip
claims = st.builds(Claim, field=some_text, value=maybe_count, low=maybe_count, high=maybe_count,
                   report_id=some_text, start=offsets, end=offsets, claimant=maybe_text,
                   side=maybe_text, attacker=st.booleans(), unit=maybe_text, role=some_text)  # fmt: skip
coded: dict[str, Any] = {
    **{key: some_text for key in ("status", "event_type", "sub_event_type", "notes")},
    **{key: maybe_text for key in ("date_start", "date_end", "country", "admin1", "admin1_name",
       "admin1_pcode", "admin1_pcode_set", "admin2", "location", "actor1", "actor2", "displaced_unit")},
    **{key: maybe_count for key in ("time_precision", "geo_precision", "where_prec", "fatalities",
       "fatalities_low", "fatalities_high", "injured", "injured_low", "injured_high", "displaced",
       "displaced_low", "displaced_high")},
    **{key: texts for key in ("location_names", "targets")},
    "latitude": degrees, "longitude": degrees, "disputed": st.booleans(),
    "evidence": st.lists(evidence, max_size=2).map(tuple),
    "claims": st.lists(claims, max_size=2).map(tuple),
}  # fmt: skip


@given(st.builds(Mention, **coded, report_id=some_text, order=offsets, title=maybe_text, source=maybe_text,
                 published=maybe_text, url=maybe_text, anchor=maybe_text, copy_sketch=some_text,
                 place_ids=texts))  # fmt: skip
def test_a_mention_comes_back_the_same(mention: Mention) -> None:
    written = json.dumps(features.mention_feature(mention), ensure_ascii=False)
    assert features.mention_from(json.loads(written)) == mention


@given(st.builds(Incident, **coded, id=some_text, disorder_type=some_text, report_ids=texts, sources=texts,
                 source_count=offsets, possible_duplicate_of=maybe_text, reasons=texts))  # fmt: skip
def test_an_incident_comes_back_the_same(incident: Incident) -> None:
    written = json.dumps(features.incident_feature(incident), ensure_ascii=False)
    assert features.incident_from(json.loads(written)) == incident


def test_an_incident_is_a_feature_with_all_properties_promised() -> None:
    feature = features.incident_feature(INCIDENT)
    assert list(feature) == ["type", "id", "geometry", "properties"]
    assert feature["id"] == feature["properties"]["id"] == "i1"
    assert feature["geometry"] == {"type": "Point", "coordinates": [64.37161, 31.59382]}
    assert set(PROMISED) <= set(feature["properties"])
    assert feature["properties"]["fatalities"] == 0
    assert feature["properties"]["injured"] is None


def test_a_mention_has_all_properties_of_an_incident_but_those_of_merging() -> None:
    feature = features.mention_feature(MENTION)
    assert set(PROMISED) - set(feature["properties"]) == {"possible_duplicate_of"}
    assert feature["id"] == "r1/2"
    assert feature["properties"]["report_ids"] == ["r1"]
    assert feature["properties"]["sources"] == ["S"]
    assert feature["properties"]["disorder_type"] == "Political violence"


def test_keys_come_in_a_set_order() -> None:
    assert tuple(features.incident_feature(INCIDENT)["properties"]) == features.INCIDENT_KEYS
    assert tuple(features.mention_feature(MENTION)["properties"]) == features.MENTION_KEYS


def test_unplaced_has_no_geometry() -> None:
    unplaced = Incident(
        id="u", disorder_type="x", status="occurred", event_type="Battles", sub_event_type="y"
    )
    assert features.incident_feature(unplaced)["geometry"] is None


def changed(**properties: Any) -> dict[str, Any]:
    feature = features.mention_feature(MENTION)
    return {**feature, "properties": {**feature["properties"], **properties}}


@pytest.mark.parametrize(
    ("feature", "message"),
    [
        ({"type": "Point"}, "is not a GeoJSON Feature"),
        ([], "is not a GeoJSON Feature"),
        ({"type": "Feature", "properties": None}, "has no properties"),
        (
            {"type": "Feature", "properties": {}},
            "lacks status, event_type, sub_event_type, report_id of mention; "
            "is it a file that geomap wrote?",
        ),
        (changed(fatalities="many"), "its 'fatalities' cannot be text"),
        (changed(fatalities=1.5), "its 'fatalities' cannot be a number"),
        (changed(fatalities=True), "its 'fatalities' cannot be true or false"),
        (changed(status=None), "its 'status' cannot be null"),
        (changed(location_names="Herat"), "its 'location_names' must be a list, not text"),
        (changed(location_names=[1]), "its 'location_names' must hold text, not a number"),
        (changed(evidence=["x"]), "its 'evidence' must hold objects, not text"),
        (
            changed(evidence=[{"quote": "x"}]),
            "lacks report_id, start, end of evidence; is it a file that geomap wrote?",
        ),
        (
            features.incident_feature(INCIDENT),
            "is a merged incident; merge takes what `geomap extract` wrote",
        ),
    ],
)
def test_what_is_no_mention_is_told(feature: Any, message: str) -> None:
    with pytest.raises(InputError) as caught:
        features.mention_from(feature)
    assert str(caught.value) == message


def test_a_mention_is_no_incident() -> None:
    with pytest.raises(InputError, match="is an unmerged mention; put it through `geomap merge`"):
        features.incident_from(features.mention_feature(MENTION))


def test_a_whole_number_is_a_fine_degree() -> None:
    assert features.mention_from(changed(latitude=31, longitude=64)).latitude == 31


def test_a_toponym_that_is_resolved() -> None:
    place = Place(
        id="gn:1", name="Lashkar Gah", kind="settlement", country="AF", admin1="AF-HEL",
        lon=64.37161, lat=31.59382,
    )  # fmt: skip
    toponym = Toponym(text="Lashkargah", start=5, end=15, place=place, score=0.87654)
    assert features.toponym_row(toponym) == {
        "text": "Lashkargah", "start": 5, "end": 15, "place_id": "gn:1", "name": "Lashkar Gah",
        "kind": "settlement", "country": "AF", "admin1": "AF-HEL", "latitude": 31.59382,
        "longitude": 64.37161, "score": 0.877, "role": "place",
    }  # fmt: skip


def test_a_toponym_that_the_gazetteer_lacks_keeps_the_parent_that_the_text_names() -> None:
    parent = Place(id="iso:AF-HEL", name="Helmand", kind="admin1", country="AF", admin1="AF-HEL",
                   lon=63.8, lat=30.2)  # fmt: skip
    row = features.toponym_row(Toponym(text="Munazari", start=0, end=8, parent=parent))
    assert (row["country"], row["admin1"]) == ("AF", "AF-HEL")
    assert [row[key] for key in ("place_id", "name", "kind", "latitude", "longitude")] == [None] * 5


def test_what_is_set_aside() -> None:
    item = SetAside(report_id="r", quote="Q", start=1, end=2, reason="future", trigger="vowed")
    assert features.set_aside_row(item) == {
        "report_id": "r", "source": None, "published": None, "quote": "Q", "start": 1, "end": 2,
        "reason": "future", "trigger": "vowed",
    }  # fmt: skip
