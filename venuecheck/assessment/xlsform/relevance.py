"""When something of a form is asked: its own condition, and those of the groups that it is in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from venuecheck.assessment.xlsform.remedies import WRITE_ASK_IF
from venuecheck.assessment.xlsform.sheets import Problems, Row
from venuecheck.assessment.xlsform.wrong_xpath import XPathError
from venuecheck.assessment.xlsform.xpath_reading import Known, from_xpath


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A group or repeat that is open."""

    row: Row
    repeat: str = ""
    """The repeat's id; empty for a group."""
    is_left: bool = False
    """Whether all that is in it is left."""
    said: str = ""
    """Its condition as the form has it."""
    condition: str = ""
    """The same as a checklist says it; empty where it has none, or where that cannot be said."""


class Relevance:
    """The groups that are open, and what was asked so far."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._open: list[Opened] = []
        self._options: dict[str, tuple[str, ...]] = {}
        self._several: set[str] = set()
        self._repeats: set[str] = set()
        self._repeat_of: dict[str, str] = {}
        self._asked_where: dict[str, frozenset[str]] = {}
        self._names: Mapping[str, str] = {}

    @property
    def repeat(self) -> str:
        """The repeat that is open; empty where none is."""
        return next((one.repeat for one in self._open if one.repeat), "")

    @property
    def is_left(self) -> bool:
        """Whether all that comes is left."""
        return bool(self._open) and self._open[-1].is_left

    def begin(self, row: Row, *, repeat: str = "") -> None:
        """Begin a group, or a repeat of this id."""
        said = row.get("relevant")
        condition = self._said(row) if said and not repeat else ""
        self._open.append(Opened(row=row, repeat=repeat, said=said, condition=condition))

    def begin_left(self, row: Row, *, is_group: bool) -> None:
        """Begin something all of which is left, where it is a group or repeat."""
        if is_group:
            self._open.append(Opened(row=row, is_left=True))

    def end(self, row: Row) -> Opened | None:
        """End what is open; None where nothing is."""
        if not self._open:
            self._problems.say(row.place("type"), "nothing is open that this could end", "take this row out")
            return None
        return self._open.pop()

    def close(self, last: Row) -> None:
        """Say where something was not ended."""
        for one in self._open:
            what = "a group or repeat is not ended: all that follows is taken to be in it"
            self._problems.say(one.row.place("type"), what, f"add an end row before row {last.number + 1}")
        self._open.clear()

    def know(
        self, row: Row, name: str, *, names: Mapping[str, str], options: Sequence[str] = (), several: bool = False
    ) -> None:
        """Let later conditions speak of a question, or of the repeat that has just begun."""
        self._names = names
        if name == self.repeat:
            self._repeats.add(name)
        else:
            self._options[name] = tuple(options)
            self._repeat_of |= {name: self.repeat} if self.repeat else {}
        if several:
            self._several.add(name)
        self._asked_where[name] = frozenset({*self._around(), row.get("relevant")} - {""})

    def _around(self) -> frozenset[str]:
        return frozenset(one.said for one in self._open if one.said)

    def ask_if(self, row: Row, *, required: bool) -> dict[str, Any]:
        """Give when a row is asked, as entries of a checklist's document.

        What cannot be said is noted and left out. The row is then asked of more people than the form asks, so it can be
        left empty, whether or not an answer is `required`.
        """
        own = row.get("relevant")
        if row.get("vc_ask_if") and own == row.get("vc_relevant"):
            return {"ask_if": row.get("vc_ask_if")}
        inside = [one for one in self._inside() if one.said]
        said = [one.condition for one in inside] + ([self._said(row)] if own else [])
        kept = [text for text in said if text not in {"", "True"}]
        asked: dict[str, Any] = {"ask_if": " and ".join(kept) if len(kept) > 1 else _bare(kept[0])} if kept else {}
        return asked | ({"required": False} if "" in said and required else {})

    def _inside(self) -> list[Opened]:
        """Give the groups that are open inside the repeat, or all where none is."""
        begun = next((place for place, one in enumerate(self._open) if one.repeat), -1)
        return self._open[begun + 1 :]

    def _said(self, row: Row) -> str:
        """Give a row's condition as a checklist says it; empty where it cannot."""
        around = self._around()
        known = Known(
            names=self._names,
            options=self._options,
            several=self._several,
            repeat_of=self._repeat_of,
            repeats=self._repeats,
            certain={name for name, where in self._asked_where.items() if where <= around},
        )
        try:
            return from_xpath(row.get("relevant"), known)
        except XPathError as error:
            is_within = any(one.condition not in {"", "True"} for one in self._inside())
            outside = "whoever fills in its repeat" if self.repeat else "everybody"
            whom = "whoever is asked the rest of its group" if is_within else outside
            what = f"this condition is left, and what it is about is asked of {whom}: {error}"
            self._problems.say(row.place("relevant"), what, WRITE_ASK_IF)
            return ""


def _bare(text: str) -> str:
    """Take the brackets away that stand around the whole."""
    return text[1:-1] if text.startswith("(") and text.endswith(")") and _closes_at_the_end(text) else text


def _closes_at_the_end(text: str) -> bool:
    depth = 0
    for place, char in enumerate(text):
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return place == len(text) - 1
    return False
