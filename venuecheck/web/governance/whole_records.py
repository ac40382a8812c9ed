"""Whether the records are whole, how far they go, and the ways back after a loss: for those who have no terminal.

Nothing here needs the store to be open: what is damaged is looked at as it lies.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from flask import Blueprint, flash, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError, InvalidError
from venuecheck.core.step import Step
from venuecheck.records.chains import OWN
from venuecheck.report.setting.wording import counted, was_or_were
from venuecheck.service.record_keeping import ways_back
from venuecheck.service.record_keeping.copies_kept import (
    KeptCopy,
    bring_copy_back,
    copies_of,
    copy_named,
    make_copy,
    take_copy,
)
from venuecheck.service.record_keeping.kept_beside import kept_beside
from venuecheck.service.record_keeping.others_missed import note_missed
from venuecheck.service.record_keeping.proof import has_others, verify
from venuecheck.service.record_keeping.what_to_do import summed, to_know, what_to_do
from venuecheck.service.who_may import MAY, Doing
from venuecheck.web import asking
from venuecheck.web.error_pages import status_of
from venuecheck.web.proving import prove_again
from venuecheck.web.wording import FormError, errors_of

whole_records = Blueprint("whole_records", __name__, url_prefix="/venues/<venue>/records")

_SHOWN = 50
_WAYS: Mapping[Step | None, tuple[str, str]] = {
    Step.BEGIN_AGAIN: ("whole_records.begin_again", "Begin a new chain"),
    Step.RECORD_LOST_KEY: ("whole_records.new_key", "State that the key is lost"),
    Step.SET_ANCHOR: ("whole_records.anchor", "Set the anchor anew"),
    Step.RECORD_MISSED: ("whole_records.missing", "Say what became of another venue’s records"),
}
"""The page on which each step is taken, and the words of the link."""


@whole_records.get("/")
def overview() -> str:
    """Prove every record, and show what came of it: of this venue; of others only that something is wrong."""
    here = asking.here()
    found = verify(here.site)
    mine = tuple(fault for fault in found.faults if fault.chain in {"", OWN})
    others = tuple(f"{name}: " for name in found.others if name != OWN)
    of_mine = replace(found, faults=mine)
    return render_template(
        "governance/records.html",
        found=of_mine,
        sum=summed(of_mine).partition(": ")[2],
        faults=[plain(str(fault)) for fault in mine[:_SHOWN]],
        more=len(mine) - _SHOWN,
        is_anothers=len(mine) < len(found.faults),
        notes=[plain(note) for note in to_know(found) if not note.startswith(others)],
        own=found.others.get(OWN),
        last=datetime.fromisoformat(found.last_at) if found.mark and found.last_at else None,
        may_begin_again=ways_back.may_begin_again(of_mine),
        advice=[(one, *_WAYS.get(one.step, ("", ""))) for one in what_to_do(of_mine)],
    )


@whole_records.route("/begin-again", methods=["GET", "POST"])
def begin_again() -> str | Response | tuple[str, int]:
    """Begin a new chain where the records are damaged, so that the desk goes on."""

    def begin(reason: str) -> str:
        asking.served().venues.close()  # what is open cannot be moved away on every computer
        begun = ways_back.begin_again(asking.here().site, person=asking.actor(), reason=reason, now=asking.now())
        drafts = f"{counted(begun.drafts, 'draft')} {was_or_were(begun.drafts)} carried over"
        kept = "the damaged records are kept whole" if begun.kept else "nothing was left of the old records to keep"
        told = [f"A new chain has begun, and {kept}; {drafts}."]
        told += ["Tell the coordinator."] if begun.is_venues else []
        if begun.gone_on:
            told.append(f"The records of {counted(len(begun.gone_on), 'other venue')} go on where they were.")
        left = [name for name in begun.left if name != OWN]
        if left:
            told.append(f"{counted(len(left), 'other venue')} of this database must begin again as well.")
        if OWN in begun.left:
            told.append("The store’s own matters must begin again as well, where they are kept.")
        return " ".join(told)

    return _page("governance/begin_again.html", "began a new chain of records", begin)


@whole_records.route("/copies/", methods=["GET", "POST"])
def copies() -> str | Response | tuple[str, int]:
    """List the copies that lie beside the records, and make another."""
    here = asking.here()

    def page(errors: list[FormError]) -> str:
        may = not has_others(verify(here.site), _administered())
        return render_template(
            "governance/copies.html", copies=copies_of(here.site), kept=kept_beside(here.site), may=may, errors=errors
        )

    if request.method == "GET":
        return page([])
    try:
        prove_again()
        made = make_copy(here.site, person=asking.actor(), administered=_administered(), now=asking.now())
    except InputError as error:
        return page(errors_of(error, {"copy": "password"}, otherwise="password")), status_of(error)
    asking.note("made a copy of the records", here.id)
    flash(f"A copy is made. {summed(made)}")
    return redirect(url_for("whole_records.copies"))


@whole_records.route("/copies/<name>", methods=["GET", "POST"])
def one_copy(name: str) -> str | Response | tuple[str, int]:
    """Show one copy; give it to whoever may have it, or bring it back in the place of damaged records."""
    here, then = asking.here(), request.form.get("then", "")
    copy = copy_named(here.site, name)
    box, other = ("take_password", "take_password") if then == "take" else ("password", "reason")
    if request.method == "GET":
        return _copy_page(copy, "", [])
    try:
        prove_again(box)
        if then == "take":
            path = take_copy(here.site, name, person=asking.actor(), administered=_administered())
            asking.note("took a copy of the records", here.id)
            return send_file(path, mimetype="application/octet-stream", as_attachment=True, download_name=name)
        asking.served().venues.close()  # what is open cannot be moved away on every computer
        found = bring_copy_back(
            here.site,
            name,
            person=asking.actor(),
            administered=_administered(),
            reason=request.form.get("reason", ""),
            now=asking.now(),
        )
    except InputError as error:
        fields = {one.field: box if one.field == "password" else other for one in error.problems}
        errors = errors_of(error, fields, otherwise=other)
        return _copy_page(copy, request.form.get("reason", ""), errors), status_of(error)
    asking.note("brought a copy of the records back", here.id)
    flash(" ".join(("The copy is brought back.", *found.to_tell)))
    return redirect(url_for("whole_records.overview"))


def _copy_page(copy: KeptCopy, reason: str, errors: list[FormError]) -> str:
    found = verify(asking.here().site)
    may = not has_others(found, _administered())
    return render_template(
        "governance/copy.html", copy=copy, is_whole=found.is_whole, reason=reason, may=may, errors=errors
    )


def _administered() -> frozenset[str]:
    """Give the venues of this server whose records whoever asks may keep."""
    return frozenset(
        venue for venue in asking.actor().roles if asking.actor().roles_at(venue) & MAY[Doing.KEEP_RECORDS]
    )


@whole_records.route("/key", methods=["GET", "POST"])
def new_key() -> str | Response | tuple[str, int]:
    """Let a new key sign: signed by the old one or, where that is not here, by a statement that it is lost."""
    here = asking.here()
    lost = ways_back.lost_key(here.site)

    def renew(reason: str) -> str:
        if lost and request.form.get("lost") != "yes":
            raise InvalidError.of("lost", "whether it is lost is not said", "say it only where no copy is anywhere")
        site, who = here.site, asking.actor()
        return ways_back.renew_key(site, person=who, reason=reason, now=asking.now(), lost=bool(lost)).words

    what = "stated that the key is lost" if lost else "let a new key sign"
    return _page("governance/new_key.html", what, renew, lost)


@whole_records.route("/anchor", methods=["GET", "POST"])
def anchor() -> str | Response | tuple[str, int]:
    """Set the anchor anew where it is gone; every record is proven first."""

    def set_it(reason: str) -> str:
        mark = ways_back.set_anchor(asking.here().site, person=asking.actor(), reason=reason, now=asking.now())
        return f"The anchor is set: {mark.words}."

    file = ways_back.unset_anchor(asking.here().site)
    return _page("governance/anchor.html", "set the anchor of the records", set_it, file)


@whole_records.route("/missing", methods=["GET", "POST"])
def missing() -> str | Response | tuple[str, int]:
    """Put on record what became of another venue's records in the same database."""

    def note(reason: str) -> str:
        names = note_missed(asking.here().site, person=asking.actor(), reason=reason, now=asking.now())
        return f"It is on record what became of the records of {', '.join(names)}. Tell the coordinator."

    return _page("governance/missing.html", "put on record what became of missing records", note)


def _page(template: str, what: str, take: Callable[[str], str], file: str = "") -> str | Response | tuple[str, int]:
    """Ask for the reason and the password, and take the step. `take` does it, and says what came of it.

    `file` is the name of what is not here.
    """

    def page(errors: list[FormError]) -> str:
        return render_template(template, typed=request.form, errors=errors, file=file)

    if request.method == "GET":
        return page([])
    try:
        prove_again()
        told = take(request.form.get("reason", ""))
    except InvalidError as error:
        return page(errors_of(error, otherwise="reason")), 400
    except InputError as error:
        errors = errors_of(error, dict.fromkeys((one.field for one in error.problems), "reason"), otherwise="reason")
        return page(errors), status_of(error)
    asking.note(what, asking.here().id)
    flash(told)
    return redirect(url_for("whole_records.overview"))
