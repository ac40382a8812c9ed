"""How a venue stands, what there is to do, and the web filter: in the words of its report, for whoever may see it."""

import gzip
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from html import unescape
from threading import Semaphore
from time import sleep

import pytest

from tests.report import samples
from tests.web.site import BOOKING, LIBRARY, SCHOOL, Server
from venuecheck.core.actor import HowKnown, Role
from venuecheck.filtering.judging.sight import PROBE
from venuecheck.filtering.model.finding import Result, Verdict
from venuecheck.filtering.model.run import Run, Vantage
from venuecheck.plans.said import ActionNote, SignOff
from venuecheck.report.venue.action import Closes
from venuecheck.report.venue.networks import NetworkChecked
from venuecheck.report.venue.view import View
from venuecheck.service.bookings.recorded import new_assessment, read_assessment
from venuecheck.service.filter_checks.page_story import explain
from venuecheck.web import asking
from venuecheck.web.made_last import MadeLast

_HERE = f"/venues/{SCHOOL}"
_AT_ONCE = 6


def record(served: Server, run: Run) -> None:
    """Record one more check at the school."""
    header = replace(run.run, id=f"run-{len(served.store().keys('run'))}", venue=SCHOOL)
    served.store().append("run", header.id, replace(run, run=header), header.started)


def view_of(served: Server, venue: str = SCHOOL) -> View:
    """Give the venue's report."""
    with served.app.app_context():
        venues = asking.served().venues
        return venues.view(venues.here(venue))


def test_the_overview_is_the_reports_first_screen(served: Server) -> None:
    """Each tile, each of the most urgent actions, what was not checked, and who says so: word for word."""
    view = view_of(served)
    page = unescape(served.as_(Role.SIGNER).open(f"{_HERE}/how-it-stands").text)
    assert view.assessments is not None
    assert view.requirements is not None
    for part in (view.filtering, view.assessments, view.requirements):
        assert part.status_words in page
        assert part.headline in page
    for one in view.urgent:
        assert one.text in page
        assert one.who_and_when in page
    assert view.not_checked
    for words in (
        *view.not_checked,
        view.caveat.text,
        view.caveat.not_tested,
        view.records_words,
        "Nobody has signed this report.",
    ):
        assert words in page


def test_a_venue_of_which_nothing_is_known_says_so(served: Server) -> None:
    """No silence is a pass: what was not checked stands on the first page."""
    view = view_of(served, LIBRARY)
    page = unescape(served.as_(Role.SIGNER, LIBRARY).open(f"/venues/{LIBRARY}/how-it-stands").text)
    assert view.filtering.status_words in page
    assert view.filtering.headline in page
    assert "app-fine" not in page


def test_the_report_is_made_anew_once_something_is_recorded(served: Server) -> None:
    """It is kept for a minute, and not beyond the next record."""
    signer = served.as_(Role.SIGNER)
    before = view_of(served)
    assert view_of(served) is before
    record(served, samples.invalid_run())
    assert view_of(served) is not before
    assert signer.open(f"{_HERE}/report").status_code == 200
    again = view_of(served)
    served.clock.move(minutes=2)
    assert view_of(served) is not again


def test_a_signature_says_that_somebody_has_read_it(served: Server) -> None:
    """Only once they say so; it is on record as of somebody who was signed in."""
    signer = served.as_(Role.SIGNER)
    assert signer.send(f"{_HERE}/sign").status_code == 400
    assert signer.send(f"{_HERE}/sign", {"read": "yes"}).status_code == 302
    (signed,) = served.store().all("sign_off", SignOff)
    assert signed.by is not None
    assert signed.by.known is HowKnown.SIGNED_IN
    assert signed.role == "Authorised signatory"
    assert signed.headline
    served.clock.move(minutes=2)
    assert signer.send(f"{_HERE}/sign", {"read": "yes"}).status_code == 302
    assert "You signed this report already, on 21 September 2026 at" in signer.open(f"{_HERE}/how-it-stands").text
    assert served.store().all("sign_off", SignOff) == (signed,), "once, however often it is sent"
    assert signer.send(f"{_HERE}/sign", {"read": "yes", "statement": "Read with the governors."}).status_code == 302
    assert len(served.store().all("sign_off", SignOff)) == 2
    assert "signer of st-aidans, Authorised signatory signed this report" in signer.open(f"{_HERE}/how-it-stands").text


