"""CSV (RFC 4180, UTF-8): one incident a row, for spreadsheets and statistics programs."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from geomap import features
from geomap.model import Incident

# Lists of objects come last: they are JSON, and long.
COLUMNS = features.INCIDENT_KEYS
_OBJECTS = ("corrections", "evidence", "claims")
# A cell that begins so is run as a formula by spreadsheets (OWASP, "CSV injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def incidents(found: Sequence[Incident]) -> bytes:
    """A table of incidents with a header row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for incident in found:
        row = flat(incident)
        writer.writerow([cell(row[column]) for column in COLUMNS])
    return out.getvalue().encode()


def flat(incident: Incident) -> dict[str, Any]:
    """An incident's properties as one row: lists of names joined by "; ", lists of objects as JSON."""
    properties: dict[str, Any] = features.incident_feature(incident)["properties"]
    return {key: _flat(key, value) for key, value in properties.items()}


def _flat(key: str, value: Any) -> Any:
    if key in _OBJECTS:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return "; ".join(value) if isinstance(value, list) else value


def cell(value: Any) -> Any:
    """A value as a cell that no spreadsheet runs as a formula."""
    if isinstance(value, str):
        text = value.replace("\0", "")
        return f"'{text}" if text.startswith(_FORMULA) else text
    return str(value).lower() if isinstance(value, bool) else value
