"""Each number in a sentence of a paper, held to the table that has it; a sentence that nothing here knows fails."""

import re
from collections.abc import Callable, Iterator, Mapping

from venuecheck.assurance.status import STATUS_WORDS, Status
from venuecheck.report.partnership.view import Cell, PartnershipView
from venuecheck.report.partnership.words import OUTCOME_WORDS

_LEFT_OUT = re.compile(
    r"(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: to \w+)? \d{4}|and \d+ more"
)
"""Days, quarters, and how many names there was no room for."""
_NUMBER = re.compile(r"(?<![\w.])\d+(?![\w.]*\w)")
ALL = "All venues"
SHORT = {
    "could not be told": Status.NOT_PROVEN,
    "overdue": Status.OVERDUE,
    "are overdue": Status.OVERDUE,
    "not reported": Status.NOT_REPORTED,
    "waiting for a decision": Status.WAITING,
    "wait for a decision": Status.WAITING,
    "stated alone": Status.STATED,
    "stated and not shown": Status.STATED,
    "nothing that applies": Status.NOT_APPLICABLE,
    "do not apply": Status.NOT_APPLICABLE,
    "need action": Status.PROBLEM,
    "shown": Status.FINE,
}
"""How the paper says a status in a list; each word is written down here anew."""


class Tables:
    """The tables of a paper, asked by the words of their rows."""

    def __init__(self, view: PartnershipView) -> None:
        """Take the tables."""
        self._grids = {grid.id: grid for grid in view.grids}

    def rows(self, table: str) -> tuple[tuple[Cell, ...], ...]:
        """Give the rows of a table; none where it is not there."""
        return self._grids[table].rows if table in self._grids else ()

    def column(self, table: str, name: str) -> dict[str, int]:
        """Give a column's numbers by the words of each row."""
        if not self.rows(table):
            return {}
        place = [column.id for column in self._grids[table].columns].index(name)
        return {said(row[0]): cell for row in self.rows(table) if isinstance(cell := row[place], int)}

    def status(self, side: str, words: str) -> int:
        """Give how many venues stand in a way, as the paper says it in a list."""
        name = "Sent, not usable" if words == "sent what is not usable" else STATUS_WORDS[SHORT[words]]
        name = "Shown" if side == "requirements" and words == "shown" else name
        column = self.column("requirements", "venues") if side == "requirements" else self.column("statuses", side)
        return column.get(name, 0)

    def count(self, table: str, place: int, words: str) -> int:
        """Count the rows of a table in which a cell says something."""
        return sum(words in said(row[place]) for row in self.rows(table))


def said(cell: Cell) -> str:
    """Give the words of a cell."""
    return str(getattr(cell, "words", cell))


Expected = Callable[[Tables, re.Match[str]], list[int]]


def _pairs(text: str) -> dict[str, int]:
    """Read `3 these, 2 those and 1 of that`."""
    parts = re.split(r", (?=\d)| and (?=\d)", text)
    return {what: int(number) for number, _, what in (part.partition(" ") for part in parts)}


def _classes(side: str) -> Expected:
    def expected(tables: Tables, found: re.Match[str]) -> list[int]:
        column = tables.column("statuses", side)
        total = column[ALL]
        order = column.get("As expected", column.get("Shown to be in order", -1))
        action = column["Needs action"]
        begins = [total] if found[0].startswith("Of") else []
        left = _pairs(found["left"]) if found["left"] else {}
        rest = [tables.status(side, words) for words in left]
        assert not left or sum(left.values()) == total - order - action, found[0]
        return [*begins, order, action, total - order - action, *rest]

    return expected


def _required(tables: Tables, found: re.Match[str]) -> list[int]:
    said_of = _pairs(found["list"])
    assert sum(said_of.values()) == tables.column("statuses", "filtering")[ALL]
    if not tables.rows("requirements"):
        # nobody told anything of them, and there is no table
        assert all(not number for words, number in said_of.items() if words not in _NOTHING_TOLD)
        return list(said_of.values())
    return [tables.status("requirements", words) for words in said_of]


_NOTHING_TOLD = {"not reported", "sent what is not usable"}


