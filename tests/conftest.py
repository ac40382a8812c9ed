"""How every test runs: nothing fails because the machine is busy, and what Hypothesis breaks can be repeated."""

from hypothesis import HealthCheck, settings

# Seconds are measured in `benchmarks`, never in a test: a deadline, or a wait for data, fails where others work too.
settings.register_profile("venuecheck", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("venuecheck")