def test_what_has_changed_since_it_was_read_is_not_signed(served: Server) -> None:
    """Whoever signs is told what is otherwise now, and nothing is recorded."""
    signer = served.as_(Role.SIGNER)
    page = signer.open(f"{_HERE}/sign").text
    seen = re.search(r'name="seen" value="([^"]+)"', page)
    assert seen is not None
    record(served, samples.mixed_run(samples.STAFF, started=samples.NOW))
    answer = signer.post(f"{_HERE}/sign", {"seen": unescape(seen[1]), "read": "yes"})
    assert answer.status_code == 409
    assert "Staff network" in answer.text
    assert served.store().all("sign_off", SignOff) == ()
    for forged in ("", "forged", unescape(seen[1])[:-2]):
        assert signer.post(f"{_HERE}/sign", {"seen": forged, "read": "yes"}).status_code == 400
    assert served.store().all("sign_off", SignOff) == ()


@pytest.mark.parametrize(("role", "status"), [(Role.MANAGER, 403), (Role.CLERK, 403), (Role.DSL, 200)])
def test_only_those_sign_whose_role_it_is(served: Server, role: Role, status: int) -> None:
    """A manager reads the same page, and signs nothing."""
    assert served.as_(role).get(f"{_HERE}/sign").status_code == status


def action_of(served: Server) -> str:
    """Give the id of an open action about a network, that a person can close."""
    actions = (one for one in view_of(served).actions if one.about == "pupil-wifi")
    return next(one.id for one in actions if one.closes is not Closes.BY_ITSELF)


def test_an_action_is_given_to_somebody_and_closed_with_a_reason(served: Server) -> None:
    """Who does it, by when; and who closed it, and why."""
    action = action_of(served)
    where = f"{_HERE}/what-to-do/{action}"
    it = served.as_(Role.IT)
    assert it.send(where, {"then": "assign", "owner": "", "due": ""}).status_code == 400
    assert it.send(where, {"then": "assign", "owner": "Dev Malik", "due": "not a day"}).status_code == 400
    assert it.send(where, {"then": "assign", "owner": "Dev Malik", "due": "2026-10-01"}).status_code == 302
    assert "Dev Malik" in it.open(where).text
    assert it.send(where, {"then": "close", "reason": ""}).status_code == 400
    assert it.send(
        where, {"then": "close", "reason": "The supplier has blocked it since; seen on 21 September"}
    ).location
    (note,) = served.store().all("action", ActionNote)
    assert note.closed
    assert note.by is not None
    assert note.by.known is HowKnown.SIGNED_IN
    page = it.open(where).text
    assert "by IT of st-aidans" in page
    assert "The supplier has blocked it since" in page
    assert f"/closed/{action}" in page, "it can be opened again from here"
    late = served.as_(Role.MANAGER).send(where, {"then": "assign", "owner": "Asha Patel"})
    assert late.status_code == 409
    assert "by IT of st-aidans" in late.text
    assert "The supplier has blocked it since" in late.text


def test_an_action_leads_to_what_it_is_about(served: Server) -> None:
    """To the network or the booking, for whoever may see that; who sees neither has no link."""
    it, decider, lead = (served.as_(one) for one in (Role.IT, Role.DECIDER, Role.DSL))
    network = f'href="{_HERE}/web-filter/pupil-wifi">Go to Pupil wifi</a>'
    assert network in it.open(f"{_HERE}/what-to-do/{action_of(served)}").text
    asked = next(one for one in view_of(served).actions if one.about == BOOKING)
    booking = f'href="{_HERE}/bookings/{BOOKING}">Go to {asked.concerns}</a>'
    for each in (decider, lead):
        assert booking in unescape(each.open(f"{_HERE}/what-to-do/{asked.id}").text)


