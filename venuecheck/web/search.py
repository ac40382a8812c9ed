"""Search over what somebody may see: bookings, by what is no person's name, and networks."""

from flask import Blueprint, render_template, request

from venuecheck.core.problem import InvalidError
from venuecheck.service.bookings.kept_drafts import KeptDraft
from venuecheck.service.bookings.searching import BookingsFound, bookings_found, drafts_found
from venuecheck.web import asking
from venuecheck.web.bookings.desk import UNNAMED
from venuecheck.web.gate import sees
from venuecheck.web.wording import FormError, errors_of

search = Blueprint("search", __name__, url_prefix="/venues/<venue>")


@search.get("/search")
def find() -> str | tuple[str, int]:
    """Show what was found; before anything is asked for, the box alone."""
    here, said = asking.here(), request.args.get("q", "").strip()
    errors = list[FormError]()
    bookings: BookingsFound | None = None
    mine: tuple[KeptDraft, ...] = ()
    titles = {one.id: one.title for one in asking.here().checklists.known}
    if said and sees("bookings.booking"):
        try:
            bookings = bookings_found(here.store, said)
            mine = drafts_found(here.store, said, asking.actor().name) if sees("filling.draft") else ()
        except InvalidError as error:
            errors = errors_of(error, {"wanted": "q"})
        else:
            asking.look("searched bookings", here.id)
    networks = [
        one
        for one in here.site.networks
        if said and sees("networks.network") and said.casefold() in f"{one.id} {one.name} {one.user_group}".casefold()
    ]
    page = render_template(
        "searching/find.html",
        said=said,
        bookings=bookings,
        mine=mine,
        titles=titles,
        unnamed=UNNAMED,
        networks=networks,
        errors=errors,
        is_asked=bool(said),
    )
    return (page, 400) if errors else page
