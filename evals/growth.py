"""Time against length: python -m evals.growth; exit status 1 where doubling an input takes too long.

The tests count lines of Python, which is exact and never flaky, but blind to what a regular expression or
the C library does inside one call. This times whole calls, on inputs long enough to tell, and is for a
quiet machine.
"""

import gc
import sys
import time
from collections.abc import Callable

from geomap import pipeline
from geomap.model import Report
from geomap.read import html
from geomap.read.decode import clean
from geomap.read.digest import parts
from geomap.read.filedate import day_in
from geomap.text import read

DOUBLING = 2.6  # times the time that twice the input may take
_LENGTH = 40_000  # characters of the shorter input
_AGAIN = 4
_TRIES = 2
_SLOWEST = 0.004  # seconds below which a ratio is noise

UNITS = (
    " ", "?", "\n", "\t", ", ", "(", "- ", '"', "a.", "a-", "A.", "1/2/", "1", "9,", "12 ", "hundred ", "<b>",
    "&amp;", "<", "&", "'", "’s", "_", "...", "e\u0301", "\u202e", "=====\n", "= ", "* * *\n", "\f",
    "4 May 2021\n", "May 3, 2021 ", "04/05/2021 ", "2021-05-04 ", "041630Z MAY 21 ", "14 Sawr 1400 ",
    "killed ", "five people killed ", "Herat and ", "Herat Kandahar ", "Qwerty Asdf ", "district of Nawa ",
    "HELMAND\n\n- A bomb killed two men.\n",
    "A headline of some five words\n\nKABUL, May 4 (X) - They came.\n\n",
    "Gunmen attacked a police post in Herat on Monday and killed five soldiers. ",
    "gunmen attacked a police post in Herat and killed five soldiers and ",
)  # fmt: skip


def _report(text: str) -> Report:
    return Report(id="r", text=text, published="2021-05-04")


FUNCTIONS: dict[str, Callable[[str], object]] = {
    "clean": clean,
    "page": lambda text: list(html.parse(text.encode())),
    "day in a name": day_in,
    "digest": lambda text: parts(_report(text)),
    "sentences": read,
    "all of coding": lambda text: pipeline.extract_report(_report(text)),
}


def seconds(function: Callable[[str], object], text: str) -> float:
    """The best of some tries."""
    best = float("inf")
    for _ in range(_TRIES):
        gc.collect()
        begun = time.process_time()
        function(text)
        best = min(best, time.process_time() - begun)
    return best


def growth(function: Callable[[str], object], text: str) -> tuple[float, float, float]:
    """Ratio and both times; what seems to grow too fast is timed again."""
    once = twice = float("inf")
    for _ in range(_AGAIN):
        once = min(once, seconds(function, text))
        twice = min(twice, seconds(function, text * 2))
        if twice / max(once, _SLOWEST) <= DOUBLING:
            break
    return twice / max(once, _SLOWEST), once, twice


def main() -> int:
    """Print what each function takes for each unit, the worst first; 1 if one grows too fast."""
    pipeline.extract_report(_report("A bomb killed two men in Herat."))
    rows = []
    for name, function in FUNCTIONS.items():
        for unit in UNITS:
            ratio, once, twice = growth(function, unit * (_LENGTH // len(unit)))
            rows.append((ratio, name, unit, once, twice))
    rows.sort(reverse=True)
    for ratio, name, unit, once, twice in rows[:15]:
        shown = repr(unit)[:40]
        print(f"{ratio:5.2f}  {once * 1000:8.1f} ms {twice * 1000:8.1f} ms  {name:14} {shown}")
    bad = [row for row in rows if row[0] > DOUBLING]
    print(f"{len(bad)} of {len(rows)} take more than {DOUBLING} times the time for twice the input")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
