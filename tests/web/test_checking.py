"""A check from a page: begun where it is made, watched by numbers, stopped, gone on with, compared; what it needs."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape

import pytest

from tests.report import samples
from tests.service.test_check_jobs import HOSTS, until
from tests.web.filtered import CHECKS, SAID, filtered, kill, under_way
from tests.web.site import LIBRARY, SCHOOL, Browser, Server
from venuecheck.core.actor import HowKnown, Role
from venuecheck.filtering.model.run import Run
from venuecheck.plans.said import ActionNote, LogCheck
from venuecheck.service.filter_checks import watching
from venuecheck.service.filter_checks.check_events import CheckState
from venuecheck.service.filter_checks.check_here import CheckBegun

_LIBRARY_CHECKS = f"/venues/{LIBRARY}/checks"


def begun(browser: Browser, **said: str) -> str:
    """Begin a check from its page, and give its address."""
    answer = browser.send(f"{CHECKS}/new", {**SAID, **said})
    assert answer.status_code == 302, unescape(answer.text)
    return str(answer.location)


def run_of(where: str) -> str:
    """Give the id of the check at an address."""
    return where.rpartition("/")[2]


@pytest.mark.slow
def test_a_check_goes_from_its_button_to_the_matrix(served: Server) -> None:
    """What was said is on record; its events have numbers; what came of it stands on every page about it."""
    with filtered(served, blocked=HOSTS[:12]):
        it = served.as_(Role.IT)
        where = begun(it)
        until(lambda: not it.get(f"{where}/events").get_json()["going"])
        found = it.get(f"{where}/events").get_json()
        numbers = [one["number"] for one in found["events"]]
        assert numbers == list(range(1, len(numbers) + 1))
        assert it.get(f"{where}/events?after={numbers[3]}").get_json()["events"] == found["events"][4:]
        assert found["state"] == "Finished"
        assert found["progress"] == {"done": 16, "of": 16, "words": ": 16 of 16 pages tried"}
        (said,) = served.store().all("check_begun", CheckBegun)
        assert (said.run, said.told, said.account, said.place) == (
            run_of(where),
            "Grace Okafor",
            "test pupil, year 9",
            "Library",
        )
        assert said.by is not None
        assert said.by.known is HowKnown.SIGNED_IN
        run = served.store().latest("run", run_of(where), Run)
        assert run is not None
        assert (run.run.account, run.run.place, run.run.by) == (said.account, said.place, said.by)
        served.clock.now = datetime.now(UTC)  # the check is not ahead of whoever looks at it
        page = unescape(it.open(where).text)
        for words in ("Finished", "IT of st-aidans", "Grace Okafor", "p3: as expected", "p15: "):
            assert words in page
        assert "page14.test" in unescape(it.open(f"/venues/{SCHOOL}/web-filter/pupil-wifi").text)
        assert "Library" in unescape(it.open(f"{CHECKS}/").text)
        since = unescape(it.open(f"{where}/difference").text)
        assert "The two are checks with different lists" in since


@pytest.mark.slow
def test_a_check_is_stopped_broken_off_and_gone_on_with(served: Server) -> None:
    """From the page, by whoever may check; after a crash as after a stop, with its list and on its network."""
    with filtered(served, blocked=HOSTS[:4], silent=HOSTS[4:]):
        it = served.as_(Role.IT)
        where = begun(it)
        until(lambda: under_way(served, run_of(where)))
        assert "Look again" in it.open(where).text
        second = it.send(f"{CHECKS}/new", SAID)
        assert second.status_code == 409
        assert re.search(r"at a check already: it was begun of pupil-wifi, by IT of st-aidans, on \d", second.text)
        assert it.post(f"{where}/stop").status_code == 302
        until(lambda: not it.get(f"{where}/events").get_json()["going"])
        assert "Stopped" in it.open(where).text
        assert it.post(f"{where}/stop").status_code == 302, "it has ended, which the page says"

        assert it.send(f"{where}/go-on", {}).status_code == 400
        assert it.send(f"{where}/go-on", {**SAID, "network": "staff-lan"}).status_code == 302, "it knows its network"
        until(lambda: it.get(f"{where}/events").get_json()["going"] and under_way(served, run_of(where)))
        kill(served, run_of(where))
        assert "Broken off" in it.open(where).text
        assert it.send(f"{where}/go-on", SAID).status_code == 302
        until(lambda: watching.check(served.store(), run_of(where)).state is CheckState.UNDER_WAY)
        assert len(served.store().all("check_begun", CheckBegun)) == 1, "of one check, what was said last"


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ("network", "No network is chosen"),
        ("list_id", "No test list is chosen"),
        ("is_here", "It is not said that this computer is at St Aidan’s Academy"),
        ("told", "It is not said who was told"),
        ("account", "It is not said which account is signed in"),
    ],
)
def test_nothing_begins_before_all_is_said(served: Server, missing: str, words: str) -> None:
    """Each thing that is missing is said beside its box, and what was typed is still there."""
    answer = served.as_(Role.IT).send(
        f"{CHECKS}/new", {name: said for name, said in {**SAID, "list_id": "uk-education"}.items() if name != missing}
    )
    assert answer.status_code == 400
    page = unescape(answer.text)
    assert words in page
    assert f'href="#{missing}"' in page
    assert missing == "told" or 'value="Grace Okafor"' in page
    assert watching.checks(served.store()) == ()
    assert served.store().keys("check_begun") == ()


@pytest.mark.slow
def test_a_computer_that_is_elsewhere_is_asked_about(served: Server) -> None:
    """Another resolver, or another range of its own addresses, than at the network's last check: each is named."""
    with filtered(served, silent=HOSTS):
        it = served.as_(Role.IT)
        where = begun(it)
        until(lambda: under_way(served, run_of(where)))
        kill(served, run_of(where))
        (said,) = served.store().all("check_begun", CheckBegun)
        elsewhere = replace(said.where, resolvers=("10.0.0.53:53",), ranges=("10.20.30.0/24",))
        served.clock.move(seconds=1)
        before = replace(said, run="run-before", where=elsewhere, at=served.clock())
        served.store().append("check_begun", before.run, before, before.at)
        served.clock.move(seconds=1)
        answer = it.send(f"{CHECKS}/new", SAID)
        assert answer.status_code == 400
        page = unescape(answer.text)
        for words in (
            "elsewhere than at the last check",
            "10.0.0.53:53",
            "10.20.30.0/24",
            "on this network all the same",
        ):
            assert words in page
        where = begun(it, has_moved="yes")
        assert next(one for one in served.store().all("check_begun", CheckBegun) if one.run == run_of(where)).has_moved
        until(lambda: under_way(served, run_of(where)))


