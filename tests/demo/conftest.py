"""A small sample school, running."""

import ssl
from collections.abc import Iterator

import pytest

from venuecheck.demo.rules import Rules, Treatment
from venuecheck.demo.school import Opened, SampleSchool
from venuecheck.demo.sites import Web

RULES = Rules(treatments={f"{treatment.replace('_', '-')}.test": treatment for treatment in Treatment})
WEB: Web = {(host, "/"): f"MARKER {host}" for host in ("open.test", *RULES.treatments)}


@pytest.fixture(scope="module")
def school() -> Iterator[Opened]:
    """Run a school with one site for each treatment, called after it."""
    with SampleSchool(WEB, RULES, preferred_ports=False) as opened:
        yield opened


@pytest.fixture
def trusting(school: Opened) -> ssl.SSLContext:
    """Trust the sites' authority, and not the school's."""
    return ssl.create_default_context(cadata=school.public_roots.decode())
