"""What came: files dropped in, a line each; and a key that somebody compares on the telephone."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.core.london import london_day
from venuecheck.core.problem import InvalidError, NotFoundError
from venuecheck.service.given_files import Given
from venuecheck.service.partnership.inbox import (
    LARGEST,
    Arrived,
    ToCompare,
    arrive,
    to_compare,
)
from venuecheck.service.partnership.inbox import compare as compare_key
from venuecheck.service.partnership.settling import ToSettle, refuse_not_waiting, to_settle
from venuecheck.service.partnership.settling import settle as settled
from venuecheck.web import asking
from venuecheck.web.leaves import leaf
from venuecheck.web.wording import FormError, errors_of, form_error

inbox = Blueprint("inbox", __name__, url_prefix="/venues/<venue>/inbox")


@inbox.route("/", methods=["GET", "POST"])
def files() -> str | tuple[str, int]:
    """Ask for files, take each in, and say in a line what became of it."""
    if request.method == "GET":
        return _page((), [])
    here = asking.here()
    sent = [one for one in request.files.getlist("files") if one.filename]
    if not sent:
        return _page((), [form_error("files", "choose the files that came")]), 400
    register = asking.served().venues.partners.register(here)
    arrived = tuple(
        arrive(
            here.site,
            here.store,
            Given(name=one.filename or "", content=one.stream.read(LARGEST + 1)),
            register,
            person=asking.actor(),
            now=here.now,
        )
        for one in sent
    )
    asking.note("took files of partners in", here.id)
    return _page(arrived, [])


@inbox.route("/<key>/compare", methods=["GET", "POST"])
def compare(key: str) -> str | Response | tuple[str, int]:
    """Show both keys, and trust the one that the venue read out."""
    here = asking.here()
    waiting = next((one for one in to_compare(here.store) if one.id == key), None)
    if waiting is None:
        raise NotFoundError.of("key", "nothing waits to be compared here", "look at what came")
    if request.method == "GET":
        return _compare_page(waiting, [])
    read_out = request.form.get("read_out", "")
    try:
        compare_key(here.site, here.store, waiting, read_out=read_out, person=asking.actor(), now=here.now)
    except InvalidError as error:
        return _compare_page(waiting, errors_of(error, {"trust": "read_out"}, otherwise="read_out")), 400
    asking.note("trusted a key", waiting.venue)
    flash(f"The key of {waiting.name or waiting.venue} is trusted: what it signed counts.")
    return redirect(url_for("inbox.files"))


@inbox.route("/<key>/settle", methods=["GET", "POST"])
def settle(key: str) -> str | Response | tuple[str, int]:
    """Ask what a file was that cannot be used and is of no known venue, and put it down as settled."""
    here = asking.here()
    waiting = next((one for one in to_settle(here.store, asking.register()) if one.id == key), None)
    if waiting is None:
        refuse_not_waiting(here.store, key)
    if request.method == "GET":
        return _settle_page(waiting, [])
    try:
        settled(
            here.site, here.store, waiting, reason=request.form.get("reason", ""), person=asking.actor(), now=here.now
        )
    except InvalidError as error:
        return _settle_page(waiting, errors_of(error, otherwise="reason")), 400
    asking.note("settled a file that cannot be used", key)
    flash("Settled, with your reason. It is still named among what came.")
    return redirect(url_for("inbox.files"))


def _settle_page(waiting: ToSettle, errors: list[FormError]) -> str:
    reason = request.form.get("reason", "")
    return render_template("partnership/settle.html", one=waiting, reason=reason, errors=errors)


def _page(arrived: tuple[Arrived, ...], errors: list[FormError]) -> str:
    here, made = asking.here(), asking.served().venues.partners
    register, inside = made.register(here), made.inbox(here)
    names = register.names_on(london_day(here.now)) if register else {}
    former = register.former if register else {}
    return render_template(
        "partnership/inbox.html",
        arrived=arrived,
        waiting=leaf(inside.to_telephone, "waiting"),
        unknown=leaf(inside.to_settle, "unknown"),
        lately=inside.lately,
        known={**names, **{old: names[now] for old, now in former.items()}},
        names=list(names.values()),
        errors=errors,
    )


def _compare_page(waiting: ToCompare, errors: list[FormError]) -> str:
    return render_template(
        "partnership/compare.html", one=waiting, read_out=request.form.get("read_out", ""), errors=errors
    )
