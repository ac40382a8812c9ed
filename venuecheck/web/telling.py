"""What a venue tells its coordinator: seen in words, and taken as the signed file that is sent. Nothing sends it."""

import io

from flask import Blueprint, render_template, send_file
from werkzeug.wrappers import Response

from venuecheck.core.problem import NotFoundError
from venuecheck.records.signing import fingerprint
from venuecheck.service.partnership.bundle import Bundle
from venuecheck.service.partnership.bundle_export import bundle_of, export
from venuecheck.service.partnership.bundle_reading import Received
from venuecheck.service.partnership.bundle_words import told_by
from venuecheck.web import asking

telling = Blueprint("telling", __name__, url_prefix="/venues/<venue>/for-the-coordinator")


@telling.get("/")
def overview() -> str:
    """Show what would be told today. It holds no booking's name, and nobody's."""
    try:
        bundle = _bundle()
    except NotFoundError as error:
        return render_template("telling/overview.html", told=(), key="", why_nothing=error.problems[0])
    return render_template(
        "telling/overview.html",
        told=told_by(bundle),
        key=fingerprint(bundle.public_key),
        records=Received(bundle=bundle, digest="").records_words,
        why_nothing=None,
    )


@telling.get("/file")
def download() -> Response:
    """Give the file."""
    here = asking.here()
    content = export(here.site, here.store, _bundle())
    asking.note("took the file for the coordinator", here.id)
    name = f"{here.id}-{here.now:%Y%m%d}.bundle"
    return send_file(io.BytesIO(content), mimetype="application/octet-stream", as_attachment=True, download_name=name)


def _bundle() -> Bundle:
    here = asking.here()
    return bundle_of(here.site, here.store, now=here.now)
