"""The database in which records are: opened, made and brought up to date. It can hold the chains of several venues."""

import contextlib
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from venuecheck.core.problem import InputError
from venuecheck.core.step import Step, Then
from venuecheck.records import former_copies
from venuecheck.records.address import of_file
from venuecheck.records.beginning import begun, not_whole, refuse_unlike
from venuecheck.records.chain_event import ChainEvent
from venuecheck.records.chains import OWN, chain_of, chains_in
from venuecheck.records.copies import file_of, is_locked_away, private_copy, refuse_no_file, wrong_beside
from venuecheck.records.damage import Damage, NotWholeError
from venuecheck.records.ending import Held, head_of
from venuecheck.records.engine import connect, noting, overwrite_erased, reading, writing
from venuecheck.records.exchanged import exchanged
from venuecheck.records.first_anchor import take_unused
from venuecheck.records.held_to import every_held, held_beside, held_here
from venuecheck.records.mark import Mark
from venuecheck.records.marking import marked, place_of
from venuecheck.records.misplaced import misplaced
from venuecheck.records.neighbours import have_all_told, sign, untold
from venuecheck.records.one_page import changed
from venuecheck.records.outside import Beside, Outside, beside_file
from venuecheck.records.own_key import name_where_not, not_naming, own_key
from venuecheck.records.said_of_others import named
from venuecheck.records.schema import bring_up_to_date
from venuecheck.records.signing import Signer
from venuecheck.records.unusable import unusable
from venuecheck.records.verifying import examine


