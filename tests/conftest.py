"""How every test runs: nothing fails because the machine is busy, and what Hypothesis breaks can be repeated."""

import os

from hypothesis import HealthCheck, settings

# Seconds are measured in `benchmarks`, never in a test: a deadline, or a wait for data, fails where others work too.
settings.register_profile("venuecheck", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
# where the whole suite runs beside: `tests/project/test_recipes.py`
settings.register_profile("few", parent=settings.get_profile("venuecheck"), max_examples=3)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "venuecheck"))
