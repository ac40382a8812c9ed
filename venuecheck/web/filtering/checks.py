"""A check of a network, from a page: begun on the computer that makes it, watched, stopped, gone on with, compared."""

import contextlib
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.core.problem import ForbiddenError, InvalidError, NotFoundError
from venuecheck.filtering.model.run import Run
from venuecheck.service.filter_checks import apart, check_here, watching
from venuecheck.service.filter_checks.check_events import CheckState, Tried
from venuecheck.service.filter_checks.check_here import Said
from venuecheck.service.filter_checks.device_name import device_name
from venuecheck.service.filter_checks.difference import PREVIOUS, changes
from venuecheck.service.filter_checks.event_words import STATE_WORDS, how_far, said
from venuecheck.service.filter_checks.lists_offered import lists_of
from venuecheck.service.filter_checks.recorded_runs import run_called
from venuecheck.web import asking
from venuecheck.web.filtering.this_computer import is_this_computer
from venuecheck.web.gate import sees
from venuecheck.web.numbers import number_of
from venuecheck.web.wording import FormError, errors_of

checks = Blueprint("checks", __name__, url_prefix="/venues/<venue>/checks")

_MAY_GO_ON = frozenset({CheckState.STOPPED, CheckState.UNFINISHED, CheckState.BROKEN_OFF})


@checks.get("/")
def all_checks() -> str:
    """Show the record of checks that the Department for Education asks for, and what is under way."""
    here = asking.here()
    going = [one for one in watching.checks(here.store) if one.state is not CheckState.FINISHED]
    return render_template(
        "checks/all.html",
        view=asking.served().venues.filter_report(here),
        going=list(reversed(going)),
        state_words=STATE_WORDS,
    )


@checks.route("/new", methods=["GET", "POST"])
def new() -> str | Response | tuple[str, int]:
    """Ask what has to be said before a check, and begin it: on the computer that makes it, and nowhere else."""
    if request.method == "GET":
        return _begin_page(Said(network=request.args.get("network", "")), [])
    _refuse_elsewhere()
    here, given = asking.here(), _said()
    try:
        run = check_here.start_here(here.site, here.store, given, person=asking.actor(), now=here.now)
    except InvalidError as error:
        return _begin_page(given, errors_of(error)), 400
    asking.note("began a check", run)
    return redirect(url_for("checks.check", run=run))


@checks.get("/<run>")
def check(run: str) -> str:
    """Show how a check goes: by itself where there are scripts, else each time the page is loaded."""
    seen = watching.check(asking.here().store, run)
    events = watching.events(asking.here().store, run)
    return render_template(
        "checks/check.html",
        seen=seen,
        begun=check_here.begun_here(asking.here().store, run),
        network=_network(run),
        events=[(one.number, one.at, words) for one in reversed(events) if (words := said(one.event))],
        last=events[-1].number if events else 0,
        progress=_progress(events),
        state_words=STATE_WORDS[seen.state],
        is_going=seen.state.is_going,
        may_go_on=seen.state in _MAY_GO_ON,
        may_check=sees("checks.new"),
        has_record=run in asking.here().store.keys("run"),
    )


@checks.get("/<run>/events")
def events(run: str) -> dict[str, Any]:
    """Give what happened after an event of this number, and how the check stands."""
    store = asking.here().store
    seen = watching.check(store, run)
    found = watching.events(store, run, number_of(request.args.get("after", "")))
    return {
        "going": seen.state.is_going,
        "state": STATE_WORDS[seen.state],
        "progress": _progress(found),
        "events": [{"number": one.number, "said": said(one.event)} for one in found],
    }


@checks.post("/<run>/stop")
def stop(run: str) -> Response:
    """Ask a check to stop, wherever it is made."""
    with contextlib.suppress(ForbiddenError):  # it has ended meanwhile, which the page says
        watching.stop(asking.here().store, run)
        asking.note("stopped a check", run)
    return redirect(url_for("checks.check", run=run))


@checks.route("/<run>/go-on", methods=["GET", "POST"])
def go_on(run: str) -> str | Response | tuple[str, int]:
    """Go on with a check that was stopped or broke off: with its own list, on its own network."""
    here = asking.here()
    network = check_here.network_of(here.store, run)
    before = check_here.begun_here(here.store, run)
    if request.method == "GET":
        kept = Said(network=network)
        if before is not None:
            kept = Said(network=network, told=before.told, account=before.account, place=before.place)
        return _begin_page(kept, [], run=run)
    _refuse_elsewhere()
    given = _said(network)
    try:
        check_here.go_on_here(here.site, here.store, run, given, person=asking.actor(), now=here.now)
    except InvalidError as error:
        return _begin_page(given, errors_of(error, {"continue": ""}), run=run), 400
    asking.note("went on with a check", run)
    return redirect(url_for("checks.check", run=run))


@checks.get("/<run>/difference")
def difference(run: str) -> str:
    """Hold a check against the one before it on its network."""
    here = asking.here()
    run_called(here.store, here.site, run)
    try:
        found = changes(here.site, here.store, PREVIOUS, run, now=here.now)
    except NotFoundError:
        return render_template("checks/difference.html", found=None, network=_network(run), run=run)
    return render_template("checks/difference.html", found=found, network=_network(run), run=run)


def _begin_page(given: Said, errors: list[FormError], *, run: str = "") -> str:
    here = asking.here()
    if is_this_computer():
        apart.make_ready()  # while they read and type
    return render_template(
        "checks/new.html",
        given=given,
        errors=errors,
        run=run,
        networks=here.site.networks,
        lists=lists_of(here.site),
        places=here.site.places,
        device=device_name(),
        is_here=is_this_computer(),
        asks_about_moving=given.has_moved or any(one.field == "has_moved" for one in errors),
    )


def _said(network: str = "") -> Said:
    form = request.form
    return Said(
        network=network or form.get("network", ""),
        list_id=form.get("list_id", ""),
        is_here=form.get("is_here") == "yes",
        told=form.get("told", ""),
        account=form.get("account", ""),
        place=form.get("place", ""),
        has_moved=form.get("has_moved") == "yes",
    )


def _refuse_elsewhere() -> None:
    if not is_this_computer():
        what = "these pages run on another computer, which is the one that would check"
        raise ForbiddenError.of("network", what, "begin the check there, or have the pages opened by hand")


def _progress(events: tuple[watching.Numbered, ...]) -> dict[str, int | str] | None:
    last = next((one.event for one in reversed(events) if isinstance(one.event, Tried)), None)
    return {"done": last.done, "of": last.of, "words": f": {how_far(last)}"} if last is not None else None


def _network(run: str) -> object:
    """Give the network of a check, as its pages name it; None where it is not in the configuration any more."""
    here = asking.here()
    is_begun_here = check_here.begun_here(here.store, run) is not None
    recorded = None if is_begun_here else here.store.latest("run", run, Run)  # large: read only where nothing else says
    wanted = recorded.run.network if recorded is not None else check_here.network_of(here.store, run)
    return next((one for one in here.site.networks if one.id == wanted), None)
