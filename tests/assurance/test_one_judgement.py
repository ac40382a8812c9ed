"""For any records: what the venue's own report says, the collation of its bundle says too."""

import itertools
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.report import samples as made
from tests.report.situations import TEMPLATES, view_of
from venuecheck.assessment.answerer import Answerer
from venuecheck.assessment.assessment import Assessment, OutcomeKind, Waiver
from venuecheck.assessment.condition_seen import ConditionSeen
from venuecheck.assessment.looked_back import EventReview
from venuecheck.assessment.replying import Reply
from venuecheck.assurance.assessed import about_venue
from venuecheck.assurance.closes_actions import DoneElsewhere, ListsGot
from venuecheck.assurance.differs import Differs
from venuecheck.assurance.how import How
from venuecheck.assurance.since_decided import by_assessment
from venuecheck.assurance.status import Status
from venuecheck.collate.ahead import dated_ahead
from venuecheck.collate.facts import ListedVenue
from venuecheck.collate.failures import failures
from venuecheck.collate.picture import picture
from venuecheck.collate.standing import Standing, standing
from venuecheck.core.action import Action, ActionKind, Asks
from venuecheck.core.problem import InputError
from venuecheck.filtering.model.finding import NetworkStatus, Result, Verdict
from venuecheck.filtering.model.override import Override
from venuecheck.filtering.model.retirement import Retirement
from venuecheck.filtering.model.run import Run
from venuecheck.plans.plan import EvidenceKind, Plan
from venuecheck.plans.said import ActionNote, LogCheck, Looked, SignOff
from venuecheck.records.codec import decode, encode
from venuecheck.report.formats import html, junit, nagios
from venuecheck.report.formats import json as json_format
from venuecheck.report.setting.wording import label
from venuecheck.report.venue.networks import NetworkChecked, NetworkNotReported, NetworkShown
from venuecheck.report.venue.overrides import OverrideShown
from venuecheck.report.venue.tables import tables
from venuecheck.report.venue.todo import Said, todo
from venuecheck.report.venue.view import View
from venuecheck.service.partnership.bundle import BUNDLE_SCHEMA, Bundle, NetworkSaid, VenueSaid
from venuecheck.service.partnership.bundle_facts import venue_facts
from venuecheck.service.partnership.bundle_later import MOST_LATER, as_told_at, dates_ahead, later_said
from venuecheck.service.partnership.bundle_numbers import check_bundle
from venuecheck.service.partnership.bundle_told import Told, override_said, what_is_told

from . import values
from .values import AT, NETWORKS, VENUE, booking, note, retirement, run

WRONG, GOOD, UNTOLD = Result.UNDER_BLOCKED, Result.AS_EXPECTED, Result.NOT_PROVEN
T = TypeVar("T", Reply, ConditionSeen)
PUPILS = made.PUPILS.id
WITHIN = timedelta(days=105)


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What a school has on record."""

    runs: Sequence[Run] = ()
    assessments: Sequence[Assessment] = ()
    notes: Sequence[ActionNote] = ()
    retirements: Sequence[Retirement] = ()
    log_checks: Sequence[LogCheck] = ()
    sign_offs: Sequence[SignOff] = ()
    replies: Sequence[Reply] = ()
    conditions: Sequence[ConditionSeen] = ()
    reviews: Sequence[EventReview] = ()
    lists: ListsGot | None = None
    overrides: Sequence[Override] = ()
    plans: Sequence[Plan] = (values.PLAN,)
    there: float | None = None
    """How many days ago what is dated in the future was on record; None where nothing follows it."""

    def said(self, at: datetime) -> Said:
        """Give what persons put on record."""
        noted: list[ConditionSeen | EventReview] = [*self.conditions, *self.reviews]
        moment = at - timedelta(days=self.there or 0)
        wrong = [each.run for each in self.runs if each.run.started > AT]
        there = {} if self.there is None else {run.id: moment for run in wrong}
        return Said(
            notes=self.notes,
            retirements=self.retirements,
            log_checks=self.log_checks,
            sign_offs=self.sign_offs,
            conditions=self.conditions,
            noted_ahead=[one for one in noted if one.at > at],
            replies=self.replies,
            done=DoneElsewhere(
                lists=self.lists,
                replied=_replied(self.replies),
                conditions=by_assessment(self.conditions),
                reviews=by_assessment(self.reviews),
            ),
            on_record=there,
        )


def report(records: Records, at: datetime = AT) -> View:
    """Give the venue's own report."""
    return view_of(
        NETWORKS,
        records.runs,
        records.assessments,
        said=records.said(at),
        plans=records.plans,
        overrides=records.overrides,
        made_at=at,
    )


def _replied(replies: Sequence[Reply]) -> dict[str, dict[Answerer, datetime]]:
    found: dict[str, dict[Answerer, datetime]] = {}
    for each in replies:
        by = found.setdefault(each.assessment, {})
        by[each.answerer] = min(by.get(each.answerer, each.at), each.at)
    return found


def render_html(view: View) -> str:
    """Give the report as people read it."""
    return html.render_venue(view, TEMPLATES).decode()


def bundle(records: Records, at: datetime = AT) -> Bundle:
    """Give what the venue sends, as it comes out of JSON."""
    said = records.said(at)

    def telling(moment: datetime) -> Told:
        done = todo(
            venue=made.SCHOOL,
            networks=NETWORKS,
            runs=records.runs,
            assessments=records.assessments,
            made_at=moment,
            plans=records.plans,
            said=said,
        )
        told = what_is_told(records.runs, records.assessments, said, moment)
        return replace(told, requirements=done.requirements)

    told = telling(at)
    sent = Bundle(
        schema=BUNDLE_SCHEMA,
        software="venuecheck",
        made_at=at,
        public_key="ab" * 32,
        chain=("cd" * 32,),
        venue=VenueSaid(id=VENUE, name="School", kind=made.SCHOOL.kind),
        networks=tuple(NetworkSaid(id=each.id, name=each.name, user_group=each.user_group) for each in NETWORKS),
        records={},
        runs=told.runs,
        assessments=told.assessments,
        overrides=tuple(map(override_said, records.overrides)),
        erased=(),
        cases=(),
        faults=told.faults,
        retirements=told.retirements,
        requirements=told.requirements,
        notes=told.notes,
        sign_offs=told.sign_offs,
        log_checks=told.log_checks,
        ahead=told.ahead,
        later=tuple(later_said(telling, told, dates_ahead(records.runs, records.assessments, said, at))),
    )
    check_bundle(sent, "sent")
    return decode(Bundle, encode(sent))


LISTED = ListedVenue(id=VENUE, name="School", kind=made.SCHOOL.kind, partner="p")


def board(records: Records, at: datetime = AT) -> Standing:
    """Give how the venue stands at the board."""
    facts = venue_facts(LISTED, [bundle(records, at)])
    assert sum(picture([facts], at, WITHIN).filtering.values()) == 1
    return standing(facts, at, WITHIN, about_venue(facts.assessed))


