"""What `venuecheck match` does."""

import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from venuecheck.assessment.screened import Word
from venuecheck.cli.terminal.form_matches import judge_matches, show_looked_up, show_matches, show_what_follows
from venuecheck.cli.terminal.form_screen import Left, Screen, read_line
from venuecheck.cli.terminal.output import argument
from venuecheck.core import day_words
from venuecheck.core.problem import InvalidError
from venuecheck.report.setting.wording import counted
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.drafts import resume
from venuecheck.service.bookings.judging_matches import JudgingMatches, recorded, to_be_judged
from venuecheck.service.bookings.keeping_drafts import refuse_ended
from venuecheck.service.bookings.names_early import drafts_to_judge, judging_of, keep
from venuecheck.service.bookings.names_looked_up import SiteScreener
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.checklists.of_venue import checklist_named
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import Site, load_site


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was given as options."""

    entries: tuple[str, ...]
    word: str
    """As it is typed; empty where it is asked for here."""
    reason: str
    name: str
    person: str
    born: int | None


def list_bookings(config: Path) -> bool:
    """List the bookings with a name to judge; True where there is none."""
    site = load_site(config)
    with open_store(site) as store:
        found, drafts = to_be_judged(store), drafts_to_judge(store)
    screen = Screen(sys.stdout, read_line)
    if not found and not drafts:
        screen.say("No name waits to be judged.")
        return True
    screen.say("In these bookings a name is like one on a list. A named person judges it today:")
    for one in found:
        names = counted(sum(len(name.to_judge) for name in one.screened), "name")
        screen.say(f"- {one.subject} ({day_words.day(one.started)}): {names}", hang=2)
        screen.command(f"venuecheck match {one.id}")
    for draft in drafts:
        by = day_words.day(draft.by)
        subject = draft.draft.subject or "A booking without a name yet"
        screen.say(f"- {subject} (not finished; judge by {by}): {counted(draft.matches, 'name')}", hang=2)
        screen.command(f"venuecheck match {argument(draft.draft.shown)}")
    return False


def judge_booking(config: Path, wanted: str, said: Said) -> bool:
    """Take words about a booking's matches, from options or the person here; True where none is left to judge.

    A booking that is not finished is named by its checklist and its draft (`CHECKLIST/DRAFT`).
    """
    site = load_site(config)
    if "/" in wanted:
        return _judge_draft(site, wanted, said)
    screen = Screen(sys.stdout, read_line)
    with open_store(site) as store:
        read = read_assessment(store, wanted)
        judging = JudgingMatches(assessment=read.value, screener=SiteScreener(site, store, _now()), is_recorded=True)
        if said.born:
            found = judging.know_born(said.name, said.born, _now())
            show_looked_up(screen, judging.assessment, [found])
        _take_words(screen, judging, said)
        kept = recorded(store, judging, read)
    left = any(one.to_judge for one in kept.screened)
    return _said_in_the_end(screen, judging, said, is_left=left)


def _judge_draft(site: Site, wanted: str, said: Said) -> bool:
    if said.born:
        what = "a year of birth is kept with a booking that is recorded, and this one is not finished"
        raise InvalidError.of("born", what, "finish the booking, and give it then")
    checklist = checklist_named(site, wanted.partition("/")[0])
    name = wanted.partition("/")[2]
    screen = Screen(sys.stdout, read_line)
    with open_store(site) as store:
        draft = resume(store, checklist, site.venue, name)
        if draft is None:
            refuse_ended(store, checklist.id, site.venue.id, name)
        desk = Desk.at(site, store, checklist, _now)
        judging = judging_of(desk, draft)
        _take_words(screen, judging, said)
        left = keep(desk, draft, judging.assessment.screened)
    return _said_in_the_end(screen, judging, said, is_left=bool(left))


def _take_words(screen: Screen, judging: JudgingMatches, said: Said) -> None:
    if said.entries:
        _judge(judging, said)
    elif any(judging.open()):
        _ask(screen, judging, is_changed=said.born is not None)
    else:
        show_matches(screen, judging.assessment)


def _said_in_the_end(screen: Screen, judging: JudgingMatches, said: Said, *, is_left: bool) -> bool:
    """Say what follows from a word, which is on record by now, and what is left; True where nothing is."""
    if said.entries:
        for made in judging.made:
            show_what_follows(screen, made)
    screen.say("A name is still to be judged." if is_left else "No name of this booking waits to be judged.")
    return not is_left


def _judge(judging: JudgingMatches, said: Said) -> None:
    word = Word(said.word.replace("-", "_"))
    for entry in said.entries:
        name, match = judging.find(entry, said.name)
        judging.judge(name, match, word, reason=said.reason, person=said.person, now=_now())


def _ask(screen: Screen, judging: JudgingMatches, *, is_changed: bool) -> None:
    try:
        judge_matches(screen, judging, _now())
    except (Left, KeyboardInterrupt):
        screen.say("What you said so far is recorded." if judging.made or is_changed else "Nothing is recorded.")


def _now() -> datetime:
    return datetime.now().astimezone()
