"""All scenarios of judging."""

from tests.filtering.judging import (
    scenarios_comparison,
    scenarios_connection,
    scenarios_controls,
    scenarios_device,
    scenarios_dns,
    scenarios_filters,
    scenarios_http,
    scenarios_led_away,
    scenarios_named_elsewhere,
    scenarios_proxy,
    scenarios_quoted,
    scenarios_read,
    scenarios_reference,
    scenarios_run,
    scenarios_shared_silence,
    scenarios_short,
    scenarios_told_of,
    scenarios_whose_doing,
)
from tests.filtering.judging.scenario import Scenario

SCENARIOS: tuple[Scenario, ...] = (
    *scenarios_dns.SCENARIOS,
    *scenarios_led_away.SCENARIOS,
    *scenarios_connection.SCENARIOS,
    *scenarios_named_elsewhere.SCENARIOS,
    *scenarios_http.SCENARIOS,
    *scenarios_filters.SCENARIOS,
    *scenarios_controls.SCENARIOS,
    *scenarios_device.SCENARIOS,
    *scenarios_proxy.SCENARIOS,
    *scenarios_quoted.SCENARIOS,
    *scenarios_reference.SCENARIOS,
    *scenarios_comparison.SCENARIOS,
    *scenarios_read.SCENARIOS,
    *scenarios_run.SCENARIOS,
    *scenarios_shared_silence.SCENARIOS,
    *scenarios_short.SCENARIOS,
    *scenarios_told_of.SCENARIOS,
    *scenarios_whose_doing.SCENARIOS,
)
