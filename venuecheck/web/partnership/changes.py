"""What became of single venues, noted from a page: each with the first day on which it holds."""

from typing import Final

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.core.london import london_day
from venuecheck.core.problem import ConflictError, InputError, InvalidError, NotFoundError
from venuecheck.core.venue import VENUE_KIND_WORDS
from venuecheck.records.signing import in_fours, in_one
from venuecheck.report.setting.wording import capitalised
from venuecheck.service.partnership.becoming import (
    Becoming,
    asked_of_key,
    became,
    key_compared,
    not_compared,
    opened,
    refuse_if_others,
    taken_back,
)
from venuecheck.service.partnership.bundles_kept import keys_trusted
from venuecheck.service.partnership.inbox import to_telephone_about
from venuecheck.service.partnership.keeping_register import Kept, keep
from venuecheck.service.partnership.register import Became, Register
from venuecheck.service.partnership.register_words import change_words, kept_words
from venuecheck.service.partnership.taking_keys import keys_of, take_key
from venuecheck.service.partnership.taking_over import Answer, put_in_place, say_more
from venuecheck.service.record_keeping.statements import day_of
from venuecheck.web import asking
from venuecheck.web.wording import FormError, errors_of, form_error

changes = Blueprint("changes", __name__, url_prefix="/venues/<venue>/partners")

_TO: Final = {Became.RENAMED: "name", Became.MOVED: "partner", Became.MERGED: "into"}
"""The box in which it is said to what: none for opening and closing."""
_NEEDED: Final = {
    "name": "say what it is called",
    "id": "give its short name, as its own computer has it",
    "partner": "choose who answers for it",
    "since": "say from which day on it is there",
}
"""What a new venue needs, by box, and what to do where it is not given."""


@changes.route("/venues/<key>/change", methods=["GET", "POST"])
def change(key: str) -> str | Response | tuple[str, int]:
    """Ask what became of a venue, to what, and from which day; or take back what was noted for a day."""
    register = asking.register()
    register.venue(key)
    if request.method == "GET":
        return _change_page(register, key, [])
    what = next((one for one in Became if one.value == request.form.get("became")), None)
    box = _TO.get(what, "") if what else ""
    try:
        if back := request.form.get("back", ""):
            return _taken_back(key, back)
        if what is None:
            return _change_page(register, key, [form_error("became", "choose what became of it")]), 400
        to = request.form.get(box, "").strip() if box else ""
        if box and not to:
            return _change_page(register, key, [form_error(box, "say to what")]), 400
        return _added(became(key, what, since=day_of("since", request.form.get("since", "").strip()), to=to), key)
    except ConflictError:
        raise
    except InputError as error:
        return _change_page(register, key, errors_of(error, {"to": box}, otherwise="since")), 400


@changes.route("/open-a-venue", methods=["GET", "POST"])
def open_a_venue() -> str | Response | tuple[str, int]:
    """Ask for a new venue: what it is called, who answers for it, and from which day."""
    register = asking.register()
    if request.method == "GET":
        return _open_page(register, [])
    said = {name: request.form.get(name, "").strip() for name in ("id", "name", "kind", "partner", "since")}
    if missing := [form_error(name, words) for name, words in _NEEDED.items() if not said[name]]:
        return _open_page(register, missing), 400
    if any(one.id == said["id"] for one in register.venues):
        return _open_page(register, [form_error("id", "this id is used already: choose another")]), 400
    try:
        since = day_of("since", said["since"])
        becoming = opened(said["id"], since=since, name=said["name"], kind=said["kind"], partner=said["partner"])
        return _kept(becoming, said["id"])
    except InputError as error:
        return _open_page(register, errors_of(error, {"venue": "id"}, otherwise="since")), 400


@changes.route("/venues/<key>/key", methods=["GET", "POST"])
def compare(key: str) -> str | Response | tuple[str, int]:
    """Show a venue's keys, and trust one that it reads out of which no file need be here."""
    here, register = asking.here(), asking.register()
    register.venue(key)
    if request.method == "GET":
        return _key_page(register, key, [])
    read_out, both, is_a_key = request.form.get("fingerprint", ""), bool(request.form.get("both")), False
    try:
        becoming = key_compared(key, read_out)
        is_a_key = True
        refuse_if_others(here.store, register, key, read_out, both=both, today=london_day(here.now))
        answer = _kept(becoming, key)
    except InputError as error:
        return _key_page(register, key, errors_of(error, otherwise="fingerprint"), asks_both=is_a_key), 400
    for sentence in asked_of_key(asking.register(), key, london_day(here.now)):
        flash(sentence)
    for other in not_compared(here.store, asking.register(), key):
        flash(f"Nobody has compared its key {other}: what that signed does not count beside this one until you do.")
    return answer


