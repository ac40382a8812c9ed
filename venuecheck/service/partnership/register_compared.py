"""What somebody wants of a register beside what they read and what stands now, and what others said of that."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from venuecheck.collate.facts import Partner
from venuecheck.core.change import Change
from venuecheck.records.listing import ListedRecord, beginning, value_in
from venuecheck.records.store import Store
from venuecheck.service.partnership.bundles_kept import KEY_KIND, TrustedKey
from venuecheck.service.partnership.compared_keys import with_compared
from venuecheck.service.partnership.register import Head, Register, RegisteredVenue
from venuecheck.service.partnership.register_changes import with_head, with_parts
from venuecheck.service.partnership.register_records import (
    HEAD_KEY,
    HEAD_KIND,
    PARTNER_KIND,
    RECORDED,
    VENUE_KIND,
    RecordedPartner,
    RecordedVenue,
)
from venuecheck.service.partnership.register_words import head_told, partner_told, venue_told

Part = tuple[str, str]
"""A part of a register: its kind of record, and its key there."""
_HEAD: Final = (HEAD_KIND, HEAD_KEY)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """Who said something of a part, and where."""

    person: str
    record: ListedRecord


class Compared:
    """Part by part, and of each what is said of it under what that is called."""

    def __init__(self, store: Store, stands: Register, wanted: Register, *, read: Register | None, on: date) -> None:
        """`read`: what somebody had before them, None where nobody can tell; `wanted`: what they make of that.

        Where it is None they make it of what `stands`. `on`: the day on which names and partners are compared.
        """
        self._store, self.is_read, self._on = store, read is not None, on
        self._stands, self._wanted = stands, wanted
        self._before, self._now, self._after = (dict(_parts(one)) for one in (read or stands, stands, wanted))
        partners = {**(read or stands).by_id, **stands.by_id, **wanted.by_id}
        venues = {one.id: one for each in (read or stands, stands, wanted) for one in each.venues}
        # whatever one of them names, in words
        self._register = replace(wanted, partners=tuple(partners.values()), venues=tuple(venues.values()))
        self._changed = [part for part, value in self._after.items() if self._before.get(part) != value]

    def merged(self) -> Register:
        """Give what stands, with what is wanted otherwise than it was read."""
        ids = {kind: {key for one, key in self._changed if one == kind} for kind in (PARTNER_KIND, VENUE_KIND)}
        # a key that somebody compared at an import is on record already
        known = with_compared(self._stands, self._store.all(KEY_KIND, TrustedKey)).keys
        keys = {
            venue: tuple(key for key in some if key not in known.get(venue, ()))
            for venue, some in self._wanted.keys.items()
        }
        after = with_parts(
            self._stands, replace(self._wanted, keys=keys), partners=ids[PARTNER_KIND], venues=ids[VENUE_KIND]
        )
        return with_head(after, self._wanted) if _HEAD in self._changed else after

    def overtaken(self, person: str, *, shown: int) -> Iterator[Change]:
        """Say what stands and would be replaced though `person` was not shown it, with who said so and when.

        `shown`: the place in the chain of the last record that they were shown; what they said themselves, and nobody
        else since, they know where nobody can tell what they read.
        """
        for part in filter(self._is_overtaken, self._changed):
            said = self._who_said(part)
            for change in self._changes(part):
                by = said[change.what]
                is_known = not self.is_read and by.person.casefold() == person.casefold()
                if by.record.seq > shown and not is_known:
                    yield Change(
                        what=f"{part[1]}, {change.what}" if part != _HEAD else f"the partnership, {change.what}",
                        before=change.before,
                        now=change.now,
                        by=by.person,
                        at=datetime.fromisoformat(by.record.at),
                        before_is="it was" if self.is_read else "you say",
                    )

    def _is_overtaken(self, part: Part) -> bool:
        stands = self._now.get(part)
        if self.is_read:
            return stands not in (self._before.get(part), self._after[part])
        return stands is not None

    def _changes(self, part: Part) -> Iterator[Change]:
        """Say what stands otherwise than it was read; where nobody can tell what was, what would be taken back."""
        other = self._told((self._before if self.is_read else self._after).get(part))
        stands = self._told(self._now.get(part))
        if part not in self._now:  # it has another id since, and nothing else of it is under this one
            other, stands = {}, self._told(self._store.latest(*part, RecordedVenue))
        for what in dict.fromkeys((*other, *stands)):
            before, now = other.get(what, ""), stands.get(what, "")
            if before != now and (now or self.is_read):
                yield Change(what=what, before=before, now=now)

    def _who_said(self, part: Part) -> Mapping[str, _Said]:
        """Give, of each thing that is or was said of a part, who said it as it stands now, or took it back."""
        said: dict[str, _Said] = {}
        before: Mapping[str, str] = {}
        for record, body in beginning(self._store, *part):
            if record.key == part[1]:
                value: object = value_in(self._store, RECORDED[part[0]], record, body)
                now = self._told(value)
                who = _Said(person=str(body.get("person", "")), record=record)
                said |= {what: who for what in {**before, **now} if before.get(what, "") != now.get(what, "")}
                before = now
        return said

    def _told(self, value: object) -> Mapping[str, str]:
        match value:
            case RecordedVenue() if value.renumbered:
                return {"id": value.renumbered}
            case RecordedVenue():
                return self._told(value.venue)
            case RegisteredVenue():
                return venue_told(value, self._register, self._on)
            case RecordedPartner():
                return partner_told(value.partner)
            case Partner():
                return partner_told(value)
            case Head():
                return head_told(value)
        return {}


def _parts(register: Register) -> Iterator[tuple[Part, object]]:
    yield _HEAD, replace(register, partners=(), venues=(), keys={})
    yield from (((PARTNER_KIND, one.id), one) for one in register.partners)
    yield from (((VENUE_KIND, one.id), one) for one in register.venues)
