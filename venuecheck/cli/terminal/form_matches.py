"""Names that are like listed ones, judged in the form by whoever fills it in."""

from datetime import datetime

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.screened import PossibleMatch, Screened
from venuecheck.cli.terminal.form_screen import Screen
from venuecheck.core import day_words
from venuecheck.core.problem import ForbiddenError, InvalidError
from venuecheck.service.bookings.setting_aside import SettingAside
from venuecheck.service.names.dismissals import reason_problems

_ANOTHER, _OPEN = "I know that it is another: set it aside, with the reason", "It may be the same, or I cannot tell"


def judge_matches(screen: Screen, setting: SettingAside, now: datetime) -> None:
    """Ask about each match that nobody has judged yet. Raises `form_screen.Left`."""
    for name, match in tuple(setting.open()):
        screen.heading("A name is like one on a list")
        _show(screen, name, match)
        screen.say(
            "A similar name is no proof, and no reason to refuse. Compare what you know of them: address, number, "
            "who runs it. Ask your Prevent coordinator if you cannot tell, and tell nobody else."
        )
        while _is_another(screen):
            reason = _reason(screen)
            if not reason:
                continue
            try:
                person = _person(screen, setting.assessment.person)
                setting.set_aside(name, match, reason=reason, person=person, now=now)
            except (InvalidError, ForbiddenError) as error:
                for problem in error.problems:
                    screen.wrong(f"{problem.what[:1].upper()}{problem.what[1:]}: {problem.fix}.")
            else:
                break
        else:
            setting.leave_open(name, match)


def show_matches(screen: Screen, assessment: Assessment) -> None:
    """Say which names are like listed ones, those that were set aside too."""
    for one in assessment.screened:
        for match in one.matches:
            screen.heading("A name that is like one on a list")
            _show(screen, one, match)
            if match.dismissed is not None:
                aside = match.dismissed
                screen.say(f"Set aside by {aside.person}, {day_words.day(aside.at)}: {aside.reason}")


def _show(screen: Screen, one: Screened, match: PossibleMatch) -> None:
    screen.say(f"Given: {one.name}")
    screen.say(f"Listed: {match.listed}")
    screen.say(f"On: {match.list_name}, {match.list_date} (entry {match.entry})")
    screen.say(f"How they are alike: {match.why}")
    screen.listed(f"Of this very name: {body}" for body in one.registered)


def _is_another(screen: Screen) -> bool:
    while True:
        screen.numbered([_ANOTHER, _OPEN])
        said = screen.ask()
        if said == "1":
            return True
        if said == "2":
            screen.say("It stays open. A named person decides on this booking, and only a holding letter goes out.")
            return False
        if said == "?":
            screen.say("Arranging a meeting for a banned organisation is an offence; so a person looks at each match.")
        else:
            screen.wrong("Type 1 or 2.")


def _reason(screen: Screen) -> str:
    """Ask how they know; empty where they went back."""
    screen.say("How do you know? This is kept, and shown whenever the name comes again. Type back to choose again.")
    while True:
        said = screen.ask()
        if said.casefold() == "back":
            return ""
        problems = tuple(reason_problems(said))
        if not problems:
            return said
        for problem in problems:
            screen.wrong(f"{problem.fix[:1].upper()}{problem.fix[1:]}.")


def _person(screen: Screen, person: str) -> str:
    screen.say(f"Who answers for this? Press Enter for: {person}")
    return screen.ask() or person