def test_the_second_of_two_who_act_is_told(served: Server) -> None:
    """An action that somebody took meanwhile is not taken from them unseen."""
    where = f"{_HERE}/what-to-do/{action_of(served)}"
    one, other = served.as_(Role.IT), served.as_(Role.MANAGER)
    seen = re.search(r'name="seen" value="(\d+)"', other.open(where).text)
    assert seen is not None
    one.send(where, {"then": "assign", "owner": "Dev Malik"})
    late = other.post(where, {"then": "assign", "owner": "Asha Patel", "seen": seen[1]})
    assert late.status_code == 409
    assert "Dev Malik" in late.text


def test_it_sees_the_actions_of_its_networks_alone(served: Server) -> None:
    """What a booking asks for is not among them."""
    view = view_of(served)
    networks = {one.id for one in view.filtering.networks}
    page = unescape(served.as_(Role.IT).open(f"{_HERE}/what-to-do/").text)
    others = [one for one in view.actions if one.about not in networks]
    assert others
    for one in view.actions:
        assert (one.text in page) is (one.about in networks), one


def test_the_networks_are_those_of_the_report(served: Server) -> None:
    """Every network, every cell of the matrix, every page with its verdict: word for word."""
    view = view_of(served)
    it = served.as_(Role.IT)
    page = unescape(it.open(f"{_HERE}/web-filter/").text)
    assert view.matrix is not None
    for network in view.filtering.networks:
        assert network.status_words in page
        assert network.name in page
    for row in view.matrix.rows:
        assert all(cell.words in page for cell in row.cells)
    network = view.filtering.networks[0]
    assert isinstance(network, NetworkChecked)
    shown = unescape(it.open(f"{_HERE}/web-filter/{network.id}").text)
    for category in network.categories:
        for each in category.pages:
            assert each.verdict_words in shown
            assert each.url in shown
            assert f'href="{each.url}"' not in shown, "a test page is shown as text, never as a link"


def test_what_a_check_found_stands_apart_from_what_persons_saw_since(served: Server) -> None:
    one, it = samples.fine_run(samples.PUPILS), served.as_(Role.IT)
    record(served, replace(one, run=replace(one.run, list_id="other"), findings=one.findings[:1]))
    head = replace(one.run, id="by-hand", vantage=Vantage.PERSON, device="iPad", person="Siân Rees")
    seen = [
        replace(each, probe=PROBE, verdict=Verdict.REACHED, result=Result.UNDER_BLOCKED, rules=("person.opened",))
        for each in one.findings
        if each.verdict is Verdict.BLOCKED
    ]
    network = view_of(served).filtering.networks[0]
    assert isinstance(network, NetworkChecked)
    alone = network.by_itself.counts.words
    for is_beside in (False, True):
        pages = [it.open(f"{_HERE}/web-filter/{page}").text for page in ("", "pupil-wifi")]
        assert all(f": {alone}" in page for page in pages), "as it was, whatever persons saw since"
        assert all((" by hand " in page and "Siân Rees" in page) is is_beside for page in pages)
        record(served, replace(one, run=head, findings=tuple(seen)))


def test_a_hand_check_that_counts_no_longer_says_so_on_the_page_of_its_network(served: Server) -> None:
    one = samples.fine_run(samples.PUPILS)
    head = replace(one.run, vantage=Vantage.PERSON, device="iPad", started=one.run.started - timedelta(days=400))
    record(served, replace(one, run=head))
    network = view_of(served).filtering.networks[0]
    assert isinstance(network, NetworkChecked)
    (said,) = network.hand_checks[-1].warnings
    assert said in unescape(served.as_(Role.IT).open(f"{_HERE}/web-filter/pupil-wifi").text)


def test_the_story_of_a_page_is_told_as_everywhere(served: Server) -> None:
    """Each step, each rule, and what would change the verdict."""
    run = samples.mixed_run()
    with served.app.app_context():
        here = asking.served().venues.here(SCHOOL)
        story = explain(here.site, here.store, run.run.id, run.findings[0].page, now=here.now)
    page = unescape(served.as_(Role.IT).open(f"{_HERE}/web-filter/pupil-wifi/pages/{run.findings[0].page}").text)
    for words in (story.url, story.reason, story.basis_words, *story.would_change, *story.if_wrong):
        assert words in page
    for part in story.parts:
        assert part.title in page
        assert all(step.came in page for step in part.steps)


