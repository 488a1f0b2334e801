"""What holds for all tests."""

from collections.abc import Iterator

import pytest
from hypothesis import settings
from nominatim import Server, serving

# A busy machine is no bug: tests count work (effort.py), and time is measured in evals/
settings.register_profile("geomap", deadline=None)
settings.load_profile("geomap")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """An online geocoder on loopback."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with serving() as told:
        yield told
