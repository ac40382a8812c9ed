"""A named person signs the venue's report, or that one requirement is met."""

import contextlib
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from venuecheck.assurance.evidence import statement_status
from venuecheck.assurance.status import Status
from venuecheck.core.actor import Actor
from venuecheck.core.change import Change
from venuecheck.core.ids import new_id
from venuecheck.core.london import london_day
from venuecheck.core.problem import InvalidError, Problem
from venuecheck.plans.plan import EvidenceKind
from venuecheck.plans.said import MOST_FIGURE, SignOff, Stated
from venuecheck.records.store import Store
from venuecheck.records.version import OvertakenError, Version
from venuecheck.report.venue.statement import in_vain_words, stated_words
from venuecheck.report.venue.view import View
from venuecheck.service.record_keeping.conflicts import conflict
from venuecheck.service.record_keeping.proof import whole, words_of
from venuecheck.service.record_keeping.statements import cleaned, person_problems, reason_problems, wrong
from venuecheck.service.record_keeping.writing_over import mark_of, refuse_unseen, write_over
from venuecheck.service.sites.plans import plan_named
from venuecheck.service.sites.site import Site
from venuecheck.service.venue_reports.reporting import RECORD_KIND, venue_report
from venuecheck.service.who_may import Doing, acting, role_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSeen:
    """The report as somebody had it before them when they signed."""

    digest: str
    headline: str
    parts: Mapping[str, str]
    """How each network, requirement and open action stood, by name."""


def sign(
    site: Site,
    store: Store,
    *,
    person: str | Actor,
    role: str = "",
    now: datetime,
    statement: str = "",
    plan: str = "",
    requirement: str = "",
    stated: Stated = Stated.MET,
    figure: float | None = None,
    target: float | None = None,
    seen: Version | ReportSeen | None = None,
    replaces: bool = False,
) -> SignOff:
    """Record a signature: of the report as it stands now, or of one requirement of a plan, with what shows it.

    `role` need not be said where the venue lists it. Of a requirement, `stated` says whether it is met; `figure` and
    `target` (both, or neither) by how much.

    `seen` is what the person had before them: the report (`report_seen`), or the version of the requirement's
    signature; without it what is so now; then what somebody else signed of a requirement, and this denies, gives way
    only where the person `replaces` it. Who signs the same report again in the same words on the same day has signed
    it: that signature is given, `at` the moment at which it was made. Raises `InputError` with everything that is
    missing, or where there is no such requirement, and `ConflictError` where the report is another by now, or somebody
    signed the requirement otherwise.
    """
    who = acting(site.people, site.venue.id, person, Doing.SIGN)
    name, role, statement = cleaned(who.name), cleaned(role), cleaned(statement)
    role = role or role_of(site.people, (), site.venue.id, who)
    problems = list(_problems(name, role, statement, plan, requirement))
    problems += _value_problems(requirement, stated, figure, target)
    if problems:
        raise InvalidError(problems)
    headline = digest = ""
    if requirement:
        records = words_of(whole(store.database, store.venue))
        plan = plan_named(site, plan, requirement).id
    else:
        view = venue_report(site, store, now=now, with_each=False)  # what is signed names no booking
        stands = report_seen(view)
        headline, digest, records = stands.headline, stands.digest, view.records_words
        if isinstance(seen, ReportSeen) and seen.digest != digest:
            raise conflict("report", tuple(_changed(seen, stands)))
    signed = SignOff(
        id=new_id("sign-off", now) if requirement else _once_a_day(now, who, role, statement, digest),
        person=name,
        by=who.acted,
        role=role,
        at=now,
        plan=plan,
        requirement=requirement,
        statement=statement,
        headline=headline,
        digest=digest,
        stated=stated,
        figure=figure,
        target=target,
        records=records,
    )
    if not requirement:
        return _signed_once(store, signed)
    read = seen if isinstance(seen, Version) else store.version(RECORD_KIND, signed.key)
    before = None if isinstance(seen, Version) or replaces else store.value_of(read, SignOff)
    if before is not None and _denies(before, signed):
        said = f"{stated_words(before).removesuffix('.')}, because “{before.statement}”"
        refuse_unseen(signed.key, said, before.person, before.at)
    return write_over(store, read, signed, now)


def in_vain_words_of(site: Site, signed: SignOff) -> str:
    """Say why a signature of a requirement counts for nothing, a clause; empty where it counts."""
    plan = plan_named(site, signed.plan, signed.requirement)
    (asked,) = (each for each in plan.of(site.venue.kind) if each.number == signed.requirement)
    kinds = tuple(dict.fromkeys(each.kind for each in asked.evidence))
    counts = EvidenceKind.STATEMENT in kinds or statement_status(signed) is Status.PROBLEM
    return "" if counts else in_vain_words(kinds)


