"""What the answers to checklists show of a requirement."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from venuecheck.assessment.assessment import Answered, Assessment
from venuecheck.assessment.option import NOT_APPLICABLE
from venuecheck.assessment.training import roles_trained
from venuecheck.assurance.check import aware, is_ahead
from venuecheck.assurance.evidence import IN_PLACE, NOT_IN_PLACE, answers_status
from venuecheck.assurance.evidence_found import bookings_counting, bookings_piece
from venuecheck.assurance.requirement import Turn
from venuecheck.assurance.status import Status
from venuecheck.core.london import london_day
from venuecheck.plans.plan import Evidence, Otherwise
from venuecheck.report.setting.wording import counted, joined, label, some
from venuecheck.report.venue.among_all import AmongAll
from venuecheck.report.venue.fact import Fact, nothing


def answered_facts(
    wanted: Evidence | Otherwise,
    assessments: Sequence[Assessment],
    among: AmongAll,
    made_at: datetime,
) -> Iterator[Fact]:
    """Hold the wanted questions and topics against the latest time that their checklist was answered.

    What was answered since under a date in the future takes its place where it says that something is not so.
    """
    mine = sorted(_until(made_at, assessments, wanted.checklist), key=lambda each: (each.started, each.id))
    rightly_dated = [number for number, each in enumerate(mine) if each.id not in among.only_bad]
    newest = rightly_dated[-1] if rightly_dated else None
    parts = [(_questions, _waivers_end)] * bool(wanted.questions) + [(_training, _refreshers_due)] * bool(wanted.topics)
    for found, last_days in parts if mine else ():
        facts = [
            _fact(partial(found, wanted, each), last_days(each), each, london_day(made_at), among.anchor_of(each.id))
            for each in mine[newest or 0 :]
        ]
        today = london_day(made_at)
        counting = [fact for fact in facts if fact.status_on(today) is Status.PROBLEM] or facts[: newest is not None]
        yield from counting[-1:] or [_nothing(wanted, "has been answered under a date that is still to come alone.")]
    if not mine:
        yield _nothing(wanted, "has not been answered.")


def _nothing(wanted: Evidence | Otherwise, words: str) -> Fact:
    return nothing("Self-assessment", f"the checklist “{label(wanted.checklist)}” {words}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What is said of the wanted questions, or topics, on a day."""

    met: Sequence[str]
    not_met: Sequence[str]
    without: Sequence[str]
    words: str

    @property
    def status(self) -> Status:
        return answers_status(met=len(self.met), not_met=len(self.not_met), without=len(self.without))


def _questions(wanted: Evidence | Otherwise, newest: Assessment, day: date) -> _Found:
    said = {answer.question: answer for answer in newest.answers}
    not_asked = set(newest.not_asked)
    met: list[str] = []
    not_met: list[str] = []
    without: list[str] = []
    apart: list[str] = []
    for question in wanted.questions:
        answer = said.get(question)
        if answer is None:
            (apart if question in not_asked else without).append(label(question).replace("_", " "))
        elif answer.value == NOT_APPLICABLE or _waived(answer, day):
            apart.append(label(answer.text))
        elif answer.value in IN_PLACE:
            met.append(label(answer.text))
        elif answer.value in NOT_IN_PLACE:
            not_met.append(f"“{label(answer.text)}” {label(answer.shown)}")
        else:
            without.append(label(answer.text))
    return _Found(met=met, not_met=not_met, without=without, words=_words(met, not_met, without, apart))


def _waivers_end(newest: Assessment) -> Iterator[date]:
    """Give the last days of what lets an answer stay as it is."""
    yield from (answer.waived_until for answer in newest.answers if answer.waived_until is not None)


def _training(wanted: Evidence | Otherwise, newest: Assessment, day: date) -> _Found:
    """Hold the roles against the topics: who should be trained in them is, and for each there is somebody."""
    roles = [role for role in roles_trained(newest.answers) if role.topics & set(wanted.topics)]
    met = [label(role.name) for role in roles if role.is_trained(day)]
    not_all = [label(role.name) for role in roles if not role.are_all]
    overdue = [label(role.name) for role in roles if role.are_all and not role.is_trained(day)]
    without = [topic for topic in wanted.topics if not any(topic in role.topics for role in roles)]
    said = [f"Not everybody is trained in these roles: {joined(not_all)}."] * bool(not_all)
    said += [f"Training or its refresher is overdue in these roles: {joined(overdue)}."] * bool(overdue)
    said += [f"No role is named that should be trained in: {joined(without)}."] * bool(without)
    said += [f"Trained: {joined(met)}."] * bool(met)
    return _Found(met=met, not_met=[*not_all, *overdue], without=without, words=" ".join(said))


