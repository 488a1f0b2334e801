"""How much work a call is, counted: the clock of a machine that is never busy.

Lines of Python run and functions called are the same on every machine and every day; what a regular
expression or the C library does inside one call is not seen. Time itself is measured by `evals/`.
"""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

DOUBLING = 2.6  # times the work that twice the input may be; what is quadratic takes four times


def work(function: Callable[..., object], *args: Any, within: str = "") -> int:
    """Lines run and functions called by `function(*args)`, in files whose path holds `within`."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal count
        if within not in frame.f_code.co_filename:
            return None
        count += 1
        return counted

    before = sys.gettrace()
    sys.settrace(counted)
    try:
        function(*args)
    finally:
        sys.settrace(before)
    return count
