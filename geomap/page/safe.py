"""Text from reports made harmless: characters, HTML and addresses.

Every text that reaches the page passes through here, whatever it is thought to hold.
"""

import re
from urllib.parse import urlsplit

_ENTITIES = str.maketrans(
    {c: f"&#{ord(c)};" for c in "&<>\"'{}`"}
)  # braces and backtick too: no template engine that sees the page later finds anything to run

# Characters that turn or hide what follows them (UAX 9 embeddings, overrides and isolates; zero width
# space, word joiner, byte order mark) and controls. The joiners U+200C and U+200D are part of Persian
# spelling and stay. One for one, so that offsets into a sentence stay right.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
_LINKABLE = re.compile(r"https?://[^\s\"'<>\\^`{|}]{1,2000}", re.IGNORECASE)


def plain(text: str) -> str:
    """The text with characters that hide or turn others replaced by U+FFFD, one for one."""
    return _HIDDEN.sub("\ufffd", text)


def html(text: str) -> str:
    """The text as HTML character data, safe in elements and in quoted attributes."""
    return plain(text).translate(_ENTITIES)


def link(address: str | None) -> str | None:
    """The address if it may be linked (http and https with a host), else None.

    Anything else ("javascript:", "data:", "file:") is shown as text and not linked.
    """
    if not address or not _LINKABLE.fullmatch(address) or _HIDDEN.search(address):
        return None
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return address if host else None
