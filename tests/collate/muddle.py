"""Twelve venues in the ordinary muddle of a year: bundles and a list, written as they come in."""

import hashlib
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.collate import forty
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.core.quarter import Quarter
from venuecheck.core.venue import VenueKind
from venuecheck.filtering.model.finding import Result, Verdict
from venuecheck.records.chain import canonical
from venuecheck.records.codec import encode
from venuecheck.records.envelope import seal
from venuecheck.records.signing import Signer, fingerprint, in_one
from venuecheck.service.partnership.bundle import (
    BUNDLE_SCHEMA,
    BUNDLE_TYPE,
    AssessmentSaid,
    Bundle,
    NetworkSaid,
    RetirementSaid,
    RunSaid,
    VenueSaid,
)

FIRST = Quarter(2025, 4)
QUARTERS = (FIRST, FIRST.after, FIRST.after.after, FIRST.after.after.after)
_EACH = (*QUARTERS, QUARTERS[-1].after)
_NEW_ID_FROM = 2
"""The quarter (from 0) from which on a venue that is renumbered sends from a computer that was set up anew."""
MADE, PUBLISHED = timedelta(days=5), timedelta(days=12)
"""So long after a quarter bundles are made, and it is published."""
DECISIONS = (
    *((OutcomeKind.APPROVE, OutcomeKind.APPROVE),) * 6,
    *((OutcomeKind.APPROVE_WITH_CONDITIONS, OutcomeKind.APPROVE), (OutcomeKind.APPROVE, OutcomeKind.REFUSE)),
    *((OutcomeKind.REFUSE, OutcomeKind.REFUSE), (OutcomeKind.REFER, OutcomeKind.REFER)),
    *((OutcomeKind.REFER, OutcomeKind.APPROVE), (OutcomeKind.APPROVE, OutcomeKind.WITHDRAWN)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Muddled:
    """One venue, and what goes on there."""

    id: str
    name: str
    kind: VenueKind
    partner: str
    what: frozenset[str] = frozenset()
    opened: str = ""
    changes: tuple[str, ...] = ()
    """As they stand in the list of partners."""
    stands: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    """The same, written down by hand: what is so from the last day of a quarter on (from 0)."""
    there_from: int = 0
    """The same of the day on which it opened: the first quarter on whose last day it is there (from 0)."""


VENUES = (
    Muddled(id="v01", name="Larkfield School", kind=VenueKind.SCHOOL, partner="north", what=frozenset({"put right"})),
    Muddled(
        id="v02",
        name="Brook Library",
        kind=VenueKind.LIBRARY,
        partner="council",
        changes=('{since: 2026-02-10, moved_to: "trust"}',),
        stands={1: {"partner": "trust"}},
    ),
    Muddled(
        id="v03",
        name="Hill Library",
        kind=VenueKind.LIBRARY,
        partner="council",
        changes=("{since: 2026-03-15, closed: true}",),
        stands={1: {"gone": "2026-03-15T00:00:00+00:00"}},
    ),
    Muddled(
        id="v04",
        name="Mill Library",
        kind=VenueKind.LIBRARY,
        partner="council",
        changes=('{since: 2026-05-01, merged_into: "v05"}',),
        stands={2: {"gone": "2026-05-01T00:00:00+01:00"}},
    ),
    Muddled(id="v05", name="Town Library", kind=VenueKind.LIBRARY, partner="council"),
    Muddled(
        id="v06",
        name="Oak School",
        kind=VenueKind.SCHOOL,
        partner="north",
        changes=('{since: 2026-04-10, renamed: "Oak Academy"}',),
    ),
    Muddled(id="v07", name="Priory School", kind=VenueKind.SCHOOL, partner="north", what=frozenset({"two laptops"})),
    Muddled(id="v08", name="West Hall", kind=VenueKind.COMMUNITY, partner="trust", what=frozenset({"new key"})),
    Muddled(id="v09", name="East Hall", kind=VenueKind.COMMUNITY, partner="trust", what=frozenset({"future clock"})),
    Muddled(id="v10", name="Guildhall", kind=VenueKind.COUNCIL, partner="council", what=frozenset({"phone only"})),
    Muddled(id="v11", name="Clinic", kind=VenueKind.HEALTH, partner="trust", what=frozenset({"refused bundle"})),
    Muddled(id="v12", name="College", kind=VenueKind.COLLEGE, partner="north", what=frozenset({"retired network"})),
)


SECOND = (
    Muddled(
        id="w01",
        name="Ash School",
        kind=VenueKind.SCHOOL,
        partner="north",
        what=frozenset({"two laptops", "put right"}),
    ),
    Muddled(
        id="w02",
        name="Moor Library",
        kind=VenueKind.LIBRARY,
        partner="council",
        changes=(
            '{since: 2026-03-31, moved_to: "trust"}',
            '{since: 2026-03-31, renamed: "Moor Hub"}',
            '{since: 2026-04-01, moved_to: "council"}',
        ),
        stands={1: {"partner": "trust"}, 2: {"partner": "council"}},
    ),
    Muddled(
        id="w03",
        name="Dale Hall",
        kind=VenueKind.COMMUNITY,
        partner="trust",
        changes=("{since: 2026-02-01, closed: true}", "{since: 2026-06-30, opened: true}"),
        stands={1: {"gone": "2026-02-01T00:00:00+00:00"}, 2: {"gone": ""}},
    ),
    Muddled(
        id="w04",
        name="Fen School",
        kind=VenueKind.SCHOOL,
        partner="north",
        what=frozenset({"put right"}),
        changes=('{since: 2026-02-01, renamed: "Fen Academy"}', '{since: 2026-06-30, merged_into: "w01"}'),
        stands={2: {"gone": "2026-06-30T00:00:00+01:00"}},
    ),
    Muddled(
        id="w05",
        name="Vale Hall",
        kind=VenueKind.COMMUNITY,
        partner="trust",
        what=frozenset({"two laptops", "new key"}),
    ),
    Muddled(
        id="w06",
        name="Pool",
        kind=VenueKind.COMMUNITY,
        partner="council",
        what=frozenset({"future clock", "put right"}),
    ),
    Muddled(
        id="w07", name="Clinic", kind=VenueKind.HEALTH, partner="trust", what=frozenset({"refused bundle", "phone"})
    ),
    Muddled(id="w08", name="Museum", kind=VenueKind.COUNCIL, partner="council", what=frozenset({"all retired"})),
    Muddled(
        id="w09", name="Annexe", kind=VenueKind.COUNCIL, partner="council", what=frozenset({"phone only", "phone"})
    ),
    Muddled(
        id="w10",
        name="College",
        kind=VenueKind.COLLEGE,
        partner="north",
        what=frozenset({"retired network", "two laptops", "silent"}),
    ),
    Muddled(
        id="w11",
        name="Reach School",
        kind=VenueKind.SCHOOL,
        partner="north",
        opened="2026-01-01",
        there_from=1,
    ),
    Muddled(id="w12", name="Weir School", kind=VenueKind.SCHOOL, partner="north", what=frozenset({"silent"})),
)
"""Twelve others, of which more is muddled at once."""


def signer(name: str) -> Signer:
    """Give a key, always the same."""
    return Signer(Ed25519PrivateKey.from_private_bytes(hashlib.sha256(name.encode()).digest()))


def partners_yaml(venues: Sequence[Muddled] = VENUES, bound: Mapping[str, str] | None = None) -> str:
    """Write the list of partners, with what became of venues; `bound` says how each is bound."""
    lines = [
        'partnership: {id: "muddle", name: "Muddle Partnership", report_every_days: 91, grace_days: 14}',
        "partners:",
    ]
    for partner in bound or ("north", "council", "trust"):
        said = [f"    {each}" for each in (bound or {}).get(partner, "").split(", ", 1) if each]
        lines += [f'  - id: "{partner}"', f'    name: "{partner.title()}"', *said, "    venues:"]
        for one in venues:
            if one.partner == partner:
                keys = ", ".join(f'"{each}"' for each in keys_of(one))
                lines.append(f'      - id: "{one.id}"')
                lines.append(f'        name: "{one.name}"')
                lines.append(f'        kind: "{one.kind.value}"')
                lines += [f"        keys: [{keys}]"] * bool(keys)
                lines += [f'        formerly: ["{former_id(one)}"]'] * ("renumbered" in one.what)
                lines += [f"        opened: {one.opened}"] * bool(one.opened)
                lines += [f"        changes: [{', '.join(one.changes)}]"] * bool(one.changes)
    return "\n".join(lines) + "\n"


def former_id(one: Muddled) -> str:
    """Give the id under which a venue sent at first that is renumbered."""
    return f"{one.id}-old"


def keys_of(one: Muddled) -> tuple[str, ...]:
    """Give the keys that somebody compared."""
    laptops = (f"{one.id}", f"{one.id} second") if "two laptops" in one.what else ()
    return tuple(fingerprint(signer(name).public_key) for name in laptops)


def listed(number: int, venues: Sequence[Muddled] = VENUES) -> list[dict[str, object]]:
    """Give the venues of a quarter as a plain list, written down by hand: what the recount goes by.

    Of those that closed or merged by then it says from which day: what was booked before that is still counted.
    """
    return [
        {
            "id": one.id,
            "formerly": [former_id(one)] * ("renumbered" in one.what),
            "kind": one.kind.value,
            "keys": [in_one(key) for key in keys_of(one)],
            **_stood(one, number),
        }
        for one in venues
        if one.there_from <= number
    ]


def _stood(one: Muddled, number: int) -> dict[str, str]:
    found = {"partner": one.partner, "gone": ""}
    for since, said in sorted(one.stands.items()):
        found |= said if since <= number else {}
    return found


def send(folder: Path, number: int, venues: Sequence[Muddled] = VENUES) -> None:
    """Write what venues send after a quarter (from 0)."""
    folder.mkdir(exist_ok=True)
    for one in venues:
        if "phone only" in one.what or ("silent" in one.what and number in {1, 2}):
            continue
        laptops = ("", " second") if "two laptops" in one.what else ("",)
        for laptop in laptops:
            name = f"{one.id}{laptop}"
            is_new = bool({"new key", "renumbered"} & one.what) and number >= _NEW_ID_FROM
            key = signer(f"{name} new" if is_new else name)
            made = _bundle(one, number, key, laptop)
            path = folder / f"{name.replace(' ', '-')}-{number}.bundle"
            path.write_bytes(seal(key, BUNDLE_TYPE, canonical(encode(made))))
            if "replayed" in one.what and number >= _NEW_ID_FROM:
                (folder / f"{name}-again-{number}.bundle").write_bytes((folder / f"{name}-0.bundle").read_bytes())
            if "refused bundle" in one.what or ("refused once" in one.what and number == 1):
                envelope = json.loads(path.read_bytes())
                envelope["signatures"][0]["sig"] = "A" * 86 + "=="
                path.write_text(json.dumps(envelope), "utf-8")


def _bundle(one: Muddled, number: int, key: Signer, laptop: str) -> Bundle:
    made_at = _EACH[number].ends + MADE
    is_anew = "renumbered" in one.what and number >= _NEW_ID_FROM
    places = range(_NEW_ID_FROM if is_anew else 0, number + 1)
    id_ = former_id(one) if "renumbered" in one.what and not is_anew else one.id
    networks = ["laptop"] if laptop else ["wifi"]
    retirements: tuple[RetirementSaid, ...] = ()
    if "retired network" in one.what:
        networks += ["guests"] if number == 0 else []
        gone = RetirementSaid(network="guests", list_id="", page="", at=QUARTERS[0].ends + timedelta(days=30))
        retirements = (gone,) if number else ()
    if "all retired" in one.what and number > 1:
        gone_since = QUARTERS[2].ends - timedelta(days=3)
        retirements = (RetirementSaid(network="wifi", list_id="", page="", at=gone_since),)
    runs = [
        _run(one, place, network, is_newest=place == number, laptop=laptop)
        for place in places
        for network in (*networks, *(("guests",) if "retired network" in one.what and number and not place else ()))
    ]
    booked = [] if laptop else [each for place in places for each in _booked(one, place, made_at)]
    return Bundle(
        schema=BUNDLE_SCHEMA,
        software="venuecheck 0.1.0",
        made_at=made_at + timedelta(days=400) if "future clock" in one.what and number == 1 else made_at,
        public_key=key.public_key,
        chain=tuple(hashlib.sha256(f"{key.public_key} {at}".encode()).hexdigest() for at in range(20 * (number + 1))),
        venue=VenueSaid(id=id_, name=one.name, kind=one.kind),
        networks=tuple(NetworkSaid(id=name, name=name, user_group="pupils") for name in networks),
        records={"run": len(runs)},
        runs=tuple(runs),
        assessments=tuple(booked),
        overrides=(),
        erased=(),
        cases=(),
        retirements=retirements,
    )


def _run(one: Muddled, place: int, network: str, *, is_newest: bool, laptop: str) -> RunSaid:
    started = _EACH[place].ends - timedelta(days=20)
    # only the newest check is told with its pages, as bundles do
    made = forty._run(one.id, "pupils", started, newest=is_newest)
    is_bad = ("put right" in one.what and place == 1) or network == "guests"
    findings = made.findings
    if is_bad and findings:
        first = replace(findings[0], verdict=Verdict.REACHED, result=Result.UNDER_BLOCKED)
        findings = (first, *findings[1:])
    return replace(
        made,
        id=f"run-{place}-{one.id}-{network}{laptop.strip()}",
        network=network,
        findings=findings,
        network_findings=(),
    )


def _booked(one: Muddled, place: int, made_at: datetime) -> list[AssessmentSaid]:
    rng = random.Random(f"{one.id} {place}")  # noqa: S311 - the same every time
    first = forty._booking(rng, one.id, place, _EACH[place].ends)
    found = []
    for number in range(rng.randrange(2, 9)):
        recommended, decided = rng.choice(DECISIONS)
        started = _EACH[place].ends - timedelta(days=rng.randrange(1, 85))
        decided_at = started + timedelta(days=rng.randrange(1, 30))
        is_decided = decided_at <= made_at
        found.append(
            replace(
                first,
                id=f"b-{one.id}-{place}-{number}",
                started=started,
                finished=started,
                recommended=recommended,
                decided=decided if is_decided else None,
                decided_at=decided_at if is_decided else None,
                of_venue=False,
                rules=(),
                actions=0,
                actions_set=(),
            )
        )
    return found