def agreed(records: Records, at: datetime = AT) -> tuple[View, Standing]:
    """Give both, having held one against the other."""
    own, theirs = report(records, at), board(records, at)
    assert own.assessments is not None
    assert {each.id: each.status for each in own.filtering.networks} == {
        each.network: each.status for each in theirs.networks if each.retired is None
    }
    assert {each.id: (each.status, each.how) for each in own.assessments.shown} == {
        name: (each.status, each.how) for name, each in theirs.assessed.items()
    }
    assert own.requirements is not None
    assert {
        (each.plan, each.number): each.status for plan in own.requirements.plans for each in plan.requirements
    } == theirs.required
    assert own.requirements.status is theirs.requirements
    assert own.filtering.status is theirs.filtering
    assert own.assessments.status is theirs.bookings
    problem = any(each.status is Status.PROBLEM for each in own.filtering.networks)
    parts = [own.filtering.status, own.assessments.status, own.requirements.status]
    assert problem <= (nagios.exit_status(own) == 2) == (Status.PROBLEM in parts), "Nagios says what the report says"
    is_ahead = any(each.ahead for each in own.not_counted)
    passes = {*parts} <= {Status.FINE, Status.STATED, Status.NOT_APPLICABLE}
    assert (nagios.exit_status(own) == 0) == (passes and not is_ahead)
    number = Counter(each.differs for each in theirs.assessed.values() if each.is_settled)
    assert (own.assessments.less_strict, own.assessments.stricter) == (
        number[Differs.LESS_STRICT],
        number[Differs.STRICTER],
    )
    asked = {each.id for each in theirs.to_do if each.closed is None}
    assert {f"{name}:decide" for name, each in theirs.assessed.items() if each.how is How.REFERRED} <= asked
    built = ET.fromstring(junit.render_venue(own, TEMPLATES))  # noqa: S314 - our own
    assert (built.get("failures") != "0") == (nagios.exit_status(own) == 2), "a build server says what Nagios says"
    assert (built.get("failures"), built.get("errors")) != ("0", "0") or nagios.exit_status(own) == 0
    if (built.get("failures"), built.get("errors")) != ("0", "0"):
        assert nagios.exit_status(own) != 0
    by_network = {action.about for action in own.actions if ":" in action.id and action.closes == "by_check_or_person"}
    assert by_network == {each.network for each in theirs.networks if each.wrong}, "an action for whatever is wrong"
    stepless = [replace(each, observations=()) for each in records.runs]
    apart = todo(
        venue=made.SCHOOL,
        networks=NETWORKS,
        runs=stepless,
        assessments=records.assessments,
        made_at=at,
        plans=records.plans,
        said=records.said(at),
    )
    assert apart.actions.open == own.actions, "what there is to do is the same without the rest of the report"
    nothing_wrong_is_left_out(own, records)
    if Status.PROBLEM in parts:
        assert [each for each in theirs.to_do if each.closed is None], "nor at the board"
    told = venue_facts(LISTED, [bundle(records, at)])
    drawn = picture([told], at, WITHIN)
    assert (own.actions_open, own.actions_late) == (drawn.actions.open, drawn.actions.late)
    counts, failing = own.filtering.counts, drawn.failures.by_category
    assert counts.under_blocked == sum(each.opened for each in failing), "pages are one number"
    assert counts.over_blocked == sum(each.blocked for each in failing)
    assert counts.not_proven == sum(each.not_told for each in failing)
    checks_are_told_apart_from_sights(own, theirs, at)
    closed_is_counted_alike(own, theirs)
    open_ = [each for each in theirs.to_do if each.closed is None]
    assert Counter(each.id for each in own.actions) == Counter(each.id for each in open_)
    assert {each.id: each.due for each in own.actions} == {each.id: each.due for each in open_}
    ahead = [each for each in own.not_counted if each.ahead]
    assert len(ahead) == len([*dated_ahead(told, at)]), "what is dated in the future is named at both places"
    shown = [each for network in own.filtering.networks for each in _overrides(network) if not each.expired]
    assert Counter(each.page for each in shown) == Counter(
        each.page
        for each in (*theirs.overridden, *theirs.overridden_retired)
        if each.network in {network.id for network in own.filtering.networks if isinstance(network, NetworkChecked)}
    )
    return own, theirs


def checks_are_told_apart_from_sights(own: View, theirs: Standing, at: datetime) -> None:
    """Hold that the newest check of each network has the same pages by itself, and that sights beside it are named."""
    newest = {each.network: each for each in reversed(theirs.checks)}
    for network in own.filtering.networks:
        if isinstance(network, NetworkChecked) and not network.undated:
            check, counts = newest[network.id], network.by_itself.counts
            assert (check.run, asdict(check.as_it_was())) == (
                network.by_itself.id,
                {name: getattr(counts, name) for name in asdict(check.as_it_was())},
            )
            assert bool(check.seen_since(at)) <= bool(network.beside)


def closed_is_counted_alike(own: View, theirs: Standing) -> None:
    """Hold that what persons closed, and what they signed for nothing, is one number; and none is wrong as well."""
    checked = [each for each in own.filtering.networks if isinstance(each, NetworkChecked)]
    assert [len(each.answered) for each in checked] == [
        sum(fault.network == each.id for fault in theirs.answered) for each in checked
    ]
    in_vain = [each for each in own.not_counted if each.record.startswith("sign-off") and not each.ahead]
    assert len([each for each in in_vain if "dated before" not in each.words]) == theirs.signed_in_vain
    assert not {(each.network, each.item, each.result) for each in theirs.answered} & {
        (each.network, each.item, each.result) for network in theirs.networks for each in network.wrong
    }


def nothing_wrong_is_left_out(own: View, records: Records) -> None:
    """Hold that whatever needs action is named under what there is to do: networks, bookings, requirements, all."""
    assert own.assessments is not None
    assert own.requirements is not None
    about = {each.about for each in own.actions}
    ids = {each.id for each in own.actions}
    networks = {each.name: each.id for each in own.filtering.networks}
    needing = [each for each in own.filtering.networks if each.status is Status.PROBLEM]
    assert {each.id for each in needing} <= about
    said = {each.id: each.checklist for each in own.assessments.shown if each.status is Status.PROBLEM}
    for one, checklist in said.items():
        assert one in about or any(each.startswith(f"{one}:") for each in ids), f"{one} with {checklist}"
    checklists = {label(each.id): label(each.checklist) for each in records.assessments}
    for plan in own.requirements.plans:
        for requirement in plan.requirements:
            for piece in requirement.evidence:
                if piece.status is not Status.PROBLEM:
                    continue
                match piece.kind:
                    case EvidenceKind.FILTER_CHECK if piece.about in networks:
                        assert networks[piece.about] in about
                    case EvidenceKind.FILTER_LOG:
                        assert f"{networks[piece.about.removeprefix('Filter’s log, ')]}:filter-log" in ids
                    case EvidenceKind.STATEMENT:
                        assert f"{plan.id}:{requirement.number}:signed" in ids
                    case _:  # or else what the same checklist says now asks for what is to be done
                        newer = {one for one in said if said[one] == checklists.get(piece.record)}
                        assert about & {piece.record, *newer}, f"{requirement.number}: {piece}"
    if own.status is Status.PROBLEM:
        assert own.actions


def _overrides(network: NetworkShown) -> Sequence[OverrideShown]:
    return network.overridden.overrides if isinstance(network, NetworkChecked) else ()


