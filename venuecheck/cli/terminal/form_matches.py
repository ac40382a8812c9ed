"""Names that were looked up, shown in the form, and those that are like listed ones judged by whoever may."""

from collections.abc import Sequence
from datetime import datetime

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.name_points import WORD_SAID, people_left_out
from venuecheck.assessment.screened import Judgement, PossibleMatch, Screened, Within, Word
from venuecheck.assessment.whole_answer import whole_answer
from venuecheck.cli.terminal.form_screen import Screen
from venuecheck.core import day_words
from venuecheck.core.problem import ForbiddenError, InvalidError
from venuecheck.service.bookings.judging_matches import JudgingMatches
from venuecheck.service.bookings.match_words import CHOICES, what_to_look_at
from venuecheck.service.names.matches import reason_problems

_WEAK_SHOWN = 3


def judge_matches(screen: Screen, judging: JudgingMatches, now: datetime) -> None:
    """Ask about each match that nobody has judged. Raises `form_screen.Left`."""
    # a word about one match may settle others: the same name may stand in two answers
    while (found := next(judging.open(), None)) is not None:
        ask_about(screen, judging, *found, now)


def ask_about(screen: Screen, judging: JudgingMatches, name: Screened, match: PossibleMatch, now: datetime) -> None:
    """Ask about one match. Raises `form_screen.Left`."""
    screen.heading("A name is like one on a list")
    _show(screen, judging.assessment, name, match)
    screen.listed(what_to_look_at(name, match, judging.screener.nation))
    while (word := _word(screen)) is not None:
        reason = _reason(screen, word)
        if not reason:
            continue
        person = _person(screen, judging.assessment.person)
        try:
            said = judging.judge(name, match, word, reason=reason, person=person, now=now)
        except (InvalidError, ForbiddenError) as error:
            for problem in error.problems:
                screen.wrong(f"{problem.what[:1].upper()}{problem.what[1:]}: {problem.fix}.")
        else:
            show_what_follows(screen, said)
            _ask_of_others(screen, judging, name, said, now)
            return
    judging.leave_open(name, match)


def _ask_of_others(screen: Screen, judging: JudgingMatches, name: Screened, said: Judgement, now: datetime) -> None:
    """Ask whether a word about one match holds for the other entries that the same name is like."""
    others = judging.others(name)
    if not others:
        return
    more = "another entry" if len(others) == 1 else "other entries"
    screen.heading(f"“{whole_answer(judging.assessment, name)}” is like {more}, too")
    screen.listed(f"{match.listed}: {match.list_name}, {match.list_date} (entry {match.entry})" for match in others)
    screen.say("Does what you said hold there, for the same reason?")
    screen.numbered(("Yes", "No: ask me about each"))
    while (answer := screen.ask()) not in {"1", "2"}:
        screen.wrong("Type 1 or 2.")
    for match in others if answer == "1" else ():
        show_what_follows(
            screen, judging.judge(name, match, said.word, reason=said.reason, person=said.person, now=now)
        )


def show_what_follows(screen: Screen, said: Judgement) -> None:
    """Say what is to be done after a word about a match."""
    if said.word is Word.NOT_THE_SAME:
        screen.say("Set aside. It is shown, with your reason, whenever the name comes again.")
        return
    screen.heading("What follows now")
    screen.listed(step.text for step in said.steps)


def show_matches(screen: Screen, assessment: Assessment) -> None:
    """Show the names that are like listed ones, and what became of each; the weak ones of a name together."""
    for one in assessment.screened:
        for match in one.matches:
            if match.is_open or match.dismissed:
                screen.heading("A name that is like one on a list")
                _show(screen, assessment, one, match)
                screen.say(_what_became_of(match))
        if one.weak:
            screen.heading(f"“{whole_answer(assessment, one)}” is weakly like listed names, which changes nothing")
            screen.listed(_weakly(match) for match in one.weak[:_WEAK_SHOWN])
            more = len(one.weak[_WEAK_SHOWN:]) + one.more_weak
            screen.listed([f"and {more} more"] * bool(more))


def _weakly(match: PossibleMatch) -> str:
    apart = f"; {match.apart}" if match.apart else ""
    return f"{match.listed}: {match.why}{apart} (entry {match.entry})"


def show_looked_up(screen: Screen, assessment: Assessment, screened: Sequence[Screened]) -> None:
    """Say which names were looked up, on which lists of which day, and with what result."""
    by_result: dict[str, list[str]] = {}
    for one in screened:
        by_result.setdefault(one.said or "Not looked up.", []).append(_looked_up(assessment, one))
    if by_result:
        screen.heading("Looked up, or read for names")
        screen.listed(
            f"{', '.join(dict.fromkeys(names))}: {said[:1].lower()}{said[1:]}" for said, names in by_result.items()
        )
    screen.listed(dict.fromkeys(one.problem for one in screened if one.problem))
    if left_out := people_left_out(screened):
        screen.listed([left_out])
        screen.say("To look one person up by itself, type:")
        screen.command("venuecheck screen --individual NAME --reason WHY")


def _looked_up(assessment: Assessment, one: Screened) -> str:
    """Say what was looked up: of a text the answer; of what stands beside a person's name, in which answer."""
    if one.within in {Within.BODY, Within.OFFICE}:
        return f"“{one.name}” in the answer to “{one.place}”"
    return f"“{whole_answer(assessment, one)}”"


def _what_became_of(match: PossibleMatch) -> str:
    if match.dismissed is not None:
        aside = match.dismissed
        return f"Set aside by {aside.person}, {day_words.day(aside.at)}: {aside.reason}"
    if match.held is not None:
        held = match.held
        return f"Judged by {held.person}, {day_words.day(held.at)}: {WORD_SAID[held.word]}. {held.reason}"
    return "Nobody has judged it yet: a named person does so today."


def _show(screen: Screen, assessment: Assessment, one: Screened, match: PossibleMatch) -> None:
    screen.say(f"Given: {whole_answer(assessment, one)}")
    if one.asked:
        screen.say(f"As the answer to: {one.asked}")
    screen.say(f"Listed: {match.listed}")
    screen.say(f"On: {match.list_name}, {match.list_date} (entry {match.entry})")
    screen.say(f"How they are alike: {match.why}")
    if match.apart:
        screen.say(f"What tells apart: {match.apart}")
    screen.listed(f"Of this very name: {body}" for body in one.registered)


def _word(screen: Screen) -> Word | None:
    """Ask what they say of it; None where they leave it open."""
    while True:
        screen.numbered([text for text, _ in CHOICES])
        said = screen.ask()
        if said.isdecimal() and 1 <= int(said[:3]) <= len(CHOICES):
            word = CHOICES[int(said[:3]) - 1][1]
            if word is None:
                screen.say("It stays open. A named person judges it today, and only a holding letter goes out.")
            return word
        if said == "?":
            screen.say("Arranging a meeting for a banned organisation is an offence; so a person looks at each match.")
        else:
            screen.wrong(f"Type a number from 1 to {len(CHOICES)}.")


def _reason(screen: Screen, word: Word) -> str:
    """Ask how they know; empty where they went back."""
    screen.say("How do you know? This is kept, and shown whenever the name comes again. Type back to choose again.")
    while True:
        said = screen.ask()
        if said.casefold() == "back":
            return ""
        problems = tuple(reason_problems(said, word))
        if not problems:
            return said
        for problem in problems:
            screen.wrong(f"{problem.fix[:1].upper()}{problem.fix[1:]}.")


def _person(screen: Screen, person: str) -> str:
    screen.say(f"Who answers for this? Press Enter for: {person}")
    return screen.ask() or person
