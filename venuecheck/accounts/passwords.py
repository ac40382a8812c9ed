"""Passwords: long enough, not among the common ones, and kept as Argon2id hashes. No rules of composition.

NCSC and NIST SP 800-63B: length and a list of what is guessed first do more than signs and digits that are asked for.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Final

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from venuecheck.core.problem import InvalidError

SHORTEST, LONGEST = 12, 256
_FEWEST_DIFFERENT = 5
_SHORTEST_WORD = 4
_COMMON: Final = frozenset(
    (  # noqa: SIM905 - a list of words reads best as one
        "password passwort passw pass word welcome letmein qwerty qwertyuiop asdfghjkl zxcvbnm admin administrator "
        "login iloveyou dragon monkey football liverpool arsenal chelsea everton rangers celtic sunshine princess "
        "charlie changeme changeit secret master shadow superman batman starwars pokemon computer internet michael "
        "thomas jessica summer winter spring autumn monday friday january february march april june july august "
        "september october november december london england scotland wales birmingham manchester walsall school "
        "college library council venue venuecheck booking teacher headteacher headmaster reception office staff guest "
        "visitor user test demo default temporary letmeinnow trustno abcdefgh hello goodbye whatever nothing "
        "correcthorsebatterystaple blink thunder"
    ).split()
)
"""Words that are guessed first: a password of nothing else, but for figures and signs around them, is refused."""
_LEET: Final = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i"})
_ROWS: Final = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "12345678901234567890")

_HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1, type=Type.ID)
"""OWASP's first choice for Argon2id: 19 MiB, two passes, one lane."""


@cache
def _nobodys() -> str:
    """Give the hash of a password that nobody has, made once it is needed: no command that asks for none waits."""
    return _HASHER.hash("nobody has this password")


def cleaned(password: str) -> str:
    """Bring a password to one form: the same letters typed on another keyboard are the same (NFKC)."""
    return unicodedata.normalize("NFKC", password)


def check(password: str, own_words: Sequence[str] = ()) -> None:
    """Refuse a password that is short, or guessed first. `own_words`: names of the person and of venues.

    Raises `InvalidError`.
    """
    said = cleaned(password)
    fix = "three words that have nothing to do with each other are good, such as those of things that you see now"
    if len(said) < SHORTEST:
        raise InvalidError.of("password", f"the password has fewer than {SHORTEST} characters", fix)
    if len(said) > LONGEST:
        raise InvalidError.of("password", f"the password has more than {LONGEST} characters", "shorten it")
    if len(set(said.casefold())) < _FEWEST_DIFFERENT or _is_row(said.casefold()) or _is_common(said, own_words):
        raise InvalidError.of("password", "the password is one of those that are guessed first", fix)


def hashed(password: str) -> str:
    """Hash a password, with a salt of its own."""
    return _HASHER.hash(cleaned(password))


def is_right(password: str, kept: str) -> bool:
    """Whether this is the password; where there is none to compare with it takes as long, and is wrong."""
    nobodys = _nobodys()  # whether or not it is compared with: the first time takes as long in both cases
    try:
        return _HASHER.verify(kept or nobodys, cleaned(password)) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(kept: str) -> bool:
    """Whether it was hashed with other costs than today's."""
    return _HASHER.check_needs_rehash(kept)


def _is_row(said: str) -> bool:
    return any(said[:8] in row * 2 or said[:8] in row[::-1] * 2 for row in _ROWS) and said.isalnum()


def _is_common(said: str, own_words: Sequence[str]) -> bool:
    """Whether nothing but common words is left once figures and signs are taken away."""
    own = {part for word in own_words for part in re.split(r"\W+", word.casefold()) if len(part) >= _SHORTEST_WORD}
    known = sorted(_COMMON | own, key=len, reverse=True)
    for way in (said.casefold(), said.casefold().translate(_LEET)):
        letters = left = re.sub(r"[\W\d_]+", "", way)
        for word in known:
            left = left.replace(word, "")
        if letters and len(left) < _SHORTEST_WORD:
            return True
    return False
