"""Records about one thing: all versions of it, and files, letters, replies and reviews, kept and erased together."""

from dataclasses import dataclass
from datetime import date, datetime

from venuecheck.core.actor import Acted, Actor
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import NotFoundError, did_you_mean
from venuecheck.records import listing
from venuecheck.records.appending import CHAIN, ERASURE, FILE
from venuecheck.records.listing import ListedRecord
from venuecheck.records.store import Store
from venuecheck.records.version import Version
from venuecheck.service.record_keeping.statements import reason_and_name
from venuecheck.service.record_keeping.writing_over import refuse_undoing, refuse_unseen, undone_already, write_over
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

HOLD = "hold"
WORRY, WORRY_OPENED = "worry", "worry_opened"
"""What was noticed, for the safeguarding lead alone, and that they opened it."""
FOLLOWING = frozenset({FILE, "letter", "reply", "event_review", "condition", WORRY, WORRY_OPENED})
"""Kinds that go with the record that they are about: their keys begin with its key and a stroke."""
_REGISTER = frozenset({"register_head", "register_partner", "register_venue"})
STAYS = frozenset({ERASURE, HOLD, CHAIN, "trusted_key", "public_edition"}) | _REGISTER
"""Kinds of record that are never erased: they say why others were or were not, and name nobody's affairs.

What the public was told stays, or it could be told otherwise. A coordinator's register does not lapse because nothing
changed in it.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """All records about one thing."""

    kind: str
    key: str
    entries: tuple[ListedRecord, ...]
    """In order; the last is the newest version or file."""

    @property
    def seqs(self) -> tuple[int, ...]:
        """Their places in the chain."""
        return tuple(entry.seq for entry in self.entries)

    @property
    def since(self) -> date:
        """The day of the newest."""
        return london_day(max(datetime.fromisoformat(entry.at) for entry in self.entries))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """Why something must stay, whatever its period; or that it need not any more."""

    record: str
    reason: str
    person: str
    placed: datetime
    released: bool = False
    by: Acted | None = None
    """Who that person is, and how it was known; None in records of earlier versions."""


def groups_of(store: Store) -> tuple[Group, ...]:
    """Give everything that is recorded of the site and can be erased, by what it is about."""
    found: dict[tuple[str, str], list[ListedRecord]] = {}
    files: dict[str, list[ListedRecord]] = {}
    for entry in listing.entries(store):
        if entry.kind in FOLLOWING:
            files.setdefault(entry.key.rpartition("/")[0], []).append(entry)
        elif entry.kind not in STAYS:
            found.setdefault((entry.kind, entry.key), []).append(entry)
    made = [
        Group(kind=kind, key=key, entries=tuple(sorted((*own, *files.pop(key, ())), key=lambda entry: entry.seq)))
        for (kind, key), own in found.items()
    ]
    # what went with a record that was erased before, as by hand: it must not stay for ever
    made += [Group(kind=entries[0].kind, key=about, entries=tuple(entries)) for about, entries in files.items()]
    return tuple(sorted(made, key=lambda group: group.seqs[0]))


def holds_of(store: Store) -> dict[str, Hold]:
    """Give the holds that stand, by the key of what they hold."""
    return {hold.record: hold for hold in store.all(HOLD, Hold) if not hold.released}


def hold(
    site: Site,
    store: Store,
    record: str,
    *,
    reason: str,
    person: str | Actor,
    now: datetime,
    seen: Version | None = None,
    replaces: bool = False,
) -> Hold:
    """Keep what is recorded under this id until it is released. Raises `InputError`.

    `seen` is the version of the hold that the person saw, without it the one of now; then a hold that stands gives way
    only where the person `replaces` it. Raises `ConflictError` where one stands, or somebody placed or released one
    since.
    """
    actor = acting(site.people, site.venue.id, person, Doing.HOLD)
    why, who = why_and_who(reason, actor.name)
    read = seen or store.version(HOLD, record)
    known = {group.key for group in groups_of(store)}
    if record not in known:
        raise NotFoundError.at(plain(record, 80), "nothing is recorded under this id", did_you_mean(record, known))
    before = store.value_of(read, Hold)
    if seen is None and not replaces and before is not None and not before.released:
        refuse_unseen(plain(record, 80), _stands(before), before.person, before.placed)
    made = Hold(record=record, reason=why, person=who, placed=now, by=actor.acted)
    return write_over(store, read, made, now)


def _stands(before: Hold) -> str:
    return f"it is held, because “{before.reason}”"


def release(
    site: Site,
    store: Store,
    record: str,
    *,
    reason: str,
    person: str | Actor,
    now: datetime,
    seen: Version | None = None,
    replaces: bool = False,
) -> Hold:
    """Let what was held go its way.

    Raises `InputError` where no hold stands, and `ConflictError` where somebody else's does, unless the person has
    `seen` it or `replaces` it, and as `hold` does.
    """
    actor = acting(site.people, site.venue.id, person, Doing.HOLD)
    why, who = why_and_who(reason, actor.name)
    read = seen or store.version(HOLD, record)
    before = store.latest(HOLD, record, Hold)
    if before is None:
        fix = did_you_mean(record, holds_of(store))
        raise NotFoundError.at(plain(record, 80), "no hold stands on this id", fix)
    if before.released:
        raise undone_already(record, "released", before.reason, before.person, before.placed)
    if seen is None and not replaces:
        refuse_undoing(record, _stands(before), by=before.person, at=before.placed, person=who)
    made = Hold(record=record, reason=why, person=who, placed=now, released=True, by=actor.acted)
    return write_over(store, read, made, now)


def why_and_who(reason: str, person: str) -> tuple[str, str]:
    """Give why records are held, released or erased, and by whom. Raises `InvalidError` where either says nothing."""
    return reason_and_name(reason, person, fix="say why, so that others understand it", least=_SHORTEST_REASON)


_SHORTEST_REASON = 4
"""A number of a complaint, or of a claim, says enough."""
