"""Judging the matches of a booking's names: each by a named person who says how they know.

One object for every face. `open` is what to ask about; `judge` takes a person's word, and tells what follows from it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.name_check import judged
from venuecheck.assessment.screened import Judgement, PossibleMatch, Screened, Word
from venuecheck.assessment.whole_answer import whole_answer
from venuecheck.core.actor import Actor
from venuecheck.core.once import once_for_each
from venuecheck.core.problem import NotFoundError, did_you_mean
from venuecheck.records.store import Store
from venuecheck.records.version import OvertakenError, Recorded
from venuecheck.service.bookings.names_looked_up import SiteScreener
from venuecheck.service.bookings.recorded import RECORD_KIND, changed_since, new_assessment


@dataclass(slots=True, kw_only=True)
class JudgingMatches:
    """The matches of one assessment being judged: of each it is said what it is, or it is left open."""

    assessment: Assessment
    """With every word so far."""
    screener: SiteScreener
    """Knows the site, and whom it lists."""
    is_recorded: bool = False
    """Whether the assessment was read from the records: then its names are looked up again before one is judged."""
    made: list[Judgement] = field(default_factory=list)
    """What was said so far."""
    left: list[str] = field(default_factory=list)
    """What somebody looked at and left open, by `place_of`."""
    on_made: Callable[[Judgement], None] = field(default=lambda _: None)
    """Called with each word, so that it is recorded at once; without it, `recorded` does."""
    on_left: Callable[[str], None] = field(default=lambda _: None)
    """Called with what is left open, by `place_of`."""

    def open(self) -> Iterator[tuple[Screened, PossibleMatch]]:
        """Give each match that holds the booking and that nobody has judged, or looked at and left open."""
        for name in self.assessment.screened:
            for match in name.to_judge:
                if place_of(name.name, match.entry) not in self.left:
                    yield name, match

    def others(self, name: Screened) -> tuple[PossibleMatch, ...]:
        """Give the matches of a name that nobody has judged, or left open: one name may be like several entries."""
        open_ones = {match.entry: match for one, match in self.open() if one.name.casefold() == name.name.casefold()}
        return tuple(open_ones.values())

    def find(self, entry: str, name: str = "") -> tuple[Screened, PossibleMatch]:
        """Give the match with an entry (`LIST/ENTRY`), of this name where several are like it.

        Raises `NotFoundError`.
        """
        all_ = [(one, match) for one in self.assessment.screened for match in one.matches]
        wanted = " ".join(name.split()).casefold()
        for one, match in all_:
            if match.entry == entry and wanted in {
                "",
                one.name.casefold(),
                whole_answer(self.assessment, one).casefold(),
            }:
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

        Raises `InvalidError` where that says too little, and `ForbiddenError` where it is not theirs to say.
        """
        if self.is_recorded:
            self.screener.look_up_again(self.assessment)
        said = self.screener.word(name.name, match.entry, word, reason=reason, person=person, now=now)
        self.on_made(said)
        self.made.append(said)
        self.assessment = judged(self.assessment, said)
        return said

    def leave_open(self, name: Screened, match: PossibleMatch) -> None:
        """Say that one cannot tell yet: it waits for whoever judges it today."""
        place = place_of(name.name, match.entry)
        self.on_left(place)
        self.left.append(place)

    def know_born(self, name: str, year: int, now: datetime) -> Screened:
        """Add the year of birth of a person who was looked up, as staff know it from public particulars.

        The person is looked up again: a year that agrees can make a weak match strong, and then it holds the booking.
        Raises `NotFoundError` where no person of this name was looked up.
        """
        found, self.assessment = self.screener.with_born(self.assessment, name, year, now)
        return found


def recorded(store: Store, judging: JudgingMatches, over: Recorded[Assessment]) -> Assessment:
    """Record every word, and the assessment with it over the one that was read: all or nothing.

    Raises `ConflictError` where somebody changed it since, or said another word.
    """
    record_with_words(store, judging.assessment, judging.screener, judging.made, over=over)
    return judging.assessment


def record_with_words(
    store: Store,
    assessment: Assessment,
    screener: SiteScreener,
    words: Sequence[Judgement],
    *,
    over: Recorded[Assessment] | None = None,
) -> None:
    """Record an assessment, new or over the one that was read, with every word that was said of its names.

    All or nothing: raises `ConflictError` where somebody changed it since, or said another word.
    """
    same = over is not None and assessment == over.value
    try:
        screener.keep(words, [] if same else [new_assessment(store, assessment, over=over)])
    except OvertakenError:
        raise changed_since(store, assessment.id, over.value if over else None) from None


def to_be_judged(store: Store) -> tuple[Assessment, ...]:
    """Give the bookings with a name that somebody must judge the same day, oldest first."""
    return of_these_to_judge(store.all(RECORD_KIND, Assessment))


def of_these_to_judge(recorded: Sequence[Assessment]) -> tuple[Assessment, ...]:
    """Give those with such a name of all that is recorded, for whoever has read it already."""
    return tuple(one for one in recorded if _has_name_to_judge(one))


@once_for_each
def _has_name_to_judge(assessment: Assessment) -> bool:
    return any(name.to_judge for name in assessment.screened)


def place_of(name: str, entry: str) -> str:
    """Say which match is meant, so that it can be kept: of which name, and which entry of a list."""
    return f"{entry} {name.casefold()}"