@pytest.mark.parametrize(
    "more",
    [
        {"environ_base": {"REMOTE_ADDR": "192.0.2.7"}},
        {"environ_base": {"REMOTE_ADDR": "not an address"}},
        {"headers": {"X-Forwarded-For": "127.0.0.1"}, "environ_base": {"REMOTE_ADDR": "192.0.2.7"}},
    ],
)
def test_only_the_computer_itself_begins_a_check(served: Server, more: dict[str, object]) -> None:
    """Whoever sits elsewhere is told what to do instead, and a form that is sent all the same begins nothing."""
    it = served.as_(Role.IT)
    page = unescape(it.get(f"{CHECKS}/new", **more).text)
    assert "Your browser is on another one" in page
    assert "Have the pages opened by hand" in page
    assert "Begin the check" not in page
    assert it.post(f"{CHECKS}/new", {**SAID, "list_id": "uk-education"}, **more).status_code == 403
    assert served.store().keys("check_begun") == ()


def test_behind_a_proxy_on_the_same_computer_nobody_is_there(served: Server) -> None:
    """A proxy's own address is loopback, and the name that was asked for is not."""
    served.app.config["TRUSTED_HOSTS"] = ["localhost", "bookings.example"]
    try:
        page = served.as_(Role.IT).get(f"{CHECKS}/new", headers={"Host": "bookings.example"})
        answer = served.browser().get("/sign-in", headers={"Host": "bookings.example"})
    finally:
        served.app.config["TRUSTED_HOSTS"] = ["127.0.0.1", "localhost", "[::1]"]
    assert answer.status_code == 200
    assert "Begin the check" not in page.text


@pytest.mark.slow
def test_a_check_of_another_venue_is_not_there(served: Server) -> None:
    """Whoever checks at the library finds nothing of the school's checks."""
    with filtered(served, silent=HOSTS):
        run = run_of(begun(served.as_(Role.IT)))
        until(lambda: under_way(served, run))
        other = served.as_(Role.IT, LIBRARY)
        for path in ("", "/events", "/go-on", "/difference"):
            assert other.get(f"{_LIBRARY_CHECKS}/{run}{path}").status_code == 404, path
        assert other.post(f"{_LIBRARY_CHECKS}/{run}/stop").status_code == 404
        assert watching.check(served.store(), run).state is CheckState.UNDER_WAY


