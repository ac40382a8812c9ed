"""What a checklist that is filled in is called, and who fills it in: refused where it says nothing, or too much."""

from typing import Final

from venuecheck.assessment.checklist import Checklist
from venuecheck.core.problem import InvalidError
from venuecheck.service.bookings.answer_files import LONGEST_LINE

_WRITE: Final = {"person": "write your name", "subject": "write a short name for what this is about"}
_OF_A_BOOKING: Final = "write a short name for the booking"


def refuse_unsaid(checklist: Checklist, name: str, said: str) -> None:
    """Refuse a `subject`, or a `person`, by its name. Raises `InvalidError`."""
    if len(said) > LONGEST_LINE:
        raise InvalidError.of(name, f"the name must be {LONGEST_LINE} characters or fewer", "")
    if not any(char.isalnum() for char in said):
        of_booking = name == "subject" and checklist.subject == "booking"
        raise InvalidError.of(name, _OF_A_BOOKING if of_booking else _WRITE[name], "")
