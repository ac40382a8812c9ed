"""Do the pages that must open on every network open on this one?"""

from collections.abc import Sequence
from dataclasses import replace

from venuecheck.filtering.judging.answer_words import kind_words, status_words
from venuecheck.filtering.judging.clock import certificate_words
from venuecheck.filtering.judging.controls import ControlCheck, Trouble
from venuecheck.filtering.judging.name_words import answer_words, detailed, resolver_words
from venuecheck.filtering.judging.network_reasons import opened_nothing_after
from venuecheck.filtering.judging.run import RunFacts, trouble_words
from venuecheck.filtering.judging.sign_in import SIGN_IN_PAGE, comes_first
from venuecheck.filtering.model.answer import SUCCESS
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.finding import NetworkStatus, Verdict
from venuecheck.filtering.model.observation import Exchange, Lookup, Purpose, Tunnel
from venuecheck.filtering.probing import sample, sample_pages
from venuecheck.filtering.probing.probe import Conclusion, Example, NetworkProbe

_DNS_SAID = {
    Failure.NXDOMAIN: "DNS says that there is no such name",
    Failure.DNS_REFUSED: "DNS refuses to answer",
    Failure.SERVFAIL: "DNS failed",
    Failure.DNS_OTHER: "DNS failed",
    Failure.TIMEOUT: "DNS gives no answer",
}
_OPEN_THEM = (
    "Open them in a browser on this network. If a sign-in page comes, sign in and check again. If nothing comes, see "
    "to the connection first. If they open there, tell whoever keeps the test list. If other pages open and these do "
    "not, have these unblocked, or have the list use others that open here (its controls)."
)
_SOME_FAILED = (
    "The filter may block too much, or the line is poor. Open them in a browser; ask for them to be unblocked."
)
SIGN_IN_FIRST = "Open a browser on this network. If its page comes, do what it asks, or sign in and check again."
_ADVICE = {
    Trouble.NO_ROUTE: "Connect this device to the network, by cable or wifi, and check again.",
    Trouble.NAMES: (
        "See that the network's resolver runs and that the line to the internet is up, and check again. If other names "
        "resolve on this device, the check may ask another resolver than the device does."
    ),
    Trouble.CERTIFICATE: "Set this device's clock right, its day and year too, and check again.",
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
    if facts.shut_out_after is not None:
        return _shut_out(facts.shut_out_after)
    if first := comes_first(rule for finding in facts.findings for rule in finding.rules):
        reason = _SIGN_IN if first == SIGN_IN_PAGE else _ITS_PAGE
        return Conclusion(status=NetworkStatus.PROBLEM, reason=reason, advice=SIGN_IN_FIRST)
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
            reason=_with_more(
                f"None of the pages that must open on every network opened.{_shown(facts, never)}", facts
            ),
            advice=_advice(facts),
        )
    words = []
    if never:
        words.append(f"{', '.join(never)} never opened")
    if at_times:
        words.append(f"{', '.join(at_times)} did not open every time")
    return Conclusion(
        status=NetworkStatus.PROBLEM,
        reason=_with_more(
            f"Of the pages that must open on every network, {' and '.join(words)}.{_shown(facts, never)}", facts
        ),
        advice=_ADVICE[Trouble.CERTIFICATE] if _out_of_date(facts, never) else _SOME_FAILED,
    )


_SIGN_IN = (
    "This network has a sign-in page: it came in place of pages, whether they should be blocked or open. What its "
    "users get once they have signed in was not seen, and nothing counts as it should be."
)
_ITS_PAGE = (
    "A page of this network's own came in place of pages, whether they should be blocked or open: a sign-in, a notice, "
    "or word that the line is down or paused. What comes once it is gone was not seen, and nothing counts as it should "
    "be."
)


