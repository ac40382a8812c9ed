"""Proving, copying and bringing back the records of a site."""

from collections.abc import Callable, Collection
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from venuecheck.core.problem import ForbiddenError, InvalidError
from venuecheck.records import copying
from venuecheck.records.beginning import not_whole
from venuecheck.records.chains import OWN, chain_of
from venuecheck.records.database import Database
from venuecheck.records.ending import end_of
from venuecheck.records.looking import prove
from venuecheck.records.one_at_a_time import alone
from venuecheck.records.put_in_place import put_in_place
from venuecheck.records.setting_aside import successor
from venuecheck.records.signing import in_one, is_fingerprint
from venuecheck.records.verifying import Verification, verify_each
from venuecheck.records.verifying import verify as _verify
from venuecheck.service.record_keeping.way_back import WayBack
from venuecheck.service.sites.opening import beside, open_store
from venuecheck.service.sites.site import Site


def verify(
    site: Site,
    on_progress: Callable[[int], None] | None = None,
    *,
    expect_key: str | None = None,
    at_least: int = 0,
) -> Verification:
    """Check every record of the site; nothing is changed. Raises `InputError` where the store cannot be read.

    `expect_key` is the fingerprint of the key that somebody else knows it by, `at_least` how many records they know of.
    """
    wanted = fingerprint_given(expect_key) if expect_key is not None else ""
    return prove(site.store_url, beside(site), site.venue.id, on_progress, fingerprint=wanted, at_least=at_least)


def fingerprint_given(text: str) -> str:
    """Give a fingerprint as somebody typed it, without blanks. Raises `InvalidError` where it is none."""
    plain = in_one(text)
    if not is_fingerprint(plain):
        what = "this is no fingerprint of a key"
        raise InvalidError.of("expect_key", what, "write its five groups of four, as in '0A1B 2C3D 4E5F 6071 8293'")
    return plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """What was proven at the door, to be handed on to whatever needs it proven."""

    shown: str
    """Where the records are."""
    chain: str
    verification: Verification

    def holds(self, database: Database, chain: str) -> bool:
        """Whether it is of this chain, and nothing was recorded there since."""
        mark = self.verification.mark
        if mark is None or (self.shown, self.chain) != (database.shown, chain):
            return False
        with database.reading() as connection:
            return end_of(connection, chain_of(connection, chain)).digest == mark.last


def proven(database: Database, chain: str) -> Proven:
    """Prove all records of a chain, once for all that leaves from them. Raises `NotWholeError`."""
    return Proven(shown=database.shown, chain=chain, verification=whole(database, chain))


def whole(
    database: Database,
    chain: str = "",
    known: Proven | None = None,
    *,
    alone: bool = False,
    read_next: Collection[str] = (),
) -> Verification:
    """Prove all records of a chain, or of every chain, before something leaves from them.

    `alone`: for what the desk needs, whatever became of other chains of the store. What is `known` to be proven, and
    has not grown since, is not proven again. `read_next` as for `records.verify`. Raises `NotWholeError`,
    which names what is wrong.
    """
    if known is not None and known.holds(database, chain):
        return known.verification
    return _refused(database, _verify(database, chain=chain, alone=alone, read_next=read_next))


def each_whole(
    database: Database, chains: Collection[str], known: Proven | None = None, *, read_next: Collection[str] = ()
) -> dict[str, Verification]:
    """Prove each of some chains as `whole` does, and nothing twice."""
    held = {chain: known.verification for chain in chains if known is not None and known.holds(database, chain)}
    to_prove = [chain for chain in chains if chain not in held]
    found = verify_each(database, to_prove, read_next=read_next) if to_prove else {}
    return {chain: held.get(chain) or _refused(database, found[chain]) for chain in chains}


def _refused(database: Database, found: Verification) -> Verification:
    if not found.is_whole:
        raise not_whole(database.shown, found.faults)
    return found


def words_of(proven: Verification) -> str:
    """Say in a line that records were proven whole, how far they go, and what belongs with that."""
    whole_words = f"Records whole: {proven.mark.words if proven.mark else 'nothing is recorded yet'}"
    return ". ".join((whole_words, *proven.to_tell))


