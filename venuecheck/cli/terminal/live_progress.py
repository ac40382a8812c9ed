"""A run's progress on a screen, with a bar that moves."""

from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from venuecheck.cli.terminal.progress import line
from venuecheck.core.plain_text import plain
from venuecheck.filtering.model.finding import PageFinding, Result
from venuecheck.service.filter_checks.check_events import Event, Judged, Note, Started
from venuecheck.service.filter_checks.event_words import begun

if TYPE_CHECKING:
    from rich.console import Console

_COLOURS = {
    Result.AS_EXPECTED: "green",
    Result.UNDER_BLOCKED: "bold red",
    Result.OVER_BLOCKED: "bold magenta",
    Result.NOT_PROVEN: "yellow",
}


class LiveProgress:
    """Shows pages as they are tried. Use it as a context manager and pass `on_event` to `probe`."""

    def __init__(self, console: "Console") -> None:
        self._console = console
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task = self._progress.add_task("Checking pages", total=None)

    def __enter__(self) -> Self:
        """Begin to show."""
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop showing."""
        self._progress.stop()

    def on_event(self, event: Event) -> None:
        """Show what has happened."""
        if isinstance(event, Started):
            self._console.print(begun(event), highlight=False, soft_wrap=True)
        elif isinstance(event, Judged):
            self._progress.update(self._task, total=event.of, completed=event.done)
            self._console.print(_line(event.finding), soft_wrap=True, highlight=False)
        elif isinstance(event, Note):
            self.say(event.text)

    def say(self, text: str) -> None:
        """Say a sentence, wrapped to the screen."""
        self._console.print(escape(plain(text)), highlight=False)


def _line(finding: PageFinding) -> str:
    mark, rest = line(finding)
    return f"[{_COLOURS[finding.result]}]{mark}[/] {escape(rest)}"
