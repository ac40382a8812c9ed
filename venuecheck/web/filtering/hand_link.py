"""The link of a hand check: it names the venue and the list, lasts for days, and opens one page and nothing else."""

from dataclasses import dataclass
from typing import Final

from flask import url_for

from venuecheck.web import asking
from venuecheck.web.sealing import opened, sealed

DAYS: Final = 14
_USE: Final = "hand check"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandLink:
    """What a link is for."""

    venue: str
    list_id: str
    ends: float


def path_of(list_id: str) -> str:
    """Make the path of the address at which any device finds the page of a hand check of this venue."""
    token = sealed(_USE, [asking.here().id, list_id, int(ends_now())])
    return url_for("by_hand.page", token=token)


def ends_now() -> float:
    """Give when a link that is made now ends, in seconds."""
    return asking.moment() + DAYS * 24 * 60 * 60


def link_of(token: str) -> HandLink | None:
    """Give what a link is for; None where it is none of ours, or has ended."""
    match opened(_USE, token):
        case [str(venue), str(list_id), int(ends)] if ends > asking.moment():
            return HandLink(venue=venue, list_id=list_id, ends=ends)
    return None
