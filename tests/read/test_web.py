"""Addresses: fetched politely and within limits, and never from hosts that are not public."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from geomap import __version__
from geomap.cli import main
from geomap.errors import UsageError
from geomap.model import Report
from geomap.read import Batch, ReadOptions, hosts, web

BOMB = "A roadside bomb killed three policemen in Zabul province on Monday."
PAGE = f"<html><head><title>Bomb</title></head><body><h1>Bomb</h1><p>{BOMB}</p></body></html>"
ITEM = f"<item><title>Bomb</title><description>{BOMB}</description></item>"
RSS = f"<rss><channel><title>Desk</title>{ITEM}</channel></rss>"
HTML = "text/html; charset=utf-8"

Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Host:
    """A server on this machine: what it answers by path, and what it was asked."""

    port: int = 0
    answers: dict[str, Answer | Callable[[BaseHTTPRequestHandler], None]] = field(
        default_factory=dict
    )
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def put(self, path: str, body: bytes | str = PAGE, status: int = 200, **headers: str) -> str:
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, {"Content-Type": HTML} | named, data)
        return self.url(path)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    monkeypatch.setattr(web, "_PAUSE", 0.0)
    here = Host()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            here.asked.append((self.path, dict(self.headers)))
            answer = here.answers.get(self.path, (404, {}, b""))
            if callable(answer):
                answer(self)
                return
            status, headers, data = answer
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    here.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield here
    server.shutdown()
    server.server_close()


def read(*urls: str, **options: object) -> tuple[list[Report], list[str]]:
    batch = Batch(urls, ReadOptions(**{"allow_private_hosts": True, **options}))  # type: ignore[arg-type]
    reports = list(batch)
    assert batch.account.inputs == batch.account.read + batch.account.skipped + batch.account.failed
    return reports, [f"{note.level}: {note.message}" for note in batch.account.notes]


def test_a_page(host: Host) -> None:
    url = host.put("/a?b=1")
    (report,), notes = read(url)
    assert (report.text, report.title, report.path) == (BOMB + "\n", "Bomb", url)
    assert (report.url, report.source) == (url, "127.0.0.1")
    assert notes == []
    assert host.paths == ["/robots.txt", "/a?b=1"]


def test_who_asks_is_told(host: Host) -> None:
    read(host.put("/a"))
    read(host.put("/a"), contact="maps@example.org")
    agents = [headers["User-Agent"] for _, headers in host.asked]
    assert agents[1::2] == [f"geomap/{__version__}", f"geomap/{__version__} (+maps@example.org)"]


@pytest.mark.parametrize("kind", ["application/rss+xml", "text/xml", "text/html", ""])
def test_a_feed_by_its_content(host: Host, kind: str) -> None:
    (report,), notes = read(host.put("/feed", RSS, Content_Type=kind))
    assert (report.text, report.source) == (BOMB, "Desk")
    assert notes == []


@pytest.mark.parametrize(
    ("path", "kind", "body"),
    [
        ("/a", "text/plain", BOMB),
        ("/a.txt", "application/octet-stream", BOMB),
        ("/a", "application/json", f'[{{"body": "{BOMB}"}}]'),
    ],
)
def test_other_kinds(host: Host, path: str, kind: str, body: str) -> None:
    (report,), _ = read(host.put(path, body, Content_Type=kind))
    assert report.text == BOMB
    assert report.url == host.url(path)


def test_the_encoding_that_the_host_tells(host: Host) -> None:
    page = PAGE.replace(BOMB, "Взрыв убил двоих полицейских в городе.").encode("cp1251")
    (report,), notes = read(host.put("/a", page, Content_Type="text/html; charset=windows-1251"))
    assert report.text == "Взрыв убил двоих полицейских в городе.\n"
    assert notes == []


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (
            403,
            "its host answers 403 Forbidden: it does not let programs in; save the page yourself",
        ),
        (404, "its host answers 404 Not Found: there is no such page; look at the address"),
        (429, "its host answers 429 Too Many Requests: it was asked too often; try again later"),
        (503, "its host answers 503 Service Unavailable: try again later"),
        (204, "its host answers 204 No Content"),
    ],
)
def test_answers_that_are_no_page(host: Host, status: int, message: str) -> None:
    good = host.put("/good")
    reports, notes = read(host.put("/a", b"", status), good)
    assert notes == [f"failed: {message}"]
    assert [report.url for report in reports] == [good]


class TestRobots:
    def test_what_is_forbidden_is_not_fetched(self, host: Host) -> None:
        host.put("/robots.txt", "User-agent: *\nDisallow: /private\n")
        reports, notes = read(host.put("/private/a"), host.put("/open"))
        assert len(reports) == 1
        assert notes == [
            "failed: robots.txt of its host forbids to fetch it; save the page yourself"
        ]
        assert host.paths == ["/robots.txt", "/open"]

    def test_a_rule_for_geomap_counts(self, host: Host) -> None:
        host.put("/robots.txt", "User-agent: geomap\nDisallow: /\n\nUser-agent: *\nAllow: /\n")
        reports, _ = read(host.put("/a"))
        assert reports == []

    def test_a_host_that_cannot_tell_is_left_alone(self, host: Host) -> None:
        host.put("/robots.txt", "", 500)
        reports, notes = read(host.put("/a"))
        assert reports == []
        assert notes == [
            "failed: robots.txt of its host cannot be read (it answers 500); try again later"
        ]

    def test_where_a_page_redirects_to_is_asked_too(self, host: Host) -> None:
        host.put("/robots.txt", "User-agent: *\nDisallow: /b\n")
        reports, _ = read(host.put("/a", b"", 302, Location=host.put("/b")))
        assert reports == []
        assert host.paths == ["/robots.txt", "/a"]

    def test_one_host_is_given_time(self, host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(web, "_PAUSE", 0.3)
        begun = time.monotonic()
        read(host.put("/a"), host.put("/b", PAGE.replace("three", "four")))
        assert time.monotonic() - begun >= 0.3


class TestLimits:
    def test_five_redirects_are_followed_and_no_more(self, host: Host) -> None:
        last = host.put("/0")
        for n in range(1, 7):
            host.put(f"/{n}", b"", 301, Location=f"/{n - 1}")
        (report,), _ = read(host.url("/5"))
        assert report.url == last
        reports, notes = read(host.url("/6"))
        assert reports == []
        assert notes == ["failed: redirects more than 5 times"]

    @pytest.mark.parametrize(
        "where", ["file:///etc/passwd", "ftp://127.0.0.1/a", "http://u:p@127.0.0.1/"]
    )
    def test_a_redirect_leads_to_nothing_but_the_web(self, host: Host, where: str) -> None:
        reports, (note,) = read(host.put("/a", b"", 302, Location=where))
        assert reports == []
        assert note.startswith("failed: ")

    def test_a_page_over_the_limit(self, host: Host) -> None:
        reports, notes = read(host.put("/a", "x" * 20_000), max_bytes=10_000)
        assert reports == []
        assert notes == ["failed: is larger than 0.01 MB; allow more with --max-mb"]

    def test_a_packed_page(self, host: Host) -> None:
        (report,), _ = read(host.put("/a", gzip.compress(PAGE.encode()), Content_Encoding="gzip"))
        assert report.text == BOMB + "\n"

    def test_a_page_that_unpacks_without_end(self, host: Host) -> None:
        bomb = gzip.compress(b"\0" * 50_000_000)
        reports, notes = read(host.put("/a", bomb, Content_Encoding="gzip"), max_bytes=1_000_000)
        assert reports == []
        assert notes == ["failed: is larger than 1 MB; allow more with --max-mb"]

    @pytest.mark.parametrize("packed", [b"no gzip at all", gzip.compress(PAGE.encode())[:-20]])
    def test_a_damaged_page(self, host: Host, packed: bytes) -> None:
        reports, (note,) = read(host.put("/a", packed, Content_Encoding="gzip"))
        assert reports == []
        assert note.startswith("failed: ")

    @pytest.mark.parametrize("head", [True, False])
    def test_a_host_that_speaks_slowly(self, host: Host, head: bool) -> None:
        def drip(handler: BaseHTTPRequestHandler) -> None:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"" if head else b"\r\n"))
            for _ in range(100):
                try:
                    handler.wfile.write(b"X-a: b\r\n")
                    time.sleep(0.1)
                except OSError:
                    return

        host.answers["/a"] = drip
        reports, notes = read(host.url("/a"), seconds=1.0)
        assert reports == []
        assert notes == ["failed: took more than 1 s to fetch; try again later"]

    def test_a_host_that_is_not_there(self) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            reports, (note,) = read(f"http://127.0.0.1:{taken.getsockname()[1]}/")
        assert reports == []
        assert note == "failed: cannot be fetched (Connection refused); try again later"


PRIVATE = [
    "127.0.0.1",
    "127.1.2.3",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "::127.0.0.1",
    "no address",
]


class TestPrivateHosts:
    @pytest.mark.parametrize("address", PRIVATE)
    def test_what_is_not_public(self, address: str) -> None:
        assert not hosts.is_public(address)

    @pytest.mark.parametrize(
        "address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"]
    )
    def test_what_is_public(self, address: str) -> None:
        assert hosts.is_public(address)

    @pytest.mark.parametrize(
        "place",
        ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "0"],
    )
    def test_row_38_they_are_refused_before_work_begins(
        self, host: Host, tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str
    ) -> None:
        (tmp_path / "a.txt").write_text(BOMB)
        out = tmp_path / "out"
        with pytest.raises(SystemExit) as ended:
            main(["map", str(tmp_path / "a.txt"), f"http://{place}:{host.port}/a", "-o", str(out)])
        assert ended.value.code == 2
        assert "which is no public host; nothing was asked of it" in capsys.readouterr().err
        assert host.asked == []
        assert not out.exists()

    def test_row_38_also_where_a_redirect_leads_there(
        self,
        host: Host,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        # 127.0.0.1 stands for a public host here, so that it can be asked; 127.0.0.2 does not.
        monkeypatch.setattr(hosts, "is_public", lambda address: address == "127.0.0.1")
        monkeypatch.setattr(web, "is_public", lambda address: address == "127.0.0.1")
        inner = f"http://127.0.0.2:{host.port}/secret"
        url = host.put("/a", b"", 302, Location=inner)
        with pytest.raises(SystemExit) as ended:
            main(["map", url, "-o", str(tmp_path / "out")])
        assert ended.value.code == 2
        assert f"{inner} leads to 127.0.0.2, which is no public host" in capsys.readouterr().err
        assert host.paths == ["/robots.txt", "/a"]
        assert not list((tmp_path / "out").glob("*"))

    def test_a_name_that_leads_elsewhere_the_next_time(
        self, host: Host, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        url = f"http://rebound.example:{host.port}/a"
        answers = iter(["93.184.216.34", "127.0.0.1", "127.0.0.1"])

        def lookup(name: str, port: int, **kept: object) -> list[tuple[object, ...]]:
            return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (next(answers), port))]

        monkeypatch.setattr(socket, "getaddrinfo", lookup)
        batch = Batch([url], ReadOptions())  # it was public when it was first looked up
        with pytest.raises(UsageError, match="leads to 127"):
            list(batch)
        assert host.asked == []

    def test_the_address_that_was_checked_is_the_one_connected_to(
        self, host: Host, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # A second look-up while connecting would be a way in: there is none to be made.
        monkeypatch.setattr(hosts, "is_public", lambda address: True)
        monkeypatch.setattr(web, "is_public", lambda address: True)
        looked: list[str] = []

        def lookup(name: str, port: int, **kept: object) -> list[tuple[object, ...]]:
            looked.append(name)
            return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", port))]

        host.put("/a")
        monkeypatch.setattr(socket, "getaddrinfo", lookup)
        reports, _ = read(f"http://name.example:{host.port}/a", allow_private_hosts=False)
        assert len(reports) == 1
        assert (
            looked == ["name.example"] * 4
        )  # before work begins, before robots.txt, for it, for the page


def test_no_socket_is_opened_without_an_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*kept: object, **named: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "getaddrinfo", refused)
    monkeypatch.setattr(socket.socket, "connect", refused)
    path = tmp_path / "a.txt"
    path.write_text(BOMB)
    assert len(list(Batch([str(path)]))) == 1
