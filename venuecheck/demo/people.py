"""Made-up people of the sample school, one for each role that has pages."""

from typing import Final

from venuecheck.core.actor import Role

PEOPLE: Final[tuple[tuple[str, Role], ...]] = (
    ("Asha Patel (made up)", Role.CLERK),
    ("Tom Fielding (made up)", Role.DUTY_OFFICER),
    ("Sam Reyes (made up)", Role.CARETAKER),
    ("Joan Whitlock (made up)", Role.DECIDER),
    ("Grace Okafor (made up)", Role.SIGNER),
    ("Owen Pritchard (made up)", Role.DSL),
    ("Dev Malik (made up)", Role.IT),
    ("Nia Hughes (made up)", Role.INFORMATION_GOVERNANCE),
    ("Ellis Boyd (made up)", Role.AUTHOR),
    ("Ruth Adeyemi (made up)", Role.ADMINISTRATOR),
)
