"""Online geocoders, asked of a server of the test's own on loopback that speaks as they do."""

from pathlib import Path
from typing import Any

import pytest
from nominatim import AFGHAN, AGENT, BOMB, LICENSE, Server, photon, place

from geomap import pipeline
from geomap.errors import GazetteerError, UsageError
from geomap.gazetteer.online import Online, opened
from geomap.gazetteer.wanted import Asked
from geomap.model import Report


@pytest.fixture
def asked(server: Server, tmp_path: Path) -> Asked:
    opened.cache_clear()
    options = (("domain", f"127.0.0.1:{server.port}"), ("scheme", "http"), ("delay", "0"))
    return Asked("nominatim", AGENT, options, "2026-01-02", tmp_path / "geocoded.sqlite")


def extracted(asked: Asked | None, text: str = BOMB, country: str | None = None) -> list[Any]:
    settings = pipeline.Settings(online=asked, country=country)
    reports = [Report(id="r1", text=text)]
    lost: list[object] = []
    found = list(pipeline.extract(reports, settings, lambda *args: lost.append(args)))
    assert lost == []
    return [mention for one in found for mention in one.mentions]


class TestAnIncidentIsPlaced:
    def test_at_the_point_of_the_answer_in_the_province_that_has_it(
        self, server: Server, asked: Asked
    ) -> None:
        (before,) = extracted(None)
        assert (before.location, before.geo_precision) == ("Qorvash", 3)
        server.answers["Qorvash"] = [place("Qorvash", *AFGHAN)]
        (mention,) = extracted(asked)
        assert (mention.location, mention.admin1, mention.geo_precision) == ("Qorvash", "AF-GHA", 1)
        assert (mention.latitude, mention.longitude) == (33.6, 68.2)
        assert mention.place_ids[0] == "nominatim:node/1"

    def test_nothing_is_sent_but_the_name_and_the_country(
        self, server: Server, asked: Asked
    ) -> None:
        extracted(asked)
        (request,) = server.asked
        assert request.pop("headers").keys() <= {
            "Host", "User-Agent", "Accept", "Accept-Encoding", "Connection",
        }  # fmt: skip
        assert request == {
            "path": "/search", "agent": AGENT, "q": "Qorvash", "countrycodes": "af",
            "format": "json", "limit": "10", "addressdetails": "1", "namedetails": "1",
            "accept-language": "en",
        }  # fmt: skip

    def test_an_answer_in_another_province_than_the_text_gives_is_not_taken(
        self, server: Server, asked: Asked
    ) -> None:
        server.answers["Qorvash"] = [place("Qorvash", "31.59", "64.37")]  # in Helmand
        assert extracted(asked) == extracted(None)

    def test_an_answer_in_another_country_is_not_taken(self, server: Server, asked: Asked) -> None:
        server.answers["Qorvash"] = [place("Qorvash", "48.0", "37.8", country="ua")]
        assert extracted(asked) == extracted(None)

    def test_a_shop_of_the_name_is_not_taken(self, server: Server, asked: Asked) -> None:
        server.answers["Qorvash"] = [place("Qorvash", *AFGHAN, kind=("shop", "bakery"))]
        assert extracted(asked) == extracted(None)

    def test_a_name_that_is_only_like_it_is_not_taken(self, server: Server, asked: Asked) -> None:
        server.answers["Qorvash"] = [place("Qorvashan", *AFGHAN)]
        assert extracted(asked) == extracted(None)

    def test_a_name_in_another_script_is_believed(self, server: Server, asked: Asked) -> None:
        server.answers["Qorvash"] = [place("قرواش", *AFGHAN)]
        server.answers["Qorvash"][0]["display_name"] = "قرواش، غزنی"
        assert extracted(asked)[0].place_ids[0] == "nominatim:node/1"

    def test_of_two_far_from_each_other_none_is_taken(self, server: Server, asked: Asked) -> None:
        server.answers["Qorvash"] = [place("Qorvash", *AFGHAN), place("Qorvash", "33.1", "68.0", 2)]
        assert extracted(asked) == extracted(None)

    def test_a_town_and_its_district_are_one_place(self, server: Server, asked: Asked) -> None:
        area = place("Qorvash", "33.65", "68.25", 2, kind=("boundary", "administrative"))
        server.answers["Qorvash"] = [place("Qorvash", *AFGHAN), area]
        assert extracted(asked)[0].latitude == 33.6

    def test_an_area_has_precision_two(self, server: Server, asked: Asked) -> None:
        area = place("Qorvash", *AFGHAN, kind=("boundary", "administrative"))
        server.answers["Qorvash"] = [area]
        (mention,) = extracted(asked)
        assert (mention.geo_precision, mention.admin2) == (2, "Qorvash")


