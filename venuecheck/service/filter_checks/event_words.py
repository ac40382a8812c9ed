"""What happened in a check, in words: the same at a terminal and on a page."""

from typing import Final

from venuecheck.core.plain_text import plain
from venuecheck.filtering.model.finding import RESULT_WORDS, Result
from venuecheck.service.filter_checks.check_events import CheckState, Ended, Kept, Note, Started, Tried

STATE_WORDS: Final = {
    CheckState.UNDER_WAY: "Under way",
    CheckState.STOPPING: "Asked to stop",
    CheckState.STOPPED: "Stopped",
    CheckState.UNFINISHED: "Not finished",
    CheckState.BROKEN_OFF: "Broken off",
    CheckState.FINISHED: "Finished",
}
ENDS: Final = {
    CheckState.FINISHED: "The check has ended.",
    CheckState.STOPPED: "The check was stopped. What was found is kept.",
    CheckState.UNFINISHED: "The time was up, or there was no network any more. What was found is kept.",
    CheckState.BROKEN_OFF: "The check broke off: nothing more was heard of it. What was tried is kept.",
}


def said(event: Kept) -> str:
    """Say what happened; empty where there is nothing to say."""
    match event:
        case Started():
            return begun(event)
        case Tried():
            return f"{event.page}: {result_words(event)}"
        case Note():
            return event.text
        case Ended():
            return " ".join(filter(None, (ENDS.get(event.how, ""), plain(event.reason, 400))))


def how_far(event: Tried) -> str:
    """Say how far a check is with this page: `12 of 64 pages tried`."""
    return f"{event.done} of {event.of} {'page' if event.of == 1 else 'pages'} tried"


def begun(event: Started) -> str:
    """Say that a run begins."""
    tried = "1 page" if event.pages == 1 else f"{event.pages} pages"
    return f"Run {event.run}: {tried} to try."


def result_words(event: Tried) -> str:
    """Say what came of a page, as far as is known before the check has ended."""
    return RESULT_WORDS[Result(event.result)] if event.result else "tried"
