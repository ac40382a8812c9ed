"""After a booking is recorded: something has changed on it, a reply came, its event is over, it comes again."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.assessment.addressee import answerers_in
from venuecheck.assessment.answerer import ANSWERER_WORDS, Answerer
from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.looked_back import AsBooked, review_words
from venuecheck.core.problem import InvalidError
from venuecheck.records.version import Recorded
from venuecheck.report.setting.wording import capitalised
from venuecheck.report.venue.at_the_desk import one_at_the_desk
from venuecheck.service.bookings.decided_later import DecidedLater
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.drafts import Draft, free_name
from venuecheck.service.bookings.noted_now import EVENT_REVIEW
from venuecheck.service.bookings.recorded import read_assessment, read_unchanged
from venuecheck.service.bookings.replies import (
    REPLY,
    asks_whether_kept,
    may_be_looked_back_on,
    note_reply,
    note_review,
    replies_noted,
    reply_words,
    reviews_of,
)
from venuecheck.service.bookings.standing_now import standing_now
from venuecheck.web import asking
from venuecheck.web.bookings.desk import at_desk
from venuecheck.web.bookings.last_shown import last_shown
from venuecheck.web.gate import sees
from venuecheck.web.numbers import number_of
from venuecheck.web.sheets import sheet
from venuecheck.web.wording import FormError, errors_of, form_error

afterwards = Blueprint("afterwards", __name__, url_prefix="/venues/<venue>/bookings/<assessment>")

_KEPT = {"kept": True, "broken": False}


@afterwards.get("/something-has-changed")
def something(assessment: str) -> str:
    """Lead to what can be done where something has changed: other answers, a hold, a cancellation, a look back."""
    venue = asking.here()
    later = DecidedLater.begin(venue.site, venue.store, assessment, asking.now, asking.actor())
    deciding = later.deciding()
    shown = one_at_the_desk(later.read.value, standing_now(venue.store, venue.now), venue.now)
    return render_template(
        "afterwards/something.html",
        booking=later.read.value,
        shown=shown,
        steps=[(one.id, deciding.title_of(one), deciding.for_others(one)) for one in deciding.when_changed],
        is_held=may_be_looked_back_on(later.read.value),
    )


@afterwards.route("/reply", methods=["GET", "POST"])
def reply(assessment: str) -> str | Response | tuple[str, int]:
    """Note what somebody who was asked answered."""
    venue = asking.here()
    about = _read(assessment)
    last = last_shown(REPLY)
    # who was asked, and what they said, would tell why
    sees_replies = sees("deciding.matches")
    shown = {
        "last": last,
        "replies": replies_noted(venue.store, about.value) if sees_replies else (),
        "reply_words": reply_words,
        "answerers": [
            {"value": one.value, "text": capitalised(ANSWERER_WORDS[one])}
            for one in answerers_in(venue.site.venue.nation)
        ],
    }
    if request.method == "GET":
        return _page("reply", about, [], **shown)
    said = request.form.get("answerer", "")
    errors = [] if said in {one.value for one in Answerer} else [form_error("answerer", "choose who answered")]
    try:
        if not errors:
            note_reply(
                venue.site,
                venue.store,
                about,
                Answerer(said),
                text=request.form.get("said", ""),
                person=asking.actor(),
                now=asking.now(),
                acknowledged=request.form.get("acknowledged") == "yes",
                sheet=sheet(),
                shown=last if sees_replies else None,
                replaces=not sees_replies,
            )
    except InvalidError as error:
        errors = errors_of(error, otherwise="said")
    if errors:
        return _page("reply", about, errors, **shown), 400
    asking.note("noted a reply", assessment)
    flash("Noted. Whoever decides sees it beside the booking.")
    return redirect(url_for("bookings.booking", assessment=assessment))


@afterwards.route("/look-back", methods=["GET", "POST"])
def look_back(assessment: str) -> str | Response | tuple[str, int]:
    """Note whether the event was as booked, and whether its conditions were kept."""
    venue = asking.here()
    about = _read(assessment)
    last = last_shown(EVENT_REVIEW)
    reviews = reviews_of(venue.store, about.value)
    shown = {
        "last": last,
        "reviews": reviews,
        "said_last": review_words(reviews[-1]) if reviews else "",
        "is_held": may_be_looked_back_on(about.value),
        "has_conditions": asks_whether_kept(about.value),
    }
    if request.method == "GET":
        return _page("look_back", about, [], **shown)
    said = request.form.get("as_booked", "")
    errors = (
        [] if said in {one.value for one in AsBooked} else [form_error("as_booked", "choose whether it was as booked")]
    )
    try:
        if not errors:
            note_review(
                venue.site,
                venue.store,
                about,
                AsBooked(said),
                conditions_kept=_KEPT.get(request.form.get("conditions_kept", "")),
                note=request.form.get("note", ""),
                person=asking.actor(),
                now=asking.now(),
                sheet=sheet(),
                shown=last,
            )
    except InvalidError as error:
        errors = errors_of(error, otherwise="note")
    if errors:
        return _page("look_back", about, errors, **shown), 400
    asking.note("looked back on an event", assessment)
    flash("Noted.")
    return redirect(url_for("bookings.booking", assessment=assessment))


@afterwards.route("/again", methods=["GET", "POST"])
def again(assessment: str) -> str | Response:
    """Begin one more booking of a series: what was answered is taken over, and only the day is asked for."""
    venue = asking.here()
    earlier = read_assessment(venue.store, assessment).value
    if request.method == "GET":
        return render_template("afterwards/again.html", booking=earlier)
    desk = Desk.at(venue.site, venue.store, asking.here().checklist(earlier.checklist), asking.now)
    name = free_name(venue.store, desk.checklist, venue.site.venue)
    fresh = Draft.fresh(desk.checklist, venue.site.venue, venue.now, name)
    at = at_desk(earlier.checklist, name, desk.following(fresh, desk.earlier(assessment)))
    at.filling.about(person=asking.actor())
    return redirect(url_for("filling.about", **at.where))


def _read(assessment: str) -> Recorded[Assessment]:
    """Read the booking: what is noted is noted on what whoever notes it has before them."""
    if request.method == "POST":
        return read_unchanged(asking.here().store, assessment, number_of(request.form.get("seq", "")))
    return read_assessment(asking.here().store, assessment)


def _page(name: str, about: Recorded[Assessment], errors: list[FormError], **shown: object) -> str:
    return render_template(
        f"afterwards/{name}.html",
        booking=about.value,
        seq=about.version.seq,
        typed=request.form,
        errors=errors,
        **shown,
    )
