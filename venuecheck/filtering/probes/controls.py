"""Do the pages that must open on every network open on this one?"""

from collections.abc import Sequence

from venuecheck.filtering.judging.answer_words import status_words
from venuecheck.filtering.judging.context import ControlCheck, Trouble
from venuecheck.filtering.judging.name_words import answer_words, detailed, resolver_words
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.finding import NetworkStatus
from venuecheck.filtering.model.observation import Exchange, Lookup, Purpose, Tunnel
from venuecheck.filtering.probing import sample
from venuecheck.filtering.probing.probe import Conclusion, Example, NetworkProbe

_DNS_SAID = frozenset({Failure.NXDOMAIN, Failure.DNS_REFUSED, Failure.SERVFAIL, Failure.DNS_OTHER, Failure.TIMEOUT})
_OPEN_THEM = (
    "Open them in a browser on this network. If a sign-in page comes, sign in and check again. If nothing comes, see "
    "to the connection first. If they open there, tell whoever keeps the test list. If other pages open and these do "
    "not, have these unblocked, or have the list use others that open here (its controls)."
)
_ADVICE = {
    Trouble.NO_ROUTE: "Connect this device to the network, by cable or wifi, and check again.",
    Trouble.NAMES: (
        "See that the network's resolver runs and that the line to the internet is up, and check again. If other names "
        "resolve on this device, the check may ask another resolver than the device does."
    ),
    Trouble.SIGN_IN: (
        "Have the proxy let this device through without asking, under the same policy as its users, while the check "
        "runs. Or have a person, signed in, make a hand check."
    ),
    Trouble.PROXY: (
        "See that the proxy answers, and that the address or the settings file (PAC) that this check and this device "
        "use is right. Then check again."
    ),
}


def conclude(facts: RunFacts) -> Conclusion:
    """Name the controls that failed, and whether always."""
    if not facts.controls:
        return Conclusion(status=NetworkStatus.INCONCLUSIVE, reason="No control was tried before the check ended.")
    failed = _by_control(facts, failed=True)
    opened = _by_control(facts, failed=False)
    never = [control for control in failed if control not in opened]
    at_times = [control for control in failed if control in opened]
    if not failed:
        return Conclusion(
            status=NetworkStatus.OK,
            reason="The pages that must open on every network opened each time they were tried.",
        )
    if not opened:
        return Conclusion(
            status=NetworkStatus.PROBLEM,
            reason=f"None of the pages that must open on every network opened.{_shown(facts, never)}",
            advice=_advice(facts),
        )
    words = []
    if never:
        words.append(f"{', '.join(never)} never opened")
    if at_times:
        words.append(f"{', '.join(at_times)} did not open every time")
    return Conclusion(
        status=NetworkStatus.PROBLEM,
        reason=f"Of the pages that must open on every network, {' and '.join(words)}.{_shown(facts, never)}",
        advice=(
            "The filter may block too much, or the line is poor. Open them in a browser; ask for them to be unblocked."
        ),
    )


def _advice(facts: RunFacts) -> str:
    troubles = [check.trouble for check in facts.controls if check.trouble is not None]
    return _ADVICE.get(max(dict.fromkeys(troubles), key=troubles.count), _OPEN_THEM)


def _shown(facts: RunFacts, controls: Sequence[str]) -> str:
    """Say what most of these showed in their place, or what DNS said of them; '' where neither is known."""
    own = [step for step in facts.control_observations if step.hop == 0 and step.subject in controls]
    answers = [
        status_words(step.answer)
        for step in own
        if isinstance(step, (Exchange, Tunnel)) and step.answer is not None and _other(step)
    ]
    answers = answers or [
        detailed(answer_words(step) or "no answer", resolver_words(step))
        for step in own
        if isinstance(step, Lookup) and step.purpose is Purpose.PAGE and step.failure in _DNS_SAID
    ]
    return f" What came most often: {max(dict.fromkeys(answers), key=answers.count)}." if answers else ""


def _other(step: Exchange | Tunnel) -> bool:
    """Whether an answer is not the control's own content, nor a tunnel that was opened."""
    body = step.answer.body if step.answer else None
    opened = isinstance(step, Tunnel) and step.answer is not None and 200 <= step.answer.status < 300  # noqa: PLR2004
    return not opened and (body is None or not body.holds_expected)


def _by_control(facts: RunFacts, *, failed: bool) -> list[str]:
    chosen: list[ControlCheck] = [check for check in facts.controls if (check.trouble is not None) is failed]
    return list(dict.fromkeys(check.control for check in chosen))


PROBE = NetworkProbe(
    id="controls",
    question="Do the pages that must open on every network open on this one?",
    proves="The line, its DNS and its web access worked while the pages were tried.",
    does_not_prove="That the filter blocks anything.",
    needs=frozenset(),
    conclude=conclude,
    examples=(
        Example(about="all controls open", facts=sample.run, status=NetworkStatus.OK),
        Example(about="one control fails", facts=lambda: sample.run(control_fails=True), status=NetworkStatus.PROBLEM),
        Example(about="nothing was tried", facts=lambda: sample.run(rounds=0), status=NetworkStatus.INCONCLUSIVE),
    ),
)
