"""What two computers of one venue told is judged anew together, as one store with all of it would be."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.report import samples as made
from venuecheck.assessment.assessment import OutcomeKind
from venuecheck.assurance.assessed import about_venue
from venuecheck.assurance.status import Status
from venuecheck.collate.standing import standing
from venuecheck.filtering.model.finding import NetworkStatus, Result
from venuecheck.filtering.model.run import Run
from venuecheck.plans.said import LogCheck, Looked, Stated
from venuecheck.service.partnership.bundle import Bundle
from venuecheck.service.partnership.bundle_facts import venue_facts

from . import values
from .test_one_judgement import LISTED, WITHIN, Records, bundle, report
from .values import AT, booking, look, retirement, run, signed

FILTER, CATEGORY, LOG, BOOKINGS, GROUPS, ANSWERS, OTHERWISE, TRAINING = "2", "3", "4", "5", "6", "7", "8", "9"
WRONG, GOOD = Result.UNDER_BLOCKED, Result.AS_EXPECTED


def required(*stores: Records, together: bool = True) -> dict[str, Status]:
    """Give how each requirement stands by what these computers told, or by one that has all of it."""
    bundles = [
        replace(bundle(each), public_key=f"{number:02x}" * 32, made_at=AT - timedelta(hours=number))
        for number, each in enumerate(stores, start=1)
    ]
    if not together:
        bundles = [bundle(_all_of(*stores))]
    facts = venue_facts(LISTED, bundles)
    found = standing(facts, AT, WITHIN, about_venue(facts.assessed)).required or {}
    return {number: status for (_, number), status in found.items()}


def _all_of(*stores: Records) -> Records:
    return Records(
        runs=[each for store in stores for each in store.runs],
        assessments=[each for store in stores for each in store.assessments],
        sign_offs=[each for store in stores for each in store.sign_offs],
        log_checks=[each for store in stores for each in store.log_checks],
        retirements=[each for store in stores for each in store.retirements],
    )


def looks(came: Looked, days: int) -> list[LogCheck]:
    """Give a look at the log of each network."""
    return [look(logged=came, alerted=came, days=days, network=each.id) for each in values.NETWORKS]


CASES = {
    "what one found wrong passed at the other": (
        Records(runs=[run(5, {"one": WRONG, "two": GOOD}, asked=NetworkStatus.OK)]),
        Records(runs=[run(1, {"one": GOOD, "two": GOOD}, asked=NetworkStatus.OK)]),
        {CATEGORY: Status.NOT_REPORTED},  # the staff's network was never checked
    ),
    "a question that one found wrong passed at the other": (
        Records(runs=[run(5, {"one": GOOD}, asked=NetworkStatus.PROBLEM)]),
        Records(runs=[run(1, {"one": GOOD}, asked=NetworkStatus.OK)]),
        {CATEGORY: Status.NOT_REPORTED},
    ),
    "what one found wrong on a network that was retired at the other": (
        Records(
            runs=[
                run(9, {"one": WRONG}, network="gone-wifi"),
                *(run(3, {"one": GOOD}, network=each.id) for each in values.NETWORKS),
            ]
        ),
        Records(retirements=[values.retirement(2, "gone-wifi")]),
        {FILTER: Status.FINE},
    ),
    "a statement that it is not met was followed by one that it is": (
        Records(sign_offs=[signed(9, requirement=BOOKINGS, stated=Stated.NOT_MET)]),
        Records(
            sign_offs=[signed(1, requirement=BOOKINGS)],
            assessments=[booking(3, OutcomeKind.APPROVE, OutcomeKind.APPROVE)],
        ),
        {BOOKINGS: Status.FINE},
    ),
    "the newest look at a log counts, whoever looked": (
        Records(
            log_checks=[look(logged=Looked.NO, alerted=Looked.NO, days=9, network=each.id) for each in values.NETWORKS]
        ),
        Records(
            log_checks=[
                look(logged=Looked.YES, alerted=Looked.YES, days=1, network=each.id) for each in values.NETWORKS
            ],
            sign_offs=[signed(2, requirement=LOG)],
        ),
        {LOG: Status.STATED},
    ),
    "a booking that one has undecided was renewed at the other": (
        Records(assessments=[booking(9, OutcomeKind.REFER, OutcomeKind.REFER, name="first")]),
        Records(
            assessments=[replace(booking(2, OutcomeKind.APPROVE, OutcomeKind.APPROVE, name="second"), follows="first")]
        ),
        {BOOKINGS: Status.FINE},
    ),
}


@pytest.mark.parametrize(("one", "other", "expected"), CASES.values(), ids=CASES)
def test_both_together(one: Records, other: Records, expected: dict[str, Status]) -> None:
    for stores in ((one, other), (other, one)):
        found = required(*stores)
        assert found == required(*stores, together=False)
        assert expected.items() <= found.items()


def test_a_category_passes_where_every_network_is_checked_by_one_of_them() -> None:
    pages = {"one": GOOD, "two": GOOD}
    pupils = run(3, pages, asked=NetworkStatus.OK)
    staff = run(2, pages, network=made.STAFF.id, asked=NetworkStatus.OK)
    found = Records(runs=[run(9, {"one": WRONG}), staff])
    assert required(found)[CATEGORY] is Status.PROBLEM
    assert required(found, Records(runs=[pupils]))[CATEGORY] is Status.FINE


@settings(deadline=None, max_examples=60)
@given(
    values.RUNS,
    values.ASSESSMENTS,
    values.SIGN_OFFS,
    values.LOG_CHECKS,
    values.RETIREMENTS,
    st.randoms(use_true_random=False),
)
def test_whatever_is_recorded_where_requirements_stand_alike(  # noqa: PLR0917 - a parameter for each kind of record
    runs: list[object],
    assessments: list[object],
    sign_offs: list[object],
    looks: list[object],
    retirements: list[object],
    chance: object,
) -> None:
    """Each record at one of two computers; what a person saw is told of the newest checks alone, and is left out.

    So are answers and user groups, of which the newest word counts.
    """
    probed = [each for each in runs if each.run.vantage.value != "person"]  # type: ignore[attr-defined]
    sides: tuple[dict[str, list[object]], ...] = ({}, {})
    found = {
        "runs": probed,
        "assessments": assessments,
        "sign_offs": sign_offs,
        "log_checks": looks,
        "retirements": retirements,
    }
    for name, some in found.items():
        for each in some:
            chance.choice(sides).setdefault(name, []).append(each)  # type: ignore[attr-defined]
    stores = [Records(**side) for side in sides]  # type: ignore[arg-type]
    apart, whole = required(*stores), required(*stores, together=False)
    judged = {name for name in whole if name not in {GROUPS, ANSWERS, OTHERWISE, TRAINING}}
    assert {name: apart[name] for name in judged} == {name: whole[name] for name in judged}


PAGES = [{"one": WRONG, "two": GOOD}, {"one": GOOD, "two": GOOD}]


@pytest.mark.parametrize(
    ("device", "account", "passes"),
    [("laptop", "pupil", True), ("Laptop", "Pupil", True), ("tablet", "pupil", False), ("laptop", "staff", False)],
)
def test_what_a_person_saw_at_a_laptop_that_is_replaced_passes_at_the_new_one(
    device: str, account: str, *, passes: bool
) -> None:
    """By a later sight with the same device and account, as in one store; which these are, no bundle tells."""
    before = _as(run(9, PAGES[0], device="laptop"), "pupil")
    since = _as(run(2, PAGES[1], device=device), account)
    stores = Records(runs=[before]), Records(runs=[since])
    bundles = [replace(bundle(each), public_key=key * 32) for each, key in zip(stores, ("ab", "cd"), strict=True)]
    told = [each.seen_from for one in bundles for each in one.runs]
    assert (told[0] == told[1]) == passes
    assert not {"laptop", "pupil"} & set(told)
    assert (_by_filter(bundles) is not Status.PROBLEM) == passes
    assert (_by_filter([bundle(_all_of(*stores))]) is not Status.PROBLEM) == passes
    # an older bundle does not say from where anybody looked: a fault stays one
    untold = [replace(one, runs=tuple(replace(each, seen_from="") for each in one.runs)) for one in bundles]
    assert _by_filter(untold) is Status.PROBLEM


def test_what_persons_saw_with_several_devices_passes_nothing_at_another_computer() -> None:
    """The page that one of them saw is told among what the other saw."""
    before = Records(runs=[run(9, PAGES[0], device="laptop")])
    since = Records(runs=[run(3, PAGES[1], device="tablet"), run(2, {"two": GOOD}, device="laptop")])
    bundles = [replace(bundle(each), public_key=key * 32) for each, key in ((before, "ab"), (since, "cd"))]
    assert _by_filter(bundles) is Status.PROBLEM


def _as(seen: Run, account: str) -> Run:
    return replace(seen, run=replace(seen.run, account=account))


def _by_filter(bundles: list[Bundle]) -> Status:
    facts = venue_facts(LISTED, bundles)
    found = standing(facts, AT, WITHIN, about_venue(facts.assessed))
    return next(each.status for each in found.networks if each.network == made.PUPILS.id)


def test_what_one_retires_later_ends_when_the_other_retired_it() -> None:
    """A network that is to be given up next month, whose list the other computer gave up today."""
    found = run(0.71, {}, network="gone-wifi", list_id="list-a", valid=False, asked=NetworkStatus.PROBLEM)
    later, now = retirement(-40, network="gone-wifi"), retirement(0.5, network="gone-wifi", list_id="list-a")
    stores = (Records(runs=[found], retirements=[later]), Records(retirements=[now]))
    apart, whole = required(*stores), required(*stores, together=False)
    judged = whole.keys() - {GROUPS, ANSWERS, OTHERWISE, TRAINING}
    assert {name: apart[name] for name in judged} == {name: whole[name] for name in judged}


@pytest.mark.parametrize("now", [OutcomeKind.MET, OutcomeKind.NOT_MET])
def test_what_one_was_asked_to_do_is_once_to_be_done_where_the_other_answered_since(now: OutcomeKind) -> None:
    """A later self-assessment at the other computer no longer asks for it, or asks for it itself."""
    before = Records(assessments=[booking(9, OutcomeKind.NOT_MET, None, checklist="self")])
    since = Records(assessments=[booking(2, now, None, checklist="self")])
    bundles = [replace(bundle(each), public_key=key * 32) for each, key in ((before, "ab"), (since, "cd"))]
    facts = venue_facts(LISTED, bundles)
    found = standing(facts, AT, WITHIN, about_venue(facts.assessed)).to_do
    open_ = [each.id for each in found if each.closed is None and each.id.endswith(":adopt")]
    assert open_ == ["assessment-self-2:adopt"] * (now is OutcomeKind.NOT_MET)


def test_what_a_person_closed_is_stated_under_its_requirement_too() -> None:
    """A category with a closed page needs no action, as the network needs none; and it is not shown."""
    pages = {"one": WRONG, "two": GOOD}
    runs = [
        run(5, pages, asked=NetworkStatus.OK),
        run(5, {"one": GOOD, "two": GOOD}, network=made.STAFF.id, asked=NetworkStatus.OK),
    ]
    records = Records(runs=runs, notes=[values.note(1, f"{made.PUPILS.id}:gambling:under_blocked")])
    own = report(records).requirements
    assert own is not None
    (stands,) = (each for plan in own.plans for each in plan.requirements if each.number == CATEGORY)
    assert stands.status is Status.STATED
    assert "1 closed by a person, not checked again" in stands.how
    assert required(records)[CATEGORY] is Status.STATED
