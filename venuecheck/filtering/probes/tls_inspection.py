"""Does this network open and read secure connections, and does this device trust it to?

Where a network inspects TLS and the device lacks the school's certificate authority, every secure page shows a
warning: a fault of its own, and no verdict about any page.
"""

from collections.abc import Sequence
from dataclasses import replace

from venuecheck.filtering.judging.context import Trouble
from venuecheck.filtering.judging.journey import inspected
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.model.finding import NetworkStatus, Verdict
from venuecheck.filtering.model.observation import Certificate, Handshake, Purpose, Trust
from venuecheck.filtering.port import Capability
from venuecheck.filtering.probes import sample, sample_pages
from venuecheck.filtering.probes.probe import Conclusion, Example, NetworkProbe
from venuecheck.filtering.probes.sample_pages import Tried


def conclude(facts: RunFacts) -> Conclusion:
    """Compare the chains that the public roots do not know with what the device trusts."""
    made = [
        step
        for step in facts.observations
        if isinstance(step, Handshake) and step.failure is None and step.purpose is Purpose.PAGE
    ]
    if not made:
        return Conclusion(
            status=NetworkStatus.INCONCLUSIVE, reason="No secure connection was made, so nothing can be said of them."
        )
    read = [step for step in made if inspected(step)]
    if not read:
        return Conclusion(
            status=NetworkStatus.OK,
            reason=(
                "Secure connections reach their sites unread. Of a secure site a filter on this network can see the "
                "name and the address, and not its pages."
            ),
        )
    issuer = _commonest([step.chain[0].issuer for step in read])
    names = {step.server_name for step in read}
    how_many = "all secure sites" if len(read) == len(made) else f"{len(names)} secure {_sites(len(names))}"
    distrusted = [step for step in read if step.device_trust is not Trust.TRUSTED]
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
        reason=f"The filter opens and reads {how_many} (certificates of “{issuer}”), and this device trusts it.",
    )


def _only_of_blocked(facts: RunFacts, read: Sequence[Handshake]) -> bool:
    """Whether all that answered so were pages that were found blocked: a block page's own certificate."""
    blocked = {finding.page for finding in facts.findings if finding.verdict is Verdict.BLOCKED}
    return {step.subject for step in read} <= blocked


def _of_a_blocked_page() -> RunFacts:
    unread = sample_pages.run(Tried(url="https://adult.test/", verdict=Verdict.BLOCKED))
    stopped = unread.pages[0]
    own = replace(
        sample.handshake(stopped.page.id, "adult.test"),
        purpose=Purpose.PAGE,
        public_trust=Trust.UNKNOWN_ISSUER,
        device_trust=Trust.UNKNOWN_ISSUER,
        chain=(Certificate(subject="CN=adult.test", issuer="CN=Somebody", sha256="0" * 64),),
    )
    return replace(
        unread,
        pages=(replace(stopped, observations=(own,)),),
        controls=sample.run().controls,
        control_observations=sample.run().control_observations,
    )


def _behind_a_portal() -> RunFacts:
    facts = sample.run(public=Trust.UNKNOWN_ISSUER, device=Trust.UNKNOWN_ISSUER)
    return replace(facts, controls=tuple(replace(check, trouble=Trouble.OTHER_CONTENT) for check in facts.controls))


def _sites(count: int) -> str:
    return "site" if count == 1 else "sites"


def _commonest(names: list[str]) -> str:
    return max(dict.fromkeys(names), key=names.count)


PROBE = NetworkProbe(
    id="tls_inspection",
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
            about="only the block page of a stopped site comes with a certificate that the device does not trust",
            facts=_of_a_blocked_page,
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
