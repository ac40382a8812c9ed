"""The kinds of answer that a question can take: all that the program knows of each, in one place.

A new kind is a member of `AnswerType` and its row in `KINDS`. Faces ask by its `Box`, conditions see its `seen`, other
forms take its `xlsform`; nobody else has a table of kinds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from venuecheck.assessment.answer_readers import (
    Reader,
    choice_read,
    choices_read,
    date_read,
    email_read,
    file_read,
    name_read,
    number_read,
    registered_read,
    text_read,
    web_address_read,
    written,
)
from venuecheck.assessment.expression import Kind
from venuecheck.assessment.option import IN_PLACE, YES_NO, Option
from venuecheck.assessment.registration import charity_number, company_number, postcode
from venuecheck.assessment.screened import Within


class AnswerType(StrEnum):
    """The kinds of answer that a question can take."""

    YES_NO = "yes_no"
    IN_PLACE = "in_place"
    """In place, partly in place, not in place."""
    CHOICE = "choice"
    CHOICES = "choices"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    PERSON = "person"
    ORGANISATION = "organisation"
    EMAIL = "email"
    WEB_ADDRESS = "web_address"
    POSTCODE = "postcode"
    CHARITY_NUMBER = "charity_number"
    COMPANY_NUMBER = "company_number"
    FILE = "file"
    """A document or picture that is kept elsewhere; its digest, name, size and kind are the answer."""


class Box(StrEnum):
    """Into what an answer is put, whichever face asks."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    FILE = "file"
    AREA = "area"
    """Several lines."""
    NUMBER = "number"
    EMAIL = "email"
    ADDRESS = "address"
    """A web address."""
    SHORT = "short"
    """Some ten characters."""
    LINE = "line"


class Bounded(StrEnum):
    """What `at_least` and `at_most` hold."""

    VALUE = "value"
    LENGTH = "length"
    """Characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerKind:
    """All that the program knows of a kind of answer."""

    box: Box
    wanted: str
    """What is wanted, as a form says it."""
    read: Reader
    seen: Kind = Kind.TEXT
    """What conditions see."""
    fixed: tuple[Option, ...] = ()
    """The options of every question of the kind; empty where the question has its own, or none."""
    bounded: Bounded | None = None
    names: frozenset[str] = frozenset()
    """Whose names it may ask for that are looked up."""
    within: Within | None = None
    """What it is in which somebody may have written a listed name."""
    tells: bool = False
    """Whether it says more than a point does that was raised by it: what is chosen from a list does not."""
    xlsform: str = "text"
    """Its type in a form of XLSForm, where it has no options."""

    @property
    def has_options(self) -> bool:
        """Whether a question of the kind has options of its own."""
        return self.box in {Box.CHOICE, Box.CHOICES} and not self.fixed


KINDS: Final[Mapping[AnswerType, AnswerKind]] = {
    AnswerType.YES_NO: AnswerKind(box=Box.YES_NO, wanted="Yes or no", read=written(choice_read), fixed=YES_NO),
    AnswerType.IN_PLACE: AnswerKind(box=Box.CHOICE, wanted="One answer", read=written(choice_read), fixed=IN_PLACE),
    AnswerType.CHOICE: AnswerKind(box=Box.CHOICE, wanted="One answer", read=written(choice_read)),
    AnswerType.CHOICES: AnswerKind(box=Box.CHOICES, wanted="One answer or more", read=choices_read, seen=Kind.CHOICES),
    AnswerType.TEXT: AnswerKind(
        box=Box.AREA,
        wanted="In your own words",
        read=written(text_read, long=True),
        bounded=Bounded.LENGTH,
        names=frozenset({"organisation", "person"}),
        within=Within.TEXT,
        tells=True,
    ),
    AnswerType.NUMBER: AnswerKind(
        box=Box.NUMBER,
        wanted="A number",
        read=written(number_read),
        seen=Kind.NUMBER,
        bounded=Bounded.VALUE,
        xlsform="decimal",
    ),
    AnswerType.DATE: AnswerKind(
        box=Box.DATE,
        wanted="A date: day, month, year",
        read=written(date_read),
        seen=Kind.DATE,
        tells=True,
        xlsform="date",
    ),
    AnswerType.PERSON: AnswerKind(
        box=Box.LINE,
        wanted="A person's name",
        read=written(name_read("a person")),
        names=frozenset({"person"}),
        within=Within.PERSON,
        tells=True,
    ),
    AnswerType.ORGANISATION: AnswerKind(
        box=Box.LINE,
        wanted="An organisation's name",
        read=written(name_read("an organisation")),
        names=frozenset({"organisation"}),
        tells=True,
    ),
    AnswerType.EMAIL: AnswerKind(box=Box.EMAIL, wanted="An e-mail address", read=written(email_read)),
    AnswerType.WEB_ADDRESS: AnswerKind(
        box=Box.ADDRESS, wanted="A web address", read=written(web_address_read), tells=True
    ),
    AnswerType.POSTCODE: AnswerKind(
        box=Box.SHORT,
        wanted="A postcode",
        read=written(registered_read(postcode, "write a full UK postcode, such as WS1 1TP")),
    ),
    AnswerType.CHARITY_NUMBER: AnswerKind(
        box=Box.SHORT,
        wanted="A charity number",
        read=written(
            registered_read(
                charity_number,
                "write a charity number: six or seven digits (England and Wales), SC012345 (Scotland) "
                "or NIC101234 (Northern Ireland)",
            )
        ),
    ),
    AnswerType.COMPANY_NUMBER: AnswerKind(
        box=Box.SHORT,
        wanted="A company number",
        read=written(
            registered_read(company_number, "write the company number: eight characters, such as 01234567 or SC123456")
        ),
    ),
    AnswerType.FILE: AnswerKind(
        box=Box.FILE,
        wanted="A document or picture, handed in with this form",
        read=file_read,
        seen=Kind.FILE,
        xlsform="file",
    ),
}
"""By kind; total."""