def _once_a_day(now: datetime, who: Actor, *words: str) -> str:
    """Make an id that is the same where the same person signs the same report in the same words on one day."""
    return f"sign-off-{london_day(now):%Y%m%d}-{mark_of(who.id or who.name.casefold(), *words)}"


def _signed_once(store: Store, signed: SignOff) -> SignOff:
    """Record a signature of the report; give the one that stands where it is signed so already, or just now."""
    while True:
        read = store.version(RECORD_KIND, signed.key)
        stands = store.value_of(read, SignOff)
        if stands is not None:
            return stands
        with contextlib.suppress(OvertakenError):
            store.append(read.kind, read.key, signed, signed.at, over=read)
            return signed


def _denies(before: SignOff, signed: SignOff) -> bool:
    """Whether somebody else's word is passed over: two who say that it is met agree, two who say that it is not may
    mean different things.
    """
    is_own = before.person.casefold() == signed.person.casefold()
    return not is_own and not before.stated is signed.stated is Stated.MET


def report_seen(view: View) -> ReportSeen:
    """Give the report as somebody sees it who is about to sign it."""
    parts = {network.name: network.status_words for network in view.filtering.networks}
    for plan in view.requirements.plans if view.requirements else ():
        parts |= {f"{plan.title}, {each.number}": each.status_words for each in plan.requirements}
    parts |= {action.text: "to do" for action in view.actions}
    return ReportSeen(digest=digest_of(view), headline=headline_of(view), parts=parts)


def _changed(seen: ReportSeen, now: ReportSeen) -> Iterator[Change]:
    if seen.headline != now.headline:
        yield Change(what="the report", before=seen.headline, now=now.headline)
    for name in dict.fromkeys((*seen.parts, *now.parts)):
        before, after = (parts.get(name, "") for parts in (seen.parts, now.parts))
        if before != after:
            yield Change(what=name, before=before, now=after)


def _value_problems(requirement: str, stated: Stated, figure: float | None, target: float | None) -> Iterator[Problem]:
    if not requirement and (stated is not Stated.MET or figure is not None or target is not None):
        yield wrong("stated", "only a requirement is met, partly met or not met", "name the plan and the requirement")
    if (figure is None) is not (target is None):
        yield wrong("figure", "a figure and a target are needed together", "such as 78 and 85")
    elif figure is not None and target is not None:
        if not all(0 <= one <= MOST_FIGURE for one in (figure, target)):  # nor is NaN
            yield wrong("figure", "this is not a number", "such as 78 and 85")
        elif figure < target and stated is Stated.MET:
            fix = "say that it is met in part, or not met"
            yield wrong("stated", f"a figure of {figure:g} does not meet a target of {target:g}", fix)
        elif figure >= target and stated is not Stated.MET:
            fix = "say that it is met, or leave the figure out and say what is missing as the statement"
            yield wrong("stated", f"a figure of {figure:g} meets a target of {target:g}", fix)


def headline_of(view: View) -> str:
    """Say in a sentence or two how a report stands."""
    plans = f" {view.requirements.headline}" if view.requirements is not None else ""
    return f"Web filter: {view.filtering.status_words.lower()}. {view.filtering.headline}{plans}"[:480]


def digest_of(view: View) -> str:
    """Give the digest of what a report counts: the same records on the same day give the same."""
    counts = view.filtering.counts
    figures = {
        "venue": view.venue.id,
        "networks": [[network.id, network.status] for network in view.filtering.networks],
        "pages": [counts.as_expected, counts.under_blocked, counts.over_blocked, counts.not_proven],
        "requirements": [
            [each.plan, each.number, each.status]
            for plan in (view.requirements.plans if view.requirements else ())
            for each in plan.requirements
        ],
        "actions": [action.id for action in view.actions],
    }
    return f"sha256:{hashlib.sha256(json.dumps(figures).encode()).hexdigest()}"


def _problems(person: str, role: str, statement: str, plan: str, requirement: str) -> Iterator[Problem]:
    if bool(plan) is not bool(requirement):
        yield wrong(
            "requirement", "a plan and a number are needed together", "such as plan walsall-2020 and requirement 30"
        )
    if requirement:
        fix = "say what you saw that shows it: a document, its date, where it is kept"
        yield from reason_problems(statement, fix=fix, field="statement", called="statement")
    yield from person_problems(person)
    if not any(char.isalpha() for char in role):
        yield wrong("role", "no role is named", "say in what role the person signs")
