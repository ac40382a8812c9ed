"""What people are told about what is kept of them: the same words in the form, in the organiser's file and on paper."""

from typing import Final

from venuecheck.assessment.assessment import OF_VENUE_KINDS, OutcomeKind
from venuecheck.assessment.case_closing import COUNTED_FROM, NOT_BEFORE
from venuecheck.core.plain_text import plain
from venuecheck.service.sites.site import Site


def staff_notice(site: Site) -> str:
    """Tell whoever fills in the form what is kept, and what to tell the organiser."""
    return (
        f"What you write is kept on this venue's records: {_periods(site)}. Write only what the booking needs: what "
        f"people said, did or plan, and not what they believe. Tell the organiser that you keep it.{_where(site)}"
    )


def organiser_notice(site: Site | None = None) -> str:
    """Tell an organiser what becomes of their answers; without a site, in words that are true of any venue."""
    who, basis, where = (_controller(site), _basis(site), _where(site)) if site else ("The venue", "", "")
    kept = f"They are kept {_periods(site)}. " if site else ""
    ask = _told(" Questions and complaints: ", site.letters.contact) if site else ""
    officer = _told(" About your data: ", site.letters.data_protection) if site else ""
    return (
        f"{who} uses your answers to check this booking and to show later that the check was fair. {kept}{basis}"
        f"Names of groups, and where there is a recorded reason of people, may be looked up on public lists of banned "
        f"and sanctioned bodies, on the venue's own computer. A person decides, and no machine. Tell speakers that you "
        f"name them here. You can ask to see what is kept of you, have it corrected, withdraw your booking at any "
        f"time, and complain to the venue, and after that to the Information Commissioner.{ask}{officer}{where}"
    )


def _told(before: str, said: str) -> str:
    """Give what a venue said as a sentence of its own; nothing where it said nothing."""
    words = plain(said).strip()
    return f"{before}{words.rstrip('.')}." if words else ""


def _basis(site: Site) -> str:
    told = _told("The lawful basis is: ", site.letters.lawful_basis)
    return f"{told} " if told else ""


def _controller(site: Site) -> str:
    own = plain(site.letters.organisation).strip()
    return f"{own}, which runs {site.venue.name}," if own and own != site.venue.name else site.venue.name


def _periods(site: Site) -> str:
    months = site.retention[OutcomeKind.APPROVE.value]
    longest = max(site.retention[kind.value] for kind in OutcomeKind if kind not in _OTHERWISE_THAN)
    return (
        f"for {months} months where it is approved, and for up to {longest} months otherwise, "
        f"{COUNTED_FROM}; {NOT_BEFORE}; for longer where a complaint or a claim needs it"
    )


_OTHERWISE_THAN: Final = OF_VENUE_KINDS | {OutcomeKind.APPROVE, OutcomeKind.ADVISE}
"""What no booking comes to, and what has a period of its own in the notice."""


def _where(site: Site) -> str:
    said = plain(site.letters.privacy).strip()
    return f" Privacy notice: {said}" if said else ""
