"""Running commands as a user does: arguments in, exit status and both outputs back."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from geomap.cli import main

REPORTS = {
    "herat.txt": "Shots in Herat\n\nHERAT, May 4, 2021 - Gunmen shot dead two teachers in Herat city on "
    "Monday, police said.\n",
    "zabul.md": "QALAT, May 4, 2021 - A roadside bomb killed three policemen and wounded two in Qalat, the "
    "capital of Zabul province, on Monday.\n",
    "feed.jsonl": json.dumps(
        {
            "id": "feed-1",
            "source": "Daily",
            "published": "2021-05-04",
            "text": "A roadside bomb killed four policemen in Qalat, the capital of Zabul province, on "
            "Monday, officials said. The Taliban threatened more attacks.",
        }
    )
    + "\n",
}


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Standard output as lines of JSON."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Result]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run `geomap` with arguments, in this process."""

    def called(*args: object) -> Result:
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(arg) for arg in args])
        out, err = capfdbinary.readouterr()
        status = ended.value.code
        assert isinstance(status, int)
        result = Result(status, out.decode(), err.decode())
        assert "Traceback" not in result.err
        return result

    return called


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of three reports, two of them of one incident."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
