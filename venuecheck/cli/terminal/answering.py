"""What `venuecheck assess` does: answers from a file or a form, to a record or a draft."""

import io
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from venuecheck import catalogue
from venuecheck.assessment.answers import Answers, without
from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.validity import reopened
from venuecheck.authoring.document import read_file
from venuecheck.cli.terminal.form import Form
from venuecheck.cli.terminal.form_decision import DecisionForm, show_assessment, show_result, show_way_on
from venuecheck.cli.terminal.form_draft import draft_to_fill
from venuecheck.cli.terminal.form_matches import judge_matches
from venuecheck.cli.terminal.form_screen import Left, Screen, read_line
from venuecheck.cli.terminal.output import write
from venuecheck.core import day_words
from venuecheck.core.actor import People
from venuecheck.core.ids import new_id
from venuecheck.core.problem import ConflictError, InputError, InvalidError
from venuecheck.records.store import Store
from venuecheck.service.bookings.answer_files import AnswersFile, read_answers
from venuecheck.service.bookings.assessing import assess, assessment_json, record, unused_answers
from venuecheck.service.bookings.deciding import Deciding, decide, decision_of
from venuecheck.service.bookings.drafts import Draft, drop_draft, noted, resume, save_beside, save_draft
from venuecheck.service.bookings.filling import Filling
from venuecheck.service.bookings.judging_matches import JudgingMatches
from venuecheck.service.bookings.keeping_drafts import DraftKeeper
from venuecheck.service.bookings.names_looked_up import SiteScreener, is_to_judge
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.bookings.series import answers_of, cover, why_not_covered
from venuecheck.service.bookings.venue_records import records_of
from venuecheck.service.checklists.reading import load_checklist
from venuecheck.service.record_keeping.privacy_notice import staff_notice
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, load_site

RECORDED, NOT_FINISHED = 0, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How a checklist is to be answered, and where the result goes."""

    format_: str = "table"
    output: str | None = None
    from_organiser: bool = False
    draft: str = ""
    again: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What answering works with."""

    checklist: Checklist
    site: Site
    store: Store
    records: Mapping[str, str | date]
    earlier: Assessment | None
    """The check of an earlier booking of the series."""
    screener: SiteScreener
    """Looks names up on the site's lists."""
    screen: Screen
    """Where sentences for people go."""


def run(name: str, config: Path, answers: Path | None, how: How) -> int:
    """Answer a checklist, record it and write the result; gives the exit status. Raises `InputError`."""
    site = load_site(config)
    checklist = load_checklist(read_file(catalogue.checklist_path(name)), how.language)
    notes = Screen(sys.stderr, read_line)
    assessment: Assessment | None
    with open_store(site) as store:
        desk = _Desk(
            checklist=checklist,
            site=site,
            store=store,
            records=records_of(store, checklist, _now()),
            earlier=_earlier(store, checklist, how.again),
            screener=SiteScreener(site, store, _now()),
            screen=notes,
        )
        if answers is not None:
            assessment = _from_file(desk, answers, how)
        else:
            # where the result goes to stdout as JSON, the questions go elsewhere: a pipe gets the result alone
            to_stderr = how.format_ == "json" and how.output is None
            assessment = _from_form(desk, notes if to_stderr else Screen(sys.stdout, read_line), how.draft)
    # whoever has just filled in the form has it on the screen
    if assessment is not None and (answers or how.output or how.format_ != "table"):
        _write(assessment, how.format_, how.output)
    if assessment is not None and _is_recorded(assessment):
        _say_recorded(desk, assessment, config)
        return RECORDED
    notes.say("Not finished: it is not recorded yet. To go on with the answers that are kept, type:")
    notes.command(f"venuecheck assess {_argument(name)} --config {_argument(str(config))}")
    return NOT_FINISHED


def _earlier(store: Store, checklist: Checklist, wanted: str) -> Assessment | None:
    if not wanted:
        return None
    found = read_assessment(store, wanted).value
    if found.checklist != checklist.id:
        what = f"this is an assessment of '{found.checklist}', not of '{checklist.id}'"
        raise InputError.at(wanted, what, f"type: venuecheck assess {found.checklist} --again {wanted}")
    return found


