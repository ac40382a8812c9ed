"""What is on: today's list for whoever opens the rooms, conditions seen in two taps, and the diary of the desk."""

from datetime import date, timedelta

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.condition_seen import KEPT_WORDS, ConditionStands
from venuecheck.assessment.event_days import ahead_of, every_day
from venuecheck.core.london import london_day
from venuecheck.core.problem import InvalidError, NotFoundError
from venuecheck.records.version import Recorded
from venuecheck.service.bookings.conditions import READY, conditions_of, note_condition, to_ring
from venuecheck.service.bookings.diary import MOST_DAYS, diary_of, done_by_link, on_day
from venuecheck.service.bookings.noted_now import CONDITION
from venuecheck.service.bookings.recorded import read_assessment, read_unchanged
from venuecheck.service.record_keeping.statements import day_of
from venuecheck.web import asking
from venuecheck.web.bookings.last_shown import last_shown
from venuecheck.web.leaves import leaf
from venuecheck.web.numbers import number_of
from venuecheck.web.sheets import sheet
from venuecheck.web.wording import FormError, errors_of

on = Blueprint("on", __name__, url_prefix="/venues/<venue>")

_SPANS = (1, 7, 31)
"""Days that the diary can show at once."""
_MOST_BY_LINK = 20
"""So many are on today's page; the diary has them all."""


@on.get("/today")
def today() -> str:
    """List what is on today, or on a later day that is asked for: rooms, times, and the conditions to see."""
    here = asking.here()
    asking.look("looked at what is on", here.id)
    today = london_day(here.now)
    wanted = _later(request.args.get("day", ""), today)
    shown, following = on_day(here.store, here.now, wanted)
    return render_template(
        "on/today.html",
        today=today,
        wanted=wanted,
        following=following,
        on=shown,
        kept_words=KEPT_WORDS,
        by_link=done_by_link(here.store, here.now)[:_MOST_BY_LINK],
    )


@on.route("/today/<assessment>/conditions/<int:number>", methods=["GET", "POST"])
def condition(assessment: str, number: int) -> str | Response | tuple[str, int]:
    """Note whether a condition is met, and what was seen; where it is not, say whom to ring."""
    here = asking.here()
    about = read_assessment(here.store, assessment)
    shown = last_shown(CONDITION)
    found = _condition(about, number)
    if request.method == "GET":
        return _condition_page(about, found, shown, [])
    met, _, which = request.form.get("said", "").partition(" ")
    is_met = met == "met"
    words = {str(at): words for at, words in enumerate(READY[is_met])}.get(which, "")
    try:
        about = read_unchanged(here.store, assessment, number_of(request.form.get("seq", "")))
        note_condition(
            here.site,
            here.store,
            about,
            number,
            met=is_met,
            seen=request.form.get("seen", "").strip() or words,
            person=asking.actor(),
            now=asking.now(),
            sheet=sheet(),
            shown=shown,
        )
    except InvalidError as error:
        return _condition_page(about, found, shown, errors_of(error, otherwise="seen")), 400
    asking.note("noted a condition", assessment)
    if not is_met:
        return redirect(url_for("on.ring", assessment=assessment))
    flash(f"Noted for {about.value.subject}: “{found.text}” is met.")
    return redirect(url_for("on.today"))


@on.get("/today/<assessment>/ring")
def ring(assessment: str) -> str:
    """Say whom to ring about a booking."""
    here = asking.here()
    about = read_assessment(here.store, assessment).value
    return render_template("on/ring.html", booking=about, ring=to_ring(here.site, about), day=_ahead(about))


@on.get("/diary")
def diary() -> str:
    """Show what is on over some days, what is open, and what waits for a look back."""
    here = asking.here()
    today, errors = london_day(here.now), list[FormError]()
    days = request.args.get("days", 7, int)
    days = days if days in _SPANS else 7
    said = request.args.get("first", "").strip()
    asking.look("looked at the diary", here.id)
    try:
        wanted = day_of("first", said) if said else today
        shown = diary_of(here.site, here.store, now=here.now, days=days, first=wanted)
    except InvalidError as error:
        wanted, errors = today, errors_of(error)
        shown = diary_of(here.site, here.store, now=here.now, days=days)
    return render_template(
        "on/diary.html",
        diary=shown,
        on=leaf(shown.on, "on"),
        grounds=leaf(sorted(shown.grounds, key=lambda one: (not one.late, one.due or date.min)), "grounds"),
        by_link=leaf(shown.by_link, "by-link"),
        to_tell=leaf(shown.to_tell, "to-tell"),
        open=leaf(shown.open, "open"),
        look_back=leaf(shown.look_back, "look-back"),
        days=days,
        spans=_SPANS,
        said=said or wanted.isoformat(),
        before=_moved(wanted, -days),
        after=_moved(wanted, days),
        errors=errors,
    )


def _later(said: str, today: date) -> date:
    """Read a day of the year that comes; today, where it is none."""
    try:
        wanted = day_of("day", said)
    except InvalidError:
        return today
    return wanted if today < wanted <= today + timedelta(days=MOST_DAYS) else today


def _ahead(booking: Assessment) -> date | None:
    """Give the day whose list names a booking; None for today's."""
    today = london_day(asking.here().now)
    day = ahead_of(booking, today)
    return day if day is not None and day > today and today not in every_day(booking) else None


def _moved(day: date, days: int) -> str:
    try:
        return (day + timedelta(days=days)).isoformat()
    except OverflowError:
        return day.isoformat()


def _condition(about: Recorded[Assessment], number: int) -> ConditionStands:
    found = next(
        (one for one in conditions_of(asking.here().store, about.value, asking.here().now) if one.number == number),
        None,
    )
    if found is None:
        what = "this condition does not stand on the booking any more"
        raise NotFoundError.of("number", what, "look at what is on as it is now")
    return found


def _condition_page(about: Recorded[Assessment], found: ConditionStands, last: int, errors: list[FormError]) -> str:
    return render_template(
        "on/condition.html",
        booking=about.value,
        day=_ahead(about.value),
        seq=about.version.seq,
        last=last,
        condition=found,
        ready=READY,
        kept_words=KEPT_WORDS,
        seen=request.form.get("seen", ""),
        errors=errors,
    )
