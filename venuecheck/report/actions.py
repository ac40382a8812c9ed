"""What there is to do: from the checklists, and from what the checks of the networks found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from venuecheck.assessment.assessment import Assessment
from venuecheck.core.action import Action
from venuecheck.filtering.model.finding import NetworkStatus, Result
from venuecheck.report.assessments import AssessmentsShown, Undecided
from venuecheck.report.networks import NetworkChecked, NetworkNotReported, NetworkShown
from venuecheck.report.pages import CategoryShown
from venuecheck.report.status import Status
from venuecheck.report.wording import clause, counted, day, label, prose, sentence, was_or_were

NOBODY_NAMED = "nobody named yet"
NO_DATE = "no date set"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionShown:
    """One thing to do, as shown."""

    id: str
    text: str
    details: tuple[str, ...]
    """The pages meant; to be shown as text."""
    owner: str
    due: date | None
    due_words: str
    late: bool
    source: str
    about: str
    """Id of the network or of the assessment that it comes from."""


def actions_of(
    networks: Sequence[NetworkShown],
    assessments: Sequence[Assessment],
    shown: AssessmentsShown | None,
    today: date,
) -> tuple[ActionShown, ...]:
    """List all actions: pages that opened first, then what else is wrong or not known, then bookings."""
    checked = [network for network in networks if isinstance(network, NetworkChecked)]
    found = [
        *(action for network in checked for action in _from_pages(network, Result.UNDER_BLOCKED)),
        *(action for network in checked for action in _from_questions(network)),
        *(action for network in checked for action in _from_pages(network, Result.OVER_BLOCKED)),
        *(action for network in checked for action in _to_repeat(network)),
        *(action for network in networks if isinstance(network, NetworkNotReported) for action in _to_check(network)),
        *(action for each in assessments for action in _from_checklist(each, today)),
        *(
            action
            for each in (shown.shown if shown else ())
            if isinstance(each.decision, Undecided)
            for action in _to_decide(each.id, each.subject, each.status)
        ),
    ]
    if not networks:
        found.append(
            _made(
                "networks:list", "List this venue's networks, and check each.", source="No network is listed", about=""
            )
        )
    return tuple(found)


def _made(action_id: str, text: str, *, source: str, about: str, details: Sequence[str] = ()) -> ActionShown:
    return ActionShown(
        id=action_id,
        text=text,
        details=tuple(details),
        owner=NOBODY_NAMED,
        due=None,
        due_words=NO_DATE,
        late=False,
        source=source,
        about=about,
    )


def _from_pages(network: NetworkChecked, result: Result) -> Iterator[ActionShown]:
    for category in network.categories:
        pages = [page for page in category.pages if page.result is result]
        if pages:
            yield _made(
                f"{network.id}:{category.id}:{result}",
                _page_text(network, category, result, len(pages)),
                source=f"Check of {network.name}, {network.check.when}",
                about=network.id,
                details=[label(page.url) for page in pages],
            )


def _page_text(network: NetworkChecked, category: CategoryShown, result: Result, number: int) -> str:
    if result is Result.UNDER_BLOCKED:
        return f"Have “{category.title}” blocked on {network.name}: {counted(number, 'test page')} opened."
    return (
        f"Have “{category.title}” allowed on {network.name}: {counted(number, 'page')}"
        f" that should open {was_or_were(number)} blocked."
    )


def _from_questions(network: NetworkChecked) -> Iterator[ActionShown]:
    for question in network.questions:
        if question.found is NetworkStatus.PROBLEM:
            yield _made(
                f"{network.id}:{question.probe}",
                f"{network.name}: {question.advice or question.reason or question.question}",
                source=f"Check of {network.name}, {network.check.when}",
                about=network.id,
            )


def _to_repeat(network: NetworkChecked) -> Iterator[ActionShown]:
    check = network.check
    unsure = check.counts.not_proven
    if not check.valid:
        text = f"Put right what made the check of {network.name} fail, then check again."
    elif check.finished is None:
        text = f"Finish the check of {network.name}: it was stopped before its end."
    elif not check.counts.tested:
        text = f"Check {network.name} again with a list that holds test pages."
    elif check.old:
        text = f"Check {network.name} again: the last check is more than a year old."
    elif unsure:
        text = f"Find out why {counted(unsure, 'page')} on {network.name} gave no clear answer, then check again."
    else:
        return
    yield _made(f"{network.id}:repeat", text, source=f"Check of {network.name}, {check.when}", about=network.id)


def _to_check(network: NetworkNotReported) -> Iterator[ActionShown]:
    yield _made(
        f"{network.id}:check",
        f"Check {network.name}: no check of it is recorded.",
        source="No check is recorded",
        about=network.id,
    )


def _from_checklist(each: Assessment, today: date) -> Iterator[ActionShown]:
    for action in each.actions:
        yield _shown(action, each, today)


def _shown(action: Action, each: Assessment, today: date) -> ActionShown:
    late = action.due is not None and action.due < today
    return ActionShown(
        id=f"{label(each.id)}:{label(action.id)}",
        text=sentence(prose(action.text)),
        details=(),
        owner=label(action.owner) or NOBODY_NAMED,
        due=action.due,
        due_words=(day(action.due) + (" (late)" if late else "")) if action.due else NO_DATE,
        late=late,
        source=f"{label(each.subject)}: {label(action.source)}" if action.source else label(each.subject),
        about=label(each.id),
    )


def _to_decide(assessment_id: str, subject: str, status: Status) -> Iterator[ActionShown]:
    todo = "Answer what is still open, then decide" if status is Status.NOT_PROVEN else "Have a named person decide"
    yield _made(
        f"{assessment_id}:decide",
        f"{todo}: {clause(subject)}.",
        source="No decision is recorded",
        about=assessment_id,
    )
