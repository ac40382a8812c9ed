"""Runs and assessments made by hand: a believable school, and what goes wrong with reports."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from venuecheck.assessment.assessment import (
    Answered,
    Assessment,
    Decision,
    OutcomeKind,
    RaisedFlag,
    Recommendation,
    Weight,
)
from venuecheck.core.action import Action
from venuecheck.core.venue import Network, Trigger, Venue, VenueKind
from venuecheck.filtering.model.answer import Answer, Body, Redirect
from venuecheck.filtering.model.failure import Failure, Layer
from venuecheck.filtering.model.finding import (
    Basis,
    Mechanism,
    NetworkFinding,
    NetworkStatus,
    PageFinding,
    Result,
    Verdict,
)
from venuecheck.filtering.model.observation import (
    Certificate,
    Connection,
    Exchange,
    ExtendedError,
    Family,
    Handshake,
    Lookup,
    Observation,
    Purpose,
    Trust,
)
from venuecheck.filtering.model.override import Override
from venuecheck.filtering.model.page import Category, Expectation
from venuecheck.filtering.model.run import Run, RunHeader
from venuecheck.plans.plan import Evidence, EvidenceKind, Plan, Publication, Requirement
from venuecheck.plans.said import ActionNote, LogCheck, Looked, SignOff
from venuecheck.report.venue.todo import Said

NOW = datetime(2026, 9, 21, 16, 40, tzinfo=UTC)
SCHOOL = Venue(id="st-aidans", name="St Aidan’s Church of England Academy", kind=VenueKind.SCHOOL)
PUPILS = Network(id="pupil-wifi", name="Pupil wifi", user_group="pupils")
STAFF = Network(id="staff-lan", name="Staff network", user_group="staff")
GUESTS = Network(id="guest-wifi", name="Guest wifi", user_group="visitors")

BLOCK, ALLOW = Expectation.BLOCK, Expectation.ALLOW
CATEGORIES = (
    Category(id="terrorism", title="Unlawful terrorist content", expectation=BLOCK),
    Category(id="child-abuse", title="Child sexual abuse material", expectation=BLOCK),
    Category(id="adult", title="Adult content", expectation=BLOCK),
    Category(id="gambling", title="Gambling", expectation=BLOCK),
    Category(id="bypass", title="Ways round the filter (VPN, proxy)", expectation=BLOCK),
    Category(id="self-harm", title="Self harm and eating disorders", expectation=BLOCK),
    Category(id="support", title="Help and support for young people", expectation=ALLOW),
    Category(id="learning", title="Learning and reference", expectation=ALLOW),
)
PROXY_CA = Certificate(subject="CN=*.example", issuer="CN=St Aidan's Filtering CA, O=St Aidan's", sha256="ab" * 32)
PUBLIC_CA = Certificate(subject="CN=example", issuer="CN=R11, O=Let's Encrypt, C=US", sha256="cd" * 32)


def header(network: Network, *, started: datetime, **changes: object) -> RunHeader:
    """Say what a finished, valid run was."""
    head = RunHeader(
        id=f"run-{started:%Y%m%d}-{network.id}",
        venue=SCHOOL.id,
        network=network.id,
        user_group=network.user_group,
        device="Windows laptop LT-114 (school-owned)",
        person="Priya Nair, IT support",
        trigger=Trigger.ANNUAL,
        started=started,
        finished=started + timedelta(minutes=3),
        valid=True,
        invalid_reason=None,
        list_id="uk-schools",
        list_title="UK schools: harmless test pages",
        list_version=4,
        list_digest="sha256:" + "5e" * 32,
        rules_version="7",
        fingerprints_version="3",
        software="venuecheck 0.1.0",
    )
    return replace(head, **changes)  # type: ignore[arg-type]


def steps(
    page: str, url: str, at: datetime, *, ends: str = "content", own: bool = True, title: str = ""
) -> tuple[Observation, ...]:
    """Make the steps of one visit that ends as told: content, block-page, nxdomain, sinkhole, reset, silent."""
    scheme, _, rest = url.partition("://")
    name = rest.split("/")[0]
    same = {"subject": page, "visit": 1}
    tick = timedelta(milliseconds=40)

    def lookup(record: str, **changes: object) -> Lookup:
        family = Family.IPV4 if record == "A" else Family.IPV6
        plain = Lookup(
            subject=page,
            visit=1,
            family=family,
            started=at,
            elapsed=0.021,
            name=name,
            record="A",
            resolver="10.20.0.53:53",
            rcode="NOERROR",
        )
        return replace(plain, record=record, **changes)  # type: ignore[arg-type]

    if ends == "nxdomain":
        return (
            lookup("A", failure=Failure.NXDOMAIN, rcode="NXDOMAIN", extended_errors=(ExtendedError(code=17),)),
            lookup("AAAA", failure=Failure.NXDOMAIN, rcode="NXDOMAIN", extended_errors=(ExtendedError(code=17),)),
        )
    address = "0.0.0.0" if ends == "sinkhole" else "203.0.113.24"
    made: list[Observation] = [lookup("A", addresses=(address,)), lookup("AAAA", failure=Failure.NODATA)]
    if ends == "sinkhole":
        return tuple(made)
    port = 443 if scheme == "https" else 80
    if ends == "silent":
        made += [
            Connection(
                subject=page,
                visit=visit,
                started=at + visit * tick,
                elapsed=10.0,
                failure=Failure.TIMEOUT,
                address=address,
                port=port,
            )
            for visit in (1, 2)
        ]
        return tuple(made)
    made.append(Connection(**same, started=at + tick, elapsed=0.012, address=address, port=port))  # type: ignore[arg-type]
    if ends == "reset":
        made += [
            Handshake(
                subject=page, visit=1, started=at + 2 * tick, elapsed=0.018, failure=Failure.RESET, server_name=name
            ),
            Handshake(
                subject=page,
                visit=1,
                purpose=Purpose.INNOCENT,
                started=at + 3 * tick,
                elapsed=0.055,
                server_name="www.example.org",
                version="TLSv1.3",
                chain=(PUBLIC_CA,),
                public_trust=Trust.TRUSTED,
                device_trust=Trust.TRUSTED,
            ),
        ]
        return tuple(made)
    if scheme == "https":
        made.append(
            Handshake(
                subject=page,
                visit=1,
                started=at + 2 * tick,
                elapsed=0.048,
                server_name=name,
                version="TLSv1.3",
                chain=(PUBLIC_CA if own else PROXY_CA,),
                public_trust=Trust.TRUSTED if own else Trust.UNKNOWN_ISSUER,
                device_trust=Trust.TRUSTED,
            )
        )
    blocked = ends == "block-page"
    body = Body(size=18_204, complete=True, likeness="9f", title=title, holds_expected=not blocked)
    answer = Answer(status=403 if blocked else 200, reason="Forbidden" if blocked else "OK", body=body)
    if ends == "redirect":
        answer = Answer(
            status=302,
            reason="Found",
            redirect=Redirect(
                url="https://filter.example/blocked?url=…", host="filter.example", same_site=False, carries_page=True
            ),
        )
    made.append(Exchange(subject=page, visit=1, started=at + 3 * tick, elapsed=0.093, url=url, answer=answer))
    return tuple(made)


def finding(page: str, url: str, category: str, result: Result, reason: str, **changes: object) -> PageFinding:
    """Conclude that a page did what `result` says."""
    expectation = next(each.expectation for each in CATEGORIES if each.id == category)
    opened = result is Result.UNDER_BLOCKED or (result is Result.AS_EXPECTED and expectation is ALLOW)
    verdict = Verdict.REACHED if opened else Verdict.BLOCKED
    told = result is not Result.NOT_PROVEN
    plain = PageFinding(
        probe="web_page",
        page=page,
        url=url,
        category=category,
        expectation=expectation,
        verdict=verdict if told else Verdict.INCONCLUSIVE,
        basis=Basis.SHOWN if told else None,
        result=result,
        layer=Layer.HTTP if told else None,
        mechanism=(Mechanism.CONTENT if opened else Mechanism.BLOCK_PAGE) if told else None,
        product=None,
        reason=reason,
        rules=("http.expected-content",) if opened else ("http.block-page",) if told else (),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


_BLOCK_PAGE = "Instead of the page, the filter's own block page came (“Access denied by school policy”)."
_OPENED = "The page's own content came, as it does on an unfiltered line."
_NO_NAME = "The name server says that this name is filtered (extended error 17)."
_CUT = "The connection is cut as soon as this site's name is sent; another name at the same address works."
_SILENT = "No answer came from this address in two tries, and nothing else says whether the page is alive today."

_PAGES: tuple[tuple[str, str, str, str, str], ...] = (
    ("ctiru", "http://ctiru.testfiltering.com/", "terrorism", "block-page", _BLOCK_PAGE),
    ("extremism", "https://urlfiltering.paloaltonetworks.com/test-extremism", "terrorism", "block-page", _BLOCK_PAGE),
    ("iwf", "http://iwf.testfiltering.com/", "child-abuse", "block-page", _BLOCK_PAGE),
    ("adult-1", "https://exampleadultsite.com/", "adult", "nxdomain", _NO_NAME),
    ("adult-2", "http://sophostest.com/adult/index.html", "adult", "block-page", _BLOCK_PAGE),
    ("nudity", "https://nudity.testcategory.com/", "adult", "reset", _CUT),
    ("gambling-1", "http://sophostest.com/gambling/index.html", "gambling", "block-page", _BLOCK_PAGE),
    ("gambling-2", "https://gambling.testcategory.com/", "gambling", "block-page", _BLOCK_PAGE),
    ("anonymizer", "https://anonymizer.testcategory.com/", "bypass", "redirect", _BLOCK_PAGE),
    ("proxies", "http://sophostest.com/proxies/index.html", "bypass", "block-page", _BLOCK_PAGE),
    ("childline", "https://www.childline.org.uk/", "support", "content", _OPENED),
    ("mind", "https://www.mind.org.uk/", "support", "content", _OPENED),
    ("bitesize", "https://www.bbc.co.uk/bitesize", "learning", "content", _OPENED),
    ("wikipedia", "https://en.wikipedia.org/wiki/Main_Page", "learning", "content", _OPENED),
)
_CHANGES: dict[str, tuple[Layer, Mechanism]] = {
    "nxdomain": (Layer.DNS, Mechanism.EXTENDED_ERROR),
    "reset": (Layer.TLS, Mechanism.RESET),
    "redirect": (Layer.HTTP, Mechanism.REDIRECT),
    "block-page": (Layer.HTTP, Mechanism.BLOCK_PAGE),
    "content": (Layer.HTTP, Mechanism.CONTENT),
}
QUESTIONS = (
    NetworkFinding(
        probe="safe_search",
        question="Is safe search locked on?",
        status=NetworkStatus.OK,
        reason="Google, Bing and DuckDuckGo all lead to their safe search.",
    ),
    NetworkFinding(
        probe="ipv6_path",
        question="Is IPv6 filtered like IPv4?",
        status=NetworkStatus.NOT_RUN,
        reason="This device has no IPv6 address on this network.",
    ),
)


@cache
def fine_run(network: Network = STAFF, *, started: datetime = NOW - timedelta(hours=2)) -> Run:
    """Give a run in which every page did what the list expects."""
    findings: list[PageFinding] = []
    seen: list[Observation] = []
    for page, url, category, ends, reason in _PAGES:
        layer, mechanism = _CHANGES[ends]
        findings.append(finding(page, url, category, Result.AS_EXPECTED, reason, layer=layer, mechanism=mechanism))
        title = "Access denied by school policy" if ends == "block-page" else ""
        seen += steps(page, url, started, ends=ends, own=ends == "content", title=title)
    return Run(
        run=header(network, started=started),
        categories=CATEGORIES,
        findings=tuple(findings),
        network_findings=QUESTIONS,
        observations=tuple(seen),
    )


@cache
def mixed_run(network: Network = PUPILS, *, started: datetime = NOW - timedelta(hours=3)) -> Run:
    """Give a run with two pages opened, one blocked wrongly and two of which nothing can be told."""
    run = fine_run(network, started=started)
    worse = {
        "gambling-2": finding(
            "gambling-2", "https://gambling.testcategory.com/", "gambling", Result.UNDER_BLOCKED, _OPENED
        ),
        "anonymizer": finding(
            "anonymizer", "https://anonymizer.testcategory.com/", "bypass", Result.UNDER_BLOCKED, _OPENED
        ),
        "mind": finding(
            "mind", "https://www.mind.org.uk/", "support", Result.OVER_BLOCKED, _BLOCK_PAGE, product="netsweeper"
        ),
        "nudity": finding("nudity", "https://nudity.testcategory.com/", "adult", Result.NOT_PROVEN, _SILENT),
        "extremism": finding(
            "extremism",
            "https://urlfiltering.paloaltonetworks.com/test-extremism",
            "terrorism",
            Result.NOT_PROVEN,
            "The page opened, but the filter sees only the site's name here and could not have told this page apart.",
            verdict=Verdict.REACHED,
            basis=Basis.SHOWN,
            layer=Layer.HTTP,
            mechanism=Mechanism.CONTENT,
        ),
    }
    ends = {
        "gambling-2": "content",
        "anonymizer": "content",
        "mind": "block-page",
        "nudity": "silent",
        "extremism": "content",
    }
    seen = [step for step in run.observations if step.subject not in worse]
    for page, found in worse.items():
        seen += steps(
            page,
            found.url,
            started,
            ends=ends[page],
            own=page != "mind",
            title="Access denied by school policy" if page == "mind" else "",
        )
    encrypted = NetworkFinding(
        probe="encrypted_dns",
        question="Can devices look names up past the filter?",
        status=NetworkStatus.PROBLEM,
        reason="An outside name server answered over encrypted DNS, so a browser that uses it is not filtered by name.",
        advice="Block encrypted DNS to outside name servers, and answer use-application-dns.net with “no such name”.",
    )
    return replace(
        run,
        findings=tuple(worse.get(each.page, each) for each in run.findings),
        network_findings=(encrypted, *QUESTIONS),
        observations=tuple(seen),
    )


def invalid_run(network: Network = PUPILS, *, started: datetime = NOW - timedelta(hours=1)) -> Run:
    """Give a run during which the network gave out: nothing is proven to be blocked."""
    run = fine_run(network, started=started)
    silent = "Pages that must always open did not open either, so this silence means nothing."
    findings = tuple(
        replace(
            each,
            verdict=Verdict.INCONCLUSIVE,
            basis=None,
            result=Result.NOT_PROVEN,
            layer=None,
            mechanism=None,
            rules=(),
            reason=silent,
        )
        for each in run.findings
    )
    seen: list[Observation] = []
    for each in findings:
        seen += steps(each.page, each.url, started, ends="silent")
    reason = "none of the three pages that must always open could be reached, so the internet itself seems to be down"
    return replace(
        run,
        run=replace(run.run, valid=False, invalid_reason=reason),
        findings=findings,
        network_findings=(),
        observations=tuple(seen),
    )


def stopped_run(network: Network = PUPILS, *, started: datetime = NOW - timedelta(hours=1)) -> Run:
    """Give a run that somebody stopped after three pages."""
    run = fine_run(network, started=started)
    return replace(run, run=replace(run.run, finished=None), findings=run.findings[:3], network_findings=())


def booking(*, decided: bool = True) -> Assessment:
    """Give a room booking with points to check, and a decision that differs from what was recommended."""
    at = NOW - timedelta(days=4)
    decision = Decision(
        outcome="approve-with-conditions",
        kind=OutcomeKind.APPROVE_WITH_CONDITIONS,
        reasons="I spoke to the organiser and to the trust that vouches for the speaker; the talk is about first aid.",
        person="Helen Okafor",
        role="headteacher",
        at=at + timedelta(days=1),
        differs=True,
        right_engaged="Freedom of assembly (Human Rights Act, article 11)",
        aim="The audience knows who speaks to it, and stays safe",
        why_proportionate="A steward and a named speaker are the least that answers the point",
        power_relied_on="Hire terms, clause 7",
        conditions=("The speaker's name is confirmed in writing two days before", "A steward is present"),
    )
    return Assessment(
        id="assessment-20260917-1f2e",
        checklist="room-booking",
        checklist_version=2,
        checklist_title="Room booking: ask, check, decide",
        edition="Prevent duty guidance 2023",
        venue=SCHOOL.id,
        subject="Main hall, Saturday 3 October: Riverside Community Association, evening talk",
        person="Sam Whitlock",
        started=at,
        finished=at,
        answers=(
            Answered(question="speakers[1].name", text="What is the speaker's name?", value="", shown="Not known yet"),
            Answered(question="public", text="Is the event open to the public?", value=True, shown="Yes"),
        ),
        not_answered=(),
        not_asked=("overseas",),
        flags=(
            RaisedFlag(
                id="public",
                text="The event is open to the public",
                weight=Weight.ADVISORY,
                questions=("public",),
                source="No public guidance; good practice",
            ),
            RaisedFlag(
                id="speaker",
                text="A speaker is not named yet",
                weight=Weight.CAUTION,
                questions=("speakers[1].name",),
                source="Prevent duty guidance, reducing permissive environments, https://www.gov.uk/prevent-duty",
            ),
        ),
        recommendation=Recommendation(
            outcome="refer",
            kind=OutcomeKind.REFER,
            title="Refer before replying",
            reasons=("A speaker is not named yet and the event is open to the public",),
        ),
        actions=(
            Action(
                id="confirm-speaker",
                text="Ask for the speaker's name in writing",
                owner="Sam Whitlock",
                due=date(2026, 9, 18),
                source="A speaker is not named yet",
            ),
        ),
        decision=decision if decided else None,
    )


def approving() -> Recommendation:
    """Give what the checklist recommends for an ordinary booking."""
    return Recommendation(outcome="approve", kind=OutcomeKind.APPROVE, title="Approve", reasons=())


def self_assessment() -> Assessment:
    """Give a self-assessment that is partly met."""
    at = NOW - timedelta(days=20)
    return Assessment(
        id="assessment-20260901-77aa",
        checklist="venue-self-assessment",
        checklist_version=1,
        checklist_title="Venue self-assessment",
        edition="Prevent duty guidance 2023",
        venue=SCHOOL.id,
        subject="Lettings procedure, 2026-27",
        person="Helen Okafor",
        started=at,
        finished=at,
        answers=(
            Answered(question="policy", text="Is there a written lettings policy?", value="draft", shown="In draft"),
        ),
        not_answered=(),
        not_asked=(),
        flags=(
            RaisedFlag(
                id="policy",
                text="The lettings policy is not adopted",
                weight=Weight.SERIOUS,
                questions=("policy",),
                source="Prevent duty guidance",
            ),
        ),
        recommendation=Recommendation(
            outcome="partly",
            kind=OutcomeKind.PARTLY_MET,
            title="Partly in place",
            reasons=("The lettings policy is still a draft",),
        ),
        actions=(Action(id="adopt", text="Adopt the lettings policy", owner="", due=date(2026, 12, 1)),),
    )


def override(page: str, verdict: Verdict = Verdict.REACHED, **changes: object) -> Override:
    """Say what a person says of a page on the pupils' network."""
    plain = Override(
        page=page,
        list_id="uk-schools",
        network=PUPILS.id,
        verdict=verdict,
        reason="Opened by hand on a pupil's tablet",
        person="Dana Reyes, IT",
        made=NOW - timedelta(days=3),
        until=NOW.date() + timedelta(days=90),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


ALL_HOSTILE = (
    "<script>alert(1)</script>\x1b[31m\u202egnp.exe\u2066\x00" + "Ω" * 2_000 + "</title>{{ 7*7 }}{% raw %}&quot;"
)


def hostile_run(network: Network = PUPILS) -> Run:
    """Give a run in which every text that comes from outside is hostile."""
    run = mixed_run(network)
    url = "https://evil.example/" + "a" * 3_000 + '"><img src=x onerror=alert(1)>\u202e'
    category = Category(id="hostile", title=ALL_HOSTILE, expectation=BLOCK)
    page = replace(
        run.findings[0], page="hostile", url=url, category="hostile", reason=ALL_HOSTILE, product=ALL_HOSTILE
    )
    stray = replace(
        run.findings[0],
        page="stray",
        category="<b>not declared</b>",
        result=Result.UNDER_BLOCKED,
        verdict=Verdict.REACHED,
    )
    seen = steps("hostile", url, run.run.started, ends="block-page", title=ALL_HOSTILE)
    return replace(
        run,
        run=replace(
            run.run,
            person=ALL_HOSTILE,
            device=ALL_HOSTILE,
            user_group=ALL_HOSTILE,
            list_title=ALL_HOSTILE,
            valid=False,
            invalid_reason=ALL_HOSTILE,
        ),
        categories=(*run.categories, category),
        findings=(*run.findings, page, stray),
        network_findings=(
            NetworkFinding(
                probe="x", question=ALL_HOSTILE, status=NetworkStatus.PROBLEM, reason=ALL_HOSTILE, advice=ALL_HOSTILE
            ),
        ),
        observations=(*run.observations, *seen),
    )


def said() -> Said:
    """Give what persons put on record at the school."""
    at = NOW - timedelta(days=2)
    return Said(
        notes=(
            ActionNote(
                action="pupil-wifi:gambling:under_blocked",
                at=at,
                person="Helen Okafor",
                owner="Priya Nair, IT support",
                due=date(2026, 10, 2),
            ),
        ),
        log_checks=(
            LogCheck(
                id="filter-log-20260921-1a2b",
                network=PUPILS.id,
                on=date(2026, 9, 21),
                at=NOW,
                person="Dana Reyes, IT",
                logged=Looked.YES,
                alerted=Looked.NO,
                note="The alert went to a mailbox that nobody reads",
            ),
        ),
        sign_offs=(
            SignOff(
                id="sign-off-20260919-aa11",
                person="Helen Okafor",
                role="headteacher",
                at=at,
                plan="dfe-filtering-monitoring",
                requirement="roles",
                statement="Named in the safeguarding policy of September 2026, page 4",
            ),
            SignOff(
                id="sign-off-20260919-bb22",
                person="Joan Mbeki",
                role="governor for safeguarding",
                at=at,
                statement="Seen with the headteacher",
                headline="Web filter: as expected. All 14 pages tested did what was expected, on 1 network.",
                digest="sha256:" + "7c" * 32,
            ),
        ),
    )


def hostile_plan() -> Plan:
    """Give a plan in which every text is hostile."""
    evidence = (
        Evidence(kind=EvidenceKind.FILTER_CHECK, every_months=12, categories=(ALL_HOSTILE, "hostile")),
        Evidence(kind=EvidenceKind.STATEMENT, every_months=12, look_for=ALL_HOSTILE),
        Evidence(kind=EvidenceKind.ANSWERS, every_months=12, checklist=ALL_HOSTILE, questions=(ALL_HOSTILE,)),
        Evidence(kind=EvidenceKind.FILTER_LOG, every_months=12),
    )
    requirement = Requirement(
        number=ALL_HOSTILE, text=ALL_HOSTILE, owners=(ALL_HOSTILE,), evidence=evidence, note=ALL_HOSTILE
    )
    return Plan(
        id=ALL_HOSTILE,
        version=1,
        title=ALL_HOSTILE,
        edition=ALL_HOSTILE,
        by_default=True,
        sources=(Publication(title=ALL_HOSTILE, url="javascript:alert(1)"),),
        requirements=(requirement,),
    )


def hostile_said() -> Said:
    """Give what persons said, every text hostile."""
    return Said(
        notes=(ActionNote(action="pupil-wifi:x", at=NOW, person=ALL_HOSTILE, owner=ALL_HOSTILE, reason=ALL_HOSTILE),),
        log_checks=(
            LogCheck(
                id=ALL_HOSTILE,
                network=PUPILS.id,
                on=NOW.date(),
                at=NOW,
                person=ALL_HOSTILE,
                logged=Looked.YES,
                alerted=Looked.YES,
                note=ALL_HOSTILE,
            ),
        ),
        sign_offs=(
            SignOff(
                id=ALL_HOSTILE,
                person=ALL_HOSTILE,
                role=ALL_HOSTILE,
                at=NOW,
                statement=ALL_HOSTILE,
                headline=ALL_HOSTILE,
            ),
        ),
    )
