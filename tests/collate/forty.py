"""Forty made-up bundles of one partnership, always the same: three altered, two late, one from a newer version."""

import base64
import json
import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.core.venue import Trigger, VenueKind
from venuecheck.filtering.model.finding import (
    Basis,
    Mechanism,
    NetworkFinding,
    NetworkStatus,
    PageFinding,
    Result,
    Verdict,
)
from venuecheck.filtering.model.page import Expectation
from venuecheck.records.chain import canonical
from venuecheck.records.codec import encode
from venuecheck.records.envelope import seal
from venuecheck.records.signing import Signer
from venuecheck.service.partnership.bundle import (
    BUNDLE_SCHEMA,
    BUNDLE_TYPE,
    ActionSaid,
    AssessmentSaid,
    Bundle,
    NetworkSaid,
    RunSaid,
    VenueSaid,
)

NOW = datetime(2026, 9, 21, 16, 40, tzinfo=UTC)
SEED = 20_260_921
ALTERED = ("venue-07", "venue-19", "venue-31")
LATE = ("venue-03", "venue-28")
NEWER = "venue-15"
FAILING = ("venue-05", "venue-11")
"""Venues at which a gambling page opens."""
UNSURE = ("venue-22",)
PLACES = (
    *("Larkfield", "Brookside", "Hillcrest", "St Aidan’s", "Northgate", "Oakwood", "Priory", "Riverside"),
    *("Southfields", "Thornhill", "Underwood", "Valley", "Westbury", "Yewtree", "Ashdown", "Beechwood"),
    *("Castle", "Deepdale", "Eastfield", "Fernley"),
)
KINDS = (
    (VenueKind.SCHOOL, "School", "pupils"),
    (VenueKind.LIBRARY, "Library", "the public"),
)
PAGES = (
    *(("terrorism", Expectation.BLOCK), ("adult", Expectation.BLOCK), ("gambling", Expectation.BLOCK)),
    *(("bypass", Expectation.BLOCK), ("support", Expectation.ALLOW), ("news", Expectation.ALLOW)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One venue with its bundle."""

    bundle: Bundle
    signer: Signer

    def write(self, folder: Path) -> Path:
        """Write the bundle's file."""
        path = folder / f"{self.bundle.venue.id}.bundle"
        path.write_bytes(seal(self.signer, BUNDLE_TYPE, canonical(encode(self.bundle))))
        return path


def venues() -> tuple[tuple[str, str, VenueKind, str], ...]:
    """Give id, name, kind and user group of all forty."""
    named = [(f"{place} {what}", kind, group) for kind, what, group in KINDS for place in PLACES]
    return tuple((f"venue-{at:02}", name, kind, group) for at, (name, kind, group) in enumerate(named, start=1))


def partners_yaml() -> str:
    """Write the list of partners: four with ten venues each."""
    lines = [
        'partnership: {id: "example", name: "Example Partnership", report_every_days: 91, grace_days: 14}',
        "partners:",
    ]
    listed = venues()
    for number in range(4):
        lines += [
            f'  - id: "partner-{number + 1}"',
            f'    name: "{("North", "East", "South", "West")[number]} Trust"',
            f'    contact: {{name: "Office {number + 1}", email: "office{number + 1}@example.test"}}',
            f'    chief_officer: {{name: "Chief officer {number + 1}", email: "chief{number + 1}@example.test"}}',
            "    venues:",
        ]
        mine = listed[number * 10 : number * 10 + 10]
        lines += [f'      - {{id: "{name}", name: "{title}", kind: "{kind.value}"}}' for name, title, kind, _ in mine]
    return "\n".join(lines) + "\n"


def make(at: int, made_at: datetime = NOW) -> Made:
    """Make the bundle of the venue in this place, from 0."""
    name, title, kind, group = venues()[at]
    rng = random.Random(SEED + at)  # noqa: S311 - the same every time
    signer = Signer(Ed25519PrivateKey.from_private_bytes(rng.randbytes(32)))
    sent = made_at - timedelta(days=150 if name in LATE else rng.randrange(2, 30))
    runs = tuple(_run(name, group, sent - timedelta(days=7 * week), newest=week == 0) for week in range(20, -1, -1))
    bookings = tuple(_booking(rng, name, number, sent) for number in range(rng.randrange(1, 5)))
    bundle = Bundle(
        schema=BUNDLE_SCHEMA,
        software="venuecheck 0.1.0",
        made_at=sent,
        public_key=signer.public_key,
        chain=tuple(rng.randbytes(32).hex() for _ in range(len(runs) + len(bookings) + 1)),
        venue=VenueSaid(id=name, name=title, kind=kind),
        networks=(NetworkSaid(id="wifi", name="Wifi", user_group=group),),
        records={"run": len(runs), "assessment": len(bookings) + 1},
        runs=runs,
        assessments=(*bookings, _self_assessment(name, sent)),
        overrides=(),
        erased=(),
        cases=(),
    )
    return Made(bundle=bundle, signer=signer)


def write(folder: Path) -> None:
    """Write all forty, and the list of partners beside their folder."""
    folder.mkdir(parents=True)
    for at in range(len(venues())):
        made = make(at)
        path = made.write(folder)
        if made.bundle.venue.id in ALTERED:
            _alter(path, ALTERED.index(made.bundle.venue.id))
        if made.bundle.venue.id == NEWER:
            body = {**encode(made.bundle), "schema": "venuecheck.bundle/4", "weather": "fine"}
            path.write_bytes(seal(made.signer, BUNDLE_TYPE, canonical(body)))
    (folder.parent / "partners.yaml").write_text(partners_yaml(), "utf-8")


def _alter(path: Path, how: int) -> None:
    """Change a file as it could be changed on its way: what it says, its signature, or its end."""
    envelope = json.loads(path.read_bytes())
    if how == 0:
        body = base64.b64decode(envelope["payload"])
        better = body.replace(b'"result":"under_blocked"', b'"result":"as_expected"')
        assert better != body
        envelope["payload"] = base64.b64encode(better).decode()
    elif how == 1:
        envelope["signatures"][0]["sig"] = base64.b64encode(bytes(64)).decode()
    path.write_bytes(path.read_bytes()[:-500] if how == 2 else json.dumps(envelope).encode())


def _run(venue: str, group: str, started: datetime, *, newest: bool) -> RunSaid:
    findings = tuple(
        _finding(venue, category, expectation, number) for category, expectation in PAGES for number in (1, 2)
    )
    counts: dict[str, int] = {}
    for finding in findings:
        # the failures are new: a quarter ago all was as expected
        result = finding.result.value if newest else Result.AS_EXPECTED.value
        counts[result] = counts.get(result, 0) + 1
    return RunSaid(
        id=f"run-{started:%Y%m%d}-{venue}",
        network="wifi",
        user_group=group,
        trigger=Trigger.SCHEDULED,
        started=started,
        finished=started + timedelta(minutes=2),
        valid=True,
        invalid_reason=None,
        list_id="uk-education",
        list_title="UK education",
        list_version=1,
        list_digest="0" * 64,
        rules_version="1",
        fingerprints_version="1",
        software="venuecheck 0.1.0",
        counts=counts,
        findings=findings if newest else (),
        network_findings=(_question(venue),) if newest else (),
    )


def _question(venue: str) -> NetworkFinding:
    status = NetworkStatus.PROBLEM if venue == "venue-34" else NetworkStatus.OK
    return NetworkFinding(probe="encrypted_dns", question="Is it off?", status=status, reason="Made up.")


def _finding(venue: str, category: str, expectation: Expectation, number: int) -> PageFinding:
    blocks = expectation is Expectation.BLOCK
    verdict, result = (Verdict.BLOCKED if blocks else Verdict.REACHED), Result.AS_EXPECTED
    if venue in (*FAILING, ALTERED[0]) and category == "gambling":
        verdict, result = Verdict.REACHED, Result.UNDER_BLOCKED
    if venue in UNSURE and category == "adult" and number == 1:
        verdict, result = Verdict.INCONCLUSIVE, Result.NOT_PROVEN
    blocked = verdict is Verdict.BLOCKED
    return PageFinding(
        probe="web_page",
        page=f"{category}-{number}",
        url=f"http://{category}-{number}.test/",
        category=category,
        expectation=expectation,
        verdict=verdict,
        basis=None if verdict is Verdict.INCONCLUSIVE else Basis.SHOWN,
        result=result,
        layer=None,
        mechanism=Mechanism.BLOCK_PAGE if blocked else None,
        product="example-filter" if blocked else None,
        reason="Made up.",
        rules=(),
    )


def _booking(rng: random.Random, venue: str, number: int, sent: datetime) -> AssessmentSaid:
    kind = rng.choices(
        (OutcomeKind.APPROVE, OutcomeKind.APPROVE_WITH_CONDITIONS, OutcomeKind.REFER, OutcomeKind.REFUSE),
        weights=(12, 4, 2, 1),
    )[0]
    started = sent - timedelta(days=rng.randrange(1, 80))
    concern = kind is not OutcomeKind.APPROVE
    return AssessmentSaid(
        id=f"assessment-{venue}-{number}",
        checklist="venue-booking",
        checklist_version=1,
        checklist_title="Check a venue booking",
        edition="Prevent duty guidance 2023",
        started=started,
        finished=started,
        recommended=kind,
        decided=None if kind is OutcomeKind.REFER and number % 2 else kind,
        decided_at=started,
        differs=False,
        points={"caution": 1} if concern else {},
        actions=1 if concern else 0,
        rules=(rng.choice(("no-address", "content-not-given", "refuses-terms")),) if concern else (),
        actions_set=(ActionSaid(due=(started + timedelta(days=14)).date()),) if concern else (),
    )


def _self_assessment(venue: str, sent: datetime) -> AssessmentSaid:
    kind = OutcomeKind.PARTLY_MET if venue == "venue-09" else OutcomeKind.MET
    started = sent - timedelta(days=40)
    made = _booking(random.Random(0), venue, 9, sent)  # noqa: S311
    return replace(
        made,
        id=f"assessment-{venue}-self",
        checklist="venue-self-assessment",
        checklist_title="How a venue stands",
        started=started,
        finished=started,
        recommended=kind,
        decided=kind,
        points={},
        actions=0,
        rules=(),
        actions_set=(),
    )
