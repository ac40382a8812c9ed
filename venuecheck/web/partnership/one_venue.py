"""One venue, as its coordinator sees it: what became of it, what it says by telephone, and what was said about it."""

from datetime import date, datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.assurance.told import BookingsSaid, FilterSaid
from venuecheck.core.day_words import day
from venuecheck.core.london import london_day
from venuecheck.core.problem import ConflictError, InputError, InvalidError
from venuecheck.report.partnership.tables import text
from venuecheck.report.partnership.view import Cell
from venuecheck.service.partnership.chase_notes import note as note_down
from venuecheck.service.partnership.register_words import BOUND_WORDS
from venuecheck.service.partnership.return_links import DAYS, MOST_DAYS, end_link, link_of, make_link, unreadable_links
from venuecheck.service.partnership.return_sheet import HOW_CHOICES
from venuecheck.service.partnership.returning import last_return, record, stated
from venuecheck.service.partnership.timeline import timeline as timeline_of
from venuecheck.service.record_keeping.statements import day_of
from venuecheck.web import asking
from venuecheck.web.leaves import leaf
from venuecheck.web.numbers import number_of
from venuecheck.web.partnership.asked_of import BOOKINGS, FILTER, chosen
from venuecheck.web.wording import FormError, errors_of

one_venue = Blueprint("one_venue", __name__, url_prefix="/venues/<venue>/partners/venues/<key>")


@one_venue.get("/")
def timeline(key: str) -> str | Response:
    """Show how a venue stands, in the words of the report, and all that became of it, the newest first.

    By an id that it had before, as an edition names it, the way leads to the one that it has now.
    """
    here, register = asking.here(), asking.register()
    if (now := register.id_now(key)) != key:
        return redirect(url_for("one_venue.timeline", key=now))
    made = asking.served().venues.partners.drawn(here, register)
    known = timeline_of(here.store, register, made, key)
    return render_template(
        "partnership/timeline.html",
        one=known,
        bound=BOUND_WORDS[known.partner.bound_on(london_day(here.now))],
        happened=leaf(known.happened, "page"),
        shown=_cell,
    )


@one_venue.route("/by-telephone", methods=["GET", "POST"])
def telephone(key: str) -> str | Response | tuple[str, int]:
    """Ask what the venue says of its filter and its bookings, and put it down as said, today and by telephone."""
    here, register = asking.here(), asking.register()
    name = register.venue(key).on(london_day(here.now)).name
    if request.method == "GET":
        return _page("telephone", key, name, [])
    try:
        said = stated(
            key,
            on=_day(here.now),
            how=request.form.get("how", "") if request.form.get("how") in HOW_CHOICES else HOW_CHOICES[0],
            filtering=chosen(FilterSaid, "filter"),
            bookings=chosen(BookingsSaid, "bookings"),
            note=request.form.get("note", ""),
        )
        seen = number_of(request.form.get("seen", ""))
        new = record(here.site, here.store, register, [said], person=asking.actor(), now=here.now, seen=seen)
    except ConflictError:
        raise
    except InputError as error:
        return _page("telephone", key, name, errors_of(error, otherwise="filter")), 400
    asking.note("put down what a venue said", key)
    flash("Put down: said, and not shown." if new else "Nothing to do: this is put down already.")
    return redirect(url_for("one_venue.timeline", key=key))


@one_venue.route("/note", methods=["GET", "POST"])
def note(key: str) -> str | Response | tuple[str, int]:
    """Ask what was said or done about a venue, and what is next; all who coordinate read it."""
    here, register = asking.here(), asking.register()
    name = register.venue(key).on(london_day(here.now)).name
    if request.method == "GET":
        return _page("note", key, name, [])
    try:
        note_down(
            here.site,
            here.store,
            register,
            key,
            on=_day(here.now),
            said=request.form.get("said", ""),
            follows=request.form.get("next", ""),
            person=asking.actor(),
            now=here.now,
        )
    except InputError as error:
        return _page("note", key, name, errors_of(error, otherwise="said")), 400
    asking.note("noted something of a venue", key)
    flash("Noted, for all who coordinate.")
    return redirect(url_for("one_venue.timeline", key=key))


@one_venue.route("/link", methods=["GET", "POST"])
def link(key: str) -> str | Response | tuple[str, int]:
    """Make the link by which the partner answers five questions about this venue, and show it once; or end it."""
    here, register = asking.here(), asking.register()
    name = register.venue(key).on(london_day(here.now)).name
    if request.form.get("then") == "end":
        end_link(here.site, here.store, key, person=asking.actor(), now=here.now)
        asking.note("ended a partner's link", key)
        flash("The link opens nothing any more.")
        return redirect(url_for("one_venue.link", key=key))
    address, errors = "", list[FormError]()
    if request.method == "POST":
        days = number_of(request.form.get("days", ""))
        try:
            _, token = make_link(here.site, here.store, register, key, person=asking.actor(), now=here.now, days=days)
        except InvalidError as error:
            errors = errors_of(error)
        else:
            asking.note("made a link for a partner", key)
            address = url_for("returning.questions", site=here.id, token=token, _external=True)
    page = render_template(
        "partnership/link.html",
        key=key,
        called=name,
        link=link_of(here.store, key),
        unreadable=unreadable_links(here.store),
        address=address,
        days=request.form.get("days", str(DAYS)),
        most=MOST_DAYS,
        errors=errors,
        now=here.now,
    )
    return (page, 400) if errors else page


def _cell(cell: Cell) -> str:
    """Say a cell of a table of the report."""
    return day(cell) if isinstance(cell, date) else text(cell)


def _page(name: str, key: str, called: str, errors: list[FormError]) -> str:
    return render_template(
        f"partnership/{name}.html",
        key=key,
        called=called,
        said=request.form,
        errors=errors,
        filters=FILTER,
        bookings=BOOKINGS,
        hows=HOW_CHOICES,
        today=london_day(asking.here().now),
        seen=request.form.get("seen", "") or last_return(asking.here().store),
    )


def _day(now: datetime) -> date:
    """Give the day that is typed in; today where none is. Raises `InvalidError`."""
    said = request.form.get("on", "").strip()
    return day_of("on", said) if said else london_day(now)
