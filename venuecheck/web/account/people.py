"""Who has an account, and in which roles: for administrators, who have given their password just now."""

from typing import Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.accounts.links import Purpose
from venuecheck.accounts.people import Account
from venuecheck.core.actor import Role
from venuecheck.core.problem import ForbiddenError, InputError
from venuecheck.core.venue import Venue
from venuecheck.service.who_may import MAY_SEE, Seeing
from venuecheck.web import asking
from venuecheck.web.wording import capitalised, errors_of

people = Blueprint("people", __name__, url_prefix="/people")

ROLES: Final = [(role.value, capitalised(role.words)) for role in Role]
"""What is chosen from: each as a form gives it back, and as it is read."""
_WHOLE: Final = frozenset({"people.link", "people.end"})
"""What takes hold of an account as a whole, at every venue."""


@people.before_request
def ask_again() -> Response | None:
    """Ask for the password again where it was given a while ago."""
    if asking.session().is_proved(asking.moment()):
        return None
    to = request.path if request.method == "GET" else url_for("people.all_people")
    return redirect(url_for("own.prove", to=to))


@people.get("/")
def all_people() -> str:
    """List everybody at the venues that this administrator administers."""
    return render_template("people/all.html", people=_mine(), venues=venues_administered())


@people.route("/add", methods=["GET", "POST"])
def add() -> str | Response | tuple[str, int]:
    """Make an account, and the link with which its owner sets it up."""
    shown = {"venues": venues_administered(), "roles": ROLES}
    if request.method == "GET":
        return render_template("people/add.html", **shown, name="", held={}, faults=[])
    name = request.form.get("name", "")
    held = {one.id: _said_roles("roles", one) for one in venues_administered()}
    try:
        made = asking.served().accounts.book.add(name, held, asking.moment())
    except InputError as error:
        return render_template("people/add.html", **shown, name=name, held=held, faults=errors_of(error)), 400
    asking.note("account made", made.id)
    return redirect(url_for("people.person", who=made.id))


@people.get("/<who>")
def person(who: str) -> str:
    """Show one account."""
    return render_template("people/person.html", who=_theirs(who), venues=venues_administered(), roles=ROLES)


@people.post("/<who>/roles")
def roles(who: str) -> Response:
    """Give somebody other roles, at the venues that this administrator administers."""
    found = _theirs(who)
    wanted = {one.id: _said_roles("roles", one) for one in venues_administered()}
    if found.id == asking.account().id and any(Role.ADMINISTRATOR not in held for held in wanted.values()):
        fix = "have another administrator do it, so that there is one left"
        raise ForbiddenError.of("roles", "you cannot take the role of administrator from yourself", fix)
    seen = {one.id: _said_roles("seen", one) for one in venues_administered()}
    asking.served().accounts.book.give_roles(found.id, wanted, seen=seen)
    asking.note("roles changed", found.id)
    flash(f"The roles of {found.name} are changed.")
    return redirect(url_for("people.person", who=found.id))


@people.post("/<who>/link")
def link(who: str) -> str:
    """Make a link for somebody to choose a password, and show it this once."""
    found = _theirs(who)
    if request.form.get("lost"):
        asking.served().accounts.second_factor.drop(found.id)
        asking.note("second factor taken away", found.id)
    token = asking.served().accounts.links.make(found.id, Purpose.SET_UP, asking.moment())
    asking.note("link made", found.id)
    address = url_for("entering.link", token=token, _external=True)
    return render_template("people/link.html", who=found, address=address)


@people.post("/<who>/end")
def end(who: str) -> Response:
    """End an account."""
    found = _theirs(who)
    if found.id == asking.account().id:
        fix = "have another administrator do it, so that there is one left"
        raise ForbiddenError.of("account", "you cannot end your own account", fix)
    asking.served().accounts.book.end(found.id)
    asking.note("account ended", found.id)
    flash(f"{found.name} cannot sign in any more. What they did stays on record.")
    return redirect(url_for("people.all_people"))


@people.get("/happened")
def happened() -> str:
    """Show what was done with accounts, and who looked at what."""
    names = {one.id: one.name for one in _mine()}
    happened = asking.served().accounts.happenings.latest(names)
    return render_template("people/happened.html", happened=happened, names=names)


def venues_administered() -> list[Venue]:
    """Give the venues that whoever is signed in administers."""
    held = asking.actor()
    mine = (one.venue for one in asking.served().venues.sites)
    return [one for one in mine if held.roles_at(one.id) & MAY_SEE[Seeing.PEOPLE]]


def _mine() -> list[Account]:
    """Give the accounts of those venues, and those that have no role yet."""
    mine = {one.id for one in venues_administered()}
    return [one for one in asking.served().accounts.book.all() if mine & one.roles.keys() or not one.roles]


def _theirs(who: str) -> Account:
    """Give an account that this administrator administers: of their venues, or of none yet."""
    found = asking.served().accounts.book.named(who)
    mine = {one.id for one in venues_administered()}
    if found.roles and not mine & found.roles.keys():
        return asking.served().accounts.book.named("")
    if found.roles.keys() - mine and request.method == "POST" and request.endpoint in _WHOLE:
        fix = "have whoever administers all of their venues do it"
        raise ForbiddenError.of("account", f"{found.name} has roles at venues that you do not administer", fix)
    return found


def _said_roles(box: str, venue: Venue) -> frozenset[Role]:
    """Read roles at a venue off a form; what is no role is left out."""
    known = {role.value for role in Role}
    return frozenset(Role(one) for one in request.form.getlist(f"{box}-{venue.id}") if one in known)
