"""What is said of filters in DNS and of connections, as observed in the lab, in the words of those who run them."""

import pytest

from tests.filtering.judging.observed_runs import observed
from venuecheck.filtering.judging.name_words import error_words
from venuecheck.filtering.judging.sinkhole import kind_words
from venuecheck.filtering.model.finding import NetworkStatus
from venuecheck.filtering.model.observation import ExtendedError
from venuecheck.filtering.probe_listing import network_probes

SAID = {
    ("dnsmasq-zero", "adult-http"): ["(0.0.0.0, which leads nowhere; resolver asked: 10.77.0.1)"],
    ("dnsmasq-loopback", "adult-http"): ["127.0.0.1, which is this device itself; connections there are refused"],
    ("dnsmasq-sinkhole", "adult-http"): ["10.77.0.1, a private address; connections there are refused"],
    ("dnsmasq-nxdomain", "adult-http"): ["(NXDOMAIN; resolver asked: 10.77.0.1)", "It happened twice"],
    ("dnsmasq-nxdomain", "hate-https-unvouched"): [
        "the name may be gone for everyone",
        "A reference from an unfiltered line would tell",
    ],
    ("bind-nodata", "adult-http"): ["gives no address for this name (NODATA; resolver asked: 10.77.0.1)"],
    ("bind-sinkhole", "adult-http"): ["10.77.0.9, a private address; a page titled “Not allowed” answers there; "],
    ("bind-sinkhole", "adult-https"): ["titled “Not allowed” answers there, behind a browser's warning"],
    ("bind-cname", "adult-http"): ["by the alias (CNAME) *.test", "a page titled “Welcome” answers there"],
    ("unbound-drop", "adult-http"): ["does not answer for this name (resolver asked: 10.77.0.1)"],
    ("pdns-recursor", "adult-http"): [
        "(it filters such names as its customer asked: “Filtered for pupils”; NXDOMAIN; resolver asked"
    ],
    ("pdns-zero", "adult-http"): ["“Filtered for pupils”; 0.0.0.0; resolver asked: 10.77.0.1"],
    ("pdns-structured", "adult-http"): [
        "(it blocks the name by its operator's own rules: “Gambling”, by “… School”",
        "complaints",
    ],
    ("dnsdist-refused", "adult-http"): ["each time (REFUSED; resolver asked: 10.77.0.1)"],
    ("dnsdist-servfail", "adult-http"): ["DNS failed (SERVFAIL; resolver asked: 10.77.0.1)"],
    ("dns-hijack", "adult-http"): ["resolver asked: 203.0.113.99"],
    ("dns-injection", "gambling-https"): ["(first NXDOMAIN, then 198.51.100.21; resolver asked: 10.77.0.1)"],
    ("second-resolver-open", "adult-http"): ["(NXDOMAIN from 10.77.0.1; 198.51.100.20 from 203.0.113.53)"],
    ("hosts-file", "adult-http"): [
        "This device looks the name up as 0.0.0.0, which leads nowhere. Most likely its hosts"
    ],
    ("hosts-file", "gambling-http"): ["looks the name up as 127.0.0.1, which is this device itself."],
    ("dnsmasq-passed-on-the-device", "adult-http"): ["a browser here may open the page, and other devices may not."],
    ("nftables-reset", "adult-http"): ["(198.51.100.20 port 80)"],
    ("nftables-reset", "recipes-https"): ["198.51.100.21 port 443, also the address of 1 other site of this list"],
    ("nftables-prohibited", "adult-http"): ["A firewall or router on the way, or this device itself, says that"],
    ("iptables-string", "adult-https"): ["(TCP reset after the ClientHello)", "the name (SNI) is what is stopped"],
    ("haproxy-reject", "adult-https"): ["(an orderly close after the ClientHello)", "accepts a secure connection"],
    ("haproxy-silent-drop", "adult-https"): ["(no answer to the ClientHello)"],
    ("tls-alert", "adult-https"): ["(TLS alert: unrecognized name)"],
    ("tls-alert", "hate-https-unvouched"): ["the site may no longer be kept at this address"],
    ("host-reset", "adult-http"): ["(TCP reset)", "answers a request for another name: the name (Host)"],
}
NEVER_SAID = {
    ("pdns-structured", "adult-http"): ['{"', "REMOVED"],
    ("dns-injection", "gambling-https"): ["from 10.77.0.1"],
    ("bind-sinkhole", "adult-http"): ["warning"],
    ("silent-on-host", "adult-http"): ["(SNI)"],
    ("nftables-reset", "counselling-http"): ["other site"],
}
ASKED = {
    ("ipv6-open", "ipv6_parity"): ["Opened over IPv6, and not over IPv4: http://dating.test/", "switch IPv6 off"],
    ("dns-ipv4-alone", "ipv6_parity"): ["withholds the IPv4 addresses (A), and gives those of IPv6", "A and AAAA"],
    ("dns-ipv6-alone", "ipv6_parity"): ["withholds the IPv6 addresses (AAAA), and gives those of IPv4"],
    ("dns-ipv4-alone", "vantage"): ["A filter was seen at work on 1 of 2 pages", "opened all the same"],
    ("second-resolver-closed", "second_resolver"): ["203.0.113.53:53 (UDP and TCP) did not answer"],
    ("second-resolver-open", "second_resolver"): ["gave an address that the network's own withholds"],
    ("no-safe-search", "encrypted_dns"): ["Firefox's own encrypted DNS and Apple's Private Relay are not told to"],
    ("dns-ipv6-alone", "vantage"): ["A filter was seen at work on 1 of 2 pages"],
    ("none", "plain_vs_tls"): ["2 sites that the list tests by http and by https came to the same end by both"],
    ("quic-refused", "quic"): ["(gov.test-https): UDP 443 to it is refused"],
    ("quic-dropped", "quic"): ["(gov.test-https): nothing comes back from its UDP 443"],
    ("direct-ip-open", "direct_ip"): ["A filter in DNS cannot stop this by itself"],
    ("direct-ip-closed", "direct_ip"): ["Of 1 page that was stopped, 1 could be tried by address"],
    ("device-unplugged", "controls"): ["Connect this device to the network"],
    ("uplink-unplugged", "controls"): [
        "What came most often: DNS refuses to answer (REFUSED; resolver asked: 10.77.0.1).",
        "the line to the",
    ],
    ("dns-silent", "controls"): ["What came most often: DNS gives no answer (resolver asked: 10.77.0.1)."],
    ("over-blocked-control", "controls"): [
        "counselling.test-https never opened. What came most often: DNS says that there is no such name (NXDOMAIN"
    ],
    ("encrypted-dns-refused", "encrypted_dns"): ["None of 2 public encrypted DNS services answered a DNS question"],
    ("encrypted-dns-off", "encrypted_dns"): ["are told to stay off", "encrypted_dns: {endpoints: true}"],
}
FAILED = [
    (scenario, probe)
    for scenario, probe in [
        *(
            ("no-safe-search", "encrypted_dns"),
            ("encrypted-dns-open", "encrypted_dns"),
            ("dns-hijack", "encrypted_dns"),
        ),
        *(("second-resolver-open", "second_resolver"), ("quic-open", "quic"), ("ipv6-open", "ipv6_parity")),
        *(("direct-ip-open", "direct_ip"), ("iptables-string", "plain_vs_tls"), ("dns-stopped", "controls")),
    ]
]