def _from_file(desk: _Desk, path: Path, how: How) -> Assessment:
    now = _now()
    file = read_answers(path, desk.checklist, from_organiser=how.from_organiser)
    answers = noted(file.answers, said_by=file.said_by, on=now.date())
    if desk.earlier is not None:
        answers = _renewed(desk, desk.earlier, answers)
        reasons = _not_covered(desk, desk.earlier, answers, now, subject=file.subject)
        if not reasons and file.decision is None:
            return cover(desk.store, desk.earlier, subject=file.subject, person=file.person, now=now)
        desk.screen.say(f"The earlier check does not cover this booking: {'; '.join(reasons)}.")
    assessed = partial(
        assess,
        desk.checklist,
        answers,
        venue=desk.site.venue,
        subject=file.subject,
        person=file.person,
        now=now,
        assessment_id=new_id("assessment", now),
        records=desk.records,
        waivers=file.waivers,
        screener=desk.screener,
        follows=desk.earlier.id if desk.earlier else "",
        # an organiser is none of the venue's people
        people=People() if how.from_organiser else desk.site.people,
    )
    assessment = assessed()
    words = tuple(
        desk.screener.word(one.name, one.entry, one.word, reason=one.reason, person=one.person, now=now)
        for one in file.judgements
    )
    if words:
        assessment = assessed(judgements=words)
    _say_unused(desk, answers, now)
    if file.decision is not None:
        decision = decision_of(assessment, file.decision, now)
        assessment = decide(
            assessment, decision, deciders=desk.site.deciders, people=desk.site.people, document=file.document
        )
    desk.screener.keep(words)
    if _is_recorded(assessment):
        record(desk.store, assessment)
    else:
        _keep_draft(desk, file, answers, how.draft, now)
    return assessment


def _renewed(desk: _Desk, earlier: Assessment, changed: Answers) -> Answers:
    """Give the earlier answers with those that changed, and without what the changes reopen."""
    before, lost = answers_of(earlier, desk.checklist)
    if lost:
        desk.screen.say(f"Asked again, because the checklist has changed since: {', '.join(lost)}.")
    after = Answers(
        values={**before.values, **changed.values},
        repeats={**before.repeats, **changed.repeats},
        notes={**before.notes, **changed.notes},
    )
    given = frozenset({*changed.values, *changed.repeats})
    return without(after, reopened(desk.checklist, before, after) - given)


def _say_unused(desk: _Desk, answers: Answers, now: datetime) -> None:
    unused = unused_answers(desk.checklist, answers, venue=desk.site.venue, now=now)
    if unused:
        desk.screen.say(f"Not used, because these questions are not asked: {', '.join(unused)}.")


def _keep_draft(desk: _Desk, file: AnswersFile, answers: Answers, name: str, now: datetime) -> None:
    """Keep the answers of a file that is not finished, beside other drafts and never in place of one."""
    if name and resume(desk.store, desk.checklist, desk.site.venue, name) is not None:
        raise InvalidError.of("draft", f"a draft '{name}' is kept already", "choose another name, or finish that first")
    draft = Draft.fresh(desk.checklist, desk.site.venue, now, name)
    follows = desk.earlier.id if desk.earlier else ""
    # whoever goes on answers for the record; the organiser's name stands among the answers
    person = "" if file.said_by else file.person
    draft = replace(draft, subject=file.subject, person=person, answers=answers, follows=follows, waivers=file.waivers)
    kept = save_draft(desk.store, draft) if name else save_beside(desk.store, draft)
    desk.screen.say(f"Kept as the draft '{kept.name}'.")


