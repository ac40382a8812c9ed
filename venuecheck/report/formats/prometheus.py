"""The counts as Prometheus reads them, for node_exporter's textfile collector or a web server.

Source: the text exposition format 0.0.4. A network that nobody has checked has no counts, only its status: an
absent figure is not a nought.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from venuecheck.assurance.status import Status
from venuecheck.filtering.model.finding import Result
from venuecheck.report.format import Format
from venuecheck.report.venue.counts import Counts
from venuecheck.report.venue.networks import NetworkChecked
from venuecheck.report.venue.view import View

FORMAT = Format(
    id="prometheus",
    title="Figures for Prometheus",
    suffix=".prom",
    media_type="text/plain; version=0.0.4; charset=utf-8",
    text=True,
)
_Sample = tuple[dict[str, str], float]


def render_venue(view: View, templates: Path) -> bytes:
    """Write a gauge for each figure. The templates are not needed."""
    del templates
    lines = [line for name, about, samples in _metrics(view) for line in _metric(name, about, samples)]
    return ("\n".join(lines) + "\n").encode()


def _parts(view: View) -> Iterator[tuple[str, Status]]:
    yield "filtering", view.filtering.status
    if view.assessments is not None:
        yield "bookings", view.assessments.status
    if view.requirements is not None:
        yield "requirements", view.requirements.status
    yield "all", view.status


def _metrics(view: View) -> Iterator[tuple[str, str, list[_Sample]]]:
    networks = view.filtering.networks
    checked = [network for network in networks if isinstance(network, NetworkChecked)]
    venue = {"venue": view.venue.id}
    yield (
        "venuecheck_status",
        "How a part of the report stands, and all of it: always 1, its status is a label.",
        [(venue | {"part": part, "status": status.value}, 1.0) for part, status in _parts(view)],
    )
    yield (
        "venuecheck_network_status",
        "How a network stands: 1 for its status, 0 for the others.",
        [
            (venue | {"network": network.id, "status": status.value}, float(network.status is status))
            for network in networks
            for status in Status
        ],
    )
    yield (
        "venuecheck_pages",
        "Test pages of the latest check, by category and result.",
        [
            (venue | {"network": network.id, "category": category.id, "result": result.value}, float(number))
            for network in checked
            for category in network.categories
            for result, number in _numbers(category.counts)
        ],
    )
    yield (
        "venuecheck_question",
        "A question to the network as a whole, and what the latest check found: always 1.",
        [
            (venue | {"network": network.id, "question": question.probe, "found": question.found.value}, 1.0)
            for network in checked
            for question in network.questions
        ],
    )
    yield (
        "venuecheck_check_valid",
        "1 where the latest check could be relied on.",
        [(venue | {"network": network.id}, float(network.check.valid)) for network in checked],
    )
    yield (
        "venuecheck_check_timestamp_seconds",
        "When the latest check began, in seconds since 1970.",
        [(venue | {"network": network.id}, network.check.started.timestamp()) for network in checked],
    )
    yield (
        "venuecheck_requirement_status",
        "How a requirement stands: always 1, its status is a label.",
        [
            (venue | {"plan": plan.id, "requirement": each.number, "status": each.status.value}, 1.0)
            for plan in (view.requirements.plans if view.requirements is not None else ())
            for each in plan.requirements
        ],
    )
    yield "venuecheck_actions_closed", "Actions closed in the last year.", [(venue, float(view.actions_closed))]
    yield "venuecheck_actions", "Actions that are open.", [(venue, float(view.actions_open))]
    yield "venuecheck_actions_late", "Actions past their date.", [(venue, float(view.actions_late))]
    ahead = sum(each.ahead for each in view.not_counted)
    yield "venuecheck_dated_in_the_future", "Records that are not counted for that.", [(venue, float(ahead))]
    yield "venuecheck_report_timestamp_seconds", "When these figures were made.", [(venue, view.made_at.timestamp())]


def _numbers(counts: Counts) -> tuple[tuple[Result, int], ...]:
    return (
        (Result.AS_EXPECTED, counts.as_expected),
        (Result.UNDER_BLOCKED, counts.under_blocked),
        (Result.OVER_BLOCKED, counts.over_blocked),
        (Result.NOT_PROVEN, counts.not_proven),
    )


def _metric(name: str, about: str, samples: Iterable[_Sample]) -> Iterator[str]:
    yield f"# HELP {name} {about}"
    yield f"# TYPE {name} gauge"
    for labels, value in samples:
        inside = ",".join(f'{key}="{_escaped(text)}"' for key, text in labels.items())
        yield f"{name}{{{inside}}} {value:.15g}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