def test_who_says_so_is_a_person_and_no_computer(served: Server) -> None:
    """Which computer checked is for whoever looks after the filter: it stands with the check."""
    network = view_of(served).filtering.networks[0]
    assert isinstance(network, NetworkChecked)
    shown = unescape(served.as_(Role.SIGNER).open(f"{_HERE}/how-it-stands").text)
    assert network.check.by in shown
    assert network.check.device not in shown
    assert network.check.device in unescape(served.as_(Role.IT).open(f"{_HERE}/web-filter/{network.id}").text)


def test_hostile_words_of_a_network_are_text(served: Server) -> None:
    """Whatever a page, a certificate or a person's device said."""
    record(served, samples.hostile_run())
    page = served.as_(Role.IT).open(f"{_HERE}/web-filter/pupil-wifi").text
    assert "<script>" not in page.replace('<script type="module"', "")
    assert not re.search(r"<img[^>]*onerror|javascript:", page)


def test_records_that_are_not_whole_are_told_as_such(served: Server) -> None:
    """No page stands on records that somebody changed."""
    store = served.store()
    with store.database.writing() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
        for name in names:
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        connection.exec_driver_sql("UPDATE payload SET body = replace(body, 'canal', 'river')")
    answer = served.as_(Role.SIGNER).get(f"{_HERE}/how-it-stands")
    assert answer.status_code == 500
    assert "Needs action" not in answer.text
    assert "The records are not whole" in answer.text


def test_what_is_asked_for_while_it_is_made_is_not_made_by_each(served: Server) -> None:
    """Also where something is recorded all the time: whoever waited takes what was begun since they asked."""
    with served.app.app_context():
        here = asking.served().venues.here(SCHOOL)
    last, at, asked, made = MadeLast(), served.clock(), Semaphore(0), list[int]()

    def make() -> int:
        if not made:
            for _ in range(_AT_ONCE - 1):
                asked.acquire()
            sleep(0.2)  # from the word that they ask until they wait
        made.append(len(made))
        note = ActionNote(action=f"a{len(made)}", at=at, person="Ruth Kemp", owner="Ruth Kemp")
        here.store.append("action", note.action, note, at)
        return len(made)

    def ask() -> int:
        asked.release()
        return last.made(here, "what is tried", make)

    with ThreadPoolExecutor(_AT_ONCE) as threads:
        first = threads.submit(last.made, here, "what is tried", make)
        while not last._turns:
            sleep(0.01)
        others = [threads.submit(ask) for _ in range(_AT_ONCE - 1)]
        assert first.result() == 1
        assert all(one.result() > 1 for one in others), "what was begun before they asked may lack what they recorded"
    assert len(made) < _AT_ONCE


def test_a_report_on_very_many_bookings_is_a_page_all_the_same(served: Server) -> None:
    """At most 60 kB compressed; what is left out is said, and stands in the file."""
    store = served.store()
    booked = read_assessment(store, BOOKING).value
    for start in range(0, 400, 100):
        each = [replace(booked, id=f"{booked.id}-{number}") for number in range(start, start + 100)]
        store.append_all([new_assessment(store, one) for one in each])
    signer = served.as_(Role.SIGNER)
    page = signer.open(f"{_HERE}/report")
    assert len(gzip.compress(page.data, 6)) < 60_000
    assert "The newest 50 stand here; all of them stand in the whole report" in page.text
    assert re.search(r"The first 50 stand here; all of them stand in the whole report", page.text)
    whole = signer.open(f"{_HERE}/report/file")
    assert whole.headers["Content-Disposition"].startswith("attachment; filename=st-aidans-20260921.html")
    assert 'id="assessment-401"' in whole.text
    assert "stand here one by one" not in whole.text
