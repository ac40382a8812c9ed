"""Every rule, in order of layer: the nearest to the device first."""

from venuecheck.filtering.judging import comparison, connection, dns, http, reference
from venuecheck.filtering.judging.rule import Rule

RULES: tuple[Rule, ...] = (
    *dns.RULES,
    *comparison.DNS_RULES,
    *connection.RULES,
    *http.RULES,
    *comparison.HTTP_RULES,
    *reference.RULES,
)

RULES_VERSION = "2026.15"
"""Changes whenever a rule or the way in which rules are weighed does."""
