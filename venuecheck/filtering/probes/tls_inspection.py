"""Does this network open and read secure connections, and does this device trust it to?

Where a network inspects TLS and the device lacks the school's certificate authority, every secure page shows a
warning: a fault of its own, and no verdict about any page.
"""

from collections.abc import Sequence
from dataclasses import replace

from venuecheck.filtering.judging.clock import UNTIMELY
from venuecheck.filtering.judging.controls import Trouble
from venuecheck.filtering.judging.journey import inspected
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.model.address import site_of
from venuecheck.filtering.model.finding import NetworkStatus, Verdict
from venuecheck.filtering.model.observation import Handshake, Purpose, Trust
from venuecheck.filtering.port import Capability
from venuecheck.filtering.probing import sample, sample_pages
from venuecheck.filtering.probing.probe import Conclusion, Example, NetworkProbe
from venuecheck.filtering.probing.sample_pages import Tried

_MOST_NAMED = 5


def conclude(facts: RunFacts) -> Conclusion:
    """Compare the chains that the public roots do not know with what the device trusts."""
    made = [
        step
        for step in facts.observations
        if isinstance(step, Handshake) and step.failure is None and step.purpose is Purpose.PAGE
    ]
    read = [step for step in made if inspected(step)]
    if not read:
        return _nothing_read(made)
    issuer = _commonest([step.chain[0].issuer for step in read])
    names = {step.server_name for step in read}
    how_many = "all secure sites" if len(read) == len(made) else f"{len(names)} secure {_sites(len(names))}"
    distrusted = [step for step in read if step.device_trust is not Trust.TRUSTED]
    if distrusted and all(step.device_trust in UNTIMELY for step in distrusted) and len(read) == len(made):
        return Conclusion(
            status=NetworkStatus.PROBLEM,
            reason=(
                f"This filter reads {how_many} (certificates of “{issuer}”). This device knows their authority, and "
                "they are out of their days by its clock, so its browser shows a warning instead of the page."
            ),
            advice=(
                "Look at this device's clock first. Where it is right, have whoever runs the filter renew its "
                "certificate."
            ),
        )
    if distrusted and facts.controls and all(check.trouble is not None for check in facts.controls):
        return Conclusion(
            status=NetworkStatus.INCONCLUSIVE,
            reason=(
                f"Something on the way answers for {how_many} with a certificate of “{issuer}”, which this device does "
                "not trust. As no page that must open did, it may be a sign-in page of the network, so whether a "
                "filter reads secure connections could not be told."
            ),
            advice=(
                "Open a browser on this network. If it asks you to sign in, do so and check again. Install no "
                "certificate for this."
            ),
        )
    if distrusted and len(read) < len(made) and _only_of_blocked(facts, read):
        return Conclusion(
            status=NetworkStatus.OK,
            reason=(
                f"Secure connections reach their sites unread, but for {how_many} that the filter stops: there it "
                f"answers with a certificate of “{issuer}”, which this device does not trust, so people see a "
                "browser's warning instead of its block page. Nothing is open because of it."
            ),
        )
    if len(read) < len(made) and not _shared_issuer(read):
        return _single_sites(read, trusted=not distrusted)
    if distrusted and len(read) < len(made) and not _shows_blocks(facts, read):
        return _filter_or_sites(how_many, issuer)
    if distrusted:
        return Conclusion(
            status=NetworkStatus.PROBLEM,
            reason=(
                f"Something on the way answers for {how_many} with a certificate of “{issuer}”, which this device does "
                "not trust: its browser shows a warning instead of the page."
            ),
            advice=(
                "If the certificate is the school's or its filter's, install that certificate authority on this "
                "device. If nobody knows it, treat it as a security incident."
            ),
        )
    return Conclusion(
        status=NetworkStatus.OK,
        reason=(
            f"This filter reads {how_many} (certificates of “{issuer}”), and this device trusts it. Where the name is "
            "that of an antivirus program, it is the program that reads them, on this device alone."
        ),
    )


