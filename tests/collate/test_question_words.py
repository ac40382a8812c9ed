"""Every question that a check asks of a network is named in a board's words."""

import pytest

from venuecheck.filtering.probe_listing import network_probes
from venuecheck.filtering.probing.probe import NetworkProbe
from venuecheck.report.partnership.words import question_words

_A_LINE = 45


@pytest.mark.parametrize("probe", network_probes(), ids=lambda probe: probe.id)
def test_each_question_is_named(probe: NetworkProbe) -> None:
    """By the probe that asks it, in a few words of its own."""
    said = question_words(probe.id)
    assert said == probe.about
    assert said[0].isupper()
    assert len(said) <= _A_LINE


def test_a_question_of_another_version_is_readable() -> None:
    """By its id."""
    assert question_words("of_another-version") == "Of another version"
