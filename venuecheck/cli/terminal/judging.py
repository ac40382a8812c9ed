"""What `venuecheck match` does."""

import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from venuecheck.assessment.screened import Word
from venuecheck.cli.terminal.form_matches import judge_matches, show_looked_up, show_matches, show_what_follows
from venuecheck.cli.terminal.form_screen import Left, Screen, read_line
from venuecheck.core import day_words
from venuecheck.service.bookings.judging_matches import JudgingMatches, recorded, to_be_judged
from venuecheck.service.bookings.names_looked_up import SiteScreener
from venuecheck.service.bookings.recorded import read_assessment
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import load_site


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
        found = to_be_judged(store)
    screen = Screen(sys.stdout, read_line)
    if not found:
        screen.say("No name waits to be judged.")
        return True
    screen.say("In these bookings a name is like one on a list. A named person judges it today:")
    for one in found:
        count = sum(len(name.to_judge) for name in one.screened)
        names = "1 name" if count == 1 else f"{count} names"
        screen.say(f"- {one.subject} ({day_words.day(one.started)}): {names}", hang=2)
        screen.command(f"venuecheck match {one.id}")
    return False


def judge_booking(config: Path, wanted: str, said: Said) -> bool:
    """Take words about a booking's matches, from options or the person here; True where none is left to judge."""
    site = load_site(config)
    screen = Screen(sys.stdout, read_line)
    with open_store(site) as store:
        read = read_assessment(store, wanted)
        judging = JudgingMatches(assessment=read.value, screener=SiteScreener(site, store, _now()), is_recorded=True)
        if said.born:
            found = judging.know_born(said.name, said.born, _now())
            show_looked_up(screen, judging.assessment, [found])
        if said.entries:
            _judge(judging, said)
        elif any(judging.open()):
            _ask(screen, judging, is_changed=said.born is not None)
        else:
            show_matches(screen, judging.assessment)
        kept = recorded(store, judging, read)
    if said.entries:  # what follows from a word is told once the word is on record
        for made in judging.made:
            show_what_follows(screen, made)
    left = any(one.to_judge for one in kept.screened)
    screen.say("A name is still to be judged." if left else "No name of this booking waits to be judged.")
    return not left


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
