"""What a bundle tells of requirements: judged by the same pieces on any later day, and without names."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.report import samples as made
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assurance.assessed import about_venue
from venuecheck.assurance.requirement import Evidenced, Piece, RequirementFacts, Turn, requirement_stands, together
from venuecheck.assurance.status import Status
from venuecheck.collate.picture import picture
from venuecheck.collate.standing import Standing, standing
from venuecheck.core.problem import InputError
from venuecheck.filtering.model.finding import Result
from venuecheck.plans.plan import EvidenceKind
from venuecheck.plans.said import Looked, Stated
from venuecheck.plans.signer import SignerKind, signer_kind
from venuecheck.records.codec import written
from venuecheck.service.partnership.bundle import Bundle
from venuecheck.service.partnership.bundle_facts import venue_facts
from venuecheck.service.partnership.bundle_numbers import check_bundle

from .test_one_judgement import LISTED, WITHIN, Records, bundle, report
from .values import AT, booking, look, note, run, signed

TODAY = AT.date()


def facts(*pieces: Piece, kind: EvidenceKind = EvidenceKind.STATEMENT, version: int = 1) -> RequirementFacts:
    """Give a requirement that wants one thing, once a year."""
    evidence = (Evidenced(kind=kind, every_months=12, recorded=pieces),)
    return RequirementFacts(plan="p", plan_version=version, number="1", evidence=evidence)


def piece(status: Status, days: int | None = 5, of: str = "") -> Piece:
    """Give a piece of so many days ago; None for nothing recorded."""
    return Piece(of=of, status=status, on=None if days is None else TODAY - timedelta(days=days))


def collated(*bundles: Bundle, days: int = 0) -> Standing:
    """Give how the venue stands so many days later."""
    found = venue_facts(LISTED, bundles)
    return standing(found, AT + timedelta(days=days), WITHIN, about_venue(found.assessed))


def test_what_was_shown_is_overdue_later_without_another_word() -> None:
    """As the venue's own report says on that day; and where nothing was heard since, nothing good is left of it."""
    records = Records(sign_offs=[signed(300, requirement="1"), signed(1, requirement="4", stated=Stated.NOT_MET)])
    for days in (0, 60, 90):
        own = report(records, AT + timedelta(days=days)).requirements
        assert own is not None
        assert collated(bundle(records), days=days).required == {
            (each.plan, each.number): each.status for plan in own.plans for each in plan.requirements
        }
    assert (collated(bundle(records)).required or {})["p", "1"] is Status.STATED
    assert (collated(bundle(records), days=90).required or {})["p", "1"] is Status.OVERDUE
    fresh = Records(sign_offs=[signed(1, requirement="1")])
    assert (collated(bundle(fresh), days=200).required or {})["p", "1"] is Status.NOT_REPORTED
    assert (collated(bundle(records), days=200).required or {})["p", "4"] is Status.PROBLEM


@pytest.mark.parametrize(
    ("kind", "told"), [(EvidenceKind.STATEMENT, Status.STATED), (EvidenceKind.BOOKINGS, Status.PROBLEM)]
)
def test_two_computers_of_one_venue(kind: EvidenceKind, told: Status) -> None:
    """Of what somebody states the newest word counts; of what each holds a part of, the worst; silence never does."""
    old, new = facts(piece(Status.PROBLEM, 50), kind=kind), facts(piece(Status.STATED, 5), kind=kind)
    silent = facts(piece(Status.NOT_REPORTED, None), kind=kind)
    for stores in ([old], [new], [silent]), ([silent], [old], [new]), ([new], [silent], [old]):
        (both,) = together(stores)
        assert requirement_stands(both, TODAY) is told
    (alone,) = together([[silent], [silent]])
    assert requirement_stands(alone, TODAY) is Status.NOT_REPORTED


def test_each_network_is_held_by_whoever_checked_it() -> None:
    pupils, staff = piece(Status.FINE, of="pupils"), piece(Status.FINE, of="staff")
    none = Piece(of="staff", status=Status.NOT_REPORTED)
    kind = EvidenceKind.FILTER_CHECK
    (both,) = together([[facts(pupils, none, kind=kind)], [facts(staff, kind=kind)]])
    assert requirement_stands(both, TODAY) is Status.FINE
    assert {each.of for each in both.evidence[0].recorded} == {"pupils", "staff"}


def test_a_plan_counts_in_the_version_that_was_told_last() -> None:
    gone = replace(facts(piece(Status.PROBLEM)), number="2")
    left = together([[facts(piece(Status.PROBLEM)), gone], [facts(piece(Status.STATED), version=2)]])
    assert [(each.number, each.plan_version) for each in left] == [("1", 2)]
    assert requirement_stands(left[0], TODAY) is Status.STATED


def test_what_is_dated_in_the_future_shows_nothing() -> None:
    assert requirement_stands(facts(piece(Status.FINE, -1)), TODAY) is Status.NOT_REPORTED


