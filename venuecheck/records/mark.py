"""How far a chain of records goes, signed: what stands in the database, and once more outside it."""

import re
from dataclasses import dataclass
from datetime import date

from venuecheck.core import day_words
from venuecheck.records.chain import FIRST, canonical
from venuecheck.records.signing import Signer, fingerprint, is_signed

MARK_TYPE = "application/vnd.venuecheck.mark+json"
"""What the signature of a mark says that it is."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
MOST_RECORDS = 2**31 - 1
"""No number of a record is larger, in any database."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How far the records go."""

    public_key: str
    """The key of the chain, 32 bytes in hexadecimal."""
    records: int
    last: str
    """The digest of the last record's header; 64 zeros where there is none."""
    day: str
    """The day of the last record (UTC), as it says itself; empty where there is none."""

    def body(self, chain: str, own: str = "", beside: str = "") -> bytes:
        """Give what is signed; where a chain is named, whose mark it is as well.

        In an anchor the key that it names (`own`), in a store the digest of what is said of other chains (`beside`).
        """
        said = {"public_key": self.public_key, "records": self.records, "last": self.last, "day": self.day}
        more = {"chain": chain, "own": own, "beside": beside}
        return canonical(said | {name: value for name, value in more.items() if value})

    @property
    def fingerprint(self) -> str:
        """The key's fingerprint, to be read out on the telephone."""
        return fingerprint(self.public_key)

    @property
    def words(self) -> str:
        """Say it in a line."""
        if not self.records:
            return f"no records yet; key {self.fingerprint}"
        number = "1 record" if self.records == 1 else f"{self.records} records"
        when = day_words.day(date.fromisoformat(self.day))
        return f"{number}, the last of {when} ({self.last[:16]}); key {self.fingerprint}"

    def sign(self, signer: Signer, chain: str = "", own: str = "", beside: str = "") -> str:
        """Give the signature, in hexadecimal; in a store and in an anchor, as that of a chain."""
        return signer.sign(MARK_TYPE, self.body(chain, own, beside)).hex()

    def is_signed(self, signature: str, chain: str = "", own: str = "", beside: str = "") -> bool:
        """Whether its own key signed it, as that of a chain or, where none is named, of none."""
        return is_signed(self.public_key, hexadecimal(signature), MARK_TYPE, self.body(chain, own, beside))


def nothing_yet(public_key: str) -> Mark:
    """Give the mark of a store without records."""
    return Mark(public_key=public_key, records=0, last=FIRST, day="")


def is_key(said: object) -> bool:
    """Whether a value is a key's public side as it is written."""
    return isinstance(said, str) and bool(_DIGEST.fullmatch(said))


def is_mark(public_key: object, records: object, last: object, day: object) -> bool:
    """Whether values read from somewhere have the form of a mark's."""
    if not (isinstance(public_key, str) and isinstance(last, str) and isinstance(day, str)):
        return False
    if type(records) is not int or not 0 <= records <= MOST_RECORDS:
        return False
    fits = bool(_DIGEST.fullmatch(public_key) and _DIGEST.fullmatch(last))
    return fits and (is_day(day) if records else (day, last) == ("", FIRST))


def mark_in(said: object) -> Mark | None:
    """Give the mark that a record or an anchor names; None where it names none, whatever stands there."""
    names = ("public_key", "records", "last", "day")
    if not isinstance(said, dict) or not is_mark(*(said.get(name) for name in names)):
        return None
    return Mark(**{name: said[name] for name in names})


def is_day(text: str) -> bool:
    """Whether a text is a day such as `2026-09-14`."""
    try:
        return bool(_DAY.fullmatch(text)) and date.fromisoformat(text) is not None
    except ValueError:
        return False


def hexadecimal(text: object) -> bytes:
    """Give the bytes of a hexadecimal text; none where it is something else."""
    try:
        return bytes.fromhex(text) if isinstance(text, str) else b""
    except ValueError:
        return b""
