"""geomap: from reports to a map of the incidents they tell.

The public functions, each imported when it is first used:

    import geomap

    batch = geomap.Batch(["reports/"])
    found = [geomap.extract_report(report) for report in batch]
    incidents = geomap.merge_mentions(m for extracted in found for m in extracted.mentions)
    areas = geomap.count_provinces(incidents)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geomap.model import Incident as Incident
    from geomap.model import Mention as Mention
    from geomap.model import Report as Report
    from geomap.pipeline import Settings as Settings
    from geomap.pipeline import count_provinces as count_provinces
    from geomap.pipeline import extract_report as extract_report
    from geomap.pipeline import geoparse_report as geoparse_report
    from geomap.pipeline import make_map as make_map
    from geomap.pipeline import merge_mentions as merge_mentions
    from geomap.pipeline import render_page as render_page
    from geomap.read import Batch as Batch
    from geomap.read import ReadOptions as ReadOptions

__version__ = "0.1.0"

# Where each public name comes from. The functions are named apart from the rooms (`geomap.merge`,
# `geomap.geoparse`), for Python binds a room's own name once it is imported.
_PUBLIC = {
    "Batch": "read",
    "Incident": "model",
    "Mention": "model",
    "ReadOptions": "read",
    "Report": "model",
    "Settings": "pipeline",
    "count_provinces": "pipeline",
    "extract_report": "pipeline",
    "geoparse_report": "pipeline",
    "make_map": "pipeline",
    "merge_mentions": "pipeline",
    "render_page": "pipeline",
}
__all__ = ["__version__", *_PUBLIC]  # noqa: PLE0604 (names, of this very table)


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'geomap' has no attribute {name!r}")
    return getattr(import_module(f"geomap.{_PUBLIC[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
