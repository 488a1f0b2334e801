"""Addresses as inputs: one page or feed each, fetched politely and within limits.

The network is used for nothing but the addresses that are given, the robots.txt of their hosts, and where
these redirect to. Who asks is told (`geomap/VERSION`), what robots.txt forbids is not fetched (RFC 9309), and
one host is not asked again within a second.
"""

import http.client
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from geomap import __version__
from geomap.errors import InputError, UsageError
from geomap.read.hosts import Endpoint, endpoints, is_public, parts
from geomap.read.notes import visible

NAME = "geomap"
_REDIRECTS = 5
_MOVED = (301, 302, 303, 307, 308)
_ROBOTS_BYTES = 500 * 1024  # RFC 9309, 2.5
_ROBOTS_SECONDS = 15.0
_PAUSE = 1.0  # seconds between two requests for pages to one host
_LONGEST_PAUSE = 30.0  # seconds that a robots.txt may ask for
_SILENCE = 20.0  # seconds without a byte
_CHUNK = 65536
_KEPT = "%/:=&?~#+!$,;'@()*[]"  # signs of an address that stay as they are

_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/rdf+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/pdf": ".pdf",
    "text/csv": ".csv",
    "text/markdown": ".md",
}
_FEED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,99}(?:<\?xml[^>]{0,200}\?>)?\s{0,99}(?:<!--.{0,999}?-->\s{0,99})?"
    rb"<(?:rss|feed|rdf:RDF)\b",
    re.DOTALL,
)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html)\b", re.I)

