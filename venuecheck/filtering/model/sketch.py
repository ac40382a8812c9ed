"""How alike two texts are, told from short sketches of their words.

A sketch is a bottom-k sketch: of the digests of all pairs of neighbouring words, the smallest. Two texts share as many
of their smallest digests as they share of their pairs of words (Broder, "On the resemblance and containment of
documents", 1997; Cohen and Kaplan, "Summarizing data using bottom-k sketches", 2007). Texts of no more pairs than a
sketch holds, as block pages are, are compared exactly. No words can be read from it.
"""

import hashlib
import itertools
import re

_PAIRS = 64
"""Digests kept."""
_DIGITS = 6
"""Hexadecimal digits of a digest."""
_MOST_WORDS = 4_000
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = bytes(code if chr(code).isalpha() else 0x20 for code in range(128)) + b" " * 128
# Scripts that are written without spaces between words: each character counts as a word.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]")
_FEWEST = 8
"""Different pairs below which texts are alike by chance ("404 Not Found")."""
LENGTH = _PAIRS * _DIGITS
"""Characters of the longest sketch."""


def sketch_of(text: str) -> str:
    """Sketch the words of `text`; '' where they are too few. Letter case, figures and punctuation do not count."""
    words = _words(text.lower())
    pairs = set(itertools.pairwise(words))
    if len(pairs) < _FEWEST:
        return ""
    return "".join(sorted({_digest(pair) for pair in pairs})[:_PAIRS])


def _words(text: str) -> list[str]:
    """Give the words of a text in lower case; a few more than `_MOST_WORDS` where the last is of several characters."""
    if text.isascii():  # the same words, and many times faster
        return text.encode("ascii").translate(_LETTERS).decode("ascii").split()[:_MOST_WORDS]
    words: list[str] = []
    for match in _WORD.finditer(text):
        word = match[0]
        words += [word] if word.isascii() else _UNSPACED.sub(lambda found: f" {found[0]} ", word).split()
        if len(words) >= _MOST_WORDS:
            break
    return words


def digests(sketch: str) -> tuple[str, ...]:
    """Give a sketch's digests, the smallest first. What is no sketch has none."""
    whole = len(sketch) % _DIGITS == 0
    return tuple(sketch[start : start + _DIGITS] for start in range(0, len(sketch), _DIGITS)) if whole else ()


def resemblance(one: str, other: str) -> float:
    """Say what share of their pairs of words two texts have in common: 0 for none or no sketch, 1 for all."""
    mine, theirs = set(digests(one)), set(digests(other))
    if not mine or not theirs:
        return 0.0
    # of the smallest of both together, those that stand in both
    smallest = sorted(mine | theirs)[:_PAIRS]
    shared = mine & theirs
    return sum(digest in shared for digest in smallest) / len(smallest)


def _digest(pair: tuple[str, str]) -> str:
    return hashlib.blake2b(" ".join(pair).encode("utf-8", "replace"), digest_size=_DIGITS // 2).hexdigest()
