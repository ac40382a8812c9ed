"""The delay line holds every packet back for as long as it says, and loses none."""

from typing import TYPE_CHECKING

import pytest

from .commands import run_well
from .laboratory import brought_up

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.lab

_ROUND_TRIP = 0.05
_TIMES = "%{time_namelookup} %{time_connect} %{time_starttransfer} %{http_code}"


def test_each_step_takes_a_round_trip(carried: "Callable[[str], None]") -> None:
    """The resolver asks over the same line, so a look-up takes one round trip as well as the connection."""
    carried("delay")
    with brought_up("delay") as lab:
        said = run_well(
            [*lab.entering("client"), "curl", "-sS", "-o", "/dev/null", "-w", _TIMES, "http://gov.test/"]
        ).split()
    looked_up, connected, answered = (float(word) for word in said[:3])
    assert said[3] == "200"
    assert min(looked_up, connected - looked_up, answered - connected) >= _ROUND_TRIP
