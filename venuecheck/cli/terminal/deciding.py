"""What `venuecheck decide` does."""

import sys
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.screened import Dismissal
from venuecheck.cli.terminal.form_decision import DecisionForm, show_assessment, show_way_on
from venuecheck.cli.terminal.form_matches import judge_matches
from venuecheck.cli.terminal.form_screen import Left, Screen, read_line
from venuecheck.core import day_words
from venuecheck.core.problem import InvalidError
from venuecheck.service.bookings.answer_files import WrittenDecision
from venuecheck.service.bookings.assessing import record
from venuecheck.service.bookings.deciding import Deciding, decidable, decide, decision_of, with_outcomes
from venuecheck.service.bookings.names_looked_up import SiteScreener
from venuecheck.service.bookings.series import assessment_called, waiting
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, load_site


def list_waiting(config: Path) -> bool:
    """Show the assessments that wait for a decision; True where none does."""
    site = load_site(config)
    with open_store(site) as store:
        found = waiting(store, site.venue, _now())
    screen = Screen(sys.stdout, read_line)
    if not found:
        screen.say("Nothing waits for a decision.")
        return True
    screen.say("These wait for a decision. To decide on one, type: venuecheck decide ID")
    for one in found:
        begun = day_words.day(one.started)
        screen.say(f"- {one.id}: {one.subject} ({one.checklist_title}, {begun}); {_recommended(one)}", hang=2)
    return False


def decide_on(config: Path, wanted: str, written: Mapping[str, str | tuple[str, ...]]) -> bool:
    """Take a decision from the options or from the person at the terminal, and record it. Raises `InputError`."""
    site = load_site(config)
    screen = Screen(sys.stdout, read_line)
    with open_store(site) as store:
        assessment = with_outcomes(assessment_called(store, site.venue, wanted))
        decidable(assessment)
        if written["outcome"]:
            decided = _from_options(site, assessment, written)
        else:
            show_assessment(screen, assessment)
            aside: tuple[Dismissal, ...] = ()
            try:
                aside = judge_matches(screen, assessment, _now())
                if aside:
                    assessment = SiteScreener(site, store, _now()).set_aside(assessment, aside)
                deciding = Deciding(assessment=assessment, deciders=site.deciders, people=site.people)
                decided = DecisionForm(screen=screen, deciding=deciding, clock=_now).take()
            except (Left, KeyboardInterrupt):
                if aside:
                    record(store, assessment)
                screen.say("What you set aside is recorded; nothing is decided." if aside else "Nothing is recorded.")
                return False
        record(store, decided)
    screen.say(f"Recorded for {decided.id}.")
    show_way_on(screen, decided, f'"{config}"' if " " in str(config) else str(config))
    return True


def _from_options(site: Site, assessment: Assessment, written: Mapping[str, str | tuple[str, ...]]) -> Assessment:
    said = {name: str(written[name]) for name in _TEXTS}
    conditions = tuple(written["conditions"]) or None
    last = _date(str(written["until"]))
    decision = decision_of(assessment, WrittenDecision(**said, conditions=conditions, valid_until=last), _now())
    return decide(assessment, decision, deciders=site.deciders, people=site.people)


_TEXTS = ("outcome", "person", "role", "reasons", "right_engaged", "aim", "why_proportionate", "power_relied_on")


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InvalidError.of("until", "this is not a date", "write it as 2027-03-31") from None


def _recommended(one: Assessment) -> str:
    if one.decision is not None:
        return f"referred by {one.decision.person}, {day_words.day(one.decision.at)}"
    return f"recommended: {one.recommendation.title}"


def _now() -> datetime:
    return datetime.now().astimezone()
