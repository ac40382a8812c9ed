"""An organiser's part of a booking, which they fill in by a link: kept apart until they submit it.

The link opens again, as often as they like, until the part is submitted or its days are over. Opening it uses nothing
up, for mail scanners open links; what is kept of it is a digest. The part's own number opens nothing.
"""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from venuecheck.accounts import tokens
from venuecheck.assessment.answers import Answers
from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.event_days import with_days_of
from venuecheck.assessment.organisers_part import asks_organiser
from venuecheck.assessment.steps import decided_so_far
from venuecheck.core import day_words
from venuecheck.core.actor import Actor
from venuecheck.core.ids import new_id
from venuecheck.core.london import london_day
from venuecheck.core.problem import InvalidError
from venuecheck.core.venue import Venue
from venuecheck.records.codec import decode, encode
from venuecheck.records.drafts import KeptDraft
from venuecheck.records.store import Store
from venuecheck.service.bookings.drafts import DRAFT_KIND, Draft, draft_in, payload_of, save_draft
from venuecheck.service.bookings.recorded import RECORD_KIND
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import Doing, acting

_FORM: Final = "organiser_form"
_LINK: Final = "organiser_link"
DAYS: Final = 14
"""For so many days a link opens where nobody says otherwise."""
MOST_DAYS: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisersForm:
    """What is kept of an organiser's part. No record: what comes of it arrives in the venue's draft."""

    id: str
    """The number that the organiser is told."""
    checklist: str
    made: datetime
    """When the link that opens it was made, by `person`."""
    person: str
    ends: datetime
    link: str
    """The digest of the link that opens it; empty where none does."""
    answers: Mapping[str, Any]
    """A draft of the organiser's own, as `drafts.payload_of` writes it."""
    submitted: Mapping[str, Any] | None = None
    """What of it was submitted last: a correction that is not sent is nobody's but the organiser's."""
    sent: datetime | None = None
    """When it was submitted last; None where it has not come back."""
    is_changed: bool = False
    """Whether something was changed since it was submitted, and not submitted again."""
    withdrawn: datetime | None = None
    why_withdrawn: str = ""
    booking: str = ""
    """The recorded booking that came of it; empty as long as it is not recorded."""
    version: str = ""
    """Which saving of it this is."""

    def opens(self, now: datetime) -> bool:
        """Whether a link opens it."""
        return bool(self.link) and now < self.ends

    def draft(self, checklist: Checklist, venue: Venue) -> Draft:
        """Give what the organiser has answered so far, as the checklist takes it today."""
        return draft_in(self.answers, checklist, venue)

    def came_back(self, checklist: Checklist, venue: Venue) -> Answers:
        """Give what the organiser submitted last; nothing where nothing came back."""
        return draft_in(self.submitted, checklist, venue).answers if self.submitted is not None else Answers()


@dataclass(frozen=True, slots=True, kw_only=True)
class ByLink:
    """What a link leads to."""

    form: OrganisersForm
    opens: bool
    """Whether it opens the form; else it was used up by submitting, was ended, or its days are over."""


def words_of(form: OrganisersForm, now: datetime) -> str:
    """Say how it stands with an organiser's part, for the venue's staff."""
    if form.withdrawn is not None:
        return f"the organiser took the booking back on {day_words.day(form.withdrawn)}"
    if form.sent is not None:
        return f"came back from the organiser on {day_words.day(form.sent)}"
    made = day_words.day(form.made)  # whether anybody handed it over is not known
    if form.opens(now):
        until = day_words.day(form.ends)
        return f"link for the organiser made on {made}, and nothing came back yet; it opens until {until}"
    return f"link for the organiser made on {made}, and nothing came back: it has ended"


