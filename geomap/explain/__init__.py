"""How a report was coded, told to people (lines for a terminal) and to programs (one object)."""

from geomap.explain.lines import NARROW, Paint, as_lines, plain
from geomap.explain.objects import as_object

__all__ = ["NARROW", "Paint", "as_lines", "as_object", "plain"]
