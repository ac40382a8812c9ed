"""Whatever the download of a PAC file can end with is one sentence for a person."""

import asyncio

import httpx
import pytest
import respx

from venuecheck.filtering.model.address import parse_address
from venuecheck.filtering.vantage.proxy import ProxyUnknown
from venuecheck.filtering.vantage.proxy_choice import ProxyChoice

PAC = "http://wpad.school.test/proxy.pac"
# Ends that no small server brings about at will; those that one does are tried on a real one.
ENDS = [
    httpx.ConnectTimeout("slow"),
    httpx.ReadTimeout("slow"),
    httpx.PoolTimeout("slow"),
    httpx.ProxyError("odd"),
    httpx.UnsupportedProtocol("odd"),
    httpx.DecodingError("odd"),
    httpx.TooManyRedirects("odd"),
    OSError("no more sockets"),
]
_SAYS: dict[type[Exception], str] = {
    httpx.ConnectTimeout: "could not be fetched: no answer in time",
    httpx.ReadTimeout: "could not be fetched: no answer in time",
    httpx.PoolTimeout: "could not be fetched: no answer in time",
    httpx.TooManyRedirects: "sends the browser on without end",
}


@pytest.mark.parametrize(("end", "says"), [(end, _SAYS.get(type(end), "could not be fetched")) for end in ENDS])
def test_a_download_that_fails_leaves_the_proxy_unknown(end: Exception, says: str) -> None:
    """Never an exception that ends the run, and never the library's own words."""
    with respx.mock(assert_all_called=True) as router:
        router.get(PAC).mock(side_effect=end)
        (way,) = asyncio.run(ProxyChoice(f"pac+{PAC}").ways(parse_address("http://museum.test/")))
    assert isinstance(way, ProxyUnknown)
    assert str(way) == f"The proxy settings file (PAC) {says}."


@pytest.mark.parametrize("status", [204, 302, 404, 500])
def test_an_answer_that_is_no_file_is_said_to_be_none(status: int) -> None:
    """Neither an empty answer nor an error passes for "no proxy here"."""
    with respx.mock(assert_all_called=True) as router:
        router.get(PAC).respond(status)
        (way,) = asyncio.run(ProxyChoice(f"pac+{PAC}").ways(parse_address("http://museum.test/")))
    assert isinstance(way, ProxyUnknown)
    assert "(PAC)" in str(way)