def make_link(
    site: Site,
    store: Store,
    checklist: Checklist,
    draft: Draft,
    *,
    person: str | Actor,
    now: datetime,
    days: int = DAYS,
) -> tuple[OrganisersForm, str]:
    """Make a link for the organiser of a draft, in place of one made before; give its secret part, kept nowhere else.

    Raises `InvalidError` where nothing is asked of an organiser, or the days are too many; `ForbiddenError`;
    `DraftOvertakenError` where somebody else went on with the draft.
    """
    who = _who_asks(site, checklist, person, days)
    known = form_of(store, draft.form)
    if known is not None:
        return new_link(site, store, known, person=person, now=now, days=days)
    begun = _begun(site, checklist, draft.subject, who, now=now, days=days)
    form, token = turned_over(store, begun)
    save_draft(store, replace(draft, form=form.id))
    return form, token


def make_link_of_booking(
    site: Site,
    store: Store,
    checklist: Checklist,
    booking: Assessment,
    *,
    person: str | Actor,
    now: datetime,
    days: int = DAYS,
) -> tuple[OrganisersForm, str]:
    """Make a first link for the organiser of a booking that is recorded; give its secret part, kept nowhere else.

    They see nothing of what is recorded: it may be in others' words. Raises as `make_link` does.
    """
    who = _who_asks(site, checklist, person, days)
    begun = _begun(site, checklist, booking.subject, who, now=now, days=days)
    return turned_over(store, replace(begun, booking=booking.id))


def _who_asks(site: Site, checklist: Checklist, person: str | Actor, days: int) -> Actor:
    if not asks_organiser(checklist):
        what = "nothing in this checklist is asked of an organiser"
        raise InvalidError.of("checklist", what, "answer it yourself")
    who = acting(site.people, site.venue.id, person, Doing.ASSESS)
    _check_days(days)
    return who


def _begun(site: Site, checklist: Checklist, subject: str, who: Actor, *, now: datetime, days: int) -> OrganisersForm:
    fresh = Draft.fresh(checklist, site.venue, now)
    # the day that the booking's name holds is not asked for again
    known_days = with_days_of(checklist, fresh.answers, subject, london_day(now))
    return OrganisersForm(
        id=new_id("form", now),
        checklist=checklist.id,
        made=now,
        person=who.name,
        ends=now + timedelta(days=days),
        link="",
        answers=payload_of(replace(fresh, subject=subject, answers=known_days)),
    )


def new_link(
    site: Site, store: Store, form: OrganisersForm, *, person: str | Actor, now: datetime, days: int = DAYS
) -> tuple[OrganisersForm, str]:
    """Make another link for the same part; the one before it opens nothing any more. Raises as `make_link` does."""
    who = acting(site.people, site.venue.id, person, Doing.ASSESS)
    _check_days(days)
    made = replace(form, made=now, person=who.name, ends=now + timedelta(days=days))
    return turned_over(store, made)


def turned_over(store: Store, form: OrganisersForm) -> tuple[OrganisersForm, str]:
    """Save a form with another link in place of its own, and give that link's secret part."""
    token = tokens.fresh()
    kept = save(store, replace(form, link=tokens.digest_of(token)))
    store.save_draft(_LINK, kept.link, {"form": kept.id})
    return kept, token


def end_link(site: Site, store: Store, form: OrganisersForm, *, person: str | Actor) -> OrganisersForm:
    """Have the link open nothing any more; what was submitted stays. Raises `ForbiddenError`."""
    acting(site.people, site.venue.id, person, Doing.ASSESS)
    return save(store, replace(form, link=""))


def by_link(store: Store, token: str, now: datetime) -> ByLink | None:
    """Give what a link leads to, which uses nothing up; None where it never led anywhere, or no booking is there."""
    digest = tokens.digest_of(token)
    found = store.draft(_LINK, digest)
    form = form_of(store, str(found.body["form"])) if found is not None else None
    if form is None or not _has_booking(store, form):
        return None
    return ByLink(form=form, opens=form.opens(now) and secrets.compare_digest(form.link, digest))