_AHEAD_AND_RETIRED = {
    "runs": [run(-40, {"one": Result.UNDER_BLOCKED}, network="gone-wifi", list_id="list-a")],
    "retirements": [retirement(0.71, network="gone-wifi", list_id="list-a")],
    "there": 2,
}
_BOTH_AHEAD = [booking(-days, OutcomeKind.PARTLY_MET, None, checklist="self") for days in (40, 1)]


_CLOSED_ON_TWO = {
    "runs": [run(days, {"one": Result.UNDER_BLOCKED}, device=device) for days, device in ((3, "iPad"), (2, "tab"))],
    "notes": [note(1, f"{PUPILS}:gambling:under_blocked")],
}
_CLOSED_AND_FOUND_AGAIN = {
    "runs": [run(days, {"one": Result.UNDER_BLOCKED}, device=device) for days, device in ((3, "iPad"), (1, "tab"))],
    "notes": [note(2, f"{PUPILS}:gambling:under_blocked")],
}


@settings(deadline=None, max_examples=150)
@example(_CLOSED_ON_TWO, AT)
@example(_CLOSED_AND_FOUND_AGAIN, AT)
@example({"assessments": _BOTH_AHEAD}, AT)
@example(_AHEAD_AND_RETIRED, AT)
@given(values.RECORDS, values.MOMENTS)
def test_what_the_venue_says_the_board_says(given_records: dict[str, list[object]], at: datetime) -> None:
    agreed(Records(**given_records), at)  # type: ignore[arg-type]


LATER = [
    timedelta(days=days)
    for days in (0.31, 0.5, 1, 2, 3, 21, 39.999, 40, 41, 100, 167, 170, 337, 363.2, 366, 367, 380, 500, 800)
]


_TRIED_AGAIN_AND_LONG_AGO = [
    run(364, {"three": Result.OVER_BLOCKED}, list_id="list-b", device="iPad"),
    run(1, {"three": GOOD}, device="iPad"),
    run(-40, {"one": GOOD}, device="Chromebook"),
]


_TO_COME = booking(1, OutcomeKind.APPROVE, OutcomeKind.APPROVE_WITH_CONDITIONS, event=20)
_NO_DAY = replace(booking(1, OutcomeKind.APPROVE, OutcomeKind.APPROVE_WITH_CONDITIONS), subject="Riverside Choir")
_LOOKS_BACK = [values.review(_NO_DAY.id, AT + timedelta(days=days)) for days in (-1, 2, 39)]


@settings(deadline=None, max_examples=100)
@example({"assessments": [_TO_COME], "there": None}, timedelta(days=21))
@example({"assessments": [_TO_COME], "there": None}, timedelta(days=500))
@example({"assessments": [_NO_DAY], "there": None}, timedelta(days=367))
@example({"assessments": [_NO_DAY], "reviews": _LOOKS_BACK, "there": None}, timedelta(days=3))
@example({"assessments": [_NO_DAY], "reviews": _LOOKS_BACK, "there": None}, timedelta(days=40))
@example({"runs": _TRIED_AGAIN_AND_LONG_AGO, "there": None}, timedelta(days=380))
@given(values.RECORDS, st.sampled_from(LATER))
def test_what_the_venue_says_later_the_board_says_of_its_last_bundle(
    given_records: dict[str, list[object]], later: timedelta
) -> None:
    """Without another word: what ends, falls due, grows old, or was dated ahead, does so at both on the same day."""
    there = given_records["there"]
    records = replace(Records(**given_records), there=there or 0)  # type: ignore[arg-type]
    facts = venue_facts(LISTED, [bundle(records)], at=AT + later)
    own = report(replace(records, there=records.there + later / timedelta(days=1)), AT + later)  # type: ignore[operator]
    assert sum(each.ahead for each in own.not_counted) == len([*dated_ahead(facts, AT + later)])
    theirs = standing(facts, AT + later, timedelta(days=10_000), about_venue(facts.assessed))
    assert own.assessments is not None
    assert own.requirements is not None
    assert {each.id: each.status for each in own.filtering.networks} == {
        each.network: each.status for each in theirs.networks if each.retired is None
    }
    assert {each.id: (each.status, each.how) for each in own.assessments.shown} == {
        name: (each.status, each.how) for name, each in theirs.assessed.items()
    }
    assert {
        (each.plan, each.number): each.status for plan in own.requirements.plans for each in plan.requirements
    } == theirs.required
    assert {each.id for each in own.actions} == {each.id for each in theirs.to_do if each.closed is None}
    nothing_wrong_is_left_out(own, records)
    counts, failing = own.filtering.counts, failures({VENUE: theirs.checks}).by_category
    assert counts.under_blocked == sum(each.opened for each in failing), "pages are one number"
    assert counts.over_blocked == sum(each.blocked for each in failing)
    assert counts.not_proven == sum(each.not_told for each in failing)


def test_what_a_person_saw_beside_a_newer_check_is_too_old_at_the_board_on_the_same_day() -> None:
    """A page that this program could not tell, and one that only a person tried."""
    seen = [run(300, {"one": GOOD}, device="iPad"), run(360, {"one": GOOD, "two": GOOD}, device="Chromebook")]
    records = Records(runs=[*seen, run(1, {"one": UNTOLD})])
    sent = bundle(records)
    assert [len(each.aged) for each in sent.runs if each.findings] == [2]
    assert {each.gone for run_ in sent.runs for each in run_.aged} == {("two",)}
    facts = venue_facts(LISTED, [sent])
    stood = []
    for days in (1, 6, 7, 66, 67):
        at = AT + timedelta(days=days)
        (mine,) = [each for each in report(records, at).filtering.networks if each.id == PUPILS]
        (theirs,) = [each for each in standing(facts, at, WITHIN, {}).networks if each.network == PUPILS]
        assert isinstance(mine, NetworkChecked)
        assert (mine.status, mine.counts.tested) == (theirs.status, sum(each.counts.tested for each in theirs.checks))
        stood.append((theirs.status, mine.counts.tested))
    fine, untold = Status.FINE, Status.NOT_PROVEN
    assert stood == [(fine, 2), (fine, 2), (fine, 1), (fine, 1), (untold, 1)]
    before = replace(sent, runs=tuple(replace(each, aged=()) for each in sent.runs))
    facts = venue_facts(LISTED, [before])
    assert standing(facts, AT + timedelta(days=67), WITHIN, {}).networks[0].status is fine, "as versions of before told"


def test_what_is_dated_ahead_counts_at_the_board_from_its_own_day_on() -> None:
    """A check that found less than the one before it, by a clock that was wrong; and a later one of that computer."""
    ahead = run(-40, {"one": UNTOLD, "two": GOOD})
    records = Records(runs=[run(2, {"one": GOOD, "two": GOOD}), ahead, run(-80, {"one": GOOD})], there=1)
    sent = bundle(records)
    assert [each.since for each in sent.later] == [ahead.run.started, AT + timedelta(days=80)]
    stood = []
    for days in (0, 39, 41, 81):
        at = AT + timedelta(days=days)
        facts = venue_facts(LISTED, [sent], at=at)
        (theirs,) = [each for each in standing(facts, at, WITHIN, {}).networks if each.network == PUPILS]
        own = report(replace(records, there=1 + days), at)
        (mine,) = [each for each in own.filtering.networks if each.id == PUPILS]
        assert mine.status is theirs.status
        stood.append((theirs.status, len([*dated_ahead(facts, at)])))
    fine = Status.FINE
    assert stood == [(fine, 2), (fine, 2), (Status.NOT_PROVEN, 1), (fine, 0)]
    assert as_told_at(sent, AT) is sent


