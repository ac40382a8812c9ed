"""What became of each row of a file: read, left out on purpose, or set aside because it is odd. Nothing else may."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from venuecheck.core.problem import InputError, Problem, UnusableFileError
from venuecheck.screening.listing import NameList

_FEW, _ONE_IN = 5, 1_000
_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Rows that are no fault, and that nobody is looked up in."""

    what: str
    """In words, of many: `ships`."""
    one: str
    """In words, of one: `ship`."""
    count: int
    """How many of these."""
    rows: int
    """In how many rows."""

    @property
    def words(self) -> str:
        """Give them counted: `632 ships`."""
        return f"{self.count:,} {self.one if self.count == 1 else self.what}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Of a whole file: `rows` is the sum of `read`, those left out and those set aside."""

    rows: int
    """Rows of a table under its heading, blank ones not counted; elements of an XML list; objects of a JSON list."""
    read: int
    left_out: tuple[LeftOut, ...] = ()
    set_aside: tuple[Problem, ...] = ()
    """Each row that could not be read, at its place. There are few, or the file is refused."""
    noticed: tuple[Problem, ...] = ()
    """What is unusual and was read all the same, with how it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A list as it was read, and what became of each row."""

    names: NameList
    account: Account


@dataclass(slots=True)
class Tally:
    """An account as it grows. Rows set aside are counted for as long as the file is read, then judged."""

    rows: int = 0
    read: int = 0
    left_out: dict[str, LeftOut] = field(default_factory=dict)
    set_aside: list[Problem] = field(default_factory=list)
    noticed: list[Problem] = field(default_factory=list)

    def leave_out(self, what: str, one: str, *, rows: int = 1) -> None:
        """Count one more of what nobody is looked up in."""
        before = self.left_out.get(what, LeftOut(what=what, one=one, count=0, rows=0))
        self.left_out[what] = replace(before, count=before.count + 1, rows=before.rows + rows)

    def too_odd(self, *, at_most: int | None = None) -> list[Problem]:
        """Give the rows that were set aside where they are more than a whole file has; else nothing."""
        return self.set_aside if len(self.set_aside) > (most_odd(self.rows) if at_most is None else at_most) else []

    def closed(self, *, at_most: int | None = None) -> Account:
        """Give the account. Raises `InputError` where so much is odd that the form of the file must have changed.

        `at_most`: so many rows may be odd, where each weighs more than in a long list.
        """
        if odd := self.too_odd(at_most=at_most):
            raise UnusableFileError(shown(odd, of=self.rows))
        return Account(
            rows=self.rows,
            read=self.read,
            left_out=tuple(self.left_out.values()),
            set_aside=tuple(self.set_aside),
            noticed=tuple(self.noticed),
        )


def nothing(account: Account, file: str, what: str) -> InputError:
    """Give the refusal of a file in which nothing could be read: with the rows that were odd, where they are why."""
    if account.set_aside:
        return InputError(shown(account.set_aside, of=account.rows))
    return InputError.at(file, what, "download it again; nothing is changed here")


def most_odd(rows: int) -> int:
    """Give how many of so many rows may be odd before the whole file is."""
    return 0 if rows == 0 else min(max(_FEW, rows // _ONE_IN), max(rows // 2, 1))


def shown(problems: Sequence[Problem], *, of: int) -> list[Problem]:
    """Give as many problems as help, and say how many there are."""
    some = list(problems[:_SHOWN])
    if len(problems) > _SHOWN:
        what = f"{len(problems):,} of {of:,} rows are like this; the first {_SHOWN} are named"
        some.append(Problem(file=problems[0].file, line=0, column=0, what=what, fix="download it again"))
    return some
