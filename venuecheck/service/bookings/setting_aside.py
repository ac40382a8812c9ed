"""Setting possible matches aside: one after the other, each by a named person who says how they know."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.screened import Dismissal, PossibleMatch, Screened
from venuecheck.core.problem import InvalidError
from venuecheck.service.names.dismissals import said_too_little


@dataclass(slots=True, kw_only=True)
class SettingAside:
    """The matches of an assessment being judged. Nothing is recorded: `made` is for whoever records it."""

    assessment: Assessment
    made: list[Dismissal] = field(default_factory=list)
    """What was set aside so far."""

    def open(self) -> Iterator[tuple[Screened, PossibleMatch]]:
        """Give each match that nobody has set aside, with the name that was given."""
        settled = {(one.name.casefold(), one.entry) for one in self.made}
        for name in self.assessment.screened:
            for match in name.open:
                if (name.name.casefold(), match.entry) not in settled:
                    yield name, match

    def set_aside(self, name: Screened, match: PossibleMatch, *, reason: str, person: str, now: datetime) -> None:
        """Say that this match is another, and how one knows. Raises `InputError` where that says too little."""
        problems = list(said_too_little(reason, person))
        if problems:
            raise InvalidError(problems)
        self.made.append(Dismissal(name=name.name, entry=match.entry, reason=reason, person=person, at=now))