class Database:
    """All that is recorded in one place. Use it as a context manager; what one venue records, by its own `Store`."""

    def __init__(
        self, engine: sa.Engine, shown: str, beside: Beside | None = None, copied: contextlib.ExitStack | None = None
    ) -> None:
        """Take an open engine; `copied` ends a private copy of a store that can only be read where it lies."""
        self._engine, self._shown, self._beside, self._copied = engine, shown, beside, copied
        self.proofs = 0
        """How often records were proven since it was opened: what was read before a proof is read anew after it."""

    @classmethod
    def open(cls, url: str, beside: Beside | None = None, chain: str = "") -> Self:
        """Open the database at `url` (SQLAlchemy's form), made or brought up to date where needed.

        `beside` says where the keys and the anchors of its chains are; without it beside a file of SQLite's, and
        nowhere for another database: nothing can then be recorded. Raises `InputError` where it cannot be opened, and
        `NotWholeError` where the anchor of `chain`, or of any, says that there were records and nothing is there, or a
        key without one does.
        """
        beside = beside or beside_file(url)
        refuse_what_is_gone(url, beside, chain)
        path = file_of(url)
        if path is not None and is_locked_away(path):
            return cls.of_copy(path, beside)
        engine, shown = connect(url)
        with _ready(engine, shown):
            bring_up_to_date(engine, shown, lambda one: _refuse_second(one, beside, shown), refuse_unlike(shown, chain))
        made = cls(engine, shown, beside)
        if beside is not None and chain:
            take_unused(beside, chain, lambda other: other not in made.chains())
        return made

    @classmethod
    def of_copy(cls, path: Path, beside: Beside | None) -> Self:
        """Open a private copy of a store whose folder cannot be written to: it can be read, and nothing more."""
        with contextlib.ExitStack() as stack:
            try:
                copy = stack.enter_context(private_copy(path))
            except OSError as error:
                what = f"the store cannot be read ({error.strerror or 'input error'})"
                raise InputError.at(str(path), what, "check who may read it") from None
            engine, _ = connect(of_file(copy))
            with _ready(engine, str(path)):
                bring_up_to_date(engine, str(path))
            return cls(engine, str(path), beside, stack.pop_all())

    def __enter__(self) -> Self:
        """Give itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()
        if self._copied is not None:
            self._copied.close()

    @property
    def shown(self) -> str:
        """Its name for people: its file, or its address without a password."""
        return self._shown

    @property
    def anchored(self) -> frozenset[str]:
        """The chains of which an anchor stands outside it."""
        return self._beside.chains() if self._beside else frozenset()

    def chains(self) -> frozenset[str]:
        """Name the chains that it holds."""
        with self.reading() as connection:
            return frozenset(chains_in(connection))

    def held_here(self) -> tuple[str, ...]:
        """Name the venues of which the key or the anchor is here, or that are gone by what others say: in it or not."""
        with self.reading() as connection:
            gone = named(connection) - (there := {*chains_in(connection)})
        here = {one for one in there | self.anchored if self._beside and self._beside.of(one).is_here}
        return tuple(sorted({*here, *gone} - {OWN}))

    def signer(self, chain: str) -> Signer | None:
        """Give the key that signs a chain; None where there is none. Raises `InputError` where it cannot be used."""
        return self._beside.of(chain).signer() if self._beside else None

    def signed_by(self, chain: str) -> str:
        """Give the key that signed the last record of a chain (hexadecimal); empty where none did."""
        with self.reading() as connection:
            return str((head_of(connection, chain_of(connection, chain)) or {"public_key": ""})["public_key"])

    def held(self, chain: str) -> Held:
        """Give what the end of any chain is held to: what stands outside, where that is here. Raises `InputError`."""
        return held_beside(self._beside, chain) if self._beside else Held(anchored=False)

    def held_fast(self, chain: str) -> Held:
        """Give what a chain is held to of which something is to leave: its own key and anchor. Raises `InputError`."""
        return held_here(self._beside, chain) if self._beside else Held(anchored=False)

    def outside_of_all(self, leaving: Collection[str] = ()) -> dict[str, Held]:
        """Give what each chain is held to that is here; those `leaving` as `held_fast` does. Raises `InputError`."""
        return {**(every_held(self._beside) if self._beside else {}), **{one: self.held_fast(one) for one in leaving}}

    def wait_for_new_keys(self) -> None:
        """Wait a little where a key takes the place of another just now."""
        if self._beside:
            self._beside.wait_for_new_keys()

    def exchanged(self, connection: sa.Connection) -> tuple[Damage, ...]:
        """Name keys and anchors under one another's names, where something is not whole."""
        return tuple(exchanged(connection, self._beside)) if self._beside else ()

    def outside_of(self, chain: str) -> Outside:
        """Give where the key and the anchor of a chain are, or are to be. Raises `InputError` where that is nowhere."""
        beside = self._to_record()
        with self.reading() as connection:
            return place_of(connection, beside, chain)

    @contextmanager
    def recording(self, venue: str, *, all_of_it: bool = False) -> Iterator[sa.Connection]:
        """Open a transaction that adds records: on an end that is proven, signed, and anchored outside once committed.

        `venue` is whose chain they are added to; `all_of_it` is proven where something is to go. Raises `NotWholeError`
        where it is not as recorded, `InputError` where database, key or anchor cannot be used: nothing is then written.
        """
        beside = self._to_record()
        with contextlib.ExitStack() as stack:
            with begun(self.writing, beside, self._shown, venue, all_of_it=all_of_it) as (connection, outside, signer):
                yield connection
                mark = sign(connection, signer, venue, beside)
                own = own_key(connection, beside, outside)
                settle = stack.enter_context(outside.prepared(mark, signer, own))
            # no lock: whoever recorded since has taken away, before they committed, what is to be put in its place here
            with contextlib.suppress(InputError):
                now = outside.anchor()
                if now is None or now.public_key != mark.public_key or now.records < mark.records:
                    settle()

    def name_own(self) -> None:
        """Have the anchors of the venues here name the key of the store's own matters, and the ends here each other.

        What cannot be written is left for the next record. Raises `InputError` where the database cannot be used.
        """
        if (beside := self._beside) is None:
            return
        with self.reading() as connection:
            if not any(not_naming(connection, beside)) and not untold(connection, beside):
                return
        with self.writing() as connection:
            name_where_not(connection, beside)
            have_all_told(connection, beside)

    def mark_anew(
        self, venue: str, told: Callable[[Mark | None], ChainEvent], held: Held, signer: Signer | None = None
    ) -> Mark:
        """Record what became of a venue's chain, all of it proven first, and set its anchor by that whatever it named.

        `told` gives what to record, from how far the records go; `signer` signs from now on, where it is another key.
        Raises `NotWholeError` and `InputError`; nothing is then changed.
        """
        beside = self._to_record()
        with contextlib.ExitStack() as stack:
            with self.writing() as connection:
                proven = examine(connection, venue, held)
                if not proven.is_whole:
                    raise not_whole(self._shown, proven.faults)
                event = told(proven.mark)
                mark, anchored = marked(connection, beside, venue, proven.mark, event, signer=signer)
                settle = stack.enter_context(anchored)
            settle()
        return mark

    def _to_record(self) -> Beside:
        """Give what stands outside, where the store was opened with it: nothing is recorded without its key."""
        if self._beside is None:
            fix = "name its configuration, beside which the key is"
            raise InputError.at(self._shown, "the store was opened without its key: nothing is recorded", fix)
        return self._beside

    @contextmanager
    def writing(self, *, alone: bool = True) -> Iterator[sa.Connection]:
        """Open a transaction that writes. Raises `InputError` where the database cannot be used, or only be read.

        Not `alone`: it touches no record, and whoever adds one need not wait for it (in PostgreSQL).
        """
        with self._said(writes=True), changed(), writing(self._engine, alone=alone) as connection:
            yield connection

    @contextmanager
    def noting(self, *, alone: bool = False) -> Iterator[sa.Connection]:
        """Open a transaction that writes what is no record, and may be lost with the computer's power.

        In PostgreSQL others can write meanwhile, unless `alone`: else whoever reads first locks what they read.
        """
        with self._said(writes=True), changed(), noting(self._engine, alone=alone) as connection:
            yield connection

    @contextmanager
    def reading(self, *, one: bool = False) -> Iterator[sa.Connection]:
        """Open a transaction that reads one moment; `one`: for a single statement. Raises `InputError`."""
        with self._said(), reading(self._engine, one=one) as connection:
            yield connection

    def overwrite_erased(self) -> None:
        """Give up the space of what was erased, as far as can be, and copies of former forms that still hold it."""
        with self._said():
            overwrite_erased(self._engine)
        former_copies.remove(self._engine)

    @contextmanager
    def _said(self, *, writes: bool = False) -> Iterator[None]:
        """Turn the database's own errors into one that a person can act on; refuse whoever writes to a copy."""
        if writes and self._copied is not None:
            raise InputError.at(self._shown, "the store can only be read here: nothing is written", _READ_ONLY)
        try:
            yield
        except DatabaseError as error:
            raise unusable(self._shown, "used", error) from None


