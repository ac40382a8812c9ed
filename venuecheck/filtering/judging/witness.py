"""From the facts of a run on an unfiltered line to a reference of its pages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from venuecheck.filtering.judging.comparison import host_decides
from venuecheck.filtering.judging.connection import name_decides
from venuecheck.filtering.judging.context import MAKERS, SEVERAL, Context, silence_of
from venuecheck.filtering.judging.fingerprint import Fingerprint
from venuecheck.filtering.judging.journey import Journey, PageFacts
from venuecheck.filtering.judging.judge import judge_page
from venuecheck.filtering.judging.life import silent
from venuecheck.filtering.judging.rule import Says
from venuecheck.filtering.judging.run import RunFacts
from venuecheck.filtering.judging.run_so_far import context_of
from venuecheck.filtering.judging.sinkhole import is_devices, is_nobodys, sinkhole_of
from venuecheck.filtering.judging.table import RULES
from venuecheck.filtering.model.address import site_of
from venuecheck.filtering.model.answer import SUCCESS
from venuecheck.filtering.model.finding import PageFinding, Verdict
from venuecheck.filtering.model.observation import Handshake, Lookup, Purpose
from venuecheck.filtering.model.page import Expectation
from venuecheck.filtering.model.reference import PageHealth, ReferencePage
from venuecheck.filtering.model.withheld import withheld_text

# A page that is gone may point at a dummy address for everyone; every other sign is a filter's.
_SIGNS = frozenset(rule.id for rule in RULES if rule.says is Says.BLOCKED) - {"dns.sinkhole"}
_GONE = frozenset({404, 410})
_SERVER_ERROR = 500
_SILENCES_NEEDED = 2
_REASONS: dict[PageHealth, str] = {
    PageHealth.ALIVE: "It showed its content.",
    PageHealth.DEAD: "It stayed silent each time, while pages that must open did open.",
    PageHealth.MOVED: "It sends its visitors on to another site.",
    PageHealth.CHANGED: "It answers, but not with the content that it should have.",
}
_THIS_DEVICE = "Its name leads to the device that asks, or nowhere: what answers there is no site."
_FILTERED = "This line shows a filter's sign for it, so it cannot serve as a reference for this page."
_LIKE_A_FILTER = (
    "It stayed silent, as most of what should be blocked did and what should open did not: a filter does that, so this "
    "line cannot serve as a reference for this page."
)
_CONTROL_SILENT = "It must open, and did not."
_LINE_DOWN = "Pages that must open did not open around it."


def reference_pages(facts: RunFacts, fingerprints: tuple[Fingerprint, ...]) -> tuple[ReferencePage, ...]:
    """Say of each page and each control tried how it stands; those that were not tried are left out."""
    context = context_of(facts.pages, facts.controls, fingerprints, categories=facts.test_list.categories)
    pages = tuple(
        _reference_page(
            each, *_standing(each, judge_page(each, facts.test_list.category(each.page.category), context), context)
        )
        for each in facts.pages
        if each.observations
    )
    return (*_controls(facts, context), *_without_a_silent_filter(pages, facts))


def _without_a_silent_filter(pages: Sequence[ReferencePage], facts: RunFacts) -> tuple[ReferencePage, ...]:
    """Take back that pages are dead where most of what should be blocked is, at three sites of two makers, and not most
    of what should open: lists go stale page by page, and a filter that is silent is seen so.
    """
    must_block = {
        each.page.id: each for each in facts.pages if _expects(each, facts) is Expectation.BLOCK and each.observations
    }
    dead = {page.page for page in pages if page.standing is PageHealth.DEAD and page.reason != _THIS_DEVICE}
    others = [page for page in pages if page.page not in must_block]
    silent_ones = [must_block[page] for page in dead & must_block.keys()]
    if (
        2 * len(silent_ones) < len(must_block)
        or len({site_of(each.host) for each in silent_ones}) < SEVERAL
        or len({each.page.vouched_by for each in silent_ones}) < MAKERS
        or 2 * sum(page.page in dead for page in others) >= max(len(others), 1)
    ):
        return tuple(pages)
    doubtful = dead & must_block.keys()
    return tuple(
        replace(page, standing=PageHealth.UNSURE, reason=_LIKE_A_FILTER) if page.page in doubtful else page
        for page in pages
    )


def _expects(page: PageFacts, facts: RunFacts) -> Expectation:
    return facts.test_list.category(page.page.category).expectation


def _controls(facts: RunFacts, context: Context) -> Iterator[ReferencePage]:
    """Give each control as it was when it last opened; one that never did vouches for nothing."""
    for control in facts.test_list.controls:
        visits = [(check, check.facts) for check in facts.controls if check.control == control.id and check.facts]
        opened = [seen for check, seen in visits if context.intact(check)]
        if opened:
            yield _reference_page(opened[-1], PageHealth.ALIVE, "")
        elif visits:
            yield _reference_page(visits[-1][1], PageHealth.UNSURE, _CONTROL_SILENT)


def filtered(page: ReferencePage) -> bool:
    """Whether the line showed a filter's sign for the page."""
    return page.reason in {_FILTERED, _LIKE_A_FILTER}


