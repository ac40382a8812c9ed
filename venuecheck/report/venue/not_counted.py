"""What is on record and is not counted, each with why: nothing is dropped without a word."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.condition_seen import ConditionSeen
from venuecheck.assessment.looked_back import EventReview
from venuecheck.assessment.name_points import UPDATE_LISTS
from venuecheck.assessment.replying import Reply
from venuecheck.assurance.assessed import about_venue
from venuecheck.assurance.bad_news import decision_ahead, is_bad
from venuecheck.assurance.check import WRONG, aware, is_ahead, worth
from venuecheck.assurance.evidence import log_status, statement_status
from venuecheck.assurance.evidence_found import newest_signature, signed_in_vain
from venuecheck.assurance.how import How
from venuecheck.assurance.noted_since import says_not_so
from venuecheck.assurance.status import Status
from venuecheck.core.london import is_still_to_come
from venuecheck.filtering.model.override import Override
from venuecheck.filtering.model.retirement import Retirement
from venuecheck.filtering.model.run import Run, Vantage
from venuecheck.plans.said import ActionNote, LogCheck, SignOff
from venuecheck.report.setting.wording import clause, day, in_zone, label
from venuecheck.report.setting.wording import said as remarked
from venuecheck.report.venue.among_all import AmongAll, replaced_words
from venuecheck.report.venue.statement import in_vain_words, stated_words, taken_back_words
from venuecheck.report.venue.todo import Said, Todo

_AHEAD = "is dated {when}, which is still to come: put the clock right, and do it again"
_LONG_SETTLED = "it was settled, and begun more than a year ago"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCounted:
    """One thing that counts for nothing."""

    record: str
    """Its id; of what was retired, the network, list and page."""
    words: str
    """What it is and why it does not count, a sentence."""
    ahead: bool = False
    """Whether that is because it is dated in the future: a clock is wrong, or was."""


def not_counted_of(now: Todo, said: Said, overrides: Sequence[Override], made_at: datetime) -> tuple[NotCounted, ...]:
    """Name everything of these that is not counted."""
    return (
        *_ahead(now.everything, made_at),
        *_assessments(now.recorded, now.as_dated, now.among, made_at),
        *_said_ahead(said.log_checks, said.sign_offs, made_at),
        *_signed_in_vain(now, made_at),
        *map(_looked_before, said.looked_before),
        *_retired(said.retirements, made_at),
        *_dated_ahead(map(_of_action, said.notes), made_at),
        *_dated_ahead(map(_of_page, overrides), made_at),
        *_dated_ahead(_decided(now.recorded, made_at), made_at),
        *_dated_ahead(map(_of_reply, said.replies), made_at),
        *_dated_ahead(map(_of_noted, said.noted_ahead), made_at),
        *_dated_ahead(map(_of_list, said.done.lists_got), made_at),
    )


def _ahead(runs: Sequence[Run], made_at: datetime) -> Iterator[NotCounted]:
    for run in runs:
        head = run.run
        if is_ahead(head.started, made_at, by_person=head.vantage is Vantage.PERSON):
            why = _AHEAD.format(when=day(in_zone(head.started, made_at).date()))
            counts = "is not counted"
            if any(worth(each, valid=head.valid) in WRONG for each in run.findings):
                counts = "counts only by what it found wrong, until a later check passes it"
            words = f"The check {label(head.id)} of {label(head.network)} {counts}: it {why}."
            yield NotCounted(record=label(head.id), words=words, ahead=True)


def _looked_before(look: LogCheck) -> NotCounted:
    words = f"The look at the log of {label(look.network)} on {day(look.on)} is not counted: it is of a day before the "
    return NotCounted(record=label(look.id), words=f"{words}check {label(look.run)} that it was to find. Look again.")


def _assessments(
    assessments: Sequence[Assessment], as_dated: AmongAll, among: AmongAll, made_at: datetime
) -> Iterator[NotCounted]:
    """Name what is dated ahead by the day that it bears, and what another takes the place of as they count."""
    of_venue = about_venue(as_dated.assessed.values())
    for each in assessments:
        ahead = as_dated.stands[each.id].how is How.AHEAD
        how = How.AHEAD if ahead else among.stands[each.id].how
        subject = label(each.subject) or "subject not recorded"
        passed_over = f"“{subject}” ({label(each.id)}) is not counted"
        if how is How.AHEAD:
            why = _AHEAD.format(when=day(in_zone(each.started, made_at).date()))
            words = f"{passed_over}: it {why}."
            if is_bad(as_dated.assessed[each.id], of_venue):
                only = "counts only by what it says is not in place, until a later one says otherwise"
                words = f"“{subject}” ({label(each.id)}) {only}: it {why}."
            yield NotCounted(record=label(each.id), words=words, ahead=True)
        elif how is How.REPLACED:
            yield NotCounted(
                record=label(each.id), words=f"{passed_over}: {replaced_words(each, among, made_at, as_dated)}."
            )
        elif how is How.LONG_SETTLED:
            yield NotCounted(record=label(each.id), words=f"{passed_over}: {_LONG_SETTLED}.")


def _said_ahead(
    log_checks: Sequence[LogCheck], sign_offs: Sequence[SignOff], made_at: datetime
) -> Iterator[NotCounted]:
    for look in log_checks:
        if is_still_to_come(look.on, made_at):
            why = _AHEAD.format(when=day(look.on))
            counts = "is not counted"
            if log_status(look) is Status.PROBLEM:
                counts = "counts only by what it says was missing, until a later look finds it"
            words = f"The look at the filter’s log of {label(look.network)} {counts}: it {why}."
            yield NotCounted(record=label(look.id), words=words, ahead=True)
    for signed in sign_offs:
        if aware(signed.at) > aware(made_at):
            why = _AHEAD.format(when=day(in_zone(signed.at, made_at).date()))
            counts = "is not counted"
            if statement_status(signed) is Status.PROBLEM:
                counts = "counts only by what it says is not met, until somebody signs otherwise"
            words = f"The signature of {label(signed.person)} {counts}: it {why}."
            yield NotCounted(record=label(signed.id), words=words, ahead=True)


def _signed_in_vain(now: Todo, made_at: datetime) -> Iterator[NotCounted]:
    """Name the signatures that stand for nothing; of one that is dated ahead that is said already."""
    known = [each for each in now.held.sign_offs if each.requirement]
    recorded_last = {each.key: each for each in known}
    for each in recorded_last.values():
        newest = newest_signature(known, each.plan, each.requirement)
        if newest is not None and newest is not each:
            when = day(in_zone(newest.at, made_at).date())
            why = f"it is dated before that of {label(newest.person)}, {when}, which was there: "
            yield _signature(each, f"{why}put the clock right, and sign again", made_at)
    for each, asks in signed_in_vain(known, now.requirements):
        taken_back = taken_back_words(each, now.held.signed_before)
        found = _signature(each, in_vain_words(asks), made_at)
        yield replace(found, words=" ".join(filter(None, (found.words, taken_back))))


def _signature(signed: SignOff, why: str, made_at: datetime) -> NotCounted:
    about = f"{label(signed.requirement)} of {label(signed.plan)}: {stated_words(signed).removesuffix('.').lower()}"
    signature = f"The signature of {label(signed.person)}, {day(in_zone(signed.at, made_at).date())} ({about})"
    return NotCounted(record=label(signed.id), words=f"{signature} is not counted: {why}.")


def _retired(retirements: Sequence[Retirement], made_at: datetime) -> Iterator[NotCounted]:
    for each in retirements:
        if each.withdrawn:
            continue
        parts = [f"the page {label(each.page)}"] * bool(each.page)
        parts += [f"the list {label(each.list_id)}"] * bool(each.list_id)
        what = " of ".join([*parts, f"the network {label(each.network)}"])
        when = day(in_zone(each.at, made_at).date())
        by = f"retired by {label(each.person) or 'nobody named'}, {when}"
        if aware(each.at) > aware(made_at):
            words = f"That {what} is retired is not counted: it {_AHEAD.format(when=when)}."
            yield NotCounted(record=label(each.key), words=words, ahead=True)
            continue
        why = clause(remarked(each.reason)) or "no reason is recorded"
        words = f"What was found until then for {what} is not counted: {by}: {why}."
        yield NotCounted(record=label(each.key), words=words)


def _dated_ahead(noted: Iterable[tuple[str, str, datetime]], made_at: datetime) -> Iterator[NotCounted]:
    """Name those whose moment is yet to come; of each its record's id, how it is passed over, and its moment."""
    for record, passed_over, at in noted:
        if aware(at) > aware(made_at):
            why = _AHEAD.format(when=day(in_zone(at, made_at).date()))
            yield NotCounted(record=label(record), words=f"{passed_over}: it {why}.", ahead=True)


