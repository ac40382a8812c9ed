"""Steps and layers in words."""

from dataclasses import replace

import pytest

from venuecheck.filtering.model.answer import Answer, Body, Redirect, SentBy
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import Result
from venuecheck.filtering.model.observation import Connection, Exchange, Family, Lookup, Tunnel
from venuecheck.report.venue.layers import LayerState, layers_of
from venuecheck.report.venue.pages import page_shown
from venuecheck.report.venue.steps import FAILURE_WORDS, step_shown

from . import samples as made

_URL = "https://gambling.testcategory.com/"
_W, _F, _B, _U, _N = (
    LayerState.WORKED, LayerState.FAILED, LayerState.BLOCKED, LayerState.NOT_USED, LayerState.NOT_REACHED
)  # fmt: skip


@pytest.mark.parametrize(
    ("ends", "url", "layer", "states"),
    [
        ("content", _URL, None, (_W, _W, _W, _W)),
        ("block-page", _URL, Layer.HTTP, (_W, _W, _W, _B)),
        ("block-page", "http://a.test/", Layer.HTTP, (_W, _W, _U, _B)),
        ("reset", _URL, Layer.TLS, (_W, _W, _B, _N)),
        ("reset", _URL, None, (_W, _W, _F, _N)),
        ("silent", _URL, None, (_W, _F, _N, _N)),
        ("nxdomain", _URL, Layer.DNS, (_B, _N, _N, _N)),
        ("nxdomain", _URL, None, (_F, _N, _N, _N)),
        ("sinkhole", _URL, Layer.DNS, (_B, _N, _N, _N)),
    ],
)
def test_layers(ends: str, url: str, layer: Layer | None, states: tuple[LayerState, ...]) -> None:
    """Each way in which a visit ends gives its row of states; a missing IPv6 address alone is no failure."""
    result = Result.AS_EXPECTED if layer else Result.NOT_PROVEN
    finding = made.finding("p", url, "gambling", result, "Because.", layer=layer)
    cells = layers_of(finding, made.steps("p", url, made.NOW, ends=ends), told=layer is not None)
    assert tuple(cell.state for cell in cells) == states
    assert [cell.layer for cell in cells if cell.decided] == ([layer] if layer else [])


def test_layers_of_a_page_without_steps() -> None:
    """Where no step is recorded nothing is said to have worked."""
    finding = made.finding("p", _URL, "gambling", Result.NOT_PROVEN, "Because.")
    cells = layers_of(finding, (), told=False)
    assert {(cell.state, cell.detail) for cell in cells} == {(_N, "no step is recorded")}


def test_proxy_looks_names_up() -> None:
    """Behind a proxy this device does not look the page's name up."""
    finding = made.finding("p", _URL, "gambling", Result.NOT_PROVEN, "Because.")
    seen = Tunnel(
        subject="p",
        visit=1,
        family=Family.PROXY,
        started=made.NOW,
        elapsed=0.1,
        target="a.test:443",
        failure=Failure.TIMEOUT,
    )
    cells = layers_of(finding, (seen,), told=False)
    assert (cells[0].state, cells[0].detail) == (_U, "the proxy looks names up")
    assert cells[3].state is _F


def test_a_connection_to_the_proxy_is_not_one_to_the_site() -> None:
    """What the proxy did with the site is told by its answer."""
    finding = made.finding("p", _URL, "gambling", Result.NOT_PROVEN, "Because.")
    seen = Connection(subject="p", visit=1, started=made.NOW, elapsed=0.1, address="203.0.113.1", port=3128)
    assert layers_of(finding, (seen,), told=False)[1].detail == "connected"
    assert layers_of(finding, (replace(seen, to_proxy=True),), told=False)[1].detail == "connected to the proxy"


