"""Collating: from what venues sent to one report on all of them."""

from datetime import datetime, timedelta

from venuecheck.catalogue import templates
from venuecheck.collate.picture import picture
from venuecheck.report.format import Format, Report, load
from venuecheck.report.partnership.build import build
from venuecheck.report.partnership.view import Edition, PartnershipView
from venuecheck.service.partnership.register import Register
from venuecheck.service.partnership.what_was_sent import Gathered
from venuecheck.service.sites.program import software

_NEVER_OVERDUE = timedelta(days=366)
"""Without a list of partners nobody said how often venues report: after a year an answer is old in any case."""


def collate(gathered: Gathered, partners: Register | None, edition: Edition, *, now: datetime) -> PartnershipView:
    """Make the report's view of what was gathered, as it stands at `now`."""
    within = timedelta(days=partners.report_every_days + partners.grace_days) if partners else _NEVER_OVERDUE
    return build(
        edition=edition,
        partnership=(partners.id, partners.name) if partners else ("all-venues", "All venues"),
        partners=partners.by_id if partners else {},
        listed=gathered.venues,
        picture=picture(gathered.venues, now, within),
        not_counted=gathered.not_counted,
        sources=gathered.sources,
        is_listed=gathered.listed,
        made_at=now,
        software=software(),
    )


def format_of(format_id: str) -> Format:
    """Give a format by its id. Raises `InputError` with the formats there are."""
    return load(format_id, Report.PARTNERSHIP).FORMAT


def render(view: PartnershipView, format_id: str) -> bytes:
    """Set the view out. Raises `InputError` where a library for it is missing, or the edition has no such paper."""
    return load(format_id, Report.PARTNERSHIP).render_partnership(view, templates())