def _begun(tables: Tables, found: re.Match[str]) -> list[int]:
    column = tables.column("bookings", "quarter")
    names = {words.lower().replace(", ", " and "): words for words in OUTCOME_WORDS.values()}
    left = _pairs(found["list"]) if found["list"] else {}
    total = _all_bookings(tables, "quarter")
    assert sum(left.values()) == total
    return [total, *(column[names[words]] for words in left)]


def _all_bookings(tables: Tables, period: str) -> int:
    column = tables.column("bookings", period)
    return next((n for name, n in column.items() if name.startswith("All")), 0) - column.get("Advice to the owner", 0)


def _otherwise(tables: Tables, found: re.Match[str]) -> list[int]:
    column = tables.column("overruled", "quarter")
    numbers = [column["All decided less strictly than recommended"]]
    numbers += [column["Let, less strictly than recommended"]] * bool(found["let"])
    numbers += [column["All decided more strictly than recommended"]]
    return numbers + [column["Refused or cancelled, more strictly than recommended"]] * bool(found["refused"])


def _overruled(row: str) -> Expected:
    return lambda tables, _: [tables.column("overruled", "quarter")[row]]


def _not_usable(tables: Tables, found: re.Match[str]) -> list[int]:
    numbers = [tables.count("venues", -1, "ent, not usable: ")]
    for words, side in (("web filter", "filtering"), ("bookings", "bookings"), ("plans", "requirements")):
        number = tables.status(side, "sent what is not usable")
        if words == "plans" and not tables.rows("requirements"):
            # nobody told anything of them, and there is no table
            number = int(found["plans"] or 0)
        assert bool(number) is (words in found[0]), found[0]
        numbers += [number] * bool(number)
    return numbers


def _not_counted(tables: Tables, found: re.Match[str]) -> list[int]:
    in_part = tables.count("not_counted", 2, "Bookings that were begun there before that day are in the numbers")
    settled = ("there is nothing to do", "was refused")
    nothing_more = sum(any(each in said(row[2]) for each in settled) for row in tables.rows("not_counted"))
    numbers = [len(tables.rows("not_counted")), *([in_part] if found["part"] else [])]
    return numbers + [nothing_more] * bool(found["settled"])


def _actions(tables: Tables, found: re.Match[str]) -> list[int]:
    column = tables.column("actions", "number")
    due = column["Due since the venue told of it"]
    assert column["All open actions"] == sum(column.values()) - column["All open actions"]
    return [column["All open actions"], column["Late"], *([due] if found["due"] else [])]


def _opened(tables: Tables, found: re.Match[str]) -> list[int]:
    column = tables.column("all_categories", "opened") or tables.column("categories", "opened")
    return [column[name] for name in re.findall(r"([\w -]+?) \(\d+ pages?\)", found["list"].replace(" and ", ", "))]


def _changed(tables: Tables, found: re.Match[str]) -> list[int]:
    return [tables.column("changes", "venues").get(found["how"], 0)]


def _silent(tables: Tables, _: re.Match[str]) -> list[int]:
    return [len(tables.rows("chase")) - tables.count("chase", -1, "sent, not usable")]


def _asked(tables: Tables, found: re.Match[str]) -> list[int]:
    number = int(found["number"])
    return [min(number, _silent(tables, found)[0])]


def _late(tables: Tables, found: re.Match[str]) -> list[int]:
    return [min(int(found["number"]), tables.column("actions", "number")["Late"])]


def _two_quarters(tables: Tables, found: re.Match[str]) -> list[int]:
    published = [int(found["was"])] if found["was"] else []
    return [_all_bookings(tables, "quarter"), _all_bookings(tables, "quarter_before"), *published]


def _by_persons(tables: Tables, found: re.Match[str]) -> list[int]:
    kinds = re.findall(r"\d+ (\w+)", found["list"])
    beside = [said(row[-1]) for row in tables.rows("venues")]
    return [
        sum(int(number) for cell in beside for number in re.findall(rf"(\d+) {kind.rstrip('s')}", cell))
        for kind in kinds
    ]


def _public_bookings(tables: Tables, _: re.Match[str]) -> list[int]:
    place = next((row[1] for row in tables.rows("bookings") if row[0] == "All bookings and advice"), None)
    return [place] if isinstance(place, int) else []


def _in_no_table(_: Tables, found: re.Match[str]) -> list[int]:
    return [int(number) for number in _NUMBER.findall(_LEFT_OUT.sub("", found[0]))]


