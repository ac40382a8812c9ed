"""What is kept of a resolver's answer over HTTPS: the code, for the message itself is no text."""

import pytest

from venuecheck.filtering.model.address import parse_address
from venuecheck.filtering.model.answer import DNS_MESSAGE, DNS_REPLY
from venuecheck.filtering.model.page import Page
from venuecheck.filtering.vantage.answer import Keeping, keep
from venuecheck.filtering.vantage.http_step import RawAnswer

_URL = "https://doh.test/dns-query?dns=AAAA"


def _kept(body: bytes, media_type: str) -> str:
    raw = RawAnswer(status=200, headers=(("content-type", media_type),), body=body, complete=True)
    answer, _ = keep(raw, Page(id="doh", url=_URL), parse_address(_URL), parse_address(_URL), Keeping())
    assert answer is not None
    assert answer.body is not None
    return answer.body.text


@pytest.mark.parametrize(
    ("flags", "said"),
    [(b"\x81\x80", "NOERROR"), (b"\x81\x85", "REFUSED"), (b"\x81\x05", "REFUSED"), (b"\x81\x8f", "code 15")],
)
def test_the_code_is_read_from_the_message(flags: bytes, said: str) -> None:
    assert _kept(b"\x00\x00" + flags + bytes(8), DNS_MESSAGE) == DNS_REPLY + said


def test_of_what_is_no_message_no_text_is_kept() -> None:
    assert _kept(b"<p>Blocked for Robin Example</p>", "text/html") == ""
    assert not _kept(b"\x00\x00\x81", DNS_MESSAGE).startswith(DNS_REPLY)
