"""How a venue stands at a moment. Silence is never a pass, and neither is an old or a late answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial

from venuecheck.assurance.assessed import AssessedStands, about_venue, all_stand, bookings_status
from venuecheck.assurance.bad_news import looks_counting, self_assessments_told, signatures_counting
from venuecheck.assurance.check import Counts, as_aged, aware
from venuecheck.assurance.evidence_found import Known, judged_anew, signed_in_vain
from venuecheck.assurance.fault import Fault
from venuecheck.assurance.network import NetworkStands
from venuecheck.assurance.requirement import plans_status, requirement_stands
from venuecheck.assurance.status import Status
from venuecheck.assurance.to_do import ToDo
from venuecheck.assurance.told import (
    BOOKINGS_SAID,
    FILTER_SAID,
    BookingsSaid,
    FilterSaid,
    Words,
    relied_on,
    with_word,
    words_counting,
)
from venuecheck.assurance.told import heard as heard_of
from venuecheck.assurance.venue import filtering_status, networks_stand
from venuecheck.collate.facts import Check, Overridden, Refused, Return, VenueFacts
from venuecheck.collate.network_kind import NetworkKind
from venuecheck.collate.not_usable import (
    Sides,
    Unusable,
    came_since_counted,
    is_since_counted,
    is_worse,
    sides_no_better,
)
from venuecheck.collate.to_do_there import to_ask, to_do_there
from venuecheck.core.london import london_day
from venuecheck.filtering.model.retirement import Retirement


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one venue stands at a moment."""

    venue: str
    filtering: Status
    bookings: Status
    last_heard: date | None
    """None where it has never been heard of."""
    due: date | None
    """When it had to be heard of again, or first, where it opened on a day. None where it was due at once, or owes no
    answer."""
    overdue: bool
    """Whether it is late with an answer that it owes."""
    was_due: date | None = None
    """When it had to be heard of, where it was late on a day that is past, as is known here, and answered since."""
    checks: tuple[Check, ...]
    """The checks that count, by network."""
    unchecked: tuple[str, ...]
    """Networks of which no check counts."""
    said: Words[Return]
    """What counts of all that somebody said of it."""
    networks: tuple[NetworkStands, ...]
    assessed: Mapping[str, AssessedStands]
    """How each booking and self-assessment stands, by id."""
    to_do: tuple[ToDo, ...]
    """What there is to do, and what was done: the actions of its own report."""
    requirements: Status
    """How the requirements of all plans stand together that the venue is held against."""
    required: Mapping[tuple[str, str], Status] | None
    """How each stands, by plan and number; None where nobody told."""
    counted: Sides
    """How it stands by what is counted alone."""
    unusable: tuple[Unusable, ...] = ()
    unusable_since: tuple[Unusable, ...] = ()
    """What came after the moment, and bears nothing on it."""
    answered: tuple[Fault, ...] = ()
    """What persons closed with a reason, and no check has passed since."""
    retired: tuple[Retirement, ...] = ()
    """What persons took out of what counts."""
    overridden: tuple[Overridden, ...] = ()
    """Where a person's verdict stands beside the measured one, which alone counts."""
    overridden_retired: tuple[Overridden, ...] = ()
    """Where it is about a page that was retired since."""
    signed_in_vain: int = 0
    """Of how many requirements somebody signed that they are met where a signature counts for nothing."""

    @property
    def to_send_again(self) -> bool:
        """Whether something came of it that it has to send again, though what counts may be in time.

        What it says weighs, or it came since the last that counts; where an answer is owed, whatever came. What a
        stranger may have made does so too: it says nothing of how the venue stands, and still nobody can say that
        nothing came.
        """
        return any(each.says_what_weighs or each.is_newer or self.overdue for each in self.unusable if not each.late)

    @property
    def is_silent(self) -> bool:
        """Whether it is late with an answer that it owes, and nothing came that cannot be used either."""
        return self.overdue and not self.to_send_again