@contextmanager
def _ready(engine: sa.Engine, shown: str) -> Iterator[None]:
    """Make an engine ready for use, and close it where that fails. Raises `InputError`."""
    try:
        yield
    except (InputError, DatabaseError) as error:
        engine.dispose()
        if isinstance(error, InputError):
            raise
        raise unusable(shown, "opened", error) from None


def _refuse_second(connection: sa.Connection, beside: Beside | None, shown: str) -> None:
    """Make no second store where the server looks, as long as the one of which anchors tell is elsewhere on it."""
    if beside is not None and (faults := tuple(misplaced(connection, beside.marks()))):
        raise not_whole(shown, faults)


def refuse_what_is_gone(url: str, beside: Beside | None, chain: str = "") -> None:
    """Make no new store where an anchor, or a key without one, says that there were records that are gone.

    Raises `NotWholeError`.
    """
    path = file_of(url)
    if path is None or beside is None:  # a copy on its way has no journal that is not its own
        return
    refuse_no_file(path)
    if wrong := wrong_beside(path):
        raise not_whole(str(path), [Damage(seq=0, what=wrong)])
    if path.exists() and path.stat().st_size:
        return
    named = [anchor.words for anchor in beside.marks(chain) if anchor.records]
    if named or beside.has_lone_key(chain):
        seen = "is empty" if path.exists() else "is not there"
        rest = f"its anchor names {named[0]}" if named else "a key is here without an anchor"
        raise NotWholeError.at(str(path), f"the store {seen}, and {rest}", _GONE, then=Then(step=Step.RESTORE))


_GONE = "restore your last backup or, only where there is none any more, have an administrator begin a new chain"
_READ_ONLY = "do this where its folder can be written to"
