"""What `venuecheck assess` does: answers from a file or a form, to a record or a draft."""

import io
import sys
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

import click

from venuecheck import catalogue
from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.checklist import Checklist
from venuecheck.authoring.document import read_file
from venuecheck.cli.form import Form, draft_to_fill
from venuecheck.cli.form_decision import DecisionForm, show_assessment, show_result
from venuecheck.cli.form_screen import Left, Screen, read_line
from venuecheck.cli.output import say, write
from venuecheck.core.ids import new_id
from venuecheck.records.store import Store
from venuecheck.service.assessing import (
    Draft,
    assess,
    assessment_json,
    drop_draft,
    load_checklist,
    read_answers,
    record,
    resume,
    save_draft,
    unused_answers,
)
from venuecheck.service.deciding import decide, decision_of
from venuecheck.service.opening import open_store
from venuecheck.service.site import Site, load_site

RECORDED, NOT_FINISHED = 0, 3


def run(name: str, config: Path, answers: Path | None, *, format_: str, output: str | None) -> int:
    """Answer a checklist, record it and write the result; gives the exit status. Raises `InputError`."""
    site = load_site(config)
    checklist = load_checklist(read_file(catalogue.checklist_path(name)))
    assessment: Assessment | None
    with open_store(site) as store:
        if answers is not None:
            assessment = _from_file(checklist, site, store, answers)
        else:
            to_stderr = format_ == "json" and output is None
            assessment = _from_form(checklist, site, store, to_stderr=to_stderr)
    # whoever has just filled in the form has it on the screen
    if assessment is not None and (answers or output or format_ != "table"):
        _write(assessment, format_, output)
    if assessment is not None and _is_recorded(assessment):
        say(f"Recorded as {assessment.id}.", err=True)
        return RECORDED
    say("Not finished: nothing is recorded. To go on with the answers that are kept, type:", err=True)
    click.echo(f"    venuecheck assess {_argument(name)} --config {_argument(str(config))}", err=True)
    return NOT_FINISHED


def _from_file(checklist: Checklist, site: Site, store: Store, path: Path) -> Assessment:
    now = _now()
    file = read_answers(path, checklist)
    assessment = assess(
        checklist,
        file.answers,
        venue=site.venue,
        subject=file.subject,
        person=file.person,
        now=now,
        assessment_id=new_id("assessment", now),
    )
    unused = unused_answers(checklist, file.answers, venue=site.venue, now=now)
    if unused:
        say(f"Not used, because these questions are not asked: {', '.join(unused)}.", err=True)
    if file.decision is not None:
        decision = decision_of(checklist, assessment, file.decision, now)
        assessment = decide(assessment, decision, document=file.document)
    if _is_recorded(assessment):
        record(store, assessment)
        return assessment
    kept = resume(store, checklist, site.venue)
    if kept is not None and kept.subject != file.subject:
        # the answers of the file are safe in the file; somebody else's draft is nowhere else
        say(f"Another draft is kept already ({kept.subject}): finish that first.", err=True)
    else:
        draft = Draft.fresh(checklist, site.venue, now)
        save_draft(store, replace(draft, subject=file.subject, person=file.person, answers=file.answers))
    return assessment


def _from_form(checklist: Checklist, site: Site, store: Store, *, to_stderr: bool) -> Assessment | None:
    """Ask in the terminal; None where the person left before the end."""
    # where the result goes to stdout as JSON, the questions go elsewhere, so that a pipe gets the result alone
    screen = Screen(sys.stderr if to_stderr else sys.stdout, read_line)
    now = _now()
    try:
        draft = draft_to_fill(screen, checklist, site.venue, resume(store, checklist, site.venue), now)
        form = Form(
            screen=screen,
            checklist=checklist,
            draft=draft,
            venue=site.venue,
            now=now,
            on_change=partial(save_draft, store),
        )
        form.fill()
        assessment = assess(
            checklist,
            form.draft.answers,
            venue=site.venue,
            subject=form.draft.subject,
            person=form.draft.person,
            now=_now(),
            assessment_id=new_id("assessment", now),
            started=form.draft.started,
        )
        show_result(screen, assessment)
        assessment = DecisionForm(screen=screen, checklist=checklist, assessment=assessment, clock=_now).take()
    except (Left, KeyboardInterrupt):
        return None
    record(store, assessment)
    drop_draft(store, checklist, site.venue)
    return assessment


def _is_recorded(assessment: Assessment) -> bool:
    """What is not finished is kept as a draft, unless a person has decided on it all the same."""
    return assessment.finished is not None or assessment.decision is not None


def _write(assessment: Assessment, format_: str, output: str | None) -> None:
    if format_ == "json":
        write(assessment_json(assessment), output)
        return
    page = io.StringIO()
    show_assessment(Screen(page, read_line), assessment)
    if output is None:
        click.echo(page.getvalue(), nl=False)
    else:
        write(page.getvalue().encode("utf-8", "replace"), output)


def _now() -> datetime:
    return datetime.now().astimezone()


def _argument(text: str) -> str:
    return f'"{text}"' if " " in text else text