@changes.route("/venues/<key>/key/<fingerprint>", methods=["GET", "POST"])
def take(key: str, fingerprint: str) -> str | Response | tuple[str, int]:
    """Ask why a key is not the venue's own, and take it away."""
    here, register = asking.here(), asking.register()
    called = register.venue(key).on(london_day(here.now)).name
    noted = {in_one(one): one for one in keys_of(here.store, register, key)}
    if in_one(fingerprint) not in noted:
        raise NotFoundError.of("fingerprint", "this key is not noted with the venue", "look at its keys")
    reason, errors = request.form.get("reason", ""), list[FormError]()
    if request.method == "POST":
        try:
            take_key(here.site, here.store, key, fingerprint, reason=reason, person=asking.actor(), now=here.now)
        except InvalidError as error:
            errors = errors_of(error, otherwise="reason")
        else:
            asking.note("took a key away from a venue", key)
            flash("Taken away, with your reason. What it signed as this venue counts no more.")
            return redirect(url_for("changes.compare", key=key))
    page = render_template(
        "partnership/take_key.html",
        key=key,
        called=called,
        fingerprint=noted[in_one(fingerprint)],
        reason=reason,
        errors=errors,
    )
    return (page, 400) if errors else page


def _taken_back(key: str, noted: str) -> Response:
    """Take back what was noted for a day, as it was when the page was shown. Raises `ConflictError` where it is not."""
    here, seen = asking.here(), Answer(replaces=True, seen=request.form.get("seen", ""))
    becoming = taken_back(key, day_of("since", noted))
    kept = put_in_place(here.site, here.store, becoming, key, person=asking.actor(), now=here.now, answer=seen)
    return _said(kept, key)


def _added(becoming: Becoming, key: str) -> Response:
    """Add it to what is noted of a venue, as it was when the page was shown. Raises `ConflictError` where it is not."""
    here, seen = asking.here(), request.form.get("seen", "")
    return _said(say_more(here.site, here.store, becoming, key, person=asking.actor(), now=here.now, seen=seen), key)


def _kept(becoming: Becoming, key: str) -> Response:
    here = asking.here()
    return _said(keep(here.site, here.store, becoming, person=asking.actor(), now=here.now), key)


def _said(kept: Kept, key: str) -> Response:
    asking.note("noted what became of a venue", key)
    flash(" ".join(kept_words(kept)))
    return redirect(url_for("one_venue.timeline", key=key))


def _change_page(register: Register, key: str, errors: list[FormError]) -> str:
    known, today = register.venue(key), london_day(asking.here().now)
    stands = known.on(today)
    return render_template(
        "partnership/change.html",
        key=key,
        stands=stands,
        seen=request.form.get("seen") or register.version,
        noted=[(one.since, change_words(one, register)) for one in reversed(known.changes)],
        partners=[{"value": one.id, "text": one.name} for one in register.partners if one.id != stands.partner],
        others=[{"value": one.id, "text": f"{one.name} ({one.id})"} for one in register.on(today) if one.id != key],
        said=request.form,
        today=today,
        errors=errors,
    )


def _key_page(register: Register, key: str, errors: list[FormError], *, asks_both: bool = False) -> str:
    store = asking.here().store
    waiting = [one for one in to_telephone_about(store) if one.venue == key]
    first = {one.fingerprint for one in waiting if not one.name}
    ids = register.ids_of(key)
    by_person = [one.fingerprint for _, one in keys_trusted(store) if one.venue in ids and one.person]
    return render_template(
        "partnership/key.html",
        key=key,
        called=register.venue(key).on(london_day(asking.here().now)).name,
        compared=list(dict.fromkeys([*map(in_fours, register.keys.get(key, ())), *by_person])),
        first=[one for one in not_compared(store, register, key) if one not in first],
        waiting=waiting,
        said=request.form,
        asks_both=asks_both,
        errors=errors,
    )


def _open_page(register: Register, errors: list[FormError]) -> str:
    return render_template(
        "partnership/open.html",
        partners=[{"value": one.id, "text": one.name} for one in register.partners],
        kinds=[{"value": kind.value, "text": capitalised(words)} for kind, words in VENUE_KIND_WORDS.items()],
        said=request.form,
        today=london_day(asking.here().now),
        errors=errors,
    )
