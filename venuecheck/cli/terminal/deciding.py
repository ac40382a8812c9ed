"""What `venuecheck decide` does."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from venuecheck.assessment.assessment import OUTCOME_KIND_WORDS, Assessment, OutcomeKind
from venuecheck.cli.terminal.form_decision import DecisionForm, show_assessment, show_way_on
from venuecheck.cli.terminal.form_matches import judge_matches
from venuecheck.cli.terminal.form_screen import Left, Screen, read_line
from venuecheck.core import day_words
from venuecheck.core.problem import ConflictError, InvalidError
from venuecheck.records.store import Store
from venuecheck.records.version import Recorded
from venuecheck.service.bookings import half_written
from venuecheck.service.bookings.answer_files import WrittenDecision
from venuecheck.service.bookings.assessing import record
from venuecheck.service.bookings.deciding import Deciding, decidable, decide, decision_of, with_outcomes
from venuecheck.service.bookings.judging_matches import JudgingMatches
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.bookings.series import waiting
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, load_site


def list_waiting(config: Path) -> bool:
    """Show the assessments that wait for a decision; True where none does."""
    site = load_site(config)
    with open_store(site) as store:
        found = waiting(store, _now())
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
        read = read_assessment(store, wanted)
        assessment = with_outcomes(read.value)
        decidable(assessment)
        kept = half_written.HalfWritten()
        if written["outcome"]:
            decided = _from_options(site, assessment, written)
        else:
            show_assessment(screen, assessment)
            judging = JudgingMatches.of_recorded(site, store, replace(read, value=assessment), _now())
            try:
                judge_matches(screen, judging, _now())
                if judging.made:
                    assessment = judging.keep(store)
                    read = judging.read or read
                kept = half_written.newest(store, wanted)
                deciding = Deciding(
                    assessment=assessment,
                    deciders=site.deciders,
                    people=site.people,
                    written=dict(kept.written),
                    conditions=kept.conditions,
                )
                decided = DecisionForm(screen=screen, deciding=deciding, clock=_now).take()
            except (Left, KeyboardInterrupt):
                said = "What you said of the names is recorded; nothing is decided."
                screen.say(said if judging.made else "Nothing is recorded.")
                return False
            kept = half_written.keep(store, deciding, _now(), over=kept)
        _record(screen, store, decided, read, kept)
    screen.say(f"Recorded for {decided.id}.")
    show_way_on(screen, decided, f'"{config}"' if " " in str(config) else str(config))
    return True


def _record(
    screen: Screen,
    store: Store,
    decided: Assessment,
    read: Recorded[Assessment],
    kept: half_written.HalfWritten,
) -> None:
    """Record a decision on an assessment as it was read. Raises `ConflictError`; what was typed is kept then."""
    try:
        record(store, decided, over=read)
    except ConflictError:
        if kept.key:
            screen.say("What you wrote is kept. It is there as you wrote it when you decide again:")
            screen.command(f"venuecheck decide {decided.id}")
        raise
    half_written.forget(store, kept)
    before = read.value.decision
    if before is not None:
        said = f"{OUTCOME_KIND_WORDS[before.kind]}, by {before.person}, {day_words.day(before.at)}"
        screen.say(f"This takes the place of an earlier decision: {said}. Both stay in the records.")


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
    if one.decision is not None and one.decision.kind is OutcomeKind.REFER:
        return f"referred by {one.decision.person}, {day_words.day(one.decision.at)}"
    if one.decision is not None:
        kind = OUTCOME_KIND_WORDS[one.decision.kind]
        return f"{kind} by {one.decision.person}, {day_words.day(one.decision.at)}, to be decided on again"
    return f"recommended: {one.recommendation.title}"


def _now() -> datetime:
    return datetime.now().astimezone()
