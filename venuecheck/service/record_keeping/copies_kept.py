"""Copies of a site's records that were made on its computer: made, listed, given out and brought back from a page."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from venuecheck.core.actor import Actor
from venuecheck.core.problem import ForbiddenError, NotFoundError
from venuecheck.records import copying
from venuecheck.records.one_at_a_time import alone
from venuecheck.records.verifying import Verification
from venuecheck.service.record_keeping.proof import back_up, backup_name, bring_back_over, refuse_others, verify
from venuecheck.service.record_keeping.statements import reason_and_name
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

_MOST: Final = 30
"""Copies beside a configuration: each is as large as the records."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCopy:
    """One that lies beside the configuration."""

    path: Path
    made: datetime
    size: int
    """In bytes."""

    @property
    def name(self) -> str:
        """Its file's name."""
        return self.path.name


def copies_of(site: Site) -> tuple[KeptCopy, ...]:
    """List the copies that the program made of the site's records, the newest first."""
    like = re.compile(rf"{re.escape(site.venue.id)}-[0-9]{{8}}-[0-9]{{6}}\.db")
    there = [one for one in site.path.parent.glob("*.db") if like.fullmatch(one.name) and not one.is_symlink()]
    known = [(one, one.stat()) for one in there if one.is_file()]
    found = [
        KeptCopy(path=one, made=datetime.fromtimestamp(seen.st_mtime, UTC), size=seen.st_size) for one, seen in known
    ]
    return tuple(sorted(found, key=lambda one: one.name, reverse=True))


def copy_named(site: Site, name: str) -> KeptCopy:
    """Give one of them. Raises `NotFoundError`."""
    found = next((one for one in copies_of(site) if one.name == name), None)
    if found is None:
        raise NotFoundError.of("copy", "there is no such copy", "choose one of the list")
    return found


def make_copy(site: Site, *, person: Actor, administered: Collection[str], now: datetime) -> Verification:
    """Copy the records beside the configuration, and prove the copy. Raises `InputError`."""
    acting(site.people, site.venue.id, person, Doing.KEEP_RECORDS)
    refuse_others(verify(site), administered)
    if len(copies_of(site)) >= _MOST:
        what = f"there are {_MOST} copies already"
        fix = "have whoever looks after the server move the old ones to a safe place"
        raise ForbiddenError.of("copy", what, fix)
    return back_up(site, backup_name(site, now))


def take_copy(site: Site, name: str, *, person: Actor, administered: Collection[str]) -> Path:
    """Give the file of a copy to whoever may have it, which the copy itself is asked. Raises `InputError`."""
    acting(site.people, site.venue.id, person, Doing.KEEP_RECORDS)
    refuse_others(verify(site), administered)
    copy = copy_named(site, name).path
    with copying.proven_copy(copy, {}, mine=site.venue.id) as (_, found):
        refuse_others(found, administered)
    return copy


def bring_copy_back(
    site: Site, name: str, *, person: Actor, administered: Collection[str], reason: str, now: datetime
) -> Verification:
    """Bring a copy back in the place of records that are not whole, which are kept beside it.

    A record says so: by whom, why, and how far the records went before. Raises `ForbiddenError` where they are whole.
    """
    actor = acting(site.people, site.venue.id, person, Doing.KEEP_RECORDS)
    with alone(site.store_url):
        found = verify(site)
        refuse_others(found, administered)
        why, who = reason_and_name(reason, actor.name, fix="say what happened: what was lost, and how")
        copy = copy_named(site, name).path
        if found.is_whole:
            raise ForbiddenError.of("copy", "the records are whole", "there is nothing to bring back")
        return bring_back_over(site, copy, administered=administered, now=now, person=who, reason=why)
