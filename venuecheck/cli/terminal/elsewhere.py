"""A check that runs elsewhere, shown at this terminal: watched until it ends, or stopped."""

from contextlib import suppress
from pathlib import Path

import click

from venuecheck.cli.terminal.output import say
from venuecheck.cli.terminal.progress import LogProgress, tried
from venuecheck.core import day_words
from venuecheck.filtering.model.run import Run
from venuecheck.records.store import Store
from venuecheck.service.filter_checks import watching
from venuecheck.service.filter_checks.check_events import CheckState, Ended, Kept, Note, Started, Tried
from venuecheck.service.filter_checks.checking import exit_status
from venuecheck.service.filter_checks.event_words import ENDS, begun
from venuecheck.service.sites.opening import open_store
from venuecheck.service.sites.site import load_site

_COULD_NOT_TELL = 3


def follow(config: Path, wanted: str, *, is_to_stop: bool) -> int:
    """Show a check until it ends, stopped first where it is to be; give the exit status. Raises `InputError`.

    Ctrl-C leaves it alone: it goes on.
    """
    site = load_site(config)
    with open_store(site) as store:
        seen = watching.called(store, wanted)
        when = f"{day_words.day(seen.begun.astimezone().date())} at {seen.begun.astimezone():%H:%M}"
        after = 0
        if is_to_stop:
            after = len(watching.events(store, seen.run))  # what was before is not told again
            watching.stop(store, seen.run)
        with suppress(KeyboardInterrupt):
            say(f"Check {seen.run}, begun on {when}, on {seen.device}.", err=True)
            if is_to_stop:
                say("It was asked to stop, and keeps what it has.", err=True)
            for one in watching.watch(store, seen.run, after):
                _tell(one.event)
            return _ended(store, seen.run, is_to_stop=is_to_stop)
        say("It stops without you." if is_to_stop else "It goes on without you.", err=True)
        return _COULD_NOT_TELL


def _tell(event: Kept) -> None:
    match event:
        case Started():
            LogProgress.say(begun(event))
        case Tried():
            click.echo(" ".join(tried(event)), err=True)
        case Note():
            LogProgress.say(event.text)
        case Ended():
            if event.reason:
                LogProgress.say(event.reason)


def _ended(store: Store, run: str, *, is_to_stop: bool) -> int:
    state = watching.check(store, run).state
    if ended := ENDS.get(state):  # none where somebody has gone on with it since
        say(ended)
    if state is not CheckState.FINISHED:
        say(f"To go on: venuecheck probe --list LIST --network NETWORK --continue {run}")
        return 0 if is_to_stop and state is CheckState.STOPPED else _COULD_NOT_TELL
    say("To see what it found: venuecheck report")
    found = store.latest("run", run, Run)
    return exit_status(found) if found is not None else _COULD_NOT_TELL
