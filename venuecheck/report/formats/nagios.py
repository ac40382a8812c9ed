"""One line and an exit status for Nagios, Icinga and what understands their plug-ins.

Source: the Monitoring Plugins development guidelines: `SERVICE STATUS - text | label=value`, and the exit statuses
0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN. What nobody has checked is UNKNOWN; what could not be told is a WARNING, and so
is a record that is dated in the future, which counts for nothing. The state is that of everything in the report
together: never greener than a part of it.
"""

from collections.abc import Iterator
from pathlib import Path

from venuecheck.assurance.status import Status
from venuecheck.report.format import Format
from venuecheck.report.setting.wording import counted
from venuecheck.report.venue.not_counted import NotCounted
from venuecheck.report.venue.view import View

FORMAT = Format(id="nagios", title="One line for Nagios or Icinga", suffix=".txt", media_type="text/plain", text=True)
_STATES: dict[Status, tuple[int, str]] = {
    Status.FINE: (0, "OK"),
    Status.STATED: (0, "OK"),
    Status.NOT_APPLICABLE: (0, "OK"),
    Status.WAITING: (1, "WARNING"),
    Status.NOT_PROVEN: (1, "WARNING"),
    Status.OVERDUE: (1, "WARNING"),
    Status.PROBLEM: (2, "CRITICAL"),
    Status.NOT_REPORTED: (3, "UNKNOWN"),
}
_LIMIT = 2_000
"""Characters of text; Nagios reads at most 8 KiB of a plug-in's output."""


def render_venue(view: View, templates: Path) -> bytes:
    """Write how everything stands, the web filter first. The templates are not needed."""
    del templates
    filtering, counts = view.filtering, view.filtering.counts
    _, word = _state(view)
    text = f"{view.venue.name}: {' '.join(_said(view))}".replace("|", "/")[:_LIMIT]
    figures = {
        "under_blocked": counts.under_blocked,
        "over_blocked": counts.over_blocked,
        "not_proven": counts.not_proven,
        "as_expected": counts.as_expected,
        "networks_unchecked": filtering.networks_total - filtering.networks_checked,
        "actions_late": view.actions_late,
        "dated_in_the_future": len(_ahead(view)),
    }
    if view.requirements is not None:
        figures["requirements_overdue"] = view.requirements.counts.overdue
        figures["requirements_not_reported"] = view.requirements.counts.not_reported
    return f"VENUECHECK {word} - {text} | {' '.join(f'{name}={value}' for name, value in figures.items())}\n".encode()


def exit_status(view: View) -> int:
    """Give the plug-in's exit status."""
    return _state(view)[0]


def _state(view: View) -> tuple[int, str]:
    state = _STATES[view.status]
    return _STATES[Status.NOT_PROVEN] if _ahead(view) and view.status in _OK else state


_OK = frozenset(status for status, (number, _) in _STATES.items() if number == 0)


def _ahead(view: View) -> list[NotCounted]:
    return [each for each in view.not_counted if each.ahead]


def _said(view: View) -> Iterator[str]:
    yield f"Web filter: {view.filtering.status_words.lower()}. {view.filtering.headline}"
    if view.assessments is not None:
        yield f"Bookings and procedures: {view.assessments.status_words.lower()}. {view.assessments.headline}"
    if view.requirements is not None:
        yield f"Requirements: {view.requirements.status_words.lower()}. {view.requirements.headline}"
    ahead = _ahead(view)
    if ahead:
        yield f"Dated in the future: {counted(len(ahead), 'record')}. {ahead[0].words}"
