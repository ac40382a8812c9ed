"""The bookings of a venue: what waits, what is unfinished, what was decided, and each of them by itself."""

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, render_template, request

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.condition_seen import KEPT_WORDS
from venuecheck.assessment.event_days import event_days
from venuecheck.assessment.organisers_part import asks_organiser
from venuecheck.assessment.replying import LetterKind, Reply
from venuecheck.report.venue.at_the_desk import shown_at_the_desk
from venuecheck.service.bookings.conditions import conditions_of
from venuecheck.service.bookings.judging_matches import of_these_to_judge
from venuecheck.service.bookings.kept_drafts import kept_drafts
from venuecheck.service.bookings.letters import letters_of
from venuecheck.service.bookings.organisers_forms import form_of_booking, forms, of_these_to_look_at, words_of
from venuecheck.service.bookings.recorded import RECORD_KIND, read_assessment
from venuecheck.service.bookings.replies import REPLY, may_be_looked_back_on, replies_to, reviews_of
from venuecheck.service.bookings.series import of_these_waiting, waiting
from venuecheck.web import asking
from venuecheck.web.bookings.desk import UNNAMED
from venuecheck.web.gate import sees

bookings = Blueprint("bookings", __name__, url_prefix="/venues/<venue>/bookings")

_A_PAGE = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """A booking that waits, in a list."""

    id: str
    subject: str
    title: str
    recommended: str
    person: str
    since: datetime
    days: str
    """Of the event; empty where nobody has said."""


@bookings.get("/")
def all_bookings() -> str:
    """List what waits first, then what is unfinished, then the rest."""
    venue = asking.here()
    recorded = venue.store.all(RECORD_KIND, Assessment)
    of_venue = {one.id for one in recorded if one.is_of_venue}
    replies = venue.store.all(REPLY, Reply)
    parts = forms(venue.store)
    stands = shown_at_the_desk(recorded, venue.now, replies)
    shown = [one for one in stands if one.id not in of_venue]
    page = max(1, request.args.get("page", 1, int))
    mine = asking.actor().name
    titles = {one.id: one.title for one in asking.served().venues.checklists("booking")}
    kept = [one for one in kept_drafts(venue.store) if one.checklist in titles]
    return render_template(
        "bookings/all.html",
        waiting=[_waits(one) for one in of_these_waiting(recorded, replies, venue.now)],
        to_judge=[_waits(one) for one in of_these_to_judge(recorded)],
        unfinished=sorted(kept, key=lambda one: one.person != mine),
        titles=titles,
        from_organisers=[
            (booking, words_of(form, venue.now)) for form, booking in of_these_to_look_at(recorded, parts.values())
        ],
        of_organisers={name: words_of(one, venue.now) for name, one in parts.items()},
        unnamed=UNNAMED,
        mine=mine,
        shown=shown[(page - 1) * _A_PAGE : page * _A_PAGE],
        page=page,
        is_last=page * _A_PAGE >= len(shown),
    )


@bookings.get("/<assessment>")
def booking(assessment: str) -> str:
    """Show one booking, in the words of the report."""
    venue = asking.here()
    read = read_assessment(venue.store, assessment)
    replies, letters = replies_to(venue.store, read.value), letters_of(venue.store, read.value)
    shown = shown_at_the_desk((read.value,), venue.now, replies)[0]
    is_for_me = sees("deciding.matches")  # who was asked, and what they said, would tell why
    days = event_days(read.value)
    asking.note("looked at a booking", assessment)
    return render_template(
        "bookings/booking.html",
        booking=read.value,
        shown=shown,
        days=days.shown if days else "",
        form=form_of_booking(venue.store, assessment),
        asks_organiser=any(
            one.id == read.value.checklist and asks_organiser(one)
            for one in asking.served().venues.checklists("booking")
        ),
        conditions=conditions_of(venue.store, read.value),
        kept_words=KEPT_WORDS,
        reviews=reviews_of(venue.store, read.value),
        may_be_looked_back_on=may_be_looked_back_on(read.value),
        letters=[one for one in letters if is_for_me or one.kind is not LetterKind.REFERRAL],
        replies=replies if is_for_me else (),
        is_to_judge=any(name.to_judge for name in read.value.screened),
        is_to_decide=any(one.id == assessment for one in waiting(venue.store, venue.now)),
        deciders=venue.site.deciders,
    )


def _waits(one: Assessment) -> Waits:
    days = event_days(one)
    return Waits(
        id=one.id,
        subject=one.subject,
        title=one.checklist_title,
        recommended=one.recommendation.title,
        person=one.person,
        since=one.finished or one.started,
        days=days.shown if days else "",
    )
