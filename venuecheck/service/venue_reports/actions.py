"""Who does an action and by when, and how a named person closes it, or opens it again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from venuecheck.core import day_words
from venuecheck.core.actor import Actor
from venuecheck.core.london import london_day
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import ConflictError, ForbiddenError, InvalidError, NotFoundError, did_you_mean
from venuecheck.core.step import Step, Then
from venuecheck.plans.said import ActionNote
from venuecheck.records.store import Store
from venuecheck.records.version import Recorded, Version
from venuecheck.report.venue.action import ActionShown, Closes
from venuecheck.service.record_keeping.statements import cleaned, person_problems, reason_and_name, wrong
from venuecheck.service.record_keeping.writing_over import refuse_undoing, refuse_unseen, undone_already, write_over
from venuecheck.service.sites.site import Site
from venuecheck.service.venue_reports.reporting import open_actions
from venuecheck.service.who_may import MAY_SEE, Doing, Seeing, acting

RECORD_KIND = "action"


def noted(store: Store, action: str) -> Recorded[ActionNote | None]:
    """Give what was said last of an action (its id), and which record says so."""
    read = store.version(RECORD_KIND, action)
    return Recorded(value=store.value_of(read, ActionNote), version=read)


def assign(
    site: Site,
    store: Store,
    action: str,
    *,
    owner: str,
    due: date | None,
    person: str | Actor,
    now: datetime,
    seen: Version | None = None,
    replaces: bool = False,
) -> ActionNote:
    """Say who does an open action, by when, or both. Raises `InputError`.

    `seen` is the version of what was said of the action as the person saw it, without it that of now; then an owner or
    a date that stands gives way only where the person `replaces` it. Raises `ConflictError` where another stands, or
    somebody said something else since.
    """
    who = acting(site.people, site.venue.id, person, Doing.ACT)
    owner, name = cleaned(owner), cleaned(who.name)
    problems = list(person_problems(name))
    if not owner and due is None:
        problems.append(wrong("owner", "neither an owner nor a date is given", "say who does it, by when, or both"))
    if owner:
        problems += person_problems(owner, "owner")
    if due is not None and due < london_day(now):
        problems.append(wrong("due", f"{due.isoformat()} is past", "name today or a later day"))
    if problems:
        raise InvalidError(problems)
    found = _open(store, open_actions(site, store, now=now), action)
    read = seen or store.version(RECORD_KIND, found.id)
    before = store.value_of(read, ActionNote)
    note = ActionNote(
        action=found.id,
        at=now,
        person=name,
        by=who.acted,
        owner=owner or (before.owner if before else ""),
        due=due or (before.due if before else None),
        text=found.text,
    )
    if seen is None and not replaces and before is not None and _takes_back(before, note):
        refuse_unseen(found.id, who_and_when(before), before.person, before.at)
    return write_over(store, read, note, note.at)


def who_and_when(note: ActionNote) -> str:
    """Say whose an action is, and by when."""
    by = f", by {day_words.day(note.due)}" if note.due else ""
    return f"{note.owner or 'nobody named yet'}{by}"


def _takes_back(before: ActionNote, now: ActionNote) -> bool:
    """Whether an owner or a date that was named is not there any more; to name one beside it takes nothing back."""
    return before.owner not in {"", now.owner} or before.due not in {None, now.due}


def close(
    site: Site,
    store: Store,
    action: str,
    *,
    reason: str,
    person: str | Actor,
    now: datetime,
    seen: Version | None = None,
) -> ActionNote:
    """Close an open action with a named person's written reason. Raises `InputError`.

    What is merely not recorded yet closes by being done, and is refused here.
    """
    who = acting(site.people, site.venue.id, person, Doing.ACT)
    reason, name = reason_and_name(reason, who.name, fix="say why nothing more is to be done")
    found = _open(store, open_actions(site, store, now=now), action)
    if found.closes is Closes.BY_ITSELF:
        what = "this action closes by being done, and nobody's reason takes its place"
        raise ForbiddenError.at(found.id, what, "do what it asks for", then=Then(step=Step.SEE_ACTIONS))
    read = seen or store.version(RECORD_KIND, found.id)
    before = store.value_of(read, ActionNote)
    note = ActionNote(
        action=found.id,
        at=now,
        person=name,
        by=who.acted,
        owner=before.owner if before else "",
        due=before.due if before else None,
        closed=True,
        reason=reason,
        text=found.text,
    )
    return write_over(
        store, read, note, note.at, again="read it; if nothing more is to be done all the same, close it again"
    )


def reopen(
    site: Site,
    store: Store,
    action: str,
    *,
    reason: str,
    person: str | Actor,
    now: datetime,
    seen: Version | None = None,
    replaces: bool = False,
) -> ActionNote:
    """Open an action again that a person closed; the records keep both.

    `seen` and `replaces` are as for `assign`: what somebody else closed is opened by whoever read why. Raises
    `InputError`, and `ConflictError` where somebody else closed it, or said something since.
    """
    who = acting(site.people, site.venue.id, person, Doing.ACT)
    reason, name = reason_and_name(reason, who.name, fix="say why it is to be open again")
    found = {one.value.action: one for one in store.read_all(RECORD_KIND, ActionNote)}
    said = found.get(action)
    if said is not None and not said.value.closed and said.value.reason:
        raise undone_already(action, "opened again", said.value.reason, said.value.person, said.value.at)
    if said is None or not said.value.closed:
        fix = did_you_mean(action, [note for note, one in found.items() if one.value.closed])
        raise NotFoundError.at(plain(action, 120), "no person has closed an action of this id", fix)
    before, read = said.value, seen or said.version
    if seen is None and not replaces:
        stands = f"it is closed, because “{before.reason}”"
        refuse_undoing(action, stands, by=before.person, at=before.at, person=name)
    return write_over(store, read, replace(before, at=now, person=name, by=who.acted, closed=False, reason=reason), now)


def seen_by(site: Site, actor: Actor, actions: Sequence[ActionShown]) -> tuple[ActionShown, ...]:
    """Give those of a venue's actions that somebody may see: whoever sees no booking, those about its networks."""
    return tuple(actions) if sees_all(site, actor) else about_networks(site, actions)


