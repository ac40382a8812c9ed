"""Every rule, in order of layer: the nearest to the device first."""

from venuecheck.filtering.judging import (
    comparison,
    connection,
    dns,
    http,
    reference,
    refuted,
    sent_on,
    shared_address,
    sign_in,
    stands_for_several,
    unlike,
)
from venuecheck.filtering.judging.rule import Rule

RULES: tuple[Rule, ...] = (
    *dns.RULES,
    *shared_address.RULES,
    *comparison.DNS_RULES,
    *connection.RULES,
    *sent_on.RULES,
    *http.RULES,
    *stands_for_several.RULES,
    *sign_in.RULES,
    *comparison.HTTP_RULES,
    *reference.RULES,
    *unlike.RULES,
    *refuted.RULES,
)

RULES_VERSION = "2026.36"
"""Changes whenever a rule or the way in which rules are weighed does."""