def test_of_what_is_dated_ahead_of_many_moments_the_nearest_are_told() -> None:
    """What comes after these counts by its numbers, from its day on, until the next bundle."""
    sent = bundle(Records(runs=[run(-days, {"one": GOOD}) for days in range(1, 40)]))
    assert len(sent.later) == MOST_LATER
    assert sent.later[-1].since == AT + timedelta(days=MOST_LATER)


def test_moments_that_cannot_follow_each_other_are_refused() -> None:
    sent = bundle(Records(runs=[run(-1, {"one": GOOD}), run(-2, {"one": GOOD})]))
    for wrong in (sent.later[::-1], sent.later * MOST_LATER):
        with pytest.raises(InputError, match="what becomes of it by itself cannot be"):
            check_bundle(replace(sent, later=wrong), "sent")
    far = replace(sent.later[0], runs=(replace(sent.later[0].runs[0], counts={"fine": 1}),))
    with pytest.raises(InputError, match="the counts of the check"):
        check_bundle(replace(sent, later=(far,)), "sent")


@pytest.mark.parametrize("asked", [None, NetworkStatus.PROBLEM])
def test_what_a_person_closed_of_a_check_that_still_counts_is_told_however_old(asked: NetworkStatus | None) -> None:
    """Nobody checked since: two years later the board does not read it as wrong again."""
    pages = {} if asked else {"one": WRONG}
    note_on = "quic" if asked else "gambling:under_blocked"
    runs = [run(700, pages, asked=asked)]
    _, theirs = agreed(Records(runs=runs, notes=[note(600, f"{PUPILS}:{note_on}")]))
    assert {each.network: each.status for each in theirs.networks}[PUPILS] is Status.NOT_PROVEN, "and too old"


@pytest.mark.parametrize(("device", "blocked"), [("Chromebook", 0), ("iPad", 1)])
def test_a_page_on_two_lists_that_a_person_tried_again_with_the_other_is_in_no_count(device: str, blocked: int) -> None:
    """On the same device: on another it may be filtered in another way, and stays wrong."""
    blocked_first = run(2, {"three": Result.OVER_BLOCKED}, device="Chromebook")
    opened_then = run(1, {"three": GOOD}, list_id="list-b", device=device)
    program = [run(71, {"three": UNTOLD}), run(100, {}, list_id="list-b", asked=NetworkStatus.OK)]
    own, theirs = agreed(Records(runs=[opened_then, blocked_first, *program]))
    assert own.filtering.counts.over_blocked == blocked
    stands = {each.network: each.status for each in theirs.networks}[PUPILS]
    assert stands is (Status.PROBLEM if blocked else Status.FINE)


PASSED_BETWEEN: dict[str, tuple[Sequence[Run], str]] = {
    "a page that opened": ([run(10, {"one": WRONG}, list_id="list-b"), run(3, {"one": GOOD})], "18 September 2026"),
    "a page that was wrongly blocked": (
        [run(10, {"three": WRONG}, list_id="list-b"), run(3, {"three": GOOD})],
        "18 September 2026",
    ),
    "what persons saw, more than a year ago": (
        [run(500, {"three": WRONG}, list_id="list-b", device="iPad"), run(370, {"three": GOOD}, device="iPad")],
        "16 September 2025",
    ),
    "a question": (
        [run(10, {}, list_id="list-b", asked=NetworkStatus.PROBLEM), run(3, {}, asked=NetworkStatus.OK)],
        "18 September 2026",
    ),
}


@pytest.mark.parametrize(("runs", "day"), PASSED_BETWEEN.values(), ids=PASSED_BETWEEN)
def test_what_a_check_passed_stays_passed_when_a_newer_one_with_its_list_does_not_try_it(
    runs: Sequence[Run], day: str
) -> None:
    """The older check with the other list still counts, and found it wrong: but before it was put right."""
    device = "Chromebook" if runs[0].run.device == "iPad" else ""
    own, theirs = agreed(Records(runs=[*runs, run(1, {"two": GOOD}, device=device)]))
    assert not theirs.networks[0].wrong
    pupils = next(each for each in own.filtering.networks if each.id == PUPILS)
    assert isinstance(pupils, NetworkChecked)
    assert (pupils.counts.as_expected, pupils.counts.tested) == ((1, 1) if pupils.questions else (2, 2))
    assert all(each.status is Status.FINE for each in pupils.questions)
    assert f"A later check, of {day}, found it as it should be." in render_html(own)
    failed_again = run(0.5, {"one": WRONG, "three": WRONG}, device=device, asked=NetworkStatus.PROBLEM)
    assert agreed(Records(runs=[*runs, failed_again]))[0].filtering.status is Status.PROBLEM


LISTS = "names:update-lists"


def test_what_is_asked_for_again_after_a_person_closed_it_is_open_again() -> None:
    """Both where it is listed and where it is counted: the later booking was looked up on lists that were too old."""
    asked = booking(3, OutcomeKind.REFER, None)
    own, _ = agreed(Records(assessments=[asked], notes=[note(5, LISTS)]))
    assert LISTS in {each.id for each in own.actions}
    own, _ = agreed(Records(assessments=[asked], notes=[note(1, LISTS)]))
    assert LISTS not in {each.id for each in own.actions}


@pytest.mark.parametrize(("match", "how"), [("to judge", How.NAME_TO_JUDGE), ("held", How.NAME_UNANSWERED)])
def test_an_approval_that_a_name_holds_up_is_so_at_the_board(match: str, how: How) -> None:
    """It waits, and is nothing that somebody has to decide twice."""
    held = booking(3, OutcomeKind.APPROVE, OutcomeKind.APPROVE, match=match)
    own, theirs = agreed(Records(assessments=[held]))
    assert theirs.assessed[held.id].how is how
    assert not [each for each in own.actions if each.id.endswith(":decide")]


@pytest.mark.parametrize(
    ("imposed", "less_strict", "stricter"),
    [(("a", "b"), 0, 0), (("a",), 1, 0), (("a", "b", "c"), 0, 1), (("a", "c"), 0, 0)],
)
def test_conditions_left_out_or_added_are_counted_at_the_board_too(
    imposed: tuple[str, ...], less_strict: int, stricter: int
) -> None:
    """The outcome is the recommended one; others in the place of the recommended are neither."""
    one = booking(3, OutcomeKind.APPROVE_WITH_CONDITIONS, OutcomeKind.APPROVE_WITH_CONDITIONS)
    assert one.decision is not None
    recommended = replace(one.recommendation, outcome=one.decision.outcome, conditions=("a", "b"))
    decision = replace(one.decision, conditions=imposed)
    own, _ = agreed(Records(assessments=[replace(one, recommendation=recommended, decision=decision)]))
    assert own.assessments is not None
    assert (own.assessments.less_strict, own.assessments.stricter) == (less_strict, stricter)


