"""Partners and their venues: how each stands, who is silent and who is not; and a list that is taken over."""

from collections import Counter
from collections.abc import Mapping, Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.assurance.status import STATUS_WORDS, Status
from venuecheck.core.london import london_day
from venuecheck.core.problem import ConflictError, InputError
from venuecheck.report.partnership.unusable import SENT_NOT_USABLE, WAYS
from venuecheck.report.partnership.view import StatusShown
from venuecheck.report.setting.requirement_words import REQUIREMENT_WORDS
from venuecheck.service.given_files import Given
from venuecheck.service.partnership import taking_over
from venuecheck.service.partnership.list_taken import LARGEST, ListTaken
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.register_words import kept_words
from venuecheck.service.partnership.venue_grid import HEARD_WORDS, GridRow
from venuecheck.web import asking
from venuecheck.web.leaves import leaf
from venuecheck.web.wording import FormError, errors_in_file, form_error

partners = Blueprint("partners", __name__, url_prefix="/venues/<venue>/partners")


@partners.get("/")
def grid() -> str:
    """Show the venues that the address asks for; where there is no list yet, ask for one."""
    here = asking.here()
    partners_made = asking.served().venues.partners
    register = partners_made.register(here)
    if register is None:
        return _no_list([])
    rows = partners_made.grid(here, register)
    asked = {name: value for name in _FILTERS if (value := request.args.get(name, ""))}
    return render_template(
        "partnership/grid.html",
        register=register,
        counts=_counts(rows),
        standing=_standing(rows),
        rows=leaf([row for row in rows if _is_asked_for(row, asked)] if asked else rows, "page"),
        total=len(rows),
        asked=asked,
        filters=_filters(register),
        to_ask=partners_made.judged(here, register).gathered.to_ask,
    )


@partners.route("/take-a-list-over", methods=["GET", "POST"])
def take_over() -> str | Response | tuple[str, int]:
    """Ask for a list, and put it on record."""
    here, sent = asking.here(), request.files.get("file")
    if request.method == "GET":
        return _no_list([])
    if sent is None or not sent.filename:
        return _no_list([form_error("file", "choose your list: partners.yaml, or a spreadsheet")]), 400
    list_ = ListTaken(
        Given(name=sent.filename, content=sent.stream.read(LARGEST + 1)),
        since=london_day(here.now),
        name=request.form.get("name", ""),
    )
    try:
        kept = taking_over.take_over(
            here.site,
            here.store,
            list_,
            person=asking.actor(),
            now=here.now,
            answer=taking_over.Answer(replaces="replace" in request.form, seen=request.form.get("seen", "")),
        )
    except ConflictError as error:
        return _no_list(_errors(error), is_asked=True), 409
    except InputError as error:
        return _no_list(_errors(error)), 400
    asking.note("took a list of partners over", here.id)
    flash(" ".join((*kept_words(kept), *list_.words(kept.register))))
    return redirect(url_for("partners.grid"))


def _errors(error: InputError) -> list[FormError]:
    return errors_in_file(error, "name")[:_MOST_ERRORS]


_MOST_ERRORS = 20


def _no_list(errors: list[FormError], *, is_asked: bool = False) -> str:
    known = asking.served().venues.partners.register(asking.here())
    return render_template(
        "partnership/take_over.html",
        errors=errors,
        is_first=known is None,
        name=request.form.get("name", ""),
        seen=known.version if known is not None and is_asked else "",
    )


_FILTERS = ("partner", "heard", "filter", "bookings", "requirements")


def _filters(register: Register) -> dict[str, list[tuple[str, str]]]:
    """Give what each box offers: a value of the address, and its words."""
    return {
        "partner": [(partner.id, partner.name) for partner in register.partners],
        "heard": [(heard.value, words) for heard, words in HEARD_WORDS.items()],
        "filter": _STATUSES,
        "bookings": _STATUSES,
        "requirements": _ways(REQUIREMENT_WORDS),
    }


def _ways(words_of: Mapping[Status, str]) -> list[tuple[str, str]]:
    """Give each way to stand, and its words: who sent what is not usable is not among those not reported."""
    return [(_value(way), way.words if way == SENT_NOT_USABLE else words_of[way.status]) for way in WAYS]


def _value(way: StatusShown) -> str:
    """Give the name that the address has for a way to stand."""
    return "not_usable" if way == SENT_NOT_USABLE else way.status.value


_STATUSES = _ways(STATUS_WORDS)


def _is_asked_for(row: GridRow, asked: Mapping[str, str]) -> bool:
    is_of = {"partner": row.partner, "heard": row.heard.value, **_sides(row)}
    return all(is_of[name] == value for name, value in asked.items())


def _sides(row: GridRow) -> dict[str, str]:
    """Give how a venue stands on each side, by the name that the address has for it."""
    sides = {"filter": row.filtering, "bookings": row.bookings, "requirements": row.requirements}
    return {name: _value(side) for name, side in sides.items()}


def _standing(rows: Sequence[GridRow]) -> list[tuple[str, str, str, dict[str, int]]]:
    """Give how many venues stand in each way, by side, with whose shape it has; ways of none are left out."""
    number = Counter(each for row in rows for each in _sides(row).items())
    names = ("filter", "bookings", "requirements")
    ways = ((way, {name: number[name, _value(way)] for name in names}) for way in WAYS)
    return [(_value(way), way.status.value, way.words, each) for way, each in ways if any(each.values())]


def _counts(rows: Sequence[GridRow]) -> list[tuple[str, str, int]]:
    number = Counter(row.heard for row in rows)
    return [(heard.value, words, number[heard]) for heard, words in HEARD_WORDS.items() if number[heard]]
