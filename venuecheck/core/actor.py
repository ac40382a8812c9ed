"""Who does something: named, listed or signed in. A face says who it is; a service asks what they may."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from venuecheck.core.plain_text import plain
from venuecheck.core.problem import ForbiddenError, InvalidError

_NAMED = 5
"""So many people are named in an error."""


class Role(StrEnum):
    """What somebody is at a venue, or for a partnership."""

    CLERK = "clerk"
    DUTY_OFFICER = "duty_officer"
    CARETAKER = "caretaker"
    """Opens the rooms, and sees whether what was agreed is so."""
    DECIDER = "decider"
    MANAGER = "manager"
    IT = "it"
    SIGNER = "signer"
    """Signs the report and requirements: a headteacher, a governor."""
    DSL = "dsl"
    """The designated safeguarding lead."""
    INFORMATION_GOVERNANCE = "information_governance"
    COORDINATOR = "coordinator"
    AUTHOR = "author"
    """Writes checklists, test lists and plans."""
    ADMINISTRATOR = "administrator"

    @property
    def words(self) -> str:
        """Say it to people."""
        said = {Role.IT: "IT", Role.DSL: "designated safeguarding lead"}
        return said.get(self) or self.value.replace("_", " ")

    @property
    def beneath_a_name(self) -> str:
        """Say it beneath a name, as people outside read it."""
        said = {
            Role.CLERK: "Bookings clerk",
            Role.DECIDER: "Responsible for bookings",
            Role.IT: "IT support",
            Role.SIGNER: "Authorised signatory",
        }
        return said.get(self) or f"{self.words[:1].upper()}{self.words[1:]}"


class HowKnown(StrEnum):
    """How it is known who somebody is. Kept in records, in these words."""

    NAMED = "named, not signed in"
    LISTED = "one of the venue's people, not signed in"
    SIGNED_IN = "signed in"
    SCHEDULE = "by schedule, not signed in"
    """Nobody is named, where a venue lists its people, and what was done is what a schedule may do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acted:
    """Who acted, as a record keeps it beside the name."""

    id: str
    """Empty where they were only named."""
    known: HowKnown


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody who does something."""

    name: str
    id: str = ""
    """Theirs alone, whoever bears the same name; empty where they are only named."""
    roles: Mapping[str, frozenset[Role]] = field(default_factory=dict)
    """By the id of the venue."""
    known: HowKnown = HowKnown.NAMED
    title: str = ""
    """What they are called there, such as Head of Libraries; empty where only their roles are listed."""

    @property
    def acted(self) -> Acted:
        """What a record keeps of them beside their name."""
        return Acted(id=self.id, known=self.known)

    def roles_at(self, venue: str) -> frozenset[Role]:
        """Give what they are at a venue."""
        return self.roles.get(venue, frozenset())


_FIRST: tuple[Role, ...] = (
    *(Role.DSL, Role.MANAGER, Role.DECIDER, Role.SIGNER, Role.DUTY_OFFICER, Role.CLERK, Role.IT, Role.CARETAKER),
    *(Role.INFORMATION_GOVERNANCE, Role.COORDINATOR, Role.ADMINISTRATOR, Role.AUTHOR),
)
"""Which of several roles stands beneath a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Those whom a venue lists. Where it lists nobody, anybody may do everything, by name."""

    listed: tuple[Actor, ...] = ()

    def actor(self, said: "str | Actor", field: str = "person", *, may: Sequence[str] = ()) -> Actor:
        """Give who is meant by an id or a name. An actor is given back as it is, and so is nobody (an empty name).

        `may`: the names of those who may do what is to be done, where it is known. Raises `InvalidError` where two bear
        that name, or it holds what is never shown, and `ForbiddenError` where the venue lists its people and this is
        none of them.
        """
        if isinstance(said, Actor):
            return said
        wanted = " ".join(said.split())
        if plain(wanted, len(wanted) + 1) != wanted:
            what = "the name holds characters that are never shown, such as ones that turn the text around them"
            raise InvalidError.of(field, what, "type the name anew")
        if not self.listed or not any(char.isalpha() for char in wanted):
            return Actor(name=said)
        found = [one for one in self.listed if one.id == wanted] or self.called(wanted)
        if len(found) > 1:
            ids = ", ".join(one.id for one in found)
            what = f"{len(found)} people here are called '{wanted[:80]}'"
            raise InvalidError.of(field, what, f"give the id of the one who is meant: {ids}")
        if not found:
            what = f"'{wanted[:80]}' is not one of this venue's people"
            fix = f"give the name of one who may do this ({in_a_row(may)}), or have" if may else "have"
            raise ForbiddenError.of(field, what, f"{fix} them listed under 'people', with a role that may")
        return found[0]

    def role_of(self, actor: Actor, venue: str) -> str:
        """Say what somebody who is listed is at a venue: one title, to stand beneath a name; empty where none is."""
        listed = next((one for one in self.listed if actor.id and one.id == actor.id), actor)
        held = sorted(actor.roles_at(venue), key=_FIRST.index)
        return listed.title or next((role.beneath_a_name for role in held), "")

    def called(self, name: str) -> list[Actor]:
        """Give those who bear a name, whatever its case."""
        return [one for one in self.listed if one.name.casefold() == " ".join(name.split()).casefold()]


def in_a_row(names: Sequence[str]) -> str:
    """Name the first few, and say how many more there are."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"
