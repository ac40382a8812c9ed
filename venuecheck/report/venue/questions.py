"""A question to a network as a whole, as shown."""

from dataclasses import dataclass

from venuecheck.assurance.check import QUESTION_STATUS, SAID_BY_PAGES
from venuecheck.assurance.status import Status
from venuecheck.filtering.model.finding import NetworkFinding, NetworkStatus
from venuecheck.report.setting.wording import label, remark, sentence

FOUND_WORDS: dict[NetworkStatus, str] = {
    NetworkStatus.OK: "In order",
    NetworkStatus.PROBLEM: "Needs action",
    NetworkStatus.INCONCLUSIVE: "Could not tell",
    NetworkStatus.NOT_RUN: "Not asked",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionShown:
    """A question to the network as a whole, not about a page."""

    probe: str
    question: str
    found: NetworkStatus
    status: Status
    status_words: str
    reason: str
    advice: str
    closed: bool = False
    """Whether a named person closed it, and no check has passed it since."""


def said_by_pages(finding: NetworkFinding) -> bool:
    """Whether the pages' own results say it already: twice the same would count as two things to put right."""
    return finding.probe == SAID_BY_PAGES and finding.status in {NetworkStatus.OK, NetworkStatus.PROBLEM}


def question_shown(finding: NetworkFinding) -> QuestionShown:
    """Show a question and what was found."""
    return QuestionShown(
        probe=label(finding.probe),
        question=label(finding.question),
        found=finding.status,
        status=QUESTION_STATUS[finding.status],
        status_words=FOUND_WORDS[finding.status],
        reason=sentence(remark(finding.reason)),
        advice=sentence(remark(finding.advice)),
    )
