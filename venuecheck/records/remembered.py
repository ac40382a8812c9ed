"""What records of a kind say, decoded once: a record never changes. For a program that stays, such as a server.

A value is remembered under the digest by which its header binds it, and only where it has that digest: whoever changes
a payload for a moment changes nothing that is remembered. What was replaced or erased goes with the next reading.

As long as the last record is the same, nothing was recorded, replaced or erased, and lists are given what was read
before; so they are where records of other kinds alone came after it. Whatever leaves is proven first (`verifying`), and
what was read before a proof is read anew after it.
"""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import is_
from threading import Lock
from typing import Any, Final, TypeVar

import sqlalchemy as sa

from venuecheck.records import asked_often, tables
from venuecheck.records.chain import payload_digest

_AT_A_TIME = 500
_MOST_WORKED_OUT: Final = 100
"""So much of what follows is kept: what was asked for last."""
Known = Mapping[int, tuple[str, Any]]
"""By a record's number: the digest that binds what it says, and the value."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """How far a venue's records went when something was read."""

    seq: int
    """The place of the last of them; 0 where there was none."""
    digest: str
    """Its digest; empty where there was none."""
    proofs: int
    """How often they had been proven by then."""


NOWHERE: Final = Last(seq=0, digest="", proofs=-1)
"""How far records go where that was not asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """All that was read of a kind."""

    last: Last
    recorded: tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _WorkedOut:
    """What follows from values that were read."""

    of: tuple[Sequence[object], ...]
    at: Hashable
    found: Any


@dataclass(slots=True, kw_only=True)
class Remembered:
    """What was read last of some kinds of records."""

    kinds: Collection[str] = ()
    """Those that are worth it: read whole, again and again."""
    _known: dict[tuple[str, Any], Known] = field(default_factory=dict)
    _read: dict[tuple[str, Any], _Read] = field(default_factory=dict)
    _worked_out: dict[str, _WorkedOut] = field(default_factory=dict)
    _places: tuple[Last, Mapping[str, Sequence[Any]]] | None = None
    _since: dict[Last, tuple[Last, Collection[str] | None]] = field(default_factory=dict)
    """By how far records went: how far they went later, and of which kinds those are that came between."""
    _lock: Lock = field(default_factory=Lock)

    def of(self, kind: str, type_: Any) -> Known:  # noqa: ANN401 - any type that a record is read as
        """Give what is remembered of a kind."""
        return self._known.get((kind, type_), {})

    def keep(self, kind: str, type_: Any, known: Known) -> None:  # noqa: ANN401 - as above
        """Remember this of a kind, and nothing else."""
        if kind in self.kinds:
            self._known[kind, type_] = known

    def read(
        self,
        kind: str,
        type_: Any,  # noqa: ANN401 - as above
        last: Callable[[], Last],
        since: Callable[[Last], Collection[str] | None],
    ) -> tuple[Any, ...] | None:
        """Give what was read of a kind where nothing of it was recorded since; None where it is to be read.

        `last` says how far the venue's records go; it is asked of the kinds alone that are worth it. `since` says of
        which kinds those are that came after how far they went, as far as nothing but that became of them.
        """
        if kind not in self.kinds:
            return None
        now, known = last(), self._read.get((kind, type_))
        if known is None:
            return None
        if now != known.last:
            if now.proofs != known.last.proofs:
                return None
            later, between = self._since.get(known.last, (None, None))
            if later != now:
                between = since(known.last)
                self._since = {
                    **{one: said for one, said in self._since.items() if said[0] == now},
                    known.last: (now, between),
                }
            if between is None or kind in between:
                return None
            self._read[kind, type_] = _Read(last=now, recorded=known.recorded)
        return known.recorded

    def places(self, kind: str, last: Last) -> Sequence[Any] | None:
        """Give where the newest records of a kind stand, by their keys and digests, as `keep_places` was told of them
        when the venue's records went so far; None where that is not known.
        """
        if kind not in self.kinds or self._places is None or self._places[0] != last:
            return None
        return self._places[1].get(kind, ())

    def wants_places(self, kind: str, last: Last) -> bool:
        """Whether those of all kinds are to be asked for at once: nothing that was read before a proof is held good."""
        return kind in self.kinds and (self._places is None or self._places[0].proofs != last.proofs)

    def keep_places(self, last: Last, places: Mapping[str, Sequence[Any]]) -> None:
        """Remember where the newest records of the kinds that are worth it stand."""
        self._places = last, places

    def keep_read(self, kind: str, type_: Any, last: Last, recorded: tuple[Any, ...]) -> None:  # noqa: ANN401 - as above
        """Remember what was read of a kind, every value of it bound by its header."""
        if kind in self.kinds:
            self._read[kind, type_] = _Read(last=last, recorded=recorded)

    def worked_out(self, what: str, of: tuple[Sequence[object], ...], at: Hashable, make: Callable[[], T]) -> T:
        """Give what follows from values that were read, worked out once for the very same values.

        `what` names it, one for each `make`; `at` is what it hangs on besides, such as the minute.
        """
        known = self._worked_out.get(what)
        if known is not None and known.at == at and all(map(_are_same, known.of, of)):
            found: T = known.found
        else:
            found = make()
            known = _WorkedOut(of=of, at=at, found=found)
        with self._lock:
            self._worked_out.pop(what, None)
            self._worked_out[what] = known
            if len(self._worked_out) > _MOST_WORKED_OUT:
                del self._worked_out[next(iter(self._worked_out))]
        return found

    def forget(self) -> None:
        """Forget all of it."""
        self._known.clear()
        self._read.clear()
        self._worked_out.clear()
        self._since.clear()
        self._places = None


def _are_same(some: Sequence[object], others: Sequence[object]) -> bool:
    return some is others or (len(some) == len(others) and all(map(is_, some, others)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a record says, as it lies in the store."""

    body: object
    is_bound: bool
    """Whether it has the digest that its header names."""