@pytest.mark.parametrize(("scenario", "page"), sorted(SAID.keys() | NEVER_SAID.keys()))
def test_a_reason_says_what_the_filter_did_and_no_more(scenario: str, page: str) -> None:
    """The answer's code, the resolver that was asked, what stands at the address, the layer's own words."""
    reason = {finding.page: finding.reason for finding in observed(scenario).judged()}[page]
    assert [words for words in SAID.get((scenario, page), ()) if words not in reason] == [], reason
    assert [words for words in NEVER_SAID.get((scenario, page), ()) if words in reason] == [], reason


@pytest.mark.parametrize(("scenario", "probe"), list(ASKED))
def test_an_answer_about_the_network_names_what_was_seen(scenario: str, probe: str) -> None:
    """In the reason or the advice."""
    asked = next(each for each in network_probes() if each.id == probe)
    conclusion = asked.conclude(observed(scenario).facts)
    said = f"{conclusion.reason} {conclusion.advice}"
    assert [words for words in ASKED[scenario, probe] if words not in said] == [], said


@pytest.mark.parametrize(("scenario", "probe"), FAILED)
def test_what_failed_is_told_without_a_line_of_the_configuration(scenario: str, probe: str) -> None:
    """A manager reads it on the first screen, and the advice as something to do."""
    asked = next(each for each in network_probes() if each.id == probe)
    conclusion = asked.conclude(observed(scenario).facts)
    assert conclusion.status is NetworkStatus.PROBLEM
    assert "venuecheck.yaml" not in f"{conclusion.reason} {conclusion.advice}"


