"""What reports are called when one id is given to several texts.

Reports are read as they come, so the first text of an id goes by it and any other is called by the id and
the first digits of its hash. Which text came first must not matter to a map, so once all are known the
text with the lowest hash has the id.
"""

from collections.abc import Iterable
from dataclasses import replace

from geomap.model import Mention

_DIGITS = 8


def longer(report_id: str, text_hash: str) -> str:
    """What a text is called whose id belongs to another."""
    return f"{report_id}~{text_hash[:_DIGITS]}"


def given(report_id: str, text_hash: str) -> str:
    """The id that a report came with, whatever it is called now."""
    return report_id.removesuffix(longer("", text_hash)) or report_id


def settled(reports: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """What reports are called once all are known, whatever the order in which they came.

    Args:
        reports: what each is called now, with the hash of its text; one without a hash keeps its name.

    Returns:
        The id of each that is to be called otherwise.
    """
    families: dict[str, dict[str, set[str]]] = {}
    for name, text_hash in reports:
        if text_hash:
            texts = families.setdefault(given(name, text_hash), {})
            texts.setdefault(text_hash, set()).add(name)
    out: dict[tuple[str, str], str] = {}
    for first, texts in families.items():
        lowest = min(texts)
        for text_hash, names in texts.items():
            now = first if text_hash == lowest else longer(first, text_hash)
            out |= {(name, text_hash): now for name in names if name != now}
    return out


def mention_called(mention: Mention, report_id: str) -> Mention:
    """A mention with another id of its report, wherever that stands."""
    return replace(
        mention,
        report_id=report_id,
        evidence=tuple(replace(item, report_id=report_id) for item in mention.evidence),
        claims=tuple(replace(claim, report_id=report_id) for claim in mention.claims),
    )


def mentions_settled(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions with the ids that their reports have once all are known (see `settled`)."""
    told = list(mentions)
    called = settled((m.report_id, m.text_hash) for m in told)
    return [
        m if (now := called.get((m.report_id, m.text_hash))) is None else mention_called(m, now)
        for m in told
    ]
