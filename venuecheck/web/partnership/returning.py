"""A partner's five questions about one of its venues, by a link: what it says counts as said, and asks for no name."""

from typing import cast

from flask import Blueprint, g, render_template, request

from venuecheck.assurance.told import BookingsSaid, FilterSaid
from venuecheck.core.london import london_day
from venuecheck.core.problem import InvalidError
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.return_links import SENDS_WORDS, FoundLink, SendsFile, submit
from venuecheck.web import asking
from venuecheck.web.partnership.asked_of import BOOKINGS, FILTER, chosen, in_their_words
from venuecheck.web.wording import FormError, errors_of

returning = Blueprint("returning", __name__, url_prefix="/your-return/<site>/<token>")


@returning.route("/", methods=["GET", "POST"])
def questions() -> str | tuple[str, int]:
    """Ask the five questions, and take the answers once."""
    here, found = asking.here(), cast("FoundLink", g.linked)
    register = asking.register()
    if all(one.id != found.link.venue for one in register.venues):
        # it has another id since: whoever holds the link is told of no other venue
        return render_template("partnership/link_ended.html", found=None), 410
    if request.method == "GET":
        return _page(register, found, [])
    sends = request.form.get("sends", "")
    try:
        submit(
            here.store,
            register,
            found,
            on=request.form.get("on", "").strip() or london_day(here.now),
            filtering=chosen(FilterSaid, "filter"),
            bookings=chosen(BookingsSaid, "bookings"),
            sends=SendsFile(sends) if sends in SENDS_WORDS else None,
            note=request.form.get("note", ""),
            now=here.now,
        )
    except InvalidError as error:
        return _page(register, found, errors_of(error, otherwise="filter")), 400
    asking.note("a partner answered by link", found.link.venue)
    return render_template("partnership/link_ended.html", found=found, is_sent=True)


def _page(register: Register, found: FoundLink, errors: list[FormError]) -> str:
    stands = register.venue(found.link.venue).on(london_day(asking.here().now))
    return render_template(
        "partnership/five_questions.html",
        called=stands.name,
        partner=register.by_id[stands.partner].name,
        partnership=register.name,
        link=found.link,
        said=request.form,
        errors=errors,
        filters=in_their_words(FILTER),
        bookings=in_their_words(BOOKINGS),
        sends=[{"value": one.value, "text": words} for one, words in SENDS_WORDS.items()],
    )
