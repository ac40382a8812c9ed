"""The people of a venue, as its configuration lists them: who they are, and in which roles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from venuecheck.assessment.decider import Decider
from venuecheck.authoring.document import Document
from venuecheck.core.actor import Actor, HowKnown, People, Role
from venuecheck.core.ids import is_id
from venuecheck.core.plain_text import plain
from venuecheck.core.problem import Problem, one_of


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPerson:
    """One entry under `people:`."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    id: str
    name: str
    roles: tuple[Role, ...] = ()
    title: str = ""
    """What they are called, such as Head of Libraries: it stands beneath their name in letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDecider:
    """One entry under `deciders:`: a name, or the id of one of the people."""

    # no `Decider` with less in it: nobody is to ask whom an entry means before it is looked up among the people
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    name: str = ""
    role: str = ""
    id: str = ""
    telephone: str = ""
    """By which they are reached when something is not as agreed."""


def people_of(written: Sequence[WrittenPerson], venue: str) -> People:
    """Give those who are listed, with their roles at this venue."""
    return People(
        listed=tuple(
            Actor(
                id=one.id,
                name=plain(" ".join(one.name.split()), 200),
                roles={venue: frozenset(one.roles)},
                known=HowKnown.LISTED,
                title=plain(" ".join(one.title.split()), 200),
            )
            for one in written
        )
    )


def deciders_of(written: Sequence[WrittenDecider], people: People, venue: str) -> tuple[Decider, ...]:
    """Give who decides on difficult bookings: those who are listed as that, or else whose role it is."""
    if written:
        return tuple(_decider(one, people) for one in written)
    return tuple(Decider(name=one.name, id=one.id) for one in people.listed if Role.DECIDER in one.roles_at(venue))


def people_problems(document: Document, written: Sequence[WrittenPerson]) -> Iterator[Problem]:
    """Name what is wrong with the people that are listed."""
    seen: set[str] = set()
    for index, one in enumerate(written):
        at = ("people", index)
        if not is_id(one.id):
            fix = "use 1 to 64 lower-case letters, digits, dots and hyphens"
            yield document.problem((*at, "id"), f"'{plain(one.id, 80)}' cannot be an id", fix)
        elif one.id in seen:
            yield document.problem((*at, "id"), f"the id '{one.id}' is used twice", "choose another")
        seen.add(one.id)
        if not any(char.isalpha() for char in one.name):
            yield document.problem((*at, "name"), "nobody is named", "write a person's full name")


def _decider(one: WrittenDecider, people: People) -> Decider:
    """Give a decider; one who is listed, by their id."""
    listed = next((each for each in people.listed if each.id == one.id), None) if one.id else None
    listed = listed or next(iter(people.called(one.name)), None)
    name = listed.name if listed else plain(one.name, 200).strip()
    return Decider(
        name=name,
        role=plain(one.role, 200),
        id=listed.id if listed else "",
        telephone=plain(one.telephone, 60).strip(),
    )


def decider_problems(
    document: Document, written: Sequence[WrittenDecider], people: Sequence[WrittenPerson]
) -> Iterator[Problem]:
    """Name what is wrong with the list of deciders: where people are listed, each must be one of them."""
    known, listed = [one.id for one in people], people_of(people, "")
    for index, one in enumerate(written):
        at = ("deciders", index)
        if one.id and one.id not in known:
            what = f"'{plain(one.id, 80)}' is not the id of one of the 'people'"
            yield document.problem((*at, "id"), what, one_of(one.id, known) or "list them under 'people:'")
        elif not one.id and not any(char.isalpha() for char in one.name):
            yield document.problem((*at, "name"), "nobody is named", "write a person's full name")
        elif not one.id and listed.listed and len(listed.called(one.name)) != 1:
            who = "more than one of the 'people' bears" if listed.called(one.name) else "none of the 'people' bears"
            yield document.problem((*at, "name"), f"{who} this name", "write the 'id' of the one who is meant")