def told_whole_or_not(database: Database, chain: str) -> str:
    """Prove all records of a chain, and say in a line what came of it: for what has to be given out all the same.

    Raises `InputError` where they cannot be read.
    """
    proven = _verify(database, chain=chain)
    return words_of(proven) if proven.is_whole else _not_whole_words(proven)


def told_if_not_whole(database: Database, chain: str) -> str:
    """Say what `told_whole_or_not` does, where something is wrong: for what is looked at. Raises `InputError`.

    What became of other chains of the store is not said: nothing leaves by it.
    """
    proven = _verify(database, chain=chain, alone=True)
    return "" if proven.is_whole else _not_whole_words(proven)


def _not_whole_words(found: Verification) -> str:
    first, more = found.faults[0], len(found.faults) - 1
    others = f", and {more} more" if more else ""
    return f"RECORDS NOT WHOLE: {first}{others}. What stands here may not be what was recorded"


def back_up(site: Site, to: Path | BinaryIO, on_progress: Callable[[int], None] | None = None) -> Verification:
    """Copy the site's records into a new file, or to a stream, and prove the copy. Raises `InputError`.

    The store may be in use. The key is not in the copy.
    """
    with open_store(site, whosever=True) as store:
        if isinstance(to, Path):
            return copying.back_up(store.database, to, on_progress, mine=store.venue)
        return copying.back_up_to(store.database, to, on_progress, mine=store.venue)


def restore(
    site: Site,
    file: Path | BinaryIO,
    on_progress: Callable[[int], None] | None = None,
    *,
    now: datetime,
    person: str = "",
    name: str = "the copy",
) -> Verification:
    """Bring a copy back where the site's records belong: a file, or what a page was sent, by `name`.

    A record says so: of which mark the copy was, and which one the anchor named until then. What it gives tells
    (`to_tell`) what is lost by it. Raises `InputError` where it is no whole copy, or records are there already.
    """
    with alone(site.store_url):
        return _restore(site, file, on_progress, now=now, person=person, name=name)


def _restore(
    site: Site,
    file: Path | BinaryIO,
    on_progress: Callable[[int], None] | None,
    *,
    now: datetime,
    person: str,
    name: str,
) -> Verification:
    way = WayBack.to(site, now=now, person=person)
    with ExitStack() as stack:
        with put_in_place(site.store_url) as url:
            verification = copying.restore(
                file,
                url,
                way.held,
                on_progress,
                mine=site.venue.id,
                name=name,
                place=site.store_url,
                also=lambda connection, found: way.record(connection, found, stack),
            )
        return way.done(verification)


def has_others(found: Verification, administered: Collection[str]) -> bool:
    """Whether a database holds records of venues that whoever asks does not administer: a copy of it holds them too.

    Of a database that cannot be read it is not known, and its copies are to be asked themselves.
    """
    return bool(found.others.keys() - {OWN, *administered})


def refuse_others(found: Verification, administered: Collection[str]) -> None:
    """Raise `ForbiddenError` where a copy is not for whoever asks."""
    if has_others(found, administered):
        fix = "have somebody do it who administers every venue of this database"
        raise ForbiddenError.of("copy", "a copy holds the records of other venues as well", fix)


def bring_back_over(
    site: Site, file: Path, *, administered: Collection[str], now: datetime, person: str, reason: str
) -> Verification:
    """Bring a copy back in the place of records that are not whole, which are kept beside it. Gives as `restore` does.

    Whoever calls holds the store alone, and administers every venue of the copy. Raises `InputError`; nothing is then
    changed.
    """
    way = WayBack.to(site, now=now, person=person, reason=reason)
    with ExitStack() as stack:
        with copying.proven_copy(file, way.held, mine=site.venue.id) as (copied, verification):
            refuse_others(verification, administered)
            with successor(site.store_url, f"{now:%Y%m%dT%H%M%S}") as new:
                way.kept = f" What was there is kept: {new.aside.shown}."
                with copied.reading() as source, new.writing() as connection:
                    copying.fill(source, connection, copying.everything())
                    way.record(connection, verification, stack)
                new.take_place()
        return way.done(verification)


def backup_name(site: Site, now: datetime) -> Path:
    """Give the name of a copy made now, beside the configuration."""
    return site.path.parent / f"{site.venue.id}-{now:%Y%m%d-%H%M%S}.db"
