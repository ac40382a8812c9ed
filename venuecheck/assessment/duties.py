"""Which duties bind a venue: by who runs it and where. One table, for conditions of checklists, letters and documents.

Total over kinds of body and nations. Where a text is not here yet it says so and whom to ask; nothing is concluded.
Sources: Counter-Terrorism and Security Act 2015 s26 and Schedule 6; Human Rights Act 1998 s6; Equality Act 2010 s29,
s149 and Schedule 19; Representation of the People Act 1983 s95 and s96; "Keeping children safe in education".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from venuecheck.core.venue import Body, Nation


class Duty(StrEnum):
    """A duty, or a right that others have, by the name that conditions use."""

    PREVENT = "duty.prevent"
    HUMAN_RIGHTS = "duty.human_rights"
    EQUALITY = "duty.equality"
    """Due regard to equality in all that a public body does."""
    SERVICES = "duty.services"
    """Letting rooms to the public without discriminating."""
    ROOMS = "duty.rooms"
    """Rooms for candidates in an election."""
    SAFEGUARDING = "duty.safeguarding"
    """What a school asks of those who hire its rooms for children."""


class Binds(StrEnum):
    """Whether a duty binds a venue."""

    YES = "binds"
    PARTLY = "partly"
    """Only some of those bodies, or some of their rooms."""
    NO = "does_not"
    ASK = "ask"
    """The text is not here yet: somebody has to be asked."""
    NOT_SAID = "not_said"
    """The venue does not say who runs it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """How a duty stands at a venue."""

    binds: Binds
    words: str
    """A sentence or two, true of this kind of body in this nation."""


def applied(duty: Duty, nation: Nation, body: Body) -> Applied:
    """Say whether a duty binds a body in a nation, and in which words."""
    binds = _TABLE[duty][nation][body]
    return Applied(binds=binds, words=_words(duty, nation, binds))


def duty_facts(nation: Nation, body: Body) -> Mapping[str, str]:
    """Give how each duty stands, by the names that conditions use."""
    return {duty.value: applied(duty, nation, body).binds.value for duty in Duty}


_Y, _P, _N, _A, _S = Binds.YES, Binds.PARTLY, Binds.NO, Binds.ASK, Binds.NOT_SAID
_BODIES: Final = (
    Body.NOT_SAID,
    Body.COUNCIL,
    Body.MAINTAINED_SCHOOL,
    Body.ACADEMY,
    Body.OTHER_PUBLIC,
    Body.CHARITY,
    Body.PRIVATE,
)


def _row(*binds: Binds) -> Mapping[Body, Binds]:
    return dict(zip(_BODIES, binds, strict=True))


