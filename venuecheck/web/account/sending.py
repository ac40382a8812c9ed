"""Having a link sent that a page shows, beside copying it; and where the link of a message leads."""

from flask import Blueprint, abort, flash, redirect, render_template, request
from werkzeug.wrappers import Response

from venuecheck.core.problem import InputError
from venuecheck.web import by_mail
from venuecheck.web.error_pages import status_of
from venuecheck.web.wording import errors_of

sending = Blueprint("by_mail", __name__)


@sending.post("/send-by-mail")
def send() -> str | Response | tuple[str, int]:
    """Put what a page offered into the outbox, or ask for the address once more."""
    offer = by_mail.offer_of(request.form.get("offer", ""))
    if offer is None or not by_mail.is_on():
        what = "This page was open for too long. Go back, make the link anew, and send it then."
        return render_template("error.html", title="This cannot be sent any more", text=what), 400
    said = request.form.get("address", "")
    try:
        to = by_mail.put(offer, said)
    except InputError as error:
        shown = {"offer": offer, "said": said, "back": offer.back, "errors": errors_of(error)}
        return render_template("mail/send.html", **shown), status_of(error)
    flash(f"The link is on its way to {to.shown}. If it cannot be delivered, an administrator sees that.")
    return redirect(offer.back)


@sending.get("/open/<token>")
def open_link(token: str) -> Response:
    """Lead on from the link of a message, which does not say where it leads."""
    path = by_mail.path_of(token)
    if path is None:
        abort(404)
    return redirect(path)