def _nothing_read(made: Sequence[Handshake]) -> Conclusion:
    if not made:
        return Conclusion(
            status=NetworkStatus.INCONCLUSIVE, reason="No secure connection was made, so nothing can be said of them."
        )
    return Conclusion(
        status=NetworkStatus.OK,
        reason=(
            "Secure connections reach their sites unread. Of a secure site a filter on this network can see the "
            "name and the address, and not its pages."
        ),
    )


def _shared_issuer(read: Sequence[Handshake]) -> bool:
    """Whether one issuer vouches for unrelated sites, as a filter's authority does."""
    sites: dict[str, set[str]] = {}
    for step in read:
        sites.setdefault(step.chain[0].issuer, set()).add(site_of(step.server_name))
    return any(len(found) > 1 for found in sites.values())


def _single_sites(read: Sequence[Handshake], *, trusted: bool) -> Conclusion:
    """Say what is known where each such certificate has an issuer of its own, and other sites come unread."""
    named = dict.fromkeys(f"{step.server_name} (“{step.chain[0].issuer}”)" for step in read)
    those = f"Secure connections reach their sites unread, but for {', '.join(list(named)[:_MOST_NAMED])}"
    if trusted:
        return Conclusion(
            status=NetworkStatus.OK,
            reason=(
                f"{those}: no public authority knows the issuer, and this device trusts it. That is a site of the "
                "school's own, or the filter reads just that."
            ),
        )
    return Conclusion(
        status=NetworkStatus.INCONCLUSIVE,
        reason=(
            f"{those}: neither a public authority nor this device knows the issuer, so a browser shows a warning. The "
            "site may show that to everybody, or something on the way answers for it: that could not be told."
        ),
        advice=(
            "Look at the certificate from a line that nobody filters (a reference notes its issuer). If it is "
            "the same there, it is the site's own: tell whoever keeps the test list. Install no certificate for this."
        ),
    )


def _shows_blocks(facts: RunFacts, read: Sequence[Handshake]) -> bool:
    """Whether a page was blocked behind such a certificate: then something on the way has it."""
    blocked = {finding.page for finding in facts.findings if finding.verdict is Verdict.BLOCKED}
    return any(step.subject in blocked for step in read)


def _filter_or_sites(how_many: str, issuer: str) -> Conclusion:
    """Say what is known where one authority that nobody knows vouches for several sites, and other sites come unread.

    Countries and firms have authorities of their own that devices do not know, and hosts forget to send what leads to
    a public one. A filter that reads some sites alone looks the same.
    """
    return Conclusion(
        status=NetworkStatus.INCONCLUSIVE,
        reason=(
            f"Secure connections reach their sites unread, but for {how_many}: their certificates are of “{issuer}”, "
            "which neither a public authority nor this device knows, so a browser shows a warning. The sites may show "
            "that to everybody (an authority of their own, or a certificate that they do not send), or a filter "
            "reads these sites and its authority is not on this device: that could not be told."
        ),
        advice=(
            "If the certificate is the school's or its filter's, install that certificate authority on this device. "
            "Else look at it from a line that nobody filters: if it is the same there, it is the sites' own. If it is "
            "not, and nobody knows it, treat it as a security incident."
        ),
    )


def _of_sites(*issuers: str, device: Trust = Trust.UNKNOWN_ISSUER) -> RunFacts:
    """A run whose controls come unread, and one site for each issuer that is not public."""
    unread = sample.run()
    own = tuple(
        sample.privately_issued("adult", f"site{number}.test", issuer=issuer, device=device)
        for number, issuer in enumerate(issuers)
    )
    return replace(unread, control_observations=(*unread.control_observations, *own))


def _only_of_blocked(facts: RunFacts, read: Sequence[Handshake]) -> bool:
    """Whether all that answered so were pages that were found blocked: a block page's own certificate."""
    blocked = {finding.page for finding in facts.findings if finding.verdict is Verdict.BLOCKED}
    return {step.subject for step in read} <= blocked


