"""What `venuecheck decide` does."""

import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from venuecheck.assessment.assessment import Assessment, Decision, OutcomeKind
from venuecheck.assessment.decided_words import decided_words, outcome_words
from venuecheck.assessment.decision import reasons_told
from venuecheck.assessment.grounds import at_once_ahead, fact_warning, kept_unsaid
from venuecheck.assessment.in_part import is_in_part
from venuecheck.assessment.name_points import names_again
from venuecheck.assessment.steps import before_change
from venuecheck.assurance.differs import Differs, differs
from venuecheck.cli.terminal.form_decision import DecisionForm, show_assessment, show_replies, show_way_on
from venuecheck.cli.terminal.form_matches import judge_matches
from venuecheck.cli.terminal.form_screen import Left, Screen, read_line
from venuecheck.cli.terminal.problems import in_file
from venuecheck.cli.terminal.setting_up import say_missing
from venuecheck.core import day_words
from venuecheck.core.problem import ConflictError, InputError
from venuecheck.report.venue.decided import differs_words
from venuecheck.service.bookings.answer_files import WrittenDecision
from venuecheck.service.bookings.decided_later import DecidedLater
from venuecheck.service.bookings.organisers_forms import organiser_did
from venuecheck.service.bookings.room_clashes import warnings_of
from venuecheck.service.bookings.rooms_used import needs_room
from venuecheck.service.bookings.series import waiting
from venuecheck.service.record_keeping.statements import day_of
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.setting_up import missing_of
from venuecheck.service.sites.site import load_site


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


def decide_on(config: Path, wanted: str, written: Mapping[str, str | bool | tuple[str, ...]]) -> bool:
    """Take a decision from the options or from the person at the terminal, and record it. Raises `InputError`."""
    site = load_site(config)
    screen = Screen(sys.stdout, read_line)
    typed = f'"{config}"' if " " in str(config) else str(config)
    with open_store(site) as store:
        later = DecidedLater.begin(site, store, wanted, _now, writer=str(written["person"]))
        replaced = later.read.value.decision
        if did := organiser_did(store, later.read.value):
            screen.say(did)
        is_draft = bool(written["draft"])
        if written["outcome"]:
            seen = replaced if written["replace"] else None
            if not is_draft:
                later.refuse_unseen(str(written["outcome"]), seen, after_hold=str(written["after_hold"]))
            show_replies(screen, later.heard)
            decided = later.decided(_from_options(written))
            if decided.decision is not None and needs_room(decided.decision.kind):
                screen.listed(warnings_of(later.clashes))
            if not is_draft:
                later.finish(decided, seen=seen)
        else:
            screen.listed(warnings_of(later.clashes))
            asked = _from_form(screen, later, typed, str(written["person"]), is_draft=is_draft)
            if asked is None:
                return False
            decided = asked
        if is_draft:
            show_letter(screen, later, decided)
            say_missing(missing_of(site, before_decision=True), err=True)
            return True
    screen.say(f"Recorded for {decided.id}.")
    if before := _before(decided, replaced):
        screen.say(before)
    screen.listed(_to_mind(later, decided))
    show_way_on(screen, decided, typed)
    say_missing(missing_of(site, before_decision=True), err=True)
    return True


def _before(decided: Assessment, replaced: Decision | None) -> str:
    """Say what was decided before, by whom and when; empty where nothing was."""
    if is_in_part(decided.decision):
        return "What was confirmed stands, but for these days, and for those that fell out before."
    if replaced is None:
        return ""
    on = day_words.day(replaced.at)
    if replaced.kind is OutcomeKind.REFER:
        because = f", because “{reasons_told(replaced)}”" if reasons_told(replaced) else ""
        return f"{replaced.person} had referred it on {on}{because}. Both stay in the records."
    said = f"{outcome_words(replaced)}, by {replaced.person}, {on}"
    return f"This takes the place of an earlier decision: {said}. Both stay in the records."


