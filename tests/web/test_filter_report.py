"""Pages of the web filter show its own part of the report: what all of it says of the filter, and nothing past."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from tests.report import samples
from tests.web.site import SCHOOL, Server
from venuecheck.assessment.assessment import Assessment
from venuecheck.core.action import Action, ActionKind, DoneBy, FilterFact
from venuecheck.core.actor import Role
from venuecheck.plans.said import ActionNote, Looked
from venuecheck.records.store import Store
from venuecheck.service.sites.opening import open_store
from venuecheck.service.venue_reports.actions import about_networks
from venuecheck.service.venue_reports.filter_reporting import FILTER_KINDS, FilterReport, filter_report
from venuecheck.web import asking
from venuecheck.web.venue_here import VenueHere
from venuecheck.web.venues import Venues

_LOG = samples.said().log_checks[0]
_KINDS = FILTER_KINDS | {"assessment", "settings", "sign_off", "reply", "condition", "event_review", "letter", "worry"}


@pytest.fixture
def venues(served: Server) -> Venues:
    with served.app.app_context():
        return asking.served().venues


def _is_of_the_whole_report(venues: Venues) -> FilterReport:
    here = venues.here(SCHOOL)
    part, view = venues.filter_report(here), venues.view(here)
    assert (part.filtering, part.matrix, part.check_record) == (view.filtering, view.matrix, view.check_record)
    assert part.coverage == view.coverage
    mine = about_networks(here.site, view.actions)
    assert sorted(part.actions, key=repr) == sorted(mine, key=repr)
    return part


def _of_the_filter(started: int) -> Assessment:
    """Give a self-assessment that asks for what a check is to show, by days of its own."""
    by = (DoneBy(every_network=True), DoneBy(filter=(FilterFact.ADULT,)), DoneBy(filter=(FilterFact.OVER_BLOCKING,)))
    asks = tuple(
        Action(id=f"ask-{at}", text=f"Have it checked ({at})", due=date(2025, 1, 1 + at), kind=ActionKind(done_by=one))
        for at, one in enumerate(by)
    )
    at = samples.NOW - timedelta(days=started)
    return replace(samples.self_assessment(), id=f"of-the-filter-{started}", started=at, finished=at, actions=asks)


def _said(store: Store) -> dict[str, Callable[[], object]]:
    mixed, fine = (
        replace(one, run=replace(one.run, id=f"{one.run.id}-2", started=one.run.started + timedelta(minutes=9)))
        for one in (samples.mixed_run(), samples.fine_run())
    )
    log = replace(_LOG, id=f"{_LOG.id}-2")
    ahead = replace(mixed, run=replace(mixed.run, id="ahead", started=samples.NOW + timedelta(days=400)))
    note = ActionNote(
        action=f"{samples.PUPILS.id}:gambling:under_blocked",
        at=samples.NOW,
        person="Helen Okafor",
        owner="Priya Nair",
        due=date(2026, 10, 2),
    )
    return {
        "run": lambda: [store.append("run", one.run.id, one, samples.NOW) for one in (mixed, fine)],
        "action": lambda: store.append("action", note.action, note, note.at),
        "filter_log": lambda: store.append("filter_log", log.id, replace(log, alerted=Looked.NO), samples.NOW),
        "override": lambda: store.append("override", "a-page", samples.override(mixed.findings[0].page), samples.NOW),
        "assessment": lambda: store.append("assessment", "of-the-filter-9", _of_the_filter(9), samples.NOW),
        "booking": lambda: store.append("assessment", "b", replace(samples.booking(), id="b"), samples.NOW),
        "a run ahead": lambda: store.append("run", "ahead", ahead, samples.NOW),
        "sign_off": lambda: store.append("sign_off", "x", samples.said().sign_offs[0], samples.NOW),
    }


def test_it_says_what_the_whole_report_says_at_once_whoever_records(venues: Venues) -> None:
    """A second process records: after each thing, what bookings and self-assessments ask for has no say in it."""
    site = venues.here(SCHOOL).site
    with open_store(site) as another:
        for what, record in _said(another).items():
            before = venues.filter_report(venues.here(SCHOOL))
            record()
            part = _is_of_the_whole_report(venues)
            if what in FILTER_KINDS:
                assert part != before, what
    assert part.actions
    assert any(row.action for row in part.check_record)


def test_it_is_not_made_anew_for_what_it_does_not_hang_on(venues: Venues) -> None:
    """A booking; unless something is dated ahead, which counts from when anything was recorded after it."""

    def part() -> FilterReport:
        return venues.filter_report(here())

    def here() -> VenueHere:
        return venues.here(SCHOOL)

    do = _said(here().store)
    do["run"]()
    before = part()
    do["booking"]()
    do["sign_off"]()
    assert part() is before
    do["a run ahead"]()
    do["filter_log"]()
    assert part().hangs_on_others
    assert part() is not part()


def test_it_is_made_of_no_other_kinds_of_records(venues: Venues) -> None:
    """Every kind that is asked for while it is made, as the database sees it."""
    here, asked = venues.here(SCHOOL), set[str]()

    def note(*said: object) -> None:
        asked.update(re.findall(r"'(\w+)'", repr(said[3])))

    with open_store(here.site) as store:
        for record in _said(store).values():
            record()
        with store.reading() as connection:
            engine = connection.engine
        sa.event.listen(engine, "before_cursor_execute", note)
        filter_report(here.site, store, now=samples.NOW)
        sa.event.remove(engine, "before_cursor_execute", note)
    assert {"run", "override", "retirement", "action", "filter_log"} <= asked & _KINDS <= FILTER_KINDS | {"chain"}


def test_a_page_asks_little_after_a_record(served: Server, venues: Venues) -> None:
    """Statements, so that no other work blurs it: each is a way to a server and back. One proof is among them."""
    asked = list[str]()
    signer, it = served.as_(Role.SIGNER), served.as_(Role.IT)
    pages = ((it, "checks/", 42), (it, "web-filter/", 42), (signer, "how-it-stands", 42), (signer, "sign", 42))
    for one, page, _ in pages:
        one.open(f"/venues/{SCHOOL}/{page}")
    do = _said(venues.here(SCHOOL).store)

    def note(*said: object) -> None:
        asked.extend([str(said[2])] * (said[2] != "BEGIN"))

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        for number, (one, page, most) in enumerate(pages):
            run = samples.fine_run()
            run = replace(run, run=replace(run.run, id=f"run-{number}", started=run.run.started - timedelta(hours=9)))
            venues.here(SCHOOL).store.append("run", run.run.id, run, samples.NOW)
            asked.clear()
            one.open(f"/venues/{SCHOOL}/{page}")
            assert len(asked) <= most, (page, len(asked))
        it.open(f"/venues/{SCHOOL}/checks/")
        do["booking"]()
        asked.clear()
        it.open(f"/venues/{SCHOOL}/checks/")
        assert len(asked) <= 8, "a booking makes nothing of the filter anew"
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
