"""Names looked up again of bookings that were confirmed on lists which could not show that there is nothing.

Their letters say that this is done before the event. A match that is found then holds the confirmation until a named
person has judged it, as any other does.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from venuecheck.assessment.assessment import Assessment
from venuecheck.assessment.checklist import Checklist
from venuecheck.assessment.event_days import case_ends
from venuecheck.assessment.name_check import screen, with_names
from venuecheck.assessment.name_points import names_again
from venuecheck.assessment.screened import PossibleMatch
from venuecheck.assessment.walk import LOOKED_UP
from venuecheck.core.london import london_day
from venuecheck.core.problem import InputError
from venuecheck.records.store import Store
from venuecheck.service.bookings.assessing import walk_through
from venuecheck.service.bookings.names_looked_up import SiteScreener
from venuecheck.service.bookings.recorded import RECORD_KIND, read_assessment, write_assessment
from venuecheck.service.bookings.series import answers_of
from venuecheck.service.checklists.of_venue import checklist_named
from venuecheck.service.sites.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAgain:
    """A confirmed booking whose names were looked up again."""

    assessment: str
    subject: str
    to_judge: int
    """How many names are like a listed one now, and wait for a named person."""
    why_not: str = ""
    """Why they could not be looked up, a clause; empty where they were."""


def look_again(site: Site, store: Store, now: datetime) -> tuple[LookedAgain, ...]:
    """Look up again whatever was confirmed so and is not over, and record what comes of it; oldest first.

    What comes out as it did before is not recorded anew, and what could not be looked up is named. Raises `InputError`
    where a list is damaged, `OvertakenError` where somebody changes a booking meanwhile.
    """
    wanted = [one.id for one in store.all(RECORD_KIND, Assessment) if _waits(one, now)]
    return tuple(_looked_up(site, store, wanted, now))


def _waits(one: Assessment, now: datetime) -> bool:
    last = case_ends(one)
    return bool(names_again(one)) and (last is None or last >= london_day(now))


def _looked_up(site: Site, store: Store, wanted: list[str], now: datetime) -> Iterator[LookedAgain]:
    screener = SiteScreener(site, store, now)
    for read in (read_assessment(store, each) for each in wanted):
        try:
            checklist = checklist_named(site, read.value.checklist)
        except InputError as error:  # one of the venue's own, that is not here any more
            why = f"its checklist “{read.value.checklist}” cannot be used: {error.problems[0].what}"
            yield LookedAgain(assessment=read.value.id, subject=read.value.subject, to_judge=0, why_not=why)
            continue
        made = _as_today(site, read.value, checklist, screener, now)
        if _found(made) != _found(read.value):
            write_assessment(store, made, over=read)
            to_judge = sum(len(one.to_judge) for one in made.screened)
            yield LookedAgain(assessment=made.id, subject=made.subject, to_judge=to_judge)


def _found(one: Assessment) -> frozenset[tuple[str, ...]]:
    """Give what the lists say of each name: that they cannot be relied on, and each entry with how it stands.

    Not of which day they are: a list that is newer and says the same is no news.
    """
    return frozenset(
        (each.question, each.name, *said)
        for each in one.screened
        for said in (("unsure", str(bool(each.problem))), *(_stands(match) for match in each.matches))
    )


def _stands(match: PossibleMatch) -> tuple[str, ...]:
    by = match.held.word if match.held else "set aside" if match.dismissed else ""
    return (match.entry, match.listed, by, "weak" if match.weak else "strong")


def _as_today(site: Site, one: Assessment, checklist: Checklist, screener: SiteScreener, now: datetime) -> Assessment:
    """Look up every name of the answers as they are recorded; what staff knew of a person's birth still counts."""
    answers, _ = answers_of(one, checklist, with_days=True)
    walked = walk_through(checklist, answers, venue=site.venue, now=now, records={LOOKED_UP: "yes"})
    screened = screen(checklist, walked, screener, subject=one.subject)
    made = with_names(one, screened, today=london_day(now))
    for known in one.screened:
        if known.born is not None:
            _, made = screener.with_born(made, known.name, known.born, now)
    return made
