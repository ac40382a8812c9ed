"""Bundles as facts of venues: what a coordinator counts, without what a bundle says besides."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from venuecheck.collate.facts import (
    ActionSet,
    Assessed,
    Check,
    Counts,
    FailedPage,
    ListedVenue,
    Question,
    Return,
    VenueFacts,
)
from venuecheck.collate.network_kind import network_kind
from venuecheck.core.ids import is_id
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import InputError
from venuecheck.filtering.judging.sight import PROBE
from venuecheck.filtering.model.finding import Result
from venuecheck.filtering.model.run import Vantage
from venuecheck.records.warehouse import StoredCheck
from venuecheck.report.setting.wording import aware

if TYPE_CHECKING:
    from venuecheck.service.partnership.bundle import AssessmentSaid, Bundle, RunSaid

_MOST_PAGES = 1_000_000
"""More pages than any list has: a count above it is made up."""
_NAME = 200


def venue_facts(
    venue: ListedVenue,
    bundles: Iterable["Bundle"],
    returns: Iterable[Return] = (),
    heard: Iterable[datetime] = (),
    exported: Iterable[Check] = (),
) -> VenueFacts:
    """Put all bundles of a venue together. A check that several of them tell counts once, told whole where one does.

    `heard` adds moments at which it was heard of, of bundles that are not here any more; `exported` checks that were
    taken from exported findings. An exported check shows that the venue was heard of when it was made.
    """
    ordered = sorted(bundles, key=lambda bundle: aware(bundle.made_at))
    checks: dict[str, Check] = {check.run: check for check in exported}
    heard = (*heard, *(check.started for check in checks.values()))
    assessed: dict[str, Assessed] = {}
    networks: dict[str, tuple[str, ...]] = {}
    for bundle in ordered:
        # a venue can have several stores: the newest bundle of each says which networks that store knows
        networks[bundle.public_key] = tuple(network.id for network in bundle.networks)
        for run in bundle.runs:
            check = check_of(run)
            if check.whole or check.run not in checks:
                checks[check.run] = check
        for one in bundle.assessments:
            assessed[one.id] = _assessed(one)
        for gone in bundle.erased:
            assessed.pop(gone, None)
    return VenueFacts(
        venue=venue,
        networks=tuple(dict.fromkeys(network for names in networks.values() for network in names)),
        checks=tuple(checks.values()),
        assessed=tuple(assessed.values()),
        returns=tuple(returns),
        heard=(*heard, *(aware(bundle.made_at) for bundle in ordered)),
    )


def stored_checks(bundles: Iterable["Bundle"]) -> Iterator[StoredCheck]:
    """Give the checks of bundles whose pages are told, to be exported."""
    for bundle in bundles:
        for run in bundle.runs:
            if run.findings:
                pages = tuple(
                    (
                        _name(found.page),
                        _name(found.category),
                        found.result,
                        _name(found.product or ""),
                    )
                    for found in run.findings
                )
                yield StoredCheck(venue=bundle.venue.id, check=check_of(run), pages=pages)


def check_bundle(bundle: "Bundle", name: str) -> None:
    """Refuse a bundle whose numbers cannot be. Raises `InputError`; `name` is what to call it."""
    results = {result.value for result in Result}
    for run in bundle.runs:
        if set(run.counts) - results or not all(0 <= number <= _MOST_PAGES for number in run.counts.values()):
            raise _unfit(name, f"the counts of the check {plain(run.id, 64)} cannot be")
        if not (is_id(run.id) and is_id(run.network)):
            raise _unfit(name, "a check or its network has no proper id")
    ids = [(run.id, bool(run.findings)) for run in bundle.runs]
    if len(set(ids)) != len(ids):
        raise _unfit(name, "a check stands there twice")
    if any(one.actions < 0 or one.actions > _MOST_PAGES for one in bundle.assessments):
        raise _unfit(name, "the number of actions cannot be")


def _unfit(name: str, what: str) -> InputError:
    return InputError.at(name, what, "ask for it again, and which version of venuecheck made it")


@lru_cache(maxsize=4_096)
def _name(text: str) -> str:
    """Make an id from outside safe to show; the same few come again and again."""
    return plain(text, _NAME)


def check_of(run: "RunSaid") -> Check:
    """Give a run of a bundle as a check."""
    whole = bool(run.findings) or bool(run.network_findings)
    number = Counter(finding.result.value for finding in run.findings) if run.findings else run.counts
    by_person = run.vantage is Vantage.PERSON or (
        bool(run.findings) and all(finding.probe == PROBE for finding in run.findings)
    )
    products = Counter([finding.product for finding in run.findings if finding.product])
    return Check(
        run=run.id,
        network=run.network,
        network_kind=network_kind(run.user_group),
        list_id=_name(run.list_id),
        started=aware(run.started),
        finished=run.finished is not None,
        valid=run.valid,
        by_person=by_person,
        counts=Counts(
            as_expected=number.get("as_expected", 0),
            under_blocked=number.get("under_blocked", 0),
            over_blocked=number.get("over_blocked", 0),
            not_proven=number.get("not_proven", 0),
        ),
        # the filter that most pages named; of two that are named alike often the first by name
        product=plain(min(products, key=lambda name: (-products[name], name)), _NAME) if products else "",
        failed=tuple(
            FailedPage(page=_name(found.page), category=_name(found.category), result=found.result)
            for found in run.findings
            if found.result is not Result.AS_EXPECTED
        ),
        questions=tuple(Question(probe=_name(found.probe), status=found.status) for found in run.network_findings),
        whole=whole,
    )


def _assessed(one: "AssessmentSaid") -> Assessed:
    told = tuple(ActionSet(due=action.due, done=action.done) for action in one.actions_set)
    return Assessed(
        id=one.id,
        checklist=plain(one.checklist, _NAME),
        started=aware(one.started),
        recommended=one.recommended,
        decided=one.decided,
        decided_at=aware(one.decided_at) if one.decided_at else None,
        rules=tuple(plain(rule, _NAME) for rule in one.rules),
        # an older bundle tells how many there are, and no date
        actions=told or (ActionSet(due=None),) * min(one.actions, 1_000),
    )
