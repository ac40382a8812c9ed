"""Judging the matches of a booking's names: each by a named person who says how they know.

One object for every face. `matches` is what to show; `judge` takes a person's word, and tells what follows from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.name_check import judged
from venuecheck.assessment.screened import Judgement, PossibleMatch, Screened, Word
from venuecheck.core.actor import Actor
from venuecheck.core.problem import NotFoundError, did_you_mean
from venuecheck.records.store import Store
from venuecheck.records.version import Recorded
from venuecheck.service.bookings.assessing import record
from venuecheck.service.bookings.names_looked_up import SiteScreener
from venuecheck.service.bookings.recorded import RECORD_KIND
from venuecheck.service.sites.site import Site


@dataclass(slots=True, kw_only=True)
class JudgingMatches:
    """The matches of one assessment being judged. Nothing is recorded until `keep`."""

    assessment: Assessment
    """With every word so far."""
    screener: SiteScreener
    read: Recorded[Assessment] | None = None
    """The assessment as it is recorded; None for one that is not recorded yet."""
    made: list[Judgement] = field(default_factory=list)
    """What was said so far."""

    @classmethod
    def of_recorded(cls, site: Site, store: Store, read: Recorded[Assessment], now: datetime) -> "JudgingMatches":
        """Take up a recorded assessment; its names are looked up again when one of them is judged."""
        screener = SiteScreener(site, store, now)
        return cls(assessment=read.value, screener=screener, read=read)

    def to_judge(self) -> Iterator[tuple[Screened, PossibleMatch]]:
        """Give each match that holds the booking and that nobody has judged, with the name that was given."""
        for name in self.assessment.screened:
            for match in name.to_judge:
                yield name, match

    def find(self, entry: str, name: str = "") -> tuple[Screened, PossibleMatch]:
        """Give the match with an entry (`LIST/ENTRY`), of this name where several are like it.

        Raises `NotFoundError`.
        """
        all_ = [(one, match) for one in self.assessment.screened for match in one.matches]
        wanted = " ".join(name.split()).casefold()
        for one, match in all_:
            if match.entry == entry and wanted in {"", one.name.casefold()}:
                return one, match
        known = {match.entry for _, match in all_}
        fix = did_you_mean(entry, known) if known else "no name of this booking is like a listed one"
        raise NotFoundError.of("entry", f"'{entry[:80]}' is no match of this booking", fix)

    def judge(
        self,
        name: Screened,
        match: PossibleMatch,
        word: Word,
        *,
        reason: str,
        person: str | Actor,
        now: datetime,
    ) -> Judgement:
        """Say whether a match is the same, and how one knows; weak ones can be judged, too.

        Raises `InputError` where that says too little, and `ForbiddenError` where it is not theirs to say.
        """
        if self.read is not None:
            self.screener.look_up_again(self.assessment)
        said = self.screener.word(name.name, match.entry, word, reason=reason, person=person, now=now)
        self.made.append(said)
        self.assessment = judged(self.assessment, said)
        return said

    def know_born(self, name: str, year: int, now: datetime) -> Screened:
        """Add the year of birth of a person who was looked up, as staff know it from public particulars.

        The person is looked up again: a year that agrees can make a weak match strong, and then it holds the booking.
        Raises `NotFoundError` where no person of this name was looked up.
        """
        found, self.assessment = self.screener.with_born(self.assessment, name, year, now)
        return found

    def keep(self, store: Store) -> Assessment:
        """Record every word, and the assessment with it. Raises `ConflictError` where somebody changed it since."""
        if self.read is not None and self.assessment != self.read.value:
            self.read = record(store, self.assessment, over=self.read)
        self.screener.keep(self.made)
        return self.assessment


def to_be_judged(store: Store) -> tuple[Assessment, ...]:
    """Give the bookings with a name that somebody must judge the same day, oldest first."""
    recorded = store.all(RECORD_KIND, Assessment)
    return tuple(one for one in recorded if any(name.to_judge for name in one.screened))