def test_an_answer_in_the_place_of_the_page_says_who_gave_it() -> None:
    """By its headers; a tunnel that opened has no content, and its answer nothing to say."""
    body = Body(size=9, complete=True, likeness="", title="ERROR", holds_expected=False)
    headers = (("via", "1.1 proxy (squid/5.7)"), ("x-squid-error", "ERR_ACCESS_DENIED 0"), ("x-cache", "MISS"))
    seen = Tunnel(
        subject="p",
        visit=1,
        family=Family.PROXY,
        started=made.NOW,
        elapsed=0.1,
        target="a.test:443",
        answer=Answer(status=403, reason="Forbidden", headers=headers, body=body),
    )
    shown = step_shown(seen)
    assert shown.done == "Asked the proxy to connect to a.test:443 (CONNECT)"
    assert shown.came == (
        "403 Forbidden, titled “ERROR”, without the expected content; Via: 1.1 proxy (squid/5.7); "
        "X-Squid-Error: ERR_ACCESS_DENIED 0"
    )
    opened = Answer(status=200, reason="Connection established", headers=headers, body=body)
    assert step_shown(replace(seen, answer=opened)).came == "200 Connection established"


def test_some_tries_failed() -> None:
    """A layer that worked once and failed once says so."""
    worked = Connection(subject="p", visit=1, started=made.NOW, elapsed=0.1, address="203.0.113.1", port=443)
    failed = replace(worked, visit=2, failure=Failure.RESET)
    finding = made.finding("p", _URL, "gambling", Result.NOT_PROVEN, "Because.")
    cell = layers_of(finding, (worked, failed), told=False)[1]
    assert (cell.state, cell.detail) == (LayerState.PARTLY, "1 of 2 tries failed: the connection is cut")


@pytest.mark.parametrize("failure", Failure)
def test_every_failure_has_words(failure: Failure) -> None:
    """No failure is left without words for a person."""
    step = Lookup(subject="p", visit=1, started=made.NOW, elapsed=12.0, name="a.test", record="A", failure=failure)
    shown = step_shown(step)
    assert (shown.came, shown.elapsed, shown.worked) == (FAILURE_WORDS[failure], "12.0 s", False)


def test_signs_that_contradict_each_other_stand_in_the_evidence() -> None:
    """As sentences, and empty where there are none."""
    finding = made.finding("p", _URL, "gambling", Result.NOT_PROVEN, "Because.", contradictions=("This, and that",))
    assert page_shown(finding, [], None, valid=True).contradictions == ("This, and that.",)
    assert page_shown(replace(finding, contradictions=()), [], None, valid=True).contradictions == ()


def test_a_look_up_is_said_as_it_was_made() -> None:
    """A question for an IPv6 address goes over whatever reaches the resolver; a system says not why it found none."""
    steps = made.steps("p", "https://p.test/", made.NOW, ends="nxdomain", title="")
    asked = next(step for step in steps if isinstance(step, Lookup))
    shown = step_shown(replace(asked, family=Family.IPV6, record="AAAA"))
    assert "over IPv6" not in shown.done
    assert "AAAA" in shown.done
    by_system = step_shown(replace(asked, method="system", failure=Failure.NODATA))
    assert by_system.came == "no address was found"


SENT_ON = [
    (SentBy.LOCATION, "302 Found, sent on to block.test"),
    (SentBy.META, "302 Found, sent on to block.test (meta refresh)"),
    (SentBy.SCRIPT, "302 Found, sent on to block.test (a script)"),
    (SentBy.FRAME, "302 Found, sent on to block.test (a frame that fills the page)"),
]


@pytest.mark.parametrize(("how", "came"), SENT_ON)
def test_how_the_browser_was_sent_on_and_that_a_body_broke_off_is_said(how: SentBy, came: str) -> None:
    """Whoever runs the filter finds it there."""
    redirect = Redirect(url="http://block.test/", host="block.test", same_site=False, carries_page=False, how=how)
    asked = Exchange(
        subject="p",
        visit=1,
        started=made.NOW,
        elapsed=0.1,
        url=_URL,
        answer=Answer(status=302, reason="Found", redirect=redirect),
    )
    assert step_shown(asked).came == came
    body = Body(size=3, complete=False, likeness="", cut=Failure.EOF)
    assert step_shown(replace(asked, answer=Answer(status=200, reason="OK", body=body))).came == "200 OK, broken off"


def test_why_a_proxy_could_not_be_found_out_is_said_and_not_that_this_program_failed() -> None:
    """The settings are the network's, and so is the mistake in them."""
    step = Exchange(
        subject="p",
        visit=1,
        family=Family.PROXY,
        started=made.NOW,
        elapsed=0.0,
        failure=Failure.FAULT,
        url=_URL,
        detail="The proxy settings file (PAC) is not there (status 404).",
    )
    assert step_shown(step).came == "The proxy settings file (PAC) is not there (status 404)"
