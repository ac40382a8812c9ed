"""The application: what it serves, who may come in, and its pages, one module a journey."""

import contextlib
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from flask import Flask, Request, g, request, url_for
from jinja2 import ChoiceLoader, FileSystemBytecodeCache, FileSystemLoader, PackageLoader, PrefixLoader
from jinja2.bccache import Bucket

from venuecheck.accounts.accounts import Accounts
from venuecheck.core.plain_text import undirected
from venuecheck.core.problem import InputError
from venuecheck.records.one_page import one_page
from venuecheck.web import asking, error_pages, gate, own_chain
from venuecheck.web.account.entering import entering
from venuecheck.web.account.mail import mail
from venuecheck.web.account.own import own
from venuecheck.web.account.people import people
from venuecheck.web.account.provided import provided
from venuecheck.web.account.providers import providers
from venuecheck.web.account.sending import sending
from venuecheck.web.account.statement import statement
from venuecheck.web.beginning import beginning
from venuecheck.web.bookings.afterwards import afterwards
from venuecheck.web.bookings.deciding import deciding
from venuecheck.web.bookings.filled_in import filling
from venuecheck.web.bookings.for_the_lead import for_the_lead
from venuecheck.web.bookings.listed import bookings
from venuecheck.web.bookings.looked_over import looking_over
from venuecheck.web.bookings.on import on
from venuecheck.web.bookings.referring import referring
from venuecheck.web.bookings.taken_over import taking_over
from venuecheck.web.checklists import checklists
from venuecheck.web.filtering.by_hand import by_hand
from venuecheck.web.filtering.checks import checks
from venuecheck.web.filtering.filter_logs import filter_logs
from venuecheck.web.filtering.hand_checks import hand_checks
from venuecheck.web.filtering.networks import networks
from venuecheck.web.governance.keeping import keeping
from venuecheck.web.governance.people_found import people_found
from venuecheck.web.governance.whole_records import whole_records
from venuecheck.web.organisers.by_link import by_link
from venuecheck.web.organisers.handing_out import handing_out
from venuecheck.web.partnership.changes import changes
from venuecheck.web.partnership.editions import editions
from venuecheck.web.partnership.inbox import inbox
from venuecheck.web.partnership.letters import partner_letters
from venuecheck.web.partnership.one_venue import one_venue
from venuecheck.web.partnership.partners import partners
from venuecheck.web.partnership.returning import returning
from venuecheck.web.partnership.to_do import to_do
from venuecheck.web.search import search
from venuecheck.web.settings import WebSettings
from venuecheck.web.sheets import sheet
from venuecheck.web.standing.actions import actions
from venuecheck.web.standing.closed import closed
from venuecheck.web.standing.overview import standing
from venuecheck.web.start import start
from venuecheck.web.telling import telling
from venuecheck.web.venue_settings.further import further_settings
from venuecheck.web.venue_settings.networks import site_networks
from venuecheck.web.venue_settings.pages import venue_settings
from venuecheck.web.venues import Venues
from venuecheck.web.wording import FILTERS, status_shape

_JOURNEYS = (
    *(start, beginning, entering, provided, own, people, providers, mail, statement, sending),
    *(venue_settings, further_settings, site_networks),
    *(bookings, taking_over, filling, looking_over, deciding, referring),
    *(on, afterwards, for_the_lead, handing_out, by_link),
    *(search, people_found, keeping, whole_records),
    *(standing, actions, closed, telling),
    *(partners, to_do, one_venue, changes, partner_letters, returning, inbox, editions),
    *(networks, checks, filter_logs, hand_checks, by_hand),
    checklists,
)
_LARGEST_REQUEST = 1024 * 1024


