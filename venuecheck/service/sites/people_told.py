"""Who does things at a venue, as whoever sets it up types it: names, titles, roles; and the ids made of names."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from venuecheck.core.actor import Role
from venuecheck.core.ids import is_id
from venuecheck.core.plain_text import in_one_line, plain
from venuecheck.core.problem import Problem, did_you_mean
from venuecheck.service.sites.letter_settings import LONGEST
from venuecheck.service.sites.people import WrittenPerson

MAX_ID: Final = 64
_MOST_PEOPLE: Final = 100


def people_problems(said: Sequence[str]) -> Iterator[Problem]:
    """Name what is wrong with the people and roles that somebody named."""
    fix = "write it as Joan Whitlock: decider, manager"
    if len(said) > _MOST_PEOPLE:
        yield Problem(
            field="people", what=f"more than {_MOST_PEOPLE} people are named", fix="list the others in the file"
        )
    for one in said:
        name, _, roles = one.partition(":")
        unknown = [role for role in _roles(roles) if role not in set(Role)]
        if not any(char.isalpha() for char in name):
            yield Problem(field="people", what=f"'{plain(one, 60)}' names nobody", fix=fix)
        elif not _roles(roles):
            yield Problem(field="people", what=f"it is not said in which role {plain(name, 60).strip()} acts", fix=fix)
        elif unknown:
            what = f"'{plain(unknown[0], 40)}' is no role"
            yield Problem(field="people", what=what, fix=did_you_mean(unknown[0], Role) or f"roles: {', '.join(Role)}")


def _roles(said: str) -> list[str]:
    return list(dict.fromkeys("_".join(one.casefold().split()) for one in said.split(",") if one.strip()))


def people_told(said: Sequence[str]) -> tuple[WrittenPerson, ...]:
    """Read them: each a name, a title in brackets or none, a colon, and roles with commas between them."""
    found: dict[str, WrittenPerson] = {}
    for number, one in enumerate(said, start=1):
        named, _, roles = one.partition(":")
        name, _, title = named.strip().removesuffix(")").partition("(")
        own = id_from(name, fallback=f"person-{number}")
        own = own if own not in found else f"{own[: MAX_ID - 5]}-{number}"
        held = tuple(Role(role) for role in _roles(roles))
        found[own] = WrittenPerson(id=own, name=one_line(name), roles=held, title=one_line(title))
    return tuple(found.values())


def id_from(name: str, *, fallback: str) -> str:
    """Derive an id from a name: `St Mary's, Example` gives `st-marys-example`; `fallback` where no letter is left."""
    plainest = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "")
    words = "".join(char if char.isalnum() else " " for char in plainest).split()
    derived = "-".join(words)[:MAX_ID].strip("-")
    return derived if is_id(derived) else fallback


def one_line(said: str) -> str:
    """Bring what somebody typed to one line, of a bounded length."""
    return in_one_line(said, LONGEST)
