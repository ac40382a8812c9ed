"""Every question that a check asks of a network is named in a board's words."""

from venuecheck.filtering.probe_listing import network_probes
from venuecheck.report.partnership.words import QUESTION_WORDS, question_words


def test_each_question_is_named() -> None:
    """And what another version, or a probe that was just added, asks by its id, made readable."""
    assert set(QUESTION_WORDS) <= {probe.id for probe in network_probes()}
    assert all(question_words(probe.id)[0].isupper() for probe in network_probes())
    assert question_words("of_another-version") == "Of another version"
