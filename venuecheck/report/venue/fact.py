"""One thing that the records say, before anybody asks how old it may be."""

from dataclasses import dataclass

from venuecheck.assurance.requirement import Piece
from venuecheck.assurance.status import Status
from venuecheck.report.setting.wording import sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Piece):
    """What is recorded of one part of a requirement, in words."""

    about: str
    words: str
    status_words: str = ""
    """Where the status's own words are not the right ones."""
    by: str = ""
    record: str = ""
    target: str = ""


def nothing(about: str, words: str, *, of: str = "", target: str = "") -> Fact:
    """Say that nothing is recorded: never a pass."""
    return Fact(of=of, about=about, status=Status.NOT_REPORTED, words=sentence(words), target=target)
