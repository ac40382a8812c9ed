"""Hand checks, for whoever has them made: a link for any device, or a file; and files that come back another way."""

import io

from flask import Blueprint, flash, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from venuecheck.core.problem import InputError, InvalidError, NotFoundError
from venuecheck.filtering.reading.hand_check import MAX_BYTES
from venuecheck.mail.message import Kind
from venuecheck.report.venue.hand_checks import words_of
from venuecheck.service.filter_checks.hand_check import (
    import_hand_check,
    list_of,
    make_page,
    make_sheet,
    read_hand_check,
)
from venuecheck.service.filter_checks.lists_offered import list_called, lists_of
from venuecheck.service.given_files import Given
from venuecheck.web import asking, by_mail
from venuecheck.web.filtering.hand_link import DAYS, ends_now, path_of
from venuecheck.web.filtering.this_computer import is_this_computer
from venuecheck.web.pictures import squares
from venuecheck.web.wording import FormError, errors_of, form_error

hand_checks = Blueprint("hand_checks", __name__, url_prefix="/venues/<venue>/hand-checks")

_MAKERS = {"page": (make_page, "html"), "sheet": (make_sheet, "csv")}


@hand_checks.route("/", methods=["GET", "POST"])
def all_hand_checks() -> str | Response | tuple[str, int]:
    """Ask with which list, and make a link, a page or a sheet."""
    if request.method == "GET":
        return _page([])
    here, wanted = asking.here(), request.form.get("list_id", "")
    try:
        test_list = list_called(here.site, wanted)
        if request.form.get("then") not in _MAKERS:
            asking.note("made the link of a hand check", test_list.id)
            return _link_page(test_list.title, path_of(test_list.id))
        make, suffix = _MAKERS[request.form["then"]]
        made = make(here.site, test_list, now=here.now)
    except NotFoundError:
        return _page([form_error("list_id", "choose a test list")]), 400
    except InvalidError as error:
        return _page(errors_of(error, {"list": "list_id"})), 400
    name = f"hand-check-{test_list.id}.{suffix}"
    return send_file(
        io.BytesIO(made.content), mimetype="application/octet-stream", as_attachment=True, download_name=name
    )


@hand_checks.post("/bring-in")
def bring_in() -> Response | tuple[str, int]:
    """Read a saved results file, or a filled-in sheet."""
    here, sent = asking.here(), request.files.get("file")
    if sent is None or not sent.filename:
        return _page([form_error("file", "choose the file that was saved, or the sheet that was filled in")]), 400
    try:
        check = read_hand_check(Given(name=sent.filename, content=sent.stream.read(MAX_BYTES + 1)))
        test_list = list_of(check, here.site, here.store, sent.filename)
        done = import_hand_check(here.site, here.store, check, test_list, sent.filename, now=here.now)
    except InputError as error:
        errors = [FormError(field="file", said=one.said) for one in errors_of(error)]
        return _page(errors), 400
    asking.note("brought a hand check in", done.run.run.id)
    flash(" ".join((words_of(done.run), *done.notes)) if done.new else "It is recorded already: nothing was changed.")
    return redirect(url_for("networks.network", network=done.run.run.network))


def _page(errors: list[FormError]) -> str:
    return render_template(
        "checks/by_hand.html",
        lists=lists_of(asking.here().site),
        chosen=request.form.get("list_id", ""),
        days=DAYS,
        errors=errors,
    )


def _link_page(title: str, path: str) -> str:
    address, here = f"{request.url_root.rstrip('/')}{path}", url_for("hand_checks.all_hand_checks")
    about = f"hand check {asking.here().id}"
    return render_template(
        "checks/hand_link.html",
        title=title,
        address=address,
        picture=squares(address),
        days=DAYS,
        is_here_alone=is_this_computer(),
        offer=by_mail.offered(Kind.HAND_CHECK, path, about=about, ends=ends_now(), back=here),
    )
