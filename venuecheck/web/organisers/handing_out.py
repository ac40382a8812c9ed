"""Links for organisers: made at the desk, ended there, and what came back by them; and the form on paper."""

import io
from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from venuecheck.assessment.answers import Answers
from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.letter_over import Obstacle
from venuecheck.core.problem import InvalidError
from venuecheck.mail.message import Kind
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.organisers_answers import compared, take_over_correction
from venuecheck.service.bookings.organisers_asked import not_to_ask, refuse_to_ask
from venuecheck.service.bookings.organisers_forms import (
    DAYS,
    MOST_DAYS,
    OrganisersForm,
    end_link,
    form_of,
    form_of_booking,
    make_link,
    make_link_of_booking,
    new_link,
    words_of,
)
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.bookings.series import answers_of
from venuecheck.service.checklists.pages import print_form
from venuecheck.web import asking, by_mail
from venuecheck.web.bookings.desk import UNNAMED, at_desk
from venuecheck.web.wording import FormError, errors_of

handing_out = Blueprint("handing_out", __name__, url_prefix="/venues/<venue>/bookings")

_END, _TAKE_OVER = "end", "take-over"


@handing_out.route("/drafts/<checklist>/<name>/organiser", methods=["GET", "POST"])
def of_draft(checklist: str, name: str) -> str | Response | tuple[str, int]:
    """Make the link for the organiser of a booking that is begun, and show what came back."""
    at, here = at_desk(checklist, name), asking.here()
    draft, known = at.assessing.draft, at.filling.checklist
    form = form_of(here.store, draft.form)

    def make(days: int) -> tuple[OrganisersForm, str]:
        return make_link(
            here.site, here.store, known, at.assessing.draft, person=asking.actor(), now=here.now, days=days
        )

    return _answer(
        form,
        make=make,
        checklist=known,
        answers=draft.answers,
        subject=draft.subject or "A booking without a name yet",
        where=url_for("handing_out.of_draft", **at.where),
        back=at.next_page(),
    )


@handing_out.route("/<assessment>/organiser", methods=["GET", "POST"])
def of_booking(assessment: str) -> str | Response | tuple[str, int]:
    """The same for a booking that is recorded: its organiser answers, corrects what they sent, or takes it back."""
    here = asking.here()
    booking: Assessment = read_assessment(here.store, assessment).value
    form = form_of_booking(here.store, assessment)
    known = asking.here().checklist(booking.checklist)
    if request.form.get("then") == _TAKE_OVER and form is not None:
        desk = Desk.at(here.site, here.store, known, asking.now)
        draft = take_over_correction(desk, form, asking.actor())
        at = at_desk(known.id, draft.name or UNNAMED)
        at.filling.about(person=asking.actor())
        asking.note("took an organiser's correction over", assessment)
        return redirect(at.next_page())

    def make(days: int) -> tuple[OrganisersForm, str]:
        who = asking.actor()
        refuse_to_ask(here.site, here.store, booking, here.now)
        if form is None:
            return make_link_of_booking(here.site, here.store, known, booking, person=who, now=here.now, days=days)
        return new_link(here.site, here.store, form, person=who, now=here.now, days=days)

    answers, _ = answers_of(booking, known, with_days=True)
    return _answer(
        form,
        make=make,
        checklist=known,
        answers=answers,
        subject=booking.subject,
        where=url_for("handing_out.of_booking", assessment=assessment),
        back=url_for("bookings.booking", assessment=assessment),
        booking=assessment,
        not_now=not_to_ask(here.site, here.store, booking, here.now),
    )


@handing_out.get("/paper/<checklist>")
def paper(checklist: str) -> Response:
    """Give the organiser's form to print, for whoever has no e-mail. Raises as `print_form` does."""
    known, here = asking.here().checklist(checklist), asking.here()
    content = print_form(known, "pdf", site=here.site, for_organiser=True)
    name = f"{known.id}-for-the-organiser.pdf"
    return send_file(io.BytesIO(content), mimetype="application/pdf", as_attachment=True, download_name=name)


def _answer(
    form: OrganisersForm | None,
    *,
    make: Callable[[int], tuple[OrganisersForm, str]],
    checklist: Checklist,
    answers: Answers,
    subject: str,
    where: str,
    back: str,
    booking: str = "",
    not_now: Obstacle | None = None,
) -> str | Response | tuple[str, int]:
    here = asking.here()
    address, offer, errors = "", None, list[FormError]()
    if request.method == "POST" and request.form.get("then") == _END and form is not None:
        end_link(here.site, here.store, form, person=asking.actor())
        by_mail.outbox().take_back(_about(form))
        asking.note("ended an organiser's link", form.id)
        flash("The link opens nothing any more.")
        return redirect(where)
    if request.method == "POST":
        try:
            form, token = make(_days())
        except InvalidError as error:
            errors = errors_of(error)
        else:
            asking.note("made a link for an organiser", form.id)
            by_mail.outbox().take_back(_about(form))
            address = url_for("by_link.begin", site=here.id, token=token, _external=True)
            path, ends = url_for("by_link.begin", site=here.id, token=token), form.ends.timestamp()
            offer = by_mail.offered(Kind.ORGANISER, path, about=_about(form), ends=ends, back=where)
    page = render_template(
        "organisers/handing_out.html",
        form=form,
        stands=words_of(form, here.now) if form else "",
        opens=form is not None and form.opens(here.now),
        compared=tuple(compared(checklist, form, here.site.venue, answers)) if form and form.sent else (),
        address=address,
        offer=offer,
        days=request.form.get("days", str(DAYS)),
        most=MOST_DAYS,
        subject=subject,
        checklist=checklist,
        back=back,
        booking=booking,
        not_now=not_now,
        errors=errors,
    )
    return (page, 400) if errors else page


def _about(form: OrganisersForm) -> str:
    """Say what an organiser's link is about, by which a message that holds it is taken back."""
    return f"organiser {asking.here().id} {form.id}"


def _days() -> int:
    said = request.form.get("days", "").strip()
    return int(said) if said.isdecimal() and len(said) <= len(str(MOST_DAYS)) else 0
