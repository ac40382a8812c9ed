"""Setting possible matches aside: one after the other, each by a named person who says how they know."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.decision import Decider
from venuecheck.assessment.screened import Dismissal, PossibleMatch, Screened
from venuecheck.core.actor import Actor, People
from venuecheck.core.problem import InvalidError
from venuecheck.service.names.dismissals import said_too_little
from venuecheck.service.who_may import judging


@dataclass(slots=True, kw_only=True)
class SettingAside:
    """The matches of an assessment being judged: each is set aside, or looked at and left open."""

    assessment: Assessment
    deciders: Sequence[Decider] = ()
    """Whom the venue names for difficult bookings."""
    people: People = field(default_factory=People)
    """Whom the venue lists."""
    made: list[Dismissal] = field(default_factory=list)
    """What was set aside so far."""
    left: list[str] = field(default_factory=list)
    """What somebody looked at and left open, by `place_of`."""
    on_made: Callable[[Dismissal], None] = field(default=lambda _: None)
    """Called with what is set aside, so that it is recorded at once."""
    on_left: Callable[[str], None] = field(default=lambda _: None)
    """Called with what is left open, by `place_of`."""

    def open(self) -> Iterator[tuple[Screened, PossibleMatch]]:
        """Give each match that nobody has set aside, or looked at and left open, with the name that was given."""
        settled = {*self.left, *(place_of(one.name, one.entry) for one in self.made)}
        for name in self.assessment.screened:
            for match in name.open:
                if place_of(name.name, match.entry) not in settled:
                    yield name, match

    def set_aside(
        self, name: Screened, match: PossibleMatch, *, reason: str, person: str | Actor, now: datetime
    ) -> None:
        """Say that this match is another, and how one knows.

        Raises `InvalidError` where that says too little, `ForbiddenError` where it is not for this person.
        """
        said_by = person.name if isinstance(person, Actor) else person
        problems = list(said_too_little(reason, said_by))
        if problems:
            raise InvalidError(problems)
        who = judging(self.people, self.deciders, self.assessment.venue, person, is_strong=not match.weak)
        made = Dismissal(name=name.name, entry=match.entry, reason=reason, person=who.name, at=now, by=who.acted)
        self.on_made(made)
        self.made.append(made)

    def leave_open(self, name: Screened, match: PossibleMatch) -> None:
        """Say that it may be the same, or that one cannot tell: it waits for whoever decides."""
        place = place_of(name.name, match.entry)
        self.on_left(place)
        self.left.append(place)


def place_of(name: str, entry: str) -> str:
    """Say which match is meant, so that it can be kept: of which name, and which entry of a list."""
    return f"{entry} {name.casefold()}"