def _decided(assessments: Sequence[Assessment], made_at: datetime) -> Iterator[tuple[str, str, datetime]]:
    for each in assessments:
        decision = decision_ahead(each, made_at)
        if decision is not None and aware(each.started) <= aware(made_at):
            yield each.id, f"The decision on “{label(each.subject)}” ({label(each.id)}) is not counted", decision.at


def _of_action(each: ActionNote) -> tuple[str, str, datetime]:
    return each.action, f"What was said of the action {label(each.action)} is not counted", each.at


def _of_page(each: Override) -> tuple[str, str, datetime]:
    return each.key, f"What {label(each.person)} says of the page {label(each.page)} is not shown", each.made


def _of_reply(each: Reply) -> tuple[str, str, datetime]:
    return each.assessment, f"What was replied about {label(each.assessment)} is not counted", each.at


def _of_noted(each: ConditionSeen | EventReview) -> tuple[str, str, datetime]:
    what = "seen of a condition" if isinstance(each, ConditionSeen) else "noted after the event"
    counts = "is not counted"
    if says_not_so(each):
        counts = "counts only by what it says is not as it should be, until something noted later says otherwise"
    return each.assessment, f"What was {what} of {label(each.assessment)} {counts}", each.at


def _of_list(at: datetime) -> tuple[str, str, datetime]:
    return UPDATE_LISTS, "That a list of names was got is not counted", at
