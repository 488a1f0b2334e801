"""A server on loopback that speaks Nominatim's protocol, and Photon's."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

LICENSE = "Data © OpenStreetMap contributors, ODbL 1.0."
AGENT = "geomap-tests/1.0 (nobody@example.org)"
BOMB = (
    "GHAZNI, May 4, 2021 - A roadside bomb killed four policemen in Qorvash village of Ghazni province "
    "on Monday.\n"
)
AFGHAN = ("33.60", "68.20")  # in Ghazni


def place(
    name: str,
    lat: str,
    lon: str,
    number: int = 1,
    *,
    country: str = "af",
    kind: tuple[str, str] = ("place", "village"),
) -> dict[str, Any]:
    """One answer as Nominatim gives it in `format=json`."""
    return {
        "place_id": 1000 + number,
        "licence": LICENSE,
        "osm_type": "node",
        "osm_id": number,
        "lat": lat,
        "lon": lon,
        "class": kind[0],
        "type": kind[1],
        "name": name,
        "display_name": f"{name}, Somewhere",
        "address": {"country_code": country},
        "namedetails": {"name": name},
    }  # fmt: skip


def photon(name: str, lat: float, lon: float) -> dict[str, Any]:
    """One answer as Photon gives it, a feature of GeoJSON."""
    about = {
        "osm_type": "N",
        "osm_id": 7,
        "osm_key": "place",
        "osm_value": "hamlet",
        "type": "locality",
        "name": name,
        "country": "Afghanistan",
        "countrycode": "AF",
    }
    return {
        "type": "Feature",
        "properties": about,
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
    }


@dataclass
class Server:
    """What the server answers to each name, and what it was asked."""

    port: int = 0
    answers: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    status: int = 200
    body: bytes | None = None
    asked: list[dict[str, Any]] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        return [row["q"] for row in self.asked]


@contextmanager
def serving() -> Iterator[Server]:
    """A server on loopback for the length of a `with` block."""
    told = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {key: values[0] for key, values in parse_qs(parts.query).items()}
            told.asked.append(
                {
                    **query,
                    "path": parts.path,
                    "agent": self.headers["User-Agent"],
                    "headers": dict(self.headers),
                }
            )
            rows = told.answers.get(query["q"], [])
            found: Any = (
                {"type": "FeatureCollection", "features": rows} if parts.path == "/api" else rows
            )
            body = told.body if told.body is not None else json.dumps(found).encode()
            self.send_response(told.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    web = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.port = web.server_port
    thread = threading.Thread(target=web.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield told
    web.shutdown()
    web.server_close()
    thread.join()