def create_app(settings: WebSettings, clock: Callable[[], datetime]) -> Flask:
    """Make the application. Raises `InputError` where a configuration or the accounts cannot be used."""
    built = Path(__file__).parent / "static" / "built-from.txt"
    if not built.is_file():
        what = "the styles of the pages are not built"
        raise InputError.at(str(built.parent), what, "build them with: make assets")
    accounts = Accounts.beside(settings.folder, settings.accounts)
    app = Flask(__name__)
    app.request_class = _Asked
    app.config.update(
        SECRET_KEY=accounts.key.for_use("cookies"),
        TRUSTED_HOSTS=list(settings.hosts),
        MAX_CONTENT_LENGTH=_LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=_LARGEST_REQUEST,
        MAX_FORM_PARTS=500,
        SESSION_COOKIE_NAME="__Host-venuecheck" if settings.is_https else "venuecheck",
        SESSION_COOKIE_SECURE=settings.is_https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,  # the token goes with the session
        TEMPLATES_AUTO_RELOAD=bool(os.environ.get("VENUECHECK_DEBUG")),
    )
    asking.put(
        app,
        asking.Served(
            settings=settings,
            accounts=accounts,
            venues=Venues(named=settings.configs, added=settings.added, accounts=accounts, clock=clock),
        ),
    )
    _set_templates_up(app, built.read_text(encoding="ascii")[:12])
    _ask_once_for_a_page(app)
    gate.set_up(app)
    error_pages.set_up(app)
    own_chain.set_up(app)
    for journey in _JOURNEYS:
        app.register_blueprint(journey)
    return app


class _Asked(Request):
    """What is asked. Whoever asks for the head of a page alone, as monitors and scanners of mail do, gets what browsers
    get, and has nothing done by it; what serves the page leaves its text out.
    """

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - as Flask hands it over
        super().__init__(*given, **named)
        if self.method == "HEAD":
            self.method = "GET"


def _ask_once_for_a_page(app: Flask) -> None:
    """Have how far records go asked once for each page that is only looked at."""

    @app.before_request
    def begin() -> None:
        if request.method == "GET":
            g.one_page = contextlib.ExitStack()
            g.one_page.enter_context(one_page())

    @app.teardown_request
    def end(_: BaseException | None) -> None:
        if "one_page" in g:
            g.one_page.close()


class _CompiledTemplates(FileSystemBytecodeCache):
    """Templates as they were compiled once, beside Python's own compiled modules: to compile them takes a quarter of a
    second at each start. Where nothing may be written there, they are compiled each time.
    """

    def __init__(self) -> None:
        super().__init__(str(Path(__file__).parent / "__pycache__"), "%s.page")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep one, where that may be."""
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def _written(value: object) -> object:
    """Give what a page writes of a value: whatever somebody typed, it turns nothing beside it around."""
    return undirected(value) if type(value) is str else value  # markup is made of what came through here


def _set_templates_up(app: Flask, version: str) -> None:
    macros = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    app.jinja_loader = ChoiceLoader([FileSystemLoader(Path(app.root_path) / "templates"), macros])
    app.jinja_env.bytecode_cache = None if sys.dont_write_bytecode else _CompiledTemplates()
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.finalize = _written  # before a template is compiled: it is part of what is kept of one
    app.jinja_env.filters.update(FILTERS)
    app.jinja_env.globals["status_shape"] = status_shape

    @app.url_defaults
    def _of_this_venue(endpoint: str, values: dict[str, Any]) -> None:
        if "venue" not in values and g.get("venue") and app.url_map.is_endpoint_expecting(endpoint, "venue"):
            values["venue"] = g.venue.id

    @app.context_processor
    def _for_every_page() -> dict[str, Any]:
        return {
            "account": g.get("account"),
            "venue": g.get("venue"),
            "sees": gate.sees,
            "sees_people": gate.sees_people,
            "sheet": sheet,
            "has_venues": gate.has_venues,
            "administers_all": gate.administers_all,
            "statement_due": gate.statement_due,
            "has_register": asking.has_register,
            "records_not_whole": asking.not_whole,
            "asset": lambda name: url_for("static", filename=name, v=version),
            "is_at": lambda *blueprints: request.blueprint in blueprints,
        }
