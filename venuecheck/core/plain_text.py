"""Text from a network or a person, made safe for a terminal and bounded in length."""

import unicodedata

_KEPT_CONTROLS = frozenset("\n\t")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def plain(text: str, limit: int = 2_000, *, one_line: bool = True) -> str:
    """Drop control and direction-changing characters and cut at `limit` characters.

    A terminal obeys escape sequences and reverses text that carries direction marks, so neither is shown.
    """
    if text.isascii() and text.isprintable():  # nearly always: nothing is to be dropped
        return text if len(text) <= limit else text[: limit - 1] + "…"
    kept = "".join(
        " " if char in _KEPT_CONTROLS and one_line else char
        for char in text[: limit * 4]
        if char in _KEPT_CONTROLS or (unicodedata.category(char) not in {"Cc", "Cs"} and char not in _BIDI)
    )
    return kept if len(kept) <= limit else kept[: limit - 1] + "…"


_NEVER_SHOWN = dict.fromkeys(map(ord, (*_BIDI, "\0")))


def undirected(text: str) -> str:
    """Drop what would turn the text around it, or that no page can carry; all else stays, at any length."""
    return text if text.isascii() and "\0" not in text else text.translate(_NEVER_SHOWN)


def shortened(text: str, limit: int, *, one_line: bool = True) -> str:
    """Give what a person reads: as `plain`, and cut between two words, so that no word or address is cut in two."""
    kept = plain(text, limit + 1, one_line=one_line)
    if len(kept) <= limit:
        return kept
    before, _, _ = kept[: limit - 1].rpartition(" ")
    whole = before.rstrip(" ,;:([“") or before.rstrip() or kept[: limit - 2]
    return f"{whole} …"


def in_one_line(text: str, limit: int) -> str:
    """Give what somebody wrote as one line: as `plain`, and with one space between words and none around them."""
    # again at the end: what stood between two spaces may have been dropped
    return " ".join(plain(" ".join(text.split()), limit).split())


def is_text(raw: bytes) -> bool:
    """Whether the bytes of a file can be text in some encoding: a program, a picture or an archive has zeros in it."""
    return b"\0" not in raw or raw.startswith((b"\xff\xfe", b"\xfe\xff"))
