"""What there is to do at venues: how much of it is late, as far as that is known; and each thing, in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from venuecheck.assurance.fault import Fault
from venuecheck.assurance.to_do import ToDo, Why
from venuecheck.collate.bookings import ActionCounts
from venuecheck.collate.picture import Picture
from venuecheck.filtering.model.finding import Result
from venuecheck.report.partnership.overall import columns
from venuecheck.report.partnership.view import Grid
from venuecheck.report.partnership.words import question_words, readable, rule_words
from venuecheck.report.setting.wording import counted, label, was_or_were


def actions_words(number: ActionCounts) -> str:
    """Say how many actions are open, and how many of them late, as far as that is known."""
    since = f", {number.due_since} whose date has come since their venue told of them" if number.due_since else ""
    return f"{counted(number.open, 'action')} open, {number.late} of them late{since}."


def actions(picture: Picture) -> Grid:
    """Actions open and late."""
    counts = picture.actions
    numbers = (counts.late, counts.due_since, counts.in_time, counts.undated, counts.open)
    names = ("Late", "Due since the venue told of it", "Open, in time", "Open, without a date", "All open actions")
    return Grid(
        id="actions",
        title="Actions",
        about=(
            "What there is to do at the venues, as their own reports list it, and nobody has closed; and what to ask "
            "them about. Late is what was late when its venue told of it last."
        ),
        columns=columns(("actions", "Actions"), ("number", "Number")),
        rows=tuple(zip(names, numbers, strict=True)),
        otherwise="",
    )


_WHAT: dict[Why, str] = {
    Why.NOT_RELIABLE: "Put right what made the check of {where} fail, then check again",
    Why.NOT_FINISHED: "Finish the check of {where}",
    Why.NOTHING_TESTED: "Check {where} again with a list that holds test pages",
    Why.TOO_OLD: "Check {where} again: the last check is more than a year old",
    Why.NO_CLEAR_ANSWER: "Find out why pages on {where} gave no clear answer, then check again",
    Why.NEVER_CHECKED: "Check {where}: no check of it counts",
    Why.NO_NETWORK: "List the venue’s networks, and check each",
    Why.ASKED: "Do what the checklist “{checklist}” asked for",
    Why.NOT_DECIDED: "Have a named person decide on a booking or self-assessment",
    Why.LOG_SAYS_NO: "Find out why the filter’s log of {where} did not hold a test, or its alert did not arrive",
    Why.SIGNED_NOT_MET: "Have requirement {requirement} of “{plan}” put right, which was signed as not met",
    Why.ANSWERED_NOT_SO: "Have put right what “{checklist}” says is not in place, then have it answered again",
    Why.TOLD_NOT_SO: "Ask what is done about {side}: somebody told that not all is as it should be",
    Why.SENT_UNUSABLE: "Have it sent again: what was sent cannot be counted, and says that something needs action",
}
"""Of everything but what a check found wrong."""
_SIDES: Final = {"filtering": "the web filter", "bookings": "bookings and procedures"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """What is called how by whoever collates; what a venue's own lists and checklists call it nobody here knows."""

    checklists: Mapping[str, str] = field(default_factory=dict)
    """By id."""
    categories: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By the ids of the test list and of the category."""
    points: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Points to check: what each says, by the ids of the checklist and of the point."""

    def checklist(self, name: str) -> str:
        """Give what a checklist is called, or else its id made readable."""
        return self.checklists.get(name) or readable(name)

    def point(self, checklist: str, rule: str) -> str:
        """Give what a point to check says; of one that nobody here knows, what its checklist calls it."""
        return self.points.get((checklist, rule)) or rule_words(rule)

    def category(self, fault: Fault) -> str:
        """Give what the category of a fault is called, or else its id made readable."""
        return self.categories.get((fault.list_id, fault.category)) or readable(fault.category)


def action_words(action: ToDo, checklist: str = "", *, titles: Titles) -> str:
    """Say what is to be done: by networks, categories and questions, and no text that a person at the venue wrote.

    `checklist` is the id of the one that asked for it.
    """
    where = label(action.network)
    if action.faults:
        return _found_wrong(action, where, titles)
    return _WHAT[action.why].format(
        where=where,
        checklist=titles.checklist(checklist or action.checklist),
        plan=readable(action.plan),
        requirement=label(action.requirement),
        side=_SIDES.get(action.side, ""),
    )


def _found_wrong(action: ToDo, where: str, titles: Titles) -> str:
    fault, pages = action.faults[0], len({each.item for each in action.faults})
    if fault.result is None:
        return f"Put right on {where}: {question_words(fault.item)}"
    if fault.result is Result.UNDER_BLOCKED:
        return f"Have “{titles.category(fault)}” blocked on {where}: {counted(pages, 'test page')} opened"
    allowed = f"{counted(pages, 'page')} that should open {was_or_were(pages)} blocked"
    return f"Have “{titles.category(fault)}” allowed on {where}: {allowed}"