def _looked_back(tables: Tables, found: re.Match[str]) -> list[int]:
    column = {name.lower(): number for name, number in tables.column("looked_back", "quarter").items()}
    return [column[part.rpartition(": ")[0].lower()] for part in found["list"].split("; ")]


_NAMES = r"(?: \([^)]*(?:\([^)]*\)[^)]*)*\))?"
SENTENCES: Mapping[str, Expected] = {
    r"(?:Of \d+ venues? )?[Tt]he web filter is shown to be in order at \d+, needs action at \d+ and is not shown to be "
    r"in order at \d+\.(?: Of those not shown: (?P<left>.*)\.)?": _classes("filtering"),
    r"The bookings and procedures are shown to be in order at \d+, need action at \d+ and are not shown to be "
    r"in order at \d+\.(?: Of those not shown: (?P<left>.*)\.)?": _classes("bookings"),
    r"What the plans require, by venue: (?P<list>.*)\.": _required,
    r"\d+ bookings? begun this quarter(?:: (?P<list>.*))?\.": _begun,
    r"Beside them advice was given to owners \d+ times?\.": lambda tables, _: [
        tables.column("bookings", "quarter")["Advice to the owner"]
    ],
    r"Decided otherwise than recommended: \d+ less strictly(?P<let> \(\d+ let\))?, "
    r"\d+ more strictly(?P<refused> \(\d+ refused or cancelled\))?\.": _otherwise,
    r"\d+ bookings? decided against without a fact on record\.": _overruled("Decided against without a fact on record"),
    r"\d+ bookings? changed since decided, and waiting for a decision again\.": _overruled(
        "Changed since they were decided, and waiting again"
    ),
    r"Noted after events this quarter: (?P<list>.*)\.": _looked_back,
    r"By persons at venues, and shown by no check: (?P<list>.*)\.": _by_persons,
    r"\d+ actions? open, \d+ of them late(?P<due>, \d+ whose date has come since .*)?\.": _actions,
    r"Test pages that opened and should not, by category, most often: (?P<list>.*)\. They are made .*": _opened,
    r"Of \d+ venues? something was sent that is not usable(?:; by what counts, .*?(?:plans require is not reported at "
    r"(?P<plans>\d+))?)?\.": _not_usable,
    r"\d+ things? \w+ sent that (?:are|is) (?:not counted(?P<part>, \d+ of them in part)?|counted in part); "
    r"each is named in the appendix(?P<settled>, and \d+ needs? nothing more)?\.": _not_counted,
    r"(?!Bookings)(?P<how>[A-Z][\w ,]+): (?:\d+|none)" + _NAMES + r"(?: venues?, beside .*)?\.": _changed,
    r"Past the day by which it was due, and nothing was sent: \d+ venues?\.": _silent,
    r"Bookings: \d+ this quarter, \d+ in the quarter before\."
    r"(?: The quarter before is counted anew,.*?(?: from the (?P<was>\d+) published| from what was known then)?\.)?": (
        _two_quarters
    ),
    r"Agree who asks .* to report on (?P<number>\d+) venues?, and by when\.": _asked,
    r"Agree what is done about (?P<number>\d+) actions? that (?:was|were) due and not done\.": _late,
    r"Since then, and in none of the numbers: .*\.": _in_no_table,
    r"Bookings and advice begun in .*: .*\.": _public_bookings,
    r"By the list of partners, since .*": _in_no_table,
}
"""Every sentence with a number, and what numbers it has to say."""


def contradictions(view: PartnershipView) -> Iterator[str]:
    """Give each sentence whose numbers are not those of its tables, or that nothing here knows."""
    tables = Tables(view)
    paper = (*view.paper.position, *view.paper.change, *view.paper.decisions) if view.paper else ()
    for sentence in (*view.headlines, *paper):
        numbers = [int(each) for each in _NUMBER.findall(_LEFT_OUT.sub("", sentence))]
        if not numbers or sentence.startswith("The key "):
            continue
        known = [(found, of) for form, of in SENTENCES.items() if (found := re.fullmatch(form, sentence))]
        if len(known) != 1:
            yield f"{len(known)} forms know: {sentence}"
        elif numbers != (expected := known[0][1](tables, known[0][0])):
            yield f"the tables have {expected}: {sentence}"
