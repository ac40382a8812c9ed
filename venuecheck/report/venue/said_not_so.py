"""Actions that follow from what persons said is not so, in words: a filter's log, a signature, answers."""

from collections.abc import Collection, Iterator, Sequence

from venuecheck.assurance.evidence_found import Known, found_missing, newest_look, newest_signature
from venuecheck.assurance.fault import shown_id
from venuecheck.assurance.requirement import RequirementFacts
from venuecheck.assurance.said_not_so import said_not_so
from venuecheck.assurance.status import Status
from venuecheck.assurance.to_do import ToDo, Why
from venuecheck.core.london import london_day
from venuecheck.plans.plan import Plan, Requirement
from venuecheck.plans.said import Looked
from venuecheck.report.setting.wording import day, label, remark, sentence
from venuecheck.report.venue.action import ActionShown, Cause, made
from venuecheck.report.venue.evidence import Recorded
from venuecheck.report.venue.statement import stated_words


def from_what_was_said(
    recorded: Recorded, plans: Sequence[Plan], told: Sequence[RequirementFacts], asking: Collection[str]
) -> Iterator[ActionShown]:
    """Show what is to be done because of what persons said.

    `told` is what is recorded for each requirement of `plans`; `asking` is as for `said_not_so`.
    """
    known = Known(
        networks=list(recorded.stands.values()),
        assessed=list(recorded.among.assessed.values()),
        stands={name: stands.status for name, stands in recorded.among.stands.items()},
        looks=recorded.log_checks,
        signatures=recorded.sign_offs,
        at=recorded.made_at,
    )
    asked = {(label(plan.id), label(each.number)): (plan.id, each) for plan in plans for each in plan.requirements}
    for todo in said_not_so(known, told, asking):
        match todo.why:
            case Why.LOG_SAYS_NO:
                yield _log(todo, recorded)
            case Why.SIGNED_NOT_MET:
                yield _signed(todo, *asked[todo.plan, todo.requirement], recorded)
            case _:
                yield _answered(todo, recorded)


def _log(todo: ToDo, recorded: Recorded) -> ActionShown:
    newest = newest_look(todo.network, recorded.log_checks)
    assert newest is not None  # noqa: S101 - it is why there is something to do
    found = found_missing(todo.network, recorded.log_checks) or newest
    network = label(todo.network)
    name = next((each.name for each in recorded.networks if each.id == network), network)
    wrong = "the filter’s log did not hold the test" if newest.logged is Looked.NO else "the alert did not arrive"
    return made(
        todo.id,
        f"Find out why {wrong} on {name}, then look again.",
        cause=Cause.NETWORK,
        source=f"Look at the filter’s log of {name}, {day(found.on)}",
        about=network,
        opened=found.on,
    )


def _signed(todo: ToDo, plan: str, asked: Requirement, recorded: Recorded) -> ActionShown:
    newest = newest_signature(recorded.sign_offs, plan, asked.number)
    assert newest is not None  # noqa: S101 - it is why there is something to do
    since, said = london_day(newest.at), stated_words(newest).rstrip(".").lower()
    return made(
        todo.id,
        f"Have this put right, then sign it again: {sentence(remark(asked.text))}",
        cause=Cause.REQUIREMENT,
        source=f"Requirement {todo.requirement}: {said} ({label(newest.person)}, {day(since)})",
        about=label(newest.id),
        opened=since,
    )


def _answered(todo: ToDo, recorded: Recorded) -> ActionShown:
    among = recorded.among
    mine = [each for each in among.newest if shown_id(each.checklist) == todo.checklist]
    # what is dated in the future and says nothing bad does not count, nor does one that is begun and not finished yet
    counting = [each for each in mine if among.stands[each.id].counts] or mine
    wrong = [each for each in counting if among.stands[each.id].status is Status.PROBLEM]
    newest = (wrong or counting)[0]
    title, since = label(newest.checklist_title), london_day(newest.finished or newest.started)
    return made(
        todo.id,
        f"Have put right what “{title}” says is not in place, then answer it again.",
        cause=Cause.PROCEDURE,
        source=f"{title}, {day(since)}",
        about=label(newest.id),
        opened=since,
    )
