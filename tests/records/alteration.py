"""One thing done to a whole store."""

from dataclasses import dataclass
from typing import Literal

BOTH, SQLITE, POSTGRESQL = ("sqlite", "postgresql"), ("sqlite",), ("postgresql",)
Base = Literal["settled", "live", "shared", "parted", "anothers", "own", "several"]
"""A store that was closed, or one in use: what was recorded last stands in SQLite's log; one that venues share; another
venue's, in the place of ours.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """One thing done to a whole store."""

    name: str
    sql: tuple[str, ...] = ()
    """Done by whoever owns the database: guards are off meanwhile, and put back."""
    guarded: bool = True
    """Whether the guards are put back as they were."""
    files: tuple[tuple[str, ...], ...] = ()
    """What is done to files: see `changes` in test_alterations.py."""
    forged: str = ""
    """What somebody who knows the format makes up: see `forgeries` in test_alterations.py."""
    on: tuple[str, ...] = BOTH
    base: Base = "settled"
    records: frozenset[int] = frozenset()
    """The records that have to be named; empty where it is the store as a whole."""
    only_asked: bool = False
    """Whether a dump does not hold it: only who asks the server can name it, and what the dump brings back is whole."""
    whole: bool = False
    """Whether it harms nothing, and both verifiers have to say so."""
    told: str = ""
    """What both verifiers have to say of it, in these words."""
