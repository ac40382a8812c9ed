"""The networks of a venue, and where devices are used in it."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.core.problem import InvalidError
from venuecheck.core.venue import FILTERED_BY_WORDS, FilteredBy, Network
from venuecheck.report.setting.wording import capitalised
from venuecheck.service.venue_settings.changing import settings_of
from venuecheck.service.venue_settings.parts import COVERAGE, NETWORKS, put_network, say_where, take_network_out
from venuecheck.web import asking
from venuecheck.web.venue_settings.form import changing, since
from venuecheck.web.venue_settings.walk import before, is_walking
from venuecheck.web.wording import FormError, errors_of

site_networks = Blueprint("site_networks", __name__, url_prefix="/venues/<venue>/settings")

_BOXES = ("id", "name", "user_group", "resolver", "proxy", "filtered_by")


@site_networks.get("/networks")
def all_networks() -> str:
    """List them."""
    networks = asking.here().site.networks
    return render_template(
        "settings/networks.html",
        networks=networks,
        since=since(*NETWORKS),
        walking=is_walking(),
        back=before("networks"),
    )


@site_networks.route("/networks/add", methods=["GET", "POST"])
def add() -> str | Response | tuple[str, int]:
    """Ask about one more."""
    if request.method == "GET":
        return _page(Network(id="", name="", user_group="", resolver="system", proxy="none"), _mark(), [], is_new=True)
    return _put(_typed(""), is_new=True)


@site_networks.route("/networks/change/<network>", methods=["GET", "POST"])
def change(network: str) -> str | Response | tuple[str, int]:
    """Change one, or take it out."""
    found = asking.here().network(network)
    if request.method == "GET":
        return _page(found, _mark(), [])
    if request.form.get("then") != "take out":
        return _put(_typed(found.id))
    try:
        take_network_out(changing(), found.id)
    except InvalidError as error:
        return _page(found, request.form.get("seen", ""), errors_of(error)), 400
    return _kept(f"{found.name} is taken out. Its checks stay on record.")


@site_networks.route("/places", methods=["GET", "POST"])
def places() -> str | Response | tuple[str, int]:
    """Ask where devices are used, and which kinds there are: the report shows where nobody looked."""
    here = asking.here()
    if request.method == "GET":
        mark = settings_of(here.site, here.store).mark(*COVERAGE)
        return _places_page("\n".join(here.site.places), "\n".join(here.site.devices), mark, [])
    said, devices = request.form.get("places", ""), request.form.get("devices", "")
    try:
        say_where(changing(), said.splitlines(), devices.splitlines())
    except InvalidError as error:
        boxes = {problem.field: problem.field.split(".")[1] for problem in error.problems if "." in problem.field}
        return _places_page(said, devices, request.form.get("seen", ""), errors_of(error, boxes)), 400
    asking.note("changed the settings", "places and devices")
    flash("Kept.")
    return redirect(url_for("venue_settings.overview"))


def _put(network: Network, *, is_new: bool = False) -> str | Response | tuple[str, int]:
    try:
        put_network(changing(), network, is_new=is_new)
    except InvalidError as error:
        boxes = {problem.field: problem.field.rpartition(".")[2] for problem in error.problems}
        errors = errors_of(error, {place: box for place, box in boxes.items() if box in _BOXES})
        return _page(network, request.form.get("seen", ""), errors, is_new=is_new), 400
    return _kept("Kept.")


def _kept(words: str) -> Response:
    asking.note("changed the settings", "networks")
    flash(words)
    return redirect(url_for("site_networks.all_networks", first="yes" if is_walking() else None))


def _typed(network: str) -> Network:
    form = request.form
    known = {one.value for one in FilteredBy}
    said = form.get("filtered_by", "")
    return Network(
        id=network,
        name=form.get("name", ""),
        user_group=form.get("user_group", ""),
        resolver=form.get("resolver", ""),
        proxy=form.get("proxy", ""),
        filtered_by=FilteredBy(said) if said in known else None,
    )


def _mark() -> str:
    here = asking.here()
    return settings_of(here.site, here.store).mark(*NETWORKS)


def _page(network: Network, seen: str, errors: list[FormError], *, is_new: bool = False) -> str:
    return render_template(
        "settings/network.html",
        network=network,
        seen=seen,
        errors=errors,
        is_new=is_new,
        filtered_by=[{"value": one.value, "text": capitalised(words)} for one, words in FILTERED_BY_WORDS.items()],
        is_last=len(asking.here().site.networks) == 1,
    )


def _places_page(places: str, devices: str, seen: str, errors: list[FormError]) -> str:
    return render_template(
        "settings/places.html", places=places, devices=devices, since=since(*COVERAGE), seen=seen, errors=errors
    )
