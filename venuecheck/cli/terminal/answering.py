"""What `venuecheck assess` does: questions asked at a terminal, or a file of answers, to a record or a draft."""

import io
import sys
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from venuecheck.assessment.assessment import Assessment, OutcomeKind
from venuecheck.assessment.grounds import kept_unsaid
from venuecheck.assessment.language import ENGLISH
from venuecheck.assessment.question_words import quoted
from venuecheck.assessment.screened import Screened
from venuecheck.cli.terminal.form import Form
from venuecheck.cli.terminal.form_decision import DecisionForm, show_assessment, show_result, show_way_on
from venuecheck.cli.terminal.form_draft import draft_to_change, draft_to_fill
from venuecheck.cli.terminal.form_matches import judge_matches
from venuecheck.cli.terminal.form_screen import Left, Screen, read_line
from venuecheck.cli.terminal.output import argument, check_writable, write
from venuecheck.cli.terminal.setting_up import say_missing
from venuecheck.core import day_words
from venuecheck.core.london import london_day
from venuecheck.core.problem import ConflictError, InputError
from venuecheck.service.bookings import names_early
from venuecheck.service.bookings.answer_files import read_answers
from venuecheck.service.bookings.assessing import assessment_json
from venuecheck.service.bookings.changing import change
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.drafts import Draft
from venuecheck.service.bookings.handed_in import HandedIn, hand_in
from venuecheck.service.bookings.room_clashes import clashes_while_on, warnings_of
from venuecheck.service.bookings.stages import Assessing, Stage
from venuecheck.service.bookings.standing_now import beside_earlier
from venuecheck.service.checklists.of_venue import checklist_named
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.privacy_notice import staff_notice
from venuecheck.service.sites.setting_up import missing_of
from venuecheck.service.sites.site import load_site
from venuecheck.service.venue_reports.still_to_do import by_its_days