@pytest.mark.parametrize(
    ("decided", "way"),
    [
        *itertools.product(
            (OutcomeKind.APPROVE, OutcomeKind.APPROVE_WITH_CONDITIONS, OutcomeKind.REFUSE),
            ("answered", "too late", "others", "after a hold", "passed up"),
        ),
        (OutcomeKind.REFUSE, "without a fact"),
    ],
)
def test_a_referral_that_had_its_answer_is_overruled_by_nobody(decided: OutcomeKind, way: str) -> None:
    """At the venue and at the board, in both directions; unless it is decided against without a fact on record."""
    one = booking(3, OutcomeKind.REFER, decided)
    given = one.decision
    assert given is not None
    reply = Reply(assessment=one.id, answerer=Answerer.POLICE, said="It is", person="Joan", at=given.at)
    before = {"after a hold": OutcomeKind.HOLD, "passed up": OutcomeKind.REFER}
    earlier = (replace(given, kind=before[way]),) if way in before else ()
    given = replace(given, without_fact=way == "without a fact", after_hold="Nothing" * (way == "after a hold"))
    asks = Asks.COORDINATOR if way != "passed up" else None
    action = Action(id="who", text="Ask", due=None, kind=ActionKind(asks=asks))
    replies = {
        "too late": [replace(reply, at=given.at + timedelta(seconds=1))],
        "others": [replace(reply, answerer=Answerer.LEGAL)],
    }.get(way, [] if way in before else [reply])
    own, _ = agreed(
        Records(assessments=[replace(one, decision=given, earlier=earlier, actions=(action,))], replies=replies)
    )
    assert own.assessments is not None
    differs = way in {"too late", "others", "without a fact"}
    counted = (0, 0) if not differs else (0, 1) if decided is OutcomeKind.REFUSE else (1, 0)
    assert (own.assessments.less_strict, own.assessments.stricter) == counted


@pytest.mark.parametrize("days", [(-40, -1), (-1, -40)])
def test_of_two_self_assessments_dated_in_the_future_one_asks(days: tuple[int, int]) -> None:
    """Both are read as of one moment: the one that takes the other's place is the same at both places."""
    both = [booking(each, OutcomeKind.PARTLY_MET, None, checklist="self") for each in days]
    own, _ = agreed(Records(assessments=both))
    assert [each.id for each in own.actions if each.id.endswith(":adopt")] == ["assessment-self--40:adopt"]


def test_an_answer_that_was_waived_counts_again_whether_a_plan_asks_for_it_or_not() -> None:
    """In the venue's report, its actions and at the board; of what is in place nothing comes back."""
    waiver = Waiver(question="q", reason="It comes in March", person="H. Head", until=(AT - timedelta(days=1)).date())
    for value, status in (("not_in_place", Status.PROBLEM), ("partly", Status.PROBLEM), ("in_place", Status.STATED)):
        one = booking(3, OutcomeKind.MET, None, checklist="self", answer=value, waived=2)
        one = replace(one, waivers=(replace(waiver, question=one.answers[0].question),))
        own, theirs = agreed(Records(assessments=[one], plans=()))
        assert theirs.bookings is status
        assert own.assessments is not None
        assert [each.status for each in own.assessments.shown] == [status]
        assert [each.id for each in own.actions if ":answers" in each.id] == ["self:answers"] * (
            status is Status.PROBLEM
        )
        before = replace(one, waivers=(replace(one.waivers[0], until=AT.date()),))
        assert agreed(Records(assessments=[before], plans=()))[1].bookings is Status.STATED


def test_training_and_waivers_run_out_at_the_board_too() -> None:
    """Without another word: the day after a refresher was due, and after a waiver's last day."""
    trained = booking(3, OutcomeKind.MET, None, checklist="self", refresher=20)
    waived = booking(3, OutcomeKind.MET, None, checklist="self", answer="not_in_place", waived=23)
    for one, number in ((trained, "9"), (waived, "7")):
        facts = venue_facts(LISTED, [bundle(Records(assessments=[one]))])
        stands = [standing(facts, AT + timedelta(days=days), WITHIN, {}).required for days in (20, 21)]
        assert [(each or {})["p", number] is Status.PROBLEM for each in stands] == [False, True]


def test_what_counts_until_the_last_day_that_there_is_is_judged_as_any_other() -> None:
    """Somebody writes 31 December 9999 for "always": no report of the venue, and none of the board, fails by it."""
    waived = booking(3, OutcomeKind.MET, None, checklist="self", answer="not_in_place", waived=23)
    waived = replace(waived, answers=tuple(replace(each, waived_until=date.max) for each in waived.answers))
    booked = replace(booking(3, OutcomeKind.REFER, OutcomeKind.APPROVE), subject="Hall")
    assert booked.decision is not None
    booked = replace(booked, decision=replace(booked.decision, valid_until=date.max))
    _, theirs = agreed(Records(assessments=[waived, booked]))
    assert theirs.assessed[booked.id].how is How.DECIDED


def test_what_is_only_to_be_done_before_an_event_closes_with_it_at_the_board() -> None:
    asked = booking(3, OutcomeKind.REFER, None, event=20)
    facts = venue_facts(LISTED, [bundle(Records(assessments=[asked]))])
    open_ = [
        [each.id for each in standing(facts, AT + timedelta(days=days), WITHIN, {}).to_do if each.closed is None]
        for days in (20, 21)
    ]
    before = f"{asked.id}:plan-the-day"
    assert [before in each for each in open_] == [True, False]
    assert all(f"{asked.id}:tell-dsl" in each for each in open_), "a worry about a child outlasts it"


def test_which_checklist_is_about_the_venue_is_no_matter_of_when() -> None:
    """That one dated in the future came to an end of a self-assessment tells it of the earlier ones, at both places."""
    ahead = values.booking(-40, OutcomeKind.MET, None, checklist="review")
    begun = [values.booking(days, OutcomeKind.NOT_FINISHED, None, checklist="review") for days in (1, 3)]
    own, _ = agreed(Records(assessments=[ahead, *begun]))
    assert own.assessments is not None
    assert {each.id: each.how for each in own.assessments.shown}["assessment-review-3"] is How.REPLACED


def test_a_page_on_two_lists_is_one_page_as_the_newer_check_has_it() -> None:
    """An older check with another list that could not tell it is not a second page at the board."""
    agreed(
        Records(
            runs=[
                run(2, {"one": Result.AS_EXPECTED}, valid=False, finished=False),
                run(1, {"one": Result.AS_EXPECTED}, list_id="list-b"),
            ]
        )
    )


def test_a_page_retired_after_a_person_saw_it_is_in_no_count() -> None:
    """However new the check of this program that the sight is put beside."""
    agreed(
        Records(
            runs=[run(1, {}), run(3, {"one": Result.UNDER_BLOCKED}, device="iPad")],
            retirements=[retirement(2, page="one")],
        )
    )


