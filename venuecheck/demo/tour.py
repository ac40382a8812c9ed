"""A whole check of the sample school, by the services that check a real venue."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from venuecheck import catalogue
from venuecheck.assessment.assessment import Assessment
from venuecheck.core.problem import InputError
from venuecheck.core.venue import Trigger
from venuecheck.demo.folder import Folder, furnish, prepare, write
from venuecheck.demo.rules import SAMPLE_RULES, Rules
from venuecheck.demo.school import Opened, SampleSchool
from venuecheck.demo.sites import web_of
from venuecheck.records.store import Store
from venuecheck.report.venue.view import View
from venuecheck.service.bookings import answer_files, assessing, deciding
from venuecheck.service.bookings.recorded import RECORD_KIND
from venuecheck.service.checklists import reading
from venuecheck.service.filter_checks import check_events, checking
from venuecheck.service.filter_checks.list_file import load_list
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, load_site
from venuecheck.service.venue_reports import reporting

PERSON = "Sam Sample (made up)"
_LIST = "demo"
_CHECKLIST = "venue-booking"
_ANSWERS = "booking-answers.yaml"
_BOOKING = "assessment-demo"
"""Always the same: another tour answers the same booking's check anew, and does not add a booking."""
_PAUSE = 1.0
"""Seconds before second looks: this school is ours, and answers as often as it is asked."""
_FORMATS = ("html", "json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tour:
    """What a tour leaves."""

    folder: Folder
    view: View
    """The venue's report, with earlier tours in the same folder."""
    reports: tuple[Path, ...]
    is_complete: bool
    """False where the check was stopped before its end."""


def tour(
    path: Path,
    *,
    rules: Rules = SAMPLE_RULES,
    preferred_ports: bool = True,
    on_event: Callable[[check_events.Event], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Tour:
    """Start the sample school, check it, answer a booking check and write the report, all in the folder `path`.

    Once `stop` says so, the check ends with what it has and is reported as such. Raises `InputError` where the
    folder, or this computer's loopback, cannot be used.
    """
    folder = prepare(path)
    template = catalogue.test_list_path(_LIST)
    listed = load_list(template)
    school = SampleSchool(web_of([*listed.controls, *listed.pages]), rules, preferred_ports=preferred_ports)
    with _started(school) as opened:
        furnish(folder, opened, template.read_text(encoding="utf-8"))
        site = load_site(folder.config)
        with open_store(site) as store:
            test_list = load_list(folder.test_list)
            network = site.networks[0].id
            run = checking.probe(
                site,
                network,
                test_list,
                person=PERSON,
                trigger=Trigger.ANNUAL,
                store=store,
                on_event=on_event,
                stop=stop,
                pause=_PAUSE,
            )
            _answer_booking(site, store)
            view = reporting.venue_report(site, store, now=datetime.now(UTC).astimezone())
    reports = tuple(folder.report(format_id) for format_id in _FORMATS)
    for format_id, report in zip(_FORMATS, reports, strict=True):
        write(report, reporting.render(view, format_id))
    return Tour(folder=folder, view=view, reports=reports, is_complete=run.run.finished is not None)


@contextmanager
def _started(school: SampleSchool) -> Iterator[Opened]:
    try:
        opened = school.__enter__()
    except OSError as error:
        what = f"the sample school cannot listen on this computer ({error.strerror or 'no port'})"
        raise InputError.at("127.0.0.1", what, "let programs listen on 127.0.0.1, then try again") from None
    try:
        yield opened
    finally:
        school.__exit__(None, None, None)


def _answer_booking(site: Site, store: Store) -> None:
    path = catalogue.checklist_path(_CHECKLIST)
    checklist = reading.checklist_in(path)
    file = answer_files.read_answers(path.parent / "samples" / _ANSWERS, checklist)
    now = datetime.now(UTC)
    assessment = assessing.assess(
        checklist,
        file.answers,
        venue=site.venue,
        subject=file.subject,
        person=file.person,
        now=now,
        assessment_id=_BOOKING,
    )
    if file.decision is not None:
        decision = deciding.decision_of(assessment, file.decision, now)
        assessment = deciding.decide(assessment, decision, document=file.document)
    # the demo can be run again: it is the same booking
    assessing.record(store, assessment, over=store.read(RECORD_KIND, _BOOKING, Assessment))
