"""Where a name stands that was looked for, in words: no path of a file, and of an answer its question."""

import pytest

from venuecheck.service.record_keeping.found_words import booking_of, kind_words, parts_words
from venuecheck.service.record_keeping.subject_access import Mention

_ASKED = {"question": "organiser", "text": "Who is the organiser?", "value": "Joan", "shown": "Joan"}
_SAYS = {"subject": "Joan’s party", "answers": [{}, _ASKED], "decision": {"person": "Joan", "reasons": "Known"}}


def mention(*where: str, kind: str = "assessment", key: str = "assessment-1") -> Mention:
    """Say where a name was found."""
    return Mention(kind=kind, key=key, seq=1, at="2026-09-14T09:30:00.000+00:00", where=where, says=_SAYS)


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (("answers[1].value", "answers[1].shown"), ("the answer to “Who is the organiser?”",)),
        (("answers[0].value",), ("an answer",)),
        (("answers[7].value", "answers[1]x"), ("an answer", "the answer to “Who is the organiser?”")),
        (("subject", "decision.person", "decision.reasons"), ("what it is called", "the decision")),
        (("nothing_known[2].of",), ("nothing known",)),
        (("",), ("",)),
    ],
)
def test_a_place_is_said_in_words(where: tuple[str, ...], words: tuple[str, ...]) -> None:
    """Each once."""
    assert parts_words(mention(*where)) == words


@pytest.mark.parametrize(
    ("kind", "key", "words", "booking"),
    [
        ("assessment", "assessment-1", "booking or self-assessment", "assessment-1"),
        ("letter", "assessment-1/letter-2", "letter", "assessment-1"),
        ("event_review", "assessment-1/review-2", "look back after the event", "assessment-1"),
        ("draft of assessment", "venue-booking/school/draft-2", "booking that is not finished", ""),
        ("filter_log", "log-1", "look at the filter’s log", ""),
        ("of_a_later_version", "x/y", "of a later version", ""),
    ],
)
def test_what_holds_a_name_is_said_in_words_and_leads_to_its_booking(
    kind: str, key: str, words: str, booking: str
) -> None:
    found = mention("person", kind=kind, key=key)
    assert (kind_words(found.kind), booking_of(found)) == (words, booking)
