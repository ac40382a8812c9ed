"""What the sample school's filter does, as data: change a line and the report changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Treatment(StrEnum):
    """What the filter does with one site."""

    LET_THROUGH = "let_through"
    INSPECT = "inspect"
    """Let through, with the school's own certificate in place of the site's."""
    BLOCK_PAGE = "block_page"
    """Status 403 and a block page; over https signed by the school, as a filter that inspects does."""
    BLOCK_PAGE_AS_SUCCESS = "block_page_as_success"
    """The same page with status 200, as many filters answer."""
    REDIRECT = "redirect"
    """On to the filter's own site, with the blocked address in the query."""
    RESET = "reset"
    """The connection is cut as soon as the site's name is seen."""
    CLOSE = "close"
    """The connection is closed in order, without a word."""
    SILENCE = "silence"
    """The request is swallowed and no answer comes."""
    NO_SUCH_NAME = "no_such_name"
    """DNS says NXDOMAIN."""
    REFUSE_NAME = "refuse_name"
    """DNS says REFUSED."""
    SINKHOLE = "sinkhole"
    """DNS gives 0.0.0.0 and says that it filters (extended error 17)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The filter's table: host to treatment. A host that is not in it is let through."""

    treatments: Mapping[str, Treatment] = field(default_factory=dict)

    def treatment(self, host: str) -> Treatment:
        """Say what happens to `host` (lower case, without a port)."""
        return self.treatments.get(host, Treatment.LET_THROUGH)


SAMPLE_RULES = Rules(
    treatments={
        "stand-in-one.test": Treatment.SINKHOLE,
        "stand-in-two.test": Treatment.RESET,
        "stand-in-three.test": Treatment.BLOCK_PAGE,
        "adult-sample.test": Treatment.NO_SUCH_NAME,
        "adult-video-sample.test": Treatment.RESET,
        "casino-sample.test": Treatment.BLOCK_PAGE,
        "bingo-sample.test": Treatment.REDIRECT,
        "betting-sample.test": Treatment.BLOCK_PAGE,
        "web-proxy-sample.test": Treatment.REFUSE_NAME,
        "old-anonymiser-sample.test": Treatment.SILENCE,
        # Wrongly let through: new-adult-sample.test, free-vpn-sample.test. Wrongly blocked:
        "safe-at-home-sample.test": Treatment.BLOCK_PAGE,
        "relationships-sample.test": Treatment.BLOCK_PAGE_AS_SUCCESS,
        # Right, and seen to be inspected:
        "morning-news-sample.test": Treatment.INSPECT,
    }
)