@pytest.mark.parametrize(
    ("each", "status"),
    [
        pytest.param(booking(60, OutcomeKind.APPROVE, OutcomeKind.APPROVE, lasts=30), "waiting", id="ended"),
        pytest.param(booking(5, OutcomeKind.REFER, OutcomeKind.APPROVE), "fine", id="approved against a referral"),
        pytest.param(booking(5, OutcomeKind.APPROVE, OutcomeKind.REFUSE), "fine", id="refused against an approval"),
        pytest.param(booking(5, OutcomeKind.ADVISE, None), "fine", id="advice to an owner"),
        pytest.param(booking(5, OutcomeKind.APPROVE, OutcomeKind.WITHDRAWN), "fine", id="withdrawn"),
        pytest.param(booking(5, OutcomeKind.REFER, OutcomeKind.REFER), "waiting", id="referred"),
        pytest.param(booking(5, OutcomeKind.APPROVE, OutcomeKind.REFER), "waiting", id="passed up"),
        pytest.param(booking(5, OutcomeKind.APPROVE, OutcomeKind.APPROVE, changed=True), "waiting", id="changed"),
        pytest.param(booking(5, OutcomeKind.NOT_MET, None, checklist="self"), "problem", id="not in place"),
        pytest.param(booking(5, OutcomeKind.PARTLY_MET, None, checklist="self"), "problem", id="partly in place"),
        pytest.param(booking(5, OutcomeKind.NOT_MET, OutcomeKind.MET, checklist="self"), "problem", id="overruled"),
        pytest.param(booking(5, OutcomeKind.MET, None, checklist="self"), "stated", id="in place"),
        pytest.param(booking(400, OutcomeKind.MET, None, checklist="self"), "overdue", id="in place, long ago"),
        pytest.param(booking(400, OutcomeKind.NOT_MET, None, checklist="self"), "problem", id="not in place, long ago"),
        pytest.param(booking(400, OutcomeKind.APPROVE, OutcomeKind.APPROVE), "not_reported", id="settled long ago"),
        pytest.param(booking(400, OutcomeKind.APPROVE, None), "waiting", id="undecided for a year"),
        pytest.param(booking(-5, OutcomeKind.APPROVE, OutcomeKind.APPROVE), "not_reported", id="still to come"),
    ],
)
def test_bookings_and_self_assessments(each: Assessment, status: str) -> None:
    own, theirs = agreed(Records(assessments=[each]))
    assert theirs.bookings.value == status
    assert own.assessments is not None
    assert own.assessments.status.value == status


@pytest.mark.parametrize("newer", [GOOD, UNTOLD])
def test_an_old_check_beside_a_newer_one_with_a_smaller_list_is_to_be_made_again(newer: Result) -> None:
    """Until the list is retired."""
    records = Records(runs=[run(430, {"one": GOOD, "two": GOOD}), run(20, {"two": newer}, list_id="list-b")])
    own, _ = agreed(records)
    (text,) = (each.text for each in own.actions if each.id == f"{PUPILS}:repeat")
    assert re.search(r" again with .+: the last check is more than a year old\.$", text)
    # its list is named where the status is said, and among what could not be told: the newer one is no excuse
    assert re.search(r"The check of [^.]+ \(.+, version \d+\) is more than a year old\.", own.filtering.headline)
    assert any("with " in one.text and "more than a year old" in one.text for one in own.filtering.could_not_tell)
    own, _ = agreed(replace(records, retirements=[retirement(1, list_id="list-a")]))
    assert not any("year old" in each.text for each in own.actions)
    assert "year old" not in own.filtering.headline


def test_a_check_that_is_still_to_come_is_not_counted_and_a_line_says_so() -> None:
    """It shows nothing; what it found wrong was found all the same."""
    for came, status in ((GOOD, Status.FINE), (WRONG, Status.PROBLEM)):
        own, theirs = agreed(Records(runs=[run(3, {"one": GOOD}), run(-2, {"one": came})]))
        assert {each.network: each.status for each in theirs.networks}[PUPILS] is status
        (line,) = own.not_counted
        assert "still to come" in line.words
        assert ("counts only by what it found wrong" in line.words) == (came is WRONG)
        assert line.words in render_html(own)


OPENED = run(-2, {"one": WRONG, "two": GOOD})
PASSED = run(3, {"one": GOOD, "two": GOOD})
CLOSED = f"{PUPILS}:gambling:under_blocked"
DATED_AHEAD: dict[str, tuple[Records, Status]] = {
    "nothing else is known": (Records(runs=[OPENED]), Status.PROBLEM),
    "a good check before": (Records(runs=[PASSED, OPENED]), Status.PROBLEM),
    "a good check before it was on record": (Records(runs=[PASSED, OPENED], there=2), Status.PROBLEM),
    "a good check since": (Records(runs=[PASSED, OPENED], there=4), Status.FINE),
    "since, with another list": (
        Records(runs=[PASSED, OPENED, run(1, {"two": GOOD}, list_id="list-b")], there=2),
        Status.PROBLEM,
    ),
    "a page that was wrongly blocked": (Records(runs=[run(-2, {"three": Result.OVER_BLOCKED})]), Status.PROBLEM),
    "a question": (Records(runs=[PASSED, run(-2, {}, asked=NetworkStatus.PROBLEM)]), Status.PROBLEM),
    "a question and nothing else": (Records(runs=[run(-2, {}, asked=NetworkStatus.PROBLEM)]), Status.PROBLEM),
    "what a person saw": (Records(runs=[PASSED, run(-2, {"one": WRONG}, device="iPad")]), Status.PROBLEM),
    "controls that failed": (Records(runs=[PASSED, run(-2, {"one": WRONG}, valid=False)]), Status.PROBLEM),
    "what it could not tell": (Records(runs=[PASSED, run(-2, {"one": UNTOLD})]), Status.FINE),
    "it lets nothing pass": (Records(runs=[run(3, {"one": WRONG}), run(-2, {"one": GOOD})]), Status.PROBLEM),
    "two of them": (Records(runs=[OPENED, run(-40, {"two": WRONG})]), Status.PROBLEM),
    "closed before": (Records(runs=[PASSED, OPENED], notes=[note(3, CLOSED)], there=2), Status.PROBLEM),
    "closed since": (Records(runs=[PASSED, OPENED], notes=[note(1, CLOSED)], there=2), Status.STATED),
    "closed since, but for a question": (
        Records(
            runs=[run(-2, {"one": WRONG, "two": GOOD}, asked=NetworkStatus.PROBLEM)], notes=[note(1, CLOSED)], there=2
        ),
        Status.PROBLEM,
    ),
    "its page is retired, and not a question": (
        Records(
            runs=[run(-2, {"one": WRONG}, asked=NetworkStatus.PROBLEM)],
            retirements=[retirement(1, page="one")],
            there=2,
        ),
        Status.PROBLEM,
    ),
    "its page passed in a list that is retired": (
        Records(
            runs=[run(-2, {"one": WRONG, "two": WRONG}), run(1, {"one": GOOD}, list_id="list-b")],
            retirements=[retirement(0.5, list_id="list-b")],
            there=2,
        ),
        Status.PROBLEM,
    ),
    "retired before": (Records(runs=[OPENED], retirements=[retirement(3)], there=2), Status.PROBLEM),
    "retired since": (Records(runs=[OPENED], retirements=[retirement(1)], there=2), Status.NOT_APPLICABLE),
    "its list is retired": (
        Records(runs=[OPENED], retirements=[retirement(1, list_id="list-a")], there=2),
        Status.NOT_REPORTED,
    ),
    "its page is retired": (
        Records(runs=[PASSED, OPENED], retirements=[retirement(1, page="one")], there=2),
        Status.FINE,
    ),
}


