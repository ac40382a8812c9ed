"""What every request passes before its page: who asks, whether they may, and what the answer must carry."""

import contextlib
from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from flask import Flask, Response, abort, g, make_response, redirect, render_template, request, session, url_for
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.wrappers import Response as AnyResponse

from venuecheck.accounts.entrance import TooOftenError
from venuecheck.accounts.limits import WRONG_LINK
from venuecheck.accounts.people import Account
from venuecheck.assessment.kept_file import LARGEST_FILE
from venuecheck.core.actor import Role
from venuecheck.core.problem import ForbiddenError, InputError, NotFoundError
from venuecheck.records.store import Store
from venuecheck.service.bookings.organisers_forms import ByLink, by_link
from venuecheck.service.partnership.return_links import FoundLink, find_link
from venuecheck.service.sites.site import Site
from venuecheck.service.who_may import MAY_SEE, Seeing, seeing
from venuecheck.web import asking
from venuecheck.web.access import ACCESS, Access, LinkFor
from venuecheck.web.unsent import is_anothers, is_from_elsewhere, is_sent_again, page_to_look_at, unsent_page

TOKEN = "token"  # noqa: S105 - the name of a cookie's entry
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}
_A_YEAR = 31_536_000
_AROUND_A_FILE = 64 * 1024
"""Bytes of a form beside its file."""


def set_up(app: Flask) -> None:
    """Put the gate before every page. The order counts: forged requests are refused before anything is looked up.

    The token of a form is not read before it is known how large the form may be.
    """
    app.before_request(_make_room)
    app.config["WTF_CSRF_CHECK_DEFAULT"] = False
    protect = CSRFProtect(app)

    def refuse_forged() -> None:
        access = _asked()
        if request.method in app.config["WTF_CSRF_METHODS"] and not (access and access.without_token):
            _refuse_from_elsewhere()
        if access is None or not (access.without_token or (access.signed_in and is_sent_again())):
            protect.protect()

    app.before_request(refuse_forged)
    app.before_request(_enter)
    app.after_request(_headed)


def _asked() -> Access | None:
    """Give what the page that is asked for wants of whoever asks; None where there is no such page."""
    return ACCESS.get(request.endpoint or "")


def _refuse_from_elsewhere() -> None:
    """Refuse a form that its browser says another site sent, whatever token it carries."""
    if is_from_elsewhere():
        raise CSRFError("The form was sent by another site.")


def _make_room() -> None:
    """Let a form with a file be as large as the file may be: from whoever signed in, or was shown it by a link."""
    access = _asked()
    if access is not None and access.takes_a_file and (TOKEN in session or (access.by_link and session)):
        request.max_content_length = LARGEST_FILE + _AROUND_A_FILE


def _enter() -> AnyResponse | None:
    g.address = request.remote_addr or ""
    access = _asked()
    if request.endpoint is None:
        return None  # there is no such page, which says so itself
    if access is None:
        abort(403)
    if access.by_link:
        return _admit_by_link(access.by_link)
    if not access.signed_in:
        if request.endpoint in _FOR_ANYBODY:
            is_signed_in()  # so that the page says so
        return None
    if not is_signed_in():
        unsent = unsent_page(is_signed_in=False)
        return make_response(*unsent) if unsent else redirect(url_for("entering.sign_in", to=page_to_look_at()))
    if is_anothers(asking.account().id):
        raise ForbiddenError.of("person", "somebody else typed this, before you signed in", "leave it to them")
    if _lacks_second_factor(asking.account()) and request.endpoint not in _BEFORE_SECOND_FACTOR:
        return redirect(url_for("own.second_factor"))
    _admit(access)
    return None


_FOR_ANYBODY = frozenset({"start.help_page", "start.privacy", "start.accessibility", "provided.back"})
_BEFORE_SECOND_FACTOR = frozenset({"own.second_factor", "own.prove", "provided.begin_to_prove", "entering.sign_out"})


def _lacks_second_factor(account: Account) -> bool:
    """Whether they have first to set one up. Whoever looks round a demonstration has nothing to protect."""
    return account.needs_second_factor and account.comes_to_stay and not account.has_second_factor


def is_signed_in() -> bool:
    """Whether somebody is; they are known to this request then."""
    accounts, now = asking.served().accounts, asking.moment()
    token = session.get(TOKEN)
    venue = str((request.view_args or {}).get("venue", ""))
    found = accounts.sessions.find(token, now, venue) if isinstance(token, str) else None
    if found is None or found.account.ended:
        session.pop(TOKEN, None)
        return False
    g.signed_in, g.account, g.there = found.session, found.account, found.there
    return True


