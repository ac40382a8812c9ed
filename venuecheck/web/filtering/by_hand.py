"""The page of a hand check as a link opens it, on any device: nobody signs in, and results arrive by themselves."""

from flask import Blueprint, Response, render_template, request, url_for

from venuecheck.accounts.limits import ARRIVING
from venuecheck.core.problem import InputError
from venuecheck.filtering.reading.hand_check import MAX_BYTES
from venuecheck.service.filter_checks.hand_check import import_hand_check, make_page, read_hand_check
from venuecheck.service.filter_checks.lists_offered import list_called
from venuecheck.service.given_files import Given
from venuecheck.web import asking
from venuecheck.web.error_pages import status_of
from venuecheck.web.filtering.hand_link import HandLink, link_of
from venuecheck.web.venue_here import VenueHere
from venuecheck.web.wording import said

by_hand = Blueprint("by_hand", __name__, url_prefix="/hand-check")


@by_hand.get("/<token>")
def page(token: str) -> Response | tuple[str, int]:
    """Show the page; opening it changes nothing, however often."""
    link = link_of(token)
    if link is None:
        return render_template("checks/link_ended.html"), 410
    here = _venue(link)
    send_to = url_for("by_hand.arrive", token=token)
    made = make_page(here.site, list_called(here.site, link.list_id), now=here.now, send_to=send_to)
    answer = Response(made.content, mimetype="text/html")
    # its one script and its one style sheet stand inside, and are allowed by digest
    answer.headers["Content-Security-Policy"] = f"{made.policy}; frame-ancestors 'none'"
    answer.headers["Referrer-Policy"] = "no-referrer"  # the pages that it links to learn nothing of the link
    return answer


@by_hand.post("/<token>")
def arrive(token: str) -> tuple[dict[str, str], int]:
    """Record what came; a later sending of the same check takes the place of the earlier one, and both are kept."""
    link = link_of(token)
    if link is None:
        return {"said": "This link has ended. Save the results as a file, and ask for a new link."}, 410
    accounts = asking.served().accounts
    if not accounts.limits.allows(ARRIVING, token, asking.moment()):
        return {"said": "This was sent too often. Wait a little, then send it again."}, 429
    here, name = _venue(link), "the results"
    try:
        check = read_hand_check(Given(name=name, content=request.get_data(cache=False)[: MAX_BYTES + 1]))
        test_list = list_called(here.site, link.list_id)
        done = import_hand_check(here.site, here.store, check, test_list, name, now=here.now)
    except InputError as error:
        return {"said": " ".join(said(one) for one in error.problems)}, status_of(error)
    if done.new:
        asking.note("hand check arrived", done.run.run.id)
    return {"said": " ".join(("It has arrived.", *done.notes))}, 200


def _venue(link: HandLink) -> VenueHere:
    return asking.served().venues.here(link.venue)
