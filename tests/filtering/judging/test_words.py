"""What is said of a filter that was observed in the lab, in words that somebody who runs that filter would use."""

import pytest

from tests.filtering.judging.observed_runs import observed
from venuecheck.filtering.probe_listing import network_probes

SAID = {
    ("squid-acl", "adult-http"): ["A filter's block page is shown (Squid)."],
    ("squid-acl", "adult-https"): ["(CONNECT, status 403; Squid)", "A browser shows an error of its own"],
    ("squid-acl", "abandoned-http"): ["Squid says that it could not get the page", "status 503, ERR_CONNECT_FAIL"],
    ("squid-acl", "broken-http"): ["The site, or something on the way, says that it cannot give the page (status 503"],
    ("squid-own-page", "adult-http"): ["A filter's block page is shown (Squid)."],
    ("squid-own-page", "refuses-http"): ["without a filter's signs", "turn programs away", "hand check"],
    ("squid-redirect", "adult-http"): ["(to 10.77.0.9; Squid)"],
    ("squid-redirect", "adult-https"): ["(CONNECT, status 302; Squid)"],
    ("squid-reset", "adult-https"): ["The proxy cuts the connection as soon as it is asked for the page"],
    ("squid-bump-untrusted", "adult-https"): ["(Squid). A browser on this device shows a warning instead"],
    ("squid-sign-in", "adult-http"): ["not tried, because none of the pages that must open did"],
    ("squidguard-redirect", "adult-http"): ["(to 10.77.0.9; squidGuard)"],
    ("squidguard-redirect", "adult-https"): ["(CONNECT, status 302; squidGuard)"],
    ("squidguard-rewrite", "adult-https"): ["a URL rewriter", "ERR_CANNOT_FORWARD; unknown product"],
    ("squidguard-rewrite", "abandoned-https"): ["Squid says that it could not get the page"],
    ("e2guardian", "adult-https"): ["(CONNECT, status 302; E2Guardian)"],
    ("e2guardian", "abandoned-http"): ["E2Guardian says that it could not get the page (status 200"],
    ("e2guardian-no-dns", "museum-http"): ["an answer with status 200"],
    ("privoxy", "adult-http"): ["(Privoxy, reason “The school does not allow this site”)", "enforce-blocks 1"],
    ("privoxy", "abandoned-http"): ["Privoxy says that it could not get the page"],
    ("unknown-legal-451", "adult-http"): ["status 451, which names “https://*.test/” as the one who blocks"],
    ("unknown-redirect-bare", "adult-http"): ["to *.test"],
    ("unknown-page-200-once", "adult-http"): ["“Stop”", "says that this is blocked, and on what ground"],
    ("silent-on-host", "adult-http"): ["a site that is overloaded", "hand check"],
    ("site-refuses", "challenge-https"): ["The site itself answered (status 403", "as its public certificate proves"],
    ("captive-portal-by-redirect", "adult-http"): ["This network has a sign-in page (at 10.77.0.8", "sign in first"],
    ("control-unreachable", "museum-https"): ["not tried, because none of the pages that must open did"],
    ("dnsdist-servfail", "adult-http"): ["the name server's log says which"],
}
NEVER_SAID = {
    ("privoxy", "adult-https"): ["go there anyway"],
    ("squid-bump", "adult-https"): ["shows a warning"],
    ("squid-bump", "adult-http"): ["shows an error of its own"],
    ("site-refuses", "challenge-https"): ["unknown filter"],
}
ASKED = {
    ("squid-sign-in", "controls"): ["status 407, ERR_CACHE_ACCESS_DENIED", "let this device through without asking"],
    ("captive-portal-by-redirect", "controls"): ["This network has a sign-in page", "sign in and check again"],
    ("e2guardian-no-dns", "controls"): ["What came most often: a page (status 200)."],
    ("pac-missing", "controls"): ["settings file (PAC)"],
    ("safe-search-by-header", "safe_search"): ["check_content_restrictions", "safe_search: {connect: true}"],
    ("site-certificate", "tls_inspection"): ["self-signed.test (“CN=self-signed.test”)", "Install no certificate"],
    ("squid-bump", "tls_inspection"): [
        "This filter reads all secure sites (certificates of “CN=Lab School Inspection”)"
    ],
    ("squid-bump-untrusted", "tls_inspection"): ["answers for all secure sites", "install that certificate authority"],
    ("squid-transparent", "tls_inspection"): ["can see the name and the address, and not its pages"],
}


@pytest.mark.parametrize(("scenario", "page"), sorted(SAID.keys() | NEVER_SAID.keys()))
def test_a_reason_names_what_the_evidence_shows_and_no_more(scenario: str, page: str) -> None:
    """Pages that were not tried are judged, too."""
    run = observed(scenario)
    reason = {finding.page: finding.reason for finding in run.judged_whole()}[page]
    assert [words for words in SAID.get((scenario, page), ()) if words not in reason] == [], reason
    assert [words for words in NEVER_SAID.get((scenario, page), ()) if words in reason] == [], reason


@pytest.mark.parametrize(("scenario", "probe"), list(ASKED))
def test_a_question_to_the_network_says_what_came_and_what_to_do(scenario: str, probe: str) -> None:
    """In the reason or the advice."""
    asked = next(each for each in network_probes() if each.id == probe)
    conclusion = asked.conclude(observed(scenario).facts)
    said = f"{conclusion.reason} {conclusion.advice}"
    assert [words for words in ASKED[scenario, probe] if words not in said] == [], said
