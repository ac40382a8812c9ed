"""What is kept, and how long: holds and their end, what is due, and who looked at personal data."""

from collections.abc import Iterable

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.case_closing import COUNTED_FROM, NOT_BEFORE
from venuecheck.core.problem import ConflictError, InputError, InvalidError
from venuecheck.records.version import Version
from venuecheck.service.bookings.recorded import RECORD_KIND as BOOKING
from venuecheck.service.record_keeping.found_words import kind_words
from venuecheck.service.record_keeping.record_groups import HOLD, hold, holds_of, release
from venuecheck.service.record_keeping.subject_access import DRAFT_OF
from venuecheck.service.retention import Plan, plan, run
from venuecheck.service.venue_settings.known_boxes import periods
from venuecheck.web import asking
from venuecheck.web.numbers import number_of
from venuecheck.web.proving import prove_again
from venuecheck.web.wording import FormError, errors_of, is_booking

keeping = Blueprint("keeping", __name__, url_prefix="/venues/<venue>/personal-data")

_LOOKED_THROUGH, _SHOWN = 5_000, 200


@keeping.route("/holds", methods=["GET", "POST"])
def holds() -> str | Response | tuple[str, int]:
    """Show what is kept whatever its period, and why; keep more, or let it go."""
    here = asking.here()
    if request.method == "GET":
        return _holds_page([])
    record, then = request.form.get("record", "").strip(), request.form.get("then", "")
    box = f"reason-{record}" if then == "release" else "reason"
    reason = request.form.get(box, "")
    try:
        if then == "release":
            version = Version(venue=here.id, kind=HOLD, key=record, seq=number_of(request.form.get("seen", "")))
            release(
                here.site,
                here.store,
                record,
                reason=reason,
                person=asking.actor(),
                now=asking.now(),
                seen=version,
            )
        else:
            hold(here.site, here.store, record, reason=reason, person=asking.actor(), now=asking.now())
    except ConflictError:
        raise
    except InputError as error:
        otherwise = box if then == "release" else "record"
        return _holds_page(errors_of(error, {"reason": box}, otherwise)), 400
    asking.note("released a hold" if then == "release" else "placed a hold", record)
    flash("Released: its period counts again." if then == "release" else "Held, whatever its period.")
    return redirect(url_for("keeping.holds"))


@keeping.route("/due", methods=["GET", "POST"])
def due() -> str | Response | tuple[str, int]:
    """Show what has been kept for long enough; erase it, once the password was given again."""
    here = asking.here()
    planned = plan(here.site, here.store, now=here.now)
    if request.method == "GET":
        return _due_page(planned, [])
    try:
        prove_again()
    except InvalidError as error:
        return _due_page(planned, errors_of(error)), 400
    seen = request.form.get("seen", "")
    done = run(here.site, here.store, now=here.now, person=asking.actor(), seen=seen)
    asking.note("erased what was due", here.id)
    flash(f"Erased: {len(done.due)} of what was recorded, and {len(done.drafts)} never finished.")
    return redirect(url_for("keeping.due"))


@keeping.get("/looks")
def looks() -> str:
    """Show who looked at what of this venue, and who searched for a person, and why."""
    here, accounts = asking.here(), asking.served().accounts
    names = {one.id: one.name for one in accounts.book.all()}
    known = {here.id, *here.store.keys("assessment")}
    happened = accounts.happenings.latest(most=_LOOKED_THROUGH)
    mine = [one for one in happened if one.about in known or one.about.startswith(f"{here.id}: ")]
    subjects = _called(one.about for one in mine[:_SHOWN])
    told = [(one, "" if one.about == here.id else one.about.removeprefix(f"{here.id}: ")) for one in mine[:_SHOWN]]
    return render_template("governance/looks.html", happened=told, names=names, subjects=subjects)


def _called(ids: Iterable[str]) -> dict[str, str]:
    """Give what those that are bookings are called, by their number."""
    read = (asking.here().store.read(BOOKING, one, Assessment) for one in set(ids) if is_booking(one))
    return {one.value.id: one.value.subject for one in read if one is not None}


def _due_page(planned: Plan, errors: list[FormError]) -> str:
    return render_template(
        "governance/due.html",
        plan=planned,
        counted_from=COUNTED_FROM,
        not_before=NOT_BEFORE,
        seen=request.form.get("seen") or planned.read.mark,
        subjects=_subjects(),
        kind_words=kind_words,
        draft_of=DRAFT_OF,
        periods={box.name: box.text for box in periods()},
        errors=errors,
    )


def _holds_page(errors: list[FormError]) -> str:
    here = asking.here()
    standing = [(one, here.store.version(HOLD, key).seq) for key, one in holds_of(here.store).items()]
    typed = request.form if request.method == "POST" else request.args
    return render_template("governance/holds.html", holds=standing, subjects=_subjects(), typed=typed, errors=errors)


def _subjects() -> dict[str, str]:
    """Give what each booking is called, by its number."""
    return {one.id: one.subject for one in asking.here().store.all(BOOKING, Assessment)}