@pytest.mark.parametrize(("records", "status"), DATED_AHEAD.values(), ids=DATED_AHEAD)
def test_what_a_check_with_a_wrong_clock_found_wrong_stays_wrong(records: Records, status: Status) -> None:
    """Until a check that was recorded later passes it, or a person answers for it: at the venue and at the board."""
    own, theirs = agreed(records)
    assert {each.network: each.status for each in theirs.networks}[PUPILS] is status
    assert any(each.ahead for each in own.not_counted)
    found = status is Status.PROBLEM
    assert (b"CRITICAL" in nagios.render_venue(own, TEMPLATES)) == found
    assert bool([each for each in own.actions if each.about == PUPILS and each.closes == "by_check_or_person"]) == found
    facts = venue_facts(LISTED, [bundle(records)])
    assert standing(facts, AT - timedelta(days=91), WITHIN, {}).filtering is Status.NOT_REPORTED, "not found by then"


BOTH_LISTS = [run(3, {"one": GOOD}), run(2, {"two": WRONG}, list_id="list-b")]
NO_CHECK: dict[str, tuple[Records, str]] = {
    "none is recorded": (Records(), "No check is recorded for"),
    "its list is retired": (
        Records(runs=[run(3, {"one": WRONG})], retirements=[retirement(1, list_id="list-a")]),
        "was with a list that is retired",
    ),
    "every list is retired": (
        Records(runs=BOTH_LISTS, retirements=[retirement(1, list_id="list-a"), retirement(1, list_id="list-b")]),
        "was with a list that is retired",
    ),
    "dated in the future": (Records(runs=[run(-2, {"one": GOOD})]), "is dated in the future"),
}


@pytest.mark.parametrize(("records", "words"), NO_CHECK.values(), ids=NO_CHECK)
def test_why_no_check_of_a_network_counts_is_said_on_every_face(records: Records, words: str) -> None:
    """What was checked with a list that is retired was checked; that no check is recorded would not be so."""
    own, theirs = agreed(records)
    assert own.requirements is not None
    pupils = next(each for each in own.filtering.networks if each.id == PUPILS)
    assert isinstance(pupils, NetworkNotReported)
    asked = [each for plan in own.requirements.plans for each in plan.requirements if each.number == "2"]
    said = [
        pupils.note,
        *(each.text for each in own.actions if each.about == PUPILS),
        *(each.words for one in asked for each in one.evidence if each.about == pupils.name),
    ]
    assert len(said) == 3
    assert {"no check" in each.lower() for each in said} == {"No check" in words}
    (rows,) = (each.rows for each in tables(own) if each.id == "findings")
    assert any(pupils.note in row for row in rows)
    assert pupils.note in junit.render_venue(own, TEMPLATES).decode()
    assert words in nagios.render_venue(own, TEMPLATES).decode()
    assert words in render_html(own)
    assert pupils.in_short in render_html(own)
    assert PUPILS in theirs.unchecked


def test_a_later_smaller_list_hides_nothing() -> None:
    """A list of four with one opened; next day one page, blocked: with the same list, or with another."""
    for list_id in ("list-a", "list-b"):
        first = run(2, {"one": WRONG, "two": GOOD})
        own, theirs = agreed(Records(runs=[first, run(1, {"two": GOOD}, list_id=list_id)]))
        assert theirs.filtering is Status.PROBLEM
        assert own.filtering.counts.under_blocked == 1
        assert b"CRITICAL" in nagios.render_venue(own, TEMPLATES)
        assert own.actions_open
        passed = run(0.5, {"one": GOOD})
        _, after = agreed(Records(runs=[first, run(1, {"two": GOOD}, list_id=list_id), passed]))
        assert {each.network: each.status for each in after.networks}[PUPILS] is Status.FINE


@pytest.mark.parametrize("valid", [True, False])
def test_a_failed_page_that_cannot_be_told_later_stays_failed(valid: bool) -> None:  # noqa: FBT001 - a case
    later = run(1, {"one": UNTOLD if valid else GOOD}, valid=valid)
    _, theirs = agreed(Records(runs=[run(2, {"one": WRONG}), later]))
    assert theirs.filtering is Status.PROBLEM


def test_a_question_that_went_wrong_stays_so_until_it_passes() -> None:
    found = run(9, {"one": GOOD}, asked=NetworkStatus.PROBLEM)
    for later in (NetworkStatus.INCONCLUSIVE, NetworkStatus.NOT_RUN, None):
        _, theirs = agreed(Records(runs=[found, run(1, {"one": GOOD}, asked=later)]))
        assert theirs.filtering is Status.PROBLEM
    _, passed = agreed(Records(runs=[found, run(1, {"one": GOOD}, asked=NetworkStatus.OK)]))
    assert {each.network: each.status for each in passed.networks}[PUPILS] is Status.FINE


def test_a_person_closes_it_with_a_reason_and_it_is_stated() -> None:
    """Nothing shows that the page is blocked now: it counts as wrong no longer, and as shown neither."""
    closing = note(1, f"{PUPILS}:gambling:under_blocked")
    own, theirs = agreed(Records(runs=[run(2, {"one": WRONG, "two": GOOD})], notes=[closing]))
    status = {each.network: each.status for each in theirs.networks}
    assert status[PUPILS] is Status.STATED
    assert any("closed by a person" in line for network in own.filtering.networks for line in _answered(network))
    found_again = Records(runs=[run(2, {"one": WRONG}), run(0.5, {"one": WRONG})], notes=[closing])
    assert agreed(found_again)[1].filtering is Status.PROBLEM


def _answered(network: object) -> tuple[str, ...]:
    return getattr(network, "answered", ())


@pytest.mark.parametrize(
    ("gone", "status"),
    [
        (retirement(0.5), None),
        (retirement(0.5, list_id="list-a"), "fine"),
        (retirement(0.5, page="one"), "fine"),
        (retirement(5), "problem"),
        (retirement(-1), "problem"),
    ],
)
def test_what_is_retired_counts_no_longer(gone: Retirement, status: str | None) -> None:
    """A network, a list or a page, for what was found until then; nothing that is checked later."""
    runs = [run(3, {"one": WRONG, "two": GOOD}), run(2, {"two": GOOD}, list_id="list-b")]
    own, theirs = agreed(Records(runs=runs, retirements=[gone]))
    stands = {each.network: each.status.value for each in theirs.networks}
    assert stands[PUPILS] == (status or "not_applicable")
    (line,) = own.not_counted
    assert ("still to come" in line.words) == (gone.at > AT)
    assert "retired" in line.words
    if gone.page and gone.at <= AT:
        assert own.filtering.counts.under_blocked == 0, "what is retired is in no count"
    if status is None:
        assert PUPILS not in {each.id for each in own.filtering.networks}


@pytest.mark.parametrize("runs", [[], [run(3, {"one": WRONG})]], ids=["never checked", "checked before"])
def test_where_every_network_is_retired_nothing_is_known_of_a_filter(runs: list[Run]) -> None:
    """On the venue's own report as at the board; and it is said why, but not where one of them is retired."""
    gone = [retirement(1, network=each.id) for each in NETWORKS]
    own, theirs = agreed(Records(runs=runs, retirements=gone))
    assert own.filtering.status is theirs.filtering is Status.NOT_REPORTED
    assert own.filtering.headline.startswith("Every network is retired")
    one_is, _ = agreed(Records(runs=runs, retirements=gone[:1]))
    assert not one_is.filtering.headline.startswith("Every network is retired")