def unknown(rows: Sequence[Any], known: Known) -> dict[int, str]:
    """Give those of some records, by their places and with what binds them, of which nothing is remembered."""
    return {row.seq: row.payload_digest for row in rows if known.get(row.seq, ("",))[0] != row.payload_digest}


def newest_places(
    connection: sa.Connection, venue: str, kind: str, remembered: Remembered, last: Last
) -> Sequence[Any]:
    """Read where the newest records of a kind stand; after a proof, those of all kinds that are worth it at once."""
    if not remembered.wants_places(kind, last):
        return connection.execute(asked_often.NEWEST_OF_EACH, {"venue": venue, "kind": kind}).all()
    found: dict[str, list[Any]] = {}
    said = {"venue": venue, "kinds": sorted(remembered.kinds)}
    for row in connection.execute(asked_often.NEWEST_OF_EACH_OF_KINDS, said):
        found.setdefault(row.kind, []).append(row)
    remembered.keep_places(last, found)
    return found.get(kind, ())


def said_by(connection: sa.Connection, venue: str, wanted: Mapping[int, str]) -> dict[int, Said]:
    """Read what records say; `wanted` is by their number the digest that binds it."""
    t, found, seqs = tables.payload, dict[int, Said](), list(wanted)
    for start in range(0, len(seqs), _AT_A_TIME):
        some = seqs[start : start + _AT_A_TIME]
        query = sa.select(t.c.seq, t.c.salt, t.c.body).where(t.c.venue == venue, t.c.seq.in_(some))
        for row in connection.execute(query):
            found[row.seq] = Said(body=row.body, is_bound=_digest(row.salt, row.body) == wanted[row.seq])
    return found


def _digest(salt: object, body: object) -> str:
    if not isinstance(salt, bytes) or not isinstance(body, str):
        return ""
    return payload_digest(salt, body.encode("utf-8", "surrogateescape"))
