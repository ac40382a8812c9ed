"""Why silence is called a filter's, or is not, in sentences for a person."""

from collections.abc import Sequence

from venuecheck.filtering.judging.reasons import day_of
from venuecheck.filtering.judging.rule import Match, Rule
from venuecheck.filtering.model.failure import Layer
from venuecheck.filtering.model.finding import Mechanism
from venuecheck.filtering.model.reference import PageHealth, ReferencePage

_OTHER_NAME = {
    Layer.TLS: "The same address accepts a secure connection for another name: the name (SNI) is what is stopped.",
    Layer.HTTP: "The same address answers a request for another name: the name (Host) is what is stopped.",
}


_AT_OTHERS = " So it is at the addresses of other sites: it is stopped on the way, and not by the site."


def silence(
    rule: Rule,
    match: Match,
    times: int,
    *,
    grounds: Sequence[str],
    name_decides: bool,
    at_others: bool,
    elsewhere: bool,
) -> str:
    """Say on what a verdict from silence rests; `grounds` besides the pages that must open.

    `at_others`: the name was cut off at other sites' addresses, too. `elsewhere`: the second look was at another page
    of the host.
    """
    count = {2: "twice"}.get(times, f"{times} times")
    seen = f"{rule.why} ({match.detail})" if match.detail else rule.why
    around = ", and ".join(["pages that must open did so before and after", *grounds])
    other = f" {_OTHER_NAME[rule.layer]}" if name_decides and rule.layer in _OTHER_NAME else ""
    other += _AT_OTHERS if at_others else ""
    host = " The second time it was another page of the same host that was stopped so." if elsewhere else ""
    return f"{seen}. It happened {count}, while {around}.{host}{other}"


def vouched_by(*, listed: bool, known: ReferencePage | None) -> list[str]:
    """Say who vouches that the page is alive."""
    grounds = ["the list vouches that this page is alive"] if listed else []
    if known is not None and known.standing is PageHealth.ALIVE:
        grounds.append(f"the reference saw it alive on {day_of(known)}")
    return grounds


def not_repeated(rule: Rule) -> str:
    """Say that silence was seen only once."""
    return f"{rule.why}, but that was seen only once: it may be chance. Run the check again."


def silent_otherwise(rule: Rule) -> str:
    """Say that the tries stayed silent, each in another way."""
    return (
        f"{rule.why}, but another try failed in another way: it may be a fault of the line or the site. Run the check "
        "again."
    )


_DOWN: dict[Mechanism | None, str] = {
    Mechanism.NXDOMAIN: "name may be gone for everyone",
    Mechanism.NODATA: "name may have no address for anyone",
    Mechanism.ALERT: "site may no longer be kept at this address",
}


def not_vouched(rule: Rule) -> str:
    """Say that silence proves nothing of a page nobody vouches for."""
    return (
        f"{rule.why}. That can be the filter, or the {_DOWN.get(rule.mechanism, 'page may be down')}. A reference from "
        "an unfiltered line would tell."
    )


def name_turned_away(rule: Rule) -> str:
    """Say that a site's own server may turn its name away."""
    return (
        f"{rule.why}, and the same address answers for another name. A filter does that, and so does a site's own "
        "server that turns its name away; this was not seen of enough unrelated sites. A reference from an unfiltered "
        "line would tell."
    )


def passes_elsewhere(rule: Rule) -> str:
    """Say that other sites' addresses do not cut the name off."""
    return (
        f"{rule.why}, and the same address answers for another name; but other sites' addresses do not cut this name "
        "off. A site's own server that turns its name away does that, and so does a filter that goes by name and "
        "address. A reference from an unfiltered line would tell."
    )


def no_https_control(rule: Rule) -> str:
    """Say that nothing secure opened in the whole run."""
    return (
        f"{rule.why}, but no secure page opened in this check at all: the network may not carry them. Have the list "
        "name an https page that must open."
    )


def host_opened(rule: Rule) -> str:
    """Say that the same host opened, so that its silence is none of a filter's that goes by the name or address."""
    return (
        f"{rule.why}, but another page of the same host opened by the same way: neither its name nor its address is "
        "stopped. The site may limit how much it answers, or be unwell. Run the check again."
    )


def takes_its_time(rule: Rule) -> str:
    """Say that a server that takes its time gives no answer either."""
    return (
        f"{rule.why}. A filter does that, and so does a site that is overloaded or stalls programs. A reference from "
        "an unfiltered line would tell, or a person who opens the page here (a hand check)."
    )


def must_open_silent(rule: Rule) -> str:
    """Say that several pages that must open, and as many as answered, are met with silence, too."""
    return (
        f"{rule.why}, but so it is for several pages that must open: there may be a sign-in page, a bad line, or a "
        "filter that lets a short list through. Open a browser on this network, and run the check again."
    )


def innocent_silent(rule: Rule) -> str:
    """Say that the address is silent to a name that nobody stops, too, as that of something that must open is."""
    return (
        f"{rule.why}, but so it is for a name that nobody stops, at the same address: the site may be down, or its "
        "address stopped. A reference from an unfiltered line would tell."
    )
