"""A view as tables, for spreadsheets: the same values and words as everywhere, one fact a cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from venuecheck.report.venue.action import ActionShown
from venuecheck.report.venue.assessments import AssessmentShown
from venuecheck.report.venue.check_record import CheckRecordRow
from venuecheck.report.venue.decided import Decided
from venuecheck.report.venue.networks import NetworkChecked, NetworkNotReported, NetworkShown
from venuecheck.report.venue.pages import PageShown
from venuecheck.report.venue.view import View

Cell = str | int | date


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under named columns; every row has as many cells as there are columns."""

    id: str
    title: str
    """At most 31 characters, without `[]:*?/\\`: what a sheet may be called."""
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(view: View) -> tuple[Table, ...]:
    """Give every table of a report, in the order in which a person would want them."""
    booked = () if view.assessments is None else (bookings(view),)
    whole = (requirements(view), coverage(view)) if view.requirements is not None else ()
    signed = (signatures(view),) if view.signatures is not None else ()
    rest = (actions(view), trend(view), *signed, not_counted(view))
    return (summary(view), check_record(view), *whole, findings(view), *booked, *rest)


def summary(view: View) -> Table:
    """Sum a report up, one fact a row."""
    filtering = view.filtering
    rows: list[tuple[Cell, Cell]] = [
        ("Venue", view.venue.name),
        ("Kind of venue", view.venue.kind_words),
        ("Report made", view.made_words),
        ("Time zone", view.zone_words),
        *((("Records", view.records_words),) if view.records_words else ()),
        ("Web filter", filtering.status_words),
        ("In short", filtering.headline),
        ("Networks", filtering.networks_total),
        ("Networks checked", filtering.networks_checked),
        ("Pages tested", filtering.counts.tested),
        ("Should be blocked but opened", filtering.counts.under_blocked),
        ("Should open but was blocked", filtering.counts.over_blocked),
        ("Could not tell", filtering.counts.not_proven),
        ("As expected", filtering.counts.as_expected),
    ]
    if view.assessments is not None:
        rows += [
            ("Bookings and procedures", view.assessments.status_words),
            ("Checklists answered", view.assessments.total),
            ("Checklists waiting for a decision", view.assessments.waiting),
        ]
    if view.requirements is not None:
        counts = view.requirements.counts
        rows += [
            ("Requirements", counts.total),
            ("Requirements shown", counts.shown),
            ("Requirements needing action", counts.needing_action),
            ("Requirements that could not be told", counts.could_not_tell),
            ("Requirements overdue", counts.overdue),
            ("Requirements not reported", counts.not_reported),
            ("Requirements waiting for a decision", counts.waiting),
            ("Requirements that do not apply here", counts.not_applicable),
        ]
    rows += [
        ("Actions", view.actions_open),
        ("Actions past their date", view.actions_late),
        ("Actions closed in the last year", view.actions_closed),
        (view.caveat.title, f"{view.caveat.text} {view.caveat.not_tested}"),
        *(("How old the rules are", said) for said in (view.rests_on.words, *view.rests_on.overdue_lines) if said),
    ]
    return Table(id="summary", title="Summary", columns=("What", "Value"), rows=tuple(rows))


def check_record(view: View) -> Table:
    """Give the record of checks in the columns of the DfE standard."""
    return Table(
        id="check_record",
        title="Record of checks",
        columns=("Date", "Who", "Where", "Device", "User group", "What was tested", *_CAME_OUT),
        rows=tuple(
            (row.date, row.who, row.where, row.device, row.user_group, row.tested, *_came_out(row))
            for row in view.check_record
        ),
    )


_CAME_OUT = ("Stands", "Result", "Filter’s log", "Action")


def _came_out(row: CheckRecordRow) -> tuple[str, str, str, str]:
    return row.status_words, row.result, row.log, " ".join(row.action)


def requirements(view: View) -> Table:
    """Give every requirement as schools publish it: what is asked, how it is met, when, whether it is evidenced."""
    shown = view.requirements.plans if view.requirements else ()
    columns = ("Plan", "Number", "Requirement", "Owner", "Stands", "How it is met", "Of when", "Due again", "Note")
    return Table(
        id="requirements",
        title="Requirements",
        columns=columns,
        rows=tuple(
            (
                *(plan.title, each.number, each.text, each.owners, each.status_words),
                *(each.how, each.when, each.due_words, each.note),
            )
            for plan in shown
            for each in plan.requirements
        ),
    )


def coverage(view: View) -> Table:
    """Give user group x place x device, one combination a row, with the gaps."""
    rows = view.coverage.rows if view.coverage else ()
    return Table(
        id="coverage",
        title="User group, place, device",
        columns=("User group", "Place", "Device", "Checks in the last year", "The latest"),
        rows=tuple(
            (row.user_group, row.place, cell.device, cell.checks, cell.words) for row in rows for cell in row.cells
        ),
    )


