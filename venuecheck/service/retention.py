"""Retention: what has been kept for long enough is erased, and a record says that it was."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.case_closing import case_closes, never_before
from venuecheck.core.actor import Actor
from venuecheck.core.london import london_day
from venuecheck.core.problem import InputError
from venuecheck.plans.period import months_after
from venuecheck.records import jobs
from venuecheck.records.erasing import Erasure, erase
from venuecheck.records.listing import last_place
from venuecheck.records.reading_back import as_written
from venuecheck.records.store import Store
from venuecheck.records.version import DraftOvertakenError
from venuecheck.service.bookings.draft_numbers import NUMBERS
from venuecheck.service.bookings.still_open import still_open
from venuecheck.service.record_keeping.names_beside import drop_with_names
from venuecheck.service.record_keeping.proof import whole
from venuecheck.service.record_keeping.readings import Reading, reading_of, refuse_another
from venuecheck.service.record_keeping.record_groups import Group, Hold, groups_of, holds_of
from venuecheck.service.sites.retention_periods import DRAFT, OTHER
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

_JOURNAL = "journal"
_ADVICE: Final = OutcomeKind.ADVISE.value
"""What nobody decides on."""
_TOLERANCE = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something with a day from which it is not needed any more."""

    key: str
    kind: str
    """Of record."""
    period: str
    """The entry of `retention:` that counts for it."""
    months: int
    since: date
    due: date
    seqs: tuple[int, ...]
    hold: Hold | None = None
    """What keeps it all the same."""
    open: tuple[str, ...] = ()
    """What is still open about it, which keeps it as well: clauses."""
    is_decided: bool = True
    """False where `period` is what was recommended, because nobody decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDue:
    """Answers never finished, or a check never gone on with. No record."""

    kind: str
    """`draft`, `journal`, or `events` of a check that ended or broke off."""
    key: str
    record_kind: str
    since: date
    version: str = ""
    """Of a draft: which saving of it is due. What somebody saved since stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is due on a day."""

    on: date
    due: tuple[Due, ...]
    held: tuple[Due, ...]
    """Due, and kept by a hold."""
    open: tuple[Due, ...]
    """Due, and kept because something about it is still open."""
    drafts: tuple[DraftDue, ...]
    kept: int
    """How many things are not due."""
    next_due: date | None
    """When the first of them will be."""
    read: Reading
    """All that would be erased, as somebody reads it now."""


def plan(site: Site, store: Store, *, now: datetime) -> Plan:
    """Work out what is due. Changes nothing.

    Raises `InputError` where the newest record is of the future: then today's date cannot be relied on.
    """
    today = london_day(now)
    until = last_place(store)
    groups = groups_of(store)
    newest = max((group.since for group in groups), default=today)
    if newest > today + _TOLERANCE:
        what = f"the newest record is of {newest.isoformat()}, and this computer says that today is {today.isoformat()}"
        raise InputError.at(str(site.path), what, "set the clock right; nothing was erased")
    holds = holds_of(store)
    cases = {one.id: one for one in store.all("assessment", Assessment)}
    open_now = still_open(store, now)
    is_open = open_now.to_keep()
    everything = [_due(site, group, cases, holds, is_open) for group in groups]
    ripe = [one for one in everything if one.due <= today]
    later = [one.due for one in everything if one.due > today]
    due = tuple(one for one in ripe if one.hold is None and not one.open)
    drafts = _drafts(site, store, now, open_now.forms)
    return Plan(
        on=today,
        due=due,
        held=tuple(one for one in ripe if one.hold is not None),
        open=tuple(one for one in ripe if one.hold is None and one.open),
        drafts=drafts,
        read=reading_of(until, due, drafts),
        kept=len(later),
        next_due=min(later, default=None),
    )


def run(site: Site, store: Store, *, now: datetime, person: str | Actor = "", seen: str | None = None) -> Plan:
    """Erase what is due, and record it; give what was.

    `seen`: the mark of the plan that somebody had before them; None where it was no page. Raises `InputError` as
    `plan` does, `NotWholeError` where a record is not as it was, `ConflictError` where something else is due by now.
    """
    who = acting(site.people, site.venue.id, person, Doing.ERASE)
    whole(store.database, store.venue, alone=True)
    made = plan(site, store, now=now)
    if seen is not None:
        changed, fix = "something else is due by now", "read what is due as it is now, and erase that"
        refuse_another(store, seen, made.read, thing=site.venue.id, changed=changed, fix=fix)
    for draft in made.drafts:
        if draft.kind == DRAFT:
            with contextlib.suppress(DraftOvertakenError):
                drop_with_names(store, draft.record_kind, draft.key, over=draft.version)
        elif draft.kind == _JOURNAL:
            store.drop_journal(draft.key)
        else:
            jobs.forget(store, draft.key)
    seqs = tuple(sorted(seq for one in made.due for seq in one.seqs))
    if seqs:
        why = "the retention period has ended"
        erase(store, Erasure(records=seqs, reason=why, person=who.name, by=who.acted), now)
    elif made.drafts:
        store.overwrite_erased()
    return made


def _due(
    site: Site,
    group: Group,
    cases: Mapping[str, Assessment],
    holds: Mapping[str, Hold],
    is_open: Mapping[str, tuple[str, ...]],
) -> Due:
    case = cases.get(group.key) if group.kind == "assessment" else None
    period = _outcome(case) if case else OTHER if group.kind == "assessment" else group.kind
    period = period if period in site.retention else OTHER
    months = site.retention[period]
    since = case_closes(case, group.since) if case else group.since
    return Due(
        key=group.key,
        kind=group.kind,
        period=period,
        months=months,
        since=since,
        due=max(months_after(since, months), (case and never_before(case)) or date.min),
        seqs=group.seqs,
        hold=holds.get(group.key),
        open=is_open.get(group.key, ()) if case else (),
        is_decided=case is None or case.is_of_venue or case.decision is not None or period == _ADVICE,
    )


def _outcome(case: Assessment) -> str:
    return (case.decision.kind if case.decision else case.recommendation.kind).value


def _drafts(site: Site, store: Store, now: datetime, kept: frozenset[str]) -> tuple[DraftDue, ...]:
    months = site.retention[DRAFT]
    with as_written(store.shown, "a draft, or a check that was stopped,"):
        drafts = [
            DraftDue(kind=DRAFT, key=one.key, record_kind=one.kind, since=_day(one.at), version=one.version)
            for one in store.drafts(readable_only=False)
            if one.kind != NUMBERS and one.key not in kept and one.at
        ]
        drafts += [
            DraftDue(kind=_JOURNAL, key=key, record_kind="run", since=_day(head["started"]))
            for key, head in store.journals().items()
        ]
        drafts += [
            DraftDue(kind="events", key=job.id, record_kind="run", since=london_day(job.heard))
            for job in jobs.jobs(store)
        ]
    return tuple(draft for draft in drafts if months_after(draft.since, months) <= london_day(now))


def _day(moment: str) -> date:
    return london_day(datetime.fromisoformat(moment))