class TestWhatIsAsked:
    def test_a_place_is_asked_for_once(self, server: Server, asked: Asked) -> None:
        server.answers["Qorvash"] = [place("Qorvash", *AFGHAN)]
        extracted(
            asked, BOMB + "\nThe dead of Qorvash village were buried. Qorvash village is calm.\n"
        )
        extracted(asked)
        assert server.names == ["Qorvash"]

    def test_what_the_packs_know_is_not_asked_for(self, server: Server, asked: Asked) -> None:
        extracted(asked, BOMB.replace("Qorvash village of Ghazni province", "Ghazni city"))
        assert server.asked == []

    def test_persons_and_organizations_are_not_asked_for(
        self, server: Server, asked: Asked
    ) -> None:
        extracted(
            asked,
            BOMB.replace("on Monday.", "on Monday, said police chief Zmarak Velwand of the Orzand Party. "
                         "Gunmen of the Harvand Brigade shot dead Mirwil Tashkan in Ghazni city."),
        )  # fmt: skip
        assert server.names == ["Qorvash"]

    def test_places_outside_sentences_that_tell_an_incident_are_not_asked_for(
        self, server: Server, asked: Asked
    ) -> None:
        extracted(asked, BOMB + "\nApples are grown in Tolvash village of Ghazni province.\n")
        assert server.names == ["Qorvash"]

    def test_geoparse_asks_for_all(self, server: Server, asked: Asked) -> None:
        server.answers["Tolvash"] = [place("Tolvash", *AFGHAN, 3)]
        text = BOMB + "\nApples are grown in Tolvash village of Ghazni province.\n"
        reports = [Report(id="r1", text=text)]
        settings = pipeline.Settings(online=asked)
        ((_, toponyms),) = pipeline.geoparse(reports, settings, lambda *args: None)
        assert server.names == ["Qorvash", "Tolvash"]
        found = {t.text: t.place.id if t.place else None for t in toponyms if "v" in t.text}
        assert found == {"Qorvash": None, "Tolvash": "nominatim:node/3"}

    def test_workers_give_the_same(self, server: Server, asked: Asked) -> None:
        server.answers["Qorvash"] = [place("Qorvash", *AFGHAN)]
        reports = [Report(id=f"r{n}", text=BOMB + f"\nNote {n}.\n") for n in range(70)]
        settings = pipeline.Settings(online=asked)
        found = list(pipeline.extract(reports, settings, lambda *args: None, jobs=2))
        assert [one.report_id for one in found] == [report.id for report in reports]
        assert {one.mentions[0].place_ids[0] for one in found} == {"nominatim:node/1"}
        assert server.names == ["Qorvash"]


class TestAnswersAreKept:
    def test_with_the_day_on_which_they_were_fetched(self, server: Server, asked: Asked) -> None:
        server.answers["Qorvash"] = [place("Qorvash", *AFGHAN)]
        extracted(asked)
        opened.cache_clear()
        later = Asked("nominatim", AGENT, asked.options, "2026-06-30", asked.cache)
        assert extracted(later)[0].place_ids[0] == "nominatim:node/1"
        assert server.names == ["Qorvash"]
        record = opened(later, pipeline.tools(pipeline.DEFAULTS).gazetteer).record()
        assert (record["sent"], record["kept"]) == (0, 1)
        assert record["places"] == [
            {
                "name": "Qorvash", "place_id": "nominatim:node/1", "address": "Qorvash, Somewhere",
                "latitude": 33.6, "longitude": 68.2, "fetched": "2026-01-02", "license": LICENSE,
                "report_ids": ["r1"],
            }
        ]  # fmt: skip

    def test_that_there_is_none_is_kept_too(self, server: Server, asked: Asked) -> None:
        extracted(asked)
        opened.cache_clear()
        extracted(asked)
        assert server.names == ["Qorvash"]

    def test_another_server_has_answers_of_its_own(self, server: Server, asked: Asked) -> None:
        extracted(asked)
        options = (("domain", f"localhost:{server.port}"), *asked.options[1:])
        extracted(Asked("nominatim", AGENT, options, asked.day, asked.cache))
        assert server.names == ["Qorvash", "Qorvash"]

    def test_a_damaged_file_of_answers_is_refused_with_the_way_out(self, asked: Asked) -> None:
        asked.cache.write_bytes(b"no database, but long enough to be read as one" * 100)
        with pytest.raises(GazetteerError, match="remove the file, or mend"):
            extracted(asked)


