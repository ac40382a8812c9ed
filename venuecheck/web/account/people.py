"""Who has an account, and in which roles: for administrators, who have given their password just now."""

from dataclasses import replace
from typing import Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.accounts.happenings import ROLES_CHANGED
from venuecheck.accounts.links import LASTS, Purpose
from venuecheck.accounts.people import Account
from venuecheck.accounts.providers import Provider
from venuecheck.accounts.vouched_for import by_whose_groups
from venuecheck.core.actor import Role
from venuecheck.core.ids import is_id
from venuecheck.core.problem import ForbiddenError, InputError, InvalidError
from venuecheck.core.venue import Venue
from venuecheck.mail.address import Address
from venuecheck.mail.address_book import WrittenTo
from venuecheck.mail.message import Kind
from venuecheck.mail.outbox import State, about_account
from venuecheck.report.setting.wording import capitalised
from venuecheck.service.who_may import MAY_IN_WORDS, MAY_SEE, Seeing
from venuecheck.web import asking, by_mail
from venuecheck.web.error_pages import status_of
from venuecheck.web.wording import FormError, errors_of

people = Blueprint("people", __name__, url_prefix="/people")

ROLES: Final = [(role.value, capitalised(role.words)) for role in Role]
"""What is chosen from: each as a form gives it back, and as it is read."""
ROLE_MAY: Final = {role.value: sentence for role, sentence in MAY_IN_WORDS.items()}
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
    failed = 0 if not_administered() else by_mail.outbox().count(State.FAILED)
    mine = _mine()
    return render_template(
        "people/all.html",
        people=mine,
        names=[one.name.lower() for one in mine if not one.ended],
        venues=venues_administered(),
        failed=failed,
    )


@people.route("/add", methods=["GET", "POST"])
def add() -> str | Response | tuple[str, int]:
    """Make an account, and the link with which its owner sets it up."""
    shown = {"venues": venues_administered(), "roles": ROLES, "role_may": ROLE_MAY, "mail_is_on": by_mail.is_on()}
    if request.method == "GET":
        return render_template("people/add.html", **shown, name="", sign_in="", address="", held={}, errors=[])
    said = {name: request.form.get(name, "") for name in ("name", "sign_in", "address")}
    held = {one.id: _said_roles("roles", one) for one in venues_administered()}
    try:
        if said["address"].strip():
            Address.read(said["address"])
        wanted = said["sign_in"].strip()
        if wanted and not is_id(wanted):
            fix = "use lower-case letters, digits and hyphens, or leave it empty"
            raise InvalidError.of("sign_in", "this cannot be a sign-in name", fix)
        made = asking.served().accounts.book.add(said["name"], held, asking.moment(), wanted=wanted)
    except InputError as error:
        return render_template("people/add.html", **shown, **said, held=held, errors=errors_of(error)), 400
    by_mail.address_book().put(made.id, WrittenTo(address=said["address"]))
    asking.note("account made", made.id)
    if any(one.id != made.id and not one.ended and one.name.lower() == made.name.lower() for one in _mine()):
        flash(f"There is another {made.name} here. If this is the same person, end one of the two accounts.")
    if not any(held.values()):
        flash(f"No role is chosen for {made.name}: they can sign in, and do nothing yet.")
    return redirect(url_for("people.person", who=made.id))


@people.get("/<who>")
def person(who: str) -> str:
    """Show one account."""
    return _person_page(_theirs(who), None, [])


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
    asking.note(ROLES_CHANGED, found.id)
    flash(f"The roles of {found.name} are changed.")
    return redirect(url_for("people.person", who=found.id))


