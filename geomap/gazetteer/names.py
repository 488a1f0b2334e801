"""How names are folded, for building a pack and for looking up alike: one function, used by both."""

import unicodedata
from functools import lru_cache

# Letters that write the same name in Persian, Pashto and Arabic keyboards (data README: the sources mix
# them), and Latin letters that NFKD does not take apart.
_SAME = str.maketrans(
    {
        "ك": "ک", "ي": "ی", "ى": "ی", "ې": "ی", "ۍ": "ی", "ئ": "ی", "ہ": "ه", "ة": "ه", "ۀ": "ه",
        "ګ": "گ", "ڪ": "ک", "ؤ": "و", "أ": "ا", "إ": "ا", "ٱ": "ا", "آ": "ا",
        "ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i", "æ": "ae",
        "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "ð": "d",
    }
)  # fmt: skip


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Fold a name to its lookup key: case, accents, hyphens, spaces, apostrophes and dots do not count.

    Args:
        name: a name or a piece of one, in any script.

    Returns:
        The key; empty when nothing of the name is a letter or digit.
    """
    if name.isascii():
        return "".join(c for c in name.lower() if c.isalnum())
    text = unicodedata.normalize("NFKD", name).casefold().translate(_SAME)
    text = unicodedata.normalize("NFKD", text).translate(_SAME)
    # Modifier letters (Lm) are letters to Unicode: the ayn of "Qalʻah", the stretch of Arabic script.
    return "".join(c for c in text if c.isalnum() and unicodedata.category(c) != "Lm")
