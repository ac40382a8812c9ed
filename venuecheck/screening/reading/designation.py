"""One designation of the UK Sanctions List as it is gathered, row by row, and what it becomes: an entry."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from html import unescape

from venuecheck.screening.listing import LONGEST_REASONS, LONGEST_WHAT, Entry, Kind
from venuecheck.screening.reading.dates import read_date

INDIVIDUAL, ENTITY, SHIP = "individual", "entity", "ship"
PRIMARY, VARIATION, ALIAS = "primary name", "primary name variation", "alias"
TYPES, NAME_TYPES = frozenset({INDIVIDUAL, ENTITY, SHIP}), frozenset({PRIMARY, VARIATION, ALIAS})
_LOW = "low"
_BORN = re.compile(r"(dd|\d{1,2})[/.](mm|\d{1,2})[/.](\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_PARTED = re.compile(r"\||\(\d{1,2}\)")
_LAST_MONTH = 12


@dataclass(slots=True)
class Gathered:
    """What the rows of one Unique ID say together."""

    id: str
    line: int
    rows: int = 0
    type: str = ""
    regime: str = ""
    since: date | None = None
    has_forename: bool = False
    primary: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)
    births: list[str] = field(default_factory=list)
    birth_places: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    nationalities: list[str] = field(default_factory=list)
    positions: list[str] = field(default_factory=list)
    entity_types: list[str] = field(default_factory=list)
    measures: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    information: list[str] = field(default_factory=list)

    def name(self, name: str, kind: str, strength: str) -> None:
        """Take a name. What the list does not call weak is not weak. It was seen to hold signs as HTML writes them."""
        name = unescape(name)
        if not name:
            return
        if kind.casefold() == PRIMARY:
            self.primary.append(name)
        elif _LOW in strength.casefold():
            self.weak.append(name)
        else:
            self.others.append(name)

    @property
    def is_ship(self) -> bool:
        """Whether it is a ship, which books no hall."""
        return self.type.casefold() == SHIP

    @property
    def has_name(self) -> bool:
        """Whether it can be an entry at all."""
        return bool(self.primary or self.others or self.weak)

    @property
    def primaries(self) -> tuple[str, ...]:
        """The primary names, each once, whatever their case."""
        return tuple({name.casefold(): name for name in reversed(self.primary)}.values())[::-1]

    @property
    def kind(self) -> Kind:
        """What it is. Where the list uses another word, a forename or a day of birth shows a person."""
        if self.type.casefold() in {INDIVIDUAL, ENTITY}:
            return Kind.PERSON if self.type.casefold() == INDIVIDUAL else Kind.ORGANISATION
        return Kind.PERSON if self.has_forename or self.births else Kind.ORGANISATION


def entry_of(each: Gathered) -> Entry:
    """Give the entry. Only for a designation that has a name."""
    strong = [*each.primary, *each.others]
    main = (strong or each.weak)[0]
    rest = _once(name for name in strong if name != main)
    reasons = unescape(" ".join(_once(each.reasons) or _once(each.information)))
    return Entry(
        id=each.id,
        kind=each.kind,
        name=main,
        other_names=rest,
        weak_names=_once(name for name in each.weak if name != main and name not in rest),
        valid_from=each.since,
        source=each.regime or "UK Sanctions List",
        what="; ".join(_once(each.entity_types))[:LONGEST_WHAT],
        births=_once(born for text in each.births if (born := read_birth(text))),
        birth_places=_once(each.birth_places),
        places=_once(each.places),
        nationalities=_once(part for text in each.nationalities for part in parted(text)),
        positions=_once(part for text in each.positions for part in parted(text)),
        regime=each.regime,
        measures=_once(part for text in each.measures for part in parted(text)),
        reasons=reasons if len(reasons) <= LONGEST_REASONS else reasons[: LONGEST_REASONS - 1].rstrip() + "…",
    )


def read_birth(text: str) -> str:
    """Give a day, month or year of birth as ISO 8601, empty where there is none: `dd/mm/1965` is `1965`."""
    if found := _BORN.search(text):
        day, month, year = found.groups()
        if not month.isdecimal() or not 1 <= int(month) <= _LAST_MONTH:
            return year
        if not day.isdecimal() or read_date(f"{day}/{month}/{year}") is None:
            return f"{year}-{int(month):02}"
        return f"{year}-{int(month):02}-{int(day):02}"
    if whole := read_date(text):
        return whole.isoformat()
    year_alone = _YEAR.search(text)
    return year_alone.group() if year_alone else ""


def place(*parts: str) -> str:
    """Give a town and a country as one text."""
    return ", ".join(part for part in parts if part)


def parted(text: str) -> list[str]:
    """Part values that stand in one cell: `Asset freeze|Travel Ban`, `(1) Iran (2) Syria`."""
    return [part for piece in _PARTED.split(text) if (part := piece.strip(" ,;"))]


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