class TestFailures:
    @pytest.mark.parametrize("status", [403, 429, 500, 503])
    def test_of_the_server_leave_the_incident_where_it_was(
        self, server: Server, asked: Asked, status: int, caplog: pytest.LogCaptureFixture
    ) -> None:
        server.status = status
        assert extracted(asked) == extracted(None)
        (warning,) = [r.getMessage() for r in caplog.records if r.name.startswith("geomap")]
        assert warning.startswith("geocoder nominatim: no answer for Qorvash (")

    @pytest.mark.parametrize(
        "body", [b"", b"<html>", b"[1]", b'{"a": 1}', b"null", b'[{"lat": "x"}]', b'[{"lat": "1e999"}]']
    )  # fmt: skip
    def test_answers_of_any_shape_do_no_harm(
        self, server: Server, asked: Asked, body: bytes
    ) -> None:
        server.body = body
        assert extracted(asked) == extracted(None)

    def test_a_server_that_is_not_there(self, server: Server, asked: Asked) -> None:
        options = (("domain", "127.0.0.1:9"), *asked.options[1:])
        gone = Asked("nominatim", AGENT, options, asked.day, asked.cache)
        assert extracted(gone) == extracted(None)

    def test_after_three_in_a_row_nothing_more_is_asked(
        self, server: Server, asked: Asked, caplog: pytest.LogCaptureFixture
    ) -> None:
        server.status = 500
        text = "".join(
            BOMB.replace("Qorvash", f"Qorvash{c}") + "\n" for c in ("an", "ek", "il", "on")
        )
        extracted(asked, text)
        assert len(set(server.names)) == 3
        assert "it is asked no more" in caplog.text

    def test_failures_are_not_kept(self, server: Server, asked: Asked) -> None:
        server.status = 500
        extracted(asked)
        opened.cache_clear()
        server.status = 200
        server.answers["Qorvash"] = [place("Qorvash", *AFGHAN)]
        assert extracted(asked)[0].place_ids[0] == "nominatim:node/1"


class TestServices:
    def test_photon(self, server: Server, asked: Asked) -> None:
        server.answers["Qorvash"] = [photon("Qorvash", 33.6, 68.2)]
        (mention,) = extracted(Asked("photon", AGENT, asked.options, asked.day, asked.cache))
        assert mention.place_ids[0] == "photon:node/7"
        assert (mention.latitude, mention.longitude) == (33.6, 68.2)
        (request,) = server.asked
        assert (request["path"], request["q"], request["agent"]) == ("/api", "Qorvash", AGENT)
        assert "countrycodes" not in request

    @pytest.mark.parametrize(
        ("service", "agent", "options", "told"),
        [
            ("narnia", AGENT, (), "geocoder 'narnia': not known; geopy has arcgis"),
            ("nominatim", "", (), "says to the service who asks; give --user-agent"),
            (
                "nominatim",
                AGENT,
                (("key", "1"),),
                "has no option 'key'; it has timeout, proxies, domain",
            ),
            ("nominatim", AGENT, (("delay", "soon"),), "delay=soon is no number of seconds"),
            ("opencage", AGENT, (), "api_key"),
        ],
    )
    def test_what_cannot_be_asked_is_refused(
        self,
        asked: Asked,
        service: str,
        agent: str,
        options: tuple[tuple[str, str], ...],
        told: str,
    ) -> None:
        gazetteer = pipeline.tools(pipeline.DEFAULTS).gazetteer
        with pytest.raises(UsageError) as caught:
            Online(Asked(service, agent, options, asked.day, asked.cache), gazetteer)
        assert told in str(caught.value)

    def test_the_public_nominatim_is_asked_once_a_second_at_most(self, asked: Asked) -> None:
        from geopy.geocoders import Nominatim

        from geomap.gazetteer.online import _options

        quick = Asked("nominatim", AGENT, (("delay", "0"),), asked.day, asked.cache)
        assert _options(quick, Nominatim) == ({"timeout": 10.0}, 1.0)
        assert _options(asked, Nominatim)[1] == 0.0
