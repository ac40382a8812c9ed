"""The accessibility statement of whoever runs these pages: one for each server, and theirs to write.

What it has to say is in Regulation 8 of the Public Sector Bodies (Websites and Mobile Applications) (No. 2)
Accessibility Regulations 2018 (SI 2018/952), and in the government's model statement.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

import sqlalchemy as sa

from venuecheck.accounts import tables
from venuecheck.accounts.database import AccountsDatabase
from venuecheck.accounts.happenings import OF_STATEMENT, STATEMENT_KEPT, did_last
from venuecheck.core.plain_text import in_one_line, plain
from venuecheck.core.problem import ConflictError, InputError, InvalidError, Problem
from venuecheck.mail.address import Address

_ONLY: Final = 1
_LOOKED_OVER_EVERY: Final = timedelta(days=366)
"""After a year the model statement is to be looked over."""
_LONGEST: Final = {"organisation": 200, "telephone": 100, "post": 500, "problems": 5_000, "how_tested": 2_000}
_IN_LINES: Final = frozenset({"post", "problems"})
_MOST_DAYS: Final = 90


class Compliance(StrEnum):
    """How far pages keep to WCAG 2.2 at level AA, in the words of the model statement."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"

    @property
    def words(self) -> str:
        """Say it to people."""
        return {Compliance.FULL: "fully", Compliance.PARTIAL: "partially", Compliance.NONE: "not"}[self] + " compliant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What an organisation states of these pages."""

    organisation: str
    email: str = ""
    telephone: str = ""
    post: str = ""
    answer_days: int
    """Within how many days whoever asks has an answer."""
    compliance: Compliance
    problems: str = ""
    """What is known not to be accessible and why, one a line."""
    tested: date
    how_tested: str
    """By whom, and how."""
    prepared: date
    reviewed: date
    version: int = 0
    """Counts the changes: 0 where nothing was ever kept."""

    @property
    def known_problems(self) -> tuple[str, ...]:
        """Give each by itself."""
        return tuple(filter(None, map(str.strip, self.problems.splitlines())))


@dataclass(frozen=True, slots=True)
class KeptStatement:
    """That of one server."""

    database: AccountsDatabase

    def read(self) -> Statement | None:
        """Give it as it was kept last; None where nobody has written one."""
        with self.database.reading() as connection:
            row = connection.execute(sa.select(tables.statement).where(tables.statement.c.id == _ONLY)).first()
            if row is None:
                return None
            kept = {name: value for name, value in row._mapping.items() if name != "id"}  # noqa: SLF001 - a row's columns
            days = {name: date.fromisoformat(kept[name]) for name in ("tested", "prepared", "reviewed")}
            return Statement(**kept | days | {"compliance": Compliance(kept["compliance"])})

    def keep(self, said: Statement) -> None:
        """Keep another in place of that of `version`; the day of the first one stays the day it was prepared.

        Raises `InvalidError`, and `ConflictError` where somebody else changed it meanwhile.
        """
        made, t = checked(said), tables.statement
        with self.database.writing() as connection:
            now = connection.execute(sa.select(t.c.version, t.c.prepared).where(t.c.id == _ONLY)).first()
            if (now.version if now else 0) != made.version:
                by, at = did_last(connection, STATEMENT_KEPT, about=OF_STATEMENT)
                raise ConflictError(thing=OF_STATEMENT, changed="the statement", by=by, since=at, field="organisation")
            values = asdict(made) | {"id": _ONLY, "version": made.version + 1, "compliance": made.compliance.value}
            values |= {"tested": made.tested.isoformat(), "reviewed": made.reviewed.isoformat()}
            values["prepared"] = now.prepared if now else made.prepared.isoformat()
            connection.execute(t.delete())
            connection.execute(t.insert().values(**values))

    def due(self, today: date) -> str:
        """Say what there is to do about it, in a sentence; empty for nothing."""
        kept = self.read()
        if kept is None:
            return "The accessibility statement of these pages is not written yet. The law asks public bodies for one."
        if today - kept.reviewed >= _LOOKED_OVER_EVERY:
            return "The accessibility statement of these pages was last looked over more than a year ago."
        return ""


def checked(said: Statement) -> Statement:
    """Give a statement as it is kept. Raises `InvalidError` with every box that cannot stand."""
    texts: dict[str, Any] = {
        name: "\n".join(filter(None, (in_one_line(line, longest + 1) for line in getattr(said, name).splitlines())))
        if name in _IN_LINES
        else in_one_line(getattr(said, name), longest + 1)
        for name, longest in _LONGEST.items()
    }
    made = replace(said, email=plain(said.email).strip(), **texts)
    if problems := tuple(_problems(made)):
        raise InvalidError(problems)
    return made


def _problems(said: Statement) -> Iterator[Problem]:
    """Name what is wrong, in the order of the boxes."""
    yield from _missing(said, "organisation", "which organisation it is")
    if said.email:
        try:
            Address.read(said.email, "email")
        except InputError as error:
            yield from error.problems
    if not (said.email or said.telephone or said.post):
        what = "nobody could reach you"
        yield Problem(field="email", what=what, fix="write an e-mail address, a telephone number or a postal address")
    if not 0 < said.answer_days <= _MOST_DAYS:
        what = "within how many days there is an answer is not said"
        yield Problem(field="answer_days", what=what, fix=f"write a number from 1 to {_MOST_DAYS}")
    yield from _compliance_problems(said)
    if said.tested > said.reviewed:
        yield Problem(field="tested", what="this day is still to come", fix="write the day of the last test")
    yield from _missing(said, "how_tested", "who tested the pages, and how,")
    for name, longest in _LONGEST.items():
        if len(getattr(said, name)) > longest:
            yield Problem(field=name, what=f"it is longer than {longest} characters", fix="shorten it")


def _missing(said: Statement, name: str, words: str) -> Iterator[Problem]:
    if not any(char.isalnum() for char in getattr(said, name)):
        yield Problem(field=name, what=f"{words} is not said", fix="write it")


def _compliance_problems(said: Statement) -> Iterator[Problem]:
    if said.compliance is Compliance.FULL and said.known_problems:
        what = "pages with a known problem are not fully compliant"
        yield Problem(field="compliance", what=what, fix="choose “partially compliant”, or take the problem out")
    if said.compliance is not Compliance.FULL and not said.known_problems:
        what = "what is not accessible is not said"
        yield Problem(field="problems", what=what, fix="write each problem in a line, with why it is there")