def test_a_device_that_cannot_get_to_its_resolver_is_not_blamed_on_dns() -> None:
    """There is no way to the resolver's address: nobody can have refused to answer."""
    troubles = {str(check.trouble) for check in observed("device-unplugged").facts.controls}
    assert troubles == {"no_route"}
    assert {str(check.trouble) for check in observed("dns-silent").facts.controls} == {"names"}


STRUCTURED = [
    ('{"j":"Malware","o":"City DNS","c":["https://dns.test/ask"]}', "“Malware”, by “City DNS”, complaints to https"),
    ('{"c":["mailto:REMOVED"]}', "with an address for complaints, which is not kept"),
    ('{"j":7,"o":[],"c":"x"}', "“{"),
    ("{broken", "“{broken”"),
    ("[" * 9, "“[[[[[[[[[”"),
    ('{"a":' * 9_999, "“{"),
    ("", "by its operator's own rules"),
    ("x" * 900, "xxx…”"),
]


@pytest.mark.parametrize(("text", "said"), STRUCTURED, ids=lambda each: each[:12])
def test_a_resolvers_own_words_are_read_whatever_they_are(text: str, said: str) -> None:
    """Structured or not, broken, empty or long."""
    words = error_words(ExtendedError(code=15, text=text))
    assert words.startswith("it blocks the name by its operator's own rules")
    assert said in words
    assert len(words) < 600


@pytest.mark.parametrize("code", range(26))
def test_no_resolvers_code_stands_for_itself(code: int) -> None:
    """All that RFC 8914 names are said in words; what it does not name, and “other error”, say nothing."""
    words = error_words(ExtendedError(code=code))
    assert bool(words) is (code not in {0, 25})
    assert not any(each.isdigit() for each in words)
    assert error_words(ExtendedError(code=code, text="as asked")).endswith("“as asked”")


def test_a_products_address_is_named_as_its() -> None:
    """And no other address is."""
    assert kind_words("94.140.14.35") == "which AdGuard DNS gives for names that it blocks"
    assert kind_words("198.51.100.7") == ""


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("10.0.0.5", "a private address"),
        ("172.31.255.255", "a private address"),
        ("fd00::5", "a private address"),
        ("100.63.255.255", ""),
        ("100.64.0.0", "which carriers and network services use inside their own networks"),
        ("100.127.255.255", "which carriers and network services use inside their own networks"),
        ("64:ff9b::6440:1", "which carriers and network services use inside their own networks"),
        ("100.128.0.0", ""),
        ("169.254.9.9", "which is for devices on one cable or wifi alone"),
        ("fe80::5", "which is for devices on one cable or wifi alone"),
        ("::1", "which is this device itself"),
        ("127.9.9.9", "which is this device itself"),
        ("::", "which leads nowhere"),
    ],
)
def test_an_address_is_called_what_it_is(address: str, words: str) -> None:
    """Private is RFC 1918 and RFC 4193 alone: shared (RFC 6598) and link-local addresses (RFC 3927) are not."""
    assert kind_words(address) == words


def test_an_address_that_stands_for_one_of_ipv4_is_of_its_kind() -> None:
    """As networks without IPv4 give them (RFC 6052)."""
    assert kind_words("64:ff9b::a35:9") == "a private address"
    assert kind_words("64:ff9b::5e8c:e23") == "which AdGuard DNS gives for names that it blocks"
    assert kind_words("::ffff:127.0.0.1") == "which is this device itself"
    assert kind_words("64:ff9b::c633:6407") == ""