RECORDED, NOT_FINISHED = 0, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How a checklist is to be answered, and where the result goes."""

    format_: str = "table"
    output: str | None = None
    from_organiser: bool = False
    draft: str = ""
    again: str = ""
    changed: str = ""
    language: str = ENGLISH


def run(name: str, config: Path, answers: Path | None, how: How) -> int:
    """Answer a checklist, record it and write the result; gives the exit status. Raises `InputError`."""
    check_writable(how.output)  # before anything is recorded
    site = load_site(config)
    checklist = checklist_named(site, name, how.language)
    notes = Screen(sys.stderr, read_line)
    assessment: Assessment | None
    draft = how.draft
    with open_store(site) as store:
        desk = Desk.at(site, store, checklist, _now)
        earlier = desk.earlier(how.again) if how.again else None
        if how.changed and answers is not None:
            assessment, is_recorded, is_set_aside = _changed(desk, notes, answers, how), True, False
            is_kept = False
        elif answers is not None:
            done = _from_file(desk, notes, answers, earlier, how)
            assessment = done.assessment
            is_recorded, is_set_aside = done.draft is None, False
            draft = done.draft.name if done.draft is not None else draft
            is_kept = done.draft is not None
        else:
            # where the result goes to stdout as JSON, the questions go elsewhere: a pipe gets the result alone
            to_stderr = how.format_ == "json" and how.output is None
            screen = notes if to_stderr else Screen(sys.stdout, read_line)
            assessment, is_set_aside, left = _from_form(desk, screen, earlier, how)
            draft = left.name if left is not None else draft
            is_recorded, is_kept = assessment is not None, left is not None
        warned: tuple[str, ...] = ()
        shown = assessment
        if assessment is not None:
            warned = tuple(warnings_of(clashes_while_on(store, assessment, _now())))
            warned += (beside_earlier(store, assessment, _now()),) if is_recorded else ()
            if is_recorded and how.format_ == "table":
                shown = by_its_days(site, store, assessment, _now())
    # whoever has just filled in the form has it on the screen
    if shown is not None and (answers or how.output or how.format_ != "table"):
        _write(shown, how.format_, how.output)
    if assessment is not None and is_recorded:
        notes.listed(filter(None, warned))
        _say_recorded(notes, assessment, config)
        if checklist.subject == "booking":
            say_missing(missing_of(site, before_decision=True), err=True)
        return RECORDED
    kept = "no assessment is recorded, only what you said of names" if is_set_aside else "nothing is recorded"
    again = "To go on with the answers that are kept" if is_kept else "Nothing was answered. To begin"
    notes.say(f"Not finished: {kept}. {again}, type:")
    named = f" --draft {argument(draft)}" if draft and not how.changed else ""
    named += f" --changed {argument(how.changed)}" if how.changed else ""
    named += f" --language {argument(how.language)}" if how.language != ENGLISH else ""
    notes.command(f"venuecheck assess {argument(name)} --config {argument(str(config))}{named}")
    return NOT_FINISHED


def _from_file(desk: Desk, notes: Screen, path: Path, earlier: Assessment | None, how: How) -> HandedIn:
    file = read_answers(path, desk.checklist, from_organiser=how.from_organiser)
    done = hand_in(desk, file, earlier=earlier, draft=how.draft, from_organiser=how.from_organiser)
    if done.asked_again:
        notes.say(f"Asked again, because the checklist has changed since: {quoted(done.asked_again)}.")
    if done.not_covered:
        notes.say(f"The earlier check does not cover this booking: {'; '.join(done.not_covered)}.")
    if done.unused:
        notes.say(f"Not used, because these questions are not asked: {quoted(done.unused)}.")
    if done.draft is not None:
        notes.say(f"Kept as the draft '{done.draft.name}'.")
        _say_to_judge(desk, notes, done.draft, done.to_judge)
    return done


def _changed(desk: Desk, notes: Screen, path: Path, how: How) -> Assessment:
    done = change(desk, how.changed, read_answers(path, desk.checklist, from_organiser=how.from_organiser))
    notes.say(f"Changed: {quoted(done.touched) if done.touched else 'what the booking is called'}.")
    return done.assessment


def _from_form(
    desk: Desk, screen: Screen, earlier: Assessment | None, how: How
) -> tuple[Assessment | None, bool, Draft | None]:
    """Ask in the terminal.

    Where the person left before the end: None, whether they judged a match before, and the draft that is kept.
    """
    assessing: Assessing | None = None
    try:
        if how.changed:
            draft = draft_to_change(screen, desk, how.changed)
            screen.say(
                f"This changes {how.changed}. Choose the answers that are otherwise now; what they touch is asked."
            )
        else:
            draft = draft_to_fill(screen, desk, name=how.draft, now=_now())
        if earlier is not None:
            draft = desk.following(draft, earlier)
        assessing = Assessing.begin(desk, draft, on_conflict=partial(_say_kept_beside, screen))
        privacy = staff_notice(desk.site) if desk.checklist.subject == "booking" else ""
        Form(screen=screen, filling=assessing.filling, privacy=privacy).fill()
        decided = _to_the_end(screen, assessing)
    except (Left, KeyboardInterrupt):
        kept = assessing.draft if assessing is not None and assessing.draft.version else None
        if kept is not None:
            _look_up(desk, screen, kept)
        return None, assessing is not None and bool(assessing.judged), kept
    recorded = _cover(screen, assessing) if assessing.stage is Stage.COVER else assessing.finish(decided)
    return recorded, False, None


def _look_up(desk: Desk, screen: Screen, draft: Draft) -> None:
    """Look the names of a draft up that is put down, and say who judges; its answers are kept whatever comes."""
    try:
        _say_to_judge(desk, screen, draft, names_early.look_all_up(desk, draft))
    except InputError as error:
        for problem in error.problems:
            screen.wrong(f"The names were not looked up: {problem.what}. {problem.fix}.")


def _say_to_judge(desk: Desk, screen: Screen, draft: Draft, to_judge: tuple[Screened, ...]) -> None:
    if to_judge:
        today, which = day_words.day(london_day(_now())), f"{draft.checklist}/{draft.name}"
        screen.say(f"A name in it is like one on a list: a named person judges it today, {today}, with this command:")
        screen.command(f"venuecheck match {argument(which)} --config {argument(str(desk.site.path))}")


def _to_the_end(screen: Screen, assessing: Assessing) -> Assessment | None:
    """Go through the stages after the answers; give what was decided. Raises `form_screen.Left`."""
    if assessing.stage is Stage.COVER:
        return None
    assessing.refuse_unchanged()
    if assessing.touched:
        screen.say(f"Changed: {quoted(assessing.touched)}. It is decided on anew.")
    if assessing.not_covered:
        screen.say(f"This booking needs a decision of its own: {'; '.join(assessing.not_covered)}.")
    if assessing.stage is Stage.JUDGE:
        judge_matches(screen, assessing.judging, _now())
    show_result(screen, by_its_days(assessing.desk.site, assessing.desk.store, assessing.assessment, _now()))
    screen.listed(warnings_of(assessing.clashes))
    if assessing.stage is not Stage.DECIDE:
        return None
    return DecisionForm(screen=screen, deciding=assessing.deciding, clock=_now).take()


def _cover(screen: Screen, assessing: Assessing) -> Assessment:
    try:
        covered = assessing.finish()
    except ConflictError:
        screen.say(f"Your answers are kept as the draft '{assessing.draft.name}': the same command goes on with them.")
        raise
    screen.heading("Covered by the earlier check")
    if covered.decision is not None:
        decided = covered.decision
        until = f" until {day_words.day(decided.valid_until)}" if decided.valid_until else ""
        screen.say(f"Nothing has changed. What {decided.person} decided counts{until}.")
    return covered


def _say_kept_beside(screen: Screen, conflict: ConflictError, name: str) -> None:
    for problem in conflict.problems:
        screen.wrong(f"{problem.where}: {problem.what}.")
    screen.say(f"Their answers stay as they are. What you type is kept beside them, as the draft '{name}'.")


def _say_recorded(notes: Screen, assessment: Assessment, config: Path) -> None:
    notes.say(f"Recorded as {assessment.id}.")
    if assessment.decision is not None:
        before = replace(assessment, decision=None)
        notes.listed(filter(None, (kept_unsaid(before, assessment.decision),)))
    if assessment.recommendation.kind is OutcomeKind.ADVISE:
        notes.say("Nothing is decided here: the owner decides. What to write to them stands above.")
    show_way_on(notes, assessment, argument(str(config)))


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