def form_of(store: Store, wanted: str) -> OrganisersForm | None:
    """Give the organiser's part of this number; None where there is none."""
    found = store.draft(_FORM, wanted) if wanted else None
    return _read(found) if found is not None else None


def form_of_booking(store: Store, assessment: str) -> OrganisersForm | None:
    """Give the organiser's part of a recorded booking; None where it had none."""
    return next((one for one in forms(store).values() if one.booking == assessment), None)


def forms(store: Store) -> dict[str, OrganisersForm]:
    """Give every organiser's part of the venue, by its number."""
    return {one.key: _read(one) for one in store.drafts(_FORM)}


def of_these_to_look_at(
    recorded: Iterable[Assessment], parts: Iterable[OrganisersForm]
) -> tuple[tuple[OrganisersForm, Assessment], ...]:
    """Give those bookings that an organiser has corrected or taken back, and on which nobody acted since."""
    by_id = {one.id: one for one in recorded}
    known = ((form, by_id[form.booking]) for form in parts if form.booking in by_id)
    return tuple((form, booking) for form, booking in known if not_acted_on(form, booking))


def not_acted_on(form: OrganisersForm, booking: Assessment) -> str:
    """Say what the organiser did about a recorded booking on which nobody acted since; empty where there is nothing.

    It is no record, so how the booking stands is not changed by it: whoever reads of the booking is told beside it.
    """
    if form.withdrawn is not None:
        on = day_words.day(form.withdrawn)
        said = f"The organiser took this booking back on {on}: the venue has not recorded that yet."
        return said if is_taken_back(form, booking) else ""
    if form.sent is None or form.sent <= (booking.finished or booking.started):
        return ""
    return f"The organiser has corrected their answers on {day_words.day(form.sent)}: look at what differs."


def is_taken_back(form: OrganisersForm, booking: Assessment) -> bool:
    """Whether the organiser took it back by their link, and nobody has recorded that: not even before it went on."""
    is_recorded = any(one.kind is OutcomeKind.WITHDRAWN for one in decided_so_far(booking))
    return form.withdrawn is not None and not is_recorded


def organiser_did(store: Store, booking: Assessment) -> str:
    """Say the same of one booking, whose part is looked for among what is kept."""
    form = form_of_booking(store, booking.id)
    return not_acted_on(form, booking) if form is not None else ""


def save(store: Store, form: OrganisersForm) -> OrganisersForm:
    """Keep a form in place of the one that was read. Raises `DraftOvertakenError` where it is another by now."""
    body = {name: value for name, value in encode(form).items() if name != "version"}
    return replace(form, version=store.save_draft(_FORM, form.id, body, over=form.version))


def recorded_as(store: Store, form: str, booking: str) -> None:
    """Note which recorded booking came of the draft with this form; nothing where it has none."""
    found = form_of(store, form)
    if found is not None and found.booking != booking:
        save(store, replace(found, booking=booking))


def forget(store: Store, draft: Draft) -> None:
    """Forget the organiser's part of a draft that is thrown away: then no link leads to it either.

    That of a booking which is recorded, and whose change is thrown away, stays.
    """
    if draft.form and not draft.changes:
        store.drop_draft(_FORM, draft.form)


def _has_booking(store: Store, form: OrganisersForm) -> bool:
    """Whether the draft, or the record, is still there that the part belongs to. What stands in it is not read."""
    if form.booking:
        return form.booking in store.keys(RECORD_KIND)
    return any(one.body.get("form") == form.id for one in store.drafts(DRAFT_KIND))


def _read(found: KeptDraft) -> OrganisersForm:
    return replace(decode(OrganisersForm, found.body), version=found.version)


def _check_days(days: int) -> None:
    if not 0 < days <= MOST_DAYS:
        raise InvalidError.of("days", f"a link opens for 1 to {MOST_DAYS} days", "write one of these numbers")
