"""What somebody found in a filter's own log: whether it held the test, and whether the alert arrived."""

from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.assurance.evidence_found import looks_in_order
from venuecheck.core.london import london_day
from venuecheck.core.problem import InvalidError
from venuecheck.core.venue import Network
from venuecheck.plans.said import LogCheck, Looked
from venuecheck.report.setting.wording import capitalised
from venuecheck.report.venue.log_checks import LOOKED_WORDS
from venuecheck.service.filter_checks.filter_log import RECORD_KIND, record_log_check
from venuecheck.service.record_keeping.said_beside import last_said
from venuecheck.service.record_keeping.statements import day_of
from venuecheck.web import asking
from venuecheck.web.numbers import number_of
from venuecheck.web.wording import FormError, day, errors_of, form_error

filter_logs = Blueprint("filter_logs", __name__, url_prefix="/venues/<venue>/filter-log")

_MISSING = {"logged": "say whether the test is in the log", "alerted": "say whether the alert arrived"}
_CHOICES = [(one.value, capitalised(words)) for one, words in LOOKED_WORDS.items()]


@filter_logs.route("/<network>", methods=["GET", "POST"])
def look(network: str) -> str | Response | tuple[str, int]:
    """Ask what the log of a network held, and record it."""
    here = asking.here()
    about = here.network(network)
    if request.method == "GET":
        return _page(about, [])
    known = {one.value for one in Looked}
    errors = [form_error(box, words) for box, words in _MISSING.items() if request.form.get(box) not in known]
    if errors:
        return _page(about, errors), 400
    try:
        record_log_check(
            here.site,
            here.store,
            network,
            logged=Looked(request.form["logged"]),
            alerted=Looked(request.form["alerted"]),
            person=asking.actor(),
            on=_day(london_day(here.now)),
            now=here.now,
            run=request.form.get("run", ""),
            note=request.form.get("note", ""),
            seen=number_of(request.form.get("seen", "")),
        )
    except InvalidError as error:
        return _page(about, errors_of(error, {"run": ""})), 400
    flash("Kept.")
    return redirect(url_for("networks.network", network=network))


def _day(today: date) -> date:
    said = request.form.get("on", "").strip()
    return day_of("on", said) if said else today


def _page(network: Network, errors: list[FormError]) -> str:
    return render_template(
        "filtering/filter_log.html",
        network=network,
        run=request.values.get("run", ""),
        choices=[{"value": value, "text": words} for value, words in _CHOICES],
        typed=request.form,
        seen=request.form.get("seen", "") or last_said(asking.here().store, RECORD_KIND),
        before=looks_in_order(network.id, asking.here().store.all(RECORD_KIND, LogCheck))[-1:],
        looked=LOOKED_WORDS,
        today=day(london_day(asking.here().now)),
        errors=errors,
    )
