"""An answer that can be chosen."""

from dataclasses import dataclass
from typing import ClassVar, Final

from venuecheck.authoring.typed import STRICT

NOT_APPLICABLE: Final = "not_applicable"
"""The id of the answer that something does not apply here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer that can be chosen."""

    __pydantic_config__: ClassVar[dict[str, str]] = STRICT
    id: str
    text: str
    alone: bool = False
    """True where it rules out the others, as "none of these" does."""
    organiser_text: str = ""
    """The answer as the organiser reads it on a form; empty where `text` will do."""
    formerly: tuple[str, ...] = ()
    """Ids of options of earlier versions that are taken for this one in files and drafts."""


YES_NO: Final = (Option(id="yes", text="Yes"), Option(id="no", text="No"))
IN_PLACE: Final = (
    Option(id="in_place", text="In place"),
    Option(id="partly", text="Partly in place"),
    Option(id="not_in_place", text="Not in place"),
)
NOT_APPLICABLE_OPTION: Final = Option(id=NOT_APPLICABLE, text="Does not apply here")
