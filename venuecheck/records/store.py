"""What one venue keeps: records appended, the newest of each key read back, drafts, and journals of runs under way.

Several venues can share a database; none of them sees, replaces or erases what is another's.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any, Self, TypeVar

import sqlalchemy as sa

from venuecheck.records import asked_often, drafts, tables
from venuecheck.records.appending import CHAIN, ERASURE, New, append, newest, ready
from venuecheck.records.chain import Header
from venuecheck.records.chains import with_record
from venuecheck.records.database import Database
from venuecheck.records.drafts import DraftChange, KeptDraft
from venuecheck.records.one_page import once
from venuecheck.records.outside import Beside
from venuecheck.records.reading_back import json_of, value_of
from venuecheck.records.remembered import NOWHERE, Last, Remembered, Said, newest_places, said_by, unknown
from venuecheck.records.signing import Signer
from venuecheck.records.version import Recorded, Version

T = TypeVar("T")
_MOST_SINCE = 100


class Store:
    """The records of one venue. Use it as a context manager: leaving closes the database."""

    def __init__(self, database: Database, venue: str) -> None:
        self.database, self.venue = database, venue
        self.remembered = Remembered()

    @classmethod
    def open(cls, url: str, venue: str, beside: Beside | None = None) -> Self:
        """Open the database at `url` for the venue with this id. Raises `InputError` as `Database.open` does."""
        return cls(Database.open(url, beside, venue), venue)

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self.database.close()

    def append(
        self,
        kind: str,
        key: str,
        payload: object,
        at: datetime,
        *,
        over: Version | None = None,
        resting_on: Sequence[Version] = (),
    ) -> Header:
        """Add a record. It takes the place of the one that `over` names, without it of none; all of them stay.

        `resting_on` names other records that must not have changed meanwhile. Raises `OvertakenError` where something
        was recorded since, and writes nothing.
        """
        expected = over or self.version_of_none(kind, key)
        if (expected.kind, expected.key) != (kind, key):
            message = f"{kind} {key} cannot take the place of {expected.kind} {expected.key}"
            raise ValueError(message)
        expects = (expected, *resting_on)
        return self.append_all([New(kind=kind, key=key, venue=self.venue, payload=payload, at=at, expects=expects)])[0]

    def append_all(self, new: Sequence[New], changed: Sequence[DraftChange] = ()) -> tuple[Header, ...]:
        """Add records of this venue, all of them or none; where there are none, the end is proven all the same.
        Drafts are `changed` with them, or nothing is written. Raises `OvertakenError`, `DraftOvertakenError`.
        """
        if any(one.venue != self.venue for one in new):
            message = f"a record of another venue than {self.venue}"
            raise ValueError(message)
        worked_out = [ready(one) for one in new]
        with self.recording() as connection:
            for one in changed:
                drafts.change(connection, self.venue, one)
            return append(connection, worked_out)

    def all(self, kind: str, type_: type[T]) -> tuple[T, ...]:
        """Give the newest of each key of a kind, oldest first. Deleted payloads are left out."""
        return tuple(one.value for one in self.read_all(kind, type_))

    def read_all(self, kind: str, type_: type[T]) -> tuple[Recorded[T], ...]:
        """Give what `all` gives, each with its version."""
        if (read_before := self.remembered.read(kind, type_, self.last, self._since)) is not None:
            return read_before
        known = self.remembered.of(kind, type_)
        last, said = self.last() if kind in self.remembered.kinds else NOWHERE, dict[int, Said]()
        rows = self.remembered.places(kind, last)
        if rows is None or unknown(rows, known):
            with self.reading() as connection:
                last = self._last_in(connection)
                rows = newest_places(connection, self.venue, kind, self.remembered, last)
                said = said_by(connection, self.venue, unknown(rows, known))
        bound = {row.seq: row.payload_digest for row in rows}
        read = {seq: self._value(type_, one.body, seq) for seq, one in said.items()}
        values = {seq: read[seq] if seq in read else known[seq][1] for seq in bound}
        kept = {seq: (bound[seq], values[seq]) for seq in bound if seq not in said or said[seq].is_bound}
        self.remembered.keep(kind, type_, kept)
        recorded = tuple(Recorded(value=values[row.seq], version=self._version(kind, row.key, row.seq)) for row in rows)
        if len(kept) == len(rows):
            self.remembered.keep_read(kind, type_, last, recorded)
        return recorded

    def keys(self, kind: str) -> tuple[str, ...]:
        """Give the keys of a kind, the one recorded last at the end. Deleted payloads are left out."""
        found = (
            sa.select(tables.record.c.key)
            .join(tables.payload, with_record(tables.payload))
            .where(tables.record.c.kind == kind, tables.record.c.venue == self.venue)
            .group_by(tables.record.c.key)
            .order_by(sa.func.max(tables.record.c.seq))
        )
        with self.reading(one=True) as connection:
            return tuple(connection.scalars(found).all())

    def latest(self, kind: str, key: str, type_: type[T]) -> T | None:
        """Give the newest record with this kind and key, None where there is none."""
        found = self.read(kind, key, type_)
        return found.value if found else None

    def read(self, kind: str, key: str, type_: type[T]) -> Recorded[T] | None:
        """Give what `latest` gives, with its version; where all of the kind was read, the very same value."""
        read_before: Sequence[Recorded[T]] = self.remembered.read(kind, type_, self.last, self._since) or ()
        if (known := next((one for one in read_before if one.version.key == key), None)) is not None:
            return known
        with self.reading(one=True) as connection:
            row = connection.execute(asked_often.NEWEST, {"venue": self.venue, "kind": kind, "key": key}).first()
        if row is None:
            return None
        return Recorded(value=self._value(type_, row.body, row.seq), version=self._version(kind, key, row.seq))

    def value_of(self, version: Version, type_: type[T]) -> T | None:
        """Give what was read under a version; None where nothing was, it is erased, or it is another venue's."""
        query = (
            sa.select(tables.payload.c.body)
            .join(tables.record, with_record(tables.payload))
            .where(
                tables.record.c.venue == self.venue,
                tables.record.c.venue == version.venue,
                tables.record.c.kind == version.kind,
                tables.record.c.key == version.key,
                tables.record.c.seq == version.seq,
            )
        )
        with self.reading(one=True) as connection:
            body = connection.scalar(query)
        return None if body is None else self._value(type_, body, version.seq)

    def version(self, kind: str, key: str = "", *, until: int | None = None) -> Version:
        """Give the version of what is recorded under a kind and key, or of all of a kind; of those up to `until`."""
        with self.reading(one=True) as connection:
            return newest(connection, self.venue, kind, key, until=until)

    def version_of_none(self, kind: str, key: str) -> Version:
        """Give the version of what is not recorded yet: whoever names it takes the place of nothing."""
        return self._version(kind, key, 0)

    def save_draft(
        self, kind: str, key: str, payload: object, *, over: str | None = None, may_be_lost: bool = False
    ) -> str:
        """Keep a draft (no record) and give its version. `over` is the version that it replaces, '' for none yet;
        without it, whatever is there. What `may_be_lost` with power, as it is made again, waits for no disk. Raises
        `DraftOvertakenError` where another is there.
        """
        with self.noting() if may_be_lost else self.writing(alone=False) as connection:
            return drafts.save(connection, self.venue, kind, key, payload, over=over)

    def change_drafts(self, changed: Sequence[DraftChange]) -> tuple[str, ...]:
        """Change drafts, all of them or none, and give their new versions. Raises `DraftOvertakenError`."""
        # one locks its own row; several, in whatever order, could each wait for the other
        with self.writing(alone=len(changed) > 1) as connection:
            return tuple(drafts.change(connection, self.venue, one) for one in changed)

    def draft(self, kind: str, key: str) -> KeptDraft | None:
        """Give a draft, None where there is none. Raises `UnreadableDraftError` where it cannot be read."""
        with self.reading(one=True) as connection:
            return drafts.one(connection, self.venue, self.shown, kind, key)

    def drafts(self, kind: str | None = None, *, readable_only: bool = True) -> tuple[KeptDraft, ...]:
        """List the drafts of a kind, or all of them; as they were when that was asked for the same page."""

        def ask() -> tuple[KeptDraft, ...]:
            with self.reading(one=True) as connection:
                return drafts.kept(connection, self.venue, kind=kind, readable_only=readable_only)

        return once(("drafts", self.database, self.venue, kind, readable_only), ask)

    def drop_draft(self, kind: str, key: str, *, over: str | None = None) -> None:
        """Forget a draft; with `over`, only that version of it. Raises `DraftOvertakenError` where it is another."""
        with self.writing(alone=False) as connection:
            drafts.drop(connection, self.venue, kind, key, over)

    def add_to_journal(self, run: str, step: int, bodies: Sequence[str]) -> None:
        """Keep facts of a run under way (JSON), numbered from `step` on, so that a crash loses nothing of them."""
        rows = [{"venue": self.venue, "run": run, "step": at, "body": body} for at, body in enumerate(bodies, step)]
        with self.writing() as connection:
            connection.execute(tables.journal.insert(), rows)

    def journal(self, run: str) -> list[Any]:
        """Give the facts kept of a run under way, in order."""
        mine = self._journal_of(sa.select(tables.journal.c.body), run).order_by(tables.journal.c.step)
        with self.reading(one=True) as connection:
            return [json_of(body, self.shown, f"the journal of {run}") for body in connection.scalars(mine)]

    def journals(self) -> dict[str, Any]:
        """Give the first fact kept of each run under way, by the run's id."""
        first = sa.select(tables.journal.c.run, tables.journal.c.body).where(
            tables.journal.c.venue == self.venue, tables.journal.c.step == 0
        )
        with self.reading(one=True) as connection:
            rows = connection.execute(first).all()
        return {row.run: json_of(row.body, self.shown, f"the journal of {row.run}") for row in rows}

    def drop_journal(self, run: str) -> None:
        """Forget the journal of a run whose record has been made."""
        with self.writing(alone=False) as connection:
            connection.execute(self._journal_of(tables.journal.delete(), run))

    @property
    def shown(self) -> str:
        """The database's name for people: its file, or its address without a password."""
        return self.database.shown

    @property
    def signer(self) -> Signer | None:
        """The key that signs; None where there is none."""
        return self.database.signer(self.venue)

    @contextmanager
    def recording(self, *, all_of_it: bool = False) -> Iterator[sa.Connection]:
        """Open a transaction that adds records, as `Database.recording` does."""
        with self.database.recording(self.venue, all_of_it=all_of_it) as connection:
            yield connection

    @contextmanager
    def writing(self, *, alone: bool = True) -> Iterator[sa.Connection]:
        """Open a transaction that writes, as `Database.writing`. Raises `InputError`."""
        with self.database.writing(alone=alone) as connection:
            yield connection

    @contextmanager
    def noting(self, *, alone: bool = False) -> Iterator[sa.Connection]:
        """Open a transaction that writes what is no record, and does not wait for the disk; as `Database.noting`."""
        with self.database.noting(alone=alone) as connection:
            yield connection

    @contextmanager
    def reading(self, *, one: bool = False) -> Iterator[sa.Connection]:
        """Open a transaction that reads one moment, as `Database.reading`. Raises `InputError`."""
        with self.database.reading(one=one) as connection:
            yield connection

    def overwrite_erased(self) -> None:
        """Make the database give up the space of what was erased, as far as it can."""
        self.remembered.forget()
        self.database.overwrite_erased()

    def last(self) -> Last:
        """Give how far the venue's records go, or went when that was asked for the same page."""

        def ask() -> Last:
            with self.reading(one=True) as connection:
                return self._last_in(connection)

        return replace(once((self.database, self.venue), ask), proofs=self.database.proofs)

    def _last_in(self, connection: sa.Connection) -> Last:
        """Tell the venue's records as they are from what they were, and from what they were before a proof."""
        seq, digest = connection.execute(asked_often.LAST, {"venue": self.venue}).first() or (0, "")
        return Last(seq=seq, digest=str(digest), proofs=self.database.proofs)

    def _since(self, before: Last) -> Collection[str] | None:
        """Give the kinds of what was recorded since; None where that is much, or more became of the records."""
        said = {"venue": self.venue, "seq": before.seq, "most": _MOST_SINCE}
        with self.reading(one=True) as connection:
            rows = connection.execute(asked_often.SINCE, said).all()
        kinds = {row.kind for row in rows[1:]}
        goes_on = bool(rows) and rows[0].digest == before.digest and len(rows) < _MOST_SINCE
        return kinds if goes_on and not kinds & {CHAIN, ERASURE} else None

    def _version(self, kind: str, key: str, seq: int) -> Version:
        return Version(venue=self.venue, kind=kind, key=key, seq=seq)

    def _value(self, type_: type[T], body: object, seq: int) -> T:
        return value_of(type_, body, self.shown, f"record {seq}")

    def _journal_of(self, query: Any, run: str) -> Any:  # noqa: ANN401 - a selection or a deletion
        return query.where(tables.journal.c.venue == self.venue, tables.journal.c.run == run)
