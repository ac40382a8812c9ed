"""A run's progress on a screen, or in a log."""

from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from venuecheck.core.plain_text import plain
from venuecheck.filtering.model.finding import RESULT_WORDS, PageFinding, Result
from venuecheck.service.probing import Event, Judged, Note, Started

if TYPE_CHECKING:
    from rich.console import Console

_MARKS = {
    Result.AS_EXPECTED: "[green]✓[/]",
    Result.UNDER_BLOCKED: "[bold red]✗[/]",
    Result.OVER_BLOCKED: "[bold magenta]✗[/]",
    Result.NOT_PROVEN: "[yellow]?[/]",
}


class ProbeProgress:
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
        self.run = ""

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
            self.run = event.run
            tried = "1 page" if event.pages == 1 else f"{event.pages} pages"
            self._console.print(f"Run {event.run}: {tried} to try.", highlight=False, soft_wrap=True)
        elif isinstance(event, Judged):
            self._progress.update(self._task, total=event.of, completed=event.done)
            self._console.print(_line(event.finding), soft_wrap=True, highlight=False)
        elif isinstance(event, Note):
            self._console.print(escape(plain(event.text)))


def _line(finding: PageFinding) -> str:
    words = RESULT_WORDS[finding.result]
    shown = escape(plain(finding.url, 70))
    return f"{_MARKS[finding.result]} {words:<28} {shown}"
