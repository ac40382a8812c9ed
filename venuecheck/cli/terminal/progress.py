"""A run's progress, line by line: in a log, or beside a bar on a screen."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from venuecheck.cli.terminal.output import say
from venuecheck.core.plain_text import plain
from venuecheck.filtering.model.finding import RESULT_WORDS, PageFinding, Result
from venuecheck.service.filter_checks.check_events import Event, Judged, Note, Started, Tried
from venuecheck.service.filter_checks.event_words import begun, result_words

if TYPE_CHECKING:
    from venuecheck.cli.terminal.live_progress import LiveProgress

_MARKS = {Result.AS_EXPECTED: "✓", Result.UNDER_BLOCKED: "✗", Result.OVER_BLOCKED: "✗", Result.NOT_PROVEN: "?"}


class LogProgress:
    """Writes a line for each page to standard error; where it is to be `quiet`, only what a person should know."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.quiet = quiet

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End."""

    def on_event(self, event: Event) -> None:
        """Tell what has happened."""
        if isinstance(event, Note):
            self.say(event.text)
        elif self.quiet:
            return
        elif isinstance(event, Started):
            self.say(begun(event))
        elif isinstance(event, Judged):
            sys.stderr.write(" ".join(line(event.finding)) + "\n")

    @staticmethod
    def say(text: str) -> None:
        """Say a sentence."""
        say(plain(text), err=True)


def shown_progress(*, quiet: bool = False) -> "LogProgress | LiveProgress":
    """Give what shows a run's progress on standard error. Use it as a context manager, `on_event` for `probe`."""
    if quiet or not sys.stderr.isatty():
        return LogProgress(quiet=quiet)
    # a log does not pay for what draws on a screen
    from rich.console import Console  # noqa: PLC0415

    from venuecheck.cli.terminal.live_progress import LiveProgress  # noqa: PLC0415

    return LiveProgress(Console(stderr=True))


def tried(event: Tried) -> tuple[str, str]:
    """Say of a check that is watched which page was tried: a mark, and words beside it."""
    result = Result(event.result) if event.result else None
    mark = _MARKS[result] if result else "·"
    return mark, f"{result_words(event):<28} {plain(event.page, 70)} ({event.done} of {event.of})"


def line(finding: PageFinding) -> tuple[str, str]:
    """Say what was found about a page: a mark, and words beside it."""
    words = RESULT_WORDS[finding.result]
    return _MARKS[finding.result], f"{words:<28} {plain(finding.url, 70)}"
