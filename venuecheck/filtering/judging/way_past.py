"""Whether whoever meets a block page can go on to the site all the same: by its buttons and links, or its product."""

from venuecheck.filtering.judging.foreign_answer import foreign, says
from venuecheck.filtering.judging.journey import Journey
from venuecheck.filtering.model.kind_of_words import Saying

_SENTENCES = {
    Saying.GOES_ON: (
        "The page that comes lets whoever reads it go on to the site all the same, by a button or a link: it warns, "
        "and does not block."
    ),
    Saying.GOES_ON_FOR_SOME: "Somebody with a password can go on to the site from the page that comes.",
}


def way_past(journey: Journey) -> Saying | None:
    """Give the widest way past that the pages of a journey offer; None for none."""
    seen = [reply for reply in foreign(journey) if not reply.tunnel]
    said = frozenset[Saying]().union(*(says(reply.answer.body) for reply in seen))
    if Saying.GOES_ON in said or any(known.way_past for reply in seen for known in reply.answer.recognised):
        return Saying.GOES_ON
    return next((each for each in (Saying.PERHAPS_GOES_ON, Saying.GOES_ON_FOR_SOME) if each in said), None)


def way_past_words(journeys: list[Journey]) -> str:
    """Say what way past is offered; '' for none."""
    found = {way_past(journey) for journey in journeys}
    return next((words for kind, words in _SENTENCES.items() if kind in found), "")