def test_a_bundle_with_an_age_that_cannot_be_is_refused() -> None:
    sent = bundle(Records())
    odd = replace(facts(piece(Status.FINE)), evidence=(replace(facts(piece(Status.FINE)).evidence[0], every_months=0),))
    with pytest.raises(InputError, match="how old"):
        check_bundle(replace(sent, requirements=(odd,)), "sent")


@pytest.mark.parametrize("days", [(2, 1), (1, 1), tuple(range(1_001))])
def test_a_bundle_whose_turns_are_not_in_order_or_too_many_is_refused(days: Sequence[int]) -> None:
    """The last one that has come counts, and every one is looked at on every day of another."""
    turns = tuple(Turn(since=TODAY + timedelta(days=each), status=Status.STATED) for each in days)
    told, evidence = (replace(piece(Status.FINE), later=turns),), facts().evidence[0]
    for wanted in (replace(evidence, recorded=told), replace(evidence, otherwise=told)):
        sent = replace(bundle(Records()), requirements=(replace(facts(), evidence=(wanted,)),))
        with pytest.raises(InputError, match="becomes of a requirement"):
            check_bundle(sent, "sent")


def test_the_day_of_a_piece_may_be_any() -> None:
    far = facts(Piece(status=Status.FINE, on=date.min), Piece(of="x", status=Status.FINE, on=date.max))
    assert requirement_stands(far, TODAY) is Status.OVERDUE


def test_before_it_was_told_nobody_knows() -> None:
    """No silence is a pass: the venue counts as not reported, and none of its requirements as anything."""
    older = replace(bundle(Records()), schema="venuecheck.bundle/2", requirements=None)
    stands = collated(older)
    assert (stands.required, stands.requirements) == (None, Status.NOT_REPORTED)
    drawn = picture([venue_facts(LISTED, [older])], AT, WITHIN)
    assert (sum(drawn.required.values()), drawn.requirements[Status.NOT_REPORTED]) == (0, 1)


def test_no_name_and_no_word_of_a_person_is_told() -> None:
    """Of actions, signatures, looks at a log and requirements."""
    secret = "Zebedee"
    records = Records(
        runs=[run(2, {"one": Result.UNDER_BLOCKED})],
        assessments=[replace(booking(3, OutcomeKind.REFER, None), subject=secret, person=secret)],
        notes=[replace(note(1, "pupils-wifi:gambling:under_blocked"), person=secret, owner=secret, reason=secret)],
        sign_offs=[signed(1, person=secret, statement=secret, role=f"Headteacher {secret}")],
        log_checks=[replace(look(logged=Looked.YES, alerted=Looked.NO), person=secret, note=secret)],
    )
    sent = bundle(records)
    assert secret not in written(sent)
    assert (sent.notes[0].owned, sent.sign_offs[0].signer) == (True, SignerKind.HEAD)
    assert (sent.log_checks[0].logged, sent.log_checks[0].alerted) == (Looked.YES, Looked.NO)


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("Deputy head and DSL", SignerKind.SAFEGUARDING),
        ("Headteacher", SignerKind.HEAD),
        ("Chair of governors", SignerKind.GOVERNOR),
        ("Library manager", SignerKind.MANAGER),
        ("IT technician", SignerKind.IT),
        ("Samira Khan", SignerKind.OTHER),
        ("", SignerKind.NOT_SAID),
    ],
)
def test_as_what_somebody_signs(role: str, kind: SignerKind) -> None:
    assert signer_kind(role) is kind


@pytest.mark.parametrize(
    ("later", "status"),
    [
        ({"one": Result.AS_EXPECTED}, Status.FINE),
        ({"one": Result.NOT_PROVEN}, Status.PROBLEM),
        ({"two": Result.AS_EXPECTED}, Status.PROBLEM),
    ],
)
def test_what_one_computer_found_passes_in_a_later_check_of_another(later: dict[str, Result], status: Status) -> None:
    """A laptop that was replaced sends nothing more: what it found must not be wrong for ever, nor be forgotten."""
    old = replace(bundle(Records(runs=[run(9, {"one": Result.UNDER_BLOCKED})])), made_at=AT - timedelta(days=8))
    new = replace(bundle(Records(runs=[run(1, later)])), public_key="ef" * 32)
    for sent in ((old, new), (new, old)):
        assert {each.network: each.status for each in collated(*sent).networks}[made.PUPILS.id] is status
    earlier = replace(bundle(Records(runs=[run(20, {"one": Result.AS_EXPECTED})])), public_key="ef" * 32)
    assert collated(old, earlier).filtering is Status.PROBLEM


@pytest.mark.parametrize(("hours", "status"), [(1, Status.PROBLEM), (-1, Status.STATED)])
def test_of_two_words_of_one_day_the_later_counts(hours: int, status: Status) -> None:
    """What was signed as met, and answers of the same day by which it is not so."""
    met = replace(piece(Status.STATED), at=AT)
    denied = replace(piece(Status.PROBLEM), at=AT + timedelta(hours=hours))
    one = facts(met)
    told = replace(one, evidence=(replace(one.evidence[0], otherwise=(denied,)),))
    assert requirement_stands(told, AT.date()) is status
