"""How the boxes of a page stand for an entry of the settings: entries, rows, names, headings with what they hold.

What an entry holds and no box shows stays as it is.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol

from venuecheck.service.venue_settings.boxes import Box, Group, Kind, Takes, Typed, file_box

_MORE_ROWS: Final = 1
_NUMBER: Final = re.compile(r"[0-9]{1,4}")


class Shape(Protocol):
    """How boxes stand for one entry of the settings, whose key is given."""

    def groups(self, key: str, typed: Typed) -> Sequence[Group]:
        """Give the boxes, as many as what was typed needs and one to be filled in."""

    def typed(self, key: str, value: object) -> Typed:
        """Give what stands, as the boxes show it."""

    def value(self, key: str, typed: Typed, before: object) -> object:
        """Give what was typed, as it is to stand in place of what stood there `before`; None where it is nothing."""

    def shown(self, value: object) -> Sequence[str]:
        """Say what stands, in lines."""

    def box_of(self, key: str, typed: Typed, place: str) -> str:
        """Give the box that a fault at a place of the settings belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """Entries of the form `name: value`, a box each."""

    boxes: Callable[[], Sequence[Box]]

    def groups(self, key: str, typed: Typed) -> Sequence[Group]:
        """Give all boxes."""
        del typed
        return (Group(legend="", boxes=tuple(_within(key, self.boxes()))),)

    def typed(self, key: str, value: object) -> Typed:
        """Give what stands, by box."""
        held = _mapping(value)
        return {f"{key}.{box.name}": box.typed(held.get(box.name)) for box in self.boxes()}

    def value(self, key: str, typed: Typed, before: object) -> object:
        """Give what was typed; nothing where every box is empty, and there is nothing besides."""
        mine = {box.name for box in self.boxes()}
        found = {name: held for name, held in _mapping(before).items() if name not in mine}
        said = {box.name: box.value(typed.get(f"{key}.{box.name}", ())) for box in self.boxes()}
        if any(value is not None and value != "" for value in said.values()):
            found |= _said(said)
        return found or None

    def shown(self, value: object) -> Sequence[str]:
        """Say each entry that stands."""
        held = _mapping(value)
        return [box.asked_and(said) for box in self.boxes() if (said := box.shown(held.get(box.name)))]

    def box_of(self, key: str, typed: Typed, place: str) -> str:
        """Give the entry's own box; the first one for all of it."""
        del typed
        names = [name for box in _within(key, self.boxes()) for name in (box.name, file_box(box))]
        return next((name for name in reversed(names) if place == name or place.startswith(f"{name}.")), names[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A list of entries, each with the same boxes. A row whose boxes are all empty is none."""

    boxes: tuple[Box, ...]
    called: str
    """What one of them is called."""

    def groups(self, key: str, typed: Typed) -> Sequence[Group]:
        """Give the rows that are filled in, and one that is not."""
        filled = self._filled(key, typed)
        last = max(filled, default=-1)
        return [
            Group(legend=f"{self.called} {number}", boxes=tuple(_within(f"{key}.{at}", self.boxes)))
            for number, at in enumerate([*filled, *range(last + 1, last + 1 + _MORE_ROWS)], start=1)
        ]

    def typed(self, key: str, value: object) -> Typed:
        """Give what stands, row by row."""
        rows = value if isinstance(value, list) else []
        return {
            f"{key}.{at}.{box.name}": box.typed(_mapping(row).get(box.name))
            for at, row in enumerate(rows)
            for box in self.boxes
        }

    def value(self, key: str, typed: Typed, before: object) -> object:
        """Give the rows that were filled in."""
        del before
        return [_said(row) for row in self._rows(key, typed)] or None

    def shown(self, value: object) -> Sequence[str]:
        """Say each row, in a line."""
        rows = value if isinstance(value, list) else []
        return [
            "; ".join(box.asked_and(said) for box in self.boxes if (said := box.shown(_mapping(row).get(box.name))))
            for row in rows
        ]

    def box_of(self, key: str, typed: Typed, place: str) -> str:
        """Give the box of its row; that row's first one for all of it."""
        row, _, name = place.removeprefix(f"{key}.").partition(".")
        filled = self._filled(key, typed)
        at = filled[int(row)] if row.isdecimal() and int(row) < len(filled) else 0
        known = [box.name for box in self.boxes]
        return f"{key}.{at}.{name if name in known else known[0]}"

    def _filled(self, key: str, typed: Typed) -> list[int]:
        """Give the numbers of the rows that are filled in, as they stand on the page."""
        numbers = {name.removeprefix(f"{key}.").partition(".")[0] for name in typed if name.startswith(f"{key}.")}
        return [
            at
            for at in sorted(int(number) for number in numbers if _NUMBER.fullmatch(number))
            if any(box.value(typed.get(f"{key}.{at}.{box.name}", ())) for box in self.boxes)
        ]

    def _rows(self, key: str, typed: Typed) -> list[dict[str, object]]:
        return [
            {box.name: box.value(typed.get(f"{key}.{at}.{box.name}", ())) for box in self.boxes}
            for at in self._filled(key, typed)
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """A list of names: some to be ticked, others to be written."""

    others: str
    """How those are asked for that are written."""
    ticks: Callable[[], Mapping[str, str]] = dict
    """Those that are known, in words; without any, all are written."""
    text: str = ""
    """How those are asked for."""
    help: str = ""
    takes: Takes | None = None
    """What file can be handed in, to be one of the others."""

    def groups(self, key: str, typed: Typed) -> Sequence[Group]:
        """Give the boxes: the one in which names are written is the last."""
        del typed
        ticks = self.ticks()
        known = Box(name=key, text=self.text, kind=Kind.TICKS, options=ticks)
        others = Box(name=f"{key}.others", text=self.others, help=self.help, kind=Kind.LINES, takes=self.takes)
        return (Group(legend="", boxes=(known, others) if ticks else (others,)),)

    def typed(self, key: str, value: object) -> Typed:
        """Give those that stand."""
        names = [str(one) for one in value] if isinstance(value, list) else []
        known = self.ticks()
        return {
            key: [one for one in names if one in known],
            f"{key}.others": [one for one in names if one not in known],
        }

    def value(self, key: str, typed: Typed, before: object) -> object:
        """Give those that were ticked and written; in the order in which they stood before, new ones last."""
        boxes = self.groups(key, typed)[0].boxes
        said = [one for box in boxes for one in _listed(box.value(typed.get(box.name, ())))]
        stood = [str(one) for one in before] if isinstance(before, list) else []
        return [*(one for one in stood if one in said), *dict.fromkeys(one for one in said if one not in stood)] or None

    def shown(self, value: object) -> Sequence[str]:
        """Say each."""
        known = self.ticks()
        return [known.get(str(one), str(one)) for one in value] if isinstance(value, list) else []

    def box_of(self, key: str, typed: Typed, place: str) -> str:
        """Give the box in which names are written, or the file is handed in: one that can be ticked is right."""
        others = self.groups(key, typed)[0].boxes[-1]
        return place if place == file_box(others) else others.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Headings, each with what stands under it, below one name of the entry."""

    below: str
    heading: Box
    holds: Box

    def _as_rows(self) -> Rows:
        return Rows(boxes=(self.heading, self.holds), called="Column")

    def groups(self, key: str, typed: Typed) -> Sequence[Group]:
        """Give a row for each heading, and one more."""
        return self._as_rows().groups(key, typed)

    def typed(self, key: str, value: object) -> Typed:
        """Give what stands, row by row."""
        return self._as_rows().typed(key, self._listed(value))

    def value(self, key: str, typed: Typed, before: object) -> object:
        """Give what was typed; of a heading that stands twice, the last."""
        rows = _listed(self._as_rows().value(key, typed, before))
        found = {str(row.get(self.heading.name) or ""): row.get(self.holds.name) or "" for row in rows}
        return {self.below: found} if found else None

    def shown(self, value: object) -> Sequence[str]:
        """Say each, in a line."""
        return [f"{row[self.heading.name]}: {self.holds.shown(row[self.holds.name])}" for row in self._listed(value)]

    def box_of(self, key: str, typed: Typed, place: str) -> str:
        """Give the box of the heading that the place names."""
        name = place.removeprefix(f"{key}.{self.below}.")
        rows = _listed(self._as_rows().value(key, typed, None))
        at = next((at for at, row in enumerate(rows) if (row.get(self.heading.name) or "") == name), 0)
        return self._as_rows().box_of(key, typed, f"{key}.{at}.{self.holds.name}")

    def _listed(self, value: object) -> list[dict[str, object]]:
        held = _mapping(_mapping(value).get(self.below))
        return [{self.heading.name: name, self.holds.name: said} for name, said in held.items()]


def _within(place: str, boxes: Sequence[Box]) -> Iterator[Box]:
    return (replace(box, name=f"{place}.{box.name}") for box in boxes)


def _said(row: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in row.items() if value is not None}


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