def _of_a_blocked_page() -> RunFacts:
    unread = sample_pages.run(Tried(url="https://adult.test/", verdict=Verdict.BLOCKED))
    stopped = unread.pages[0]
    return replace(
        unread,
        pages=(replace(stopped, observations=(sample.privately_issued(stopped.page.id, "adult.test"),)),),
        controls=sample.run().controls,
        control_observations=sample.run().control_observations,
    )


def _of_blocked_and_open_pages() -> RunFacts:
    facts = _of_a_blocked_page()
    other = sample.privately_issued("help", "help.test", issuer=_issuer_of(facts))
    return replace(facts, control_observations=(*facts.control_observations, other))


def _issuer_of(facts: RunFacts) -> str:
    return next(step.chain[0].issuer for step in facts.pages[0].observations if isinstance(step, Handshake))


def _behind_a_portal() -> RunFacts:
    facts = sample.run(public=Trust.UNKNOWN_ISSUER, device=Trust.UNKNOWN_ISSUER)
    return replace(facts, controls=tuple(replace(check, trouble=Trouble.OTHER_CONTENT) for check in facts.controls))


def _sites(count: int) -> str:
    return "site" if count == 1 else "sites"


def _commonest(names: list[str]) -> str:
    return max(dict.fromkeys(names), key=names.count)


PROBE = NetworkProbe(
    id="tls_inspection",
    about="Reading of secure connections",
    question="Does this network read secure connections, and does this device trust it to?",
    proves="Whether the filter can see the pages inside secure sites, and whether this device accepts that.",
    does_not_prove="That other devices have the certificate authority installed.",
    needs=frozenset({Capability.TRUST_STORE}),
    conclude=conclude,
    examples=(
        Example(about="unread", facts=sample.run, status=NetworkStatus.OK),
        Example(
            about="read, and the device trusts it",
            facts=lambda: sample.run(public=Trust.UNKNOWN_ISSUER, device=Trust.TRUSTED),
            status=NetworkStatus.OK,
        ),
        Example(
            about="read, and the device does not trust it",
            facts=lambda: sample.run(public=Trust.UNKNOWN_ISSUER, device=Trust.UNKNOWN_ISSUER),
            status=NetworkStatus.PROBLEM,
        ),
        Example(
            about="read, and the device trusts the authority, whose certificates are out of their days",
            facts=lambda: sample.run(public=Trust.UNKNOWN_ISSUER, device=Trust.EXPIRED),
            status=NetworkStatus.PROBLEM,
            says="This device knows their authority",
        ),
        Example(
            about="only the block page of a stopped site comes with a certificate that the device does not trust",
            facts=_of_a_blocked_page,
            status=NetworkStatus.OK,
        ),
        Example(
            about="single sites have issuers of their own that nobody knows, and others come unread",
            facts=lambda: _of_sites("CN=site0.test", "CN=Nobody"),
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(
            about="one issuer that nobody knows vouches for unrelated sites, and others come unread",
            facts=lambda: _of_sites("CN=Filter", "CN=Filter"),
            status=NetworkStatus.INCONCLUSIVE,
            says="The sites may show that to everybody",
        ),
        Example(
            about="one issuer that nobody knows vouches for what is blocked and for what opens, and others come unread",
            facts=_of_blocked_and_open_pages,
            status=NetworkStatus.PROBLEM,
            says="Something on the way answers for 2 secure sites",
        ),
        Example(
            about="a single site has an issuer that this device alone trusts",
            facts=lambda: _of_sites("CN=School", device=Trust.TRUSTED),
            status=NetworkStatus.OK,
        ),
        Example(
            about="a sign-in page answers for everything",
            facts=_behind_a_portal,
            status=NetworkStatus.INCONCLUSIVE,
        ),
        Example(about="no secure connection", facts=lambda: sample.run(rounds=0), status=NetworkStatus.INCONCLUSIVE),
    ),
)
