"""Collating: from what venues sent to one report on all of them, as it stands or as it stood at the end of a day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from venuecheck.catalogue import templates
from venuecheck.collate.as_of import as_of as stood_on
from venuecheck.collate.facts import VenueFacts
from venuecheck.collate.picture import Picture, picture, stand_at
from venuecheck.core.london import is_still_to_come, last_moment, london_day
from venuecheck.core.problem import InvalidError
from venuecheck.core.quarter import Quarter
from venuecheck.report.format import Format, Report, load
from venuecheck.report.partnership.behind import parted
from venuecheck.report.partnership.build import build
from venuecheck.report.partnership.parts import appendix, without_appendix
from venuecheck.report.partnership.view import BookedAt, Correction, Edition, PartnershipView
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.returning import FIRST_DAY
from venuecheck.service.partnership.titles import points_of
from venuecheck.service.partnership.what_was_sent import Gathered
from venuecheck.service.sites.program import software
from venuecheck.sources import register

_NEVER_OVERDUE = timedelta(days=366)
"""Without a list of partners nobody said how often venues report: after a year an answer is old in any case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """The picture of what was gathered, of which each edition is made."""

    gathered: Gathered
    partners: Register | None
    venues: Sequence[VenueFacts]
    """What had happened at each by then."""
    picture: Picture
    made_at: datetime

    def edition(
        self, edition: Edition, *, issued_on: date | None = None, corrects: Correction | None = None
    ) -> PartnershipView:
        """Make the view of an edition; `issued_on` is the day on which it is published, `corrects` what it replaces."""
        return self.parted(edition, issued_on=issued_on, corrects=corrects)[0]

    def parted(
        self, edition: Edition, *, issued_on: date | None = None, corrects: Correction | None = None
    ) -> tuple[PartnershipView, BookedAt]:
        """Make the view of an edition as `edition` does, and what coordinators alone read beside it."""
        partners = self.partners
        is_past = self.picture.at < self.made_at and edition is Edition.BOARD
        made = build(
            edition=edition,
            partnership=(partners.id, partners.name) if partners else ("all-venues", "All venues"),
            partners=partners.by_id if partners else {},
            listed=self.venues,
            picture=self.picture,
            not_counted=self.gathered.not_counted,
            sources=self.gathered.sources,
            is_listed=self.gathered.listed,
            made_at=self.made_at,
            software=software(),
            published=self.gathered.published.numbers,
            to_ask=self.gathered.to_ask,
            called={one.id: one.on(london_day(self.picture.at)).name for one in partners.venues} if partners else {},
            listed_before=self.gathered.published.listed_in(str(Quarter.of(self.picture.at))),
            issued_on=issued_on,
            corrects=corrects,
            titles=points_of({one.checklist for one in self.picture.rules}),
            rules=register().rules,
            other_sources=register().others,
            today=stand_at(self.gathered.venues, self.made_at, _within(partners)) if is_past else (),
        )
        return parted(made)


def _within(partners: Register | None) -> timedelta:
    """Give how long an answer is good for."""
    return partners.within if partners else _NEVER_OVERDUE


def moment_of(as_of: date | None, now: datetime) -> datetime:
    """Give the moment that a report is about: the end of a day that is past, or now. Raises `InvalidError`."""
    if as_of is None or as_of == london_day(now):
        return now
    if is_still_to_come(as_of, now):
        raise InvalidError.of("as_of", f"{as_of.isoformat()} is still to come", "name a day that is past, or today")
    if as_of < FIRST_DAY:
        raise InvalidError.of("as_of", f"{as_of.isoformat()} is before there was a duty to report", "name a later day")
    return last_moment(as_of)


def drawn(gathered: Gathered, partners: Register | None, *, now: datetime, as_of: date | None = None) -> Drawn:
    """Draw the picture of what was gathered, at the end of a day or now. Raises `InvalidError` as `moment_of` does."""
    at = moment_of(as_of, now)
    venues = [stood_on(facts, at, now) for facts in gathered.venues]
    gone = [replace(each, facts=stood_on(each.facts, at, now)) for each in gathered.gone]
    stood = gathered.published.stood_before(str(Quarter.of(at)))
    return Drawn(
        gathered=gathered,
        partners=partners,
        venues=venues,
        picture=picture(venues, at, _within(partners), stood=stood, gone=gone),
        made_at=now,
    )


def collate(
    gathered: Gathered, partners: Register | None, edition: Edition, *, now: datetime, as_of: date | None = None
) -> PartnershipView:
    """Make the view of a draft edition of what was gathered. Raises `InvalidError` as `moment_of` does."""
    return drawn(gathered, partners, now=now, as_of=as_of).edition(edition)


def format_of(format_id: str) -> Format:
    """Give a format by its id. Raises `InputError` with the formats there are."""
    return load(format_id, Report.PARTNERSHIP).FORMAT


def render(view: PartnershipView, format_id: str) -> bytes:
    """Set the view out. Raises `InputError` where a library for it is missing, or the edition has no such paper."""
    return load(format_id, Report.PARTNERSHIP).render_partnership(view, templates())


def documents(view: PartnershipView, format_id: str) -> Iterator[tuple[str, bytes]]:
    """Set the view out as it is filed: what comes after the name of each file, and its bytes.

    Where a format is printed, the appendix with the venues is a file of its own. Raises `InputError` as `render` does.
    """
    form = format_of(format_id)
    venues = appendix(view) if form.printed else None
    yield form.suffix, render(without_appendix(view) if venues else view, format_id)
    if venues:
        yield f"-venues{form.suffix}", render(venues, format_id)
