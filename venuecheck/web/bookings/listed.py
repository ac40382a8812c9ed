"""The bookings of a venue: what waits, what is unfinished, what was decided, and each of them by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, render_template

from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.at_the_desk import at_the_desk
from venuecheck.assessment.condition_seen import KEPT_WORDS
from venuecheck.assessment.event_days import event_days
from venuecheck.assessment.letter_kind import LetterKind
from venuecheck.assessment.organisers_part import asks_organiser
from venuecheck.assurance.action import ActionStands
from venuecheck.assurance.bad_news import before_decision_ahead
from venuecheck.core.action import Action
from venuecheck.report.venue.at_the_desk import one_at_the_desk
from venuecheck.report.venue.decided import ahead_words, promised
from venuecheck.service.bookings.conditions import conditions_of
from venuecheck.service.bookings.judging_matches import of_these_to_judge
from venuecheck.service.bookings.kept_drafts import UNREADABLE, kept_drafts
from venuecheck.service.bookings.letters_made import letters_of
from venuecheck.service.bookings.names_early import drafts_to_judge
from venuecheck.service.bookings.noted_actions import noted_of
from venuecheck.service.bookings.organisers_forms import (
    form_of_booking,
    forms,
    not_acted_on,
    of_these_to_look_at,
    words_of,
)
from venuecheck.service.bookings.recorded import all_assessments, read_assessment
from venuecheck.service.bookings.replies import may_be_looked_back_on, replies_noted, reply_words, reviews_of
from venuecheck.service.bookings.room_clashes import clashes_while_on, warnings_of
from venuecheck.service.bookings.safeguarding import passed_to_lead
from venuecheck.service.bookings.series import of_these_waiting
from venuecheck.service.bookings.standing_now import standing_now
from venuecheck.service.venue_reports.still_to_do import still_to_do
from venuecheck.web import asking
from venuecheck.web.bookings.desk import UNNAMED
from venuecheck.web.gate import sees
from venuecheck.web.leaves import leaf

bookings = Blueprint("bookings", __name__, url_prefix="/venues/<venue>/bookings")


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
    recorded = all_assessments(venue.store)
    among = standing_now(venue.store, venue.now)
    parts = forms(venue.store)
    shown = leaf([one for one in among.newest if not one.is_of_venue], "page")
    waits = leaf(of_these_waiting(recorded, among.stands), "waiting")
    judged = leaf(of_these_to_judge(recorded), "to-judge")
    mine = asking.actor().name
    titles = {one.id: one.title for one in asking.here().checklists.known}
    return render_template(
        "bookings/all.html",
        waiting=waits.shown(_waits),
        to_judge=judged.shown(_waits),
        drafts_to_judge=leaf(drafts_to_judge(venue.store), "drafts-to-judge"),
        unfinished=leaf(sorted(kept_drafts(venue.store), key=lambda one: one.person != mine), "unfinished"),
        titles=titles,
        unreadable=UNREADABLE,
        from_organisers=leaf(
            [(booking, words_of(form, venue.now)) for form, booking in of_these_to_look_at(recorded, parts.values())],
            "from-organisers",
        ),
        of_organisers={name: words_of(one, venue.now) for name, one in parts.items()},
        unnamed=UNNAMED,
        mine=mine,
        shown=shown.shown(lambda one: one_at_the_desk(one, among, venue.now)),
    )


@bookings.get("/<assessment>")
def booking(assessment: str) -> str:
    """Show one booking, in the words of the report."""
    venue = asking.here()
    read = read_assessment(venue.store, assessment)
    counting = before_decision_ahead(read.value, venue.now)
    letters = letters_of(venue.store, read.value)
    among = standing_now(venue.store, venue.now)
    shown = one_at_the_desk(read.value, among, venue.now)
    is_for_me = sees("deciding.matches")  # who was asked, and what they said, would tell why
    asked_for = (read.value if is_for_me else at_the_desk(read.value)).actions  # nothing that lists say of names
    days, form = event_days(read.value), form_of_booking(venue.store, assessment)
    asking.look("looked at a booking", assessment)
    return render_template(
        "bookings/booking.html",
        booking=read.value,
        shown=shown,
        ahead=ahead_words(read.value, venue.now),
        days=days.shown if days else "",
        form=form,
        organiser_did=not_acted_on(form, read.value) if form else "",
        clashes=warnings_of(clashes_while_on(venue.store, read.value, venue.now)),
        asks_organiser=any(
            one.id == read.value.checklist and asks_organiser(one) for one in asking.here().checklists.known
        ),
        conditions=conditions_of(venue.store, counting, venue.now),
        kept_words=KEPT_WORDS,
        reviews=reviews_of(venue.store, read.value),
        passed_to_lead=passed_to_lead(venue.store, read.value.id),
        to_do=_to_do(read.value, asked_for),
        advised=asked_for if read.value.recommendation.kind is OutcomeKind.ADVISE else (),
        now=venue.now,
        noted=noted_of(venue.store, read.value),
        may_be_looked_back_on=may_be_looked_back_on(read.value),
        letters=[one for one in letters if is_for_me or one.kind is not LetterKind.REFERRAL],
        replies=replies_noted(venue.store, read.value) if is_for_me else (),
        promised=promised(counting, shown.how, venue.now),
        reply_words=reply_words,
        is_to_judge=any(name.to_judge for name in read.value.screened),
        is_weakly_like=any(name.weak for name in read.value.screened),
        is_decided_on=not read.value.is_of_venue and read.value.recommendation.kind is not OutcomeKind.ADVISE,
        is_to_decide=any(of_these_waiting((counting,), among.stands)),
        deciders=venue.site.deciders,
    )


def _to_do(one: Assessment, asked_for: Iterable[Action]) -> list[ActionStands]:
    """Give what of all that was asked for is still to be done, and what came after it was decided."""
    venue = asking.here()
    hidden = {each.id for each in one.actions} - {each.id for each in asked_for}
    return [each for each in still_to_do(venue.site, venue.store, one, venue.now) if each.action.id not in hidden]


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