def standing(
    facts: VenueFacts, at: datetime, within: timedelta, of_venue: Mapping[str, bool], *, pages_only: bool = False
) -> Standing:
    """Say how a venue stands at a moment, by what had happened until then.

    What is known of it is too old where nothing has been heard of it for longer than `within`; it is overdue where it
    owes an answer as well. `of_venue` tells of each checklist
    whether it is about the venue itself. With `pages_only` the questions to the network as a whole count for
    nothing: of earlier checks they are not known, so that only so two moments can be compared.
    """
    at = aware(at)
    known = [as_aged(check, at) for check in facts.checks]
    known = [_without_questions(check) for check in known] if pages_only else known
    faults = [fault for fault in facts.faults if fault.result is not None or not pages_only]
    known = [*known, *_undated(faults, at)]
    networks = networks_stand(facts.networks, known, faults, facts.retirements, at)
    checks = tuple(check for each in networks for check in each.checks if isinstance(check, Check))
    unchecked = tuple(sorted(each.network for each in networks if each.status is Status.NOT_REPORTED))
    told = words_counting(facts.returns, london_day(at))
    heard = [london_day(moment) for moment in facts.heard if moment <= at]
    if pages_only:
        # an earlier bundle need not be here any more: its checks show that the venue was not silent
        heard += [london_day(check.started) for check in checks]
    last = max([*heard, *([told.last.said_on] if told.last else [])], default=None)
    owed = partial(heard_of, opened=facts.venue.opened, owes=facts.venue.owes, within=within, today=london_day(at))
    then = owed(last) if last is not None else None
    if facts.heard_since is not None:
        last = london_day(facts.heard_since)
    answer = owed(last)
    facts = replace(facts, assessed=tuple(self_assessments_told(facts.assessed, at)))
    stands = all_stand(facts.assessed, at, of_venue)
    checked_on = max((london_day(check.started) for check in checks), default=None)
    booked_on = max((london_day(one.started) for one in facts.assessed if stands[one.id].counts), default=None)
    of_filter, of_bookings = told.filtering, told.bookings
    filter_said = FILTER_SAID[of_filter.filtering if of_filter else FilterSaid.NOT_SAID]
    bookings_said = BOOKINGS_SAID[of_bookings.bookings if of_bookings else BookingsSaid.NOT_SAID]
    recorded = {"filtering": filtering_status(networks), "bookings": bookings_status(stands.values())}
    filtering = with_word(recorded["filtering"], checked_on, filter_said, of_filter.said_on if of_filter else None)
    bookings = with_word(recorded["bookings"], booked_on, bookings_said, of_bookings.said_on if of_bookings else None)
    known_now = _known(facts, networks, stands, at)
    judged = [judged_anew(each, known_now) for each in facts.requirements or ()]
    required = {
        (each.plan, each.number): relied_on(
            requirement_stands(each, london_day(at)), is_old=answer.is_old, doubted=facts.doubted
        )
        for each in judged
    }
    counted = Sides(
        filtering=relied_on(filtering, is_old=answer.is_old, doubted=facts.doubted),
        bookings=relied_on(bookings, is_old=answer.is_old, doubted=facts.doubted),
        requirements=plans_status(required) if facts.requirements is not None else Status.NOT_REPORTED,
    )
    overridden = [
        each for each in facts.overridden if london_day(at) <= each.until and (each.made is None or each.made <= at)
    ]
    gone = [each for each in overridden if _is_retired(each, facts, at)]
    refused = [_unusable(each, facts, at, within, of_venue, pages_only=pages_only) for each in facts.refused]
    unusable = tuple(each for each in refused if each.bears)
    was_due = then.due if then and then.is_overdue and not answer.is_overdue else None
    sides = sides_no_better(counted, unusable)
    to_do: tuple[ToDo, ...] = ()
    if not pages_only:
        only_told = [
            side
            for side, status in (("filtering", filtering), ("bookings", bookings))
            if Status.PROBLEM in {status} - {recorded[side]}
        ]
        to_do = (*to_do_there(facts, known_now, stands, judged), *to_ask(only_told, worse=is_worse(counted, sides)))
    return Standing(
        venue=facts.venue.id,
        filtering=sides.filtering,
        bookings=sides.bookings,
        last_heard=last,
        due=answer.due,
        overdue=answer.is_overdue,
        was_due=was_due if was_due and not came_since_counted(facts, at) else None,
        checks=checks,
        unchecked=unchecked,
        said=told,
        networks=networks,
        assessed=stands,
        to_do=to_do,
        requirements=sides.requirements,
        required=required if facts.requirements is not None else None,
        counted=counted,
        unusable=unusable,
        unusable_since=tuple(each for each in refused if not each.bears),
        answered=tuple(fault for each in networks for fault in each.answered),
        retired=tuple(each for each in facts.retirements if not each.withdrawn and aware(each.at) <= at),
        overridden=tuple(each for each in overridden if each not in gone),
        overridden_retired=tuple(gone),
        signed_in_vain=len(signed_in_vain(known_now.signatures, judged)) if facts.requirements is not None else 0,
    )


def _without_questions(check: Check) -> Check:
    return replace(check, questions=()) if check.questions else check


def _undated(faults: Iterable[Fault], at: datetime) -> Iterable[Check]:
    """Give, for each check that found what is still wrong, one that holds no more: it counts where no other does.

    That of a check that is dated in the future is not told as such, nor of whom its network is.
    """
    found = {fault.last.run: fault for fault in faults if fault.is_open(at)}
    for fault in found.values():
        yield Check(
            run=fault.last.run,
            network=fault.network,
            network_kind=NetworkKind.NOT_SAID,
            list_id=fault.list_id,
            started=fault.last.started,
            finished=True,
            valid=True,
            by_person=fault.last.by_person,
            counts=Counts(),
            followed=True,
            undated=True,
        )


def _is_retired(said: Overridden, facts: VenueFacts, at: datetime) -> bool:
    """Whether the page was retired since the newest check with its list."""
    mine = [check.started for check in facts.checks if (check.network, check.list_id) == (said.network, said.list_id)]
    begun = max((moment for moment in mine if moment <= at), default=None)
    return begun is not None and any(
        each.covers(said.network, said.list_id, said.page, begun) and aware(each.at) <= at for each in facts.retirements
    )


def _known(
    facts: VenueFacts, networks: Sequence[NetworkStands], stands: Mapping[str, AssessedStands], at: datetime
) -> Known:
    return Known(
        networks=networks,
        assessed=facts.assessed,
        stands={name: each.status for name, each in stands.items()},
        looks=looks_counting(facts.looks, at),
        signatures=signatures_counting(facts.signed, at),
        at=at,
    )


def _unusable(
    refused: Refused,
    facts: VenueFacts,
    at: datetime,
    within: timedelta,
    of_venue: Mapping[str, bool],
    *,
    pages_only: bool,
) -> Unusable:
    says = None
    if refused.says is not None:
        kinds = {**about_venue(refused.says.assessed), **of_venue}
        says = standing(refused.says, at, within, kinds, pages_only=pages_only).counted
    is_newer = is_since_counted(refused, facts, at)
    return Unusable(sent=refused.sent, says=says, weighs=refused.weighs, late=refused.late, is_newer=is_newer)
