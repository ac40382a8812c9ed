"""The settings of a venue: what it says of itself, one thing a page; who decides; who changed what, and when."""

import io
from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from venuecheck.core.actor import Role
from venuecheck.core.problem import InvalidError, NotFoundError
from venuecheck.service.sites.people import WrittenDecider
from venuecheck.service.sites.setting_up import Asked, missing_of
from venuecheck.service.venue_settings.changing import for_checks, history_of, others_of, settings_of
from venuecheck.service.venue_settings.further import FURTHER, handed_in
from venuecheck.service.venue_settings.parts import (
    ASKED,
    DECIDERS,
    answer,
    asked_called,
    deciders_of,
    name_deciders,
    place_of,
    said_of,
    shown_of,
)
from venuecheck.service.who_may import MAY, Doing
from venuecheck.web import asking
from venuecheck.web.venue_settings.form import changing, since
from venuecheck.web.venue_settings.walk import after, before, is_walking, left, where_next
from venuecheck.web.wording import FormError, errors_of

venue_settings = Blueprint("venue_settings", __name__, url_prefix="/venues/<venue>/settings")

_MORE_ROWS, _MOST_ROWS = 2, 20
_PARTS = (
    (Doing.SET_NETWORKS, "Checks of the web filter"),
    (Doing.SET_UP, "Bookings, reports and records"),
)
"""The further settings, by who changes them."""
_LONG = frozenset({"address", "review"})


@venue_settings.get("/")
def overview() -> str:
    """Show all of it, what nobody has said yet, and what hangs on that."""
    here = asking.here()
    settings = settings_of(here.site, here.store)
    rows = [(asked, shown_of(settings, asked)) for asked in ASKED]
    return render_template(
        "settings/overview.html",
        rows=rows,
        missing=missing_of(here.site),
        deciders=here.site.deciders,
        networks=here.site.networks,
        places=here.site.places,
        devices=here.site.devices,
        further=[
            (title, [(one, one.shown(settings)) for one in FURTHER if one.doing is doing]) for doing, title in _PARTS
        ],
        may_change={doing for doing, _ in _PARTS if asking.actor().roles_at(here.id) & MAY[doing]},
        may_set_networks=bool(asking.actor().roles_at(here.id) & MAY[Doing.SET_NETWORKS]),
        others=others_of(settings),
        is_nobodys=_is_nobodys(here.id),
        files=[one.name for one in handed_in(settings)],
        next=where_next({*(asked.field for asked, text in rows if text), *(["people"] if here.site.deciders else [])}),
    )


@venue_settings.route("/say/<field>", methods=["GET", "POST"])
def say(field: str) -> str | Response | tuple[str, int]:
    """Ask one thing."""
    here, asked = asking.here(), asked_called(field)
    if request.method == "GET":
        settings = settings_of(here.site, here.store)
        return _page(asked, said_of(settings, asked), settings.mark(*place_of(asked)), [])
    said = request.form.get(field, "").replace("\r\n", "\n")
    try:
        answer(changing(), asked, said)
    except InvalidError as error:
        return _page(asked, said, request.form.get("seen", ""), errors_of(error, otherwise=field)), 400
    return _kept(field)


@venue_settings.route("/who-decides", methods=["GET", "POST"])
def deciders() -> str | Response | tuple[str, int]:
    """Ask who decides on difficult bookings: the named person first, then deputies."""
    here = asking.here()
    if request.method == "GET":
        settings = settings_of(here.site, here.store)
        return _deciders_page(deciders_of(settings), settings.mark(*DECIDERS), [])
    named = _named()
    try:
        name_deciders(changing(), named)
    except InvalidError as error:
        return _deciders_page(named, request.form.get("seen", ""), errors_of(error)), 400
    return _kept("people")


@venue_settings.get("/history")
def history() -> str:
    """Show who changed what, and when."""
    return render_template("settings/history.html", kept=history_of(asking.here().store))


@venue_settings.get("/venuecheck.yaml")
def download() -> Response:
    """Give the settings for a computer that only checks."""
    here = asking.here()
    text = for_checks(settings_of(here.site, here.store), here.now)
    asking.note("took the settings for checks", here.id)
    return send_file(
        io.BytesIO(text.encode()), mimetype="text/plain", as_attachment=True, download_name="venuecheck.yaml"
    )


@venue_settings.get("/files/<name>")
def beside(name: str) -> Response:
    """Give a file that was handed in, to be copied beside those settings."""
    here = asking.here()
    found = next((one for one in handed_in(settings_of(here.site, here.store)) if one.name == name), None)
    if found is None:
        raise NotFoundError.of("name", "no such file was handed in here", "choose one of the page of settings")
    asking.note("took a file of the settings", here.id)
    return send_file(
        io.BytesIO(found.content), mimetype="application/octet-stream", as_attachment=True, download_name=name
    )


def _is_nobodys(venue: str) -> bool:
    """Whether nobody has a role here but to administer: then nobody takes bookings or checks the filter yet."""
    there = asking.served().accounts.book.at(venue)
    return all(set(one.roles[venue]) <= {Role.ADMINISTRATOR} for one in there)


def _kept(field: str) -> Response:
    asking.note("changed the settings", field)
    if is_walking():
        return redirect(after(field))
    flash("Kept.")
    return redirect(url_for("venue_settings.overview"))


def _named() -> list[WrittenDecider]:
    """Read the rows that somebody filled in."""
    rows = [
        WrittenDecider(**{key: request.form.get(f"{DECIDERS[0]}.{at}.{key}", "") for key in WrittenDecider.__slots__})
        for at in range(_MOST_ROWS)
    ]
    return [one for one in rows if one.name.strip() or one.role.strip() or one.telephone.strip()]


def _page(asked: Asked, said: str, seen: str, errors: list[FormError]) -> str:
    return render_template(
        "settings/say.html",
        asked=asked,
        said=said,
        seen=seen,
        errors=errors,
        since=since(*place_of(asked)),
        is_long=asked.field in _LONG,
        walking=is_walking(),
        skip=after(asked.field),
        back=before(asked.field),
        left=left(asked.field),
    )


def _deciders_page(named: Sequence[WrittenDecider], seen: str, errors: list[FormError]) -> str:
    empty = [WrittenDecider()] * min(_MORE_ROWS, _MOST_ROWS - len(named))
    return render_template(
        "settings/deciders.html",
        rows=[*named, *empty],
        since=since(*DECIDERS),
        seen=seen,
        errors=errors,
        walking=is_walking(),
        skip=after("people"),
        back=before("people"),
        left=left("people"),
    )
