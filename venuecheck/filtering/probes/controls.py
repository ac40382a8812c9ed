"""Do the pages that must open on every network open on this one?"""

from venuecheck.filtering.judging.context import ControlCheck
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.model.finding import NetworkStatus
from venuecheck.filtering.probes import sample
from venuecheck.filtering.probes.probe import Conclusion, Example, NetworkProbe


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
            reason="None of the pages that must open on every network opened.",
            advice=(
                "Open them in a browser on this network. If a sign-in page comes, sign in and check again. If nothing "
                "comes, see to the connection first. If they open there, tell whoever keeps the test list. If other "
                "pages open and these do not, have these unblocked, or put pages that open here under controls: in "
                "the list."
            ),
        )
    words = []
    if never:
        words.append(f"{', '.join(never)} never opened")
    if at_times:
        words.append(f"{', '.join(at_times)} did not open every time")
    return Conclusion(
        status=NetworkStatus.PROBLEM,
        reason=f"Of the pages that must open on every network, {' and '.join(words)}.",
        advice=(
            "The filter may block too much, or the line is poor. Open them in a browser; ask for them to be unblocked."
        ),
    )


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
