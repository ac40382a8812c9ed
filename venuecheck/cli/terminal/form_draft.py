"""Which draft the form goes on with."""

from collections.abc import Sequence
from datetime import datetime

from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.question_words import question_in_words, quoted
from venuecheck.cli.terminal.form_screen import Screen
from venuecheck.core import day_words
from venuecheck.service.bookings.changing import draft_of
from venuecheck.service.bookings.desk import Desk
from venuecheck.service.bookings.drafts import Draft, drafts, free_name, named
from venuecheck.service.bookings.ended_drafts import throw_away
from venuecheck.service.bookings.overtaken import both_answered, moved_since, taken_up_anew


def draft_to_fill(screen: Screen, desk: Desk, *, name: str, now: datetime) -> Draft:
    """Give the draft called `name`, begun where there is none; without a name, ask which of those that are kept.

    Where it changes a booking that was changed since, say how, and ask what to do. Raises `form_screen.Left`.
    """
    store, checklist, venue = desk.store, desk.checklist, desk.site.venue
    if name:
        return _on_the_booking(screen, desk, named(store, checklist, venue, name, now))
    return _on_the_booking(screen, desk, _chosen(screen, drafts(store, checklist, venue), desk, now))


def _chosen(screen: Screen, kept: Sequence[Draft], desk: Desk, now: datetime) -> Draft:
    checklist, venue = desk.checklist, desk.site.venue
    fresh = Draft.fresh(checklist, venue, now, free_name(desk.store, checklist, venue))
    if not kept:
        return fresh
    screen.heading("There are answers from before")
    screen.numbered([_shown(one) for one in kept])
    if len(kept) == 1:
        screen.say("Go on with them? Type yes, or no to start another booking beside it.", style="dim")
    else:
        screen.say("Type the number to go on with, or new to start another beside them.", style="dim")
    while True:
        said = screen.ask().casefold()
        if said in {"new", "no", "n"}:
            return fresh
        if said == "?":
            screen.say("Answers are kept until their decision is recorded. Nothing is lost by starting another.")
        elif len(kept) == 1 and said in {"", "yes", "y"}:
            return _taken_up(screen, checklist, kept[0])
        elif said.isdecimal() and 1 <= int(said[:6]) <= len(kept):
            return _taken_up(screen, checklist, kept[int(said) - 1])
        else:
            screen.wrong("Type yes or no." if len(kept) == 1 else f"Type a number from 1 to {len(kept)}, or new.")


def draft_to_change(screen: Screen, desk: Desk, wanted: str) -> Draft:
    """Give the draft that changes a recorded booking; where that was changed since, say how, and ask what to do.

    Raises `form_screen.Left`, and `InputError` as `changing.draft_of` does.
    """
    return _on_the_booking(screen, desk, draft_of(desk, wanted))


def _on_the_booking(screen: Screen, desk: Desk, draft: Draft) -> Draft:
    moved = moved_since(desk.store, draft)
    if not moved:
        return draft
    screen.heading("The booking was changed since these answers were begun")
    screen.listed(map(str, moved))
    if both := both_answered(desk, draft):
        screen.say("These you answered otherwise as well, and yours stays:")
        screen.listed(map(str, both))
    screen.numbered(
        [
            "Go on with them: what was answered otherwise stays, and everything else is as it is recorded now",
            "Throw them away",
        ]
    )
    screen.say("Type the number. Nothing is lost by leaving with save.", style="dim")
    while True:
        said = screen.ask()
        if said == "1":
            return taken_up_anew(desk, draft)
        if said == "2":
            throw_away(desk.store, draft, person=draft.person, now=desk.clock())
            return draft_of(desk, draft.changes)
        screen.wrong("Type 1 or 2.")


def _taken_up(screen: Screen, checklist: Checklist, draft: Draft) -> Draft:
    if draft.lost:
        lost = quoted(question_in_words(checklist, name) for name in draft.lost)
        screen.say(f"The checklist has changed since, and asks again for: {lost}.")
    return draft


def _shown(draft: Draft) -> str:
    begun = f"begun {day_words.day(draft.started)}"
    named = f"; draft '{draft.name}'" if draft.name else ""
    changes = f"; changes {draft.changes}" if draft.changes else ""
    return f"{draft.subject or 'no subject yet'} ({begun}{named}{changes})"
