"""What each role may do, and see. One place for every face; a face says who somebody is, and asks nothing else."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final

from venuecheck.assessment.decider import Decider
from venuecheck.core.actor import Actor, HowKnown, People, Role, in_a_row
from venuecheck.core.problem import ForbiddenError, InputError


class Doing(StrEnum):
    """What somebody does, as whoever is refused reads it: "... may not <this>"."""

    ASSESS = "assess bookings"
    DECIDE = "decide on bookings"
    REFER = "refer bookings"
    SET_ASIDE = "judge matches of names"
    WAIVE = "let something be that is not in place"
    WRITE_LETTERS = "make letters"
    NOTE = "note replies and events"
    ANSWER_AS_LEAD = "note what the safeguarding lead answered"
    SEE_CONDITIONS = "note whether conditions are met"
    NOTE_WORRY = "write to the safeguarding lead"
    OPEN_WORRIES = "open what was written to the safeguarding lead"
    ACT_AT_ONCE = "act at once on an instruction"
    CHECK = "check networks"
    OVERRIDE = "put a verdict beside a measured one"
    RETIRE = "take a network, a list or a page out of what counts"
    CONFIRM_LOG = "confirm what the filter's log held"
    ACT = "say who does an action, close it, or open it again"
    SIGN = "sign"
    ATTACH = "add evidence"
    UPDATE_NAMES = "update lists of names"
    HOLD = "hold records, or release them"
    ERASE = "erase records"
    SEARCH_PEOPLE = "search the records for a person"
    KEEP_RECORDS = "begin a new chain of records, or set its key or anchor"
    RECORD_RETURN = "record what partners say"
    TRUST = "trust another key of a venue"
    CHASE = "put down which letters were sent to partners"
    KEEP_REGISTER = "keep the list of partners and venues"
    PUBLISH = "publish a quarter"
    SET_UP = "change what the venue says of itself"
    SET_NETWORKS = "change which networks the venue has"


_DESK: Final = frozenset({Role.CLERK, Role.DUTY_OFFICER, Role.DECIDER, Role.MANAGER})
_DECIDE: Final = frozenset({Role.DUTY_OFFICER, Role.DECIDER, Role.MANAGER})
_FILTER: Final = frozenset({Role.IT, Role.DSL, Role.MANAGER})
_SETTINGS: Final = frozenset({Role.ADMINISTRATOR, Role.MANAGER, Role.IT})
MAY: Final[dict[Doing, frozenset[Role]]] = {
    Doing.ASSESS: _DESK,
    Doing.DECIDE: _DECIDE,
    Doing.REFER: _DESK,
    Doing.SET_ASIDE: _DECIDE,
    Doing.WAIVE: _DECIDE | {Role.SIGNER, Role.DSL},
    Doing.WRITE_LETTERS: _DESK,
    Doing.NOTE: _DESK,
    Doing.ANSWER_AS_LEAD: _DESK | {Role.DSL},
    Doing.SEE_CONDITIONS: _DESK | {Role.CARETAKER},
    Doing.NOTE_WORRY: _DESK | {Role.CARETAKER, Role.DSL},
    Doing.OPEN_WORRIES: frozenset({Role.DSL}),
    Doing.ACT_AT_ONCE: _DESK | {Role.CARETAKER},
    Doing.CHECK: _FILTER | _DESK,
    Doing.OVERRIDE: _FILTER,
    Doing.RETIRE: _FILTER,
    Doing.CONFIRM_LOG: _FILTER,
    Doing.ACT: frozenset({Role.MANAGER, Role.DECIDER, Role.IT, Role.DSL, Role.SIGNER}),
    Doing.SIGN: frozenset({Role.SIGNER, Role.DSL}),
    Doing.ATTACH: _DESK | _FILTER,
    Doing.UPDATE_NAMES: frozenset({Role.MANAGER, Role.IT, Role.ADMINISTRATOR, Role.DECIDER}),
    Doing.HOLD: frozenset({Role.INFORMATION_GOVERNANCE, Role.MANAGER}),
    Doing.ERASE: frozenset({Role.INFORMATION_GOVERNANCE}),
    Doing.SEARCH_PEOPLE: frozenset({Role.INFORMATION_GOVERNANCE}),
    Doing.KEEP_RECORDS: frozenset({Role.ADMINISTRATOR}),
    Doing.RECORD_RETURN: frozenset({Role.COORDINATOR}),
    Doing.TRUST: frozenset({Role.COORDINATOR}),
    Doing.CHASE: frozenset({Role.COORDINATOR}),
    Doing.KEEP_REGISTER: frozenset({Role.COORDINATOR}),
    Doing.PUBLISH: frozenset({Role.COORDINATOR}),
    Doing.SET_UP: frozenset({Role.ADMINISTRATOR, Role.MANAGER}),
    Doing.SET_NETWORKS: _SETTINGS,
}
"""Which roles may do what. Whoever has none of them is refused; where a venue lists nobody, all may."""


MAY_IN_WORDS: Final[dict[Role, str]] = {
    Role.CLERK: "Takes bookings, answers their questions, and writes letters; decides nothing.",
    Role.DUTY_OFFICER: "Takes bookings and decides on them, while on duty.",
    Role.CARETAKER: "Sees what is on today, and notes whether conditions are met.",
    Role.DECIDER: "Takes bookings, decides on them, and judges names that are like listed ones.",
    Role.MANAGER: "Decides on bookings, checks the filter, and changes the venue's settings.",
    Role.IT: "Checks the filter, and sets up the networks.",
    Role.SIGNER: "A head, a governor or another who signs. Sees how the venue stands, and signs its report.",
    Role.DSL: "Sees how the venue stands, signs, checks the filter, and opens what is written to them.",
    Role.INFORMATION_GOVERNANCE: "Searches the records for a person, holds and erases records, and sees who looked.",
    Role.COORDINATOR: "Keeps the list of partners, records what they say, trusts venues' keys, and publishes quarters.",
    Role.AUTHOR: "Writes checklists, test lists and plans, and looks checklists over before they are published.",
    Role.ADMINISTRATOR: "Adds people, gives roles, sets the venue up, and keeps its records; sees no booking.",
}
"""What each role may do, in a sentence, for whoever gives it."""


class Seeing(StrEnum):
    """What somebody looks at, as whoever is refused reads it: "... may not <this>"."""

    BOOKINGS = "see bookings"
    ON = "see what is on"
    """Which room is let when, to whom, and on what conditions: whoever opens the rooms sees that."""
    STANDING = "see how the venue stands"
    """The report as a whole, which names bookings."""
    FILTER = "see checks of the filter"
    ACTIONS = "see what there is to do"
    """Whoever does not see how the venue stands sees those about its networks."""
    MATCHES = "see how names are like listed ones"
    PEOPLE = "see who has an account"
    SETTINGS = "see the venue's settings"
    LOOKS = "see who looked at personal data"
    PARTNERS = "see partners and what they sent"
    RECORDS = "see whether the records are whole"
    """How many there are, which are wrong and in what way; nothing of what they say."""
    CHECKLISTS = "look over checklists"
    TOLD = "see what the coordinator is told"
    """Statuses and counts, which name no booking and nobody."""


_STANDING: Final = frozenset({Role.SIGNER, Role.DSL, Role.MANAGER, Role.DECIDER, Role.INFORMATION_GOVERNANCE})
MAY_SEE: Final[dict[Seeing, frozenset[Role]]] = {
    Seeing.BOOKINGS: _DESK | {Role.SIGNER, Role.DSL, Role.INFORMATION_GOVERNANCE},
    Seeing.ON: _DESK | {Role.CARETAKER},
    Seeing.STANDING: _STANDING,
    Seeing.FILTER: _FILTER | _STANDING,
    Seeing.ACTIONS: _FILTER | _STANDING,
    Seeing.MATCHES: _DECIDE | {Role.DSL, Role.INFORMATION_GOVERNANCE},
    Seeing.PEOPLE: frozenset({Role.ADMINISTRATOR}),
    Seeing.SETTINGS: _SETTINGS,
    Seeing.LOOKS: frozenset({Role.INFORMATION_GOVERNANCE}),
    Seeing.PARTNERS: frozenset({Role.COORDINATOR}),
    Seeing.RECORDS: frozenset({Role.ADMINISTRATOR, Role.MANAGER, Role.INFORMATION_GOVERNANCE}),
    Seeing.CHECKLISTS: frozenset({Role.AUTHOR, Role.MANAGER}),
    Seeing.TOLD: _STANDING | {Role.COORDINATOR},
}
"""Which roles may see what, at their own venue. IT and a coordinator see no booking, and so not the whole report."""


def seeing(actor: Actor, venue: str, what: Seeing) -> None:
    """Refuse somebody who may not see this at a venue (its id). Raises `ForbiddenError`."""
    if not actor.roles_at(venue) & MAY_SEE[what]:
        raise ForbiddenError.of("person", f"{actor.name} may not {what}", "ask an administrator for a role that may")


BY_SCHEDULE: Final = frozenset({Doing.CHECK, Doing.UPDATE_NAMES, Doing.ERASE})
"""What goes on where nobody is named, though a venue lists its people: a schedule has no name. The record says so."""


def acting(people: People, venue: str, person: str | Actor, doing: Doing, *, field: str = "person") -> Actor:
    """Give who acts at a venue (its id), and refuse whoever may not. `person`: an actor, or the id or name of one.

    `field` is what they were named as.

    A text that names nobody is a schedule, where a venue lists its people and that is what a schedule may do; else it
    is given back as it is, and where a name is needed it is asked for.
    Raises `ForbiddenError` where their roles do not allow it, or the venue lists its people and this is none of them,
    and `InvalidError` where two bear that name.
    """
    may = [one.name for one in people.listed if one.roles_at(venue) & MAY[doing]]
    actor = people.actor(person, field, may=may)
    if people.listed and doing in BY_SCHEDULE and not any(char.isalpha() for char in actor.name):
        return replace(actor, known=HowKnown.SCHEDULE)
    if not people.listed or not actor.id or actor.roles_at(venue) & MAY[doing]:
        return actor
    fix = f"ask somebody who may: {in_a_row(may)}" if may else f"give somebody the role of {_roles(doing)}"
    raise ForbiddenError.of(field, f"{actor.name} may not {doing}", fix)


def judging(
    people: People, deciders: Sequence[Decider], venue: str, person: str | Actor, *, is_strong: bool = True
) -> Actor:
    """Give who judges a match, and refuse whoever may not.

    Where roles are listed, they say who may. Where a venue names only its deciders, a strong match is for them: it
    holds a booking up until somebody has judged it. Raises `ForbiddenError` and `InvalidError` as `acting` does.
    """
    who = acting(people, venue, person, Doing.SET_ASIDE)
    is_theirs = is_strong and bool(deciders) and not people.listed and any(char.isalpha() for char in who.name)
    if is_theirs and not any(one.means(who.name, who.acted) for one in deciders):
        fix = f"ask somebody who may: {in_a_row([one.shown for one in deciders])}"
        raise ForbiddenError.of("person", f"{who.name} may not {Doing.SET_ASIDE}", fix)
    return who


def role_of(people: People, deciders: Sequence[Decider], venue: str, actor: Actor) -> str:
    """Say in which role somebody acts, as the venue lists it; empty where it does not, and they have to say it."""
    named = next((one.role for one in deciders if one.role and one.means(actor.name, actor.acted)), "")
    return named or people.role_of(actor, venue)


def role_of_named(people: People, deciders: Sequence[Decider], venue: str, person: str | Actor) -> str:
    """Give the same of whoever is named; empty, too, where it is not known who that is: two of one name, or nobody."""
    try:
        who = people.actor(person)
    except InputError:
        return ""  # it is said which person is meant, or may, when they act
    return role_of(people, deciders, venue, who)


def _roles(doing: Doing) -> str:
    return " or ".join(sorted(role.words for role in MAY[doing]))
