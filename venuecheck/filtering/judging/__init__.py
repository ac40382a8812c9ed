"""From facts to verdicts. Pure: no network, no clock, no file."""
