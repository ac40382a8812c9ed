"""The table of a check at the narrowest terminal that people have."""

from tests.report import samples
from venuecheck.cli.terminal.probe_table import render_table
from venuecheck.report.venue.overrides import Overridden


def test_at_80_letters_every_address_is_whole_and_its_page_named() -> None:
    """An address can be copied, and "explain" asked by the id before it."""
    run = samples.mixed_run()
    lines = render_table(run, Overridden(applied=0, words="", overrides=()), width=80).splitlines()
    assert max(map(len, lines)) <= 80
    assert run.findings
    for finding in run.findings:
        assert any(finding.url in line for line in lines), finding.url
        assert any(f"│ {finding.page} " in line for line in lines), finding.page