@people.post("/<who>/link")
def link(who: str) -> str | Response | tuple[str, int]:
    """Make a link for somebody to choose a password, and show it this once, or have it sent and show it to nobody."""
    found, said = _theirs(who), request.form.get("address", "")
    is_sent = request.form.get("then") == "send" and by_mail.is_on()
    try:
        if is_sent:
            Address.read(said)
    except InputError as error:
        return _person_page(found, said, errors_of(error)), 400
    if request.form.get("lost"):
        asking.served().accounts.second_factor.drop(found.id)
        asking.note("second factor taken away", found.id)
    token = asking.served().accounts.links.make(found.id, Purpose.SET_UP, asking.moment())
    asking.note("link made", found.id)
    by_mail.outbox().take_back(about_account(found.id))
    offer = by_mail.offered(
        Kind.NEW_LINK if found.has_password else Kind.INVITATION,
        url_for("entering.link", token=token),
        about=about_account(found.id),
        ends=asking.moment() + LASTS,
        back=url_for("people.person", who=found.id),
    )
    if is_sent and offer is not None:
        return _sent(found, offer, said)
    address = url_for("entering.link", token=token, _external=True)
    to = by_mail.address_book().of(found.id).address
    return render_template("people/link.html", who=found, address=address, offer=offer, to=to)


@people.post("/<who>/end")
def end(who: str) -> Response:
    """End an account."""
    found = _theirs(who)
    if found.id == asking.account().id:
        fix = "have another administrator do it, so that there is one left"
        raise ForbiddenError.of("account", "you cannot end your own account", fix)
    asking.served().accounts.book.end(found.id)
    by_mail.outbox().take_back(about_account(found.id))
    asking.note("account ended", found.id)
    flash(f"{found.name} cannot sign in any more. What they did stays on record.")
    return redirect(url_for("people.all_people"))


@people.get("/happened")
def happened() -> str:
    """Show what was done with accounts, and who looked at what."""
    names = {one.id: one.name for one in _mine()}
    happened = asking.served().accounts.happenings.latest(names)
    about = names | {one.id: one.name for one in venues_administered()}
    return render_template("people/happened.html", happened=happened, names=names, about=about)


def venues_administered() -> list[Venue]:
    """Give the venues that whoever is signed in administers."""
    held = asking.actor()
    mine = (one.venue for one in asking.served().venues.sites)
    return [one for one in mine if held.roles_at(one.id) & MAY_SEE[Seeing.PEOPLE]]


def only_for_all() -> None:
    """See that it is somebody who administers every venue: what is done here is for each of them."""
    if not_administered():
        fix = "have somebody do it who administers every venue of this server"
        raise ForbiddenError.of("account", "this is for every venue of this server", fix)


def not_administered() -> frozenset[str]:
    """Give the ids of the venues of this server that whoever is signed in does not administer."""
    return frozenset(one.venue.id for one in asking.served().venues.sites) - {one.id for one in venues_administered()}


def _sent(found: Account, offer: by_mail.Offer, said: str) -> Response | tuple[str, int]:
    """Have the link of an account sent, and remember where to."""
    try:
        to = by_mail.put(offer, said)
    except InputError as error:
        return _person_page(found, said, errors_of(error)), status_of(error)
    by_mail.address_book().put(found.id, replace(by_mail.address_book().of(found.id), address=to.shown))
    flash(f"The link is on its way to {to.shown}. If it cannot be delivered, you see that under “Mail”.")
    return redirect(url_for("people.person", who=found.id))


def _person_page(found: Account, said: str | None, errors: list[FormError]) -> str:
    """Set one account's page; `said`: what was typed as the address, None where nothing was."""
    return render_template(
        "people/person.html",
        who=found,
        venues=venues_administered(),
        roles=ROLES,
        role_may=ROLE_MAY,
        follows=_followed(found),
        mail_is_on=by_mail.is_on(),
        address=by_mail.address_book().of(found.id).address if said is None else said,
        errors=errors,
    )


def _followed(found: Account) -> Provider | None:
    """Give the provider whose groups give somebody their roles, anew at each time that they sign in."""
    accounts = asking.served().accounts
    followed = by_whose_groups(accounts, found.id)
    return accounts.providers.named(followed) if followed else None


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
