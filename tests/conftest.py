"""How every test runs: nothing fails because the machine is busy, and what Hypothesis breaks can be repeated."""

import gc
import os
import signal
from collections.abc import Iterator
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings

from venuecheck.filtering.vantage.socket import SocketVantage

# Seconds are measured in `benchmarks`, never in a test: a deadline, or a wait for data, fails where others work too.
settings.register_profile("venuecheck", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])
# where the whole suite runs beside: `tests/project/test_recipes.py`
settings.register_profile("few", parent=settings.get_profile("venuecheck"), max_examples=3)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "venuecheck"))


_OBJECTS_BEFORE_GARBAGE = 20_000


def pytest_collection_finish() -> None:
    """Have the modules and tests, which stay, looked through for garbage no more: a tenth of all time went there."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BEFORE_GARBAGE, *gc.get_threshold()[1:])


@pytest.fixture(autouse=True, scope="session")
def _can_be_interrupted() -> None:
    """What a shell runs in the background ignores Ctrl-C, and so would the programs that tests start and interrupt."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True, scope="session")
def _nothing_is_waited_for() -> Iterator[None]:
    """Ten seconds before each second look would be most of what tests take; that they pass is tested for itself."""
    with patch.object(SocketVantage, "rest", _no_rest):
        yield


async def _no_rest(_vantage: SocketVantage, _seconds: float) -> None:
    """Let no time go by."""
