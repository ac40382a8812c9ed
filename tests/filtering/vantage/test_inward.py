"""A page from outside never leads this program into the device itself, or onto its own link."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from venuecheck.filtering.vantage.routes import leads_inward, names_this_device


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "127.8.9.10", "0.0.0.0", "169.254.169.254", "::1", "::", "fe80::1", "fe80::1%lo", "::ffff:127.0.0.1"],
)
def test_loopback_link_local_and_no_address_at_all_lead_inward(address: str) -> None:
    assert leads_inward(address)
    assert names_this_device(address)


@pytest.mark.parametrize("address", ["198.51.100.7", "203.0.113.9", "192.0.2.1", "2001:db8::7", "::ffff:198.51.100.7"])
def test_other_addresses_do_not(address: str) -> None:
    assert not leads_inward(address)


@pytest.mark.parametrize("host", ["localhost", "filter.localhost"])
def test_names_of_the_device_itself(host: str) -> None:
    assert names_this_device(host)


@pytest.mark.parametrize("host", ["localhost.test", "mylocalhost", "block.test", "10.255.255.1"])
def test_names_of_others(host: str) -> None:
    assert not names_this_device(host)


def test_an_address_of_this_devices_own_leads_inward() -> None:
    """Asked of the system: the address by which it would go out is one of its own."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("198.51.100.1", 9))
        except OSError:
            pytest.skip("this machine has no network")
        assert leads_inward(probe.getsockname()[0])


_NAMESPACE = """
ip link set lo up
ip address add 10.99.0.1/32 dev lo
ip route add local 203.0.113.0/24 dev lo src 10.99.0.1
exec "$0" -m tests.filtering.vantage.inward_child
"""
_ROOT = Path(__file__).parents[3]


@pytest.mark.lab
def test_a_page_from_outside_is_not_followed_into_the_device() -> None:
    """By number, by name, by a name whose address leads there; by a redirect and by a script."""
    command = ["unshare", "--net", "sh", "-ec", _NAMESPACE, sys.executable]
    try:
        done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, timeout=60, check=False)
    except OSError:
        pytest.skip("there is no unshare here")
    if "unshare" in done.stderr:
        pytest.skip("this needs root")
    *ended, came = done.stdout.split()
    assert ended == ["sent_inward"] * 12, done.stderr
    assert came == "0"