def _reference_page(facts: PageFacts, standing: PageHealth, reason: str) -> ReferencePage:
    journey = _best(facts)
    answer = journey.final.answer if journey is not None and journey.final is not None else None
    body = answer.body if answer else None
    issuers = [
        step.chain[0].issuer
        for step in (journey.steps if journey else ())
        if isinstance(step, Handshake) and step.chain and not step.failure
    ]
    seen = ReferencePage(
        page=facts.page.id,
        url=facts.page.url,
        expects=facts.page.expect.contains if facts.page.expect else None,
        standing=standing,
        reason=reason or _REASONS[standing],
        seen=facts.started,
        addresses=_addresses(facts),
        status=answer.status if answer else None,
        title=body.title if body else "",
        expected_seen=body.holds_expected if body else (False if facts.page.expect else None),
        likeness=body.likeness if body else "",
        sketch=body.sketch if body else "",
        # where it leads to nothing that answers, too
        sent_to=_sent_to(journey or next(iter(facts.journeys), None)),
        issuer=issuers[-1] if issuers else "",
    )
    return _withheld(seen, facts) if facts.page.restricted else seen


def _withheld(seen: ReferencePage, facts: PageFacts) -> ReferencePage:
    """Take out what could lead to a restricted page."""
    return replace(
        seen,
        url=facts.page.shown,
        expects=None,
        reason=withheld_text(seen.reason, facts.page),
        addresses=(),
        title="",
        likeness="",
        sketch="",
        sent_to="",
        issuer=withheld_text(seen.issuer, facts.page),
    )


def _standing(facts: PageFacts, finding: PageFinding, context: Context) -> tuple[PageHealth, str]:
    """Give the standing, and the reason where it is not the usual one."""
    addresses = _addresses(facts)
    is_no_site = bool(addresses) and all(map(is_devices, addresses)) and not _kept_here(addresses, context)
    if finding.verdict is Verdict.REACHED and not is_no_site:
        return PageHealth.ALIVE, ""
    if not context.bracketed(facts):
        return PageHealth.UNSURE, _LINE_DOWN
    named = name_decides(facts) or host_decides(facts)
    cut = named and any(context.cuts_names(silence_of(facts, each)) for each in facts.journeys)
    if _SIGNS & set(finding.rules) or cut:
        return PageHealth.UNSURE, _FILTERED
    if named:
        return PageHealth.UNSURE, finding.reason
    if is_no_site:
        return PageHealth.DEAD, _THIS_DEVICE
    if facts.journeys and all(silent(journey) for journey in facts.journeys):
        visits = {journey.number for journey in facts.journeys}
        # where every address is no site's anywhere, nothing would answer a second time either
        is_dead = len(visits) >= _SILENCES_NEEDED or bool(addresses and all(map(is_nobodys, addresses)))
        return (PageHealth.DEAD, "") if is_dead else (PageHealth.UNSURE, finding.reason)
    journey = _best(facts)
    if journey is None or journey.final is None:
        return PageHealth.UNSURE, finding.reason
    standing = _answered(facts, journey)
    return standing, finding.reason if standing is PageHealth.UNSURE else ""


def _kept_here(addresses: Iterable[str], context: Context) -> bool:
    """Whether this device keeps sites itself: a control opened at an address of that kind."""
    kinds = {sinkhole_of(address) for address in addresses}
    return any(context.intact(check) and not kinds.isdisjoint(check.ranges) for check in context.controls)


def _answered(facts: PageFacts, journey: Journey) -> PageHealth:
    """Say how a page stands that answered, but not so that it is known to be reached."""
    answer = journey.final.answer if journey.final else None
    if answer is None or answer.status >= _SERVER_ERROR or (answer.body is not None and not answer.body.complete):
        return PageHealth.UNSURE
    if journey.strayed:
        return PageHealth.MOVED
    if facts.page.expect is not None or answer.status in _GONE:
        return PageHealth.CHANGED
    return PageHealth.ALIVE if answer.status in SUCCESS else PageHealth.UNSURE


def _best(facts: PageFacts) -> Journey | None:
    """Give the journey with the page's content, else one that ended with an answer."""
    holding = [journey for journey in facts.journeys if journey.holds_expected]
    answered = [journey for journey in facts.journeys if journey.final is not None]
    return next(iter((*holding, *answered)), None)


def _sent_to(journey: Journey | None) -> str:
    """Give the host of the first redirect to another site."""
    redirects = [reply.answer.redirect for reply in (journey.replies if journey else ())]
    return next((redirect.host for redirect in redirects if redirect and not redirect.same_site), "")


def _addresses(facts: PageFacts) -> tuple[str, ...]:
    found = {
        address
        for step in facts.observations
        if isinstance(step, Lookup) and step.purpose is Purpose.PAGE and step.hop == 0
        for address in step.addresses
    }
    return tuple(sorted(found))