def _refreshers_due(newest: Assessment) -> Iterator[date]:
    """Give the last days on which training counts as it is."""
    yield from (role.due for role in roles_trained(newest.answers) if role.due is not None)


def _fact(
    found_on: Callable[[date], _Found], last_days: Iterable[date], newest: Assessment, today: date, target: str
) -> Fact:
    """Say how it stood when it was answered, and what becomes of it by itself after each of `last_days`; in words, how
    it stands today.
    """
    now, later, on = found_on(today), [], _on(newest)
    first = status = found_on(on).status
    # somebody can write the last day that there is, for "always"
    for day in sorted({last + timedelta(days=1) for last in last_days if on <= last < date.max}):
        if (then := found_on(day).status) is not status:
            later.append(Turn(since=day, status=then))
            status = then
    return Fact(
        about=label(newest.checklist_title),
        status=first,
        words=now.words,
        on=on,
        at=aware(newest.finished or newest.started),
        later=tuple(later),
        by=label(newest.person),
        record=label(newest.id),
        target=target,
    )


def _waived(answer: Answered, today: date) -> bool:
    """Whether a named person lets it stay as it is; after the waiver's last day it counts again, by itself."""
    return answer.waived_until is not None and today <= answer.waived_until


def _words(met: Sequence[str], not_met: Sequence[str], without: Sequence[str], apart: Sequence[str]) -> str:
    said = [f"Not in place, or only partly: {joined(not_met)}."] * bool(not_met)
    said += [f"Not answered: {joined(without)}."] * bool(without)
    said += [f"In place: {counted(len(met), 'question')}."] * bool(met)
    said += [f"Does not apply here, or waived: {counted(len(apart), 'question')}."] * bool(apart)
    return " ".join(said)


def booking_facts(
    wanted: Evidence,
    assessments: Sequence[Assessment],
    among: AmongAll,
    made_at: datetime,
) -> Iterator[Fact]:
    """Sum the bookings of the period up: none is not reported, and what is not decided is not settled."""
    about = "Bookings"
    facts = [among.assessed[each.id] for each in assessments if each.checklist == wanted.checklist]
    counting = bookings_counting(facts, wanted.checklist, wanted.every_months, made_at)
    if not counting:
        yield nothing(about, "no booking check is recorded.", target="bookings")
        return
    by_id = {each.id: each for each in assessments}
    within = [by_id[each.id] for each in counting]
    piece = bookings_piece(counting, {each.id: among.stands[each.id].status for each in within})
    stands = [among.stands[each.id].status for each in within]
    parts = [
        f"{number} {words}"
        for status, words in (
            (Status.FINE, "decided"),
            (Status.WAITING, "waiting for a decision"),
            (Status.NOT_PROVEN, "not finished"),
            (Status.NOT_APPLICABLE, "not counted"),
            (Status.PROBLEM, "not in place"),
        )
        if (number := stands.count(status))
    ]
    words = f"{counted(len(within), 'booking')} checked: {joined(parts)}."
    yield Fact(
        about=about,
        status=piece.status,
        words=f"{words} Bookings that nobody checked are not among them.",
        on=piece.on,
        by=some(list(dict.fromkeys(label(each.person) for each in within)), 3),
        record=label(max(within, key=lambda each: each.started).id),
        target="bookings",
    )


def _until(made_at: datetime, assessments: Sequence[Assessment], checklist: str) -> list[Assessment]:
    """Give what was answered with a checklist; what is dated in the future has not happened."""
    mine = [each for each in assessments if each.checklist == checklist]
    return [each for each in mine if not is_ahead(each.started, made_at, by_person=False)]


def _on(each: Assessment) -> date:
    return london_day(each.finished or each.started)
