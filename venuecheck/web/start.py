"""Where somebody begins: the venue that is theirs, or the choice between several; and what anybody may read."""

from flask import Blueprint, g, redirect, render_template, url_for
from werkzeug.wrappers import Response

from venuecheck.core.actor import Role
from venuecheck.core.problem import InputError
from venuecheck.core.venue import Nation, Venue
from venuecheck.report.setting.wording import capitalised
from venuecheck.service.who_may import MAY_IN_WORDS
from venuecheck.web import asking
from venuecheck.web.gate import may_begin, sees

start = Blueprint("start", __name__)

_FIRST = (
    ("filling.new", "bookings.all_bookings"),
    ("standing.sign_report", "standing.overview"),
    ("people_found.find", "people_found.find"),
    ("on.today", "on.today"),
    ("networks.all_networks", "networks.all_networks"),
    ("telling.overview", "telling.overview"),
    ("venue_settings.overview", "venue_settings.overview"),
    ("checklists.all_checklists", "checklists.all_checklists"),
)
"""The page for which somebody is there, and the one from which they come to it; the first of theirs counts."""


@start.get("/")
def home() -> str | Response:
    """Begin: at one's venue, where there is one alone."""
    if may_begin():
        return redirect(url_for("beginning.begin"))
    mine = _mine()
    return redirect(url_for("start.venue", venue=mine[0].id)) if len(mine) == 1 else venues()


@start.get("/your-venues")
def venues() -> str:
    """Show the venues at which somebody has a role, each with what they are there."""
    roles = asking.actor().roles
    shown = [(one, ", ".join(sorted(role.words for role in roles[one.id]))) for one in _mine()]
    return render_template("start/venues.html", venues=shown)


def _mine() -> list[Venue]:
    roles = asking.actor().roles
    return [one.venue for one in asking.served().venues.sites if roles.get(one.venue.id)]


@start.get("/venues/<venue>/")
def venue() -> Response:
    """Begin at a venue: with what this person has to do there most."""
    if sees("partners.grid") and asking.has_register():
        return redirect(url_for("partners.grid"))
    mine = [begins for is_for, begins in _FIRST if sees(is_for)]
    return redirect(url_for(mine[0])) if mine else redirect(url_for("own.account"))


@start.get("/privacy")
def privacy() -> str:
    """Say what the pages keep of those who sign in."""
    return render_template("start/privacy.html")


@start.get("/accessibility")
def accessibility() -> str:
    """Give the statement of whoever runs the pages, or say that there is none; and what the makers tested."""
    try:
        sites = asking.served().venues.sites
    except InputError:  # a configuration cannot be used just now: whoever needs this page needs it then as well
        sites = ()
    nations = {one.venue.nation for one in sites}
    only = sites[0] if len(sites) == 1 and sites[0].letters.contact else None
    return render_template(
        "start/accessibility.html",
        stated=asking.statement().read(),
        in_northern_ireland=Nation.NORTHERN_IRELAND in nations,
        in_great_britain=nations != {Nation.NORTHERN_IRELAND},
        asks={"who": only.venue.name, "contact": only.letters.contact} if only else None,
    )


@start.get("/help")
def help_page() -> str:
    """Say what each role does here, where it is said why something is asked, and whom to ask."""
    held = frozenset[Role]().union(*asking.actor().roles.values()) if "account" in g else frozenset[Role]()
    return render_template(
        "start/help.html",
        mine=[may for role, may in MAY_IN_WORDS.items() if role in held],
        roles=[(capitalised(role.words), may) for role, may in MAY_IN_WORDS.items()],
    )


@start.get("/health")
def health() -> tuple[str, int, dict[str, str]]:
    """Say that the server and its accounts answer, for whatever watches over it."""
    asking.served().accounts.book.find("")
    return "ok\n", 200, {"Content-Type": "text/plain; charset=utf-8"}
