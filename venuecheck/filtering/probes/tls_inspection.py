"""Does this network open and read secure connections, and does this device trust it to?

Where a network inspects TLS and the device lacks the school's certificate authority, every secure page shows a
warning: a fault of its own, and no verdict about any page.
"""

from venuecheck.filtering.judging.journey import inspected
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.model.finding import NetworkStatus
from venuecheck.filtering.model.observation import Handshake, Purpose, Trust
from venuecheck.filtering.port import Capability
from venuecheck.filtering.probes import sample
from venuecheck.filtering.probes.probe import Conclusion, Example, NetworkProbe


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
            reason="Secure connections reach their sites unread. The filter sees a site's name, not its pages.",
        )
    issuer = _commonest([step.chain[0].issuer for step in read])
    names = {step.server_name for step in read}
    how_many = "all secure sites" if len(read) == len(made) else f"{len(names)} secure {_sites(len(names))}"
    distrusted = [step for step in read if step.device_trust is not Trust.TRUSTED]
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
        Example(about="no secure connection", facts=lambda: sample.run(rounds=0), status=NetworkStatus.INCONCLUSIVE),
    ),
)