_EVERYWHERE_NOT_HERE: Final = _row(_A, _A, _A, _A, _A, _A, _A)
_NOWHERE: Final = _row(_N, _N, _N, _N, _N, _N, _N)
# An academy is a school in England. Elsewhere there is none, so whoever says so is sent to ask.
_TABLE: Final[Mapping[Duty, Mapping[Nation, Mapping[Body, Binds]]]] = {
    Duty.PREVENT: {
        #                     not said council school academy other charity private
        Nation.ENGLAND: _row(_S, _Y, _Y, _Y, _P, _P, _P),
        Nation.WALES: _row(_S, _Y, _Y, _A, _P, _P, _P),
        Nation.SCOTLAND: _row(_S, _Y, _Y, _A, _P, _P, _P),
        Nation.NORTHERN_IRELAND: _NOWHERE,
    },
    Duty.HUMAN_RIGHTS: {
        Nation.ENGLAND: _row(_S, _Y, _Y, _Y, _Y, _P, _P),
        Nation.WALES: _row(_S, _Y, _Y, _A, _Y, _P, _P),
        Nation.SCOTLAND: _row(_S, _Y, _Y, _A, _Y, _P, _P),
        Nation.NORTHERN_IRELAND: _row(_S, _Y, _Y, _A, _Y, _P, _P),
    },
    Duty.EQUALITY: {
        Nation.ENGLAND: _row(_S, _Y, _Y, _Y, _P, _P, _P),
        Nation.WALES: _row(_S, _Y, _Y, _A, _P, _P, _P),
        Nation.SCOTLAND: _row(_S, _Y, _Y, _A, _P, _P, _P),
        Nation.NORTHERN_IRELAND: _EVERYWHERE_NOT_HERE,
    },
    Duty.SERVICES: {
        Nation.ENGLAND: _row(_Y, _Y, _Y, _Y, _Y, _Y, _Y),
        Nation.WALES: _row(_Y, _Y, _Y, _Y, _Y, _Y, _Y),
        Nation.SCOTLAND: _row(_Y, _Y, _Y, _Y, _Y, _Y, _Y),
        Nation.NORTHERN_IRELAND: _EVERYWHERE_NOT_HERE,
    },
    Duty.ROOMS: {
        Nation.ENGLAND: _row(_S, _P, _Y, _A, _P, _P, _P),
        Nation.WALES: _row(_S, _P, _Y, _A, _P, _P, _P),
        Nation.SCOTLAND: _row(_S, _P, _Y, _A, _P, _P, _P),
        Nation.NORTHERN_IRELAND: _EVERYWHERE_NOT_HERE,
    },
    Duty.SAFEGUARDING: {
        Nation.ENGLAND: _row(_S, _P, _Y, _Y, _P, _P, _P),
        Nation.WALES: _EVERYWHERE_NOT_HERE,
        Nation.SCOTLAND: _EVERYWHERE_NOT_HERE,
        Nation.NORTHERN_IRELAND: _EVERYWHERE_NOT_HERE,
    },
}
_PREVENT: Final = "The Prevent duty (Counter-Terrorism and Security Act 2015, section 26)"
_PREVENT_GUIDANCE: Final = {
    Nation.ENGLAND: "The guidance of 2023 for England and Wales says how.",
    Nation.WALES: "The guidance of 2023 for England and Wales says how.",
    Nation.SCOTLAND: "Scotland has its own guidance.",
}
_EQUALITY: Final = "The public sector equality duty (Equality Act 2010, section 149)"
_RIGHTS: Final = "The Human Rights Act 1998 (articles 9, 10 and 11 among others)"
_SAYS_NOT: Final = "it is not said who runs the venue, so whether it binds is not known"
_ASK_LEGAL: Final = "legal services or a solicitor can say"
_NO_ACADEMY: Final = "Academies are schools in England. Say who runs the venue, or ask legal services about"
_KCSIE: Final = "“Keeping children safe in education”"
_RPA: Final = "Representation of the People Act 1983, section 95"
_WORDS: Final[Mapping[Duty, Mapping[Binds, str]]] = {
    Duty.PREVENT: {
        Binds.YES: f"{_PREVENT} binds whoever runs the venue.",
        Binds.PARTLY: f"{_PREVENT} binds the bodies that Schedule 6 names, such as colleges, health bodies and"
        f" all schools. Whether whoever runs the venue is one of them, {_ASK_LEGAL}; for others it is good practice.",
        Binds.NO: "The Prevent duty of section 26 does not apply in Northern Ireland.",
        Binds.ASK: f"{_NO_ACADEMY} the Prevent duty.",
        Binds.NOT_SAID: f"{_PREVENT}: {_SAYS_NOT}.",
    },
    Duty.HUMAN_RIGHTS: {
        Binds.YES: f"{_RIGHTS} binds whoever runs the venue.",
        Binds.PARTLY: f"{_RIGHTS} binds public authorities, and others only in what they do of a public nature:"
        f" {_ASK_LEGAL}.",
        Binds.ASK: f"{_NO_ACADEMY} human rights.",
        Binds.NOT_SAID: f"{_RIGHTS}: {_SAYS_NOT}.",
    },
    Duty.EQUALITY: {
        Binds.YES: f"{_EQUALITY} binds whoever runs the venue.",
        Binds.PARTLY: f"{_EQUALITY} binds the bodies that Schedule 19 names, and others only in what they do of a"
        f" public nature: {_ASK_LEGAL}.",
        Binds.ASK: "The public sector equality duty that applies here is not set out yet: ask legal services.",
        Binds.NOT_SAID: f"{_EQUALITY}: {_SAYS_NOT}.",
    },
    Duty.SERVICES: {
        Binds.YES: "Letting rooms to the public is a service under section 29 of the Equality Act 2010, whoever lets"
        " them.",
        Binds.ASK: "Equality law is its own in Northern Ireland, and covers political opinion. It is not set out here"
        " yet: ask legal services.",
    },
    Duty.ROOMS: {
        Binds.YES: "Candidates have a right to suitable rooms of this school for public meetings before an election, on"
        f" reasonable notice, outside school hours and where nothing was let before ({_RPA}).",
        Binds.PARTLY: "Candidates have a right to meeting rooms that are kept up wholly or mainly out of public funds"
        f" ({_RPA}): electoral services keep a list.",
        Binds.ASK: "Which rooms candidates may use here is not set out yet: ask electoral services.",
        Binds.NOT_SAID: f"Rooms for candidates ({_RPA}): {_SAYS_NOT}.",
    },
    Duty.SAFEGUARDING: {
        Binds.YES: f"{_KCSIE} says what a school asks of those who hire its rooms for children, and that the hire ends"
        " where they do not keep to it.",
        Binds.PARTLY: f"{_KCSIE} is for schools and colleges. Elsewhere it is a measure, and no duty.",
        Binds.ASK: f"{_KCSIE} is for England. What applies here is not set out yet: ask the council's safeguarding team"
        " (in Northern Ireland, the health and social care trust).",
        Binds.NOT_SAID: f"{_KCSIE}, on those who hire rooms: {_SAYS_NOT}.",
    },
}


def _words(duty: Duty, nation: Nation, binds: Binds) -> str:
    said = _WORDS[duty][binds]
    guided = duty is Duty.PREVENT and binds in {Binds.YES, Binds.PARTLY}
    return f"{said} {_PREVENT_GUIDANCE[nation]}" if guided else said
