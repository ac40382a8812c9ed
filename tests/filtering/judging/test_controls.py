"""A control is intact only where its own content was seen; otherwise its trouble is named."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.filtering.judging.situation import Make, Visit, observed, page, visit
from tests.filtering.judging.steps import CONTENT, OTHER, PROXY, SITE, answer, connect, http, name, sent_on, tls, tunnel
from venuecheck.filtering.judging.controls import Trouble, check_control
from venuecheck.filtering.judging.journey import facts_of
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Family, Lookup, Purpose, Trust

OPEN = (name(SITE), connect())
HTTP = page("http://gov.test/", name="c-http")
BARE = page("https://gov.test/", name="c-https", vouched=False)
PROVEN = (*OPEN, tls(), http(answer()))


def _by_proxy(*steps: Make) -> Visit:
    return visit(*steps, family=Family.PROXY)


@pytest.mark.parametrize(
    ("told", "trouble"),
    [
        (visit(*OPEN, CONTENT), None),
        (visit(*OPEN, OTHER), Trouble.OTHER_CONTENT),
        (visit(*OPEN, http(sent_on("http://portal.lan/", "portal.lan"))), Trouble.OTHER_CONTENT),
        (visit(name(failure=Failure.TIMEOUT)), Trouble.NAMES),
        (visit(name(failure=Failure.NXDOMAIN)), Trouble.NAMES),
        (visit(name("0.0.0.0")), Trouble.NAMES),
        (visit(name(SITE), connect(Failure.NO_ROUTE)), Trouble.NO_ROUTE),
        (visit(name(SITE), connect(Failure.TIMEOUT)), Trouble.CONNECTION),
        (visit(*OPEN, http(failure=Failure.RESET)), Trouble.CONNECTION),
        (visit(*OPEN, http(failure=Failure.FAULT)), Trouble.FAULT),
        (_by_proxy(connect(Failure.REFUSED, to_proxy=True)), Trouble.PROXY),
        (_by_proxy(http(failure=Failure.FAULT)), Trouble.PROXY),
        (_by_proxy(PROXY, tunnel(answer(407))), Trouble.SIGN_IN),
        (_by_proxy(PROXY, http(answer(407, holds=False))), Trouble.SIGN_IN),
        (_by_proxy(name(failure=Failure.NXDOMAIN, purpose=Purpose.CONTEXT)), Trouble.NAMES),
    ],
)
def test_a_controls_trouble_is_named(told: Visit, trouble: Trouble | None) -> None:
    assert check_control(observed(HTTP, (told,)), 3).trouble is trouble


@pytest.mark.parametrize(
    ("told", "trouble"),
    [
        (visit(*PROVEN), None),
        (visit(*OPEN, tls(public=Trust.UNKNOWN_ISSUER), http(answer())), Trouble.OTHER_CONTENT),
        (visit(*OPEN, tls(public=Trust.WRONG_NAME), http(answer())), Trouble.OTHER_CONTENT),
        (visit(*OPEN, tls(), http(sent_on("https://portal.lan/", "portal.lan")), *PROVEN), Trouble.OTHER_CONTENT),
        (visit(*OPEN, tls(Failure.EOF)), Trouble.CONNECTION),
    ],
)
def test_a_control_without_expect_needs_the_sites_own_certificate(told: Visit, trouble: Trouble | None) -> None:
    assert check_control(observed(BARE, (told,)), 0).trouble is trouble


def test_an_intact_control_keeps_the_address_at_which_it_was_seen() -> None:
    check = check_control(observed(HTTP, (visit(*OPEN, CONTENT),)), 5)
    assert (check.addresses, check.round, check.https) == ((SITE,), 5, False)
    assert check.started < check.finished


def test_a_late_answer_to_the_devices_own_look_up_does_not_move_a_round() -> None:
    """What was asked in the first round and told in the second would set the second before the pages, and undo it."""
    facts = observed(HTTP, (visit(*OPEN, CONTENT),))
    first = facts.observations[0]
    assert isinstance(first, Lookup)
    long_ago = replace(
        first, method="system", purpose=Purpose.CONTEXT, started=first.started - timedelta(minutes=2), elapsed=300.0
    )
    told_late = facts_of(HTTP, (*facts.observations, long_ago))
    assert replace(check_control(told_late, 1), facts=None) == replace(check_control(facts, 1), facts=None)