def test_a_check_is_held_against_the_one_before(served: Server) -> None:
    """What newly opens comes first; where there is none before, the page says so."""
    it = served.as_(Role.IT)
    run = samples.mixed_run()
    page = unescape(it.open(f"{CHECKS}/{run.run.id}/difference").text)
    assert "There is no check before it on this network" in page
    later = samples.mixed_run(started=samples.NOW)
    header = replace(later.run, id="run-later", venue=SCHOOL)
    served.store().append("run", header.id, replace(later, run=header), header.started)
    assert "as before" in unescape(it.open(f"{CHECKS}/run-later/difference").text)
    assert it.get(f"{CHECKS}/no-such-check").status_code == 404


def test_what_the_log_held_is_put_on_record(served: Server) -> None:
    """Who looked, when, and what they found; nothing looked at is nothing to record."""
    it, where = served.as_(Role.IT), f"/venues/{SCHOOL}/filter-log/pupil-wifi"
    assert it.send(where, {"logged": "yes"}).status_code == 400
    assert it.send(where, {"logged": "not_checked", "alerted": "not_checked"}).status_code == 400
    assert it.send(where, {"logged": "yes", "alerted": "no", "on": "31 June"}).status_code == 400
    assert it.send(where, {"logged": "yes", "alerted": "no", "on": "2099-01-01"}).status_code == 400
    run = samples.mixed_run().run.id
    assert it.send(f"{where}?run={run}", {"logged": "yes", "alerted": "no", "on": "2026-09-21"}).status_code == 302
    (look,) = served.store().all("filter_log", LogCheck)
    assert (look.run, look.person) == (run, "IT of st-aidans")
    assert "Logged: yes. Alert arrived: no." in unescape(it.open(f"{CHECKS}/").text)
    stale, other = it.open(where).text, it.open(where).text
    assert it.fill(stale, where, {"logged": "yes", "alerted": "yes"}).status_code == 302, "the day after"
    told = it.fill(other, where, {"logged": "yes", "alerted": "no"})
    assert told.status_code == 409
    assert "Somebody said otherwise since: whether the alert arrived, by IT of st-aidans" in told.text
    assert "Whether the alert arrived: yes (you say: no)" in told.text
    assert len(served.store().keys("filter_log")) == 2
    assert it.get(f"/venues/{SCHOOL}/filter-log/no-such-network").status_code == 404


def test_the_log_was_looked_at_on_the_day_that_it_is_in_london(served: Server) -> None:
    """In summer midnight is an hour earlier by the clock of a server that keeps UTC."""
    served.clock.now = datetime(2026, 9, 21, 23, 30, tzinfo=UTC)
    it, where = served.as_(Role.IT), f"/venues/{SCHOOL}/filter-log/pupil-wifi"
    assert 'value="22 September 2026"' in it.open(where).text
    assert it.send(where, {"logged": "yes", "alerted": "no"}).status_code == 302
    (look,) = served.store().all("filter_log", LogCheck)
    assert look.on == date(2026, 9, 22)


def test_what_a_person_closed_is_opened_again(served: Server) -> None:
    """With a reason, and with both on record; what a check closed is nobody's word to contradict."""
    it = served.as_(Role.IT)
    with_pages = it.open(f"/venues/{SCHOOL}/what-to-do/").text
    action = next(
        one.split('"')[0]
        for one in with_pages.split(f'href="/venues/{SCHOOL}/what-to-do/')
        if one.startswith("pupil-wifi")
        and "Close it" in it.get(f"/venues/{SCHOOL}/what-to-do/{one.split(chr(34))[0]}").text
    )
    assert it.send(
        f"/venues/{SCHOOL}/what-to-do/{action}", {"then": "close", "reason": "The supplier has blocked it since"}
    ).location
    assert "The supplier has blocked it since" in unescape(it.open(f"/venues/{SCHOOL}/closed/").text)
    where = f"/venues/{SCHOOL}/closed/{action}"
    assert it.send(where, {"reason": ""}).status_code == 400
    assert it.send(where, {"reason": "It opens again today, seen in room 4"}).status_code == 302
    (note,) = served.store().all("action", ActionNote)
    assert not note.closed
    assert it.get(where).status_code == 404
    assert it.get(f"/venues/{SCHOOL}/what-to-do/{action}").status_code == 200
