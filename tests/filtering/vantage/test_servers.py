"""Which resolvers a device has, from settings that people and programs write, wrongly at times."""

import pytest

from venuecheck.filtering.vantage.servers import named_in


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("nameserver 10.0.0.53\n", ["10.0.0.53"]),
        ("nameserver\t10.0.0.53  # ours\nnameserver 2001:db8::53", ["10.0.0.53", "2001:db8::53"]),
        ("nameserver fe80::1%eth0\r\n", ["fe80::1%eth0"]),
        ("nameserver dns.school.test\nnameserver 10.0.0.53\n", ["10.0.0.53"]),
        ("nameserver 10.0.0.53:53\nnameserver 10.0.0\nnameserver 999.1.1.1\nnameserver\n", []),
        ("# nameserver 10.0.0.1\n;nameserver 10.0.0.2\nnameservers 10.0.0.3\n", []),
        ("search school.test\noptions timeout:x ndots:\nnameserver 10.0.0.53\n\0\ufffd", ["10.0.0.53"]),
        ("", []),
    ],
)
def test_lines_that_name_no_address_are_passed_over(text: str, named: list[str]) -> None:
    assert named_in(text) == named