def _shut_out(pages: int) -> Conclusion:
    return Conclusion(
        status=NetworkStatus.PROBLEM,
        reason=(
            f"{opened_nothing_after(pages)}. The check stopped by itself. What had been confirmed by then stands; of "
            "the rest it could not be told."
        ),
        advice=(
            "See whether the line is up. If it is: some filters shut out a device that meets too many blocked pages. "
            "Have the filter let this device go on while the check runs, wait until it is let in again, and go on with "
            "the check."
        ),
    )


def _with_more(reason: str, facts: RunFacts) -> str:
    return " ".join(filter(None, (reason, trouble_words(facts.control_observations))))


def _advice(facts: RunFacts) -> str:
    troubles = [check.trouble for check in facts.controls if check.trouble is not None]
    return _ADVICE.get(max(dict.fromkeys(troubles), key=troubles.count), _OPEN_THEM)


def _shown(facts: RunFacts, controls: Sequence[str]) -> str:
    """Say what most of these showed in their place, or what DNS said of them; '' where neither is known."""
    if dated := _out_of_date(facts, controls):
        return f" {dated}"
    own = [step for step in facts.control_observations if step.hop == 0 and step.subject in controls]
    answers = [
        f"{kind_words(step.answer)} ({status_words(step.answer)})"
        for step in own
        if isinstance(step, (Exchange, Tunnel)) and step.answer is not None and _other(step)
    ]
    answers = answers or [
        f"{_DNS_SAID[step.failure]} ({detailed(answer_words(step), resolver_words(step))})"
        for step in own
        if isinstance(step, Lookup) and step.purpose is Purpose.PAGE and step.failure in _DNS_SAID
    ]
    return f" What came most often: {max(dict.fromkeys(answers), key=answers.count)}." if answers else ""


def _out_of_date(facts: RunFacts, controls: Sequence[str]) -> str:
    """Say that what came was the page, behind a certificate that is out of its days; '' where it was not."""
    behind = {
        check.control: check.facts.journeys
        for check in facts.controls
        if check.control in controls and check.trouble is Trouble.CERTIFICATE and check.facts is not None
    }
    said = (certificate_words(journey, others=len(behind) - 1) for found in behind.values() for journey in found)
    return next(filter(None, said), "")


def _other(step: Exchange | Tunnel) -> bool:
    """Whether an answer is not the control's own content, nor a tunnel that was opened."""
    body = step.answer.body if step.answer else None
    opened = isinstance(step, Tunnel) and step.answer is not None and step.answer.status in SUCCESS
    return not opened and (body is None or not body.holds_expected)


def _by_control(facts: RunFacts, *, failed: bool) -> list[str]:
    chosen: list[ControlCheck] = [check for check in facts.controls if (check.trouble is not None) is failed]
    return list(dict.fromkeys(check.control for check in chosen))


def _at_a_sign_in_page() -> RunFacts:
    facts = sample_pages.run(sample_pages.Tried(url="http://adult.test/", verdict=Verdict.INCONCLUSIVE))
    finding = replace(facts.findings[0], rules=(SIGN_IN_PAGE,))
    return replace(sample.run(), findings=(finding,))


PROBE = NetworkProbe(
    id="controls",
    about="Pages that must open everywhere",
    question="Do the pages that must open on every network open on this one?",
    proves="The line, its DNS and its web access worked while the pages were tried.",
    does_not_prove="That the filter blocks anything.",
    needs=frozenset(),
    conclude=conclude,
    examples=(
        Example(about="all controls open", facts=sample.run, status=NetworkStatus.OK),
        Example(about="one control fails", facts=lambda: sample.run(control_fails=True), status=NetworkStatus.PROBLEM),
        Example(
            about="the network shut the device out",
            facts=lambda: replace(sample.run(), shut_out_after=40),
            status=NetworkStatus.PROBLEM,
        ),
        Example(about="a sign-in page came", facts=_at_a_sign_in_page, status=NetworkStatus.PROBLEM),
        Example(about="nothing was tried", facts=lambda: sample.run(rounds=0), status=NetworkStatus.INCONCLUSIVE),
    ),
)
