"""Feeds: a report an entry, entities off, and what can be read of a broken one."""

from pathlib import Path

import pytest

from .reading import read

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Valley Radio</title><link>https://v.example/</link><language>en</language>
<item><title>Bomb kills two</title><link>/n/1</link><pubDate>Tue, 04 May 2021 16:10:00 +0430</pubDate>
<description>Short</description><content:encoded><![CDATA[<p>A bomb killed two men in Herat city.</p>
<p>Police&nbsp;said so.</p><p><a href="x">Read more</a></p>]]></content:encoded></item>
<item><title>Mine &amp; man</title><guid>https://v.example/n/2</guid>
<pubDate>Wed, 05 May 2021 10:00:00 GMT</pubDate>
<description>&lt;p&gt;A mine killed a farmer&lt;br&gt;in Logar.&lt;/p&gt;</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Desk</title>
<link rel="self" href="https://a.example/feed"/><link href="https://a.example/"/>
<entry xml:lang="fr"><title type="html">Two &lt;b&gt;die&lt;/b&gt;</title><link href="1"/>
<updated>2021-05-04T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>Two died.</p><p>One fled.</p></div></content>
</entry><entry><title>5 &lt; 6</title><published>2021-05-03</published>
<summary>He said: 5 &lt; 6.</summary></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old Wire</title></channel>
<item><title>Shots</title><link>https://o.example/1</link><dc:date>2021-05-02T10:00:00+04:30</dc:date>
<description>Shots were fired in Ghor.</description></item></rdf:RDF>"""


def test_rss(tmp_path: Path) -> None:
    path = tmp_path / "a.rss"
    (one, two), notes = read(path, RSS)
    assert notes == []
    assert one.text == "A bomb killed two men in Herat city.\n\nPolice said so."
    assert (one.title, one.source, one.published) == (
        "Bomb kills two",
        "Valley Radio",
        "2021-05-04",
    )
    assert (one.url, one.language, one.path) == ("https://v.example/n/1", "en", f"{path}, entry 1")
    assert (two.title, two.text) == ("Mine & man", "A mine killed a farmer\nin Logar.")
    assert (two.url, two.published) == ("https://v.example/n/2", "2021-05-05")


def test_atom(tmp_path: Path) -> None:
    (one, two), notes = read(tmp_path / "a.atom", ATOM)
    assert notes == ["warning: the day of 1 of its entries is only that of their last change"]
    assert (one.title, one.text) == ("Two die", "Two died.\n\nOne fled.\n")
    assert (one.url, one.language, one.published) == ("https://a.example/1", "fr", "2021-05-04")
    assert (two.text, two.language, two.published) == ("He said: 5 < 6.", "en", "2021-05-03")


def test_rdf(tmp_path: Path) -> None:
    (report,), _ = read(tmp_path / "a.xml", RDF)
    assert (report.source, report.published) == ("Old Wire", "2021-05-02")
    assert report.text == "Shots were fired in Ghor."


def test_a_broken_feed_gives_what_can_be_read(tmp_path: Path) -> None:
    reports, (note,) = read(tmp_path / "a.rss", RSS.partition("</channel>")[0])
    assert [report.title for report in reports] == ["Bomb kills two", "Mine & man"]
    assert note.startswith("failed: is broken XML (line 10: ")


def test_a_stray_sign_is_a_warning(tmp_path: Path) -> None:
    reports, (note,) = read(tmp_path / "a.rss", RSS.replace("Mine &amp; man", "Mine & man"))
    assert len(reports) == 2
    assert note.startswith("warning: is not quite valid XML (line 7: ")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (
            "<kml><Document/></kml>",
            "is XML of the kind <kml>, which is no feed (RSS, Atom or RDF); ",
        ),
        ("no markup at all", "is not XML, whatever its name or its beginning says"),
    ],
)
def test_what_is_no_feed_is_named(tmp_path: Path, data: str, reason: str) -> None:
    reports, (note,) = read(tmp_path / "a.xml", data)
    assert reports == []
    assert note.startswith(f"failed: {reason}")


def test_a_feed_without_entries(tmp_path: Path) -> None:
    _, notes = read(tmp_path / "a.rss", "<rss><channel><title>T</title></channel></rss>")
    assert notes == ["skipped: is a feed without entries"]


LAUGHS = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
OUTSIDE = "<!ENTITY a11 SYSTEM 'file:///etc/passwd'>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("entities", ["<!ENTITY a0 'ha'>" + LAUGHS, OUTSIDE])
@pytest.mark.parametrize("before", ["", "<!-- <rss -->", "<!--" + "x" * 200_000 + "-->"])
@pytest.mark.parametrize("used", ["<title>&a11;</title>", "<title x='&a11;'>t</title>"])
def test_entities_are_refused(
    tmp_path: Path, encoding: str, entities: str, before: str, used: str
) -> None:
    item = f"<item>{used}<description>root:x:0:0</description></item>"
    feed = f"<?xml version='1.0'?>{before}<!DOCTYPE rss [{entities}]><rss><channel>{item}</channel></rss>"
    reports, (note,) = read(tmp_path / "a.xml", feed.encode(encoding))
    assert reports == []
    assert note.startswith("failed: declares entities of its own")