def trend(view: View) -> Table:
    """Give each network's checks over time."""
    return Table(
        id="trend",
        title="Check by check",
        columns=(
            *("Network", "Check", "Day", "Pages tested", "Should be blocked but opened"),
            *("Should open but was blocked", "Could not tell", "As expected"),
        ),
        rows=tuple(
            (
                *(each.name, point.run, point.on, point.counts.tested, point.counts.under_blocked),
                *(point.counts.over_blocked, point.counts.not_proven, point.counts.as_expected),
            )
            for each in view.trends
            for point in each.points
        ),
    )


def signatures(view: View) -> Table:
    """Give who signed what."""
    shown = view.signatures.shown if view.signatures else ()
    return Table(
        id="signatures",
        title="Who signed",
        columns=("Who", "When", "What", "Said", "How the report stood"),
        rows=tuple((each.by, each.when, each.about, each.statement, each.headline) for each in shown),
    )


def not_counted(view: View) -> Table:
    """Give what is on record and counts for nothing, each with why."""
    return Table(
        id="not_counted",
        title="Not counted",
        columns=("Record", "Why it is not counted"),
        rows=tuple((each.record, each.words) for each in view.not_counted),
    )


FINDINGS = (
    *("Network", "User group", "Device", "Checked by", "Checked on", "Kind", "Category", "Expected", "Item"),
    *("Address or question", "Result", "In words", "Reason", "Rests on", "Filter", "A person says"),
)

_NO_CHECK = ("", "", "")
_NO_PAGE = ("", "", "", "")
_NO_BASIS = ("", "", "")


def findings(view: View) -> Table:
    """Give every page and every question of the check that counts for each network, and the networks without one."""
    rows = (row for network in view.filtering.networks for row in _findings(network))
    return Table(id="findings", title="Findings", columns=FINDINGS, rows=tuple(rows))


def _findings(network: NetworkShown) -> Iterator[tuple[Cell, ...]]:
    if isinstance(network, NetworkNotReported):
        said = (network.status.value, network.status_words, network.note)
        yield (network.name, network.user_group, *_NO_CHECK, "no check", *_NO_PAGE, *said, *_NO_BASIS)
        return
    check = network.check
    head = (network.name, check.user_group, check.device, check.by, check.started.date())
    for category in network.categories:
        what = (category.title, category.expectation_words)
        if not category.pages:
            said = ("not_tested", "Not tested", category.note)
            yield (*head, "no page tested", *what, category.id, "", *said, *_NO_BASIS)
        for page in category.pages:
            yield (*head, "page", *what, *_page(page))
    yield from ((*head, "question", "", "", *row) for row in _questions(network))


def _page(page: PageShown) -> tuple[Cell, ...]:
    said = page.override.words if page.override else ""
    result = (page.result.value, page.verdict_words, page.reason)
    return (page.page, page.url, *result, page.basis_words, page.product_words, said)


def _questions(network: NetworkChecked) -> Iterator[tuple[Cell, ...]]:
    for question in network.questions:
        reason = " ".join(filter(None, (question.reason, question.advice)))
        yield (question.probe, question.question, question.found.value, question.status_words, reason, *_NO_BASIS)


def bookings(view: View) -> Table:
    """Give bookings and self-assessments; empty where the view has none."""
    shown = view.assessments.shown if view.assessments else ()
    columns = ("Date", "About", "Checklist", "Checked by", "Recommended", "Points to check", "Stands", "Decision")
    return Table(
        id="bookings",
        title="Bookings and procedures",
        columns=(*columns, "Decided by", "Reasons"),
        rows=tuple(
            (each.when, each.subject, each.checklist_words, each.by, each.recommended_words, *_decision(each))
            for each in shown
        ),
    )


def _decision(each: AssessmentShown) -> tuple[str, str, str, str, str]:
    points, decision = " ".join(point.text for point in each.points), each.decision
    if isinstance(decision, Decided):
        return points, each.status_words, decision.outcome_words, decision.by, decision.reasons
    return points, each.status_words, decision.words, "", ""


def actions(view: View) -> Table:
    """Give what there is to do."""
    return Table(
        id="actions",
        title="Actions",
        columns=("What to do", "Pages", "Owner", "Due", "Late", "Comes from", "Stands", "Opened", "Closed"),
        rows=tuple(
            (action.text, " ".join(action.details), action.owner, *_due(action), action.source, *_stands(action))
            for action in (*view.actions, *view.closed_actions)
        ),
    )


def _due(action: ActionShown) -> tuple[Cell, str]:
    return action.due or action.due_words, "late" if action.late else ""


def _stands(action: ActionShown) -> tuple[Cell, Cell, str]:
    return "open" if action.closed is None else "closed", action.opened or "", action.closed_words
