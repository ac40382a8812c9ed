"""The first start: who administers, a made-up school to look round in or a venue of one's own, and what it is called.

But for the last, which adds a venue to those that are here, these pages are there only as long as the server has none.
What else there is to say of a venue, its settings ask.
"""

from collections.abc import Sequence
from pathlib import Path

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.accounts.people import Account
from venuecheck.core.actor import Role
from venuecheck.core.problem import InvalidError
from venuecheck.service.sites.setting_up import Told, apart_from, asked_about, settled
from venuecheck.service.sites.site import Site, load_site
from venuecheck.service.sites.starting import start
from venuecheck.service.venue_settings.changing import take_over
from venuecheck.web import asking
from venuecheck.web.wording import FormError, errors_of, form_error

beginning = Blueprint("beginning", __name__, url_prefix="/begin")

_OWN, _SAMPLE = "own", "sample"
_CHOICES = (
    (_OWN, "Set up my own venue", "Nothing is in it yet. You are asked what letters and reports have to say of it."),
    (
        _SAMPLE,
        "Look round in a made-up school first",
        (
            "It takes up to half a minute to make. Everything in it is made up, and nothing leaves this computer. To "
            "begin with your own venue later, start venuecheck in another folder."
        ),
    ),
)
_ALL_ROUND = (Role.ADMINISTRATOR, Role.MANAGER, Role.IT, Role.DSL)
"""What whoever looks round in the made-up school is there: so that they find every page."""
_UNNAMED = "Administrator"
_MUST = {"name": "write what the venue is called", "kind": "choose what kind of venue it is"}


@beginning.route("/", methods=["GET", "POST"])
def begin() -> str | Response | tuple[str, int]:
    """Ask for the administrator's name, and what to begin with."""
    me, wanted = asking.account(), request.form.get("with", "")
    if request.method == "GET":
        return _begin_page("" if me.name == _UNNAMED else me.name, "", [])
    name = request.form.get("name", "")
    errors = [] if wanted in {_OWN, _SAMPLE} else [form_error("with", "choose what to begin with")]
    try:
        asking.served().accounts.book.rename(me.id, name)
        asking.note("name given", me.id)
    except InvalidError as error:
        errors = [*errors_of(error), *errors]
    if errors:
        return _begin_page(name, wanted, errors), 400
    return _look_round() if wanted == _SAMPLE else redirect(url_for("beginning.venue"))


@beginning.route("/venue", methods=["GET", "POST"])
def venue() -> str | Response | tuple[str, int]:
    """Ask what the venue is called and of what kind it is, and write its first configuration."""
    return _asked_for_venue(asking.served().venues.first_folder)


@beginning.route("/another-venue", methods=["GET", "POST"])
def another() -> str | Response | tuple[str, int]:
    """Add a venue beside those that are here: with a configuration, records and a key of its own."""
    venues = asking.served().venues
    if not asking.session().is_proved(asking.moment()):
        return redirect(url_for("own.prove", to=url_for("beginning.another")))
    return _asked_for_venue(venues.added, beside=venues.sites)


def _asked_for_venue(folder: Path, *, beside: Sequence[Site] = ()) -> str | Response | tuple[str, int]:
    if request.method == "GET":
        return _venue_page(Told(), [])
    told = Told(name=request.form.get("name", ""), kind=request.form.get("kind", ""))
    errors = [form_error(box, words) for box, words in _MUST.items() if not getattr(told, box).strip()]
    if errors:
        return _venue_page(told, errors), 400
    try:
        right = apart_from(settled(told), [one.venue for one in beside])
    except InvalidError as error:
        return _venue_page(told, errors_of(error)), 400
    # the role first: were the server to end in between, nobody could administer a venue that is there
    me = _give(right.venue.id, (Role.ADMINISTRATOR,))
    served = asking.served()
    if beside:
        # a council's server has one database for all of them, and each has its own chain and key in it
        start(folder / right.venue.id, right, database=beside[0].database)
    else:
        start(folder, right)
    here = served.venues.here(right.venue.id)
    take_over(here.site, here.store, person=me.actor, now=here.now)
    asking.note("set a venue up", right.venue.id)
    return redirect(url_for("venue_settings.say", venue=right.venue.id, field="nation", first="yes"))


def _look_round() -> Response:
    """Make the sample school, which is as the demonstration makes it."""
    from venuecheck.demo.lived_in import lived_in  # noqa: PLC0415 - heavy, and hardly ever wanted

    site = load_site(lived_in(asking.served().venues.first_folder))
    _give(site.venue.id, _ALL_ROUND)
    asking.note("made a sample", site.venue.id)
    return redirect(url_for("start.home"))


def _give(venue_id: str, roles: tuple[Role, ...]) -> Account:
    book, me = asking.served().accounts.book, asking.account()
    book.give_roles(me.id, {venue_id: roles}, seen=me.roles)
    asking.noted().add(("set a venue up", me.id))
    return book.named(me.id)


def _begin_page(name: str, chosen: str, errors: list[FormError]) -> str:
    items = [{"value": value, "text": text, "hint": {"text": hint}} for value, text, hint in _CHOICES]
    return render_template("beginning/begin.html", name=name, items=items, chosen=chosen, errors=errors)


def _venue_page(told: Told, errors: list[FormError]) -> str:
    return render_template(
        "beginning/venue.html",
        told=told,
        called=asked_about("name"),
        kind=asked_about("kind"),
        is_another=request.endpoint == "beginning.another",
        errors=errors,
    )
