"""What somebody asks a venue about, of which a bundle counts all the same."""

from collections.abc import Iterator

from venuecheck.service.partnership.anew_said import anew_words
from venuecheck.service.partnership.bundle import Bundle
from venuecheck.service.partnership.missed_said import missed_words


def asked_of(bundle: Bundle) -> Iterator[str]:
    """Give it in sentences."""
    yield from anew_words(bundle.venue.id, bundle.anew)
    yield from missed_words(bundle.venue.id, bundle.missed)
