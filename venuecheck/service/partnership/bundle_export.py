"""Making a bundle of a venue's records for a coordinator."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from venuecheck.assessment.assessment import Assessment
from venuecheck.assurance.check import aware
from venuecheck.core.plain_text import in_one_line, plain
from venuecheck.core.problem import InputError, InvalidError, NotFoundError, did_you_mean
from venuecheck.core.step import Step, Then
from venuecheck.filtering.model.override import Override
from venuecheck.records import listing
from venuecheck.records.appending import FILE
from venuecheck.records.chain import canonical
from venuecheck.records.codec import encode, json_schema
from venuecheck.records.envelope import MAX_BYTES, seal
from venuecheck.records.store import Store
from venuecheck.report.venue.todo import Said
from venuecheck.service.bookings.recorded import all_assessments
from venuecheck.service.filter_checks.recorded_runs import runs_without_steps
from venuecheck.service.partnership.anew_said import anew_said
from venuecheck.service.partnership.bundle import (
    BUNDLE_SCHEMA,
    BUNDLE_TYPE,
    Bundle,
    Case,
    EvidenceSaid,
    NetworkSaid,
    SignOffSaid,
    VenueSaid,
)
from venuecheck.service.partnership.bundle_later import dates_ahead, later_said
from venuecheck.service.partnership.bundle_told import TOLD_OF, Told, override_said, sign_off_said, what_is_told
from venuecheck.service.partnership.key_changes import MarkSaid, key_changes
from venuecheck.service.partnership.missed_said import missed_said
from venuecheck.service.record_keeping.attachments import EvidenceFile
from venuecheck.service.record_keeping.proof import whole
from venuecheck.service.sites.program import software
from venuecheck.service.sites.site import Site
from venuecheck.service.venue_reports.reporting import said_in, told_requirements

_SHORTEST_AGREEMENT = 4


def bundle_of(site: Site, store: Store, *, now: datetime, cases: Sequence[str] = (), agreement: str = "") -> Bundle:
    """Make a bundle: statuses, counts and findings. Of the assessments in `cases` everything, named in full.

    `agreement` names the information-sharing agreement that cases are shared under. Raises `InputError` where nothing
    is recorded, a case is not, or the agreement is missing.
    """
    proven = whole(store.database, store.venue)
    signer, mark = store.signer, proven.mark
    if signer is None or mark is None or not mark.records:
        raise NotFoundError.at(
            str(site.path),
            "nothing is recorded here yet",
            "take a booking, or start with a check",
            then=Then(step=Step.START_CHECK),
        )
    # what is recorded meanwhile goes with the next bundle
    chain = listing.chain(store)[: mark.records]
    assessments = all_assessments(store)
    runs = runs_without_steps(store)
    said = said_in(site, store, runs=runs, assessments=assessments, now=now)

    def telling(at: datetime) -> Told:
        held = told_requirements(site, store, runs=runs, assessments=assessments, said=said, now=at)
        return replace(what_is_told(runs, assessments, said, at), requirements=held)

    told = telling(now)
    return Bundle(
        schema=BUNDLE_SCHEMA,
        software=software(),
        made_at=now,
        public_key=signer.public_key,
        chain=chain,
        venue=VenueSaid(id=site.venue.id, name=site.venue.name, kind=site.venue.kind),
        networks=tuple(
            NetworkSaid(id=network.id, name=network.name, user_group=network.user_group) for network in site.networks
        ),
        records=listing.counts(store),
        runs=told.runs,
        assessments=told.assessments,
        overrides=tuple(override_said(one) for one in store.all("override", Override) if not one.withdrawn),
        erased=listing.erased_keys(store, "assessment"),
        cases=tuple(_cases(store, assessments, cases, agreement)),
        faults=told.faults,
        retirements=told.retirements,
        mark=MarkSaid(records=mark.records, last=mark.last, day=mark.day, signature=mark.sign(signer)),
        requirements=told.requirements,
        notes=told.notes,
        sign_offs=(*_signed_before(said, now), *told.sign_offs),
        log_checks=told.log_checks,
        ahead=told.ahead,
        later=tuple(later_said(telling, told, dates_ahead(runs, assessments, said, now))),
        keys=key_changes(store),
        anew=tuple(anew_said(store)),
        missed=tuple(missed_said(store, proven)),
    )


def export(site: Site, store: Store, bundle: Bundle) -> bytes:
    """Sign a bundle and give the file's bytes. Raises `InputError` where it would be too large to be read."""
    signer = store.signer
    if signer is None:
        raise InputError.at(str(site.path), "there is no key to sign with", "record something first")
    sealed = seal(signer, BUNDLE_TYPE, canonical(encode(bundle)))
    if len(sealed) > MAX_BYTES:
        what = f"the bundle would be larger than {MAX_BYTES // 1024 // 1024} MiB"
        raise InputError.at(str(site.path), what, "share fewer cases at a time")
    return sealed


def bundle_schema() -> dict[str, Any]:
    """Give the JSON Schema of `venuecheck.bundle/3`; `reports/schemas/bundle.json` holds it."""
    made = json_schema(Bundle, BUNDLE_SCHEMA, "What a venue tells a coordinator, inside a signed envelope")
    made["properties"]["schema"] = {"const": BUNDLE_SCHEMA}
    made["required"] = list(dict.fromkeys(made["required"]))
    return made


def _signed_before(said: Said, now: datetime) -> Iterable[SignOffSaid]:
    """Give what was signed before the signatures that stand: a report on a day that is past goes by what stood then."""
    stands = {one.key: aware(one.at) for one in said.sign_offs if aware(one.at) <= aware(now)}
    for one in said.signed_before:
        if one.key in stands and aware(now) - TOLD_OF <= aware(one.at) < stands[one.key]:
            yield sign_off_said(one)


def _cases(store: Store, assessments: Sequence[Assessment], wanted: Sequence[str], agreement: str) -> Iterable[Case]:
    named = in_one_line(agreement, 300)
    if wanted and sum(char.isalnum() for char in named) < _SHORTEST_AGREEMENT:
        fix = "name the information-sharing agreement that this case is shared under"
        raise InvalidError.of("agreement", "names are shared only under an agreement", fix)
    known = {assessment.id: assessment for assessment in assessments}
    for case in dict.fromkeys(wanted):
        if case not in known:
            raise NotFoundError.at(plain(case, 80), "no assessment of this id is recorded", did_you_mean(case, known))
        yield Case(
            id=case,
            agreement=named,
            assessment=encode(known[case]),
            evidence=tuple(_evidence(store, case)),
        )


def _evidence(store: Store, case: str) -> Iterable[EvidenceSaid]:
    for entry, said in listing.said(store, {FILE}):
        file = listing.value_in(store, EvidenceFile, entry, said)
        if file.about != case:
            continue
        content = listing.file_of(store, entry.seq)
        if hashlib.sha256(content).hexdigest() != file.digest:
            raise InputError.at(
                file.name,
                "this file is not as it was recorded",
                "verify the records",
                then=Then(step=Step.VERIFY_RECORDS),
            )
        yield EvidenceSaid(
            name=file.name,
            media_type=file.media_type,
            digest=file.digest,
            content=base64.b64encode(content).decode(),
        )