def sees_all(site: Site, actor: Actor) -> bool:
    """Whether somebody may see all of a venue's actions, and not only those about its networks."""
    return bool(actor.roles_at(site.venue.id) & MAY_SEE[Seeing.STANDING])


def about_networks(site: Site, actions: Sequence[ActionShown]) -> tuple[ActionShown, ...]:
    """Give those of a venue's actions that are about its networks."""
    networks = {network.id for network in site.networks}
    return tuple(one for one in actions if one.about in networks)


def persons_closed(store: Store) -> frozenset[str]:
    """Give the ids of the actions that persons closed: each of them can be opened again."""
    return frozenset(one.action for one in store.all(RECORD_KIND, ActionNote) if one.closed)


def refuse_closed(store: Store, action: str) -> None:
    """Say who closed an action (its id) that is no longer open, when and why. Raises `ConflictError` where a person
    did.
    """
    said = noted(store, action).value
    if said is not None and said.closed:
        raise ConflictError(
            thing=plain(action, 120),
            opening="it was closed",
            changed=f"“{said.reason}”",
            by=said.person,
            since=said.at,
            fix="open it again first, if there is something to do",
        )


def _open(store: Store, actions: Sequence[ActionShown], wanted: str) -> ActionShown:
    for action in actions:
        if action.id == wanted:
            return action
    refuse_closed(store, wanted)
    fix = did_you_mean(wanted, [action.id for action in actions]) or "see the open actions"
    raise NotFoundError.at(
        plain(wanted, 120), "there is no open action of this id", fix, then=Then(step=Step.SEE_ACTIONS)
    )