# What to do about the usual refusals; of others the number must do.
_ADVICE = {
    401: "it wants a password; save the page yourself",
    403: "it does not let programs in; save the page yourself",
    404: "there is no such page; look at the address",
    410: "the page is gone; look for it in an archive",
    429: "it was asked too often; try again later",
    451: "it is withheld for legal reasons",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the bytes, a name that tells their kind, and what was said of them.

    `url` is where it was found in the end.
    """

    data: bytes
    name: str
    charset: str | None
    url: str


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: http.client.HTTPMessage
    data: bytes
    url: str


class Web:
    """Fetches addresses.

    Args:
        contact: an address of mail or web under which who asks can be reached, told to hosts.
        allow_private: whether hosts that are not public may be asked.
        max_bytes: of one page, unpacked.
        seconds: for one page, with all redirects.
    """

    def __init__(
        self, *, contact: str | None, allow_private: bool, max_bytes: int, seconds: float
    ) -> None:
        self._agent = f"{NAME}/{__version__}" + (f" (+{contact})" if contact else "")
        self._allow_private = allow_private
        self._max_bytes = max_bytes
        self._seconds = seconds
        self._rules: dict[str, RobotFileParser] = {}
        self._asked: dict[str, float] = {}

    def fetch(self, url: str) -> Fetched:
        """One page.

        Raises:
            InputError: it cannot be fetched, or its host does not want that.
            UsageError: it leads to a host that is not public.
        """
        answer = self._followed(url, self._max_bytes, self._seconds, self._permitted)
        if answer.status != 200:
            advice = _ADVICE.get(answer.status, "try again later" if answer.status >= 500 else "")
            says = (
                f"{answer.status} {visible(http.client.responses.get(answer.status, ''))}".strip()
            )
            raise InputError(f"its host answers {says}" + (f": {advice}" if advice else ""))
        kind = answer.headers.get_content_type()
        return Fetched(
            answer.data, _name(kind, answer), answer.headers.get_content_charset(), answer.url
        )

    def _permitted(self, url: str) -> None:
        """Wait until a page may be asked for.

        Raises:
            InputError: robots.txt forbids it.
        """
        endpoints(url, self._allow_private)  # so that a refusal names the page, not its robots.txt
        scheme, host, port = parts(url)
        origin = f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"
        if origin not in self._rules:
            self._rules[origin] = self._robots(f"{origin}/robots.txt")
        rules = self._rules[origin]
        if not rules.can_fetch(NAME, url):
            raise InputError("robots.txt of its host forbids to fetch it; save the page yourself")
        pause = min(float(rules.crawl_delay(NAME) or _PAUSE), _LONGEST_PAUSE)
        wait = self._asked.get(origin, 0.0) + max(pause, _PAUSE) - time.monotonic()
        if origin in self._asked and wait > 0:
            time.sleep(wait)
        self._asked[origin] = time.monotonic()

    def _robots(self, url: str) -> RobotFileParser:
        """The rules of a host: all is allowed where it has none, nothing where it cannot tell them."""
        rules = RobotFileParser()
        answer = self._followed(url, _ROBOTS_BYTES, min(_ROBOTS_SECONDS, self._seconds))
        if answer.status >= 500:
            raise InputError(
                f"robots.txt of its host cannot be read (it answers {answer.status}); try again later"
            )
        text = answer.data.decode("utf-8", "replace") if answer.status == 200 else ""
        rules.parse(text.splitlines())
        return rules

    def _followed(
        self, url: str, limit: int, seconds: float, permitted: Callable[[str], None] | None = None
    ) -> _Answer:
        """The answer at the end of all redirects."""
        end = time.monotonic() + seconds
        for _ in range(_REDIRECTS + 1):
            if permitted:
                permitted(url)
            answer = self._asked_for(url, limit, end - time.monotonic(), seconds)
            where = answer.headers.get("Location")
            if answer.status not in _MOVED or not where:
                return answer
            url = urljoin(url, where.strip())
        raise InputError(f"redirects more than {_REDIRECTS} times")

    def _asked_for(self, url: str, limit: int, left: float, seconds: float) -> _Answer:
        """The answer of one host, with the first `limit` bytes at most."""
        scheme, host, port = parts(url)
        found = urlsplit(url)
        target = quote(found.path or "/", safe=_KEPT) + (
            f"?{quote(found.query, safe=_KEPT)}" if found.query else ""
        )
        kept = _Connection(
            host, port, endpoints(url, self._allow_private), scheme, self._allow_private
        )
        try:
            with _watched(kept, left):
                kept.request("GET", target, headers=self._headers())
                response = kept.getresponse()
                data = b"" if response.status in _MOVED else _body(response, limit)
                return _Answer(response.status, response.headers, data, url)
        except _TooLateError:
            raise InputError(f"took more than {seconds:g} s to fetch; try again later") from None
        except ssl.SSLError as error:
            reason = getattr(error, "verify_message", "") or error.reason or "unknown"
            raise InputError(f"its host cannot be trusted (TLS: {visible(str(reason))})") from None
        except (OSError, http.client.HTTPException, zlib.error) as error:
            what = getattr(error, "strerror", None) or str(error) or type(error).__name__
            raise InputError(
                f"cannot be fetched ({visible(what)[:200]}); try again later"
            ) from None
        finally:
            kept.close()

    def _headers(self) -> dict[str, str]:
        return {
            "User-Agent": self._agent,
            "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5",
            "Accept-Encoding": "gzip",
            "Connection": "close",
        }


class _Connection(http.client.HTTPConnection):
    """A connection to one of the places that were checked, and to no other."""

    def __init__(
        self, host: str, port: int, places: list[Endpoint], scheme: str, allow_private: bool
    ) -> None:
        super().__init__(host, port)
        self.default_port = 443 if scheme == "https" else 80
        self._places = places
        self._tls = ssl.create_default_context() if scheme == "https" else None
        self._allow_private = allow_private
        self.held: socket.socket | None = (
            None  # `sock` is taken away once the head of an answer is read
        )

    def connect(self) -> None:
        """Connect to the first place that takes it."""
        failed: OSError | None = None
        for family, place in self._places:
            self.sock = socket.socket(family, socket.SOCK_STREAM)
            self.sock.settimeout(_SILENCE)
            self.held = self.sock
            try:
                self.sock.connect(place)
                break
            except OSError as error:
                failed = error
                self.sock.close()
        else:
            raise failed or OSError("it has no address")
        peer = str(self.sock.getpeername()[0])
        if not self._allow_private and not is_public(peer):
            raise UsageError(
                f"{self.host} leads to {peer}, which is no public host; nothing was asked"
            )
        if self._tls:
            self.sock = self._tls.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.held = self.sock
            self.sock.do_handshake()


class _TooLateError(Exception):
    """The time for a page is over."""


@contextmanager
def _watched(connection: _Connection, seconds: float) -> Iterator[None]:
    """A `with` block that ends when its time is over, however slowly the other side speaks."""
    late = threading.Event()

    def stop() -> None:
        late.set()
        with suppress(OSError):
            if connection.held:
                connection.held.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(max(seconds, 0.0), stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, http.client.HTTPException):
        if late.is_set():
            raise _TooLateError from None
        raise
    finally:
        timer.cancel()
    if late.is_set():
        raise _TooLateError


def _body(response: http.client.HTTPResponse, limit: int) -> bytes:
    """What a response holds, unpacked; at most `limit` bytes, whatever it unpacks to.

    Raises:
        InputError: it is more, or packed in another way than was asked for.
    """
    packed = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    if packed not in ("identity", "gzip", "x-gzip"):
        raise InputError(f"comes packed as {visible(packed[:40])}, which was not asked for")
    unpack = zlib.decompressobj(wbits=31) if packed != "identity" else None
    out = bytearray()
    while chunk := response.read(_CHUNK):
        while chunk and len(out) <= limit:
            out += unpack.decompress(chunk, _CHUNK) if unpack else chunk
            chunk = unpack.unconsumed_tail if unpack else b""
        if len(out) > limit:
            raise InputError(f"is larger than {limit / 1e6:g} MB; allow more with --max-mb")
    if unpack and not unpack.eof and out:
        raise InputError("is cut off; try again")
    return bytes(out)


def _name(kind: str, answer: _Answer) -> str:
    """A name whose ending tells what was fetched: by its content, what its host says, its address."""
    ending = _ENDINGS.get(kind, "")
    if ending in (".html", ".xml", ""):
        if _FEED.match(answer.data):
            ending = ".xml"
        elif _PAGE.search(answer.data[:1024]):
            ending = ".html"
    if not ending:
        ending = PurePosixPath(urlsplit(answer.url).path).suffix[:10]
    if not ending and kind.startswith("text/"):
        ending = ".txt"
    return f"page{ending}"
