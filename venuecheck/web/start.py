"""Where somebody begins: the venue that is theirs, or the choice between several; and what anybody may read."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from venuecheck.web import asking
from venuecheck.web.gate import sees

start = Blueprint("start", __name__)

_FIRST = (
    *("bookings.all_bookings", "on.today", "standing.overview", "networks.all_networks", "actions.all_actions"),
    "venue_settings.overview",
)


@start.get("/")
def home() -> str | Response:
    """Begin: at one's venue, where there is one alone."""
    if asking.served().venues.is_first_start:
        return redirect(url_for("beginning.begin"))
    roles = asking.actor().roles
    mine = [one.venue for one in asking.served().venues.sites if roles.get(one.venue.id)]
    if len(mine) == 1:
        return redirect(url_for("start.venue", venue=mine[0].id))
    return render_template("start/venues.html", venues=mine)


@start.get("/venues/<venue>/")
def venue() -> Response:
    """Begin at a venue: with what this person has to do there most."""
    mine = [name for name in _FIRST if sees(name)]
    return redirect(url_for(mine[0])) if mine else redirect(url_for("own.account"))


@start.get("/privacy")
def privacy() -> str:
    """Say what the pages keep of those who sign in."""
    return render_template("start/privacy.html")


@start.get("/accessibility")
def accessibility() -> str:
    """Say how accessible the pages are."""
    return render_template("start/accessibility.html")


@start.get("/health")
def health() -> tuple[str, int, dict[str, str]]:
    """Say that the server and its accounts answer, for whatever watches over it."""
    asking.served().accounts.book.find("")
    return "ok\n", 200, {"Content-Type": "text/plain; charset=utf-8"}