def test_a_retired_network_that_is_checked_again_counts_again() -> None:
    _, theirs = agreed(Records(runs=[run(3, {"one": WRONG}), run(1, {"one": GOOD})], retirements=[retirement(2)]))
    assert {each.network: each.status for each in theirs.networks}[PUPILS] is Status.FINE


def test_a_withdrawn_booking_asks_for_nothing_more_and_is_not_called_decided() -> None:
    """Neither at the venue nor at the board; advice to an owner is no decision either."""
    update = Action(id="update-lists", text="Get the lists of today", owner="Bookings", due=AT.date())
    gone = replace(booking(5, OutcomeKind.APPROVE, OutcomeKind.WITHDRAWN), actions=(update,))
    advice = replace(booking(4, OutcomeKind.ADVISE, None), id="advice")
    own, _ = agreed(Records(assessments=[gone, advice]))
    assert not [each for each in own.actions if each.id.endswith("update-lists")]
    (closed,) = own.closed_actions
    assert "the booking was withdrawn" in closed.closed_words
    assert own.assessments is not None
    assert "1 withdrawn and 1 ended in advice to an owner" in own.assessments.headline
    assert "decided" not in own.assessments.headline


def test_a_decision_that_ended_is_not_counted_among_those_that_differ() -> None:
    own, _ = agreed(Records(assessments=[booking(60, OutcomeKind.APPROVE, OutcomeKind.REFUSE, lasts=30)]))
    assert own.assessments is not None
    assert (own.assessments.stricter, own.assessments.waiting) == (0, 1)


def test_a_note_that_is_dated_in_the_future_closes_nothing_yet_and_a_line_says_so() -> None:
    """Of a page that opened and of what a checklist asked for."""
    asked = booking(3, OutcomeKind.REFER, OutcomeKind.APPROVE)
    notes = [note(-1, f"{PUPILS}:gambling:under_blocked"), note(-1, f"{asked.id}:adopt")]
    own, theirs = agreed(Records(runs=[run(2, {"one": WRONG})], assessments=[asked], notes=notes))
    assert {each.id for each in own.actions} >= {each.action for each in notes}
    assert theirs.filtering is Status.PROBLEM
    assert sum("still to come" in line.words for line in own.not_counted) == 2
    later = board(Records(runs=[run(2, {"one": WRONG})], assessments=[asked], notes=notes), AT + timedelta(days=2))
    assert {each.id for each in later.to_do if each.closed is not None} >= {each.action for each in notes}


def test_what_a_person_saw_beside_a_check_that_proves_nothing_is_counted_as_seen() -> None:
    """And so is what an earlier check found, though the newest one could not be relied on."""
    seen = run(1, {"three": Result.OVER_BLOCKED}, device="iPad", list_id="list-b")
    own, _ = agreed(Records(runs=[run(2, {"one": WRONG}, valid=False), seen]))
    assert (own.filtering.counts.under_blocked, own.filtering.counts.over_blocked) == (1, 1)
    found = run(3, {"three": Result.OVER_BLOCKED}, list_id="list-b")
    own, _ = agreed(Records(runs=[found, run(1, {}, list_id="list-b", valid=False)]))
    assert own.filtering.counts.over_blocked == 1


def test_what_a_person_answered_for_long_ago_is_still_seen_in_the_check_that_counts() -> None:
    closing = note(499, f"{PUPILS}:gambling:under_blocked")
    own, _ = agreed(Records(runs=[run(500, {"one": WRONG})], notes=[closing]))
    assert own.filtering.counts.under_blocked == 1


def _said_ahead(kind: type[T], **said: object) -> T:
    """Give what a person notes of a booking, dated in the future."""
    return kind(assessment="assessment-venue-booking-3", person="A. Manager", at=AT + timedelta(days=8), **said)  # type: ignore[arg-type]


AHEAD = Records(
    runs=[run(1, {"one": GOOD}), run(-2, {"one": GOOD})],
    assessments=[booking(-3, OutcomeKind.APPROVE, OutcomeKind.APPROVE)],
    notes=[note(-4, f"{PUPILS}:gambling:under_blocked")],
    retirements=[retirement(-5)],
    sign_offs=[values.signed(-6)],
    log_checks=[values.look(logged=Looked.YES, alerted=Looked.YES, days=-7)],
    replies=[_said_ahead(Reply, answerer=Answerer.POLICE, said="Nothing")],
    conditions=[_said_ahead(ConditionSeen, condition="A steward", met=True, seen="One")],
    reviews=[values.review("assessment-venue-booking-3", AT + timedelta(days=8))],
    lists=ListsGot(last=(None, AT + timedelta(days=8)), usable=True),
    overrides=[
        Override(
            page="one",
            list_id="list-a",
            network=PUPILS,
            verdict=Verdict.REACHED,
            reason="I saw it",
            person="A. Tech",
            made=AT + timedelta(days=8),
            until=AT.date() + timedelta(days=9),
        )
    ],
)


def test_every_record_of_the_future_is_named_wherever_a_program_looks() -> None:
    """In the report and its tables, in JSON, by Nagios and a build server; and at the board, one for one."""
    own, _ = agreed(AHEAD)
    assert [each.ahead for each in own.not_counted] == [True] * 11
    assert {each["record"] for each in json.loads(json_format.render_venue(own, TEMPLATES))["not_counted"]} == {
        each.record for each in own.not_counted
    }
    (table,) = (each for each in tables(own) if each.id == "not_counted")
    assert len(table.rows) == 11
    assert b"Dated in the future: 11 records." in nagios.render_venue(own, TEMPLATES)
    assert b"dated_in_the_future=11" in nagios.render_venue(own, TEMPLATES)
    cases = ET.fromstring(junit.render_venue(own, TEMPLATES)).iter("testcase")  # noqa: S314 - our own
    assert sum(each.get("classname") == "records" for each in cases) == 11
    told = list(dated_ahead(venue_facts(LISTED, [bundle(AHEAD)]), AT))
    assert len(told) == 11
    assert all("still to come" in each.words and each.is_lost for each in told)


def test_a_record_of_the_future_is_a_warning_where_all_else_is_well() -> None:
    own = replace(report(AHEAD), status=Status.FINE)
    assert nagios.exit_status(own) == 1
    assert nagios.exit_status(replace(own, not_counted=())) == 0


_BOTH = (Result.UNDER_BLOCKED, GOOD)


@pytest.mark.parametrize("lists", [("list-a", "list-b"), ("list-b", "list-a"), ("list-a", "list-a")])
def test_of_two_checks_that_are_dated_alike_none_passes_what_the_other_found(lists: tuple[str, str]) -> None:
    """As two sheets of one day are, and whatever their ids: nobody knows which was later."""
    for device in ("", "iPad"):
        found, good = (
            run(2, {"one": each}, list_id=name, device=device) for each, name in zip(_BOTH, lists, strict=True)
        )
        other = replace(good, run=replace(good.run, id=f"other-{good.run.id}"))
        for runs in ([found, other], [replace(found, run=replace(found.run, id="z-run")), good]):
            own, _ = agreed(Records(runs=runs))
            assert own.filtering.status is Status.PROBLEM, device
            own, _ = agreed(Records(runs=[*runs, run(1, {"one": GOOD}, list_id=lists[0], device=device)]))
            assert not [each for each in own.actions if each.id.endswith(":under_blocked")]
