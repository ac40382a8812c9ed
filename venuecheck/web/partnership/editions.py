"""Quarters: looked at as drafts, frozen once, and given out as they were published."""

import io
from typing import Final

from flask import Blueprint, flash, redirect, render_template, request, send_file, url_for
from werkzeug.wrappers import Response

from venuecheck.core.problem import InputError, NotFoundError
from venuecheck.core.quarter import Quarter
from venuecheck.report.partnership.parts import appendix
from venuecheck.report.partnership.view import Edition, PartnershipView
from venuecheck.service.partnership import collation
from venuecheck.service.partnership.editions import Published, published_as, published_of, sealed, told_of
from venuecheck.service.partnership.publishing import publish, quarter_to_publish, stem_of
from venuecheck.service.partnership.what_was_sent import gather_recorded
from venuecheck.service.record_keeping.conflicts import conflict
from venuecheck.service.record_keeping.proof import proven
from venuecheck.service.record_keeping.readings import recorded_since
from venuecheck.web import asking
from venuecheck.web.as_it_is import as_it_is
from venuecheck.web.error_pages import status_of
from venuecheck.web.partners_made import PartnersMade
from venuecheck.web.proving import prove_again
from venuecheck.web.wording import FormError, errors_of, form_error

editions = Blueprint("editions", __name__, url_prefix="/venues/<venue>/editions")

FOR_WHOM: Final = {
    Edition.BOARD: "Board",
    Edition.PUBLIC: "Public",
    Edition.INSPECTION: "Inspection",
}
_FORMATS: Final = ("html", "pdf", "xlsx", "csv", "json", "docx")
_SIGNED: Final = "edition"
_APPENDIX: Final = "-venues"
_OFFERED: Final = 4
"""Quarters back from today that can be chosen; an older one by its address."""


@editions.get("/")
def all_editions() -> str:
    """Show what was published, by whom, and which quarters can be."""
    here = asking.here()
    told = told_of(here.store)
    known = {one.quarter for one in told}
    quarter, open_ = Quarter.of(here.now).before, list[Quarter]()
    for _ in range(_OFFERED):
        if str(quarter) not in known:
            open_.append(quarter)
        quarter = quarter.before
    return render_template("partnership/editions.html", told=told, open=open_, words=_words)


@editions.get("/<key>/")
def quarter(key: str) -> str:
    """Show each edition of a quarter in its first words: as it was published, or as it would be now."""
    here, wanted = asking.here(), quarter_to_publish(key, asking.here().now)
    frozen = published_of(here.store, str(wanted))
    views = [one.shown for one in frozen] or [_draft(wanted, each) for each in Edition]
    return render_template(
        "partnership/quarter.html",
        quarter=wanted,
        first=frozen[0] if frozen else None,
        views=views,
        for_whom=FOR_WHOM,
        formats=_formats,
    )


@editions.get("/<key>/<name>")
def read(key: str, name: str) -> Response:
    """Give an edition to be read: frozen, or a draft that says so."""
    wanted, edition = quarter_to_publish(key, asking.here().now), _edition(name)
    frozen = _frozen(wanted, edition)
    if frozen:
        return as_it_is(collation.render(frozen.for_coordinators, "html"))
    return as_it_is(_made().draft_page(asking.here(), asking.register(), wanted, edition))


@editions.get("/<key>/<name>/files/<field>")
def file(key: str, name: str, field: str) -> Response:
    """Give a file of an edition that was published; `field` is its format, or the signed file."""
    here, wanted, edition = asking.here(), quarter_to_publish(key, asking.here().now), _edition(name)
    frozen = _frozen(wanted, edition)
    if frozen is None or field not in (*_formats(frozen.shown), _SIGNED):
        raise NotFoundError.of("edition", "there is no such file", "choose one of the list")
    stem = stem_of(asking.register().id, edition, wanted)
    if field == _SIGNED:
        ending, content = ".edition", sealed(here.store, frozen)
    else:
        made = dict(collation.documents(frozen.shown, field.removesuffix(_APPENDIX)))
        ending = next(one for one in made if (_APPENDIX in one) is field.endswith(_APPENDIX))
        content = made[ending]
    asking.note("took a file of an edition", f"{wanted} {edition}")
    return send_file(
        io.BytesIO(content),
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=f"{stem}{ending}",
    )


@editions.route("/<key>/publish", methods=["GET", "POST"])
def freeze(key: str) -> str | Response | tuple[str, int]:
    """Ask once more who it is, and freeze a quarter; of one that was published, correct it, with why."""
    here, register = asking.here(), asking.register()
    wanted = quarter_to_publish(key, here.now)
    there = published_of(here.store, str(wanted))
    if request.method == "GET":
        return _freeze_page(wanted, [], corrects=bool(there))
    why = request.form.get("why", "").strip()
    if there and not why:
        return _freeze_page(wanted, [form_error("why", "say what was wrong")], corrects=True), 400
    try:
        prove_again()
        seen = request.form.get("seen", "")
        if seen != asking.served().venues.last_record(here):
            since, fix = recorded_since(here.store, seen), "look at its editions again, and publish then"
            raise conflict(str(wanted), since, fix=fix, opening="something was recorded since")
        shown = proven(here.store.database, here.id)
        gathered = gather_recorded(here.store, register, now=here.now, at=wanted.ends, proven=shown)
        made = publish(
            here.site,
            here.store,
            gathered,
            register,
            quarter=wanted,
            person=asking.actor(),
            now=here.now,
            proven=shown,
            why=why if there else "",
        )
    except InputError as error:
        errors = errors_of(error)
        return _freeze_page(wanted, errors, corrects=bool(there)), status_of(error)
    asking.note("corrected a quarter" if there else "published a quarter", str(wanted))
    flash(f"{_words(str(wanted))} is {'corrected' if there else 'published'}. {made.named_words}".strip())
    return redirect(url_for("editions.quarter", key=str(wanted)))


def _freeze_page(wanted: Quarter, errors: list[FormError], *, corrects: bool) -> str:
    here = asking.here()
    return render_template(
        "partnership/freeze.html",
        quarter=wanted,
        corrects=corrects,
        headlines=_draft(wanted, Edition.PUBLIC).headlines,
        seen=request.form.get("seen") or asking.served().venues.last_record(here),
        why=request.form.get("why", ""),
        errors=errors,
    )


def _draft(wanted: Quarter, edition: Edition) -> PartnershipView:
    return _made().draft(asking.here(), asking.register(), wanted, edition)[0]


def _made() -> PartnersMade:
    return asking.served().venues.partners


def _frozen(wanted: Quarter, edition: Edition) -> Published | None:
    return published_as(asking.here().store, edition, str(wanted))


def _edition(name: str) -> Edition:
    found = next((one for one in Edition if one.value == name), None)
    if found is None:
        raise NotFoundError.of("edition", "there is no such edition", "choose one of the list")
    return found


def _formats(view: PartnershipView) -> dict[str, str]:
    """Give the forms in which an edition can be had, with their names; of what is printed the appendix by itself."""
    found = {}
    for name in _FORMATS:
        form = collation.format_of(name)
        if view.paper is not None or not form.paper:
            found[name] = form.title
        if form.printed and appendix(view) is not None:
            found[f"{name}{_APPENDIX}"] = f"{form.title}, the venues"
    return found


def _words(quarter: str) -> str:
    read = Quarter.read(quarter)
    return read.words if read else quarter
