"""Where on the network a block was made, and how to see it by hand: sentences of `explain`."""

from dataclasses import replace

import pytest

from tests.filtering.judging.observed_runs import observed
from venuecheck.filtering.model.finding import PageFinding
from venuecheck.filtering.model.observation import Lookup, Observation
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.model.withheld import withheld
from venuecheck.service.filter_checks.where_blocked import by_hand, where_to_look

LOOK = {
    ("dnsmasq-zero", "adult-http"): "Look in the resolver (10.77.0.1): its query log, block lists",
    ("dns-injection", "adult-http-unvouched"): "Something answers DNS in the resolver's place",
    ("nftables-drop", "adult-http"): "a firewall or router about 198.51.100.20 port 80. Other sites at that address",
    ("iptables-string", "adult-https"): "reads the site's name as TLS begins (SNI)",
    ("forged-and-cut", "adult-https"): "by the site's name (SNI) or by its address",
    ("host-reset", "adult-http"): "reads the site's name in the request (Host)",
}
COMMANDS = {
    ("dnsmasq-zero", "adult-http"): "dig adult.test @10.77.0.1",
    ("unbound-nxdomain", "hate-http-unvouched"): "dig hate.test @10.77.0.1",
    ("dnsdist-servfail", "adult-http"): "dig adult.test @10.77.0.1",
    ("iptables-string", "adult-https"): "openssl s_client -connect 198.51.100.20:443 -servername adult.test",
}
SAYS_NOTHING = [("none", "adult-http"), ("squid-acl", "adult-http"), ("unknown-page-200", "adult-http")]


def page_of(scenario: str, page: str) -> tuple[PageFinding, tuple[Observation, ...], Page]:
    """Give what was found of a page in the lab, and its steps."""
    run = observed(scenario)
    found = next(finding for finding in run.judged() if finding.page == page)
    facts = next(facts for facts in run.facts.pages if facts.page.id == page)
    return found, facts.observations, facts.page


@pytest.mark.parametrize(("scenario", "page"), list(LOOK))
def test_it_says_what_decides_and_where_to_look(scenario: str, page: str) -> None:
    """By the layer at which the page was stopped, and by what was compared there."""
    found, steps, _ = page_of(scenario, page)
    assert LOOK[scenario, page] in " ".join(where_to_look(found, steps))


@pytest.mark.parametrize(("scenario", "page"), list(COMMANDS))
def test_it_gives_a_command_that_shows_the_same(scenario: str, page: str) -> None:
    """Of pages that could not be told, too."""
    found, steps, _ = page_of(scenario, page)
    assert " ".join(by_hand(found, steps)).endswith(COMMANDS[scenario, page])


@pytest.mark.parametrize(("scenario", "page"), SAYS_NOTHING)
def test_of_pages_that_opened_and_of_block_pages_it_says_nothing(scenario: str, page: str) -> None:
    """What a block page says of itself stands on it."""
    found, steps, _ = page_of(scenario, page)
    assert not [*where_to_look(found, steps), *by_hand(found, steps)]


@pytest.mark.parametrize(("scenario", "page"), [*LOOK, *COMMANDS])
def test_nothing_leads_to_a_restricted_page(scenario: str, page: str) -> None:
    """No command has its name, and no sentence its address."""
    found, steps, listed = page_of(scenario, page)
    hidden = Page(id=listed.id, url=listed.url, category=listed.category, restricted=True)
    kept = withheld(steps, [hidden])
    said = " ".join((*where_to_look(found, kept), *by_hand(found, kept)))
    assert "198.51.100" not in said
    assert ".test" not in said


def test_a_name_that_is_none_goes_into_no_command() -> None:
    """Whatever a record holds: what follows would run in a shell."""
    found, steps, _ = page_of("dnsmasq-zero", "adult-http")
    asked = next(step for step in steps if isinstance(step, Lookup))
    assert list(by_hand(found, [asked]))
    for name in ("adult.test;reboot", "-f/etc/passwd", "a b", "$(x)", ""):
        assert not list(by_hand(found, [replace(asked, name=name)])), name
