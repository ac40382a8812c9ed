"""The venue's hire terms, shown to an organiser where they are asked whether they accept them."""

from collections.abc import Mapping
from typing import Final

from venuecheck.service.sites.site import Site

TERMS: Final = ("hire_terms", "terms")
"""Questions whose answer says whether the hire terms are agreed to."""


def terms_shown(site: Site | None) -> Mapping[str, str]:
    """Give the terms by the questions that ask whether they are accepted; nothing where the venue gives none."""
    own = site.letters.terms if site else ""
    return dict.fromkeys(TERMS, own) if own else {}
