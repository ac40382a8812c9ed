"""Which addresses of a name are tried, and what a look-up of the others is good for."""

from datetime import UTC, datetime

import pytest

from venuecheck.filtering.model.address import parse_address
from venuecheck.filtering.model.failure import Failure
from venuecheck.filtering.model.observation import Family, Lookup, Purpose, RecordType
from venuecheck.filtering.vantage import routes
from venuecheck.filtering.vantage.routes import endpoints

ADDRESS = parse_address("https://museum.test/")
FOUR, SIX = "198.51.100.7", "64:ff9b::c633:6407"


def _lookup(record: RecordType, *addresses: str) -> Lookup:
    return Lookup(
        failure=None if addresses else Failure.NODATA,
        subject="p",
        visit=1,
        started=datetime(2026, 9, 14, tzinfo=UTC),
        elapsed=0.1,
        name="museum.test",
        record=record,
        rcode="NOERROR",
        addresses=addresses,
    )


def _tried(
    monkeypatch: pytest.MonkeyPatch, *, routed: tuple[Family, ...], four: tuple[str, ...], six: tuple[str, ...]
) -> tuple[list[str], list[Purpose]]:
    def is_routed(address: str, _port: int) -> bool:
        return (Family.IPV6 if ":" in address else Family.IPV4) in routed

    monkeypatch.setattr(routes, "_is_routed", is_routed)
    found, told = endpoints((_lookup("A", *four), _lookup("AAAA", *six)), ADDRESS, hop=0, purpose=Purpose.PAGE)
    return [each.address for each in found], [each.purpose for each in told]


@pytest.mark.parametrize(
    ("routed", "four", "six", "told"),
    [
        ((Family.IPV4, Family.IPV6), (FOUR,), (SIX,), ([FOUR, SIX], [Purpose.PAGE, Purpose.PAGE])),
        ((Family.IPV4,), (FOUR,), (SIX,), ([FOUR], [Purpose.PAGE, Purpose.CONTEXT])),
        ((Family.IPV6,), (FOUR,), (SIX,), ([SIX], [Purpose.CONTEXT, Purpose.PAGE])),
        # a dummy shows itself, whatever way there is
        ((Family.IPV6,), ("0.0.0.0",), (SIX,), ([SIX], [Purpose.PAGE, Purpose.PAGE])),
        # where there is no way at all, IPv4 is tried and tells so
        ((), (FOUR,), (SIX,), ([FOUR], [Purpose.PAGE, Purpose.CONTEXT])),
        ((Family.IPV6,), (FOUR,), (), ([FOUR], [Purpose.PAGE, Purpose.CONTEXT])),
        # a name with addresses of IPv6 alone has addresses, whether there is a way to them or not
        ((Family.IPV4,), (), ("2001:db8::7",), ([], [Purpose.CONTEXT, Purpose.PAGE])),
        ((Family.IPV4,), (), ("::",), ([], [Purpose.CONTEXT, Purpose.PAGE])),
        ((Family.IPV4,), (), (), ([], [Purpose.PAGE, Purpose.CONTEXT])),
    ],
)
def test_a_family_without_a_route_is_context_beside_one_that_has_one(
    monkeypatch: pytest.MonkeyPatch,
    routed: tuple[Family, ...],
    four: tuple[str, ...],
    six: tuple[str, ...],
    told: tuple[list[str], list[Purpose]],
) -> None:
    assert _tried(monkeypatch, routed=routed, four=four, six=six) == told
