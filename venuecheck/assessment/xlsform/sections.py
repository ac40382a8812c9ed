"""Groups of a form as sections of a checklist, which stand one after the other and not inside each other."""

from dataclasses import dataclass, field
from typing import Any

from venuecheck.assessment.xlsform.languages import together
from venuecheck.assessment.xlsform.remedies import NOTHING_TO_DO
from venuecheck.assessment.xlsform.sheets import Problems, Row


def heading_of(section: str) -> str:
    """Name the heading of a section as no question is named."""
    return f"section {section}"


@dataclass(slots=True)
class _Group:
    id: str
    title: Any
    """Text, or a map of languages; empty where it only lays questions out."""
    row: Row | None = None
    begun: bool = False
    """Whether something was asked in it."""
    notes: list[tuple[Row, Any]] = field(default_factory=list)


class Sections:
    """The sections so far, and the groups that are open."""

    def __init__(self, problems: Problems, title: str) -> None:
        self.listed: list[dict[str, Any]] = []
        """As a checklist's document has them."""
        self.rows: dict[str, Row] = {}
        """By `heading_of` of each that a group began: its row."""
        self._problems = problems
        self.opening: Any = ""
        """The notes before everything else: text, or a map of languages."""
        self._open = [_Group("form", title)]
        self._current = ""
        self._owner: _Group | None = None

    def begin(self, row: Row, title: Any, *, inside: bool) -> None:  # noqa: ANN401 - text, or a map of languages
        """Begin a group; `inside` a repeat it has no heading."""
        if inside and title:
            self._problems.say(row.place("type"), "the heading of a group inside a repeat is left", NOTHING_TO_DO)
        self._open.append(_Group(row.get("name") or f"section-{row.number}", "" if inside else title, row))

    def end(self, row: Row) -> None:
        """End the group that began in this row."""
        if len(self._open) > 1 and self._open[-1].row is row:
            self._leave(self._open.pop())

    def close(self) -> None:
        """End all groups."""
        while self._open:
            self._leave(self._open.pop())

    def _leave(self, group: _Group) -> None:
        for row, _ in group.notes:
            self._problems.say(
                row.place("type"), "a note where nothing is asked after it is left", "put it before a question"
            )
        if group.row and group.title and not group.begun and not any(one["id"] == group.id for one in self.listed):
            self._problems.say(
                group.row.place("label"), "a heading under which nothing is asked is left", NOTHING_TO_DO
            )

    def _speaks(self) -> _Group:
        return next((one for one in reversed(self._open) if one.title), self._open[0])

    def note(self, row: Row, text: Any) -> bool:  # noqa: ANN401 - text, or a map of languages
        """Take a note as a text before the questions of a section; False where they have begun."""
        group = self._speaks()
        if not text or group.begun or (self._owner and not group.row):
            return False
        if not group.row:
            self.opening = together(self.opening, text)
            return True
        group.notes.append((row, text))
        return True

    def here(self) -> str:
        """Give the section that a question is in."""
        group = self._speaks()
        if group is self._owner:
            return self._current
        taken = {one["id"] for one in self.listed}
        name = group.id
        if not (group.row and not group.begun and name in taken):  # one of our own workbooks lists it already
            name, count = group.id, 2
            while name in taken:
                name, count = f"{group.id}-{count}", count + 1
            self.listed.append({"id": name, "title": group.title})
        text = ""
        for _, said in group.notes:
            text = together(text, said)
        if text:
            entry = next(one for one in self.listed if one["id"] == name)
            entry["text"] = together(entry.get("text", ""), text)
        if group.row:
            self.rows[heading_of(name)] = group.row
        group.notes.clear()
        group.begun = True
        self._owner, self._current = group, name
        return name

    def check(self, row: Row) -> None:
        """Say where a repeat stands under another heading than its group's."""
        if self._speaks() is not self._owner:
            fix = "to have it under this heading, put a question of its own before it"
            self._problems.say(
                row.place("type"), "this is asked under the heading before: a repeat begins no section", fix
            )
