"""Made-up people of the sample school and its borough, one for each role."""

from typing import Final

from venuecheck.core.actor import Role

_SCHOOL: Final = ("larkfield-school",)
_BOROUGH: Final = ("larkfield-borough",)
PEOPLE: Final[tuple[tuple[str, Role, tuple[str, ...]], ...]] = (
    ("Asha Patel (made up)", Role.CLERK, _SCHOOL),
    ("Tom Fielding (made up)", Role.DUTY_OFFICER, _SCHOOL),
    ("Sam Reyes (made up)", Role.CARETAKER, _SCHOOL),
    ("Joan Whitlock (made up)", Role.DECIDER, _SCHOOL),
    ("Grace Okafor (made up)", Role.SIGNER, _SCHOOL),
    ("Owen Pritchard (made up)", Role.DSL, _SCHOOL),
    ("Dev Malik (made up)", Role.IT, _SCHOOL),
    ("Nia Hughes (made up)", Role.INFORMATION_GOVERNANCE, _SCHOOL),
    ("Ellis Boyd (made up)", Role.AUTHOR, _SCHOOL),
    ("Maya Lindqvist (made up)", Role.MANAGER, _SCHOOL),
    ("Idris Bowen (made up)", Role.COORDINATOR, _BOROUGH),
    ("Ruth Adeyemi (made up)", Role.ADMINISTRATOR, _SCHOOL + _BOROUGH),
)
"""Who they are, in which role, at which venues."""
