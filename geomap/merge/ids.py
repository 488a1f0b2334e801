"""Stable ids: an incident is named after the telling that founded it.

The id is a hash of the founding mention's own identity: its report and where in the report it is told.
The founder is the mention of the earliest dated report (`Facts.key`: day of the report, then its id,
then its place in the report), so an incident keeps its id when reports are added that are not older.
Nothing about the incident itself goes into it: place, date and toll are corrected by later reports.

Limits: a report that is older than all others of the incident, added later, becomes the founder and
brings a new id, since the result may depend on the set of reports only and not on the order in which
they came; a casebook then keeps the former id as an alias. Reports without a date found only what no
dated report tells.
"""

from collections.abc import Iterable
from hashlib import blake2b

from geomap.model import Mention

SHORTEST = 12  # hexadecimal digits; lengthened for all that would share one


def identity(mention: Mention) -> str:
    """What tells a mention from all others, whatever is coded of it."""
    start = mention.evidence[0].start if mention.evidence else -1
    return f"{mention.report_id}\n{start}\n{mention.order}"


def digest(mention: Mention) -> str:
    """The hash that ids are the beginning of, in hexadecimal."""
    return blake2b(identity(mention).encode(), digest_size=32).hexdigest()


def name(founders: Iterable[Mention]) -> list[str]:
    """Ids for incidents, given their founding mentions; no two alike.

    Args:
        founders: one mention an incident, in an order that depends on nothing but themselves.
    """
    out: list[str] = []
    used: set[str] = set()
    for whole in map(digest, founders):
        length = SHORTEST
        while whole[:length] in used and length < len(whole):
            length += 4
        found, again = whole[:length], 1
        while found in used:  # the same mention twice; never two incidents with one id
            again += 1
            found = f"{whole[:SHORTEST]}-{again}"
        used.add(found)
        out.append(found)
    return out
