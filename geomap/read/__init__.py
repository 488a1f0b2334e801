"""Input of any kind to reports: a file a format, and one batch over all of them.

`Batch` and `READERS` are imported when they are first used: they bring all readers, and many commands
want no more than a note or a name made visible.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from geomap.read.notes import Account, Note, visible
from geomap.read.stream import ReadOptions

if TYPE_CHECKING:
    from geomap.read.batch import Batch as Batch
    from geomap.read.kinds import READERS as READERS

_LATER = {"Batch": "batch", "READERS": "kinds"}
__all__ = ["READERS", "Account", "Batch", "Note", "ReadOptions", "visible"]


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module 'geomap.read' has no attribute {name!r}")
    return getattr(import_module(f"geomap.read.{_LATER[name]}"), name)
