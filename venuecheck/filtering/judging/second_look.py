"""Which pages are looked at a second time before anything is said of them.

Every verdict that rests neither on the page's own content, nor on a known or taught page, nor on an address that is no
site's, must be there twice: silence, a shared page, a place to which browsers are sent.
"""

from collections.abc import Mapping

from venuecheck.filtering.judging.fingerprint import Fingerprint
from venuecheck.filtering.judging.journey import Journey, PageFacts
from venuecheck.filtering.judging.judge import judge_page
from venuecheck.filtering.judging.life import SILENT_FAILURES
from venuecheck.filtering.judging.one_host import one_of_each
from venuecheck.filtering.judging.own_content import by_expectation
from venuecheck.filtering.judging.rule import Says
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.judging.run_so_far import context_of
from venuecheck.filtering.judging.sinkhole import sinkhole_of
from venuecheck.filtering.judging.table import RULES
from venuecheck.filtering.model.answer import SUCCESS
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.finding import PageFinding, Verdict
from venuecheck.filtering.model.kind_of_words import Saying
from venuecheck.filtering.model.reference import ReferencePage

_SIGNS = frozenset(rule.id for rule in RULES if rule.says is Says.BLOCKED)
_OF_BOTH_KINDS = frozenset({"http.sign-in-page", "http.page-of-the-network", "http.same-for-both-kinds"})


_QUIET = SILENT_FAILURES | {Failure.DNS_REFUSED, Failure.SERVFAIL}
"""Ends that may be another's at a second look: silence, with signs of life or without, and a resolver's troubles."""
_BUSY = frozenset({429, 500, 502, 503, 504})
"""Statuses by which a site says that it may answer later."""
_LATER = frozenset({Saying.UNAVAILABLE, Saying.SITE_REFUSES})
"""Words of which "please wait" and "try again" are some: gateways that scan a page first say that, too."""


def for_a_second_look(
    facts: RunFacts, fingerprints: tuple[Fingerprint, ...], references: Mapping[str, ReferencePage] | None = None
) -> frozenset[str]:
    """Give the ids of pages that were looked at once, and of which something may be said after a second look."""
    context = context_of(
        facts.pages,
        facts.controls,
        fingerprints,
        provisional=True,
        references=references,
        categories=facts.test_list.categories,
    )
    worth = (each for each in facts.pages if each.looks == 1 and not _plainly_open(each))
    judged = ((each, judge_page(each, facts.test_list.category(each.page.category), context)) for each in worth)
    doubtful = [each for each, finding in judged if open_to_doubt(each, finding)]
    return frozenset(each.page.id for each in one_of_each(doubtful, facts.pages))


def open_to_doubt(facts: PageFacts, finding: PageFinding) -> bool:
    """Whether a page was looked at once, and what is found by then calls for a second look."""
    if facts.looks != 1 or finding.verdict is not Verdict.INCONCLUSIVE:
        return False
    quiet = any(journey.last.failure in _QUIET or _is_busy(journey) for journey in facts.journeys)
    return quiet or not (_SIGNS | _OF_BOTH_KINDS).isdisjoint(finding.rules)


def _plainly_open(facts: PageFacts) -> bool:
    """Whether the page opened at once with nothing odd about it: no sign can have fired, and nothing was silent."""
    return all(by_expectation(journey) and not _is_odd(journey) for journey in facts.journeys)


def _is_odd(journey: Journey) -> bool:
    lookup = journey.lookup
    if lookup is not None and (
        lookup.extended_errors or lookup.other_answer is not None or any(map(sinkhole_of, lookup.addresses))
    ):
        return True
    return len(journey.replies) > 1 or any(
        reply.answer.recognised or reply.answer.status not in SUCCESS for reply in journey.replies
    )


def _is_busy(journey: Journey) -> bool:
    if journey.final is None:
        return False
    answer = journey.final.answer
    return answer.status in _BUSY or (answer.body is not None and not _LATER.isdisjoint(answer.body.says))
