"""Registers of charities and companies: who bears a name, for the person who judges. They are no lists to be on."""

from dataclasses import dataclass
from datetime import date

from venuecheck.core.problem import UnusableFileError
from venuecheck.screening.reading.account import Account, nothing
from venuecheck.screening.reading.cut_short import FIELD_OF_A_REGISTER, Lengths

CHARITIES, COMPANIES = "charities", "companies"
REGISTERS = (CHARITIES, COMPANIES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """One body on a register."""

    register: str
    number: str
    name: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A register as it was read, whole or cut down to an area: it cannot be told which."""

    id: str
    bodies: tuple[Registered, ...]
    dated: date | None
    """The day of which the file says that it is; None where it does not say."""
    account: Account


def register(register_id: str, bodies: list[Registered], dated: date | None, account: Account, file: str) -> Register:
    """Give a register that holds somebody, by whole names. Raises `InputError`."""
    if not bodies:
        raise nothing(account, file, "the register holds nobody")
    lengths = Lengths(at_most=FIELD_OF_A_REGISTER)
    for body in bodies:
        lengths.see("name", body.name)
    if cut := list(lengths.problems(file)):
        raise UnusableFileError(cut)
    return Register(id=register_id, bodies=tuple(bodies), dated=dated, account=account)