def _to_mind(later: DecidedLater, decided: Assessment) -> Iterator[str]:
    """Say what whoever decided has to know of it, as the pages do."""
    decision = decided.decision
    if decision is not None:
        way = differs(decided, later.replies)
        if way is Differs.LESS_STRICT and not is_in_part(decision):
            yield differs_words(decided, decision, way, later.replies)
        yield from filter(None, (fact_warning(decision, later.replies), kept_unsaid(later.assessment, decision)))
    yield from filter(None, (names_again(decided), at_once_ahead(decided), later.waits(decided)))


def show_letter(screen: Screen, later: DecidedLater, decided: Assessment) -> None:
    """Show the letter that would follow a decision, as it would go out, and what it lacks for that."""
    screen.say("DRAFT: nothing is recorded.")
    try:
        drawn = later.letter(decided)
    except InputError as error:
        screen.say(f"No letter goes with it: {'; '.join(one.what for one in error.problems)}.")
        return
    for one in drawn.lacks:
        screen.say(f"Before it can go out: {one.what}: {in_file(one)}.")
    screen.say(f"To {drawn.letter.to}")
    sys.stdout.write(f"\n{drawn.letter.text}\n")


def _from_form(screen: Screen, later: DecidedLater, config: str, person: str, *, is_draft: bool) -> Assessment | None:
    """Ask at the terminal, and record unless it is a draft; None where the person left. Raises `ConflictError`."""
    show_assessment(screen, later.assessment, later.replies, later.heard)
    for one in later.begun_by_others:
        screen.say(
            f"A decision on it is begun: by {one.person}, since {day_words.day(one.at)}. What they wrote is theirs."
        )
    try:
        judge_matches(screen, later.judging, _now())
        deciding = later.deciding()
        if person:
            deciding.written.setdefault("person", person)
        decided = DecisionForm(screen=screen, deciding=deciding, clock=_now).take()
    except (Left, KeyboardInterrupt):
        aside = later.put_down()
        screen.say("What you said of the names is recorded; nothing is decided." if aside else "Nothing is recorded.")
        return None
    later.keep(deciding)
    way_back = f'venuecheck decide {decided.id} --person "{deciding.value("person")}" --config {config}'
    if is_draft:
        screen.say("What you wrote is kept. To go on with it, type:")
        screen.command(way_back)
        return decided
    try:
        later.finish(decided, seen=later.read.value.decision)
    except ConflictError:
        screen.say("What you wrote is kept. It is there as you wrote it when you decide again:")
        screen.command(way_back)
        raise
    return decided


def _from_options(written: Mapping[str, str | bool | tuple[str, ...]]) -> WrittenDecision:
    said = {name: str(written[name]) for name in _TEXTS}
    days = {name: day_of(name, str(written[name])) if written[name] else None for name in _DAYS}
    no_limit, rests_on = _several(written["no_limit"]), _several(written["rests_on"])
    conditions = (*_several(written["conditions"]), *no_limit)
    return WrittenDecision(
        **said,
        conditions=tuple(dict.fromkeys(conditions)) or None,
        no_limit=no_limit,
        valid_until=days["until"],
        off_from=days["off_from"],
        off_until=days["off_until"],
        rests_on=rests_on,
        without_fact=bool(written["without_fact"]),
    )


def _several(said: object) -> tuple[str, ...]:
    return said if isinstance(said, tuple) else ()


_DAYS = ("until", "off_from", "off_until")
_TEXTS = (
    *("outcome", "person", "role", "reasons", "right_engaged", "aim", "why_proportionate", "power_relied_on"),
    *("fact", "source", "alternative", "after_hold", "deposit"),
)


def _recommended(one: Assessment) -> str:
    if one.decision is not None and one.decision.kind is OutcomeKind.REFER:
        return f"referred by {one.decision.person}, {day_words.day(one.decision.at)}"
    if one.decision is not None:
        return f"{_was(one.decision)}, to be decided on again"
    before = before_change(one)
    changed = f"{_was(before)}, and changed since; " if before else ""
    return f"{changed}recommended: {one.recommendation.title}"


def _was(decision: Decision) -> str:
    return f"{decided_words(decision)} by {decision.person}, {day_words.day(decision.at)}"


def _now() -> datetime:
    return datetime.now().astimezone()