def _from_form(desk: _Desk, screen: Screen, name: str) -> Assessment | None:
    """Ask in the terminal; None where the person left before the end."""
    now = _now()
    try:
        draft = draft_to_fill(screen, desk.checklist, desk.site.venue, desk.store, name=name, now=now)
        if desk.earlier is not None and not draft.follows:
            before, _ = answers_of(desk.earlier, desk.checklist)
            draft = replace(draft, answers=before, follows=desk.earlier.id, started=now)
        filling = Filling(
            checklist=desk.checklist,
            venue=desk.site.venue,
            draft=draft,
            now=now,
            on_change=DraftKeeper(
                store=desk.store,
                checklist=desk.checklist,
                venue=desk.site.venue,
                read=draft,
                on_conflict=partial(_say_kept_beside, screen),
            ),
            records=desk.records,
        )
        privacy = staff_notice(desk.site) if desk.checklist.subject == "booking" else ""
        Form(screen=screen, filling=filling, privacy=privacy).fill()
        if draft.follows:
            covered = _covered(desk, screen, filling.draft, now)
            if covered is not None:
                drop_draft(desk.store, filling.draft)
                return covered
        assessed = partial(
            assess,
            desk.checklist,
            filling.draft.answers,
            venue=desk.site.venue,
            subject=filling.draft.subject,
            person=filling.draft.person,
            assessment_id=new_id("assessment", now),
            started=filling.draft.started,
            records=desk.records,
            waivers=filling.draft.waivers,
            screener=desk.screener,
            follows=filling.draft.follows,
            people=desk.site.people,
        )
        assessment = assessed(now=_now())
        judging = JudgingMatches(assessment=assessment, screener=desk.screener)
        judge_matches(screen, judging, _now())
        if judging.made:
            desk.screener.keep(judging.made)
            screen.say("What you said of the names is recorded.")
            assessment = assessed(now=_now(), judgements=judging.made)
        show_result(screen, assessment)
        if assessment.recommendation.kind is not OutcomeKind.ADVISE and not assessment.is_of_venue:
            deciding = Deciding(assessment=assessment, deciders=desk.site.deciders, people=desk.site.people)
            assessment = DecisionForm(screen=screen, deciding=deciding, clock=_now).take()
    except (Left, KeyboardInterrupt):
        return None
    record(desk.store, assessment)
    drop_draft(desk.store, filling.draft)
    return assessment


def _say_kept_beside(screen: Screen, conflict: ConflictError, name: str) -> None:
    for problem in conflict.problems:
        screen.wrong(f"{problem.where}: {problem.what}.")
    screen.say(f"Their answers stay as they are. What you type is kept beside them, as the draft '{name}'.")


def _covered(desk: _Desk, screen: Screen, draft: Draft, now: datetime) -> Assessment | None:
    """Record that the earlier decision covers this booking too; None where it does not."""
    earlier = read_assessment(desk.store, draft.follows).value
    reasons = _not_covered(desk, earlier, draft.answers, now, subject=draft.subject)
    if reasons:
        screen.say(f"This booking needs a decision of its own: {'; '.join(reasons)}.")
        return None
    try:
        covered = cover(desk.store, earlier, subject=draft.subject, person=draft.person, now=now)
    except ConflictError:
        screen.say(f"Your answers are kept as the draft '{draft.name}': the same command goes on with them.")
        raise
    screen.heading("Covered by the earlier check")
    if covered.decision is not None:
        decided = covered.decision
        until = f" until {day_words.day(decided.valid_until)}" if decided.valid_until else ""
        screen.say(f"Nothing has changed. What {decided.person} decided counts{until}.")
    return covered


def _not_covered(desk: _Desk, earlier: Assessment, answers: Answers, now: datetime, *, subject: str) -> tuple[str, ...]:
    """Say why the earlier decision does not cover this booking; its names are looked up on today's lists."""
    reasons = why_not_covered(earlier, desk.checklist, answers, now)
    venue = desk.site.venue
    if is_to_judge(desk.screener, desk.checklist, answers, venue=venue, subject=subject, now=now, records=desk.records):
        return (*reasons, "a name is like one on today's lists")
    return reasons


def _is_recorded(assessment: Assessment) -> bool:
    """What is not finished is kept as a draft, unless a person has decided on it all the same."""
    return assessment.finished is not None or assessment.decision is not None


def _say_recorded(desk: _Desk, assessment: Assessment, config: Path) -> None:
    desk.screen.say(f"Recorded as {assessment.id}.")
    if assessment.recommendation.kind is OutcomeKind.ADVISE:
        desk.screen.say("Nothing is decided here: the owner decides. What to write to them stands above.")
    show_way_on(desk.screen, assessment, _argument(str(config)))


def _write(assessment: Assessment, format_: str, output: str | None) -> None:
    if format_ == "json":
        write(assessment_json(assessment), output)
        return
    page = io.StringIO()
    show_assessment(Screen(page, read_line), assessment)
    text = page.getvalue()
    if output is None:
        sys.stdout.write(text)
    else:
        write(text.encode("utf-8", "replace"), output)


def _now() -> datetime:
    return datetime.now().astimezone()


def _argument(text: str) -> str:
    return f'"{text}"' if " " in text else text
