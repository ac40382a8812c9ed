"""Names that are like listed ones, judged in the form by whoever fills it in."""

from collections.abc import Iterator
from datetime import datetime

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.screened import Dismissal, PossibleMatch, Screened
from venuecheck.cli.terminal.form_screen import Screen
from venuecheck.core import day_words

_ANOTHER, _OPEN = "I know that it is another: set it aside, with the reason", "It may be the same, or I cannot tell"
_SHORTEST_REASON = 10


def judge_matches(screen: Screen, assessment: Assessment, now: datetime) -> tuple[Dismissal, ...]:
    """Ask about each match that nobody has set aside; give what is set aside now. Raises `form_screen.Left`."""
    return tuple(_judged(screen, assessment, now))


def show_matches(screen: Screen, assessment: Assessment) -> None:
    """Say which names are like listed ones, those that were set aside too."""
    for one in assessment.screened:
        for match in one.matches:
            screen.heading("A name that is like one on a list")
            _show(screen, one, match)
            if match.dismissed is not None:
                aside = match.dismissed
                screen.say(f"Set aside by {aside.person}, {day_words.day(aside.at)}: {aside.reason}")


def _judged(screen: Screen, assessment: Assessment, now: datetime) -> Iterator[Dismissal]:
    for one in assessment.screened:
        for match in one.open:
            screen.heading("A name is like one on a list")
            _show(screen, one, match)
            screen.say(
                "A similar name is no proof, and no reason to refuse. Compare what you know of them: address, number, "
                "who runs it. Ask your Prevent coordinator if you cannot tell, and tell nobody else."
            )
            dismissal = _choice(screen, one, match, assessment.person, now)
            if dismissal is not None:
                yield dismissal


def _show(screen: Screen, one: Screened, match: PossibleMatch) -> None:
    screen.say(f"Given: {one.name}")
    screen.say(f"Listed: {match.listed}")
    screen.say(f"On: {match.list_name}, {match.list_date} (entry {match.entry})")
    screen.say(f"How they are alike: {match.why}")
    screen.listed(f"Of this very name: {body}" for body in one.registered)


def _choice(screen: Screen, one: Screened, match: PossibleMatch, person: str, now: datetime) -> Dismissal | None:
    while True:
        screen.numbered([_ANOTHER, _OPEN])
        said = screen.ask()
        if said == "1":
            reason = _reason(screen)
            if reason:
                name = _person(screen, person)
                return Dismissal(name=one.name, entry=match.entry, reason=reason, person=name, at=now)
        elif said == "2":
            screen.say("It stays open. A named person decides on this booking, and only a holding letter goes out.")
            return None
        elif said == "?":
            screen.say("Arranging a meeting for a banned organisation is an offence; so a person looks at each match.")
        else:
            screen.wrong("Type 1 or 2.")


def _reason(screen: Screen) -> str:
    screen.say("How do you know? This is kept, and shown whenever the name comes again. Type back to choose again.")
    while True:
        said = screen.ask()
        if said.casefold() == "back":
            return ""
        if sum(char.isalnum() for char in said) >= _SHORTEST_REASON:
            return said[:1_000]
        screen.wrong("Say how you know: an address, a number, a date that differs.")


def _person(screen: Screen, person: str) -> str:
    screen.say(f"Who answers for this? Press Enter for: {person}")
    while True:
        said = screen.ask() or person
        if any(char.isalpha() for char in said) and len(said) <= 200:  # noqa: PLR2004 - a name
            return said
        screen.wrong("Write a person's name.")
