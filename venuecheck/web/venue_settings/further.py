"""The further settings of a venue, one a page: what it means, what stands and since when, and its boxes."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from venuecheck.core.problem import InvalidError
from venuecheck.service.given_files import Given
from venuecheck.service.venue_settings.boxes import Typed
from venuecheck.service.venue_settings.changing import settings_of
from venuecheck.service.venue_settings.further import Setting, put_setting, setting_called
from venuecheck.service.venue_settings.handed_in import LARGEST
from venuecheck.service.who_may import MAY
from venuecheck.web import asking
from venuecheck.web.venue_settings.form import changing, since
from venuecheck.web.wording import FormError, errors_of

further_settings = Blueprint("further_settings", __name__, url_prefix="/venues/<venue>/settings/more")


@further_settings.route("/<part>", methods=["GET", "POST"])
def setting(part: str) -> str | Response | tuple[str, int]:
    """Show one, and change it: after the password again, where that counts."""
    here, wanted = asking.here(), setting_called(part)
    asks_again = wanted.is_careful and _may(wanted) and not asking.session().is_proved(asking.moment())
    if asks_again:
        return redirect(url_for("own.prove", to=url_for("further_settings.setting", part=part)))
    if request.method == "GET":
        settings = settings_of(here.site, here.store)
        return _page(wanted, _filled_in(wanted, wanted.typed(settings)), settings.mark(wanted.key), [])
    typed: Typed = {name: request.form.getlist(name) for name in request.form}
    try:
        put_setting(changing(), wanted, typed, _handed())
    except InvalidError as error:
        boxes = {one.field: wanted.box_of(typed, one.field) for one in error.problems}
        return _page(wanted, typed, request.form.get("seen", ""), errors_of(error, boxes)), 400
    asking.note("changed the settings", part)
    flash("Kept.")
    return redirect(url_for("venue_settings.overview"))


def _handed() -> dict[str, Given]:
    """Give the files that were handed in, by box."""
    return {
        box: Given(name=file.filename, content=file.stream.read(LARGEST + 1))
        for box, file in request.files.items()
        if file.filename
    }


def _filled_in(wanted: Setting, typed: Typed) -> Typed:
    """Add what an address brings along, such as the page that is to be left out, where nothing stands there yet."""
    boxes = [box.name for group in wanted.groups(typed) for box in group.boxes]
    empty = [name for name in boxes if not "".join(typed.get(name, ()))]
    brought = {name: value for name, value in request.args.items() if value}
    first = {name.rpartition(".")[2]: name for name in reversed(empty)}
    return {**typed, **{first[name]: [value] for name, value in brought.items() if name in first}}


def _may(wanted: Setting) -> bool:
    return bool(asking.actor().roles_at(asking.here().id) & MAY[wanted.doing])


def _page(wanted: Setting, typed: Typed, seen: str, errors: list[FormError]) -> str:
    here = asking.here()
    settings = settings_of(here.site, here.store)
    return render_template(
        "settings/further.html",
        setting=wanted,
        stands=wanted.shown(settings),
        since=since(wanted.key),
        groups=wanted.groups(typed),
        typed=typed,
        seen=seen,
        errors=errors,
        may=_may(wanted),
    )
