"""A file of answers handed in: recorded where it is finished, kept as a draft where it is not."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from venuecheck.assessment.answers import Answers
from venuecheck.assessment.assessment import Assessment, Waiver
from venuecheck.assessment.question_words import question_in_words
from venuecheck.assessment.screened import Judgement, Screened
from venuecheck.authoring.document import Document, ValuePath
from venuecheck.core.actor import People
from venuecheck.core.london import london_day
from venuecheck.core.problem import ForbiddenError, InvalidError
from venuecheck.records.version import DraftOvertakenError
from venuecheck.service.bookings import names_early
from venuecheck.service.bookings.answer_files import AnswersFile
from venuecheck.service.bookings.deciding import decide, decision_of
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.drafts import Draft, noted, resume, save_beside, save_draft
from venuecheck.service.bookings.judging_matches import record_with_words
from venuecheck.service.bookings.keeping_drafts import taken
from venuecheck.service.bookings.replies import replies_to
from venuecheck.service.bookings.series import cover
from venuecheck.service.who_may import Doing, acting


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """What came of a file of answers."""

    assessment: Assessment
    """Recorded where `draft` is None."""
    draft: Draft | None = None
    """Under which the answers are kept, where something is missing and nobody decided all the same."""
    not_covered: tuple[str, ...] = ()
    """Why the check of an earlier booking does not cover this one, where it was to follow one."""
    asked_again: tuple[str, ...] = ()
    """Questions, in words, whose earlier answers the checklist, changed since, does not take."""
    unused: tuple[str, ...] = ()
    """Questions, in words, that were answered and are not asked."""
    to_judge: tuple[Screened, ...] = ()
    """Names of the draft that a named person judges the same day, before it is finished."""


def hand_in(
    desk: Desk,
    file: AnswersFile,
    *,
    earlier: Assessment | None = None,
    draft: str = "",
    from_organiser: bool = False,
) -> HandedIn:
    """Record what a file of answers leads to, or keep it as the draft of this name (without one, beside others).

    `earlier` is the check of an earlier booking of a series. Raises `InputError` with what is wrong, at its line, and
    `ConflictError` where a draft of that name is kept already, which says whose it is and what differs.
    """
    now = desk.clock()
    answers = noted(file.answers, said_by=file.said_by, on=london_day(now))
    not_covered: tuple[str, ...] = ()
    asked_again: tuple[str, ...] = ()
    if earlier is not None:
        answers, lost = desk.renewed(earlier, answers)
        asked_again = tuple(question_in_words(desk.checklist, name) for name in lost)
        not_covered = desk.why_not_covered(earlier, answers, file.subject)
        if not not_covered and file.decision is None:
            with _at(file.document, ("person",)):
                made = cover(
                    desk.site,
                    desk.store,
                    earlier,
                    checklist=desk.checklist,
                    answers=answers,
                    subject=file.subject,
                    person=file.person,
                    now=now,
                )
            return HandedIn(assessment=made, asked_again=asked_again)
    waivers = waivers_of(desk, file)
    assessed = partial(
        desk.assess,
        answers,
        subject=file.subject,
        person=file.person,
        waivers=waivers,
        follows=earlier.id if earlier else "",
        reference=file.reference,
        # an organiser is none of the venue's people
        people=People() if from_organiser else None,
    )
    with _at(file.document, ("person",)):
        assessment = assessed()
    judgements = judgements_of(desk, file, now)
    if judgements:
        assessment = assessed(judgements=judgements)
    unused = desk.unused(answers, waivers)
    done = HandedIn(
        assessment=decided_by(desk, file, assessment, now),
        not_covered=not_covered,
        asked_again=asked_again,
        unused=tuple(question_in_words(desk.checklist, name) for name in unused),
    )
    # what is not finished is kept as a draft, unless a person has decided on it all the same
    if done.assessment.finished is not None or done.assessment.decision is not None:
        record_with_words(desk.store, done.assessment, desk.screener, judgements)
        return done
    desk.screener.keep(judgements)
    kept = _kept(desk, _draft_of(desk, file, answers, waivers, earlier), draft)
    return replace(done, draft=kept, to_judge=names_early.keep(desk, kept, done.assessment.screened))


def judgements_of(desk: Desk, file: AnswersFile, now: datetime) -> tuple[Judgement, ...]:
    """Take the words of a file about matches that were found. Raises `InputError`."""
    found = []
    for place, one in file.judgements:
        with _at(file.document, (*place, "person")):
            said = desk.screener.word(one.name, one.entry, one.word, reason=one.reason, person=one.person, now=now)
        found.append(said)
    return tuple(found)


def waivers_of(desk: Desk, file: AnswersFile) -> tuple[Waiver, ...]:
    """Give the waivers of a file, with who gives them. Raises `InputError` at the line of whoever may not."""
    found = []
    for number, one in enumerate(file.waivers):
        with _at(file.document, ("waivers", number, "person")):
            who = acting(desk.site.people, desk.site.venue.id, one.person, Doing.WAIVE)
        found.append(replace(one, person=who.name, by=who.acted))
    return tuple(found)


def decided_by(desk: Desk, file: AnswersFile, assessment: Assessment, now: datetime) -> Assessment:
    """Give the assessment with the decision of a file; as it is where the file has none. Raises `InputError`."""
    if file.decision is None:
        return assessment
    decision = decision_of(assessment, file.decision, now)
    return decide(
        assessment,
        decision,
        deciders=desk.site.deciders,
        people=desk.site.people,
        document=file.document,
        replies=replies_to(desk.store, assessment),
        nation=desk.site.venue.nation,
    )


def _draft_of(
    desk: Desk, file: AnswersFile, answers: Answers, waivers: tuple[Waiver, ...], earlier: Assessment | None
) -> Draft:
    return replace(
        Draft.fresh(desk.checklist, desk.site.venue, desk.clock()),
        subject=file.subject,
        # whoever goes on answers for the record; the organiser's name stands among the answers
        person="" if file.said_by else file.person,
        answers=answers,
        follows=earlier.id if earlier else "",
        waivers=waivers,
        reference=file.reference,
    )


def _kept(desk: Desk, draft: Draft, name: str) -> Draft:
    """Keep the answers of a file beside other drafts, and never in place of one."""
    if not name:
        return save_beside(desk.store, draft)
    named = replace(draft, name=name)
    try:
        if (theirs := resume(desk.store, desk.checklist, desk.site.venue, name)) is None:
            return save_draft(desk.store, named)
    except DraftOvertakenError:
        theirs = resume(desk.store, desk.checklist, desk.site.venue, name)
    raise taken(desk.store, desk.checklist, theirs, named)


@contextmanager
def _at(document: Document, path: ValuePath) -> Iterator[None]:
    """Say at its line in the file what is wrong with who acts."""
    try:
        yield
    except (InvalidError, ForbiddenError) as error:
        raise type(error)(
            document.problem(path, one.what, one.fix) if one.field == "person" else one for one in error.problems
        ) from None