def _admit(access: Access) -> None:
    """Let in whoever may. At a venue where they have no role there is nothing for them, not even its name."""
    actor = asking.actor()
    if access.first and not may_begin():
        abort(404)
    if access.anywhere and not _held() & access.anywhere:
        raise ForbiddenError.of("person", f"{actor.name} may not see this page", "ask an administrator")
    if access.everywhere and not administers_all():
        what = "whoever does this administers every venue that is here"
        raise ForbiddenError.of("person", what, "ask whoever looks after the server")
    if not access.venue:
        return
    venue = str((request.view_args or {}).pop("venue"))
    if not actor.roles_at(venue):
        abort(404)
    g.venue = asking.served().venues.here(venue, g.there)
    if access.sees is not None:
        seeing(actor, venue, access.sees)
    if not actor.roles_at(venue) & access.roles:
        doing = " or ".join(access.does)
        raise ForbiddenError.of("person", f"{actor.name} may not {doing}", "ask an administrator for a role that may")


_LINKS: Mapping[LinkFor, tuple[Callable[[Store, str, datetime], ByLink | FoundLink | None], str]] = {
    LinkFor.ORGANISER: (by_link, "organisers/ended.html"),
    LinkFor.PARTNER: (find_link, "partnership/link_ended.html"),
}
"""How each link is found, and the page that says that one opens nothing."""


def _admit_by_link(kind: LinkFor) -> AnyResponse | None:
    """Let in whoever holds a link, which uses nothing up. A wrong one says the same as one of no venue."""
    args = request.view_args or {}
    site, token = str(args.pop("site")), str(args.pop("token"))
    with contextlib.suppress(NotFoundError):
        g.venue = asking.served().venues.here(site)
    find, ended = _LINKS[kind]
    found = find(g.venue.store, token, asking.now()) if "venue" in g else None
    if found is None:
        g.pop("venue", None)
        if not asking.served().accounts.limits.allows(WRONG_LINK, g.address, asking.moment()):
            raise TooOftenError.of("link", "this was tried too often", WRONG_LINK.wait)
    if found is None or not found.opens:
        return make_response(render_template(ended, found=found), 410)
    g.linked, g.link_token = found, token
    return None


def _headed(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    is_static = request.endpoint == "static" and response.status_code < 400  # noqa: PLR2004 - HTTP's own
    response.headers["Cache-Control"] = f"public, max-age={_A_YEAR}, immutable" if is_static else "no-store"
    if asking.served().settings.is_https:
        response.headers["Strict-Transport-Security"] = f"max-age={_A_YEAR}"
    response.headers.pop("Server", None)
    return response


def may_begin() -> bool:
    """Whether there is no venue yet, and whoever is signed in may set the first one up.

    Where a configuration is only away for a moment, somebody with another role must not become its administrator.
    """
    held = _held()
    return asking.served().venues.is_first_start and (not held or Role.ADMINISTRATOR in held)


def sees_people() -> bool:
    """Whether whoever is signed in administers a venue: for the link."""
    return bool(_held() & ACCESS["people.all_people"].anywhere)


def has_venues() -> bool:
    """Whether whoever is signed in has more venues than one to choose from, or may add one: for the link."""
    roles = asking.actor().roles
    try:
        sites = asking.served().venues.sites
    except InputError:
        return False  # a configuration cannot be used just now: the page that says so has no link, but is a page
    return sum(bool(roles.get(one.venue.id)) for one in sites) > 1 or _administers(sites)


def administers_all() -> bool:
    """Whether whoever is signed in administers every venue of this server: for adding another."""
    return _administers(asking.served().venues.sites)


def statement_due() -> str:
    """Say what there is to do about the accessibility statement; empty for nothing, and for whom it is not."""
    try:
        return asking.statement().due(asking.today()) if administers_all() else ""
    except InputError:
        return ""  # a configuration cannot be used just now: that stops no page of another venue


def _administers(sites: Collection[Site]) -> bool:
    actor = asking.actor()
    return bool(sites) and all(actor.roles_at(one.venue.id) & MAY_SEE[Seeing.PEOPLE] for one in sites)


def sees(name: str) -> bool:
    """Whether whoever is signed in may ask for an endpoint at this venue: for links."""
    access = ACCESS[name]
    at = asking.actor().roles_at(asking.here().id)
    return bool(at & access.roles)


def _held() -> frozenset[Role]:
    """Give the roles of whoever is signed in, at whichever venue."""
    return frozenset[Role]().union(*asking.actor().roles.values())
