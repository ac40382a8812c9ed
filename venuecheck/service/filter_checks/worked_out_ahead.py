"""What every check works out for itself, worked out once, where checks are forked from: half of what one computes.

To import it loads all that a check needs.
"""

from venuecheck import catalogue
from venuecheck.authoring.typed import adapter
from venuecheck.filtering.kinds_of_words import sayings_in
from venuecheck.filtering.model.address import site_of
from venuecheck.filtering.probe_listing import network_probes
from venuecheck.service.filter_checks import checking
from venuecheck.service.filter_checks.fingerprints import load_fingerprints
from venuecheck.service.filter_checks.list_file import load_list
from venuecheck.service.sites.written_site import WrittenSite

__all__ = ["checking", "work_out"]
_ANY_LIST = "demo"
_ALL_KINDS_OF_WORDS = "Please sign in. This may be blocked by the web filter."
"""For these every pattern of such words is asked, and so compiled."""


def work_out() -> None:
    """Read and compile what ships, of which each check keeps what was made of it."""
    adapter(WrittenSite)
    load_fingerprints()
    load_list(catalogue.test_list_path(_ANY_LIST))
    network_probes()
    site_of("example.org")
    sayings_in(_ALL_KINDS_OF_WORDS)
